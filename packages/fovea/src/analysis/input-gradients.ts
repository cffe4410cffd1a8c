// Slopes of a class's logit with respect to images, some rows at a time: what all attributions to pixels are made of.

import type { Module } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { grad, type Tensor, tensor } from '../tensor/index.ts';
import { compiledFor } from './compiled-for.ts';
import { classScores, logitsOf, requestedClasses, requireFinite } from './explained-class.ts';

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
  const { classes } = await scoresOf(op, model, images, given);
  return { pixels, classes };
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

/**
 * Runs rows through the model, `batchSize` at a time, and gives `take` each one's slopes. Rows are made when they are needed; what fills up the last
 * batch is thrown away.
 * @param fill writes row `row` and gives its class
 */
export async function eachGradient(
  op: string,
  model: Module,
  { rows, batchSize, shape }: { rows: number; batchSize: number; shape: readonly number[] },
  fill: (row: number, out: Float32Array) => number,
  take: (row: number, found: RowGradient) => void,
): Promise<void> {
  const size = shape.reduce((a, b) => a * b, 1);
  const count = Math.min(rows, batchSize);
  const run = compiledFor(model, 'inputGradients', (x: Tensor, given: Tensor) => {
    const { scores } = classScores(logitsOf(op, model, x), given);
    return { scores, gradients: grad(scores.sum(), [x])[0] };
  });
  await inEvaluation(model, async () => {
    for (let first = 0; first < rows; first += count) {
      const pixels = new Float32Array(count * size);
      const classes = new Int32Array(count);
      for (let i = 0; i < count && first + i < rows; i++)
        classes[i] = fill(first + i, pixels.subarray(i * size, (i + 1) * size));
      const input = tensor(pixels, [count, ...shape]);
      const result = await run(input, tensor(classes, [count], 'int32'));
      const gradients = (await result.gradients.data()) as Float32Array;
      const scores = await result.scores.data();
      for (let i = 0; i < count && first + i < rows; i++) {
        const gradient = gradients.subarray(i * size, (i + 1) * size);
        requireFinite(op, gradient);
        take(first + i, { gradient, score: scores[i] });
      }
      for (const one of [input, result.gradients, result.scores]) one.dispose();
    }
  });
}
