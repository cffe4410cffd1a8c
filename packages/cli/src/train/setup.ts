// Makes all that a training run works with, from its settings: data, backend, model, optimiser, run folder; or finds them, for a run that goes on.

import type { Tensor } from 'fovea';
import { batchCount } from 'fovea/data';
import { createModel, type ImageModel, setGradCheckpointing } from 'fovea/models';
import { manualSeed } from 'fovea/nn';
import { ExponentialMovingAverage } from 'fovea/optim';
import type { Position, TrainingLoss } from 'fovea/train';
import { commandError } from '../command-error.ts';
import { imagesText } from '../data/image-record.ts';
import { loadTrainingData } from '../data/load-training-data.ts';
import type { TrainingData } from '../data/training-data.ts';
import { counted, grouped } from '../figures.ts';
import { environment } from '../run-folder/environment.ts';
import { MetricsLog } from '../run-folder/metrics-log.ts';
import { RunFiles } from '../run-folder/run-files.ts';
import { FILES, makeRunFolder } from '../run-folder/run-folder.ts';
import { jsonFile, textFile } from '../run-folder/write-file.ts';
import { makeBackend } from '../settings/backend.ts';
import { bytesOf } from '../settings/option.ts';
import type { Given } from '../settings/settings.ts';
import { describedSource, findWeights, type PretrainedSource, withModelOf } from '../weights/pretrained-source.ts';
import { startFrom } from '../weights/start.ts';
import { findTeacher, pinned, teacherLogits } from '../weights/teacher.ts';
import { arithmeticRecord } from './arithmetic.ts';
import { chooseBatch, type Images } from './batch-size.ts';
import { restore, savedSettings, type Trained } from './checkpoints.ts';
import { completeConfig, completeResumedConfig, type TrainConfig } from './config.ts';
import { freezeParts } from './freeze-parts.ts';
import { makeLoss } from './loss.ts';
import { classifierFor, embeddingsOf } from './margin-loss.ts';
import { keepWithin, type LimitedStep } from './memory-limit.ts';
import { settingsForLabels } from './multi-label-config.ts';
import { makeOptimizer } from './optimizer.ts';
import { requireSameImages } from './same-images.ts';
import { sayOf } from './say.ts';
import { makeSchedule } from './schedule.ts';
import { stepOptions } from './step-options.ts';
import { imagesPerEpoch, shortRunText } from './suited.ts';

export interface Run extends Trained {
  readonly model: ImageModel;
  readonly config: TrainConfig;
  readonly data: TrainingData;
  readonly log: MetricsLog;
  readonly stepsPerEpoch: number;
  /** Learning rate of a step, counted from 0 over the whole run. */
  readonly lrAt: (step: number) => number;
  /** Undefined: cross-entropy. */
  readonly loss: TrainingLoss | undefined;
  /** Logits of the teacher, where there is one. */
  readonly teacher: ((images: Tensor) => Tensor) | undefined;
  /** Where to go on; none for a new run. */
  readonly from: Position | undefined;
}

/**
 * Gives none when the signal aborts before the run has a folder.
 * @throws ValueError for settings or files that cannot be used; a new run has made no folder then
 */
export async function setUp(values: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<Run | undefined> {
  const { resume } = values;
  const files = typeof resume === 'string' && resume !== '' ? await RunFiles.open(resume) : undefined;
  let run: Run | undefined;
  try {
    run = await makeRun(values, signal, files);
    return run;
  } finally {
    if (!run) await files?.close();
  }
}

/** `files` are of a run that goes on. */
async function makeRun(
  values: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
  before: RunFiles | undefined,
): Promise<Run | undefined> {
  const saved = before && (await savedSettings(before));
  const settings = saved ? await resumedSettings(before, saved, values) : await newSettings(values, signal);
  const { config: wanted, source, teacher } = await withTeacher(settings, signal);
  if (signal.aborted) return undefined;
  const loaded = await loadTrainingData(wanted, {
    given: values,
    suit: before === undefined,
    expected: source?.preprocessing,
    signal,
    say: sayOf(wanted),
  });
  if (loaded === undefined) return undefined;
  const { data } = loaded;
  let run: Run | undefined;
  try {
    const config = before ? loaded.config : settingsForLabels(loaded.config, values, data);
    const used = config.dryRun ? firstBatches(data) : data;
    run = await runOn(used, { config, ...(source && { source }), ...(teacher && { teacher }) }, signal, before);
    return run;
  } finally {
    if (!run) await data.close();
  }
}

/** One batch of each part to evaluate on. */
const firstBatches = (data: TrainingData): TrainingData => ({
  ...data,
  evaluationBatches: async function* (part) {
    for await (const batch of data.evaluationBatches(part)) {
      yield batch;
      return;
    }
  },
});

/** `before` are the files of a run that goes on. */
async function runOn(
  data: TrainingData,
  { config: given, source, teacher: lessons }: Settings,
  signal: AbortSignal,
  before: RunFiles | undefined,
): Promise<Run | undefined> {
  if (signal.aborted) return undefined;
  // What is refused is refused before there is a folder.
  countSteps({ ...given, batch: given.batch || 1 }, data);
  const { classNames, preprocessing } = data;
  const backend = await makeBackend('train', given.threads);
  if (signal.aborted) return undefined;
  manualSeed(given.seed);
  const model = makeModel(given, data, source);
  const loss = makeLoss(given, {
    classNames,
    labels: data.labels.train,
    targets: data.targets?.train,
    embeddings: () => embeddingsOf(model),
  });
  const started = source && !before ? await startFrom(source, model, data.classNames) : undefined;
  const teacher = lessons && (await teacherLogits(lessons, data));
  freezeParts(given.freeze, model);
  const optimizer = makeOptimizer(given, model);
  const average = given.ema > 0 ? new ExponentialMovingAverage(model, { decay: given.ema }) : undefined;
  const parts = { config: given, model, optimizer, loss, teacher, average };
  const batch = await limitMemory(given, { ...stepOptions(parts), model }, imagesOf(given, data));
  const config = { ...given, batch };
  const stepsPerEpoch = countSteps(config, data);
  makeSchedule(config, stepsPerEpoch, () => []);
  if (signal.aborted) return undefined;
  const files = before ?? (await RunFiles.create(await makeRunFolder(config.project, config.name)));
  try {
    const multiLabel = data.targets !== undefined;
    const trained = { files, model, classNames, multiLabel, preprocessing, optimizer, average };
    if (before) await requireSameImages(before, data);
    const from = before ? await restore(trained) : undefined;
    const log = from ? await MetricsLog.resume(files, from.epoch) : MetricsLog.start();
    const { record, change } = await arithmeticRecord(backend.arithmetic, before);
    await files.commit(
      // What 'auto' stood for, so that a run goes on with the same images.
      jsonFile(FILES.config, { ...config, data: data.setting, resume: '', json: false }),
      jsonFile(FILES.environment, { ...environment(backend.description), ...record }),
      ...(files.has(FILES.images)
        ? []
        : [textFile(FILES.images, imagesText(data.images(), data.targets !== undefined))]),
    );
    const lrAt = makeSchedule(config, stepsPerEpoch, () => log.records.map(({ validationLoss }) => validationLoss));
    const run = { ...trained, config, data, log, stepsPerEpoch, lrAt, loss, teacher, from };
    const size = `${config.model}: ${grouped(model.parameterCount())} parameters; ${backend.description}`;
    const lines = [size, change, started, runText(run), shortRunText(config, stepsPerEpoch)];
    for (const line of lines) if (line) sayOf(config)(line);
    return run;
  } catch (error) {
    await files.close();
    throw error;
  }
}

interface Settings {
  readonly config: TrainConfig;
  /** What the run starts, or started, from. */
  readonly source?: PretrainedSource;
  readonly teacher?: PretrainedSource;
}

/** @throws ValueError for settings or weights that cannot be used */
async function newSettings(values: Given, signal: AbortSignal): Promise<Settings> {
  // Before anything is fetched.
  const config = completeConfig(values);
  if (config.weights === '') return { config };
  const source = await findWeights(config.weights, signal).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return source ? { config: completeConfig(withModelOf(values, source)), source } : { config };
}

/** The commit of a teacher from the hub is kept: the branch may have moved on when the run does. */
async function withTeacher(settings: Settings, signal: AbortSignal): Promise<Settings> {
  const { config } = settings;
  if (config.teacher === '' || signal.aborted) return settings;
  const teacher = await findTeacher(config.teacher, signal).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return teacher ? { ...settings, config: { ...config, teacher: pinned(teacher) }, teacher } : settings;
}

/** Of a run that began with weights, its own say what they were made for. */
async function resumedSettings(files: RunFiles, saved: Given, values: Given): Promise<Settings> {
  const config = completeResumedConfig(saved, values);
  if (config.weights === '' || !files.has(FILES.last)) return { config };
  return { config, source: await files.read(FILES.last, (last) => describedSource(last.name, last)) };
}

/** What a run works with, and where it lies. */
function runText({ config, data, files, from, stepsPerEpoch }: Run): string {
  const [training, validation, test] = (['train', 'validation', 'test'] as const).map((part) =>
    grouped(data.labels[part].length),
  );
  const images = `${data.name}: ${training} training, ${validation} validation, ${test} test images; ${counted(config.epochs, 'epoch')} of ${counted(stepsPerEpoch, 'step')} of ${counted(config.batch * config.accumulate, 'image')}`;
  return `${images}\nrun folder: ${files.folder}${from ? ` (going on after epoch ${from.epoch}, step ${from.step})` : ''}\n`;
}

/** Images of a batch, chosen where it is 'auto'; what of the model is computed again so that they fit. */
async function limitMemory(config: TrainConfig, step: LimitedStep, images: Images): Promise<number> {
  const { batch, memory, gradCheckpointing } = config;
  if (gradCheckpointing) setGradCheckpointing(step.model);
  const limit = memory === '' ? undefined : { text: memory, bytes: bytesOf(memory) };
  if (batch === 0) return chooseBatch(step, images, limit?.bytes, sayOf(config));
  if (limit) await keepWithin(limit, step, images, batch, sayOf(config));
  return batch;
}

/** What the batch size is chosen for. */
const imagesOf = ({ accumulate, mixup, cutmix, ...config }: TrainConfig, data: TrainingData): Images => ({
  data,
  perEpoch: imagesPerEpoch(config, data.labels.train.length) / accumulate,
  mixed: mixup > 0 || cutmix > 0,
});

/** Steps of an epoch. @throws ValueError for batches that are larger than it */
export const countSteps = (config: TrainConfig, data: Pick<TrainingData, 'labels'>): number =>
  stepsOf(config, imagesPerEpoch(config, data.labels.train.length));

/** The same of an epoch of so many images. */
export function stepsOf({ batch, accumulate }: Pick<TrainConfig, 'batch' | 'accumulate'>, images: number): number {
  const batches = batchCount(images, { batchSize: batch, dropLast: true });
  if (batches === 0)
    throw commandError('train', `batch=${batch} is more than the ${images} images of an epoch; lower it`);
  if (batches < accumulate)
    throw commandError(
      'train',
      `accumulate=${accumulate} is more than the ${batches} batches of an epoch; lower it, or batch=${batch}`,
    );
  return Math.floor(batches / accumulate);
}

/** Largest side of images, in pixels, that get the model's small-image stem. */
export const SMALL_IMAGE = 64;

function makeModel(
  config: TrainConfig,
  { classNames, preprocessing }: TrainingData,
  source: PretrainedSource | undefined,
): ImageModel {
  const { imageSize, channels } = preprocessing;
  return createModel(config.model, {
    numClasses: classNames.length,
    inChannels: channels,
    // Weights from elsewhere are of the usual stem.
    smallImage: source ? (source.smallImage ?? false) : Math.max(...imageSize) <= SMALL_IMAGE,
    imageSize,
    dropRate: config.dropRate,
    dropPathRate: config.dropPathRate,
    ...classifierFor(config.loss, config),
  });
}
