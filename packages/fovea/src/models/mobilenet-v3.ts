// Searching for MobileNetV3 (Howard et al., ICCV 2019, arXiv:1905.02244): inverted residuals with squeeze-and-excitation, as in timm.

import { BatchNorm2d, Conv2d, Dropout, DropPath, Linear, Module, SqueezeExcite } from '../nn/index.ts';
import { type ActivationName, activate, globalAveragePool2d } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { ImageModel, type ModelRecord, type ModelSettings } from './model.ts';

/** One block of the table in the paper; `expansion` is relative to the block's input. */
interface BlockRow {
  readonly kernelSize: number;
  readonly stride: number;
  readonly expansion: number;
  readonly outChannels: number;
  readonly squeezeExcite: boolean;
  readonly activation: ActivationName;
}

interface BlockSettings extends Omit<BlockRow, 'expansion'> {
  readonly inChannels: number;
  readonly expandedChannels: number;
  readonly dropPathRate: number;
}

const conv = (inChannels: number, outChannels: number, kernelSize: number, stride = 1, groups = 1): Conv2d =>
  new Conv2d(inChannels, outChannels, { kernelSize, stride, padding: (kernelSize - 1) / 2, groups, bias: false });

const excite = (channels: number): SqueezeExcite =>
  new SqueezeExcite(channels, { rdChannels: roundChannels(channels / 4), activation: 'relu', gate: 'hardSigmoid' });

/** Depthwise, then pointwise convolution: an inverted residual without expansion. */
class DepthwiseSeparableConv extends Module {
  readonly convDw: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly se: SqueezeExcite | undefined;
  readonly convPw: Conv2d;
  readonly bn2: BatchNorm2d;
  readonly dropPath: DropPath;

  constructor(readonly settings: BlockSettings) {
    super();
    const { inChannels, outChannels, kernelSize, stride } = settings;
    this.convDw = conv(inChannels, inChannels, kernelSize, stride, inChannels);
    this.bn1 = new BatchNorm2d(inChannels);
    this.se = settings.squeezeExcite ? excite(inChannels) : undefined;
    this.convPw = conv(inChannels, outChannels, 1);
    this.bn2 = new BatchNorm2d(outChannels);
    this.dropPath = new DropPath(settings.dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    const { activation } = this.settings;
    let y = activate(this.bn1.forward(this.convDw.forward(x)), activation);
    if (this.se) y = this.se.forward(y);
    y = this.bn2.forward(this.convPw.forward(y));
    return hasSkip(this.settings) ? x.add(this.dropPath.forward(y)) : y;
  }
}

/** Pointwise expansion, depthwise convolution, squeeze-and-excitation, linear pointwise projection. */
class InvertedResidual extends Module {
  readonly convPw: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly convDw: Conv2d;
  readonly bn2: BatchNorm2d;
  readonly se: SqueezeExcite | undefined;
  readonly convPwl: Conv2d;
  readonly bn3: BatchNorm2d;
  readonly dropPath: DropPath;

  constructor(readonly settings: BlockSettings) {
    super();
    const { inChannels, expandedChannels, outChannels, kernelSize, stride } = settings;
    this.convPw = conv(inChannels, expandedChannels, 1);
    this.bn1 = new BatchNorm2d(expandedChannels);
    this.convDw = conv(expandedChannels, expandedChannels, kernelSize, stride, expandedChannels);
    this.bn2 = new BatchNorm2d(expandedChannels);
    this.se = settings.squeezeExcite ? excite(expandedChannels) : undefined;
    this.convPwl = conv(expandedChannels, outChannels, 1);
    this.bn3 = new BatchNorm2d(outChannels);
    this.dropPath = new DropPath(settings.dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    const { activation } = this.settings;
    let y = activate(this.bn1.forward(this.convPw.forward(x)), activation);
    y = activate(this.bn2.forward(this.convDw.forward(y)), activation);
    if (this.se) y = this.se.forward(y);
    y = this.bn3.forward(this.convPwl.forward(y));
    return hasSkip(this.settings) ? x.add(this.dropPath.forward(y)) : y;
  }
}

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

const hasSkip = ({ stride, inChannels, outChannels }: BlockSettings): boolean =>
  stride === 1 && inChannels === outChannels;

/** The nearest multiple of 8 that is at least 8 and loses at most a tenth. */
function roundChannels(channels: number): number {
  const rounded = Math.max(8, Math.floor((channels + 4) / 8) * 8);
  return rounded < 0.9 * channels ? rounded + 8 : rounded;
}

/** Blocks that follow each other with the same shape: only the first one strides. */
type StageRow = readonly [
  repeats: number,
  kernelSize: number,
  stride: number,
  expansion: number,
  outChannels: number,
  squeezeExcite: boolean,
  activation: ActivationName,
];

interface Variant {
  /** Stages of the trunk; the last pointwise convolution follows them. */
  readonly stages: readonly (readonly StageRow[])[];
  readonly lastChannels: number;
  readonly headChannels: number;
  /** Factor on all channels but the head's. */
  readonly width: number;
}

/**
 * MobileNetV3. With the small-image stem, the stem keeps the resolution: total stride 16 instead of 32, the same parameters. 28×28 images
 * leave the stages at 14, 7, 4 and 2 pixels a side.
 */
class MobileNetV3 extends ImageModel {
  readonly convStem: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly blocks: Module[][];
  readonly convHead: Conv2d;
  readonly dropout: Dropout;
  readonly classifier: Linear;
  /** Outputs to give as features: those after which resolution falls, and the last; 0 is the stem's. */
  private readonly featureStages: readonly number[];

  constructor(variant: Variant, settings: ModelSettings) {
    super();
    const stem = variant.width < 0.75 ? 16 : roundChannels(16 * variant.width);
    const last = roundChannels(variant.lastChannels * variant.width);
    this.convStem = conv(settings.inChannels, stem, 3, settings.smallImage ? 1 : 2);
    this.bn1 = new BatchNorm2d(stem);
    this.blocks = buildStages(variant, stem, settings);
    this.convHead = new Conv2d(last, variant.headChannels, { kernelSize: 1 });
    this.dropout = new Dropout(settings.dropRate);
    this.classifier = new Linear(variant.headChannels, settings.numClasses);
    this.featureStages = [...variant.stages.keys(), variant.stages.length + 1].filter(
      (stage) => stage > variant.stages.length || variant.stages[stage][0][2] > 1,
    );
  }

  override features(images: Tensor): Tensor[] {
    const outputs = this.stageOutputs(images);
    return this.featureStages.map((stage) => outputs[stage]);
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.stageOutputs(images).at(-1) as Tensor;
  }

  override forwardHead(features: Tensor): Tensor {
    const pooled = globalAveragePool2d(features, { keepDims: true });
    const hidden = activate(this.convHead.forward(pooled), 'hardSwish');
    return this.classifier.forward(this.dropout.forward(hidden.reshape(hidden.shape[0], hidden.shape[3])));
  }

  private stageOutputs(images: Tensor): Tensor[] {
    const outputs = [activate(this.bn1.forward(this.convStem.forward(images)), 'hardSwish')];
    for (const stage of this.blocks) {
      outputs.push(stage.reduce((x, block) => block.forward(x) as Tensor, outputs.at(-1) as Tensor));
    }
    return outputs;
  }
}

function buildStages(variant: Variant, stemChannels: number, settings: ModelSettings): Module[][] {
  const total = 1 + variant.stages.flat().reduce((count, [repeats]) => count + repeats, 0);
  let inChannels = stemChannels;
  let index = 0;
  const stages = variant.stages.map((rows) =>
    rows.flatMap(([repeats, kernelSize, stride, expansion, channels, squeezeExcite, activation]) =>
      Array.from({ length: repeats }, (_, repeat) => {
        const block: BlockSettings = {
          inChannels,
          expandedChannels: roundChannels(inChannels * expansion),
          outChannels: roundChannels(channels * variant.width),
          kernelSize,
          stride: repeat > 0 ? 1 : stride,
          squeezeExcite,
          activation,
          dropPathRate: (settings.dropPathRate * index++) / total,
        };
        inChannels = block.outChannels;
        return expansion === 1 ? new DepthwiseSeparableConv(block) : new InvertedResidual(block);
      }),
    ),
  );
  return [...stages, [new ConvNormAct(inChannels, roundChannels(variant.lastChannels * variant.width))]];
}

const SMALL: Omit<Variant, 'width'> = {
  stages: [
    [[1, 3, 2, 1, 16, true, 'relu']],
    [
      [1, 3, 2, 4.5, 24, false, 'relu'],
      [1, 3, 1, 3.67, 24, false, 'relu'],
    ],
    [
      [1, 5, 2, 4, 40, true, 'hardSwish'],
      [2, 5, 1, 6, 40, true, 'hardSwish'],
    ],
    [[2, 5, 1, 3, 48, true, 'hardSwish']],
    [[3, 5, 2, 6, 96, true, 'hardSwish']],
  ],
  lastChannels: 576,
  headChannels: 1024,
};

const LARGE: Omit<Variant, 'width'> = {
  stages: [
    [[1, 3, 1, 1, 16, false, 'relu']],
    [
      [1, 3, 2, 4, 24, false, 'relu'],
      [1, 3, 1, 3, 24, false, 'relu'],
    ],
    [[3, 5, 2, 3, 40, true, 'relu']],
    [
      [1, 3, 2, 6, 80, false, 'hardSwish'],
      [1, 3, 1, 2.5, 80, false, 'hardSwish'],
      [2, 3, 1, 2.3, 80, false, 'hardSwish'],
    ],
    [[2, 3, 1, 6, 112, true, 'hardSwish']],
    [[3, 5, 2, 6, 160, true, 'hardSwish']],
  ],
  lastChannels: 960,
  headChannels: 1280,
};

const row = (name: string, table: Omit<Variant, 'width'>, width: number): ModelRecord => ({
  name,
  family: 'mobilenet-v3',
  imageSize: 224,
  smallImageSize: 32,
  anyImageSize: true,
  sizeMultiple: { usual: 1, smallImage: 1 },
  mean: [0.485, 0.456, 0.406],
  std: [0.229, 0.224, 0.225],
  create: (settings) => new MobileNetV3({ ...table, width }, settings),
});

export const mobileNetV3Models: readonly ModelRecord[] = [
  row('mobilenetv3_small_050', SMALL, 0.5),
  row('mobilenetv3_small_075', SMALL, 0.75),
  row('mobilenetv3_small_100', SMALL, 1),
  row('mobilenetv3_large_075', LARGE, 0.75),
  row('mobilenetv3_large_100', LARGE, 1),
];
