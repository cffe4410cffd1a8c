// Layers with parameters and state: one family a file.

export { type AttentionSettings, MultiHeadAttention } from './attention.ts';
export { Conv2d, type Conv2dSettings, ConvTranspose2d, type ConvTranspose2dSettings } from './conv.ts';
export { Dropout, DropPath } from './dropout.ts';
export * as init from './init.ts';
export { defaultGenerator, type Initializer, manualSeed } from './init.ts';
export { Linear, type LinearSettings } from './linear.ts';
export { Buffer, type FileLayout, Module, Parameter } from './module.ts';
export { BatchNorm2d, type BatchNormSettings, LayerNorm } from './norm.ts';
export { SqueezeExcite, type SqueezeExciteSettings } from './squeeze-excite.ts';
export { type LoadReport, loadStateDict, type StateDict, type StateEntry, stateDict } from './weights.ts';
