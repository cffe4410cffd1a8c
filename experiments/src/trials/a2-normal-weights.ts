// A2: normal weights × 0.1, and what the width has to do with it.

import { init } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, estimateText, judge } from '../framework/verdict.ts';
import { bootstrap, mean } from '../statistics/estimate.ts';
import { measureStack, type StackSizes } from '../workbench/deep-stack.ts';
import { seedsOf } from '../workbench/random.ts';

const ACTIVATIONS = ['tanh', 'relu'] as const;
const WIDTHS = [64, 512] as const;
const CASES = ACTIVATIONS.flatMap((activation) => WIDTHS.map((width) => ({ activation, width })));

/** From layer to layer, the factor by which the size of the signal changes. */
const factor = ({ activations }: StackSizes): number =>
  ((activations.at(-1) as number) / activations[0]) ** (1 / (activations.length - 1));
const backFactor = ({ gradients }: StackSizes): number =>
  (gradients[0] / (gradients.at(-1) as number)) ** (1 / (gradients.length - 1));

export const normalWeights = defineExperiment({
  id: 'A2',
  topic: 'initialisation',
  title: 'Normal weights × 0.1',
  claim: {
    zh: '正态随机，通常 x 0.1，避免sigmoid截顶；loss可以正常下降，但正态分布以0为中心，层数增加时输出接近中间值，梯度消失',
    en: 'Normal weights times 0.1: the loss falls, but with more layers the outputs come close to the middle, and the gradients vanish.',
  },
  varied: ['activation: tanh, relu', 'width: 64, 512', 'layer'],
  measures: {
    tanh64: 'size of the signal, factor a layer: tanh, width 64',
    tanhBack64: 'size of the gradient, factor a layer: tanh, width 64',
    tanhBack512: 'size of the gradient, factor a layer: tanh, width 512',
    relu64: 'size of the signal, factor a layer: relu, width 64',
    relu512: 'size of the signal, factor a layer: relu, width 512',
  },
  rule: 'At width 64 (0.1·√64 = 0.8) signal and gradient of tanh layers have to shrink by at least 10 % a layer. That they shrink at any width is the claim’s reach: at width 512 (0.1·√512 = 2.26) they may explode.',
  smoke: { layers: 4, seeds: 2, samples: 16 },
  full: { layers: 12, seeds: 5, samples: 64 },
  async run(context, { layers, seeds, samples }) {
    const cases = CASES.flatMap((one) => seedsOf(seeds).map((seed) => ({ ...one, seed })));
    const found = await context.each(
      cases,
      ({ activation, width, seed }) => `${activation}, width ${width}, seed ${seed}`,
      ({ activation, width, seed }) =>
        measureStack({ depth: layers, width, activation, seed, samples, initializer: init.normal(0, 0.1) }),
    );
    const of = (activation: string, width: number): StackSizes[] =>
      found.filter((_, i) => cases[i].activation === activation && cases[i].width === width);
    const lines = (kind: keyof StackSizes) =>
      CASES.map(({ activation, width }) => ({
        name: `${activation}, width ${width}`,
        points: Array.from(
          { length: layers },
          (_, i) => [i + 1, mean(of(activation, width).map((one) => one[kind][i]))] as const,
        ),
      }));
    return {
      measurements: {
        tanh64: bootstrap(of('tanh', 64).map(factor)),
        tanhBack64: bootstrap(of('tanh', 64).map(backFactor)),
        tanhBack512: bootstrap(of('tanh', 512).map(backFactor)),
        relu64: bootstrap(of('relu', 64).map(factor)),
        relu512: bootstrap(of('relu', 512).map(factor)),
      },
      figures: [
        {
          kind: 'line',
          title: 'Size of activations',
          x: { label: 'layer' },
          y: { label: 'root mean square', log: true },
          series: lines('activations'),
        },
        {
          kind: 'line',
          title: 'Size of gradients',
          x: { label: 'layer' },
          y: { label: 'root mean square', log: true },
          series: lines('gradients'),
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: below(m.tanh64, 0.9),
          yes: `at width 64 tanh’s signal shrinks by the factor ${estimateText(m.tanh64)} a layer`,
          no: `at width 64 tanh’s signal changes by the factor ${estimateText(m.tanh64)} a layer`,
        },
        {
          is: below(m.tanhBack64, 0.9),
          yes: `its gradient shrinks by ${estimateText(m.tanhBack64)} a layer`,
          no: `its gradient changes by ${estimateText(m.tanhBack64)} a layer`,
        },
      ],
      [
        {
          is: below(m.relu512, 1),
          yes: 'relu’s signal shrinks at width 512, too',
          no: `it depends on 0.1·√width: at width 512 relu’s signal grows by the factor ${estimateText(m.relu512)} a layer`,
        },
        {
          is: above(m.tanhBack512, 1) === 'yes' ? 'no' : 'yes',
          yes: `at width 512 tanh’s gradient does not grow (${estimateText(m.tanhBack512)})`,
          no: `at width 512 tanh’s gradient explodes instead: ${estimateText(m.tanhBack512)} a layer`,
        },
      ],
    ),
});
