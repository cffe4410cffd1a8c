// MobileNets 1 and 2 (Howard et al., arXiv:1704.04861; Sandler et al., CVPR 2018, arXiv:1801.04381), as in timm.

import { BatchNorm2d, type Conv2d, Dropout, type Layer } from '../../nn/index.ts';
import { type ActivationName, activate, globalAveragePool2d } from '../../ops/index.ts';
import type { Tensor } from '../../tensor/index.ts';
import { Classifier } from '../classifier.ts';
import { type LayerPatterns, WITH_THE_LAYER_BEFORE } from '../layer-patterns.ts';
import { type CompleteModelOptions, ImageModel } from '../model.ts';
import { doubling, type ModelRecord, type ModelScale, type ModelTrial, modelRow, modelStages } from '../record.ts';
import { classifierOptions, conv, type Excite, roundChannels } from './blocks.ts';
import { type BlockRow, type BlockTable, buildStages, featureChannels, featureStages, stageOutputs } from './trunk.ts';

/** What a trunk is made of, besides its table. */
export interface Variant {
  readonly table: BlockTable;
  /** Factor on all channels; those of the head only grow. */
  readonly width: number;
  /** Channels of the pointwise convolution after the trunk; 0 for none. */
  readonly headChannels: number;
  /** Channels of the stem, for width 1. */
  readonly stem: number;
  readonly activation: ActivationName;
  /** Of the rows that have squeeze-and-excitation. */
  readonly excite?: Excite;
}

const V1_AND_V2 = { stem: 32, activation: 'relu6' } as const;

/**
 * MobileNetV1 or V2, or an EfficientNet, which has the same outline. With the small-image stem, the stem keeps the resolution: total stride 16
 * instead of 32, the same parameters.
 */
export class MobileNet extends ImageModel {
  readonly convStem: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly blocks: readonly (readonly Layer[])[];
  readonly convHead: Conv2d | undefined;
  readonly bn2: BatchNorm2d | undefined;
  readonly dropout: Dropout;
  readonly classifier: Classifier;
  private readonly featureStages: readonly number[];
  private readonly activation: ActivationName;

  constructor(variant: Variant, options: CompleteModelOptions) {
    super();
    const { table, width, headChannels, stem, activation, excite } = variant;
    const stemChannels = roundChannels(stem * width);
    const { dropPathRate } = options;
    this.activation = activation;
    this.convStem = conv(options.inChannels, stemChannels, 3, options.smallImage ? 1 : 2);
    this.bn1 = new BatchNorm2d(stemChannels);
    const trunk = { stemChannels, width, activation, dropPathRate, ...(excite && { excite }) };
    const { stages, channels } = buildStages(table, trunk);
    const last = headChannels > 0 ? Math.max(headChannels, roundChannels(headChannels * width)) : channels;
    this.blocks = stages;
    this.convHead = headChannels > 0 ? conv(channels, last, 1) : undefined;
    this.bn2 = headChannels > 0 ? new BatchNorm2d(last) : undefined;
    this.dropout = new Dropout(options.dropRate);
    this.classifier = new Classifier(last, options.numClasses, classifierOptions);
    this.featureStages = featureStages(table);
  }

  override features(images: Tensor): Tensor[] {
    const outputs = this.outputs(images);
    return this.featureStages.map((stage) => outputs[stage]);
  }

  override forwardFeatures(images: Tensor): Tensor {
    const last = this.outputs(images).at(-1) as Tensor;
    return this.convHead && this.bn2 ? activate(this.bn2.forward(this.convHead.forward(last)), this.activation) : last;
  }

  override forwardHead(features: Tensor): Tensor {
    return this.classifier.forward(this.dropout.forward(globalAveragePool2d(features)));
  }

  private outputs(images: Tensor): Tensor[] {
    return stageOutputs(activate(this.bn1.forward(this.convStem.forward(images)), this.activation), this.blocks);
  }
}

const separable = (repeats: number, stride: number, channels: number): BlockRow[] => [
  { block: 'separable', repeats, kernelSize: 3, stride, channels, activeEnd: true },
];
const inverted = (repeats: number, stride: number, channels: number): BlockRow[] => [
  { block: 'inverted', repeats, kernelSize: 3, stride, expansion: 6, channels },
];

const LAYERS: LayerPatterns = [
  /^(?:conv_stem|bn1)/,
  /^blocks\.(\d+)\.(\d+)/,
  [/^(?:conv_head|bn2)/, WITH_THE_LAYER_BEFORE],
];

const V1: BlockTable = [
  separable(1, 1, 64),
  separable(2, 2, 128),
  separable(2, 2, 256),
  separable(6, 2, 512),
  separable(2, 2, 1024),
];

const V2: BlockTable = [
  [{ block: 'separable', repeats: 1, kernelSize: 3, stride: 1, channels: 16 }],
  inverted(2, 2, 24),
  inverted(3, 2, 32),
  inverted(4, 2, 64),
  inverted(3, 1, 96),
  inverted(3, 2, 160),
  inverted(1, 1, 320),
];

/** What the rows of this outline have in common. */
export const details = ({ table, width, stem }: Variant, trial: ModelTrial | undefined) => ({
  stages: modelStages(featureChannels(table, width, roundChannels(stem * width)), doubling(2, 5), doubling(1, 5)),
  layers: LAYERS,
  trial,
});

const scaled = (variant: Variant, scale: ModelScale): Variant => ({ ...variant, width: variant.width * scale.width });

function v1(name: string, width: number, trial?: ModelTrial): ModelRecord {
  const variant: Variant = { table: V1, width, headChannels: 0, ...V1_AND_V2 };
  return modelRow(name, 'mobilenet-v1', (options, scale) => new MobileNet(scaled(variant, scale), options), {
    scalable: ['width'],
    ...details(variant, trial),
    centred: true,
  });
}

function v2(name: string, width: number, trial?: ModelTrial): ModelRecord {
  const variant: Variant = { table: V2, width, headChannels: 1280, ...V1_AND_V2 };
  return modelRow(name, 'mobilenet-v2', (options, scale) => new MobileNet(scaled(variant, scale), options), {
    scalable: ['width'],
    ...details(variant, trial),
  });
}

export const mobileNetModels: readonly ModelRecord[] = [
  v1('mobilenetv1_100', 1, { imageSize: 32 }),
  v1('mobilenetv1_125', 1.25),
  v2('mobilenetv2_050', 0.5),
  v2('mobilenetv2_100', 1, { imageSize: 32 }),
  v2('mobilenetv2_140', 1.4),
];
