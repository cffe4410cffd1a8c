// Attacks against those of tools/fixtures/attacks.py, their budgets, and what they must leave alone.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { l1Threshold } from '../src/attacks/budget.ts';
import { type AttackNorm, fgsm, type PgdOptions, pgd } from '../src/attacks/index.ts';
import { createModel } from '../src/models/index.ts';
import { stateDict } from '../src/nn/index.ts';
import { toMemory } from '../src/nn/layout.ts';
import { conv2d, crossEntropy, softplus } from '../src/ops/index.ts';
import { type BackendName, getBackend, setBackend, type Tensor, tensor } from '../src/tensor/index.ts';
import { uniform, weight, words } from './formula.ts';
import { inFullTier } from './tiers.ts';

const BACKENDS: readonly BackendName[] = ['js', 'wasm'];
const [N, SIZE, CHANNELS, CLASSES] = [3, 5, 2, 4];

const fixture = JSON.parse(readFileSync(new URL('fixtures/attacks.json', import.meta.url), 'utf8')) as {
  readonly fgsm: readonly number[];
  readonly loss: number;
  readonly pgd: readonly { readonly options: PgdOptions; readonly images: readonly number[]; readonly loss: number }[];
};

const convShape = [3, CHANNELS, 3, 3];
const fcShape = [CLASSES, SIZE * SIZE * 3];
const convWeight = toMemory('conv', weight('attacks.conv.weight', convShape, 1.5), [3, 3, CHANNELS, 3]);
const fcWeight = toMemory('linear', weight('attacks.fc.weight', fcShape, 3), [SIZE * SIZE * 3, CLASSES]);
const clean = Float32Array.from(uniform('attacks.images', N * SIZE * SIZE * CHANNELS), (v) => (v + 1) / 2);
const images = (): Tensor => tensor(clean, [N, SIZE, SIZE, CHANNELS]);
const labels = (): Tensor => tensor(Int32Array.from(words('attacks.labels', N), (word) => word % CLASSES));

const loss = (x: Tensor, y: Tensor): Tensor => {
  const hidden = softplus(conv2d(x, tensor(convWeight, [3, 3, CHANNELS, 3]), undefined, { padding: 1 }));
  const logits = hidden.reshape(N, SIZE * SIZE * 3).matmul(tensor(fcWeight, [SIZE * SIZE * 3, CLASSES]));
  return crossEntropy(logits, y, { reduction: 'sum' });
};

const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])));

/** Sizes of the changes of each image in a norm. */
function sizes(norm: AttackNorm, adversarial: ArrayLike<number>): number[] {
  const size = clean.length / N;
  return Array.from({ length: N }, (_, n) => {
    const change = Array.from({ length: size }, (_, i) => Math.abs(adversarial[n * size + i] - clean[n * size + i]));
    if (norm === 'linf') return Math.max(...change);
    if (norm === 'l2') return Math.hypot(...change);
    if (norm === 'l1') return change.reduce((sum, value) => sum + value, 0);
    const pixels = Array.from({ length: size / CHANNELS }, (_, p) => change.slice(p * CHANNELS, (p + 1) * CHANNELS));
    return pixels.filter((values) => values.some((value) => value > 0)).length;
  });
}

describe.each(BACKENDS)('on %s', (backend) => {
  beforeAll(async () => {
    await setBackend(backend, { threads: 1 });
  });
  afterAll(async () => {
    await (await getBackend()).dispose();
  });

  it('FGSM is one step along the sign', async () => {
    expect(await loss(images(), labels()).item()).toBeCloseTo(fixture.loss, 4);
    const adversarial = await fgsm(loss, images(), labels(), { epsilon: 0.07 });
    expect(largestDifference(await adversarial.data(), fixture.fgsm)).toBeLessThan(1e-6);
  });

  it.each(fixture.pgd.map((one) => [JSON.stringify(one.options), one] as const))('PGD %s', async (_, one) => {
    const adversarial = await pgd(loss, images(), labels(), { ...one.options, randomStart: false });
    expect(largestDifference(await adversarial.data(), one.images)).toBeLessThan(1e-5);
    expect(await loss(adversarial, labels()).item()).toBeCloseTo(one.loss, 3);
  });

  it.each([
    ['linf', 0.08],
    ['l2', 0.5],
    ['l1', 1.5],
    ['l0', 3],
  ] as const)(
    'from a random start, %s stays in its budget and in range, and raises the loss',
    async (norm, epsilon) => {
      const attack = (seed: number, steps: number): Promise<Tensor> =>
        pgd(loss, images(), labels(), { norm, epsilon, seed, steps, quantile: 0.8 });
      const adversarial = await attack(1, 10);
      const values = await adversarial.data();
      for (const size of sizes(norm, values)) {
        expect(size).toBeLessThanOrEqual(epsilon * (1 + 1e-6));
        expect(size).toBeGreaterThan(0.5 * epsilon);
      }
      expect([...values].every((value) => value >= 0 && value <= 1)).toBe(true);
      expect(await loss(adversarial, labels()).item()).toBeGreaterThan(1.2 * fixture.loss);
      expect(await (await attack(1, 10)).data()).toEqual(values);
      const short = (seed: number): Promise<Tensor> =>
        pgd(loss, images(), labels(), { norm, epsilon, seed, steps: 1, stepSize: epsilon / 10 });
      expect(await (await short(2)).data()).not.toEqual(await (await short(1)).data());
    },
  );
});

it('the L1 threshold brings the sum to the radius', () => {
  for (const radius of [0.1, 1, 3]) {
    const values = Float64Array.from(uniform(`ball.${radius}`, 40), (value) => 2 * value);
    const threshold = l1Threshold(values, radius);
    const sum = values.reduce((total, value) => total + Math.max(0, Math.abs(value) - threshold), 0);
    expect(sum).toBeCloseTo(radius, 10);
  }
  expect(l1Threshold(Float64Array.of(0.1, -0.2), 1)).toBe(0);
});

it.runIf(inFullTier)('leaves weights, statistics and mode of a model alone', async () => {
  await setBackend('wasm', { threads: 1 });
  const model = createModel('mobilenetv3_small_050', { numClasses: 3, inChannels: 1, smallImage: true }).eval();
  const before = await stateDict(model);
  const x = tensor(
    Float32Array.from(uniform('model', 2 * 256), (v) => (v + 1) / 2),
    [2, 16, 16, 1],
  );
  const attacked = await pgd((a, b) => crossEntropy(model.forward(a), b), x, tensor(Int32Array.of(0, 2)), {
    epsilon: 0.1,
    steps: 2,
  });
  expect(attacked.shape).toEqual(x.shape);
  expect(await stateDict(model)).toEqual(before);
  expect(model.training).toBe(false);
  await (await getBackend()).dispose();
});

describe('ranges that float32 rounds', () => {
  /** Black and white under the usual normalisation of ImageNet; the range is given in float64. */
  const [mean, std] = [0.406, 0.225];
  const NORMALISED = [-mean / std, (1 - mean) / std] as const;
  const { fround } = Math;
  const steps = [
    (value: number) => fround((value - mean) / std),
    (value: number) => fround(fround(value - fround(mean)) / fround(std)),
    (value: number) => fround(fround(value - fround(mean)) * fround(1 / std)),
  ];
  const pictures: readonly (readonly [range: readonly [number, number], pixels: readonly number[]])[] = [
    [
      [0, 0.1],
      [0, 0.1, 0.1, 0],
    ],
    [
      [-0.7, 0.3],
      [-0.7, 0.3, 0.3, -0.7],
    ],
    ...steps.map((normalised) => [NORMALISED, [0, 1, 1, 0].map(normalised)] as const),
  ];
  const target = tensor(Int32Array.of(0));

  it.each(pictures)('%j holds %j', async (range, pixels) => {
    const picture = (): Tensor => tensor(Float32Array.from(pixels), [1, 2, 2, 1]);
    const rise = (x: Tensor): Tensor => x.sum();
    const attacked = await fgsm(rise, picture(), target, { epsilon: 0.05, range });
    // What an attack makes can be attacked again.
    const again = await fgsm(rise, attacked, target, { epsilon: 0.05, range, targeted: true });
    expect(Math.max(...(await attacked.data()))).toBe(Math.max(...(await picture().data())));
    for (const norm of ['linf', 'l2', 'l1', 'l0'] as const) {
      const moved = await pgd(rise, again, target, { epsilon: 1, range, norm, steps: 2 });
      await expect(fgsm(rise, moved, target, { epsilon: 0.05, range })).resolves.toBeDefined();
    }
  });
});

const image = tensor(new Float32Array(8).fill(0.5), [1, 2, 2, 2]);
const label = tensor(Int32Array.of(0));
const square = (x: Tensor): Tensor => x.square().sum();

it.each([
  ['fgsm: epsilon must be a finite number ≥ 0: got -1', () => fgsm(square, image, label, { epsilon: -1 })],
  ['fgsm: needs float32 images [N, H, W, C]: got int32 [1]', () => fgsm(square, label, label, { epsilon: 1 })],
  [
    'pgd: range must be [low, high] with low < high: got [1, 0]',
    () => pgd(square, image, label, { epsilon: 1, range: [1, 0] }),
  ],
  [
    'pgd: pixels must lie in range [0, 0.25]: got 0.5; give the range of your images',
    () => pgd(square, image, label, { epsilon: 1, range: [0, 0.25] }),
  ],
  [
    'fgsm: pixels must lie in range [0.1, 0.3]: got 0.5; give the range of your images',
    () => fgsm(square, image, label, { epsilon: 1, range: [0.1, 0.3] }),
  ],
  ['pgd: steps must be an integer ≥ 1: got 0', () => pgd(square, image, label, { epsilon: 1, steps: 0 })],
  [
    "pgd: norm must be 'linf', 'l2', 'l1' or 'l0': got \"L2\"; did you mean 'l2'?",
    () => pgd(square, image, label, { epsilon: 1, norm: 'L2' as 'l2' }),
  ],
  [
    "pgd: norm must be 'linf', 'l2', 'l1' or 'l0': got null",
    () => pgd(square, image, label, { epsilon: 1, norm: null as unknown as 'l2' }),
  ],
  [
    'pgd: epsilon of l0, a number of pixels, must be an integer ≥ 1: got 0.5',
    () => pgd(square, image, label, { epsilon: 0.5, norm: 'l0' }),
  ],
  [
    'pgd: quantile must be a number in [0, 1): got 1',
    () => pgd(square, image, label, { epsilon: 1, norm: 'l1', quantile: 1 }),
  ],
  ['pgd: stepSize must be a finite number > 0: got -1', () => pgd(square, image, label, { epsilon: 1, stepSize: -1 })],
  ['fgsm: the loss must be a scalar: got [1, 2, 2, 2]', () => fgsm((x) => x.square(), image, label, { epsilon: 1 })],
  [
    'fgsm: the gradient of the loss is not finite',
    () => fgsm((x) => x.sub(0.5).sqrt().sum(), image, label, { epsilon: 1 }),
  ],
] as const)('%s', async (message, call) => {
  await expect(call()).rejects.toThrow(message);
});

describe('a budget of 0', () => {
  it.each(['linf', 'l2', 'l1', 'l0'] as const)('gives the clean images under %s', async (norm) => {
    expect(await (await pgd(square, image, label, { epsilon: 0, norm })).data()).toEqual(await image.data());
  });

  it('gives the clean images of one step', async () => {
    expect(await (await fgsm(square, image, label, { epsilon: 0 })).data()).toEqual(await image.data());
  });
});
