// RepLKNet: Scaling Up Your Kernels to 31×31 (Ding et al., CVPR 2022, arXiv:2203.06717), with the authors' names.

import { ValueError } from '../base/errors.ts';
import { BatchNorm2d, ConvNorm, Dropout, DropPath, LargeKernelConv2d, Module } from '../nn/index.ts';
import { activate, globalAveragePool2d } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Classifier } from './classifier.ts';
import { FINAL_NORM, WITH_THE_LAYER_BEFORE } from './layer-patterns.ts';
import { type CompleteModelOptions, ImageModel } from './model.ts';
import {
  doubling,
  type ModelRecord,
  type ModelScale,
  type ModelTrial,
  modelRow,
  modelStages,
  scaledDepth,
  scaledWidth,
} from './record.ts';

const SMALL_KERNEL = 5;

const pointwise = (inChannels: number, outChannels: number): ConvNorm =>
  new ConvNorm(inChannels, outChannels, { kernelSize: 1 });

const depthwise = (channels: number, stride: number): ConvNorm =>
  new ConvNorm(channels, channels, { kernelSize: 3, stride, padding: 1, groups: channels });

const relu = (x: Tensor): Tensor => activate(x, 'relu');

/** A large depthwise convolution between two pointwise ones, beside an identity. */
class LargeKernelBlock extends Module {
  readonly pw1: ConvNorm;
  readonly pw2: ConvNorm;
  readonly largeKernel: LargeKernelConv2d;
  readonly prelkbBn: BatchNorm2d;
  readonly dropPath: DropPath;

  constructor(channels: number, kernelSize: number, dropPathRate: number) {
    super();
    this.pw1 = pointwise(channels, channels);
    this.pw2 = pointwise(channels, channels);
    this.largeKernel = new LargeKernelConv2d({
      inChannels: channels,
      outChannels: channels,
      kernelSize,
      groups: channels,
      smallKernelSize: SMALL_KERNEL,
    });
    this.prelkbBn = new BatchNorm2d(channels);
    this.dropPath = new DropPath(dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    const y = relu(this.largeKernel.forward(relu(this.pw1.forward(this.prelkbBn.forward(x)))));
    return x.add(this.dropPath.forward(this.pw2.forward(y)));
  }
}

/** Two pointwise convolutions, beside an identity. */
class ConvFeedForward extends Module {
  readonly preffnBn: BatchNorm2d;
  readonly pw1: ConvNorm;
  readonly pw2: ConvNorm;
  readonly dropPath: DropPath;

  constructor(channels: number, dropPathRate: number) {
    super();
    this.preffnBn = new BatchNorm2d(channels);
    this.pw1 = pointwise(channels, 4 * channels);
    this.pw2 = pointwise(4 * channels, channels);
    this.dropPath = new DropPath(dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    const hidden = activate(this.pw1.forward(this.preffnBn.forward(x)), 'gelu');
    return x.add(this.dropPath.forward(this.pw2.forward(hidden)));
  }
}

class Stage extends Module {
  constructor(readonly blocks: readonly (LargeKernelBlock | ConvFeedForward)[]) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return this.blocks.reduce((y, block) => block.forward(y), x);
  }
}

interface Variant {
  readonly kernels: readonly number[];
  readonly depths: readonly number[];
  readonly channels: readonly number[];
}

/**
 * RepLKNet. With the small-image stem, the stem halves the resolution once instead of twice: total stride 16 instead of 32, the same parameters.
 * Layers between stages and in the stem are followed by a relu.
 */
class RepLKNet extends ImageModel {
  readonly stem: readonly ConvNorm[];
  readonly stages: readonly Stage[];
  readonly transitions: readonly (readonly [ConvNorm, ConvNorm])[];
  readonly norm: BatchNorm2d;
  readonly dropout: Dropout;
  readonly head: Classifier;

  constructor({ kernels, depths, channels }: Variant, options: CompleteModelOptions) {
    super();
    const [first, last] = [channels[0], channels[channels.length - 1]];
    this.stem = [
      new ConvNorm(options.inChannels, first, { kernelSize: 3, stride: options.smallImage ? 1 : 2, padding: 1 }),
      depthwise(first, 1),
      pointwise(first, first),
      depthwise(first, 2),
    ];
    const total = depths.reduce((sum, depth) => sum + depth, 0);
    let index = 0;
    this.stages = depths.map((depth, stage) => {
      const blocks = Array.from({ length: depth }, () => {
        const rate = (options.dropPathRate * index++) / (total - 1);
        return [
          new LargeKernelBlock(channels[stage], kernels[stage], rate),
          new ConvFeedForward(channels[stage], rate),
        ];
      });
      return new Stage(blocks.flat());
    });
    this.transitions = channels.slice(1).map((next, i) => [pointwise(channels[i], next), depthwise(next, 2)]);
    this.norm = new BatchNorm2d(last);
    this.dropout = new Dropout(options.dropRate);
    this.head = new Classifier(last, options.numClasses);
  }

  /** Outputs of the stages. */
  override features(images: Tensor): Tensor[] {
    let x = this.stem.reduce((y, layer) => relu(layer.forward(y)), images);
    return this.stages.map((stage, i) => {
      const output = stage.forward(x);
      if (i < this.transitions.length) x = this.transitions[i].reduce((y, layer) => relu(layer.forward(y)), output);
      return output;
    });
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.norm.forward(this.features(images).at(-1) as Tensor);
  }

  override forwardHead(features: Tensor): Tensor {
    return this.head.forward(this.dropout.forward(globalAveragePool2d(features)));
  }
}

/**
 * Kernels are odd, and no smaller than the small one beside them.
 * @throws ValueError for a kernel of the first stage that is not
 */
function scaled(name: string, { kernels, depths, channels }: Variant, scale: ModelScale): Variant {
  const { kernelSize = kernels[0] } = scale;
  if (kernelSize < SMALL_KERNEL || kernelSize % 2 !== 1)
    throw new ValueError(
      `${name}: kernelSize must be an odd number from ${SMALL_KERNEL}, the size of the small kernels beside the large ones: got ${kernelSize}`,
    );
  const odd = (size: number): number => Math.max(SMALL_KERNEL, 2 * Math.round((size - 1) / 2) + 1);
  return {
    kernels: kernels.map((own) => odd((own * kernelSize) / kernels[0])),
    depths: depths.map((depth) => scaledDepth(depth, scale)),
    channels: channels.map((count) => scaledWidth(count, scale)),
  };
}

const row = (name: string, channels: readonly number[], trial?: ModelTrial): ModelRecord => {
  const variant = { kernels: [31, 29, 27, 13], depths: [2, 2, 18, 2], channels };
  return modelRow(name, 'replknet', (options, scale) => new RepLKNet(scaled(name, variant, scale), options), {
    scalable: ['width', 'depth', 'kernelSize'],
    reparameterizable: true,
    stages: modelStages(channels, doubling(4, 4), doubling(2, 4)),
    // Not in timm; the transition to a stage counts to it, as its first layer.
    layers: [
      /^stem/,
      /^stages\.(\d+)\.blocks\.(\d+)/,
      [/^stages\.(\d+)\.norm/, WITH_THE_LAYER_BEFORE],
      [/^transitions\.(\d+)/, WITH_THE_LAYER_BEFORE],
      FINAL_NORM,
    ],
    trial,
  });
};

export const repLKNetModels: readonly ModelRecord[] = [
  row('replknet_31b', [128, 256, 512, 1024], { imageSize: 32, batchSize: 8 }),
  row('replknet_31l', [192, 384, 768, 1536]),
];
