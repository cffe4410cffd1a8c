// Signal propagation: statistics, gradients and spectra against PyTorch and NumPy; warnings, each provoked and not; records over training; what is refused.

import { describe, expect, it } from 'vitest';
import { SignalRecorder, type SignalReport, type SignalWarningKind, signalPropagation } from '../src/analysis/index.ts';
import type { Shape } from '../src/base/shape.ts';
import { createModel } from '../src/models/index.ts';
import * as nn from '../src/nn/index.ts';
import { crossEntropy } from '../src/ops/index.ts';
import { SGD } from '../src/optim/index.ts';
import { compile, iota, ones, type Tensor, tensor, zeros } from '../src/tensor/index.ts';
import { normal } from './formula.ts';
import { Functional } from './random-maps.ts';
import { expectClose, fixture, smallImages, smallNetwork } from './small-network.ts';
import { inFullTier } from './tiers.ts';

const labels = (): Tensor => tensor(Int32Array.from(fixture.labels), [fixture.labels.length], 'int32');
const loss = (logits: Tensor): Tensor => crossEntropy(logits, labels());

const kinds = ({ warnings }: Pick<SignalReport, 'warnings'>): SignalWarningKind[] => warnings.map(({ kind }) => kind);

const stateOf = async (model: nn.Module): Promise<number[][]> =>
  Promise.all([...model.namedStates()].map(async ([, state]) => [...(await state.data())]));

it('has the statistics, norms and spectra that PyTorch and NumPy find, and changes nothing', async () => {
  const model = smallNetwork().eval();
  const before = await stateOf(model);
  const report = await signalPropagation(model, smallImages(), { loss });
  expect(report).toMatchObject({ kind: 'signal-propagation', version: 1, mode: 'train', input: 'given' });
  for (const expected of fixture.layers) {
    const found = report.layers.find(({ name }) => name === expected.name);
    for (const part of ['activation', 'gradient'] as const) {
      for (const name of ['mean', 'std', 'largest'] as const) {
        const least = name === 'mean' ? 1e-4 * expected[part].std : 0;
        expectClose(found?.[part]?.[name], expected[part][name], `${expected.name} ${part} ${name}`, 1e-4, least);
      }
    }
    expectClose(found?.activation?.zeros, expected.activation.zeros, `${expected.name} zeros`, 1e-3, 0);
    if (expected.saturation === null) expect(found).toMatchObject({ saturated: null, saturation: null });
    else {
      const { low, high } = expected.saturation;
      expectClose(found?.saturation?.low, low, `${expected.name} saturated, low end`, 1e-3, 0);
      expectClose(found?.saturation?.high, high, `${expected.name} saturated, high end`, 1e-3, 0);
      expectClose(found?.saturated, low + high, `${expected.name} saturated`, 1e-3, 0);
    }
  }
  for (const expected of fixture.parameters) {
    const found = report.parameters.find(({ name }) => name === expected.name);
    for (const name of ['norm', 'gradientNorm', 'gradientRatio'] as const)
      expectClose(found?.[name], expected[name], `${expected.name} ${name}`, 2e-4, 0);
    for (const name of ['spectralNorm', 'effectiveRank'] as const) {
      if (expected[name] === undefined) expect(found?.[name]).toBeNull();
      else expectClose(found?.[name], expected[name], `${expected.name} ${name}`, 1e-6, 0);
    }
  }
  expect(await stateOf(model)).toEqual(before);
  expect(model.training).toBe(false);
});

it.each<[nn.Module, number, number]>([
  [new nn.ReLU(), 8, 0],
  [new nn.ReLU6(), 8, 2],
  [new nn.HardTanh({ low: -5, high: -1 }), 3, 9],
  [new nn.Sigmoid(), 5.113, 5.113],
  [new nn.Tanh(), 5.822, 5.822],
  [new nn.HardSigmoid(), 5, 5],
  // Left of the minimum alone, around which the slope is small as well.
  [new nn.HardSwish(), 5, 0],
  [new nn.SiLU(), 3.917, 0],
  [new nn.GELU(), 5.651, 0],
  [new nn.Mish(), 3.888, 0],
])('parts what is saturated by the ends of %o', async (activation, low, high) => {
  const inputs = tensor(
    Float32Array.from({ length: 1601 }, (_, i) => (i - 800) / 100),
    [1, 1601],
  );
  const { saturation } = (await signalPropagation(activation, inputs)).layers[0];
  expect(saturation?.low).toBeCloseTo(low / 16, 2);
  expect(saturation?.high).toBeCloseTo(high / 16, 2);
});

it('is the same for the same seed, and computed in the mode asked for', async () => {
  const model = smallNetwork();
  const of = (seed: number, mode: 'train' | 'eval') =>
    signalPropagation(model, [3, 20, 26, 3], { seed, mode, spectra: false });
  const first = await of(1, 'train');
  expect(await of(1, 'train')).toEqual(first);
  expect((await of(2, 'train')).loss).not.toBe(first.loss);
  const stdOf = ({ layers }: SignalReport) => layers.find(({ name }) => name === 'bn1')?.activation?.std;
  expect(stdOf(await of(1, 'eval'))).not.toBeCloseTo(stdOf(first) as number, 3);
  expect(first.parameters.every(({ spectralNorm }) => spectralNorm === null)).toBe(true);
});

it('names layers in the order of the network, with nested ones and those that do not run', async () => {
  const inner = new nn.Sequential(new nn.Conv2d(3, 4, { kernelSize: 3 }), new nn.ReLU());
  const model = Object.assign(new Functional((x) => inner.forward(x).mean([1, 2])), { inner, spare: new nn.ReLU() });
  const { layers } = await signalPropagation(model, [2, 8, 8, 3]);
  expect(layers.map(({ name, order }) => [name, order])).toEqual([
    ['', 3],
    ['inner', 2],
    ['inner.0', 0],
    ['inner.1', 1],
    ['spare', null],
  ]);
  expect(layers[4]).toMatchObject({ outputShape: null, activation: null, gradient: null, finite: true });
});

/** Plain layers, all weights normal with this deviation. */
function chain(depth: number, std: number, activation = (): nn.Module => new nn.ReLU()): nn.Sequential {
  const layers = Array.from({ length: depth }, (_, i) => {
    const linear = new nn.Linear(32, 32, { bias: false });
    linear.weight.set(normal(`chain.${i}`, [32, 32]).map((value) => value * std));
    return [linear, activation()];
  });
  return new nn.Sequential(...(layers.flat() as nn.Linear[]));
}

const convNorm = (bias: boolean): nn.Sequential =>
  new nn.Sequential(new nn.Conv2d(3, 8, { kernelSize: 3, bias }), new nn.BatchNorm2d(8), new nn.ReLU());

/** Of 32 channels whose outputs are cut off at 0, so many are always below it. */
function withDead(count: number): nn.Sequential {
  const conv = new nn.Conv2d(3, 32, { kernelSize: 3 });
  conv.bias?.set(new Float32Array(32).map((_, i) => (i < count ? -1000 : 1)));
  return new nn.Sequential(conv, new nn.ReLU());
}

/** Weights that are a product of two narrow ones. */
function ofRank(rank: number): nn.Linear {
  const linear = new nn.Linear(40, 32);
  const [a, b] = [normal('left', [40, rank]), normal('right', [rank, 32])];
  const at = (i: number): number => {
    const [row, column] = [Math.floor(i / 32), i % 32];
    return Array.from({ length: rank }, (_, k) => a[row * rank + k] * b[k * 32 + column]).reduce((x, y) => x + y, 0);
  };
  linear.weight.set(new Float32Array(40 * 32).map((_, i) => at(i)));
  return linear;
}

const withSpare = (frozen: boolean): nn.Module => {
  const [used, spare] = [new nn.Linear(4, 4), new nn.Linear(4, 4)];
  return Object.assign(new Functional((x) => (frozen ? used.forward(spare.forward(x)) : used.forward(x))), {
    used,
    spare,
  });
};

const zeroHead = (zero: boolean): nn.Module => {
  const [body, head] = [new nn.Linear(4, 4), new nn.Linear(4, 2)];
  if (zero) head.weight.set(new Float32Array(8));
  nn.freeze(head, 'weight');
  return new nn.Sequential(body, head);
};

function scaledSigmoid(scale: number): nn.Module {
  const act = new nn.Sigmoid();
  return Object.assign(new Functional((x) => act.forward(x.mul(scale))), { act });
}

const he = Math.sqrt(2 / 32);

describe('warnings', () => {
  const maps: Shape = [4, 10, 10, 3];
  it.each<[SignalWarningKind, nn.Module, nn.Module, Shape, readonly string[], RegExp]>([
    ['bias-before-norm', convNorm(true), convNorm(false), maps, ['0.bias'], /bias: false/],
    ['dead-units', withDead(3), withDead(0), maps, ['1'], /1 \(3 of 32\)/],
    [
      'saturated',
      scaledSigmoid(30),
      scaledSigmoid(1),
      maps,
      ['act'],
      /act \(4\d % at the low end, 4\d % at the high end\)/,
    ],
    [
      'exploding-activations',
      chain(12, 4 * he),
      chain(12, he),
      [16, 32],
      [],
      /grow .* times from the first to the last/,
    ],
    ['vanishing-activations', chain(12, he / 4), chain(12, he), [16, 32], [], /vanish: they shrink to 1\//],
    ['exploding-gradients', chain(12, 4 * he), chain(12, he), [16, 32], [], /from the last to the first/],
    ['vanishing-gradients', chain(12, he / 4), chain(12, he), [16, 32], [], /12 layers with weights/],
    [
      'unused-parameters',
      withSpare(false),
      withSpare(true),
      [5, 4],
      ['spare.weight', 'spare.bias'],
      /spare\.weight, spare\.bias/,
    ],
    [
      'zero-gradients',
      zeroHead(true),
      zeroHead(false),
      [5, 4],
      ['0.weight', '0.bias'],
      /weights of 0 that are not learnt/,
    ],
    ['low-rank', ofRank(2), ofRank(32), [5, 40], ['weight'], /weight \(1\.\d+ of 32\)|weight \(2 of 32\)/],
    [
      'not-finite',
      new nn.Sequential(new nn.Linear(4, 4), new Functional((x) => x.mul(Number.MAX_VALUE))),
      zeroHead(false),
      [5, 4],
      ['0', '1'],
      /^Activations are not finite, first in 1: /,
    ],
  ])('of %s', async (kind, bad, good, shape, names, text) => {
    const found = (await signalPropagation(bad, shape)).warnings.find((one) => one.kind === kind);
    expect(found?.text).toMatch(text);
    if (names.length > 0) expect(found?.names.slice(0, names.length)).toEqual(names);
    expect(kinds(await signalPropagation(good, shape))).not.toContain(kind);
  });

  it('does not blame layers where the loss is 0: the images are learnt', async () => {
    const model = new nn.Linear(2, 2);
    const fitted = await signalPropagation(model, [3, 2], {
      loss: (output) => output.sub(output.detach()).square().mean(),
    });
    expect(fitted.warnings.map(({ kind, text }) => ({ kind, text }))).toEqual([
      {
        kind: 'zero-gradients',
        text: expect.stringMatching(/^All gradients are 0, and so is the loss: the network fits/),
      },
    ]);
    const cut = await signalPropagation(model, [3, 2], { loss: (output) => output.mul(0).sum().add(1) });
    expect(cut.warnings[0]?.text ?? '').not.toMatch(/so is the loss/);
  });

  it('of a bias before a norm: also of functional code, and not where something else uses the sum', async () => {
    const [conv, norm] = [new nn.Conv2d(3, 4, { kernelSize: 1, bias: false }), new nn.BatchNorm2d(4)];
    const shift = new nn.Parameter(Float32Array.of(1, 2, 3, 4), [4]);
    const build = (use: (sum: Tensor, normed: Tensor) => Tensor): nn.Module =>
      Object.assign(
        new Functional((x) => {
          const sum = conv.forward(x).add(shift.read());
          return use(sum, norm.forward(sum));
        }),
        { conv, norm, shift },
      );
    const alone = await signalPropagation(
      build((_, normed) => normed),
      maps,
    );
    expect(alone.warnings.map(({ kind, names }) => [kind, names])).toEqual([['bias-before-norm', ['shift']]]);
    expect(
      kinds(
        await signalPropagation(
          build((sum, normed) => sum.add(normed)),
          maps,
        ),
      ),
    ).toEqual([]);
  });

  it('are none for a sound network, nor for residual branches that begin with a factor of 0', async () => {
    const branch = convNorm(false);
    const [stem, norm] = [new nn.Conv2d(3, 3, { kernelSize: 3 }), new nn.BatchNorm2d(8)];
    norm.weight?.set(new Float32Array(8));
    const model = Object.assign(new Functional((x) => norm.forward(branch.forward(stem.forward(x))).add(1)), {
      stem,
      branch,
      norm,
    });
    const report = await signalPropagation(model, maps);
    expect(report.parameters.find(({ name }) => name === 'stem.weight')).toMatchObject({ used: true, gradientNorm: 0 });
    expect(kinds(report)).toEqual([]);
    expect(kinds(await signalPropagation(smallNetwork(), [3, 20, 26, 3]))).toEqual([]);
  });

  it.runIf(inFullTier)(
    'are none for a ResNet before training',
    async () => {
      const model = createModel('resnet18', { numClasses: 10, smallImage: true });
      expect(kinds(await signalPropagation(model, [4, 32, 32, 3], { spectra: false }))).toEqual([]);
    },
    60_000,
  );
});

describe('over training', () => {
  const train = async (record: boolean) => {
    nn.manualSeed(3);
    const model = new nn.Sequential(
      new nn.Conv2d(3, 4, { kernelSize: 3 }),
      new nn.BatchNorm2d(4),
      new nn.ReLU(),
      new nn.Dropout(0.5),
      new nn.GlobalAvgPool2d(),
      new nn.Linear(4, 5),
    );
    const optimizer = new SGD(model.parameters(), { lr: 0.5 });
    const images = tensor(normal('images', [3, 9, 9, 3]), [3, 9, 9, 3]);
    const step = compile((x: Tensor) => {
      const value = loss(model.forward(x));
      optimizer.minimize(value);
      return value;
    });
    const recorder = new SignalRecorder(model, images, { every: 2, loss });
    if (record) await recorder.step();
    for (let i = 0; i < 4; i++) {
      await step(images);
      if (record) await recorder.step();
    }
    return { state: await stateOf(model), history: recorder.history() };
  };

  it('records every so many steps, and leaves weights, statistics and random streams as they are', async () => {
    const [{ state, history }, plain] = [await train(true), await train(false)];
    expect(state).toEqual(plain.state);
    expect(plain.history.records).toEqual([]);
    expect(history).toMatchObject({ kind: 'signal-history', version: 1 });
    expect(history.records.map(({ step }) => step)).toEqual([0, 2, 4]);
    const norms = history.records.map(({ parameters }) => parameters.find(({ name }) => name === '5.weight')?.norm);
    expect(new Set(norms).size).toBe(3);
    const [first, , last] = history.records;
    expect(last.loss).not.toBe(first.loss);
    expect(JSON.parse(JSON.stringify(history))).toEqual(history);
  });
});

it('a model without parameters has layers alone', async () => {
  const report = await signalPropagation(new nn.Sequential(new nn.ReLU()), [2, 3]);
  expect(report.parameters).toEqual([]);
  expect(report.layers[1].saturated).toBeGreaterThan(0);
  expect(report.activations).toBeNull();
});

describe('is refused', () => {
  it('a model that gives nothing', async () => {
    await expect(signalPropagation(new Functional((x) => x.slice(1, 0, 0)), [2, 3])).rejects.toThrow(
      'signalPropagation: the model gives no values, but [2, 0]; give larger inputs',
    );
  });

  it('a model that gives integers', async () => {
    await expect(signalPropagation(new Functional((x) => x.argmax(1)), [2, 3])).rejects.toThrow(
      'signalPropagation: the model gives no float32 tensor, but int32, through which no gradient flows',
    );
  });

  it('no inputs, and others than float32', async () => {
    const model = new nn.Linear(3, 3);
    await expect(signalPropagation(model, zeros([0, 3]))).rejects.toThrow(/needs at least one input: got \[0, 3\]/);
    await expect(signalPropagation(model, [0, 3])).rejects.toThrow(/must be integers ≥ 1/);
    await expect(signalPropagation(model, iota([2, 3]).cast('int32'))).rejects.toThrow(
      /matmul: a must be float32: got int32/,
    );
    await expect(signalPropagation(model, [2, 4])).rejects.toThrow(/linear|matmul/i);
  });

  it('a loss of several values, and options out of range', async () => {
    const model = new nn.Linear(3, 3);
    await expect(signalPropagation(model, [2, 3], { loss: (x: unknown) => x as Tensor })).rejects.toThrow(
      /loss must return a float32 tensor with one value/,
    );
    const tries: readonly [object, RegExp][] = [
      [{ mode: 'test' }, /mode must be 'train' or 'eval'/],
      [{ seed: 0.5 }, /seed must be/],
      [{ spectra: 1 }, /spectra must be true or false/],
      [{ loss: 3 }, /loss must be a function/],
      [{ spectrum: true }, /unknown option spectrum; did you mean spectra/],
    ];
    for (const [options, message] of tries)
      await expect(signalPropagation(model, [2, 3], options)).rejects.toThrow(message);
    expect(() => new SignalRecorder(model, [2, 3], { every: 0 })).toThrow(/every must be an integer ≥ 1/);
    expect(() => new SignalRecorder(model, ones([0, 3]))).toThrow(/needs at least one input/);
  });
});
