// Optimisers and schedules: one a file.

export { Adam, type AdamSettings, AdamW } from './adam.ts';
export type { ClipSettings } from './clip.ts';
export type { OptimizerEntry } from './kept-values.ts';
export {
  type CommonSettings,
  Optimizer,
  type OptimizerParams,
  type ParameterGroup,
} from './optimizer.ts';
export { type CosineSettings, constantLr, cosineWithWarmup, type Schedule } from './schedule.ts';
export { SGD, type SgdSettings } from './sgd.ts';
