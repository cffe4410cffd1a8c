// Straight lines through points, and exponents as slopes of logarithms.

import type { Estimate } from '../framework/interval.ts';
import { bootstrap, mean } from './estimate.ts';

export type Point = readonly [x: number, y: number];

/** Least squares: y ≈ slope · x + offset. */
export function fitLine(points: readonly Point[]): { readonly slope: number; readonly offset: number } {
  const [x, y] = [mean(points.map((point) => point[0])), mean(points.map((point) => point[1]))];
  let [products, squares] = [0, 0];
  for (const point of points) {
    products += (point[0] - x) * (point[1] - y);
    squares += (point[0] - x) ** 2;
  }
  const slope = products / squares;
  return { slope, offset: y - slope * x };
}

/** The exponent p of y ≈ c · xᵖ. All values have to be above 0. */
export const exponent = (points: readonly Point[]): number =>
  fitLine(points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)).slope;

/** The exponent with its interval: of several curves, one for each seed. */
export const exponentOver = (curves: readonly (readonly Point[])[]): Estimate => bootstrap(curves.map(exponent));
