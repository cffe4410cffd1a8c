// What operations refuse, and in which words.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ValueError } from '../src/base/errors.ts';
import * as ops from '../src/ops/index.ts';
import {
  type BackendName,
  getBackend,
  type Shape,
  setBackend,
  type Tensor,
  tensor,
  zeros,
} from '../src/tensor/index.ts';

const image = zeros([2, 5, 4, 6]);
const indices = zeros([2, 5, 4, 6], 'int32');
const at = (...shape: Shape): Tensor => zeros(shape);

/** The whole message of each call. */
type Mistakes = readonly (readonly [message: string, call: () => unknown])[];

const POINTWISE: Mistakes = [
  [
    'activate: there is no activation "rellu"; did you mean "relu"?',
    () => ops.activate(image, 'rellu' as ops.ActivationName),
  ],
  [
    'activate: there is no activation "toString"; did you mean "softsign"?',
    () => ops.activate(image, 'toString' as ops.ActivationName),
  ],
  ["gelu: approximate must be 'none' or 'tanh': got \"erf\"", () => ops.gelu(image, { approximate: 'erf' as 'tanh' })],
  ['hardTanh: low must be at most high: got 2 and 1', () => ops.hardTanh(image, { low: 2 })],
  ['layerNorm: eps must be a finite number ≥ 0: got -1', () => ops.layerNorm(image, undefined, undefined, { eps: -1 })],
  [
    'groupNorm: eps must be a finite number ≥ 0: got NaN',
    () => ops.groupNorm(image, 2, undefined, undefined, { eps: Number.NaN }),
  ],
  ['rmsNorm: eps must be a finite number ≥ 0: got Infinity', () => ops.rmsNorm(image, undefined, { eps: Infinity })],
  ['prelu: needs a weight [1] or [6]: got [5]', () => ops.prelu(image, at(5))],
  ['prelu: needs a weight [1] or [6]: got [1, 6]', () => ops.prelu(image, at(1, 6))],
  ['softmax: axis 4 is out of range for 4 axes', () => ops.softmax(image, { axis: 4 })],
  ['softmax: axis -1 is out of range for 0 axes', () => ops.softmax(at())],
  ['softmax: temperature must be a finite number > 0: got 0', () => ops.softmax(image, { temperature: 0 })],
  [
    'softmax: temperature must be a finite number > 0: got Infinity',
    () => ops.softmax(image, { temperature: Number.POSITIVE_INFINITY }),
  ],
  ['logSoftmax: axis -5 is out of range for 4 axes', () => ops.logSoftmax(image, { axis: -5 })],
  ['logSumExp: axis 9 is out of range for 4 axes', () => ops.logSumExp(image, { axis: 9 })],
  ['exp: dtype int32 is not supported: needs float32; cast it first', () => ops.sigmoid(indices)],
];

const PRODUCTS: Mistakes = [
  [
    "linear: input [2, 3] does not fit weight [4, 5]: the last axis must be the weight's first",
    () => ops.linear(at(2, 3), at(4, 5)),
  ],
  [
    "linear: input [2, 3] does not fit weight [3]: the last axis must be the weight's first",
    () => ops.linear(at(2, 3), at(3)),
  ],
  [
    "linear: input [] does not fit weight [3, 5]: the last axis must be the weight's first",
    () => ops.linear(at(), at(3, 5)),
  ],
  ['linear: needs a bias [5]: got [4]', () => ops.linear(at(2, 3), at(3, 5), at(4))],
  ['linear: needs a bias [5]: got [7, 1, 5]', () => ops.linear(at(2, 3), at(3, 5), at(7, 1, 5))],
  [
    'attention: needs queries [L, E] and keys [S, E]: got [2, 3] and [5, 4]',
    () => ops.attentionWeights(at(2, 3), at(5, 4)),
  ],
  ['attention: needs queries [L, E] and keys [S, E]: got [3] and [3]', () => ops.attentionWeights(at(3), at(3))],
  [
    'attention: needs a value [S, V] for every key: got key [5, 3] and value [4, 2]',
    () => ops.scaledDotProductAttention(at(2, 3), at(5, 3), at(4, 2)),
  ],
  [
    'attention: the mask must broadcast to the scores [2, 5]: got [3, 5]',
    () => ops.attentionWeights(at(2, 3), at(5, 3), { mask: at(3, 5) }),
  ],
  [
    'attention: the mask must broadcast to the scores [2, 5]: got [4, 2, 5]',
    () => ops.attentionWeights(at(2, 3), at(5, 3), { mask: zeros([4, 2, 5], 'bool') }),
  ],
];

const NORMS: Mistakes = [
  ['batchNorm: input has 6 channels but a parameter has shape [5]', () => ops.batchNorm(image, at(6), at(5))],
  ['batchNorm: input has 6 channels but a parameter has shape [1, 6]', () => ops.batchNormTraining(image, at(1, 6))],
  [
    'batchNorm: needs more than one value per channel to normalise by the batch: got input [1, 1, 1, 3]; leave a last batch of one image out (dropLast), use a larger batch, or running statistics in evaluation',
    () => ops.batchNormTraining(at(1, 1, 1, 3)),
  ],
  ['layerNorm: input has 6 channels but a parameter has shape [5]', () => ops.layerNorm(image, at(6), at(5))],
  ['groupNorm: numGroups must divide the 6 channels: got 4', () => ops.groupNorm(image, 4)],
  ['groupNorm: numGroups must divide the 6 channels: got 0', () => ops.groupNorm(image, 0)],
  ['groupNorm: needs [N, …, C]: got [6]', () => ops.groupNorm(at(6), 2)],
  ['groupNorm: input has 6 channels but a parameter has shape [2]', () => ops.groupNorm(image, 2, at(2))],
  [
    'instanceNorm: needs more than one value per sample and channel: got input [2, 1, 1, 3]',
    () => ops.instanceNorm(at(2, 1, 1, 3)),
  ],
  [
    'instanceNorm: input has 6 channels but a parameter has shape [5]',
    () => ops.instanceNormWithStatistics(image, at(6), at(5)),
  ],
  ['rmsNorm: input has 6 channels but a parameter has shape [5]', () => ops.rmsNorm(image, at(5))],
];

const POOLS: Mistakes = [
  ['maxPool2d: needs images [N, H, W, C]: got [2, 3, 4]', () => ops.maxPool2d(at(2, 3, 4), { kernelSize: 2 })],
  ['maxPool2d: kernelSize must be integers ≥ 1: got [2, 0]', () => ops.maxPool2d(image, { kernelSize: [2, 0] })],
  [
    'maxPool2d: stride must be integers ≥ 1: got [1.5, 1.5]',
    () => ops.maxPool2d(image, { kernelSize: 2, stride: 1.5 }),
  ],
  [
    'maxPool2d: padding must be integers ≥ 0: got [-1, -1, -1, -1]',
    () => ops.maxPool2d(image, { kernelSize: 2, padding: -1 }),
  ],
  [
    'maxPool2d: dilation must be integers ≥ 1: got [0, 1]',
    () => ops.maxPool2d(image, { kernelSize: 2, dilation: [0, 1] }),
  ],
  [
    'maxPool2d: a window of 7 does not fit height 5 with padding 0 + 0',
    () => ops.maxPool2dWithIndices(image, { kernelSize: 7 }),
  ],
  [
    'maxPool2d: a window of 5 does not fit width 4 with padding 0 + 0',
    () => ops.maxPool2d(image, { kernelSize: [1, 3], dilation: 2 }),
  ],
  [
    'maxPool2d: a window lies wholly in the padding: kernel 2, 5 rows padded by 2 and 2; padding must be smaller than the kernel',
    () => ops.maxPool2d(image, { kernelSize: 2, padding: 2 }),
  ],
  [
    'averagePool2d: a window of 6 does not fit height 5 with padding 0 + 0',
    () => ops.averagePool2d(image, { kernelSize: 6 }),
  ],
  ['averagePool2d: needs images [N, H, W, C]: got [3]', () => ops.averagePool2d(at(3), { kernelSize: 1 })],
  ['l2Pool2d: kernelSize must be integers ≥ 1: got [0, 0]', () => ops.l2Pool2d(image, { kernelSize: 0 })],
  ['adaptiveAveragePool2d: needs images [N, H, W, C]: got [2, 3]', () => ops.adaptiveAveragePool2d(at(2, 3), 1)],
  [
    'adaptiveAveragePool2d: outputSize must be integers ≥ 1: got [-2, 2]',
    () => ops.adaptiveAveragePool2d(image, [-2, 2]),
  ],
  [
    'adaptiveAveragePool2d: outputSize must be integers ≥ 1: got [1.5, 1.5]',
    () => ops.adaptiveAveragePool2d(image, 1.5),
  ],
  ['adaptiveMaxPool2d: needs images [N, H, W, C]: got [2]', () => ops.adaptiveMaxPool2d(at(2), 1)],
  ['adaptiveMaxPool2d: outputSize must be integers ≥ 1: got [0, 2]', () => ops.adaptiveMaxPool2d(image, [0, 2])],
  ['globalAveragePool2d: needs images [N, H, W, C]: got [2, 3]', () => ops.globalAveragePool2d(at(2, 3))],
  ['globalMaxPool2d: needs images [N, H, W, C]: got [2, 3]', () => ops.globalMaxPool2d(at(2, 3))],
  ['globalMaxPool2d: an image needs at least one pixel: got [2, 0, 3, 1]', () => ops.globalMaxPool2d(at(2, 0, 3, 1))],
  [
    'globalAveragePool2d: an image needs at least one pixel: got [2, 3, 0, 1]',
    () => ops.globalAveragePool2d(at(2, 3, 0, 1)),
  ],
  ['maxUnpool2d: needs images [N, H, W, C]: got [2, 3]', () => ops.maxUnpool2d(at(2, 3), indices, { kernelSize: 2 })],
  ['maxUnpool2d: needs int32 indices: got float32', () => ops.maxUnpool2d(image, image, { kernelSize: 2 })],
  [
    'maxUnpool2d: indices must have the shape of x, [2, 5, 4, 6]: got [2, 5, 4, 5]',
    () => ops.maxUnpool2d(image, zeros([2, 5, 4, 5], 'int32'), { kernelSize: 2 }),
  ],
  [
    'maxUnpool2d: kernelSize must be integers ≥ 1: got [0, 0]',
    () => ops.maxUnpool2d(image, indices, { kernelSize: 0 }),
  ],
  [
    'maxUnpool2d: stride must be integers ≥ 1: got [0.5, 0.5]',
    () => ops.maxUnpool2d(image, indices, { kernelSize: 2, stride: 0.5 }),
  ],
  [
    'maxUnpool2d: padding must be integers ≥ 0: got [-1, -1]',
    () => ops.maxUnpool2d(image, indices, { kernelSize: 2, padding: -1 }),
  ],
  [
    'maxUnpool2d: outputSize must be integers ≥ 1: got [-8, -10]',
    () => ops.maxUnpool2d(image, indices, { kernelSize: 2, padding: 9 }),
  ],
  [
    'maxUnpool2d: outputSize must differ from [10, 8] by less than the stride [2, 2]: got [12, 8]',
    () => ops.maxUnpool2d(image, indices, { kernelSize: 2, outputSize: [12, 8] }),
  ],
];

const SIZES: Mistakes = [
  ['pixelShuffle: needs images [N, H, W, C]: got [2, 4]', () => ops.pixelShuffle(at(2, 4), 2)],
  ['pixelShuffle: upscaleFactor must be an integer ≥ 1: got 0', () => ops.pixelShuffle(image, 0)],
  ['pixelShuffle: 4² must divide the channels: got [2, 5, 4, 6]', () => ops.pixelShuffle(image, 4)],
  ['pixelUnshuffle: downscaleFactor must be an integer ≥ 1: got 1.5', () => ops.pixelUnshuffle(image, 1.5)],
  ['pixelUnshuffle: 2 must divide height and width: got [2, 5, 4, 6]', () => ops.pixelUnshuffle(image, 2)],
  ['interpolate: needs images [N, H, W, C]: got [2, 3]', () => ops.interpolate(at(2, 3), { size: 1 })],
  [
    "interpolate: mode must be 'nearest', 'nearestExact', 'bilinear', 'bicubic' or 'area': got \"bilinaer\"; did you mean 'bilinear'?",
    () => ops.interpolate(image, { size: 2, mode: 'bilinaer' as 'bilinear' }),
  ],
  [
    "interpolate: alignCorners and antialias are for bilinear and bicubic: got mode 'nearest'",
    () => ops.interpolate(image, { size: 2, alignCorners: true }),
  ],
  [
    "interpolate: alignCorners and antialias are for bilinear and bicubic: got mode 'area'",
    () => ops.interpolate(image, { size: 2, mode: 'area', antialias: true }),
  ],
  ['interpolate: needs either size or scaleFactor: got neither', () => ops.interpolate(image, {})],
  [
    'interpolate: needs either size or scaleFactor: got both',
    () => ops.interpolate(image, { size: 2, scaleFactor: 2 }),
  ],
  [
    'interpolate: recomputeScaleFactor has no meaning with size',
    () => ops.interpolate(image, { size: 2, recomputeScaleFactor: true }),
  ],
  [
    'interpolate: the result must have a size of integers ≥ 1: got [0, 2]',
    () => ops.interpolate(image, { size: [0, 2] }),
  ],
  [
    'interpolate: the result must have a size of integers ≥ 1: got [0, 0]',
    () => ops.interpolate(image, { scaleFactor: 0.1 }),
  ],
  ['interpolate: needs images with pixels: got [2, 0, 3, 1]', () => ops.interpolate(at(2, 0, 3, 1), { size: 2 })],
  ['resampleGrid: 3 values do not fill a grid of 2 × 2 vectors', () => ops.resampleGrid([1, 2, 3], [2, 2], [3, 3])],
  ['resampleGrid: out must be integers ≥ 1: got [0, 3]', () => ops.resampleGrid([1, 2, 3, 4], [2, 2], [0, 3])],
];

const weight = at(3, 3, 6, 4);
const transposed = at(3, 3, 4, 6);

const CONVOLUTIONS: Mistakes = [
  ['conv2d: needs images [N, H, W, C]: got [2, 3]', () => ops.conv2d(at(2, 3), weight)],
  ['conv2d: needs a weight [KH, KW, C / groups, K]: got [3, 3]', () => ops.conv2d(image, at(3, 3))],
  [
    'conv2d: input has 6 channels but weight expects 5 (groups=1); images are [N, H, W, C], and [2, 5, 4, 6] looks like [N, C, H, W]: write x.transpose(0, 2, 3, 1)',
    () => ops.conv2d(image, at(3, 3, 5, 4)),
  ],
  [
    'conv2d: groups must divide the 5 output channels: got groups=2',
    () => ops.conv2d(image, at(3, 3, 3, 5), undefined, { groups: 2 }),
  ],
  [
    'conv2d: groups must divide the 4 output channels: got groups=0',
    () => ops.conv2d(image, weight, undefined, { groups: 0 }),
  ],
  ['conv2d: needs a bias [4]: got [3]', () => ops.conv2d(image, weight, at(3))],
  ['conv2d: stride must be integers ≥ 1: got [0, 0]', () => ops.conv2d(image, weight, undefined, { stride: 0 })],
  [
    'conv2d: padding must be integers ≥ 0: got [1, 1, 0, -1]',
    () => ops.conv2d(image, weight, undefined, { padding: [1, [0, -1]] as unknown as ops.Pair }),
  ],
  [
    "conv2d: padding must be 'same', 'valid' or widths: got \"full\"",
    () => ops.conv2d(image, weight, undefined, { padding: 'full' as 'same' }),
  ],
  ['conv2d: a window of 7 does not fit height 5 with padding 0 + 0', () => ops.conv2d(image, at(7, 3, 6, 4))],
  ['convTranspose2d: needs images [N, H, W, C]: got [2, 2]', () => ops.convTranspose2d(at(2, 2), transposed)],
  ['convTranspose2d: needs a weight [KH, KW, C / groups, K]: got [3, 3]', () => ops.convTranspose2d(image, at(3, 3))],
  [
    'convTranspose2d: input has 6 channels but weight expects 5 (groups=1); images are [N, H, W, C], and [2, 5, 4, 6] looks like [N, C, H, W]: write x.transpose(0, 2, 3, 1)',
    () => ops.convTranspose2d(image, at(3, 3, 4, 5)),
  ],
  [
    'convTranspose2d: groups must divide the 6 input channels: got groups=4',
    () => ops.convTranspose2d(image, transposed, undefined, { groups: 4 }),
  ],
  ['convTranspose2d: needs a bias [4]: got [3]', () => ops.convTranspose2d(image, transposed, at(3))],
  [
    'convTranspose2d: stride must be integers ≥ 1: got [0, 0]',
    () => ops.convTranspose2d(image, transposed, undefined, { stride: 0 }),
  ],
  [
    'convTranspose2d: padding must be integers ≥ 0: got [0.5, 0.5]',
    () => ops.convTranspose2d(image, transposed, undefined, { padding: 0.5 }),
  ],
  [
    'convTranspose2d: dilation must be integers ≥ 1: got [0, 0]',
    () => ops.convTranspose2d(image, transposed, undefined, { dilation: 0 }),
  ],
  [
    'convTranspose2d: outputPadding must be integers ≥ 0: got [-1, -1]',
    () => ops.convTranspose2d(image, transposed, undefined, { outputPadding: -1 }),
  ],
  [
    'convTranspose2d: outputPadding must be smaller than stride or dilation: got [1, 1] with stride [1, 1]',
    () => ops.convTranspose2d(image, transposed, undefined, { outputPadding: 1 }),
  ],
  [
    'convTranspose2d: the result would be empty: -3 × -4 pixels',
    () => ops.convTranspose2d(image, at(1, 1, 4, 6), undefined, { padding: 4 }),
  ],
];

describe.each([
  ['activations', POINTWISE],
  ['linear maps and attention', PRODUCTS],
  ['normalisation', NORMS],
  ['pooling', POOLS],
  ['shuffles and resizing', SIZES],
  ['convolutions', CONVOLUTIONS],
] as const)('%s', (_, mistakes) => {
  it.each(mistakes)('%s', (message, call) => {
    expect(messageOf(call)).toBe(message);
  });
});

function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was refused';
}

/** What an array of another length than two could be given for. */
const PAIRS: Readonly<Record<string, (wrong: ops.Pair) => unknown>> = {
  'interpolate size': (size) => ops.interpolate(image, { size }),
  'interpolate scaleFactor': (scaleFactor) => ops.interpolate(image, { scaleFactor }),
  'maxPool2d kernelSize': (kernelSize) => ops.maxPool2d(image, { kernelSize }),
  'maxPool2d stride': (stride) => ops.maxPool2d(image, { kernelSize: 2, stride }),
  'maxPool2d padding': (padding) => ops.maxPool2d(image, { kernelSize: 2, padding }),
  'maxPool2d dilation': (dilation) => ops.maxPool2d(image, { kernelSize: 2, dilation }),
  'averagePool2d padding': (padding) => ops.averagePool2d(image, { kernelSize: 2, padding }),
  'l2Pool2d kernelSize': (kernelSize) => ops.l2Pool2d(image, { kernelSize }),
  'adaptiveAveragePool2d outputSize': (outputSize) => ops.adaptiveAveragePool2d(image, outputSize),
  'adaptiveMaxPool2d outputSize': (outputSize) => ops.adaptiveMaxPool2d(image, outputSize),
  'maxUnpool2d kernelSize': (kernelSize) => ops.maxUnpool2d(image, indices, { kernelSize }),
  'maxUnpool2d stride': (stride) => ops.maxUnpool2d(image, indices, { kernelSize: 2, stride }),
  'maxUnpool2d padding': (padding) => ops.maxUnpool2d(image, indices, { kernelSize: 2, padding }),
  'maxUnpool2d outputSize': (outputSize) => ops.maxUnpool2d(image, indices, { kernelSize: 2, outputSize }),
  'conv2d stride': (stride) => ops.conv2d(image, weight, undefined, { stride }),
  'conv2d padding': (padding) => ops.conv2d(image, weight, undefined, { padding }),
  'conv2d dilation': (dilation) => ops.conv2d(image, weight, undefined, { dilation }),
  'convTranspose2d stride': (stride) => ops.convTranspose2d(image, transposed, undefined, { stride }),
  'convTranspose2d padding': (padding) => ops.convTranspose2d(image, transposed, undefined, { padding }),
  'convTranspose2d outputPadding': (outputPadding) =>
    ops.convTranspose2d(image, transposed, undefined, { outputPadding }),
  'convTranspose2d dilation': (dilation) => ops.convTranspose2d(image, transposed, undefined, { dilation }),
};

it.each(Object.entries(PAIRS))('%s takes one number or two', (_, call) => {
  for (const wrong of [[1], [1, 1, 1], []]) {
    expect(messageOf(() => call(wrong as unknown as ops.Pair))).toContain(
      ` must be one number or [height, width]: got ${JSON.stringify(wrong)}`,
    );
  }
});

it.each(['size', 'scaleFactor'])('interpolate names %s', (option) => {
  expect(messageOf(() => ops.interpolate(image, { [option]: [2] }))).toBe(
    `interpolate: ${option} must be one number or [height, width]: got [2]`,
  );
});

describe.each(['js', 'wasm'] as const satisfies readonly BackendName[])('when computed on %s', (backend) => {
  beforeAll(async () => {
    await setBackend(backend, { threads: 1 });
  });
  afterAll(async () => {
    await (await getBackend()).dispose();
  });

  it.each([-1, 16])('maxUnpool2d refuses the index %i of 16 pixels', async (index) => {
    const wrong = tensor(Int32Array.of(0, 2, 8, index), [1, 2, 2, 1]);
    const result = ops.maxUnpool2d(at(1, 2, 2, 1), wrong, { kernelSize: 2 });
    await expect(result.data()).rejects.toThrow(
      new ValueError('maxUnpool2d: an index lies outside the image of 4 × 4 pixels'),
    );
  });
});
