// Attention-like layers against PyTorch: every case of tools/fixtures/attention_layers.py, with gradients in inputs and parameters.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Shape } from '../src/base/shape.ts';
import * as nn from '../src/nn/index.ts';
import { fileShape, toFile } from '../src/nn/layout.ts';
import { type BackendName, compile, getBackend, grad, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { error, largest, type Packed, readout, unpack } from './cases.ts';
import { setFormulaWeights } from './formula-model.ts';

const BACKENDS: readonly BackendName[] = ['js', 'wasm'];

/** Relative to the largest number of the array. */
const TOLERANCE = 1e-5;

interface LayerCase {
  readonly name: string;
  readonly layer: string;
  readonly args: readonly unknown[];
  readonly gain: number;
  readonly training: boolean;
  readonly inputs: readonly Packed[];
  readonly outputs: Readonly<Record<string, { readonly shape: Shape; readonly values: readonly number[] }>>;
  readonly inputGradients: readonly (readonly number[] | null)[];
  readonly parameters: Readonly<Record<string, { readonly shape: Shape; readonly gradient: readonly number[] }>>;
}

const { ecaKernelSizes, cases } = JSON.parse(
  readFileSync(new URL('fixtures/attention-layers.json', import.meta.url), 'utf8'),
) as { readonly ecaKernelSizes: Readonly<Record<string, number>>; readonly cases: readonly LayerCase[] };

type AnyLayer = new (...args: readonly never[]) => nn.Module;

const LAYERS: Readonly<Record<string, AnyLayer>> = {
  SEModule: nn.SEModule,
  SqueezeExcite: nn.SqueezeExcite,
  EcaModule: nn.EcaModule,
  CbamModule: nn.CbamModule,
  PositionAttention: nn.PositionAttention,
  ChannelAttention: nn.ChannelAttention,
  DualAttention: nn.DualAttention,
  MultiHeadAttention: nn.MultiHeadAttention,
};

function outputsOf(layer: nn.Module, names: readonly string[], inputs: readonly Tensor[]): Record<string, Tensor> {
  if (layer instanceof nn.MultiHeadAttention && names.includes('weights'))
    return layer.forwardWithWeights(inputs[0], inputs[1]);
  return { y: layer.forward(...inputs) as Tensor };
}

/** Expects the case's results, and the gradients in inputs and parameters of all results' readouts together. */
async function compareLayer(one: LayerCase): Promise<void> {
  const layer = new LAYERS[one.layer](...(one.args as never[]));
  setFormulaWeights(layer, one.gain);
  if (one.training) layer.train();
  else layer.eval();
  const parameters = [...layer.namedParameters()];
  const shapes = parameters.map(([key, { fileLayout, shape }]) => [key, fileShape(fileLayout, shape)]);
  expect(shapes).toEqual(Object.entries(one.parameters).map(([key, { shape }]) => [key, shape]));
  const differentiable = one.inputGradients.flatMap((gradient, i) => (gradient ? [i] : []));
  const run = compile((...inputs: readonly Tensor[]) => {
    const outputs = outputsOf(layer, Object.keys(one.outputs), inputs);
    const loss = Object.values(outputs)
      .map(readout)
      .reduce((a, b) => a.add(b));
    const wrt = [...differentiable.map((i) => inputs[i]), ...parameters.map(([, parameter]) => parameter.read())];
    return { outputs, gradients: grad(loss, wrt) };
  });
  const { outputs, gradients } = await run(...one.inputs.map(unpack));
  expect(Object.keys(outputs)).toEqual(Object.keys(one.outputs));
  for (const [key, { shape, values }] of Object.entries(one.outputs)) {
    expect(outputs[key].shape).toEqual(shape);
    expect(error(await outputs[key].data(), values), key).toBeLessThan(TOLERANCE);
  }
  const expected = [
    ...differentiable.map((i) => [`input ${i}`, one.inputGradients[i] as readonly number[]] as const),
    ...Object.entries(one.parameters).map(([key, { gradient }]) => [key, gradient] as const),
  ];
  const most = Math.max(...expected.map(([, values]) => largest(values)));
  for (const [k, [key, values]] of expected.entries()) {
    const layout = parameters[k - differentiable.length]?.[1].fileLayout ?? 'same';
    const own = toFile(layout, await gradients[k].data(), gradients[k].shape);
    // What cancels has no size of its own.
    expect(error(own, values, largest(values) || most), key).toBeLessThan(TOLERANCE);
  }
}

describe.each(BACKENDS)('on %s', (backend) => {
  beforeAll(async () => {
    await setBackend(backend, { threads: 1 });
  });
  afterAll(async () => {
    await (await getBackend()).dispose();
  });

  it.each(cases)('$name', compareLayer);
});

it('every layer has a case', () => {
  expect(Object.keys(LAYERS).sort()).toEqual([...new Set(cases.map(({ layer }) => layer))].sort());
});

it("ECA's kernels grow with the channels as timm's", () => {
  const sizes = Object.keys(ecaKernelSizes).map((channels) => [
    channels,
    new nn.EcaModule(Number(channels)).conv.weight.shape[2],
  ]);
  expect(Object.fromEntries(sizes)).toEqual(ecaKernelSizes);
});

it('position and channel attention start as the identity', async () => {
  const x = tensor(
    Float32Array.from({ length: 64 }, (_, i) => Math.sin(i)),
    [1, 2, 4, 8],
  );
  for (const layer of [new nn.PositionAttention(8), new nn.ChannelAttention()])
    expect(await layer.forward(x).data()).toEqual(await x.data());
});

const tokens = tensor(new Float32Array(12), [1, 2, 6]);
const image = tensor(new Float32Array(16), [1, 2, 2, 4]);

const MISTAKES: readonly (readonly [message: string, call: () => unknown])[] = [
  ['EcaModule: kernelSize must be an odd integer ≥ 1: got 4', () => new nn.EcaModule(8, { kernelSize: 4 })],
  [
    'CbamModule: spatialKernelSize must be an odd integer ≥ 1: got 6',
    () => new nn.CbamModule(8, { spatialKernelSize: 6 }),
  ],
  ['globalAveragePool2d: needs images [N, H, W, C]: got [1, 2, 6]', () => new nn.EcaModule(6).forward(tokens)],
  ['conv2d: input has 4 channels but weight expects 8 (groups=1)', () => new nn.CbamModule(8).forward(image)],
  [
    'PositionAttention: keyChannels must be an integer ≥ 1: got 0',
    () => new nn.PositionAttention(8, { keyChannels: 0 }),
  ],
  ['PositionAttention: needs images [N, H, W, C]: got [1, 2, 6]', () => new nn.PositionAttention(6).forward(tokens)],
  ['ChannelAttention: needs images [N, H, W, C]: got [1, 2, 6]', () => new nn.ChannelAttention().forward(tokens)],
  [
    'MultiHeadAttention: numHeads must divide the 6 features: got 4',
    () => new nn.MultiHeadAttention(6, { numHeads: 4 }),
  ],
  ['MultiHeadAttention: needs tokens [N, T, 8]: got [1, 2, 6]', () => new nn.MultiHeadAttention(8).forward(tokens)],
  [
    'MultiHeadAttention: needs tokens [N, T, 4]: got [1, 2, 2, 4]',
    () => new nn.MultiHeadAttention(4, { numHeads: 2 }).forwardWithWeights(image),
  ],
];

it.each(MISTAKES)('%s', (message, call) => {
  expect(call).toThrow(new RegExp(`^${message.replace(/[[\]()]/g, '\\$&')}$`));
});
