// Fusion: every kind of branch and pair against what it replaces, and that the model given stays as it was.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AcBlock,
  BatchNorm2d,
  Conv2d,
  ConvTranspose2d,
  DiverseBranchBlock,
  Identity,
  LargeKernelConv2d,
  Linear,
  MobileOneBlock,
  Module,
  type MultiBranchOptions,
  RepVggBlock,
  Sequential,
  stateDict,
} from '../src/nn/index.ts';
import { fuse, modelCost, reparameterize } from '../src/reparam/index.ts';
import { getBackend, setBackend, type Tensor } from '../src/tensor/index.ts';
import { formulaModel, setFormulaWeights } from './formula-model.ts';
import { difference } from './module-difference.ts';
import { inFullTier } from './tiers.ts';

beforeAll(async () => {
  await setBackend('wasm');
});
afterAll(async () => {
  await (await getBackend()).dispose();
});

async function snapshot(module: Module): Promise<string> {
  return JSON.stringify([...(await stateDict(module))].map(([name, { shape, data }]) => [name, shape, [...data]]));
}

const BLOCKS: readonly [string, (options: MultiBranchOptions) => Module][] = [
  ['RepVGG', (options) => new RepVggBlock(options)],
  ['MobileOne', (options) => new MobileOneBlock({ ...options, convBranches: 3 })],
  ['ACNet', (options) => new AcBlock(options)],
  ['large kernel', (options) => new LargeKernelConv2d({ ...options, smallKernelSize: 3 })],
  ['diverse branches', (options) => new DiverseBranchBlock(options)],
];
const OPTIONS: readonly MultiBranchOptions[] = [
  { inChannels: 6, outChannels: 6, kernelSize: 3 },
  { inChannels: 6, outChannels: 4, kernelSize: 3, stride: 2, activation: 'relu' },
  { inChannels: 6, outChannels: 6, kernelSize: 5, groups: 3 },
  { inChannels: 6, outChannels: 12, kernelSize: 3, groups: 2, stride: 2 },
  { inChannels: 6, outChannels: 6, kernelSize: 3, groups: 6 },
];

describe.each(BLOCKS)('%s', (_, make) => {
  it.each(OPTIONS.map((options) => [JSON.stringify(options), options] as const))(
    'is one convolution: %s',
    async (_, options) => {
      const block = make(options).eval();
      setFormulaWeights(block, 1);
      const before = await snapshot(block);
      const { model, fusedBranches } = await fuse(block, [1, 8, 8, 6]);
      expect(fusedBranches).toBe(1);
      expect([...model.namedParameters()].map(([name]) => name)).toEqual(['reparam_conv.weight', 'reparam_conv.bias']);
      expect(await difference(block, model, [2, 9, 7, 6])).toBeLessThan(2e-6);
      expect(await snapshot(block)).toBe(before);
    },
  );
});

describe('norms', () => {
  it.each([
    ['a convolution', new Conv2d(4, 6, { kernelSize: 3, padding: 1, groups: 2 }), 6, [2, 5, 5, 4]],
    ['a convolution without bias', new Conv2d(4, 6, { kernelSize: 3, bias: false }), 6, [2, 5, 5, 4]],
    ['a transposed convolution', new ConvTranspose2d(4, 6, { kernelSize: 3, stride: 2 }), 6, [2, 5, 5, 4]],
    ['a transposed convolution in groups', new ConvTranspose2d(4, 6, { kernelSize: 2, groups: 2 }), 6, [2, 5, 5, 4]],
    ['an affine layer', new Linear(4, 6), 6, [3, 4]],
  ] as const)('fold into %s', async (_, layer, channels, shape) => {
    const model = new Sequential(layer, new BatchNorm2d(channels)).eval();
    setFormulaWeights(model, 1);
    const fused = await fuse(model, shape);
    expect(fused.foldedNorms).toBe(1);
    expect(fused.model.layers[1]).toBeInstanceOf(Identity);
    expect(await difference(model, fused.model, shape)).toBeLessThan(2e-6);
  });

  it('stay where another layer reads the convolution, too, or where it runs twice', async () => {
    class Shared extends Module {
      readonly conv = new Conv2d(3, 3, { kernelSize: 1 });
      readonly bn = new BatchNorm2d(3);

      override forward(x: Tensor): Tensor {
        const y = this.conv.forward(x);
        return this.bn.forward(y).add(y);
      }
    }
    class Twice extends Shared {
      override forward(x: Tensor): Tensor {
        return this.bn.forward(this.conv.forward(this.conv.forward(x)));
      }
    }
    for (const model of [new Shared(), new Twice()]) {
      setFormulaWeights(model, 1);
      const fused = await fuse(model.eval(), [1, 4, 4, 3]);
      expect(fused.foldedNorms).toBe(0);
      expect(await difference(model, fused.model, [1, 4, 4, 3])).toBe(0);
    }
  });

  it('stay where they go by the batch', async () => {
    const model = new Sequential(new Conv2d(3, 4, { kernelSize: 1 }), new BatchNorm2d(4, { trackRunningStats: false }));
    const fused = await fuse(model.eval(), [2, 4, 4, 3]);
    expect(fused.foldedNorms).toBe(0);
    expect(await difference(model, fused.model, [2, 4, 4, 3])).toBe(0);
  });

  it('fold into a convolution whatever it pads with', async () => {
    const conv = new Conv2d(3, 4, { kernelSize: 3, padding: 1, paddingMode: 'reflect' });
    const model = new Sequential(conv, new BatchNorm2d(4)).eval();
    setFormulaWeights(model, 1);
    const fused = await fuse(model, [2, 5, 5, 3]);
    expect(fused.foldedNorms).toBe(1);
    expect(await difference(model, fused.model, [2, 5, 5, 3])).toBeLessThan(2e-6);
  });

  it.runIf(inFullTier)(
    'stay where an activation stands between',
    async () => {
      const { foldedNorms } = await fuse(
        formulaModel('densenet121', { numClasses: 3, smallImage: true }, 1),
        [1, 16, 16, 3],
      );
      // The stem's, and each layer's second: the first of a layer, a transition's and the last read what no single convolution gives.
      expect(foldedNorms).toBe(1 + 58);
    },
    30_000,
  );
});

it('costs what the layers add up to', async () => {
  const model = new Sequential(new Conv2d(3, 8, { kernelSize: 3, padding: 1 }), new BatchNorm2d(8)).eval();
  const cost = await modelCost(model, [2, 10, 10, 3], 1);
  expect(cost).toMatchObject({ layers: 2, parameters: 3 * 9 * 8 + 8 + 16, macs: 2 * 100 * 8 * 27 });
  expect(cost.milliseconds).toBeGreaterThan(0);
});

it.runIf(inFullTier)('leaves the mode of the model as it was, and says when outputs differ', async () => {
  const model = formulaModel('mobilenetv3_small_050', { numClasses: 10, smallImage: true }, 1).train();
  await reparameterize(model, { inputShape: [1, 16, 16, 3], runs: 1 });
  expect(model.training).toBe(true);
  await expect(reparameterize(model, { inputShape: [1, 16, 16, 3], runs: 1, tolerance: 0 })).rejects.toThrow(
    /^reparameterize: the fused model's outputs differ by .*e-\d+ of the largest one, more than the tolerance 0;/,
  );
});
