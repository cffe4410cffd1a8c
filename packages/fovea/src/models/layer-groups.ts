// Which layer of a model each parameter counts to, from the stem to the classifier: timm's `group_matcher` of each family.

import { ValueError } from '../base/errors.ts';
import type { ImageModel } from './model.ts';
import { modelRecord } from './registry.ts';

/** A layer of its own for each value of the numbers in the name; `rank` stands behind them. */
type Pattern = RegExp | readonly [pattern: RegExp, rank: number];

/** In order; names that nothing matches count to the last layer, with the classifier. */
type Patterns = readonly [stem: RegExp, ...layers: Pattern[]];

/** As a rank: counts to the layer before. */
const WITH_THE_LAYER_BEFORE = 99_999;

const NESTED_BLOCKS = /^blocks\.(\d+)\.(\d+)/;
const MOBILENET: Patterns = [/^(?:conv_stem|bn1)/, NESTED_BLOCKS, [/^(?:conv_head|bn2)/, WITH_THE_LAYER_BEFORE]];
const FINAL_NORM: Pattern = [/^norm/, WITH_THE_LAYER_BEFORE];
const STAGES: Patterns = [/^stem/, /^stages\.(\d+)\.(\d+)/, [/^final_conv/, WITH_THE_LAYER_BEFORE]];

const PATTERNS: Readonly<Record<string, Patterns>> = {
  'mobilenet-v1': MOBILENET,
  'mobilenet-v2': MOBILENET,
  'mobilenet-v3': [/^(?:conv_stem|bn1)/, NESTED_BLOCKS],
  resnet: [/^(?:conv1|bn1|maxpool)/, /^layer(\d+)\.(\d+)/],
  densenet: [
    /^features\.(?:conv|norm|pool)[012]/,
    /^features\.denseblock(\d+)\.denselayer(\d+)/,
    [/^features\.transition(\d+)/, WITH_THE_LAYER_BEFORE],
  ],
  vgg: [/^features\.0/, /^features\.(\d+)/],
  'vision-transformer': [/^(?:cls_token|reg_token|pos_embed|patch_embed)/, /^blocks\.(\d+)/, FINAL_NORM],
  'swin-transformer': [/^patch_embed/, [/^layers\.(\d+).downsample/, 0], /^layers\.(\d+)\.\w+\.(\d+)/, FINAL_NORM],
  'mlp-mixer': [/^stem/, /^blocks\.(\d+)/, FINAL_NORM],
  repvgg: STAGES,
  mobileone: STAGES,
  // Not in timm; the transition to a stage counts to it, as its first layer.
  replknet: [
    /^stem/,
    /^stages\.(\d+)\.blocks\.(\d+)/,
    [/^stages\.(\d+)\.norm/, WITH_THE_LAYER_BEFORE],
    [/^transitions\.(\d+)/, WITH_THE_LAYER_BEFORE],
    FINAL_NORM,
  ],
};

/**
 * The layer that each parameter counts to, by name: 0 is the stem, the highest the classifier. What layer-wise decay of the learning rate goes by.
 * @throws ValueError for a model that `createModel` did not make, or a fused one
 */
export function layerGroups(model: ImageModel): ReadonlyMap<string, number> {
  const { architecture } = model;
  if (!architecture || architecture.fused)
    throw new ValueError(
      `layerGroups: the layers of ${architecture ? `a fused ${architecture.name}` : model.constructor.name} are not known; give a model as createModel makes it`,
    );
  const patterns = PATTERNS[modelRecord(architecture.name).family];
  const keys = new Map(Array.from(model.namedParameters(), ([name]) => [name, keyOf(name, patterns)] as const));
  const layers = new Map<string, number>();
  let layer = -1;
  for (const key of [...new Map([...keys.values()].map((key) => [key.join(), key])).values()].sort(compare)) {
    if (layer < 0 || key.at(-1) !== WITH_THE_LAYER_BEFORE) layer++;
    layers.set(key.join(), layer);
  }
  return new Map([...keys].map(([name, key]) => [name, layers.get(key.join()) as number]));
}

/** Sorts names into layers: 0 for the stem; 1, the numbers in the name, and the pattern's rank; ∞ for all else. */
function keyOf(name: string, [stem, ...layers]: Patterns): readonly number[] {
  if (stem.test(name)) return [0];
  for (const layer of layers) {
    const [pattern, ...rank] = layer instanceof RegExp ? [layer] : layer;
    const found = pattern.exec(name);
    if (found) return [1, ...found.slice(1).map(Number), ...rank];
  }
  return [Number.POSITIVE_INFINITY];
}

/** As Python compares tuples. */
function compare(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((value, i) => value !== b[i]);
  if (differing < 0) return a.length - b.length;
  return differing >= b.length ? 1 : a[differing] < b[differing] ? -1 : 1;
}
