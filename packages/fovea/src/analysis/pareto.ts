// Which of several models no other one beats: the Pareto front of their figures.

import { ValueError } from '../base/errors.ts';
import { refuse, requireList, requireOneOf } from '../base/require.ts';

/**
 * Positions of the points that no other one is at least as good as in every figure, and better in one. Equal points are both on the front; points with a figure
 * that is null or no number are not.
 * @param points figures of each, in one order
 * @param better for each figure, whether less or more is better. Default: less of all
 * @throws ValueError for points of different lengths
 * @example
 * paretoFront([[4.1, 25.6], [1.8, 11.7], [5.7, 25]]); // [1]
 */
export function paretoFront(
  points: readonly (readonly (number | null)[])[],
  better: readonly ('less' | 'more')[] = [],
): number[] {
  requireList('paretoFront', 'points', points, 'points, each a list of figures');
  for (const [i, point] of points.entries())
    if (!Array.isArray(point) || !point.every((value) => value === null || typeof value === 'number'))
      refuse('paretoFront', `points[${i}]`, 'a list of figures, each a number or null', point);
  requireList('paretoFront', 'better', better, "'less' or 'more'");
  for (const [i, which] of better.entries()) requireOneOf('paretoFront', `better[${i}]`, which, ['less', 'more']);
  const length = points[0]?.length ?? 0;
  const odd = points.find((point) => point.length !== length);
  if (odd)
    throw new ValueError(`paretoFront: points must have the same figures: got ${length} and ${odd.length} figures`);
  const costs = points.map((point) =>
    point.map((value, i) => (value === null ? Number.NaN : better[i] === 'more' ? -value : value)),
  );
  const isBeaten = (own: readonly number[]): boolean =>
    costs.some((other) => other.every((value, i) => value <= own[i]) && other.some((value, i) => value < own[i]));
  return costs.flatMap((own, i) => (own.some(Number.isNaN) || isBeaten(own) ? [] : [i]));
}
