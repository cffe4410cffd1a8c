// Tests of convolutions on the js backend: an independent definition by index arithmetic, and adjointness of the three roles.

import { describe, expect, it } from 'vitest';
import { type ConvGeometry, inputShape, outputShape, weightShape } from '../../base/geometry.ts';
import { philoxStream } from '../../base/philox.ts';
import { elementCount } from '../../base/shape.ts';
import { type ConvCase, convGeometry } from '../../base/test-geometry.ts';
import type { ConvRole } from '../../compiler/ir.ts';
import { runKernel } from '../test-plans.ts';
import { createJsBackend } from './backend.ts';

const backend = createJsBackend();

const geometry = (overrides: Partial<ConvCase>): ConvGeometry =>
  convGeometry({ input: [2, 5, 6, 4], kernel: [3, 2], outChannels: 6, ...overrides });

const CASES: Record<string, ConvGeometry> = {
  plain: geometry({}),
  padded: geometry({ padding: [1, 2, 0, 1] }),
  strided: geometry({ stride: [2, 3], padding: [1, 0, 0, 2] }),
  dilated: geometry({ dilation: [2, 3], padding: [0, 1, 0, 0] }),
  grouped: geometry({ groups: 2, padding: [1, 0, 1, 0] }),
  depthwise: geometry({ groups: 4, outChannels: 4, padding: [2, 1, 0, 0], stride: [1, 2] }),
  'depthwise with multiplier': geometry({ groups: 2, input: [2, 5, 6, 2], outChannels: 6 }),
  pointwise: geometry({ kernel: 1, stride: [2, 1] }),
  'an empty batch': geometry({ input: [0, 5, 6, 4] }),
};

const sizes = (g: ConvGeometry) => ({
  x: elementCount(inputShape(g)),
  w: elementCount(weightShape(g)),
  y: elementCount(outputShape(g)),
});

/** Small integers, so that every sum is exact. */
const integers = (seed: number, count: number): Float32Array =>
  Float32Array.from(philoxStream(seed, 0, count), (word) => (word >>> 29) - 3);

/** Buffers have a margin of one element on either side, so that offsets matter and overruns show. */
const framed = (data: Float32Array): Float32Array => Float32Array.of(NaN, ...data, NaN);

async function conv(role: ConvRole, g: ConvGeometry, x: Float32Array, w: Float32Array, y: Float32Array) {
  const kind = g.groups === g.inChannels && g.groups === g.outChannels ? 'depthwise' : 'conv';
  const ref = (buffer: number) => ({ buffer, offset: 1 });
  const kernel = { kind, role, geometry: g, x: ref(0), w: ref(1), y: ref(2) } as const;
  const results = await runKernel(backend, kernel, [framed(x), framed(w), framed(y)]);
  const result = results[{ forward: 2, inputGrad: 0, weightGrad: 1 }[role]];
  expect([result[0], result[result.length - 1]]).toEqual([NaN, NaN]);
  return result.slice(1, -1) as Float32Array;
}

const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, value, i) => sum + value * b[i], 0);

/** y[n, oh, ow, k] written out from the definition, with zero outside the input. */
function definition(g: ConvGeometry, x: Float32Array, w: Float32Array): number[] {
  const { rows, columns } = g;
  const groupIn = g.inChannels / g.groups;
  const y: number[] = [];
  for (let flat = 0; flat < sizes(g).y; flat++) {
    const k = flat % g.outChannels;
    const ow = Math.floor(flat / g.outChannels) % columns.out;
    const oh = Math.floor(flat / g.outChannels / columns.out) % rows.out;
    const n = Math.floor(flat / g.outChannels / columns.out / rows.out);
    const group = Math.floor((k * g.groups) / g.outChannels);
    let sum = 0;
    for (let kh = 0; kh < rows.kernel; kh++)
      for (let kw = 0; kw < columns.kernel; kw++)
        for (let c = 0; c < groupIn; c++) {
          const ih = oh * rows.stride + kh * rows.dilation - rows.before;
          const iw = ow * columns.stride + kw * columns.dilation - columns.before;
          const inside = ih >= 0 && ih < rows.size && iw >= 0 && iw < columns.size;
          const value = inside ? x[((n * rows.size + ih) * columns.size + iw) * g.inChannels + group * groupIn + c] : 0;
          sum += value * w[((kh * columns.kernel + kw) * groupIn + c) * g.outChannels + k];
        }
    y.push(sum);
  }
  return y;
}

describe.each(Object.entries(CASES))('convolution, %s', (_, g) => {
  const { x: xs, w: ws, y: ys } = sizes(g);
  const [x, w, y] = [integers(1, xs), integers(2, ws), integers(3, ys)];

  it('forward agrees with the definition', async () => {
    expect([...(await conv('forward', g, x, w, new Float32Array(ys)))]).toEqual(definition(g, x, w));
  });

  it('inputGrad and weightGrad are its adjoints', async () => {
    const forward = dot(await conv('forward', g, x, w, new Float32Array(ys)), y);
    expect(dot(await conv('inputGrad', g, new Float32Array(xs), w, y), x)).toBe(forward);
    expect(dot(await conv('weightGrad', g, x, new Float32Array(ws), y), w)).toBe(forward);
  });
});

describe('convolution by hand', () => {
  it('of a row with a difference filter, in all roles', async () => {
    const g = convGeometry({ input: [1, 1, 4, 1], kernel: [1, 2], padding: [0, 0, 0, 1], outChannels: 1 });
    const [x, w] = [Float32Array.of(1, 4, 9, 16), Float32Array.of(-1, 1)];
    const y = Float32Array.of(1, 0, 0, 2);
    expect([...(await conv('forward', g, x, w, new Float32Array(4)))]).toEqual([3, 5, 7, -16]);
    expect([...(await conv('inputGrad', g, new Float32Array(4), w, y))]).toEqual([-1, 1, 0, -2]);
    expect([...(await conv('weightGrad', g, x, new Float32Array(2), y))]).toEqual([33, 4]);
  });
});
