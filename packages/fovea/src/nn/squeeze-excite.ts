// Squeeze-and-excitation (F6; Hu et al., CVPR 2018, arXiv:1709.01507) with timm's parameter names.

import { type ActivationName, activate, globalAveragePool2d } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Conv2d } from './conv.ts';
import { Module } from './module.ts';

export interface SqueezeExciteSettings {
  /** Channels between the two convolutions. Default: a sixteenth of the channels. */
  readonly rdChannels?: number;
  /** Default 'relu'. */
  readonly activation?: ActivationName;
  /** Default 'sigmoid'. */
  readonly gate?: ActivationName;
}

/** Scales channels by a gate computed from their means: `[N, H, W, C]` → `[N, H, W, C]`. */
export class SqueezeExcite extends Module {
  readonly convReduce: Conv2d;
  readonly convExpand: Conv2d;
  private readonly activation: ActivationName;
  private readonly gate: ActivationName;

  constructor(channels: number, settings: SqueezeExciteSettings = {}) {
    super();
    const { rdChannels = Math.max(1, Math.floor(channels / 16)), activation = 'relu', gate = 'sigmoid' } = settings;
    this.convReduce = new Conv2d(channels, rdChannels, { kernelSize: 1 });
    this.convExpand = new Conv2d(rdChannels, channels, { kernelSize: 1 });
    this.activation = activation;
    this.gate = gate;
  }

  override forward(x: Tensor): Tensor {
    const mean = globalAveragePool2d(x, { keepDims: true });
    const hidden = activate(this.convReduce.forward(mean), this.activation);
    return x.mul(activate(this.convExpand.forward(hidden), this.gate));
  }
}
