// E1: paths of optimisers in a ravine, at a saddle, and between two wells.

import { compile, type Tensor, tensor } from 'fovea';
import { Parameter } from 'fovea/nn';
import { Adadelta, Adagrad, Adam, AdamW, type Optimizer, RMSprop, SGD } from 'fovea/optim';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, estimateText, figureText, judge } from '../framework/verdict.ts';
import { difference, exact, ratio } from '../statistics/estimate.ts';
import { normals, seedsOf } from '../workbench/random.ts';

const OPTIMISERS = {
  SGD: (p: Parameter, lr: number) => new SGD([p], { lr }),
  'SGD, momentum': (p: Parameter, lr: number) => new SGD([p], { lr, momentum: 0.9 }),
  Nesterov: (p: Parameter, lr: number) => new SGD([p], { lr, momentum: 0.9, nesterov: true }),
  Adagrad: (p: Parameter, lr: number) => new Adagrad([p], { lr: 30 * lr }),
  AdaDelta: (p: Parameter, lr: number) => new Adadelta([p], { lr: 100 * lr }),
  RMSprop: (p: Parameter, lr: number) => new RMSprop([p], { lr }),
  Adam: (p: Parameter, lr: number) => new Adam([p], { lr: 3 * lr }),
  AdamW: (p: Parameter, lr: number) => new AdamW([p], { lr: 3 * lr }),
} as const;
type Name = keyof typeof OPTIMISERS;
const NAMES = Object.keys(OPTIMISERS) as Name[];

type Surface = (x: Tensor, y: Tensor) => Tensor;
const SURFACES = {
  /** 50 times as steep across as along. */
  ravine: (x, y) => x.square().mul(0.5).add(y.square().mul(25)),
  saddle: (x, y) => x.square().mul(0.5).sub(y.square().mul(0.5)).add(y.square().square().mul(0.1)),
  /** A shallow well at −1, a deep one at 1, a wall between. */
  'two wells': (x, y) => x.square().sub(1).square().sub(x.mul(0.3)).add(y.square().mul(0.5)),
} as const satisfies Record<string, Surface>;
type Place = keyof typeof SURFACES;
const RATES = [0.0003, 0.001, 0.003, 0.01, 0.03] as const;

/** Points after each step; noise on the gradient as of batches. */
async function path(
  surface: Place,
  name: Name,
  lr: number,
  start: readonly [number, number],
  count: number,
  seed = 0,
): Promise<[number, number][]> {
  const at = new Parameter(Float32Array.from(start), [2]);
  const optimizer = OPTIMISERS[name](at, lr) as unknown as Optimizer<never>;
  const f: Surface = SURFACES[surface];
  const step = compile((noise: Tensor) => {
    const p = at.read();
    const loss = f(p.slice(0, 0, 1), p.slice(0, 1, 2))
      .sum()
      .add(p.mul(noise).sum());
    optimizer.minimize(loss);
    return at.read();
  });
  const noise = seed === 0 ? new Float32Array(2 * count) : normals(2 * count, seed, 41);
  const points: [number, number][] = [[start[0], start[1]]];
  for (let i = 0; i < count; i++) {
    const [x, y] = await (await step(tensor(noise.slice(2 * i, 2 * i + 2)))).data();
    points.push([x, y]);
    if (!(Math.abs(x) + Math.abs(y) < 1e6)) break;
  }
  return points;
}

const height = ([x, y]: readonly [number, number]): number => 0.5 * x * x + 25 * y * y;
/** Steps until the height stays below a thousandth of that at the start. */
function arrival(points: readonly (readonly [number, number])[], count: number): number {
  const limit = height(points[0]) / 1000;
  const last = points.findLastIndex((point) => !(height(point) <= limit));
  return points.length <= count || last >= count ? 10 * count : last + 1;
}
const flips = (points: readonly (readonly [number, number])[], until: number): number =>
  points.slice(1, until).filter(([, y], i) => y * points[i][1] < 0).length;

export const optimiserPaths = defineExperiment({
  id: 'E1',
  topic: 'optimisers',
  title: 'Paths of optimisers',
  claim: {
    zh: 'SGD：只依赖当前batch的梯度，不稳定，收敛速度慢，会持续震荡；带一阶动量的，抑制震荡，冲出局部最优',
    en: 'SGD depends on the gradient at hand alone, oscillates and is slow; momentum damps the oscillation and leaves local minima.',
  },
  varied: ['optimiser', 'surface', 'learning rate', 'noise of the gradient'],
  measures: {
    sgd: 'steps down the ravine, SGD at its best rate',
    momentum: 'steps down the ravine, momentum at its best rate',
    sgdFlips: 'changes of side of the ravine on the way, SGD',
    momentumFlips: 'changes of side of the ravine on the way, momentum',
    sgdSpread:
      'root mean square across the ravine of SGD’s last half over that of momentum’s, noisy gradients, equal drift',
    escape: 'part of the starts that end in the deeper well: momentum less SGD, equal rates',
  },
  rule: 'Momentum at its best rate has to need fewer steps than SGD at its best, and to end in the deeper well more often from the same starts. That it changes sides less often, and is steadier under noise for the same drift, is the claim’s reach.',
  smoke: { steps: 60, seeds: 2, starts: 4 },
  full: { steps: 800, seeds: 5, starts: 16 },
  async run(context, { steps: count, seeds, starts }) {
    const cases = NAMES.flatMap((name) => RATES.map((lr) => ({ name, lr })));
    const ravines = await context.each(
      cases,
      ({ name, lr }) => `ravine, ${name}, rate ${lr}`,
      async ({ name, lr }) => {
        const points = await path('ravine', name, lr, [-8, 1], count);
        const steps = arrival(points, count);
        return {
          steps,
          flips: flips(points, Math.min(steps, count)),
          points: points.filter((_, i) => i % 10 === 0 || i < 60).slice(0, 120),
        };
      },
    );
    const best = (name: Name) =>
      ravines.filter((_, i) => cases[i].name === name).reduce((a, b) => (b.steps < a.steps ? b : a));
    const spreads = await context.each(
      seedsOf(seeds).flatMap((seed) => (['SGD', 'SGD, momentum'] as const).map((name) => ({ seed, name }))),
      ({ seed, name }) => `noise, ${name}, seed ${seed}`,
      async ({ seed, name }) => {
        // Momentum of 0.9 goes ten times as far a step.
        const points = await path('ravine', name, name === 'SGD' ? 0.01 : 0.001, [0, 0], count, seed);
        return Math.sqrt(
          points.slice(count >> 1).reduce((sum, [, y]) => sum + y * y, 0) / (points.length - (count >> 1)),
        );
      },
    );
    const wells = await context.each(
      Array.from({ length: starts }, (_, i) => i),
      (i) => `two wells, start ${i + 1}`,
      async (i) => {
        const start = [-2.4 + (1.6 * i) / starts, 0.5] as const;
        const ends = await Promise.all(
          (['SGD', 'SGD, momentum'] as const).map((name) => path('two wells', name, 0.01, start, Math.min(count, 400))),
        );
        return ends.map((points) => Number((points.at(-1) as [number, number])[0] > 0));
      },
    );
    const of = (name: string): number[] => spreads.filter((_, i) => (i % 2 === 0) === (name === 'SGD'));
    return {
      measurements: {
        sgd: exact(best('SGD').steps),
        momentum: exact(best('SGD, momentum').steps),
        sgdFlips: exact(best('SGD').flips),
        momentumFlips: exact(best('SGD, momentum').flips),
        sgdSpread: ratio(of('SGD'), of('momentum')),
        escape: difference(
          wells.map(([, momentum]) => momentum),
          wells.map(([sgd]) => sgd),
        ),
      },
      figures: [
        {
          kind: 'line',
          title: 'Down the ravine, each at its best rate',
          x: { label: 'along' },
          y: { label: 'across' },
          series: NAMES.map((name) => ({ name, points: best(name).points })),
        },
        {
          kind: 'bar',
          title: 'Steps down the ravine (a bar of ten times the limit: not within it)',
          categories: NAMES,
          y: { label: 'steps', log: true },
          series: [{ name: 'steps', values: NAMES.map((name) => best(name).steps) }],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: m.momentum.value < m.sgd.value ? 'yes' : 'no',
          yes: `momentum is down the ravine in ${m.momentum.value} steps, SGD in ${m.sgd.value}`,
          no: `momentum needs ${m.momentum.value} steps down the ravine, SGD ${m.sgd.value}`,
        },
        {
          is: above(m.escape, 0),
          yes: `momentum leaves the shallow well more often: by ${estimateText(m.escape)} of the starts`,
          no: `momentum does not leave the shallow well more often: ${estimateText(m.escape)}`,
        },
      ],
      [
        {
          is: below(m.momentumFlips, m.sgdFlips.value),
          yes: 'it changes sides less often',
          no: `it does not damp the swing across a ravine: it changes sides ${m.momentumFlips.value} times on the way, SGD ${m.sgdFlips.value} times`,
        },
        {
          is: above(m.sgdSpread, 1),
          yes: `under noisy gradients it is steadier: SGD scatters ${figureText(m.sgdSpread.value)} times as far at equal drift`,
          no: `under noisy gradients it is not steadier: SGD scatters ${estimateText(m.sgdSpread)} times as far at equal drift`,
        },
      ],
    ),
});
