// What a console prints of tensors and states.

import { inspect } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { Parameter } from '../../src/nn/index.ts';
import { compile, getBackend, iota, realize, State, setBackend, type Tensor, tensor } from '../../src/tensor/index.ts';

afterEach(async () => (await getBackend()).dispose());

it.each(['wasm', 'js'] as const)('dtype, shape and values, where they have been computed on %s', async (name) => {
  await setBackend(name);
  const x = tensor([1, 2.5, 1 / 3, -4], [2, 2]);
  const y = x.mul(2);
  expect(inspect(x)).toBe('Tensor float32 [2, 2]:\n[[1, 2.5],\n [0.33333, -4]]');
  expect(inspect(y)).toBe('Tensor float32 [2, 2] (not computed yet)');
  await realize(y);
  expect(inspect(y)).toBe('Tensor float32 [2, 2]:\n[[2, 5],\n [0.66667, -8]]');
  expect(await y.toArray()).toEqual([
    [2, 5],
    [Math.fround(2 / 3), -8],
  ]);
  const [sum, above] = [y.sum(), y.greater(0)];
  await realize(sum, above);
  expect(inspect({ sum: [sum] })).toContain('Tensor float32 []: -0.33333');
  expect(inspect(above)).toBe('Tensor bool [2, 2]:\n[[true, true],\n [true, false]]');
  expect(inspect(tensor([Number.NaN, 1 / 0, 3e-20]))).toBe('Tensor float32 [3]: [NaN, Infinity, 3e-20]');
  expect(inspect(tensor(new Float32Array(0), [0, 3]))).toBe('Tensor float32 [0, 3]:\n[]');
});

it('the ends of what is long', async () => {
  const long = iota([1000]);
  const wide = iota([2, 60]);
  await realize(long, wide);
  expect(inspect(long)).toBe('Tensor int32 [1000]: [0, 1, 2, …, 997, 998, 999]');
  expect(inspect(wide)).toBe('Tensor int32 [2, 60]:\n[[0, 1, 2, …, 57, 58, 59],\n [0, 1, 2, …, 57, 58, 59]]');
});

it('states and parameters', async () => {
  const parameter = new Parameter(() => Float32Array.of(1, 2), [2]);
  expect(inspect(parameter)).toBe('Parameter float32 [2]: [1, 2]');
  parameter.assign(parameter.read().add(1));
  await realize();
  expect(inspect(parameter)).toBe('Parameter float32 [2]: [2, 3]');
  const text = inspect(parameter.read());
  parameter.set(Float32Array.of(5, 6));
  expect([text, inspect(new State(Int32Array.of(7), []))]).toEqual(['Tensor float32 [2]: [2, 3]', 'State int32 []: 7']);
});

it('why there are no values', async () => {
  const [x, state] = [tensor([1, 2]).add(1), new State(new Float32Array(2), [2])];
  await realize(x);
  x.dispose();
  expect(inspect(x)).toBe('Tensor float32 [2] (its values are no more, or elsewhere: await data())');
  const old = state.read();
  state.set(Float32Array.of(1, 1));
  expect(inspect(old)).toBe('Tensor float32 [2] (values of a state that were overwritten since)');
  let seen = '';
  await compile((images: Tensor) => {
    seen = inspect(images);
    return images;
  })(tensor([1]));
  expect(seen).toBe('Tensor float32 [1] (an argument of a function that is being compiled)');
  await setBackend('js');
  const last = tensor([1, 2]).add(1);
  await realize(last);
  await (await getBackend()).dispose();
  expect(inspect(last)).toBe('Tensor float32 [2] (its values cannot be read)');
});
