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
  ['hardTanh: low must be ≤ high: got low 2 and high 1', () => ops.hardTanh(image, { low: 2 })],
  ['layerNorm: eps must be a finite number ≥ 0: got -1', () => ops.layerNorm(image, undefined, undefined, { eps: -1 })],
  [
    'groupNorm: eps must be a finite number ≥ 0: got NaN',
    () => ops.groupNorm(image, 2, undefined, undefined, { eps: Number.NaN }),
  ],
  ['rmsNorm: eps must be a finite number ≥ 0: got Infinity', () => ops.rmsNorm(image, undefined, { eps: Infinity })],
  ['prelu: weight must have shape [6]: got [5]; [1] fits, too', () => ops.prelu(image, at(5))],
  ['prelu: weight must have shape [6]: got [1, 6]; [1] fits, too', () => ops.prelu(image, at(1, 6))],
  ['softmax: axis 4 is out of range for 4 axes', () => ops.softmax(image, { axis: 4 })],
  ['softmax: axis -1 is out of range for 0 axes', () => ops.softmax(at())],
  ['softmax: temperature must be a finite number > 0: got 0', () => ops.softmax(image, { temperature: 0 })],
  [
    'softmax: temperature must be a finite number > 0: got Infinity',
    () => ops.softmax(image, { temperature: Number.POSITIVE_INFINITY }),
  ],
  ['logSoftmax: axis -5 is out of range for 4 axes', () => ops.logSoftmax(image, { axis: -5 })],
  ['logSumExp: axis 9 is out of range for 4 axes', () => ops.logSumExp(image, { axis: 9 })],
  ['exp: x must be float32: got int32; cast it first', () => ops.sigmoid(indices)],
];

const PRODUCTS: Mistakes = [
  ['linear: x must have shape […, 4]: got [2, 3]; the weight is [4, 5]', () => ops.linear(at(2, 3), at(4, 5))],
  ['linear: weight must have shape [in, out]: got [3]', () => ops.linear(at(2, 3), at(3))],
  ['linear: x must have shape […, 3]: got []; the weight is [3, 5]', () => ops.linear(at(), at(3, 5))],
  ['linear: bias must have shape [5]: got [4]', () => ops.linear(at(2, 3), at(3, 5), at(4))],
  ['linear: bias must have shape [5]: got [7, 1, 5]', () => ops.linear(at(2, 3), at(3, 5), at(7, 1, 5))],
  ['attention: key must have shape […, S, 3]: got [5, 4]', () => ops.attentionWeights(at(2, 3), at(5, 4))],
  ['attention: query must have shape […, L, E]: got [3]', () => ops.attentionWeights(at(3), at(3))],
  [
    'attention: value must have shape […, 5, V]: got [4, 2]',
    () => ops.scaledDotProductAttention(at(2, 3), at(5, 3), at(4, 2)),
  ],
  [
    'attention: mask must broadcast to the scores [2, 5]: got [3, 5]',
    () => ops.attentionWeights(at(2, 3), at(5, 3), { mask: at(3, 5) }),
  ],
  [
    'attention: mask must broadcast to the scores [2, 5]: got [4, 2, 5]',
    () => ops.attentionWeights(at(2, 3), at(5, 3), { mask: zeros([4, 2, 5], 'bool') }),
  ],
];

const NORMS: Mistakes = [
  ['batchNorm: variance must have shape [6]: got [5]', () => ops.batchNorm(image, at(6), at(5))],
  ['batchNorm: weight must have shape [6]: got [1, 6]', () => ops.batchNormTraining(image, at(1, 6))],
  [
    'batchNorm: needs more than one value per channel to normalise by the batch: got input [1, 1, 1, 3]; leave a last batch of one image out (dropLast), use a larger batch, or running statistics in evaluation',
    () => ops.batchNormTraining(at(1, 1, 1, 3)),
  ],
  ['layerNorm: bias must have shape [6]: got [5]', () => ops.layerNorm(image, at(6), at(5))],
  ['groupNorm: numGroups must divide the 6 channels: got 4', () => ops.groupNorm(image, 4)],
  ['groupNorm: numGroups must divide the 6 channels: got 0', () => ops.groupNorm(image, 0)],
  ['groupNorm: x must have shape [N, …, C]: got [6]', () => ops.groupNorm(at(6), 2)],
  ['groupNorm: weight must have shape [6]: got [2]', () => ops.groupNorm(image, 2, at(2))],
  [
    'instanceNorm: needs more than one value per sample and channel: got input [2, 1, 1, 3]',
    () => ops.instanceNorm(at(2, 1, 1, 3)),
  ],
  ['instanceNorm: bias must have shape [6]: got [5]', () => ops.instanceNormWithStatistics(image, at(6), at(5))],
  ['rmsNorm: weight must have shape [6]: got [5]', () => ops.rmsNorm(image, at(5))],
];

const POOLS: Mistakes = [
  [
    'maxPool2d: images must have shape [N, H, W, C]: got [2, 3, 4]',
    () => ops.maxPool2d(at(2, 3, 4), { kernelSize: 2 }),
  ],
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
  ['averagePool2d: images must have shape [N, H, W, C]: got [3]', () => ops.averagePool2d(at(3), { kernelSize: 1 })],
  ['l2Pool2d: kernelSize must be integers ≥ 1: got [0, 0]', () => ops.l2Pool2d(image, { kernelSize: 0 })],
  [
    'adaptiveAveragePool2d: images must have shape [N, H, W, C]: got [2, 3]',
    () => ops.adaptiveAveragePool2d(at(2, 3), 1),
  ],
  [
    'adaptiveAveragePool2d: outputSize must be integers ≥ 1: got [-2, 2]',
    () => ops.adaptiveAveragePool2d(image, [-2, 2]),
  ],
  [
    'adaptiveAveragePool2d: outputSize must be integers ≥ 1: got [1.5, 1.5]',
    () => ops.adaptiveAveragePool2d(image, 1.5),
  ],
  ['adaptiveMaxPool2d: images must have shape [N, H, W, C]: got [2]', () => ops.adaptiveMaxPool2d(at(2), 1)],
  ['adaptiveMaxPool2d: outputSize must be integers ≥ 1: got [0, 2]', () => ops.adaptiveMaxPool2d(image, [0, 2])],
  ['globalAveragePool2d: images must have shape [N, H, W, C]: got [2, 3]', () => ops.globalAveragePool2d(at(2, 3))],
  [
    "blurPool2d: the image is too small for 'reflect' padding: got height 1 with padding 1 + 1; pad by at most 0",
    () => ops.blurPool2d(at(1, 1, 4, 2)),
  ],
  ['blurPool2d: stride must be an integer ≥ 1: got 0', () => ops.blurPool2d(image, { stride: 0 })],
  ['globalMaxPool2d: images must have shape [N, H, W, C]: got [2, 3]', () => ops.globalMaxPool2d(at(2, 3))],
  [
    'globalMaxPool2d: images must have at least one pixel: got shape [2, 0, 3, 1]',
    () => ops.globalMaxPool2d(at(2, 0, 3, 1)),
  ],
  [
    'globalAveragePool2d: images must have at least one pixel: got shape [2, 3, 0, 1]',
    () => ops.globalAveragePool2d(at(2, 3, 0, 1)),
  ],
  [
    'maxUnpool2d: images must have shape [N, H, W, C]: got [2, 3]',
    () => ops.maxUnpool2d(at(2, 3), indices, { kernelSize: 2 }),
  ],
  [
    'maxUnpool2d: indices must be int32: got float32; cast it first',
    () => ops.maxUnpool2d(image, image, { kernelSize: 2 }),
  ],
  [
    'maxUnpool2d: x and indices must have the same shape: got [2, 5, 4, 6] and [2, 5, 4, 5]',
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
  ['pixelShuffle: images must have shape [N, H, W, C]: got [2, 4]', () => ops.pixelShuffle(at(2, 4), 2)],
  ['pixelShuffle: upscaleFactor must be an integer ≥ 1: got 0', () => ops.pixelShuffle(image, 0)],
  ['pixelShuffle: 4² must divide the channels: got [2, 5, 4, 6]', () => ops.pixelShuffle(image, 4)],
  ['pixelUnshuffle: downscaleFactor must be an integer ≥ 1: got 1.5', () => ops.pixelUnshuffle(image, 1.5)],
  ['pixelUnshuffle: 2 must divide height and width: got [2, 5, 4, 6]', () => ops.pixelUnshuffle(image, 2)],
  ['interpolate: images must have shape [N, H, W, C]: got [2, 3]', () => ops.interpolate(at(2, 3), { size: 1 })],
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
    'interpolate: the size of the result must be integers ≥ 1: got [0, 2]',
    () => ops.interpolate(image, { size: [0, 2] }),
  ],
  [
    'interpolate: the size of the result must be integers ≥ 1: got [0, 0]',
    () => ops.interpolate(image, { scaleFactor: 0.1 }),
  ],
  [
    'interpolate: images must have at least one pixel: got shape [2, 0, 3, 1]',
    () => ops.interpolate(at(2, 0, 3, 1), { size: 2 }),
  ],
  ['resampleGrid: 3 values do not fill a grid of 2 × 2 vectors', () => ops.resampleGrid([1, 2, 3], [2, 2], [3, 3])],
  ['resampleGrid: out must be integers ≥ 1: got [0, 3]', () => ops.resampleGrid([1, 2, 3, 4], [2, 2], [0, 3])],
];

const weight = at(3, 3, 6, 4);
const transposed = at(3, 3, 4, 6);

const CONVOLUTIONS: Mistakes = [
  ['conv2d: images must have shape [N, H, W, C]: got [2, 3]', () => ops.conv2d(at(2, 3), weight)],
  ['conv2d: weight must have shape [KH, KW, C / groups, K]: got [3, 3]', () => ops.conv2d(image, at(3, 3))],
  [
    'conv2d: images must have shape [N, H, W, 5]: got [2, 5, 4, 6]; [2, 5, 4, 6] looks like [N, C, H, W]: write x.transpose(0, 2, 3, 1)',
    () => ops.conv2d(image, at(3, 3, 5, 4)),
  ],
  [
    'conv2d: groups must divide the 5 output channels: got 2',
    () => ops.conv2d(image, at(3, 3, 3, 5), undefined, { groups: 2 }),
  ],
  [
    'conv2d: groups must divide the 4 output channels: got 0',
    () => ops.conv2d(image, weight, undefined, { groups: 0 }),
  ],
  ['conv2d: bias must have shape [4]: got [3]', () => ops.conv2d(image, weight, at(3))],
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
  ['convTranspose2d: images must have shape [N, H, W, C]: got [2, 2]', () => ops.convTranspose2d(at(2, 2), transposed)],
  [
    'convTranspose2d: weight must have shape [KH, KW, C / groups, K]: got [3, 3]',
    () => ops.convTranspose2d(image, at(3, 3)),
  ],
  [
    'convTranspose2d: images must have shape [N, H, W, 5]: got [2, 5, 4, 6]; [2, 5, 4, 6] looks like [N, C, H, W]: write x.transpose(0, 2, 3, 1)',
    () => ops.convTranspose2d(image, at(3, 3, 4, 5)),
  ],
  [
    'convTranspose2d: groups must divide the 6 input channels: got 4',
    () => ops.convTranspose2d(image, transposed, undefined, { groups: 4 }),
  ],
  ['convTranspose2d: bias must have shape [4]: got [3]', () => ops.convTranspose2d(image, transposed, at(3))],
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
      ` must be one number or [height, width]: got [${wrong.join(', ')}]`,
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
