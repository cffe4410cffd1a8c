// Distances between vectors: row by row, and of all pairs; all pairs take one matrix product where the metric allows it.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireOneOf, requireRange } from '../base/require.ts';
import { requireDType, requireShape } from '../base/require-shape.ts';
import { broadcastShapes, formatShape } from '../base/shape.ts';
import { type Tensor, where } from '../tensor/index.ts';
import { power } from './power.ts';

/** Options of `distance`. */
export interface DistanceOptions {
  /** Default 'euclidean'. */
  readonly metric?: DistanceMetric;
  /** Exponent of 'minkowski', from 1 to Infinity; default 2. */
  readonly p?: number;
  /** Σ⁻¹ of 'mahalanobis', `[D, D]`. */
  readonly inverseCovariance?: Tensor;
  /** Vectors shorter than this count as this long in 'cosine' and 'correlation'; default 1e-8. */
  readonly eps?: number;
}

/** Options of `l2Normalize`. */
export interface NormalizeOptions {
  /** Default −1. */
  readonly axis?: number;
  /** Least length to divide by; default 1e-12. */
  readonly eps?: number;
}

/**
 * x / max(‖x‖₂, eps) along an axis, as torch.nn.functional.normalize.
 * @shape any → the same
 * @example
 * await l2Normalize(tensor([3, 4])).data(); // [0.6, 0.8]
 */
export function l2Normalize(x: Tensor, options: NormalizeOptions = {}): Tensor {
  requireOptions('l2Normalize', options, ['axis', 'eps']);
  const { axis = -1, eps = 1e-12 } = options;
  if (x.size === 0) return x;
  // In parts of the largest value, or of ε: no square overflows or vanishes, and the length in these parts is at least 1 unless it is below ε.
  const parts = x.div(x.abs().max(axis, { keepDims: true }).maximum(eps).detach());
  const squares = parts.square().sum(axis, { keepDims: true });
  return parts.mul(where(squares.less(1), 1, squares).rsqrt());
}

/**
 * a · b / max(‖a‖·‖b‖, eps): the cosine of the angle between vectors along the last axis.
 * @shape `[…, D]`, `[…, D]` → `[…]`; leading axes broadcast
 * @example
 * await cosineSimilarity(tensor([1, 0]), tensor([1, 1])).item(); // 0.7071
 */
export function cosineSimilarity(a: Tensor, b: Tensor, options: { readonly eps?: number } = {}): Tensor {
  requireOptions('cosineSimilarity', options, ['eps']);
  chosen('cosineSimilarity', a, b, options);
  return cosineOf(a, b, options);
}

/**
 * Distance between vectors along the last axis; `metric` names the formula and defaults to 'euclidean', √Σ(a − b)².
 * @shape `[…, D]`, `[…, D]` → `[…]`; leading axes broadcast
 * @dtype float32, or any for 'hamming'
 * @grad 0 where a distance has a kink at 0
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for unknown metrics and options out of range
 * @example
 * await distance(tensor([0, 0]), tensor([3, 4])).item(); // 5
 * await distance(tensor([0, 0]), tensor([3, 4]), { metric: 'manhattan' }).item(); // 7
 */
export function distance(a: Tensor, b: Tensor, options: DistanceOptions = {}): Tensor {
  const metric = chosen('distance', a, b, options);
  if (!broadcastShapes(a.shape, b.shape)) {
    throw new ShapeError(
      `distance: vectors do not broadcast: got ${formatShape(a.shape)} and ${formatShape(b.shape)}; distanceMatrix compares all pairs`,
    );
  }
  return metric.rows(a, b, options);
}

/**
 * Distance of every a to every b, by the metrics of `distance`. Euclidean, cosine, correlation, Mahalanobis and (of bool vectors) Hamming
 * distances take one matrix product, at the price of an absolute error of about 1e-7·‖a − b̄‖².
 * @shape `[…, N, D]`, `[…, M, D]` → `[…, N, M]`
 * @throws ShapeError, DTypeError, ValueError as `distance`
 * @example
 * await distanceMatrix(tensor([[0, 0], [3, 0]]), tensor([[3, 4]])).data(); // [5, 4]
 */
export function distanceMatrix(a: Tensor, b: Tensor, options: DistanceOptions = {}): Tensor {
  const metric = chosen('distanceMatrix', a, b, options);
  if (a.rank < 2 || b.rank < 2 || !broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2))) {
    throw new ShapeError(
      `distanceMatrix: needs [N, D] and [M, D], with batch axes that broadcast: got ${formatShape(a.shape)} and ${formatShape(b.shape)}`,
    );
  }
  return (metric.pairs ?? pairsOf(metric.rows))(a, b, options);
}

type Measure = (a: Tensor, b: Tensor, options: DistanceOptions) => Tensor;

interface Metric {
  /** Along the last axis of operands that broadcast. */
  readonly rows: Measure;
  /** All pairs of `[…, N, D]` and `[…, M, D]`, by a matrix product. */
  readonly pairs?: Measure;
}

/** All pairs of a measure of rows, by broadcasting. */
const pairsOf =
  (rows: Measure): Measure =>
  (a, b, options) =>
    rows(
      a.reshape(...a.shape.slice(0, -1), 1, a.shape[a.rank - 1]),
      b.reshape(...b.shape.slice(0, -2), 1, ...b.shape.slice(-2)),
      options,
    );

/** `[…, N, D]` → `[…, D, N]` */
const turned = (x: Tensor): Tensor => x.transpose(...x.shape.slice(2).keys(), x.rank - 1, x.rank - 2);

/** `[…, N, 1]` and `[…, 1, M]`, whose sum has an entry for each pair. */
const crossSum = (a: Tensor, b: Tensor): Tensor => a.add(turned(b));

const sumOfSquares = (x: Tensor): Tensor => x.square().sum(-1, { keepDims: true });
const squaredRows: Measure = (a, b) => a.sub(b).square().sum(-1);

/** ‖a‖² + ‖b‖² − 2·a·b, which rounding may bring below 0. */
const expandedSquares = (a: Tensor, b: Tensor): Tensor =>
  crossSum(sumOfSquares(a), sumOfSquares(b))
    .sub(a.matmul(turned(b)).mul(2))
    .maximum(0);

/** The mean of the rows `[…, M, D]`, `[…, 1, D]`; 0 of no rows, whose mean would be NaN. */
const centerOf = (b: Tensor): Tensor | number =>
  b.shape[b.rank - 2] === 0 ? 0 : b.mean(-2, { keepDims: true }).detach();

/** Both measured from the mean of b, which changes no distance but keeps small ones from drowning in large norms. */
const squaredPairs: Measure = (a, b) => {
  const center = centerOf(b);
  return expandedSquares(a.sub(center), b.sub(center));
};

/** The least normal float32, whose reciprocal is still finite. */
const LEAST_NORMAL = 2 ** -126;

/** What to measure in so that no square overflows or vanishes: the largest value along the axis; 1 where that is infinite, or there is none. */
function unitOf(x: Tensor, axis?: number): Tensor | undefined {
  if (x.size === 0) return undefined;
  const largest = x.detach().abs().max(axis, { keepDims: true });
  return where(largest.less(Number.POSITIVE_INFINITY), largest.maximum(LEAST_NORMAL), 1);
}

/** length(x / unit) · unit along the last axis, which is dropped, for a length that grows with its argument: a norm. */
function inUnits(x: Tensor, length: (parts: Tensor) => Tensor): Tensor {
  const unit = unitOf(x, -1);
  return unit ? length(x.div(unit)).mul(unit.sum(-1)) : length(x);
}

/** The root of a measure of pairs that is quadratic in both, with both from the mean of b and in the largest of their values. */
const rootOfPairs =
  (measure: Measure): Measure =>
  (a, b, options) => {
    const center = centerOf(b);
    const [x, y] = [a.sub(center), b.sub(center)];
    const units = [unitOf(x), unitOf(y)].filter((unit) => unit !== undefined);
    if (units.length < 2) return power(measure(x, y, options), 0.5);
    const unit = units[0].reshape().maximum(units[1].reshape());
    return power(measure(x.div(unit), y.div(unit), options), 0.5).mul(unit);
  };

const manhattan: Measure = (a, b) => a.sub(b).abs().sum(-1);
const chebyshev: Measure = (a, b) => a.sub(b).abs().max(-1);
const euclidean: Metric = {
  rows: (a, b) => inUnits(a.sub(b), (parts) => power(parts.square().sum(-1), 0.5)),
  pairs: rootOfPairs(expandedSquares),
};

const minkowski: Measure = (a, b, options) => {
  const { p = 2 } = options;
  if (p === 1) return manhattan(a, b, options);
  if (p === Number.POSITIVE_INFINITY) return chebyshev(a, b, options);
  return inUnits(a.sub(b).abs(), (parts) => power(power(parts, p).sum(-1), 1 / p));
};

const unit = (x: Tensor, options: { readonly eps?: number }): Tensor => l2Normalize(x, { eps: options.eps ?? 1e-8 });
const cosineOf: Measure = (a, b, options) => unit(a, options).mul(unit(b, options)).sum(-1);
const centered = (x: Tensor): Tensor => x.sub(x.mean(-1, { keepDims: true }));

const cosine = {
  rows: (a, b, options) => cosineOf(a, b, options).neg().add(1),
  pairs: (a, b, options) =>
    unit(a, options)
      .matmul(turned(unit(b, options)))
      .neg()
      .add(1),
} as const satisfies Metric;

/** x·Σ⁻¹·y of rows. */
const form = (x: Tensor, y: Tensor, inverse: Tensor): Tensor => times(x, inverse).mul(y).sum(-1, { keepDims: true });

/** Rows of any number of axes times a matrix. */
const times = (x: Tensor, matrix: Tensor): Tensor =>
  x
    .reshape(-1, x.shape[x.rank - 1])
    .matmul(matrix)
    .reshape(...x.shape);

const mahalanobis: Metric = {
  rows: (a, b, options) => {
    const d = a.sub(b);
    const inverse = inverseOf(d, options);
    return inUnits(d, (parts) => power(form(parts, parts, inverse).sum(-1).maximum(0), 0.5));
  },
  pairs: rootOfPairs((x, y, options) => {
    const inverse = inverseOf(x, options);
    const mixed = times(x, inverse.add(turned(inverse))).matmul(turned(y));
    return crossSum(form(x, x, inverse), form(y, y, inverse))
      .sub(mixed)
      .maximum(0);
  }),
};

function inverseOf(x: Tensor, { inverseCovariance }: DistanceOptions): Tensor {
  const size = x.shape[x.rank - 1];
  if (!inverseCovariance) throw new ValueError("distance: 'mahalanobis' needs the option inverseCovariance, [D, D]");
  requireShape('distance', 'inverseCovariance', inverseCovariance.shape, [size, size]);
  return inverseCovariance;
}

const hammingRows: Measure = (a, b) => a.notEqual(b).cast('float32').mean(-1);

/** Of zeros and ones the squared distance counts the differences. */
const hammingPairs: Measure = (a, b, options) =>
  a.dtype === 'bool'
    ? expandedSquares(a.cast('float32'), b.cast('float32')).div(a.shape[a.rank - 1])
    : pairsOf(hammingRows)(a, b, options);

const orOne = (x: Tensor): Tensor => where(x.greater(0), x, 1);

const METRICS = {
  /** ‖a − b‖₂; √(2·cosine distance) for unit vectors. */
  euclidean,
  /** ‖a − b‖₂² */
  squaredEuclidean: { rows: squaredRows, pairs: squaredPairs },
  /** Σ|a − b| */
  manhattan: { rows: manhattan },
  /** max |a − b| */
  chebyshev: { rows: chebyshev },
  /** (Σ|a − b|ᵖ)^(1/p) */
  minkowski: { rows: minkowski },
  /** 1 − cos(a, b). No metric: it breaks the triangle inequality. */
  cosine,
  /** 1 − cos of the vectors less their means. */
  correlation: {
    rows: (a, b, options) => cosine.rows(centered(a), centered(b), options),
    pairs: (a, b, options) => cosine.pairs(centered(a), centered(b), options),
  },
  /** √((a − b)·Σ⁻¹·(a − b)) */
  mahalanobis,
  /** Part of the elements that differ; no gradient. */
  hamming: { rows: hammingRows, pairs: hammingPairs },
  /** Σ |a − b| / (|a| + |b|), where 0/0 is 0. */
  canberra: {
    rows: (a, b) =>
      a
        .sub(b)
        .abs()
        .div(orOne(a.abs().add(b.abs())))
        .sum(-1),
  },
  /** Σ|a − b| / Σ|a + b|, where 0/0 is 0. */
  brayCurtis: { rows: (a, b, options) => manhattan(a, b, options).div(orOne(a.add(b).abs().sum(-1))) },
} as const satisfies Readonly<Record<string, Metric>>;

/** Names of the metrics that `distance` and `distanceMatrix` know. */
export type DistanceMetric = keyof typeof METRICS;

/** The metric, once what all metrics ask of their operands holds. */
function chosen(op: string, a: Tensor, b: Tensor, options: DistanceOptions): Metric {
  requireOptions(op, options, ['metric', 'p', 'inverseCovariance', 'eps']);
  const { metric = 'euclidean', p = 2, eps = 1e-8 } = options;
  requireOneOf(op, 'metric', metric, Object.keys(METRICS));
  if (!(p >= 1)) refuse(op, 'p', 'a number ≥ 1', p);
  requireRange(op, 'eps', eps, 'positiveOrInfinite');
  const dtypes = metric === 'hamming' ? [a.dtype] : ['float32'];
  requireDType(op, 'a', a, ...dtypes);
  requireDType(op, 'b', b, ...dtypes);
  requireShape(op, 'a', a.shape, ['…', 'D']);
  requireShape(op, 'b', b.shape, ['…', a.shape[a.rank - 1]]);
  return METRICS[metric];
}
