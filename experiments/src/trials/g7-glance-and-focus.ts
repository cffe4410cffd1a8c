// G7: a small image first, then crops where a policy says, against one network on images of several sizes.

import { compile, type Tensor, tensor } from 'fovea';
import { profileModel } from 'fovea/analysis';
import {
  type CropSource,
  exitSteps,
  type GlanceEncoder,
  GlanceFocus,
  GlanceFocusPredictor,
  GlanceFocusStep,
  PolicyStep,
  solveExitThresholds,
  stepCosts,
} from 'fovea/glance';
import { loadStateDict, manualSeed, type Parameter, stateDict } from 'fovea/nn';
import { crossEntropy, interpolate } from 'fovea/ops';
import { Adam, AdamW } from 'fovea/optim';
import { defineExperiment } from '../framework/experiment.ts';
import type { LineFigure } from '../framework/figure.ts';
import { above, below, figureText, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, difference, exact, mean } from '../statistics/estimate.ts';
import { type Canvases, type CanvasOptions, canvasMaker } from '../workbench/canvas.ts';
import { seedsOf, uniforms } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';
import { convBlock, SmallNet } from '../workbench/small-net.ts';

const BATCH = 64;

interface Setting extends CanvasOptions {
  readonly patch: number;
  readonly looks: number;
  readonly hidden: number;
  readonly widths: readonly number[];
  readonly steps: number;
  readonly policySteps: number;
  readonly tests: number;
}

/** A small network that shows its maps. */
class Encoder extends SmallNet implements GlanceEncoder {
  constructor({ widths, classes }: Setting) {
    super(1, widths, classes, convBlock());
  }

  forwardMaps(images: Tensor): { maps: Tensor; logits: Tensor } {
    const maps = this.features(images);
    return { maps, logits: this.fc.forward(this.pool.forward(maps)) };
  }
}

/** The same network on the whole image, made smaller. */
class Plain extends Encoder {
  constructor(
    setting: Setting,
    private readonly size: number,
  ) {
    super(setting);
  }

  override forward(images: Tensor): Tensor {
    const small =
      images.shape[1] === this.size
        ? images
        : interpolate(images, { size: this.size, mode: 'bilinear', antialias: true });
    return super.forward(small);
  }
}

const optimizerOf = (parameters: readonly Parameter[]): AdamW =>
  new AdamW(parameters, { lr: 0.004, weightDecay: 0.01 });

/** Steps with a rate that falls to 0 by a cosine. */
async function repeat(
  steps: number,
  optimizer: { lr: number },
  { make, step }: { make: (count: number) => Canvases; step: (batch: Canvases) => Promise<unknown> },
): Promise<void> {
  const top = optimizer.lr;
  for (let i = 0; i < steps; i++) {
    optimizer.lr = (top / 2) * (1 + Math.cos((Math.PI * i) / steps));
    await step(make(BATCH));
  }
}

const macsOf = async (model: Plain, side: number): Promise<number> =>
  (await profileModel(model, [1, side, side, 1], { memory: false })).layers[0].macs;

/** Canvases to train with, to solve thresholds on, and to test: in streams of their own. */
const canvasesOf = (
  setting: Setting,
  seed: number,
): Readonly<Record<'train' | 'check' | 'test', (count: number) => Canvases>> => ({
  train: canvasMaker(setting, seed),
  check: canvasMaker(setting, 1000 + seed),
  test: canvasMaker(setting, 2000 + seed),
});

const makeModel = (setting: Setting): GlanceFocus => {
  const { classes, patch, looks, hidden } = setting;
  return new GlanceFocus(new Encoder(setting), new Encoder(setting), {
    ...{ numClasses: classes, inChannels: 1, patchSize: patch, steps: looks },
    ...{ hiddenSize: hidden, policySize: hidden, policyChannels: 8 },
  });
};

/** Part of the labels that are right. */
const rightPart = (found: ArrayLike<number>, labels: ArrayLike<number>): number =>
  mean(Array.from(labels, (label, i) => Number(found[i] === label)));

/** Test accuracy of the plain network at a size. */
async function plain(size: number, seed: number, setting: Setting): Promise<number> {
  manualSeed(seed);
  const model = new Plain(setting, size);
  const optimizer = optimizerOf(model.parameters());
  const step = compile((images: Tensor, labels: Tensor) => {
    const loss = crossEntropy(model.forward(images), labels);
    optimizer.minimize(loss);
    return loss;
  });
  const canvases = canvasesOf(setting, seed);
  await repeat(setting.steps, optimizer, {
    make: canvases.train,
    step: async ({ images, labels }) => (await step(images, labels)).item(),
  });
  model.eval();
  const predict = compile((x: Tensor) => model.forward(x).argmax(1));
  const { images, labels } = canvases.test(setting.tests);
  return rightPart(await (await predict(images)).data(), await labels.data());
}

type Found = {
  /** Test accuracy after each look. */
  readonly looks: number[];
  /** Test accuracy and mean multiply-adds by budget. */
  readonly budgets: { accuracy: number; cost: number }[];
  readonly random: number;
  readonly centre: number;
};

/** Three stages, and the controls: stages 1 and 3 with crops at random, and with those of the centre. */
async function glanceAndFocus(seed: number, setting: Setting, budgets: readonly number[]): Promise<Found> {
  manualSeed(seed);
  const model = makeModel(setting);
  const canvases = canvasesOf(setting, seed);
  const train = async (crops: CropSource, count: number): Promise<void> => {
    const optimizer = optimizerOf(model.classifierParameters());
    const step = new GlanceFocusStep(model, optimizer, { crops, seed, policyStd: 0.05 });
    await repeat(count, optimizer, {
      make: canvases.train,
      step: ({ images, labels }) => step.run(images, labels),
    });
  };
  const first = Math.ceil((2 * setting.steps) / 3);
  await train('random', first);
  const optimizer = new Adam(model.policy.parameters(), { lr: 0.003 });
  const policy = new PolicyStep(model, optimizer, { seed, epochs: 2 });
  await repeat(setting.policySteps, optimizer, {
    make: canvases.train,
    step: ({ images, labels }) => policy.run(images, labels),
  });
  const [check, test] = [canvases.check(setting.tests), canvases.test(setting.tests)];
  const before = await stateDict(model);
  const control = async (crops: 'random' | 'centre'): Promise<number> => {
    await train(crops, setting.steps - first);
    const accuracy = await controlled(model, { crops, test, seed });
    await loadStateDict(model, before);
    return accuracy;
  };
  const [random, centre] = [await control('random'), await control('centre')];
  await train('policy', setting.steps - first);
  const predictor = new GlanceFocusPredictor(model, { batchSize: 256 });
  const [known, own] = [await predictor.allSteps(check.images), await predictor.allSteps(test.images)];
  const [costs, labels] = [await stepCosts(model, setting.side), await test.labels.data()];
  return {
    ...{ looks: own.labels.map((found) => rightPart(found, labels)), random, centre },
    budgets: budgets.map((budget) => {
      const { thresholds } = solveExitThresholds(known.confidences, costs, budget);
      const exits = exitSteps(own.confidences, thresholds);
      const found = exits.map((step, i) => own.labels[step][i]);
      return { accuracy: rightPart(found, labels), cost: mean(exits.map((step) => costs[step])) };
    }),
  };
}

/** Test accuracy after the last look, with crops of the control's kind. */
async function controlled(
  model: GlanceFocus,
  { crops, test, seed }: { crops: 'random' | 'centre'; test: Canvases; seed: number },
): Promise<number> {
  model.eval();
  const shape = [test.images.shape[0], model.steps - 1, 2];
  const count = shape[0] * shape[1] * 2;
  const places = crops === 'centre' ? new Float32Array(count).fill(0.5) : uniforms(count, seed, 72);
  const predict = compile((x: Tensor, positions: Tensor) =>
    model
      .forward(x, positions)
      .slice(1, model.steps - 1, model.steps)
      .squeeze(1)
      .argmax(1),
  );
  return rightPart(await (await predict(test.images, tensor(places, shape))).data(), await test.labels.data());
}

/** Accuracy of the plain network at a cost, between two sizes by the line through both. */
function plainAt(cost: number, costs: readonly number[], accuracies: readonly number[]): number {
  const next = Math.max(
    1,
    costs.findIndex((one) => one >= cost),
  );
  const at = (cost - costs[next - 1]) / (costs[next] - costs[next - 1]);
  return accuracies[next - 1] * (1 - at) + accuracies[next] * at;
}

interface Results {
  readonly sizes: readonly number[];
  /** Multiply-adds of the plain network by size, and of glance and focus by look. */
  readonly plainCosts: readonly number[];
  readonly costs: readonly number[];
  readonly budgets: readonly number[];
  /** By seed: accuracies by size. */
  readonly plain: readonly (readonly number[])[];
  /** By seed. */
  readonly found: readonly Found[];
}

/** Accuracies after all looks. */
const lastOf = ({ found, costs }: Results): number[] => found.map(({ looks }) => looks[costs.length - 1]);

/** The budget of early exits: two thirds of all looks. */
const BUDGET = 1;

function measurementsOf(results: Results) {
  const { costs, plainCosts, budgets, plain: plainly, found } = results;
  const [last, early] = [lastOf(results), found.map((one) => one.budgets[BUDGET])];
  const [most, whole] = [costs[costs.length - 1], plainCosts.length - 1];
  const accuracies = early.map(({ accuracy }) => accuracy);
  const equal = early.map(({ cost }, i) => plainAt(cost, plainCosts, plainly[i]));
  const [random, centre] = [found.map((one) => one.random), found.map((one) => one.centre)];
  return {
    gain: difference(accuracies, equal),
    full: difference(
      last,
      plainly.map((one) => one[whole]),
    ),
    fullCost: exact(most / plainCosts[whole]),
    random: difference(last, random),
    centre: difference(last, centre),
    exits: difference(last, accuracies),
    overrun: bootstrap(early.map(({ cost }) => cost / budgets[BUDGET])),
  };
}

function figureOf(results: Results): LineFigure {
  const { sizes, costs, plainCosts, budgets, plain: plainly, found } = results;
  const overSeeds = (value: (one: Found) => number): number => mean(found.map(value));
  const most = costs[costs.length - 1] / 1e6;
  const byBudget = budgets.map((_, b) => ({
    cost: overSeeds((one) => one.budgets[b].cost) / 1e6,
    accuracy: overSeeds((one) => one.budgets[b].accuracy),
  }));
  return {
    kind: 'line',
    title: 'Test accuracy by multiply-adds',
    x: { label: 'million multiply-adds an image', log: true },
    y: { label: 'part that is right' },
    series: [
      curve(
        'plain, by image size',
        plainCosts.map((cost) => cost / 1e6),
        sizes.map((_, i) => mean(plainly.map((one) => one[i]))),
      ),
      curve(
        'glance and focus, by budget',
        [costs[0] / 1e6, ...byBudget.map(({ cost }) => cost), most],
        [
          overSeeds(({ looks }) => looks[0]),
          ...byBudget.map(({ accuracy }) => accuracy),
          overSeeds(({ looks }) => looks[costs.length - 1]),
        ],
      ),
      curve('random crops', [most], [overSeeds(({ random }) => random)]),
      curve('crops of the centre', [most], [overSeeds(({ centre }) => centre)]),
    ],
  };
}

export const glanceAndFocusTrial = defineExperiment({
  id: 'G7',
  topic: 'architectures',
  title: 'Glance and focus',
  claim: {
    zh: 'glance and focus（GFNet）：先看缩小的图，再由策略网络选取局部放大看，置信度足够就提前退出，节省计算量',
    en: 'A glance at a small image, then crops where a learnt policy says, with an early exit once it is sure, saves computation.',
  },
  varied: [
    'network: glance and focus; the same backbone alone at several image sizes',
    'crops: policy, random, centre',
  ],
  measures: {
    gain: 'test accuracy of glance and focus with early exits less that of the plain network at equal mean multiply-adds',
    full: 'test accuracy after all looks less that of the plain network on whole images',
    fullCost: 'multiply-adds of all looks over those of the plain network on whole images',
    random: 'test accuracy with the policy’s crops less that with random ones, after all looks and equal training',
    centre:
      'test accuracy with the policy’s crops less that with those of the centre, after all looks and equal training',
    exits: 'test accuracy after all looks less that with early exits at two thirds of their multiply-adds',
    overrun: 'mean multiply-adds of the test images over the budget that thresholds were solved for on others',
  },
  rule: 'At equal mean multiply-adds, glance and focus has to be more accurate than the plain network, and the policy’s crops more than random ones. That it matches the plain network on whole images, beats crops of the centre and loses at most 2 % by early exits is the claim’s reach.',
  caveat:
    'Striped squares of 14 pixels in noise of 56 × 56, the direction of the stripes being the class: half of them can be told in a small image, half by detail alone. What is saved depends on that. Equal steps for all classifiers; those of the policy come on top.',
  smoke: {
    ...{ side: 28, object: 7, classes: 4, noise: 0.5, patch: 14, sizes: [14, 28], looks: 2, hidden: 8 },
    ...{ widths: [4, 4], steps: 3, policySteps: 2, tests: 32, seeds: 2 },
  },
  full: {
    ...{ side: 56, object: 14, classes: 8, noise: 0.6, patch: 16, sizes: [16, 28, 40, 56], looks: 3, hidden: 32 },
    ...{ widths: [8, 12, 16, 24], steps: 300, policySteps: 100, tests: 500, seeds: 5 },
  },
  async run(context, { sizes, seeds, ...setting }) {
    const { side, looks } = setting;
    const plainCosts: number[] = [];
    for (const size of sizes) plainCosts.push(await macsOf(new Plain(setting, size), side));
    const costs = await stepCosts(makeModel(setting), side);
    const most = costs[looks - 1];
    const budgets = [1 / 2, 2 / 3, 5 / 6].map((part) => Math.max(costs[0], part * most));
    const plainCases = seedsOf(seeds).flatMap((seed) => sizes.map((size) => ({ seed, size })));
    const plainly = await context.each(
      plainCases,
      ({ seed, size }) => `plain, ${size} pixels, seed ${seed}`,
      ({ seed, size }) => plain(size, seed, setting),
    );
    const found = await context.each(
      seedsOf(seeds),
      (seed) => `glance and focus, seed ${seed}`,
      (seed) => glanceAndFocus(seed, setting, budgets),
    );
    const results = {
      ...{ sizes, costs, plainCosts, budgets, found },
      plain: seedsOf(seeds).map((seed) => plainly.filter((_, i) => plainCases[i].seed === seed)),
    };
    return { measurements: measurementsOf(results), figures: [figureOf(results)] };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: above(m.gain, 0),
          yes: `at equal mean multiply-adds glance and focus is ahead of the plain network by ${percentText(m.gain)}`,
          no: `at equal mean multiply-adds glance and focus is not ahead of the plain network: ${percentText(m.gain)}`,
        },
        {
          is: above(m.random, 0),
          yes: `the policy’s crops are worth ${percentText(m.random)} more than random ones`,
          no: `the policy’s crops are worth no more than random ones: ${percentText(m.random)}`,
        },
      ],
      [
        {
          is: above(m.centre, 0),
          yes: `and ${percentText(m.centre)} more than those of the centre`,
          no: `they are worth no more than those of the centre: ${percentText(m.centre)}`,
        },
        {
          is: above(m.full, 0),
          yes: `after all looks it is ahead of whole images by ${percentText(m.full)}, for ${figureText(m.fullCost.value)} of the multiply-adds`,
          no: `after all looks it is at ${percentText(m.full)} from whole images, for ${figureText(m.fullCost.value)} of the multiply-adds`,
        },
        {
          is: below(m.exits, 0.02),
          yes: `early exits save a third and cost ${percentText(m.exits)}; on new images the mean is ${figureText(m.overrun.value)} of the budget`,
          no: `early exits that save a third cost ${percentText(m.exits)}`,
        },
      ],
    ),
});
