// Weights that are computed from others, against torch.nn.utils.parametrizations: every case of `parametrized` in tools/fixtures/layers.py.

import { expect, it } from 'vitest';
import { cloneModule } from '../src/nn/clone.ts';
import * as nn from '../src/nn/index.ts';
import { compile, type Tensor, tensor } from '../src/tensor/index.ts';
import { error } from './cases.ts';
import { normal } from './formula.ts';
import { type AnyLayer, compareLayers, readLayerCases } from './layer-cases.ts';

const LAYERS: Readonly<Record<string, AnyLayer>> = {
  Conv2d: nn.Conv2d,
  ConvTranspose2d: nn.ConvTranspose2d,
  Linear: nn.Linear,
};

/** Made as `new` makes a layer, of the names and arguments of the cases. */
const computedBy = (norm: (layer: nn.Module, options: object) => nn.Module): AnyLayer =>
  function make(name: string, args: never[], options: object) {
    return norm(new LAYERS[name](...args), options);
  } as unknown as AnyLayer;

compareLayers(
  { weightNorm: computedBy(nn.weightNorm), spectralNorm: computedBy(nn.spectralNorm) },
  readLayerCases('parametrized').cases,
);

const x = tensor(normal('parametrized', [3, 5]), [3, 5]);
const make = () => new nn.Linear(5, 4);

it('weight norm changes nothing at first, and nothing when it is taken off', async () => {
  const layer = make();
  const before = await layer.forward(x).data();
  nn.weightNorm(layer);
  expect(error(await layer.forward(x).data(), [...before])).toBeLessThan(1e-6);
  expect(() => nn.spectralNorm(layer)).toThrow('spectralNorm: weight of the Linear is computed already');
  await nn.removeParametrizations(layer);
  expect([...layer.namedParameters()].map(([name]) => name)).toEqual(['weight', 'bias']);
  expect(error(await layer.forward(x).data(), [...before])).toBeLessThan(1e-6);
});

it('spectral norm begins near the largest singular value, and comes nearer while training only', async () => {
  nn.manualSeed(2);
  const layer = nn.spectralNorm(make());
  const run = compile((input: Tensor) => layer.forward(input));
  for (let i = 0; i < 30; i++) await run(x);
  layer.eval();
  const first = await (await run(x)).data();
  expect(await (await run(x)).data()).toEqual(first);
  await nn.removeParametrizations(layer);
  expect(error(await layer.forward(x).data(), [...first])).toBeLessThan(1e-6);
  // The largest singular value by the power method on WᵀW.
  const weight = layer.weight.read();
  let v = tensor(normal('v', [5, 1]), [5, 1]);
  let square = v.square().sum();
  for (let i = 0; i < 40; i++) {
    const next = weight.matmul(weight.transpose().matmul(v));
    square = next.square().sum().sqrt();
    v = next.div(square);
  }
  expect(Math.sqrt(await square.item())).toBeCloseTo(1, 4);
});

it('weights of the names before parametrizations are read', async () => {
  const saved = await nn.stateDict(nn.weightNorm(make()));
  const entry = (name: string) => saved.get(`parametrizations.weight.${name}`) as nn.StateEntry;
  const old = new Map([
    ['bias', saved.get('bias') as nn.StateEntry],
    ['weight_g', entry('original0')],
    ['weight_v', entry('original1')],
  ]);
  const layer = nn.weightNorm(make());
  nn.loadStateDict(layer, old);
  expect(await nn.stateDict(layer)).toEqual(saved);
  const net = new nn.Sequential(nn.spectralNorm(make()));
  const state = await nn.stateDict(net);
  const names = { original: 'orig', '0._u': 'u', '0._v': 'v' };
  const spectral = Object.entries(names).map(([name, short]): [string, nn.StateEntry] => [
    `0.weight_${short}`,
    state.get(`0.parametrizations.weight.${name}`) as nn.StateEntry,
  ]);
  const other = new nn.Sequential(nn.spectralNorm(make()));
  nn.loadStateDict(other, new Map([['0.bias', state.get('0.bias') as nn.StateEntry], ...spectral]));
  expect(await nn.stateDict(other)).toEqual(state);
});

it('a compiled layer sees its new weight, and a copy has weights of its own', async () => {
  const layer = make().eval();
  const run = compile((input: Tensor) => layer.forward(input));
  await run(x);
  nn.weightNorm(layer);
  const copy = await cloneModule(layer);
  const [, [, scale]] = [...layer.namedParameters()];
  scale.set(new Float32Array(4));
  expect(await (await run(x)).data()).toEqual(await layer.forward(x).data());
  expect(
    new Set(
      await layer
        .forward(x)
        .sub(layer.bias?.read() ?? 0)
        .data(),
    ),
  ).toEqual(new Set([0]));
  expect(
    Math.max(
      ...(await copy
        .forward(x)
        .sub(copy.bias?.read() ?? 0)
        .data()),
    ),
  ).toBeGreaterThan(0);
});

it.each([
  ['weightNorm: name must be that of a field with a parameter of the Linear: got "wait"', { name: 'wait' }],
  ['weightNorm: dim must be an integer in [0, 1]: got 2', { dim: 2 }],
] as const)('%s', (message, options) => {
  expect(() => nn.weightNorm(make(), options)).toThrow(message);
});

it.each([
  ['spectralNorm: bias must be a matrix or a kernel: got [4]', { name: 'bias' }],
  ['spectralNorm: powerIterations must be an integer ≥ 1: got 0', { powerIterations: 0 }],
  ['spectralNorm: eps must be a finite number > 0: got 0', { eps: 0 }],
] as const)('%s', (message, options) => {
  expect(() => nn.spectralNorm(make(), options)).toThrow(message);
});

it('what is refused besides', async () => {
  await expect(nn.removeParametrizations(make())).rejects.toThrow(
    'removeParametrizations: name must be that of a computed weight of the Linear: got "weight"',
  );
  const experts = new nn.CondConv2d(2, 2, { kernelSize: 1 });
  expect(() => nn.weightNorm(experts)).toThrow('weightNorm: takes no stacks of kernels');
});
