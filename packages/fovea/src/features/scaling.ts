// Scaling of columns: standard, min-max, max-abs and robust, with scikit-learn's names, defaults and results.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireInterval } from '../base/require.ts';
import { type ColumnScale, ColumnScaler, divisor } from './column-scaler.ts';
import { Matrix, type MatrixLike } from './matrix.ts';
import { normalQuantile, percentile } from './quantile.ts';

/** Options of `StandardScaler`. */
export interface StandardScalerOptions {
  /** Subtract the mean; default true. */
  readonly withMean?: boolean;
  /** Divide by the standard deviation (of the population); default true. */
  readonly withStd?: boolean;
}

/**
 * (x − mean) / standard deviation of each column.
 * @example
 * new StandardScaler().fitTransform([[1], [3]]).toArray(); // [[-1], [1]]
 */
export class StandardScaler extends ColumnScaler {
  constructor(private readonly options: StandardScalerOptions = {}) {
    super('StandardScaler');
    requireOptions('StandardScaler', options, ['withMean', 'withStd']);
  }

  protected learn(values: Float64Array): ColumnScale {
    const { withMean = true, withStd = true } = this.options;
    const count = values.length;
    const mean = sum(values, (value) => value) / count;
    // The second term removes what rounding of the mean adds.
    const slip = sum(values, (value) => value - mean);
    const variance = (sum(values, (value) => (value - mean) ** 2) - slip ** 2 / count) / count;
    // Error bound of a variance in two passes (Chan, Golub and LeVeque 1983): below it, the column is constant.
    const noise = count * Number.EPSILON * variance + (count * mean * Number.EPSILON) ** 2;
    return { center: withMean ? mean : 0, scale: withStd && variance > noise ? Math.sqrt(variance) : 1 };
  }
}

/** Options of `MinMaxScaler`. */
export interface MinMaxScalerOptions {
  /** Where the least and the greatest value go; default [0, 1]. */
  readonly featureRange?: readonly [low: number, high: number];
  /** Hold transformed values within the range, for data beyond what was fitted on; default false. */
  readonly clip?: boolean;
}

/**
 * (x − min) / (max − min) of each column, scaled to a range, [0, 1] by default.
 * @example
 * new MinMaxScaler().fitTransform([[1], [3], [5]]).toArray(); // [[0], [0.5], [1]]
 */
export class MinMaxScaler extends ColumnScaler {
  private readonly low: number;
  private readonly high: number;
  private readonly clip: boolean;

  /** @throws ValueError for an empty range */
  constructor(options: MinMaxScalerOptions = {}) {
    super('MinMaxScaler');
    requireOptions('MinMaxScaler', options, ['featureRange', 'clip']);
    const { featureRange = [0, 1], clip = false } = options;
    requireInterval('MinMaxScaler', 'featureRange', featureRange, { relation: '<' });
    [this.low, this.high] = featureRange;
    this.clip = clip;
  }

  protected learn(values: Float64Array): ColumnScale {
    const { least, greatest } = extent(values);
    const scale = divisor(greatest - least) / (this.high - this.low);
    return { center: least - this.low * scale, scale };
  }

  override transform(data: MatrixLike): Matrix {
    const scaled = super.transform(data);
    if (!this.clip) return scaled;
    const { rows, columns, values } = scaled;
    return new Matrix(
      rows,
      columns,
      values.map((value) => Math.min(Math.max(value, this.low), this.high)),
    );
  }
}

/**
 * x / max|x| of each column; zeros stay zeros.
 * @example
 * new MaxAbsScaler().fitTransform([[1], [-4]]).toArray(); // [[0.25], [-1]]
 */
export class MaxAbsScaler extends ColumnScaler {
  constructor() {
    super('MaxAbsScaler');
  }

  protected learn(values: Float64Array): ColumnScale {
    const { least, greatest } = extent(values);
    return { center: 0, scale: divisor(Math.max(-least, greatest)) };
  }
}

/** Options of `RobustScaler`. */
export interface RobustScalerOptions {
  /** Subtract the median; default true. */
  readonly withCentering?: boolean;
  /** Divide by the distance of the two quantiles; default true. */
  readonly withScaling?: boolean;
  /** The quantiles, in percent; default [25, 75]. */
  readonly quantileRange?: readonly [low: number, high: number];
  /** Divide so that normal data get variance 1; default false. */
  readonly unitVariance?: boolean;
}

/**
 * (x − median) / (difference of two quantiles) of each column: outliers do not move it.
 * @example
 * new RobustScaler().fitTransform([[1], [2], [3]]).toArray(); // [[-1], [0], [1]]
 */
export class RobustScaler extends ColumnScaler {
  /** @throws ValueError for quantiles that are not 0 ≤ low < high ≤ 100 (or not 0 < low, high < 100 with unitVariance) */
  constructor(private readonly options: RobustScalerOptions = {}) {
    super('RobustScaler');
    requireOptions('RobustScaler', options, ['withCentering', 'withScaling', 'quantileRange', 'unitVariance']);
    const { quantileRange: [low, high] = [25, 75], unitVariance = false } = options;
    requireInterval('RobustScaler', 'quantileRange', [low, high], { relation: '<', least: 0, most: 100 });
    if (unitVariance && (low === 0 || high === 100))
      throw new ValueError(
        `RobustScaler: normal data have no quantile at 0 or 100: got [${low}, ${high}]; narrow quantileRange, or do without unitVariance`,
      );
  }

  protected learn(values: Float64Array): ColumnScale {
    const { withCentering = true, withScaling = true, quantileRange = [25, 75], unitVariance = false } = this.options;
    const sorted = values.sort();
    const [low, high] = quantileRange;
    const normal = unitVariance ? normalQuantile(high / 100) - normalQuantile(low / 100) : 1;
    const spread = percentile(sorted, high) - percentile(sorted, low);
    return {
      center: withCentering ? percentile(sorted, 50) : 0,
      scale: withScaling ? divisor(spread) / normal : 1,
    };
  }
}

function extent(values: Float64Array): { least: number; greatest: number } {
  let [least, greatest] = [values[0], values[0]];
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return { least, greatest };
}

function sum(values: Float64Array, term: (value: number) => number): number {
  let total = 0;
  for (const value of values) total += term(value);
  return total;
}
