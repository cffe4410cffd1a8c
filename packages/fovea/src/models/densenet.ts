// Densely Connected Convolutional Networks (Huang et al., CVPR 2017, arXiv:1608.06993), as in timm.

import { BatchNorm2d, type Conv2d, Dropout, init, type Layer, Module } from '../nn/index.ts';
import { activate, averagePool2d, globalAveragePool2d, maxPool2d } from '../ops/index.ts';
import { concat, type Tensor } from '../tensor/index.ts';
import { Classifier } from './classifier.ts';
import { WITH_THE_LAYER_BEFORE } from './layer-patterns.ts';
import { type CompleteModelOptions, ImageModel, type PoolReplacement } from './model.ts';
import { paddedConv } from './padded-conv.ts';
import { doubling, type ModelRecord, type ModelTrial, modelRow, modelStages, scaledDepth } from './record.ts';

const GROWTH = 32;
/** Channels between the convolutions of a layer, in growth rates. */
const BOTTLENECK = 4;
const STEM_CHANNELS = 64;

const conv = paddedConv(init.kaimingNormal());

const active = (norm: BatchNorm2d, x: Tensor): Tensor => activate(norm.forward(x), 'relu');

/** What a layer adds to the channels it sees: norm, relu, 1×1, norm, relu, 3×3. */
class DenseLayer extends Module {
  readonly norm1: BatchNorm2d;
  readonly conv1: Conv2d;
  readonly norm2: BatchNorm2d;
  readonly conv2: Conv2d;

  constructor(inChannels: number) {
    super();
    this.norm1 = new BatchNorm2d(inChannels);
    this.conv1 = conv(inChannels, BOTTLENECK * GROWTH, 1);
    this.norm2 = new BatchNorm2d(BOTTLENECK * GROWTH);
    this.conv2 = conv(BOTTLENECK * GROWTH, GROWTH, 3);
  }

  override forward(x: Tensor): Tensor {
    return this.conv2.forward(active(this.norm2, this.conv1.forward(active(this.norm1, x))));
  }
}

/** Layers that each see the outputs of all before them. */
class DenseBlock extends Module {
  constructor(private readonly layers: readonly DenseLayer[]) {
    super();
  }

  override *children(): Generator<[string, Module]> {
    for (const [i, layer] of this.layers.entries()) yield [`denselayer${i + 1}`, layer];
  }

  override forward(x: Tensor): Tensor {
    return this.layers.reduce((seen, layer) => concat([seen, layer.forward(seen)], 3), x);
  }
}

const STEM_POOL = { kernelSize: 3, stride: 2, padding: 1 };
const TRANSITION_POOL = { kernelSize: 2, stride: 2 };

/** Halves channels and resolution between blocks. */
class Transition extends Module {
  readonly norm: BatchNorm2d;
  readonly conv: Conv2d;
  /** What has taken the place of its pooling. */
  pool: Layer | undefined;

  constructor(inChannels: number) {
    super();
    this.norm = new BatchNorm2d(inChannels);
    this.conv = conv(inChannels, inChannels / 2, 1);
  }

  override forward(x: Tensor): Tensor {
    const y = this.conv.forward(active(this.norm, x));
    return this.pool?.forward(y) ?? averagePool2d(y, TRANSITION_POOL);
  }
}

/** The stem, the blocks and transitions in turns, and the last norm, under timm's names. */
class Features extends Module {
  readonly conv0: Conv2d;
  readonly norm0: BatchNorm2d;
  /** What has taken the place of the stem's pooling. */
  private pool0: Layer | undefined;
  readonly norm5: BatchNorm2d;
  readonly channels: number;
  private readonly blocks: readonly DenseBlock[];
  private readonly transitions: readonly Transition[];

  constructor(
    depths: readonly number[],
    private readonly options: CompleteModelOptions,
  ) {
    super();
    const { inChannels, smallImage } = options;
    this.conv0 = smallImage ? conv(inChannels, STEM_CHANNELS, 3) : conv(inChannels, STEM_CHANNELS, 7, 2);
    this.norm0 = new BatchNorm2d(STEM_CHANNELS);
    const blocks: DenseBlock[] = [];
    const transitions: Transition[] = [];
    let channels = STEM_CHANNELS;
    for (const depth of depths) {
      if (blocks.length > 0) {
        transitions.push(new Transition(channels));
        channels /= 2;
      }
      blocks.push(new DenseBlock(Array.from({ length: depth }, (_, i) => new DenseLayer(channels + i * GROWTH))));
      channels += depth * GROWTH;
    }
    this.blocks = blocks;
    this.transitions = transitions;
    this.channels = channels;
    this.norm5 = new BatchNorm2d(channels);
  }

  override *children(): Generator<[string, Module]> {
    yield ['conv0', this.conv0];
    yield ['norm0', this.norm0];
    if (this.pool0) yield ['pool0', this.pool0];
    for (const [i, block] of this.blocks.entries()) {
      yield [`denseblock${i + 1}`, block];
      if (i < this.transitions.length) yield [`transition${i + 1}`, this.transitions[i]];
    }
    yield ['norm5', this.norm5];
  }

  replacePooling(make: PoolReplacement): number {
    for (const transition of this.transitions) transition.pool = make(TRANSITION_POOL, transition.conv.outChannels);
    if (this.options.smallImage) return this.transitions.length;
    this.pool0 = make(STEM_POOL, STEM_CHANNELS);
    return this.transitions.length + 1;
  }

  /** The stem's output, those of all blocks but the last, and the end. */
  override forward(images: Tensor): Tensor[] {
    const stem = active(this.norm0, this.conv0.forward(images));
    const outputs = [stem];
    let x = this.options.smallImage ? stem : (this.pool0?.forward(stem) ?? maxPool2d(stem, STEM_POOL));
    for (const [i, block] of this.blocks.entries()) {
      x = block.forward(x);
      const transition: Layer | undefined = this.transitions[i];
      if (transition) outputs.push(x);
      x = transition ? transition.forward(x) : active(this.norm5, x);
    }
    return [...outputs, x];
  }
}

/**
 * DenseNet-BC. With the small-image stem, a 3×3 convolution of stride 1 replaces the 7×7 one of stride 2 and its max pooling: total stride 8
 * instead of 32; `features.conv0.weight` is `[64, C, 3, 3]` in files.
 */
class DenseNet extends ImageModel {
  readonly trunk: Features;
  readonly dropout: Dropout;
  readonly classifier: Classifier;

  constructor(depths: readonly number[], options: CompleteModelOptions) {
    super();
    this.trunk = new Features(depths, options);
    this.dropout = new Dropout(options.dropRate);
    this.classifier = new Classifier(this.trunk.channels, options.numClasses, { biasInit: init.zeros });
  }

  override *children(): Generator<[string, Module]> {
    yield ['features', this.trunk];
    yield ['dropout', this.dropout];
    yield ['classifier', this.classifier];
  }

  override replacePooling(make: PoolReplacement): number {
    return this.trunk.replacePooling(make);
  }

  override features(images: Tensor): Tensor[] {
    return this.trunk.forward(images);
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.features(images).at(-1) as Tensor;
  }

  override forwardHead(features: Tensor): Tensor {
    return this.classifier.forward(this.dropout.forward(globalAveragePool2d(features)));
  }
}

/** The stem's, and what each block has added up to when a transition halves it. */
function stageChannels(depths: readonly number[]): number[] {
  const channels = [STEM_CHANNELS];
  let inChannels = STEM_CHANNELS;
  for (const depth of depths) {
    channels.push(inChannels + depth * GROWTH);
    inChannels = (inChannels + depth * GROWTH) / 2;
  }
  return channels;
}

const row = (name: string, depths: readonly number[], trial?: ModelTrial): ModelRecord =>
  modelRow(
    name,
    'densenet',
    (options, scale) =>
      new DenseNet(
        depths.map((depth) => scaledDepth(depth, scale)),
        options,
      ),
    {
      scalable: ['depth'],
      stages: modelStages(stageChannels(depths), doubling(2, 5), [1, ...doubling(1, 4)]),
      layers: [
        /^features\.(?:conv|norm|pool)[012]/,
        /^features\.denseblock(\d+)\.denselayer(\d+)/,
        [/^features\.transition(\d+)/, WITH_THE_LAYER_BEFORE],
      ],
      trial,
    },
  );

export const denseNetModels: readonly ModelRecord[] = [
  row('densenet121', [6, 12, 24, 16], { imageSize: 32 }),
  row('densenet169', [6, 12, 32, 32]),
  row('densenet201', [6, 12, 48, 32]),
];
