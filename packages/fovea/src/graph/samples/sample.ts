// What a sample is: a small graph around one primitive, with inputs whose values avoid the points where it is not smooth.

import type { DType } from '../../base/dtype.ts';
import { philoxStream } from '../../base/philox.ts';
import { elementCount, type Shape } from '../../base/shape.ts';
import type { Node } from '../node.ts';
import type { Primitive } from '../primitives.ts';

/** Draws `count` values from uniform random numbers in [0, 1); `input` is the argument's position, so that arguments can differ. */
export type Draw = (count: number, random: () => number, input: number) => number[];

export interface SampleInput {
  readonly shape: Shape;
  readonly dtype: DType;
  readonly draw: Draw;
}

export interface Sample {
  /** Tells it apart from other samples of the same primitive. */
  readonly name: string;
  readonly inputs: readonly SampleInput[];
  readonly build: (...inputs: Node[]) => Node;
  /** False where the derivative is left out on purpose, so that finite differences disagree. Default true. */
  readonly smooth?: boolean;
}

/** At least one sample per primitive. */
export type Samples<P extends Primitive> = { readonly [Q in P]: readonly Sample[] };

/** The values of an argument, always the same: float32 numbers, so that every backend computes with the same ones. */
export function drawValues({ shape, dtype, draw }: SampleInput, input: number): Float64Array {
  const count = elementCount(shape);
  const words = philoxStream(0x5eed, input, 4 * count + 4);
  let next = 0;
  const random = (): number => (words[next++] >>> 8) / 2 ** 24;
  return Float64Array.from(draw(count, random, input), dtype === 'float32' ? Math.fround : (value) => value);
}

// --- inputs ----------------------------------------------------------------------------------------------------------

const many =
  (value: (random: () => number) => number): Draw =>
  (count, random) =>
    Array.from({ length: count }, () => value(random));

/** Floats in [low, high). */
export const uniform = (shape: Shape, low = -2, high = 2): SampleInput => ({
  shape,
  dtype: 'float32',
  draw: many((random) => low + (high - low) * random()),
});

/** Floats whose size is in [least, most), of either sign. */
export const awayFromZero = (shape: Shape, least = 0.2, most = 2): SampleInput => ({
  shape,
  dtype: 'float32',
  draw: many((random) => (random() < 0.5 ? -1 : 1) * (least + (most - least) * random())),
});

/** Floats at least 0.2 away from every whole number. */
export const betweenIntegers = (shape: Shape): SampleInput => ({
  shape,
  dtype: 'float32',
  draw: many((random) => Math.floor(8 * random()) - 4 + 0.2 + 0.6 * random()),
});

/** Floats of which no two are equal or close, within one input and among several. */
export const distinct = (shape: Shape): SampleInput => ({
  shape,
  dtype: 'float32',
  draw: (count, random, input) =>
    shuffled(count, random).map((rank) => ((rank + input / 4) / Math.max(1, count) - 0.4) * Math.max(4, count / 16)),
});

function shuffled(count: number, random: () => number): number[] {
  return Array.from({ length: count }, (_, i) => ({ i, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ i }) => i);
}

/** Whole numbers low … high as int32. */
export const integers = (shape: Shape, low = -5, high = 5): SampleInput => ({
  shape,
  dtype: 'int32',
  draw: many((random) => low + Math.floor((high - low + 1) * random())),
});

export const flags = (shape: Shape): SampleInput => ({
  shape,
  dtype: 'bool',
  draw: many((random) => +(random() < 0.5)),
});

/** The given values, repeated until the shape is full. */
export const exactly = (shape: Shape, values: readonly number[], dtype: DType = 'float32'): SampleInput => ({
  shape,
  dtype,
  draw: (count) => Array.from({ length: count }, (_, i) => values[i % values.length]),
});
