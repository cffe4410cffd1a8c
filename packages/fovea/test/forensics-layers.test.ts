// Layers that see noise: against PyTorch, every case of tools/fixtures/forensics_layers.py; that their constraint holds while they are trained; errors.

import { describe, expect, it } from 'vitest';
import { BayarConv2d, SrmConv2d, srmFilters } from '../src/forensics/index.ts';
import { manualSeed } from '../src/nn/index.ts';
import { Adam } from '../src/optim/index.ts';
import { compile, ones, tensor } from '../src/tensor/index.ts';
import { normal } from './formula.ts';
import { compareLayers, readLayerCases } from './layer-cases.ts';

compareLayers({ BayarConv2d, SrmConv2d }, readLayerCases('forensics-layers').cases);

describe('BayarConv2d', () => {
  it.each(['divide', 'shift'] as const)('keeps its constraint at every step (%s)', async (constraint) => {
    manualSeed(3);
    const conv = new BayarConv2d(2, 3, { constraint });
    const optimizer = new Adam(conv.parameters(), { lr: 0.05 });
    const images = tensor(normal('constraint', [2, 9, 9, 2]), [2, 9, 9, 2]);
    const step = compile(() => {
      const loss = conv.forward(images).square().mean();
      optimizer.minimize(loss);
      return loss;
    });
    const losses: number[] = [];
    for (let i = 0; i < 5; i++) {
      losses.push(await (await step()).item());
      const kernels = conv.kernels();
      const values = await kernels.data();
      const sums = await kernels.sum([0, 1]).data();
      for (let k = 0; k < 6; k++) {
        expect(values[12 * 6 + k]).toBe(-1);
        expect(Math.abs(sums[k])).toBeLessThan(1e-5);
      }
    }
    expect(losses[4]).toBeLessThan(losses[0]);
  });

  it('sees nothing where all pixels are the same', async () => {
    const y = await new BayarConv2d(3, 2).forward(ones([1, 8, 8, 3])).data();
    expect(Math.max(...[...y].map(Math.abs))).toBeLessThan(1e-5);
  });

  it.each([
    [[0, 1], 'inChannels must be an integer ≥ 1: got 0'],
    [[1, 1, { kernelSize: 4 }], 'kernelSize must be an odd integer ≥ 3: got 4'],
    [[1, 1, { kernelSize: 1 }], 'kernelSize must be an odd integer ≥ 3: got 1'],
    [[1, 1, { constraint: 'none' }], "constraint must be 'divide' or 'shift': got"],
  ] as const)('refuses %j', (args, message) => {
    expect(() => new BayarConv2d(...(args as unknown as [number, number]))).toThrow(`BayarConv2d: ${message}`);
  });
});

describe('SrmConv2d', () => {
  it('has three filters of sum 0, for any number of channels', async () => {
    expect(srmFilters(2).shape).toEqual([5, 5, 2, 3]);
    expect([...(await srmFilters(2).sum([0, 1]).data())].every((sum) => Math.abs(sum) < 1e-6)).toBe(true);
    expect(() => srmFilters(0)).toThrow('srmFilters: inChannels must be an integer ≥ 1: got 0');
  });

  it('truncates, or does not', async () => {
    const image = tensor(
      Float32Array.from(normal('levels', [1, 6, 6, 1]), (x) => 255 * x),
      [1, 6, 6, 1],
    );
    const largest = async (truncation: number): Promise<number> =>
      (await new SrmConv2d(1, { truncation }).forward(image).abs().max().data())[0];
    expect(await largest(2)).toBe(2);
    expect(await largest(Number.POSITIVE_INFINITY)).toBeGreaterThan(50);
    expect(() => new SrmConv2d(1, { truncation: 0 })).toThrow('SrmConv2d: truncation must be a number > 0: got 0');
  });
});
