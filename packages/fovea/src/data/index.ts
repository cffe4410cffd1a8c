// Data sets and batches: one idea a file.

export type { BatchOrder } from './batch-order.ts';
export { type BatchOptions, batchCount, batches, type LabelledBatch } from './batches.ts';
export { balancedClassWeights } from './class-balance.ts';
export { type IdxArray, parseIdx } from './idx.ts';
export { channelStatistics, type ImageSet, imageSetFromIdx, selectImages, takeImages } from './image-set.ts';
export { permutation } from './permutation.ts';
export { type ImageSplit, splitImages, splitLabels } from './split.ts';
