// Glance and focus: networks that look at a small image first and at crops where it pays, and stop when they are sure.

export { type CropSource, GlanceFocusStep, type GlanceFocusStepOptions, glanceFocusLoss } from './classifier-step.ts';
export { stepCosts } from './costs.ts';
export { cropAt } from './crop.ts';
export type { GlanceEncoder } from './encoder.ts';
export { type ExitPlan, exitSteps, solveExitThresholds } from './exits.ts';
export {
  GlanceFocus,
  type GlanceFocusOptions,
  type GlanceFocusOutput,
  type Look,
  type RunOptions,
} from './glance-focus.ts';
export { CropPolicy, type PolicyOutput } from './policy.ts';
export { PolicyStep, type PolicyStepOptions } from './policy-step.ts';
export {
  discountedReturns,
  normalLogProb,
  type PpoLossOptions,
  type PpoSample,
  ppoLoss,
} from './ppo.ts';
export {
  GlanceFocusPredictor,
  type GlanceFocusPredictorOptions,
  type GlancePredictions,
  type GlanceSteps,
} from './predictor.ts';
