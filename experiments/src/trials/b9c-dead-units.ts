// B9c: units that no image activates any more.

import { compile, type Tensor, tensor } from 'fovea';
import { type ImageSet, takeImages } from 'fovea/data';
import { Activation, init, type Layer, Linear, Module, PReLU } from 'fovea/nn';
import { SGD } from 'fovea/optim';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, mean } from '../statistics/estimate.ts';
import { seedsOf } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';
import { train } from '../workbench/training.ts';

const KINDS = ['relu', 'leaky relu', 'prelu'] as const;
type Kind = (typeof KINDS)[number];

const activationOf = (kind: Kind, width: number): Layer =>
  kind === 'prelu' ? new PReLU({ numParameters: width }) : new Activation(kind === 'relu' ? 'relu' : 'leakyRelu');

/** 784 → width → width → 10. */
class Net extends Module {
  readonly layers: readonly Linear[];
  readonly activations: readonly Layer[];

  constructor(width: number, kind: Kind) {
    super();
    const weights = { init: init.kaimingNormal({ nonlinearity: 'relu' }), biasInit: init.zeros };
    this.layers = [784, width, width].map((from, i) => new Linear(from, i === 2 ? 10 : width, weights));
    this.activations = [activationOf(kind, width), activationOf(kind, width)];
  }

  /** What goes into the activations. */
  before(images: Tensor): readonly [Tensor, Tensor] {
    const first = this.layers[0].forward(images.reshape(images.shape[0], -1));
    return [first, this.layers[1].forward(this.activations[0].forward(first))];
  }

  override forward(images: Tensor): Tensor {
    return this.layers[2].forward(this.activations[1].forward(this.before(images)[1]));
  }
}

/** Part of the units whose slope is 0 for every image: relu's below 0, the others' nowhere, unless a learnt slope is 0. */
async function deadShare(
  model: Net,
  kind: Kind,
  test: ImageSet,
  levels: { readonly mean: number; readonly std: number },
): Promise<number> {
  const pixels = Float32Array.from(test.pixels, (value) => (value / 255 - levels.mean) / levels.std);
  const most = compile((x: Tensor) => model.before(x).map((values) => values.max(0)));
  const units = (
    await Promise.all((await most(tensor(pixels, [test.labels.length, 784]))).map((t) => t.data()))
  ).flatMap((list) => Array.from(list));
  if (kind === 'leaky relu') return 0 * units.length;
  const slopes =
    kind === 'prelu'
      ? (await Promise.all(model.activations.map((one) => (one as PReLU).weight.data()))).flatMap((list) =>
          Array.from(list),
        )
      : [];
  return mean(units.map((value, i) => Number(value <= 0 && (kind === 'relu' || slopes[i % slopes.length] === 0))));
}

export const deadUnits = defineExperiment({
  id: 'B9c',
  topic: 'activations',
  title: 'Dead units',
  claim: {
    zh: 'relu：神经元会死；leaky relu，prelu（参数可学习）',
    en: 'Units of relu die; those of leaky relu and PReLU do not.',
  },
  varied: ['activation', 'learning rate'],
  measures: {
    relu: 'dead units, relu, highest rate',
    reluLow: 'dead units, relu, lowest rate',
    prelu: 'dead units, PReLU, highest rate',
    leakyLoss: 'test accuracy of leaky relu less relu’s, highest rate',
  },
  rule: 'At the highest rate more than 2 % of relu’s units have to be dead, and none of PReLU’s; leaky relu’s slope is never 0. That units die at every rate (above 0.5 % at the lowest), and that dead units cost accuracy, is the claim’s reach.',
  smoke: { rates: [0.5], images: 128, width: 16, epochs: 1, seeds: 2 },
  full: { rates: [0.01, 0.1, 0.5], images: 2000, width: 96, epochs: 3, seeds: 5 },
  async run(context, { rates, images, width, epochs, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images >> 1)];
    const cases = KINDS.flatMap((kind) => rates.flatMap((lr) => seedsOf(seeds).map((seed) => ({ kind, lr, seed }))));
    const found = await context.each(
      cases,
      ({ kind, lr, seed }) => `${kind}, rate ${lr}, seed ${seed}`,
      async ({ kind, lr, seed }) => {
        const levels = { mean: 0.286, std: 0.353 };
        const { model, accuracies } = await train(() => new Net(width, kind), {
          ...{ train: set, test, epochs, seed, lr, levels: { mean: [levels.mean], std: [levels.std] } },
          optimizer: (parameters, rate) => new SGD(parameters, { lr: rate, clipGradNorm: 20 }),
        });
        return { dead: await deadShare(model, kind, test, levels), accuracy: accuracies.at(-1) as number };
      },
    );
    const of = (kind: Kind, lr: number, key: 'dead' | 'accuracy'): number[] =>
      found.filter((_, i) => cases[i].kind === kind && cases[i].lr === lr).map((one) => one[key]);
    const high = rates[rates.length - 1];
    const reluAccuracy = of('relu', high, 'accuracy');
    const chart = (title: string, label: string, key: 'dead' | 'accuracy') => ({
      kind: 'line' as const,
      title,
      x: { label: 'learning rate', log: true },
      y: { label },
      series: KINDS.map((kind) =>
        curve(
          kind,
          rates,
          rates.map((lr) => mean(of(kind, lr, key))),
        ),
      ),
    });
    return {
      measurements: {
        relu: bootstrap(of('relu', high, 'dead')),
        reluLow: bootstrap(of('relu', rates[0], 'dead')),
        prelu: bootstrap(of('prelu', high, 'dead')),
        leakyLoss: bootstrap(of('leaky relu', high, 'accuracy').map((value, i) => value - reluAccuracy[i])),
      },
      figures: [
        chart('Dead units', 'part of the units', 'dead'),
        chart('Accuracy', 'part of the test images', 'accuracy'),
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(above(m.relu, 0.02), below(m.prelu, 1e-9)),
          yes: `at the highest rate ${percentText(m.relu)} of relu’s units are dead, and none of the others’`,
          no: `at the highest rate ${percentText(m.relu)} of relu’s units are dead, and ${percentText(m.prelu)} of PReLU’s`,
        },
      ],
      [
        {
          is: above(m.reluLow, 0.005),
          yes: `at the lowest rate ${percentText(m.reluLow)}`,
          no: `it is a matter of the rate: at the lowest ${percentText(m.reluLow)} are dead`,
        },
        {
          is: above(m.leakyLoss, 0),
          yes: `leaky relu is better there by ${percentText(m.leakyLoss)}`,
          no: `leaky relu is not better there: ${percentText(m.leakyLoss)}`,
        },
      ],
    ),
});
