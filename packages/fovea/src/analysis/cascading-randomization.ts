// Sanity check of attributions (Adebayo et al., arXiv:1810.03292): weights are made random from the last layer to the first, and the map has to change.

import { requireNames } from '../base/options.ts';
import { rankCorrelation } from '../base/rank-correlation.ts';
import { refuse, requireCounts, requireOneOf, requireRanges } from '../base/require.ts';
import { cloneModule } from '../nn/clone.ts';
import type { Module, Parameter } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { type AttributeOptions, type AttributionMethod, attribute, attributionMethods } from './attribute.ts';
import type { AttributionMaps, ClassOptions } from './explained-class.ts';
import { findLayer } from './layer-output.ts';
import { layerTree, parametersOf } from './layer-tree.ts';
import { writeNormal } from './noise.ts';
import { nameOf } from './profile.ts';
import type { AnalysisReport } from './report.ts';
import { requireImages, requireModel } from './require-input.ts';

/** An attribution of one's own. */
export type AttributionFunction = (
  model: Module,
  images: Tensor,
  options: ClassOptions,
) => Promise<Pick<AttributionMaps, 'heat' | 'classes'>>;

/** Options of `cascadingRandomization`. */
export interface RandomizationOptions extends AttributeOptions {
  /** Of the random weights. Default 0. */
  readonly seed?: number;
  /** Maps that are made on the way; layers next to each other are made random together where there are more. Default 10. */
  readonly stages?: number;
}

/** After one more part of the model has been made random. */
export interface RandomizationStage {
  /** Dotted names of the layers that became random, the last one first. */
  readonly layers: readonly string[];
  /** Spearman's rank correlation of the map with the one of the given weights, image by image; null where a map is the same all over. */
  readonly rankCorrelations: readonly (number | null)[];
  /** Mean of those that there are. */
  readonly rankCorrelation: number | null;
}

/** What `cascadingRandomization` gives. */
export interface RandomizationReport extends AnalysisReport<'cascading-randomization'> {
  /** Class of the model, or the name that `createModel` knows. */
  readonly model: string;
  /** Name of the attribution, or of the function that was given. */
  readonly method: string;
  /** The classes that the given weights find, or that were asked for: maps of random weights are of the same. */
  readonly classes: readonly number[];
  /** The classifier first; at the end, all weights are random. */
  readonly stages: readonly RandomizationStage[];
}

/**
 * Maps of copies of the model, more and more of whose weights are normal numbers of the mean and deviation that they had. A method whose maps stay
 * (correlation near 1) shows the image, not what the network has learnt. The model given does not change.
 * @param method a name that `attribute` knows, or a function
 * @param images `[N, H, W, C]`, float32, as the model takes them
 * @throws ValueError for a model with hooks, without weights, and as the method does
 * @paper Adebayo et al., NeurIPS 2018, arXiv:1810.03292
 * @example
 * const small = new Sequential(new Conv2d(3, 4, { kernelSize: 3 }), new GlobalAvgPool2d(), new Linear(4, 10));
 * const { stages } = await cascadingRandomization(small, images, 'gradCam', { stages: 2 });
 * stages.length; // 2
 */
export async function cascadingRandomization(
  model: Module,
  images: Tensor,
  method: AttributionMethod | AttributionFunction,
  options: RandomizationOptions = {},
): Promise<RandomizationReport> {
  const op = 'cascadingRandomization';
  requireNames(op, options, ['classIndex', 'layer', 'seed', 'stages']);
  requireModel(op, model);
  requireImages(op, images);
  if (typeof method !== 'function') requireOneOf(op, 'method', method, attributionMethods(), 'a function');
  const { classIndex, layer, seed = 0, stages = 10 } = options;
  requireRanges(op, { seed }, { seed: 'seed' });
  requireCounts(op, { stages });
  const own = {
    ...(classIndex !== undefined && { classIndex }),
    ...(layer !== undefined && { layer: findLayer(op, model, layer).name }),
  };
  const run = typeof method === 'function' ? method : byName(method);
  const first = await run(model, images, own);
  const classes = [...first.classes];
  const later = method === 'rollout' ? own : { ...own, classIndex: classes };
  const copy = await cloneModule(model, op);
  const found: RandomizationStage[] = [];
  for (const layers of groups(op, copy, stages)) {
    for (const one of layers)
      for (const [i, parameter] of one.weights.entries()) await randomize(parameter, seed, one.index * 64 + i);
    const { heat } = await run(copy, images, later);
    found.push({ layers: layers.map(({ name }) => name), ...correlations(first.heat, heat, classes.length) });
  }
  copy.dispose();
  return {
    ...{ kind: 'cascading-randomization', version: 1, model: nameOf(model) },
    ...{ method: typeof method === 'function' ? method.name || 'own' : method, classes, stages: found },
  };
}

const byName =
  (method: AttributionMethod): AttributionFunction =>
  (model, images, options) =>
    attribute(model, images, method, options);

interface WeightedLayer {
  readonly name: string;
  readonly index: number;
  readonly weights: readonly Parameter[];
}

/** Layers with weights of their own, from the last to the first, in so many groups. */
function groups(op: string, model: Module, most: number): WeightedLayer[][] {
  const layers = layerTree(model, { calls: [], nodes: [] })
    .map(({ name, states }, index) => ({ name, index, weights: parametersOf(states) }))
    .filter(({ weights }) => weights.length > 0)
    .reverse();
  if (layers.length === 0) refuse(op, 'model', 'one with weights', nameOf(model));
  const count = Math.min(most, layers.length);
  return Array.from({ length: count }, (_, i) =>
    layers.slice(Math.round((i * layers.length) / count), Math.round(((i + 1) * layers.length) / count)),
  );
}

async function randomize(parameter: Parameter, seed: number, stream: number): Promise<void> {
  const values = Float64Array.from(await parameter.data());
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const random = new Float32Array(values.length);
  writeNormal(random, { seed, stream });
  parameter.set(random.map((value) => mean + Math.sqrt(variance) * value));
}

function correlations(
  before: Float32Array,
  after: Float32Array,
  N: number,
): Pick<RandomizationStage, 'rankCorrelations' | 'rankCorrelation'> {
  const size = before.length / N;
  const rankCorrelations = Array.from({ length: N }, (_, n) => {
    const value = rankCorrelation(before.subarray(n * size, (n + 1) * size), after.subarray(n * size, (n + 1) * size));
    return Number.isNaN(value) ? null : value;
  });
  const known = rankCorrelations.filter((value) => value !== null);
  return {
    rankCorrelations,
    rankCorrelation: known.length > 0 ? known.reduce((a, b) => a + b, 0) / known.length : null,
  };
}
