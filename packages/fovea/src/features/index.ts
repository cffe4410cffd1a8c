// Classic features: tables and text to numbers, and logistic regression on them; on the host, in float64, one idea a file.

export { BinDiscretizer, type BinDiscretizerOptions } from './binning.ts';
export type { Category } from './category.ts';
export type { CountOrFraction } from './count-or-fraction.ts';
export { CountVectorizer, type CountVectorizerOptions } from './count-vectorizer.ts';
export { crossColumns } from './crosses.ts';
export { type FeatureHashOptions, hashFeatures, type NamedFeatures } from './feature-hashing.ts';
export { type HashTextOptions, hashTexts } from './hashing-vectorizer.ts';
export type { InfrequentOptions } from './infrequent.ts';
export { IsotonicRegression, type IsotonicRegressionOptions } from './isotonic-regression.ts';
export {
  type LogisticFitOptions,
  LogisticRegression,
  type LogisticRegressionOptions,
} from './logistic-regression.ts';
export { Matrix, type MatrixLike } from './matrix.ts';
export { murmurHash3 } from './murmur-hash.ts';
export { characterNgrams, characterNgramsOfWords, type NgramRange, wordNgrams } from './ngrams.ts';
export { normalize, type RowNorm } from './normalizer.ts';
export { OneHotEncoder, type OneHotEncoderOptions } from './one-hot.ts';
export { PlattScaling } from './platt-scaling.ts';
export { PolynomialFeatures, type PolynomialFeaturesOptions } from './polynomial.ts';
export type { QuantileMethod } from './quantile.ts';
export {
  MaxAbsScaler,
  MinMaxScaler,
  type MinMaxScalerOptions,
  RobustScaler,
  type RobustScalerOptions,
  StandardScaler,
  type StandardScalerOptions,
} from './scaling.ts';
export { joinColumns, SparseMatrix } from './sparse-matrix.ts';
export { TemperatureScaling } from './temperature-scaling.ts';
export { type TextOptions, textAnalyzer } from './text-analyzer.ts';
export { type TfidfOptions, TfidfTransformer, TfidfVectorizer } from './tf-idf.ts';
export { Transformer } from './transformer.ts';
export { type Neighbour, WordVectors } from './word-vectors.ts';
export { Word2Vec, type Word2VecOptions } from './word2vec.ts';
