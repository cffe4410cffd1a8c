// Deep Residual Learning for Image Recognition (He et al., CVPR 2016, arXiv:1512.03385), with and without SE, as in timm; ResNeXt (Xie et al.,
// CVPR 2017, arXiv:1611.05431), wide ResNet (Zagoruyko & Komodakis, BMVC 2016, arXiv:1605.07146) and the stem and shortcuts of ResNet-D (He et
// al., CVPR 2019, arXiv:1812.01187); and with the multi-branch blocks of ACNet and Diverse Branch Block for its 3×3 convolutions, as in their
// papers.

import {
  AcBlock,
  AvgPool2d,
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
  ReLU,
  SEModule,
} from '../nn/index.ts';
import { activate, globalAveragePool2d, maxPool2d } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Classifier } from './classifier.ts';
import { type CompleteModelOptions, ImageModel, type PoolReplacement } from './model.ts';
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
  /** Of the output, but for the expansion of a bottleneck. */
  readonly channels: number;
  readonly stride: number;
  /** Of the 3×3 convolutions of bottlenecks. */
  readonly groups: number;
  /** Channels of the 3×3 convolutions of bottlenecks, as a factor on `channels`. */
  readonly innerWidth: number;
  readonly squeezeExcite: boolean;
  /** Whether shortcuts average before they convolve. */
  readonly averagedShortcut: boolean;
  readonly dropPathRate: number;
  /** In the place of a 3×3 convolution and its norm. */
  readonly branches?: (options: MultiBranchOptions) => MultiBranchConv2d;
}

/** A 3×3 convolution and its norm, or branches with norms of their own. */
function convAndNorm(
  { branches }: BlockOptions,
  [inChannels, outChannels]: readonly [inChannels: number, outChannels: number],
  { stride = 1, groups = 1, norm = new BatchNorm2d(outChannels) },
): [Layer, Layer] {
  if (!branches) return [conv(inChannels, outChannels, 3, stride, groups), norm];
  return [branches({ inChannels, outChannels, kernelSize: 3, stride, init: convInit }), new Identity()];
}

/** A 1×1 convolution that strides, or follows a pooling that does, where the shape changes, else nothing. */
function shortcut({ inChannels, stride, averagedShortcut }: BlockOptions, outChannels: number): readonly Layer[] {
  if (stride === 1 && inChannels === outChannels) return [];
  const norm = new BatchNorm2d(outChannels);
  if (!averagedShortcut) return [conv(inChannels, outChannels, 1, stride), norm];
  const pool =
    stride === 1
      ? new Identity()
      : new AvgPool2d({ kernelSize: stride, stride, ceilMode: true, countIncludePad: false });
  return [pool, conv(inChannels, outChannels, 1), norm];
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
    [this.conv1, this.bn1] = convAndNorm(options, [inChannels, channels], { stride });
    [this.conv2, this.bn2] = convAndNorm(options, [channels, channels], { norm: lastNorm(channels) });
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
    const { inChannels, channels, stride, groups } = options;
    const inner = channels * options.innerWidth;
    const outChannels = channels * Bottleneck.expansion;
    this.conv1 = conv(inChannels, inner, 1);
    this.bn1 = new BatchNorm2d(inner);
    [this.conv2, this.bn2] = convAndNorm(options, [inner, inner], { stride, groups });
    this.conv3 = conv(inner, outChannels, 1);
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
  readonly groups?: number;
  readonly innerWidth?: number;
  readonly squeezeExcite?: boolean;
  /** The changes of ResNet-D: three 3×3 convolutions as the stem, and shortcuts that average before they convolve. Default false. */
  readonly deep?: boolean;
  readonly branches?: BlockOptions['branches'];
}

/** Three 3×3 convolutions in the place of one 7×7; norms and activations between them. */
function deepStem(inChannels: number, channels: number, stride: number): readonly Layer[] {
  const half = channels / 2;
  const active = (from: number, step: number): Layer[] => [
    conv(from, half, 3, step),
    new BatchNorm2d(half),
    new ReLU(),
  ];
  return [...active(inChannels, stride), ...active(half, 1), conv(half, channels, 3)];
}

const STEM_POOL = { kernelSize: 3, stride: 2, padding: 1 };

/**
 * ResNet. With the small-image stem, a 3×3 convolution of stride 1 replaces the 7×7 one of stride 2 and its max pooling, as is usual for CIFAR:
 * total stride 8 instead of 32; `conv1.weight` is `[64, C, 3, 3]` in files. A deep stem keeps its shapes.
 */
class ResNet extends ImageModel {
  readonly conv1: Layer | readonly Layer[];
  readonly bn1: BatchNorm2d;
  /** What has taken the place of the stem's pooling. */
  private maxpool: Layer | undefined;
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
    const { channels = 64, deep = false } = variant;
    const { inChannels, smallImage } = options;
    const [kernelSize, stride] = smallImage ? [3, 1] : [7, 2];
    this.conv1 = deep ? deepStem(inChannels, channels, stride) : conv(inChannels, channels, kernelSize, stride);
    this.bn1 = new BatchNorm2d(channels);
    [this.layer1, this.layer2, this.layer3, this.layer4] = buildStages(variant, options.dropPathRate);
    this.dropout = new Dropout(options.dropRate);
    this.fc = new Classifier(8 * channels * variant.block.expansion, options.numClasses);
  }

  override features(images: Tensor): Tensor[] {
    const stem = activate(this.bn1.forward(through([this.conv1].flat(), images)), 'relu');
    const outputs = [stem];
    let x = this.options.smallImage ? stem : (this.maxpool?.forward(stem) ?? maxPool2d(stem, STEM_POOL));
    for (const stage of [this.layer1, this.layer2, this.layer3, this.layer4]) {
      x = through(stage, x);
      outputs.push(x);
    }
    return outputs;
  }

  override replacePooling(make: PoolReplacement): number {
    if (this.options.smallImage) return 0;
    this.maxpool = make(STEM_POOL, this.bn1.numFeatures);
    return 1;
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.features(images).at(-1) as Tensor;
  }

  override forwardHead(features: Tensor): Tensor {
    return this.fc.forward(this.dropout.forward(globalAveragePool2d(features)));
  }
}

function buildStages(variant: Variant, dropPathRate: number): Layer[][] {
  const { block, depths, channels: first = 64, groups = 1, innerWidth = 1, squeezeExcite = false, branches } = variant;
  const common = { groups, innerWidth, squeezeExcite, averagedShortcut: variant.deep ?? false };
  const last = depths.reduce((sum, depth) => sum + depth, 0) - 1;
  let inChannels = first;
  let index = 0;
  return depths.map((depth, stage) => {
    const channels = first * 2 ** stage;
    return Array.from({ length: depth }, (_, i) => {
      const stride = i === 0 && stage > 0 ? 2 : 1;
      const rate = (dropPathRate * index++) / last;
      const options = { ...common, inChannels, channels, stride, dropPathRate: rate };
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

const BASIC_18: Variant = { block: BasicBlock, depths: [2, 2, 2, 2] };
const BASIC_34: Variant = { block: BasicBlock, depths: [3, 4, 6, 3] };
const BOTTLENECK_50: Variant = { block: Bottleneck, depths: [3, 4, 6, 3] };
const BOTTLENECK_101: Variant = { block: Bottleneck, depths: [3, 4, 23, 3] };
const BOTTLENECK_152: Variant = { block: Bottleneck, depths: [3, 8, 36, 3] };

export const resNetModels: readonly ModelRecord[] = [
  row('resnet18', BASIC_18, { imageSize: 32 }),
  row('resnet34', BASIC_34),
  row('resnet50', BOTTLENECK_50),
  row('resnet101', BOTTLENECK_101),
  row('resnet152', BOTTLENECK_152),
  row('resnet18d', { ...BASIC_18, deep: true }),
  row('resnet34d', { ...BASIC_34, deep: true }),
  row('resnet50d', { ...BOTTLENECK_50, deep: true }),
  row('resnet101d', { ...BOTTLENECK_101, deep: true }),
  row('wide_resnet50_2', { ...BOTTLENECK_50, innerWidth: 2 }),
  row('resnext50_32x4d', { ...BOTTLENECK_50, groups: 32, innerWidth: 2 }),
  row('resnext101_32x8d', { ...BOTTLENECK_101, groups: 32, innerWidth: 4 }),
  row('acnet_resnet18', { ...BASIC_18, branches: (options) => new AcBlock(options) }, { imageSize: 16 }),
  row(
    'dbb_resnet18',
    { ...BASIC_18, branches: (options) => new DiverseBranchBlock(options) },
    { imageSize: 32, batchSize: 8 },
  ),
  row('seresnet50', { ...BOTTLENECK_50, squeezeExcite: true }, { imageSize: 32 }),
  row('seresnext50_32x4d', { ...BOTTLENECK_50, groups: 32, innerWidth: 2, squeezeExcite: true }),
];
