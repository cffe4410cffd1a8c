// Runs a classifier over labelled batches in eval mode: logits, loss and accuracy.

import { ValueError } from '../base/errors.ts';
import type { LabelledBatch } from '../data/index.ts';
import { predictions } from '../metrics/index.ts';
import type { Module } from '../nn/index.ts';
import { crossEntropy } from '../ops/index.ts';
import { compile, type Tensor, tensor } from '../tensor/index.ts';
import { eventsHandled } from './event-loop.ts';

export interface Evaluation {
  readonly loss: number;
  readonly accuracy: number;
  /** `[images, classes]`, row-major. */
  readonly logits: Float32Array;
  readonly labels: Int32Array;
  readonly classes: number;
}

/** A model whose forward maps images `[N, H, W, C]` to logits `[N, classes]`. */
export interface Classifier extends Module {
  forward(images: Tensor): Tensor;
}

/** Batches at hand, or such that come while others are used, as `imageBatches` makes them. */
export type Batches = Iterable<LabelledBatch> | AsyncIterable<LabelledBatch>;

/** Compiled once per model: reuse it for every epoch. */
export function evaluator(model: Classifier): (batches: Batches) => Promise<Evaluation> {
  const forward = compile((images: Tensor, labels: Tensor) => {
    const logits = model.forward(images);
    return { logits, loss: crossEntropy(logits, labels, { reduction: 'sum' }) };
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
  let images = 0;
  let loss = 0;
  let classes = 0;
  for await (const batch of batches) {
    const result = await forward(
      tensor(batch.images, batch.shape),
      tensor(batch.labels, [batch.labels.length], 'int32'),
    );
    classes = result.logits.shape[1];
    logits.push((await result.logits.data()) as Float32Array);
    loss += await result.loss.item();
    result.logits.dispose();
    result.loss.dispose();
    labels.push(batch.labels);
    images += batch.labels.length;
    await eventsHandled();
  }
  if (images === 0) throw new ValueError('evaluate: there are no images; give at least one batch');
  const all = joined(new Float32Array(images * classes), logits);
  const allLabels = joined(new Int32Array(images), labels);
  return {
    loss: loss / images,
    accuracy: accuracyOf(all, allLabels, classes),
    logits: all,
    labels: allLabels,
    classes,
  };
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
