// One score for an image from the probabilities of its pixels.

import { requireOptions } from '../base/options.ts';
import { refuse, requireEach, requireOneOf, requireRange } from '../base/require.ts';
import type { Tensor } from '../tensor/index.ts';

/** Options of `imageScore`. */
export interface ImageScoreOptions {
  /** 'max': the largest probability; 'gem': the generalised mean (Σpʳ / pixels)^(1/r), which one pixel cannot decide. Default 'max'. */
  readonly pooling?: 'max' | 'gem';
  /** The exponent r of 'gem': 1 is the mean, and the larger it is, the nearer to 'max'. Default 3. */
  readonly exponent?: number;
}

/** @throws ValueError for options out of range */
export function requireImageScore(op: string, options: ImageScoreOptions): Required<ImageScoreOptions> {
  requireOptions(op, options, ['pooling', 'exponent']);
  const { pooling = 'max', exponent = 3 } = options;
  requireOneOf(op, 'pooling', pooling, ['max', 'gem']);
  requireRange(op, 'exponent', exponent, 'positive');
  return { pooling, exponent };
}

/**
 * How likely an image is tampered at all: its largest probability of a pixel, as MVSS-Net, or their generalised mean, which the pooling of
 * MVSS-Net++ begins with.
 * @param probabilities that each pixel is tampered
 * @throws ValueError for no pixels, a number outside [0, 1], or options out of range
 * @paper Chen et al., ICCV 2021, arXiv:2104.06832; Dong et al., TPAMI 2022, arXiv:2112.08935
 * @example
 * imageScore([0.1, 0.9]); // 0.9
 * imageScore([0.1, 0.9], { pooling: 'gem', exponent: 1 }); // 0.5
 */
export function imageScore(probabilities: ArrayLike<number>, options: ImageScoreOptions = {}): number {
  const { pooling, exponent } = requireImageScore('imageScore', options);
  if (probabilities.length === 0) refuse('imageScore', 'probabilities', 'one number or more', []);
  requireEach('imageScore', 'probabilities', probabilities, 'probability');
  let [largest, sum] = [0, 0];
  for (let i = 0; i < probabilities.length; i++) {
    largest = Math.max(largest, probabilities[i]);
    if (pooling === 'gem') sum += probabilities[i] ** exponent;
  }
  return pooling === 'max' ? largest : Math.min(1, (sum / probabilities.length) ** (1 / exponent));
}

/** `imageScore` of tensors `[N, H, W, 1]`: `[N]`, with a gradient that stays finite where all probabilities are 0. */
export function pooledScores(probabilities: Tensor, { pooling, exponent }: Required<ImageScoreOptions>): Tensor {
  if (pooling === 'max') return probabilities.max([1, 2, 3]);
  return probabilities
    .maximum(1e-6)
    .pow(exponent)
    .mean([1, 2, 3])
    .pow(1 / exponent);
}
