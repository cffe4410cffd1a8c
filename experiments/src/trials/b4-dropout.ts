// B4: dropout that is scaled by 1/(1−p), and what stays the same.

import { compile, Generator, grad, stack, type Tensor, tensor } from 'fovea';
import { Dropout } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import type { Estimate } from '../framework/interval.ts';
import { above, below, both, estimateText, figureText, judge, within } from '../framework/verdict.ts';
import { bootstrap, exact, mean } from '../statistics/estimate.ts';
import { normals, seedsOf } from '../workbench/random.ts';
import { curve, largest } from '../workbench/series.ts';

type Found = {
  /** Of the results over those of the inputs. */
  readonly mean: number;
  readonly variance: number;
  /** Of a batch norm's scale: the deviation in training over that in evaluation. */
  readonly deviation: number;
  /** Largest distance of a gradient from 0 or 1/(1−p), whichever is closer. */
  readonly odd: number;
};

async function measure(p: number, seed: number, count: number): Promise<Found> {
  const layer = new Dropout(p, new Generator(seed));
  const run = compile((x: Tensor) => {
    const y = layer.forward(x);
    const of = (t: Tensor): Tensor => t.sub(t.mean()).square().mean();
    const figures = stack([y.mean().div(x.mean()), of(y).div(of(x))]);
    return { figures, slopes: grad(y.sum(), [x])[0] };
  });
  // Around 1, so that there is a mean to keep.
  const x = tensor(normals(count, seed).map((value) => 1 + value));
  const { figures, slopes } = await run(x);
  const [average, variance] = await figures.data();
  const odd = largest(
    ((await slopes.data()) as Float32Array).map((value) => Math.min(Math.abs(value), Math.abs(value - 1 / (1 - p)))),
  );
  return { mean: average, variance, deviation: Math.sqrt(variance), odd };
}

export const dropout = defineExperiment({
  id: 'B4',
  topic: 'layers',
  title: 'Dropout',
  claim: {
    zh: 'dropout以随机概率码掉x，剩下的要放大以保证总体信号强度不变；梯度就0; 1/(1-p)',
    en: 'Dropout sets x to 0 at random and scales the rest up, so that the strength of the signal stays; the gradient is 0 or 1/(1−p).',
  },
  varied: ['p'],
  measures: {
    mean: 'mean after dropout over the mean before, p = 0.5',
    unscaled: 'the same without scaling up',
    gradient: 'largest distance of a gradient from 0 or 1/(1−p), all p',
    variance: 'variance after over before, p = 0.5, of inputs with mean 1 and deviation 1',
  },
  rule: 'The mean has to stay within 1 %, and every gradient has to be 0 or 1/(1−p). That the variance stays, too, is the claim’s reach: a batch norm behind dropout learns one that evaluation does not have.',
  smoke: { count: 20000, seeds: 3 },
  full: { count: 200000, seeds: 10 },
  async run(context, { count, seeds }) {
    const ps = [0.1, 0.3, 0.5, 0.7, 0.9];
    const cases = ps.flatMap((p) => seedsOf(seeds).map((seed) => ({ p, seed })));
    const found = await context.each(
      cases,
      ({ p, seed }) => `p ${p}, seed ${seed}`,
      ({ p, seed }) => measure(p, seed, count),
    );
    const of = (p: number, key: keyof Found): number[] =>
      found.filter((_, i) => cases[i].p === p).map((one) => one[key]);
    const half = (values: Estimate): Estimate => ({
      value: values.value / 2,
      low: values.low / 2,
      high: values.high / 2,
    });
    const means = bootstrap(of(0.5, 'mean'));
    const line = (name: string, f: (p: number) => number) => curve(name, ps, ps.map(f));
    return {
      measurements: {
        mean: means,
        unscaled: half(means),
        gradient: exact(largest(found.map(({ odd }) => odd))),
        variance: bootstrap(of(0.5, 'variance')),
      },
      figures: [
        {
          kind: 'line',
          title: 'Mean and variance after dropout, over those before',
          x: { label: 'p' },
          y: { label: 'ratio' },
          series: [
            line('mean', (p) => mean(of(p, 'mean'))),
            line('mean without scaling', (p) => (1 - p) * mean(of(p, 'mean'))),
            line('variance', (p) => mean(of(p, 'variance'))),
          ],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(within(m.mean, 0.99, 1.01), below(m.unscaled, 0.9)),
          yes: `the mean stays (${estimateText(m.mean)}), which it would not without scaling (${estimateText(m.unscaled)})`,
          no: `the mean becomes ${estimateText(m.mean)}`,
        },
        {
          is: below(m.gradient, 1e-6),
          yes: 'every gradient is 0 or 1/(1−p)',
          no: `some gradient is ${figureText(m.gradient.value)} away from 0 and 1/(1−p)`,
        },
      ],
      [
        {
          is: above(m.variance, 1.05) === 'yes' ? 'no' : 'yes',
          yes: 'the variance stays, too',
          no: `the variance does not stay: it grows to ${estimateText(m.variance)} at p = 0.5, so that statistics of a batch norm behind dropout do not fit evaluation`,
        },
      ],
    ),
});
