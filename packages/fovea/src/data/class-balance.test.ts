// Orders in which each class comes equally often: what they hold, that they go on, and what is refused.

import { describe, expect, it } from 'vitest';
import { balancedOrder } from './class-balance.ts';
import { balancedClassWeights, batches, type ImageSet } from './index.ts';

/** 12, 5, 1 images and none. */
const labels = Int32Array.from({ length: 18 }, (_, i) => (i < 12 ? 0 : i < 17 ? 1 : 2));
const countsOf = (order: ArrayLike<number>): number[] =>
  [0, 1, 2].map((label) => Array.from(order).filter((i) => labels[i] === label).length);

describe('a balanced order', () => {
  it('draws each class equally often, also in its first part', () => {
    const { order } = balancedOrder(labels, 3, 1);
    expect(countsOf(order)).toEqual([6, 6, 6]);
    expect(countsOf(order.subarray(0, 9))).toEqual([3, 3, 3]);
  });

  it('draws an image again only after all of its class', () => {
    const { order, draws } = balancedOrder(labels, 3, 1);
    const ones = Array.from(order).filter((i) => labels[i] === 1);
    expect(new Set(ones.slice(0, 5)).size).toBe(5);
    expect(new Set(Array.from(order).filter((i) => labels[i] === 0)).size).toBe(6);
    for (const [at, image] of order.entries())
      expect(draws[at]).toBe(order.subarray(0, at).filter((other) => other === image).length);
  });

  it('follows from seed and epoch', () => {
    const of = (seed: number, epoch: number): string => balancedOrder(labels, seed, epoch).order.join();
    expect(of(3, 1)).toBe(of(3, 1));
    expect(new Set([of(3, 1), of(3, 2), of(4, 1)]).size).toBe(3);
  });

  it('draws over many epochs what there is of each class evenly', () => {
    const seen = new Uint32Array(18);
    for (let epoch = 0; epoch < 400; epoch++) for (const image of balancedOrder(labels, 0, epoch).order) seen[image]++;
    for (const count of seen.subarray(0, 12)) expect(Math.abs(count - 200)).toBeLessThan(60);
    expect(seen[17]).toBe(2400);
  });
});

describe('balanced batches', () => {
  const set: ImageSet = {
    pixels: Uint8Array.from({ length: 18 * 4 }, (_, i) => 10 * Math.floor(i / 4) + (i % 4)),
    labels,
    ...{ height: 2, width: 2, channels: 1, classNames: ['a', 'b', 'c'] },
  };
  const options = { batchSize: 6, shuffle: true, balanced: true, seed: 2, epoch: 1, shift: 1 };

  it('hold as many images of each class, changed again each time', () => {
    const made = [...batches(set, options)];
    for (const batch of made)
      expect([0, 1, 2].map((c) => batch.labels.filter((l) => l === c).length)).toEqual([2, 2, 2]);
    const only = made.flatMap(({ images, labels: own }) =>
      Array.from(own.keys())
        .filter((n) => own[n] === 2)
        .map((n) => images.subarray(4 * n, 4 * n + 4).join()),
    );
    expect(new Set(only).size).toBeGreaterThan(2);
  });

  it('from one number on are those of the whole epoch', () => {
    expect([...batches(set, { ...options, from: 1 })]).toEqual([...batches(set, options)].slice(1));
  });

  it('need to be shuffled', () => {
    expect(() => batches(set, { batchSize: 2, balanced: true })).toThrow('batches: balanced: true needs shuffle: true');
  });
});

it('balanced class weights refuse labels of no class, and none at all', () => {
  expect([...balancedClassWeights([0, 0, 2], 3)]).toEqual([0.75, 0, 1.5]);
  expect(() => balancedClassWeights([0, 3], 3)).toThrow(
    'balancedClassWeights: labels must be integers in [0, 2]: got 3 at 1',
  );
  expect(() => balancedClassWeights([], 3)).toThrow('balancedClassWeights: there are no labels');
  expect(() => balancedClassWeights([0], 0)).toThrow('classes must be an integer ≥ 1');
});
