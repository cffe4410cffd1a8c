// A Gaussian hill fitted to a map by least squares (Levenberg–Marquardt), and how much of the map it explains.

/** `amplitude · exp(−(row − mean₀)² / 2σ₀² − (column − mean₁)² / 2σ₁²)`, in pixels. */
export interface GaussianFit {
  /** Place of the top, in pixels. */
  readonly mean: readonly [row: number, column: number];
  /** Standard deviation along the rows' axis and the columns'. */
  readonly sigma: readonly [vertical: number, horizontal: number];
  /** Value at the top. */
  readonly amplitude: number;
  /** 1 − (sum of squared residuals) / (sum of squared distances from the mean): 1 for a map that is such a hill. */
  readonly rSquared: number;
}

type Size = readonly [height: number, width: number];

/** Amplitude, means, logarithms of the sigmas. */
type Parameters = readonly number[];

const COUNT = 5;
const MOST_STEPS = 100;
/** Sigmas beyond: of a map with its mass in single pixels, or without a hill. */
const LEAST_SIGMA = 0.2;
const MOST_SIGMA = 20;

/** Values of the hill along one axis, and for the slopes the distance from the mean over sigma. */
function profile(size: number, mean: number, sigma: number): { values: Float64Array; distances: Float64Array } {
  const distances = Float64Array.from({ length: size }, (_, i) => (i - mean) / sigma);
  return { values: distances.map((z) => Math.exp(-0.5 * z * z)), distances };
}

function axes(parameters: Parameters, [height, width]: Size) {
  const [, row, column, logVertical, logHorizontal] = parameters;
  return {
    rows: profile(height, row, Math.exp(logVertical)),
    columns: profile(width, column, Math.exp(logHorizontal)),
  };
}

function squaredError(map: ArrayLike<number>, size: Size, parameters: Parameters): number {
  const { rows, columns } = axes(parameters, size);
  let sum = 0;
  for (let i = 0, at = 0; i < size[0]; i++) {
    const level = parameters[0] * rows.values[i];
    for (let j = 0; j < size[1]; j++, at++) sum += (map[at] - level * columns.values[j]) ** 2;
  }
  return sum;
}

/** JᵀJ and Jᵀr of the residuals, J in the order of the parameters. */
function normalEquations(map: ArrayLike<number>, size: Size, parameters: Parameters) {
  const { rows, columns } = axes(parameters, size);
  const [amplitude, , , logVertical, logHorizontal] = parameters;
  const [vertical, horizontal] = [Math.exp(logVertical), Math.exp(logHorizontal)];
  const matrix = Array.from({ length: COUNT }, () => new Float64Array(COUNT));
  const right = new Float64Array(COUNT);
  const slopes = new Float64Array(COUNT);
  for (let i = 0, at = 0; i < size[0]; i++) {
    const zRow = rows.distances[i];
    for (let j = 0; j < size[1]; j++, at++) {
      const zColumn = columns.distances[j];
      const shape = rows.values[i] * columns.values[j];
      const value = amplitude * shape;
      slopes[0] = shape;
      slopes[1] = (value * zRow) / vertical;
      slopes[2] = (value * zColumn) / horizontal;
      slopes[3] = value * zRow * zRow;
      slopes[4] = value * zColumn * zColumn;
      const residual = map[at] - value;
      for (let a = 0; a < COUNT; a++) {
        right[a] += slopes[a] * residual;
        for (let b = 0; b <= a; b++) matrix[a][b] += slopes[a] * slopes[b];
      }
    }
  }
  for (let a = 0; a < COUNT; a++) for (let b = a + 1; b < COUNT; b++) matrix[a][b] = matrix[b][a];
  return { matrix, right };
}

/** By elimination with the largest pivot; undefined for a singular matrix. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array | undefined {
  const rows = matrix.map((row, i) => Float64Array.of(...row, right[i]));
  for (let k = 0; k < COUNT; k++) {
    const pivot = rows.reduce((best, row, i) => (i >= k && Math.abs(row[k]) > Math.abs(rows[best][k]) ? i : best), k);
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    if (rows[k][k] === 0) return undefined;
    for (let i = 0; i < COUNT; i++) {
      if (i === k) continue;
      const factor = rows[i][k] / rows[k][k];
      for (let j = k; j <= COUNT; j++) rows[i][j] -= factor * rows[k][j];
    }
  }
  return Float64Array.from(rows, (row, k) => row[COUNT] / row[k]);
}

/**
 * Fits the hill to a map `[height, width]`, row-major, from a mean and a sigma to begin with.
 * @returns null where no hill fits: a map of one value, of single pixels, or without an end
 */
export function fitGaussian(
  map: ArrayLike<number>,
  size: Size,
  start: Pick<GaussianFit, 'mean' | 'sigma'>,
): GaussianFit | null {
  const values = Float64Array.from(map);
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  if (largest === 0) return null;
  const [height, width] = size;
  const sigmas = start.sigma.map((sigma, axis) => Math.min(Math.max(sigma, 0.5), size[axis]));
  let parameters: Parameters = [largest, ...start.mean, Math.log(sigmas[0]), Math.log(sigmas[1])];
  let error = squaredError(values, size, parameters);
  let damping = 1e-3;
  for (let step = 0; step < MOST_STEPS && damping < 1e12; step++) {
    const { matrix, right } = normalEquations(values, size, parameters);
    for (let k = 0; k < COUNT; k++) matrix[k][k] *= 1 + damping;
    const change = solve(matrix, right);
    const next = change && parameters.map((value, k) => value + change[k]);
    const nextError = next ? squaredError(values, size, next) : Number.NaN;
    if (!next || !(nextError < error)) {
      damping *= 8;
      continue;
    }
    const gain = (error - nextError) / error;
    [parameters, error] = [next, nextError];
    damping = Math.max(damping / 8, 1e-12);
    if (gain < 1e-12) break;
  }
  const [amplitude, row, column] = parameters;
  const sigma = [Math.exp(parameters[3]), Math.exp(parameters[4])] as const;
  const mean = values.reduce((sum, value) => sum + value, 0) / (height * width);
  const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const fits = sigma.every((one, axis) => one > LEAST_SIGMA && one < MOST_SIGMA * size[axis]);
  if (!fits || spread === 0 || !Number.isFinite(error)) return null;
  return { mean: [row, column], sigma, amplitude, rSquared: 1 - error / spread };
}
