// Losses: one family a file.

export {
  type BinaryCrossEntropyOptions,
  type BinaryCrossEntropyWithLogitsOptions,
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
} from './binary.ts';
export {
  type ClipLossOptions,
  clipLoss,
  type InfoNceOptions,
  infoNce,
  type SiglipLossOptions,
  siglipLoss,
  type TripletMarginOptions,
  tripletMarginLoss,
} from './contrastive.ts';
export { type CrossEntropyOptions, crossEntropy } from './cross-entropy.ts';
export { type CtcOptions, ctcLoss } from './ctc.ts';
export { type DistillationOptions, distillationLoss, type SoftTargetOptions, softTargetLoss } from './distillation.ts';
export { type KlDivergenceOptions, klDivergence } from './divergence.ts';
export { type BinaryFocalOptions, binaryFocalLoss, type FocalOptions, focalLoss } from './focal.ts';
export {
  cosineEmbeddingLoss,
  hingeEmbeddingLoss,
  type MarginOptions,
  type MultiLabelSoftMarginOptions,
  type MultiMarginOptions,
  marginRankingLoss,
  multiLabelMarginLoss,
  multiLabelSoftMarginLoss,
  multiMarginLoss,
  softMarginLoss,
} from './hinge.ts';
export {
  type GaussianNllOptions,
  gaussianNllLoss,
  type NllOptions,
  nllLoss,
  type PoissonNllOptions,
  poissonNllLoss,
} from './likelihood.ts';
export { type LovaszSoftmaxOptions, lovaszSoftmaxLoss } from './lovasz.ts';
export { type MarginSoftmaxOptions, type MarginVariant, marginLogits, marginSoftmax } from './margin.ts';
export { elasticNetPenalty, l1Penalty, l2Penalty, weightedSum } from './penalty.ts';
export { type PolyOptions, polyLoss } from './poly.ts';
export type { Reduction } from './reduction.ts';
export { type DiceOptions, diceLoss, type RegionOptions, type TverskyOptions, tverskyLoss } from './region.ts';
export {
  type CharbonnierOptions,
  charbonnierLoss,
  type HuberOptions,
  huberLoss,
  l1Loss,
  mseLoss,
  type RegressionOptions,
  type SmoothL1Options,
  smoothL1Loss,
} from './regression.ts';
