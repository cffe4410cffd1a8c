// Values of parameters between PyTorch's file layouts and the engine's memory.

import type { EngineArray } from '../base/dtype.ts';
import { elementCount, type Shape } from '../base/shape.ts';
import type { FileLayout } from './module.ts';

/** The shape in files of a value with the given shape in memory. */
export function fileShape(layout: FileLayout, shape: Shape): Shape {
  if (layout === 'conv') return [...shape.slice(-2).reverse(), ...shape.slice(0, -2)];
  if (layout === 'linear') return [shape[1], shape[0]];
  if (layout === 'experts') return [shape[0], ...fileShape('conv', shape.slice(1))];
  if (layout === 'flatExperts') return [shape[0], elementCount(shape.slice(1))];
  return shape;
}

/** An array of the same kind and length. */
const alike = <T extends EngineArray>(values: T): T =>
  new (values.constructor as new (length: number) => T)(values.length);

/** Rows and columns that are transposed at a time: few lines of the cache are written, one after another, and each is read from for long. */
const TILE = { rows: 64, columns: 8 };

/** Reorders `rows × columns` to `columns × rows`. */
function transposed<T extends EngineArray>(values: T, rows: number, columns: number): T {
  const out = alike(values);
  for (let top = 0; top < rows; top += TILE.rows) {
    const bottom = Math.min(rows, top + TILE.rows);
    for (let left = 0; left < columns; left += TILE.columns) {
      const right = Math.min(columns, left + TILE.columns);
      for (let c = left; c < right; c++) for (let r = top; r < bottom; r++) out[c * rows + r] = values[r * columns + c];
    }
  }
  return out;
}

/** From files; `shape` is that in memory. */
export function toMemory<T extends EngineArray>(layout: FileLayout, values: T, shape: Shape): T {
  if (layout === 'same') return values;
  if (layout === 'linear') return transposed(values, shape[1], shape[0]);
  if (layout !== 'conv') return ofEach(values, shape, toMemory);
  const [channels, out] = shape.slice(-2);
  if (elementCount(shape.slice(0, -2)) === 1) return transposed(values, out, channels);
  const result = alike(values);
  forEachRow(shape, (memory, file, count, step) => {
    for (let k = 0; k < count; k++) result[memory + k] = values[file + k * step];
  });
  return result;
}

/** To files; `shape` is that in memory. */
export function toFile<T extends EngineArray>(layout: FileLayout, values: T, shape: Shape): T {
  if (layout === 'same') return values;
  if (layout === 'linear') return transposed(values, shape[0], shape[1]);
  if (layout !== 'conv') return ofEach(values, shape, toFile);
  const [channels, out] = shape.slice(-2);
  if (elementCount(shape.slice(0, -2)) === 1) return transposed(values, channels, out);
  const result = alike(values);
  forEachRow(shape, (memory, file, count, step) => {
    for (let k = 0; k < count; k++) result[file + k * step] = values[memory + k];
  });
  return result;
}

/** Output channels of a kernel that are reordered at a time: both sides of the copy stay in the cache. */
const CHANNELS = 32;

/**
 * Calls `move` with the places in memory, `[taps, C, K]`, and in files, `[K, C, taps]`, of values that are side by side in memory, and `step` apart
 * in files.
 */
function forEachRow(shape: Shape, move: (memory: number, file: number, count: number, step: number) => void): void {
  const [channels, out] = shape.slice(-2);
  const taps = elementCount(shape.slice(0, -2));
  for (let first = 0; first < out; first += CHANNELS) {
    const count = Math.min(CHANNELS, out - first);
    for (let c = 0; c < channels; c++) {
      for (let tap = 0; tap < taps; tap++)
        move((tap * channels + c) * out + first, (first * channels + c) * taps + tap, count, channels * taps);
    }
  }
}

/** Reorders the kernel of each expert. */
function ofEach<T extends EngineArray>(values: T, [experts, ...shape]: Shape, reorder: typeof toFile): T {
  const size = elementCount(shape);
  const out = alike(values);
  for (let at = 0; at < experts * size; at += size)
    out.set(reorder('conv', values.subarray(at, at + size) as T, shape), at);
  return out;
}
