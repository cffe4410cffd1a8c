// A convolution and the batch norm that follows it, as one layer (G1 makes one convolution of them).

import { requireOptions } from '../base/options.ts';
import type { Tensor } from '../tensor/index.ts';
import { Conv2d, type Conv2dLayerOptions } from './conv.ts';
import { Module } from './module.ts';
import { BatchNorm2d, type BatchNorm2dOptions } from './norm.ts';

/** Options of `ConvNorm`. */
export interface ConvNormOptions extends Omit<Conv2dLayerOptions, 'bias' | 'biasInit'> {
  /** Of the batch norm; default its defaults. */
  readonly norm?: BatchNorm2dOptions;
}

/**
 * bn(conv(x)): a convolution without bias, followed by batch norm.
 * @shape `[N, H, W, inChannels]` → `[N, OH, OW, outChannels]`
 * @example
 * new ConvNorm(3, 16, { kernelSize: 3, padding: 1 }).forward(zeros([1, 8, 8, 3])).shape; // [1, 8, 8, 16]
 */
export class ConvNorm extends Module {
  readonly conv: Conv2d;
  readonly bn: BatchNorm2d;

  constructor(inChannels: number, outChannels: number, given: ConvNormOptions) {
    super();
    requireOptions('ConvNorm', given, [
      'kernelSize',
      'stride',
      'padding',
      'paddingMode',
      'dilation',
      'groups',
      'algorithm',
      'init',
      'norm',
    ]);
    const { norm = {}, ...options } = given;
    this.conv = new Conv2d(inChannels, outChannels, { ...options, bias: false });
    this.bn = new BatchNorm2d(outChannels, norm);
  }

  override forward(x: Tensor): Tensor {
    return this.bn.forward(this.conv.forward(x));
  }
}
