// Convolution and pooling of volumes [N, D, H, W, C], named as in PyTorch; the functions in ops say what they throw.

import { pickOptions, requireOptions } from '../base/options.ts';
import { requireCounts, requireDivisor } from '../base/require.ts';
import {
  type AveragePool3dOptions,
  adaptiveAveragePool3d,
  adaptiveMaxPool3d,
  averagePool3d,
  type Conv3dOptions,
  type ConvTranspose3dOptions,
  conv3d,
  convTranspose3d,
  type LpPool3dOptions,
  lpPool3d,
  maxPool3d,
  type Pool3dOptions,
  type Triple,
} from '../ops/index.ts';
import { LP_POOL_NAMES, requireNormType } from '../ops/lp-pool.ts';
import { AVERAGE_POOL3D_NAMES, CONV3D_NAMES, MAX_POOL3D_NAMES, triple } from '../ops/volume.ts';
import { TRANSPOSED3D_NAMES } from '../ops/volume-more.ts';
import type { Tensor } from '../tensor/index.ts';
import { biasOf, type ConvParameterOptions, convWeight, LAYER_NAMES, PYTORCH_INIT } from './conv.ts';
import { Module, type Parameter } from './module.ts';

/** Options of `Conv3d`. */
export interface Conv3dLayerOptions extends Conv3dOptions, ConvParameterOptions<Triple> {}

/**
 * 3-D convolution, y = x ∗ weight + bias; see the function `conv3d`. In files the weight is `[outChannels, inChannels / groups, KD, KH, KW]`.
 * @shape `[N, D, H, W, inChannels]` → `[N, OD, OH, OW, outChannels]`, OD = ⌊(D + 2·padding − dilation·(KD − 1) − 1) / stride⌋ + 1
 * @throws ValueError for channels, kernels or groups that do not fit; ShapeError for other volumes
 * @example
 * new Conv3d(1, 4, { kernelSize: 3, stride: [1, 2, 2], padding: 1 }).forward(zeros([1, 4, 8, 8, 1])).shape; // [1, 4, 4, 4, 4]
 */
export class Conv3d extends Module {
  weight: Parameter;
  bias: Parameter | undefined;

  constructor(
    readonly inChannels: number,
    readonly outChannels: number,
    readonly options: Conv3dLayerOptions,
  ) {
    super();
    requireOptions('Conv3d', options, [...LAYER_NAMES, ...CONV3D_NAMES]);
    const { kernelSize, groups = 1, bias = true, init = PYTORCH_INIT } = options;
    requireCounts('Conv3d', { inChannels, outChannels, groups });
    requireDivisor('Conv3d', 'groups', groups, { 'input channels': inChannels, 'output channels': outChannels });
    const shape = [outChannels, inChannels / groups, ...triple('Conv3d', 'kernelSize', kernelSize)];
    this.weight = convWeight(shape, init);
    this.bias = bias ? biasOf(outChannels, shape, options.biasInit) : undefined;
  }

  override forward(x: Tensor): Tensor {
    return conv3d(x, this.weight.read(), this.bias?.read(), pickOptions(this.options, CONV3D_NAMES));
  }
}

/** Options of `ConvTranspose3d`. */
export interface ConvTranspose3dLayerOptions extends ConvTranspose3dOptions, ConvParameterOptions<Triple> {}

/**
 * Transposed convolution of volumes; see the function `convTranspose3d`. In files the weight is
 * `[inChannels, outChannels / groups, KD, KH, KW]`.
 * @shape `[N, D, H, W, inChannels]` → `[N, OD, OH, OW, outChannels]`, OD = (D − 1)·stride − 2·padding + dilation·(KD − 1) + outputPadding + 1
 * @throws ValueError for channels, kernels or groups that do not fit; ShapeError for other volumes
 * @example
 * new ConvTranspose3d(4, 2, { kernelSize: 2, stride: 2 }).forward(zeros([1, 2, 4, 4, 4])).shape; // [1, 4, 8, 8, 2]
 */
export class ConvTranspose3d extends Module {
  weight: Parameter;
  bias: Parameter | undefined;

  constructor(
    readonly inChannels: number,
    readonly outChannels: number,
    readonly options: ConvTranspose3dLayerOptions,
  ) {
    super();
    requireOptions('ConvTranspose3d', options, [...LAYER_NAMES, ...TRANSPOSED3D_NAMES]);
    const { kernelSize, groups = 1, bias = true, init = PYTORCH_INIT } = options;
    requireCounts('ConvTranspose3d', { inChannels, outChannels, groups });
    const channels = { 'input channels': inChannels, 'output channels': outChannels };
    requireDivisor('ConvTranspose3d', 'groups', groups, channels);
    const shape = [inChannels, outChannels / groups, ...triple('ConvTranspose3d', 'kernelSize', kernelSize)];
    this.weight = convWeight(shape, init);
    this.bias = bias ? biasOf(outChannels, shape, options.biasInit) : undefined;
  }

  override forward(x: Tensor): Tensor {
    return convTranspose3d(x, this.weight.read(), this.bias?.read(), pickOptions(this.options, TRANSPOSED3D_NAMES));
  }
}

/**
 * Largest value of each window; padding never wins, NaN does.
 * @shape `[N, D, H, W, C]` → `[N, OD, OH, OW, C]`
 * @example
 * new MaxPool3d({ kernelSize: 2 }).forward(zeros([1, 4, 8, 8, 3])).shape; // [1, 2, 4, 4, 3]
 */
export class MaxPool3d extends Module {
  constructor(readonly options: Pool3dOptions) {
    super();
    requireOptions('MaxPool3d', options, MAX_POOL3D_NAMES);
  }

  override forward(x: Tensor): Tensor {
    return maxPool3d(x, this.options);
  }
}

/**
 * Mean of each window.
 * @shape `[N, D, H, W, C]` → `[N, OD, OH, OW, C]`
 * @example
 * new AvgPool3d({ kernelSize: [1, 2, 2] }).forward(zeros([1, 4, 8, 8, 3])).shape; // [1, 4, 4, 4, 3]
 */
export class AvgPool3d extends Module {
  constructor(readonly options: AveragePool3dOptions) {
    super();
    requireOptions('AvgPool3d', options, AVERAGE_POOL3D_NAMES);
  }

  override forward(x: Tensor): Tensor {
    return averagePool3d(x, this.options);
  }
}

/**
 * (Σxᵖ)^(1/p) of each window, p = `normType`; see the function `lpPool3d`.
 * @shape `[N, D, H, W, C]` → `[N, OD, OH, OW, C]`
 * @throws ValueError for a normType that is not a finite number ≥ 1
 * @example
 * await new LPPool3d(2, { kernelSize: [2, 1, 1] }).forward(tensor([3, 4], [1, 2, 1, 1, 1])).data(); // [5]
 */
export class LPPool3d extends Module {
  constructor(
    readonly normType: number,
    readonly options: LpPool3dOptions,
  ) {
    super();
    requireNormType('LPPool3d', normType);
    requireOptions('LPPool3d', options, LP_POOL_NAMES);
  }

  override forward(x: Tensor): Tensor {
    return lpPool3d(x, this.normType, this.options);
  }
}

/**
 * Means of regions: the result has `outputSize`, whatever the input's size.
 * @shape `[N, D, H, W, C]` → `[N, OD, OH, OW, C]`
 * @example
 * new AdaptiveAvgPool3d(2).forward(zeros([1, 4, 7, 5, 3])).shape; // [1, 2, 2, 2, 3]
 */
export class AdaptiveAvgPool3d extends Module {
  constructor(readonly outputSize: Triple) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return adaptiveAveragePool3d(x, this.outputSize);
  }
}

/**
 * Maxima of regions: the result has `outputSize`, whatever the input's size.
 * @shape `[N, D, H, W, C]` → `[N, OD, OH, OW, C]`
 * @example
 * new AdaptiveMaxPool3d([1, 2, 2]).forward(zeros([1, 4, 7, 5, 3])).shape; // [1, 1, 2, 2, 3]
 */
export class AdaptiveMaxPool3d extends Module {
  constructor(readonly outputSize: Triple) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return adaptiveMaxPool3d(x, this.outputSize);
  }
}
