// k-means of numbers on a line, by Lloyd's algorithm from evenly spaced means, with scikit-learn's rules for when to stop and for clusters that run empty.

const MAX_ITERATIONS = 300;
/** Shift of the means, squared and relative to the variance, that ends the search. */
const TOLERANCE = 1e-4;

interface Clusters {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
}

/**
 * The means of `count` clusters of ascending values, ascending; fewer when there are fewer different values. Of what is equally near or far
 * the lower counts, where scikit-learn leaves it to rounding.
 */
export function clusterMeans(sorted: Float64Array, count: number): Float64Array {
  const different = new Set(sorted);
  if (different.size <= count) return Float64Array.from(different);
  const [least, greatest] = [sorted[0], sorted[sorted.length - 1]];
  const width = (greatest - least) / count;
  let means: Float64Array = Float64Array.from({ length: count }, (_, k) => least + (k + 0.5) * width);
  const tolerance = TOLERANCE * variance(sorted);
  let labels = new Int32Array(sorted.length).fill(-1);
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    const nearest = Int32Array.from(sorted, (value) => nearestOf(value, means));
    const next = averages(filled(sorted, means, nearest));
    const shift = next.reduce((sum, mean, k) => sum + (mean - means[k]) ** 2, 0);
    means = next;
    if (nearest.every((label, row) => label === labels[row]) || shift <= tolerance) break;
    labels = nearest;
  }
  return means.sort();
}

function variance(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}

/** The first of equally near means. */
function nearestOf(value: number, means: Float64Array): number {
  let best = 0;
  for (let k = 1; k < means.length; k++) if (Math.abs(value - means[k]) < Math.abs(value - means[best])) best = k;
  return best;
}

/** Values gathered by their nearest mean; an empty cluster takes the value that lies furthest from its own mean. */
function filled(values: Float64Array, means: Float64Array, nearest: Int32Array): Clusters {
  const [sums, counts] = [new Float64Array(means.length), new Float64Array(means.length)];
  for (let i = 0; i < values.length; i++) {
    sums[nearest[i]] += values[i];
    counts[nearest[i]]++;
  }
  const empty = [...counts.keys()].filter((k) => counts[k] === 0);
  if (empty.length === 0) return { sums, counts };
  const distance = values.map((value, i) => (value - means[nearest[i]]) ** 2);
  const furthest = [...distance.keys()].sort((a, b) => distance[b] - distance[a]);
  if (distance[furthest[0]] === 0) return { sums, counts };
  for (const [i, k] of empty.entries()) {
    const from = nearest[furthest[i]];
    sums[from] -= values[furthest[i]];
    counts[from]--;
    sums[k] = values[furthest[i]];
    counts[k] = 1;
  }
  return { sums, counts };
}

function averages({ sums, counts }: Clusters): Float64Array {
  const largest = counts.indexOf(counts.reduce((a, b) => Math.max(a, b), 0));
  return sums.map((_, k) => {
    const from = counts[k] > 0 ? k : largest;
    return sums[from] / counts[from];
  });
}
