// Trained comparisons: every arm with the same seeds, data and budget; the outcome as figures.

import type { Context } from '../framework/experiment.ts';
import type { BarFigure } from '../framework/figure.ts';
import type { Estimate } from '../framework/interval.ts';
import { bootstrap } from '../statistics/estimate.ts';
import { seedsOf } from './random.ts';

/** Results by arm, one for each seed. */
export type Arms<A extends string> = Readonly<Record<A, number[]>>;

/** Runs every arm with every seed. */
export async function compareArms<A extends string>(
  context: Context,
  arms: readonly A[],
  seeds: number,
  work: (arm: A, seed: number) => Promise<number>,
): Promise<Arms<A>> {
  const cases = seedsOf(seeds).flatMap((seed) => arms.map((arm) => ({ arm, seed })));
  const found = await context.each(
    cases,
    ({ arm, seed }) => `${arm}, seed ${seed}`,
    ({ arm, seed }) => work(arm, seed),
  );
  const of = (arm: A): number[] => found.filter((_, i) => cases[i].arm === arm);
  return Object.fromEntries(arms.map((arm) => [arm, of(arm)])) as Record<A, number[]>;
}

/** Bars with intervals, one for each arm. */
export function armBars<A extends string>(title: string, label: string, arms: Arms<A>): BarFigure {
  const names = Object.keys(arms) as A[];
  const estimates: Estimate[] = names.map((name) => bootstrap(arms[name]));
  return {
    kind: 'bar',
    title,
    categories: names,
    y: { label },
    series: [
      {
        name: label,
        values: estimates.map(({ value }) => value),
        low: estimates.map(({ low }) => low),
        high: estimates.map(({ high }) => high),
      },
    ],
  };
}
