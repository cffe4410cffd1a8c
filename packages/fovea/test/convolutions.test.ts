// Convolutions against PyTorch's over a grid of kernel, stride, padding, dilation and groups: forward and both gradients, on both backends.

import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Shape } from '../src/base/shape.ts';
import { conv2d } from '../src/ops/index.ts';
import { compile, getBackend, grad, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { normal } from './formula.ts';

interface Case {
  readonly kernel: readonly [number, number];
  readonly stride?: readonly [number, number];
  readonly padding: readonly [readonly [number, number], readonly [number, number]];
  readonly dilation?: readonly [number, number];
  readonly groups?: number;
  readonly x: Shape;
  readonly w: Shape;
  readonly y: Shape;
  readonly forward: readonly number[];
  readonly inputGrad: readonly number[];
  readonly weightGrad: readonly number[];
}

const cases = JSON.parse(
  readFileSync(new URL('fixtures/convolutions.json', import.meta.url), 'utf8'),
) as readonly Case[];

// Winograd's sums (docs/decisions/0003) are off by some 1e-6, direct ones by less than 1e-6; both promise 3e-6.
const made = (name: string, shape: Shape): Tensor => tensor(normal(name, shape), shape);

/** The largest difference, relative to the largest value. */
function distance(actual: ArrayLike<number>, expected: readonly number[]): number {
  expect(actual.length).toBe(expected.length);
  const size = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return expected.reduce((most, value, i) => Math.max(most, Math.abs(value - actual[i])), 0) / size;
}

const title = ({ forward: _, inputGrad: __, weightGrad: ___, ...options }: Case): string => JSON.stringify(options);

describe.each(['wasm', 'js'] as const)('conv2d on %s', (backend) => {
  afterAll(async () => {
    await (await getBackend()).dispose();
  });

  it.each(cases.map((one) => [title(one), one] as const))('%s', async (_, one) => {
    if ((await getBackend()).name !== backend) await setBackend(backend, { threads: 2 });
    const { stride, padding, dilation, groups } = one;
    const options = {
      padding,
      ...(stride ? { stride } : {}),
      ...(dilation ? { dilation } : {}),
      ...(groups ? { groups } : {}),
    };
    const run = compile((x: Tensor, w: Tensor, dy: Tensor) => {
      const y = conv2d(x, w, undefined, options);
      const [dx, dw] = grad(y.mul(dy).sum(), [x, w]);
      return { y, dx, dw };
    });
    const { y, dx, dw } = await run(made('x', one.x), made('w', one.w), made('dy', one.y));
    expect(y.shape).toEqual(one.y);
    expect(distance(await y.data(), one.forward)).toBeLessThan(3e-6);
    expect(distance(await dx.data(), one.inputGrad)).toBeLessThan(3e-6);
    expect(distance(await dw.data(), one.weightGrad)).toBeLessThan(3e-6);
  });
});
