// A4: Kaiming weights for relu, against Xavier's.

import { init } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { below, estimateText, judge, within } from '../framework/verdict.ts';
import { bootstrap, mean } from '../statistics/estimate.ts';
import { measureStack, type StackSizes } from '../workbench/deep-stack.ts';
import { seedsOf } from '../workbench/random.ts';

const KINDS = {
  'Kaiming, relu': { activation: 'relu', initializer: init.kaimingNormal({ nonlinearity: 'relu' }) },
  'Xavier, relu': { activation: 'relu', initializer: init.xavierNormal() },
  'Kaiming, tanh': { activation: 'tanh', initializer: init.kaimingNormal({ nonlinearity: 'relu' }) },
} as const;
type Kind = keyof typeof KINDS;
const NAMES = Object.keys(KINDS) as Kind[];

const perLayer = (list: readonly number[]): number => ((list.at(-1) as number) / list[0]) ** (1 / (list.length - 1));

export const kaiming = defineExperiment({
  id: 'A4',
  topic: 'initialisation',
  title: 'Kaiming weights',
  claim: {
    zh: 'Kaiming随机：思路和xavier类似，适用relu等非对称的',
    en: 'Kaiming weights follow the same idea as Xavier’s and suit relu and other asymmetric activations.',
  },
  varied: ['weights: Kaiming, Xavier', 'activation: relu, tanh', 'layer'],
  measures: {
    kaiming: 'size of the signal, factor a layer: Kaiming, relu',
    kaimingBack: 'size of the gradient from last to first, factor a layer: Kaiming, relu',
    xavier: 'size of the signal, factor a layer: Xavier, relu (√½ = 0.707 is expected)',
  },
  rule: 'With Kaiming weights, signal and gradient of relu layers have to stay within 5 % a layer; with Xavier’s the signal has to shrink by more than 20 % a layer.',
  smoke: { layers: 4, width: 64, seeds: 2, samples: 16 },
  full: { layers: 30, width: 256, seeds: 5, samples: 64 },
  async run(context, { layers, width, seeds, samples }) {
    const cases = NAMES.flatMap((kind) => seedsOf(seeds).map((seed) => ({ kind, seed })));
    const found = await context.each(
      cases,
      ({ kind, seed }) => `${kind}, seed ${seed}`,
      ({ kind, seed }) => measureStack({ depth: layers, width, seed, samples, ...KINDS[kind] }),
    );
    const of = (kind: Kind): StackSizes[] => found.filter((_, i) => cases[i].kind === kind);
    const lines = (kind: keyof StackSizes) =>
      NAMES.map((name) => ({
        name,
        points: Array.from({ length: layers }, (_, i) => [i + 1, mean(of(name).map((one) => one[kind][i]))] as const),
      }));
    return {
      measurements: {
        kaiming: bootstrap(of('Kaiming, relu').map(({ activations }) => perLayer(activations))),
        kaimingBack: bootstrap(of('Kaiming, relu').map(({ gradients }) => perLayer([...gradients].reverse()))),
        xavier: bootstrap(of('Xavier, relu').map(({ activations }) => perLayer(activations))),
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
    judge([
      {
        is: within(m.kaiming, 0.95, 1.05),
        yes: `Kaiming keeps the signal of relu layers: factor ${estimateText(m.kaiming)} a layer`,
        no: `Kaiming changes the signal of relu layers by ${estimateText(m.kaiming)} a layer`,
      },
      {
        is: within(m.kaimingBack, 0.95, 1.05),
        yes: `and the gradient: ${estimateText(m.kaimingBack)}`,
        no: `the gradient changes by ${estimateText(m.kaimingBack)} a layer`,
      },
      {
        is: below(m.xavier, 0.8),
        yes: `Xavier’s halves its power: ${estimateText(m.xavier)} a layer`,
        no: `Xavier’s does as well: ${estimateText(m.xavier)}`,
      },
    ]),
});
