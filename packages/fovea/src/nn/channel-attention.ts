// Attention to channels and to places after a block: ECA and CBAM, with timm's parameter names.

import { requireOptions } from '../base/options.ts';
import { requireRange } from '../base/require.ts';
import { type ActivationName, activate, conv2d, globalAveragePool2d, globalMaxPool2d } from '../ops/index.ts';
import { concat, type Tensor } from '../tensor/index.ts';
import { Conv2d, type Conv2dLayerOptions } from './conv.ts';
import { ConvNorm } from './conv-norm.ts';
import { deferred, type Initializer, kaimingUniform } from './init.ts';
import { Module, Parameter } from './module.ts';

/** As in PyTorch: uniform in ±1/√fanIn. */
const defaultInit = kaimingUniform({ slope: Math.sqrt(5) });

/** Options of `EcaModule`. */
export interface EcaOptions {
  /** Channels that a gate looks at. Default: the odd number from log₂ of the channels, at least 3. */
  readonly kernelSize?: number;
  /** Default 2. */
  readonly gamma?: number;
  /** Default 1. */
  readonly beta?: number;
  /** Default 'sigmoid'. */
  readonly gate?: ActivationName;
  /** Default as in PyTorch: uniform in ±1/√kernelSize. */
  readonly init?: Initializer;
}

/** |log₂ channels + beta| / gamma, rounded down, then up to an odd number; at least 3, as in timm. */
function adaptiveKernelSize(channels: number, { gamma = 2, beta = 1 }: EcaOptions): number {
  const size = Math.trunc(Math.abs(Math.log2(channels) + beta) / gamma);
  return Math.max(size % 2 === 1 ? size : size + 1, 3);
}

/** Convolution along the channels of `[N, C]`, with zeros at both ends; weight `[1, 1, kernelSize]` in files. */
class ChannelConv extends Module {
  readonly weight: Parameter;

  constructor(
    private readonly kernelSize: number,
    init: Initializer,
  ) {
    super();
    const shape = [1, 1, kernelSize];
    this.weight = new Parameter(
      deferred(() => init(shape)),
      shape,
    );
  }

  override forward(x: Tensor): Tensor {
    const [N, C] = x.shape;
    const padding = [0, this.kernelSize >> 1] as const;
    const kernel = this.weight.read().reshape(1, this.kernelSize, 1, 1);
    return conv2d(x.reshape(N, 1, C, 1), kernel, undefined, { padding }).reshape(N, C);
  }
}

/**
 * Efficient channel attention: scales each channel by a gate, which a 1-D convolution computes from the means of the channels next to it.
 * @shape `[N, H, W, C]` → `[N, H, W, C]`
 * @throws ValueError when kernelSize is not odd
 * @paper Wang et al., CVPR 2020, arXiv:1910.03151
 * @example
 * new EcaModule(32).forward(zeros([1, 8, 8, 32])).shape; // [1, 8, 8, 32]
 */
export class EcaModule extends Module {
  readonly conv: ChannelConv;

  constructor(
    channels: number,
    private readonly options: EcaOptions = {},
  ) {
    super();
    requireOptions('EcaModule', options, ['kernelSize', 'gamma', 'beta', 'gate', 'init']);
    const { kernelSize = adaptiveKernelSize(channels, options), init = defaultInit } = options;
    requireRange('EcaModule', 'kernelSize', kernelSize, 'oddCount');
    this.conv = new ChannelConv(kernelSize, init);
  }

  override forward(x: Tensor): Tensor {
    const gate = activate(this.conv.forward(globalAveragePool2d(x)), this.options.gate ?? 'sigmoid');
    return x.mul(gate.reshape(x.shape[0], 1, 1, x.shape[3]));
  }
}

/** Options of `CbamModule`. */
export interface CbamOptions extends Pick<Conv2dLayerOptions, 'init' | 'biasInit'> {
  /** Channels between the two maps of the channel attention. Default: a sixteenth of the channels, rounded. */
  readonly rdChannels?: number;
  /** Default 7. */
  readonly spatialKernelSize?: number;
  /** Default 'relu'. */
  readonly activation?: ActivationName;
  /** Default 'sigmoid'. */
  readonly gate?: ActivationName;
  /** Whether the two maps have biases. Default false. */
  readonly mlpBias?: boolean;
}

/** x · gate(mlp(mean) + mlp(maximum)): a gate for each channel. */
class ChannelGate extends Module {
  readonly fc1: Conv2d;
  readonly fc2: Conv2d;

  constructor(
    channels: number,
    private readonly options: CbamOptions,
  ) {
    super();
    const { rdChannels = Math.max(1, Math.floor(channels / 16 + 0.5)), mlpBias = false, init, biasInit } = options;
    const rest = { kernelSize: 1, bias: mlpBias, ...(init && { init }), ...(biasInit && { biasInit }) };
    this.fc1 = new Conv2d(channels, rdChannels, rest);
    this.fc2 = new Conv2d(rdChannels, channels, rest);
  }

  override forward(x: Tensor): Tensor {
    const { activation = 'relu', gate = 'sigmoid' } = this.options;
    const mlp = (pooled: Tensor): Tensor => this.fc2.forward(activate(this.fc1.forward(pooled), activation));
    const mean = mlp(globalAveragePool2d(x, { keepDims: true }));
    return x.mul(activate(mean.add(mlp(globalMaxPool2d(x, { keepDims: true }))), gate));
  }
}

/** x · gate(bn(conv(mean and maximum of the channels))): a gate for each pixel. */
class SpatialGate extends Module {
  readonly conv: ConvNorm;

  constructor(private readonly options: CbamOptions) {
    super();
    const { spatialKernelSize: kernelSize = 7, init } = options;
    requireRange('CbamModule', 'spatialKernelSize', kernelSize, 'oddCount');
    this.conv = new ConvNorm(2, 1, { kernelSize, padding: kernelSize >> 1, ...(init && { init }) });
  }

  override forward(x: Tensor): Tensor {
    const pooled = concat([x.mean(3, { keepDims: true }), x.max(3, { keepDims: true })], 3);
    return x.mul(activate(this.conv.forward(pooled), this.options.gate ?? 'sigmoid'));
  }
}

/**
 * Convolutional block attention: gates for channels, then for pixels.
 * @shape `[N, H, W, C]` → `[N, H, W, C]`
 * @grad equal maxima share it
 * @throws ValueError when spatialKernelSize is not odd
 * @paper Woo et al., ECCV 2018, arXiv:1807.06521
 * @example
 * new CbamModule(32).forward(zeros([1, 8, 8, 32])).shape; // [1, 8, 8, 32]
 */
export class CbamModule extends Module {
  readonly channel: ChannelGate;
  readonly spatial: SpatialGate;

  constructor(channels: number, options: CbamOptions = {}) {
    super();
    requireOptions('CbamModule', options, [
      'rdChannels',
      'spatialKernelSize',
      'activation',
      'gate',
      'mlpBias',
      'init',
      'biasInit',
    ]);
    this.channel = new ChannelGate(channels, options);
    this.spatial = new SpatialGate(options);
  }

  override forward(x: Tensor): Tensor {
    return this.spatial.forward(this.channel.forward(x));
  }
}
