// Layers against PyTorch's modules: every case of tools/fixtures/layers.py; what chance decides; and that no layer of nn goes untested.

import { expect, it } from 'vitest';
import * as nn from '../src/nn/index.ts';
import { grad, ones } from '../src/tensor/index.ts';
import { error, type Packed, readout, unpack } from './cases.ts';
import { type AnyLayer, compareLayers, readLayerCases } from './layer-cases.ts';

interface AdaptiveCase {
  readonly outputSize: readonly [number, number];
  readonly x: Packed;
  readonly values: readonly number[];
  readonly indices: readonly number[];
  readonly gradient: readonly number[];
}

const { adaptive, cases } = readLayerCases<{ readonly adaptive: readonly AdaptiveCase[] }>('layers');

/** Every class of layers that nn exports. */
const LAYERS = new Map(
  Object.entries(nn).filter(
    (entry): entry is [string, AnyLayer] => typeof entry[1] === 'function' && entry[1].prototype instanceof nn.Module,
  ),
);

/** Compared in another file, abstract, or random. */
const ATTENTION = new Set(readLayerCases('attention-layers').cases.map(({ layer }) => layer));
const DROPS = ['Dropout', 'Dropout1d', 'Dropout2d', 'Dropout3d', 'AlphaDropout', 'FeatureAlphaDropout', 'DropPath'];
const OTHERWISE = new Set(['MultiBranchConv2d', 'Sequential', ...DROPS]);
const isLoss = (name: string): boolean => name.endsWith('Loss');

compareLayers(
  Object.fromEntries([...LAYERS].filter(([name]) => !ATTENTION.has(name) && !OTHERWISE.has(name) && !isLoss(name))),
  cases,
);

it.each([
  ['Dropout', (p: number) => new nn.Dropout(p), 1],
  ['DropPath', (p: number) => new nn.DropPath(p), 6],
] as const)('%s drops as often as it should, and keeps the mean', async (name, make, together) => {
  nn.manualSeed(5);
  const layer = make(0.3);
  const x = ones([4000, 2, 3]);
  const values = [...(await layer.forward(x).data())];
  const kept = Math.fround(1 / 0.7);
  expect(new Set(values)).toEqual(new Set([0, kept]));
  const share = values.filter((value) => value === 0).length / values.length;
  expect(Math.abs(share - 0.3)).toBeLessThan(4 * Math.sqrt((0.21 * together) / values.length));
  const groups = Array.from({ length: values.length / together }, (_, i) =>
    values.slice(i * together, (i + 1) * together),
  );
  expect(groups.every((group) => group.every((value) => value === group[0]))).toBe(true);
  expect([...(await layer.forward(x).data())]).not.toEqual(values);
  layer.eval();
  expect(layer.forward(x)).toBe(x);
  expect(() => make(1)).toThrow(`${name}: p must be a number in [0, 1): got 1`);
});

it.each(adaptive)('maxima of regions, $outputSize of them, lie where PyTorch finds them', async (one) => {
  const layer = new nn.AdaptiveMaxPool2d(one.outputSize);
  const x = unpack(one.x);
  const { values, indices } = layer.forwardWithIndices(x);
  const [gradient] = grad(readout(layer.forward(x)), [x]);
  expect([...(await values.data())]).toEqual(one.values);
  expect([...(await indices.data())]).toEqual(one.indices);
  expect(error(await gradient.data(), one.gradient)).toBeLessThan(1e-6);
});

it('a sequence runs its layers in turn, under the names 0, 1, …', async () => {
  const layer = new nn.Sequential(new nn.Linear(3, 4), new nn.ReLU(), new nn.Linear(4, 2));
  expect([...layer.namedParameters()].map(([name]) => name)).toEqual(['0.weight', '0.bias', '2.weight', '2.bias']);
  const x = ones([2, 3]);
  const [first, second, third] = layer.layers;
  expect(await layer.forward(x).data()).toEqual(await third.forward(second.forward(first.forward(x))).data());
});

it.each([
  ['Flatten: order must be', () => new nn.Flatten({ order: 'rows' as 'channelsLast' })],
  [
    'Conv2d: groups must divide the 3 input channels and 8 output channels: got 2',
    () => new nn.Conv2d(3, 8, { kernelSize: 3, groups: 2 }),
  ],
  ['Conv2d: inChannels must be an integer ≥ 1: got -3', () => new nn.Conv2d(-3, 8, { kernelSize: 3 })],
  ['Conv2d: kernelSize: width must be an integer ≥ 1: got 0', () => new nn.Conv2d(3, 8, { kernelSize: [3, 0] })],
  [
    'ConvTranspose2d: outChannels must be an integer ≥ 1: got 2.5',
    () => new nn.ConvTranspose2d(3, 2.5, { kernelSize: 2 }),
  ],
  [
    'CondConv2d: numExperts must be an integer ≥ 1: got 0',
    () => new nn.CondConv2d(3, 3, { kernelSize: 1, numExperts: 0 }),
  ],
  [
    'DynamicConv2d: groups must divide the 3 input channels and 4 output channels: got 3',
    () => new nn.DynamicConv2d(3, 4, { kernelSize: 1, groups: 3 }),
  ],
  ['Conv3d: kernelSize must be integers ≥ 1: got [1, 0, 1]', () => new nn.Conv3d(3, 4, { kernelSize: [1, 0, 1] })],
  ['Conv1d: kernelSize must be an integer ≥ 1: got 0', () => new nn.Conv1d(3, 4, { kernelSize: 0 })],
  [
    'ConvTranspose1d: groups must divide the 3 input channels and 4 output channels: got 2',
    () => new nn.ConvTranspose1d(3, 4, { kernelSize: 2, groups: 2 }),
  ],
  ['Embedding: paddingIdx must be an integer in [0, 1]: got 2', () => new nn.Embedding(2, 2, { paddingIdx: 2 })],
  ['LSTM: hiddenSize must be an integer ≥ 1: got 0', () => new nn.LSTM(2, 0)],
  ['GRU: sequences must have shape [N, T, 2]: got [3, 2]', () => new nn.GRU(2, 2).forward(ones([3, 2]))],
  ['Linear: outFeatures must be an integer ≥ 1: got 0', () => new nn.Linear(3, 0)],
  ['BatchNorm2d: numFeatures must be an integer ≥ 1: got 1.5', () => new nn.BatchNorm2d(1.5)],
  ['LayerNorm: numFeatures must be an integer ≥ 1: got 0', () => new nn.LayerNorm(0)],
  ['InstanceNorm2d: numFeatures must be an integer ≥ 1: got NaN', () => new nn.InstanceNorm2d(Number.NaN)],
  ['RMSNorm: numFeatures must be an integer ≥ 1: got -1', () => new nn.RMSNorm(-1)],
  ['LayerScale: initValues must be a finite number: got NaN', () => new nn.LayerScale(2, { initValues: Number.NaN })],
  ['LayerScale: x must have shape […, 2]: got [1, 3]', () => new nn.LayerScale(2).forward(ones([1, 3]))],
  ['BlurPool2d: kernelSize must be an integer ≥ 2: got 1', () => new nn.BlurPool2d({ kernelSize: 1 })],
  ['GroupNorm: numGroups must divide the 6 channels: got 4', () => new nn.GroupNorm(4, 6)],
  ['batchNorm: needs more than one value per channel', () => new nn.BatchNorm2d(3).forward(ones([1, 1, 1, 3]))],
  [
    'conv2d: images must have shape [N, H, W, 3]: got [1, 2, 2, 2]; the weight [1, 1, 3, 4] takes 3 channels',
    () => new nn.Conv2d(3, 4, { kernelSize: 1 }).forward(ones([1, 2, 2, 2])),
  ],
] as const)('%s', (message, call) => {
  expect(call).toThrow(message);
});
