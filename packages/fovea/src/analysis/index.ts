// What is inside a network: plain reports and maps out of a model and images.

export {
  type AttentionHeadsLayer,
  type AttentionHeadsOptions,
  type AttentionHeadsReport,
  attentionHeads,
} from './attention-heads.ts';
export {
  type AttentionRolloutMaps,
  type AttentionRolloutOptions,
  attentionRollout,
  hasGlobalAttention,
} from './attention-rollout.ts';
export {
  type AttributeOptions,
  type AttributionMethod,
  attribute,
  attributionMethods,
} from './attribute.ts';
export type { AxisField } from './axis-field.ts';
export {
  type AttributionFunction,
  cascadingRandomization,
  type RandomizationOptions,
  type RandomizationReport,
  type RandomizationStage,
} from './cascading-randomization.ts';
export type { FlopConvention } from './conventions.ts';
export {
  type EffectiveFieldOptions,
  type EffectiveFieldReport,
  effectiveReceptiveField,
  type FieldSquare,
  type LayerEffectiveField,
} from './effective-receptive-field.ts';
export type { AttributionMaps, ClassOptions } from './explained-class.ts';
export type { FillValue } from './fill-value.ts';
export {
  type FlipAlignmentOptions,
  type FlipAlignmentReport,
  type FlipCause,
  type FlipLayer,
  flipAlignment,
} from './flip-alignment.ts';
export type { GaussianFit } from './gaussian-fit.ts';
export { type GradCamMaps, type GradCamOptions, gradCam, gradCamPlusPlus } from './grad-cam.ts';
export type { GraphEdge, GraphNode } from './graph-node.ts';
export { type HeadCurveOptions, type HeadCurvePoint, type HeadCurveReport, headCurve } from './head-curve.ts';
export { type HeadImportanceOptions, type HeadImportanceReport, headImportance } from './head-importance.ts';
export type { Head } from './head-masks.ts';
export {
  type IntegratedGradientsMaps,
  type IntegratedGradientsOptions,
  integratedGradients,
} from './integrated-gradients.ts';
export type { LayerChoice } from './layer-output.ts';
export { type MachineLimits, measureMachine } from './machine.ts';
export { type ModelGraph, modelGraph } from './model-graph.ts';
export type { InputDescription, ModelInput } from './model-input.ts';
export { type OcclusionMaps, type OcclusionOptions, occlusion } from './occlusion.ts';
export { type OverlayOptions, overlayHeat } from './overlay.ts';
export { paretoFront } from './pareto.ts';
export {
  deletionCurve,
  type HeatMaps,
  insertionCurve,
  type PerturbationOptions,
  type PerturbationReport,
} from './perturbation-curve.ts';
export {
  type LayerOutput,
  type LayerProfile,
  type ModelProfile,
  type ProfileMemory,
  type ProfileOptions,
  profileModel,
} from './profile.ts';
export { inspectProgram, type ProgramOptions, type ProgramReport } from './program.ts';
export {
  type FieldHeatOptions,
  type FieldOverlayOptions,
  FRAME_COLORS,
  fieldHeat,
  overlayFields,
  type ProjectedField,
  projectField,
} from './projected-field.ts';
export {
  type LayerField,
  type OutputField,
  type ReceptiveFieldOptions,
  type ReceptiveFieldReport,
  receptiveField,
} from './receptive-field.ts';
export type { AnalysisReport } from './report.ts';
export { inputXGradient, type PixelAttributions, type SaliencyOptions, saliency } from './saliency.ts';
export type { Saturation } from './saturation.ts';
export {
  type CostFigures,
  type Growth,
  type OptionPoint,
  type OptionValue,
  type SameModels,
  type SensitivityOptions,
  type SensitivityPoint,
  type SensitivityReport,
  type SizedModel,
  sensitivity,
} from './sensitivity.ts';
export { type SignalOptions, signalPropagation } from './signal-propagation.ts';
export { SignalRecorder, type SignalRecorderOptions } from './signal-recorder.ts';
export type {
  LayerSignals,
  OutputSignals,
  ParameterSignals,
  SignalHistory,
  SignalRecord,
  SignalReport,
  SignalTrend,
  SignalWarning,
  SignalWarningKind,
} from './signal-report.ts';
export type { SignalStatistics } from './signal-statistics.ts';
export { type SmoothGradOptions, smoothGrad } from './smooth-grad.ts';
export {
  type LayerTime,
  type ModelTime,
  measureTime,
  type PassTime,
  type TimeLimit,
  type TimeOptions,
  type WholeTime,
} from './time.ts';
