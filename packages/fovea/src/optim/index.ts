// Optimisers and schedules: one a file.

export { Adadelta, type AdadeltaSettings } from './adadelta.ts';
export { Adagrad, type AdagradSettings } from './adagrad.ts';
export { Adam, type AdamSettings, AdamW } from './adam.ts';
export { Adamax, type AdamaxSettings } from './adamax.ts';
export { AveragedMomentum, type AveragedMomentumSettings } from './averaged-momentum.ts';
export { type ClippedGradients, type ClipSettings, clipGradNorm, clipGradValue } from './clip.ts';
export {
  type CosineLrSettings,
  type CosineRestartsSettings,
  type CosineSettings,
  cosineLr,
  cosineRestartsLr,
  cosineWithWarmup,
} from './cosine.ts';
export { type AverageSettings, ExponentialMovingAverage } from './exponential-moving-average.ts';
export type { Keep, OptimizerEntry } from './kept-values.ts';
export { NAdam, type NadamSettings } from './nadam.ts';
export { type OneCycleSettings, oneCycleLr } from './one-cycle.ts';
export {
  type CommonSettings,
  type Complete,
  Optimizer,
  type OptimizerParams,
  type OptimizerSpec,
  type ParameterGroup,
  type Update,
} from './optimizer.ts';
export { RAdam, type RadamSettings } from './radam.ts';
export { type PlateauSettings, type PlateauState, ReduceOnPlateau } from './reduce-on-plateau.ts';
export { RMSprop, type RmspropSettings } from './rmsprop.ts';
export {
  constantLr,
  type ExponentialSettings,
  exponentialLr,
  type LinearSettings,
  type LrSettings,
  lambdaLr,
  linearLr,
  type MultiStepSettings,
  multiStepLr,
  type PolynomialSettings,
  polynomialLr,
  type Schedule,
  type StepSettings,
  sequentialLr,
  stepLr,
  type WarmupSettings,
  withWarmup,
} from './schedule.ts';
export { SGD, type SgdSettings } from './sgd.ts';
