// E2: effective rates of adaptive optimisers by step.

import { compile, type Tensor, tensor } from 'fovea';
import { Parameter } from 'fovea/nn';
import { Adadelta, Adagrad, Adam, type Optimizer, RMSprop } from 'fovea/optim';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, figureText, judge, within } from '../framework/verdict.ts';
import { bootstrap, mean } from '../statistics/estimate.ts';
import { exponent } from '../statistics/fit.ts';
import { normals, seedsOf } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';

const OPTIMISERS = {
  Adagrad: (p: Parameter) => new Adagrad([p], { lr: 0.1 }),
  AdaDelta: (p: Parameter) => new Adadelta([p], { lr: 1, rho: 0.9 }),
  RMSprop: (p: Parameter) => new RMSprop([p], { lr: 0.01 }),
  Adam: (p: Parameter) => new Adam([p], { lr: 0.01 }),
} as const;
type Name = keyof typeof OPTIMISERS;
const NAMES = Object.keys(OPTIMISERS) as Name[];

/** Size of the step over that of the gradient, by step, for gradients around 1 of random sign and size, mean over many weights. */
async function rates(name: Name, count: number, seed: number): Promise<number[]> {
  const width = 256;
  const at = new Parameter(new Float32Array(width), [width]);
  const optimizer = OPTIMISERS[name](at) as unknown as Optimizer<never>;
  const step = compile((gradient: Tensor) => {
    const before = at.read();
    optimizer.step(new Map([[at, gradient]]));
    return at.read().sub(before).abs().sum().div(gradient.abs().sum());
  });
  const list: number[] = [];
  for (let i = 0; i < count; i++) list.push(await (await step(tensor(normals(width, seed, 1000 + i)))).item());
  return list;
}

/** Height left after the steps on f(w) = |w|, from 10: a slope that never falls. */
async function left(name: Name, count: number): Promise<number> {
  const at = new Parameter(Float32Array.of(10), [1]);
  const optimizer = OPTIMISERS[name](at) as unknown as Optimizer<never>;
  const step = compile(() => {
    const loss = at.read().abs().sum();
    optimizer.minimize(loss);
    return loss;
  });
  for (let i = 0; i < count; i++) (await step()).dispose();
  return Math.abs((await at.data())[0]) / 10;
}

export const adaptiveRates = defineExperiment({
  id: 'E2',
  topic: 'optimisers',
  title: 'Effective rates of adaptive optimisers',
  claim: {
    zh: 'Adagrad：v_t累计，最终会使学习率趋近0，未能收敛；AdaDelta给二阶动量加指数移动平均值',
    en: 'Adagrad sums squares, so that its rate goes to 0 before it converges; AdaDelta takes a moving average instead.',
  },
  varied: ['optimiser', 'step'],
  measures: {
    adagrad: 'exponent p of rate ∝ stepᵖ, Adagrad (−½ is expected)',
    adadelta: 'the same for AdaDelta',
    rmsprop: 'the same for RMSprop',
    adagradLeft: 'part of the way that Adagrad has left on |w| after all steps',
    rmspropLeft: 'the same for RMSprop',
  },
  rule: 'Adagrad’s rate has to fall like a power of the step (−0.6 to −0.4); AdaDelta’s must not fall (above −0.1). That Adagrad does not converge is the claim’s reach: on a slope that never falls it has to have more than half of the way left.',
  smoke: { steps: 40, seeds: 2 },
  full: { steps: 600, seeds: 5 },
  async run(context, { steps: count, seeds }) {
    const cases = NAMES.flatMap((name) => seedsOf(seeds).map((seed) => ({ name, seed })));
    const found = await context.each(
      cases,
      ({ name, seed }) => `${name}, seed ${seed}`,
      ({ name, seed }) => rates(name, count, seed),
    );
    const rest = await context.each(
      NAMES,
      (name) => `|w|, ${name}`,
      (name) => left(name, 10 * count),
    );
    const of = (name: Name): number[][] => found.filter((_, i) => cases[i].name === name);
    const from = count >> 1;
    const power = (name: Name) =>
      bootstrap(of(name).map((list) => exponent(list.slice(from).map((y, i) => [from + i + 1, y] as const))));
    const shown = Array.from({ length: count }, (_, i) => i).filter((i) => i < 50 || i % 20 === 0);
    const leftOf = (name: Name) => ({
      value: rest[NAMES.indexOf(name)],
      low: rest[NAMES.indexOf(name)],
      high: rest[NAMES.indexOf(name)],
    });
    return {
      measurements: {
        adagrad: power('Adagrad'),
        adadelta: power('AdaDelta'),
        rmsprop: power('RMSprop'),
        adagradLeft: leftOf('Adagrad'),
        rmspropLeft: leftOf('RMSprop'),
      },
      figures: [
        {
          kind: 'line',
          title: 'Effective rate: size of the step over that of the gradient',
          x: { label: 'step', log: true },
          y: { label: 'rate', log: true },
          series: NAMES.map((name) =>
            curve(
              name,
              shown.map((i) => i + 1),
              shown.map((i) => mean(of(name).map((list) => list[i]))),
            ),
          ),
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: within(m.adagrad, -0.6, -0.4),
          yes: `Adagrad’s rate falls like step to the power ${estimateText(m.adagrad)}`,
          no: `Adagrad’s rate goes like step to the power ${estimateText(m.adagrad)}`,
        },
        {
          is: both(above(m.adadelta, -0.1), above(m.rmsprop, -0.1)),
          yes: `AdaDelta’s does not (${estimateText(m.adadelta)}), nor RMSprop’s`,
          no: `AdaDelta’s goes like ${estimateText(m.adadelta)}, RMSprop’s like ${estimateText(m.rmsprop)}`,
        },
      ],
      [
        {
          is: below(m.adagradLeft, 0.5) === 'yes' ? 'no' : 'yes',
          yes: `Adagrad has ${figureText(m.adagradLeft.value)} of the way left, RMSprop ${figureText(m.rmspropLeft.value)}`,
          no: `a rate that falls like a root still arrives: Adagrad has ${figureText(m.adagradLeft.value)} of the way left on a slope that never falls`,
        },
      ],
    ),
});
