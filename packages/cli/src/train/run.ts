// One training run from settings to report: what `fovea train` does.

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FoveaError, InternalError, ValueError } from 'fovea';
import { type FitOptions, fit, loadWeights, type Position, type TrainEvent } from 'fovea/train';
import { resumeCommand } from '../command-name.ts';
import { evaluatePart } from '../data/evaluate-part.ts';
import type { TrainingData } from '../data/training-data.ts';
import { aucText, percent } from '../figures.ts';
import { isAverageBetter, standingOf } from '../run-folder/metrics-log.ts';
import { FILES } from '../run-folder/run-folder.ts';
import { jsonFile } from '../run-folder/write-file.ts';
import { secondsOf } from '../settings/option.ts';
import { Board } from './board.ts';
import { isSaved, save, type Trained } from './checkpoints.ts';
import type { TrainConfig } from './config.ts';
import { findRate } from './find-rate.ts';
import { type MultiLabelResults, summarizeLabels } from './multi-label-results.ts';
import { overfit } from './overfit.ts';
import { makeProgress, type Progress } from './progress.ts';
import { Recovery } from './recovery.ts';
import { type Results, summarize } from './results.ts';
import { sayOf } from './say.ts';
import { type Run, setUp } from './setup.ts';
import { parseSignals, SignalLog } from './signal-log.ts';
import { type Parts, stepOptions } from './step-options.ts';

const DONE = 0;

/** How long the run is; a dry one is as short as can be. */
const extentOf = ({ config, stepsPerEpoch }: LoopRun): { readonly epochs: number; readonly stepsPerEpoch: number } =>
  config.dryRun ? { epochs: 1, stepsPerEpoch: 1 } : { epochs: config.epochs, stepsPerEpoch };

/** Settings that the loop goes by. */
type LoopConfig = Parts['config'] &
  Pick<TrainConfig, 'epochs' | 'batch' | 'dryRun' | 'patience' | 'timeBudget' | 'saveEvery' | 'keep'> &
  Pick<TrainConfig, 'checkpointEvery' | 'json'>;

/** What the loop works with, whatever is learnt. */
export interface LoopRun extends Trained, Pick<Run, 'log' | 'stepsPerEpoch' | 'lrAt' | 'loss' | 'teacher' | 'from'> {
  readonly config: LoopConfig;
  readonly data: Pick<TrainingData, 'trainBatches' | 'evaluationBatches'>;
}

function fitOptions(run: LoopRun, signal: AbortSignal): FitOptions {
  const { config, data, log, from } = run;
  const { epochs, stepsPerEpoch } = extentOf(run);
  return {
    ...stepOptions(run),
    epochs,
    stepsPerEpoch,
    trainBatches: (epoch, from) =>
      data.trainBatches({ epoch, from, to: stepsPerEpoch * config.accumulate, batchSize: config.batch }),
    validationBatches: () => data.evaluationBatches('validation'),
    lrAt: run.lrAt,
    signal,
    ...(from === undefined ? {} : { from }),
    ...(log.best && standingOf(log.best)),
  };
}

/** What follows each step and each epoch. */
interface Followers {
  readonly progress: Progress;
  readonly recovery: Recovery;
  readonly board: Board | undefined;
  readonly signals: SignalLog | undefined;
}

async function record(
  run: LoopRun,
  { progress, recovery, board, signals }: Followers,
  event: TrainEvent,
): Promise<void> {
  board?.add(event);
  if (event.kind === 'step') {
    progress.step(event);
    if (!recovery.isDue(event.position.step)) return;
    await save(run, event.position);
    return recovery.saved();
  }
  progress.epoch(event);
  const better = isAverageBetter(event) ? 'average' : 'weights';
  const { saveEvery, keep } = run.config;
  await save(run, event.position, {
    ...(event.best && { best: better }),
    ...(saveEvery > 0 && event.position.epoch % saveEvery === 0 && { keep }),
    files: [...run.log.add(event), ...(signals ? [await signals.add(event.position)] : [])],
  });
  recovery.saved();
}

const START: Position = { epoch: 0, step: 0, loss: 0, correct: 0, images: 0 };

/** Whether so many epochs were no better than the best that the run stops early. */
const isOutOfPatience = ({ config, log }: LoopRun): boolean =>
  config.patience > 0 && log.epochsSinceBest >= config.patience;

/** Whether one more epoch would probably end after the time that there is; the first is always trained. */
function isOutOfTime({ config, log: { records } }: LoopRun): boolean {
  const spent = records.reduce((sum, { seconds }) => sum + seconds, 0);
  return config.timeBudget !== '' && spent + spent / records.length > secondsOf(config.timeBudget);
}

/** Why the run ends before its last epoch; undefined when it does not. */
function endsEarly(run: LoopRun): string | undefined {
  const { config, log } = run;
  const done = log.records.length;
  if (done === 0 || done >= config.epochs) return undefined;
  if (isOutOfPatience(run)) return `no better epoch since epoch ${done - log.epochsSinceBest}: stopped early`;
  return isOutOfTime(run) ? `another epoch would not end within ${config.timeBudget}: stopped early` : undefined;
}

/** Trains to the end, or until interrupted, and saves then; tells which. */
async function trainAll(run: Run, signal: AbortSignal): Promise<boolean> {
  const { config } = run;
  if (endsEarly(run) !== undefined) return true;
  const board = config.tensorboard && !config.dryRun ? new Board(run) : undefined;
  try {
    return await trainLoop(run, signal, { board, signals: config.signals ? await SignalLog.of(run) : undefined });
  } finally {
    board?.close();
  }
}

/** `trainAll` of any task; `followers`: what else follows each step and each epoch. */
export async function trainLoop(
  run: LoopRun,
  signal: AbortSignal,
  followers: Pick<Followers, 'board' | 'signals'> = { board: undefined, signals: undefined },
): Promise<boolean> {
  const { config } = run;
  if (endsEarly(run) !== undefined) return true;
  const { epochs } = extentOf(run);
  const progress = makeProgress(epochs, config.batch * config.accumulate, sayOf(config));
  const recovery = new Recovery(config.dryRun ? '0' : config.checkpointEvery);
  let position = run.from ?? START;
  try {
    for await (const event of fit(fitOptions(run, signal))) {
      await record(run, { progress, recovery, ...followers }, event);
      position = event.position;
      const why = event.kind === 'epoch' ? endsEarly(run) : undefined;
      if (why === undefined) continue;
      sayOf(config)(why);
      return true;
    }
  } finally {
    progress.stop();
  }
  const complete = position.epoch >= epochs;
  if (!complete) await save(run, position);
  return complete;
}

type AnyResults = Results | MultiLabelResults;

/** Evaluates the best weights and writes results and report; gives none when interrupted. */
async function finish(run: Run, signal: AbortSignal): Promise<AnyResults | undefined> {
  await run.files.read(FILES.best, (source) => loadWeights(source, run.model));
  const evaluation = await evaluatePart(run.model, run.data, 'test', signal);
  if (!evaluation) return undefined;
  const results = evaluation.targets
    ? summarizeLabels(evaluation, run.data, run.config.threshold)
    : summarize(evaluation, run.data);
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
    ...(run.files.has(FILES.signals) && {
      signals: parseSignals(FILES.signals, await run.files.readText(FILES.signals)),
    }),
  });
  return results;
}

async function close({ data, files }: Run): Promise<void> {
  await data.close();
  await files.close();
}

/** Gives none when interrupted. An error says how the run can go on, where it can. */
async function trainAndFinish(run: Run, signal: AbortSignal): Promise<AnyResults | undefined> {
  try {
    return (await trainAll(run, signal)) ? await finish(run, signal) : undefined;
  } catch (error) {
    const goesOn = isSaved(run.files) && !run.config.dryRun;
    if (!(error instanceof FoveaError) || error instanceof InternalError || !goesOn) throw error;
    throw new ValueError(`${error.message}; then go on with: ${resumeCommand(run.files.folder)}`, { cause: error });
  } finally {
    await close(run);
    if (run.config.dryRun) await rm(run.files.folder, { recursive: true, force: true });
  }
}

/** To stderr: whoever has stopped to read the output still sees it. */
function sayStopped(run: Run | undefined): void {
  if (run === undefined) console.error('stopped before the run began');
  else console.error(run.config.dryRun ? 'stopped' : `stopped; go on with: ${resumeCommand(run.files.folder)}`);
}

/** Tests learning rates instead of training; gives the exit code. */
async function testRates(run: Run, signal: AbortSignal): Promise<number> {
  try {
    if (await findRate(run, fitOptions(run, signal))) return DONE;
  } finally {
    await close(run);
  }
  console.error('stopped');
  return Number(signal.reason);
}

/** Learns one batch by heart instead of training; gives the exit code. */
async function tryOverfit(run: Run, signal: AbortSignal): Promise<number> {
  try {
    if (await overfit(run, fitOptions(run, signal))) return DONE;
  } finally {
    await close(run);
    await rm(run.files.folder, { recursive: true, force: true });
  }
  console.error('stopped');
  return Number(signal.reason);
}

/** Runs `fovea train`; gives the exit code. When the signal aborts, that is the signal's reason. @throws ValueError for settings, files or images that cannot be used */
export async function train(values: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<number> {
  const run = await setUp(values, signal);
  if (run?.config.findLr) return testRates(run, signal);
  if (run?.config.overfit) return tryOverfit(run, signal);
  const results = run && (await trainAndFinish(run, signal));
  if (run === undefined || results === undefined) {
    sayStopped(run);
    return Number(signal.reason);
  }
  tellResults(run, results);
  return DONE;
}

/** What a run comes to, in words or as JSON. */
function tellResults({ config, files }: Run, results: AnyResults): void {
  if (config.json) {
    const told = config.dryRun ? { dryRun: true } : { folder: files.folder, ...results };
    console.log(JSON.stringify(told, null, 2));
    return;
  }
  if (config.dryRun) {
    console.log('\ndry run: training, validation, test and report work; nothing was kept');
    return;
  }
  console.log(
    `\nmacro: precision ${percent(results.macro.precision)}, recall ${percent(results.macro.recall)}, AUC ${aucText(results.macroAuc)}`,
  );
  console.log(`report: ${join(files.folder, FILES.report)}`);
  console.log(
    'multiLabel' in results
      ? `test mean average precision: ${percent(results.meanAveragePrecision)}, F1 ${percent(results.macro.f1)} macro, ${percent(results.micro.f1)} micro`
      : `test accuracy: ${percent(results.testAccuracy)}`,
  );
}
