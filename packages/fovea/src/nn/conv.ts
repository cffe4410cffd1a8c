// Convolution layers with PyTorch's names, defaults and initial values.

import { pickOptions, requireOptions } from '../base/options.ts';
import { requireCounts, requireDivisor } from '../base/require.ts';
import { type Conv2dOptions, type ConvTranspose2dOptions, conv2d, convTranspose2d, type Pair } from '../ops/index.ts';
import { requirePaddingMode } from '../ops/padding-mode.ts';
import { pair } from '../ops/window.ts';
import type { Tensor } from '../tensor/index.ts';
import { deferred, fans, type Initializer, kaimingUniform, uniform } from './init.ts';
import { toMemory } from './layout.ts';
import { Module, Parameter } from './module.ts';

/** A weight given by its shape in files `[out, in / groups, …kernel]`. */
export function convWeight(shape: readonly number[], init: Initializer): Parameter {
  const [out, channels, ...kernel] = shape;
  const inMemory = [...kernel, channels, out];
  return new Parameter(
    deferred(() => toMemory('conv', init(shape), inMemory)),
    inMemory,
    'conv',
  );
}

/** What PyTorch's convolutions start as. */
export const PYTORCH_INIT = kaimingUniform({ slope: Math.sqrt(5) });

/** By default PyTorch's: uniform in ±1/√fanIn. */
export function biasOf(count: number, weightShape: readonly number[], init: Initializer | undefined): Parameter {
  const bound = 1 / Math.sqrt(fans(weightShape).fanIn);
  return new Parameter(
    deferred(() => (init ?? uniform(-bound, bound))([count])),
    [count],
  );
}

/** What a layer needs besides the options of its operation. */
export interface ConvParameterOptions<K = Pair> {
  /** Of the kernel: its sides, or its side. */
  readonly kernelSize: K;
  /** Default true. */
  readonly bias?: boolean;
  /** Default as in PyTorch: Kaiming uniform with slope √5. */
  readonly init?: Initializer;
  /** Default as in PyTorch: uniform in ±1/√fanIn. */
  readonly biasInit?: Initializer;
}

/** Options of `Conv2d`. */
export interface Conv2dLayerOptions extends Conv2dOptions, ConvParameterOptions {}

export const LAYER_NAMES = ['kernelSize', 'bias', 'init', 'biasInit'] as const;
/** The options of the operation, which a layer hands on. */
export const CONV_OPTIONS = ['stride', 'padding', 'paddingMode', 'dilation', 'groups', 'algorithm'] as const;
const TRANSPOSED_OPTIONS = ['stride', 'padding', 'outputPadding', 'dilation', 'groups', 'algorithm'] as const;
export const CONV_NAMES = [...LAYER_NAMES, ...CONV_OPTIONS] as const;

/** Checks the sizes of a convolution: that channels go into the groups, too. */
export function requireConv(
  layer: string,
  inChannels: number,
  outChannels: number,
  groups: number,
  kernel: readonly [height: number, width: number],
): void {
  requireCounts(layer, { inChannels, outChannels, groups });
  requireCounts(`${layer}: kernelSize`, { height: kernel[0], width: kernel[1] });
  requireDivisor(layer, 'groups', groups, { 'input channels': inChannels, 'output channels': outChannels });
}

/**
 * 2-D convolution, y = x ∗ weight + bias; see the function `conv2d`. In files the weight is `[outChannels, inChannels / groups, KH, KW]`.
 * @shape `[N, H, W, inChannels]` → `[N, OH, OW, outChannels]`, OH = ⌊(H + 2·padding − dilation·(KH − 1) − 1) / stride⌋ + 1
 * @throws ValueError for channels, kernels or groups that do not fit, or an unknown paddingMode; ShapeError for other images
 * @example
 * const conv = new Conv2d(3, 16, { kernelSize: 3, stride: 2, padding: 1 });
 * conv.forward(zeros([1, 32, 32, 3])).shape; // [1, 16, 16, 16]
 */
export class Conv2d extends Module {
  weight: Parameter;
  bias: Parameter | undefined;

  constructor(
    readonly inChannels: number,
    readonly outChannels: number,
    readonly options: Conv2dLayerOptions,
  ) {
    super();
    requireOptions('Conv2d', options, CONV_NAMES);
    const { kernelSize, groups = 1, bias = true, init = PYTORCH_INIT } = options;
    const kernel = pair(kernelSize, 'Conv2d: kernelSize');
    requireConv('Conv2d', inChannels, outChannels, groups, kernel);
    requirePaddingMode('Conv2d', options.paddingMode ?? 'zeros');
    const shape = [outChannels, inChannels / groups, ...kernel] as const;
    this.weight = convWeight(shape, init);
    this.bias = bias ? biasOf(outChannels, shape, options.biasInit) : undefined;
  }

  override forward(x: Tensor): Tensor {
    return conv2d(x, this.weight.read(), this.bias?.read(), pickOptions(this.options, CONV_OPTIONS));
  }
}

/** Options of `ConvTranspose2d`. */
export interface ConvTranspose2dLayerOptions extends ConvTranspose2dOptions, ConvParameterOptions {}

/**
 * Transposed convolution; see the function `convTranspose2d`. In files the weight is `[inChannels, outChannels / groups, KH, KW]`. It adds
 * no border: `padding` is what is cut off.
 * @shape `[N, H, W, inChannels]` → `[N, OH, OW, outChannels]`, OH = (H − 1)·stride − 2·padding + dilation·(KH − 1) + outputPadding + 1
 * @throws ValueError for channels, kernels or groups that do not fit; ShapeError for other images
 * @example
 * const up = new ConvTranspose2d(16, 8, { kernelSize: 2, stride: 2 });
 * up.forward(zeros([1, 8, 8, 16])).shape; // [1, 16, 16, 8]
 */
export class ConvTranspose2d extends Module {
  weight: Parameter;
  bias: Parameter | undefined;

  constructor(
    readonly inChannels: number,
    readonly outChannels: number,
    readonly options: ConvTranspose2dLayerOptions,
  ) {
    super();
    requireOptions('ConvTranspose2d', options, [...LAYER_NAMES, ...TRANSPOSED_OPTIONS]);
    const { kernelSize, groups = 1, bias = true, init = PYTORCH_INIT } = options;
    const kernel = pair(kernelSize, 'ConvTranspose2d: kernelSize');
    requireConv('ConvTranspose2d', inChannels, outChannels, groups, kernel);
    const shape = [inChannels, outChannels / groups, ...kernel] as const;
    this.weight = convWeight(shape, init);
    this.bias = bias ? biasOf(outChannels, shape, options.biasInit) : undefined;
  }

  override forward(x: Tensor): Tensor {
    return convTranspose2d(x, this.weight.read(), this.bias?.read(), pickOptions(this.options, TRANSPOSED_OPTIONS));
  }
}
