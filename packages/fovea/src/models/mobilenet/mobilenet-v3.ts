// Searching for MobileNetV3 (Howard et al., ICCV 2019, arXiv:1905.02244): inverted residuals with squeeze-and-excitation, as in timm.

import { BatchNorm2d, Conv2d, Dropout, init, type Layer } from '../../nn/index.ts';
import { type ActivationName, activate, globalAveragePool2d } from '../../ops/index.ts';
import type { Tensor } from '../../tensor/index.ts';
import { Classifier } from '../classifier.ts';
import { type CompleteModelOptions, ImageModel } from '../model.ts';
import { doubling, type ModelRecord, type ModelScale, type ModelTrial, modelRow, modelStages } from '../record.ts';
import { classifierOptions, conv, type Excite, exciteBy, roundChannels } from './blocks.ts';
import { type BlockRow, type BlockTable, buildStages, featureChannels, featureStages, stageOutputs } from './trunk.ts';

const excite: Excite = (channels) =>
  exciteBy(channels, roundChannels(channels / 4), { activation: 'relu', gate: 'hardSigmoid' });

const stemChannelsOf = (width: number): number => (width < 0.75 ? 16 : roundChannels(16 * width));

/** What a trunk is made of. */
export interface Variant {
  readonly table: BlockTable;
  readonly headChannels: number;
  /** Factor on all channels but the head's. */
  readonly width: number;
  /** Channels of the stem, of this width. */
  readonly stemChannels: (width: number) => number;
  readonly activation: ActivationName;
  /** Of the rows that have squeeze-and-excitation. */
  readonly excite?: Excite;
  /** Whether a norm follows the head's convolution, which then has no bias (V4). Default false. */
  readonly headNorm?: boolean;
}

/**
 * MobileNetV3 or V4. With the small-image stem, the stem keeps the resolution: total stride 16 instead of 32, the same parameters. 28×28 images
 * leave the stages at 14, 7, 4 and 2 pixels a side.
 */
export class MobileNetV3 extends ImageModel {
  readonly convStem: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly blocks: readonly (readonly Layer[])[];
  readonly convHead: Conv2d;
  readonly normHead: BatchNorm2d | undefined;
  readonly dropout: Dropout;
  readonly classifier: Classifier;
  private readonly featureStages: readonly number[];
  private readonly activation: ActivationName;

  constructor(variant: Variant, options: CompleteModelOptions) {
    super();
    const { table, width, headChannels, activation, excite, headNorm = false } = variant;
    const stemChannels = variant.stemChannels(width);
    const { dropPathRate } = options;
    this.activation = activation;
    this.convStem = conv(options.inChannels, stemChannels, 3, options.smallImage ? 1 : 2);
    this.bn1 = new BatchNorm2d(stemChannels);
    const trunk = { stemChannels, width, activation, dropPathRate, ...(excite && { excite }) };
    const { stages, channels } = buildStages(table, trunk);
    this.blocks = stages;
    this.convHead = new Conv2d(channels, headChannels, {
      kernelSize: 1,
      bias: !headNorm,
      init: init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu' }),
      biasInit: init.zeros,
    });
    this.normHead = headNorm ? new BatchNorm2d(headChannels) : undefined;
    this.dropout = new Dropout(options.dropRate);
    this.classifier = new Classifier(headChannels, options.numClasses, classifierOptions);
    this.featureStages = featureStages(table);
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
    const projected = this.convHead.forward(pooled);
    const hidden = activate(this.normHead ? this.normHead.forward(projected) : projected, this.activation);
    return this.classifier.forward(this.dropout.forward(hidden.reshape(hidden.shape[0], hidden.shape[3])));
  }

  private outputs(images: Tensor): Tensor[] {
    return stageOutputs(activate(this.bn1.forward(this.convStem.forward(images)), this.activation), this.blocks);
  }
}

/** The pointwise convolution that ends the trunk. */
export const lastConv = (channels: number): readonly BlockRow[] => [
  { block: 'conv', repeats: 1, kernelSize: 1, stride: 1, channels, activeEnd: true },
];

const SMALL: Pick<Variant, 'table' | 'headChannels'> = {
  table: [
    [
      {
        block: 'separable',
        repeats: 1,
        kernelSize: 3,
        stride: 2,
        channels: 16,
        squeezeExcite: true,
        activation: 'relu',
      },
    ],
    [
      { block: 'inverted', repeats: 1, kernelSize: 3, stride: 2, expansion: 4.5, channels: 24, activation: 'relu' },
      { block: 'inverted', repeats: 1, kernelSize: 3, stride: 1, expansion: 3.67, channels: 24, activation: 'relu' },
    ],
    [
      { block: 'inverted', repeats: 1, kernelSize: 5, stride: 2, expansion: 4, channels: 40, squeezeExcite: true },
      { block: 'inverted', repeats: 2, kernelSize: 5, stride: 1, expansion: 6, channels: 40, squeezeExcite: true },
    ],
    [{ block: 'inverted', repeats: 2, kernelSize: 5, stride: 1, expansion: 3, channels: 48, squeezeExcite: true }],
    [{ block: 'inverted', repeats: 3, kernelSize: 5, stride: 2, expansion: 6, channels: 96, squeezeExcite: true }],
    lastConv(576),
  ],
  headChannels: 1024,
};

const LARGE: Pick<Variant, 'table' | 'headChannels'> = {
  table: [
    [{ block: 'separable', repeats: 1, kernelSize: 3, stride: 1, channels: 16, activation: 'relu' }],
    [
      { block: 'inverted', repeats: 1, kernelSize: 3, stride: 2, expansion: 4, channels: 24, activation: 'relu' },
      { block: 'inverted', repeats: 1, kernelSize: 3, stride: 1, expansion: 3, channels: 24, activation: 'relu' },
    ],
    [
      {
        block: 'inverted',
        repeats: 3,
        kernelSize: 5,
        stride: 2,
        expansion: 3,
        channels: 40,
        squeezeExcite: true,
        activation: 'relu',
      },
    ],
    [
      { block: 'inverted', repeats: 1, kernelSize: 3, stride: 2, expansion: 6, channels: 80 },
      { block: 'inverted', repeats: 1, kernelSize: 3, stride: 1, expansion: 2.5, channels: 80 },
      { block: 'inverted', repeats: 2, kernelSize: 3, stride: 1, expansion: 2.3, channels: 80 },
    ],
    [{ block: 'inverted', repeats: 2, kernelSize: 3, stride: 1, expansion: 6, channels: 112, squeezeExcite: true }],
    [{ block: 'inverted', repeats: 3, kernelSize: 5, stride: 2, expansion: 6, channels: 160, squeezeExcite: true }],
    lastConv(960),
  ],
  headChannels: 1280,
};

/** A row of this outline. */
export function mobileNetV3Row(
  name: string,
  family: string,
  variant: Variant,
  details: { readonly imageSize?: number; readonly trial?: ModelTrial | undefined } = {},
): ModelRecord {
  const { table, width, stemChannels } = variant;
  const channels = featureChannels(table, width, stemChannels(width));
  const scaled = (scale: ModelScale): Variant => ({ ...variant, width: width * scale.width });
  return modelRow(name, family, (options, scale) => new MobileNetV3(scaled(scale), options), {
    scalable: ['width'],
    stages: modelStages(channels, doubling(2, 5), doubling(1, 5)),
    layers: [/^(?:conv_stem|bn1)/, /^blocks\.(\d+)\.(\d+)/],
    ...details,
  });
}

const row = (name: string, given: typeof SMALL, width: number, trial?: ModelTrial): ModelRecord => {
  const variant: Variant = { ...given, width, stemChannels: stemChannelsOf, activation: 'hardSwish', excite };
  return mobileNetV3Row(name, 'mobilenet-v3', variant, { trial });
};

export const mobileNetV3Models: readonly ModelRecord[] = [
  row('mobilenetv3_small_050', SMALL, 0.5),
  row('mobilenetv3_small_075', SMALL, 0.75),
  row('mobilenetv3_small_100', SMALL, 1, { imageSize: 28, smallImage: true }),
  row('mobilenetv3_large_075', LARGE, 0.75),
  row('mobilenetv3_large_100', LARGE, 1),
];
