// New values of states: written in place where nobody needs the old ones any more, copied where somebody does.

import { describe, expect, test } from 'vitest';
import type { MapKernel } from './ir.ts';
import type { BufferDraft } from './request.ts';
import { columnSums, copy, dense, sumOf } from './test-kernels.ts';
import { placeUpdates } from './updates.ts';

/** Buffers 0 and 1 are bound to states, the others lie in the arena. */
const drafts = (): BufferDraft[] =>
  Array.from({ length: 5 }, (_, buffer) => ({
    dtype: 'float32',
    elements: 4,
    ...(buffer < 2 ? { slot: buffer } : {}),
  }));

const stores = (kernels: readonly unknown[]): number[] =>
  (kernels as MapKernel[]).flatMap((kernel) => kernel.stores.map(({ view }) => view.buffer));

describe('an update', () => {
  test('is written in place by the kernel that reads only what it overwrites', () => {
    const { kernels } = placeUpdates([sumOf(0, 3, 2)], [{ state: 0, value: 2 }], drafts());
    expect(stores(kernels)).toEqual([0]);
  });

  test('is copied where its kernel reads other elements of the state', () => {
    const backwards = copy(0, 2, { loads: [dense(0, [-1], 3)] });
    expect(stores(placeUpdates([backwards], [{ state: 0, value: 2 }], drafts()).kernels)).toEqual([2, 0]);
  });

  test('waits for everyone who reads the old value', () => {
    const { kernels, dependencies } = placeUpdates([sumOf(0, 3, 2), copy(0, 4)], [{ state: 0, value: 2 }], drafts());
    expect(stores(kernels)).toEqual([0, 4]);
    expect(dependencies.edges).toContainEqual({ before: 1, after: 0 });
  });

  test('is copied where a reader of the old value needs the new one as well', () => {
    const { kernels } = placeUpdates([sumOf(0, 3, 2), sumOf(0, 2, 4)], [{ state: 0, value: 2 }], drafts());
    expect(stores(kernels)).toEqual([2, 4, 0]);
  });

  test('to the value of a state that changes, too, goes through a temporary', () => {
    const buffers = drafts();
    const swap = [
      { state: 0, value: 1 },
      { state: 1, value: 0 },
    ];
    const { kernels } = placeUpdates([], swap, buffers);
    expect(stores(kernels)).toEqual([5, 6, 0, 1]);
    expect(buffers).toHaveLength(7);
  });

  test('to its own value is nothing', () => {
    expect(placeUpdates([columnSums(3, 2)], [{ state: 0, value: 0 }], drafts()).kernels).toHaveLength(1);
  });
});
