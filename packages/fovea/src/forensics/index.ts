// Tampered pictures: layers that see noise, forgeries to learn from, and measures of what is found.

export { BayarConv2d, type BayarConv2dOptions } from './bayar-conv.ts';
export { fillRegion } from './fill-region.ts';
export { type ForgeImageOptions, type Forgery, type ForgeryKind, forgeImage, type Photo } from './forge-image.ts';
export { type ImageScoreOptions, imageScore } from './image-score.ts';
export {
  type BestThreshold,
  type ImageFigures,
  LocalizationMetrics,
  type LocalizationMetricsOptions,
  type LocalizationReport,
  type MeanFigures,
  type PixelFigures,
} from './localization-metrics.ts';
export type { RegionShape } from './region.ts';
export { SrmConv2d, type SrmConv2dOptions, srmFilters } from './srm-conv.ts';
