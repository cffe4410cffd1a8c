// Squeeze-and-excitation (Hu et al., CVPR 2018, arXiv:1709.01507) with timm's two sets of parameter names.

import { requireOptions } from '../base/options.ts';
import { type ActivationName, activate, globalAveragePool2d } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Conv2d, type Conv2dLayerOptions } from './conv.ts';
import { Module } from './module.ts';

/** Options of `SqueezeExcite`. */
export interface SqueezeExciteOptions extends Pick<Conv2dLayerOptions, 'init' | 'biasInit'> {
  /** Channels between the two convolutions. Default: a sixteenth of the channels; `SEModule` rounds it to a multiple of 8. */
  readonly rdChannels?: number;
  /** Default 'relu'. */
  readonly activation?: ActivationName;
  /** Default 'sigmoid'. */
  readonly gate?: ActivationName;
}

/** x · gate(expand(activation(reduce(mean of x)))) */
function excited(x: Tensor, reduce: Conv2d, expand: Conv2d, options: SqueezeExciteOptions): Tensor {
  const { activation = 'relu', gate = 'sigmoid' } = options;
  const mean = globalAveragePool2d(x, { keepDims: true });
  return x.mul(activate(expand.forward(activate(reduce.forward(mean), activation)), gate));
}

const pointwise = (inChannels: number, outChannels: number, { init, biasInit }: SqueezeExciteOptions): Conv2d =>
  new Conv2d(inChannels, outChannels, { kernelSize: 1, ...(init && { init }), ...(biasInit && { biasInit }) });

/**
 * x · gate(expand(relu(reduce(mean of x)))): scales channels by a gate computed from their means. The names of weights are those of timm's
 * EfficientNets.
 * @shape `[N, H, W, C]` → `[N, H, W, C]`
 * @paper Hu et al., CVPR 2018, arXiv:1709.01507
 * @example
 * new SqueezeExcite(32).forward(zeros([1, 8, 8, 32])).shape; // [1, 8, 8, 32]
 */
export class SqueezeExcite extends Module {
  readonly convReduce: Conv2d;
  readonly convExpand: Conv2d;

  constructor(
    channels: number,
    private readonly options: SqueezeExciteOptions = {},
  ) {
    super();
    requireOptions('SqueezeExcite', options, ['rdChannels', 'activation', 'gate', 'init', 'biasInit']);
    const { rdChannels = Math.max(1, Math.floor(channels / 16)) } = options;
    this.convReduce = pointwise(channels, rdChannels, options);
    this.convExpand = pointwise(rdChannels, channels, options);
  }

  override forward(x: Tensor): Tensor {
    return excited(x, this.convReduce, this.convExpand, this.options);
  }
}

/**
 * x · gate(fc2(relu(fc1(mean of x)))): `SqueezeExcite` with the names of weights that timm's SE-ResNets have.
 * @shape `[N, H, W, C]` → `[N, H, W, C]`
 * @paper Hu et al., CVPR 2018, arXiv:1709.01507
 * @example
 * new SEModule(32).forward(zeros([1, 8, 8, 32])).shape; // [1, 8, 8, 32]
 */
export class SEModule extends Module {
  readonly fc1: Conv2d;
  readonly fc2: Conv2d;

  constructor(
    channels: number,
    private readonly options: SqueezeExciteOptions = {},
  ) {
    super();
    requireOptions('SEModule', options, ['rdChannels', 'activation', 'gate', 'init', 'biasInit']);
    const { rdChannels = Math.max(8, Math.floor(channels / 16 / 8 + 0.5) * 8) } = options;
    this.fc1 = pointwise(channels, rdChannels, options);
    this.fc2 = pointwise(rdChannels, channels, options);
  }

  override forward(x: Tensor): Tensor {
    return excited(x, this.fc1, this.fc2, this.options);
  }
}
