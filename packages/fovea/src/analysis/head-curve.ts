// What a model's accuracy does as its attention heads go, the least important first, against random orders.

import { requireOptions } from '../base/options.ts';
import { refuse, requireCounts, requireRanges } from '../base/require.ts';
import type { Module } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { type Tensor, tensor } from '../tensor/index.ts';
import { compiledFor } from '../tensor/internal.ts';
import { logitsOf, requestedClasses } from './explained-class.ts';
import { type HeadImportanceReport, headImportance } from './head-importance.ts';
import { type Head, headCount, headedLayers, headsOf, withFactors } from './head-masks.ts';
import { writeNormal } from './noise.ts';
import { nameOf } from './profile.ts';
import type { AnalysisReport } from './report.ts';
import { requireImages, requireModel } from './require-input.ts';

/** Options of `headCurve`. */
export interface HeadCurveOptions {
  /** Which heads go first. Default: the importance of the heads on the images given. */
  readonly ranking?: HeadImportanceReport['ranking'];
  /** Points of the curve besides the whole model. Default 10. */
  readonly steps?: number;
  /** Random orders that the curve is compared with. Default 3. */
  readonly orders?: number;
  /** Of the random orders. Default 0. */
  readonly seed?: number;
  /** Images that go through the network together. Default 16. */
  readonly batchSize?: number;
}

/** Accuracies with a number of heads gone. */
export interface HeadCurvePoint {
  /** Heads that are gone. */
  readonly removed: number;
  /** Part of the images whose likeliest class is the label, 0…1, with the least important heads gone. */
  readonly accuracy: number;
  /** The same with random heads gone, one for each order. */
  readonly random: readonly number[];
}

/** What `headCurve` gives. */
export interface HeadCurveReport extends AnalysisReport<'head-curve'> {
  /** Class of the model, or the name that `createModel` knows. */
  readonly model: string;
  /** How many the accuracies are over. */
  readonly images: number;
  /** Heads of all layers. */
  readonly heads: number;
  /** From the whole model to one whose layers have one head each. */
  readonly points: readonly HeadCurvePoint[];
}

/**
 * Accuracy as heads are switched off, in the order of their importance and in random orders; the last head of a layer stays, as `pruneHeads` wants it.
 * The model computes in evaluation mode, and does not change.
 * @param images `[N, H, W, C]`, float32, as the model takes them
 * @param labels the true class of each image
 * @throws ValueError for a model without heads, labels that are no classes, or a ranking of other heads
 * @paper Michel et al., NeurIPS 2019, arXiv:1905.10650, figure 3
 * @example
 * const vit = createModel('vit_tiny_patch16_224', { numClasses: 10, imageSize: 32 });
 * const { points } = await headCurve(vit, images, [0, 1], { steps: 2, orders: 1 });
 * points.map(({ removed }) => removed); // [0, 12, 24]
 */
export async function headCurve(
  model: Module,
  images: Tensor,
  labels: readonly number[] | Int32Array,
  options: HeadCurveOptions = {},
): Promise<HeadCurveReport> {
  const op = 'headCurve';
  requireOptions(op, options, ['ranking', 'steps', 'orders', 'seed', 'batchSize']);
  const { steps = 10, orders = 3, seed = 0, batchSize = 16 } = options;
  requireCounts(op, { steps, batchSize });
  requireRanges(op, { orders, seed }, { orders: 'countOrZero', seed: 'seed' });
  requireModel(op, model);
  requireImages(op, images);
  if (!Array.isArray(labels) && !ArrayBuffer.isView(labels))
    refuse(op, 'labels', 'a list with the class of each image', labels);
  const layers = headedLayers(op, model);
  const heads = headsOf(layers);
  const wanted = requestedClasses(op, model, images, Array.from(labels), 'labels');
  const ranking = options.ranking ?? (await headImportance(model, images, { labels: wanted, normalize: true })).ranking;
  const places = new Map(heads.map(({ layer, head }, i) => [`${layer} ${head}`, i]));
  const ranked = ranking.map(({ layer, head }) => places.get(`${layer} ${head}`));
  if (ranked.length !== heads.length || ranked.includes(undefined))
    refuse(op, 'ranking', `one of the ${heads.length} heads of ${nameOf(model)}`, ranking.length);
  const lists = [ranked as number[], ...Array.from({ length: orders }, (_, i) => randomOrder(heads.length, seed, i))];
  const removable = lists.map((list) => withoutLast(list, heads));
  const most = heads.length - layers.length;
  const counts = [...new Set(Array.from({ length: steps + 1 }, (_, i) => Math.round((i / steps) * most)))];
  const points: HeadCurvePoint[] = [];
  for (const removed of counts) {
    const accuracies: number[] = [];
    for (const list of removed === 0 ? removable.slice(0, 1) : removable) {
      const gone = new Set(list.slice(0, removed));
      const factors = Float32Array.from(heads, (_, i) => Number(!gone.has(i)));
      accuracies.push(await accuracyWith(model, images, wanted, factors, batchSize));
    }
    const [accuracy, ...random] = removed === 0 ? removable.map(() => accuracies[0]) : accuracies;
    points.push({ removed, accuracy, random });
  }
  return { kind: 'head-curve', version: 1, model: nameOf(model), images: wanted.length, heads: heads.length, points };
}

/** Without the last head of each layer that the order comes to. */
function withoutLast(order: readonly number[], heads: readonly Head[]): number[] {
  const left = new Map<string, number>();
  for (const { layer } of heads) left.set(layer, (left.get(layer) ?? 0) + 1);
  return order.filter((i) => {
    const count = left.get(heads[i].layer) as number;
    left.set(heads[i].layer, count - 1);
    return count > 1;
  });
}

function randomOrder(count: number, seed: number, part: number): number[] {
  const keys = new Float64Array(count);
  writeNormal(keys, { seed, stream: 0, part });
  return [...keys.keys()].sort((a, b) => keys[a] - keys[b] || a - b);
}

async function accuracyWith(
  model: Module,
  images: Tensor,
  labels: Int32Array,
  factors: Float32Array,
  batchSize: number,
): Promise<number> {
  const layers = headedLayers('headCurve', model);
  const count = headCount(layers);
  const run = compiledFor(model, `headMasks ${count}`, (x: Tensor, given: Tensor) =>
    withFactors(layers, given, () => logitsOf('headCurve', model, x)).argmax(1),
  );
  return inEvaluation(model, async () => {
    let right = 0;
    for (let first = 0; first < labels.length; first += batchSize) {
      const here = Math.min(batchSize, labels.length - first);
      const found = await run(images.slice(0, first, first + here), tensor(factors, [1, count]));
      for (const [i, one] of (await found.data()).entries()) if (one === labels[first + i]) right++;
      found.dispose();
    }
    return right / labels.length;
  });
}
