// A1: what zero weights learn.

import { compile, stack, type Tensor, tensor } from 'fovea';
import { batches, takeImages } from 'fovea/data';
import { init, Linear, Module, type Parameter } from 'fovea/nn';
import { type ActivationName, activate, crossEntropy } from 'fovea/ops';
import { SGD } from 'fovea/optim';
import { defineExperiment, type LabData } from '../framework/experiment.ts';
import { above, below, both, figureText, judge, not } from '../framework/verdict.ts';
import { exact } from '../statistics/estimate.ts';
import { combinations } from '../workbench/random.ts';

/** Layers of `width` units with zero weights and biases. */
class ZeroNet extends Module {
  readonly layers: readonly Linear[];

  constructor(
    depth: number,
    width: number,
    private readonly activation: ActivationName,
  ) {
    super();
    const zero = { init: init.zeros, biasInit: init.zeros };
    this.layers = Array.from(
      { length: depth },
      (_, i) => new Linear(i === 0 ? 784 : width, i === depth - 1 ? 10 : width, zero),
    );
  }

  override forward(x: Tensor): Tensor {
    return this.layers.reduce(
      (value, layer, i) => layer.forward(i === 0 ? value : activate(value, this.activation)),
      x,
    );
  }
}

type Trace = {
  /** By step, the norm of each layer's weight gradient. */
  readonly weights: number[][];
  readonly lastBias: number;
  readonly losses: number[];
  /** Largest difference between two units of the first hidden layer after the last step. */
  readonly spread: number;
};

async function train(
  depth: number,
  activation: ActivationName,
  count: number,
  width: number,
  data: LabData,
): Promise<Trace> {
  const model = new ZeroNet(depth, width, activation);
  const optimizer = new SGD(model.parameters(), { lr: 0.1 });
  const size = (gradients: ReadonlyMap<Parameter, Tensor>, parameter: Parameter | undefined): Tensor =>
    (gradients.get(parameter as Parameter) as Tensor).square().sum().sqrt();
  const step = compile((images: Tensor, labels: Tensor) => {
    const loss = crossEntropy(model.forward(images.reshape(-1, 784)), labels);
    const gradients = optimizer.gradients(loss);
    const norms = stack(model.layers.map(({ weight }) => size(gradients, weight)));
    const bias = size(gradients, model.layers[depth - 1].bias);
    optimizer.step(gradients);
    return { loss, norms, bias };
  });
  const trace: Trace = { weights: [], lastBias: 0, losses: [], spread: 0 };
  let lastBias = 0;
  for (const { images, labels, shape } of batches(takeImages(data.train, 64 * count), { batchSize: 64 })) {
    const found = await step(tensor(images, shape), tensor(labels, [labels.length]));
    trace.weights.push([...(await found.norms.data())]);
    trace.losses.push(await found.loss.item());
    if (trace.losses.length === 1) lastBias = await found.bias.item();
  }
  return { ...trace, lastBias, spread: depth === 1 ? 0 : spreadOf(await model.layers[0].weight.data(), width) };
}

/** How far the columns of a weight `[in, out]` are from the first. */
function spreadOf(weight: ArrayLike<number>, width: number): number {
  let most = 0;
  for (let i = 0; i < weight.length; i++) most = Math.max(most, Math.abs(weight[i] - weight[i - (i % width)]));
  return most;
}

const ACTIVATIONS = ['relu', 'tanh', 'sigmoid'] as const;

export const zeroWeights = defineExperiment({
  id: 'A1',
  topic: 'initialisation',
  title: 'Zero weights',
  claim: {
    zh: '全0，等同线性模型，对每个参数导数都相同为0，很快梯度消失；b的梯度不为0，仅依靠b拟合数据',
    en: 'With zero weights all gradients are the same, 0; only a bias has one, and the network fits the data by it alone.',
  },
  varied: ['activation: relu, tanh, sigmoid', 'layers'],
  measures: {
    deepGradient: 'largest weight gradient with relu or tanh, two layers or more, over all steps',
    biasGradient: 'smallest gradient of the last bias at the first step',
    singleGradient: 'weight gradient of a single layer at the first step',
    sigmoidGradient: 'gradient of the last weight with sigmoid at the first step, two layers or more, smallest',
    sigmoidSpread: 'largest difference between units of a hidden layer after training, with sigmoid',
    biasOnlyLoss: 'loss after training, relu, deepest network (ln 10 = 2.303 for guessing)',
  },
  rule: 'The claim needs weight gradients of exactly 0, and a bias with one, for networks with hidden layers of relu and tanh. That it also holds for a single layer and for sigmoid is its reach. sigmoid(0) = 0.5 is not 0.',
  smoke: { layers: [1, 2], steps: 4, width: 8 },
  full: { layers: [1, 2, 3, 4, 5], steps: 60, width: 32 },
  async run(context, { layers, steps, width }) {
    const data = await context.data('fashion-mnist');
    const cases = combinations(ACTIVATIONS, layers);
    const traces = await context.each(
      cases,
      ({ a, b }) => `${a}, ${b} layers`,
      ({ a, b }) => train(b, a, steps, width, data),
    );
    const of = (wanted: (activation: string, depth: number) => boolean): Trace[] =>
      traces.filter((_, i) => wanted(cases[i].a, cases[i].b));
    const deep = of((activation, depth) => activation !== 'sigmoid' && depth > 1);
    const sigmoid = of((activation, depth) => activation === 'sigmoid' && depth > 1);
    const [single] = of((_, depth) => depth === 1);
    const most = Math.max(...layers);
    return {
      measurements: {
        deepGradient: exact(Math.max(...deep.flatMap(({ weights }) => weights.flat()))),
        biasGradient: exact(Math.min(...deep.map(({ lastBias }) => lastBias))),
        singleGradient: exact(single.weights[0][0]),
        sigmoidGradient: exact(Math.min(...sigmoid.map(({ weights }) => weights[0].at(-1) as number))),
        sigmoidSpread: exact(Math.max(...sigmoid.map(({ spread }) => spread))),
        biasOnlyLoss: exact(
          of((activation, depth) => activation === 'relu' && depth === most)[0].losses.at(-1) as number,
        ),
      },
      figures: [
        {
          kind: 'line',
          title: 'Norm of the last weight’s gradient',
          x: { label: 'step' },
          y: { label: 'norm' },
          series: cases.flatMap(({ a, b }, i) =>
            b === 1 || b === most
              ? [
                  {
                    name: `${a}, ${b} layers`,
                    points: traces[i].weights.map((norms, t) => [t, norms.at(-1) as number] as const),
                  },
                ]
              : [],
          ),
        },
        {
          kind: 'bar',
          title: `Gradient norms by layer at the last step, ${most} layers`,
          categories: Array.from({ length: most }, (_, i) => `layer ${i + 1}`),
          y: { label: 'norm' },
          series: ACTIVATIONS.map((activation) => ({
            name: activation,
            values: of((own, depth) => own === activation && depth === most)[0].weights.at(-1) as number[],
          })),
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(not(above(m.deepGradient, 0)), above(m.biasGradient, 0)),
          yes: `with relu and tanh every weight gradient is 0, and the last bias has one of ${figureText(m.biasGradient.value)}: the loss stays at ${figureText(m.biasOnlyLoss.value)}`,
          no: `with relu or tanh some weight has a gradient of ${figureText(m.deepGradient.value)}, or no bias has one`,
        },
      ],
      [
        {
          is: below(m.singleGradient, 1e-9),
          yes: 'a single layer learns no weights either',
          no: `a single layer has a weight gradient of ${figureText(m.singleGradient.value)}: without hidden units, zero is a fine start`,
        },
        {
          is: below(m.sigmoidGradient, 1e-9),
          yes: 'with sigmoid all weight gradients are 0, too',
          no: `with sigmoid the last weight gets a gradient (${figureText(m.sigmoidGradient.value)}), as sigmoid(0) = 0.5; its units ${m.sigmoidSpread.high === 0 ? 'stay identical for ever' : 'drift apart by rounding alone'}`,
        },
      ],
    ),
});
