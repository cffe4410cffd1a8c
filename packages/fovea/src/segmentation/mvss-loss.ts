// The loss of MVSS-Net: tampered pixels, their seams and whole images at once, so that authentic images teach, too.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireRanges } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { type ImageScoreOptions, pooledScores, requireImageScore } from '../forensics/image-score.ts';
import { onForward } from '../nn/index.ts';
import { adaptiveMaxPool2d, maxPool2d, sigmoid, softmax } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { MvssDecoder } from './mvss.ts';
import type { SegmentationModel } from './segmentation-model.ts';

/** Options of `mvssLoss`. */
export interface MvssLossOptions extends ImageScoreOptions {
  /** Share of the pixels in the loss. Default 0.16, as in the paper. */
  readonly pixelWeight?: number;
  /** Share of the images' scores; what is left is that of the seams. Default 0.04, as in the paper. */
  readonly imageWeight?: number;
  /** Added to both parts of the overlaps. Default 1. */
  readonly smooth?: number;
}

/** Keeps logarithms finite. */
const LEAST = 1e-6;

/** 1 − (2·Σpg + s) / (Σp² + Σg² + s) of each image, `[N]`. */
function dice(p: Tensor, g: Tensor, smooth: number): Tensor {
  const axes = [1, 2, 3];
  const whole = p.square().sum(axes).add(g.square().sum(axes)).add(smooth);
  return p.mul(g).sum(axes).mul(2).add(smooth).div(whole).neg().add(1);
}

/** Pixels that touch one of another kind, where a pixel of a map of that size has one below it: `[N, h, w, 1]`. */
function seamsOf(g: Tensor, [, height, width]: readonly number[]): Tensor {
  const window = { kernelSize: 3, stride: 1, padding: 1 };
  const seams = maxPool2d(g, window).add(maxPool2d(g.neg(), window));
  return adaptiveMaxPool2d(seams, [height, width]);
}

/**
 * The loss of a network with the decoder 'mvss', for `fit`: pixelWeight · Dice of tampered pixels + imageWeight · cross-entropy of the images' scores
 * + the rest · Dice of the seams. Dice is of squares and a mean over the tampered images; authentic images count by their scores alone. It reads the
 * logits of the seams from the model's last forward pass.
 * @returns the loss of logits `[N, H, W, 2]` and labels `[N, H, W]`, 0 authentic, 1 tampered, −100 not counted
 * @throws ValueError for another decoder than 'mvss', another number of classes than two, or options out of range
 * @paper Chen et al., ICCV 2021, arXiv:2104.06832
 * @example
 * const network = createSegmentationModel({ decoder: 'mvss', backbone: 'mobilenetv3_small_050', numClasses: 2 });
 * const loss = mvssLoss(network);
 * const logits = network.forward(zeros([1, 32, 32, 3]));
 * Number.isFinite(await loss(logits, zeros([1, 32, 32], 'int32')).item()); // true
 */
export function mvssLoss(
  model: SegmentationModel,
  options: MvssLossOptions = {},
): (logits: Tensor, target: Tensor) => Tensor {
  const op = 'mvssLoss';
  const { pixelWeight = 0.16, imageWeight = 0.04, smooth = 1, ...score } = options;
  requireOptions(op, options, ['pixelWeight', 'imageWeight', 'smooth', 'pooling', 'exponent']);
  const pooling = requireImageScore(op, score);
  requireRanges(
    op,
    { pixelWeight, imageWeight, smooth },
    { pixelWeight: 'probability', imageWeight: 'probability', smooth: 'positive' },
  );
  if (pixelWeight + imageWeight > 1)
    throw new ValueError(
      `${op}: pixelWeight and imageWeight must be 1 together at most: got ${pixelWeight} and ${imageWeight}`,
    );
  const { decoder } = model;
  if (!(decoder instanceof MvssDecoder) || model.numClasses !== 2)
    throw new ValueError(
      `${op}: needs a network of createSegmentationModel with decoder 'mvss' and numClasses 2: got ${decoder.constructor.name} and ${model.numClasses}`,
    );
  let edges: Tensor | undefined;
  onForward(decoder.edgeBranch, (_, __, logits) => {
    edges = logits;
  });
  return (logits, target) => {
    requireShape(op, 'logits', logits.shape, ['N', 'H', 'W', 2]);
    if (!edges) throw new ValueError(`${op}: the model has not computed these logits; call its forward first`);
    const seams = sigmoid(edges);
    edges = undefined;
    const labels = target.reshape(...target.shape, 1);
    const counted = labels.greaterEqual(0).cast('float32');
    const g = labels.greater(0).cast('float32');
    const p = softmax(logits).slice(3, 1).mul(counted);
    const tampered = g.max([1, 2, 3]);
    const count = tampered.sum().maximum(1);
    const ofTampered = (losses: Tensor): Tensor => losses.mul(tampered).sum().div(count);
    const scores = pooledScores(p, pooling)
      .maximum(LEAST)
      .minimum(1 - LEAST);
    const authentic = tampered.neg().add(1);
    const surprise = tampered
      .mul(scores.log())
      .add(authentic.mul(scores.neg().add(1).log()))
      .neg()
      .mean();
    return ofTampered(dice(p, g, smooth))
      .mul(pixelWeight)
      .add(surprise.mul(imageWeight))
      .add(ofTampered(dice(seams, seamsOf(g, seams.shape), smooth)).mul(1 - pixelWeight - imageWeight));
  };
}
