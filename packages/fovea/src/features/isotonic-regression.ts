// Isotonic regression: the monotone function nearest to the data, by pooling neighbours that violate the order (Ayer et al. 1955).

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { rankCorrelation } from '../base/rank-correlation.ts';
import { requireOneOf, requireOrder } from '../base/require.ts';
import { requirePairs } from './scored-labels.ts';
import { requireFitted } from './transformer.ts';

const OUT_OF_BOUNDS = ['clip', 'raise'] as const;

/** Options of `IsotonicRegression`. */
export interface IsotonicRegressionOptions {
  /** Whether values rise with x, or fall; 'auto' takes what Spearman's rank correlation tells. Default true. */
  readonly increasing?: boolean | 'auto';
  /** Least and greatest value; default: none. */
  readonly yMin?: number;
  /** Greatest value; default: none. */
  readonly yMax?: number;
  /** What `predict` does with an x beyond those fitted on: take the nearest value (`clip`, default), or throw. */
  readonly outOfBounds?: (typeof OUT_OF_BOUNDS)[number];
}

interface Line {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

interface Fit {
  readonly line: Line;
  readonly increasing: boolean;
}

interface Block {
  /** Weighted mean. */
  mean: number;
  weight: number;
  /** Places of x that it holds. */
  places: number;
}

/**
 * The monotone function with the least sum of squares, linear between the places of the data: scikit-learn's. Of scores and labels 0 and 1,
 * it gives the probability that belongs to a score.
 * @paper Zadrozny & Elkan, KDD 2002
 * @example
 * new IsotonicRegression().fit([1, 2, 3], [1, 3, 2]).predict([1, 3]); // [1, 2.5]
 */
export class IsotonicRegression {
  private learnt: Fit | undefined;

  /** @throws ValueError for an empty range of values, or an unknown option */
  constructor(private readonly options: IsotonicRegressionOptions = {}) {
    requireOptions('IsotonicRegression', options, ['increasing', 'yMin', 'yMax', 'outOfBounds']);
    const { increasing = true } = options;
    if (typeof increasing !== 'boolean')
      requireOneOf('IsotonicRegression', 'increasing', increasing, ['auto'], 'a boolean');
    const { yMin = Number.NEGATIVE_INFINITY, yMax = Number.POSITIVE_INFINITY, outOfBounds = 'clip' } = options;
    requireOrder('IsotonicRegression', { yMin, yMax }, '≤');
    requireOneOf('IsotonicRegression', 'outOfBounds', outOfBounds, OUT_OF_BOUNDS);
  }

  /**
   * Learns from x and y `[N]`, with weights `[N]` (default 1).
   * @throws ShapeError for lists of different length or none; ValueError for numbers that are not finite
   */
  fit(x: ArrayLike<number>, y: ArrayLike<number>, options: { readonly sampleWeight?: ArrayLike<number> } = {}): this {
    requireOptions('IsotonicRegression.fit', options, ['sampleWeight']);
    const { sampleWeight } = options;
    requirePairs('IsotonicRegression', x, y, sampleWeight);
    const {
      increasing: wanted = true,
      yMin = Number.NEGATIVE_INFINITY,
      yMax = Number.POSITIVE_INFINITY,
    } = this.options;
    const increasing = wanted === 'auto' ? rankCorrelation(x, y) >= 0 : wanted;
    const sign = increasing ? 1 : -1;
    const { places, blocks } = onePerPlace(x, y, sampleWeight, sign);
    const values = pool(blocks).flatMap(({ mean, places: count }) =>
      new Array<number>(count).fill(Math.min(Math.max(sign * mean, yMin), yMax)),
    );
    // Places within a level stretch say nothing that its ends do not.
    const kept = places.map((_, i) => i).filter((i) => values[i] !== values[i - 1] || values[i] !== values[i + 1]);
    this.learnt = { line: { x: kept.map((i) => places[i]), y: kept.map((i) => values[i]) }, increasing };
    return this;
  }

  /**
   * The function's value at each x.
   * @throws ValueError for NaN, or an x beyond those fitted on with `outOfBounds: 'raise'`
   */
  predict(x: ArrayLike<number>): Float64Array {
    const { line } = this.fitted();
    return Float64Array.from(x, (place) => this.valueAt(line, place));
  }

  /** The corners of the fitted line, in order of x. */
  get thresholds(): Line {
    const { x, y } = this.fitted().line;
    return { x: [...x], y: [...y] };
  }

  /** Whether the fitted line rises: as given, or as found with 'auto'. */
  get increasing(): boolean {
    return this.fitted().increasing;
  }

  private fitted(): Fit {
    return requireFitted('IsotonicRegression', this.learnt);
  }

  private valueAt({ x, y }: Line, place: number): number {
    const last = x.length - 1;
    const outside = !(place >= x[0] && place <= x[last]);
    if (outside && (Number.isNaN(place) || this.options.outOfBounds === 'raise'))
      throw new ValueError(`IsotonicRegression: ${place} is outside ${x[0]}…${x[last]}, what was fitted on`);
    if (place <= x[0]) return y[0];
    if (place >= x[last]) return y[last];
    let [low, high] = [0, last];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (x[middle] <= place) low = middle;
      else high = middle;
    }
    return y[low] + ((y[high] - y[low]) * (place - x[low])) / (x[high] - x[low]);
  }
}

/** The places in order, and at each the mean of its values times `sign`. Samples without weight are left out. */
function onePerPlace(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  sign: number,
): { readonly places: readonly number[]; readonly blocks: readonly Block[] } {
  const order = Array.from(x, (_, i) => i)
    .filter((i) => (weights?.[i] ?? 1) > 0)
    .sort((a, b) => x[a] - x[b] || a - b);
  const places: number[] = [];
  const blocks: Block[] = [];
  for (const i of order) {
    const one = { mean: sign * y[i], weight: weights?.[i] ?? 1, places: 1 };
    if (places[places.length - 1] === x[i]) blocks.push({ ...joined(blocks.pop() as Block, one), places: 1 });
    else {
      places.push(x[i]);
      blocks.push(one);
    }
  }
  return { places, blocks };
}

function joined(a: Block, b: Block): Block {
  const weight = a.weight + b.weight;
  return { mean: a.mean + ((b.mean - a.mean) * b.weight) / weight, weight, places: a.places + b.places };
}

/** Joins neighbours until the means ascend. */
function pool(blocks: readonly Block[]): Block[] {
  const pooled: Block[] = [];
  for (const block of blocks) {
    let last = block;
    while (pooled.length > 0 && pooled[pooled.length - 1].mean >= last.mean) last = joined(pooled.pop() as Block, last);
    pooled.push(last);
  }
  return pooled;
}
