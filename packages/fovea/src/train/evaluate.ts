// Runs a classifier over labelled batches in eval mode: logits, loss and accuracy.

import { ValueError } from '../base/errors.ts';
import type { LabelledBatch } from '../data/index.ts';
import { multiLabelReport, predictions } from '../metrics/index.ts';
import type { Module } from '../nn/index.ts';
import { binaryCrossEntropyWithLogits, crossEntropy } from '../ops/index.ts';
import { compile, type Tensor, tensor } from '../tensor/index.ts';
import { eventsHandled } from './event-loop.ts';

/** Loss, accuracy and logits of a whole set. */
export interface Evaluation {
  /** Mean over the images: of cross-entropy; of binary cross-entropy, itself a mean over the classes, where an image can show several. */
  readonly loss: number;
  /** Part of the images that are right; where an image can show several classes, part of all decisions, one for each image and class. */
  readonly accuracy: number;
  /** Where an image can show several classes: over the classes that some image shows; NaN without any. */
  readonly meanAveragePrecision?: number;
  /** `[images, classes]`, row-major. */
  readonly logits: Float32Array;
  /** `[images]`: the class of each. */
  readonly labels: Int32Array;
  /** Where an image can show several classes: 1 for each that it shows, else 0, `[images, classes]`. */
  readonly targets?: Float32Array;
  /** How many there are. */
  readonly classes: number;
}

/** A model whose forward maps images `[N, H, W, C]` to logits `[N, classes]`. */
export interface ImageClassifier extends Module {
  /** Logits `[N, classes]` of images `[N, H, W, C]`. */
  forward(images: Tensor): Tensor;
}

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
    const loss =
      labels.dtype === 'float32'
        ? binaryCrossEntropyWithLogits(logits, labels, { reduction: 'none' }).mean(1).sum()
        : crossEntropy(logits, labels, { reduction: 'sum' });
    return { logits, loss };
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

async function runBatches(
  batches: Batches,
  forward: (images: Tensor, labels: Tensor) => Promise<{ logits: Tensor; loss: Tensor }>,
): Promise<Evaluation> {
  const logits: Float32Array[] = [];
  const labels: Int32Array[] = [];
  const targets: Float32Array[] = [];
  let images = 0;
  let loss = 0;
  let classes = 0;
  for await (const batch of batches) {
    const result = await forward(tensor(batch.images, batch.shape), labelTensor(batch));
    classes = result.logits.shape[1];
    logits.push((await result.logits.data()) as Float32Array);
    loss += await result.loss.item();
    result.logits.dispose();
    result.loss.dispose();
    labels.push(batch.labels);
    if (batch.targets) targets.push(batch.targets);
    images += batch.labels.length;
    await eventsHandled();
  }
  if (images === 0) throw new ValueError('evaluate: there are no images; give at least one batch');
  const all = joined(new Float32Array(images * classes), logits);
  const allLabels = joined(new Int32Array(images), labels);
  const common = { loss: loss / images, logits: all, labels: allLabels, classes };
  if (targets.length === 0) return { ...common, accuracy: accuracyOf(all, allLabels, classes) };
  const allTargets = joined(new Float32Array(images * classes), targets);
  const probabilities = all.map((logit) => 1 / (1 + Math.exp(-logit)));
  // NaN cannot be ranked; the loss shows it.
  const { accuracy, meanAveragePrecision } = probabilities.some(Number.isNaN)
    ? { accuracy: 0, meanAveragePrecision: 0 }
    : multiLabelReport(probabilities, allTargets, classes);
  return { ...common, accuracy, meanAveragePrecision, targets: allTargets };
}

/** By what the best weights are told: mean average precision, or else accuracy. Never NaN. */
export const scoreOf = ({
  accuracy,
  meanAveragePrecision,
}: Pick<Evaluation, 'accuracy' | 'meanAveragePrecision'>): number =>
  Number.isNaN(meanAveragePrecision) ? 0 : (meanAveragePrecision ?? accuracy);

/** int32 labels `[N]`, or float32 targets `[N, classes]`. */
export const labelTensor = ({ labels, targets }: Pick<LabelledBatch, 'labels' | 'targets'>): Tensor =>
  targets ? tensor(targets, [labels.length, targets.length / labels.length]) : tensor(labels, [labels.length], 'int32');

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
