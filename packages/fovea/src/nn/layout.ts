// Values of parameters between PyTorch's file layouts and the engine's memory.

import type { EngineArray } from '../base/dtype.ts';
import { elementCount, type Shape } from '../base/shape.ts';
import type { FileLayout } from './module.ts';

/** The shape in files of a value with the given shape in memory. */
export function fileShape(layout: FileLayout, shape: Shape): Shape {
  if (layout === 'conv') return [shape[3], shape[2], shape[0], shape[1]];
  if (layout === 'linear') return [shape[1], shape[0]];
  if (layout === 'experts') return [shape[0], ...fileShape('conv', shape.slice(1))];
  if (layout === 'flatExperts') return [shape[0], elementCount(shape.slice(1))];
  return shape;
}

/** Side of the squares that are reordered at a time: both sides of the copy stay in the cache. */
const TILE = 32;

/** Reorders `rows × columns` to `columns × rows`. */
function transposed<T extends EngineArray>(values: T, rows: number, columns: number): T {
  const out = new (values.constructor as new (length: number) => T)(values.length);
  for (let top = 0; top < rows; top += TILE) {
    const bottom = Math.min(rows, top + TILE);
    for (let left = 0; left < columns; left += TILE) {
      const right = Math.min(columns, left + TILE);
      for (let r = top; r < bottom; r++) for (let c = left; c < right; c++) out[c * rows + r] = values[r * columns + c];
    }
  }
  return out;
}

/** From files; `shape` is that in memory. */
export function toMemory<T extends EngineArray>(layout: FileLayout, values: T, shape: Shape): T {
  if (layout === 'same') return values;
  if (layout === 'linear') return transposed(values, shape[1], shape[0]);
  if (layout !== 'conv') return ofEach(values, shape, toMemory);
  return reordered(values, shape, (memory, file, result) => {
    result[memory] = values[file];
  });
}

/** To files; `shape` is that in memory. */
export function toFile<T extends EngineArray>(layout: FileLayout, values: T, shape: Shape): T {
  if (layout === 'same') return values;
  if (layout === 'linear') return transposed(values, shape[0], shape[1]);
  if (layout !== 'conv') return ofEach(values, shape, toFile);
  return reordered(values, shape, (memory, file, result) => {
    result[file] = values[memory];
  });
}

/** Calls `move` with the place of every element of a kernel in memory, `[taps, C, K]`, and in files, `[K, C, taps]`. */
function reordered<T extends EngineArray>(
  values: T,
  [height, width, channels, out]: Shape,
  move: (memory: number, file: number, result: T) => void,
): T {
  const result = new (values.constructor as new (length: number) => T)(values.length);
  const taps = height * width;
  for (let first = 0; first < out; first += TILE) {
    const end = Math.min(out, first + TILE);
    for (let c = 0; c < channels; c++) {
      for (let tap = 0; tap < taps; tap++) {
        const row = (tap * channels + c) * out;
        for (let k = first; k < end; k++) move(row + k, (k * channels + c) * taps + tap, result);
      }
    }
  }
  return result;
}

/** Reorders the kernel of each expert. */
function ofEach<T extends EngineArray>(values: T, [experts, ...shape]: Shape, reorder: typeof toFile): T {
  const size = elementCount(shape);
  const out = new (values.constructor as new (length: number) => T)(values.length);
  for (let at = 0; at < experts * size; at += size)
    out.set(reorder('conv', values.subarray(at, at + size) as T, shape), at);
  return out;
}
