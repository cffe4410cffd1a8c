// Which images come in which batch: what all kinds of batches have in common.

import { requireRanges } from '../base/ranges.ts';
import { permutation } from './permutation.ts';

/** The choice and order of images. */
export interface BatchOrder {
  readonly batchSize: number;
  /** Whether images come in random order. Default false. */
  readonly shuffle?: boolean;
  /** Seed of order and augmentation, together with the epoch. Default 0. */
  readonly seed?: number;
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
  const { batchSize, shuffle = false, seed = 0, epoch = 0, dropLast = false, from = 0 } = options;
  requireRanges(
    op,
    { batchSize, shuffle, seed, epoch, dropLast, from },
    {
      ...({ batchSize: 'count', shuffle: 'flag', seed: 'seed', epoch: 'countOrZero' } as const),
      ...({ dropLast: 'flag', from: 'countOrZero' } as const),
    },
  );
  const { to = Number.POSITIVE_INFINITY } = options;
  if (to !== Number.POSITIVE_INFINITY) requireRanges(op, { to }, { to: 'countOrZero' });
}

/** The images of each batch from `from` to `to`, by their numbers. */
export function* batchIndices(count: number, options: BatchOrder): Generator<{ batch: number; chosen: Uint32Array }> {
  const { batchSize, shuffle = false, seed = 0, epoch = 0, dropLast = false, from = 0 } = options;
  const { to = Number.POSITIVE_INFINITY } = options;
  const order = shuffle ? permutation(count, seed, 2 * epoch) : Uint32Array.from({ length: count }, (_, i) => i);
  const batches = dropLast ? Math.floor(count / batchSize) : Math.ceil(count / batchSize);
  for (let batch = from; batch < Math.min(to, batches); batch++)
    yield { batch, chosen: order.subarray(batch * batchSize, Math.min(count, (batch + 1) * batchSize)) };
}
