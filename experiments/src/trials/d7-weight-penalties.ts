// D7: what L1 and L2 penalties make of weights, and of a curve that is fitted.

import { compile, type Tensor, tensor } from 'fovea';
import { Parameter } from 'fovea/nn';
import { l1Penalty, l2Penalty } from 'fovea/ops';
import { Adam, type Optimizer, ProximalSGD, SGD } from 'fovea/optim';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, mean, norm } from '../statistics/estimate.ts';
import { normals, random, seedsOf, steps } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';

const KINDS = ['L1, proximal steps', 'L1, gradient steps', 'L2'] as const;
type Kind = (typeof KINDS)[number];
const [INPUTS, SAMPLES, TRUE_WEIGHTS] = [40, 60, 5];

/** Weights of a linear model of which only some inputs matter, after training with a penalty. */
async function weightsOf(kind: Kind, strength: number, seed: number, count: number): Promise<number[]> {
  const x = tensor(normals(SAMPLES * INPUTS, seed, 21), [SAMPLES, INPUTS]);
  const stream = random(seed, 22);
  const truth = Float32Array.from({ length: INPUTS }, (_, i) => (i < TRUE_WEIGHTS ? 1 + stream.next() : 0));
  const y = x.matmul(tensor(truth, [INPUTS, 1])).add(
    tensor(
      normals(SAMPLES, seed, 23).map((value) => 0.3 * value),
      [SAMPLES, 1],
    ),
  );
  const weight = new Parameter(
    normals(INPUTS, seed, 24).map((value) => 0.1 * value),
    [INPUTS, 1],
  );
  const optimizer: Optimizer<never> = (kind === 'L1, proximal steps'
    ? new ProximalSGD([weight], { lr: 0.05, l1: strength })
    : new SGD([weight], { lr: 0.05 })) as unknown as Optimizer<never>;
  const step = compile(() => {
    const fit = x.matmul(weight.read()).sub(y).square().mean();
    const penalty = kind === 'L2' ? l2Penalty([weight]) : l1Penalty([weight]);
    const loss = kind === 'L1, proximal steps' ? fit : fit.add(penalty.mul(strength));
    optimizer.minimize(loss);
    return loss;
  });
  for (let i = 0; i < count; i++) (await step()).dispose();
  return Array.from(await weight.data());
}

/** Steepest slope and size of the weights of a polynomial that is fitted to noisy points with an outlier. */
async function polynomial(strength: number, seed: number, count: number) {
  const degree = 10;
  const xs = steps(-1, 1, 14);
  const stream = random(seed, 25);
  const ys = xs.map((x, i) => Math.sin(2 * x) + 0.1 * stream.normal() + (i === 5 ? 1 : 0));
  const powers = (x: number): number[] => Array.from({ length: degree + 1 }, (_, p) => x ** p);
  const inputs = tensor(xs.flatMap(powers), [xs.length, degree + 1]);
  const weight = new Parameter(new Float32Array(degree + 1), [degree + 1, 1]);
  const optimizer = new Adam([weight], { lr: 0.05 });
  const step = compile((target: Tensor) => {
    const loss = inputs
      .matmul(weight.read())
      .sub(target)
      .square()
      .mean()
      .add(l2Penalty([weight]).mul(strength));
    optimizer.minimize(loss);
    return loss;
  });
  const target = tensor(ys, [ys.length, 1]);
  for (let i = 0; i < count; i++) (await step(target)).dispose();
  const w = Array.from(await weight.data());
  const slope = (x: number): number => w.reduce((sum, value, p) => sum + (p === 0 ? 0 : value * p * x ** (p - 1)), 0);
  return { slope: Math.max(...steps(-1, 1, 201).map((x) => Math.abs(slope(x)))), size: norm(w) };
}

const zeros = (weights: readonly number[]): number => mean(weights.map((value) => Number(value === 0)));

export const weightPenalties = defineExperiment({
  id: 'D7',
  topic: 'losses',
  title: 'L1 and L2 penalties',
  claim: {
    zh: 'L1：极值出现在坐标轴上（菱形），导致很多权重为0，形成稀疏的权重矩阵；L2：产生平滑值，所有参数都比较小；参数越小，模型就越简单（导数越小）',
    en: 'L1 makes many weights 0, L2 makes all of them small; the smaller the parameters, the smaller the slopes, the simpler the model.',
  },
  varied: ['penalty', 'strength', 'kind of step'],
  measures: {
    proximal: 'weights that are exactly 0: L1 by proximal steps',
    gradient: 'weights that are exactly 0: L1 by gradient steps',
    l2: 'weights that are exactly 0: L2',
    shrink: 'size of the weights with the strongest L2 over that with the weakest',
    slope: 'steepest slope of the polynomial with the strongest L2 over that with the weakest',
  },
  rule: 'L1 by proximal steps has to make more than half of the weights (7 of 8 of which are of no use) exactly 0, L2 none; with more L2 weights and slopes have to become smaller. That gradient steps on the L1 penalty give zeros, too, is the claim’s reach.',
  smoke: { steps: 100, strengths: [0.01, 0.3], seeds: 2 },
  full: { steps: 1500, strengths: [0.001, 0.01, 0.03, 0.1, 0.3, 1], seeds: 5 },
  async run(context, { steps: count, strengths, seeds }) {
    const cases = KINDS.flatMap((kind) =>
      strengths.flatMap((strength) => seedsOf(seeds).map((seed) => ({ kind, strength, seed }))),
    );
    const found = await context.each(
      cases,
      ({ kind, strength, seed }) => `${kind}, strength ${strength}, seed ${seed}`,
      ({ kind, strength, seed }) => weightsOf(kind, strength, seed, count),
    );
    const fits = await context.each(
      strengths.flatMap((strength) => seedsOf(seeds).map((seed) => ({ strength, seed }))),
      ({ strength, seed }) => `polynomial, strength ${strength}, seed ${seed}`,
      ({ strength, seed }) => polynomial(strength * 0.1, seed, 2 * count),
    );
    const of = (kind: Kind, strength: number): number[][] =>
      found.filter((_, i) => cases[i].kind === kind && cases[i].strength === strength);
    const middle = strengths.includes(0.1) ? 0.1 : strengths[strengths.length - 1];
    const [weak, strong] = [fits.slice(0, seeds), fits.slice(-seeds)];
    const [weakL2, strongL2] = [of('L2', strengths[0]), of('L2', strengths[strengths.length - 1])];
    const sorted = (kind: Kind): number[] => [...of(kind, middle)[0]].map(Math.abs).sort((a, b) => b - a);
    const ranks = Array.from({ length: INPUTS }, (_, i) => i + 1);
    return {
      measurements: {
        proximal: bootstrap(of('L1, proximal steps', middle).map(zeros)),
        gradient: bootstrap(of('L1, gradient steps', middle).map(zeros)),
        l2: bootstrap(of('L2', middle).map(zeros)),
        shrink: bootstrap(strongL2.map((weights, i) => norm(weights) / norm(weakL2[i]))),
        slope: bootstrap(strong.map(({ slope }, i) => slope / weak[i].slope)),
      },
      figures: [
        {
          kind: 'line',
          title: `Sizes of the weights, strength ${middle}`,
          x: { label: 'rank' },
          y: { label: '|w|', log: true },
          series: KINDS.map((kind) => curve(kind, ranks, sorted(kind))),
        },
        {
          kind: 'line',
          title: 'Weights that are exactly 0',
          x: { label: 'strength', log: true },
          y: { label: 'part' },
          series: KINDS.map((kind) =>
            curve(
              kind,
              strengths,
              strengths.map((strength) => mean(of(kind, strength).map(zeros))),
            ),
          ),
        },
        {
          kind: 'line',
          title: 'Polynomial: steepest slope',
          x: { label: 'strength of L2', log: true },
          y: { label: 'slope' },
          series: [
            curve(
              'slope',
              strengths.map((s) => 0.1 * s),
              strengths.map((_, i) => mean(fits.slice(i * seeds, (i + 1) * seeds).map(({ slope }) => slope))),
            ),
          ],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(above(m.proximal, 0.5), below(m.l2, 1e-9)),
          yes: `L1 by proximal steps makes ${percentText(m.proximal)} of the weights exactly 0, L2 none`,
          no: `L1 by proximal steps makes ${percentText(m.proximal)} of the weights 0, L2 ${percentText(m.l2)}`,
        },
        {
          is: both(below(m.shrink, 0.9), below(m.slope, 0.9)),
          yes: `more L2 makes weights ${estimateText(m.shrink)} and slopes ${estimateText(m.slope)} as large`,
          no: `more L2 changes weights by ${estimateText(m.shrink)}, slopes by ${estimateText(m.slope)}`,
        },
      ],
      [
        {
          is: above(m.gradient, 0.5),
          yes: 'gradient steps on L1 do so as well',
          no: `gradient steps on the L1 penalty give no exact zeros (${percentText(m.gradient)}): weights swing about 0`,
        },
      ],
    ),
});
