// The constrained convolution of Bayar and Stamm: its kernels predict a pixel from its neighbours and give the error of that.

import { pickOptions, requireOptions } from '../base/options.ts';
import { refuse, requireCounts, requireOneOf } from '../base/require.ts';
import { convWeight } from '../nn/conv.ts';
import { type Initializer, init, Module, type Parameter } from '../nn/index.ts';
import { type Conv2dOptions, conv2d } from '../ops/index.ts';
import { requirePaddingMode } from '../ops/padding-mode.ts';
import { type Tensor, tensor } from '../tensor/index.ts';

/** Options of `BayarConv2d`. */
export interface BayarConv2dOptions extends Pick<Conv2dOptions, 'stride' | 'padding' | 'paddingMode'> {
  /** Side of the kernels, odd, 3 or more. Default 5. */
  readonly kernelSize?: number;
  /**
   * How weights become neighbours that sum to 1. 'divide', as in the paper: by their sum, which must not become 0. 'shift': all by the same amount,
   * which always can be done. Default 'divide'.
   */
  readonly constraint?: 'divide' | 'shift';
  /** Of the weights before they are constrained. Default: uniform in (0, 1). */
  readonly init?: Initializer;
}

const NAMES = ['kernelSize', 'constraint', 'init', 'stride', 'padding', 'paddingMode'] as const;

/**
 * y = x ∗ k, where the centre of each kernel is −1 and its other weights sum to 1: w / Σw, or w + (1 − Σw) / (kernelSize² − 1). What is even in
 * the image becomes 0, and the residual of a prediction from neighbours is left: noise, and traces of resampling. The constraint is part of the
 * forward pass, so that it holds after every step of any optimiser, and gradients flow through it. In files the weight is
 * `[outChannels, inChannels, kernelSize, kernelSize]`; its centre is not used.
 * @shape `[N, H, W, inChannels]` → `[N, OH, OW, outChannels]`, OH = ⌊(H + 2·padding − kernelSize) / stride⌋ + 1
 * @throws ValueError for channels or options out of range; ShapeError for other images
 * @paper Bayar & Stamm, IH&MMSec 2016; IEEE TIFS 2018
 * @example
 * const conv = new BayarConv2d(3, 3, { padding: 2, paddingMode: 'reflect' });
 * conv.forward(ones([1, 32, 32, 3])).shape; // [1, 32, 32, 3]
 */
export class BayarConv2d extends Module {
  /** Weights before they are constrained. */
  readonly weight: Parameter;

  constructor(
    readonly inChannels: number,
    readonly outChannels: number,
    readonly options: BayarConv2dOptions = {},
  ) {
    super();
    requireOptions('BayarConv2d', options, NAMES);
    const {
      kernelSize = 5,
      constraint = 'divide',
      paddingMode = 'zeros',
      init: initial = init.uniform(0, 1),
    } = options;
    requireCounts('BayarConv2d', { inChannels, outChannels });
    if (!(kernelSize >= 3 && kernelSize % 2 === 1))
      refuse('BayarConv2d', 'kernelSize', 'an odd integer ≥ 3', kernelSize);
    requireOneOf('BayarConv2d', 'constraint', constraint, ['divide', 'shift']);
    requirePaddingMode('BayarConv2d', paddingMode);
    this.weight = convWeight([outChannels, inChannels, kernelSize, kernelSize], initial);
  }

  /**
   * The kernels that images are convolved with, `[kernelSize, kernelSize, inChannels, outChannels]`.
   * @example
   * await new BayarConv2d(1, 1).kernels().sum().item(); // 0
   */
  kernels(): Tensor {
    const [side] = this.weight.shape;
    const isCentre = Float32Array.from({ length: side ** 2 }, (_, i) => Number(i === (side ** 2) >> 1));
    const centre = tensor(isCentre, [side, side, 1, 1]);
    const neighbours = centre.neg().add(1);
    const weights = this.weight.read().mul(neighbours);
    const sums = weights.sum([0, 1], { keepDims: true });
    const constrained =
      this.options.constraint === 'shift'
        ? weights.add(neighbours.mul(sums.neg().add(1)).div(side ** 2 - 1))
        : weights.div(sums);
    return constrained.sub(centre);
  }

  override forward(x: Tensor): Tensor {
    return conv2d(x, this.kernels(), undefined, pickOptions(this.options, ['stride', 'padding', 'paddingMode']));
  }
}
