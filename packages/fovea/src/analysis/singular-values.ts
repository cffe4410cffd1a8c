// Singular values of a matrix in float64: the eigenvalues of its smaller Gram matrix (Golub & Van Loan, Matrix Computations, 8.3).

/** Rows that the Gram matrix takes at a time: they stay in the cache. */
const BLOCK = 16;

/** Of the shorter side: `M Mᵀ` or `Mᵀ M`, n × n. */
function gramMatrix(matrix: ArrayLike<number>, rows: number, columns: number): { n: number; gram: Float64Array } {
  const n = Math.min(rows, columns);
  const m = Math.max(rows, columns);
  // Row i holds what is multiplied with the others': a row of the matrix, or a column.
  const lines = new Float64Array(n * m);
  for (let r = 0, at = 0; r < rows; r++)
    for (let c = 0; c < columns; c++, at++) lines[rows <= columns ? at : c * m + r] = matrix[at];
  const gram = new Float64Array(n * n);
  for (let first = 0; first < n; first += BLOCK) {
    const last = Math.min(n, first + BLOCK);
    for (let i = first; i < n; i++) {
      for (let j = first; j < Math.min(last, i + 1); j++) gram[i * n + j] = dot(lines, i * m, j * m, m);
    }
  }
  return { n, gram };
}

function dot(values: Float64Array, a: number, b: number, count: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < count; k += 4) {
    s0 += values[a + k] * values[b + k];
    s1 += values[a + k + 1] * values[b + k + 1];
    s2 += values[a + k + 2] * values[b + k + 2];
    s3 += values[a + k + 3] * values[b + k + 3];
  }
  for (; k < count; k++) s0 += values[a + k] * values[b + k];
  return s0 + s1 + (s2 + s3);
}

/** Diagonal and subdiagonal of a tridiagonal matrix with the same eigenvalues, by reflections; of `gram` the lower half is read, and overwritten. */
function tridiagonal(gram: Float64Array, n: number): { diagonal: Float64Array; below: Float64Array } {
  const [diagonal, below] = [new Float64Array(n), new Float64Array(n)];
  const [v, p] = [new Float64Array(n), new Float64Array(n)];
  for (let k = 0; k < n - 1; k++) {
    diagonal[k] = gram[k * n + k];
    let square = 0;
    for (let i = k + 1; i < n; i++) {
      v[i] = gram[i * n + k];
      square += v[i] * v[i];
    }
    const norm = Math.sqrt(square);
    const alpha = v[k + 1] > 0 ? -norm : norm;
    below[k] = alpha;
    v[k + 1] -= alpha;
    const length = square - alpha * gram[(k + 1) * n + k];
    if (norm === 0 || length === 0) continue;
    reflect(gram, n, k + 1, v, p, length);
  }
  diagonal[n - 1] = gram[n * n - 1];
  return { diagonal, below };
}

/** `A − v wᵀ − w vᵀ` for the reflection along v, from row and column `from` on; `half`: v·v / 2. */
function reflect(a: Float64Array, n: number, from: number, v: Float64Array, p: Float64Array, half: number): void {
  p.fill(0, from);
  for (let i = from; i < n; i++) {
    const row = i * n;
    let sum = a[row + i] * v[i];
    for (let j = from; j < i; j++) {
      sum += a[row + j] * v[j];
      p[j] += a[row + j] * v[i];
    }
    p[i] += sum;
  }
  let product = 0;
  for (let i = from; i < n; i++) {
    p[i] /= half;
    product += p[i] * v[i];
  }
  const share = product / (2 * half);
  for (let i = from; i < n; i++) p[i] -= share * v[i];
  for (let i = from; i < n; i++) {
    const row = i * n;
    for (let j = from; j <= i; j++) a[row + j] -= v[i] * p[j] + p[i] * v[j];
  }
}

/** Rotations for each eigenvalue before giving up: far more than ever needed. */
const MOST_SWEEPS = 200;

/** Eigenvalues of a tridiagonal matrix, in its diagonal, by the QL algorithm with implicit shifts. */
function eigenvaluesOf(d: Float64Array, e: Float64Array): Float64Array {
  const n = d.length;
  for (let l = 0; l < n; l++) {
    for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      let m = l;
      while (m < n - 1 && Math.abs(e[m]) > Number.EPSILON * (Math.abs(d[m]) + Math.abs(d[m + 1]))) m++;
      if (m === l) break;
      rotate(d, e, l, m);
    }
  }
  return d;
}

function rotate(d: Float64Array, e: Float64Array, l: number, m: number): void {
  let g = (d[l + 1] - d[l]) / (2 * e[l]);
  const root = Math.hypot(g, 1);
  g = d[m] - d[l] + e[l] / (g + (g >= 0 ? root : -root));
  let [s, c, shift] = [1, 1, 0];
  for (let i = m - 1; i >= l; i--) {
    const f = s * e[i];
    const b = c * e[i];
    const r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] -= shift;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1] - shift;
    const t = (d[i] - g) * s + 2 * c * b;
    shift = s * t;
    d[i + 1] = g + shift;
    g = c * t - b;
  }
  d[l] -= shift;
  e[l] = g;
  e[m] = 0;
}

/** All of them, `min(rows, columns)`, the largest first; those below 1e-8 of the largest are not told from 0. The matrix is row-major. */
export function singularValues(matrix: ArrayLike<number>, rows: number, columns: number): Float64Array {
  const { n, gram } = gramMatrix(matrix, rows, columns);
  const { diagonal, below } = tridiagonal(gram, n);
  const values = eigenvaluesOf(diagonal, below).map((value) => Math.sqrt(Math.max(0, value)));
  return values.sort().reverse();
}

/** exp of the entropy of the singular values' parts of their sum (Roy & Vetterli, EUSIPCO 2007): 1 … n; 0 for a matrix of zeros. */
export function effectiveRank(values: Float64Array): number {
  const sum = values.reduce((a, b) => a + b, 0);
  if (sum === 0) return 0;
  return Math.exp(
    values.reduce((entropy, value) => entropy - (value > 0 ? (value / sum) * Math.log(value / sum) : 0), 0),
  );
}
