// Losses and distances against PyTorch: values and gradients of every case of tools/fixtures/losses.py, their limits, and their errors.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as nn from '../src/nn/index.ts';
import * as ops from '../src/ops/index.ts';
import { getBackend, grad, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { LOSSES } from './calls.ts';
import { type Case, compareCase, error, readCases, unpack } from './cases.ts';
import { inTier } from './tiers.ts';

/** Relative to the largest number of the array. */
const TOLERANCE = 1e-5;

const cases = readCases('losses');

beforeAll(async () => {
  await setBackend('wasm', { threads: 1 });
});
afterAll(async () => {
  await (await getBackend()).dispose();
});

describe('values and gradients', () => {
  it.each(cases)('$name', (one) => compareCase(one, LOSSES[one.function], TOLERANCE));

  it('has a case for every function', () => {
    expect(Object.keys(LOSSES).sort()).toEqual([...new Set(cases.map((one) => one.function))].sort());
  });
});

/** Losses as modules, by the function that each is made of. */
const MODULES: Readonly<Record<string, new (options: never) => nn.Module>> = {
  crossEntropy: nn.CrossEntropyLoss,
  nllLoss: nn.NLLLoss,
  binaryCrossEntropy: nn.BCELoss,
  binaryCrossEntropyWithLogits: nn.BCEWithLogitsLoss,
  l1Loss: nn.L1Loss,
  mseLoss: nn.MSELoss,
  smoothL1Loss: nn.SmoothL1Loss,
  huberLoss: nn.HuberLoss,
  klDivergence: nn.KLDivLoss,
  hingeEmbeddingLoss: nn.HingeEmbeddingLoss,
  softMarginLoss: nn.SoftMarginLoss,
  multiLabelSoftMarginLoss: nn.MultiLabelSoftMarginLoss,
  multiLabelMarginLoss: nn.MultiLabelMarginLoss,
  multiMarginLoss: nn.MultiMarginLoss,
  poissonNllLoss: nn.PoissonNLLLoss,
  gaussianNllLoss: nn.GaussianNLLLoss,
  marginRankingLoss: nn.MarginRankingLoss,
  cosineEmbeddingLoss: nn.CosineEmbeddingLoss,
  tripletMarginLoss: nn.TripletMarginLoss,
};

describe('as modules', () => {
  const own = cases.filter((one) => one.function in MODULES);
  it.each(inTier(3, own))('$name', (one) =>
    compareCase(
      one,
      (inputs, options) => new MODULES[one.function](options as never).forward(...inputs) as Tensor,
      TOLERANCE,
    ),
  );

  it('each has cases', () => {
    expect([...new Set(own.map((one) => one.function))].sort()).toEqual(Object.keys(MODULES).sort());
  });

  it('CTC is the function, too', async () => {
    const one = cases.find(({ name }) => name === 'ctcLoss with another blank') as Case;
    const [logits, ...integers] = one.inputs.map(unpack) as [Tensor, Tensor, Tensor, Tensor];
    const loss = new nn.CTCLoss({ blank: 3 }).forward(ops.logSoftmax(logits), ...integers);
    expect(error(await loss.data(), one.values)).toBeLessThan(TOLERANCE);
  });

  it('hold no weights, and name themselves in errors', async () => {
    const loss = new nn.CrossEntropyLoss({ weight: vector(1, 2) });
    expect((await nn.stateDict(loss)).size).toBe(0);
    expect(() => new nn.MSELoss({ reductoin: 'sum' } as object)).toThrow('MSELoss: unknown option reductoin');
    expect(() => loss.forward(vector(1), vector(1))).toThrow('crossEntropy: logits must have shape');
  });
});

const vector = (...values: number[]): Tensor => tensor(Float32Array.from(values));
const matrix = (rows: number, columns: number): Tensor =>
  tensor(
    Float32Array.from({ length: rows * columns }, (_, i) => Math.sin(i + 1)),
    [rows, columns],
  );
const labels = (...values: number[]): Tensor => tensor(Int32Array.from(values));
const values = async (x: Tensor): Promise<number[]> => [...(await x.data())];

describe('at their limits', () => {
  it('classes masked by −∞ do not disturb', async () => {
    const logits = tensor([1, 2, Number.NEGATIVE_INFINITY], [1, 3]);
    const expected = Math.log(1 + Math.exp(1));
    expect(await ops.crossEntropy(logits, labels(0)).item()).toBeCloseTo(expected, 6);
    const p = 1 / (1 + Math.exp(1));
    expect(await ops.focalLoss(logits, labels(0)).item()).toBeCloseTo((1 - p) ** 2 * expected, 6);
  });

  it('labels that do not fit into the steps are impossible, and have no gradient', async () => {
    const logits = matrix(2, 3).reshape(1, 2, 3);
    const repeated = labels(1, 1).reshape(1, 2);
    const loss = ops.ctcLoss(ops.logSoftmax(logits), repeated, labels(2), labels(2), { reduction: 'sum' });
    const [gradient] = grad(loss, [logits]);
    expect(await loss.item()).toBe(Number.POSITIVE_INFINITY);
    expect(new Set(await values(gradient))).toEqual(new Set([0]));
    const none = ops.ctcLoss(ops.logSoftmax(logits), repeated.slice(1, 0, 0), labels(2), labels(0));
    const blanks = ops.logSoftmax(logits).slice(2, 0, 1).sum().neg();
    expect(await none.item()).toBeCloseTo(await blanks.item(), 6);
  });

  it('a sure but wrong probability costs 100, a sure and right one nothing', async () => {
    const loss = ops.binaryCrossEntropy(vector(0, 1, 0, 1), vector(1, 0, 0, 1), { reduction: 'none' });
    expect((await values(loss)).map(Math.abs)).toEqual([100, 100, 0, 0]);
  });

  it('the slope of a sure probability is that of PyTorch, and its own slope finite', async () => {
    const probabilities = vector(0, 1e-20, 1e-13, 1e-12, 1e-8, 0.5, 1 - 2 ** -24, 1);
    const slopes = {
      0: [0, 1e-8, 0.1, 1, 1, 2, 2 ** 24, 1e12],
      1: [-1e12, -1e12, -1e12, -1e12, -1e8, -2, -1 - 2 ** -24, 0],
    };
    for (const [target, expected] of Object.entries(slopes)) {
      const y = vector(...expected.map(() => Number(target)));
      const loss = ops.binaryCrossEntropy(probabilities, y, { reduction: 'sum' });
      const [slope] = grad(loss, [probabilities]);
      const [bend] = grad(slope.sum(), [probabilities]);
      const found = await values(slope);
      for (const [i, wanted] of expected.entries())
        expect(Math.abs(found[i] - wanted)).toBeLessThanOrEqual(2e-7 * Math.abs(wanted));
      expect((await values(bend)).every((value) => value >= 0 && value < Number.POSITIVE_INFINITY)).toBe(true);
    }
  });

  it('logits of any size have a finite loss and gradient', async () => {
    const logits = vector(-1e30, -200, 0, 200, 1e30);
    const target = vector(1, 1, 1, 0, 0);
    const loss = ops.binaryCrossEntropyWithLogits(logits, target, { reduction: 'none' });
    expect(await values(loss)).toEqual([Math.fround(1e30), 200, Math.fround(Math.LN2), 200, Math.fround(1e30)]);
    const [slope] = grad(ops.binaryCrossEntropyWithLogits(logits, target, { reduction: 'sum' }), [logits]);
    expect(await values(slope)).toEqual([-1, -1, -0.5, 1, 1]);
    for (const gamma of [0.5, 2, 5]) {
      const [focal] = grad(ops.binaryFocalLoss(logits, target, { gamma }), [logits]);
      expect((await values(focal)).every(Number.isFinite)).toBe(true);
    }
  });

  it('without α and γ, the binary focal loss is cross-entropy', async () => {
    const [logits, target] = [matrix(2, 3), matrix(2, 3).abs()];
    const focal = ops.binaryFocalLoss(logits, target, { alpha: undefined, gamma: 0, reduction: 'none' });
    expect(await values(focal)).toEqual(
      await values(ops.binaryCrossEntropyWithLogits(logits, target, { reduction: 'none' })),
    );
  });

  it('0·log 0 is 0 in the divergence', async () => {
    const q = vector(Math.log(0.25), Math.log(0.75));
    expect(await ops.klDivergence(q, vector(0, 1), { reduction: 'sum' }).item()).toBeCloseTo(-Math.log(0.75), 6);
  });

  it('no region at all costs nothing', async () => {
    const none = tensor(new Float32Array(4), [1, 4, 1]);
    expect(await ops.diceLoss(none, none).item()).toBe(0);
    expect(await ops.tverskyLoss(none, none).item()).toBe(0);
  });

  it('no gradient flows to the teacher', async () => {
    const teacher = matrix(2, 3);
    const loss = ops.softTargetLoss(matrix(2, 3).mul(2), teacher);
    expect(() => grad(loss, [teacher])).toThrow('grad: no gradient flows from the loss to input 0');
    const [slope] = grad(loss, [teacher], { allowUnused: true });
    expect(await values(slope)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each(['euclidean', 'minkowski', 'canberra', 'brayCurtis', 'chebyshev', 'manhattan', 'cosine'] as const)(
    'equal and zero vectors: %s has finite gradients',
    async (metric) => {
      const x = tensor([0, 0, 1, 2], [2, 2]);
      for (const distances of [
        ops.distance(x, tensor([0, 0, 1, 2], [2, 2]), { metric, p: 1.5 }),
        ops.distanceMatrix(x, x, { metric, p: 1.5 }),
      ]) {
        const [slope] = grad(distances.sum(), [x]);
        expect((await values(slope)).every(Number.isFinite)).toBe(true);
      }
    },
  );

  it('minkowski with p = Infinity is chebyshev', async () => {
    const [a, b] = [matrix(3, 4), matrix(3, 4).exp()];
    const infinite = await values(ops.distance(a, b, { metric: 'minkowski', p: Number.POSITIVE_INFINITY }));
    expect(infinite).toEqual(await values(ops.distance(a, b, { metric: 'chebyshev' })));
  });

  it('of unit vectors, euclidean is √(2·cosine); cosine breaks the triangle inequality', async () => {
    const [a, b, c] = [vector(1, 0), vector(Math.SQRT1_2, Math.SQRT1_2), vector(0, 1)];
    const cosine = (x: Tensor, y: Tensor): Promise<number> => ops.distance(x, y, { metric: 'cosine' }).item();
    expect(await ops.distance(a, b).item()).toBeCloseTo(Math.sqrt(2 * (await cosine(a, b))), 6);
    expect(await cosine(a, c)).toBeGreaterThan((await cosine(a, b)) + (await cosine(b, c)));
    expect(await ops.distance(a, c).item()).toBeLessThan(
      (await ops.distance(a, b).item()) + (await ops.distance(b, c).item()),
    );
  });

  it('penalties take parameters, weightedSum scalars', async () => {
    const w = new nn.Parameter(Float32Array.of(1, -2), [2]);
    const total = (): Tensor =>
      ops.weightedSum([
        [1, ops.l1Penalty([w])],
        [10, ops.l2Penalty([w])],
      ]);
    expect(await total().item()).toBe(28);
    expect(await values(grad(total(), [w.read()])[0])).toEqual([11, -21]);
  });
});

const x = matrix(2, 3);
const y = matrix(2, 3);
const short = matrix(2, 2);
const ints = tensor(new Int32Array(6), [2, 3]);

const MISTAKES: readonly (readonly [message: string, call: () => Tensor])[] = [
  ['mseLoss: prediction and target must have the same shape: got [2, 3] and [2, 2]', () => ops.mseLoss(x, short)],
  ['l1Loss: target must be float32: got int32; cast it first', () => ops.l1Loss(x, ints)],
  ['smoothL1Loss: beta must be a finite number ≥ 0: got -1', () => ops.smoothL1Loss(x, y, { beta: -1 })],
  ['huberLoss: delta must be a finite number > 0: got 0', () => ops.huberLoss(x, y, { delta: 0 })],
  ['charbonnierLoss: eps must be a finite number > 0: got 0', () => ops.charbonnierLoss(x, y, { eps: 0 })],
  [
    `loss: reduction must be 'mean', 'sum' or 'none': got "avg"`,
    () => ops.mseLoss(x, y, { reduction: 'avg' as 'mean' }),
  ],
  [
    'crossEntropy: labels must have shape [2]: got [3]; the scores are [2, 3]',
    () => ops.crossEntropy(x, labels(0, 1, 2)),
  ],
  ['crossEntropy: scores must have shape [N, …, C]: got [2]', () => ops.crossEntropy(vector(1, 2), labels(0, 1))],
  ['crossEntropy: labels must be int32: got bool; cast it first', () => ops.crossEntropy(x, tensor([true, false]))],
  [
    'crossEntropy: target probabilities must have shape [2, 3]: got [2, 2]; labels are int32',
    () => ops.crossEntropy(x, short),
  ],
  [
    'crossEntropy: labelSmoothing must be a number in [0, 1]: got 2',
    () => ops.crossEntropy(x, y, { labelSmoothing: 2 }),
  ],
  ['crossEntropy: weight must have shape [3]: got [2]', () => ops.crossEntropy(x, y, { weight: vector(1, 2) })],
  [
    'binaryCrossEntropy: labelSmoothing must be a number in [0, 1]: got -1',
    () => ops.binaryCrossEntropy(x, y, { labelSmoothing: -1 }),
  ],
  [
    'binaryCrossEntropyWithLogits: posWeight must broadcast to the logits [2, 3]: got [2]',
    () => ops.binaryCrossEntropyWithLogits(x, y, { posWeight: vector(1, 2) }),
  ],
  [
    'binaryCrossEntropy: weight must broadcast to the target [2, 3]: got [4, 1, 3]',
    () => ops.binaryCrossEntropy(x, y, { weight: x.expand(4, 2, 3).slice(1, 0, 1) }),
  ],
  ['binaryFocalLoss: alpha must be a number in [0, 1]: got 2', () => ops.binaryFocalLoss(x, y, { alpha: 2 })],
  [
    'focalLoss: gamma must be a finite number ≥ 0: got NaN',
    () => ops.focalLoss(x, labels(0, 1), { gamma: Number.NaN }),
  ],
  ['focalLoss: alpha must have shape [3]: got [2]', () => ops.focalLoss(x, labels(0, 1), { alpha: vector(1, 2) })],
  [
    'diceLoss: probabilities must have shape [N, pixels, …, C]: got [2, 3]; one class is C = 1',
    () => ops.diceLoss(x, y),
  ],
  ['tverskyLoss: beta must be a finite number ≥ 0: got -1', () => ops.tverskyLoss(x, y, { beta: -1 })],
  [
    'klDivergence: logProbabilities and target must have the same shape: got [2, 3] and [2, 2]',
    () => ops.klDivergence(x, short),
  ],
  [
    'softTargetLoss: temperature must be a finite number > 0: got 0',
    () => ops.softTargetLoss(x, y, { temperature: 0 }),
  ],
  [
    'softTargetLoss: student and teacher must have the same shape: got [2, 3] and [2, 2]',
    () => ops.softTargetLoss(x, short),
  ],
  [
    'distillationLoss: lambda must be a number in [0, 1]: got 3',
    () => ops.distillationLoss(x, y, labels(0, 1), { lambda: 3 }),
  ],
  [
    'tripletMarginLoss: anchor and negative must have the same shape: got [2, 3] and [2, 2]',
    () => ops.tripletMarginLoss(x, y, short),
  ],
  ['tripletMarginLoss: margin must be a finite number > 0: got 0', () => ops.tripletMarginLoss(x, y, x, { margin: 0 })],
  ['infoNce: queries must have shape [N, D]: got [2]', () => ops.infoNce(vector(1, 2), vector(1, 2))],
  ['infoNce: temperature must be a finite number > 0: got 0', () => ops.infoNce(x, y, { temperature: 0 })],
  ['infoNce: temperature must be a number or a scalar tensor: got [2, 3]', () => ops.infoNce(x, y, { temperature: x })],
  ['infoNce: negatives must have shape [M, 3]: got [2, 2]', () => ops.infoNce(x, y, { negatives: short })],
  ['infoNce: symmetric has no meaning', () => ops.infoNce(x, y, { negatives: x, symmetric: true })],
  ['multiLabelMarginLoss: labels must be int32: got float32; cast it first', () => ops.multiLabelMarginLoss(x, y)],
  [
    'multiLabelMarginLoss: scores and labels must have the same shape: got [2, 2] and [2, 3]',
    () => ops.multiLabelMarginLoss(short, ints),
  ],
  [
    'ctcLoss: logProbabilities must have shape [N, T, C]: got [2, 3]',
    () => ops.ctcLoss(x, ints, labels(1, 1), labels(1, 1)),
  ],
  [
    'ctcLoss: inputLengths must have shape [1]: got [2]',
    () => ops.ctcLoss(x.reshape(1, 2, 3), labels(1).reshape(1, 1), labels(1, 1), labels(1)),
  ],
  [
    'ctcLoss: blank must be an integer in [0, 2]: got 3',
    () => ops.ctcLoss(x.reshape(1, 2, 3), labels(1).reshape(1, 1), labels(1), labels(1), { blank: 3 }),
  ],
  ['marginSoftmax: centers must have shape [3, C]: got [2, 3]', () => ops.marginLogits(x, y, labels(0, 1))],
  [
    'marginSoftmax: margin of aSoftmax must be an integer in [1, 8]: got 0.5',
    () => ops.marginSoftmax(x, y.transpose(), labels(0, 1), { variant: 'aSoftmax', margin: 0.5 }),
  ],
  [
    'marginSoftmax: margin of arcFace must be an angle in [0, π/2): got 2',
    () => ops.marginSoftmax(x, y.transpose(), labels(0, 1), { margin: 2 }),
  ],
  [
    `marginSoftmax: variant must be 'lSoftmax', 'aSoftmax', 'amSoftmax' or 'arcFace': got "sphere"`,
    () => ops.marginSoftmax(x, y.transpose(), labels(0, 1), { variant: 'sphere' as 'arcFace' }),
  ],
  ['marginSoftmax: centers must be float32: got int32; cast it first', () => ops.marginLogits(x, ints, labels(0, 1))],
  ['l1Penalty: needs at least one parameter: got none', () => ops.l1Penalty([])],
  ['elasticNetPenalty: l1Ratio must be a number in [0, 1]: got 2', () => ops.elasticNetPenalty([x], { l1Ratio: 2 })],
  ['weightedSum: needs at least one term', () => ops.weightedSum([])],
  ['weightedSum: weight 0 must be a finite number: got NaN', () => ops.weightedSum([[Number.NaN, x.sum()]])],
  ['weightedSum: loss 0 must be a scalar: got [2, 3]; reduce it first', () => ops.weightedSum([[1, x]])],
  ['distance: b must have shape […, 3]: got [2, 2]', () => ops.distance(x, short)],
  ['distance: vectors do not broadcast: got [2, 3] and [4, 3]', () => ops.distance(x, matrix(4, 3))],
  [
    "'hamming', 'canberra' or 'brayCurtis': got \"euclid\"; did you mean 'euclidean'?",
    () => ops.distance(x, y, { metric: 'euclid' as 'cosine' }),
  ],
  ['distance: p must be a number ≥ 1: got 0.5', () => ops.distance(x, y, { metric: 'minkowski', p: 0.5 })],
  ['distance: eps must be a number > 0: got 0', () => ops.distance(x, y, { metric: 'cosine', eps: 0 })],
  ['distance: a must be float32: got int32; cast it first', () => ops.distance(ints, ints)],
  ["distance: 'mahalanobis' needs the option inverseCovariance", () => ops.distance(x, y, { metric: 'mahalanobis' })],
  [
    'distance: inverseCovariance must have shape [3, 3]: got [2, 2]',
    () => ops.distance(x, y, { metric: 'mahalanobis', inverseCovariance: short }),
  ],
  ['distanceMatrix: needs [N, D] and [M, D]', () => ops.distanceMatrix(vector(1, 2), vector(1, 2))],
  ['cosineSimilarity: b must have shape […, 3]: got [2, 2]', () => ops.cosineSimilarity(x, short)],
];

describe('errors', () => {
  it.each(MISTAKES)('%s', (message, call) => {
    expect(call).toThrow(message);
  });

  it('a call that is refused leaves no check of its values behind', async () => {
    const weight = vector(1, 2);
    const wrong = labels(7, 7);
    expect(() => ops.crossEntropy(x, wrong, { weight })).toThrow('weight');
    expect(() => ops.focalLoss(x, wrong, { alpha: weight })).toThrow('alpha');
    expect(() => ops.marginSoftmax(x, y.transpose(), wrong, { annealing: -1 })).toThrow('annealing');
    expect(() => ops.binaryCrossEntropy(x.add(2), y, { weight })).toThrow('weight');
    expect(await vector(1).add(1).item()).toBe(2);
  });

  const probability = 'binaryCrossEntropy: a probability is outside [0, 1]';
  it.each([
    [
      'crossEntropy: labels must be integers in [0, 2], the classes of the scores',
      () => ops.crossEntropy(x, labels(0, 3)),
    ],
    ...(
      [
        ['labels must be classes from 0 to 2, and not the blank 0', [0], [2], [1]],
        ['inputLengths must be integers in [0, 2], the steps', [1], [3], [1]],
        ['targetLengths must be integers in [0, 1], the labels', [1], [2], [2]],
      ] as const
    ).map(([message, target, steps, count]) => {
      const integers = [labels(...target).reshape(1, 1), labels(...steps), labels(...count)] as const;
      return [`ctcLoss: ${message}`, () => ops.ctcLoss(ops.logSoftmax(x.reshape(1, 2, 3)), ...integers)] as const;
    }),
    [
      'multiLabelMarginLoss: labels must be below 3, the classes',
      () => ops.multiLabelMarginLoss(x, tensor(Int32Array.of(0, 3, -1, 1, -1, 9), [2, 3])),
    ],
    ['focalLoss: labels must be integers in [0, 2], the classes of the scores', () => ops.focalLoss(x, labels(-1, 0))],
    [
      'diceLoss: labels must be integers in [0, 2], the classes of the scores',
      () => ops.diceLoss(x.reshape(1, 2, 3), labels(0, 7).reshape(1, 2)),
    ],
    [
      'marginSoftmax: labels must be integers in [0, 1], the classes of the scores',
      () => ops.marginLogits(x, y.transpose(), labels(0, 2)),
    ],
    [probability, () => ops.binaryCrossEntropy(vector(1.5), vector(1))],
    [probability, () => ops.binaryCrossEntropy(vector(Number.NaN), vector(1))],
  ] as const)('when computed: %s', async (message, call) => {
    await expect(async () => await call().data()).rejects.toThrow(message);
  });
});
