// Runs a classifier over labelled batches in eval mode: logits, loss and accuracy.

import { ValueError } from '../base/errors.ts';
import type { LabelledBatch } from '../data/index.ts';
import { ConfusionMatrix, multiLabelReport, predictions } from '../metrics/index.ts';
import type { Module } from '../nn/index.ts';
import { binaryCrossEntropyWithLogits, crossEntropy } from '../ops/index.ts';
import { compile, full, type Tensor, tensor } from '../tensor/index.ts';
import { eventsHandled } from './event-loop.ts';

/** Loss, accuracy and logits of a whole set. */
export interface Evaluation {
  /**
   * Mean over the images: of cross-entropy; of binary cross-entropy, itself a mean over the classes, where an image can show several; of the mean over
   * its pixels, where these have classes.
   */
  readonly loss: number;
  /** Part of the images that are right; where an image can show several classes, part of all decisions, one for each image and class; or of the pixels. */
  readonly accuracy: number;
  /** Where an image can show several classes: over the classes that some image shows; NaN without any. */
  readonly meanAveragePrecision?: number;
  /** Where each pixel has a class: their counts, which mean IoU and Dice follow from. `logits` are then none. */
  readonly confusion?: ConfusionMatrix;
  /** `[images, classes]`, row-major. */
  readonly logits: Float32Array;
  /** `[images]`: the class of each. */
  readonly labels: Int32Array;
  /** Where an image can show several classes: 1 for each that it shows, else 0, `[images, classes]`. */
  readonly targets?: Float32Array;
  /** How many there are. */
  readonly classes: number;
}

/** A model whose forward maps images `[N, H, W, C]` to logits `[N, classes]`, or `[N, H, W, classes]` of each pixel. */
export interface ImageClassifier extends Module {
  /** Logits `[N, classes]` of images `[N, H, W, C]`, or `[N, H, W, classes]`. */
  forward(images: Tensor): Tensor;
}

/** Labels that losses leave out, and what they are in masks. */
export const IGNORED = -100;
export const IGNORED_PIXEL = 255;

/** How many pixels of each image count, at least 1, of labels `[N, H, W]`: `[N]`. */
export const countedPixels = (labels: Tensor): Tensor =>
  labels.notEqual(IGNORED).cast('float32').sum([1, 2]).maximum(1);

/** Batches at hand, or such that come while others are used, as `imageBatches` makes them. */
export type Batches = Iterable<LabelledBatch> | AsyncIterable<LabelledBatch>;

/**
 * A function from batches to loss, accuracy and logits of the model in evaluation mode. It is compiled once per model: reuse it for every
 * epoch.
 * @example
 * const evaluate = evaluator(model);
 * (await evaluate(batches(trainingSet, { batchSize: 2 }))).labels; // [0, 1, 2, 3]
 */
export function evaluator(model: ImageClassifier): (batches: Batches) => Promise<Evaluation> {
  const forward = compile((images: Tensor, labels: Tensor) => {
    const logits = model.forward(images);
    if (labels.rank === 3) {
      const losses = crossEntropy(logits, labels, { reduction: 'none' }).sum([1, 2]).div(countedPixels(labels));
      const classes = logits.shape[3];
      // Of large images, the logits would fill the memory.
      return { logits: logits.argmax(3), loss: losses.sum(), classes: full([1], classes) };
    }
    const loss =
      labels.dtype === 'float32'
        ? binaryCrossEntropyWithLogits(logits, labels, { reduction: 'none' }).mean(1).sum()
        : crossEntropy(logits, labels, { reduction: 'sum' });
    return { logits, loss, classes: full([1], logits.shape[1]) };
  });
  return async (batches) => {
    const wasTraining = model.training;
    model.eval();
    try {
      return await runBatches(batches, forward);
    } finally {
      if (wasTraining) model.train();
    }
  };
}

type Forward = (images: Tensor, labels: Tensor) => Promise<{ logits: Tensor; loss: Tensor; classes: Tensor }>;

async function runBatches(batches: Batches, forward: Forward): Promise<Evaluation> {
  const logits: Float32Array[] = [];
  const labels: Int32Array[] = [];
  const targets: Float32Array[] = [];
  let confusion: ConfusionMatrix | undefined;
  let images = 0;
  let loss = 0;
  let classes = 0;
  for await (const batch of batches) {
    const result = await forward(tensor(batch.images, batch.shape), labelTensor(batch));
    classes = await result.classes.item();
    if (batch.masks) {
      confusion ??= new ConfusionMatrix(classes, { ignoreIndex: IGNORED_PIXEL });
      confusion.update(batch.masks, await result.logits.data());
    } else logits.push((await result.logits.data()) as Float32Array);
    loss += await result.loss.item();
    for (const one of Object.values(result)) one.dispose();
    labels.push(batch.labels);
    if (batch.targets) targets.push(batch.targets);
    images += batch.labels.length;
    await eventsHandled();
  }
  if (images === 0) throw new ValueError('evaluate: there are no images; give at least one batch');
  const allLabels = joined(new Int32Array(images), labels);
  const common = { loss: loss / images, labels: allLabels, classes };
  if (confusion) return { ...common, logits: new Float32Array(0), accuracy: confusion.accuracy, confusion };
  const all = joined(new Float32Array(images * classes), logits);
  if (targets.length === 0) return { ...common, logits: all, accuracy: accuracyOf(all, allLabels, classes) };
  const allTargets = joined(new Float32Array(images * classes), targets);
  const probabilities = all.map((logit) => 1 / (1 + Math.exp(-logit)));
  // NaN cannot be ranked; the loss shows it.
  const { accuracy, meanAveragePrecision } = probabilities.some(Number.isNaN)
    ? { accuracy: 0, meanAveragePrecision: 0 }
    : multiLabelReport(probabilities, allTargets, classes);
  return { ...common, logits: all, accuracy, meanAveragePrecision, targets: allTargets };
}

/** By what the best weights are told: mean average precision, mean IoU of pixels, or else accuracy. Never NaN. */
export const scoreOf = ({
  accuracy,
  meanAveragePrecision,
  confusion,
}: Pick<Evaluation, 'accuracy' | 'meanAveragePrecision' | 'confusion'>): number => {
  const score = confusion ? confusion.meanIou : (meanAveragePrecision ?? accuracy);
  return Number.isNaN(score) ? 0 : score;
};

/** int32 labels `[N]`, or float32 targets `[N, classes]`; int32 `[N, H, W]` of pixels. */
export function labelTensor(
  batch: Pick<LabelledBatch, 'labels' | 'targets' | 'masks'> & { shape?: LabelledBatch['shape'] },
): Tensor {
  const { labels, targets, masks, shape } = batch;
  if (masks && shape) {
    const classes = Int32Array.from(masks, (label) => (label === IGNORED_PIXEL ? IGNORED : label));
    return tensor(classes, [shape[0], shape[1], shape[2]], 'int32');
  }
  return targets
    ? tensor(targets, [labels.length, targets.length / labels.length])
    : tensor(labels, [labels.length], 'int32');
}
/** Puts the parts into `out`, one after another. */
function joined<T extends Float32Array | Int32Array>(out: T, parts: readonly T[]): T {
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function accuracyOf(logits: Float32Array, labels: Int32Array, classes: number): number {
  const right = predictions(logits, classes).reduce(
    (count, prediction, i) => count + Number(prediction === labels[i]),
    0,
  );
  return right / labels.length;
}
