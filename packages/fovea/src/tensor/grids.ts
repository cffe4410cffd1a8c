// Ranges, grids and the identity, as tensors.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf, requireRanges } from '../base/require.ts';
import { formatShape } from '../base/shape.ts';
import { iota, tensor } from './create.ts';
import type { Tensor } from './tensor.ts';

/**
 * Numbers from `start` on, `step` apart, below `stop` (above it for a step below 0). int32 where all three are integers, else float32.
 * @throws ValueError for a step of 0, and numbers that are not finite
 * @example
 * await arange(0, 6, 2).data(); // [0, 2, 4]
 */
export function arange(start: number, stop: number, step = 1): Tensor {
  requireRanges('arange', { start, stop, step }, { start: 'finite', stop: 'finite', step: 'finite' });
  if (step === 0) throw new ValueError('arange: step must not be 0: got 0');
  const count = Math.max(0, Math.ceil((stop - start) / step));
  const values = Array.from({ length: count }, (_, i) => start + i * step);
  return tensor(values, [count], [start, stop, step].every(Number.isInteger) ? 'int32' : 'float32');
}

/**
 * `steps` numbers at equal distances, the first `start` and the last `stop`.
 * @throws ValueError for numbers that are not finite, and steps that are no integer ≥ 0
 * @example
 * await linspace(0, 1, 5).data(); // [0, 0.25, 0.5, 0.75, 1]
 */
export function linspace(start: number, stop: number, steps: number): Tensor {
  requireRanges('linspace', { start, stop, steps }, { start: 'finite', stop: 'finite', steps: 'countOrZero' });
  const step = (stop - start) / Math.max(1, steps - 1);
  // From both ends, so that the last is exact, too.
  const at = (i: number): number => (2 * i < steps ? start + i * step : stop - (steps - 1 - i) * step);
  return tensor(Float32Array.from({ length: steps }, (_, i) => at(i)));
}

/**
 * Ones on the diagonal, zeros elsewhere: `[rows, columns]`, square unless `columns` is given.
 * @throws ValueError for sizes that are not integers ≥ 0
 * @example
 * await eye(2).toArray(); // [[1, 0], [0, 1]]
 */
export function eye(rows: number, columns: number = rows): Tensor {
  requireRanges('eye', { rows, columns }, { rows: 'countOrZero', columns: 'countOrZero' });
  const shape = [rows, columns];
  return iota(shape, 0).equal(iota(shape, 1)).cast('float32');
}

/** Options of `meshgrid`. */
export interface MeshgridOptions {
  /** 'xy' has the first two axes swapped, as images have. Default 'ij'. */
  readonly indexing?: 'ij' | 'xy';
}

/**
 * Coordinates of a grid from those of its axes: vector i repeated along all axes but the i-th.
 * @throws ShapeError for a tensor that is not a vector; ValueError for an unknown indexing
 * @example
 * const [y, x] = meshgrid([tensor([0, 1]), tensor([5, 6, 7])]);
 * await x.toArray(); // [[5, 6, 7], [5, 6, 7]]
 */
export function meshgrid(vectors: readonly Tensor[], options: MeshgridOptions = {}): Tensor[] {
  requireOptions('meshgrid', options, ['indexing']);
  const { indexing = 'ij' } = options;
  requireOneOf('meshgrid', 'indexing', indexing, ['ij', 'xy']);
  for (const one of vectors)
    if (one.rank !== 1) throw new ShapeError(`meshgrid: needs vectors: got ${formatShape(one.shape)}`);
  const order = vectors.map((_, i) => (indexing === 'xy' && i < 2 && vectors.length > 1 ? 1 - i : i));
  const shape = order.map((i) => vectors[i].size);
  return vectors.map((one, i) =>
    one.reshape(...shape.map((size, axis) => (axis === order[i] ? size : 1))).expand(...shape),
  );
}
