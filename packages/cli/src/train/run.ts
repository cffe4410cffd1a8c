// One training run from settings to report: what `fovea train` does.

import { join } from 'node:path';
import { FoveaError, InternalError, ValueError } from 'fovea';
import {
  type Batches,
  evaluator,
  type FitOptions,
  fit,
  loadWeights,
  type Position,
  type TrainEvent,
} from 'fovea/train';
import { resumeCommand } from '../command-name.ts';
import { aucText, percent } from '../figures.ts';
import { FILES } from '../run-folder/run-folder.ts';
import { jsonFile } from '../run-folder/write-file.ts';
import { isSaved, save } from './checkpoints.ts';
import { makeProgress, type Progress } from './progress.ts';
import { type Results, summarize } from './results.ts';
import { type Run, setUp } from './setup.ts';

const DONE = 0;

function fitOptions(run: Run, signal: AbortSignal): FitOptions {
  const { config, data, stepsPerEpoch, log, from } = run;
  return {
    model: run.model,
    optimizer: run.optimizer,
    epochs: config.epochs,
    stepsPerEpoch,
    trainBatches: (epoch, from) => data.trainBatches({ epoch, from, to: stepsPerEpoch }),
    validationBatches: () => data.evaluationBatches('validation'),
    lrAt: run.lrAt,
    labelSmoothing: config.labelSmoothing,
    signal,
    ...(run.teacher && {
      teacher: {
        logits: run.teacher,
        lambda: config.distillationLambda,
        temperature: config.distillationTemperature,
      },
    }),
    ...(run.average && { average: run.average }),
    ...(from === undefined ? {} : { from }),
    ...(log.bestAccuracy === undefined ? {} : { bestAccuracy: log.bestAccuracy }),
  };
}

async function record(run: Run, progress: Progress, event: TrainEvent): Promise<void> {
  if (event.kind === 'step') return progress.step(event);
  progress.epoch(event);
  const { validationAccuracy, averageAccuracy = 0 } = event;
  const better = averageAccuracy > validationAccuracy ? 'average' : 'weights';
  await save(run, event.position, { ...(event.best && { best: better }), files: run.log.add(event) });
}

const START: Position = { epoch: 0, step: 0, loss: 0, correct: 0, images: 0 };

/** Whether so many epochs were no better than the best that the run stops early. */
const isOutOfPatience = ({ config, log }: Run): boolean =>
  config.patience > 0 && log.epochsSinceBest >= config.patience;

/** Trains to the end, or until interrupted, and saves then; tells which. */
async function trainAll(run: Run, signal: AbortSignal): Promise<boolean> {
  const { config } = run;
  if (isOutOfPatience(run)) return true;
  const progress = makeProgress(config.epochs, config.batch);
  let position = run.from ?? START;
  try {
    for await (const event of fit(fitOptions(run, signal))) {
      await record(run, progress, event);
      position = event.position;
      if (event.kind === 'epoch' && isOutOfPatience(run)) {
        console.log(`no better epoch since epoch ${event.epoch + 1 - config.patience}: stopped early`);
        return true;
      }
    }
  } finally {
    progress.stop();
  }
  const complete = position.epoch >= config.epochs;
  if (!complete) await save(run, position);
  return complete;
}

/** Evaluates the best weights and writes results and report; gives none when interrupted. */
async function finish(run: Run, signal: AbortSignal): Promise<Results | undefined> {
  await run.files.read(FILES.best, (source) => loadWeights(source, run.model));
  if (signal.aborted) return undefined;
  const evaluation = await evaluator(run.model)(untilAborted(run.data.evaluationBatches('test'), signal));
  if (signal.aborted) return undefined;
  const results = summarize(evaluation, run.data);
  await run.files.commit(jsonFile(FILES.results, results));
  // Its charts take most of a second to load, which no other command has to wait for.
  const { writeReport } = await import('../report/report.ts');
  await writeReport(run.files, {
    config: { ...run.config, data: run.data.setting },
    data: run.data,
    epochs: run.log.records,
    results,
    mistakes: await Promise.all(results.worstMistakes.map(({ index }) => run.data.evaluationImage('test', index))),
    parameters: run.model.parameterCount(),
  });
  return results;
}

async function* untilAborted(items: Batches, signal: AbortSignal): Batches {
  for await (const item of items) {
    if (signal.aborted) return;
    yield item;
  }
}

/** Gives none when interrupted. An error says how the run can go on, where it can. */
async function trainAndFinish(run: Run, signal: AbortSignal): Promise<Results | undefined> {
  try {
    return (await trainAll(run, signal)) ? await finish(run, signal) : undefined;
  } catch (error) {
    if (!(error instanceof FoveaError) || error instanceof InternalError || !isSaved(run.files)) throw error;
    throw new ValueError(`${error.message}; then go on with: ${resumeCommand(run.files.folder)}`, { cause: error });
  } finally {
    await run.data.close();
    await run.files.close();
  }
}

/** Runs `fovea train`; gives the exit code. When the signal aborts, that is the signal's reason. @throws ValueError for settings, files or images that cannot be used */
export async function train(values: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<number> {
  const run = await setUp(values, signal);
  const results = run && (await trainAndFinish(run, signal));
  if (run === undefined || results === undefined) {
    // To stderr: whoever has stopped to read the output still sees it.
    console.error(run ? `stopped; go on with: ${resumeCommand(run.files.folder)}` : 'stopped before the run began');
    return Number(signal.reason);
  }
  console.log(
    `\nmacro: precision ${percent(results.macro.precision)}, recall ${percent(results.macro.recall)}, AUC ${aucText(results.macroAuc)}`,
  );
  console.log(`report: ${join(run.files.folder, FILES.report)}`);
  console.log(`test accuracy: ${percent(results.testAccuracy)}`);
  return DONE;
}
