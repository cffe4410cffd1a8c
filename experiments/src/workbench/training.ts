// Trains small classifiers for experiments: the same loop, budget and data for all that are compared.

import { batchCount, batches, channelStatistics, type ImageSet, permutation, selectImages } from 'fovea/data';
import { manualSeed, type Parameter } from 'fovea/nn';
import { AdamW, type Optimizer } from 'fovea/optim';
import { evaluator, fit, type ImageClassifier, type Teacher, type TrainingLoss } from 'fovea/train';

/** By channel, as parts of 255. */
export interface Levels {
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

export interface TrainOptions {
  readonly train: ImageSet;
  readonly test: ImageSet;
  readonly epochs: number;
  readonly seed: number;
  /** At the start; it falls to 0 by a cosine. Default 0.003. */
  readonly lr?: number;
  /** Default 64. */
  readonly batchSize?: number;
  /** Default AdamW with a weight decay of 0.01. */
  readonly optimizer?: (parameters: readonly Parameter[], lr: number) => Optimizer;
  readonly loss?: TrainingLoss;
  readonly labelSmoothing?: number;
  readonly teacher?: Teacher;
  /** Default: those of the training images. */
  readonly levels?: Levels;
}

export interface Trained {
  /** Of the test images, after each epoch. */
  readonly accuracies: number[];
  readonly losses: number[];
  /** Of the training images, mean over each epoch. */
  readonly trainLosses: number[];
}

/** Trains a model that `make` makes after the seed is set, so that initial weights follow from it. */
export async function train<M extends ImageClassifier>(
  make: () => M,
  options: TrainOptions,
): Promise<Trained & { readonly model: M }> {
  const { train: images, test, epochs, seed, lr = 0.003, batchSize = 64, loss, labelSmoothing, teacher } = options;
  manualSeed(seed);
  const model = make();
  const levels = options.levels ?? channelStatistics(images);
  const optimizer = (
    options.optimizer ?? ((parameters, rate) => new AdamW(parameters, { lr: rate, weightDecay: 0.01 }))
  )(model.parameters(), lr);
  const order = { batchSize, ...levels, shuffle: true, dropLast: true, seed };
  const stepsPerEpoch = batchCount(images.labels.length, { batchSize, dropLast: true });
  const steps = epochs * stepsPerEpoch;
  const trained: Trained = { accuracies: [], losses: [], trainLosses: [] };
  const events = fit({
    model,
    optimizer,
    epochs,
    stepsPerEpoch,
    trainBatches: (epoch) => batches(images, { ...order, epoch }),
    validationBatches: () => batches(test, { batchSize: 250, ...levels }),
    lrAt: (step) => (lr / 2) * (1 + Math.cos((Math.PI * step) / steps)),
    ...(loss && { loss }),
    ...(labelSmoothing !== undefined && { labelSmoothing }),
    ...(teacher && { teacher }),
  });
  for await (const event of events) {
    if (event.kind !== 'epoch') continue;
    trained.accuracies.push(event.validationAccuracy);
    trained.losses.push(event.validationLoss);
    trained.trainLosses.push(event.trainLoss);
  }
  return { ...trained, model };
}

/** Logits and labels of a set, in evaluation. */
export const evaluate = (
  model: ImageClassifier,
  set: ImageSet,
  levels: Levels,
): ReturnType<ReturnType<typeof evaluator>> => evaluator(model)(batches(set, { batchSize: 250, ...levels }));

/** Images of the set, chosen by the seed. */
export const sample = (set: ImageSet, count: number, seed: number): ImageSet =>
  selectImages(set, Array.from(permutation(set.labels.length, seed, 0).slice(0, count)));
