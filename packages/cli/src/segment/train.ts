// `fovea train task=segment`: one run from settings to report.

import { join } from 'node:path';
import { FoveaError, InternalError, ValueError } from 'fovea';
import type { JointAugmentationOptions, Preprocessing } from 'fovea/images';
import { createModel, modelRecord } from 'fovea/models';
import { manualSeed } from 'fovea/nn';
import { ExponentialMovingAverage } from 'fovea/optim';
import { createSegmentationModel, type SegmentationModel } from 'fovea/segmentation';
import { loadWeights } from 'fovea/train';
import { commandError } from '../command-error.ts';
import { resumeCommand } from '../command-name.ts';
import { evaluatePart } from '../data/evaluate-part.ts';
import { imagesText } from '../data/image-record.ts';
import type { EvaluationPart } from '../data/training-data.ts';
import { grouped } from '../figures.ts';
import { environment } from '../run-folder/environment.ts';
import { MetricsLog } from '../run-folder/metrics-log.ts';
import { RunFiles } from '../run-folder/run-files.ts';
import { FILES, makeRunFolder } from '../run-folder/run-folder.ts';
import { jsonFile, textFile } from '../run-folder/write-file.ts';
import { makeBackend } from '../settings/backend.ts';
import type { Given } from '../settings/settings.ts';
import { arithmeticRecord } from '../train/arithmetic.ts';
import { isSaved, restore, savedSettings } from '../train/checkpoints.ts';
import { makeOptimizer } from '../train/optimizer.ts';
import { type LoopRun, trainLoop } from '../train/run.ts';
import { requireSameImages } from '../train/same-images.ts';
import { sayOf } from '../train/say.ts';
import { makeSchedule } from '../train/schedule.ts';
import { SMALL_IMAGE, stepsOf } from '../train/setup.ts';
import { findWeights, type PretrainedSource, withModelOf } from '../weights/pretrained-source.ts';
import { startFrom } from '../weights/start.ts';
import { loadPairs, type SegmentData } from './data.ts';
import { localization } from './localization.ts';
import { makePixelLoss } from './loss.ts';
import { newSegmentConfig, resumedSegmentConfig, type SegmentConfig } from './options.ts';
import { resultsText, summarizePixels } from './results.ts';

/** Whether settings, or those of the run that goes on, are of this task. */
export async function isSegmentRun(given: Given): Promise<boolean> {
  const { task, resume } = given;
  if (task !== undefined) return task === 'segment';
  if (typeof resume !== 'string' || resume === '') return false;
  const text = await RunFiles.lookText(resume, FILES.config).catch(() => '{}');
  return (JSON.parse(text) as Given).task === 'segment';
}

interface Settings {
  readonly config: SegmentConfig;
  readonly source?: PretrainedSource;
}

/** None when the signal aborts. */
async function newSettings(given: Given, signal: AbortSignal): Promise<Settings | undefined> {
  const config = newSegmentConfig(given);
  if (config.weights === '') return { config };
  const source = await findWeights(config.weights, signal).catch((error: unknown) => {
    if (!signal.aborted) throw error;
    return undefined;
  });
  return source && { config: newSegmentConfig(withModelOf(given, source)), source };
}

/** How images become the network's input: whole, whatever their proportions. */
function preprocessingOf({ imageSize, model }: SegmentConfig, source: PretrainedSource | undefined): Preprocessing {
  const record = modelRecord(model);
  const side = imageSize || record.imageSize;
  const { mean, std } = source?.preprocessing ?? record;
  return {
    ...{ imageSize: [side, side], channels: 3, mean, std },
    ...{ interpolation: 'bilinear', cropPct: 1, cropMode: 'squash' },
  };
}

const augmentationOf = (
  { cropScale, flip, vflip, degrees, colorJitter }: SegmentConfig,
  { imageSize, mean }: Preprocessing,
): JointAugmentationOptions => ({
  ...{ imageSize, mean, scale: [cropScale, 1], hflip: flip, vflip, degrees, colorJitter },
});

async function makeModel(
  config: SegmentConfig,
  classes: number,
  imageSize: readonly [number, number],
  source: PretrainedSource | undefined,
): Promise<{ readonly model: SegmentationModel; readonly started: string | undefined }> {
  const {
    model: name,
    decoder,
    dropPathRate,
    outputStride,
    encoderDepth,
    noiseFilter,
    noiseBackbone,
    pooling,
  } = config;
  // Weights from elsewhere are of the usual stem.
  const smallImage = source ? (source.smallImage ?? false) : Math.max(...imageSize) <= SMALL_IMAGE;
  const backbone = createModel(name, { numClasses: 1, smallImage, dropPathRate, imageSize });
  const started = source && (await startFrom(source, backbone, []));
  backbone.resetClassifier(0);
  const model = createSegmentationModel({
    ...{ decoder, backbone, numClasses: classes, inChannels: 3 },
    ...(!modelRecord(name).anyImageSize && { imageSize }),
    ...(decoder === 'mvss' && { noiseFilter, ...(noiseBackbone !== '' && { noiseBackbone }) }),
    ...(!pooling && { pooling }),
    ...(outputStride > 0 && { outputStride }),
    ...(encoderDepth > 0 && { encoderDepth }),
  });
  return { model, started };
}

interface SegmentRun extends LoopRun {
  readonly config: LoopRun['config'] & SegmentConfig;
  readonly data: SegmentData;
  readonly model: SegmentationModel;
}

/** @throws ValueError unless masks say which pixels are tampered, and nothing else */
function requireTwoClasses({ name, classNames }: SegmentData): void {
  if (classNames.length === 2) return;
  throw commandError(
    'train',
    `decoder=mvss tells tampered pixels from authentic ones: the masks in ${name} have ${classNames.length} classes; give labels=binary, or another decoder`,
  );
}

/** None when the signal aborts before the run has a folder. */
async function setUp(given: Given, before: RunFiles | undefined, signal: AbortSignal): Promise<SegmentRun | undefined> {
  const settings = before
    ? { config: resumedSegmentConfig(await savedSettings(before), given) }
    : await newSettings(given, signal);
  if (!settings || signal.aborted) return undefined;
  const { source } = settings as Settings;
  const wanted = settings.config;
  const preprocessing = preprocessingOf(wanted, source);
  const augmentation = augmentationOf(wanted, preprocessing);
  const data = await loadPairs({ ...wanted, command: 'train', preprocessing, augmentation, signal });
  if (!data || signal.aborted) return undefined;
  const config = { ...wanted, labels: data.labels };
  if (config.decoder === 'mvss') requireTwoClasses(data);
  const stepsPerEpoch = stepsOf(config, data.counts.train);
  const backend = await makeBackend('train', config.threads);
  manualSeed(config.seed);
  const { model, started } = await makeModel(config, data.classNames.length, preprocessing.imageSize, source);
  const optimizer = makeOptimizer({ ...config, layerDecay: 1, headLr: 1 }, model);
  const average = config.ema > 0 ? new ExponentialMovingAverage(model, { decay: config.ema }) : undefined;
  makeSchedule(config, stepsPerEpoch, () => []);
  if (signal.aborted) return undefined;
  const files = before ?? (await RunFiles.create(await makeRunFolder(config.project, config.name)));
  try {
    const { classNames } = data;
    const trained = { files, model, classNames, multiLabel: false, preprocessing, optimizer, average };
    if (before) await requireSameImages(before, data);
    const from = before ? await restore(trained) : undefined;
    const log = from ? await MetricsLog.resume(files, from.epoch) : MetricsLog.start();
    const { record, change } = await arithmeticRecord(backend.arithmetic, before);
    await files.commit(
      jsonFile(FILES.config, { ...config, resume: '', json: false }),
      jsonFile(FILES.environment, { ...environment(backend.description), ...record }),
      ...(files.has(FILES.images) ? [] : [textFile(FILES.images, imagesText(data.images()))]),
    );
    const lrAt = makeSchedule(config, stepsPerEpoch, () => log.records.map(({ validationLoss }) => validationLoss));
    const { counts } = data;
    const lines = [
      `${config.decoder} over ${config.model}: ${grouped(model.parameterCount())} parameters; ${backend.description}`,
      change,
      started,
      `${data.name}: ${grouped(counts.train)} training, ${grouped(counts.validation)} validation, ${grouped(counts.test)} test images of ${classNames.length} classes; masks: ${data.labels}`,
      `run folder: ${files.folder}${from ? ` (going on after epoch ${from.epoch}, step ${from.step})` : ''}\n`,
    ];
    for (const line of lines) if (line) sayOf(config)(line);
    // What only classifiers have.
    const loop = { ...config, dryRun: false, labelSmoothing: 0, distillationLambda: 0.9, distillationTemperature: 4 };
    return {
      ...trained,
      config: loop,
      data,
      log,
      stepsPerEpoch,
      lrAt,
      loss: makePixelLoss(config, model),
      teacher: undefined,
      from,
    };
  } catch (error) {
    await files.close();
    throw error;
  }
}

/** Evaluates the best weights; writes results and report. None when interrupted. */
async function finish(run: SegmentRun, signal: AbortSignal): Promise<boolean> {
  const { files, model, data, config } = run;
  await files.read(FILES.best, (source) => loadWeights(source, model));
  // Without test images, the figures are those that the best epoch was chosen by.
  const part: EvaluationPart = data.counts.test > 0 ? 'test' : 'validation';
  const evaluation = await evaluatePart(model, data, part, signal);
  if (!evaluation) return false;
  const found = await localization(model, data, part, config.imagePooling, signal);
  if (signal.aborted) return false;
  const results = { ...summarizePixels(evaluation, data.classNames, part), ...(found && { localization: found }) };
  await files.commit(jsonFile(FILES.results, results));
  const { writeSegmentReport } = await import('./report.ts');
  await writeSegmentReport(files, {
    config,
    data,
    results,
    model,
    preprocessing: run.preprocessing,
    epochs: run.log.records,
  });
  if (config.json) {
    console.log(JSON.stringify({ folder: files.folder, ...results }, null, 2));
    return true;
  }
  console.log(`\n${resultsText(results)}`);
  console.log(`report: ${join(files.folder, FILES.report)}`);
  return true;
}

/** Runs `fovea train task=segment`; gives the exit code. @throws ValueError for settings, files or images that cannot be used */
export async function trainSegment(given: Given, signal: AbortSignal): Promise<number> {
  const { resume } = given;
  const before = typeof resume === 'string' && resume !== '' ? await RunFiles.open(resume) : undefined;
  let run: SegmentRun | undefined;
  try {
    run = await setUp(given, before, signal);
  } finally {
    if (!run) await before?.close();
  }
  if (!run) {
    console.error('stopped before the run began');
    return Number(signal.reason);
  }
  try {
    if ((await trainLoop(run, signal)) && (await finish(run, signal))) return 0;
  } catch (error) {
    if (!(error instanceof FoveaError) || error instanceof InternalError || !isSaved(run.files)) throw error;
    throw new ValueError(`${error.message}; then go on with: ${resumeCommand(run.files.folder)}`, { cause: error });
  } finally {
    await run.files.close();
  }
  console.error(`stopped; go on with: ${resumeCommand(run.files.folder)}`);
  return Number(signal.reason);
}
