// Gradients of logits with respect to maps of the same call of a model, as Grad-CAM takes them.

import { afterAll, beforeAll, expect, it } from 'vitest';
import { createModel } from '../src/models/index.ts';
import { relu } from '../src/ops/index.ts';
import { Generator, getBackend, grad, type Generator as Random, setBackend, type Tensor } from '../src/tensor/index.ts';
import { formulaModel } from './formula-model.ts';
import { LIGHT_REPRESENTATIVES } from './representatives.ts';
import { inTier } from './tiers.ts';

beforeAll(() => setBackend('wasm'));
afterAll(async () => (await getBackend()).dispose());

const images = (random: Random = new Generator(0)): Tensor => random.uniform([2, 32, 32, 3]);

it('are those of class activation maps where a mean and a matrix are all that follows (arXiv:1512.04150)', async () => {
  const model = formulaModel('resnet18', { numClasses: 5, smallImage: true }, 1).eval();
  const maps = model.forwardFeatures(images());
  const logits = model.forwardHead(maps);
  const [slopes] = grad(logits.slice(1, 3, 4).sum(), [maps]);
  const [, height, width, channels] = maps.shape;
  expect(maps.shape).toEqual([2, 4, 4, 512]);
  const { weight } = (model as unknown as { readonly fc: { readonly weight: { read(): Tensor } } }).fc;
  const ofClass = weight.read().reshape(channels, 5).slice(1, 3, 4).reshape(1, 1, 1, channels);
  const expected = ofClass.div(height * width).expand(...maps.shape);
  const largest = await expected.abs().max().item();
  expect((await slopes.sub(expected).abs().max().item()) / largest).toBeLessThan(1e-6);

  const heat = relu(maps.mul(slopes.mean([1, 2], { keepDims: true })).sum(3));
  const activation = relu(maps.mul(ofClass).sum(3)).div(height * width);
  expect(heat.shape).toEqual([2, height, width]);
  const most = await activation.max().item();
  expect(most).toBeGreaterThan(0);
  expect((await heat.sub(activation).abs().max().item()) / most).toBeLessThan(1e-5);
});

it.each(inTier(3, LIGHT_REPRESENTATIVES))('reach what the head of %s reads', async (name) => {
  const model = formulaModel(name, { numClasses: 3, imageSize: 32 }, 1).eval();
  const maps = model.forwardFeatures(images());
  const [slopes] = grad(model.forwardHead(maps).slice(1, 1, 2).sum(), [maps]);
  expect(slopes.shape).toEqual(maps.shape);
  const most = await slopes.abs().max().item();
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(Number.POSITIVE_INFINITY);
});

it('are refused for maps of another call', () => {
  const model = createModel('resnet18', { numClasses: 3, smallImage: true }).eval();
  const [x, maps] = [images(), model.forwardFeatures(images())];
  expect(() => grad(model.forward(x).sum(), [maps])).toThrow('two calls of a model make two sets of tensors');
});
