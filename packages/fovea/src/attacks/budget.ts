// The budgets of attacks: balls of four norms around each image, steepest steps in them, and projections onto them. One image at a time, in float64.

/** How a norm's budget is used. All arrays belong to one image, `pixel` is the number of values of a pixel. */
export interface Budget {
  /** A random change within the budget; `uniform` and `normal` give numbers of their distributions. */
  start(size: number, epsilon: number, uniform: () => number, normal: () => number): Float64Array;
  /** The steepest step of length `stepSize` for a gradient. */
  step(slope: Float64Array, stepSize: number, quantile: number): Float64Array;
  /** Brings the change, in place, into the budget, such that the image stays valid. */
  project(change: Float64Array, limits: Limits): void;
}

export interface Limits {
  readonly clean: Float64Array;
  readonly epsilon: number;
  readonly low: number;
  readonly high: number;
  readonly pixel: number;
}

/** Keeps pixels valid. Clean pixels are, so no change grows. */
function clip(change: Float64Array, { clean, low, high }: Limits): void {
  for (let i = 0; i < change.length; i++) change[i] = Math.min(high - clean[i], Math.max(low - clean[i], change[i]));
}

function scale(values: Float64Array, factor: number): void {
  for (let i = 0; i < values.length; i++) values[i] *= factor;
}

const sumOf = (values: Float64Array, term: (value: number) => number): number =>
  values.reduce((sum, value) => sum + term(value), 0);
const length = (values: Float64Array): number => Math.sqrt(sumOf(values, (value) => value * value));

const linf: Budget = {
  start: (size, epsilon, uniform) => Float64Array.from({ length: size }, () => epsilon * (2 * uniform() - 1)),
  step: (slope, stepSize) => slope.map((value) => stepSize * Math.sign(value)),
  project: (change, limits) => {
    const { epsilon } = limits;
    for (let i = 0; i < change.length; i++) change[i] = Math.min(epsilon, Math.max(-epsilon, change[i]));
    clip(change, limits);
  },
};

const l2: Budget = {
  start: (size, epsilon, uniform, normal) => {
    const direction = Float64Array.from({ length: size }, normal);
    scale(direction, (epsilon * uniform() ** (1 / size)) / length(direction));
    return direction;
  },
  step: (slope, stepSize) => {
    const norm = length(slope);
    return slope.map((value) => (norm === 0 ? 0 : (stepSize * value) / norm));
  },
  project: (change, limits) => {
    const norm = length(change);
    if (norm > limits.epsilon) scale(change, limits.epsilon / norm);
    clip(change, limits);
  },
};

/** The number above which the given share of the values does not lie. */
function quantileOf(values: Float64Array, share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** Soft threshold that brings Σ|x| down to `radius` (Duchi et al., ICML 2008). */
export function l1Threshold(values: Float64Array, radius: number): number {
  const sizes = values.map(Math.abs).sort().reverse();
  let sum = 0;
  let threshold = 0;
  for (let i = 0; i < sizes.length; i++) {
    sum += sizes[i];
    const next = (sum - radius) / (i + 1);
    if (next >= sizes[i]) break;
    threshold = next;
  }
  return Math.max(0, threshold);
}

/** Steps as in Tramèr & Boneh (NeurIPS 2019, arXiv:1904.13000): along the largest slopes, all alike. */
const l1: Budget = {
  start: (size, epsilon, uniform) => {
    const sizes = Float64Array.from({ length: size + 1 }, () => -Math.log(1 - uniform()));
    const total = sumOf(sizes, (value) => value);
    return sizes.subarray(0, size).map((value) => ((uniform() < 0.5 ? -1 : 1) * epsilon * value) / total);
  },
  step: (slope, stepSize, quantile) => {
    const least = quantileOf(slope.map(Math.abs), quantile);
    const chosen = slope.map((value) => (Math.abs(value) >= least ? Math.sign(value) : 0));
    const count = sumOf(chosen, Math.abs);
    if (count > 0) scale(chosen, stepSize / count);
    return chosen;
  },
  project: (change, limits) => {
    clip(change, limits);
    if (sumOf(change, Math.abs) <= limits.epsilon) return;
    const threshold = l1Threshold(change, limits.epsilon);
    for (let i = 0; i < change.length; i++) {
      change[i] = Math.sign(change[i]) * Math.max(0, Math.abs(change[i]) - threshold);
    }
  },
};

/** PGD₀ of Croce & Hein (ICCV 2019, arXiv:1909.05040): `epsilon` pixels may change, each in all its channels. */
const l0: Budget = {
  start: (size, _, uniform) => Float64Array.from({ length: size }, () => 2 * uniform() - 1),
  step: (slope, stepSize) => {
    const total = sumOf(slope, Math.abs);
    return slope.map((value) => (total === 0 ? 0 : (stepSize * value) / total));
  },
  project: (change, limits) => {
    const { pixel, epsilon } = limits;
    const wanted = Float64Array.from(change);
    clip(change, limits);
    const count = change.length / pixel;
    // What changing the pixel saves of the distance to the wanted image.
    const savings = Float64Array.from({ length: count }, (_, p) => {
      let saved = 0;
      for (let i = p * pixel; i < (p + 1) * pixel; i++) saved += wanted[i] ** 2 - (change[i] - wanted[i]) ** 2;
      return saved;
    });
    const order = [...savings.keys()].sort((a, b) => savings[b] - savings[a] || a - b);
    for (const p of order.slice(epsilon)) change.fill(0, p * pixel, (p + 1) * pixel);
  },
};

export const BUDGETS = { linf, l2, l1, l0 } as const;

/** 'linf': largest change of a value; 'l2': length of the change; 'l1': sum of changes; 'l0': number of changed pixels. */
export type AttackNorm = keyof typeof BUDGETS;
