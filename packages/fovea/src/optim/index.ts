// Optimisers and schedules: one a file.

export { Adam, type AdamSettings, AdamW } from './adam.ts';
export {
  type ClipSettings,
  type CommonSettings,
  Optimizer,
  type OptimizerEntry,
  type ParameterGroup,
} from './optimizer.ts';
export { type CosineSettings, constantLr, cosineWithWarmup, type Schedule } from './schedule.ts';
export { SGD, type SgdSettings } from './sgd.ts';
