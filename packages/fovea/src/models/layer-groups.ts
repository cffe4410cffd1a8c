// Which layer of a model each parameter counts to, from the stem to the classifier: timm's `group_matcher` of each family.

import { ValueError } from '../base/errors.ts';
import { type LayerPatterns, WITH_THE_LAYER_BEFORE } from './layer-patterns.ts';
import type { ImageModel } from './model.ts';
import { modelRecord } from './registry.ts';

/**
 * The layer that each parameter counts to, by name: 0 is the stem, the highest number the classifier. Layer-wise decay of the learning rate
 * goes by it.
 * @throws ValueError for a model that `createModel` did not make, or a fused one
 * @example
 * layerGroups(model).get('conv_stem.weight'); // 0
 */
export function layerGroups(model: ImageModel): ReadonlyMap<string, number> {
  const { architecture } = model;
  if (!architecture || architecture.fused)
    throw new ValueError(
      `layerGroups: the layers of ${architecture ? `a fused ${architecture.name}` : model.constructor.name} are not known; give a model as createModel makes it`,
    );
  const patterns = modelRecord(architecture.name).layers;
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
function keyOf(name: string, [stem, ...layers]: LayerPatterns): readonly number[] {
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
