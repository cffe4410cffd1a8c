// Tests of convolutions on the js backend: an independent definition by index arithmetic, and adjointness of the three roles.

import { describe, expect, it } from 'vitest';
import type { ConvGeometry } from '../../base/geometry.ts';
import { philoxStream } from '../../base/philox.ts';
import { windowOutput } from '../../base/shape.ts';
import type { ConvRole } from '../../compiler/ir.ts';
import { runKernel } from '../test-plans.ts';
import { createJsBackend } from './backend.ts';

const backend = createJsBackend();

function geometry(overrides: Partial<ConvGeometry>): ConvGeometry {
  const g = {
    batch: 2,
    height: 5,
    width: 6,
    inChannels: 4,
    outChannels: 6,
    kernelHeight: 3,
    kernelWidth: 2,
    strideHeight: 1,
    strideWidth: 1,
    padTop: 0,
    padLeft: 0,
    padBottom: 0,
    padRight: 0,
    dilationHeight: 1,
    dilationWidth: 1,
    groups: 1,
    ...overrides,
  };
  const outHeight = windowOutput(g.height, g.kernelHeight, g.strideHeight, g.dilationHeight, g.padTop, g.padBottom);
  const outWidth = windowOutput(g.width, g.kernelWidth, g.strideWidth, g.dilationWidth, g.padLeft, g.padRight);
  return { ...g, outHeight, outWidth };
}

const CASES: Record<string, ConvGeometry> = {
  plain: geometry({}),
  padded: geometry({ padTop: 1, padLeft: 2, padBottom: 0, padRight: 1 }),
  strided: geometry({ strideHeight: 2, strideWidth: 3, padTop: 1, padRight: 2 }),
  dilated: geometry({ dilationHeight: 2, dilationWidth: 3, padLeft: 1 }),
  grouped: geometry({ groups: 2, padTop: 1, padBottom: 1 }),
  depthwise: geometry({ groups: 4, outChannels: 4, padTop: 2, padLeft: 1, strideWidth: 2 }),
  'depthwise with multiplier': geometry({ groups: 2, inChannels: 2, outChannels: 6 }),
  pointwise: geometry({ kernelHeight: 1, kernelWidth: 1, strideHeight: 2 }),
  'an empty batch': geometry({ batch: 0 }),
};

const sizes = (g: ConvGeometry) => ({
  x: g.batch * g.height * g.width * g.inChannels,
  w: (g.kernelHeight * g.kernelWidth * g.inChannels * g.outChannels) / g.groups,
  y: g.batch * g.outHeight * g.outWidth * g.outChannels,
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
  const groupIn = g.inChannels / g.groups;
  const y: number[] = [];
  for (let flat = 0; flat < sizes(g).y; flat++) {
    const k = flat % g.outChannels;
    const ow = Math.floor(flat / g.outChannels) % g.outWidth;
    const oh = Math.floor(flat / g.outChannels / g.outWidth) % g.outHeight;
    const n = Math.floor(flat / g.outChannels / g.outWidth / g.outHeight);
    const group = Math.floor((k * g.groups) / g.outChannels);
    let sum = 0;
    for (let kh = 0; kh < g.kernelHeight; kh++)
      for (let kw = 0; kw < g.kernelWidth; kw++)
        for (let c = 0; c < groupIn; c++) {
          const ih = oh * g.strideHeight + kh * g.dilationHeight - g.padTop;
          const iw = ow * g.strideWidth + kw * g.dilationWidth - g.padLeft;
          const inside = ih >= 0 && ih < g.height && iw >= 0 && iw < g.width;
          const value = inside ? x[((n * g.height + ih) * g.width + iw) * g.inChannels + group * groupIn + c] : 0;
          sum += value * w[((kh * g.kernelWidth + kw) * groupIn + c) * g.outChannels + k];
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
    const row = { batch: 1, height: 1, inChannels: 1, outChannels: 1, kernelHeight: 1 };
    const g = geometry({ ...row, width: 4, kernelWidth: 2, padRight: 1 });
    const [x, w] = [Float32Array.of(1, 4, 9, 16), Float32Array.of(-1, 1)];
    const y = Float32Array.of(1, 0, 0, 2);
    expect([...(await conv('forward', g, x, w, new Float32Array(4)))]).toEqual([3, 5, 7, -16]);
    expect([...(await conv('inputGrad', g, new Float32Array(4), w, y))]).toEqual([-1, 1, 0, -2]);
    expect([...(await conv('weightGrad', g, x, new Float32Array(2), y))]).toEqual([33, 4]);
  });
});
