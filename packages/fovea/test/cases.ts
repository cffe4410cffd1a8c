// Comparisons of functions with a reference, values and gradients: what tools/fixtures/cases.py writes, for the tests that read it.

import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { type DType, grad, type Shape, type Tensor, tensor } from '../src/tensor/index.ts';

/** A tensor in a file. */
export interface Packed {
  readonly shape: Shape;
  readonly dtype: DType;
  readonly values: readonly number[];
}

export interface Case {
  readonly name: string;
  readonly function: string;
  readonly inputs: readonly Packed[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly shape: Shape;
  readonly values: readonly number[];
  readonly gradients: readonly (readonly number[] | null)[];
}

/** How the function of a case takes its inputs and options. */
export type Call = (inputs: readonly Tensor[], options: object) => Tensor;

/** The cases of `fixtures/<name>.json`. */
export const readCases = (name: string): readonly Case[] =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'));

export const unpack = ({ values, shape, dtype }: Packed): Tensor => tensor(values, shape, dtype);
const isPacked = (value: unknown): value is Packed => typeof value === 'object' && value !== null && 'shape' in value;

/** The options of a case, with tensors where the file has packed ones. */
export const optionsOf = ({ options }: Case): object =>
  Object.fromEntries(Object.entries(options).map(([key, value]) => [key, isPacked(value) ? unpack(value) : value]));

export const largest = (values: readonly number[]): number => Math.max(...values.map(Math.abs));

/** The largest difference over the largest expected number, or over another `scale`; NaN when anything is. */
export function error(actual: ArrayLike<number>, expected: readonly number[], scale = largest(expected)): number {
  expect(actual.length).toBe(expected.length);
  const difference = Math.max(...expected.map((value, i) => Math.abs(actual[i] - value)));
  return difference === 0 ? 0 : difference / scale;
}

/** The sum of the elements times ±(0.5 + i/size), whose gradients the fixtures hold. */
export function readout(result: Tensor): Tensor {
  const factors = Float32Array.from({ length: result.size }, (_, i) => (1 - 2 * (i % 2)) * (0.5 + i / result.size));
  return result.mul(tensor(factors, result.shape)).sum();
}

/** Expects values and gradients of the case; differences are relative to the largest number of each array. */
export async function compareCase(one: Case, call: Call, tolerance: number): Promise<void> {
  const inputs = one.inputs.map(unpack);
  const result = call(inputs, optionsOf(one));
  expect(result.shape).toEqual(one.shape);
  expect(error(await result.data(), one.values)).toBeLessThan(tolerance);
  const kept = one.gradients.flatMap((gradient, i) => (gradient ? [i] : []));
  const wrt = kept.map((i) => inputs[i]);
  // What PyTorch detaches, such as a teacher, has zeros in the file.
  const allowUnused = kept.some((i) => one.gradients[i]?.every((value) => value === 0));
  const gradients = wrt.length > 0 ? grad(readout(call(inputs, optionsOf(one))), wrt, { allowUnused }) : [];
  for (const [k, gradient] of gradients.entries()) {
    const expected = one.gradients[kept[k]] as readonly number[];
    expect(error(await gradient.data(), expected), `input ${kept[k]}`).toBeLessThan(tolerance);
  }
}
