// When to stop looking: thresholds of confidence for a budget of mean cost.

import { ValueError } from '../base/errors.ts';
import { refuse, requireEach, requireList, requireRange } from '../base/require.ts';

/** What `solveExitThresholds` gives. */
export interface ExitPlan {
  /** By step: an image stops where its confidence is at least this. `Infinity` lets none stop; the last is 0. */
  readonly thresholds: readonly number[];
  /** Part of the images that stop at each step. */
  readonly shares: readonly number[];
  /** Mean cost of these images: at most the budget. */
  readonly meanCost: number;
}

/** Refinements of the ratio between the shares of neighbouring steps. */
const BISECTIONS = 60;

/**
 * Thresholds by which the mean cost of the images is as near to the budget as can be, and not above it. The part of the images that stop at each step is
 * q times that at the step before, with q solved for; the surest stop first. Solve on validation images, for those to come.
 * @param confidences by step, those of all images: the largest probability. `GlanceFocusPredictor.allSteps` gives them
 * @param costs of stopping at each step, from the beginning on, ascending: `stepCosts` counts multiply-adds
 * @param budget mean cost of an image
 * @throws ValueError for lists that do not fit each other, no images, confidences outside 0…1, costs that do not ascend, and a budget below the first cost
 * @paper Huang et al., ICLR 2018, arXiv:1703.09844; Wang et al., NeurIPS 2020, arXiv:2010.05300
 * @example
 * const confidences = [[0.9, 0.4, 0.6, 0.5], [0.9, 0.8, 0.9, 0.7]];
 * solveExitThresholds(confidences, [1, 3], 2).thresholds; // [0.6, 0]
 */
export function solveExitThresholds(
  confidences: readonly ArrayLike<number>[],
  costs: readonly number[],
  budget: number,
): ExitPlan {
  const op = 'solveExitThresholds';
  requireConfidences(op, confidences);
  if (costs.length !== confidences.length)
    refuse(op, 'costs', `one for each of the ${confidences.length} steps`, costs);
  requireEach(op, 'costs', costs, 'notNegative');
  for (let t = 1; t < costs.length; t++) if (costs[t] <= costs[t - 1]) refuse(op, 'costs', 'ascending', costs);
  requireRange(op, 'budget', budget, 'positive');
  if (budget < costs[0])
    throw new ValueError(
      `${op}: budget must be at least ${costs[0]}, the cost of the first step: got ${budget}; raise it, or take a cheaper first step`,
    );
  const ranks = confidences.map(ranked);
  const planOf = (ratio: number): ExitPlan => planFor(confidences, { ranks, costs, ratio });
  const rest = planOf(Infinity);
  if (rest.meanCost <= budget) return rest;
  let best = planOf(0);
  // The logarithm of the ratio: the shares are what ratio and 1 / ratio make of each other.
  let [low, high] = [-40, 40];
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    const plan = planOf(Math.exp(middle));
    if (plan.meanCost <= budget) {
      low = middle;
      if (plan.meanCost > best.meanCost) best = plan;
    } else high = middle;
  }
  return best;
}

/** Images, the surest first. */
const ranked = (confidences: ArrayLike<number>): number[] =>
  Array.from({ length: confidences.length }, (_, i) => i).sort((a, b) => confidences[b] - confidences[a] || a - b);

/** Part of all that have stopped by each step, where each step's part is `ratio` times the last one's. */
function stoppedParts(steps: number, ratio: number): number[] {
  // Relative to the largest, so that none overflows.
  const logs = Array.from({ length: steps }, (_, t) => (ratio === 0 || ratio === Infinity ? 0 : t * Math.log(ratio)));
  const most = Math.max(...logs);
  const weights = logs.map((log, t) => {
    if (ratio === 0) return t === 0 ? 1 : 0;
    if (ratio === Infinity) return t === steps - 1 ? 1 : 0;
    return Math.exp(log - most);
  });
  const total = weights.reduce((sum, one) => sum + one);
  let sum = 0;
  return weights.map((one) => {
    sum += one;
    return sum / total;
  });
}

function planFor(
  confidences: readonly ArrayLike<number>[],
  {
    ranks,
    costs,
    ratio,
  }: { readonly ranks: readonly number[][]; readonly costs: readonly number[]; readonly ratio: number },
): ExitPlan {
  const [steps, count] = [costs.length, confidences[0].length];
  const parts = stoppedParts(steps, ratio);
  const gone = new Uint8Array(count);
  const thresholds: number[] = [];
  const shares: number[] = [];
  let stopped = 0;
  for (let t = 0; t < steps; t++) {
    const wanted = t === steps - 1 ? count - stopped : Math.round(parts[t] * count) - stopped;
    const left = ranks[t].filter((i) => !gone[i]);
    const threshold =
      t === steps - 1
        ? 0
        : wanted <= 0 || left.length === 0
          ? Infinity
          : confidences[t][left[Math.min(wanted, left.length) - 1]];
    const stopping = left.filter((i) => confidences[t][i] >= threshold);
    for (const i of stopping) gone[i] = 1;
    stopped += stopping.length;
    thresholds.push(threshold);
    shares.push(stopping.length / count);
  }
  return { thresholds, shares, meanCost: shares.reduce((sum, share, t) => sum + share * costs[t], 0) };
}

/**
 * The step at which each image stops, from 0: the first whose confidence is at least the threshold, or the last.
 * @throws ValueError for lists that do not fit each other, and confidences outside 0…1
 * @example
 * exitSteps([[0.9, 0.4], [0.9, 0.8]], [0.6, 0]); // [0, 1]
 */
export function exitSteps(confidences: readonly ArrayLike<number>[], thresholds: readonly number[]): number[] {
  requireConfidences('exitSteps', confidences);
  requireThresholds('exitSteps', thresholds, confidences.length);
  const last = confidences.length - 1;
  return Array.from({ length: confidences[0].length }, (_, i) => {
    const at = confidences.findIndex((step, t) => step[i] >= thresholds[t]);
    return at < 0 ? last : at;
  });
}

/** @throws ValueError unless there is a number for each step */
export function requireThresholds(op: string, thresholds: readonly number[], steps: number): void {
  requireList(op, 'thresholds', thresholds, 'numbers', 'solveExitThresholds gives them');
  if (thresholds.length !== steps) refuse(op, 'thresholds', `one for each of the ${steps} steps`, thresholds);
  requireEach(op, 'thresholds', thresholds, 'number');
}

function requireConfidences(op: string, confidences: readonly ArrayLike<number>[]): void {
  requireList(op, 'confidences', confidences, 'lists, one for each step');
  if (confidences.length === 0 || confidences[0].length === 0)
    refuse(op, 'confidences', 'those of at least one step and one image', confidences);
  for (const [t, step] of confidences.entries()) {
    if (step.length !== confidences[0].length)
      throw new ValueError(
        `${op}: confidences must be those of the same images at each step: got ${confidences[0].length} at the first and ${step.length} at step ${t}`,
      );
    requireEach(op, `confidences[${t}]`, step, 'probability');
  }
}
