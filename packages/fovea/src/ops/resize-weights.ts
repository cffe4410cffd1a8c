// Weights of resampling along one axis, `[out, size]` row by row: which pixels of the input make each pixel of the result.

/** An even function that is 0 from `support` on. */
export interface ResizeKernel {
  readonly support: number;
  readonly at: (distance: number) => number;
}

/** The hat: 1 − |t|. */
export const linearKernel: ResizeKernel = { support: 1, at: (t) => Math.max(0, 1 - Math.abs(t)) };

/** The cubic convolution kernel with slope `a` at its first zero (Keys, IEEE TASSP 1981). */
export const cubicKernel = (a: number): ResizeKernel => ({
  support: 2,
  at: (distance) => {
    const t = Math.abs(distance);
    if (t < 1) return ((a + 2) * t - (a + 3)) * t * t + 1;
    return t < 2 ? (((t - 5) * t + 8) * t - 4) * a : 0;
  },
});

/** Interpolation between the pixels next to each position; the border's pixels stand for those beyond. */
export function sampledWeights(
  size: number,
  out: number,
  kernel: ResizeKernel,
  position: (i: number) => number,
): Float32Array {
  const weights = new Float64Array(out * size);
  for (let i = 0; i < out; i++) {
    const at = position(i);
    for (let j = Math.floor(at) - kernel.support + 1; j <= Math.floor(at) + kernel.support; j++) {
      weights[i * size + Math.min(size - 1, Math.max(0, j))] += kernel.at(at - j);
    }
  }
  return Float32Array.from(weights);
}

/** Means weighted by a kernel that is as wide as the step when shrinking; weights beyond the border are left out, the others add up to 1. */
export function smoothedWeights(size: number, out: number, step: number, kernel: ResizeKernel): Float32Array {
  const weights = new Float32Array(out * size);
  const width = Math.max(1, step);
  const reach = kernel.support * width;
  for (let i = 0; i < out; i++) {
    const centre = (i + 0.5) * step;
    const first = Math.max(0, Math.floor(centre - reach + 0.5));
    const end = Math.min(size, Math.floor(centre + reach + 0.5));
    const row = Array.from({ length: end - first }, (_, j) => kernel.at((first + j - centre + 0.5) / width));
    const total = row.reduce((sum, weight) => sum + weight, 0);
    weights.set(
      row.map((weight) => weight / total),
      i * size + first,
    );
  }
  return weights;
}
