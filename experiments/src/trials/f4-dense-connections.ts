// F4: whether dense connections reuse early features, and whether that keeps the traces of splices.

import { compile, concat, type Tensor, tensor } from 'fovea';
import { type ImageSet, takeImages } from 'fovea/data';
import { rocAuc } from 'fovea/metrics';
import { BatchNorm2d, Conv2d, Module, manualSeed } from 'fovea/nn';
import { binaryCrossEntropyWithLogits, relu, sigmoid } from 'fovea/ops';
import { AdamW } from 'fovea/optim';
import { defineExperiment } from '../framework/experiment.ts';
import { type Figure, grayImage } from '../framework/figure.ts';
import { above, estimateText, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, difference, mean } from '../statistics/estimate.ts';
import { armBars } from '../workbench/compare.ts';
import { random, seedsOf } from '../workbench/random.ts';
import { curve, numbered } from '../workbench/series.ts';
import { makeSplices, type Splices } from '../workbench/splices.ts';

const ARMS = ['dense', 'early cut', 'sums', 'dense, other seeds', 'no trace'] as const;
type Arm = (typeof ARMS)[number];
const SIDE = 28;
const NOISE = 0.1;
/** The earliest sources: the stem, and the first layer. */
const EARLY = [0, 1] as const;
const RATE = 0.01;

const conv = (from: number, to: number): Conv2d => new Conv2d(from, to, { kernelSize: 3, padding: 1, bias: false });

/** What tells spliced pixels from others, by their logits. */
interface Localiser extends Module {
  forward(images: Tensor): Tensor;
}

/** Norm, relu, 3×3 convolution; the last one gives logits, 1×1. */
const layersOf = (inputs: readonly number[], width: number) => ({
  norms: inputs.map((channels) => new BatchNorm2d(channels)),
  convs: inputs.map((channels, i) =>
    i === inputs.length - 1 ? new Conv2d(channels, 1, { kernelSize: 1 }) : conv(channels, width),
  ),
});

/** Layers that each see the stem and all layers before them, as in DenseNet; so does what gives the logits. */
class DenseLocaliser extends Module implements Localiser {
  readonly stem: Conv2d;
  readonly norms: readonly BatchNorm2d[];
  readonly convs: readonly Conv2d[];
  /** Sources of which all but the layer behind them see the mean alone. */
  held: readonly number[] = [];

  constructor(
    readonly growth: number,
    depth: number,
  ) {
    super();
    this.stem = conv(1, growth);
    const inputs = Array.from({ length: depth + 1 }, (_, i) => (i + 1) * growth);
    ({ norms: this.norms, convs: this.convs } = layersOf(inputs, growth));
  }

  override forward(images: Tensor): Tensor {
    const sources = [this.stem.forward(images)];
    for (const [i, norm] of this.norms.entries()) {
      const seen = sources.map((x, from) => (this.held.includes(from) && i > from ? levelled(x) : x));
      sources.push(this.convs[i].forward(relu(norm.forward(concat(seen, 3)))));
    }
    return sources[sources.length - 1];
  }

  /** `[from][to]`: mean size of the weights with which each layer takes each source, behind its norm, over that of all of the layer's. */
  async weightNorms(): Promise<number[][]> {
    const found = this.norms.map((): number[] => []);
    for (const [to, norm] of this.norms.entries()) {
      const scales = await (norm.weight as BatchNorm2d['weight'] & object).data();
      const weights = await this.convs[to].weight.data();
      const [channels, outputs] = [scales.length, this.convs[to].outChannels];
      const sums = Array.from({ length: to + 1 }, () => 0);
      for (let i = 0; i < weights.length; i++) {
        const channel = Math.floor(i / outputs) % channels;
        sums[Math.floor(channel / this.growth)] += Math.abs(weights[i] * scales[channel]);
      }
      const middle = mean(sums);
      for (const [from, sum] of sums.entries()) found[from].push(sum / middle);
    }
    return found;
  }
}

/** The same everywhere: its mean by channel. */
const levelled = (x: Tensor): Tensor => x.mul(0).add(x.mean([0, 1, 2], { keepDims: true }));

/** Layers in a row, each of which sees the one before alone, or adds to it. */
class ChainLocaliser extends Module implements Localiser {
  readonly stem: Conv2d;
  readonly norms: readonly BatchNorm2d[];
  readonly convs: readonly Conv2d[];

  constructor(
    width: number,
    depth: number,
    private readonly adds: boolean,
  ) {
    super();
    this.stem = conv(1, width);
    const inputs = Array.from({ length: depth + 1 }, () => width);
    ({ norms: this.norms, convs: this.convs } = layersOf(inputs, width));
  }

  override forward(images: Tensor): Tensor {
    return this.norms.reduce((x, norm, i) => {
      const y = this.convs[i].forward(relu(norm.forward(x)));
      return this.adds && i < this.norms.length - 1 ? y.add(x) : y;
    }, this.stem.forward(images));
  }
}

/** Of a chain with about as many weights: growth² · depth·(depth + 1)/2 = width² · depth. */
const chainWidth = (growth: number, depth: number): number => Math.round(growth * Math.sqrt((depth + 1) / 2));

interface Sizes {
  readonly growth: number;
  readonly depth: number;
  readonly steps: number;
  readonly batch: number;
}

async function trained<M extends Localiser>(
  make: () => M,
  { images, masks }: Splices,
  seed: number,
  { steps, batch }: Sizes,
): Promise<M> {
  manualSeed(seed);
  const model = make();
  const optimizer = new AdamW(model.parameters(), { lr: RATE, weightDecay: 0.01 });
  const step = compile((x: Tensor, y: Tensor) => {
    const loss = binaryCrossEntropyWithLogits(model.forward(x), y);
    optimizer.minimize(loss);
    return loss;
  });
  const stream = random(seed, 62);
  for (let i = 0; i < steps; i++) {
    optimizer.lr = (RATE / 2) * (1 + Math.cos((Math.PI * i) / steps));
    const rows = tensor(
      Int32Array.from({ length: batch }, () => stream.integer(images.shape[0])),
      [batch],
    );
    (await step(images.gather(rows, 0), masks.gather(rows, 0))).dispose();
  }
  model.eval();
  return model;
}

interface Result {
  /** Area under the ROC curve over all pixels of new pictures. */
  readonly auc: number;
  /** Of the dense network: what the AUC loses when each source, and when the earliest ones are held from all but the layer behind them. */
  readonly losses: number[];
  readonly early: number;
  readonly norms: number[][];
  /** A picture, its mask, what is found. */
  readonly shown: number[][];
}

async function study(arm: Arm, seed: number, set: ImageSet, test: ImageSet, sizes: Sizes): Promise<Result> {
  const { growth, depth } = sizes;
  const trace = arm !== 'no trace';
  const own = arm === 'dense, other seeds' ? seed + 100 : seed;
  const splices = makeSplices(set, { count: set.labels.length, seed: own, noise: NOISE, trace });
  const fresh = makeSplices(test, { count: test.labels.length, seed: seed + 1000, noise: NOISE, trace });
  const truth = await fresh.masks.data();
  const scores = async (model: Localiser): Promise<ArrayLike<number>> => sigmoid(model.forward(fresh.images)).data();
  const isChain = arm === 'early cut' || arm === 'sums';
  if (isChain) {
    const make = () => new ChainLocaliser(chainWidth(growth, depth), depth, arm === 'sums');
    const found = await scores(await trained(make, splices, own, sizes));
    return { auc: rocAuc(found, truth), losses: [], early: 0, norms: [], shown: [firstOf(found)] };
  }
  const model = await trained(() => new DenseLocaliser(growth, depth), splices, own, sizes);
  const found = await scores(model);
  const auc = rocAuc(found, truth);
  const without = async (held: readonly number[]): Promise<number> => {
    model.held = held;
    return auc - rocAuc(await scores(model), truth);
  };
  const losses: number[] = [];
  for (let from = 0; from < depth; from++) losses.push(await without([from]));
  return {
    auc,
    losses,
    early: await without(EARLY),
    norms: await model.weightNorms(),
    shown: [firstOf(await fresh.images.data()), firstOf(truth), firstOf(found)],
  };
}

const firstOf = (values: ArrayLike<number>): number[] =>
  Array.from({ length: SIDE * SIDE }, (_, i) => Number(values[i].toFixed(3)));

/** Weights on the earliest sources over those on the source just before, of the layers of the later half and the logits. */
function earlyWeight(norms: readonly (readonly number[])[]): number {
  const late = Array.from({ length: norms.length }, (_, to) => to).slice(Math.ceil(norms.length / 2));
  // `norms[from]` begins with the layer just behind.
  const of = (from: number, to: number): number => norms[from][to - from];
  return mean(late.flatMap((to) => EARLY.map((from) => of(from, to)))) / mean(late.map((to) => of(to, to)));
}

/** Mean over seeds, rows of sources; nothing where a layer comes before its source. */
function normsFigure(found: readonly (readonly (readonly number[])[])[]): Figure {
  const count = found[0].length;
  return {
    kind: 'heat',
    title: 'Mean size of weights by source and layer',
    columns: numbered(count, 1),
    rows: numbered(count),
    x: 'layer; the last gives the logits',
    y: 'source; 0 is the stem',
    of: 'over the mean of the layer',
    values: Array.from({ length: count }, (_, from) =>
      Array.from({ length: count }, (_, to) => (to < from ? 0 : mean(found.map((norms) => norms[from][to - from])))),
    ),
  };
}

function figures(of: (arm: Arm) => readonly Result[]): Figure[] {
  const [first, ...others] = [of('dense')[0], of('early cut')[0], of('sums')[0]];
  const [image, mask, dense] = first.shown;
  const aucs = (arm: Arm): number[] => of(arm).map(({ auc }) => auc);
  return [
    {
      kind: 'image',
      title: 'A spliced picture, its mask, and what each network finds',
      images: [
        grayImage('picture', image, SIDE, SIDE),
        grayImage('mask', mask, SIDE, SIDE),
        grayImage('dense', dense, SIDE, SIDE),
        ...others.map(({ shown }, i) => grayImage(['early cut', 'sums'][i], shown[0], SIDE, SIDE)),
      ],
    },
    armBars('Localisation of splices', 'AUC over pixels', Object.fromEntries(ARMS.map((arm) => [arm, aucs(arm)]))),
    normsFigure(of('dense').map(({ norms }) => norms)),
    {
      kind: 'line',
      title: 'What is lost without the features of one source',
      x: { label: 'source; 0 is the stem' },
      y: { label: 'loss of AUC' },
      series: [
        curve(
          'held from all but the layer behind',
          first.losses.map((_, from) => from),
          first.losses.map((_, from) => mean(of('dense').map(({ losses }) => losses[from]))),
        ),
      ],
    },
  ];
}

export const denseConnections = defineExperiment({
  id: 'F4',
  topic: 'architectures',
  title: 'Dense connections',
  claim: {
    zh: '反复使用浅层特征，保留篡改痕迹',
    en: 'Dense connections use early features again and again, and so keep the traces of tampering.',
  },
  varied: ['connections: dense, in a row (early features cut), sums', 'noise of the splice: smoothed, as around it'],
  measures: {
    weight:
      'mean size of the weights that the later half of the layers has for the stem and the first layer, over that for the layer just before',
    early: 'AUC that the dense network loses when the later layers see only the mean of the stem and the first layer',
    gain: 'AUC of the dense network less that of a chain of equal cost, whose layers see the one before alone',
    sums: 'AUC of the dense network less that of the same chain with sums (residual connections)',
    null: 'dense with other seeds less dense (nothing changed)',
    auc: 'AUC of the dense network over the pixels of new pictures',
    content: 'the same where splices have no trace: what the content alone tells',
  },
  rule: 'Later layers must have weights for the earliest features that are at least half as large as those for the layer before, and lose by doing without them; and splices must be found better than by a chain of equal cost that has early features cut. That sums do not do as well is the claim’s reach.',
  caveat:
    'Seven layers at full resolution on Fashion-MNIST with noise; splices are ellipses whose noise was smoothed, and one learning rate serves all. Where nearly all pixels are told right, little is left to gain.',
  smoke: { images: 32, tests: 8, steps: 3, batch: 8, growth: 2, depth: 3, seeds: 2 },
  full: { images: 1500, tests: 200, steps: 300, batch: 16, growth: 8, depth: 7, seeds: 6 },
  async run(context, { images, tests, steps, batch, growth, depth, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, tests)];
    const cases = seedsOf(seeds).flatMap((seed) => ARMS.map((arm) => ({ arm, seed })));
    const found = await context.each(
      cases,
      ({ arm, seed }) => `${arm}, seed ${seed}`,
      ({ arm, seed }) => study(arm, seed, set, test, { growth, depth, steps, batch }),
    );
    const of = (arm: Arm): Result[] => found.filter((_, i) => cases[i].arm === arm);
    const aucs = (arm: Arm): number[] => of(arm).map(({ auc }) => auc);
    return {
      measurements: {
        weight: bootstrap(of('dense').map(({ norms }) => earlyWeight(norms))),
        early: bootstrap(of('dense').map(({ early }) => early)),
        gain: difference(aucs('dense'), aucs('early cut')),
        sums: difference(aucs('dense'), aucs('sums')),
        null: difference(aucs('dense, other seeds'), aucs('dense')),
        auc: bootstrap(aucs('dense')),
        content: bootstrap(aucs('no trace')),
      },
      figures: figures(of),
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: above(m.weight, 0.5),
          yes: `later layers have weights for the earliest features that are ${estimateText(m.weight)} times as large as those for the layer before`,
          no: `later layers’ weights for the earliest features are small: ${estimateText(m.weight)} times those for the layer before`,
        },
        {
          is: above(m.early, 0),
          yes: `without them ${percentText(m.early)} of AUC are lost`,
          no: `without them nothing is lost: ${percentText(m.early)} of AUC`,
        },
        {
          is: above(m.gain, 0),
          yes: `dense connections find splices better than a chain of equal cost by ${percentText(m.gain)} of AUC (nothing changed: ${percentText(m.null)}), at ${percentText(m.auc)} (content alone: ${percentText(m.content)})`,
          no: `dense connections do not find splices better than a chain of equal cost: ${percentText(m.gain)} of AUC (nothing changed: ${percentText(m.null)}), at ${percentText(m.auc)} (content alone: ${percentText(m.content)})`,
        },
      ],
      [
        {
          is: above(m.sums, 0),
          yes: `sums do not do as well: they are ${percentText(m.sums)} behind`,
          no: `sums do at least as well: the dense network is at ${percentText(m.sums)} from them`,
        },
      ],
    ),
});
