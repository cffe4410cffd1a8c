// D1: softmax with a temperature, and why the maximum is subtracted.

import { tensor } from 'fovea';
import { softmax } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, figureText, judge, within } from '../framework/verdict.ts';
import { exact } from '../statistics/estimate.ts';
import { curve, largest, total } from '../workbench/series.ts';

const LOGITS = [2, 1, 0.5, -1];
const TEMPERATURES = [0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 100, 1000];

/** exp(q)/Σexp(q) in float32 by the engine, without subtracting anything. */
const naive = async (logits: readonly number[]): Promise<number[]> => {
  const powers = tensor(logits).exp();
  return Array.from(await powers.div(powers.sum()).data());
};
const stable = async (logits: readonly number[], temperature = 1): Promise<number[]> =>
  Array.from(await softmax(tensor(logits), { temperature }).data());

export const temperature = defineExperiment({
  id: 'D1',
  topic: 'losses',
  title: 'Temperature of softmax',
  claim: {
    zh: '减去最大值防止溢出；T取1就是softmax，T接近于0近似于onehot编码，T越大分布越平缓，T等于无穷就是一个均匀分布',
    en: 'Subtracting the maximum prevents overflow. With T = 1 it is softmax, with T → 0 one-hot, with T → ∞ uniform.',
  },
  varied: ['T', 'size of the logits'],
  measures: {
    cold: 'largest probability at the lowest T',
    hot: 'largest distance from uniform at the highest T',
    falling: 'pairs of rising T at which the largest probability does not fall',
    overflow: 'logit from which on softmax without subtraction gives no numbers',
    stable: 'largest distance of the sum from 1 with subtraction, logits up to 10⁶',
    same: 'largest difference with and without subtraction where both give numbers',
  },
  rule: 'One-hot within 10⁻⁶ and uniform within 10⁻², monotone between; without subtraction large logits have to give no numbers, with it sums of 1 within 10⁻⁵.',
  smoke: { logits: LOGITS },
  full: { logits: LOGITS },
  async run(context, { logits }) {
    const list = await context.each(
      TEMPERATURES,
      (T) => `T ${T}`,
      (T) => stable(logits, T),
    );
    const sizes = [1, 10, 50, 80, 88, 89, 90, 100, 1000, 1e6];
    const tried = await context.each(
      sizes,
      (size) => `logits up to ${size}`,
      async (size) => {
        const scaled = [size, size / 2, 0];
        const [without, with_] = [await naive(scaled), await stable(scaled)];
        return {
          finite: without.every(Number.isFinite),
          sum: total(with_),
          difference: without.every(Number.isFinite)
            ? largest(without.map((value, i) => Math.abs(value - with_[i])))
            : 0,
        };
      },
    );
    const tops = list.map((values) => Math.max(...values));
    const broken = sizes.find((_, i) => !tried[i].finite);
    return {
      measurements: {
        cold: exact(tops[0]),
        hot: exact(largest(list[list.length - 1].map((value) => Math.abs(value - 1 / logits.length)))),
        falling: exact(tops.filter((top, i) => i > 0 && top > tops[i - 1]).length),
        overflow: exact(broken ?? 0),
        stable: exact(largest(tried.map(({ sum }) => Math.abs(sum - 1)))),
        same: exact(largest(tried.map(({ difference }) => difference))),
      },
      figures: [
        {
          kind: 'line',
          title: 'Probabilities by temperature',
          x: { label: 'T', log: true },
          y: { label: 'probability' },
          series: logits.map((logit, i) =>
            curve(
              `logit ${logit}`,
              TEMPERATURES,
              list.map((values) => values[i]),
            ),
          ),
        },
      ],
    };
  },
  verdict: (m) =>
    judge([
      {
        is: both(above(m.cold, 1 - 1e-6), below(m.hot, 1e-2), below(m.falling, 0.5)),
        yes: `one-hot at low T (${figureText(m.cold.value)}), uniform at high T (within ${figureText(m.hot.value)}), monotone between`,
        no: `the largest probability is ${figureText(m.cold.value)} at low T, ${figureText(m.hot.value)} from uniform at high T`,
      },
      {
        is: both(within(m.overflow, 1, 1e6), below(m.stable, 1e-5), below(m.same, 1e-6)),
        yes: `without subtraction there are no numbers from logits of ${m.overflow.value} on; with it there always are, and the same ones before`,
        no: 'subtraction makes no difference, or a wrong one',
      },
    ]),
});
