// Muon (Jordan et al., 2024), as torch.optim.Muon: momentum made orthogonal, for matrices; AdamW for all other parameters, as in timm.optim.Muon.

import { refuse, requireOneOf } from '../base/require.ts';
import { elementCount, type Shape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import type { Keep } from './kept-values.ts';
import { average, biasCorrection, countStep, normOf } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';
import { decayBy } from './weight-decay.ts';

const ADJUSTMENTS = ['original', 'match_rms_adamw'] as const;

/** Options of `Muon`. */
export interface MuonOptions extends OptimizerOptions {
  /** Decay rate of the average of gradients. Default 0.95. */
  readonly momentum?: number;
  /** Mixes the gradient at hand into the average that the step is made of. Default true. */
  readonly nesterov?: boolean;
  /** Steps of the Newton–Schulz iteration. Default 5. */
  readonly nsSteps?: number;
  /** a, b and c of the iteration X ← a·X + (b·A + c·A²)·X with A = X·Xᵀ. Default [3.4445, −4.775, 2.0315]. */
  readonly nsCoefficients?: readonly number[];
  /** The least norm that a matrix is divided by; also AdamW's eps. Default 1e-7. */
  readonly eps?: number;
  /**
   * What the rate of a matrix is multiplied by: 'original', √max(1, outputs / inputs), or 'match_rms_adamw', 0.2·√max(outputs, inputs), with
   * which AdamW's rates suit. Default 'original'.
   */
  readonly adjustLr?: (typeof ADJUSTMENTS)[number];
  /** AdamW for the group whatever its shapes: for embeddings and classifiers. Default false. */
  readonly useFallback?: boolean;
  /** AdamW's rate over `lr`. Default 1. */
  readonly fallbackLrScale?: number;
  /** Decay rates of AdamW's moments. Default [0.9, 0.95]. */
  readonly betas?: readonly [number, number];
}

const SPEC: OptimizerSpec<MuonOptions> = {
  name: 'Muon',
  defaults: {
    ...({ momentum: 0.95, nesterov: true, nsSteps: 5, nsCoefficients: [3.4445, -4.775, 2.0315], eps: 1e-7 } as const),
    ...({ adjustLr: 'original', useFallback: false, fallbackLrScale: 1, betas: [0.9, 0.95] } as const),
  },
  ranges: {
    ...({ momentum: 'fraction', nsSteps: 'count', eps: 'positive', fallbackLrScale: 'notNegative' } as const),
    betas: 'twoFractions',
  },
  keeps: { perParameter: ['momentum_buffer', 'exp_avg', 'exp_avg_sq'], shared: ['step'] },
  leaves: ({ useFallback }, shape) => [
    ...(isMatrix(shape) && !useFallback ? ['momentum_buffer'] : ['exp_avg', 'exp_avg_sq']),
    'step',
  ],
  decaysItself: true,
  check: ({ adjustLr, nsCoefficients }) => {
    requireOneOf('Muon', 'adjustLr', adjustLr, ADJUSTMENTS);
    if (nsCoefficients.length !== 3 || !nsCoefficients.every(Number.isFinite))
      refuse('Muon', 'nsCoefficients', 'three finite numbers', nsCoefficients);
  },
};

/** Weights as a matrix `[inputs, outputs]`: of a convolution, all of a window is input. */
const sides = (shape: Shape): readonly [inputs: number, outputs: number] => {
  const outputs = shape[shape.length - 1];
  return [elementCount(shape.slice(0, -1)), outputs];
};

/** Not vectors, and not the windows of depthwise convolutions, whose channels have one input each. */
const isMatrix = (shape: Shape): boolean =>
  shape.length > 1 && Math.min(...sides(shape)) > 1 && (shape.length === 2 || shape[shape.length - 2] > 1);

/** Scalars of a step. */
interface Scales {
  readonly lr: Tensor;
  readonly fallbackLr: Tensor;
  /** AdamW's lr / (1 − β₁ᵗ), and 1 / √(1 − β₂ᵗ). */
  readonly size: Tensor;
  readonly spread: Tensor;
}

/**
 * m ← μ·m + (1 − μ)·g; w ← w·(1 − lr·weightDecay) − lr·s·UVᵀ, where USVᵀ is m (with `nesterov` g mixed in), by the Newton–Schulz iteration,
 * and s follows from `adjustLr`. Weights of convolutions are taken as matrices `[window and inputs, outputs]`. Parameters that are not matrices,
 * and groups with `useFallback`, are trained by AdamW. Weight decay is 0.1 unless given, and decoupled.
 * @throws ValueError for options out of range
 * @paper Jordan et al., "Muon: an optimizer for hidden layers in neural networks", 2024; Liu et al., arXiv:2502.16982
 * @example
 * const optimizer = new Muon(model.parameters(), { lr: 0.001, adjustLr: 'match_rms_adamw' });
 */
export class Muon extends Optimizer<MuonOptions, Scales> {
  constructor(params: OptimizerParams<MuonOptions>, options: MuonOptions & ClipOptions) {
    super(params, { weightDecay: 0.1, decoupledWeightDecay: true, ...options }, SPEC);
  }

  protected override prepare({ betas, fallbackLrScale }: Complete<MuonOptions>, lr: Tensor, keep: Keep): Scales {
    const step = countStep(keep);
    const fallbackLr = lr.mul(fallbackLrScale);
    return {
      lr,
      fallbackLr,
      size: fallbackLr.div(biasCorrection(betas[0], step)),
      spread: biasCorrection(betas[1], step).rsqrt(),
    };
  }

  protected override update({ value, gradient, options, shared, keep }: Update<MuonOptions, Scales>): Tensor {
    const fallback = options.useFallback || !isMatrix(value.shape);
    const decay = decayBy(options, fallback ? shared.fallbackLr : shared.lr);
    const { value: decayed, gradient: slope } = decay(value, gradient);
    if (!fallback) return decayed.sub(matrixStep(slope, options, keep).mul(shared.lr));
    const m = average(keep('exp_avg'), slope, options.betas[0]);
    const v = average(keep('exp_avg_sq'), slope.square(), options.betas[1]);
    return decayed.sub(m.div(v.sqrt().mul(shared.spread).add(options.eps)).mul(shared.size));
  }
}

/** The step over the learning rate. */
function matrixStep(gradient: Tensor, options: Complete<MuonOptions>, keep: Keep): Tensor {
  const { momentum, nesterov, adjustLr } = options;
  const m = average(keep('momentum_buffer'), gradient, momentum);
  const mixed = nesterov ? gradient.add(m.sub(gradient).mul(momentum)) : m;
  const [inputs, outputs] = sides(gradient.shape);
  const ratio =
    adjustLr === 'original' ? Math.sqrt(Math.max(1, outputs / inputs)) : 0.2 * Math.sqrt(Math.max(outputs, inputs));
  const step = orthogonal(mixed.reshape(inputs, outputs), options);
  return step.reshape(...gradient.shape).mul(ratio);
}

/** Nearly UVᵀ of the matrix USVᵀ: singular values of about 0.7 to 1.2. */
function orthogonal(matrix: Tensor, { nsSteps, nsCoefficients, eps }: Complete<MuonOptions>): Tensor {
  const [a, b, c] = nsCoefficients;
  // The smaller of the two Gram matrices.
  const tall = matrix.shape[0] > matrix.shape[1];
  const wide = tall ? matrix.transpose() : matrix;
  let x = wide.div(normOf(wide).maximum(eps));
  for (let i = 0; i < nsSteps; i++) {
    const gram = x.matmul(x.transpose());
    x = gram.mul(b).add(gram.matmul(gram).mul(c)).matmul(x).add(x.mul(a));
  }
  return tall ? x.transpose() : x;
}
