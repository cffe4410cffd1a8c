// D8a: least squares as maximum likelihood, under three kinds of noise.

import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, figureText, judge } from '../framework/verdict.ts';
import { bootstrap, exact, mean, median } from '../statistics/estimate.ts';
import { random, steps } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';

const NOISES = ['normal', 'Laplace', 'uniform'] as const;
type Noise = (typeof NOISES)[number];
const TRUTH = 2;

function draw(noise: Noise, count: number, seed: number): number[] {
  const stream = random(seed, 31 + NOISES.indexOf(noise));
  const one = (): number => {
    if (noise === 'normal') return stream.normal();
    const u = stream.next() - 0.5;
    return noise === 'uniform' ? 2 * Math.sqrt(3) * u : -Math.sign(u) * Math.log(1 - 2 * Math.abs(u)) * Math.SQRT1_2;
  };
  return Array.from({ length: count }, () => TRUTH + one());
}

/** What makes the sum of |error|ᵖ smallest, for p = 2, 1, ∞. */
const ESTIMATORS = {
  'least squares': mean,
  'least absolute': median,
  'smallest largest': (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2,
} as const;
type Name = keyof typeof ESTIMATORS;
const NAMES = Object.keys(ESTIMATORS) as Name[];

const negativeLogLikelihood = (values: readonly number[], at: number): number =>
  values.reduce((sum, value) => sum + 0.5 * Math.log(2 * Math.PI) + 0.5 * (value - at) ** 2, 0);
const squares = (values: readonly number[], at: number): number =>
  values.reduce((sum, value) => sum + (value - at) ** 2, 0);

export const leastSquares = defineExperiment({
  id: 'D8a',
  topic: 'losses',
  title: 'Least squares and likelihood',
  claim: {
    zh: '最小二乘方法，是对符合正态分布的极大似然估计',
    en: 'Least squares is the maximum-likelihood estimate for errors with a normal distribution.',
  },
  varied: ['noise: normal, Laplace, uniform', 'loss: squares, absolute, largest'],
  measures: {
    minimum: 'distance of the likelihood’s best value from that of least squares, on a grid of 10⁻³',
    affine: 'largest difference of the negative log-likelihood from half the squares, less a constant',
    normal: 'mean squared error of least absolute over least squares, normal noise (π/2 = 1.571)',
    laplace: 'the same, Laplace noise (½)',
    uniform: 'mean squared error of the smallest largest error over least squares, uniform noise',
  },
  rule: 'Under normal noise both have to be smallest at the same place and differ by a constant alone, and least squares has to err less than least absolute values. Under Laplace noise least absolute values, and under uniform noise the smallest largest error, have to be better: the normal noise is what matters.',
  smoke: { samples: 20, trials: 100 },
  full: { samples: 50, trials: 4000 },
  async run(context, { samples, trials }) {
    const errors = await context.each(
      NOISES,
      (noise) => `${noise} noise`,
      (noise) =>
        NAMES.map((name) =>
          Array.from({ length: trials }, (_, i) => (ESTIMATORS[name](draw(noise, samples, i + 1)) - TRUTH) ** 2),
        ),
    );
    const values = draw('normal', samples, 1);
    const grid = steps(TRUTH - 1, TRUTH + 1, 2001);
    const [likelihood, sums] = [
      grid.map((at) => negativeLogLikelihood(values, at)),
      grid.map((at) => squares(values, at)),
    ];
    const best = (list: readonly number[]): number => grid[list.indexOf(Math.min(...list))];
    const rest = likelihood.map((value, i) => value - sums[i] / 2);
    // Means of groups of trials, so that a ratio has an interval.
    const groups = (noise: number, name: number): number[] =>
      Array.from({ length: 10 }, (_, g) => mean(errors[noise][name].filter((_, i) => i % 10 === g)));
    const over = (noise: number, name: number) =>
      bootstrap(groups(noise, name).map((value, g) => value / groups(noise, 0)[g]));
    return {
      measurements: {
        minimum: exact(Math.abs(best(likelihood) - best(sums))),
        affine: exact(Math.max(...rest) - Math.min(...rest)),
        normal: over(0, 1),
        laplace: over(1, 1),
        uniform: over(2, 2),
      },
      figures: [
        {
          kind: 'line',
          title: 'Negative log-likelihood and half the squares',
          x: { label: 'estimate' },
          y: { label: 'value' },
          series: [
            curve(
              'negative log-likelihood',
              grid.filter((_, i) => i % 20 === 0),
              likelihood.filter((_, i) => i % 20 === 0),
            ),
            curve(
              'half the squares',
              grid.filter((_, i) => i % 20 === 0),
              sums.filter((_, i) => i % 20 === 0).map((v) => v / 2),
            ),
          ],
        },
        {
          kind: 'bar',
          title: 'Mean squared error of the estimate',
          categories: NOISES,
          y: { label: 'mean squared error' },
          series: NAMES.map((name, n) => ({ name, values: NOISES.map((_, i) => mean(errors[i][n])) })),
        },
      ],
    };
  },
  verdict: (m) =>
    judge([
      {
        is: both(below(m.minimum, 1e-9), below(m.affine, 1e-8)),
        yes: 'the negative log-likelihood is half the squares plus a constant, and smallest at the same place',
        no: `they are smallest ${figureText(m.minimum.value)} apart`,
      },
      {
        is: above(m.normal, 1.2),
        yes: `under normal noise least absolute values err ${estimateText(m.normal)} times as much`,
        no: `under normal noise least absolute values err ${estimateText(m.normal)} times as much`,
      },
      {
        is: both(below(m.laplace, 0.9), below(m.uniform, 0.9)),
        yes: `it is the normal noise: under Laplace noise least absolute values err ${estimateText(m.laplace)} as much, under uniform noise the smallest largest error ${estimateText(m.uniform)}`,
        no: `under Laplace noise least absolute values err ${estimateText(m.laplace)} as much, under uniform noise the smallest largest error ${estimateText(m.uniform)}`,
      },
    ]),
});
