// B9b: sigmoid against other activations: sign of outputs, saturation, speed of learning and of computing.

import { compile, type Tensor, tensor } from 'fovea';
import { type ImageSet, takeImages } from 'fovea/data';
import { init, Linear, Module } from 'fovea/nn';
import { type ActivationName, activate } from 'fovea/ops';
import { SGD } from 'fovea/optim';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, mean, median, ratio } from '../statistics/estimate.ts';
import { normals, seedsOf } from '../workbench/random.ts';
import { train } from '../workbench/training.ts';

const TRAINED = ['sigmoid', 'tanh', 'relu'] as const;
const TIMED: readonly ActivationName[] = [
  'relu',
  'relu6',
  'leakyRelu',
  'hardSigmoid',
  'hardSwish',
  'sigmoid',
  'tanh',
  'silu',
  'gelu',
  'elu',
  'softplus',
  'mish',
];

/** 784 → width → width → width → 10, with Xavier weights for all. */
class Net extends Module {
  readonly layers: readonly Linear[];

  constructor(
    width: number,
    readonly activation: ActivationName,
  ) {
    super();
    this.layers = [784, width, width, width].map(
      (from, i) => new Linear(from, i === 3 ? 10 : width, { init: init.xavierNormal(), biasInit: init.zeros }),
    );
  }

  hidden(images: Tensor): Tensor {
    return this.layers
      .slice(0, -1)
      .reduce<Tensor>((x, layer) => activate(layer.forward(x), this.activation), images.reshape(images.shape[0], -1));
  }

  override forward(images: Tensor): Tensor {
    return this.layers[3].forward(this.hidden(images));
  }
}

interface Learnt {
  readonly losses: number[];
  /** Smallest hidden output. */
  readonly least: number;
  /** Part of the hidden outputs whose slope is below a tenth of the largest. */
  readonly saturated: number;
}

async function learn(
  activation: (typeof TRAINED)[number],
  seed: number,
  width: number,
  epochs: number,
  set: ImageSet,
  test: ImageSet,
): Promise<Learnt> {
  const { model, trainLosses } = await train(() => new Net(width, activation), {
    ...{ train: set, test, epochs, seed, lr: 0.1 },
    optimizer: (parameters, lr) => new SGD(parameters, { lr }),
  });
  const pixels = Float32Array.from(test.pixels, (value) => value / 255);
  const values = await model.hidden(tensor(pixels, [test.labels.length, 784])).data();
  const slope = {
    sigmoid: (a: number) => 4 * a * (1 - a),
    tanh: (a: number) => 1 - a * a,
    relu: (a: number) => Number(a > 0),
  }[activation];
  let [least, flat] = [Number.POSITIVE_INFINITY, 0];
  for (const value of values) {
    least = Math.min(least, value);
    flat += Number(slope(value) < 0.1);
  }
  return { losses: trainLosses, least, saturated: flat / values.length };
}

/** Nanoseconds an element, forward, for each repeat. */
async function time(name: ActivationName, count: number, repeats: number, now: () => number): Promise<number[]> {
  const x = tensor(normals(count, 1));
  const run = compile((input: Tensor) => activate(input, name).sum());
  // Compilers of the machine make code faster after some calls.
  for (let i = 0; i < 5; i++) await (await run(x)).item();
  const list: number[] = [];
  for (let i = 0; i < repeats; i++) {
    const start = now();
    await (await run(x)).item();
    list.push(((now() - start) * 1e6) / count);
  }
  return list;
}

export const sigmoidTraining = defineExperiment({
  id: 'B9b',
  topic: 'activations',
  title: 'Sigmoid in hidden layers',
  claim: {
    zh: 'sigmoid：输出都大于0，有饱和区，导致收敛速度变慢；梯度消失；幂运算计算慢',
    en: 'Sigmoid’s outputs are all above 0 and saturate, so that training is slower; the power makes it slow to compute.',
  },
  varied: ['activation'],
  measures: {
    least: 'smallest hidden output, sigmoid',
    saturated: 'part of the hidden outputs with a slope below a tenth of the largest, sigmoid after training',
    slower: 'training loss of the last epoch, sigmoid over relu, same budget',
    slowerTanh: 'the same, sigmoid over tanh',
    cost: 'time an element, sigmoid over relu',
  },
  rule: 'Outputs have to be above 0, and the loss after the same training larger than with relu and tanh. That outputs saturate (more than 5 %) and that it is slow to compute (more than 1.5 times relu) is the claim’s reach.',
  caveat: 'Three hidden layers, SGD with a rate of 0.1 for all. Times are of this engine on the machine that is named.',
  smoke: { images: 128, width: 16, epochs: 1, seeds: 2, elements: 20000, repeats: 3 },
  full: { images: 3000, width: 96, epochs: 4, seeds: 5, elements: 1000000, repeats: 15 },
  async run(context, { images, width, epochs, seeds, elements, repeats }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images >> 1)];
    const cases = TRAINED.flatMap((activation) => seedsOf(seeds).map((seed) => ({ activation, seed })));
    const found = await context.each(
      cases,
      ({ activation, seed }) => `${activation}, seed ${seed}`,
      ({ activation, seed }) => learn(activation, seed, width, epochs, set, test),
    );
    const times = await context.each(
      TIMED,
      (name) => `time of ${name}`,
      (name) => time(name, elements, repeats, context.now),
    );
    const of = (wanted: string): Learnt[] => found.filter((_, i) => cases[i].activation === wanted);
    const last = (wanted: string): number[] => of(wanted).map(({ losses }) => losses.at(-1) as number);
    const timeOf = (name: ActivationName): number[] => times[TIMED.indexOf(name)];
    return {
      measurements: {
        least: bootstrap(of('sigmoid').map(({ least }) => least)),
        saturated: bootstrap(of('sigmoid').map(({ saturated }) => saturated)),
        slower: ratio(last('sigmoid'), last('relu')),
        slowerTanh: ratio(last('sigmoid'), last('tanh')),
        cost: bootstrap(
          timeOf('sigmoid').map((value) => value / median(timeOf('relu'))),
          median,
        ),
      },
      figures: [
        {
          kind: 'line',
          title: 'Training loss',
          x: { label: 'epoch' },
          y: { label: 'cross-entropy' },
          series: TRAINED.map((name) => ({
            name,
            points: Array.from(
              { length: epochs },
              (_, e) => [e + 1, mean(of(name).map(({ losses }) => losses[e]))] as const,
            ),
          })),
        },
        {
          kind: 'bar',
          title: 'Nanoseconds an element, forward',
          categories: TIMED,
          y: { label: 'ns' },
          series: [{ name: 'ns', values: times.map(median) }],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        { is: above(m.least, 0), yes: 'all outputs are above 0', no: `some output is ${estimateText(m.least)}` },
        {
          is: both(above(m.slower, 1.05), above(m.slowerTanh, 1.05)),
          yes: `training is slower: a loss ${estimateText(m.slower)} times relu’s and ${estimateText(m.slowerTanh)} times tanh’s after the same steps`,
          no: `training is not slower: a loss ${estimateText(m.slower)} times relu’s and ${estimateText(m.slowerTanh)} times tanh’s`,
        },
      ],
      [
        {
          is: above(m.saturated, 0.05),
          yes: `${percentText(m.saturated)} of the outputs are saturated`,
          no: `saturation is not why: ${percentText(m.saturated)} of the outputs are saturated`,
        },
        {
          is: below(m.cost, 1.5) === 'yes' ? 'no' : above(m.cost, 1.5),
          yes: `it takes ${estimateText(m.cost)} times as long as relu`,
          no: `it is not slow to compute on this engine: ${estimateText(m.cost)} times relu`,
        },
      ],
    ),
});
