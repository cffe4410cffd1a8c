// How much each attention head matters (Michel et al., arXiv:1905.10650): the slope of the loss with respect to a factor on the head.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireRanges } from '../base/require.ts';
import type { Module } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { crossEntropy } from '../ops/index.ts';
import { grad, ones, type Tensor, tensor } from '../tensor/index.ts';
import { compiledFor } from '../tensor/internal.ts';
import { logitsOf, requestedClasses, requireFinite } from './explained-class.ts';
import { type Head, headCount, headedLayers, headsOf, withFactors } from './head-masks.ts';
import { scoresOf } from './input-gradients.ts';
import { nameOf } from './profile.ts';
import type { AnalysisReport } from './report.ts';
import { requireImages, requireModel } from './require-input.ts';

/** Options of `headImportance`. */
export interface HeadImportanceOptions {
  /** The true class of each image. Default: the likeliest, so that what counts is what the model goes by, right or wrong. */
  readonly labels?: readonly number[] | Int32Array;
  /** Whether the heads of each layer are divided by their norm (l2), so that layers compare, as in the paper. Default true. */
  readonly normalize?: boolean;
  /** Images that go through the network together. Default 4. */
  readonly batchSize?: number;
}

/** What `headImportance` gives. */
export interface HeadImportanceReport extends AnalysisReport<'head-importance'> {
  /** Class of the model, or the name that `createModel` knows. */
  readonly model: string;
  /** How many the importance is averaged over. */
  readonly images: number;
  /** Whether the heads of each layer were divided by their norm. */
  readonly normalized: boolean;
  /** Importance of the heads of each layer, in their order. */
  readonly layers: readonly { readonly name: string; readonly importance: readonly number[] }[];
  /** All heads, the least important first: the order in which to prune. */
  readonly ranking: readonly (Head & { readonly importance: number })[];
}

/**
 * E|∂L/∂ξ_h|: for each head h the size of the slope of an image's cross-entropy L with respect to a factor ξ_h = 1 on what the head gives, averaged over
 * images. The model computes in evaluation mode.
 * @param model a vision transformer, Swin, or another model of `MultiHeadAttention` layers that gives logits
 * @param images `[N, H, W, C]`, float32, as the model takes them
 * @throws ValueError for a model without heads, labels that are no classes, or values that are not finite
 * @paper Michel et al., NeurIPS 2019, arXiv:1905.10650, equation 3
 * @example
 * const vit = createModel('vit_tiny_patch16_224', { numClasses: 10, imageSize: 32 });
 * const { ranking } = await headImportance(vit, images);
 * ranking.length; // 36
 */
export async function headImportance(
  model: Module,
  images: Tensor,
  options: HeadImportanceOptions = {},
): Promise<HeadImportanceReport> {
  const op = 'headImportance';
  requireOptions(op, options, ['labels', 'normalize', 'batchSize']);
  const { normalize = true, batchSize = 4 } = options;
  requireCounts(op, { batchSize });
  requireRanges(op, { normalize }, { normalize: 'flag' });
  requireModel(op, model);
  requireImages(op, images);
  const layers = headedLayers(op, model);
  const labels = await labelsOf(op, model, images, options.labels);
  const sums = await slopes(model, images, labels, batchSize);
  const [N] = images.shape;
  const found = layers.map(({ name, layer, first }) => {
    const own = Array.from(sums.subarray(first, first + layer.numHeads), (sum) => sum / N);
    const norm = normalize ? Math.hypot(...own) : 1;
    return { name, importance: own.map((value) => (norm > 0 ? value / norm : 0)) };
  });
  const all = found.flatMap(({ importance }) => importance);
  const ranking = headsOf(layers)
    .map((head, i) => ({ ...head, importance: all[i] }))
    .sort((a, b) => a.importance - b.importance);
  return {
    ...{ kind: 'head-importance', version: 1, model: nameOf(model), images: N, normalized: normalize },
    ...{ layers: found, ranking },
  };
}

async function labelsOf(
  op: string,
  model: Module,
  images: Tensor,
  given: HeadImportanceOptions['labels'],
): Promise<Int32Array> {
  const likeliest = requestedClasses(op, model, images, given && Array.from(given), 'labels');
  return given ? likeliest : (await scoresOf(op, model, images, likeliest)).classes;
}

/** Sums over images, one for each head. */
async function slopes(model: Module, images: Tensor, labels: Int32Array, batchSize: number): Promise<Float64Array> {
  const op = 'headImportance';
  const layers = headedLayers(op, model);
  const count = headCount(layers);
  const run = compiledFor(model, `headSlopes ${count}`, (x: Tensor, classes: Tensor, factors: Tensor) => {
    const logits = withFactors(layers, factors, () => logitsOf(op, model, x));
    return grad(crossEntropy(logits, classes, { reduction: 'sum' }), [factors])[0];
  });
  const sums = new Float64Array(count);
  await inEvaluation(model, async () => {
    for (let first = 0; first < labels.length; first += batchSize) {
      const own = labels.slice(first, first + batchSize);
      const found = await run(
        images.slice(0, first, first + own.length),
        tensor(own, [own.length], 'int32'),
        ones([own.length, count]),
      );
      const values = await found.data();
      requireFinite(op, values);
      for (const [i, value] of values.entries()) sums[i % count] += Math.abs(value);
      found.dispose();
    }
  });
  return sums;
}
