// Slopes of a class's logit with respect to images, some rows at a time: what all attributions to pixels are made of.

import { elementCount } from '../base/shape.ts';
import type { Module } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { grad, type Tensor, tensor } from '../tensor/index.ts';
import { compiledFor } from '../tensor/internal.ts';
import { classScores, logitsOf, requestedClasses, requireFinite } from './explained-class.ts';
import { eachBatch, type Rows } from './row-batches.ts';

/** What the model gives and how it slopes at one image. */
export interface RowGradient {
  /** `[H, W, C]`; the next rows take its place. */
  readonly gradient: Float32Array;
  /** The class's logit. */
  readonly score: number;
}

/** The images as numbers, and the class of each: the likeliest where none is asked for. */
export interface ExplainedImages {
  readonly pixels: Float32Array;
  readonly classes: Int32Array;
  /** Logits of the classes, where the model was asked for the likeliest. */
  readonly scores?: Float32Array;
}

const compiledScores = (op: string, model: Module) =>
  compiledFor(model, 'classScores', (x: Tensor, given: Tensor) => classScores(logitsOf(op, model, x), given));

/** @throws as `requestedClasses`, and ValueError for images that are not finite */
export async function explainedImages(
  op: string,
  model: Module,
  images: Tensor,
  classIndex: number | readonly number[] | undefined,
): Promise<ExplainedImages> {
  const given = requestedClasses(op, model, images, classIndex);
  const pixels = Float32Array.from(await images.data());
  requireFinite(op, pixels);
  if (classIndex !== undefined) return { pixels, classes: given };
  return { pixels, ...(await scoresOf(op, model, images, given)) };
}

/** The logit of each image's class. */
export async function scoresOf(
  op: string,
  model: Module,
  images: Tensor,
  given: Int32Array,
): Promise<{ readonly scores: Float32Array; readonly classes: Int32Array }> {
  return inEvaluation(model, async () => {
    const result = await compiledScores(op, model)(images, tensor(given, [given.length], 'int32'));
    const scores = Float32Array.from(await result.scores.data());
    const classes = Int32Array.from(await result.classes.data());
    result.scores.dispose();
    result.classes.dispose();
    requireFinite(op, scores);
    return { scores, classes };
  });
}

/** Runs rows through the model, and gives `take` each one's slopes. */
export async function eachGradient(
  op: string,
  model: Module,
  rows: Rows,
  take: (row: number, found: RowGradient) => void,
): Promise<void> {
  const size = elementCount(rows.shape);
  const run = compiledFor(model, 'inputGradients', (x: Tensor, given: Tensor) => {
    const { scores } = classScores(logitsOf(op, model, x), given);
    return { scores, gradients: grad(scores.sum(), [x])[0] };
  });
  await eachBatch(model, rows, async ({ images, classes, first, filled }) => {
    const result = await run(images, tensor(classes, [classes.length], 'int32'));
    const gradients = (await result.gradients.data()) as Float32Array;
    const scores = await result.scores.data();
    for (let i = 0; i < filled; i++) {
      const gradient = gradients.subarray(i * size, (i + 1) * size);
      requireFinite(op, gradient);
      take(first + i, { gradient, score: scores[i] });
    }
    for (const one of [result.gradients, result.scores]) one.dispose();
  });
}
