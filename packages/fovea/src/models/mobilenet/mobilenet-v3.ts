// Searching for MobileNetV3 (Howard et al., ICCV 2019, arXiv:1905.02244): inverted residuals with squeeze-and-excitation, as in timm.

import { BatchNorm2d, Conv2d, Dropout, init, type Layer, Module } from '../../nn/index.ts';
import { activate, globalAveragePool2d } from '../../ops/index.ts';
import type { Tensor } from '../../tensor/index.ts';
import { Classifier } from '../classifier.ts';
import { type CompleteModelOptions, ImageModel } from '../model.ts';
import { doubling, type ModelRecord, type ModelTrial, modelRow, modelStages } from '../record.ts';
import {
  type BlockTable,
  buildStages,
  classifierOptions,
  conv,
  featureChannels,
  featureStages,
  roundChannels,
  stageOutputs,
} from './blocks.ts';

/** The pointwise convolution that ends the trunk. */
class ConvNormAct extends Module {
  readonly conv: Conv2d;
  readonly bn1: BatchNorm2d;

  constructor(inChannels: number, outChannels: number) {
    super();
    this.conv = conv(inChannels, outChannels, 1);
    this.bn1 = new BatchNorm2d(outChannels);
  }

  override forward(x: Tensor): Tensor {
    return activate(this.bn1.forward(this.conv.forward(x)), 'hardSwish');
  }
}

interface Variant {
  /** Stages of the trunk; the last pointwise convolution follows them. */
  readonly table: BlockTable;
  readonly lastChannels: number;
  readonly headChannels: number;
  /** Factor on all channels but the head's. */
  readonly width: number;
}

const stemChannelsOf = (width: number): number => (width < 0.75 ? 16 : roundChannels(16 * width));

/**
 * MobileNetV3. With the small-image stem, the stem keeps the resolution: total stride 16 instead of 32, the same parameters. 28×28 images
 * leave the stages at 14, 7, 4 and 2 pixels a side.
 */
class MobileNetV3 extends ImageModel {
  readonly convStem: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly blocks: readonly (readonly Layer[])[];
  readonly convHead: Conv2d;
  readonly dropout: Dropout;
  readonly classifier: Classifier;
  private readonly featureStages: readonly number[];

  constructor(variant: Variant, options: CompleteModelOptions) {
    super();
    const { table, width, headChannels } = variant;
    const stemChannels = stemChannelsOf(width);
    const last = roundChannels(variant.lastChannels * width);
    const { dropPathRate } = options;
    this.convStem = conv(options.inChannels, stemChannels, 3, options.smallImage ? 1 : 2);
    this.bn1 = new BatchNorm2d(stemChannels);
    const trunk = { stemChannels, width, activation: 'hardSwish', dropPathRate, following: 1 } as const;
    const { stages, channels } = buildStages(table, trunk);
    this.blocks = [...stages, [new ConvNormAct(channels, last)]];
    this.convHead = new Conv2d(last, headChannels, {
      kernelSize: 1,
      init: init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu' }),
      biasInit: init.zeros,
    });
    this.dropout = new Dropout(options.dropRate);
    this.classifier = new Classifier(headChannels, options.numClasses, classifierOptions);
    this.featureStages = featureStages(table, this.blocks.length + 1);
  }

  override features(images: Tensor): Tensor[] {
    const outputs = this.outputs(images);
    return this.featureStages.map((stage) => outputs[stage]);
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.outputs(images).at(-1) as Tensor;
  }

  override forwardHead(features: Tensor): Tensor {
    const pooled = globalAveragePool2d(features, { keepDims: true });
    const hidden = activate(this.convHead.forward(pooled), 'hardSwish');
    return this.classifier.forward(this.dropout.forward(hidden.reshape(hidden.shape[0], hidden.shape[3])));
  }

  private outputs(images: Tensor): Tensor[] {
    return stageOutputs(activate(this.bn1.forward(this.convStem.forward(images)), 'hardSwish'), this.blocks);
  }
}

const SMALL: Omit<Variant, 'width'> = {
  table: [
    [{ repeats: 1, kernelSize: 3, stride: 2, channels: 16, squeezeExcite: true, activation: 'relu' }],
    [
      { repeats: 1, kernelSize: 3, stride: 2, expansion: 4.5, channels: 24, activation: 'relu' },
      { repeats: 1, kernelSize: 3, stride: 1, expansion: 3.67, channels: 24, activation: 'relu' },
    ],
    [
      { repeats: 1, kernelSize: 5, stride: 2, expansion: 4, channels: 40, squeezeExcite: true },
      { repeats: 2, kernelSize: 5, stride: 1, expansion: 6, channels: 40, squeezeExcite: true },
    ],
    [{ repeats: 2, kernelSize: 5, stride: 1, expansion: 3, channels: 48, squeezeExcite: true }],
    [{ repeats: 3, kernelSize: 5, stride: 2, expansion: 6, channels: 96, squeezeExcite: true }],
  ],
  lastChannels: 576,
  headChannels: 1024,
};

const LARGE: Omit<Variant, 'width'> = {
  table: [
    [{ repeats: 1, kernelSize: 3, stride: 1, channels: 16, activation: 'relu' }],
    [
      { repeats: 1, kernelSize: 3, stride: 2, expansion: 4, channels: 24, activation: 'relu' },
      { repeats: 1, kernelSize: 3, stride: 1, expansion: 3, channels: 24, activation: 'relu' },
    ],
    [{ repeats: 3, kernelSize: 5, stride: 2, expansion: 3, channels: 40, squeezeExcite: true, activation: 'relu' }],
    [
      { repeats: 1, kernelSize: 3, stride: 2, expansion: 6, channels: 80 },
      { repeats: 1, kernelSize: 3, stride: 1, expansion: 2.5, channels: 80 },
      { repeats: 2, kernelSize: 3, stride: 1, expansion: 2.3, channels: 80 },
    ],
    [{ repeats: 2, kernelSize: 3, stride: 1, expansion: 6, channels: 112, squeezeExcite: true }],
    [{ repeats: 3, kernelSize: 5, stride: 2, expansion: 6, channels: 160, squeezeExcite: true }],
  ],
  lastChannels: 960,
  headChannels: 1280,
};

const row = (name: string, given: Omit<Variant, 'width'>, width: number, trial?: ModelTrial): ModelRecord => {
  const last = roundChannels(given.lastChannels * width);
  const channels = featureChannels(given.table, width, stemChannelsOf(width), [last]);
  return modelRow(
    name,
    'mobilenet-v3',
    (options, scale) => new MobileNetV3({ ...given, width: width * scale.width }, options),
    {
      scalable: ['width'],
      stages: modelStages(channels, doubling(2, 5), doubling(1, 5)),
      layers: [/^(?:conv_stem|bn1)/, /^blocks\.(\d+)\.(\d+)/],
      trial,
    },
  );
};

export const mobileNetV3Models: readonly ModelRecord[] = [
  row('mobilenetv3_small_050', SMALL, 0.5),
  row('mobilenetv3_small_075', SMALL, 0.75),
  row('mobilenetv3_small_100', SMALL, 1, { imageSize: 28, smallImage: true }),
  row('mobilenetv3_large_075', LARGE, 0.75),
  row('mobilenetv3_large_100', LARGE, 1),
];
