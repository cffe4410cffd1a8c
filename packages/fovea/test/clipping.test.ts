// Clipping of gradients outside of an optimiser; within one it is compared with PyTorch in optimisers.test.ts.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Parameter } from '../src/nn/index.ts';
import { clipGradNorm, clipGradValue, SGD } from '../src/optim/index.ts';
import { getBackend, setBackend, type Tensor, tensor, zeros } from '../src/tensor/index.ts';

beforeAll(() => setBackend('wasm', { threads: 1 }));
afterAll(async () => (await getBackend()).dispose());

function expectClose(got: readonly number[], want: readonly number[]): void {
  expect(got).toHaveLength(want.length);
  for (const [i, value] of want.entries()) expect(Math.abs(got[i] / value - 1)).toBeLessThan(1e-5);
}

describe('clipping on its own', () => {
  const gradients = new Map([
    ['a', tensor([3, -4], [2])],
    ['b', tensor([[-12]], [1, 1])],
  ]);

  it.each([
    [1, 19],
    [2, 13],
    [3, (27 + 64 + 1728) ** (1 / 3)],
    [0.5, (Math.sqrt(3) + 2 + Math.sqrt(12)) ** 2],
    [Number.POSITIVE_INFINITY, 12],
  ])('to the norm of kind %d', async (normType, norm) => {
    const { gradients: clipped, totalNorm } = clipGradNorm(gradients, 2, { normType });
    expectClose([...(await totalNorm.data())], [norm]);
    expectClose([...(await (clipped.get('a') as Tensor).data())], [(3 * 2) / norm, (-4 * 2) / norm]);
    expect(clipped.get('b')?.shape).toEqual([1, 1]);
    const { gradients: left } = clipGradNorm(gradients, 100, { normType });
    expect([...(await (left.get('a') as Tensor).data())]).toEqual([3, -4]);
  });

  it.each([1, 2, 3, Number.POSITIVE_INFINITY])('zeros stay, NaN shows: kind %d', async (normType) => {
    const normOf = async (values: number[]) => {
      const { gradients: clipped, totalNorm } = clipGradNorm(new Map([['a', tensor(values)]]), 1, { normType });
      return [...(await totalNorm.data()), ...(await (clipped.get('a') as Tensor).data())];
    };
    expect(await normOf([0, 0])).toEqual([0, 0, 0]);
    expect(await normOf([1, Number.NaN])).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expectClose([(await normOf([1e-15, 1e-15]))[0]], [1e-15 * 2 ** (1 / normType)]);
  });

  it('to a value, and of nothing', async () => {
    const clipped = clipGradValue(gradients, 3.5);
    expect([...(await (clipped.get('a') as Tensor).data())]).toEqual([3, -3.5]);
    expect([...(await clipGradNorm(new Map(), 1).totalNorm.data())]).toEqual([0]);
    const withEmpty = new Map([
      ['empty', zeros([0])],
      ['a', tensor([3])],
    ]);
    for (const normType of [3, Number.POSITIVE_INFINITY])
      expectClose([...(await clipGradNorm(withEmpty, 1, { normType }).totalNorm.data())], [3]);
    const weight = new Parameter(new Float32Array(2), [2]);
    new SGD([weight], { lr: 1, clipGradNorm: 1 }).step(new Map());
  });
});

describe('errors', () => {
  const weight = new Parameter(new Float32Array(2), [2]);

  it.each([
    [
      'SGD: clipGradNormType must be a number > 0: got 0',
      () => new SGD([weight], { lr: 1, clipGradNorm: 1, clipGradNormType: 0 }),
    ],
    ['SGD: clipGradNorm must be a number > 0: got 0', () => new SGD([weight], { lr: 1, clipGradNorm: 0 })],
    ['SGD: clipGradValue must be a number > 0: got -1', () => new SGD([weight], { lr: 1, clipGradValue: -1 })],
    ['clipGradNorm: maxNorm must be a number > 0: got -1', () => clipGradNorm(new Map(), -1)],
    [
      'clipGradNorm: normType must be a number > 0: got NaN',
      () => clipGradNorm(new Map(), 1, { normType: Number.NaN }),
    ],
    ['clipGradValue: clipValue must be a number > 0: got 0', () => clipGradValue(new Map(), 0)],
  ] as const)('%s', (message, run) => {
    expect(run).toThrow(message);
  });
});
