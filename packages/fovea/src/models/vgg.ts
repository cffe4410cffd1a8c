// Very Deep Convolutional Networks (Simonyan & Zisserman, ICLR 2015, arXiv:1409.1556), with and without batch norm, as in timm.

import { BatchNorm2d, Conv2d, Dropout, init, type Layer, MaxPool2d, Module, ReLU } from '../nn/index.ts';
import { activate, adaptiveAveragePool2d } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { type CompleteModelOptions, ImageModel } from './model.ts';
import { PooledHead } from './pooled-head.ts';
import { doubling, type ModelRecord, type ModelTrial, modelRow, modelStages, scaledWidth } from './record.ts';

const HIDDEN = 4096;

const conv = (inChannels: number, outChannels: number, kernelSize: number, padding = 0): Conv2d =>
  new Conv2d(inChannels, outChannels, {
    kernelSize,
    padding,
    init: init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu' }),
    biasInit: init.zeros,
  });

/** The hidden layers of the head, as convolutions: `[N, h, w, C]` → `[N, h − k + 1, w − k + 1, 4096]`. */
class PreLogits extends Module {
  readonly fc1: Conv2d;
  readonly drop: Dropout;
  readonly fc2: Conv2d;

  constructor(
    inChannels: number,
    private readonly kernelSize: number,
    dropRate: number,
  ) {
    super();
    this.fc1 = conv(inChannels, HIDDEN, kernelSize);
    this.drop = new Dropout(dropRate);
    this.fc2 = conv(HIDDEN, HIDDEN, 1);
  }

  override forward(map: Tensor): Tensor {
    const [, height, width] = map.shape;
    const least = this.kernelSize;
    const large =
      height < least || width < least
        ? adaptiveAveragePool2d(map, [Math.max(least, height), Math.max(least, width)])
        : map;
    const hidden = this.drop.forward(activate(this.fc1.forward(large), 'relu'));
    return activate(this.fc2.forward(hidden), 'relu');
  }
}

/** Convolutions of each stage; a pooling ends it. */
type Stages = readonly (readonly number[])[];

interface Variant {
  readonly stages: Stages;
  /** Whether a batch norm follows each convolution, as the paper's networks, from before it, have none. */
  readonly batchNorm: boolean;
}

/**
 * VGG. With the small-image stem, the first stage keeps the resolution and the head's 7×7 layer is 1×1: total stride 16 instead of 32;
 * `pre_logits.fc1.weight` is `[4096, 512, 1, 1]` in files.
 */
class Vgg extends ImageModel {
  readonly preLogits: PreLogits;
  readonly head: PooledHead;
  private readonly trunk: readonly Layer[];
  /** Where the trunk pools. */
  private readonly pools: ReadonlySet<number>;

  constructor({ stages, batchNorm }: Variant, options: CompleteModelOptions) {
    super();
    const layers: Layer[] = [];
    let inChannels = options.inChannels;
    for (const [stage, widths] of stages.entries()) {
      for (const channels of widths) {
        layers.push(conv(inChannels, channels, 3, 1), ...(batchNorm ? [new BatchNorm2d(channels)] : []), new ReLU());
        inChannels = channels;
      }
      const stride = stage === 0 && options.smallImage ? 1 : 2;
      layers.push(new MaxPool2d({ kernelSize: stride, stride }));
    }
    this.trunk = layers;
    this.pools = new Set(layers.flatMap((layer, i) => (layer instanceof MaxPool2d ? [i] : [])));
    this.preLogits = new PreLogits(inChannels, options.smallImage ? 1 : 7, options.dropRate);
    this.head = new PooledHead(HIDDEN, options, { init: init.normal(0, 0.01), biasInit: init.zeros });
  }

  override *children(): Generator<[string, Module]> {
    for (const [i, layer] of this.trunk.entries()) yield [`features.${i}`, layer];
    yield ['pre_logits', this.preLogits];
    yield ['head', this.head];
  }

  /** What each pooling reads, and the end. */
  override features(images: Tensor): Tensor[] {
    const outputs: Tensor[] = [];
    const last = this.trunk.reduce<Tensor>((x, layer, i) => {
      if (this.pools.has(i)) outputs.push(x);
      return layer.forward(x);
    }, images);
    return [...outputs, last];
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.trunk.reduce<Tensor>((x, layer) => layer.forward(x), images);
  }

  override forwardHead(features: Tensor): Tensor {
    return this.head.forward(this.preLogits.forward(features));
  }
}

const row = (name: string, stages: Stages, trial?: ModelTrial): ModelRecord => {
  const batchNorm = name.endsWith('_bn');
  const channels = stages.map((widths) => widths[widths.length - 1]);
  return modelRow(
    name,
    'vgg',
    (options, scale) => {
      const scaled = stages.map((widths) => widths.map((width) => scaledWidth(width, scale)));
      return new Vgg({ stages: scaled, batchNorm }, options);
    },
    {
      scalable: ['width'],
      stages: modelStages([...channels, channels[channels.length - 1]], doubling(1, 6), [1, ...doubling(1, 5)]),
      layers: [/^features\.0/, /^features\.(\d+)/],
      norm: batchNorm ? 'batch' : 'none',
      trial,
    },
  );
};

const repeated = (...counts: readonly number[]): Stages =>
  counts.map((count, i) => Array.from({ length: count }, () => Math.min(512, 64 * 2 ** i)));

const DEPTHS: readonly (readonly [layers: number, stages: Stages])[] = [
  [11, repeated(1, 1, 2, 2, 2)],
  [13, repeated(2, 2, 2, 2, 2)],
  [16, repeated(2, 2, 3, 3, 3)],
  [19, repeated(2, 2, 4, 4, 4)],
];

export const vggModels: readonly ModelRecord[] = [
  ...DEPTHS.map(([layers, stages]) =>
    row(`vgg${layers}_bn`, stages, layers === 11 ? { imageSize: 16, smallImage: true, lr: 3e-4 } : undefined),
  ),
  ...DEPTHS.map(([layers, stages]) => row(`vgg${layers}`, stages)),
];
