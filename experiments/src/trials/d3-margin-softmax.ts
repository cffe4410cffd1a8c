// D3: what margins in softmax do to the angles of embeddings.

import { compile, type Tensor, tensor } from 'fovea';
import { batches, channelStatistics, type ImageSet } from 'fovea/data';
import { init, Linear, Module, manualSeed, Parameter } from 'fovea/nn';
import { crossEntropy, l2Normalize, marginSoftmax } from 'fovea/ops';
import { AdamW } from 'fovea/optim';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, estimateText, judge, percentText } from '../framework/verdict.ts';
import { difference, mean, ratio } from '../statistics/estimate.ts';
import { seedsOf } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';
import { convBlock, SmallNet } from '../workbench/small-net.ts';

const ARMS = ['softmax', 'amSoftmax', 'arcFace', 'aSoftmax'] as const;
type Arm = (typeof ARMS)[number];
const CLASSES = [0, 1, 5, 7, 8] as const;

/** A network that ends in embeddings of two dimensions, and class centres. */
class Embedder extends Module {
  readonly net: SmallNet;
  readonly to: Linear;
  readonly centers: Parameter;

  constructor(widths: readonly number[]) {
    super();
    this.net = new SmallNet(1, widths, 16, convBlock());
    this.to = new Linear(16, 2, { bias: false });
    this.centers = new Parameter(init.normal(0, 1)([2, CLASSES.length]), [2, CLASSES.length]);
  }

  override forward(images: Tensor): Tensor {
    return this.to.forward(this.net.forward(images));
  }
}

/** Images of some classes, numbered anew. */
function some(set: ImageSet, count: number): ImageSet {
  const size = set.height * set.width;
  const own = Array.from(set.labels.keys())
    .filter((i) => CLASSES.includes(set.labels[i] as 0))
    .slice(0, count);
  const pixels = new Uint8Array(own.length * size);
  for (const [n, i] of own.entries()) pixels.set(set.pixels.subarray(i * size, (i + 1) * size), n * size);
  return {
    ...set,
    pixels,
    labels: Int32Array.from(own, (i) => CLASSES.indexOf(set.labels[i] as 0)),
    classNames: CLASSES.map(String),
  };
}

const lossOf = (arm: Arm, embeddings: Tensor, centers: Tensor, labels: Tensor): Tensor => {
  if (arm === 'softmax') return crossEntropy(embeddings.matmul(l2Normalize(centers, { axis: 0 })), labels);
  if (arm === 'aSoftmax')
    return marginSoftmax(embeddings, centers, labels, { variant: 'aSoftmax', margin: 2, annealing: 3 });
  return marginSoftmax(embeddings, centers, labels, { variant: arm, scale: 12, margin: arm === 'arcFace' ? 0.4 : 0.3 });
};

interface Angles {
  /** Root mean square, degrees, of the angles from the mean direction of a class. */
  readonly within: number;
  /** Smallest angle between two classes' mean directions, degrees. */
  readonly between: number;
  readonly accuracy: number;
  readonly points: [number, number, number][];
}

const TURN = 180 / Math.PI;
const apart = (a: number, b: number): number => Math.abs(((a - b + 540) % 360) - 180);

function anglesOf(values: ArrayLike<number>, labels: Int32Array): Angles {
  const directions = Array.from(labels, (_, i) => Math.atan2(values[2 * i + 1], values[2 * i]) * TURN);
  const centres = CLASSES.map((_, c) => {
    const own = directions.filter((_, i) => labels[i] === c).map((angle) => angle / TURN);
    return Math.atan2(mean(own.map(Math.sin)), mean(own.map(Math.cos))) * TURN;
  });
  const nearest = directions.map((angle) =>
    centres.reduce((best, centre, c) => (apart(angle, centre) < apart(angle, centres[best]) ? c : best), 0),
  );
  return {
    within: Math.sqrt(mean(directions.map((angle, i) => apart(angle, centres[labels[i]]) ** 2))),
    between: Math.min(...centres.flatMap((a, i) => centres.slice(i + 1).map((b) => apart(a, b)))),
    accuracy: mean(nearest.map((c, i) => Number(c === labels[i]))),
    points: Array.from(labels.slice(0, 200), (label, i) => [values[2 * i], values[2 * i + 1], label]),
  };
}

async function embed(
  arm: Arm,
  seed: number,
  widths: readonly number[],
  epochs: number,
  set: ImageSet,
  test: ImageSet,
): Promise<Angles> {
  manualSeed(seed);
  const model = new Embedder(widths);
  const optimizer = new AdamW(model.parameters(), { lr: 0.004, weightDecay: 0.01 });
  const levels = channelStatistics(set);
  const step = compile((images: Tensor, labels: Tensor) => {
    const loss = lossOf(arm, model.forward(images), model.centers.read(), labels);
    optimizer.minimize(loss);
    return loss;
  });
  model.train();
  for (let epoch = 0; epoch < epochs; epoch++) {
    optimizer.lr = 0.004 * (1 - epoch / epochs);
    for (const { images, labels, shape } of batches(set, {
      batchSize: 64,
      ...levels,
      shuffle: true,
      seed,
      epoch,
      dropLast: true,
    }))
      (await step(tensor(images, shape), tensor(labels, [labels.length]))).dispose();
  }
  model.eval();
  const [all] = batches(test, { batchSize: test.labels.length, ...levels });
  return anglesOf(await model.forward(tensor(all.images, all.shape)).data(), all.labels);
}

export const marginSoftmaxAngles = defineExperiment({
  id: 'D3',
  topic: 'losses',
  title: 'Softmax with margins',
  claim: {
    zh: 'softmax变体（L-softmax, A-softmax, AM-softmax, ArcFace）：类内更紧，类间更开',
    en: 'The variants of softmax with margins draw a class together and spread classes apart.',
  },
  varied: ['loss: softmax, AM-softmax, ArcFace, A-softmax'],
  measures: {
    arcWithin: 'spread of angles within a class, ArcFace over softmax',
    amWithin: 'the same, AM-softmax over softmax',
    aWithin: 'the same, A-softmax over softmax',
    arcBetween: 'smallest angle between classes, ArcFace over softmax',
    accuracy: 'test accuracy by the nearest direction, ArcFace less softmax',
  },
  rule: 'ArcFace and AM-softmax have to draw classes together: a spread below softmax’s. That the closest classes are further apart, and accuracy higher, is the claim’s reach.',
  caveat:
    'Five classes of Fashion-MNIST in two dimensions; softmax has class centres of length 1. The notes leave these losses open; the claim is that of the papers.',
  smoke: { images: 200, epochs: 1, widths: [6, 8], seeds: 2 },
  full: { images: 1000, epochs: 6, widths: [8, 12, 16, 24], seeds: 5 },
  async run(context, { images, epochs, widths, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [some(data.train, images), some(data.test, images >> 1)];
    const cases = ARMS.flatMap((arm) => seedsOf(seeds).map((seed) => ({ arm, seed })));
    const found = await context.each(
      cases,
      ({ arm, seed }) => `${arm}, seed ${seed}`,
      ({ arm, seed }) => embed(arm, seed, widths, epochs, set, test),
    );
    const of = (arm: Arm): Angles[] => found.filter((_, i) => cases[i].arm === arm);
    const list = (arm: Arm, key: 'within' | 'between' | 'accuracy'): number[] => of(arm).map((one) => one[key]);
    const over = (arm: Arm, key: 'within' | 'between') => ratio(list(arm, key), list('softmax', key));
    const cloud = (arm: Arm) => ({
      kind: 'scatter' as const,
      title: `Embeddings of test images: ${arm}`,
      x: { label: 'first' },
      y: { label: 'second' },
      series: CLASSES.map((name, c) => {
        const own = of(arm)[0].points.filter(([, , label]) => label === c);
        return curve(
          `class ${name}`,
          own.map(([x]) => x),
          own.map(([, y]) => y),
        );
      }),
    });
    return {
      measurements: {
        arcWithin: over('arcFace', 'within'),
        amWithin: over('amSoftmax', 'within'),
        aWithin: over('aSoftmax', 'within'),
        arcBetween: over('arcFace', 'between'),
        accuracy: difference(list('arcFace', 'accuracy'), list('softmax', 'accuracy')),
      },
      figures: [
        cloud('softmax'),
        cloud('arcFace'),
        {
          kind: 'bar',
          title: 'Spread of angles within a class',
          categories: ARMS,
          y: { label: 'degrees' },
          series: [{ name: 'spread', values: ARMS.map((arm) => mean(list(arm, 'within'))) }],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: below(m.arcWithin, 1),
          yes: `ArcFace’s classes have ${estimateText(m.arcWithin)} of softmax’s spread`,
          no: `ArcFace’s classes have ${estimateText(m.arcWithin)} of softmax’s spread`,
        },
        {
          is: below(m.amWithin, 1),
          yes: `AM-softmax’s ${estimateText(m.amWithin)}, A-softmax’s ${estimateText(m.aWithin)}`,
          no: `AM-softmax’s ${estimateText(m.amWithin)}, A-softmax’s ${estimateText(m.aWithin)}`,
        },
      ],
      [
        {
          is: above(m.arcBetween, 1),
          yes: `the closest classes are ${estimateText(m.arcBetween)} times as far apart`,
          no: `the closest classes are not further apart: ${estimateText(m.arcBetween)} times`,
        },
        {
          is: above(m.accuracy, 0),
          yes: `accuracy gains ${percentText(m.accuracy)}`,
          no: `accuracy does not gain: ${percentText(m.accuracy)}`,
        },
      ],
    ),
});
