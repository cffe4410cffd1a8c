// Metrics: exact, one a file; classes with `update` gather batches, functions take all at once.

export { BinaryRanking, type PrecisionRecallCurve, type RocCurve } from './binary-ranking.ts';
export { type CalibrationBin, CalibrationError, type CalibrationOptions } from './calibration-error.ts';
export { predictions, probabilities, TopKAccuracy, topKAccuracy, topKCurve } from './classification.ts';
export { type ClassReport, ConfusionMatrix, type ConfusionMatrixOptions } from './confusion-matrix.ts';
export { psnr, type SsimOptions, ssim } from './image-quality.ts';
export { Mean } from './mean.ts';
export { type LabelReport, type MultiLabelOptions, type MultiLabelReport, multiLabelReport } from './multi-label.ts';
export { brierScore, type LogLossOptions, logLoss, type SampleWeightOptions } from './probability-scores.ts';
export { type RegressionReport, regressionReport } from './regression.ts';
export {
  meanReciprocalRank,
  ndcg,
  precisionAtK,
  type RetrievalOptions,
  recallAtK,
  retrievalMap,
} from './retrieval.ts';
export {
  averagePrecision,
  macroAveragePrecision,
  macroRocAuc,
  rocAuc,
  rocAucByPairs,
  rocAucOneVsOne,
} from './roc-auc.ts';
