// Values that exist already are leaves of later programs: no pass may look past them at what computed them.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  compile,
  Generator,
  getBackend,
  realize,
  State,
  setBackend,
  type Tensor,
  tensor,
} from '../../src/tensor/index.ts';

/** What is made of a tensor, is read, and what is made of that; each pair is one that a builder or a pass simplifies. */
const PAIRS: readonly (readonly [string, (x: Tensor) => Tensor, (y: Tensor) => Tensor, readonly number[]])[] = [
  ['scaled, then summed', (x) => x.mul(2), (y) => y.sum(), [20]],
  ['scaled, then averaged', (x) => x.mul(2), (y) => y.mean(), [5]],
  ['negated, then summed', (x) => x.neg(), (y) => y.sum(0), [-4, -6]],
  ['negated twice', (x) => x.neg(), (y) => y.neg(), [1, 2, 3, 4]],
  ['scaled twice', (x) => x.mul(2), (y) => y.mul(3), [6, 12, 18, 24]],
  ['reshaped twice', (x) => x.reshape(4), (y) => y.reshape(2, 2).add(1), [2, 3, 4, 5]],
  ['transposed twice', (x) => x.transpose(), (y) => y.transpose().add(0), [1, 2, 3, 4]],
  ['sliced twice', (x) => x.slice(0, 1), (y) => y.slice(1, 1), [4]],
  ['expanded, then summed', (x) => x.reshape(1, 4).expand(3, 4), (y) => y.sum(0), [3, 6, 9, 12]],
  ['multiplied by an expanded one, then summed', (x) => x.mul(x.sum(0).expand(2, 2)), (y) => y.sum(0), [16, 36]],
  ['multiplied by a matrix, then summed', (x) => x.matmul(x), (y) => y.sum(), [54]],
];

const x = (): Tensor => tensor([1, 2, 3, 4], [2, 2]);
const values = async (y: Tensor): Promise<number[]> => [...(await y.data())];

describe.each(['wasm', 'js'] as const)('%s', (backend) => {
  beforeAll(() => setBackend(backend, backend === 'wasm' ? { threads: 1 } : {}));
  afterAll(async () => (await getBackend()).dispose());

  it.each(PAIRS)('%s, with a reading in between', async (_, first, second, expected) => {
    const before = first(x());
    const after = second(before);
    await before.data();
    expect(await values(after)).toEqual(expected);
  });

  it.each(PAIRS)('%s, both read at once', async (_, first, second, expected) => {
    const before = first(x());
    const after = second(before);
    const [, found] = await Promise.all([before.data(), values(after)]);
    expect(found).toEqual(expected);
    expect(await values(second(before))).toEqual(expected);
  });

  it.each(PAIRS)('%s, as argument and capture of compiled functions', async (_, first, second, expected) => {
    const argument = first(x());
    expect(await values(await compile((y: Tensor) => second(y))(argument))).toEqual(expected);
    const capture = first(x());
    await realize(capture);
    expect(await values(await compile(() => second(capture))())).toEqual(expected);
  });

  it('a mean of random numbers that were read', async () => {
    const random = new Generator(1).uniform([4]);
    const mean = random.mean();
    const drawn = await values(random);
    expect(await mean.item()).toBeCloseTo(drawn.reduce((sum, value) => sum + value) / 4, 6);
  });

  it('a state between two uses of its value', async () => {
    const state = new State(Float32Array.of(1, 2), [2]);
    const doubled = state.read().mul(2);
    const total = doubled.sum();
    await doubled.data();
    state.assign(tensor([5, 5]));
    await state.read().data();
    expect(await total.item()).toBe(6);
  });
});
