// Calibration: whether answers given with confidence p are right in p of the cases (Guo et al., ICML 2017, arXiv:1706.04599).

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireCounts, requireEach, requireLabels, requireOneOf } from '../base/require.ts';
import { requireSameLength } from '../base/require-shape.ts';
import { requireBinary } from './binary-labels.ts';
import { predictions } from './classification.ts';

const NORMS = ['l1', 'l2', 'max'] as const;

/** Options of `CalibrationError`. */
export interface CalibrationOptions {
  /** Bins of equal width from 0 to 1. Default 15. */
  readonly bins?: number;
  /** How gaps are summed up: weighted mean ('l1', the expected calibration error, default), root of the weighted mean square, or the largest. */
  readonly norm?: (typeof NORMS)[number];
}

/** A bar of the reliability diagram. */
export interface CalibrationBin {
  /** Least confidence of the bin. */
  readonly from: number;
  /** Where the next bin begins; the last one has its end, too. */
  readonly to: number;
  /** Predictions in it. */
  readonly count: number;
  /** Mean confidence; NaN in an empty bin, as is the accuracy. */
  readonly confidence: number;
  /** Part of them that is right. */
  readonly accuracy: number;
}

/**
 * Σ |bin| / N · |accuracy − confidence| over bins `[from, to)` of the confidence, gathered batch by batch; `norm` chooses another mean of
 * the gaps.
 * @paper Naeini et al., AAAI 2015
 * @example
 * const calibration = new CalibrationError();
 * calibration.update([0.9, 0.1, 0.8, 0.2], [0, 1], 2);
 * calibration.error; // 0.45
 */
export class CalibrationError {
  private readonly counts: Float64Array;
  private readonly confidences: Float64Array;
  private readonly right: Float64Array;
  private readonly norm: (typeof NORMS)[number];

  constructor(options: CalibrationOptions = {}) {
    requireOptions('CalibrationError', options, ['bins', 'norm']);
    const { bins = 15, norm = 'l1' } = options;
    requireCounts('CalibrationError', { bins });
    requireOneOf('CalibrationError', 'norm', norm, NORMS);
    this.norm = norm;
    [this.counts, this.confidences, this.right] = [0, 1, 2].map(() => new Float64Array(bins)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
  }

  /**
   * Adds classifications: probabilities `[N, classes]`, of which the highest is the confidence, and labels `[N]`.
   * @throws ShapeError for lists that do not fit; ValueError for a label out of range or a probability outside 0…1. Nothing is added then.
   */
  update(probabilities: ArrayLike<number>, labels: ArrayLike<number>, classes: number): void {
    const answers = predictions(probabilities, classes);
    requireSameLength('CalibrationError', { probabilities: answers.length, labels: labels.length });
    requireLabels('CalibrationError', labels, classes);
    requireProbabilities(probabilities);
    this.updateBinary(
      Float64Array.from(answers, (answer, row) => probabilities[row * classes + answer]),
      Array.from(answers, (answer, row) => answer === labels[row]),
    );
  }

  /**
   * Adds probabilities of an event, and whether it came about: 0 or 1, false or true.
   * @throws ShapeError for lists of different length; ValueError for a probability outside 0…1, or another label. Nothing is added then.
   */
  updateBinary(probabilities: ArrayLike<number>, happened: ArrayLike<number | boolean>): void {
    requireSameLength('CalibrationError', { probabilities: probabilities.length, labels: happened.length });
    requireProbabilities(probabilities);
    requireBinary('CalibrationError', happened);
    const bins = this.counts.length;
    for (let i = 0; i < probabilities.length; i++) {
      const bin = binOf(probabilities[i], bins);
      this.counts[bin]++;
      this.confidences[bin] += probabilities[i];
      if (happened[i]) this.right[bin]++;
    }
  }

  /**
   * Adds what another one has gathered.
   * @throws ValueError when it has other bins
   */
  merge(other: CalibrationError): void {
    if (other.counts.length !== this.counts.length)
      throw new ValueError(`CalibrationError: ${other.counts.length} bins do not fit ${this.counts.length}`);
    for (let bin = 0; bin < this.counts.length; bin++) {
      this.counts[bin] += other.counts[bin];
      this.confidences[bin] += other.confidences[bin];
      this.right[bin] += other.right[bin];
    }
  }

  /** Forgets all answers. */
  reset(): void {
    for (const sums of [this.counts, this.confidences, this.right]) sums.fill(0);
  }

  /** The reliability diagram. */
  bins(): CalibrationBin[] {
    return Array.from(this.counts, (count, bin) => ({
      from: bin / this.counts.length,
      to: (bin + 1) / this.counts.length,
      count,
      confidence: this.confidences[bin] / count,
      accuracy: this.right[bin] / count,
    }));
  }

  /** The gap between confidence and accuracy; NaN before the first answer. */
  get error(): number {
    const filled = this.bins().filter(({ count }) => count > 0);
    const total = filled.reduce((sum, { count }) => sum + count, 0);
    const gaps = filled.map(({ count, confidence, accuracy }) => ({
      share: count / total,
      gap: Math.abs(confidence - accuracy),
    }));
    if (this.norm === 'max')
      return gaps.length === 0 ? Number.NaN : gaps.reduce((most, { gap }) => Math.max(most, gap), 0);
    const mean = (power: number): number =>
      gaps.length === 0 ? Number.NaN : gaps.reduce((sum, { share, gap }) => sum + share * gap ** power, 0);
    return this.norm === 'l1' ? mean(1) : Math.sqrt(mean(2));
  }
}

/** The bin `[k / bins, (k + 1) / bins)` of a probability, 1 in the last: compared with the edges, since 0.29 · 100 rounds to below 29. */
function binOf(probability: number, bins: number): number {
  const near = Math.floor(probability * bins);
  const bin = probability >= (near + 1) / bins ? near + 1 : probability < near / bins ? near - 1 : near;
  return Math.min(bin, bins - 1);
}

const requireProbabilities = (probabilities: ArrayLike<number>): void =>
  requireEach('CalibrationError', 'probabilities', probabilities, 'probability', 'apply softmax or sigmoid first');
