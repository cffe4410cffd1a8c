// Weights that belong to the cells of a grid: grids of equal count and other shape are told apart, in memory and in files.

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesSource, openSafetensors, writeSafetensors } from '../src/io/index.ts';
import { createModel, type ImageModel } from '../src/models/index.ts';
import { formatLoadReport, loadStateDict, Module, type StateEntry, stateDict } from '../src/nn/index.ts';
import { fuse } from '../src/reparam/index.ts';
import type { Tensor } from '../src/tensor/index.ts';
import { loadPretrained, loadWeights, saveModel, saveWeights } from '../src/train/index.ts';
import { bytesOf } from './bytes-of.ts';
import { weight } from './formula.ts';

type Grid = readonly [number, number];
interface Resized {
  readonly from: Grid;
  readonly to: Grid;
  /** The first three channels of each position. */
  readonly values: readonly number[];
}

const CASES: readonly Resized[] = JSON.parse(
  gunzipSync(readFileSync(new URL('fixtures/models/resized-grids.json.gz', import.meta.url))).toString(),
);
const PATCH = 4;
const WIDTH = 192;

/** A model of one block, so that loading it takes no time; patches of 4 × 4 pixels make the smallest images. */
const made = (name: string, [rows, columns]: Grid, patch = PATCH): ImageModel => {
  const model = createModel(name, { numClasses: 2, smallImage: true, imageSize: [patch * rows, patch * columns] });
  for (const field of ['blocks', 'layers']) {
    const parts: unknown = Reflect.get(model, field);
    if (Array.isArray(parts)) Reflect.set(model, field, parts.slice(0, 1));
  }
  return model;
};
const VIT = 'vit_tiny_patch16_224';

const models = new Map<string, ImageModel>();
/** The same model for the same grid, since making one takes long; tests load into it what they need. */
function vit(grid: Grid): ImageModel {
  const model = models.get(String(grid)) ?? made(VIT, grid);
  models.set(String(grid), model);
  return model;
}

/** A dict of the model for a grid, with positions that follow from the formula. */
async function dictOf(grid: Grid): Promise<Map<string, StateEntry>> {
  const dict = await stateDict(vit(grid));
  const entry = dict.get('pos_embed') as StateEntry;
  return dict.set('pos_embed', { ...entry, data: weight('pos_embed', entry.shape, 1) });
}

const positions = async (model: ImageModel): Promise<StateEntry> =>
  (await stateDict(model)).get('pos_embed') as StateEntry;

const withoutGrids = (dict: ReadonlyMap<string, StateEntry>): Map<string, StateEntry> =>
  new Map([...dict].map(([name, { shape, dtype, data }]) => [name, { shape, dtype, data }]));

const fileOf = (model: Module, metadata?: Record<string, string>): Promise<Uint8Array> =>
  bytesOf((sink) => saveWeights(sink, model, metadata));

describe.each(CASES.map((one) => [`${one.from} → ${one.to}`, one] as const))(
  'positions %s',
  (_, { from, to, values }) => {
    const check = async (model: ImageModel) => {
      const { data, grid } = await positions(model);
      expect(grid).toEqual(to);
      const found = Array.from({ length: values.length }, (_, i) => data[Math.floor(i / 3) * WIDTH + (i % 3)]);
      for (const [i, value] of values.entries()) expect(Math.abs(found[i] - value)).toBeLessThan(1e-6);
    };

    it('are what timm makes of them', async () => {
      const model = vit(to);
      loadStateDict(model, await dictOf(from));
      await check(model);
    });

    it('are so from a file', async () => {
      const source = vit(from);
      loadStateDict(source, await dictOf(from));
      const file = await fileOf(source);
      const model = vit(to);
      await loadWeights(bytesSource(file, 'a'), model);
      await check(model);
      await loadPretrained(bytesSource(file, 'a'), model);
      await check(model);
    });
  },
);

describe('a dict that does not say its grid', () => {
  it('is for a square where that is possible, as timm takes it', async () => {
    const [square, wide] = [await dictOf([8, 8]), vit([4, 16])];
    loadStateDict(wide, square);
    const resized = (await positions(wide)).data;
    loadStateDict(wide, withoutGrids(square));
    expect((await positions(wide)).data).toEqual(resized);
  });

  it('is for the model where it can be no square', async () => {
    const dict = await dictOf([6, 5]);
    loadStateDict(vit([6, 5]), withoutGrids(dict));
    expect((await positions(vit([6, 5]))).data).toEqual(dict.get('pos_embed')?.data);
    expect(() => loadStateDict(vit([8, 8]), withoutGrids(dict))).toThrow(
      'pos_embed has shape [1, 31, 192] but the model needs [1, 65, 192]',
    );
  });
});

describe('a grid', () => {
  it('stays with weights that are saved and loaded, copied or fused', async () => {
    const dict = await dictOf([4, 16]);
    const model = vit([4, 16]);
    loadStateDict(model, dict);
    const before = await positions(model);
    expect(before.data).toEqual(dict.get('pos_embed')?.data);
    const file = await fileOf(model);
    expect((await openSafetensors(bytesSource(file))).metadata['fovea.grids']).toBe('{"pos_embed":[4,16]}');
    await loadWeights(bytesSource(file, 'a'), model);
    expect(await positions(model)).toEqual(before);
    const { model: copy } = await fuse(model, [1, 16, 64, 3]);
    expect(await positions(copy)).toEqual(before);
  });

  it('is in files of whole models, and refused where a file cannot hold it', async () => {
    const { metadata } = await openSafetensors(bytesSource(await bytesOf((sink) => saveModel(sink, vit([4, 16])))));
    expect(metadata['fovea.grids']).toBe('{"pos_embed":[4,16]}');
    const pytorch = (model: ImageModel) => bytesOf((sink) => saveModel(sink, model, { format: 'pytorch' }));
    await expect(pytorch(vit([4, 16]))).rejects.toThrow(
      'saveModel: pos_embed is for a grid of 4 × 16, which the file could not tell from 8 × 8; save as safetensors',
    );
    await pytorch(vit([6, 5]));
  });

  it("is the model's, whatever metadata come from elsewhere", async () => {
    const file = await fileOf(vit([4, 16]), { 'fovea.grids': '{"pos_embed":[8,8]}', note: 'x' });
    const { metadata } = await openSafetensors(bytesSource(file));
    expect(metadata).toMatchObject({ 'fovea.grids': '{"pos_embed":[4,16]}', note: 'x' });
  });

  it('counts for a transformer within a model', async () => {
    class Wrapped extends Module {
      constructor(readonly trunk: ImageModel) {
        super();
      }

      override forward(x: Tensor): Tensor {
        return this.trunk.forward(x);
      }
    }
    const dict = await dictOf([8, 8]);
    loadStateDict(vit([4, 16]), dict);
    const expected = (await positions(vit([4, 16]))).data;
    const prefixed = new Map([...dict].map(([name, entry]) => [`trunk.${name}`, entry]));
    loadStateDict(vit([4, 16]), await dictOf([4, 16]));
    loadStateDict(new Wrapped(vit([4, 16])), prefixed);
    expect((await positions(vit([4, 16]))).data).toEqual(expected);
  });

  it('must have as many cells as there are positions', async () => {
    const dict = await dictOf([8, 8]);
    dict.set('pos_embed', { ...(dict.get('pos_embed') as StateEntry), grid: [8, 9] });
    expect(() => loadStateDict(vit([4, 16]), dict)).toThrow(
      'pos_embed has 64 positions, which a grid of 8 × 9 does not have',
    );
  });

  it.each(['', '[]', '{"pos_embed":[8]}', '{"pos_embed":[8,-8]}', '{"pos_embed":[8,8.5]}', '{"pos_embed":"8,8"}', '{'])(
    'in a file that is damaged is refused: %s',
    async (text) => {
      const bytes = await bytesOf((sink) => writeSafetensors(sink, [], { metadata: { 'fovea.grids': text } }));
      const loading = loadWeights(bytesSource(bytes, 'a'), vit([8, 8]));
      await expect(loading).rejects.toThrow('the file\'s metadata "fovea.grids" are not rows and columns by name');
    },
  );

  it('of windows is resized, too', async () => {
    const swin = 'swin_tiny_patch4_window7_224';
    // Windows of 4 × 4 and 1 × 4 patches of 2 × 2 pixels at first.
    const [square, flat] = [made(swin, [4, 4], 2), made(swin, [1, 4], 2)];
    const key = 'layers.0.blocks.0.attn.relative_position_bias_table';
    const dict = await stateDict(square);
    expect([dict.get(key)?.grid, (await stateDict(flat)).get(key)?.grid]).toEqual([
      [7, 7],
      [1, 7],
    ]);
    loadStateDict(flat, dict);
    expect((await stateDict(flat)).get(key)?.shape[0]).toBe(7);
    // 49 distances of windows of 1 × 25 and of 4 × 4.
    const entry = dict.get(key) as StateEntry;
    loadStateDict(square, new Map(dict).set(key, { ...entry, grid: [1, 49] }));
    expect((await stateDict(square)).get(key)?.data).not.toEqual(entry.data);
  });

  it("that cannot be resized is refused: a mixer's tokens", async () => {
    const mixer = 'mixer_s32_224';
    const [square, wide] = [made(mixer, [4, 4]), made(mixer, [2, 8])];
    const dict = await stateDict(square);
    expect(() => loadStateDict(wide, dict)).toThrow(
      'blocks.0.mlp_tokens.fc1.weight is for a grid of 4 × 4 but the model has 2 × 8',
    );
    const report = loadStateDict(wide, dict, { ignoreMismatchedSizes: true });
    expect(report.mismatched).toHaveLength(3);
    expect(formatLoadReport(report)).toContain('blocks.0.mlp_tokens.fc1.weight (a grid of 4 × 4, not 2 × 8)');
    loadStateDict(wide, withoutGrids(dict));
  });
});

it.each([
  ['vit_small_patch14_reg4_dinov2', 0],
  ['deit_tiny_distilled_patch16_224', 2],
])('%s: positions of another grid are resized behind those of %s other tokens', async (name, others) => {
  const [small, large] = [made(name, [2, 2]), made(name, [3, 4])];
  const dict = await stateDict(small);
  const entry = dict.get('pos_embed') as StateEntry;
  // Positions of a value each: so are those between them.
  const width = entry.shape[2];
  const data = Float32Array.from({ length: entry.data.length }, (_, i) => (i < others * width ? i : 7));
  loadStateDict(large, dict.set('pos_embed', { ...entry, data }));
  const resized = await positions(large);
  expect(resized.shape).toEqual([1, others + 12, width]);
  expect([...resized.data.slice(0, others * width)]).toEqual([...data.slice(0, others * width)]);
  for (const value of resized.data.slice(others * width)) expect(value).toBeCloseTo(7, 4);
});
