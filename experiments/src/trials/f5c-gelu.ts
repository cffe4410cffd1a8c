// F5c: GELU as the mean of a random mask.

import { tensor } from 'fovea';
import { gelu } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { below, both, figureText, judge } from '../framework/verdict.ts';
import { exact } from '../statistics/estimate.ts';
import { random, steps } from '../workbench/random.ts';
import { curve, farthest, largest } from '../workbench/series.ts';

const XS = steps(-4, 4, 33);

export const geluMask = defineExperiment({
  id: 'F5c',
  topic: 'activations',
  title: 'GELU as a random mask',
  claim: {
    zh: '激活函数 GELU：高斯误差线性单元，以高斯概率分布mask掉一些值，越小越可能被mask掉，越大越会保留，有relu的思想',
    en: 'GELU masks values by a Gaussian probability: the smaller, the likelier they are masked, the larger, the likelier they stay, as in relu.',
  },
  varied: ['x'],
  measures: {
    z: 'largest distance of GELU from the mean of x·mask, in standard errors (33 points)',
    monotone: 'pairs of rising x at which fewer values stay than 3 standard errors allow',
    relu: 'largest distance of GELU from relu',
    tanh: 'largest distance of GELU’s tanh form from GELU',
  },
  rule: 'The mean of x·[N(0,1) ≤ x] has to be GELU within 4 standard errors at every point, and the part that stays has to rise.',
  smoke: { draws: 2000 },
  full: { draws: 400000 },
  async run(context, { draws }) {
    const kept = await context.each(
      XS,
      (x) => `x ${x}`,
      (x) => {
        const stream = random(3, Math.round(1000 * (x + 4)));
        let count = 0;
        for (let i = 0; i < draws; i++) count += Number(stream.normal() <= x);
        return count / draws;
      },
    );
    const values = Array.from(await gelu(tensor(XS)).data());
    const form = Array.from(await gelu(tensor(XS), { approximate: 'tanh' }).data());
    const error = (p: number): number => Math.sqrt((Math.max(p, 1 / draws) * Math.max(1 - p, 1 / draws)) / draws);
    const means = kept.map((p, i) => p * XS[i]);
    return {
      measurements: {
        z: exact(
          largest(
            means.map((value, i) =>
              XS[i] === 0 ? 0 : Math.abs(value - values[i]) / (Math.abs(XS[i]) * error(kept[i])),
            ),
          ),
        ),
        monotone: exact(kept.filter((p, i) => i > 0 && p < kept[i - 1] - 3 * error(p)).length),
        relu: exact(
          farthest(
            values,
            XS.map((x) => Math.max(0, x)),
          ),
        ),
        tanh: exact(farthest(values, form)),
      },
      figures: [
        {
          kind: 'line',
          title: 'GELU and the mean of a random mask',
          x: { label: 'x' },
          y: { label: 'value' },
          series: [
            curve('gelu', XS, values),
            curve('mean of x·mask', XS, means),
            curve(
              'relu',
              XS,
              XS.map((x) => Math.max(0, x)),
            ),
          ],
        },
        {
          kind: 'line',
          title: 'Part of the draws that stay',
          x: { label: 'x' },
          y: { label: 'part' },
          series: [curve('kept', XS, kept)],
        },
      ],
    };
  },
  verdict: (m) =>
    judge([
      {
        is: both(below(m.z, 4), below(m.monotone, 0.5)),
        yes: `GELU is the mean of the mask (within ${figureText(m.z.value)} standard errors), and larger values stay more often; it is at most ${figureText(m.relu.value)} from relu`,
        no: `GELU is ${figureText(m.z.value)} standard errors from the mean of the mask`,
      },
    ]),
});
