// Semantic segmentation: networks that give each pixel a class.

export { createSegmentationModel, type SegmentationOptions, segmentationModelOf } from './create-segmentation-model.ts';
export { type DecoderName, type DecoderOptions, listDecoders } from './decoders.ts';
export type { NoiseFilter } from './mvss.ts';
export { type MvssLossOptions, mvssLoss } from './mvss-loss.ts';
export { SegmentationModel } from './segmentation-model.ts';
export { type SlidingWindowOptions, slidingWindow, type WindowModel } from './sliding-window.ts';
