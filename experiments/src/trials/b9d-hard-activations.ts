// B9d: h-sigmoid and h-swish as stand-ins.

import { compile, type Tensor, tensor } from 'fovea';
import { takeImages } from 'fovea/data';
import { type ActivationName, activate } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, estimateText, figureText, judge, percentText, within } from '../framework/verdict.ts';
import { bootstrap, difference, exact, median } from '../statistics/estimate.ts';
import { armBars, compareArms } from '../workbench/compare.ts';
import { normals, steps } from '../workbench/random.ts';
import { graphOf, largest } from '../workbench/series.ts';
import { convBlock, SmallNet } from '../workbench/small-net.ts';
import { train } from '../workbench/training.ts';

const XS = steps(-8, 8, 321);
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const clip = (x: number, high: number): number => Math.min(high, Math.max(0, x));
/** As the notes print it, and as MobileNetV3 has it. */
const noted = (x: number): number => clip(0.5 * x + 0.5, 1);
const mobile = (x: number): number => clip(x + 3, 6) / 6;
const printedSwish = (x: number): number => (x * Math.max(0, x + 3)) / 6;

const ARMS = ['silu', 'hardSwish', 'relu', 'silu, other seeds'] as const;

async function time(name: ActivationName, count: number, repeats: number, now: () => number): Promise<number[]> {
  const x = tensor(normals(count, 1));
  const run = compile((input: Tensor) => activate(input, name).sum());
  for (let i = 0; i < 5; i++) await (await run(x)).item();
  const list: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const start = now();
    await (await run(x)).item();
    list.push(now() - start);
  }
  return list;
}

export const hardActivations = defineExperiment({
  id: 'B9d',
  topic: 'activations',
  title: 'h-sigmoid and h-swish',
  claim: {
    zh: 'h-sigmoid：[0.5x+0.5]截断到[0,1]，硬件友好的近似；hswish：x·relu(x+3)/6，对swish改进（sigmoid计算更耗时）',
    en: 'h-sigmoid, 0.5x + 0.5 cut to [0, 1], is a close stand-in that hardware likes, and h-swish, x·relu(x + 3)/6, improves on swish, as sigmoid takes longer to compute.',
  },
  varied: ['activation', 'form'],
  measures: {
    noted: 'largest difference of clip(0.5x + 0.5, 0, 1) from sigmoid',
    mobile: 'largest difference of relu6(x + 3)/6 from sigmoid',
    swish: 'largest difference of x·relu6(x + 3)/6 from swish',
    printed: 'largest difference of x·relu(x + 3)/6, as printed, from swish, |x| ≤ 8',
    accuracy: 'test accuracy with h-swish less that with swish',
    null: 'the same for swish with other seeds (nothing changed)',
    cost: 'time of swish over that of h-swish',
  },
  rule: 'x·relu6(x + 3)/6 has to be within 0.15 of swish, and accuracy must not fall by more than 1 %. That the printed formulas are close (0.15) and that it is at least 1.2 times as fast is the claim’s reach.',
  caveat:
    'Times are of this engine on the machine that is named. A small network on Fashion-MNIST stands in for MobileNetV3.',
  smoke: { images: 128, epochs: 1, widths: [4, 8], seeds: 2, elements: 20000, repeats: 3 },
  full: { images: 1000, epochs: 4, widths: [8, 12, 16, 24], seeds: 5, elements: 1000000, repeats: 15 },
  async run(context, { images, epochs, widths, seeds, elements, repeats }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images >> 1)];
    const arms = await compareArms(context, ARMS, seeds, async (arm, seed) => {
      const own = arm === 'silu, other seeds';
      const block = convBlock(own ? 'silu' : arm);
      const { accuracies } = await train(() => new SmallNet(1, widths, 10, block), {
        train: set,
        test,
        epochs,
        seed: own ? seed + 100 : seed,
      });
      return accuracies.at(-1) as number;
    });
    const [soft, hard] = await context.each(
      ['silu', 'hardSwish'] as const,
      (name) => `time of ${name}`,
      (name) => time(name, elements, repeats, context.now),
    );
    const far = (f: (x: number) => number, g: (x: number) => number): number =>
      largest(XS.map((x) => Math.abs(f(x) - g(x))));
    const swish = (x: number): number => x * sigmoid(x);
    return {
      measurements: {
        noted: exact(far(noted, sigmoid)),
        mobile: exact(far(mobile, sigmoid)),
        swish: exact(far((x) => x * mobile(x), swish)),
        printed: exact(far(printedSwish, swish)),
        accuracy: difference(arms.hardSwish, arms.silu),
        null: difference(arms['silu, other seeds'], arms.silu),
        cost: bootstrap(
          soft.map((value) => value / median(hard)),
          median,
        ),
      },
      figures: [
        {
          kind: 'line',
          title: 'Gates',
          x: { label: 'x' },
          y: { label: 'value' },
          series: [
            graphOf('sigmoid', XS, sigmoid),
            graphOf('clip(0.5x + 0.5)', XS, noted),
            graphOf('relu6(x + 3)/6', XS, mobile),
          ],
        },
        armBars('Test accuracy', 'part that is right', arms),
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: below(m.swish, 0.15),
          yes: `h-swish is within ${figureText(m.swish.value)} of swish`,
          no: `h-swish is up to ${figureText(m.swish.value)} from swish`,
        },
        {
          is: above(m.accuracy, -0.01),
          yes: `accuracy changes by ${percentText(m.accuracy)} (nothing changed: ${percentText(m.null)})`,
          no: `accuracy changes by ${percentText(m.accuracy)}`,
        },
      ],
      [
        {
          is: within(m.noted, 0, 0.15),
          yes: 'so is 0.5x + 0.5',
          no: `clip(0.5x + 0.5) is ${figureText(m.noted.value)} from sigmoid, three times relu6(x + 3)/6 (${figureText(m.mobile.value)})`,
        },
        {
          is: within(m.printed, 0, 0.15),
          yes: 'and the printed h-swish',
          no: `the printed x·relu(x + 3)/6 lacks the 6 and is ${figureText(m.printed.value)} from swish at |x| ≤ 8`,
        },
        {
          is: above(m.cost, 1.2),
          yes: `swish takes ${estimateText(m.cost)} times as long`,
          no: `it saves little time on this engine: swish takes ${estimateText(m.cost)} times as long`,
        },
      ],
    ),
});
