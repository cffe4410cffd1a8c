// What gates, rows, borders, patches, grids and the losses of pairs and likelihoods refuse, and in which words.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as ops from '../src/ops/index.ts';
import { getBackend, type Shape, setBackend, type Tensor, tensor, zeros } from '../src/tensor/index.ts';

const at = (...shape: Shape): Tensor => zeros(shape);
const labels = (...values: number[]): Tensor => tensor(values, [values.length], 'int32');
const image = at(2, 5, 4, 6);

beforeAll(async () => {
  await setBackend('js');
});
afterAll(async () => (await getBackend()).dispose());

it.each<[string, () => unknown]>([
  ['glu: axis -1 must be of even size: got 3', () => ops.glu(at(2, 3))],
  ['celu: alpha must be a finite number > 0: got 0', () => ops.celu(image, { alpha: 0 })],
  ['softShrink: lambda must be a finite number ≥ 0: got -1', () => ops.softShrink(image, { lambda: -1 })],
  ['embedding: indices must be int32: got float32', () => ops.embedding(at(2), at(3, 2))],
  ['embedding: weight must have shape [rows, D]: got [3]', () => ops.embedding(labels(1), at(3))],
  [
    'embedding: paddingIdx must be an integer in [0, 2]: got 3',
    () => ops.embedding(labels(1), at(3, 2), { paddingIdx: 3 }),
  ],
  ['oneHot: labels must be int32: got float32', () => ops.oneHot(at(2), 3)],
  ['oneHot: numClasses must be an integer ≥ 1: got 0', () => ops.oneHot(labels(0), 0)],
  ['pad2d: mode must be', () => ops.pad2d(image, 1, { mode: 'mirror' as 'reflect' })],
  ['pad2d: images must have shape [N, H, W, C]: got [5, 4, 6]', () => ops.pad2d(at(5, 4, 6), 1)],
  ['pad2d: border must be integers ≥ 0: got [-1, -1]', () => ops.pad2d(image, -1)],
  ["pad2d: the image is too small for 'reflect' padding: got height 5", () => ops.pad2d(image, 5, { mode: 'reflect' })],
  [
    'conv1d: sequences must have shape [N, L, 3]: got [2, 5, 2]; the weight [2, 3, 4] takes 3 channels',
    () => ops.conv1d(at(2, 5, 2), at(2, 3, 4)),
  ],
  [
    'conv1d: a window of 9 does not fit width 5 with padding 1 + 1',
    () => ops.conv1d(at(2, 5, 2), at(9, 2, 4), undefined, { padding: 1 }),
  ],
  [
    'conv1d: padding must be integers ≥ 0: got [0.5, 0.5]',
    () => ops.conv1d(at(2, 5, 2), at(2, 2, 4), undefined, { padding: 0.5 }),
  ],
  [
    "conv1d: the image is too small for 'reflect' padding: got width 5",
    () => ops.conv1d(at(2, 5, 2), at(2, 2, 4), undefined, { padding: 5, paddingMode: 'reflect' }),
  ],
  [
    'conv1d: weight must have shape [KL, C / groups, K]: got [1, 2, 2, 4]',
    () => ops.conv1d(at(2, 5, 2), at(1, 2, 2, 4)),
  ],
  [
    'convTranspose1d: outputPadding must be smaller than stride 2 or dilation 1: got 2',
    () => ops.convTranspose1d(at(2, 5, 4), at(2, 2, 4), undefined, { stride: 2, outputPadding: 2 }),
  ],
  [
    'convTranspose1d: the result would be empty: -2 steps',
    () => ops.convTranspose1d(at(2, 5, 4), at(2, 2, 4), undefined, { padding: 4 }),
  ],
  [
    'maxPool1d: padding must be an integer in [0, 1]: got 2',
    () => ops.maxPool1d(at(2, 5, 4), { kernelSize: 3, padding: 2 }),
  ],
  [
    'averagePool1d: sequences must have shape [N, L, C]: got [2, 5]',
    () => ops.averagePool1d(at(2, 5), { kernelSize: 3 }),
  ],
  ['adaptiveMaxPool1d: outputSize must be an integer ≥ 1: got 0', () => ops.adaptiveMaxPool1d(at(2, 5, 4), 0)],
  [
    'adaptiveAveragePool1d: the length of the sequences must be an integer ≥ 1: got 0',
    () => ops.adaptiveAveragePool1d(at(2, 0, 4), 1),
  ],
  [
    'deformConv2d: offset must have shape [2, 5, 4, 4]: got [2, 5, 4, 5]; each group has 2 · 1 channels',
    () => ops.deformConv2d(image, at(2, 5, 4, 5), at(1, 1, 6, 2)),
  ],
  [
    "deformConv2d: the offset's groups must divide the 6 channels: got 4",
    () => ops.deformConv2d(image, at(2, 5, 4, 8), at(1, 1, 6, 2)),
  ],
  [
    "deformConv2d: the weight's channels must divide the 6 input channels: got 4",
    () => ops.deformConv2d(image, at(2, 5, 4, 2), at(1, 1, 4, 2)),
  ],
  [
    'deformConv2d: mask must have shape [2, 5, 4, 1]: got [2, 5, 4, 2]',
    () => ops.deformConv2d(image, at(2, 5, 4, 2), at(1, 1, 6, 2), undefined, { mask: at(2, 5, 4, 2) }),
  ],
  [
    'conv3d: volumes must have shape [N, D, H, W, 3]: got [1, 2, 2, 2, 2]; the weight [1, 1, 1, 3, 4] takes 3 channels',
    () => ops.conv3d(at(1, 2, 2, 2, 2), at(1, 1, 1, 3, 4)),
  ],
  [
    'conv3d: a window of 5 does not fit depth 2 with padding 1 + 1',
    () => ops.conv3d(at(1, 2, 2, 2, 2), at(5, 1, 1, 2, 4), undefined, { padding: 1 }),
  ],
  [
    'conv3d: a window of 3 does not fit width 2 with padding 0 + 0',
    () => ops.conv3d(at(1, 2, 2, 2, 2), at(1, 1, 3, 2, 4)),
  ],
  [
    'conv3d: stride must be one number or [depth, height, width]: got [1, 2]',
    () => ops.conv3d(at(1, 2, 2, 2, 2), at(1, 1, 1, 2, 4), undefined, { stride: [1, 2] as never }),
  ],
  [
    'maxPool3d: padding must be at most half the window [2, 2, 2]: got [0, 2, 0]',
    () => ops.maxPool3d(at(1, 2, 2, 2, 2), { kernelSize: 2, padding: [0, 2, 0] }),
  ],
  [
    'averagePool3d: divisorOverride must be a finite number other than 0: got 0',
    () => ops.averagePool3d(at(1, 2, 2, 2, 2), { kernelSize: 2, divisorOverride: 0 }),
  ],
  ['unfold: kernelSize must be integers ≥ 1: got [0, 0]', () => ops.unfold(image, { kernelSize: 0 })],
  ['unfold: a window of 9 does not fit height 5 with padding 0 + 0', () => ops.unfold(image, { kernelSize: 9 })],
  [
    'fold: patches must have shape [N, 4, 4]: got [1, 3, 4]; outputSize is [4, 4]',
    () => ops.fold(at(1, 3, 4), { kernelSize: 2, stride: 2, outputSize: 4 }),
  ],
  ['gridSample: grid must have shape [2, OH, OW, 2]: got [1, 3, 3, 2]', () => ops.gridSample(image, at(1, 3, 3, 2))],
  ['gridSample: mode must be', () => ops.gridSample(image, at(2, 3, 3, 2), { mode: 'bicubic' as 'nearest' })],
  ['affineGrid: theta must have shape [N, 2, 3]: got [2, 3]', () => ops.affineGrid(at(2, 3), 4)],
  ['localResponseNorm: size must be an integer ≥ 1: got 0', () => ops.localResponseNorm(image, 0)],
  ['lpNormalize: p must be a number > 0: got 0', () => ops.lpNormalize(image, { p: 0 })],
  [
    'marginRankingLoss: a and b must have the same shape: got [2] and [3]',
    () => ops.marginRankingLoss(at(2), at(3), at(2)),
  ],
  [
    'hingeEmbeddingLoss: margin must be a finite number: got NaN',
    () => ops.hingeEmbeddingLoss(at(2), at(2), { margin: Number.NaN }),
  ],
  ['cosineEmbeddingLoss: y must have shape [2]: got [3]', () => ops.cosineEmbeddingLoss(at(2, 3), at(2, 3), at(3))],
  ['multiMarginLoss: p must be 1 or 2: got 3', () => ops.multiMarginLoss(at(1, 2), labels(0), { p: 3 })],
  ['nllLoss: labels must be int32: got float32', () => ops.nllLoss(at(1, 2), at(1))],
  ['gaussianNllLoss: variance must broadcast to the mean [2]: got [3]', () => ops.gaussianNllLoss(at(2), at(2), at(3))],
  ['poissonNllLoss: eps must be a finite number > 0: got 0', () => ops.poissonNllLoss(at(2), at(2), { eps: 0 })],
  [
    'lovaszSoftmaxLoss: classes must be',
    () => ops.lovaszSoftmaxLoss(at(1, 2), labels(0), { classes: 'some' as 'all' }),
  ],
])('%s', (message, run) => {
  expect(run).toThrow(message);
});

describe('when computed', () => {
  it.each<[string, () => Tensor]>([
    ['embedding: indices must be integers in [0, 2]', () => ops.embedding(labels(3), at(3, 2))],
    ['oneHot: labels must be integers in [0, 2]', () => ops.oneHot(labels(-1), 3)],
    ['nllLoss: labels must be integers in [0, 1]', () => ops.nllLoss(at(1, 2), labels(5))],
    ['gaussianNllLoss: a variance is below 0', () => ops.gaussianNllLoss(at(1), at(1), tensor([-1]))],
  ])('%s', async (message, run) => {
    await expect(run().data()).rejects.toThrow(message);
  });
});
