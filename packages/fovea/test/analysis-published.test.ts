// Published figures of other tools against ours: equal, or different by what the table of docs/analysis.md says.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FlopConvention, type LayerProfile, profileModel } from '../src/analysis/index.ts';
import { createModel } from '../src/models/index.ts';
import { ReLU } from '../src/nn/index.ts';
import { inTier } from './tiers.ts';

const published: {
  readonly torchvision: Readonly<Record<string, { readonly gmacs: number; readonly parameters: number }>>;
  readonly ptflops: Readonly<Record<string, number>>;
  readonly calflops: Readonly<Record<string, number>>;
  readonly thop: Readonly<Record<string, number>>;
  readonly torchinfo: Readonly<Record<string, { readonly batch: number; readonly gmacs: number }>>;
} = JSON.parse(readFileSync(new URL('fixtures/published-costs.json', import.meta.url), 'utf8'));

const layersOf = async (
  name: string,
  convention: FlopConvention = 'torchvision',
  batch = 1,
): Promise<readonly LayerProfile[]> =>
  (await profileModel(createModel(name), [batch, 224, 224, 3], { memory: false, convention })).layers;

const flopsOf = async (name: string, convention: FlopConvention): Promise<number> =>
  (await layersOf(name, convention))[0].flops;

/** Values that the norms of a convolutional network give: each counts 2 by fvcore, which else counts products and one global mean. */
const normValues = async (name: string): Promise<number> =>
  ((await flopsOf(name, 'fvcore')) - (await flopsOf(name, 'torchvision'))) / 2;

describe('torchvision', () => {
  it.each(inTier(6, Object.entries(published.torchvision)))('%s: the same to all its digits', async (name, figures) => {
    const [{ flops, parameters }] = await layersOf(name);
    expect({ gmacs: Math.round(flops / 1e6) / 1e3, parameters }).toEqual(figures);
  });
});

describe('calflops', () => {
  it.each(inTier(5, Object.entries(published.calflops)))(
    '%s: the same, which it prints with six digits',
    async (name, macs) => {
      const [{ flops }] = await layersOf(name);
      expect(Number(flops.toPrecision(6))).toBeCloseTo(macs, -5);
    },
  );
});

describe('ptflops', () => {
  // torchvision's ResNets and DenseNets have relus that are layers, which it hooks: about one behind each norm. timm's are functions.
  it.each(inTier(5, Object.entries(published.ptflops)))(
    '%s: the same, with relus where they are layers',
    async (name, gmacs) => {
      const hasLayers = [...createModel(name).namedModules()].some(([, module]) => module instanceof ReLU);
      const relus = hasLayers ? 0 : await normValues(name);
      expect(Math.abs((await flopsOf(name, 'ptflops')) / 1e9 + relus / 1e9 - gmacs)).toBeLessThan(0.0065);
    },
  );
});

describe('thop', () => {
  // Its older rules: 4 operations for each value of a norm, and 1 for that of the relu behind it; and its G is 2³⁰.
  it.each(inTier(4, Object.entries(published.thop)))(
    '%s: products, 5 for each value of a norm, by 2³⁰',
    async (name, figure) => {
      const counted = (await flopsOf(name, 'torchvision')) + 5 * (await normValues(name));
      expect(Math.abs(counted / 2 ** 30 - figure)).toBeLessThan(0.0055);
    },
  );
});

describe('torchinfo', () => {
  it('ResNet-50: the same, times the batch', async () => {
    const { batch, gmacs } = published.torchinfo.resnet50;
    const [{ flops }] = await layersOf('resnet50', 'torchvision', batch);
    expect(Math.round(flops / 1e7) / 100).toBe(gmacs);
  });

  it('ViT-B/16: a hundredth, as each weight of a linear layer counts once, not once a token, and attention not at all', async () => {
    const layers = await layersOf('vit_base_patch16_224');
    const named = (ending: string): readonly LayerProfile[] => layers.filter(({ name }) => name.endsWith(ending));
    const [patches] = named('patch_embed.proj');
    const linear = [...named('.mlp'), ...named('head')].reduce((sum, { parameters }) => sum + parameters, 0);
    expect(Math.round((patches.macs + linear) / 1e7) / 100).toBe(published.torchinfo.vit_base_patch16_224.gmacs);
    expect(Math.round(layers[0].flops / 1e7) / 100).toBe(17.56);
  });
});

it('the documents show these figures', () => {
  const text = readFileSync(new URL('../../../docs/analysis.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `(\w+)` \| ([\d.]+) \| ([^|]*) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gm)];
  expect(rows.map(([, name]) => name)).toEqual(
    expect.arrayContaining(['resnet50', 'densenet121', 'vit_base_patch16_224']),
  );
  const shown = (value: number | undefined, digits: number): string => value?.toFixed(digits) ?? '–';
  for (const [, name, ...cells] of rows) {
    const { torchvision, ptflops, calflops, thop, torchinfo } = published;
    const info = torchinfo[name];
    expect([name, ...cells.map((cell) => cell.trim())]).toEqual([
      name,
      torchvision[name].gmacs.toFixed(2),
      shown(ptflops[name], 2),
      shown(calflops[name] && calflops[name] / 1e9, 2),
      shown(thop[name], 2),
      shown(info && info.gmacs / info.batch, 2),
    ]);
  }
});
