// B8b: parameters and milliseconds of depthwise separable convolutions against plain ones.

import { measureMachine, measureTime, profileModel } from 'fovea/analysis';
import { Conv2d, Sequential } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, figureText, judge } from '../framework/verdict.ts';
import { bootstrap, exact } from '../statistics/estimate.ts';
import { curve } from '../workbench/series.ts';

const WIDTHS = [8, 16, 32, 64, 128, 256, 512] as const;
const KERNELS = [3, 5, 7] as const;

const plain = (width: number, kernel: number): Conv2d =>
  new Conv2d(width, width, { kernelSize: kernel, padding: kernel >> 1, bias: false });
const separable = (width: number, kernel: number): Sequential =>
  new Sequential(
    new Conv2d(width, width, { kernelSize: kernel, padding: kernel >> 1, groups: width, bias: false }),
    new Conv2d(width, width, { kernelSize: 1, bias: false }),
  );

const parameterRatio = (width: number, kernel: number): number =>
  plain(width, kernel).parameterCount() / separable(width, kernel).parameterCount();

export const separableCost = defineExperiment({
  id: 'B8b',
  topic: 'architectures',
  title: 'Depthwise separable convolution',
  claim: {
    zh: '深度可分离卷积（deep-wise + point-wise）：比直接使用一个卷积减少8-9倍参数量',
    en: 'Depthwise separable convolution has 8 to 9 times fewer parameters than a plain one.',
  },
  varied: ['width', 'kernel: 3, 5, 7'],
  measures: {
    least: 'least ratio of parameters, 3×3, width 64 and more',
    most: 'largest ratio of parameters, 3×3',
    narrow: 'ratio of parameters, 3×3, width 16',
    large: 'ratio of parameters, 7×7, width 512',
    macs: 'ratio of multiply-adds, 3×3, width 64',
    time: 'ratio of milliseconds forward, 3×3, width 64',
  },
  rule: 'At width 64 and more, the ratio of parameters for 3×3 has to lie between 7.5 and 9. At any width, and that time falls by at least 7.5, too, is the claim’s reach.',
  caveat: 'Times are of this engine on the machine that is named.',
  smoke: { side: 16, repeats: 2, runs: 2 },
  full: { side: 56, repeats: 9, runs: 5 },
  async run(context, { side, repeats, runs }) {
    const macs = await Promise.all(
      [plain(64, 3), separable(64, 3)].map(
        async (model) => (await profileModel(model, [1, side, side, 64], { memory: false })).layers[0].macs,
      ),
    );
    const machine = await measureMachine();
    const times = await context.each(
      Array.from({ length: repeats }, (_, i) => i + 1),
      (i) => `time, repeat ${i}`,
      async () => {
        const of = async (model: Conv2d | Sequential): Promise<number> =>
          (await measureTime(model, [1, side, side, 64], { runs, machine, backward: false })).forward.milliseconds;
        return { plain: await of(plain(64, 3)), separable: await of(separable(64, 3)) };
      },
    );
    const ratios = WIDTHS.map((width) => parameterRatio(width, 3));
    return {
      measurements: {
        least: exact(Math.min(...ratios.slice(WIDTHS.indexOf(64)))),
        most: exact(Math.max(...ratios)),
        narrow: exact(ratios[1]),
        large: exact(parameterRatio(512, 7)),
        macs: exact(macs[0] / macs[1]),
        time: bootstrap(times.map((one) => one.plain / one.separable)),
      },
      figures: [
        {
          kind: 'line',
          title: 'Parameters of a plain convolution over those of a separable one',
          x: { label: 'width', log: true },
          y: { label: 'ratio' },
          series: KERNELS.map((kernel) =>
            curve(
              `${kernel}×${kernel}`,
              WIDTHS,
              WIDTHS.map((width) => parameterRatio(width, kernel)),
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
          is: both(above(m.least, 7.5), below(m.most, 9)),
          yes: `for 3×3 at width 64 and more there are ${figureText(m.least.value)} to ${figureText(m.most.value)} times fewer parameters`,
          no: `for 3×3 there are ${figureText(m.least.value)} to ${figureText(m.most.value)} times fewer parameters`,
        },
      ],
      [
        {
          is: above(m.narrow, 7.5),
          yes: 'in narrow layers, too',
          no: `at width 16 the ratio is ${figureText(m.narrow.value)}, for 7×7 at width 512 it is ${figureText(m.large.value)}: it is 1/(1/C + 1/k²)`,
        },
        {
          is: above(m.time, 7.5),
          yes: `time falls as much: ${estimateText(m.time)} times`,
          no: `time falls less: ${estimateText(m.time)} times, for ${figureText(m.macs.value)} times fewer multiply-adds`,
        },
      ],
    ),
});
