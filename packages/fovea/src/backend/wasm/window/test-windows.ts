// Test support for window kernels: geometries that reach every case of the planner, and data whose sums are exact.

import type { EngineArray } from '../../../base/dtype.ts';
import { inputShape, outputShape, type PoolGeometry, windowTaps } from '../../../base/geometry.ts';
import { philoxStream } from '../../../base/philox.ts';
import { elementCount } from '../../../base/shape.ts';
import { type PoolCase, poolGeometry } from '../../../base/test-geometry.ts';
import type { UnsharedFloat32Array } from '../../../base/unshared.ts';
import type { Kernel, Ref } from '../../../compiler/ir.ts';
import type { Backend } from '../../interface.ts';
import { runKernels } from '../../test-plans.ts';

type Pair = readonly [number, number];

const KERNELS: readonly Pair[] = [
  [1, 1],
  [2, 2],
  [3, 3],
  [4, 4],
  [5, 5],
  [6, 6],
  [7, 7],
  [3, 5],
];

/** Kernels 1…7 and 3×5 at strides 1…3 with paddings of all kinds; dilations, mixed strides, wide images and windows that lie in the padding. */
export function windowGeometries(channels: number): PoolGeometry[] {
  const grid = KERNELS.flatMap((kernel, k) =>
    [1, 2, 3].map((stride): Omit<PoolCase, 'input'> => {
      const pad = (side: number): number => (k + stride * side) % Math.max(1, Math.min(kernel[0], 4));
      return { kernel, stride, padding: [pad(0), pad(1), pad(2), pad(3)] };
    }),
  );
  const usual: readonly Omit<PoolCase, 'input'>[] = [
    ...grid,
    { kernel: 3, dilation: 2, padding: 2 },
    { kernel: 3, dilation: [2, 3], stride: 2, padding: [1, 3, 2, 0] },
    { kernel: [2, 3], dilation: [4, 2], stride: [3, 1], padding: [0, 1, 4, 1] },
    { kernel: [2, 3], stride: [1, 3], padding: [1, 0, 0, 2] },
    { kernel: 1, stride: [2, 3] },
  ];
  const sized: readonly PoolCase[] = [
    { input: [2, 3, 2, channels], kernel: 2, padding: [3, 4, 3, 3] },
    { input: [2, 1, 1, channels], kernel: 3, padding: 1 },
    { input: [1, 5, 61, channels], kernel: 3, stride: 2, padding: 1 },
    { input: [1, 6, 20, channels], kernel: 9, padding: 4 },
  ];
  return [...usual.map((window): PoolCase => ({ input: [2, 11, 14, channels], ...window })), ...sized].map(
    poolGeometry,
  );
}

/** Geometries with nothing to read, nothing to write, or neither. */
export const EMPTY_GEOMETRIES: readonly PoolGeometry[] = [
  poolGeometry({ input: [0, 11, 14, 4], kernel: 3 }),
  poolGeometry({ input: [2, 11, 14, 0], kernel: 3 }),
  poolGeometry({ input: [2, 2, 9, 4], kernel: 3 }),
  poolGeometry({ input: [2, 0, 5, 4], kernel: 2, padding: [1, 0, 1, 0] }),
  poolGeometry({ input: [2, 3, 0, 4], kernel: 2, padding: [0, 2, 0, 1] }),
];

export const CHANNELS: readonly number[] = [1, 2, 3, 4, 5, 7, 8, 12, 16, 33];

export const inputElements = (g: PoolGeometry): number => elementCount(inputShape(g));
export const outputElements = (g: PoolGeometry): number => elementCount(outputShape(g));
export const weightElements = (g: PoolGeometry): number => windowTaps(g) * g.inChannels;

/** Whole numbers from −5 to 5, with many equals: their products add up exactly in any order. */
export const wholeNumbers = (count: number, seed: number): UnsharedFloat32Array =>
  Float32Array.from(philoxStream(seed, 1, count), (bits) => ((bits >>> 8) % 11) - 5);

/** Fractions from −1 to 1, whose sums depend on their order. */
export const fractions = (count: number, seed: number): UnsharedFloat32Array =>
  Float32Array.from(philoxStream(seed, 2, count), (bits) => bits / 2 ** 31);

/** A kernel and the contents of its buffers before it runs. */
export interface KernelCase {
  readonly operands: readonly EngineArray[];
  readonly kernel: (refs: readonly Ref[]) => Kernel;
}

/** Elements before and behind each operand, which no kernel may touch. */
const MARGINS: Pair = [5, 7];
const MARGIN_VALUE = 77;

function withMargins<T extends EngineArray>(data: T): T {
  const Type = data.constructor as new (length: number) => T;
  const framed = new Type(MARGINS[0] + data.length + MARGINS[1]);
  framed.fill(MARGIN_VALUE);
  framed.set(data, MARGINS[0]);
  return framed;
}

/** Runs the cases as one Program; gives all operands of all cases afterwards, with their margins. */
export function runCases(backend: Backend, cases: readonly KernelCase[]): Promise<EngineArray[]> {
  let buffers = 0;
  const kernels = cases.map(({ kernel, operands }) =>
    kernel(operands.map(() => ({ buffer: buffers++, offset: MARGINS[0] }))),
  );
  return runKernels(
    backend,
    kernels,
    cases.flatMap(({ operands }) => operands.map(withMargins)),
  );
}

/** Where two lists of results differ by more than `tolerance` (NaN equals NaN): the first place of each buffer. */
export function differences(actual: readonly EngineArray[], expected: readonly EngineArray[], tolerance = 0): string[] {
  return expected.flatMap((values, buffer) => {
    const at = values.findIndex((value, i) => {
      const other = actual[buffer][i];
      return !(Object.is(value, other) || Math.abs(value - other) <= tolerance);
    });
    return at < 0 ? [] : [`buffer ${buffer} at ${at - MARGINS[0]}: ${actual[buffer][at]} is not ${values[at]}`];
  });
}
