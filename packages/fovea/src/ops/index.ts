// Functions of tensors that networks are made of; layers with parameters are in nn.

export {
  type ActivationName,
  activate,
  activationNames,
  elu,
  gelu,
  hardSigmoid,
  hardSwish,
  hardTanh,
  leakyRelu,
  logSigmoid,
  mish,
  relu,
  relu6,
  selu,
  sigmoid,
  silu,
  softplus,
  softsign,
  tanh,
} from './activation.ts';
export { type AttentionOptions, scaledDotProductAttention } from './attention.ts';
export { type Conv2dOptions, type ConvTranspose2dOptions, conv2d, convTranspose2d } from './conv.ts';
export { linear } from './linear.ts';
export { type CrossEntropyOptions, crossEntropy } from './loss/cross-entropy.ts';
export type { Reduction } from './loss/reduction.ts';
export { type BatchNormTraining, batchNorm, batchNormTraining, layerNorm, type NormOptions } from './norm.ts';
export {
  type AveragePool2dOptions,
  adaptiveAveragePool2d,
  averagePool2d,
  globalAveragePool2d,
  type MaxPool2dOptions,
  maxPool2d,
  maxPool2dWithIndices,
  type PoolOptions,
} from './pool.ts';
export { logSoftmax, logSumExp, softmax } from './softmax.ts';
export type { Padding, Pair } from './window.ts';
