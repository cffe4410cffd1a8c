// Convolution and pooling of sequences [N, L, C], named as in PyTorch; the functions in ops say what they throw.

import { pickOptions, requireOptions } from '../base/options.ts';
import { requireCounts, requireDivisor } from '../base/require.ts';
import {
  type AveragePool1dOptions,
  adaptiveAveragePool1d,
  adaptiveMaxPool1d,
  adaptiveMaxPool1dWithIndices,
  averagePool1d,
  type Conv1dOptions,
  type ConvTranspose1dOptions,
  conv1d,
  convTranspose1d,
  type LpPool1dOptions,
  lpPool1d,
  type MaxUnpool1dOptions,
  maxPool1d,
  maxPool1dWithIndices,
  maxUnpool1d,
  type Pool1dOptions,
} from '../ops/index.ts';
import { LP_POOL_NAMES, requireNormType } from '../ops/lp-pool.ts';
import { requirePaddingMode } from '../ops/padding-mode.ts';
import { CONV1D_NAMES, TRANSPOSED1D_NAMES } from '../ops/sequence.ts';
import { AVERAGE_POOL1D_NAMES } from '../ops/sequence-pool.ts';
import { UNPOOL_NAMES } from '../ops/unpool.ts';
import type { Tensor } from '../tensor/index.ts';
import { biasOf, type ConvParameterOptions, convWeight, LAYER_NAMES, PYTORCH_INIT } from './conv.ts';
import { Module, type Parameter } from './module.ts';

/** Options of `Conv1d`. */
export interface Conv1dLayerOptions extends Conv1dOptions, ConvParameterOptions<number> {}

function requireConv1d(
  layer: string,
  inChannels: number,
  outChannels: number,
  { kernelSize, groups = 1 }: { readonly kernelSize: number; readonly groups?: number },
): void {
  requireCounts(layer, { inChannels, outChannels, groups, kernelSize });
  requireDivisor(layer, 'groups', groups, { 'input channels': inChannels, 'output channels': outChannels });
}

/**
 * 1-D convolution, y = x ∗ weight + bias; see the function `conv1d`. In files the weight is `[outChannels, inChannels / groups, KL]`.
 * @shape `[N, L, inChannels]` → `[N, OL, outChannels]`, OL = ⌊(L + 2·padding − dilation·(KL − 1) − 1) / stride⌋ + 1
 * @throws ValueError for channels, kernels or groups that do not fit, or an unknown paddingMode; ShapeError for other sequences
 * @example
 * new Conv1d(3, 16, { kernelSize: 3, stride: 2, padding: 1 }).forward(zeros([1, 32, 3])).shape; // [1, 16, 16]
 */
export class Conv1d extends Module {
  weight: Parameter;
  bias: Parameter | undefined;

  constructor(
    readonly inChannels: number,
    readonly outChannels: number,
    readonly options: Conv1dLayerOptions,
  ) {
    super();
    requireOptions('Conv1d', options, [...LAYER_NAMES, ...CONV1D_NAMES]);
    requireConv1d('Conv1d', inChannels, outChannels, options);
    requirePaddingMode('Conv1d', options.paddingMode ?? 'zeros');
    const { kernelSize, groups = 1, bias = true, init = PYTORCH_INIT } = options;
    const shape = [outChannels, inChannels / groups, kernelSize];
    this.weight = convWeight(shape, init);
    this.bias = bias ? biasOf(outChannels, shape, options.biasInit) : undefined;
  }

  override forward(x: Tensor): Tensor {
    return conv1d(x, this.weight.read(), this.bias?.read(), pickOptions(this.options, CONV1D_NAMES));
  }
}

/** Options of `ConvTranspose1d`. */
export interface ConvTranspose1dLayerOptions extends ConvTranspose1dOptions, ConvParameterOptions<number> {}

/**
 * Transposed convolution of sequences; see the function `convTranspose1d`. In files the weight is `[inChannels, outChannels / groups, KL]`.
 * @shape `[N, L, inChannels]` → `[N, OL, outChannels]`, OL = (L − 1)·stride − 2·padding + dilation·(KL − 1) + outputPadding + 1
 * @throws ValueError for channels, kernels or groups that do not fit; ShapeError for other sequences
 * @example
 * new ConvTranspose1d(16, 8, { kernelSize: 2, stride: 2 }).forward(zeros([1, 8, 16])).shape; // [1, 16, 8]
 */
export class ConvTranspose1d extends Module {
  weight: Parameter;
  bias: Parameter | undefined;

  constructor(
    readonly inChannels: number,
    readonly outChannels: number,
    readonly options: ConvTranspose1dLayerOptions,
  ) {
    super();
    requireOptions('ConvTranspose1d', options, [...LAYER_NAMES, ...TRANSPOSED1D_NAMES]);
    requireConv1d('ConvTranspose1d', inChannels, outChannels, options);
    const { kernelSize, groups = 1, bias = true, init = PYTORCH_INIT } = options;
    const shape = [inChannels, outChannels / groups, kernelSize];
    this.weight = convWeight(shape, init);
    this.bias = bias ? biasOf(outChannels, shape, options.biasInit) : undefined;
  }

  override forward(x: Tensor): Tensor {
    return convTranspose1d(x, this.weight.read(), this.bias?.read(), pickOptions(this.options, TRANSPOSED1D_NAMES));
  }
}

/**
 * Largest value of each window; padding never wins, NaN does.
 * @shape `[N, L, C]` → `[N, OL, C]`
 * @example
 * new MaxPool1d({ kernelSize: 3, stride: 2, padding: 1 }).forward(zeros([1, 8, 3])).shape; // [1, 4, 3]
 */
export class MaxPool1d extends Module {
  constructor(readonly options: Pool1dOptions) {
    super();
    requireOptions('MaxPool1d', options, ['kernelSize', 'stride', 'padding', 'dilation', 'ceilMode']);
  }

  override forward(x: Tensor): Tensor {
    return maxPool1d(x, this.options);
  }

  /** With the positions of the maxima: int32 `[N, OL, C]`. */
  forwardWithIndices(x: Tensor): { values: Tensor; indices: Tensor } {
    return maxPool1dWithIndices(x, this.options);
  }
}

/**
 * Puts the values of a max pooling back to where they came from, among zeros.
 * @shape x and indices `[N, L, C]` → `[N, OL, C]`
 * @dtype indices int32
 * @example
 * const { values, indices } = new MaxPool1d({ kernelSize: 2 }).forwardWithIndices(zeros([1, 8, 3]));
 * new MaxUnpool1d({ kernelSize: 2 }).forward(values, indices).shape; // [1, 8, 3]
 */
export class MaxUnpool1d extends Module {
  constructor(readonly options: MaxUnpool1dOptions) {
    super();
    requireOptions('MaxUnpool1d', options, UNPOOL_NAMES);
  }

  override forward(x: Tensor, indices: Tensor): Tensor {
    return maxUnpool1d(x, indices, this.options);
  }
}

/**
 * (Σxᵖ)^(1/p) of each window, p = `normType`; see the function `lpPool1d`.
 * @shape `[N, L, C]` → `[N, OL, C]`
 * @throws ValueError for a normType that is not a finite number ≥ 1
 * @example
 * await new LPPool1d(2, { kernelSize: 2 }).forward(tensor([[[3], [4]]])).data(); // [5]
 */
export class LPPool1d extends Module {
  constructor(
    readonly normType: number,
    readonly options: LpPool1dOptions,
  ) {
    super();
    requireNormType('LPPool1d', normType);
    requireOptions('LPPool1d', options, LP_POOL_NAMES);
  }

  override forward(x: Tensor): Tensor {
    return lpPool1d(x, this.normType, this.options);
  }
}

/**
 * Mean of each window.
 * @shape `[N, L, C]` → `[N, OL, C]`
 * @example
 * new AvgPool1d({ kernelSize: 2 }).forward(zeros([1, 8, 3])).shape; // [1, 4, 3]
 */
export class AvgPool1d extends Module {
  constructor(readonly options: AveragePool1dOptions) {
    super();
    requireOptions('AvgPool1d', options, AVERAGE_POOL1D_NAMES);
  }

  override forward(x: Tensor): Tensor {
    return averagePool1d(x, this.options);
  }
}

/**
 * Means of regions: the result has `outputSize` steps, whatever the input's length.
 * @shape `[N, L, C]` → `[N, outputSize, C]`
 * @example
 * new AdaptiveAvgPool1d(2).forward(zeros([1, 7, 3])).shape; // [1, 2, 3]
 */
export class AdaptiveAvgPool1d extends Module {
  constructor(readonly outputSize: number) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return adaptiveAveragePool1d(x, this.outputSize);
  }
}

/**
 * Maxima of regions: the result has `outputSize` steps, whatever the input's length.
 * @shape `[N, L, C]` → `[N, outputSize, C]`
 * @example
 * new AdaptiveMaxPool1d(2).forward(zeros([1, 7, 3])).shape; // [1, 2, 3]
 */
export class AdaptiveMaxPool1d extends Module {
  constructor(readonly outputSize: number) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return adaptiveMaxPool1d(x, this.outputSize);
  }

  /** With the positions of the maxima in the sequence: int32 `[N, outputSize, C]`. */
  forwardWithIndices(x: Tensor): { values: Tensor; indices: Tensor } {
    return adaptiveMaxPool1dWithIndices(x, this.outputSize);
  }
}
