// From a file of weights to the names of what pictures show: in Node and in a page.

export { type LoadOptions, load } from './load.ts';
export {
  type ClassScore,
  type ExplainMethod,
  type ExplainOptions,
  type Explanation,
  type Outcome,
  type Prediction,
  type PredictOptions,
  Predictor,
  type PredictStreamOptions,
} from './predictor.ts';
