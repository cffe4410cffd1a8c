// Activations and softmax at the ends of float32 and beside 0, element by element: what a comparison with the largest value would not see.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as ops from '../src/ops/index.ts';
import { type BackendName, compile, getBackend, grad, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';

const BACKENDS: readonly BackendName[] = ['js', 'wasm'];
const HUGE = Math.fround(3e38);
const { POSITIVE_INFINITY: INF, NaN: NONE } = Number;

/** Values at −3e38, −1e30, 1e30, 3e38, −∞ and ∞, and slopes at the four finite ones: those of PyTorch in float64. */
const ENDS: Readonly<Record<ops.ActivationName, readonly [values: readonly number[], slopes: readonly number[]]>> = {
  identity: [
    [-HUGE, -1e30, 1e30, HUGE, -INF, INF],
    [1, 1, 1, 1],
  ],
  relu: [
    [0, 0, 1e30, HUGE, 0, INF],
    [0, 0, 1, 1],
  ],
  relu6: [
    [0, 0, 6, 6, 0, 6],
    [0, 0, 0, 0],
  ],
  leakyRelu: [
    [-0.01 * HUGE, -1e28, 1e30, HUGE, -INF, INF],
    [0.01, 0.01, 1, 1],
  ],
  sigmoid: [
    [0, 0, 1, 1, 0, 1],
    [0, 0, 0, 0],
  ],
  logSigmoid: [
    [-HUGE, -1e30, 0, 0, -INF, 0],
    [1, 1, 0, 0],
  ],
  hardSigmoid: [
    [0, 0, 1, 1, 0, 1],
    [0, 0, 0, 0],
  ],
  hardSwish: [
    [0, 0, 1e30, HUGE, NONE, INF],
    [0, 0, 1, 1],
  ],
  // PyTorch has NaN at −∞, the product −∞ · 0; the limit is 0.
  silu: [
    [0, 0, 1e30, HUGE, 0, INF],
    [0, 0, 1, 1],
  ],
  gelu: [
    [0, 0, 1e30, HUGE, NONE, INF],
    [0, 0, 1, 1],
  ],
  geluTanh: [
    [0, 0, 1e30, HUGE, NONE, INF],
    [0, 0, 1, 1],
  ],
  // As of silu.
  quickGelu: [
    [0, 0, 1e30, HUGE, 0, INF],
    [0, 0, 1, 1],
  ],
  tanh: [
    [-1, -1, 1, 1, -1, 1],
    [0, 0, 0, 0],
  ],
  hardTanh: [
    [-1, -1, 1, 1, -1, 1],
    [0, 0, 0, 0],
  ],
  elu: [
    [-1, -1, 1e30, HUGE, -1, INF],
    [0, 0, 1, 1],
  ],
  selu: [
    [-1.75809934, -1.75809934, 1.05070099e30, 1.05070099 * HUGE, -1.75809934, INF],
    [0, 0, 1.05070099, 1.05070099],
  ],
  softplus: [
    [0, 0, 1e30, HUGE, 0, INF],
    [0, 0, 1, 1],
  ],
  softsign: [
    [-1, -1, 1, 1, NONE, NONE],
    [0, 0, 0, 0],
  ],
  mish: [
    [0, 0, 1e30, HUGE, NONE, INF],
    [0, 0, 1, 1],
  ],
};

const vector = (values: readonly number[]): Tensor => tensor(Float32Array.from(values));
const read = async (x: Tensor): Promise<number[]> => [...(await x.data())];

/** Each element on its own; what rounds to 0 in float32 is 0. */
function expectEach(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, wanted] of expected.entries()) {
    const got = actual[i];
    const same =
      Object.is(got, wanted) || got === wanted || Math.abs(got - wanted) <= tolerance * Math.abs(wanted) + 1e-30;
    expect(same, `element ${i}: ${got} instead of ${wanted}`).toBe(true);
  }
}

/** The activation, its slopes, and the slopes of those. */
async function derivatives(fn: (x: Tensor) => Tensor, points: readonly number[]): Promise<number[][]> {
  const run = compile((x: Tensor) => {
    const y = fn(x);
    const [slope] = grad(y.sum(), [x]);
    return [y, slope, grad(slope.sum(), [x], { allowUnused: true })[0]];
  });
  return Promise.all((await run(vector(points))).map(read));
}

describe.each(BACKENDS)('on %s', (backend) => {
  beforeAll(async () => {
    await setBackend(backend, { threads: 1 });
  });
  afterAll(async () => {
    await (await getBackend()).dispose();
  });

  it.each(Object.entries(ENDS))('%s at the ends', async (name, [values, slopes]) => {
    const x = vector([-HUGE, -1e30, 1e30, HUGE]);
    const fn = (points: Tensor): Tensor => ops.activate(points, name as ops.ActivationName);
    const [slope] = grad(fn(x).sum(), [x]);
    expectEach(await read(slope), slopes, 1e-6);
    expectEach(await read(fn(vector([-HUGE, -1e30, 1e30, HUGE, -INF, INF]))), values, 1e-6);
    expect(await read(fn(vector([NONE])))).toEqual([NONE]);
  });

  const BESIDE_ZERO = [
    -2, -1, -0.5, -0.3, -0.251, -0.25, -0.2, -0.1, -1e-2, -1e-3, -1e-5, -1e-8, -1e-20, -3e-39, 0,
  ].map(Math.fround);
  const SELU = { alpha: 1.6732632423543772, scale: 1.0507009873554805 };

  it.each([
    ['elu', (x: Tensor) => ops.elu(x), 1],
    ['elu with alpha', (x: Tensor) => ops.elu(x, { alpha: 1.7 }), 1.7],
    ['celu', (x: Tensor) => ops.celu(x), 1],
    ['selu', ops.selu, SELU.alpha * SELU.scale],
  ] as const)('%s keeps all digits beside 0, and its derivatives too', async (_, fn, factor) => {
    const [values, slopes, bends] = await derivatives(fn, BESIDE_ZERO);
    const exponential = BESIDE_ZERO.map((x) => factor * Math.exp(x));
    expectEach(
      values,
      BESIDE_ZERO.map((x) => factor * Math.expm1(x)),
      5e-7,
    );
    expectEach(slopes, exponential, 5e-7);
    expectEach(bends, exponential, 5e-7);
  });

  it('slopes and their slopes of saturated activations are finite', async () => {
    const points = [-1e30, -1e4, -100, -88, -87, -85, -81, -79, 79, 81, 85, 87, 88, 100, 1e4, 1e30];
    for (const name of ops.activationNames) {
      const all = await derivatives((x) => ops.activate(x, name), points);
      expect(all.flat().every(Number.isFinite), `${name}: ${all}`).toBe(true);
    }
  });

  it('logSumExp, softmax and logSoftmax of infinite scores are PyTorch’s', async () => {
    const rows = tensor(Float32Array.of(-INF, -INF, -INF, 1, INF, -INF, INF, INF, 0, 1, -INF, 2, 1, NONE, 0), [5, 3]);
    expectEach(await read(ops.logSumExp(rows)), [-INF, INF, INF, 2.3132616, NONE], 1e-6);
    expectEach(await read(ops.logSumExp(rows, { keepDims: true })), [-INF, INF, INF, 2.3132616, NONE], 1e-6);
    const nothing = Array<number>(9).fill(NONE);
    const last = Array<number>(3).fill(NONE);
    expectEach(await read(ops.softmax(rows)), [...nothing, 0.26894142, 0, 0.73105858, ...last], 1e-6);
    expectEach(await read(ops.logSoftmax(rows)), [...nothing, -1.3132616, -INF, -0.31326166, ...last], 1e-6);
    const [slope] = grad(ops.logSumExp(rows).sum(), [rows]);
    const slopes = [NONE, NONE, NONE, 0, NONE, 0, NONE, NONE, 0, 0.26894142, 0, 0.73105858, NONE, NONE, NONE];
    expectEach(await read(slope), slopes, 1e-6);
  });
});
