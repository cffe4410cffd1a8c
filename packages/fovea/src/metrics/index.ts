// Metrics: exact, one a file; classes with `update` gather batches, functions take all at once.

export { BinaryRanking, type PrecisionRecallCurve, type RocCurve } from './binary-ranking.ts';
export { type CalibrationBin, CalibrationError, type CalibrationOptions } from './calibration-error.ts';
export { predictions, probabilities, TopKAccuracy, topKAccuracy } from './classification.ts';
export { type ClassReport, ConfusionMatrix, type ConfusionMatrixOptions } from './confusion-matrix.ts';
export { psnr, type SsimOptions, ssim } from './image-quality.ts';
export { Mean } from './mean.ts';
export { type LabelReport, type MultiLabelOptions, type MultiLabelReport, multiLabelReport } from './multi-label.ts';
export { averagePrecision, macroAveragePrecision, macroRocAuc, rocAuc, rocAucByPairs } from './roc-auc.ts';
