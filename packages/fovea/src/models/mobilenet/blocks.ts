// Blocks of the MobileNets and EfficientNets, as in timm's EfficientNet builder: names, rounding, initial weights.

import {
  BatchNorm2d,
  Conv2d,
  ConvNorm,
  DropPath,
  type Initializer,
  init,
  Module,
  SqueezeExcite,
  type SqueezeExciteOptions,
} from '../../nn/index.ts';
import { type ActivationName, activate } from '../../ops/index.ts';
import type { Tensor } from '../../tensor/index.ts';

/** Squeeze-and-excitation of `channels`, in a block that was given `inChannels`. */
export type Excite = (channels: number, inChannels: number) => SqueezeExcite;

export interface BlockOptions {
  readonly inChannels: number;
  /** Channels within the block. */
  readonly expandedChannels: number;
  readonly outChannels: number;
  /** Of the convolution of all channels or the depthwise one; 0, where a block can do without, for none. */
  readonly kernelSize: number;
  /** Of a depthwise convolution before the expansion of a universal inverted residual. Default 0: none. */
  readonly startKernelSize?: number;
  readonly stride: number;
  /** Default: none. */
  readonly excite: Excite | undefined;
  readonly activation: ActivationName;
  /** Whether an activation ends the block, which then has no skip. */
  readonly activeEnd: boolean;
  readonly dropPathRate: number;
}

/** A convolution without bias that keeps the size but for its stride; weights start as in the TensorFlow implementations. */
export const conv = (inChannels: number, outChannels: number, kernelSize: number, stride = 1, groups = 1): Conv2d =>
  new Conv2d(inChannels, outChannels, {
    kernelSize,
    stride,
    padding: (kernelSize - 1) / 2,
    groups,
    bias: false,
    init: init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu', groups }),
  });

/** Options of the classifier: uniform in ±1/√classes. */
export const classifierOptions: { readonly init: Initializer; readonly biasInit: Initializer } = {
  init: (shape) => init.uniform(-1 / Math.sqrt(shape[0]), 1 / Math.sqrt(shape[0]))(shape),
  biasInit: init.zeros,
};

/** Of `rdChannels` between its layers, which start as convolutions do. */
export const exciteBy = (
  channels: number,
  rdChannels: number,
  activations: Pick<SqueezeExciteOptions, 'activation' | 'gate'>,
): SqueezeExcite =>
  new SqueezeExcite(channels, {
    rdChannels,
    ...activations,
    init: init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu' }),
    biasInit: init.zeros,
  });

/** A convolution of all channels, its norm and an activation. */
export class ConvNormAct extends Module {
  readonly conv: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly dropPath: DropPath;

  constructor(private readonly options: BlockOptions) {
    super();
    const { inChannels, outChannels, kernelSize, stride } = options;
    this.conv = conv(inChannels, outChannels, kernelSize, stride);
    this.bn1 = new BatchNorm2d(outChannels);
    this.dropPath = new DropPath(options.dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    const y = activate(this.bn1.forward(this.conv.forward(x)), this.options.activation);
    return hasSkip(this.options) ? x.add(this.dropPath.forward(y)) : y;
  }
}

/** Depthwise, then pointwise convolution: an inverted residual without expansion. */
export class DepthwiseSeparableConv extends Module {
  readonly convDw: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly se: SqueezeExcite | undefined;
  readonly convPw: Conv2d;
  readonly bn2: BatchNorm2d;
  readonly dropPath: DropPath;

  constructor(private readonly options: BlockOptions) {
    super();
    const { inChannels, outChannels, kernelSize, stride } = options;
    this.convDw = conv(inChannels, inChannels, kernelSize, stride, inChannels);
    this.bn1 = new BatchNorm2d(inChannels);
    this.se = options.excite?.(inChannels, inChannels);
    this.convPw = conv(inChannels, outChannels, 1);
    this.bn2 = new BatchNorm2d(outChannels);
    this.dropPath = new DropPath(options.dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    const { activation, activeEnd } = this.options;
    let y = activate(this.bn1.forward(this.convDw.forward(x)), activation);
    if (this.se) y = this.se.forward(y);
    y = this.bn2.forward(this.convPw.forward(y));
    if (activeEnd) y = activate(y, activation);
    return hasSkip(this.options) ? x.add(this.dropPath.forward(y)) : y;
  }
}

/** Pointwise expansion, depthwise convolution, squeeze-and-excitation, linear pointwise projection. */
export class InvertedResidual extends Module {
  readonly convPw: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly convDw: Conv2d;
  readonly bn2: BatchNorm2d;
  readonly se: SqueezeExcite | undefined;
  readonly convPwl: Conv2d;
  readonly bn3: BatchNorm2d;
  readonly dropPath: DropPath;

  constructor(private readonly options: BlockOptions) {
    super();
    const { inChannels, expandedChannels, outChannels, kernelSize, stride } = options;
    this.convPw = conv(inChannels, expandedChannels, 1);
    this.bn1 = new BatchNorm2d(expandedChannels);
    this.convDw = conv(expandedChannels, expandedChannels, kernelSize, stride, expandedChannels);
    this.bn2 = new BatchNorm2d(expandedChannels);
    this.se = options.excite?.(expandedChannels, inChannels);
    this.convPwl = conv(expandedChannels, outChannels, 1);
    this.bn3 = new BatchNorm2d(outChannels);
    this.dropPath = new DropPath(options.dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    const { activation } = this.options;
    let y = activate(this.bn1.forward(this.convPw.forward(x)), activation);
    y = activate(this.bn2.forward(this.convDw.forward(y)), activation);
    if (this.se) y = this.se.forward(y);
    y = this.bn3.forward(this.convPwl.forward(y));
    return hasSkip(this.options) ? x.add(this.dropPath.forward(y)) : y;
  }
}

/** A convolution of all channels that expands them, then a linear pointwise projection: an inverted residual for few channels. */
export class EdgeResidual extends Module {
  readonly convExp: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly se: SqueezeExcite | undefined;
  readonly convPwl: Conv2d;
  readonly bn2: BatchNorm2d;
  readonly dropPath: DropPath;

  constructor(private readonly options: BlockOptions) {
    super();
    const { inChannels, expandedChannels, outChannels, kernelSize, stride } = options;
    this.convExp = conv(inChannels, expandedChannels, kernelSize, stride);
    this.bn1 = new BatchNorm2d(expandedChannels);
    this.se = options.excite?.(expandedChannels, inChannels);
    this.convPwl = conv(expandedChannels, outChannels, 1);
    this.bn2 = new BatchNorm2d(outChannels);
    this.dropPath = new DropPath(options.dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    let y = activate(this.bn1.forward(this.convExp.forward(x)), this.options.activation);
    if (this.se) y = this.se.forward(y);
    y = this.bn2.forward(this.convPwl.forward(y));
    return hasSkip(this.options) ? x.add(this.dropPath.forward(y)) : y;
  }
}

/** A convolution and its norm, under the names of MobileNetV4. */
const convNorm = (inChannels: number, outChannels: number, kernelSize: number, stride = 1, groups = 1): ConvNorm =>
  new ConvNorm(inChannels, outChannels, {
    kernelSize,
    stride,
    padding: (kernelSize - 1) / 2,
    groups,
    init: init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu', groups }),
  });

/** A pointwise expansion and a linear pointwise projection, with a depthwise convolution before, between, in both places or in none. */
export class UniversalInvertedResidual extends Module {
  readonly dwStart: ConvNorm | undefined;
  readonly pwExp: ConvNorm;
  readonly dwMid: ConvNorm | undefined;
  readonly pwProj: ConvNorm;
  readonly dropPath: DropPath;

  constructor(private readonly options: BlockOptions) {
    super();
    const { inChannels, expandedChannels, outChannels, kernelSize, startKernelSize = 0, stride } = options;
    const depthwise = (channels: number, size: number, step: number): ConvNorm | undefined =>
      size > 0 ? convNorm(channels, channels, size, step, channels) : undefined;
    this.dwStart = depthwise(inChannels, startKernelSize, kernelSize > 0 ? 1 : stride);
    this.pwExp = convNorm(inChannels, expandedChannels, 1);
    this.dwMid = depthwise(expandedChannels, kernelSize, stride);
    this.pwProj = convNorm(expandedChannels, outChannels, 1);
    this.dropPath = new DropPath(options.dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    const { activation } = this.options;
    let y = activate(this.pwExp.forward(this.dwStart ? this.dwStart.forward(x) : x), activation);
    if (this.dwMid) y = activate(this.dwMid.forward(y), activation);
    y = this.pwProj.forward(y);
    return hasSkip(this.options) ? x.add(this.dropPath.forward(y)) : y;
  }
}

const hasSkip = ({ stride, inChannels, outChannels, activeEnd }: BlockOptions): boolean =>
  stride === 1 && inChannels === outChannels && !activeEnd;

/** The nearest multiple of 8 that is at least 8 and loses at most a tenth. */
export function roundChannels(channels: number): number {
  const rounded = Math.max(8, Math.floor((channels + 4) / 8) * 8);
  return rounded < 0.9 * channels ? rounded + 8 : rounded;
}
