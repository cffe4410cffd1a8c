// Convolutions whose kernel is mixed from several experts for each sample: by given weights, or by attention to the image.

import { pickOptions, requireOptions } from '../base/options.ts';
import { requireCounts, requireRange } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { elementCount } from '../base/shape.ts';
import { type Conv2dOptions, conv2d, globalAveragePool2d, relu, softmax } from '../ops/index.ts';
import { requirePaddingMode } from '../ops/padding-mode.ts';
import { pair } from '../ops/window.ts';
import { concat, type Tensor } from '../tensor/index.ts';
import { guard } from '../tensor/internal.ts';
import { CONV_NAMES, CONV_OPTIONS, Conv2d, type Conv2dLayerOptions, requireConv } from './conv.ts';
import { deferred, fans, type Initializer, kaimingUniform, uniform } from './init.ts';
import { toMemory } from './layout.ts';
import { type FileLayout, Module, Parameter } from './module.ts';

/** Options of `CondConv2d`. */
export interface CondConv2dOptions extends Conv2dLayerOptions {
  /** Kernels that are mixed. Default 4. */
  readonly numExperts?: number;
  /** Default false. */
  readonly bias?: boolean;
  /** Of each expert; default as in PyTorch: Kaiming uniform with slope √5. */
  readonly init?: Initializer;
}

/** Routing `[N, E]` and what the experts have, `[E, …]`, to each sample's mixture, `[N, …]`. */
function mixed(routing: Tensor, experts: Tensor): Tensor {
  const [E, ...own] = experts.shape;
  return routing.matmul(experts.reshape(E, elementCount(own))).reshape(routing.shape[0], ...own);
}

/** Images `[N, H, W, C]`, routing `[N, E]`, weight `[E, KH, KW, C / groups, K]` and bias `[E, K]` → `[N, OH, OW, K]`. */
type Convolve = (
  x: Tensor,
  routing: Tensor,
  weight: Tensor,
  bias: Tensor | undefined,
  options: Conv2dOptions,
) => Tensor;

/** One convolution for all: the images lie side by side as groups of channels of one image. */
const convolveGrouped: Convolve = (x, routing, weight, bias, options) => {
  const [N, H, W, C] = x.shape;
  const [, KH, KW, groupIn, K] = weight.shape;
  const images = x.transpose(1, 2, 0, 3).reshape(1, H, W, N * C);
  const kernels = mixed(routing, weight)
    .transpose(1, 2, 3, 0, 4)
    .reshape(KH, KW, groupIn, N * K);
  const groups = (options.groups ?? 1) * N;
  const y = conv2d(images, kernels, bias && mixed(routing, bias).reshape(N * K), { ...options, groups });
  return y.reshape(y.shape[1], y.shape[2], N, K).transpose(2, 0, 1, 3);
};

/** A convolution for each image. */
const convolveApart: Convolve = (x, routing, weight, bias, options) => {
  const images = Array.from({ length: x.shape[0] }, (_, n) => {
    const own = routing.slice(0, n, n + 1);
    const kernel = mixed(own, weight).reshape(...weight.shape.slice(1));
    return conv2d(x.slice(0, n, n + 1), kernel, bias && mixed(own, bias).reshape(-1), options);
  });
  return concat(images, 0);
};

/** No images: no mixtures either, but their empty sum is a kernel that gives the result its shape, and weights gradients of zeros. */
const convolveNone: Convolve = (x, routing, weight, bias, options) =>
  conv2d(x, mixed(routing, weight).sum(0), bias && mixed(routing, bias).sum(0), options);

/** With more images than this, convolving them apart costs more than it saves: the gradient of the slices grows with the square. */
const MOST_APART = 32;

/** Convolutions apart can take Winograd's way (docs/decisions/0003), a grouped one cannot. */
function wayFor(x: Tensor, weight: Tensor, { stride = 1, dilation = 1, groups = 1 }: Conv2dOptions): Convolve {
  if (x.shape[0] === 0) return convolveNone;
  const [, KH, KW] = weight.shape;
  const steps = [...pair(stride), ...pair(dilation), groups];
  const suits = KH === 3 && KW === 3 && steps.every((step) => step === 1);
  return suits && x.shape[0] <= MOST_APART ? convolveApart : convolveGrouped;
}

/** Every expert's values one after another. */
function joined(parts: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(parts.length * parts[0].length);
  for (const [i, part] of parts.entries()) out.set(part, i * part.length);
  return out;
}

/** What both layers share: experts `[E, KH, KW, C / groups, K]`, and the convolution with a mixture for each sample. */
abstract class ExpertConv2d extends Module {
  readonly weight: Parameter;
  readonly bias: Parameter | undefined;
  readonly numExperts: number;

  constructor(
    private readonly op: string,
    readonly inChannels: number,
    readonly outChannels: number,
    private readonly options: CondConv2dOptions,
    fileLayout: FileLayout,
  ) {
    super();
    const { numExperts = 4, groups = 1, init = kaimingUniform({ slope: Math.sqrt(5) }) } = options;
    requireCounts(op, { numExperts });
    const [height, width] = pair(options.kernelSize, `${op}: kernelSize`);
    requireConv(op, inChannels, outChannels, groups, [height, width]);
    requirePaddingMode(op, options.paddingMode ?? 'zeros');
    this.numExperts = numExperts;
    const inFile = [outChannels, inChannels / groups, height, width];
    const own = [height, width, inChannels / groups, outChannels];
    this.weight = this.experts(() => toMemory('conv', init(inFile), own), own, fileLayout);
    const bound = 1 / Math.sqrt(fans(inFile).fanIn);
    const { bias = false, biasInit = uniform(-bound, bound) } = options;
    this.bias = bias ? this.experts(() => biasInit([outChannels]), [outChannels], 'same') : undefined;
  }

  private experts(make: () => Float32Array, shape: readonly number[], fileLayout: FileLayout): Parameter {
    const { numExperts } = this;
    return new Parameter(
      deferred(() => joined(Array.from({ length: numExperts }, make))),
      [numExperts, ...shape],
      fileLayout,
    );
  }

  protected convolve(x: Tensor, routing: Tensor): Tensor {
    const [weight, bias] = [this.weight.read(), this.bias?.read()];
    const options = pickOptions(this.options, CONV_OPTIONS);
    return wayFor(x, weight, options)(x, routing, weight, bias, options);
  }

  protected requireInput(x: Tensor): void {
    requireShape(this.op, 'images', x.shape, ['N', 'H', 'W', this.inChannels]);
  }
}

/**
 * Conditionally parameterised convolution, as timm's: each image is convolved with its own sum of kernels, Σ routing·kernel. In files the
 * weight is `[numExperts, outChannels · inChannels / groups · KH · KW]`.
 * @shape images `[N, H, W, inChannels]`, routing weights `[N, numExperts]` → `[N, OH, OW, outChannels]`
 * @throws ValueError when groups do not divide the channels; ShapeError when images or routing weights do not fit
 * @paper Yang et al., NeurIPS 2019, arXiv:1904.04971
 * @example
 * const conv = new CondConv2d(3, 8, { kernelSize: 3, numExperts: 4 });
 * conv.forward(zeros([2, 8, 8, 3]), ones([2, 4])).shape; // [2, 6, 6, 8]
 */
export class CondConv2d extends ExpertConv2d {
  constructor(inChannels: number, outChannels: number, options: CondConv2dOptions) {
    super('CondConv2d', inChannels, outChannels, options, 'flatExperts');
    requireOptions('CondConv2d', options, [...CONV_NAMES, 'numExperts']);
  }

  override forward(x: Tensor, routingWeights: Tensor): Tensor {
    this.requireInput(x);
    requireShape('CondConv2d', 'routingWeights', routingWeights.shape, [x.shape[0], this.numExperts]);
    return this.convolve(x, routingWeights);
  }
}

/** Options of `DynamicConv2d`. */
export interface DynamicConv2dOptions extends CondConv2dOptions {
  /** Default true. */
  readonly bias?: boolean;
  /** Channels between the two maps of the attention. Default: a quarter of the input channels, at least 1. */
  readonly rdChannels?: number;
  /** Divides the scores of the kernels. Default 30. */
  readonly temperature?: number;
}

/** From the mean of the image to a score for each kernel. */
class KernelScores extends Module {
  readonly fc1: Conv2d;
  readonly fc2: Conv2d;

  constructor(inChannels: number, rdChannels: number, numExperts: number) {
    super();
    this.fc1 = new Conv2d(inChannels, rdChannels, { kernelSize: 1, bias: false });
    this.fc2 = new Conv2d(rdChannels, numExperts, { kernelSize: 1 });
  }

  override forward(x: Tensor): Tensor {
    const mean = globalAveragePool2d(x, { keepDims: true });
    const scores = this.fc2.forward(relu(this.fc1.forward(mean)));
    return scores.reshape(scores.shape[0], scores.shape[3]);
  }
}

/**
 * Dynamic convolution: each image is convolved with its own sum of kernels, weighted by softmax(scores of the image / temperature). In
 * files the weight is `[numExperts, outChannels, inChannels / groups, KH, KW]`.
 * @shape `[N, H, W, inChannels]` → `[N, OH, OW, outChannels]`
 * @throws ValueError when groups do not divide the channels, or the temperature is not positive
 * @paper Chen et al., CVPR 2020, arXiv:1912.03458
 * @example
 * const conv = new DynamicConv2d(4, 8, { kernelSize: 3, numExperts: 4 });
 * conv.forward(zeros([2, 8, 8, 4])).shape; // [2, 6, 6, 8]
 */
export class DynamicConv2d extends ExpertConv2d {
  readonly attention: KernelScores;
  private currentTemperature = 30;

  constructor(inChannels: number, outChannels: number, options: DynamicConv2dOptions) {
    super('DynamicConv2d', inChannels, outChannels, { bias: true, ...options }, 'experts');
    requireOptions('DynamicConv2d', options, [...CONV_NAMES, 'numExperts', 'rdChannels', 'temperature']);
    const { rdChannels = Math.max(1, Math.floor(inChannels / 4)), temperature = 30 } = options;
    this.attention = new KernelScores(inChannels, rdChannels, this.numExperts);
    this.temperature = temperature;
  }

  /** High, so that all kernels learn; the paper lowers it from 30 to 1 during the first 10 epochs. */
  get temperature(): number {
    return guard(() => this.currentTemperature);
  }
  set temperature(value: number) {
    requireRange('DynamicConv2d', 'temperature', value, 'positive');
    this.currentTemperature = value;
  }

  override forward(x: Tensor): Tensor {
    this.requireInput(x);
    return this.convolve(x, softmax(this.attention.forward(x), { temperature: this.temperature }));
  }
}
