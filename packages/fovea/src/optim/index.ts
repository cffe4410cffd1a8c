// Optimisers and schedules: one a file.

export { Adadelta, type AdadeltaOptions } from './adadelta.ts';
export { Adafactor, type AdafactorOptions } from './adafactor.ts';
export { Adagrad, type AdagradOptions } from './adagrad.ts';
export { Adam, type AdamOptions, AdamW } from './adam.ts';
export { Adamax, type AdamaxOptions } from './adamax.ts';
export { ASGD, type AsgdOptions } from './asgd.ts';
export { AveragedMomentum, type AveragedMomentumOptions } from './averaged-momentum.ts';
export { type ClipOptions, type ClippedGradients, clipGradNorm, clipGradValue } from './clip.ts';
export {
  type CosineLrOptions,
  type CosineRestartsLrOptions,
  type CosineWithWarmupOptions,
  cosineLr,
  cosineRestartsLr,
  cosineWithWarmup,
} from './cosine.ts';
export { type CyclicLrOptions, type CyclicMomentumOptions, cyclicLr, cyclicMomentum } from './cyclic.ts';
export { ExponentialMovingAverage, type ExponentialMovingAverageOptions } from './exponential-moving-average.ts';
export type { Keep, OptimizerEntry } from './kept-values.ts';
export { Lamb, type LambOptions } from './lamb.ts';
export { LBFGS, type LbfgsOptions } from './lbfgs.ts';
export { Lion, type LionOptions } from './lion.ts';
export { Lookahead, type LookaheadOptions } from './lookahead.ts';
export { Muon, type MuonOptions } from './muon.ts';
export { NAdam, type NadamOptions } from './nadam.ts';
export { type OneCycleLrOptions, type OneCycleMomentumOptions, oneCycleLr, oneCycleMomentum } from './one-cycle.ts';
export { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
export type { OptimizerParams, ParameterGroup } from './parameter-groups.ts';
export { ProximalSGD, type ProximalSgdOptions } from './proximal-sgd.ts';
export { RAdam, type RadamOptions } from './radam.ts';
export { type PlateauState, ReduceOnPlateau, type ReduceOnPlateauOptions } from './reduce-on-plateau.ts';
export { RMSprop, type RmspropOptions } from './rmsprop.ts';
export { Rprop, type RpropOptions } from './rprop.ts';
export { SAM, type SamOptions } from './sam.ts';
export {
  constantLr,
  type ExponentialLrOptions,
  exponentialLr,
  type LinearLrOptions,
  type LrOptions,
  lambdaLr,
  linearLr,
  type MultiStepLrOptions,
  multiStepLr,
  type PolynomialLrOptions,
  polynomialLr,
  type Schedule,
  type StepLrOptions,
  sequentialLr,
  stepLr,
  type WarmupOptions,
  withWarmup,
} from './schedule.ts';
export { SGD, type SgdOptions } from './sgd.ts';
export { StochasticWeightAverage } from './stochastic-weight-average.ts';
