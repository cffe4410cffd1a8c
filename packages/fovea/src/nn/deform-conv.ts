// Deformable convolution as a layer, as torchvision.ops.DeformConv2d.

import { pickOptions, requireOptions } from '../base/options.ts';
import { type DeformConv2dOptions, deformConv2d } from '../ops/index.ts';
import { pair } from '../ops/window.ts';
import type { Tensor } from '../tensor/index.ts';
import { biasOf, type ConvParameterOptions, convWeight, LAYER_NAMES, PYTORCH_INIT, requireConv } from './conv.ts';
import { Module, type Parameter } from './module.ts';

/** Options of `DeformConv2d`. */
export interface DeformConv2dLayerOptions extends Omit<DeformConv2dOptions, 'mask'>, ConvParameterOptions {
  /** Default 1. */
  readonly groups?: number;
}

const WINDOW_NAMES = ['stride', 'padding', 'dilation'] as const;

/**
 * Convolution whose taps are moved by offsets, which another layer gives, and, if given, weighted by a mask; see the function
 * `deformConv2d`. In files the weight is `[outChannels, inChannels / groups, KH, KW]`.
 * @shape `[N, H, W, inChannels]`, offset `[N, OH, OW, 2·G·KH·KW]`, mask `[N, OH, OW, G·KH·KW]` → `[N, OH, OW, outChannels]`
 * @throws ValueError for channels, kernels or groups that do not fit; ShapeError for other images, offsets or masks
 * @paper Dai et al., ICCV 2017, arXiv:1703.06211; Zhu et al., CVPR 2019, arXiv:1811.11168
 * @example
 * const offsets = new Conv2d(3, 18, { kernelSize: 3, padding: 1, init: init.zeros });
 * const conv = new DeformConv2d(3, 8, { kernelSize: 3, padding: 1 });
 * conv.forward(images, offsets.forward(images)).shape; // [2, 32, 32, 8]
 */
export class DeformConv2d extends Module {
  weight: Parameter;
  bias: Parameter | undefined;

  constructor(
    readonly inChannels: number,
    readonly outChannels: number,
    readonly options: DeformConv2dLayerOptions,
  ) {
    super();
    requireOptions('DeformConv2d', options, [...LAYER_NAMES, ...WINDOW_NAMES, 'groups']);
    const { kernelSize, groups = 1, bias = true, init = PYTORCH_INIT } = options;
    const kernel = pair(kernelSize, 'DeformConv2d: kernelSize');
    requireConv('DeformConv2d', inChannels, outChannels, groups, kernel);
    const shape = [outChannels, inChannels / groups, ...kernel];
    this.weight = convWeight(shape, init);
    this.bias = bias ? biasOf(outChannels, shape, options.biasInit) : undefined;
  }

  override forward(x: Tensor, offset: Tensor, mask?: Tensor): Tensor {
    const window = pickOptions(this.options, WINDOW_NAMES);
    return deformConv2d(x, offset, this.weight.read(), this.bias?.read(), { ...window, ...(mask && { mask }) });
  }
}
