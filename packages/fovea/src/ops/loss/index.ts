// Losses: one family a file.

export { type CrossEntropyOptions, crossEntropy } from './cross-entropy.ts';
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
