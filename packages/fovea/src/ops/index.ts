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
export { type BagMode, type EmbeddingBagOptions, embeddingBag } from './embedding-bag.ts';
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
export {
  type LpPool1dOptions,
  type LpPool2dOptions,
  type LpPool3dOptions,
  lpPool1d,
  lpPool2d,
  lpPool3d,
} from './lp-pool.ts';
export { type BatchStatistics, batchNorm, batchNormTraining, layerNorm } from './norm.ts';
export { type Border, type Pad2dOptions, pad2d } from './pad.ts';
export { type Border1d, type Border3d, pad1d, pad3d } from './pad-axes.ts';
export type { PaddingMode } from './padding-mode.ts';
export { fold, type PatchOptions, unfold } from './patches.ts';
export { channelShuffle, pixelShuffle, pixelUnshuffle } from './pixel-shuffle.ts';
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
  adaptiveMaxPool1dWithIndices,
  averagePool1d,
  maxPool1d,
  maxPool1dWithIndices,
  type Pool1dOptions,
} from './sequence-pool.ts';
export { celu, glu, hardShrink, type ShrinkOptions, softShrink, tanhShrink, threshold } from './shrink.ts';
export { logSoftmax, logSumExp, softmax } from './softmax.ts';
export { type MaxUnpool1dOptions, type MaxUnpoolOptions, maxUnpool1d, maxUnpool2d } from './unpool.ts';
export {
  type AveragePool3dOptions,
  averagePool3d,
  type Conv3dOptions,
  conv3d,
  maxPool3d,
  type Pool3dOptions,
  type Triple,
} from './volume.ts';
export {
  adaptiveAveragePool3d,
  adaptiveMaxPool3d,
  type ConvTranspose3dOptions,
  convTranspose3d,
} from './volume-more.ts';
export type { Padding, Pair } from './window.ts';
