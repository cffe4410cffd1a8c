// Attention heads: figures and importance against timm in PyTorch, pruning against masking, files of pruned models, curves, and what is refused.

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attentionHeads, headCurve, headImportance, profileModel } from '../src/analysis/index.ts';
import type { Shape } from '../src/base/shape.ts';
import { bytesSource } from '../src/io/index.ts';
import { createModel, type ImageModel } from '../src/models/index.ts';
import * as nn from '../src/nn/index.ts';
import { pruneHeads } from '../src/reparam/index.ts';
import { ones, type Tensor, tensor } from '../src/tensor/index.ts';
import { loadModel, loadWeights, saveModel } from '../src/train/index.ts';
import { bytesOf } from './bytes-of.ts';
import { normal } from './formula.ts';
import { formulaModel, setFormulaWeights, slimFormulaModel } from './formula-model.ts';
import { inFullTier, inTier } from './tiers.ts';

interface Layer {
  readonly name: string;
  readonly grid: readonly number[];
  readonly patch: readonly number[];
  readonly entropy: readonly number[];
  readonly meanDistance: readonly number[];
  readonly toClassToken: readonly number[] | null;
  readonly importance: readonly number[];
}

interface Fixture {
  readonly gain: number;
  readonly labels: readonly number[];
  readonly cases: readonly {
    readonly model: string;
    readonly images: Shape;
    readonly layers: readonly Layer[];
    readonly lastMaps: readonly number[] | null;
  }[];
}

const fixture = JSON.parse(readFileSync(new URL('fixtures/attention-heads.json', import.meta.url), 'utf8')) as Fixture;
const { labels, gain } = fixture;

function expectClose(found: readonly number[], wanted: readonly number[], tolerance = 1e-4): void {
  expect(found).toHaveLength(wanted.length);
  const most = Math.max(...wanted.map(Math.abs));
  for (const [i, value] of found.entries()) expect(Math.abs(value - wanted[i])).toBeLessThan(tolerance * most);
}

const modelOf = ({ model, images }: Fixture['cases'][number]) =>
  formulaModel(model, { numClasses: 4, imageSize: [images[1], images[2]] }, gain);
const imagesOf = ({ images }: Fixture['cases'][number]): Tensor => tensor(normal('heads.images', images), images);

describe.each(inTier(2, fixture.cases))('the heads of $model', (one) => {
  let model: ImageModel;
  beforeAll(() => {
    model = modelOf(one);
  });
  afterAll(() => model.dispose());

  it('do what timm’s do', async () => {
    model.train();
    const report = await attentionHeads(model, imagesOf(one), { maps: true });
    expect(model.training).toBe(true);
    expect(report).toMatchObject({ kind: 'attention-heads', version: 1, model: one.model });
    expect(report.layers.map(({ name }) => name)).toEqual(one.layers.map(({ name }) => name));
    for (const [i, layer] of report.layers.entries()) {
      const wanted = one.layers[i];
      expect([layer.grid, layer.patch]).toEqual([wanted.grid, wanted.patch]);
      expectClose(layer.entropy, wanted.entropy);
      expectClose(layer.meanDistance as number[], wanted.meanDistance);
      if (wanted.toClassToken) expectClose(layer.toClassToken as number[], wanted.toClassToken);
      else expect(layer.toClassToken).toBe(null);
      const [rows, columns] = layer.mapSize as readonly number[];
      expect(layer.maps?.[1][layer.heads - 1]).toHaveLength(rows * columns);
    }
    const last = report.layers[report.layers.length - 1];
    if (one.lastMaps) expectClose(last.maps?.flat(2) as number[], one.lastMaps);
  });

  it('matter as much as in PyTorch', async () => {
    const plain = await headImportance(model, imagesOf(one), { labels, normalize: false, batchSize: 1 });
    for (const [i, { importance }] of plain.layers.entries()) expectClose(importance, one.layers[i].importance, 2e-3);
    const { layers, ranking } = await headImportance(model, imagesOf(one), { labels });
    for (const { importance } of layers) expect(Math.hypot(...importance)).toBeCloseTo(1, 5);
    expect(ranking.map(({ importance }) => importance)).toEqual(
      layers.flatMap(({ importance }) => importance).sort((a, b) => a - b),
    );
  });
});

it('maps of Swin lie where the windows were: what each place is looked at adds up', async () => {
  const model = slimFormulaModel('swin_tiny_patch4_window7_224', { numClasses: 2, imageSize: 56 }, gain);
  const { layers } = await attentionHeads(model, tensor(normal('heads.images', [1, 56, 56, 3]), [1, 56, 56, 3]), {
    maps: true,
  });
  for (const { maps, windows, mapSize } of layers.slice(0, 2)) {
    expect(mapSize).toEqual([14, 14]);
    // Each of the 49 queries of a window gives 1, and the map is the mean over the queries.
    for (const map of maps?.[0] ?? []) expect(map.reduce((a, b) => a + b, 0)).toBeCloseTo(windows, 3);
  }
  model.dispose();
});

describe('pruneHeads', () => {
  const cases = [
    ['vit_tiny_patch16_224', { 'blocks.0.attn': [1], 'blocks.5.attn': [0, 2] }, 32],
    ['swin_tiny_patch4_window7_224', { 'layers.0.blocks.1.attn': [2], 'layers.1.blocks.0.attn': [0, 1, 5] }, 32],
  ] as const;
  it.each(inTier(2, cases))(
    'makes %s smaller, equal to the masked one, and its file loads again',
    async (name, heads, imageSize) => {
      const model = formulaModel(name, { numClasses: 4, imageSize }, gain);
      const { model: smaller, report } = await pruneHeads(model, heads, { runs: 1 });
      const gone = Object.values(heads).flat().length;
      expect(report).toMatchObject({ removed: heads, headsAfter: report.headsBefore - gone });
      expect(report.difference).toBeLessThan(1e-5);
      expect(report.after.parameters).toBeLessThan(report.before.parameters);
      expect(report.after.macs).toBeLessThan(report.before.macs);
      const shape = [1, imageSize, imageSize, 3];
      const flops = async (one: nn.Module) => (await profileModel(one, shape)).layers[0].flops;
      expect(await flops(smaller)).toBeLessThan(await flops(model));
      const file = bytesSource(await bytesOf((sink) => saveModel(sink, smaller)), 'pruned.safetensors');
      const { model: loaded } = await loadModel(file);
      expect(loaded.architecture?.prunedHeads).toEqual(heads);
      const x = tensor(normal('pruned', shape), shape);
      expect(await loaded.forward(x).toArray()).toEqual(await smaller.forward(x).toArray());
      await expect(loadWeights(file, model)).rejects.toThrow(
        /without the attention heads .*blocks\.\d\.attn: .*, not without none/,
      );
      for (const one of [model, smaller, loaded]) one.dispose();
    },
    120_000,
  );

  it.runIf(inFullTier)('goes on from a pruned model, in the numbers of the first', async () => {
    const model = formulaModel('vit_small_patch32_224', { numClasses: 4, imageSize: 32 }, gain);
    const once = await pruneHeads(model, { 'blocks.1.attn': [1, 3] }, { runs: 1 });
    const twice = await pruneHeads(once.model, { 'blocks.1.attn': [0, 3] }, { runs: 1 });
    expect(twice.model.architecture?.prunedHeads).toEqual({ 'blocks.1.attn': [0, 1, 3, 5] });
    const atOnce = await pruneHeads(model, { 'blocks.1.attn': [5, 0, 3, 1] }, { runs: 1 });
    const x = tensor(normal('pruned', [1, 32, 32, 3]), [1, 32, 32, 3]);
    expect(await twice.model.forward(x).toArray()).toEqual(await atOnce.model.forward(x).toArray());
    expect(atOnce.report.removed).toEqual({ 'blocks.1.attn': [0, 1, 3, 5] });
    model.dispose();
  });

  /** Attention of one's own model, called twice. */
  class Own extends nn.Module {
    readonly attn = new nn.MultiHeadAttention(12, { numHeads: 4, qkvBias: false });
    readonly fc = new nn.Linear(12, 3);

    override forward(x: Tensor): Tensor {
      const tokens = x.reshape(x.shape[0], 4, 12);
      return this.fc.forward(this.attn.forward(tokens.add(this.attn.forward(tokens))).mean(1));
    }
  }

  it('takes models of one’s own', async () => {
    const model = new Own();
    setFormulaWeights(model, 3);
    const { model: smaller, report } = await pruneHeads(model, { attn: [0, 2] }, { inputShape: [2, 4, 4, 3], runs: 1 });
    expect(report.difference).toBeLessThan(1e-5);
    expect(smaller.attn.numHeads).toBe(2);
    expect(smaller.attn.qkv.weight.shape).toEqual([12, 18]);
    // The copy trains on, and the model given is as it was.
    expect(model.attn.qkv.weight.shape).toEqual([12, 36]);
    expect(model.training).toBe(true);
    const x = tensor(normal('own', [2, 4, 4, 3]), [2, 4, 4, 3]);
    const { layers } = await headImportance(model, x, { labels: [0, 2], normalize: false });
    expect(layers[0].importance).toHaveLength(4);
    const heads = await attentionHeads(model, x);
    expect(heads.layers.map(({ name, grid }) => [name, grid])).toEqual([
      ['attn', [2, 2]],
      ['attn', [2, 2]],
    ]);
  });

  const vit = () => createModel('vit_tiny_patch16_224', { numClasses: 2, imageSize: 32 });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'a model without attention',
      () => pruneHeads(createModel('resnet18', { numClasses: 2 }), { layer1: [0] }),
      'pruneHeads: ResNet has no attention layers whose heads are known: it has no heads',
    ],
    [
      'an unknown layer',
      () => pruneHeads(vit(), { 'block.0.attn': [0] }),
      'pruneHeads: no attention layer is called block.0.attn; did you mean blocks.0.attn?',
    ],
    [
      'an unknown head',
      () => pruneHeads(vit(), { 'blocks.0.attn': [3] }),
      'pruneHeads: a head of blocks.0.attn must be an integer in [0, 2]: got 3',
    ],
    [
      'a head twice',
      () => pruneHeads(vit(), { 'blocks.0.attn': [1, 1] }),
      'pruneHeads: heads of blocks.0.attn must be different numbers: got [1, 1]',
    ],
    [
      'all heads of a layer',
      () => pruneHeads(vit(), { 'blocks.0.attn': [0, 1, 2] }),
      'pruneHeads: blocks.0.attn must keep at least one of its 3 heads: got 0, 1, 2; keep the most important one',
    ],
    [
      'no heads',
      () => pruneHeads(vit(), {}),
      "pruneHeads: heads must be lists of heads by layer, such as { 'blocks.0.attn': [0] }",
    ],
    [
      'a model of one’s own without input shape',
      () => pruneHeads(new Own(), { attn: [0] }),
      'pruneHeads: Own was not made by createModel: give what it reads',
    ],
  ])('refuses %s', async (_, run, message) => {
    await expect(run()).rejects.toThrow(message);
  });
});

describe('headCurve', () => {
  it('begins with the whole model, ends with one head a layer, and leaves the model as it is', async () => {
    const one = fixture.cases.find(({ layers }) => layers[0].toClassToken) as Fixture['cases'][number];
    const model = modelOf(one);
    const x = imagesOf(one);
    const { ranking } = await headImportance(model, x, { labels });
    const report = await headCurve(model, x, labels, { ranking, steps: 3, orders: 2, seed: 4 });
    expect(report).toMatchObject({ kind: 'head-curve', version: 1, heads: 36, images: 2 });
    expect(report.points.map(({ removed }) => removed)).toEqual([0, 8, 16, 24]);
    const right = [...(await model.eval().forward(x).argmax(1).data())].filter((found, i) => found === labels[i]);
    expect(report.points[0]).toMatchObject({
      accuracy: right.length / 2,
      random: [right.length / 2, right.length / 2],
    });
    expect(await headCurve(model, x, labels, { ranking, steps: 3, orders: 2, seed: 4, batchSize: 1 })).toEqual(report);
    // The last point is what pruning gives.
    const left = new Map<string, number>();
    const gone: Record<string, number[]> = {};
    for (const { layer, head } of ranking) {
      left.set(layer, (left.get(layer) ?? 3) - 1);
      if ((left.get(layer) as number) > 0) gone[layer] = [...(gone[layer] ?? []), head];
    }
    const { model: pruned } = await pruneHeads(model, gone, { runs: 1 });
    const still = [...(await pruned.forward(x).argmax(1).data())].filter((found, i) => found === labels[i]);
    expect(report.points[3].accuracy).toBe(still.length / 2);
    for (const used of [model, pruned]) used.dispose();
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'a model without attention',
      () => headImportance(createModel('resnet18', { numClasses: 2 }), ones([1, 32, 32, 3])),
      'headImportance: resnet18 has no attention layers whose heads are known: needs a vision transformer, Swin, or layers of MultiHeadAttention',
    ],
    [
      'labels that are no classes',
      () => headCurve(createModel('vit_tiny_patch16_224', { numClasses: 2, imageSize: 32 }), ones([1, 32, 32, 3]), [2]),
      'headCurve: labels must be an integer in [0, 1]: got 2',
    ],
    [
      'a ranking of other heads',
      () =>
        headCurve(createModel('vit_tiny_patch16_224', { numClasses: 2, imageSize: 32 }), ones([1, 32, 32, 3]), [1], {
          ranking: [{ layer: 'attn', head: 0, importance: 1 }],
        }),
      'headCurve: ranking must be one of the 36 heads of vit_tiny_patch16_224: got 1',
    ],
  ])('refuses %s', async (_, run, message) => {
    await expect(run()).rejects.toThrow(message);
  });
});
