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

/** From files; `shape` is that in memory. Kernels swap a front part of the axes with the rest: `[KH·KW, C·K]` inside, then `[C, K]`. */
export function toMemory<T extends EngineArray>(layout: FileLayout, values: T, shape: Shape): T {
  if (layout === 'same') return values;
  if (layout === 'linear') return transposed(values, shape[1], shape[0]);
  if (layout !== 'conv') return ofEach(values, shape, toMemory);
  const [height, width, channels, out] = shape;
  return transposed(swapFirst(values, out, channels, height * width), out * channels, height * width);
}

/** To files; `shape` is that in memory. */
export function toFile<T extends EngineArray>(layout: FileLayout, values: T, shape: Shape): T {
  if (layout === 'same') return values;
  if (layout === 'linear') return transposed(values, shape[0], shape[1]);
  if (layout !== 'conv') return ofEach(values, shape, toFile);
  const [height, width, channels, out] = shape;
  return swapFirst(transposed(values, height * width, channels * out), channels, out, height * width);
}

/** Reorders the kernel of each expert. */
function ofEach<T extends EngineArray>(values: T, [experts, ...shape]: Shape, reorder: typeof toFile): T {
  const size = elementCount(shape);
  const out = new (values.constructor as new (length: number) => T)(values.length);
  for (let at = 0; at < experts * size; at += size)
    out.set(reorder('conv', values.subarray(at, at + size) as T, shape), at);
  return out;
}

/** `[a, b, inner]` to `[b, a, inner]`. */
function swapFirst<T extends EngineArray>(values: T, a: number, b: number, inner: number): T {
  const result = new (values.constructor as new (length: number) => T)(values.length);
  for (let i = 0; i < a; i++) {
    for (let j = 0; j < b; j++) {
      const from = (i * b + j) * inner;
      result.set(values.subarray(from, from + inner), (j * a + i) * inner);
    }
  }
  return result;
}
