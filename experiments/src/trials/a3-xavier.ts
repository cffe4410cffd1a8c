// A3: Xavier weights under symmetric activations, by depth.

import { init } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, judge, within } from '../framework/verdict.ts';
import { bootstrap, mean } from '../statistics/estimate.ts';
import { exponent } from '../statistics/fit.ts';
import { measureStack, type StackSizes } from '../workbench/deep-stack.ts';
import { seedsOf } from '../workbench/random.ts';

const KINDS = {
  tanh: { activation: 'tanh', gain: 1 },
  'tanh, gain 5/3': { activation: 'tanh', gain: 5 / 3 },
  sigmoid: { activation: 'sigmoid', gain: 1 },
  'relu (not symmetric)': { activation: 'relu', gain: 1 },
} as const;
type Kind = keyof typeof KINDS;
const NAMES = Object.keys(KINDS) as Kind[];

const first =
  (kind: keyof StackSizes) =>
  (sizes: StackSizes): number =>
    sizes[kind][0];

export const xavier = defineExperiment({
  id: 'A3',
  topic: 'initialisation',
  title: 'Xavier weights',
  claim: {
    zh: 'Xavier随机：输入和输出的分布一致；对称，随着深度增加会收缩；适用sigmoid，tanh等对称的激活函数',
    en: 'Xavier weights keep the distribution from input to output; with depth it shrinks; they suit symmetric activations such as sigmoid and tanh.',
  },
  varied: ['activation: tanh, tanh with gain 5/3, sigmoid, relu', 'layers'],
  measures: {
    shallow: 'signal behind the shallow stack over that behind its first layer, tanh',
    deep: 'the same for the deep stack',
    decay: 'exponent p of signal ∝ layerᵖ in the deep stack, tanh',
    gradient: 'gradient at the first layer of the deep stack, where that at the last is 1, tanh',
    sigmoidGradient: 'the same for sigmoid',
    reluDeep: 'signal behind the deep stack over that behind its first layer, relu',
  },
  rule: 'A few tanh layers have to keep at least half of the signal, and many have to lose some; slowly means by a power of the depth, so that gradients stay above 1 % of their size. That sigmoid is served, too, is the claim’s reach: its gradients have to stay above 1 %.',
  smoke: { shallow: 3, deep: 6, width: 32, seeds: 2, samples: 16 },
  full: { shallow: 3, deep: 50, width: 256, seeds: 5, samples: 64 },
  async run(context, { shallow, deep, width, seeds, samples }) {
    const cases = NAMES.flatMap((kind) => seedsOf(seeds).map((seed) => ({ kind, seed })));
    const found = await context.each(
      cases,
      ({ kind, seed }) => `${kind}, seed ${seed}`,
      ({ kind, seed }) => {
        const { activation, gain } = KINDS[kind];
        return measureStack({
          depth: deep,
          width,
          activation,
          seed,
          samples,
          initializer: init.xavierNormal({ gain }),
        });
      },
    );
    const of = (kind: Kind): StackSizes[] => found.filter((_, i) => cases[i].kind === kind);
    const lines = (kind: keyof StackSizes) =>
      NAMES.map((name) => ({
        name,
        points: Array.from({ length: deep }, (_, i) => [i + 1, mean(of(name).map((one) => one[kind][i]))] as const),
      }));
    const kept =
      (layer: number) =>
      ({ activations }: StackSizes) =>
        activations[layer - 1] / activations[0];
    return {
      measurements: {
        shallow: bootstrap(of('tanh').map(kept(shallow))),
        deep: bootstrap(of('tanh').map(kept(deep))),
        decay: bootstrap(
          of('tanh').map(({ activations }) => exponent(activations.map((y, i) => [i + 1, y] as const).slice(1))),
        ),
        gradient: bootstrap(of('tanh').map(first('gradients'))),
        sigmoidGradient: bootstrap(of('sigmoid').map(first('gradients'))),
        reluDeep: bootstrap(of('relu (not symmetric)').map(kept(deep))),
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
          is: within(m.shallow, 0.5, 1.5),
          yes: `a few tanh layers keep ${estimateText(m.shallow)} of the signal`,
          no: `a few tanh layers leave ${estimateText(m.shallow)} of the signal`,
        },
        {
          is: both(below(m.deep, 0.9), above(m.decay, -1)),
          yes: `with depth it shrinks slowly, to ${estimateText(m.deep)}, like depth to the power ${estimateText(m.decay)}`,
          no: `with depth it goes to ${estimateText(m.deep)}, like depth to the power ${estimateText(m.decay)}`,
        },
        {
          is: above(m.gradient, 0.01),
          yes: `tanh’s gradients arrive at ${estimateText(m.gradient)} of their size`,
          no: `tanh’s gradients vanish: ${estimateText(m.gradient)} arrives`,
        },
      ],
      [
        {
          is: above(m.sigmoidGradient, 0.01),
          yes: `sigmoid’s gradients arrive, too: ${estimateText(m.sigmoidGradient)}`,
          no: `sigmoid is not served: its gradients arrive at ${estimateText(m.sigmoidGradient)} of their size, as its slope is at most 0.25 and its outputs are not around 0`,
        },
      ],
    ),
});
