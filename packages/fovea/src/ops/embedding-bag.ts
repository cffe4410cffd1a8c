// Sums, means and maxima of rows that are looked up by bags of numbers.

import { requireOptions } from '../base/options.ts';
import { refuse, requireInteger, requireOneOf } from '../base/require.ts';
import { requireDType, requireSameShape, requireShape } from '../base/require-shape.ts';
import { iota, requireAll, type Tensor, where, zeros } from '../tensor/index.ts';
import { embedding } from './embedding.ts';

const BAG_MODES = ['sum', 'mean', 'max'] as const;
/** What becomes of the rows of a bag. */
export type BagMode = (typeof BAG_MODES)[number];

/** Options of `embeddingBag`. */
export interface EmbeddingBagOptions {
  /** int32 `[B]`: where each bag begins in indices `[n]`; the first is 0. Bags may be empty. Not for indices `[B, L]`. */
  readonly offsets?: Tensor;
  /** Default 'mean'. */
  readonly mode?: BagMode;
  /** float32, of the indices' shape: factors of the rows. For mode 'sum' alone. */
  readonly perSampleWeights?: Tensor;
  /** A row that counts in no bag, and through which no gradient flows. Default none. */
  readonly paddingIdx?: number;
  /** Whether the last of `offsets` is no bag, but where the last bag ends. Default false. */
  readonly includeLastOffset?: boolean;
}

/** @throws ValueError for an unknown mode */
export const requireBagMode = (op: string, mode: BagMode): void => requireOneOf(op, 'mode', mode, BAG_MODES);

/** The rows of all indices, which of them count, and how the bags are put together. */
interface Bags {
  /** int32, of the indices' shape. */
  readonly indices: Tensor;
  /** `[B, D]`: sums of `[…indices, D]`. */
  readonly sums: (rows: Tensor) => Tensor;
  /** `[B, D]`: maxima of `[…indices, D]`. */
  readonly maxima: (rows: Tensor) => Tensor;
}

function fixedBags(indices: Tensor): Bags {
  return { indices, sums: (rows) => rows.sum(1), maxima: (rows) => rows.max(1) };
}

function offsetBags(op: string, indices: Tensor, given: Tensor, hasEnd: boolean): Bags {
  requireDType(op, 'offsets', given, 'int32');
  requireShape(op, 'offsets', given.shape, ['B']);
  const [n] = indices.shape;
  const count = given.shape[0] - (hasEnd ? 1 : 0);
  requireInteger(op, 'the number of bags', count, 1);
  const begin = given.slice(0, 0, 1);
  const [earlier, later] = [given.slice(0, 0, -1), given.slice(0, 1)];
  requireAll(
    begin.equal(0).all().logicalAnd(given.lessEqual(n).all()).logicalAnd(later.greaterEqual(earlier).all()),
    `${op}: offsets must begin with 0, never fall, and be at most ${n}, the number of indices`,
  );
  const offsets = hasEnd ? given.slice(0, 0, -1) : given;
  const place = iota([1, n], 1);
  /** Of each index, how many bags have begun, less 1: the bag that it is in. */
  const bag = offsets.unsqueeze(1).lessEqual(place).cast('int32').sum(0).sub(1);
  return {
    indices,
    sums: (rows) => {
      const D = rows.shape[1];
      return zeros([count, D]).scatterElements(bag.unsqueeze(1).expand(n, D), rows, 0, { reduce: 'add' });
    },
    maxima: (rows) => {
      const isIn = iota([count, 1], 0).equal(bag.unsqueeze(0)).unsqueeze(2);
      return where(isIn, rows.unsqueeze(0), Number.NEGATIVE_INFINITY).max(1);
    },
  };
}

/**
 * Rows of `weight` by their numbers, summed, averaged or their maxima taken within each bag; an empty bag gives zeros. Bags are the rows of
 * indices `[B, L]`, or what lies between `offsets` in indices `[n]`.
 * @shape indices `[B, L]` or `[n]`, weight `[rows, D]` → `[B, D]`
 * @dtype indices and offsets int32
 * @grad equal maxima of different rows share it, where PyTorch gives it to the first
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for options that do not go together, and, when the result is computed,
 *   for indices or offsets out of range
 * @example
 * const rows = tensor([[1, 2], [3, 4], [5, 6]]);
 * const offsets = tensor([0, 2], [2], 'int32');
 * await embeddingBag(tensor([0, 1, 2], [3], 'int32'), rows, { offsets, mode: 'sum' }).data(); // [4, 6, 5, 6]
 */
export function embeddingBag(indices: Tensor, weight: Tensor, options: EmbeddingBagOptions = {}): Tensor {
  const op = 'embeddingBag';
  requireOptions(op, options, ['offsets', 'mode', 'perSampleWeights', 'paddingIdx', 'includeLastOffset']);
  const { offsets, mode = 'mean', perSampleWeights, paddingIdx, includeLastOffset = false } = options;
  requireBagMode(op, mode);
  requireDType(op, 'indices', indices, 'int32');
  requireShape(op, 'weight', weight.shape, ['rows', 'D']);
  if (perSampleWeights) {
    if (mode !== 'sum') refuse(op, 'perSampleWeights', "given with mode 'sum' alone", `mode '${mode}'`);
    requireDType(op, 'perSampleWeights', perSampleWeights, 'float32');
    requireSameShape(op, { indices: indices.shape, perSampleWeights: perSampleWeights.shape });
  }
  if (paddingIdx !== undefined) requireInteger(op, 'paddingIdx', paddingIdx, 0, weight.shape[0] - 1);
  if (indices.rank !== 1) requireShape(op, 'indices', indices.shape, ['B', 'L']);
  if ((indices.rank === 1) !== (offsets !== undefined))
    refuse(op, 'offsets', 'given for indices [n], and not for indices [B, L]', `indices of ${indices.rank} axes`);
  const count = offsets ? offsets.shape[0] - (includeLastOffset ? 1 : 0) : indices.shape[0];
  if (indices.size === 0) return zeros([count, weight.shape[1]]);
  const bags = offsets ? offsetBags(op, indices, offsets, includeLastOffset) : fixedBags(indices);
  return pooledBags(bags, embedding(indices, weight), mode, perSampleWeights, paddingIdx);
}

function pooledBags(
  { indices, sums, maxima }: Bags,
  rows: Tensor,
  mode: BagMode,
  weights: Tensor | undefined,
  paddingIdx: number | undefined,
): Tensor {
  const counts = indices.notEqual(paddingIdx ?? -1).unsqueeze(-1);
  if (mode === 'max') {
    const kept = paddingIdx === undefined ? rows : where(counts, rows, Number.NEGATIVE_INFINITY);
    const largest = maxima(kept);
    return where(sums(counts.cast('float32')).greater(0), largest, 0);
  }
  const kept = paddingIdx === undefined ? rows : where(counts, rows, 0);
  const sum = sums(weights ? kept.mul(weights.unsqueeze(-1)) : kept);
  return mode === 'mean' ? sum.div(sums(counts.cast('float32')).maximum(1)) : sum;
}
