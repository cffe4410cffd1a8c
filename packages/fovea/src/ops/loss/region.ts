// Losses of segmentations by the overlap of regions: Dice and Tversky, for one class or many.

import { requireOptions } from '../../base/options.ts';
import { requireRange, requireRanges } from '../../base/require.ts';
import { requireShape } from '../../base/require-shape.ts';
import { sameShape } from '../../base/shape.ts';
import { requireAll, type Tensor, where } from '../../tensor/index.ts';
import { labelMasks, requirePair } from './operands.ts';
import { type Reduction, reduceLoss } from './reduction.ts';

/** Options of the losses of regions. */
export interface RegionOptions {
  /** Added to numerator and denominator, which softens small regions; regions that are empty in both cost nothing, also with 0. Default 1. */
  readonly smooth?: number;
  /** One overlap over all images of the batch, `[C]`, instead of one an image, `[N, C]`. Default false. */
  readonly batch?: boolean;
  /** Pixels labelled so do not count, in labels and in masks. Default −100. */
  readonly ignoreIndex?: number;
  /** Default 'mean', over images and classes. */
  readonly reduction?: Reduction;
}

/** Options of `diceLoss`. */
export interface DiceOptions extends RegionOptions {
  /** Squares p and g in the denominator, as V-Net does (Milletari et al., arXiv:1606.04797). Default false. */
  readonly squared?: boolean;
}

/** Options of `tverskyLoss`. */
export interface TverskyOptions extends RegionOptions {
  /** Weight of false positives. Default 0.5. */
  readonly alpha?: number;
  /** Weight of false negatives; above α it raises recall. Default 0.5. */
  readonly beta?: number;
}

/** Predicted and true regions with what does not count taken out of both, and the axes of the pixels. */
interface Regions {
  readonly p: Tensor;
  readonly g: Tensor;
  readonly axes: readonly number[];
}

function regions(op: string, probabilities: Tensor, target: Tensor, options: RegionOptions): Regions {
  const { smooth = 1, batch = false, ignoreIndex = -100 } = options;
  requireRange(op, 'smooth', smooth, 'notNegative');
  requireShape(op, 'probabilities', probabilities.shape, ['N', 'pixels', '…', 'C'], 'one class is C = 1');
  const axes = [...probabilities.shape.keys()].slice(batch ? 0 : 1, -1);
  const isMask = sameShape(probabilities.shape, target.shape);
  const isBinary = probabilities.shape[probabilities.rank - 1] === 1;
  if (target.dtype !== 'int32' || isMask || isBinary) {
    const mask = isMask || target.dtype === 'float32' ? target : target.reshape(...target.shape, 1);
    return { ...maskRegions(op, probabilities, mask, ignoreIndex), axes };
  }
  const { isLabel, counts } = labelMasks(op, probabilities, target, ignoreIndex);
  return { p: where(counts, probabilities, 0), g: isLabel.cast('float32'), axes };
}

/** Of a mask in the shape of the probabilities: float32 from 0 to 1, bool, or int32 0 and 1. */
function maskRegions(op: string, probabilities: Tensor, mask: Tensor, ignoreIndex: number): Omit<Regions, 'axes'> {
  const g = mask.cast('float32');
  requirePair(op, { probabilities, target: g });
  const ignored = g.equal(ignoreIndex);
  if (mask.dtype === 'int32') {
    requireAll(
      ignored.logicalOr(mask.equal(0)).logicalOr(mask.equal(1)),
      `${op}: a mask of int32 must hold 0, 1 and ignoreIndex, ${ignoreIndex}, only`,
    );
  }
  return { p: where(ignored, 0, probabilities), g: where(ignored, 0, g) };
}

/** part / whole; 1, without a gradient, where the whole is 0: two regions of nothing agree. */
function share(part: Tensor, whole: Tensor): Tensor {
  const none = whole.equal(0);
  return where(none, 1, part.div(where(none, 1, whole)));
}

/**
 * 1 − (2·Σpg + s) / (Σp + Σg + s) of each image and class, for probabilities p and targets g. Binary masks have C = 1; for several classes
 * give the softmax.
 * @shape p `[N, …, C]`, g of that shape or labels `[N, …]` → a scalar, or `[N, C]` with `reduction` 'none'
 * @dtype g float32, bool, or int32 of 0 and 1; labels int32
 * @throws ValueError, when the loss is computed, for a label outside 0…C−1 that is not `ignoreIndex`
 * @paper Milletari et al., arXiv:1606.04797
 * @example
 * await diceLoss(tensor([1, 0], [1, 2, 1]), tensor([1, 1], [1, 2, 1])).item(); // 0.25
 */
export function diceLoss(probabilities: Tensor, target: Tensor, options: DiceOptions = {}): Tensor {
  requireOptions('diceLoss', options, ['smooth', 'batch', 'ignoreIndex', 'reduction', 'squared']);
  const { smooth = 1, squared = false, reduction } = options;
  const { p, g, axes } = regions('diceLoss', probabilities, target, options);
  const size = (x: Tensor): Tensor => (squared ? x.square() : x).sum(axes);
  const twice = p.mul(g).sum(axes).mul(2);
  const overlap = share(twice.add(smooth), size(p).add(size(g)).add(smooth));
  return reduceLoss(overlap.neg().add(1), reduction);
}

/**
 * 1 − (TP + s) / (TP + α·FP + β·FN + s) of each image and class. α = β = ½ is the Dice loss with 2·s, α = β = 1 the Jaccard (IoU) loss.
 * @shape as `diceLoss`
 * @dtype as `diceLoss`
 * @throws ValueError, when the loss is computed, for a label outside 0…C−1 that is not `ignoreIndex`
 * @paper Salehi et al., arXiv:1706.05721
 * @example
 * await tverskyLoss(tensor([1, 0], [1, 2, 1]), tensor([1, 1], [1, 2, 1])).item(); // 0.2
 */
export function tverskyLoss(probabilities: Tensor, target: Tensor, options: TverskyOptions = {}): Tensor {
  requireOptions('tverskyLoss', options, ['smooth', 'batch', 'ignoreIndex', 'reduction', 'alpha', 'beta']);
  const { alpha = 0.5, beta = 0.5, smooth = 1, reduction } = options;
  requireRanges('tverskyLoss', { alpha, beta }, { alpha: 'notNegative', beta: 'notNegative' });
  const { p, g, axes } = regions('tverskyLoss', probabilities, target, options);
  const hit = p.mul(g).sum(axes);
  const wrong = p.sum(axes).sub(hit).mul(alpha);
  const missed = g.sum(axes).sub(hit).mul(beta);
  const index = share(hit.add(smooth), hit.add(wrong).add(missed).add(smooth));
  return reduceLoss(index.neg().add(1), reduction);
}
