// Attention-like layers against PyTorch: every case of tools/fixtures/attention_layers.py, with gradients in inputs and parameters.

import { expect, it } from 'vitest';
import type { Shape } from '../src/base/shape.ts';
import * as nn from '../src/nn/index.ts';
import { compile, concat, type Tensor, tensor } from '../src/tensor/index.ts';
import { OPS } from './calls.ts';
import { type Case, compareCase, error } from './cases.ts';
import { normal, weight } from './formula.ts';
import { setFormulaWeights } from './formula-model.ts';
import { type AnyLayer, compareLayers, readLayerCases } from './layer-cases.ts';

const { ecaKernelSizes, causal, cases } = readLayerCases<{
  readonly ecaKernelSizes: Readonly<Record<string, number>>;
  readonly causal: readonly Case[];
}>('attention-layers');

class EncoderStack extends nn.TransformerEncoder {
  constructor(dModel: number, heads: number, options: nn.TransformerLayerOptions, count: number) {
    super(() => new nn.TransformerEncoderLayer(dModel, heads, options), count, { norm: new nn.LayerNorm(dModel) });
  }
}

class DecoderStack extends nn.TransformerDecoder {
  constructor(dModel: number, heads: number, options: nn.TransformerLayerOptions, count: number) {
    super(() => new nn.TransformerDecoderLayer(dModel, heads, options), count, { norm: new nn.LayerNorm(dModel) });
  }
}

const LAYERS: Readonly<Record<string, AnyLayer>> = {
  SEModule: nn.SEModule,
  SqueezeExcite: nn.SqueezeExcite,
  EcaModule: nn.EcaModule,
  CbamModule: nn.CbamModule,
  PositionAttention: nn.PositionAttention,
  ChannelAttention: nn.ChannelAttention,
  DualAttention: nn.DualAttention,
  MultiHeadAttention: nn.MultiHeadAttention,
  CrossAttention: nn.CrossAttention,
  TransformerEncoderLayer: nn.TransformerEncoderLayer,
  TransformerDecoderLayer: nn.TransformerDecoderLayer,
  TransformerEncoder: EncoderStack,
  TransformerDecoder: DecoderStack,
  Transformer: nn.Transformer,
  CondConv2d: nn.CondConv2d,
  DynamicConv2d: nn.DynamicConv2d,
};

compareLayers(LAYERS, cases);

it.each(causal)('causal $name', (one) => compareCase(one, OPS[one.function], 1e-5));

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

it('a lower temperature of a compiled layer counts', async () => {
  const layer = new nn.DynamicConv2d(4, 3, { kernelSize: 1, temperature: 30 });
  const run = compile((x: Tensor) => layer.forward(x));
  const x = tensor(
    Float32Array.from({ length: 16 }, (_, i) => Math.cos(i)),
    [1, 2, 2, 4],
  );
  const before = await (await run(x)).data();
  layer.temperature = 0.1;
  const after = await (await run(x)).data();
  expect(after).not.toEqual(before);
  expect(after).toEqual(await layer.forward(x).data());
});

it.each([
  ['CondConv2d', () => new nn.CondConv2d(4, 6, { kernelSize: [3, 2], groups: 2, bias: true })],
  ['DynamicConv2d', () => new nn.DynamicConv2d(4, 6, { kernelSize: [3, 2], groups: 2 })],
] as const)('%s saves what it loads', async (_, make) => {
  const [layer, copy] = [make(), make()];
  setFormulaWeights(layer, 1);
  const saved = await nn.stateDict(layer);
  nn.loadStateDict(copy, saved);
  expect(await nn.stateDict(copy)).toEqual(saved);
  expect(saved.get('weight')?.data).toEqual(weight('weight', saved.get('weight')?.shape as Shape, 1));
});

it('many images are convolved as few are', async () => {
  const layer = new nn.DynamicConv2d(4, 5, { kernelSize: 3, padding: 1, temperature: 1 });
  const x = tensor(normal('many', [40, 5, 6, 4]), [40, 5, 6, 4]);
  const parts = [0, 20].map((start) => layer.forward(x.slice(0, start, start + 20)));
  const [many, few] = [await layer.forward(x).data(), await concat(parts, 0).data()];
  expect(error(many, [...few])).toBeLessThan(1e-5);
});

it('every expert starts on its own, within the bounds of one convolution', async () => {
  nn.manualSeed(3);
  const values = await new nn.CondConv2d(8, 4, { kernelSize: 3, numExperts: 2 }).weight.data();
  const [first, second] = [values.slice(0, values.length / 2), values.slice(values.length / 2)];
  expect(first).not.toEqual(second);
  const bound = 1 / Math.sqrt(8 * 9);
  for (const expert of [first, second]) {
    expect(Math.max(...expert.map(Math.abs))).toBeLessThanOrEqual(bound);
    expect(Math.max(...expert.map(Math.abs))).toBeGreaterThan(0.9 * bound);
  }
});

it('Transformer layers start as PyTorch starts them', async () => {
  nn.manualSeed(4);
  const size = { dimFeedforward: 24 };
  const layer = new nn.TransformerEncoderLayer(32, 4, size);
  const { encoder, decoder } = new nn.Transformer(32, 4, { ...size, numEncoderLayers: 2, numDecoderLayers: 1 });
  const glorot = (fanIn: number, fanOut: number) => Math.sqrt(6 / (fanIn + fanOut));
  const [first, second] = encoder.layers;
  for (const [parameter, bound] of [
    [layer.selfAttn.inProjWeight, glorot(32, 96)],
    [layer.selfAttn.outProj.weight, 1 / Math.sqrt(32)],
    [layer.linear2.weight, 1 / Math.sqrt(24)],
    [first.selfAttn.outProj.weight, glorot(32, 32)],
    [first.linear2.weight, glorot(24, 32)],
    [decoder.layers[0].multiheadAttn.inProjWeight, glorot(32, 96)],
  ] as const) {
    const largest = Math.max(...(await parameter.data()).map(Math.abs));
    expect(largest).toBeLessThanOrEqual(bound);
    expect(largest).toBeGreaterThan(0.95 * bound);
  }
  expect(new Set(await layer.selfAttn.outProj.bias?.data())).toEqual(new Set([0]));
  expect(await first.linear1.weight.data()).not.toEqual(await second.linear1.weight.data());
});

it('a Transformer layer drops while training only', async () => {
  const layer = new nn.TransformerDecoderLayer(6, 2, { dimFeedforward: 5, dropout: 0.5 });
  const [x, memory] = [normal('drop.x', [2, 3, 6]), normal('drop.memory', [2, 4, 6])];
  const run = () => layer.forward(tensor(x, [2, 3, 6]), tensor(memory, [2, 4, 6])).data();
  expect(await run()).not.toEqual(await run());
  layer.eval();
  expect(await run()).toEqual(await run());
});

const tokens = tensor(new Float32Array(12), [1, 2, 6]);
const image = tensor(new Float32Array(16), [1, 2, 2, 4]);
const matrix = (rows: number, columns: number): Tensor => tensor(new Float32Array(rows * columns), [rows, columns]);

const small = (options: object = {}) => new nn.TransformerEncoderLayer(6, 2, { dimFeedforward: 4, ...options });

const MISTAKES: readonly (readonly [message: string, call: () => unknown])[] = [
  ['TransformerEncoderLayer: numHeads must divide the 6 features: got 4', () => new nn.TransformerEncoderLayer(6, 4)],
  ['TransformerEncoderLayer: dropout must be a number in [0, 1): got 1', () => small({ dropout: 1 })],
  ['TransformerEncoderLayer: normFirst must be true or false: got "yes"', () => small({ normFirst: 'yes' })],
  ['self_attn: attention: tokens must have shape [N, T, 6]: got [2, 6]', () => small().forward(matrix(2, 6))],
  [
    'self_attn: attention: keyPaddingMask must be bool: got float32; cast it first',
    () => small().forward(tokens, undefined, matrix(1, 2)),
  ],
  [
    'self_attn: attention: keyPaddingMask must have shape [1, 2]: got [1, 3]',
    () => small().forward(tokens, undefined, matrix(1, 3).cast('bool')),
  ],
  [
    'multihead_attn: attention: context must have shape [1, S, 6]: got [2, 2]',
    () => new nn.TransformerDecoderLayer(6, 2, { dimFeedforward: 4 }).forward(tokens, matrix(2, 2)),
  ],
  ['TransformerEncoder: numLayers must be an integer ≥ 1: got 0', () => new nn.TransformerEncoder(() => small(), 0)],
  [
    'Transformer: numDecoderLayers must be an integer ≥ 1: got 0',
    () => new nn.Transformer(6, 2, { numDecoderLayers: 0 }),
  ],
  ['EcaModule: kernelSize must be an odd integer ≥ 1: got 4', () => new nn.EcaModule(8, { kernelSize: 4 })],
  [
    'CbamModule: spatialKernelSize must be an odd integer ≥ 1: got 6',
    () => new nn.CbamModule(8, { spatialKernelSize: 6 }),
  ],
  [
    'globalAveragePool2d: images must have shape [N, H, W, C]: got [1, 2, 6]',
    () => new nn.EcaModule(6).forward(tokens),
  ],
  [
    'channel.fc1: conv2d: images must have shape [N, H, W, 8]: got [1, 1, 1, 4]; the weight [1, 1, 8, 1] takes 8 channels',
    () => new nn.CbamModule(8).forward(image),
  ],
  [
    'PositionAttention: keyChannels must be an integer ≥ 1: got 0',
    () => new nn.PositionAttention(8, { keyChannels: 0 }),
  ],
  [
    'PositionAttention: images must have shape [N, H, W, C]: got [1, 2, 6]',
    () => new nn.PositionAttention(6).forward(tokens),
  ],
  [
    'ChannelAttention: images must have shape [N, H, W, C]: got [1, 2, 6]',
    () => new nn.ChannelAttention().forward(tokens),
  ],
  [
    'MultiHeadAttention: numHeads must divide the 6 features: got 4',
    () => new nn.MultiHeadAttention(6, { numHeads: 4 }),
  ],
  [
    'MultiHeadAttention: tokens must have shape [N, T, 8]: got [1, 2, 6]',
    () => new nn.MultiHeadAttention(8).forward(tokens),
  ],
  [
    'MultiHeadAttention: tokens must have shape [N, T, 4]: got [1, 2, 2, 4]',
    () => new nn.MultiHeadAttention(4, { numHeads: 2 }).forwardWithWeights(image),
  ],
  ['CrossAttention: numHeads must divide the 6 features: got 4', () => new nn.CrossAttention(6, { numHeads: 4 })],
  [
    'CrossAttention: context must have shape [1, S, 5]: got [1, 2, 6]',
    () => new nn.CrossAttention(6, { numHeads: 2, contextFeatures: 5 }).forward(tokens, tokens),
  ],
  [
    'CondConv2d: numExperts must be an integer ≥ 1: got 0',
    () => new nn.CondConv2d(4, 4, { kernelSize: 3, numExperts: 0 }),
  ],
  [
    'CondConv2d: groups must divide the 4 input channels and 6 output channels: got 4',
    () => new nn.CondConv2d(4, 6, { kernelSize: 3, groups: 4 }),
  ],
  [
    'CondConv2d: images must have shape [N, H, W, 8]: got [1, 2, 2, 4]',
    () => new nn.CondConv2d(8, 4, { kernelSize: 1 }).forward(image, matrix(1, 4)),
  ],
  [
    'CondConv2d: routingWeights must have shape [1, 4]: got [1, 3]',
    () => new nn.CondConv2d(4, 4, { kernelSize: 1 }).forward(image, matrix(1, 3)),
  ],
  [
    'DynamicConv2d: groups must divide the 3 input channels and 4 output channels: got 2',
    () => new nn.DynamicConv2d(3, 4, { kernelSize: 3, groups: 2 }),
  ],
  [
    'DynamicConv2d: images must have shape [N, H, W, 6]: got [1, 2, 6]',
    () => new nn.DynamicConv2d(6, 4, { kernelSize: 1 }).forward(tokens),
  ],
  [
    'DynamicConv2d: temperature must be a finite number > 0: got 0',
    () => new nn.DynamicConv2d(4, 4, { kernelSize: 1, temperature: 0 }),
  ],
  [
    'DynamicConv2d: temperature must be a finite number > 0: got NaN',
    () => {
      new nn.DynamicConv2d(4, 4, { kernelSize: 1 }).temperature = Number.NaN;
    },
  ],
];

it.each(MISTAKES)('%s', (message, call) => {
  expect(call).toThrow(new RegExp(`^${message.replace(/[[\]()]/g, '\\$&')}$`));
});
