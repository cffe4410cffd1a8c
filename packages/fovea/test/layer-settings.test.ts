// Layers at the edges of their settings: what cannot work is refused where it is written, empty batches give empty results, averages over all batches are averages.

import { afterAll, describe, expect, it } from 'vitest';
import * as nn from '../src/nn/index.ts';
import { conv2d } from '../src/ops/index.ts';
import { fuse } from '../src/reparam/index.ts';
import { compile, getBackend, grad, ones, setBackend, type Tensor, tensor, zeros } from '../src/tensor/index.ts';
import { error } from './cases.ts';
import { normal } from './formula.ts';
import { setFormulaWeights } from './formula-model.ts';

const NAN = Number.NaN;

const EXPERTS: readonly (readonly [string, () => nn.CondConv2d | nn.DynamicConv2d])[] = [
  ['CondConv2d', () => new nn.CondConv2d(4, 6, { kernelSize: 3, groups: 2, bias: true })],
  ['DynamicConv2d', () => new nn.DynamicConv2d(4, 6, { kernelSize: 3 })],
];

describe.each(['wasm', 'js'] as const)('a batch of no images on %s', (backend) => {
  afterAll(async () => {
    await (await getBackend()).dispose();
  });

  it.each(EXPERTS)('%s gives no images, and gradients of zeros', async (_, make) => {
    await setBackend(backend, { threads: 1 });
    const layer = make();
    const parameters = layer.parameters();
    const run = compile((x: Tensor, routing: Tensor) => {
      const y = layer instanceof nn.CondConv2d ? layer.forward(x, routing) : layer.forward(x);
      const gradients = grad(y.sum(), [x, ...parameters.map((parameter) => parameter.read())]);
      return { y, gradients };
    });
    const { y, gradients } = await run(zeros([0, 5, 6, 4]), zeros([0, 4]));
    expect(y.shape).toEqual([0, 3, 4, 6]);
    expect(await y.data()).toEqual(new Float32Array(0));
    expect(gradients.map(({ shape }) => shape)).toEqual([[0, 5, 6, 4], ...parameters.map(({ shape }) => shape)]);
    for (const gradient of gradients) expect((await gradient.data()).every((value) => value === 0)).toBe(true);
  });
});

describe('multi-branch blocks', () => {
  const usual = { inChannels: 4, outChannels: 4, kernelSize: 3 };
  const makers = [
    ['RepVggBlock', (more: object) => new nn.RepVggBlock({ ...usual, ...more })],
    ['MobileOneBlock', (more: object) => new nn.MobileOneBlock({ ...usual, ...more })],
    ['AcBlock', (more: object) => new nn.AcBlock({ ...usual, ...more })],
    ['DiverseBranchBlock', (more: object) => new nn.DiverseBranchBlock({ ...usual, ...more })],
    ['LargeKernelConv2d', (more: object) => new nn.LargeKernelConv2d({ ...usual, smallKernelSize: 1, ...more })],
  ] as const;

  it.each(makers)('%s says when its branches cannot lie on one another', (block, make) => {
    expect(() => make({ kernelSize: 4 })).toThrow(`${block}: kernelSize must be an odd integer ≥ 1: got 4`);
    for (const padding of [0, 1.5, NAN]) {
      expect(() => make({ padding })).toThrow(
        `${block}: padding must be an integer ≥ 1, so that a 1 × 1 branch lies in the middle of the 3 × 3 one: got ${padding}`,
      );
    }
    expect(() => make({ stride: 0 })).toThrow(`${block}: stride must be an integer ≥ 1: got 0`);
    expect(() => make({ norm: { trackRunningStats: false } })).toThrow(
      `${block}: norm.trackRunningStats must be true: got false; one convolution is made from the running statistics`,
    );
  });

  it.each(makers)('%s takes wider padding, and is one convolution', async (_, make) => {
    const block = make({ padding: 3 }).eval();
    setFormulaWeights(block, 1);
    const x = tensor(normal('wide', [2, 5, 6, 4]), [2, 5, 6, 4]);
    const y = block.forward(x) as Tensor;
    expect(y.shape).toEqual([2, 9, 10, 4]);
    const { model } = await fuse(block, [1, 5, 6, 4]);
    expect(error(await (model.forward(x) as Tensor).data(), [...(await y.data())])).toBeLessThan(2e-6);
  });

  it('a large kernel may be without padding, if its small one is not padded either', async () => {
    const alone = new nn.LargeKernelConv2d({ ...usual, kernelSize: 5, padding: 0 });
    expect(alone.forward(ones([1, 6, 6, 4])).shape).toEqual([1, 2, 2, 4]);
    const beside = { ...usual, kernelSize: 5, smallKernelSize: 3 };
    expect(new nn.LargeKernelConv2d({ ...beside, padding: 1 }).forward(ones([1, 6, 6, 4])).shape).toEqual([1, 4, 4, 4]);
    expect(() => new nn.LargeKernelConv2d({ ...beside, padding: 0 })).toThrow(
      'LargeKernelConv2d: padding must be an integer ≥ 1, so that a 3 × 3 branch lies in the middle of the 5 × 5 one: got 0',
    );
  });
});

describe('batch norm', () => {
  it('without momentum keeps the mean of all batches', async () => {
    const layer = new nn.BatchNorm2d(2, { momentum: null });
    const run = compile((x: Tensor) => layer.forward(x));
    const means = [0, 0];
    for (let step = 0; step < 3; step++) {
      const values = normal(`batch ${step}`, [4, 2]);
      for (const [i, value] of values.entries()) means[i % 2] += value / 12;
      await run(tensor(values, [4, 2]));
    }
    expect(error(await layer.runningMean.data(), means)).toBeLessThan(1e-6);
    expect([...(await layer.numBatchesTracked.data())]).toEqual([3]);
  });

  it('without running statistics has none, and treats batches alike in both modes', async () => {
    const layer = new nn.BatchNorm2d(3, { trackRunningStats: false });
    expect([...layer.namedStates()].map(([key]) => key)).toEqual(['weight', 'bias']);
    expect(layer.trackRunningStats).toBe(false);
    for (const read of [() => layer.runningMean, () => layer.runningVar, () => layer.numBatchesTracked]) {
      expect(read).toThrow('BatchNorm2d: there are no running statistics: got trackRunningStats false; leave it true');
    }
    const x = tensor(normal('batch', [5, 3]), [5, 3]);
    const training = await layer.forward(x).data();
    expect(await layer.eval().forward(x).data()).toEqual(training);
  });

  it("running statistics are named as PyTorch's, in its order", () => {
    const model = new nn.Sequential(new nn.ConvNorm(2, 3, { kernelSize: 1 }));
    expect([...model.namedStates()].map(([key]) => key)).toEqual(
      ['conv.weight', 'bn.weight', 'bn.bias', 'bn.running_mean', 'bn.running_var', 'bn.num_batches_tracked'].map(
        (key) => `0.${key}`,
      ),
    );
  });
});

const image = zeros([1, 4, 5, 2]);
const mirrored =
  (padding: nn.Conv2dLayerOptions['padding'] & {}, paddingMode: 'reflect' | 'circular' | 'replicate') => () =>
    new nn.Conv2d(2, 3, { kernelSize: 3, padding, paddingMode }).forward(image);

it.each([
  ['BatchNorm2d: momentum must be a number in [0, 1]: got NaN', () => new nn.BatchNorm2d(3, { momentum: NAN })],
  ['BatchNorm2d: momentum must be a number in [0, 1]: got 2', () => new nn.BatchNorm2d(3, { momentum: 2 })],
  ['BatchNorm2d: eps must be a finite number ≥ 0: got -1', () => new nn.BatchNorm2d(3, { eps: -1 })],
  ['InstanceNorm2d: momentum must be a number in [0, 1]: got -0.5', () => new nn.InstanceNorm2d(3, { momentum: -0.5 })],
  ['InstanceNorm2d: eps must be a finite number ≥ 0: got NaN', () => new nn.InstanceNorm2d(3, { eps: NAN })],
  ['LayerNorm: eps must be a finite number ≥ 0: got NaN', () => new nn.LayerNorm(3, { eps: NAN })],
  [
    'RMSNorm: eps must be a finite number ≥ 0: got Infinity',
    () => new nn.RMSNorm(3, { eps: Number.POSITIVE_INFINITY }),
  ],
  ['GroupNorm: numFeatures must be an integer ≥ 1: got -8', () => new nn.GroupNorm(2, -8)],
  ['GroupNorm: numGroups must be an integer ≥ 1: got 0', () => new nn.GroupNorm(0, 8)],
  ['GroupNorm: eps must be a finite number ≥ 0: got NaN', () => new nn.GroupNorm(2, 8, { eps: NAN })],
  ['PReLU: numParameters must be an integer ≥ 1: got -1', () => new nn.PReLU({ numParameters: -1 })],
  ['PReLU: init must be a finite number: got NaN', () => new nn.PReLU({ init: NAN })],
  ['MultiHeadAttention: numHeads must be an integer ≥ 1: got -2', () => new nn.MultiHeadAttention(8, { numHeads: -2 })],
  ['MultiHeadAttention: features must be an integer ≥ 1: got 0', () => new nn.MultiHeadAttention(0)],
  ['Dropout: p must be a number in [0, 1): got 1', () => new nn.MultiHeadAttention(8, { attnDrop: 1 })],
  [
    'MobileOneBlock: convBranches must be an integer ≥ 1: got 0',
    () => new nn.MobileOneBlock({ inChannels: 4, outChannels: 4, kernelSize: 3, convBranches: 0 }),
  ],
  [
    'LargeKernelConv2d: smallKernelSize must be an odd integer ≥ 1: got 2',
    () => new nn.LargeKernelConv2d({ inChannels: 4, outChannels: 4, kernelSize: 5, smallKernelSize: 2 }),
  ],
  [
    'LargeKernelConv2d: smallKernelSize must be ≤ kernelSize: got smallKernelSize 5 and kernelSize 3',
    () => new nn.LargeKernelConv2d({ inChannels: 4, outChannels: 4, kernelSize: 3, smallKernelSize: 5 }),
  ],
  ['BorderedNorm: padding must be an integer ≥ 0: got -1', () => new nn.BorderedNorm(4, -1)],
  [
    'BorderedNorm: norm.trackRunningStats must be true: got false; one convolution is made from the running statistics',
    () => new nn.BorderedNorm(4, 1, { trackRunningStats: false }),
  ],
  [
    `Conv2d: paddingMode must be 'zeros', 'reflect', 'replicate' or 'circular': got "mirror"`,
    () => new nn.Conv2d(2, 3, { kernelSize: 3, paddingMode: 'mirror' as 'reflect' }),
  ],
  [
    `CondConv2d: paddingMode must be 'zeros', 'reflect', 'replicate' or 'circular': got "wrap"`,
    () => new nn.CondConv2d(2, 3, { kernelSize: 3, paddingMode: 'wrap' as 'reflect' }),
  ],
  [
    `conv2d: paddingMode must be 'zeros', 'reflect', 'replicate' or 'circular': got "Zeros"; did you mean 'zeros'?`,
    () => conv2d(image, zeros([1, 1, 2, 3]), undefined, { paddingMode: 'Zeros' as 'zeros' }),
  ],
  [
    `conv2d: the image is too small for 'reflect' padding: got height 4 with padding 4 + 4; pad by at most 3`,
    mirrored(4, 'reflect'),
  ],
  [
    `conv2d: the image is too small for 'reflect' padding: got width 5 with padding 0 + 5; pad by at most 4`,
    mirrored(
      [
        [3, 3],
        [0, 5],
      ],
      'reflect',
    ),
  ],
  [
    `conv2d: the image is too small for 'circular' padding: got height 4 with padding 5 + 5; pad by at most 4`,
    mirrored(5, 'circular'),
  ],
  [
    `conv2d: the image is too small for 'replicate' padding: got height 0 with padding 2 + 2; pad by at most 0`,
    () => conv2d(zeros([1, 0, 3, 2]), zeros([1, 1, 2, 3]), undefined, { padding: 2, paddingMode: 'replicate' }),
  ],
  [
    'averagePool2d: divisorOverride must be a finite number other than 0: got 0',
    () => new nn.AvgPool2d({ kernelSize: 2, divisorOverride: 0 }).forward(image),
  ],
])('%s', (message, call) => {
  expect(call).toThrow(message);
});
