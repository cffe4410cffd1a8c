// From a file of weights to the names of what pictures show: in Node and in a page.

export { type LoadOptions, type LoadSegmenterOptions, load } from './load.ts';
export type {
  ClassScore,
  ExplainMethod,
  ExplainOptions,
  Explanation,
  Outcome,
  Prediction,
  PredictOptions,
  PredictStreamOptions,
} from './prediction.ts';
export { Predictor } from './predictor.ts';
export { type Segmentation, Segmenter, type SegmentOptions } from './segmenter.ts';
