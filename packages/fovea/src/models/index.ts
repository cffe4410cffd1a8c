// Models by timm's names, with timm's weights.

export { layerGroups } from './layer-groups.ts';
export {
  type Architecture,
  type CompleteModelOptions,
  ImageModel,
  type ModelOptions,
  type ModelRecord,
} from './model.ts';
export { createModel, listModels, modelRecord } from './registry.ts';
