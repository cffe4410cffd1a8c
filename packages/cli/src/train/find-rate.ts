// `fovea train … findLr=true`: a test of learning rates from small to large, its plot, and the rate that it suggests.

import { join } from 'node:path';
import { type FitOptions, findLearningRate, type LearningRateTest } from 'fovea/train';
import { csvLine } from '../csv.ts';
import { FILES } from '../run-folder/run-folder.ts';
import { textFile } from '../run-folder/write-file.ts';
import { sayOf } from './say.ts';
import type { Run } from './setup.ts';

const STEPS = 100;
const SAY_EVERY_MS = 10_000;

/** Says now and then at which step the test is. */
function counted(trainBatches: FitOptions['trainBatches'], say: (text: string) => void): FitOptions['trainBatches'] {
  let [steps, last] = [0, performance.now()];
  return async function* (epoch, from) {
    for await (const batch of trainBatches(epoch, from)) {
      steps++;
      yield batch;
      if (performance.now() - last < SAY_EVERY_MS) continue;
      last = performance.now();
      say(`learning rates: step ${steps} of at most ${STEPS}`);
    }
  };
}

/** Two digits tell as much as the test does. */
export const rateText = (lr: number): string => String(Number(lr.toPrecision(2)));

const table = ({ points }: LearningRateTest): string =>
  [csvLine(['lr', 'loss', 'smoothed']), ...points.map(({ lr, loss, smoothed }) => csvLine([lr, loss, smoothed]))].join(
    '',
  );

/** What the test says, in words. */
export function adviceText({ valley, steepest, diverged }: LearningRateTest): string {
  const rates = valley !== undefined && steepest !== undefined;
  if (!rates) return 'the loss went off at once, so that there is no rate to suggest';
  const end = diverged ? '' : `\nthe loss did not go off up to the highest rate`;
  return `suggested learning rate: ${rateText(valley)} (half-way down the longest fall); the loss falls fastest at ${rateText(steepest)}${end}`;
}

/** Gives whether it came to its end; the run's weights are as before. */
export async function findRate(run: Run, options: FitOptions): Promise<boolean> {
  const say = sayOf(run.config);
  const { epochs: _, stepsPerEpoch: __, validationBatches: ___, lrAt: ____, ...rest } = options;
  const { from: _____, average: ______, bestAccuracy: _______, bestLoss: ________, ...training } = rest;
  const test = await findLearningRate({ ...training, trainBatches: counted(training.trainBatches, say), steps: STEPS });
  if (options.signal?.aborted) return false;
  // Its charts take most of a second to load.
  const { rateTestHtml } = await import('../report/rate-test.ts');
  const html = rateTestHtml({ config: { ...run.config, data: run.data.setting }, data: run.data, test });
  await run.files.commit(textFile(FILES.lrTable, table(test)), textFile(FILES.lrPlot, html));
  say(adviceText(test));
  say(`plot: ${join(run.files.folder, FILES.lrPlot)}`);
  if (test.valley !== undefined)
    say(`train with it: the same command with lr=${rateText(test.valley)} in place of findLr=true`);
  if (run.config.json) console.log(JSON.stringify({ folder: run.files.folder, ...test }, null, 2));
  return true;
}
