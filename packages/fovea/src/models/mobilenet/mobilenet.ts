// MobileNets 1 and 2 (Howard et al., arXiv:1704.04861; Sandler et al., CVPR 2018, arXiv:1801.04381), as in timm.

import { BatchNorm2d, type Conv2d, Dropout, type Layer } from '../../nn/index.ts';
import { activate, globalAveragePool2d } from '../../ops/index.ts';
import type { Tensor } from '../../tensor/index.ts';
import { Classifier } from '../classifier.ts';
import { type LayerPatterns, WITH_THE_LAYER_BEFORE } from '../layer-patterns.ts';
import { type CompleteModelOptions, ImageModel } from '../model.ts';
import { doubling, type ModelRecord, type ModelTrial, modelRow, modelStages } from '../record.ts';
import {
  type BlockRow,
  type BlockTable,
  buildStages,
  classifierOptions,
  conv,
  featureChannels,
  featureStages,
  roundChannels,
  stageOutputs,
} from './blocks.ts';

interface Variant {
  readonly table: BlockTable;
  /** Factor on all channels; those of the head only grow. */
  readonly width: number;
  /** Channels of the pointwise convolution after the trunk; 0 for none. */
  readonly headChannels: number;
}

const stemChannelsOf = (width: number): number => roundChannels(32 * width);

/** MobileNetV1 or V2. With the small-image stem, the stem keeps the resolution: total stride 16 instead of 32, the same parameters. */
class MobileNet extends ImageModel {
  readonly convStem: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly blocks: readonly (readonly Layer[])[];
  readonly convHead: Conv2d | undefined;
  readonly bn2: BatchNorm2d | undefined;
  readonly dropout: Dropout;
  readonly classifier: Classifier;
  private readonly featureStages: readonly number[];

  constructor({ table, width, headChannels }: Variant, options: CompleteModelOptions) {
    super();
    const stemChannels = stemChannelsOf(width);
    const { dropPathRate } = options;
    this.convStem = conv(options.inChannels, stemChannels, 3, options.smallImage ? 1 : 2);
    this.bn1 = new BatchNorm2d(stemChannels);
    const trunk = { stemChannels, width, activation: 'relu6', dropPathRate, following: 0 } as const;
    const { stages, channels } = buildStages(table, trunk);
    const last = headChannels > 0 ? Math.max(headChannels, roundChannels(headChannels * width)) : channels;
    this.blocks = stages;
    this.convHead = headChannels > 0 ? conv(channels, last, 1) : undefined;
    this.bn2 = headChannels > 0 ? new BatchNorm2d(last) : undefined;
    this.dropout = new Dropout(options.dropRate);
    this.classifier = new Classifier(last, options.numClasses, classifierOptions);
    this.featureStages = featureStages(table, stages.length + 1);
  }

  override features(images: Tensor): Tensor[] {
    const outputs = this.outputs(images);
    return this.featureStages.map((stage) => outputs[stage]);
  }

  override forwardFeatures(images: Tensor): Tensor {
    const last = this.outputs(images).at(-1) as Tensor;
    return this.convHead && this.bn2 ? activate(this.bn2.forward(this.convHead.forward(last)), 'relu6') : last;
  }

  override forwardHead(features: Tensor): Tensor {
    return this.classifier.forward(this.dropout.forward(globalAveragePool2d(features)));
  }

  private outputs(images: Tensor): Tensor[] {
    return stageOutputs(activate(this.bn1.forward(this.convStem.forward(images)), 'relu6'), this.blocks);
  }
}

const separable = (repeats: number, stride: number, channels: number): BlockRow[] => [
  { repeats, kernelSize: 3, stride, channels, activeEnd: true },
];
const inverted = (repeats: number, stride: number, channels: number): BlockRow[] => [
  { repeats, kernelSize: 3, stride, expansion: 6, channels },
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
  [{ repeats: 1, kernelSize: 3, stride: 1, channels: 16 }],
  inverted(2, 2, 24),
  inverted(3, 2, 32),
  inverted(4, 2, 64),
  inverted(3, 1, 96),
  inverted(3, 2, 160),
  inverted(1, 1, 320),
];

/** What the versions have in common. */
const details = (table: BlockTable, width: number, trial: ModelTrial | undefined) => ({
  stages: modelStages(featureChannels(table, width, stemChannelsOf(width)), doubling(2, 5), doubling(1, 5)),
  layers: LAYERS,
  trial,
});

const v1 = (name: string, width: number, trial?: ModelTrial): ModelRecord =>
  modelRow(
    name,
    'mobilenet-v1',
    (options, scale) => new MobileNet({ table: V1, width: width * scale.width, headChannels: 0 }, options),
    {
      scalable: ['width'],
      ...details(V1, width, trial),
      centred: true,
    },
  );
const v2 = (name: string, width: number, trial?: ModelTrial): ModelRecord =>
  modelRow(
    name,
    'mobilenet-v2',
    (options, scale) => new MobileNet({ table: V2, width: width * scale.width, headChannels: 1280 }, options),
    { scalable: ['width'], ...details(V2, width, trial) },
  );

export const mobileNetModels: readonly ModelRecord[] = [
  v1('mobilenetv1_100', 1, { imageSize: 32 }),
  v1('mobilenetv1_125', 1.25),
  v2('mobilenetv2_050', 0.5),
  v2('mobilenetv2_100', 1, { imageSize: 32 }),
  v2('mobilenetv2_140', 1.4),
];
