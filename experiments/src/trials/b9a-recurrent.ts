// B9a: relu and tanh in a recurrent network, whose weights are multiplied by themselves.

import { compile, grad, type Tensor, tensor } from 'fovea';
import { activate } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, estimateText, judge } from '../framework/verdict.ts';
import { bootstrap, mean } from '../statistics/estimate.ts';
import { normals, seedsOf } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';

const ACTIVATIONS = ['relu', 'tanh'] as const;
const GAINS = [1, 1.5, 2] as const;

interface Net {
  readonly activation: (typeof ACTIVATIONS)[number];
  readonly gain: number;
  readonly steps: number;
  readonly width: number;
}

type Sizes = { readonly gradient: number; readonly state: number };

/** h ← f(W·h + x): sizes of the last state, and of its gradient by the first, for a gradient of size 1. */
function recurrent({ activation, steps, width }: Net) {
  return compile((h0: Tensor, weight: Tensor, inputs: Tensor, direction: Tensor) => {
    let h = h0;
    for (let t = 0; t < steps; t++)
      h = activate(h.matmul(weight).add(inputs.slice(0, t, t + 1).reshape(-1, width)), activation);
    const size = (x: Tensor): Tensor => x.square().mean().sqrt();
    return { gradient: size(grad(h.mul(direction).sum(), [h0])[0]), state: size(h) };
  });
}

async function measure(run: ReturnType<typeof recurrent>, { gain, steps, width }: Net, seed: number): Promise<Sizes> {
  const samples = 16;
  const draw = (purpose: number, scale = 1): Tensor =>
    tensor(
      normals(samples * width, seed, purpose).map((value) => value * scale),
      [samples, width],
    );
  const weight = tensor(
    normals(width * width, seed, 9).map((value) => (value * gain) / Math.sqrt(width)),
    [width, width],
  );
  const inputs = tensor(
    normals(steps * samples * width, seed, 8).map((value) => 0.5 * value),
    [steps, samples, width],
  );
  const { gradient, state } = await run(draw(1), weight, inputs, draw(2));
  return { gradient: await gradient.item(), state: await state.item() };
}

export const recurrentActivations = defineExperiment({
  id: 'B9a',
  topic: 'activations',
  title: 'Activations of recurrent networks',
  claim: {
    zh: 'tanh多用于rnn，因为会在不同时刻共享一个权重参数，所以对参数矩阵做了连乘，如果用relu 大于1，则容易梯度爆炸',
    en: 'Recurrent networks use tanh, as the shared weights are multiplied by themselves over time: with relu, gradients explode where the factor is above 1.',
  },
  varied: ['activation: relu, tanh', 'gain of the weights: 1, 1.5, 2', 'steps'],
  measures: {
    relu: 'factor of the gradient a step, relu, gain 2',
    tanh: 'factor of the gradient a step, tanh, gain 2',
    slower: 'logarithm of tanh’s factor over that of relu’s, gain 2',
    tanhGentle: 'factor of the gradient a step, tanh, gain 1.5',
    reluState: 'size of the last state, relu, gain 2, half of the counts of steps on',
    tanhState: 'size of the last state, tanh, gain 2, likewise',
    reluSmall: 'factor of the gradient a step, relu, gain 1',
  },
  rule: 'At gain 2, relu’s gradient has to grow by more than 10 % a step, and tanh’s exponent has to be less than half as large. That tanh’s gradient never grows is the claim’s reach.',
  smoke: { steps: [3, 6], width: 32, seeds: 2 },
  full: { steps: [5, 10, 20, 40, 70, 100], width: 128, seeds: 5 },
  async run(context, { steps, width, seeds }) {
    const nets = ACTIVATIONS.flatMap((activation) =>
      GAINS.flatMap((gain) => steps.map((count) => ({ activation, gain, steps: count, width }))),
    );
    const found = await context.each(
      nets,
      ({ activation, gain, steps: count }) => `${activation}, gain ${gain}, ${count} steps`,
      async (net) => {
        const run = recurrent(net);
        const sizes: Sizes[] = [];
        for (const seed of seedsOf(seeds)) sizes.push(await measure(run, net, seed));
        return sizes;
      },
    );
    const at = (activation: string, gain: number, count: number): Sizes[] =>
      found[nets.findIndex((net) => net.activation === activation && net.gain === gain && net.steps === count)];
    const [first, last] = [steps[0], steps[steps.length - 1]];
    const factors = (activation: string, gain: number): number[] =>
      at(activation, gain, last).map(
        ({ gradient }, i) => (gradient / at(activation, gain, first)[i].gradient) ** (1 / (last - first)),
      );
    const factor = (activation: string, gain: number) => bootstrap(factors(activation, gain));
    const relu = factors('relu', 2);
    const states = (activation: string) =>
      bootstrap(at(activation, 2, steps[steps.length >> 1]).map(({ state }) => state));
    return {
      measurements: {
        relu: factor('relu', 2),
        tanh: factor('tanh', 2),
        slower: bootstrap(factors('tanh', 2).map((value, i) => Math.log(value) / Math.log(relu[i]))),
        tanhGentle: factor('tanh', 1.5),
        reluState: states('relu'),
        tanhState: states('tanh'),
        reluSmall: factor('relu', 1),
      },
      figures: (['gradient', 'state'] as const).map((key) => ({
        kind: 'line' as const,
        title: key === 'gradient' ? 'Size of the gradient by the first state' : 'Size of the last state',
        x: { label: 'steps' },
        y: { label: 'root mean square', log: true },
        series: ACTIVATIONS.flatMap((activation) =>
          GAINS.map((gain) =>
            curve(
              `${activation}, gain ${gain}`,
              steps,
              steps.map((count) => mean(at(activation, gain, count).map((one) => one[key]))),
            ),
          ),
        ),
      })),
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: above(m.relu, 1.1),
          yes: `relu’s gradient grows by the factor ${estimateText(m.relu)} a step at gain 2`,
          no: `relu’s gradient changes by ${estimateText(m.relu)} a step at gain 2`,
        },
        {
          is: below(m.slower, 0.5),
          yes: `tanh’s changes by ${estimateText(m.tanh)}, an exponent ${estimateText(m.slower)} of relu’s; its states stay at ${estimateText(m.tanhState)}, where relu’s are at ${estimateText(m.reluState)}`,
          no: `tanh’s grows about as fast: ${estimateText(m.tanh)} a step`,
        },
      ],
      [
        {
          is: below(m.tanh, 1),
          yes: 'tanh’s gradient never grows',
          no: `tanh is not safe for any weights: at gain 2 its gradient changes by ${estimateText(m.tanh)} a step, at 1.5 by ${estimateText(m.tanhGentle)}`,
        },
      ],
    ),
});
