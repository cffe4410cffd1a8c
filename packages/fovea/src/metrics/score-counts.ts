// Scores as sorted distinct values with counts: exact statistics of ranks over any number of batches.

/** Scores that wait to be sorted; more than there are distinct ones, so that all sorting together stays O(n log n). */
const LEAST_PENDING = 1 << 16;

/** A multiset of numbers. Memory grows with the distinct ones. */
export class ScoreCounts {
  private values = new Float64Array(0);
  private counts = new Float64Array(0);
  private pending = new Float64Array(1024);
  private waiting = 0;
  total = 0;

  add(value: number): void {
    if (this.waiting === this.pending.length) this.makeRoom();
    this.pending[this.waiting++] = value + 0; // −0 becomes 0
    this.total++;
  }

  merge(other: ScoreCounts): void {
    const { values, counts } = other.sorted();
    this.join(values, counts);
    this.total += other.total;
  }

  /** Distinct values in ascending order, and how often each occurs. */
  sorted(): { readonly values: Float64Array; readonly counts: Float64Array } {
    if (this.waiting > 0) {
      const waiting = this.pending.subarray(0, this.waiting).sort();
      this.waiting = 0;
      this.join(waiting, new Float64Array(waiting.length).fill(1));
    }
    return { values: this.values, counts: this.counts };
  }

  private makeRoom(): void {
    if (this.pending.length >= Math.max(LEAST_PENDING, this.values.length)) {
      this.sorted();
      return;
    }
    const larger = new Float64Array(2 * this.pending.length);
    larger.set(this.pending);
    this.pending = larger;
  }

  /** Joins sorted values, which may repeat, with those that are held. */
  private join(values: Float64Array, counts: Float64Array): void {
    const joined = new Float64Array(this.values.length + values.length);
    const sums = new Float64Array(joined.length);
    let [i, j, end] = [0, 0, 0];
    while (i < this.values.length || j < values.length) {
      const own = j >= values.length || (i < this.values.length && this.values[i] <= values[j]);
      const [value, count] = own ? [this.values[i], this.counts[i++]] : [values[j], counts[j++]];
      if (end > 0 && joined[end - 1] === value) sums[end - 1] += count;
      else {
        joined[end] = value;
        sums[end++] = count;
      }
    }
    this.values = joined.slice(0, end);
    this.counts = sums.slice(0, end);
  }
}
