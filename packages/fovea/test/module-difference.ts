// How far two modules are from one another, for tests.

import { expect } from 'vitest';
import type { Module } from '../src/nn/index.ts';
import { type Shape, type Tensor, tensor } from '../src/tensor/index.ts';
import { normal } from './formula.ts';

const images = (shape: Shape): Tensor => tensor(normal('images', shape), shape);

/** Largest difference of two modules on the same images, relative to the largest value. */
export async function difference(a: Module, b: Module, shape: Shape): Promise<number> {
  const [expected, actual] = [await run(a, shape), await run(b, shape)];
  expect(actual.length).toBe(expected.length);
  const largest = Math.max(...expected.map(Math.abs));
  return Math.max(...expected.map((value, i) => Math.abs(value - actual[i]))) / largest;
}

const run = async (module: Module, shape: Shape): Promise<number[]> =>
  Array.from(await (module.forward(images(shape)) as Tensor).data());
