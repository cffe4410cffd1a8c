// Images and texts in one space: two-tower models with their files, embeddings, training on large batches.

export { CachedContrastiveStep, type CachedStepOptions } from './cached-step.ts';
export { Clip, type ClipArchitecture, type ClipOutput, createClip } from './clip.ts';
export { clipConfig, parseClipConfig } from './clip-config.ts';
export {
  type ClipFiles,
  type ClipFilesOptions,
  clipFiles,
  clipFilesIn,
  type LoadedClip,
  loadClip,
  type SaveClipOptions,
  saveClip,
} from './clip-file.ts';
export type {
  BackboneTowerOptions,
  ClipOptions,
  ImageTowerOptions,
  TextTowerOptions,
  TowerOptions,
} from './clip-options.ts';
export { type EmbeddedImage, Embedder, type EmbedImagesOptions } from './embedder.ts';
export { type ClipPreprocessing, clipCrop, clipPreprocessing } from './image-processor.ts';
export { TextTransformer } from './text-transformer.ts';
export type { ClipLayout } from './weight-names.ts';
