// Rows shown to a model in batches of one size: what tools share that run a model many times on changed copies of images.

import { elementCount } from '../base/shape.ts';
import type { Module } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { type Tensor, tensor } from '../tensor/index.ts';
import { compiledFor } from '../tensor/internal.ts';
import { logitsOf, requireFinite } from './explained-class.ts';

export interface Rows {
  readonly rows: number;
  readonly batchSize: number;
  /** Of a row, `[H, W, C]`. */
  readonly shape: readonly number[];
  /** Writes row `row` and gives its class; rows are made when they are needed. */
  readonly fill: (row: number, out: Float32Array) => number;
}

export interface RowBatch {
  /** `[count, H, W, C]`; zeros fill up the last batch. */
  readonly images: Tensor;
  /** `[count]` */
  readonly classes: Int32Array;
  /** Number of the first row, and how many of the batch are rows. */
  readonly first: number;
  readonly filled: number;
}

/** Gives `run` the rows, `batchSize` at a time, while the model is in evaluation mode. */
export async function eachBatch(
  model: Module,
  { rows, batchSize, shape, fill }: Rows,
  run: (batch: RowBatch) => Promise<void>,
): Promise<void> {
  const size = elementCount(shape);
  const count = Math.min(rows, batchSize);
  await inEvaluation(model, async () => {
    for (let first = 0; first < rows; first += count) {
      const pixels = new Float32Array(count * size);
      const classes = new Int32Array(count);
      const filled = Math.min(count, rows - first);
      for (let i = 0; i < filled; i++) classes[i] = fill(first + i, pixels.subarray(i * size, (i + 1) * size));
      const images = tensor(pixels, [count, ...shape]);
      await run({ images, classes, first, filled });
      images.dispose();
    }
  });
}

/**
 * Gives `take` the value of each row's class, among what `valuesOf` makes of the logits; `key` tells it from other functions.
 * @throws ValueError for values that are not finite
 */
export async function eachClassValue(
  op: string,
  model: Module,
  rows: Rows,
  { key, valuesOf }: { readonly key: string; readonly valuesOf: (logits: Tensor) => Tensor },
  take: (row: number, value: number) => void,
): Promise<void> {
  const run = compiledFor(model, key, (x: Tensor) => valuesOf(logitsOf(op, model, x)));
  await eachBatch(model, rows, async ({ images, classes, first, filled }) => {
    const result = await run(images);
    const values = await result.data();
    requireFinite(op, values);
    const each = values.length / classes.length;
    for (let i = 0; i < filled; i++) take(first + i, values[i * each + classes[i]]);
    result.dispose();
  });
}
