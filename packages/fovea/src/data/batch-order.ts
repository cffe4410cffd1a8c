// Which images come in which batch: what all kinds of batches have in common.

import { ValueError } from '../base/errors.ts';
import { requireRange, requireRanges } from '../base/require.ts';
import { type BalancedOrder, balancedOrder } from './class-balance.ts';
import { permutation } from './permutation.ts';

/** The choice and order of images. */
export interface BatchOrder {
  /** Images of a batch; the last one may have fewer. */
  readonly batchSize: number;
  /** Whether images come in random order. Default false. */
  readonly shuffle?: boolean;
  /** With `shuffle`: each class comes equally often, so that images of small classes come again, and of large ones not all. Default false. */
  readonly balanced?: boolean;
  /** Seed of order and augmentation, together with the epoch. Default 0. */
  readonly seed?: number;
  /** Number of the epoch, for its order. Default 0. */
  readonly epoch?: number;
  /** Leaves out a last batch with fewer images. Default false. */
  readonly dropLast?: boolean;
  /** Number of the batch to begin with, for an epoch that goes on. Default 0. */
  readonly from?: number;
  /** Number of the batch to stop before. Default: all are made. */
  readonly to?: number;
}

/** @throws ValueError for a value out of range */
export function requireBatchOrder(op: string, options: BatchOrder): void {
  const { batchSize, shuffle = false, balanced = false, seed = 0, epoch = 0, dropLast = false, from = 0 } = options;
  requireRanges(
    op,
    { batchSize, shuffle, balanced, seed, epoch, dropLast, from },
    {
      ...({ batchSize: 'count', shuffle: 'flag', seed: 'seed', epoch: 'countOrZero' } as const),
      ...({ dropLast: 'flag', from: 'countOrZero', balanced: 'flag' } as const),
    },
  );
  const { to = Number.POSITIVE_INFINITY } = options;
  if (to !== Number.POSITIVE_INFINITY) requireRange(op, 'to', to, 'countOrZero');
  if (balanced && !shuffle) throw new ValueError(`${op}: balanced: true needs shuffle: true`);
}

/** A batch's number, and its images by theirs. */
export interface BatchIndices {
  readonly batch: number;
  readonly chosen: Uint32Array;
  /** Of each image, how often it came before in the epoch. */
  readonly draws: Uint32Array;
}

/** The images of each batch from `from` to `to`. */
export function* batchIndices(labels: ArrayLike<number>, options: BatchOrder): Generator<BatchIndices> {
  const { batchSize, dropLast = false, from = 0 } = options;
  const { to = Number.POSITIVE_INFINITY } = options;
  const { order, draws } = orderOf(labels, options);
  const count = labels.length;
  const batches = dropLast ? Math.floor(count / batchSize) : Math.ceil(count / batchSize);
  for (let batch = from; batch < Math.min(to, batches); batch++) {
    const range = [batch * batchSize, Math.min(count, (batch + 1) * batchSize)] as const;
    yield { batch, chosen: order.subarray(...range), draws: draws.subarray(...range) };
  }
}

function orderOf(labels: ArrayLike<number>, options: BatchOrder): BalancedOrder {
  const { shuffle = false, balanced = false, seed = 0, epoch = 0 } = options;
  if (balanced) return balancedOrder(labels, seed, epoch);
  const count = labels.length;
  const order = shuffle ? permutation(count, seed, 2 * epoch) : Uint32Array.from({ length: count }, (_, i) => i);
  return { order, draws: new Uint32Array(count) };
}
