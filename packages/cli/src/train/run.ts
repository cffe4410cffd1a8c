// One training run from settings to report: what `fovea train` does.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setBackend, ValueError } from 'fovea';
import { type BatchOptions, batchCount, batches, channelStatistics, type ImageSet } from 'fovea/data';
import { createModel, type ImageModel } from 'fovea/models';
import { manualSeed } from 'fovea/nn';
import { AdamW, cosineWithWarmup, type Optimizer, SGD } from 'fovea/optim';
import { type EpochEvent, evaluator, fit, loadOptimizer, loadWeights, saveOptimizer, saveWeights } from 'fovea/train';
import { writeReport } from '../report/report.ts';
import { environment } from '../run-folder/environment.ts';
import { withFile } from '../run-folder/file-source.ts';
import { MetricsLog } from '../run-folder/metrics-log.ts';
import { FILES, makeRunFolder } from '../run-folder/run-folder.ts';
import { writeFileWith, writeJson } from '../run-folder/write-file.ts';
import { completeConfig, type TrainConfig } from './config.ts';
import { type DataSet, loadDataSet } from './dataset.ts';
import { makeProgress } from './progress.ts';
import { type Results, summarize } from './results.ts';

/** Exit codes as shells know them. */
const DONE = 0;
const INTERRUPTED = 130;

/** Everything that a run works with. */
interface Run {
  readonly config: TrainConfig;
  readonly folder: string;
  readonly data: DataSet;
  readonly model: ImageModel;
  readonly optimizer: Optimizer;
  readonly log: MetricsLog;
  readonly startEpoch: number;
  readonly stepsPerEpoch: number;
  readonly imagesPerEpoch: number;
  /** Of the training images. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

function makeModel(config: TrainConfig, images: ImageSet): ImageModel {
  const small = Math.max(images.height, images.width) <= 64;
  return createModel(config.model, {
    numClasses: images.classNames.length,
    inChannels: images.channels,
    smallImage: small,
    imageSize: [images.height, images.width],
    dropRate: config.dropRate,
    dropPathRate: config.dropPathRate,
  });
}

function makeOptimizer(config: TrainConfig, model: ImageModel): Optimizer {
  const { lr, momentum, weightDecay } = config;
  const parameters = model.parameters();
  // As usual, norms and biases are not decayed.
  const groups = [
    { params: parameters.filter((parameter) => parameter.shape.length > 1) },
    { params: parameters.filter((parameter) => parameter.shape.length <= 1), settings: { weightDecay: 0 } },
  ];
  return config.optimizer === 'SGD'
    ? new SGD(groups, { lr, momentum, weightDecay })
    : new AdamW(groups, { lr, weightDecay });
}

/** Settings of the run to go on with; only `epochs`, `threads` and the like may differ. */
async function configOf(values: Readonly<Record<string, unknown>>): Promise<TrainConfig> {
  if (typeof values.resume !== 'string' || values.resume === '') return completeConfig(values);
  const path = join(values.resume, FILES.config);
  const text = await readFile(path, 'utf8').catch(() => {
    throw new ValueError(`train: resume=${values.resume}: there is no ${FILES.config} in that folder`);
  });
  return completeConfig({ ...(JSON.parse(text) as Record<string, unknown>), ...values });
}

async function prepare(values: Readonly<Record<string, unknown>>): Promise<Run> {
  const config = await configOf(values);
  const data = await loadDataSet(config.data);
  const backend = await setBackend('wasm', config.threads > 0 ? { threads: config.threads } : {});
  manualSeed(config.seed);
  const model = makeModel(config, data.train);
  const optimizer = makeOptimizer(config, model);
  const imagesPerEpoch = Math.min(config.images || Number.POSITIVE_INFINITY, data.train.labels.length);
  const stepsPerEpoch = batchCount(imagesPerEpoch, { batchSize: config.batch, dropLast: true });
  if (stepsPerEpoch === 0)
    throw new ValueError(`train: batch=${config.batch} is more than the ${imagesPerEpoch} images of an epoch`);
  const resumed = config.resume !== '';
  const folder = resumed ? config.resume : await makeRunFolder(config.project, config.name);
  const startEpoch = resumed ? await restore(folder, model, optimizer) : 0;
  const log = resumed ? await MetricsLog.resume(folder, startEpoch) : MetricsLog.start(folder);
  const { mean, std } = channelStatistics(data.train);
  await writeJson(join(folder, FILES.config), { ...config, resume: '' });
  await writeJson(join(folder, FILES.environment), environment(backend.description));
  console.log(`${config.model}: ${model.parameterCount().toLocaleString('en')} parameters; ${backend.description}`);
  console.log(`${data.name}: ${data.train.labels.length} training images, ${data.test.labels.length} test images`);
  console.log(`run folder: ${folder}${resumed ? ` (going on after epoch ${startEpoch})` : ''}\n`);
  return { config, folder, data, model, optimizer, log, startEpoch, stepsPerEpoch, imagesPerEpoch, mean, std };
}

/** Loads the last checkpoint; gives the epoch to go on with. */
async function restore(folder: string, model: ImageModel, optimizer: Optimizer): Promise<number> {
  await withFile(join(folder, FILES.last), (source) => loadWeights(source, model));
  const metadata = await withFile(join(folder, FILES.optimizer), (source) => loadOptimizer(source, optimizer));
  return Number(metadata.epoch);
}

const weightsFile = (run: Run, file: string, epoch: number): Promise<void> =>
  writeFileWith(join(run.folder, file), (sink) =>
    saveWeights(sink, run.model, {
      model: run.config.model,
      epoch: String(epoch),
      classes: JSON.stringify(run.data.train.classNames),
    }),
  );

/** `epoch`: the one to go on with. */
async function saveLast(run: Run, epoch: number): Promise<void> {
  await weightsFile(run, FILES.last, epoch);
  await writeFileWith(join(run.folder, FILES.optimizer), (sink) =>
    saveOptimizer(sink, run.optimizer, { epoch: String(epoch) }),
  );
}

function trainingBatches({ config, data, imagesPerEpoch, mean, std }: Run, epoch: number) {
  const { batch, seed, flip, shift } = config;
  const options: BatchOptions = {
    batchSize: batch,
    mean,
    std,
    shuffle: true,
    seed,
    epoch,
    flip,
    shift,
    dropLast: true,
  };
  const all = batches(data.train, options);
  const limit = Math.floor(imagesPerEpoch / batch);
  return (function* () {
    for (let i = 0; i < limit; i++) {
      const next = all.next();
      if (next.done) return;
      yield next.value;
    }
  })();
}

const TEST_BATCH = 250;
const testBatches = ({ data, mean, std }: Run) => batches(data.test, { batchSize: TEST_BATCH, mean, std });

/** Trains to the end or until interrupted; tells which. */
async function trainAll(run: Run, signal: AbortSignal): Promise<boolean> {
  const { config, stepsPerEpoch } = run;
  const progress = makeProgress(config.epochs, config.batch);
  const bestAccuracy = run.log.bestAccuracy;
  const events = fit({
    model: run.model,
    optimizer: run.optimizer,
    epochs: config.epochs,
    stepsPerEpoch,
    startEpoch: run.startEpoch,
    trainBatches: (epoch) => trainingBatches(run, epoch),
    testBatches: () => testBatches(run),
    lrAt: cosineWithWarmup({
      lr: config.lr,
      minLr: Math.min(config.minLr, config.lr),
      warmupSteps: Math.min(Math.round(config.warmupEpochs * stepsPerEpoch), config.epochs * stepsPerEpoch),
      totalSteps: config.epochs * stepsPerEpoch,
    }),
    labelSmoothing: config.labelSmoothing,
    signal,
    ...(bestAccuracy === undefined ? {} : { bestAccuracy }),
  });
  let epoch = run.startEpoch;
  try {
    for await (const event of events) {
      if (event.kind === 'step') progress.step(event);
      else {
        progress.epoch(event);
        epoch = event.epoch + 1;
        await finishEpoch(run, event);
      }
    }
  } finally {
    progress.stop();
  }
  if (epoch < config.epochs) await saveLast(run, epoch);
  return epoch >= config.epochs;
}

async function finishEpoch(run: Run, { kind: _, ...record }: EpochEvent): Promise<void> {
  await run.log.add(record);
  if (record.best) await weightsFile(run, FILES.best, record.epoch + 1);
  await saveLast(run, record.epoch + 1);
}

/** Evaluates the best weights and writes results and report. */
async function finish(run: Run): Promise<Results> {
  await withFile(join(run.folder, FILES.best), (source) => loadWeights(source, run.model));
  const results = summarize(await evaluator(run.model)(testBatches(run)), run.data.test);
  await writeJson(join(run.folder, FILES.results), results);
  await writeReport(run.folder, {
    config: run.config,
    data: run.data,
    epochs: run.log.records,
    results,
    parameters: run.model.parameterCount(),
  });
  return results;
}

/** Runs `fovea train`; gives the exit code. @throws ValueError for settings, files or images that cannot be used */
export async function train(values: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<number> {
  const run = await prepare(values);
  const complete = await trainAll(run, signal);
  if (!complete) {
    console.log(`\nstopped; go on with: fovea train resume=${run.folder}`);
    return INTERRUPTED;
  }
  const results = await finish(run);
  const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
  console.log(
    `\nmacro: precision ${percent(results.macro.precision)}, recall ${percent(results.macro.recall)}, AUC ${results.macroAuc.toFixed(4)}`,
  );
  console.log(`report: ${join(run.folder, FILES.report)}`);
  console.log(`test accuracy: ${percent(results.testAccuracy)}`);
  return DONE;
}
