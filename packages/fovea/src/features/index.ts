// Classic features (I): tables and text to numbers, and logistic regression on them; on the host, in float64, one idea a file.

export { Matrix, type MatrixLike } from './matrix.ts';
export {
  MaxAbsScaler,
  MinMaxScaler,
  type MinMaxScalerOptions,
  RobustScaler,
  type RobustScalerOptions,
  StandardScaler,
  type StandardScalerOptions,
} from './scaling.ts';
export { Transformer } from './transformer.ts';
