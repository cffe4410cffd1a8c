// Layers with parameters and state: one family a file.

export {
  Activation,
  HardSigmoid,
  HardSwish,
  LogSigmoid,
  Mish,
  ReLU,
  ReLU6,
  SELU,
  Sigmoid,
  SiLU,
  Softsign,
  Tanh,
} from './activation.ts';
export {
  ELU,
  GELU,
  HardTanh,
  LeakyReLU,
  LogSoftmax,
  PReLU,
  type PReLUOptions,
  Softmax,
  Softplus,
} from './activation-with-options.ts';
export { MultiHeadAttention, type MultiHeadAttentionOptions } from './attention.ts';
export { AcBlock, LargeKernelConv2d, MobileOneBlock, RepVggBlock } from './branch-blocks.ts';
export { CbamModule, type CbamOptions, EcaModule, type EcaOptions } from './channel-attention.ts';
export { Flatten, type FlattenOptions, Identity, type Layer, Sequential } from './container.ts';
export { Conv2d, type Conv2dLayerOptions, ConvTranspose2d, type ConvTranspose2dLayerOptions } from './conv.ts';
export { ConvNorm, type ConvNormOptions } from './conv-norm.ts';
export { CrossAttention, type CrossAttentionOptions } from './cross-attention.ts';
export { DeformConv2d, type DeformConv2dLayerOptions } from './deform-conv.ts';
export { BorderedNorm, DiverseBranchBlock } from './diverse-branch.ts';
export {
  AlphaDropout,
  Dropout,
  Dropout1d,
  Dropout2d,
  Dropout3d,
  DropPath,
  FeatureAlphaDropout,
} from './dropout.ts';
export {
  ChannelAttention,
  DualAttention,
  PositionAttention,
  type PositionAttentionOptions,
} from './dual-attention.ts';
export { CondConv2d, type CondConv2dOptions, DynamicConv2d, type DynamicConv2dOptions } from './dynamic-conv.ts';
export { Embedding, EmbeddingBag, type EmbeddingBagLayerOptions, type EmbeddingLayerOptions } from './embedding.ts';
export { freeze, unfreeze } from './freeze.ts';
export {
  GroupNorm,
  type GroupNormOptions,
  InstanceNorm1d,
  InstanceNorm2d,
  type InstanceNorm2dOptions,
  InstanceNorm3d,
  RMSNorm,
  type RMSNormOptions,
} from './group-norm.ts';
export * as init from './init.ts';
export { defaultGenerator, type Initializer, manualSeed } from './init.ts';
export { LayerScale, type LayerScaleOptions } from './layer-scale.ts';
export { Linear, type LinearOptions } from './linear.ts';
export { formatLoadReport, type LoadReport, type MismatchedKey } from './load-report.ts';
export {
  BCELoss,
  BCEWithLogitsLoss,
  CosineEmbeddingLoss,
  CrossEntropyLoss,
  CTCLoss,
  GaussianNLLLoss,
  HingeEmbeddingLoss,
  HuberLoss,
  KLDivLoss,
  L1Loss,
  MarginRankingLoss,
  MSELoss,
  MultiLabelMarginLoss,
  MultiLabelSoftMarginLoss,
  MultiMarginLoss,
  NLLLoss,
  type PairLoss,
  PoissonNLLLoss,
  SmoothL1Loss,
  SoftMarginLoss,
  type TripleLoss,
  TripletMarginLoss,
} from './losses.ts';
export { Buffer, type FileLayout, Module, Parameter } from './module.ts';
export { type FusedGeometry, MultiBranchConv2d, type MultiBranchOptions } from './multi-branch.ts';
export { BatchNorm2d, type BatchNorm2dOptions, LayerNorm, type LayerNormOptions } from './norm.ts';
export {
  CircularPad1d,
  CircularPad2d,
  CircularPad3d,
  ConstantPad1d,
  ConstantPad2d,
  ConstantPad3d,
  ReflectionPad1d,
  ReflectionPad2d,
  ReflectionPad3d,
  ReplicationPad1d,
  ReplicationPad2d,
  ReplicationPad3d,
  ZeroPad1d,
  ZeroPad2d,
  ZeroPad3d,
} from './padding.ts';
export {
  removeParametrizations,
  type SpectralNormOptions,
  spectralNorm,
  type WeightNormOptions,
  weightNorm,
} from './parametrize.ts';
export {
  AdaptiveAvgPool2d,
  AdaptiveMaxPool2d,
  AvgPool2d,
  BlurPool2d,
  GlobalAvgPool2d,
  GlobalMaxPool2d,
  L2Pool2d,
  LPPool2d,
  MaxPool2d,
  MaxUnpool2d,
} from './pool.ts';
export { GRU, LSTM, type RecurrentOptions, RNN, type RNNOptions } from './recurrent.ts';
export { ChannelShuffle, PixelShuffle, PixelUnshuffle, Upsample } from './resize.ts';
export {
  AdaptiveAvgPool1d,
  AdaptiveMaxPool1d,
  AvgPool1d,
  Conv1d,
  type Conv1dLayerOptions,
  ConvTranspose1d,
  type ConvTranspose1dLayerOptions,
  LPPool1d,
  MaxPool1d,
  MaxUnpool1d,
} from './sequence.ts';
export { SEModule, SqueezeExcite, type SqueezeExciteOptions } from './squeeze-excite.ts';
export {
  Transformer,
  TransformerDecoder,
  TransformerEncoder,
  type TransformerOptions,
  type TransformerStackOptions,
} from './transformer.ts';
export { TransformerDecoderLayer, TransformerEncoderLayer, type TransformerLayerOptions } from './transformer-layer.ts';
export {
  type BeforeForwardHook,
  beforeForward,
  type ForwardHook,
  type ForwardInputs,
  type HookHandle,
  mapModule,
  onForward,
  replaceModule,
} from './tree.ts';
export {
  AdaptiveAvgPool3d,
  AdaptiveMaxPool3d,
  AvgPool3d,
  Conv3d,
  type Conv3dLayerOptions,
  ConvTranspose3d,
  type ConvTranspose3dLayerOptions,
  LPPool3d,
  MaxPool3d,
} from './volume.ts';
export {
  type AdaptsWeights,
  type LoadStateDictOptions,
  loadStateDict,
  type StateDict,
  type StateEntry,
  stateDict,
} from './weights.ts';
