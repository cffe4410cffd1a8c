// Models by timm's names, with timm's weights.

export type { ClassifierKind } from './classifier.ts';
export { type GradCheckpointingOptions, setGradCheckpointing } from './grad-checkpointing.ts';
export { layerGroups } from './layer-groups.ts';
export type { LayerPattern, LayerPatterns } from './layer-patterns.ts';
export {
  type Architecture,
  type CompleteModelOptions,
  type DecoderSettings,
  ImageModel,
  type ModelOptions,
} from './model.ts';
export type { ModelRecord, ModelScale, ModelStage, ModelTrial } from './record.ts';
export { createModel, createScaledModel, listModels, modelRecord } from './registry.ts';
