// Rules that put an integral over [0, 1] in the place of a sum: where to look, and how much each place counts.

export const QUADRATURES = [
  'gausslegendre',
  'riemann_left',
  'riemann_middle',
  'riemann_right',
  'riemann_trapezoid',
] as const;

export type Quadrature = (typeof QUADRATURES)[number];

export interface QuadratureRule {
  readonly nodes: readonly number[];
  /** Their sum is 1. */
  readonly weights: readonly number[];
}

/** Where the places of Riemann's sums lie in their steps. */
const OFFSETS = { riemann_left: 0, riemann_middle: 0.5, riemann_right: 1 } as const;

/** @param count at least 2 for the trapezoids */
export function quadrature(rule: Quadrature, count: number): QuadratureRule {
  if (rule === 'gausslegendre') return gaussLegendre(count);
  const places = Array.from({ length: count }, (_, i) => i);
  if (rule === 'riemann_trapezoid') {
    const step = 1 / (count - 1);
    const isEnd = (i: number): boolean => i === 0 || i === count - 1;
    return { nodes: places.map((i) => i * step), weights: places.map((i) => (isEnd(i) ? step / 2 : step)) };
  }
  return {
    nodes: places.map((i) => (i + OFFSETS[rule]) / count),
    weights: places.map(() => 1 / count),
  };
}

/** The polynomial of Legendre of degree `count`, and its slope. */
function legendre(count: number, x: number): readonly [value: number, slope: number] {
  let [before, value] = [1, x];
  for (let k = 2; k <= count; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return [value, (count * (x * value - before)) / (x * x - 1)];
}

/** Exact for polynomials up to degree 2·count − 1. The places are the polynomial's zeros, by Newton's method. */
function gaussLegendre(count: number): QuadratureRule {
  if (count === 1) return { nodes: [0.5], weights: [1] };
  const [nodes, weights]: [number[], number[]] = [[], []];
  for (let i = count - 1; i >= 0; i--) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    for (let turn = 0; turn < 20; turn++) {
      const [value, slope] = legendre(count, x);
      const step = value / slope;
      x -= step;
      if (Math.abs(step) < 1e-15) break;
    }
    const [, slope] = legendre(count, x);
    nodes.push((1 + x) / 2);
    weights.push(1 / ((1 - x * x) * slope * slope));
  }
  return { nodes, weights };
}
