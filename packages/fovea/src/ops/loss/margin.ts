// Softmax variants that ask for a margin between the class of the label and all others: L-softmax, A-softmax, AM-softmax, ArcFace.

import { pickOptions, requireOptions } from '../../base/options.ts';
import { refuse, requireInteger, requireOneOf, requireRange, requireRanges } from '../../base/require.ts';
import { requireDType, requireShape } from '../../base/require-shape.ts';
import { ones, type Tensor, where, zeros } from '../../tensor/index.ts';
import { l2Normalize } from '../distance.ts';
import { power } from '../power.ts';
import { CROSS_ENTROPY_NAMES, type CrossEntropyOptions, crossEntropy } from './cross-entropy.ts';
import { labelMasks } from './operands.ts';

/**
 * What becomes of the label's logit, with θ the angle between embedding x and class centre w, and ψ(θ) = (−1)ᵏ·cos(mθ) − 2k on
 * [kπ/m, (k+1)π/m], which falls from 1 to 1 − 2m.
 * - `lSoftmax`: ‖w‖·‖x‖·ψ(θ), m = 4 (Liu et al., arXiv:1612.02295)
 * - `aSoftmax` (SphereFace): ‖x‖·ψ(θ), m = 4 (Liu et al., arXiv:1704.08063)
 * - `amSoftmax` (CosFace): s·(cos θ − m), m = 0.35, s = 64 (Wang et al., arXiv:1801.05599, arXiv:1801.09414)
 * - `arcFace`: s·cos(θ + m), m = 0.5, s = 64 (Deng et al., arXiv:1801.07698); beyond θ = π − m, where it would rise again, s·(cos θ − m·sin m)
 */
export type MarginVariant = 'lSoftmax' | 'aSoftmax' | 'amSoftmax' | 'arcFace';

/** Options of `marginSoftmax`. */
export interface MarginSoftmaxOptions extends CrossEntropyOptions {
  /** Default 'arcFace'. */
  readonly variant?: MarginVariant;
  /** m; an integer for lSoftmax and aSoftmax. Its default depends on the variant. */
  readonly margin?: number;
  /** s of amSoftmax and arcFace, which the two others have no use for. Default 64. */
  readonly scale?: number;
  /** λ of lSoftmax and aSoftmax: the label's logit is (λ·plain + margin)/(1 + λ). Large at first, it eases training. Default 0. */
  readonly annealing?: number;
}

const DEFAULT_MARGIN: Readonly<Record<MarginVariant, number>> = {
  lSoftmax: 4,
  aSoftmax: 4,
  amSoftmax: 0.35,
  arcFace: 0.5,
};

const MARGIN_NAMES = [...(['variant', 'margin', 'scale', 'annealing'] as const), ...CROSS_ENTROPY_NAMES] as const;

/** Largest m of ψ: its cos(mθ) is a polynomial of that degree. */
const LARGEST_MULTIPLE = 8;

/**
 * Cross-entropy of `marginLogits`; takes the options of both.
 * @shape embeddings `[N, D]`, centers `[D, C]`, labels `[N]` → a scalar, or `[N]` with `reduction` 'none'
 * @dtype labels int32
 * @throws as `marginLogits`
 * @example
 * const centers = tensor([[1, 0], [0, 1]]);
 * await marginSoftmax(tensor([[1, 1]]), centers, tensor([0], [1], 'int32'), { scale: 1 }).item(); // 0.9284
 */
export function marginSoftmax(
  embeddings: Tensor,
  centers: Tensor,
  labels: Tensor,
  options: MarginSoftmaxOptions = {},
): Tensor {
  const logits = marginLogits(embeddings, centers, labels, options);
  return crossEntropy(logits, labels, pickOptions(options, CROSS_ENTROPY_NAMES));
}

/**
 * Logits of an angular-margin loss: scaled cosines between embeddings and class centres, made smaller at the label by a margin. At test
 * time use `cosineSimilarity`: there are no labels then.
 * @shape embeddings `[N, D]`, centers `[D, C]` (the weight of a linear layer), labels `[N]` → `[N, C]`
 * @dtype labels int32
 * @throws ValueError, when the logits are computed, for a label outside 0…C−1 that is not `ignoreIndex`
 * @example
 * const centers = tensor([[1, 0], [0, 1]]);
 * await marginLogits(tensor([[1, 1]]), centers, tensor([0], [1], 'int32'), { scale: 1 }).data(); // [0.2815, 0.7071]
 */
export function marginLogits(
  embeddings: Tensor,
  centers: Tensor,
  labels: Tensor,
  options: MarginSoftmaxOptions = {},
): Tensor {
  requireOptions(OP, options, MARGIN_NAMES);
  const { variant = 'arcFace', scale = 64, annealing = 0, ignoreIndex = -100 } = options;
  const margin = requireMargin(variant, options.margin ?? DEFAULT_MARGIN[variant]);
  requireRanges(OP, { scale, annealing }, { scale: 'positive', annealing: 'notNegative' });
  requireDType(OP, 'embeddings', embeddings, 'float32');
  requireDType(OP, 'centers', centers, 'float32');
  requireShape(OP, 'embeddings', embeddings.shape, ['N', 'D']);
  requireShape(OP, 'centers', centers.shape, [embeddings.shape[1], 'C']);
  const cosines = l2Normalize(embeddings).matmul(l2Normalize(centers, { axis: 0 }));
  const { isLabel } = labelMasks(OP, cosines, labels, ignoreIndex);
  const cosine = where(isLabel, cosines, 0).sum(1, { keepDims: true });
  if (variant === 'amSoftmax') return where(isLabel, cosine.sub(margin), cosines).mul(scale);
  if (variant === 'arcFace') return where(isLabel, addAngle(cosine, margin), cosines).mul(scale);
  const lengths = power(embeddings.square().sum(1, { keepDims: true }), 0.5);
  const size = variant === 'lSoftmax' ? lengths.mul(power(centers.square().sum(0, { keepDims: true }), 0.5)) : lengths;
  return where(isLabel, annealed(cosine, margin, annealing), cosines).mul(size);
}

const OP = 'marginSoftmax';

function requireMargin(variant: MarginVariant, margin: number): number {
  requireOneOf(OP, 'variant', variant, Object.keys(DEFAULT_MARGIN));
  const name = `margin of ${variant}`;
  if (variant === 'lSoftmax' || variant === 'aSoftmax') requireInteger(OP, name, margin, 1, LARGEST_MULTIPLE);
  else if (variant === 'arcFace' && !(margin >= 0 && margin < Math.PI / 2))
    refuse(OP, name, 'an angle in [0, π/2)', margin);
  else requireRange(OP, name, margin, 'notNegative');
  return margin;
}

/** cos(θ + m) = cos θ·cos m − sin θ·sin m up to θ = π − m; beyond, a line in cos θ that goes on falling. */
function addAngle(cosine: Tensor, margin: number): Tensor {
  const sine = power(cosine.square().neg().add(1).maximum(0), 0.5);
  const turned = cosine.mul(Math.cos(margin)).sub(sine.mul(Math.sin(margin)));
  return where(cosine.greater(-Math.cos(margin)), turned, cosine.sub(margin * Math.sin(margin)));
}

function annealed(cosine: Tensor, margin: number, annealing: number): Tensor {
  const narrowed = multiplyAngle(cosine, margin);
  return annealing === 0
    ? narrowed
    : cosine
        .mul(annealing)
        .add(narrowed)
        .mul(1 / (1 + annealing));
}

/** ψ(θ) of cos θ: cos(mθ) by Chebyshev's recurrence, folded so that it falls all the way. */
function multiplyAngle(cosine: Tensor, multiple: number): Tensor {
  let [before, now] = [ones(cosine.shape), cosine];
  let sign = ones(cosine.shape);
  let piece = zeros(cosine.shape);
  for (let k = 1; k < multiple; k++) {
    [before, now] = [now, cosine.mul(now).mul(2).sub(before)];
    const beyond = cosine.lessEqual(Math.cos((k * Math.PI) / multiple));
    sign = where(beyond, sign.neg(), sign);
    piece = where(beyond, piece.add(1), piece);
  }
  return sign.mul(now).sub(piece.mul(2));
}
