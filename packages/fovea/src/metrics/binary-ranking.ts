// How well scores tell positives from negatives, gathered batch by batch: ROC and precision–recall curves, and the areas below them.

import { requireOptions } from '../base/options.ts';
import { requireScores } from './binary-labels.ts';
import { ScoreCounts } from './score-counts.ts';

/** From the threshold above all scores, where nothing counts as positive, to the lowest score. */
export interface RocCurve {
  /** Part of the negatives that count as positive. */
  readonly falsePositiveRate: Float64Array;
  /** Part of the positives that do. */
  readonly truePositiveRate: Float64Array;
  /** A score of at least this much counts as positive; the first is infinite. */
  readonly thresholds: Float64Array;
}

/** From the lowest score up, and the point (precision 1, recall 0), which has no threshold. */
export interface PrecisionRecallCurve {
  /** Part of the predicted positives that are. */
  readonly precision: Float64Array;
  /** Part of the positives that are found. */
  readonly recall: Float64Array;
  /** A score of at least this much counts as positive; one less than there are points. */
  readonly thresholds: Float64Array;
}

/** Per distinct score, from the highest down: how many positives and negatives score at least as high. */
interface Cumulative {
  readonly scores: Float64Array;
  readonly positives: Float64Array;
  readonly negatives: Float64Array;
}

/**
 * ROC and precision-recall curves of scores of positives and negatives. All results are exact, with ties; memory grows with the distinct
 * scores.
 * @example
 * const ranking = new BinaryRanking();
 * ranking.update([0.9, 0.8, 0.3], [1, 0, 1]);
 * ranking.rocAuc; // 0.5
 * ranking.averagePrecision; // 0.8333
 */
export class BinaryRanking {
  private positives = new ScoreCounts();
  private negatives = new ScoreCounts();

  /**
   * Adds scores and whether each is of a positive: 0 or 1, false or true.
   * @throws ShapeError for lists of different length; ValueError for a score that is NaN, or another label. Nothing is added then.
   */
  update(scores: ArrayLike<number>, positive: ArrayLike<number | boolean>): void {
    requireScores('BinaryRanking', scores, positive);
    for (let i = 0; i < scores.length; i++) (positive[i] ? this.positives : this.negatives).add(scores[i]);
  }

  /** Adds what another one has gathered. */
  merge(other: BinaryRanking): void {
    this.positives.merge(other.positives);
    this.negatives.merge(other.negatives);
  }

  /** Forgets all scores. */
  reset(): void {
    [this.positives, this.negatives] = [new ScoreCounts(), new ScoreCounts()];
  }

  /**
   * Area under the ROC curve: the probability that a positive scores higher than a negative, ties counting half (Mann–Whitney U), by
   * ranks: (Σ ranks of positives − P·(P + 1)/2) / (P·N). NaN when a kind is missing.
   */
  get rocAuc(): number {
    const [p, n] = [this.positives.total, this.negatives.total];
    const { positives, negatives } = this.cumulative();
    let rankSum = 0;
    for (let i = 0; i < positives.length; i++) {
      const [above, aboveToo] = i === 0 ? [0, 0] : [positives[i - 1], negatives[i - 1]];
      const size = positives[i] - above + (negatives[i] - aboveToo);
      const lowest = p + n - positives[i] - negatives[i] + 1;
      rankSum += (positives[i] - above) * (lowest + (size - 1) / 2);
    }
    return (rankSum - (p * (p + 1)) / 2) / (p * n);
  }

  /** Σ (Rₖ − Rₖ₋₁)·Pₖ over the thresholds, without interpolation. NaN without positives. */
  get averagePrecision(): number {
    const { positives, negatives } = this.cumulative();
    let sum = 0;
    for (let i = 0; i < positives.length; i++) {
      const gained = positives[i] - (i === 0 ? 0 : positives[i - 1]);
      sum += (gained * positives[i]) / (positives[i] + negatives[i]);
    }
    return sum / this.positives.total;
  }

  /** `dropIntermediate` (default true) leaves out the points on straight parts of the curve. Rates of a missing kind are NaN. */
  rocCurve(options: { readonly dropIntermediate?: boolean } = {}): RocCurve {
    requireOptions('BinaryRanking.rocCurve', options, ['dropIntermediate']);
    const { scores, positives, negatives } = this.cumulative();
    const bends = (i: number): boolean => {
      if (i === 0 || i === scores.length - 1 || options.dropIntermediate === false) return true;
      return [positives, negatives].some((count) => count[i + 1] - count[i] !== count[i] - count[i - 1]);
    };
    const kept = [...scores.keys()].filter(bends);
    const rate = (counts: Float64Array, total: number): Float64Array =>
      Float64Array.from([0, ...kept.map((i) => counts[i])], (count) => count / total);
    return {
      falsePositiveRate: rate(negatives, this.negatives.total),
      truePositiveRate: rate(positives, this.positives.total),
      thresholds: Float64Array.from([Number.POSITIVE_INFINITY, ...kept.map((i) => scores[i])]),
    };
  }

  /** Recall is NaN without positives. */
  precisionRecallCurve(): PrecisionRecallCurve {
    const { scores, positives, negatives } = this.cumulative();
    const upwards = [...scores.keys()].reverse();
    return {
      precision: Float64Array.from([...upwards.map((i) => positives[i] / (positives[i] + negatives[i])), 1]),
      recall: Float64Array.from([...upwards.map((i) => positives[i] / this.positives.total), 0]),
      thresholds: Float64Array.from(upwards, (i) => scores[i]),
    };
  }

  private cumulative(): Cumulative {
    const [p, n] = [this.positives.sorted(), this.negatives.sorted()];
    const most = p.values.length + n.values.length;
    const [scores, positives, negatives] = [0, 1, 2].map(() => new Float64Array(most));
    let [i, j, end] = [p.values.length - 1, n.values.length - 1, 0];
    let [above, aboveToo] = [0, 0];
    while (i >= 0 || j >= 0) {
      const score = Math.max(
        i >= 0 ? p.values[i] : Number.NEGATIVE_INFINITY,
        j >= 0 ? n.values[j] : Number.NEGATIVE_INFINITY,
      );
      if (i >= 0 && p.values[i] === score) above += p.counts[i--];
      if (j >= 0 && n.values[j] === score) aboveToo += n.counts[j--];
      scores[end] = score;
      positives[end] = above;
      negatives[end++] = aboveToo;
    }
    return {
      scores: scores.subarray(0, end),
      positives: positives.subarray(0, end),
      negatives: negatives.subarray(0, end),
    };
  }
}
