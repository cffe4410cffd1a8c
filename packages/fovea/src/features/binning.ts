// Binning: numbers to the number of the bin they fall into, with edges of equal width, equal count, or between clusters.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireInteger, requireOneOf } from '../base/require.ts';
import { requireSameLength } from '../base/require-shape.ts';
import { clusterMeans } from './k-means-line.ts';
import { Matrix, type MatrixLike, requireColumns, requireSamples } from './matrix.ts';
import { percentile, QUANTILE_METHODS, type QuantileMethod } from './quantile.ts';
import { SparseMatrix } from './sparse-matrix.ts';
import { Transformer } from './transformer.ts';

const STRATEGIES = ['uniform', 'quantile', 'kmeans'] as const;

/** Options of `BinDiscretizer`. */
export interface BinDiscretizerOptions {
  /** Bins a column, or of each column; default 5. */
  readonly bins?: number | readonly number[];
  /** Edges at equal distances, with equally many values between (default), or in the middle between the means of clusters. */
  readonly strategy?: (typeof STRATEGIES)[number];
  /** How quantiles fall between values; default averagedInvertedCdf. */
  readonly quantileMethod?: QuantileMethod;
}

/** Narrower bins of quantiles and clusters join their neighbours. */
const NARROWEST = 1e-8;

/** The edges of a constant column. */
const ONE_BIN = Float64Array.of(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);

/**
 * The number of the bin that each value lies in: scikit-learn's KBinsDiscretizer, ordinal by `transform`, one-hot by `transformOneHot`.
 * Values beyond the outer edges belong to the outer bins.
 * @example
 * new BinDiscretizer({ bins: 2, strategy: 'uniform' }).fitTransform([[0], [4], [10]]).toArray(); // [[0], [0], [1]]
 */
export class BinDiscretizer extends Transformer<MatrixLike, Matrix> {
  private learnt: readonly Float64Array[] | undefined;

  /** @throws ValueError for less than 2 bins, or an unknown option */
  constructor(private readonly options: BinDiscretizerOptions = {}) {
    super('BinDiscretizer');
    requireOptions('BinDiscretizer', options, ['bins', 'strategy', 'quantileMethod']);
    const { bins = 5, strategy = 'quantile', quantileMethod = 'averagedInvertedCdf' } = options;
    requireOneOf('BinDiscretizer', 'strategy', strategy, STRATEGIES);
    requireOneOf('BinDiscretizer', 'quantileMethod', quantileMethod, QUANTILE_METHODS);
    for (const count of [bins].flat()) requireInteger('BinDiscretizer', 'bins', count, 2);
  }

  /**
   * Learns the edges of the bins of each column.
   * @throws ShapeError for no data or counts of bins for other columns, ValueError for NaN or infinity
   */
  fit(data: MatrixLike): this {
    const matrix = requireSamples(this.name, data);
    const { bins = 5 } = this.options;
    if (typeof bins !== 'number')
      requireSameLength('BinDiscretizer', { bins: bins.length, 'the columns': matrix.columns });
    this.learnt = Array.from({ length: matrix.columns }, (_, c) =>
      this.edgesOf(matrix.column(c).sort(), typeof bins === 'number' ? bins : bins[c]),
    );
    return this;
  }

  /**
   * The number of each value's bin, from 0; a value on an edge belongs to the bin above.
   * @throws ValueError for NaN
   */
  transform(data: MatrixLike): Matrix {
    const edges = this.fitted(this.learnt);
    const { rows, columns, values } = requireColumns(this.name, data, edges.length);
    return new Matrix(
      rows,
      columns,
      values.map((value, i) => this.binOf(value, edges[i % columns])),
    );
  }

  /** A column of zeros and ones for each bin of each column. */
  transformOneHot(data: MatrixLike): SparseMatrix {
    const starts = [0];
    for (const edges of this.fitted(this.learnt)) starts.push(starts[starts.length - 1] + edges.length - 1);
    return SparseMatrix.fromRows(
      starts[starts.length - 1],
      this.transform(data)
        .toArray()
        .map((row) => row.map((bin, c) => [starts[c] + bin, 1])),
    );
  }

  /**
   * The middle of each bin; NaN for a constant column, whose one bin has none.
   * @throws ShapeError for another number of columns; ValueError for a number that no bin has
   */
  inverseTransform(bins: MatrixLike): Matrix {
    const edges = this.fitted(this.learnt);
    const { rows, columns, values } = requireColumns(this.name, bins, edges.length);
    const middle = (bin: number, c: number): number => (edges[c][bin] + edges[c][bin + 1]) / 2;
    return new Matrix(
      rows,
      columns,
      values.map((bin, i) => middle(bin, i % columns)),
    );
  }

  /** The edges of each column, one more than it has bins; −∞ and ∞ for a constant column. */
  get binEdges(): number[][] {
    return this.fitted(this.learnt).map((edges) => Array.from(edges));
  }

  private edgesOf(sorted: Float64Array, bins: number): Float64Array {
    const { strategy = 'quantile', quantileMethod = 'averagedInvertedCdf' } = this.options;
    const [least, greatest] = [sorted[0], sorted[sorted.length - 1]];
    if (least === greatest) return ONE_BIN;
    if (strategy === 'uniform') return evenly(least, greatest, bins);
    const edges =
      strategy === 'kmeans'
        ? between(least, clusterMeans(sorted, bins), greatest)
        : evenly(0, 100, bins).map((percent) => percentile(sorted, percent, quantileMethod));
    const apart = edges.filter((edge, i) => i === 0 || edge - edges[i - 1] > NARROWEST);
    return apart.length > 1 ? apart : ONE_BIN;
  }

  private binOf(value: number, edges: Float64Array): number {
    if (Number.isNaN(value)) throw new ValueError('BinDiscretizer: NaN belongs to no bin; replace or drop it first');
    let bin = 0;
    while (bin < edges.length - 2 && value >= edges[bin + 1]) bin++;
    return bin;
  }
}

/** The ends, and the middles between means. */
function between(least: number, means: Float64Array, greatest: number): Float64Array {
  const middles = Array.from(means.subarray(1), (mean, k) => (means[k] + mean) / 2);
  return Float64Array.from([least, ...middles, greatest]);
}

/** `count + 1` numbers at equal distances. */
function evenly(from: number, to: number, count: number): Float64Array {
  const step = (to - from) / count;
  return Float64Array.from({ length: count + 1 }, (_, i) => (i === count ? to : from + i * step));
}
