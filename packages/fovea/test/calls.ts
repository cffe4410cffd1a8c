// How the cases of fixtures/losses.json and ops.json call the functions they are of.

import * as ops from '../src/ops/index.ts';
import { type Tensor, tensor } from '../src/tensor/index.ts';
import type { Call } from './cases.ts';

const one =
  (fn: (x: Tensor, options: object) => Tensor): Call =>
  ([x], options) =>
    fn(x, options);
const two =
  (fn: (a: Tensor, b: Tensor, options: object) => Tensor): Call =>
  ([a, b], options) =>
    fn(a, b, options);
const three =
  (fn: (a: Tensor, b: Tensor, c: Tensor, options: object) => Tensor): Call =>
  ([a, b, c], options) =>
    fn(a, b, c, options);
const windowed =
  (fn: (x: Tensor, options: ops.PoolOptions) => Tensor): Call =>
  ([x], options) =>
    fn(x, options as ops.PoolOptions);
const normed =
  <O>(fn: (x: Tensor, normType: number, options: O) => Tensor): Call =>
  ([x], options) => {
    const { normType, ...more } = options as { normType: number };
    return fn(x, normType, more as O);
  };
const steps = (options: object): number => (options as { outputSize: number }).outputSize;
const outputSize = (options: object): ops.Pair => (options as { outputSize: ops.Pair }).outputSize;

function resampleGrid(_: readonly Tensor[], options: object): Tensor {
  const { values, size, out, ...more } = options as {
    values: readonly number[];
    size: readonly [number, number];
    out: readonly [number, number];
  };
  return tensor(ops.resampleGrid(values, size, out, more), [...out, values.length / (size[0] * size[1])]);
}

/** By the names in fixtures/ops.json; what follows a dot says which result is compared. */
export const OPS: Readonly<Record<string, Call>> = {
  relu: one(ops.relu),
  relu6: one(ops.relu6),
  leakyRelu: one(ops.leakyRelu),
  sigmoid: one(ops.sigmoid),
  logSigmoid: one(ops.logSigmoid),
  hardSigmoid: one(ops.hardSigmoid),
  hardSwish: one(ops.hardSwish),
  silu: one(ops.silu),
  gelu: one(ops.gelu),
  quickGelu: one(ops.quickGelu),
  tanh: one(ops.tanh),
  hardTanh: one(ops.hardTanh),
  elu: one(ops.elu),
  selu: one(ops.selu),
  softplus: one(ops.softplus),
  softsign: one(ops.softsign),
  mish: one(ops.mish),
  steepHardSigmoid: one(ops.steepHardSigmoid),
  activate: ([x], options) => ops.activate(x, (options as { name: ops.ActivationName }).name),
  glu: ([x], options) => ops.glu(x, (options as { axis?: number }).axis),
  celu: one(ops.celu),
  hardShrink: one(ops.hardShrink),
  softShrink: one(ops.softShrink),
  tanhShrink: one(ops.tanhShrink),
  threshold: ([x], options) => {
    const { limit, value } = options as { limit: number; value: number };
    return ops.threshold(x, limit, value);
  },
  embedding: two(ops.embedding),
  embeddingBag: two(ops.embeddingBag),
  embeddingBagWeighted: ([x, weight, perSampleWeights], options) =>
    ops.embeddingBag(x, weight, { ...options, mode: 'sum', perSampleWeights }),
  oneHot: ([x], options) => ops.oneHot(x, (options as { numClasses: number }).numClasses),
  pad2d: ([x], options) => {
    const { border, ...more } = options as { border: ops.Border };
    return ops.pad2d(x, border, more);
  },
  pad1d: ([x], options) => {
    const { border, ...more } = options as { border: ops.Border1d };
    return ops.pad1d(x, border, more);
  },
  pad3d: ([x], options) => {
    const { border, ...more } = options as { border: ops.Border3d };
    return ops.pad3d(x, border, more);
  },
  unfold: ([x], options) => ops.unfold(x, options as ops.PatchOptions),
  fold: ([x], options) => ops.fold(x, options as ops.PatchOptions & { outputSize: ops.Pair }),
  gridSample: two(ops.gridSample),
  affineGrid: ([theta], options) => {
    const { outputSize: size, ...more } = options as { outputSize: ops.Pair };
    return ops.affineGrid(theta, size, more);
  },
  localResponseNorm: ([x], options) => {
    const { size, ...more } = options as { size: number };
    return ops.localResponseNorm(x, size, more);
  },
  lpNormalize: one(ops.lpNormalize),
  prelu: ([x, weight]) => ops.prelu(x, weight),
  softmax: one(ops.softmax),
  logSoftmax: one(ops.logSoftmax),
  logSumExp: one(ops.logSumExp),
  linear: ([x, weight, bias]) => ops.linear(x, weight, bias),
  conv2d: ([x, weight, bias], options) => ops.conv2d(x, weight, bias, options),
  deformConv2d: ([x, offset, weight, bias], options) => ops.deformConv2d(x, offset, weight, bias, options),
  deformConv2dMasked: ([x, offset, weight, bias, mask], options) =>
    ops.deformConv2d(x, offset, weight, bias, { ...options, mask }),
  conv3d: ([x, weight, bias], options) => ops.conv3d(x, weight, bias, options),
  convTranspose3d: ([x, weight, bias], options) => ops.convTranspose3d(x, weight, bias, options),
  adaptiveAveragePool3d: ([x], options) => ops.adaptiveAveragePool3d(x, outputSize(options) as ops.Triple),
  adaptiveMaxPool3d: ([x], options) => ops.adaptiveMaxPool3d(x, outputSize(options) as ops.Triple),
  lpPool1d: normed(ops.lpPool1d),
  lpPool2d: normed(ops.lpPool2d),
  lpPool3d: normed(ops.lpPool3d),
  maxPool3d: ([x], options) => ops.maxPool3d(x, options as ops.Pool3dOptions),
  averagePool3d: ([x], options) => ops.averagePool3d(x, options as ops.AveragePool3dOptions),
  conv1d: ([x, weight, bias], options) => ops.conv1d(x, weight, bias, options),
  convTranspose1d: ([x, weight, bias], options) => ops.convTranspose1d(x, weight, bias, options),
  maxPool1d: ([x], options) => ops.maxPool1d(x, options as ops.Pool1dOptions),
  maxPool1dWithIndices: ([x], options) => ops.maxPool1dWithIndices(x, options as ops.Pool1dOptions).values,
  'maxPool1dWithIndices.indices': ([x], options) => ops.maxPool1dWithIndices(x, options as ops.Pool1dOptions).indices,
  averagePool1d: ([x], options) => ops.averagePool1d(x, options as ops.AveragePool1dOptions),
  adaptiveAveragePool1d: ([x], options) => ops.adaptiveAveragePool1d(x, steps(options)),
  adaptiveMaxPool1dWithIndices: ([x], options) => ops.adaptiveMaxPool1dWithIndices(x, steps(options)).values,
  'adaptiveMaxPool1dWithIndices.indices': ([x], options) => ops.adaptiveMaxPool1dWithIndices(x, steps(options)).indices,
  maxUnpool1d: ([x, indices], options) => ops.maxUnpool1d(x, indices, options as ops.MaxUnpool1dOptions),
  adaptiveMaxPool1d: ([x], options) => ops.adaptiveMaxPool1d(x, steps(options)),
  convTranspose2d: ([x, weight, bias], options) => ops.convTranspose2d(x, weight, bias, options),
  attentionWeights: ([query, key], options) => ops.attentionWeights(query, key, options),
  scaledDotProductAttention: ([query, key, value, mask], options) =>
    ops.scaledDotProductAttention(query, key, value, { ...options, ...(mask && { mask }) }),
  batchNorm: ([x, mean, variance, weight, bias], options) => ops.batchNorm(x, mean, variance, weight, bias, options),
  batchNormTraining: ([x, weight, bias], options) => ops.batchNormTraining(x, weight, bias, options).y,
  'batchNormTraining.mean': ([x]) => ops.batchNormTraining(x).mean,
  'batchNormTraining.variance': ([x]) => ops.batchNormTraining(x).variance,
  layerNorm: ([x, weight, bias], options) => ops.layerNorm(x, weight, bias, options),
  groupNorm: ([x, weight, bias], options) => {
    const { numGroups, ...more } = options as { numGroups: number };
    return ops.groupNorm(x, numGroups, weight, bias, more);
  },
  instanceNorm: ([x, weight, bias], options) => ops.instanceNorm(x, weight, bias, options),
  instanceNormWithStatistics: ([x, weight, bias]) => ops.instanceNormWithStatistics(x, weight, bias).y,
  'instanceNormWithStatistics.mean': ([x]) => ops.instanceNormWithStatistics(x).mean,
  'instanceNormWithStatistics.variance': ([x]) => ops.instanceNormWithStatistics(x).variance,
  rmsNorm: ([x, weight], options) => ops.rmsNorm(x, weight, options),
  maxPool2d: windowed(ops.maxPool2d),
  maxPool2dWithIndices: windowed((x, options) => ops.maxPool2dWithIndices(x, options).values),
  'maxPool2dWithIndices.indices': windowed((x, options) => ops.maxPool2dWithIndices(x, options).indices),
  averagePool2d: windowed(ops.averagePool2d),
  blurPool2d: one(ops.blurPool2d),
  l2Pool2d: windowed(ops.l2Pool2d),
  adaptiveAveragePool2d: ([x], options) => ops.adaptiveAveragePool2d(x, outputSize(options)),
  adaptiveMaxPool2d: ([x], options) => ops.adaptiveMaxPool2d(x, outputSize(options)),
  adaptiveMaxPool2dWithIndices: ([x], options) => ops.adaptiveMaxPool2dWithIndices(x, outputSize(options)).values,
  'adaptiveMaxPool2dWithIndices.indices': ([x], options) =>
    ops.adaptiveMaxPool2dWithIndices(x, outputSize(options)).indices,
  globalAveragePool2d: one(ops.globalAveragePool2d),
  globalMaxPool2d: one(ops.globalMaxPool2d),
  channelShuffle: ([x], options) => ops.channelShuffle(x, (options as { groups: number }).groups),
  pixelShuffle: ([x], options) => ops.pixelShuffle(x, (options as { factor: number }).factor),
  pixelUnshuffle: ([x], options) => ops.pixelUnshuffle(x, (options as { factor: number }).factor),
  interpolate: ([x], options) => ops.interpolate(x, options as ops.InterpolateOptions),
  resampleGrid,
  maxUnpool2d: ([x, indices], options) => ops.maxUnpool2d(x, indices, options as ops.MaxUnpoolOptions),
};

/** By the names in fixtures/losses.json. */
export const LOSSES: Readonly<Record<string, Call>> = {
  softmax: one(ops.softmax),
  l2Normalize: one(ops.l2Normalize),
  crossEntropy: two(ops.crossEntropy),
  softTargetLoss: two(ops.softTargetLoss),
  distillationLoss: three(ops.distillationLoss),
  marginLogits: three(ops.marginLogits),
  marginSoftmax: three(ops.marginSoftmax),
  focalLoss: two(ops.focalLoss),
  polyLoss: two(ops.polyLoss),
  binaryFocalLoss: two(ops.binaryFocalLoss),
  binaryCrossEntropy: two(ops.binaryCrossEntropy),
  binaryCrossEntropyWithLogits: two(ops.binaryCrossEntropyWithLogits),
  diceLoss: two(ops.diceLoss),
  tverskyLoss: two(ops.tverskyLoss),
  l1Loss: two(ops.l1Loss),
  mseLoss: two(ops.mseLoss),
  smoothL1Loss: two(ops.smoothL1Loss),
  huberLoss: two(ops.huberLoss),
  charbonnierLoss: two(ops.charbonnierLoss),
  klDivergence: two(ops.klDivergence),
  tripletMarginLoss: three(ops.tripletMarginLoss),
  marginRankingLoss: three(ops.marginRankingLoss),
  hingeEmbeddingLoss: two(ops.hingeEmbeddingLoss),
  cosineEmbeddingLoss: three(ops.cosineEmbeddingLoss),
  softMarginLoss: two(ops.softMarginLoss),
  multiLabelSoftMarginLoss: two(ops.multiLabelSoftMarginLoss),
  multiLabelMarginLoss: two(ops.multiLabelMarginLoss),
  multiMarginLoss: two(ops.multiMarginLoss),
  nllLoss: two(ops.nllLoss),
  ctcLoss: ([logits, targets, inputLengths, targetLengths], options) =>
    ops.ctcLoss(ops.logSoftmax(logits), targets, inputLengths, targetLengths, options),
  gaussianNllLoss: three(ops.gaussianNllLoss),
  poissonNllLoss: two(ops.poissonNllLoss),
  lovaszSoftmaxLoss: two(ops.lovaszSoftmaxLoss),
  infoNce: two(ops.infoNce),
  infoNceWithNegatives: ([q, k, negatives], options) => ops.infoNce(q, k, { ...options, negatives }),
  clipLoss: two(ops.clipLoss),
  clipLossLearntScale: ([images, texts, logitScale], options) =>
    ops.clipLoss(images, texts, { ...options, logitScale }),
  siglipLoss: two(ops.siglipLoss),
  siglipLossLearnt: ([images, texts, logitScale, logitBias], options) =>
    ops.siglipLoss(images, texts, { ...options, logitScale, logitBias }),
  infoNceLearntTemperature: ([q, k, temperature], options) => ops.infoNce(q, k, { ...options, temperature }),
  l1Penalty: (parameters) => ops.l1Penalty(parameters),
  l2Penalty: (parameters) => ops.l2Penalty(parameters),
  elasticNetPenalty: (parameters, options) => ops.elasticNetPenalty(parameters, options),
  weightedSum: ([logits, labels, parameter]) =>
    ops.weightedSum([
      [1, ops.crossEntropy(logits, labels)],
      [0.3, ops.crossEntropy(logits, labels, { labelSmoothing: 1 })],
      [0.01, ops.l2Penalty([parameter])],
    ]),
  distance: two(ops.distance),
  distanceMatrix: two(ops.distanceMatrix),
  cosineSimilarity: two(ops.cosineSimilarity),
};
