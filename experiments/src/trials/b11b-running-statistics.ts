// B11b: the running statistics of batch norm as a sum over the batches.

import { compile, type Tensor, tensor } from 'fovea';
import { BatchNorm2d } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { below, both, figureText, judge, within } from '../framework/verdict.ts';
import { exact } from '../statistics/estimate.ts';
import { random } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';

export const runningStatistics = defineExperiment({
  id: 'B11b',
  topic: 'normalisation',
  title: 'Running statistics of batch norm',
  claim: {
    zh: '训练时BN层的方差和均值：训练时每个batch的值的一阶滑动，α×Now+(1−α)×Prev，其实可以看成 Σα^p·Mean，越早的影响越小',
    en: 'Batch norm’s statistics are a moving average, α·now + (1 − α)·before, which is Σ αᵖ·mean: the earlier, the less it counts.',
  },
  varied: ['batch', 'shift of the data in the middle'],
  measures: {
    layer: 'largest difference of the layer’s mean from Σ α(1−α)ᵖ·mean',
    printed: 'largest difference of Σ αᵖ·mean, as printed, from the layer’s mean',
    older: 'weight of a batch over that of the next, α = 0.1',
    lag: 'batches until 95 % of a shift of the data has arrived, α = 0.1 (ln 0.05 / ln 0.9 = 28.4)',
  },
  rule: 'The layer has to be Σ α(1−α)ᵖ·mean within 10⁻⁴, and an older batch has to count less. That it is Σ αᵖ·mean, as printed, is the claim’s reach.',
  smoke: { batches: 80 },
  full: { batches: 200 },
  async run(context, { batches }) {
    const alpha = 0.1;
    const [samples, shift, at] = [64, 5, batches >> 1];
    const [{ means, running }] = await context.each(['batches'], String, async () => {
      const layer = new BatchNorm2d(1, { momentum: alpha });
      const run = compile((x: Tensor) => layer.forward(x).sum());
      const stream = random(4);
      const list = { means: [] as number[], running: [] as number[] };
      for (let t = 0; t < batches; t++) {
        const values = Float32Array.from({ length: samples }, () => stream.normal() + (t < at ? 0 : shift));
        await (await run(tensor(values, [samples, 1]))).item();
        list.means.push(values.reduce((a, b) => a + b) / samples);
        list.running.push((await layer.runningMean.data())[0]);
      }
      return list;
    });
    const sum = (t: number, weight: (p: number) => number): number =>
      means.slice(0, t + 1).reduce((total, value, i) => total + weight(t - i) * value, 0);
    const right = means.map((_, t) => sum(t, (p) => alpha * (1 - alpha) ** p));
    const printed = means.map((_, t) => sum(t, (p) => alpha ** (p + 1)));
    const distance = (list: readonly number[]): number =>
      Math.max(...list.map((value, t) => Math.abs(value - running[t])));
    const arrived = running.findIndex((value, t) => t >= at && value > 0.95 * shift);
    const xs = means.map((_, t) => t + 1);
    return {
      measurements: {
        layer: exact(distance(right)),
        printed: exact(distance(printed)),
        older: exact(1 - alpha),
        lag: exact((arrived < 0 ? batches : arrived) - at + 1),
      },
      figures: [
        {
          kind: 'line',
          title: 'Running mean while the data shift',
          x: { label: 'batch' },
          y: { label: 'mean' },
          series: [
            curve('of the batch', xs, means),
            curve('layer', xs, running),
            curve('Σ α(1−α)ᵖ·mean', xs, right),
            curve('Σ αᵖ·mean', xs, printed),
          ],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(below(m.layer, 1e-4), below(m.older, 1)),
          yes: `the layer is Σ α(1−α)ᵖ·mean; each older batch counts ${figureText(m.older.value)} of the next, and a shift needs ${m.lag.value} batches to arrive`,
          no: `the layer differs from Σ α(1−α)ᵖ·mean by ${figureText(m.layer.value)}`,
        },
      ],
      [
        {
          is: within(m.printed, 0, 1e-2),
          yes: 'Σ αᵖ·mean is the same',
          no: `the printed Σ αᵖ·mean is something else: its weights do not sum to 1, and it is off by up to ${figureText(m.printed.value)}`,
        },
      ],
    ),
});
