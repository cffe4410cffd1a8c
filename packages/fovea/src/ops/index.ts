// Public functions of tensors: activations, convolution, pooling, normalisation, attention, losses. Composed of primitives; no gradients here.

export { type ActivationName, activate, activationNames } from './activate.ts';
export {
  elu,
  gelu,
  hardSigmoid,
  hardSwish,
  hardTanh,
  leakyRelu,
  logSigmoid,
  mish,
  quickGelu,
  relu,
  relu6,
  selu,
  sigmoid,
  silu,
  softplus,
  softsign,
  tanh,
} from './activation.ts';
export {
  type AttentionAlgorithm,
  type AttentionOptions,
  attentionWeights,
  type DroppingAttentionOptions,
  scaledDotProductAttention,
} from './attention.ts';
export { type BlurPoolOptions, blurPool2d } from './blur-pool.ts';
export {
  type Conv2dOptions,
  type ConvTranspose2dOptions,
  conv2d,
  convTranspose2d,
} from './conv.ts';
export { type ConvAlgorithm, withConvAlgorithm } from './conv-algorithm.ts';
export { type DeformConv2dOptions, deformConv2d } from './deform-conv.ts';
export {
  cosineSimilarity,
  type DistanceMetric,
  type DistanceOptions,
  distance,
  distanceMatrix,
  l2Normalize,
  type NormalizeOptions,
} from './distance.ts';
export { type EmbeddingOptions, embedding, oneHot } from './embedding.ts';
export { affineGrid, type GridSampleOptions, gridSample } from './grid-sample.ts';
export {
  groupNorm,
  type InstanceStatistics,
  instanceNorm,
  instanceNormWithStatistics,
  rmsNorm,
} from './group-norm.ts';
export { linear } from './linear.ts';
export {
  type LocalResponseNormOptions,
  type LpNormalizeOptions,
  localResponseNorm,
  lpNormalize,
} from './local-norm.ts';
export * from './loss/index.ts';
export { type BatchStatistics, batchNorm, batchNormTraining, layerNorm } from './norm.ts';
export { type Border, type Pad2dOptions, pad2d } from './pad.ts';
export type { PaddingMode } from './padding-mode.ts';
export { fold, type PatchOptions, unfold } from './patches.ts';
export { pixelShuffle, pixelUnshuffle } from './pixel-shuffle.ts';
export {
  type AveragePoolOptions,
  adaptiveAveragePool2d,
  averagePool2d,
  globalAveragePool2d,
  maxPool2d,
  maxPool2dWithIndices,
  type PoolOptions,
} from './pool.ts';
export { adaptiveMaxPool2d, adaptiveMaxPool2dWithIndices, globalMaxPool2d, l2Pool2d } from './pool-variants.ts';
export { prelu, steepHardSigmoid } from './prelu.ts';
export { type InterpolateMode, type InterpolateOptions, interpolate, resampleGrid } from './resize.ts';
export {
  type Conv1dOptions,
  type ConvTranspose1dOptions,
  conv1d,
  convTranspose1d,
  type Padding1d,
} from './sequence.ts';
export {
  type AveragePool1dOptions,
  adaptiveAveragePool1d,
  adaptiveMaxPool1d,
  averagePool1d,
  maxPool1d,
  maxPool1dWithIndices,
  type Pool1dOptions,
} from './sequence-pool.ts';
export { celu, glu, hardShrink, type ShrinkOptions, softShrink, tanhShrink, threshold } from './shrink.ts';
export { logSoftmax, logSumExp, softmax } from './softmax.ts';
export { type MaxUnpoolOptions, maxUnpool2d } from './unpool.ts';
export {
  type AveragePool3dOptions,
  averagePool3d,
  type Conv3dOptions,
  conv3d,
  maxPool3d,
  type Pool3dOptions,
  type Triple,
} from './volume.ts';
export type { Padding, Pair } from './window.ts';
