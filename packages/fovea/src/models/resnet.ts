// Deep Residual Learning for Image Recognition (He et al., CVPR 2016, arXiv:1512.03385), with and without SE, as in timm; and with
// the multi-branch blocks of ACNet and Diverse Branch Block for its 3×3 convolutions, as in their papers.

import {
  AcBlock,
  BatchNorm2d,
  type Conv2d,
  DiverseBranchBlock,
  Dropout,
  DropPath,
  Identity,
  init,
  type Layer,
  Module,
  type MultiBranchConv2d,
  type MultiBranchOptions,
  SEModule,
} from '../nn/index.ts';
import { activate, globalAveragePool2d, maxPool2d } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Classifier } from './classifier.ts';
import { type CompleteModelOptions, ImageModel } from './model.ts';
import { paddedConv } from './padded-conv.ts';
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

const convInit = init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu' });

const conv = paddedConv(convInit);

/** The norm that ends a branch starts at 0: a fresh block is an identity. */
const lastNorm = (channels: number): BatchNorm2d => new BatchNorm2d(channels, { weightInit: init.zeros });

interface BlockOptions {
  readonly inChannels: number;
  /** Channels of the 3×3 convolutions. */
  readonly channels: number;
  readonly stride: number;
  readonly squeezeExcite: boolean;
  readonly dropPathRate: number;
  /** In the place of a 3×3 convolution and its norm. */
  readonly branches?: (options: MultiBranchOptions) => MultiBranchConv2d;
}

/** A 3×3 convolution and its norm, or branches with norms of their own. */
function convAndNorm(options: BlockOptions, inChannels: number, stride: number, norm: BatchNorm2d): [Layer, Layer] {
  const { channels, branches } = options;
  if (!branches) return [conv(inChannels, channels, 3, stride), norm];
  return [branches({ inChannels, outChannels: channels, kernelSize: 3, stride, init: convInit }), new Identity()];
}

/** A strided 1×1 convolution where the shape changes, else nothing. */
function shortcut({ inChannels, stride }: BlockOptions, outChannels: number): readonly Layer[] {
  if (stride === 1 && inChannels === outChannels) return [];
  return [conv(inChannels, outChannels, 1, stride), new BatchNorm2d(outChannels)];
}

const through = (layers: readonly Layer[], x: Tensor): Tensor => layers.reduce((y, layer) => layer.forward(y), x);

/** Two 3×3 convolutions beside a shortcut. */
class BasicBlock extends Module {
  static readonly expansion = 1;
  readonly conv1: Layer;
  readonly bn1: Layer;
  readonly conv2: Layer;
  readonly bn2: Layer;
  readonly se: SEModule | undefined;
  readonly downsample: readonly Layer[];
  readonly dropPath: DropPath;

  constructor(options: BlockOptions) {
    super();
    const { inChannels, channels, stride } = options;
    [this.conv1, this.bn1] = convAndNorm(options, inChannels, stride, new BatchNorm2d(channels));
    [this.conv2, this.bn2] = convAndNorm(options, channels, 1, lastNorm(channels));
    this.se = options.squeezeExcite ? new SEModule(channels, { init: convInit }) : undefined;
    this.downsample = shortcut(options, channels);
    this.dropPath = new DropPath(options.dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    let y = activate(this.bn1.forward(this.conv1.forward(x)), 'relu');
    y = this.bn2.forward(this.conv2.forward(y));
    if (this.se) y = this.se.forward(y);
    return activate(this.dropPath.forward(y).add(through(this.downsample, x)), 'relu');
  }
}

/** A 3×3 convolution between two 1×1 ones, beside a shortcut; the 3×3 one strides. */
class Bottleneck extends Module {
  static readonly expansion = 4;
  readonly conv1: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly conv2: Layer;
  readonly bn2: Layer;
  readonly conv3: Conv2d;
  readonly bn3: BatchNorm2d;
  readonly se: SEModule | undefined;
  readonly downsample: readonly Layer[];
  readonly dropPath: DropPath;

  constructor(options: BlockOptions) {
    super();
    const { inChannels, channels, stride } = options;
    const outChannels = channels * Bottleneck.expansion;
    this.conv1 = conv(inChannels, channels, 1);
    this.bn1 = new BatchNorm2d(channels);
    [this.conv2, this.bn2] = convAndNorm(options, channels, stride, new BatchNorm2d(channels));
    this.conv3 = conv(channels, outChannels, 1);
    this.bn3 = lastNorm(outChannels);
    this.se = options.squeezeExcite ? new SEModule(outChannels, { init: convInit }) : undefined;
    this.downsample = shortcut(options, outChannels);
    this.dropPath = new DropPath(options.dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    let y = activate(this.bn1.forward(this.conv1.forward(x)), 'relu');
    y = activate(this.bn2.forward(this.conv2.forward(y)), 'relu');
    y = this.bn3.forward(this.conv3.forward(y));
    if (this.se) y = this.se.forward(y);
    return activate(this.dropPath.forward(y).add(through(this.downsample, x)), 'relu');
  }
}

interface Variant {
  readonly block: typeof BasicBlock | typeof Bottleneck;
  readonly depths: readonly number[];
  /** Channels of the stem and the first stage. Default 64. */
  readonly channels?: number;
  readonly squeezeExcite?: boolean;
  readonly branches?: BlockOptions['branches'];
}

/**
 * ResNet. With the small-image stem, a 3×3 convolution of stride 1 replaces the 7×7 one of stride 2 and its max pooling, as is usual for CIFAR:
 * total stride 8 instead of 32; `conv1.weight` is `[64, C, 3, 3]` in files.
 */
class ResNet extends ImageModel {
  readonly conv1: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly layer1: readonly Layer[];
  readonly layer2: readonly Layer[];
  readonly layer3: readonly Layer[];
  readonly layer4: readonly Layer[];
  readonly dropout: Dropout;
  readonly fc: Classifier;

  constructor(
    variant: Variant,
    private readonly options: CompleteModelOptions,
  ) {
    super();
    const { channels = 64 } = variant;
    this.conv1 = options.smallImage ? conv(options.inChannels, channels, 3) : conv(options.inChannels, channels, 7, 2);
    this.bn1 = new BatchNorm2d(channels);
    [this.layer1, this.layer2, this.layer3, this.layer4] = buildStages(variant, options.dropPathRate);
    this.dropout = new Dropout(options.dropRate);
    this.fc = new Classifier(8 * channels * variant.block.expansion, options.numClasses);
  }

  override features(images: Tensor): Tensor[] {
    const stem = activate(this.bn1.forward(this.conv1.forward(images)), 'relu');
    const outputs = [stem];
    let x = this.options.smallImage ? stem : maxPool2d(stem, { kernelSize: 3, stride: 2, padding: 1 });
    for (const stage of [this.layer1, this.layer2, this.layer3, this.layer4]) {
      x = through(stage, x);
      outputs.push(x);
    }
    return outputs;
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.features(images).at(-1) as Tensor;
  }

  override forwardHead(features: Tensor): Tensor {
    return this.fc.forward(this.dropout.forward(globalAveragePool2d(features)));
  }
}

function buildStages(
  { block, depths, channels: first = 64, squeezeExcite = false, branches }: Variant,
  dropPathRate: number,
): Layer[][] {
  const last = depths.reduce((sum, depth) => sum + depth, 0) - 1;
  let inChannels = first;
  let index = 0;
  return depths.map((depth, stage) => {
    const channels = first * 2 ** stage;
    return Array.from({ length: depth }, (_, i) => {
      const stride = i === 0 && stage > 0 ? 2 : 1;
      const rate = (dropPathRate * index++) / last;
      const options = { inChannels, channels, stride, squeezeExcite, dropPathRate: rate };
      const layer = new block(branches ? { ...options, branches } : options);
      inChannels = channels * block.expansion;
      return layer;
    });
  });
}

const scaled = (variant: Variant, scale: ModelScale): Variant => ({
  ...variant,
  channels: scaledWidth(64, scale),
  depths: variant.depths.map((depth) => scaledDepth(depth, scale)),
});

const row = (name: string, variant: Variant, trial?: ModelTrial): ModelRecord =>
  modelRow(name, 'resnet', (options, scale) => new ResNet(scaled(variant, scale), options), {
    scalable: ['width', 'depth'],
    reparameterizable: variant.branches !== undefined,
    stages: modelStages(
      [64, ...[64, 128, 256, 512].map((channels) => channels * variant.block.expansion)],
      doubling(2, 5),
      [1, ...doubling(1, 4)],
    ),
    layers: [/^(?:conv1|bn1|maxpool)/, /^layer(\d+)\.(\d+)/],
    trial,
  });

export const resNetModels: readonly ModelRecord[] = [
  row('resnet18', { block: BasicBlock, depths: [2, 2, 2, 2] }, { imageSize: 32 }),
  row('resnet34', { block: BasicBlock, depths: [3, 4, 6, 3] }),
  row('resnet50', { block: Bottleneck, depths: [3, 4, 6, 3] }),
  row('resnet101', { block: Bottleneck, depths: [3, 4, 23, 3] }),
  row(
    'acnet_resnet18',
    { block: BasicBlock, depths: [2, 2, 2, 2], branches: (options) => new AcBlock(options) },
    { imageSize: 16 },
  ),
  row(
    'dbb_resnet18',
    { block: BasicBlock, depths: [2, 2, 2, 2], branches: (options) => new DiverseBranchBlock(options) },
    { imageSize: 32, batchSize: 8 },
  ),
  row('seresnet50', { block: Bottleneck, depths: [3, 4, 6, 3], squeezeExcite: true }, { imageSize: 32 }),
];
