// A mean that is gathered batch by batch, such as that of a loss or of a quality per image.

import { requireRange } from '../base/require.ts';

/**
 * Σ weight·value / Σ weight of values given one by one; the sums are compensated (Neumaier), so that millions of batches lose no digits.
 * @example
 * const mean = new Mean();
 * mean.update(1);
 * mean.update(4, 2);
 * mean.value; // 3
 */
export class Mean {
  private sum = 0;
  private lost = 0;
  private weights = 0;

  /**
   * Adds a value, or the mean of `weight` values.
   * @throws ValueError for a weight below 0 or a value that is NaN
   */
  update(value: number, weight = 1): void {
    requireRange('Mean', 'the value', value, 'number');
    requireRange('Mean', 'weight', weight, 'notNegative');
    if (weight === 0) return;
    this.add(value * weight);
    this.weights += weight;
  }

  /** Adds what another one has gathered. */
  merge(other: Mean): void {
    this.add(other.sum);
    this.add(other.lost);
    this.weights += other.weights;
  }

  /** NaN before the first value. */
  get value(): number {
    return (this.sum + this.lost) / this.weights;
  }

  /** Forgets all values. */
  reset(): void {
    [this.sum, this.lost, this.weights] = [0, 0, 0];
  }

  private add(term: number): void {
    const next = this.sum + term;
    if (Number.isFinite(next)) {
      this.lost += Math.abs(this.sum) >= Math.abs(term) ? this.sum - next + term : term - next + this.sum;
    }
    this.sum = next;
  }
}
