// Convolution layers with PyTorch's names, defaults and initial values.

import { pickOptions, requireOptions } from '../base/options.ts';
import {
  type ConvAlgorithm,
  conv2d,
  convTranspose2d,
  type Padding,
  type PaddingMode,
  type Pair,
} from '../ops/index.ts';
import { requirePaddingMode } from '../ops/padding-mode.ts';
import { pair } from '../ops/window.ts';
import type { Tensor } from '../tensor/index.ts';
import { deferred, fans, type Initializer, kaimingUniform, uniform } from './init.ts';
import { toMemory } from './layout.ts';
import { Module, Parameter } from './module.ts';
import { requireConv } from './require.ts';

/** A weight given by its shape in files `[out, in / groups, KH, KW]`. */
function convWeight(shape: readonly [number, number, number, number], init: Initializer): Parameter {
  const [out, channels, height, width] = shape;
  const inMemory = [height, width, channels, out];
  return new Parameter(
    deferred(() => toMemory('conv', init(shape), inMemory)),
    inMemory,
    'conv',
  );
}

/** By default PyTorch's: uniform in ±1/√fanIn. */
function biasOf(count: number, weightShape: readonly number[], init: Initializer | undefined): Parameter {
  const bound = 1 / Math.sqrt(fans(weightShape).fanIn);
  return new Parameter(
    deferred(() => (init ?? uniform(-bound, bound))([count])),
    [count],
  );
}

export interface Conv2dSettings {
  readonly kernelSize: Pair;
  /** Default 1. */
  readonly stride?: Pair;
  /** Default 0. */
  readonly padding?: Padding;
  /** What the padding is; 'reflect' and 'circular' need an image that is larger, or as large. Default 'zeros'; see `conv2d`. */
  readonly paddingMode?: PaddingMode;
  /** Default 1. */
  readonly dilation?: Pair;
  /** Default 1. */
  readonly groups?: number;
  /** Default 'auto'; see `conv2d`. */
  readonly algorithm?: ConvAlgorithm;
  /** Default true. */
  readonly bias?: boolean;
  /** Default as in PyTorch: Kaiming uniform with slope √5. */
  readonly init?: Initializer;
  /** Default as in PyTorch: uniform in ±1/√fanIn. */
  readonly biasInit?: Initializer;
}

const LAYER_NAMES = ['kernelSize', 'bias', 'init', 'biasInit'] as const;
/** What the operations take of the layers' settings. */
export const CONV_OPTIONS = ['stride', 'padding', 'paddingMode', 'dilation', 'groups', 'algorithm'] as const;
const TRANSPOSED_OPTIONS = ['stride', 'padding', 'outputPadding', 'dilation', 'groups', 'algorithm'] as const;
export const CONV_NAMES = [...LAYER_NAMES, ...CONV_OPTIONS] as const;

/**
 * `[N, H, W, inChannels]` → `[N, OH, OW, outChannels]`; weight `[outChannels, inChannels / groups, KH, KW]` in files.
 * @throws ValueError for channels, kernels or groups that do not fit, or an unknown paddingMode; ShapeError for other images
 */
export class Conv2d extends Module {
  readonly weight: Parameter;
  readonly bias: Parameter | undefined;

  constructor(
    readonly inChannels: number,
    readonly outChannels: number,
    readonly settings: Conv2dSettings,
  ) {
    super();
    requireOptions('Conv2d', settings, CONV_NAMES);
    const { kernelSize, groups = 1, bias = true, init = kaimingUniform({ slope: Math.sqrt(5) }) } = settings;
    const kernel = pair(kernelSize, 'Conv2d: kernelSize');
    requireConv('Conv2d', inChannels, outChannels, groups, kernel);
    requirePaddingMode('Conv2d', settings.paddingMode ?? 'zeros');
    const shape = [outChannels, inChannels / groups, ...kernel] as const;
    this.weight = convWeight(shape, init);
    this.bias = bias ? biasOf(outChannels, shape, settings.biasInit) : undefined;
  }

  override forward(x: Tensor): Tensor {
    return conv2d(x, this.weight.read(), this.bias?.read(), pickOptions(this.settings, CONV_OPTIONS));
  }
}

export interface ConvTranspose2dSettings extends Omit<Conv2dSettings, 'padding' | 'paddingMode' | 'algorithm'> {
  /** Rows and columns cut off on each side. Default 0. */
  readonly padding?: Pair;
  /** Rows and columns added at the end. Default 0. */
  readonly outputPadding?: Pair;
  /** Default 'auto'; see `convTranspose2d`. */
  readonly algorithm?: Exclude<ConvAlgorithm, 'fft'>;
}

/**
 * The transposed convolution, `[N, H, W, inChannels]` → `[N, OH, OW, outChannels]` with OH as `convTranspose2d` says; weight
 * `[inChannels, outChannels / groups, KH, KW]` in files. It pads with nothing: `padding` is what is cut off.
 * @throws ValueError for channels, kernels or groups that do not fit; ShapeError for other images
 */
export class ConvTranspose2d extends Module {
  readonly weight: Parameter;
  readonly bias: Parameter | undefined;

  constructor(
    readonly inChannels: number,
    readonly outChannels: number,
    readonly settings: ConvTranspose2dSettings,
  ) {
    super();
    requireOptions('ConvTranspose2d', settings, [...LAYER_NAMES, ...TRANSPOSED_OPTIONS]);
    const { kernelSize, groups = 1, bias = true, init = kaimingUniform({ slope: Math.sqrt(5) }) } = settings;
    const kernel = pair(kernelSize, 'ConvTranspose2d: kernelSize');
    requireConv('ConvTranspose2d', inChannels, outChannels, groups, kernel);
    const shape = [inChannels, outChannels / groups, ...kernel] as const;
    this.weight = convWeight(shape, init);
    this.bias = bias ? biasOf(outChannels, shape, settings.biasInit) : undefined;
  }

  override forward(x: Tensor): Tensor {
    return convTranspose2d(x, this.weight.read(), this.bias?.read(), pickOptions(this.settings, TRANSPOSED_OPTIONS));
  }
}
