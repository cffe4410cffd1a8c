// What L-BFGS knows of the curvature: the last steps, and how the gradient changed over each (Nocedal, Mathematics of Computation 35, 1980).

/** A step and the change of the gradient over it. */
export interface CurvaturePair {
  readonly step: Float32Array;
  readonly change: Float32Array;
  /** Of change and step. */
  readonly product: number;
}

/** Of change and step, from which on PyTorch takes a pair. */
const LEAST_PRODUCT = 1e-10;

/** Products are float64's, so that they follow from what is kept in float32. */
export const pairOf = (step: Float32Array, change: Float32Array): CurvaturePair => ({
  step,
  change,
  product: dot(change, step),
});

/** The pairs with a newer one, if the function curves upwards along it, and without the oldest beyond `most`. */
export function withPair(pairs: readonly CurvaturePair[], pair: CurvaturePair, most: number): readonly CurvaturePair[] {
  if (!(pair.product > LEAST_PRODUCT)) return pairs;
  return [...pairs.slice(pairs.length === most ? 1 : 0), pair];
}

/** −H⁻¹g, by the recursion over the pairs backwards and forwards. */
export function newtonStep(gradient: Float32Array, pairs: readonly CurvaturePair[]): Float32Array {
  const towards = Float64Array.from(gradient, (value) => -value);
  const shares = pairs.map(() => 0);
  for (let i = pairs.length - 1; i >= 0; i--) {
    shares[i] = dot(pairs[i].step, towards) / pairs[i].product;
    addScaled(towards, pairs[i].change, -shares[i]);
  }
  const newest = pairs.at(-1);
  const scale = newest ? newest.product / dot(newest.change, newest.change) : 1;
  for (let j = 0; j < towards.length; j++) towards[j] *= scale;
  for (const [i, { step, change, product }] of pairs.entries()) {
    addScaled(towards, step, shares[i] - dot(change, towards) / product);
  }
  return Float32Array.from(towards);
}

export function dot(a: Float32Array, b: Float32Array | Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j] * b[j];
  return sum;
}

export function largestOf(values: Float32Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}

function addScaled(to: Float64Array, from: Float32Array, factor: number): void {
  for (let j = 0; j < to.length; j++) to[j] += factor * from[j];
}
