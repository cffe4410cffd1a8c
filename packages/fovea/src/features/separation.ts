// Whether a fit without penalty has run off to infinity: some column no longer holds some classes together.

import { type LogisticProblem, scoresOf, toProbabilities } from './logistic-loss.ts';

/**
 * The first column along which classes can be moved apart at no loss, the number of columns standing for the intercept and for all of them
 * together; undefined when there is none. All are free when every sample is on its class's side, which scaling makes ever surer. Else, the
 * second derivatives by a column's weights are the Laplacian of a graph of classes with edges Σ p·q·x²: singular when it falls apart, and
 * an edge counts as gone when it is less than `gone` of what it is while all classes are equally likely.
 */
export function freeColumn(problem: LogisticProblem, parameters: Float64Array, gone: number): number | undefined {
  const { samples, labels, weights, outputs } = problem;
  const classes = Math.max(2, outputs);
  const columns = samples.columns + (problem.fitIntercept ? 1 : 0);
  const edges = new Float64Array(columns * classes * classes);
  const whole = new Float64Array(columns);
  const scores = scoresOf(samples, parameters, outputs);
  const add = (column: number, weight: number, p: Float64Array): void => {
    whole[column] += weight / classes ** 2;
    for (let a = 0; a < classes; a++)
      for (let b = 0; b < classes; b++) edges[(column * classes + a) * classes + b] += weight * p[a] * p[b];
  };
  let parted = true;
  for (let row = 0; row < samples.rows; row++) {
    const p = scores.subarray(row * outputs, (row + 1) * outputs);
    toProbabilities(p);
    const all = outputs === 1 ? Float64Array.of(1 - p[0], p[0]) : p;
    parted &&= all[labels[row]] > 0.5 || weights[row] === 0;
    for (const [column, value] of samples.row(row)) add(column, weights[row] * value ** 2, all);
    if (problem.fitIntercept) add(samples.columns, weights[row], all);
  }
  if (parted) return samples.columns;
  for (let column = 0; column < columns; column++) {
    const own = edges.subarray(column * classes ** 2, (column + 1) * classes ** 2);
    if (whole[column] > 0 && !connected(own, classes, gone * whole[column])) return column;
  }
  return undefined;
}

/** Whether edges above `least` lead from the first class to all. */
function connected(edges: Float64Array, classes: number, least: number): boolean {
  const reached = new Set([0]);
  for (const a of reached) for (let b = 0; b < classes; b++) if (edges[a * classes + b] > least) reached.add(b);
  return reached.size === classes;
}
