// Special functions that JavaScript's Math lacks, in float64: the reference that float32 kernels are compared with. Bottom layer: imports nothing.

/** erf(6) differs from 1 by 2e-17, less than half a unit in the last place. */
const SATURATION = 6;
/** Below, the series is exact to rounding; above, 1 − erfc loses nothing because erfc < 0.005. */
const SERIES_LIMIT = 2;
const FRACTION_DEPTH = 60;

/** The error function 2/√π ∫₀ˣ e^(−t²) dt, to a few units in the last place. NaN gives NaN. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size >= SATURATION) return Math.sign(x);
  if (size >= SERIES_LIMIT) return Math.sign(x) * (1 - erfcFraction(size));
  return erfSeries(x);
}

/** 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (2n+1)!! (Abramowitz & Stegun 7.1.6): all terms have one sign, so nothing cancels. */
function erfSeries(x: number): number {
  const square = x * x;
  let tail = 0;
  let term = 1;
  for (let n = 1; Math.abs(term) > 1e-18; n++) {
    term *= (2 * square) / (2 * n + 1);
    tail += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-square) * (x + x * tail);
}

/** e^(−x²)/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))) (Abramowitz & Stegun 7.1.14), for x ≥ 2. */
function erfcFraction(x: number): number {
  let denominator = x;
  for (let n = FRACTION_DEPTH; n > 0; n--) denominator = x + n / 2 / denominator;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * denominator);
}
