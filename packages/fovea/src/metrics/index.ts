// Metrics: exact, on the host, one a file.

export { predictions, probabilities, topKAccuracy } from './classification.ts';
export { type ClassReport, ConfusionMatrix } from './confusion-matrix.ts';
export { macroRocAuc, rocAuc, rocAucByPairs } from './roc-auc.ts';
