// Right values where formulas taken literally give NaN, 0 or infinity: masked rows and classes, limits, ties, tails, nothing at all.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CalibrationError, ConfusionMatrix, psnr } from '../src/metrics/index.ts';
import { MultiHeadAttention } from '../src/nn/index.ts';
import {
  binaryCrossEntropyWithLogits,
  binaryFocalLoss,
  charbonnierLoss,
  cosineSimilarity,
  crossEntropy,
  type DistanceMetric,
  type DistanceOptions,
  diceLoss,
  distance,
  distanceMatrix,
  distillationLoss,
  focalLoss,
  groupNorm,
  hardTanh,
  instanceNorm,
  klDivergence,
  l2Normalize,
  layerNorm,
  logSumExp,
  relu6,
  rmsNorm,
  scaledDotProductAttention,
  smoothL1Loss,
  softTargetLoss,
  tripletMarginLoss,
  tverskyLoss,
} from '../src/ops/index.ts';
import { clipGradNorm, ReduceOnPlateau } from '../src/optim/index.ts';
import {
  concat,
  type DType,
  full,
  Generator,
  getBackend,
  grad,
  setBackend,
  type Tensor,
  tensor,
  where,
  zeros,
} from '../src/tensor/index.ts';

const NONE = Number.NEGATIVE_INFINITY;
const list = async (x: Tensor): Promise<number[]> => [...(await x.data())];

async function expectClose(got: Tensor, want: readonly number[], relative = 2e-6): Promise<void> {
  const values = await list(got);
  expect(values).toHaveLength(want.length);
  for (const [i, value] of want.entries()) {
    if (Number.isFinite(value)) expect(Math.abs(values[i] - value)).toBeLessThanOrEqual(relative * Math.abs(value));
    else expect(values[i]).toBe(value);
  }
}

beforeAll(() => setBackend('wasm', { threads: 1 }));
afterAll(async () => (await getBackend()).dispose());

describe('attention of a query that may see no key', () => {
  const ALLOWED = [0, 0, 1, 1];
  const masks = {
    bool: tensor(ALLOWED, [2, 2], 'bool'),
    additive: tensor(
      ALLOWED.map((allowed) => (allowed ? 0 : NONE)),
      [2, 2],
    ),
  };
  const values = (from: number): Tensor => tensor([from, from + 1, from + 2, from + 3], [2, 2]);

  it.each(['bool', 'additive'] as const)('%s mask: zeros, and finite gradients', async (kind) => {
    for (const options of [{}, { isCausal: true }, { dropoutP: 0.5, generator: new Generator(1) }]) {
      const inputs = [values(1), values(2), values(3)];
      const y = scaledDotProductAttention(inputs[0], inputs[1], inputs[2], { mask: masks[kind], ...options });
      const gradients = grad(y.sum(), inputs);
      expect((await list(y)).slice(0, 2)).toEqual([0, 0]);
      for (const gradient of gradients) expect((await list(gradient)).every(Number.isFinite)).toBe(true);
    }
  });

  it('a mask and isCausal that leave nothing together', async () => {
    const mask = tensor([0, 1, 1, 1], [2, 2], 'bool');
    const v = values(3);
    const y = scaledDotProductAttention(values(1), values(2), v, { mask, isCausal: true });
    const [gradient] = grad(y.sum(), [v]);
    expect((await list(y)).slice(0, 2)).toEqual([0, 0]);
    expect((await list(gradient)).every(Number.isFinite)).toBe(true);
  });

  it('in a layer', async () => {
    const layer = new MultiHeadAttention(4, { numHeads: 2 });
    const { y, weights } = layer.forwardWithWeights(new Generator(2).normal([1, 2, 4]), masks.bool);
    const parts = await list(weights);
    expect([...parts.slice(0, 2), ...parts.slice(4, 6)]).toEqual([0, 0, 0, 0]);
    await expectClose(grad(y.sum(), [layer.proj.bias?.read() as Tensor])[0], [2, 2, 2, 2]);
    const [ofWeight] = grad(y.sum(), [layer.qkv.weight.read()]);
    expect((await list(ofWeight)).every(Number.isFinite)).toBe(true);
  });
});

describe('limits, ties and nothing', () => {
  it('clip passes the gradient at its limits; relu6 and hardTanh do not, as in PyTorch', async () => {
    const x = tensor([-2, -1, 0, 1, 2]);
    expect(await list(grad(x.clip(-1, 1).sum(), [x])[0])).toEqual([0, 1, 1, 1, 0]);
    expect(await list(grad(hardTanh(x).sum(), [x])[0])).toEqual([0, 0, 1, 0, 0]);
    const y = tensor([0, 3, 6]);
    expect(await list(grad(relu6(y).sum(), [y])[0])).toEqual([0, 1, 0]);
    expect(await list(tensor([Number.NaN, -5, 5]).clip(-1, 1))).toEqual([Number.NaN, -1, 1]);
  });

  it('PSNR of equal images has gradient 0', async () => {
    const x = tensor([1, 2, 1, 3], [2, 1, 2, 1]);
    const y = psnr(x, tensor([1, 2, 1, 2], [2, 1, 2, 1]));
    const [gradient] = grad(y.sum(), [x]);
    expect((await list(y))[0]).toBe(Number.POSITIVE_INFINITY);
    await expectClose(gradient, [0, 0, 0, -20 / Math.LN10]);
  });

  it('logSumExp of nothing is −∞', async () => {
    expect(await list(logSumExp(zeros([2, 0])))).toEqual([NONE, NONE]);
    expect(logSumExp(zeros([2, 0]), { keepDims: true }).shape).toEqual([2, 1]);
  });

  it('distances to no features have no gradient', async () => {
    const x = tensor([1, 2], [1, 2]);
    expect(await list(grad(distanceMatrix(x, zeros([0, 2])).sum(), [x])[0])).toEqual([0, 0]);
  });
});

describe('masked classes', () => {
  it.each([1, 2])('cost nothing where the target is 0, temperature %d', async (temperature) => {
    const student = tensor([1, 2, NONE], [1, 3]);
    const [teacher, target] = [tensor([2, 1, NONE], [1, 3]), tensor([0.25, 0.75, 0], [1, 3])];
    const p = 1 / (1 + Math.exp(1 / temperature));
    const divergence = (1 - 2 * p) / temperature;
    const soft = softTargetLoss(student, teacher, { temperature });
    for (const loss of [soft, crossEntropy(student, target)]) {
      const gradient = await list(grad(loss, [student])[0]);
      expect(gradient.every(Number.isFinite)).toBe(true);
      expect(gradient[2]).toBe(0);
    }
    const again = softTargetLoss(student, teacher, { temperature });
    await expectClose(again, [divergence * temperature ** 2], 1e-5);
    const surprise = Math.log(1 + Math.E);
    await expectClose(crossEntropy(student, target), [0.25 * surprise + 0.75 * (surprise - 1)]);
    const logs = tensor([Math.log(0.5), Math.log(0.5), NONE], [1, 3]);
    const want = 0.25 * Math.log(0.5) + 0.75 * Math.log(1.5);
    await expectClose(klDivergence(logs, target, { reduction: 'sum' }), [want], 1e-5);
  });
});

describe('distances of vectors of any size', () => {
  // Differences 3, 0 and −4 in parts of the size.
  const pairs = { a: [3, 1, -1], b: [0, 1, 3] };
  const measures: readonly [string, DistanceOptions, number, (d: number) => number][] = [
    ['euclidean', {}, 5, (d) => d / 5],
    ['minkowski', { p: 3 }, 91 ** (1 / 3), (d) => Math.sign(d) * d ** 2 * 91 ** (-2 / 3)],
    [
      'minkowski',
      { p: 1.5 },
      (27 ** 0.5 + 8) ** (2 / 3),
      (d) => Math.sign(d) * Math.abs(d) ** 0.5 * (27 ** 0.5 + 8) ** (-1 / 3),
    ],
    ['mahalanobis', { inverseCovariance: tensor([1, 0, 0, 0, 1, 0, 0, 0, 1], [3, 3]) }, 5, (d) => d / 5],
  ];
  const sizes = [1e-37, 1e-30, 1e-25, 1e-20, 1, 1e10, 1e20, 1e30, 5e37];

  it.each(measures.flatMap((one) => sizes.map((size) => [size, ...one] as const)))(
    'of %d: %s',
    async (size, name, options, want, slope) => {
      const [a, b] = [pairs.a, pairs.b].map((parts) =>
        tensor(
          parts.map((part) => part * size),
          [1, 3],
        ),
      );
      const metric = name as DistanceMetric;
      for (const measure of [distance, distanceMatrix]) {
        const length = measure(a, b, { metric, ...options });
        const [gradient] = grad(length.sum(), [a]);
        await expectClose(length, [want * size], 3e-6);
        const slopes = await list(gradient);
        for (const [i, d] of [3, 0, -4].entries()) expect(Math.abs(slopes[i] - slope(d))).toBeLessThan(3e-6);
      }
    },
  );

  it('that are infinite, no numbers or nothing stay so', async () => {
    const [infinite, nothing] = [tensor([Number.POSITIVE_INFINITY, 0], [1, 2]), tensor([Number.NaN, 0], [1, 2])];
    for (const metric of ['euclidean', 'minkowski'] as const) {
      expect(await list(distance(infinite, zeros([1, 2]), { metric, p: 3 }))).toEqual([Number.POSITIVE_INFINITY]);
      expect(await list(distance(nothing, zeros([1, 2]), { metric, p: 3 }))).toEqual([Number.NaN]);
      const x = zeros([2, 2]);
      const length = distance(x, x, { metric, p: 3 });
      const [gradient] = grad(length.sum(), [x]);
      expect(await list(length)).toEqual([0, 0]);
      expect(await list(gradient)).toEqual([0, 0, 0, 0]);
      expect(await list(distance(zeros([2, 0]), zeros([2, 0]), { metric, p: 3 }))).toEqual([0, 0]);
      expect(await list(distanceMatrix(zeros([0, 3]), zeros([2, 3]), { metric, p: 3 }))).toEqual([]);
    }
  });
});

describe('masked classes have no part in smoothing', () => {
  // Two open classes, as if the third were not there.
  const [logits, without] = [tensor([1, 2, NONE], [1, 3]), tensor([1, 2], [1, 2])];
  const label = tensor([0], [1], 'int32');

  it.each([0.1, 1])('of labels and of probabilities: %d', async (labelSmoothing) => {
    const weights = [undefined, tensor([0.5, 2, 3])] as const;
    for (const weight of weights) {
      const options = { labelSmoothing, ...(weight && { weight }) };
      const same = { labelSmoothing, ...(weight && { weight: weight.slice(0, 0, 2) }) };
      const want = await list(crossEntropy(without, label, same));
      const loss = crossEntropy(logits, label, options);
      const [gradient] = grad(loss, [logits]);
      const [slopes] = grad(crossEntropy(without, label, same), [without]);
      await expectClose(loss, want);
      await expectClose(gradient, [...(await list(slopes)), 0]);
      const soft = crossEntropy(logits, tensor([1, 0, 0], [1, 3]), options);
      await expectClose(soft, await list(crossEntropy(without, tensor([1, 0], [1, 2]), same)));
    }
  });

  it('of PyTorch where none is masked', async () => {
    const [a, b] = [Math.log(1 + Math.E), Math.log(1 + Math.E) - 1];
    await expectClose(crossEntropy(without, label, { labelSmoothing: 0.1 }), [0.95 * a + 0.05 * b]);
  });

  it.each([0, 0.3, 1])('of distillation, λ = %d', async (lambda) => {
    const teacher = tensor([2, 1, NONE], [1, 3]);
    const loss = distillationLoss(logits, teacher, label, { lambda, labelSmoothing: 0.1 });
    const same = distillationLoss(without, teacher.slice(1, 0, 2), label, { lambda, labelSmoothing: 0.1 });
    const [gradient] = grad(loss, [logits]);
    const [slopes] = grad(same, [without]);
    await expectClose(loss, await list(same));
    await expectClose(gradient, [...(await list(slopes)), 0]);
  });

  it('what has no part in a loss may be infinite', async () => {
    const masked = tensor([2], [1], 'int32');
    expect(await list(crossEntropy(logits, masked))).toEqual([Number.POSITIVE_INFINITY]);
    expect(await list(crossEntropy(logits, masked, { labelSmoothing: 0.1 }))).toEqual([Number.POSITIVE_INFINITY]);
    const want = await list(crossEntropy(without, label, { labelSmoothing: 1 }));
    await expectClose(crossEntropy(logits, masked, { labelSmoothing: 1 }), want);
    const soft = softTargetLoss(logits, tensor([2, 1, NONE], [1, 3]));
    const all = distillationLoss(logits, tensor([2, 1, NONE], [1, 3]), masked, { lambda: 1 });
    await expectClose(all, await list(soft));
  });
});

describe('an L1 loss with a rounded tip', () => {
  it.each([1e-3, 1, 1e-25, 1e-40, 1e-60, 1e20])('of eps %d is right for all sizes', async (eps) => {
    const sizes = [0, 1e-45, 1e-30, 1e-25, -1e-20, 1e-3, -2, 1e10, 1e20, -3e30];
    const [prediction, target] = [tensor(sizes), zeros([sizes.length])];
    const loss = charbonnierLoss(prediction, target, { eps, reduction: 'none' });
    const [gradient] = grad(loss.sum(), [prediction]);
    const [values, slopes] = [await list(loss), await list(gradient)];
    const rounded = Math.max(eps, 2 ** -126);
    for (const [i, given] of sizes.entries()) {
      const size = Math.fround(given);
      const want = Math.hypot(size, rounded);
      expect(Math.abs(values[i] - want)).toBeLessThanOrEqual(3e-7 * want);
      expect(Math.abs(slopes[i] - size / want)).toBeLessThanOrEqual(3e-7);
    }
  });

  it('smoothL1 of a parabola that is narrower than float32 can tell is L1', async () => {
    const x = tensor([0, 1, -2]);
    for (const beta of [1e-40, 1e-50]) {
      const loss = smoothL1Loss(x, zeros([3]), { beta, reduction: 'none' });
      const [gradient] = grad(loss.sum(), [x]);
      expect(await list(loss)).toEqual([0, 1, 2]);
      expect(await list(gradient)).toEqual([0, 1, -1]);
    }
  });
});

describe('norms of values near 10²⁰', () => {
  const shape = [2, 6, 16];
  const small = tensor(
    Float32Array.from({ length: 192 }, (_, i) => Math.fround(Math.sin(i * 1.7) + (i % 16) / 8)),
    shape,
  );
  const factor = 2 ** 67;
  const slope = tensor(
    Float32Array.from({ length: 192 }, (_, i) => Math.cos(i * 0.9)),
    shape,
  );
  const norms: readonly [string, (x: Tensor, eps: number) => Tensor][] = [
    ['layerNorm', (x, eps) => layerNorm(x, undefined, undefined, { eps })],
    ['rmsNorm', (x, eps) => rmsNorm(x, undefined, { eps })],
    ['groupNorm', (x, eps) => groupNorm(x, 4, undefined, undefined, { eps })],
    ['instanceNorm', (x, eps) => instanceNorm(x, undefined, undefined, { eps })],
    ['l2Normalize', (x) => l2Normalize(x)],
  ];

  // Norms do not depend on the unit of x where eps is nothing beside the variance; gradients are as many times smaller as x is larger.
  it.each(norms)('%s, and its gradient', async (_, norm) => {
    const [x, y] = [small, small.mul(factor)];
    const large = await y.data();
    expect(Math.max(...large)).toBeGreaterThan(1e20);
    const huge = tensor(large, shape);
    const [wanted, found] = [norm(x, 1e-12), norm(huge, 1e-5)];
    const [wantedSlope] = grad(wanted.mul(slope).sum(), [x]);
    const [foundSlope] = grad(found.mul(slope).sum(), [huge]);
    await expectClose(found, await list(wanted), 1e-5);
    const expected = await list(wantedSlope);
    const largest = Math.max(...expected.map(Math.abs));
    (await list(foundSlope)).forEach((one, i) => {
      expect(Math.abs(one * factor - expected[i])).toBeLessThan(1e-5 * largest);
    });
  });

  it('small values keep their digits beside a small eps', async () => {
    const rows = await list(layerNorm(small, undefined, undefined, { eps: 0 }));
    await expectClose(layerNorm(small.mul(2 ** -10), undefined, undefined, { eps: 2e-18 }), rows, 1e-5);
  });
});

describe('tails', () => {
  it.each([10, 17, 30, 60, 80])('cross-entropy keeps the digits of losses of e^−%d', async (gap) => {
    const rows = [gap, 0, 0, 0, gap, 0, gap, gap, -1];
    const logits = tensor(rows, [3, 3]);
    const labels = tensor([0, 0, 1], [3], 'int32');
    const oneHot = tensor([1, 0, 0, 1, 0, 0, 0, 1, 0], [3, 3]);
    const t = Math.exp(-gap);
    const want = [Math.log1p(2 * t), gap + Math.log1p(2 * t), Math.LN2 + Math.log1p(Math.exp(-gap - 1) / 2)];
    const s = 1 / (1 + 2 * t);
    const slopes = [-2 * t * s, t * s, t * s, t * s - 1, s, t * s];
    for (const target of [labels, oneHot]) {
      const loss =
        target === labels
          ? focalLoss(logits, target, { gamma: 0, reduction: 'none' })
          : crossEntropy(logits, target, { reduction: 'none' });
      const [gradient] = grad(loss.sum(), [logits]);
      await expectClose(loss, want, 1e-6);
      const found = (await list(gradient)).slice(0, 6);
      // With probabilities as target, slopes are q − p as they stand.
      for (const [i, slope] of slopes.entries())
        expect(Math.abs(found[i] - slope)).toBeLessThanOrEqual(target === labels ? 2e-6 * Math.abs(slope) : 1e-7);
    }
  });

  const tail = Math.log1p(Math.exp(-17));
  const doubt = Math.exp(-17) / (1 + Math.exp(-17));

  it('focal losses have their slope there, too', async () => {
    const logits = tensor([17, 0, 0, 17], [2, 2]);
    const loss = focalLoss(logits, tensor([0, 0], [2], 'int32'), { gamma: 0, reduction: 'none' });
    const [gradient] = grad(loss.sum(), [logits]);
    await expectClose(gradient, [-doubt, doubt, doubt - 1, 1 - doubt], 2e-6);
    const again = focalLoss(logits, tensor([0, 0], [2], 'int32'), { gamma: 2, reduction: 'none' });
    const [focused] = grad(again.sum(), [logits]);
    // ∂/∂z of (1 − p)²·(−log p) is −(1 − p)²·(1 − p − 2·p·log p), and for the other logit the opposite.
    const slope = (q: number): number => -((1 - q) ** 2) * (1 - q) + 2 * q * (1 - q) ** 2 * Math.log(q);
    const [sure, wrong] = [-(doubt ** 3) - 2 * (1 - doubt) * doubt ** 2 * tail, slope(doubt)];
    await expectClose(focused, [sure, -sure, wrong, -wrong], 1e-5);
  });

  it('focal losses keep the digits of small losses', async () => {
    const label = tensor([0], [1], 'int32');
    await expectClose(focalLoss(tensor([17, 0], [1, 2]), label, { gamma: 1 }), [tail * doubt], 1e-5);
    await expectClose(focalLoss(tensor([0, 17], [1, 2]), label, { gamma: 1 }), [(17 + tail) * (1 - doubt)]);
    const options = { gamma: 1, alpha: undefined };
    await expectClose(binaryFocalLoss(tensor([-17]), tensor([0]), options), [tail * doubt], 1e-5);
    await expectClose(binaryFocalLoss(tensor([17]), tensor([1]), options), [tail * doubt], 1e-5);
  });

  it('binary cross-entropy does, too, and has its slope at 0', async () => {
    const [x, y] = [tensor([-17, 17, 0]), tensor([0, 1, 1])];
    const loss = binaryCrossEntropyWithLogits(x, y, { reduction: 'none', posWeight: tensor([3]) });
    const [gradient] = grad(loss.sum(), [x]);
    await expectClose(loss, [tail, 3 * tail, 3 * Math.LN2], 1e-5);
    await expectClose(gradient, [doubt, -3 * doubt, -1.5], 1e-5);
  });

  it('lengths far from 1 neither vanish nor overflow', async () => {
    const sizes = [1e20, 1e-25, 1];
    const x = tensor(
      sizes.flatMap((size) => [3 * size, 4 * size]),
      [3, 2],
    );
    await expectClose(l2Normalize(x, { eps: 1e-30 }), [0.6, 0.8, 0.6, 0.8, 0.6, 0.8]);
    await expectClose(cosineSimilarity(x, x, { eps: 1e-30 }), [1, 1, 1]);
    const [zero, one] = [zeros([1, 2]), tensor([1, 0], [1, 2])];
    for (const at of [zero, one]) await expectClose(l2Normalize(at, { eps: 1e-25 }), await list(at));
    await expectClose(grad(l2Normalize(one).sum(), [one])[0], [0, 1]);
    const { gradients, totalNorm } = clipGradNorm(new Map([['a', tensor([3e20, 4e20])]]), 1);
    await expectClose(totalNorm, [5e20]);
    await expectClose(gradients.get('a') as Tensor, [0.6, 0.8]);
  });

  it('tripletMarginLoss adds eps to the difference', async () => {
    const [a, n] = [tensor([1000, 1000], [1, 2]), tensor([1001, 1000], [1, 2])];
    const loss = tripletMarginLoss(a, a, n, { eps: 1e-5 });
    await expectClose(loss, [Math.SQRT2 * 1e-5 - Math.hypot(1 - 1e-5, 1e-5) + 1], 1e-2);
  });
});

describe('measures', () => {
  it('an ignored class has no part in means, nor has what is predicted for its pixels', () => {
    const matrix = new ConfusionMatrix(3, { ignoreIndex: 0 });
    matrix.update([0, 1, 1, 2, 2], [255, 1, 0, 2, 2]);
    expect(matrix.iou()).toEqual([Number.NaN, 0.5, 1]);
    expect([matrix.meanIou, matrix.macro().recall, matrix.macro().precision]).toEqual([0.75, 0.75, 1]);
    expect(matrix.meanDice).toBeCloseTo((2 / 3 + 1) / 2, 12);
    expect(() => matrix.update([1], [3])).toThrow(
      'ConfusionMatrix: predictions must be integers in [0, 2]: got 3 at 0',
    );
  });

  it('every edge of the calibration bins belongs to the bin above', () => {
    for (const bins of [10, 15, 100, 1000]) {
      const calibration = new CalibrationError({ bins });
      const edges = Array.from({ length: bins }, (_, k) => k / bins);
      calibration.updateBinary(
        edges,
        edges.map(() => 1),
      );
      expect(calibration.bins().every(({ count }) => count === 1)).toBe(true);
    }
  });

  it('ReduceOnPlateau takes a share of the size of a negative measure', () => {
    for (const [mode, better, same] of [
      ['min', -12, -10.5],
      ['max', -8, -9.5],
    ] as const) {
      const plateau = new ReduceOnPlateau({ lr: 1, mode, threshold: 0.1, patience: 0 });
      plateau.update(-10);
      expect(plateau.update(better)).toBe(1);
      const other = new ReduceOnPlateau({ lr: 1, mode, threshold: 0.1, patience: 0 });
      other.update(-10);
      expect(other.update(same)).toBe(0.1);
    }
  });

  it.each([diceLoss, tverskyLoss])('%o ignores pixels of every kind of mask', async (loss) => {
    const p = tensor([1, 0.5, 0, 1], [1, 2, 2, 1]);
    const options = { ignoreIndex: 255, smooth: 0 };
    const mask = [1, 1, 0, 255];
    const targets = [tensor(mask, [1, 2, 2, 1]), tensor(mask, [1, 2, 2, 1], 'int32'), tensor(mask, [1, 2, 2], 'int32')];
    for (const target of targets) await expectClose(loss(p, target, options), [1 - 3 / 3.5]);
    expect(await list(grad(loss(p, targets[0], options), [p])[0])).toMatchObject({ 3: 0 });
    const [nothing, empty] = [zeros([1, 2, 2, 1]), zeros([1, 2, 2, 1], 'bool')];
    expect(await list(loss(nothing, empty, { smooth: 0 }))).toEqual([0]);
    expect(await list(grad(loss(nothing, empty, { smooth: 0 }), [nothing])[0])).toEqual([0, 0, 0, 0]);
    await expect(loss(p, tensor([2, 0, 0, 1], [1, 2, 2], 'int32')).data()).rejects.toThrow('must hold 0, 1 and');
  });
});

describe('constants', () => {
  it.each([1.5, 2 ** 31, Number.NaN, Number.POSITIVE_INFINITY])('int32 refuses %d', (value) => {
    const message = `int32 needs integers of at most 32 bits: got ${value}`;
    expect(() => full([1], value, 'int32')).toThrow(`full: ${message}`);
    expect(() => tensor([value], [1], 'int32')).toThrow(`tensor: ${message}`);
    expect(() => where(tensor([true]), tensor([1], [1], 'int32'), value)).toThrow(`where: ${message}`);
  });

  it('an unknown dtype is refused', () => {
    const dtype = 'float16' as DType;
    expect(() => tensor(new Float32Array([0.5, 1]), [2], dtype)).toThrow('tensor: there is no dtype "float16"');
    expect(() => zeros([2], dtype)).toThrow('full: there is no dtype "float16"');
    expect(() => full([1], 2, 'bool')).toThrow('full: bool needs 0 or 1: got 2');
  });
});

describe('numbers that an element cannot hold', () => {
  const ints = tensor([-5, 3, 2 ** 31 - 1, -(2 ** 31)], [4], 'int32');

  it.each([
    ['pad: int32 needs integers', () => ints.pad([[1, 1]], 1.5)],
    ['pad: int32 needs integers', () => ints.pad([[1, 1]], 2 ** 31)],
    ['pad: int32 needs integers', () => ints.pad([[1, 1]], Number.NaN)],
    ['pad: int32 needs integers', () => ints.pad([[1, 1]], NONE)],
    ['pad: bool needs 0 or 1: got 2', () => ints.greater(0).pad([[1, 1]], 2)],
    ['clip: int32 needs integers of at most 32 bits: got 0.5', () => ints.clip(0.5, 3)],
    ['clip: int32 needs integers of at most 32 bits: got 3.5', () => ints.clip(0, 3.5)],
    ['clip: int32 needs integers of at most 32 bits: got 2147483648', () => ints.clip(2 ** 31, 2 ** 32)],
    ['clip: limits must be numbers: got NaN, 1', () => ints.clip(Number.NaN, 1)],
    ['clip: limits must be numbers: got 0, NaN', () => tensor([1]).clip(0, Number.NaN)],
    ['clip: x must be float32 or int32: got bool', () => ints.greater(0).clip(0, 1)],
    ['cast: there is no dtype "float16"; use one of float32, int32, bool', () => ints.cast('float16' as DType)],
    ['cast: there is no dtype "toString"', () => ints.cast('toString' as DType)],
  ])('are refused: %s', (message, call) => {
    expect(call).toThrow(message);
  });

  it('and those that it can are kept', async () => {
    expect(await list(ints.pad([[1, 0]], -(2 ** 31)))).toEqual([-(2 ** 31), -5, 3, 2 ** 31 - 1, -(2 ** 31)]);
    expect(await list(tensor([1]).pad([[1, 0]], NONE))).toEqual([NONE, 1]);
    expect(await list(ints.clip(-2, 2))).toEqual([-2, 2, 2, -2]);
    expect(await list(ints.clip(NONE, 2))).toEqual([-5, 2, 2, -(2 ** 31)]);
    expect(await list(ints.clip(0, Number.POSITIVE_INFINITY))).toEqual([0, 3, 2 ** 31 - 1, 0]);
    expect(await list(ints.clip(-1e10, 1e10))).toEqual(await list(ints));
    expect(await list(tensor([-3, 0.5, 3]).clip(NONE, 1))).toEqual([-3, 0.5, 1]);
    const two = tensor([2, 2, 2, 2], [4], 'int32');
    expect(await list(ints.clip(NONE, two))).toEqual([-5, 2, 2, -(2 ** 31)]);
    expect(await list(ints.clip(two, Number.POSITIVE_INFINITY))).toEqual([2, 3, 2 ** 31 - 1, 2]);
  });
});

it('the gradient of a concatenation of more tensors than a call has arguments', () => {
  const parts = Array.from({ length: 150_000 }, (_, i) => tensor(Float32Array.of(i)));
  const joined = concat(parts);
  expect(joined.shape).toEqual([150_000]);
  const [first, last] = grad(joined.square().sum(), [parts[0], parts[149_999]]);
  expect([first.shape, last.shape]).toEqual([[1], [1]]);
});
