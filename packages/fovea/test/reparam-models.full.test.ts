// Fusion of whole models: the same outputs with fewer layers and parameters.

import { describe, expect, it } from 'vitest';
import { modelRecord } from '../src/models/index.ts';
import { fuse, reparameterize } from '../src/reparam/index.ts';
import { slimFormulaModel } from './formula-model.ts';
import { useWasm } from './model-cases.ts';
import { difference } from './module-difference.ts';
import { REPRESENTATIVES } from './representatives.ts';

useWasm();

/** What becomes of some models whose norms are folded, and of those with branches. */
const WHOLE: readonly [string, number, number, number][] = [
  ['resnet18', 1, 0, 20],
  ['mobilenetv3_small_100', 1.35, 0, 34],
  ['vgg11_bn', 1, 0, 8],
  ['repvgg_a0', 1, 22, 0],
  ['mobileone_s0', 1, 43, 0],
  ['acnet_resnet18', 0.8, 16, 4],
  ['dbb_resnet18', 0.8, 16, 4],
];

const LARGE_KERNELS = 'replknet_31b';

it('every architecture with branches is fused', () => {
  const withBranches = REPRESENTATIVES.filter((name) => modelRecord(name).reparameterizable);
  const here = WHOLE.filter(([, , branches]) => branches > 0).map(([name]) => name);
  expect(new Set(withBranches)).toEqual(new Set([...here, LARGE_KERNELS]));
});

describe.each(WHOLE)('%s', (name, gain, branches, norms) => {
  it('gives the same, with fewer layers and parameters', async () => {
    const model = slimFormulaModel(name, { numClasses: 10, smallImage: true }, gain).eval();
    const { report, model: fused } = await reparameterize(model, { inputShape: [1, 32, 32, 3], runs: 1 });
    expect(report.fusedBranches).toBe(branches);
    expect(report.foldedNorms).toBe(norms);
    expect(report.difference).toBeLessThan(1e-5);
    expect(report.after.layers).toBeLessThan(report.before.layers);
    expect(report.after.parameters).toBeLessThan(report.before.parameters);
    expect(report.after.macs).toBeLessThanOrEqual(report.before.macs);
    expect(fused.parameterCount()).toBe(report.after.parameters);
    expect(await difference(model, fused, [2, 40, 32, 3])).toBeLessThan(2e-5);
  }, 180_000);
});

it('a large kernel in a whole RepLKNet', async () => {
  const model = slimFormulaModel(LARGE_KERNELS, { numClasses: 4 }, 0.9).eval();
  const { model: fused, fusedBranches, foldedNorms } = await fuse(model, [1, 64, 64, 3]);
  // Four in the stem, six between stages, two pointwise ones in each of 24 blocks and 24 perceptrons.
  expect([fusedBranches, foldedNorms]).toEqual([24, 4 + 6 + 96]);
  expect(await difference(model, fused, [1, 64, 64, 3])).toBeLessThan(2e-5);
}, 300_000);
