// Metrics of class scores: argmax, top-k accuracy, softmax probabilities on the host.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireCounts, requireLabels } from '../base/require.ts';
import { requireSameLength } from '../base/require-shape.ts';

function rowsOf(scores: ArrayLike<number>, classes: number): number {
  if (scores.length % classes !== 0)
    throw new ShapeError(`metrics: ${scores.length} scores are not rows of ${classes} classes`);
  return scores.length / classes;
}

/** How many scores come before that of each row's label; Infinity where that one is NaN. */
function ranksOf(op: string, scores: ArrayLike<number>, labels: ArrayLike<number>, classes: number): Float64Array {
  const rows = rowsOf(scores, classes);
  requireSameLength(op, { scores: rows, labels: labels.length });
  requireLabels(op, labels, classes);
  return Float64Array.from({ length: rows }, (_, row) => {
    const own = scores[row * classes + labels[row]];
    if (Number.isNaN(own)) return Number.POSITIVE_INFINITY;
    let before = 0;
    for (let c = 0; c < classes; c++) {
      const score = scores[row * classes + c];
      if (score > own || (score === own && c < labels[row])) before++;
    }
    return before;
  });
}

/**
 * argmax of each row of scores; the first of equal ones.
 * @shape `[N, classes]` row-major → `[N]`
 * @example
 * predictions([0.1, 0.9, 0.8, 0.2], 2); // [1, 0]
 */
export function predictions(scores: ArrayLike<number>, classes: number): Int32Array {
  return Int32Array.from({ length: rowsOf(scores, classes) }, (_, row) => {
    let best = 0;
    for (let c = 1; c < classes; c++) if (scores[row * classes + c] > scores[row * classes + best]) best = c;
    return best;
  });
}

/**
 * Fraction of the images whose label is among the k highest scores, gathered batch by batch.
 * @example
 * const top1 = new TopKAccuracy(1);
 * top1.update([0.1, 0.9, 0.8, 0.2], [1, 1], 2);
 * top1.accuracy; // 0.5
 */
export class TopKAccuracy {
  private right = 0;
  private total = 0;

  constructor(readonly k: number) {
    requireCounts('TopKAccuracy', { k });
  }

  /**
   * Adds scores `[N, classes]` and labels `[N]`. A tie counts as beaten only by lower class numbers, a score that is NaN by all.
   * @throws ShapeError for lists that do not fit; ValueError for a label out of range. Nothing is added then.
   */
  update(scores: ArrayLike<number>, labels: ArrayLike<number>, classes: number): void {
    const ranks = ranksOf('TopKAccuracy', scores, labels, classes);
    for (const rank of ranks) if (rank < this.k) this.right++;
    this.total += ranks.length;
  }

  /**
   * Adds what another one has counted.
   * @throws ValueError when it counts for another k
   */
  merge(other: TopKAccuracy): void {
    if (other.k !== this.k) throw new ValueError(`TopKAccuracy: the ${other.k} best do not fit the ${this.k} best`);
    this.right += other.right;
    this.total += other.total;
  }

  /** Forgets all images. */
  reset(): void {
    [this.right, this.total] = [0, 0];
  }

  /** 0 when there are no images. */
  get accuracy(): number {
    return this.total === 0 ? 0 : this.right / this.total;
  }
}

/**
 * Fraction of the rows of scores whose label is among the k highest.
 * @shape scores `[N, classes]` row-major, labels `[N]`
 * @throws as `TopKAccuracy`
 * @example
 * topKAccuracy([0.1, 0.9, 0.8, 0.2], [1, 1], 2, 1); // 0.5
 */
export function topKAccuracy(scores: ArrayLike<number>, labels: ArrayLike<number>, classes: number, k: number): number {
  const all = new TopKAccuracy(k);
  all.update(scores, labels, classes);
  return all.accuracy;
}

/**
 * Top-k accuracy for every k from 1 to the number of classes: the last one is 1, unless scores are NaN.
 * @shape scores `[N, classes]` row-major, labels `[N]` → `[classes]`
 * @throws as `TopKAccuracy`
 * @example
 * topKCurve([0.1, 0.9, 0.8, 0.2], [1, 1], 2); // [0.5, 1]
 */
export function topKCurve(scores: ArrayLike<number>, labels: ArrayLike<number>, classes: number): number[] {
  requireCounts('topKCurve', { classes });
  const ranks = ranksOf('topKCurve', scores, labels, classes);
  const right = new Float64Array(classes + 1);
  for (const rank of ranks) right[Math.min(rank, classes)]++;
  let sum = 0;
  return Array.from({ length: classes }, (_, rank) => {
    sum += right[rank];
    return ranks.length === 0 ? 0 : sum / ranks.length;
  });
}

/**
 * Softmax of each row of logits, eˣ / Σ eˣ, in float64.
 * @shape `[N, classes]` row-major → the same
 * @example
 * probabilities([0, 0, 0, 1], 2); // [0.5, 0.5, 0.2689, 0.7311]
 */
export function probabilities(logits: ArrayLike<number>, classes: number): Float64Array {
  const out = new Float64Array(logits.length);
  for (let row = 0; row < rowsOf(logits, classes); row++) {
    const at = row * classes;
    let most = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) most = Math.max(most, logits[at + c]);
    let sum = 0;
    for (let c = 0; c < classes; c++) {
      out[at + c] = Math.exp(logits[at + c] - most);
      sum += out[at + c];
    }
    for (let c = 0; c < classes; c++) out[at + c] /= sum;
  }
  return out;
}
