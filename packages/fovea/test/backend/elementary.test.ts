// exp, log, tanh and erf of the wasm backend: digits over the whole range of float32, and what the ends of the range give.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWasmBackend } from '../../src/backend/wasm/backend.ts';
import { getBackend, type Tensor, tensor } from '../../src/tensor/index.ts';
import { runtime } from '../../src/tensor/internal.ts';

const COUNT = 200_000;

const word = new Int32Array(1);
const float = new Float32Array(word.buffer);

/** Distance from |x| to the next float32. */
function unitInTheLastPlace(x: number): number {
  float[0] = Math.abs(x);
  const magnitude = float[0];
  word[0]++;
  return float[0] - magnitude;
}

/** The float32 with these bits. */
function fromBits(bits: number): number {
  word[0] = bits;
  return float[0];
}

const evenly = (from: number, to: number) => (share: number) => from + share * (to - from);

describe.each([true, false])('with fused multiply-add: %s', (relaxedSimd) => {
  beforeAll(() => runtime.backend.use(createWasmBackend({ threads: 1, relaxedSimd })));
  afterAll(async () => (await getBackend()).dispose());

  it.each<[string, (x: Tensor) => Tensor, (x: number) => number, (share: number) => number, number]>([
    ['exp', (x) => x.exp(), Math.exp, evenly(-86.98, 88.72), 1.25],
    ['exp around 0', (x) => x.exp(), Math.exp, evenly(-1, 1), 1.25],
    ['log', (x) => x.log(), Math.log, (share) => fromBits(0x00800000 + Math.floor(share * 0x7f000000)), 1],
    ['log around 1', (x) => x.log(), Math.log, evenly(0.7, 1.5), 1],
    ['log of denormals', (x) => x.log(), Math.log, (share) => fromBits(1 + Math.floor(share * 0x007ffffe)), 1.25],
    ['tanh', (x) => x.tanh(), Math.tanh, evenly(-10, 10), 3.5],
  ])('%s is right to about the last digit', async (_, fn, reference, input, most) => {
    const xs = Float32Array.from({ length: COUNT }, (_, i) => input(i / COUNT));
    const ys = await fn(tensor(xs, [COUNT])).data();
    let worst = 0;
    for (let i = 0; i < COUNT; i++) {
      const exact = reference(xs[i]);
      worst = Math.max(worst, Math.abs(ys[i] - exact) / unitInTheLastPlace(exact));
    }
    expect(worst).toBeLessThan(most);
  });

  it('exp goes to 0 and infinity, and keeps NaN', async () => {
    const xs = [Number.POSITIVE_INFINITY, 200, 88.73, Number.NEGATIVE_INFINITY, -200, -104, Number.NaN, 0, -0];
    const ys = await tensor(Float32Array.from(xs), [xs.length]).exp().data();
    const infinity = Number.POSITIVE_INFINITY;
    expect([...ys]).toEqual([infinity, infinity, infinity, 0, 0, 0, Number.NaN, 1, 1]);
  });

  it('log of what has none', async () => {
    const xs = [Number.POSITIVE_INFINITY, 0, -0, -1, Number.NEGATIVE_INFINITY, -1e-40, Number.NaN, 1];
    const ys = await tensor(Float32Array.from(xs), [xs.length]).log().data();
    const [nan, none] = [Number.NaN, Number.NEGATIVE_INFINITY];
    expect([...ys]).toEqual([Number.POSITIVE_INFINITY, none, none, nan, nan, nan, nan, 0]);
  });
});
