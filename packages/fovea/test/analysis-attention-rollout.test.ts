// Attention rollout: against timm's attention, multiplied in PyTorch; what it refuses.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { attentionRollout, hasGlobalAttention } from '../src/analysis/index.ts';
import type { Shape } from '../src/base/shape.ts';
import { attentionLayers, whileAttending } from '../src/models/attention-layers.ts';
import { createModel, createScaledModel, ImageModel } from '../src/models/index.ts';
import { Linear, MultiHeadAttention } from '../src/nn/index.ts';
import { concat, ones, type Tensor, tensor } from '../src/tensor/index.ts';
import { normal } from './formula.ts';
import { formulaModel, setFormulaWeights } from './formula-model.ts';
import { inTier } from './tiers.ts';

interface Fixture {
  readonly images: Shape;
  readonly gain: number;
  readonly cases: readonly {
    readonly model: string;
    readonly headFusion: 'mean' | 'max' | 'min';
    readonly heat: readonly number[];
  }[];
}

const fixture = JSON.parse(
  readFileSync(new URL('fixtures/attention-rollout.json', import.meta.url), 'utf8'),
) as Fixture;
const images = (): Tensor => tensor(normal('images', fixture.images), fixture.images);
const imageSize = [fixture.images[1], fixture.images[2]] as const;

it.each(inTier(4, fixture.cases))('of $model, heads by $headFusion, is what PyTorch computes', async (one) => {
  const model = formulaModel(one.model, { numClasses: 4, imageSize }, fixture.gain).train();
  const { heat, height, width, classes } = await attentionRollout(model, images(), { headFusion: one.headFusion });
  expect(heat.length).toBe(2 * height * width);
  expect(heat).toHaveLength(one.heat.length);
  for (const [i, value] of heat.entries()) expect(Math.abs(value - one.heat[i])).toBeLessThan(1e-4);
  expect(model.training).toBe(true);
  expect([...classes]).toEqual([...(await model.eval().forward(images()).argmax(1).data())]);
  model.dispose();
});

/** Attention over 4 × 4 pixels, whose mean is what the head reads. */
class PixelAttention extends ImageModel {
  readonly attn = new MultiHeadAttention(3, { numHeads: 1 });
  readonly head = new Linear(3, 2);

  override features(x: Tensor): Tensor[] {
    return [this.forwardFeatures(x)];
  }

  override forwardFeatures(x: Tensor): Tensor {
    const [N, height, width, channels] = x.shape;
    return this.attn.forward(x.reshape(N, height * width, channels)).reshape(N, height, width, channels);
  }

  override forwardHead(features: Tensor): Tensor {
    return this.head.forward(features.mean([1, 2]));
  }
}

it('of a model of one layer without class token is the mean of its attention and the identity', async () => {
  const model = new PixelAttention();
  const x = tensor(normal('pixels', [1, 4, 4, 3]), [1, 4, 4, 3]);
  const { heat, height, width } = await attentionRollout(model, x);
  expect([height, width]).toEqual([4, 4]);
  const { weights } = model.attn.forwardWithWeights(x.reshape(1, 16, 3));
  const parts = [...(await weights.reshape(16, 16).mean(0).data())].map((taken) => (taken + 1 / 16) / 2);
  const most = Math.max(...parts);
  for (const [i, value] of heat.entries()) expect(value).toBeCloseTo(parts[i] / most, 5);
  // A second call with the same shape, and one with another.
  expect([...(await attentionRollout(model, x)).heat]).toEqual([...heat]);
  expect((await attentionRollout(model, ones([2, 2, 3, 3]))).heat).toHaveLength(12);
});

it.each(['resnet18', 'swin_tiny_patch4_window7_224', 'mixer_s32_224'])('refuses %s', async (name) => {
  const model = createModel(name, { numClasses: 2, imageSize: 32 });
  expect(hasGlobalAttention(model)).toBe(false);
  await expect(attentionRollout(model, ones([1, 32, 32, 3]))).rejects.toThrow(
    `attentionRollout: ${name} has no attention of all patches to all; use gradCam`,
  );
});

it('refuses attention that is not between the places of the maps, and another fusion', async () => {
  /** Maps of more places than there are tokens. */
  class Fine extends PixelAttention {
    override forwardMaps(x: Tensor): ReturnType<ImageModel['forwardMaps']> {
      const maps = this.forwardFeatures(x);
      return { maps: concat([maps, maps], 1), logits: this.forwardHead(maps) };
    }
  }
  await expect(attentionRollout(new Fine(), ones([1, 2, 2, 3]))).rejects.toThrow(
    'attentionRollout: Fine has attention between 4 tokens and maps of 4 × 2; needs a token for each place',
  );
  await expect(attentionRollout(new Fine(), ones([1, 2, 2, 3]), { headFusion: 'sum' as never })).rejects.toThrow(
    "attentionRollout: headFusion must be 'mean', 'max' or 'min'",
  );
});

it('refuses weights that give no numbers', async () => {
  const model = new PixelAttention();
  model.attn.qkv.weight.set(new Float32Array(27).fill(Number.NaN));
  await expect(attentionRollout(model, ones([1, 2, 2, 3]))).rejects.toThrow('are not finite');
});

it('of a head that reads the mean of the patches leaves out the registers', async () => {
  const model = createScaledModel(
    'vit_little_patch16_reg4_gap_256',
    { width: 0.2, depth: 0.1 },
    { numClasses: 2, imageSize: 32 },
  );
  setFormulaWeights(model, 1);
  const image = tensor(normal('images', [1, 32, 32, 3]), [1, 32, 32, 3]);
  const seen: Tensor[] = [];
  model.eval();
  whileAttending(
    attentionLayers(model).values(),
    (_, weights) => {
      seen.push(weights);
      return undefined;
    },
    () => model.forward(image),
  );
  // One layer of one head: four registers, then four patches; each also sees itself.
  const [rows] = (await seen[0].reshape(1, 8, 8).toArray()) as number[][][];
  const sums = [4, 5, 6, 7].map((column) => 1 + [4, 5, 6, 7].reduce((sum, row) => sum + rows[row][column], 0));
  const { heat } = await attentionRollout(model, image);
  expect(seen).toHaveLength(1);
  for (const [i, value] of heat.entries()) expect(value).toBeCloseTo(sums[i] / Math.max(...sums), 5);
});
