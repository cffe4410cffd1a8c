// Glance and focus: crops, the policy's loss, thresholds and regrouped inference against values worked out by hand, and against image by image.

import { beforeAll, describe, expect, it } from 'vitest';
import {
  cropAt,
  discountedReturns,
  exitSteps,
  type GlanceEncoder,
  GlanceFocus,
  GlanceFocusPredictor,
  GlanceFocusStep,
  glanceFocusLoss,
  normalLogProb,
  PolicyStep,
  ppoLoss,
  solveExitThresholds,
  stepCosts,
} from '../src/glance/index.ts';
import { compile, concat, grad, gradcheck, ones, setBackend, type Tensor, tensor, zeros } from '../src/index.ts';
import { Conv2d, GRU, Linear, Module, manualSeed, stateDict } from '../src/nn/index.ts';
import { crossEntropy, relu } from '../src/ops/index.ts';
import { Adam, SGD } from '../src/optim/index.ts';
import { normal } from './formula.ts';

beforeAll(() => setBackend('wasm', { threads: 1 }));

/** One convolution, with a classifier of its own if told. */
class Tiny extends Module implements GlanceEncoder {
  readonly conv: Conv2d;
  readonly fc: Linear | undefined;

  constructor(channels: number, classes: number) {
    super();
    this.conv = new Conv2d(1, channels, { kernelSize: 3, stride: 2, padding: 1 });
    this.fc = classes > 0 ? new Linear(channels, classes) : undefined;
  }

  override forward(images: Tensor): Tensor {
    return relu(this.conv.forward(images));
  }

  forwardMaps(images: Tensor): { maps: Tensor; logits?: Tensor } {
    const maps = this.forward(images);
    return { maps, ...(this.fc && { logits: this.fc.forward(maps.mean([1, 2])) }) };
  }
}

const SIZES = { numClasses: 3, inChannels: 1, patchSize: 4, hiddenSize: 5, policySize: 6, policyChannels: 2 };

const tiny = (steps = 3): GlanceFocus => {
  manualSeed(4);
  return new GlanceFocus(new Tiny(3, 3), new Tiny(4, 0), { ...SIZES, steps });
};

const pictures = (count: number): Tensor => tensor(normal('glance', [count, 10, 10, 1]), [count, 10, 10, 1]);
const numbers = async (x: Tensor): Promise<number[]> => Array.from(await x.data());

describe('cropAt', () => {
  it('reads between pixels, at the edges and at the nearest place within', async () => {
    const image = tensor(
      Array.from({ length: 12 }, (_, i) => i),
      [1, 3, 4, 1],
    );
    const crops = async (x: number, y: number): Promise<number[]> => numbers(cropAt(image, tensor([[x, y]]), [2, 2]));
    expect(await crops(0, 0)).toEqual([0, 1, 4, 5]);
    expect(await crops(1, 1)).toEqual([6, 7, 10, 11]);
    // Half of the two columns to the right, half of the one row down.
    for (const [i, value] of (await crops(0.5, 0.5)).entries()) expect(value).toBeCloseTo([3, 4, 7, 8][i], 5);
    for (const [i, value] of (await crops(0.25, 0)).entries()) expect(value).toBeCloseTo([0.5, 1.5, 4.5, 5.5][i], 5);
    expect(await crops(-3, 9)).toEqual(await crops(0, 1));
    expect(
      await numbers(
        cropAt(
          concat([image, image]),
          tensor([
            [0, 0],
            [1, 0],
          ]),
          [1, 2],
        ),
      ),
    ).toEqual([0, 1, 2, 3]);
  });

  it('has the gradients of finite differences', async () => {
    const crop = (image: Tensor, at: Tensor): Tensor => cropAt(image, at, [2, 2]).square().sum();
    const report = await gradcheck(crop, [tensor(normal('crop', [1, 3, 4, 1]), [1, 3, 4, 1]), tensor([[0.3, 0.7]])]);
    expect(report.passed).toBe(true);
  });

  it('refuses crops larger than the image', () => {
    expect(() => cropAt(zeros([1, 4, 4, 1]), zeros([1, 2]), [5, 4])).toThrow('cropAt: crops of 5×4 do not fit');
    expect(() => cropAt(zeros([1, 4, 4, 1]), zeros([2, 2]), [2, 2])).toThrow(
      'cropAt: positions must have shape [1, 2]',
    );
  });
});

describe('the policy’s loss', () => {
  it('is the clipped objective by hand, and its gradient that of the actions', async () => {
    const std = 0.5;
    const [actions, means] = [
      [0.9, 0.2, 0.4, 0.1],
      [0.5, 0.4, 0.3, 0.2],
    ];
    // Ratios 0.5, 1.1, 1.6, 0.7; advantages 2, −1, 1, −3.
    const ratios = [0.5, 1.1, 1.6, 0.7];
    const density = (a: number, m: number): number =>
      -((a - m) ** 2) / (2 * std * std) - Math.log(std * Math.sqrt(2 * Math.PI));
    const old = actions.map((a, i) => density(a, means[i]) - Math.log(ratios[i]));
    const run = compile((mean: Tensor, values: Tensor) => {
      const logProbs = normalLogProb(tensor(actions, [2, 2, 1]), mean, std);
      const loss = ppoLoss({
        ...{ logProbs, oldLogProbs: tensor(old, [2, 2]), returns: tensor([3, 0, 2, -1], [2, 2]), values },
      });
      return { logProbs, loss, slopes: grad(loss, [mean, values]) };
    });
    const found = await run(tensor(means, [2, 2, 1]), tensor([1, 1, 1, 2], [2, 2]));
    for (const [i, value] of (await found.logProbs.data()).entries())
      expect(value).toBeCloseTo(density(actions[i], means[i]), 5);
    const surrogates = [0.5 * 2, 1.1 * -1, 1.2 * 1, Math.min(0.7 * -3, 0.8 * -3)];
    const squares = [4, 1, 1, 9];
    const loss = surrogates.reduce((sum, s, i) => sum - s + 0.5 * squares[i], 0) / 4;
    expect(await found.loss.item()).toBeCloseTo(loss, 5);
    // −ρ·A·(a − μ)/σ²/4 where the ratio counts, 0 where it is clipped; (V − R)/4 for the critic.
    const slopes = [-0.5 * 2 * 0.4, -1.1 * -1 * -0.2, 0, 0].map((slope) => slope / (std * std) / 4);
    for (const [i, value] of (await found.slopes[0].data()).entries()) expect(value).toBeCloseTo(slopes[i], 5);
    for (const [i, value] of (await found.slopes[1].data()).entries())
      expect(value).toBeCloseTo([-2, 1, -1, 3][i] / 4, 5);
  });

  it('takes later rewards at a discount', async () => {
    expect(
      await numbers(
        discountedReturns(
          tensor([
            [1, 2, 4],
            [0, 0, 8],
          ]),
          0.5,
        ),
      ),
    ).toEqual([3, 4, 4, 2, 4, 8]);
  });

  it('says in words what does not fit', () => {
    const one = ones([1, 1]);
    const sample = { logProbs: one, oldLogProbs: one, returns: one, values: one };
    expect(() => ppoLoss({ ...sample, values: ones([1, 2]) })).toThrow(
      'ppoLoss: logProbs and values must have the same shape',
    );
    expect(() => ppoLoss(sample, { clipRange: 0 })).toThrow('ppoLoss: clipRange must be a finite number > 0: got 0');
    expect(() => normalLogProb(one, one, 0)).toThrow('normalLogProb: std must be a finite number > 0');
    expect(() => discountedReturns(one, 2)).toThrow('discountedReturns: gamma must be a number in [0, 1]');
  });
});

describe('thresholds', () => {
  const sure = (count: number, seed: string): number[] =>
    Array.from(normal(seed, [count]), (x) => 1 / (1 + Math.exp(-x)));

  it('reach the budget exactly where a number of images does', () => {
    const confidences = [sure(100, 'a'), sure(100, 'b')];
    for (const [budget, share] of [
      [2, 0.5],
      [1.5, 0.75],
      [1, 1],
      [3, 0],
    ] as const) {
      const plan = solveExitThresholds(confidences, [1, 3], budget);
      expect(plan.meanCost).toBeCloseTo(budget, 12);
      expect(plan.shares[0]).toBe(share);
      const exits = exitSteps(confidences, plan.thresholds);
      expect(exits.filter((step) => step === 0).length).toBe(100 * share);
    }
  });

  it('come within an image’s step of any budget, in a geometric row of shares', () => {
    const confidences = ['a', 'b', 'c', 'd'].map((name) => sure(1000, name));
    const costs = [1, 2, 4, 5];
    for (const budget of [1.1, 2.3, 3, 4.9]) {
      const plan = solveExitThresholds(confidences, costs, budget);
      expect(budget - plan.meanCost).toBeLessThan(0.01);
      expect(plan.meanCost).toBeLessThanOrEqual(budget);
      const [a, b, c, d] = plan.shares;
      expect(Math.abs(a * c - b * b)).toBeLessThan(0.002);
      expect(Math.abs(b * d - c * c)).toBeLessThan(0.002);
      const exits = exitSteps(confidences, plan.thresholds);
      expect(exits.reduce((sum, step) => sum + costs[step], 0) / 1000).toBeCloseTo(plan.meanCost, 9);
    }
  });

  it('let equally sure images stop together, and stay within the budget', () => {
    const plan = solveExitThresholds(
      [
        [1, 1, 1, 0.5],
        [1, 1, 1, 1],
      ],
      [1, 3],
      2.4,
    );
    expect(plan).toEqual({ thresholds: [1, 0], shares: [0.75, 0.25], meanCost: 1.5 });
  });

  it.each([
    ['budget must be at least 2', () => solveExitThresholds([[0.5]], [2], 1)],
    ['costs must be one for each of the 1 steps', () => solveExitThresholds([[0.5]], [2, 3], 2)],
    ['costs must be ascending', () => solveExitThresholds([[0.5], [0.5]], [2, 2], 2)],
    ['confidences[0][0] must be a number in [0, 1]: got NaN', () => solveExitThresholds([[Number.NaN]], [1], 1)],
    ['confidences must be those of at least one step and one image', () => solveExitThresholds([], [], 1)],
    ['confidences must be those of the same images at each step', () => exitSteps([[0.5], [0.5, 0.5]], [0, 0])],
    ['exitSteps: thresholds must be one for each of the 1 steps', () => exitSteps([[0.5]], [0, 0])],
  ])('%s', (message, call) => expect(call).toThrow(message));
});

describe('GRU', () => {
  it('goes on from a hidden state as in one run', async () => {
    manualSeed(1);
    const gru = new GRU(2, 3, { numLayers: 1 });
    const x = tensor(normal('gru', [2, 5, 2]), [2, 5, 2]);
    const run = compile((all: Tensor) => {
      const first = gru.forward(all.slice(1, 0, 2));
      const hidden = first.slice(1, 1, 2).transpose(1, 0, 2);
      return [gru.forward(all), concat([first, gru.forward(all.slice(1, 2, 5), hidden)], 1)];
    });
    const [whole, parts] = await run(x);
    expect(await numbers(parts)).toEqual(await numbers(whole));
    expect(() => gru.forward(x, zeros([1, 1, 3]))).toThrow('GRU: hidden must have shape [1, 2, 3]: got [1, 1, 3]');
  });
});

describe('GlanceFocus', () => {
  it('gives the same at given positions as where its policy says, and regrouped as image by image', async () => {
    const model = tiny().eval();
    const images = pictures(7);
    const both = compile((x: Tensor) => {
      const { logits, positions } = model.run(x);
      return { logits, positions, again: model.forward(x, positions) };
    });
    const { logits, positions, again } = await both(images);
    expect(logits.shape).toEqual([7, 3, 3]);
    expect(await numbers(again)).toEqual(await numbers(logits));
    const predictor = new GlanceFocusPredictor(model, { batchSize: 4 });
    const all = await predictor.allSteps(images);
    const values = await logits.data();
    const places = await positions.data();
    for (let i = 0; i < 7; i++)
      for (let t = 0; t < 3; t++) {
        const own = Array.from(values.slice((i * 3 + t) * 3, (i * 3 + t + 1) * 3));
        const most = Math.max(...own);
        expect(all.labels[t][i]).toBe(own.indexOf(most));
        expect(all.confidences[t][i]).toBeCloseTo(1 / own.reduce((sum, one) => sum + Math.exp(one - most), 0), 5);
      }
    const { thresholds } = solveExitThresholds(all.confidences, [1, 2, 3], 1.9);
    const found = await predictor.predict(images, thresholds);
    expect([...found.exits]).toEqual(exitSteps(all.confidences, thresholds));
    expect(new Set(found.exits).size).toBe(3);
    for (let i = 0; i < 7; i++) {
      const one = await predictor.predict(images.slice(0, i, i + 1), thresholds);
      const exit = found.exits[i];
      expect([one.labels[0], one.confidences[0], one.exits[0]]).toEqual([found.labels[i], found.confidences[i], exit]);
      expect(found.labels[i]).toBe(all.labels[exit][i]);
      expect(found.confidences[i]).toBe(all.confidences[exit][i]);
      expect(one.positions[0]).toEqual(found.positions[i]);
      expect(found.positions[i].length).toBe(exit);
      for (const [t, [x, y]] of found.positions[i].entries())
        for (const [axis, value] of [x, y].entries()) expect(value).toBeCloseTo(places[(i * 2 + t) * 2 + axis], 5);
    }
  });

  it('adds the encoders’ own losses', async () => {
    const model = tiny(2).eval();
    const labels = tensor([0, 2], [2], 'int32');
    const run = compile((x: Tensor) => {
      const output = model.run(x);
      const step = (t: number): Tensor => crossEntropy(output.logits.slice(1, t, t + 1).squeeze(1), labels);
      return {
        found: glanceFocusLoss(output, labels, { encoderWeight: 2 }),
        hand: step(0).add(step(1)).mul(0.5).add(crossEntropy(output.encoderLogits[0], labels).mul(2)),
        count: output.encoderLogits.map((x) => x.sum()),
      };
    });
    const { found, hand, count } = await run(pictures(2));
    expect(await found.item()).toBeCloseTo(await hand.item(), 5);
    expect(count.length).toBe(1);
  });

  it('costs what its parts cost', async () => {
    const costs = await stepCosts(tiny(), 10);
    const glance = 2 * 2 * 9 * 3 + 3 * 5 + 2 * 5 * 15 + 5 * 3;
    const resize = 4 * 10 * 10 + 4 * 4 * 10;
    expect(costs[0]).toBe(glance + resize);
    // The policy reads the glance's maps; the crop's grid, encoder and projection. The GRUs’ first steps count as all others.
    const policy = 2 * 2 * 3 * 2 + 8 * 6 + 2 * 6 * 18 + 6 * 2;
    const crop = 16 * 3 * 2 + 2 * 2 * 9 * 4 + 4 * 5 + 2 * 5 * 15 + 5 * 3;
    expect(costs[1] - costs[0]).toBe(policy + crop);
    expect(costs.length).toBe(3);
  });

  it('says in words what does not fit', async () => {
    const make = (options: object, classes = 0) =>
      new GlanceFocus(new Tiny(2, classes), new Tiny(2, 0), { ...SIZES, ...options });
    expect(() => make({}, 4)).toThrow('GlanceFocus: glanceEncoder has a classifier of 4 classes, and numClasses is 3');
    expect(() => new GlanceFocus(new Tiny(2, 0), new Linear(2, 2) as never, SIZES)).toThrow(
      'GlanceFocus: cropEncoder must be a Module with a method forwardMaps',
    );
    expect(() => make({ steps: 0 })).toThrow('GlanceFocus: steps must be an integer ≥ 1: got 0');
    expect(() => make({ patchSize: [4, 0] })).toThrow('GlanceFocus: patchSize must be integers ≥ 1');
    expect(() => tiny().forward(zeros([1, 10, 10, 3]))).toThrow('GlanceFocus: images must have shape [N, H, W, 1]');
    expect(() => tiny().forward(zeros([1, 10, 10, 1]), zeros([1, 1, 2]))).toThrow(
      'GlanceFocus.run: positions must have shape [1, 2, 2]: got [1, 1, 2]',
    );
    expect(() => tiny().forward(zeros([1, 3, 10, 1]))).toThrow('cropAt: crops of 4×4 do not fit');
    const model = make({ steps: 1 });
    expect(() => new PolicyStep(model, new SGD(model.policy.parameters(), { lr: 1 }))).toThrow('takes no crops');
    await expect(new GlanceFocusPredictor(tiny()).predict(pictures(1), [0.5])).rejects.toThrow(
      'GlanceFocusPredictor: thresholds must be one for each of the 3 steps: got [0.5]',
    );
  });
});

describe('training', () => {
  const count = 8;
  const labels = tensor(new Int32Array(count), [count]);

  /** A model that is the surer of class 0, the brighter what it has seen. */
  const brightnessModel = (): GlanceFocus => {
    const model = tiny(2);
    for (const [name, parameter] of model.namedParameters()) {
      if (name.startsWith('policy')) continue;
      const values = new Float32Array(parameter.read().size);
      if (name === 'fc.weight') for (const i of values.keys()) values[i] = i % 3 === 0 ? 1 : -1;
      // Of the gates r, z and n, the new value alone.
      else if (name === 'gru.weight_ih_l0') for (const i of values.keys()) values[i] = i % 15 < 10 ? 0 : 0.3;
      else if (!name.startsWith('gru') && !name.includes('bias')) values.fill(0.3);
      parameter.set(values);
    }
    return model;
  };

  it('moves the crops to where they make it sure, the same way each time', async () => {
    // Bright at the right: the crops have to go there.
    const images = tensor(
      Float32Array.from({ length: count * 100 }, (_, i) => (i % 10 < 6 ? 0 : 1)),
      [count, 10, 10, 1],
    );
    const learn = async (): Promise<number[]> => {
      const model = brightnessModel();
      const step = new PolicyStep(model, new Adam(model.policy.parameters(), { lr: 0.03 }), { epochs: 2, seed: 5 });
      const rewards: number[] = [];
      for (let i = 0; i < 12; i++) rewards.push((await step.run(images, labels)).reward);
      return rewards;
    };
    const [one, other] = [await learn(), await learn()];
    expect(one).toEqual(other);
    const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b);
    expect(sum(one.slice(-3))).toBeGreaterThan(sum(one.slice(0, 3)) + 0.05);
  });

  it('teaches encoders and classifier, not the policy, and keeps all as it was where the loss is not finite', async () => {
    const model = tiny(2);
    const values = async (): Promise<Record<string, number[]>> =>
      Object.fromEntries([...(await stateDict(model))].map(([name, { data }]) => [name, Array.from(data)]));
    const before = await values();
    const step = new GlanceFocusStep(model, new SGD(model.parameters(), { lr: 0.1 }), { crops: 'policy' });
    expect(await step.run(pictures(count), labels)).toBeGreaterThan(0);
    const after = await values();
    for (const name of Object.keys(before))
      expect([name, String(after[name]) === String(before[name])]).toEqual([name, name.startsWith('policy')]);
    await expect(step.run(pictures(count).mul(Number.NaN), labels)).rejects.toThrow('GlanceFocusStep: the loss is NaN');
    expect(await values()).toEqual(after);
    await expect(step.run(pictures(count), tensor(new Int32Array(count).fill(3), [count]))).rejects.toThrow(
      'crossEntropy: labels must be integers in [0, 2]',
    );
  });
});
