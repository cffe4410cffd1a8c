// What is inside a network: plain reports and maps out of a model and images.

export {
  type AttentionRolloutMaps,
  type AttentionRolloutOptions,
  attentionRollout,
  hasGlobalAttention,
} from './attention-rollout.ts';
export type { FlopConvention } from './conventions.ts';
export {
  type EffectiveFieldOptions,
  type EffectiveFieldReport,
  effectiveReceptiveField,
  type FieldSquare,
  type LayerEffectiveField,
} from './effective-receptive-field.ts';
export type { GaussianFit } from './gaussian-fit.ts';
export { type GradCamMaps, type GradCamOptions, gradCam } from './grad-cam.ts';
export type { GraphEdge, GraphNode } from './graph-node.ts';
export { type MachineLimits, measureMachine } from './machine.ts';
export { type ModelGraph, modelGraph } from './model-graph.ts';
export { type OverlayOptions, overlayHeat } from './overlay.ts';
export {
  type LayerProfile,
  type ModelProfile,
  type ProfileMemory,
  type ProfileOptions,
  profileModel,
} from './profile.ts';
export { inspectProgram, type ProgramOptions, type ProgramReport } from './program.ts';
export {
  type AxisField,
  type LayerField,
  type ReceptiveFieldReport,
  receptiveField,
} from './receptive-field.ts';
export type { AnalysisReport } from './report.ts';
export {
  type LayerTime,
  type ModelTime,
  measureTime,
  type PassTime,
  type TimeLimit,
  type TimeOptions,
  type WholeTime,
} from './time.ts';
