// Models by timm's names, with timm's weights.

export { ImageModel, type ModelOptions, type ModelRecord } from './model.ts';
export { createModel, listModels, modelRecord } from './registry.ts';
