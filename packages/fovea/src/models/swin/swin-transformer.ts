// Swin Transformer (Liu et al., ICCV 2021, arXiv:2103.14030), as in timm.

import { type AdaptsWeights, DropPath, LayerNorm, Linear, Module, type StateDict } from '../../nn/index.ts';
import { resampleGrid } from '../../ops/index.ts';
import type { Tensor } from '../../tensor/index.ts';
import { FINAL_NORM } from '../layer-patterns.ts';
import { Mlp } from '../mlp.ts';
import { type CompleteModelOptions, ImageModel } from '../model.ts';
import { PatchEmbed } from '../patch-embed.ts';
import { PooledHead } from '../pooled-head.ts';
import {
  doubling,
  type ModelRecord,
  type ModelScale,
  type ModelTrial,
  modelRow,
  modelStages,
  scaledDepth,
  scaledWidth,
} from '../record.ts';
import { Stage } from '../stage.ts';
import { gridOfEntry, sameGrid } from '../weight-grid.ts';
import { joined, partitioned, type Size, STARTS, shiftMask, WindowAttention } from './window-attention.ts';

/** Zeros at the bottom and on the right, up to multiples. */
function padded(x: Tensor, multiples: Size): Tensor {
  const [down, right] = multiples.map((multiple, i) => (multiple - (x.shape[1 + i] % multiple)) % multiple);
  if (down === 0 && right === 0) return x;
  return x.pad([
    [0, 0],
    [0, down],
    [0, right],
    [0, 0],
  ]);
}

interface BlockOptions {
  readonly features: number;
  readonly numHeads: number;
  readonly window: Size;
  readonly shift: Size;
  readonly dropPathRate: number;
}

/** Attention within windows, shifted in every other block, and a perceptron, each after a norm and beside an identity. */
export class SwinBlock extends Module {
  readonly norm1: LayerNorm;
  readonly attn: WindowAttention;
  readonly norm2: LayerNorm;
  readonly mlp: Mlp;
  readonly dropPath: DropPath;

  constructor(private readonly options: BlockOptions) {
    super();
    const { features, numHeads, window } = options;
    this.norm1 = new LayerNorm(features);
    this.attn = new WindowAttention(features, numHeads, window);
    this.norm2 = new LayerNorm(features);
    this.mlp = new Mlp(features, 4 * features, STARTS);
    this.dropPath = new DropPath(options.dropPathRate);
  }

  override forward(map: Tensor): Tensor {
    const x = map.add(this.dropPath.forward(this.attend(this.norm1.forward(map))));
    return x.add(this.dropPath.forward(this.mlp.forward(this.norm2.forward(x))));
  }

  private attend(map: Tensor): Tensor {
    const { window, shift } = this.options;
    const whole = padded(map.roll(-shift[0], 1).roll(-shift[1], 2), window);
    const size = [whole.shape[1], whole.shape[2]] as const;
    const mask = shift.some((distance) => distance > 0) ? shiftMask(size, window, shift) : undefined;
    return this.joinWindows(this.attn.forward(partitioned(whole, window), mask), [map.shape[1], map.shape[2]]);
  }

  /** Values of the tokens of its windows, `[N, windows, tokens, C]`, as a map `[N, H, W, C]` again: without padding, each where it was. */
  joinWindows(windows: Tensor, [H, W]: Size): Tensor {
    const { window, shift } = this.options;
    const size = [Math.ceil(H / window[0]) * window[0], Math.ceil(W / window[1]) * window[1]] as const;
    const whole = joined(windows, window, size);
    return whole.slice(1, 0, H).slice(2, 0, W).roll(shift[0], 1).roll(shift[1], 2);
  }
}

/** Joins 2×2 neighbours: `[N, H, W, C]` → `[N, ⌈H / 2⌉, ⌈W / 2⌉, 2C]`. */
class PatchMerging extends Module {
  readonly norm: LayerNorm;
  readonly reduction: Linear;

  constructor(features: number) {
    super();
    this.norm = new LayerNorm(4 * features);
    this.reduction = new Linear(4 * features, 2 * features, { bias: false, ...STARTS });
  }

  override forward(map: Tensor): Tensor {
    const even = padded(map, [2, 2]);
    const [N, H, W, C] = even.shape;
    const joined = even.reshape(N, H / 2, 2, W / 2, 2, C).transpose(0, 1, 3, 4, 2, 5);
    return this.reduction.forward(this.norm.forward(joined.reshape(N, H / 2, W / 2, 4 * C)));
  }
}

interface Variant {
  readonly width: number;
  readonly depths: readonly number[];
  readonly numHeads: readonly number[];
}

const USUAL = { patchSize: 4, window: 7 };
const SMALL_IMAGE = { patchSize: 2, window: 4 };

/**
 * Swin Transformer. Takes images of any size, padding what does not fill a window; `imageSize` says for which size windows are made: where a
 * stage's map is smaller than a window, the window shrinks to it, and is not shifted. Weights made for other windows load, their position
 * biases resized. With the small-image stem, patches are 2×2 and windows 4×4: `patch_embed.proj.weight` is `[width, C, 2, 2]` in files.
 */
class SwinTransformer extends ImageModel implements AdaptsWeights {
  readonly patchEmbed: PatchEmbed;
  readonly layers: readonly Stage[];
  readonly norm: LayerNorm;
  readonly head: PooledHead;
  private readonly patchSize: number;

  constructor(variant: Variant, options: CompleteModelOptions) {
    super();
    const { width, depths } = variant;
    const { patchSize, window } = options.smallImage ? SMALL_IMAGE : USUAL;
    const { inChannels } = options;
    this.patchSize = patchSize;
    this.patchEmbed = new PatchEmbed({ inChannels, width, patchSize, norm: new LayerNorm(width) });
    const grid = options.imageSize.map((size) => Math.ceil(size / patchSize));
    this.layers = buildStages(variant, grid, window, options.dropPathRate);
    const last = width * 2 ** (depths.length - 1);
    this.norm = new LayerNorm(last);
    this.head = new PooledHead(last, options, STARTS);
  }

  override features(images: Tensor): Tensor[] {
    let x = this.patchEmbed.forward(padded(images, [this.patchSize, this.patchSize]));
    return this.layers.map((stage) => {
      x = stage.forward(x);
      return x;
    });
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.norm.forward(this.features(images).at(-1) as Tensor);
  }

  override forwardHead(features: Tensor): Tensor {
    return this.head.forward(features);
  }

  /** Position biases of other windows, resized bicubically; of a dict that does not say its windows, square ones. */
  adaptWeights(dict: StateDict): StateDict {
    const adapted = new Map(dict);
    for (const [name, module] of this.namedModules()) {
      if (!(module instanceof WindowAttention)) continue;
      const key = `${name}.relative_position_bias_table`;
      const entry = dict.get(key);
      const { shape } = module.relativePositionBiasTable;
      if (entry?.shape.length !== 2 || entry.shape[1] !== shape[1] || entry.data.length !== entry.shape[0] * shape[1])
        continue;
      const grid = module.offsets;
      const from = gridOfEntry(key, entry, entry.shape[0], grid);
      if (!from || sameGrid(from, grid)) continue;
      adapted.set(key, { shape, dtype: 'float32', data: resampleGrid(entry.data, from, grid), grid });
    }
    return adapted;
  }
}

function buildStages(variant: Variant, grid: readonly number[], window: number, dropPathRate: number): Stage[] {
  const { width, depths, numHeads } = variant;
  const last = depths.reduce((sum, depth) => sum + depth, 0) - 1;
  let index = 0;
  return depths.map((depth, stage) => {
    const features = width * 2 ** stage;
    const sizes = grid.map((size) => Math.ceil(size / 2 ** stage));
    const windows = sizes.map((size) => Math.min(size, window));
    const shifts = sizes.map((size, i) => (size <= windows[i] ? 0 : window >> 1));
    const blocks = Array.from({ length: depth }, (_, i) => {
      const shifted = i % 2 === 1;
      return new SwinBlock({
        features,
        numHeads: numHeads[stage],
        window: [windows[0], windows[1]],
        shift: shifted ? [shifts[0], shifts[1]] : [0, 0],
        dropPathRate: (dropPathRate * index++) / last,
      });
    });
    return new Stage(stage > 0 ? new PatchMerging(features / 2) : undefined, blocks);
  });
}

/** Heads keep their width; blocks come in pairs, with and without a shift. */
function scaled({ width, depths, numHeads }: Variant, scale: ModelScale): Variant {
  const head = width / numHeads[0];
  const channels = scaledWidth(width, scale, head);
  return {
    width: channels,
    depths: depths.map((depth) => 2 * scaledDepth(depth / 2, scale)),
    numHeads: numHeads.map((_, stage) => (channels / head) * 2 ** stage),
  };
}

const row = (
  size: string,
  width: number,
  depth: number,
  numHeads: readonly number[],
  trial?: ModelTrial,
): ModelRecord => {
  const variant = { width, depths: [2, 2, depth, 2], numHeads };
  const name = `swin_${size}_patch4_window7_224`;
  return modelRow(name, 'swin-transformer', (options, scale) => new SwinTransformer(scaled(variant, scale), options), {
    scalable: ['width', 'depth'],
    norm: 'layer',
    stages: modelStages(doubling(width, 4), doubling(4, 4), doubling(2, 4)),
    layers: [/^patch_embed/, [/^layers\.(\d+).downsample/, 0], /^layers\.(\d+)\.\w+\.(\d+)/, FINAL_NORM],
    trial,
  });
};

export const swinTransformerModels: readonly ModelRecord[] = [
  row('tiny', 96, 6, [3, 6, 12, 24], { imageSize: 32, batchSize: 8, lr: 3e-4 }),
  row('small', 96, 18, [3, 6, 12, 24]),
  row('base', 128, 18, [4, 8, 16, 32]),
];
