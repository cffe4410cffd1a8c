// Losses: one family a file.

export {
  type BinaryCrossEntropyOptions,
  type BinaryCrossEntropyWithLogitsOptions,
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
} from './binary.ts';
export { type CrossEntropyOptions, crossEntropy } from './cross-entropy.ts';
export { type BinaryFocalOptions, binaryFocalLoss, type FocalOptions, focalLoss } from './focal.ts';
export type { Reduction } from './reduction.ts';
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
