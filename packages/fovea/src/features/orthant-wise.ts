// Minimises a smooth convex function plus Σ l1ⱼ|xⱼ|: OWL-QN (Andrew and Gao, ICML 2007), which is L-BFGS where no l1 is set.

export interface Smooth {
  /** The smooth part's value at `x`; writes its gradient. */
  evaluate(x: Float64Array, gradient: Float64Array): number;
  /** An estimate of its second derivatives, all positive: what makes the columns' units not matter. */
  readonly curvature: Float64Array;
  /** Weight of each |xⱼ|, at least 0. */
  readonly l1: Float64Array;
}

export interface Minimum {
  readonly x: Float64Array;
  readonly iterations: number;
  /** Greatest part of the subgradient nearest to 0, each divided by the root of its curvature: 0 at the minimum. */
  readonly residual: number;
}

interface Point {
  readonly x: Float64Array;
  readonly gradient: Float64Array;
  readonly value: number;
}

/** Step, change of gradient, and their product. */
interface Pair {
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly sy: number;
}

const MEMORY = 20;
const SUFFICIENT = 1e-4;
const HALVINGS = 40;
/** Values nearer than this, relatively, are equal up to rounding. */
const NOISE = 1e-14;

/** From 0 on, until the residual is at most `tolerance`, the iterations are used up, or rounding hides all progress. */
export function minimizeOrthantWise(problem: Smooth, tolerance: number, maxIterations: number): Minimum {
  const size = problem.curvature.length;
  let point = pointAt(problem, new Float64Array(size));
  let pairs: Pair[] = [];
  for (let iterations = 0; ; iterations++) {
    const slope = pseudoGradient(problem, point);
    const residual = largest(slope.map((part, j) => part / Math.sqrt(problem.curvature[j])));
    if (residual <= tolerance || iterations === maxIterations) return { x: point.x, iterations, residual };
    let next = search(problem, point, slope, direction(problem, slope, pairs));
    if (!next && pairs.length > 0) {
      pairs = [];
      next = search(problem, point, slope, direction(problem, slope, pairs));
    }
    if (!next) return { x: point.x, iterations, residual };
    pairs = remember(pairs, point, next);
    point = next;
  }
}

function pointAt(problem: Smooth, x: Float64Array): Point {
  const gradient = new Float64Array(x.length);
  const smooth = problem.evaluate(x, gradient);
  return { x, gradient, value: x.reduce((sum, xj, j) => sum + problem.l1[j] * Math.abs(xj), smooth) };
}

/** The subgradient nearest to 0. */
function pseudoGradient({ l1 }: Smooth, { x, gradient }: Point): Float64Array {
  return gradient.map((g, j) => {
    if (x[j] !== 0) return g + l1[j] * Math.sign(x[j]);
    return Math.sign(g) * Math.max(Math.abs(g) - l1[j], 0);
  });
}

/** −H⁻¹ · slope by the two loops of L-BFGS, without the parts of penalised coordinates that would climb. */
function direction({ curvature, l1 }: Smooth, slope: Float64Array, pairs: readonly Pair[]): Float64Array {
  const d = slope.map((part) => -part);
  const alphas = pairs.map(() => 0);
  for (let i = pairs.length - 1; i >= 0; i--) {
    alphas[i] = dot(pairs[i].s, d) / pairs[i].sy;
    addScaled(d, pairs[i].y, -alphas[i]);
  }
  const scale = pairs.length === 0 ? 1 : newestScale(curvature, pairs[pairs.length - 1]);
  for (let j = 0; j < d.length; j++) d[j] *= scale / curvature[j];
  for (let i = 0; i < pairs.length; i++) addScaled(d, pairs[i].s, alphas[i] - dot(pairs[i].y, d) / pairs[i].sy);
  for (let j = 0; j < d.length; j++) if (l1[j] > 0 && d[j] * slope[j] >= 0) d[j] = 0;
  return d;
}

/** How much the estimated curvature overstates that of the newest step. */
function newestScale(curvature: Float64Array, { y, sy }: Pair): number {
  return sy / y.reduce((sum, yj, j) => sum + (yj * yj) / curvature[j], 0);
}

/** The first point on the way, halving, that lowers the value enough; penalised coordinates stop at 0 rather than change sign. */
function search(problem: Smooth, from: Point, slope: Float64Array, d: Float64Array): Point | undefined {
  const { l1 } = problem;
  for (let halving = 0, step = 1; halving < HALVINGS; halving++, step /= 2) {
    const x = from.x.map((xj, j) => {
      const moved = xj + step * d[j];
      return l1[j] > 0 && moved * (xj || -slope[j]) <= 0 ? 0 : moved;
    });
    const expected = x.reduce((sum, xj, j) => sum + slope[j] * (xj - from.x[j]), 0);
    if (expected >= 0) return undefined;
    const to = pointAt(problem, x);
    if (to.value <= from.value + SUFFICIENT * expected + NOISE * Math.abs(from.value)) return to;
  }
  return undefined;
}

function remember(pairs: readonly Pair[], from: Point, to: Point): Pair[] {
  const s = to.x.map((xj, j) => xj - from.x[j]);
  const y = to.gradient.map((gj, j) => gj - from.gradient[j]);
  const sy = dot(s, y);
  if (!(sy > Number.EPSILON * dot(y, y) * 1e-10)) return [...pairs];
  return [...pairs.slice(pairs.length === MEMORY ? 1 : 0), { s, y, sy }];
}

function largest(parts: Float64Array): number {
  return parts.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += a[j] * b[j];
  return sum;
}

function addScaled(to: Float64Array, from: Float64Array, factor: number): void {
  for (let j = 0; j < to.length; j++) to[j] += factor * from[j];
}
