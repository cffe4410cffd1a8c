// Deep Residual Learning for Image Recognition (He et al., CVPR 2016, arXiv:1512.03385): the networks of two-convolution blocks, as in timm.

import { BatchNorm2d, Conv2d, Dropout, DropPath, Linear, Module } from '../nn/index.ts';
import { activate, globalAveragePool2d, maxPool2d } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { ImageModel, type ModelRecord, type ModelSettings } from './model.ts';

const conv = (inChannels: number, outChannels: number, kernelSize: number, stride: number): Conv2d =>
  new Conv2d(inChannels, outChannels, { kernelSize, stride, padding: (kernelSize - 1) / 2, bias: false });

/** Two 3×3 convolutions beside an identity, or beside a strided 1×1 convolution where the shape changes. */
class BasicBlock extends Module {
  readonly conv1: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly conv2: Conv2d;
  readonly bn2: BatchNorm2d;
  readonly downsample: readonly [] | readonly [Conv2d, BatchNorm2d];
  readonly dropPath: DropPath;

  constructor(inChannels: number, outChannels: number, stride: number, dropPathRate: number) {
    super();
    this.conv1 = conv(inChannels, outChannels, 3, stride);
    this.bn1 = new BatchNorm2d(outChannels);
    this.conv2 = conv(outChannels, outChannels, 3, 1);
    this.bn2 = new BatchNorm2d(outChannels);
    const same = stride === 1 && inChannels === outChannels;
    this.downsample = same ? [] : [conv(inChannels, outChannels, 1, stride), new BatchNorm2d(outChannels)];
    this.dropPath = new DropPath(dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    const y = activate(this.bn1.forward(this.conv1.forward(x)), 'relu');
    const branch = this.dropPath.forward(this.bn2.forward(this.conv2.forward(y)));
    const shortcut = this.downsample.reduce((z: Tensor, layer) => layer.forward(z), x);
    return activate(branch.add(shortcut), 'relu');
  }
}

type StageDepths = readonly [number, number, number, number];

/**
 * ResNet. With the small-image stem, a 3×3 convolution of stride 1 replaces the 7×7 one of stride 2 and its max pooling, as is usual for CIFAR:
 * total stride 8 instead of 32; `conv1.weight` is `[64, C, 3, 3]` in files.
 */
class ResNet extends ImageModel {
  readonly conv1: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly layer1: readonly BasicBlock[];
  readonly layer2: readonly BasicBlock[];
  readonly layer3: readonly BasicBlock[];
  readonly layer4: readonly BasicBlock[];
  readonly dropout: Dropout;
  readonly fc: Linear;

  constructor(
    depths: StageDepths,
    private readonly settings: ModelSettings,
  ) {
    super();
    this.conv1 = settings.smallImage ? conv(settings.inChannels, 64, 3, 1) : conv(settings.inChannels, 64, 7, 2);
    this.bn1 = new BatchNorm2d(64);
    [this.layer1, this.layer2, this.layer3, this.layer4] = buildStages(depths, settings.dropPathRate);
    this.dropout = new Dropout(settings.dropRate);
    this.fc = new Linear(512, settings.numClasses);
  }

  override features(images: Tensor): Tensor[] {
    const stem = activate(this.bn1.forward(this.conv1.forward(images)), 'relu');
    const outputs = [stem];
    let x = this.settings.smallImage ? stem : maxPool2d(stem, { kernelSize: 3, stride: 2, padding: 1 });
    for (const stage of [this.layer1, this.layer2, this.layer3, this.layer4]) {
      x = stage.reduce((y, block) => block.forward(y), x);
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

function buildStages(depths: StageDepths, dropPathRate: number): BasicBlock[][] {
  const last = depths.reduce((sum, depth) => sum + depth, 0) - 1;
  let inChannels = 64;
  let index = 0;
  return depths.map((depth, stage) => {
    const channels = 64 * 2 ** stage;
    return Array.from({ length: depth }, (_, i) => {
      const block = new BasicBlock(inChannels, channels, i === 0 && stage > 0 ? 2 : 1, (dropPathRate * index++) / last);
      inChannels = channels;
      return block;
    });
  });
}

const row = (name: string, depths: StageDepths): ModelRecord => ({
  name,
  family: 'resnet',
  imageSize: 224,
  smallImageSize: 32,
  anyImageSize: true,
  sizeMultiple: { usual: 1, smallImage: 1 },
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
  create: (settings) => new ResNet(depths, settings),
});

export const resNetModels: readonly ModelRecord[] = [row('resnet18', [2, 2, 2, 2]), row('resnet34', [3, 4, 6, 3])];
