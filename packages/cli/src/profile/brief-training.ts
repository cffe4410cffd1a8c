// `fovea profile … vary=… data=… epochs=…`: each model of the grid trained on the same images for the same number of steps, and its accuracy on others.

import { ValueError } from 'fovea';
import { profileModel, type SensitivityOptions, type SizedModel } from 'fovea/analysis';
import { BatchNorm2d, type Module } from 'fovea/nn';
import { fit, type ImageClassifier } from 'fovea/train';
import { commandError } from '../command-error.ts';
import { evaluatePart } from '../data/evaluate-part.ts';
import { loadTrainingData } from '../data/load-training-data.ts';
import type { TrainingData } from '../data/training-data.ts';
import { completeConfig, type TrainConfig } from '../train/config.ts';
import { makeOptimizer, OPTIMIZERS } from '../train/optimizer.ts';
import { makeSchedule } from '../train/schedule.ts';
import { countSteps } from '../train/setup.ts';
import { isIdx } from '../val/labelled-images.ts';
import type { ProfileConfig } from './config.ts';

/** What models of a grid have to be made for. */
export interface TrainedOn {
  readonly numClasses: number;
  readonly inChannels: number;
  /** Of images that all have one size; undefined for pictures, which can have any. */
  readonly imageSize: readonly [number, number] | undefined;
}

/** Data, and how a model learns from them. */
export interface BriefTraining {
  readonly on: TrainedOn;
  /** What was done, in words, for text and page. */
  readonly description: string;
  readonly accuracy: NonNullable<SensitivityOptions['accuracy']>;
  close(): Promise<void>;
}

type Settings = Pick<ProfileConfig, 'data' | 'epochs' | 'images' | 'seed'>;

/** The settings of `fovea train` that a point has: those of the command, whatever is varied. */
async function loaded(config: Settings, side: number | undefined, stop: AbortSignal) {
  const { data, epochs, images, seed } = config;
  const given = { data, epochs, images, seed, ...(side !== undefined && { imageSize: side }) };
  const settings = completeConfig(given);
  const options = { given, suit: true, expected: undefined, signal: stop, say: (): void => {} };
  return loadTrainingData(settings, options);
}

/** Of one side for all, or of each side of the grid. @throws ValueError for images of one size where the grid is over sizes */
export async function briefTraining(
  config: Settings,
  axes: Readonly<Record<string, readonly unknown[]>>,
  stop: AbortSignal,
): Promise<BriefTraining | undefined> {
  const isOneSize = await isIdx('profile', config.data);
  if (isOneSize && 'imageSize' in axes)
    throw commandError(
      'profile',
      `vary=imageSize:… data=${config.data}: these images have one size; give a folder of pictures, which can have any`,
    );
  const sets = new Map<number | undefined, NonNullable<Awaited<ReturnType<typeof loaded>>>>();
  const setFor = async (side: number | undefined) => {
    const known = sets.get(side) ?? (await loaded(config, side, stop));
    if (known) sets.set(side, known);
    return known;
  };
  // Any size: for the names of the classes.
  const first = await setFor(isOneSize ? undefined : SMALL);
  if (!first) return undefined;
  const { classNames, preprocessing } = first.data;
  return {
    on: {
      numClasses: classNames.length,
      inChannels: preprocessing.channels,
      imageSize: isOneSize ? preprocessing.imageSize : undefined,
    },
    description: descriptionOf(first.config, first.data),
    accuracy: async (made) => {
      const [, height, width] = made.inputShape;
      if (height !== width && !isOneSize)
        throw new ValueError(`training needs square images: got ${height} × ${width}; give one side, such as 64`);
      const set = await setFor(isOneSize ? undefined : height);
      return set ? learnt(made, set.config, set.data, stop) : null;
    },
    close: async () => {
      for (const { data } of sets.values()) await data.close();
    },
  };
}

/** A side at which pictures are soon loaded. */
const SMALL = 32;

function descriptionOf(config: TrainConfig, { name, labels }: TrainingData): string {
  const steps = config.epochs * countSteps(config, { labels });
  const tested = labels.test.length;
  // Of a proportion of a half, which is the largest.
  const error = 100 * Math.sqrt(0.25 / Math.max(1, tested));
  return `accuracy: each trained from random weights (seed ${config.seed}) for ${config.epochs} ${config.epochs === 1 ? 'epoch' : 'epochs'}, ${steps} steps of ${config.batch} images of ${name}, and shown ${tested} test images (standard error up to ${error.toFixed(1)} points)`;
}

/** @throws ValueError for a model that gives other than a number for each class */
async function requireClassifier({ model, inputShape }: SizedModel, classes: number): Promise<ImageClassifier> {
  const { layers } = await profileModel(model, inputShape, { memory: false });
  const shape = layers[0].outputShape ?? [];
  if (shape.length === 2 && shape[1] === classes) return model as Module as ImageClassifier;
  throw new ValueError(
    `the model gives [${shape.join(', ')}], but the images show ${classes} classes; needs [images, ${classes}]: take numClasses from the options that the function is given`,
  );
}

/** Networks without batch norm learn with smaller steps. */
function ratesFor({ lr, weightDecay, optimizer }: TrainConfig, model: Module) {
  const { rates, ratesWithoutNorm } = OPTIMIZERS[optimizer];
  const hasNorm = [...model.namedModules()].some(([, module]) => module instanceof BatchNorm2d);
  return hasNorm
    ? { lr, weightDecay }
    : { lr: (lr * ratesWithoutNorm.lr) / rates.lr, weightDecay: ratesWithoutNorm.weightDecay };
}

/** Trains the model, and tells the part of the test images that it is right about; null when stopped. */
async function learnt(
  made: SizedModel,
  config: TrainConfig,
  data: TrainingData,
  stop: AbortSignal,
): Promise<number | null> {
  const { model } = made;
  const classifier = await requireClassifier(made, data.classNames.length);
  const stepsPerEpoch = countSteps(config, data);
  const settings = { ...config, ...ratesFor(config, model) };
  const events = fit({
    model: classifier,
    optimizer: makeOptimizer(settings, model),
    labelSmoothing: config.labelSmoothing,
    epochs: config.epochs,
    stepsPerEpoch,
    trainBatches: (epoch, from) => data.trainBatches({ epoch, from, to: stepsPerEpoch, batchSize: config.batch }),
    validationBatches: () => data.evaluationBatches('validation'),
    lrAt: makeSchedule(settings, stepsPerEpoch, () => []),
    signal: stop,
  });
  for await (const _ of events) if (stop.aborted) return null;
  const evaluation = await evaluatePart(classifier, data, 'test', stop);
  return evaluation?.accuracy ?? null;
}
