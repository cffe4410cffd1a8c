// GhostNet: More Features from Cheap Operations (Han et al., CVPR 2020, arXiv:1911.11907), as in timm.

import { BatchNorm2d, Conv2d, Dropout, type Layer, Module, ReLU, SqueezeExcite } from '../nn/index.ts';
import { activate, globalAveragePool2d } from '../ops/index.ts';
import { concat, type Tensor } from '../tensor/index.ts';
import { Classifier } from './classifier.ts';
import { WITH_THE_LAYER_BEFORE } from './layer-patterns.ts';
import { type CompleteModelOptions, ImageModel } from './model.ts';
import { doubling, type ModelRecord, type ModelTrial, modelRow, modelStages } from './record.ts';

const HEAD_CHANNELS = 1280;

/** The nearest multiple of 4 that is at least 4 and loses at most a tenth. */
function roundChannels(channels: number): number {
  const rounded = Math.max(4, Math.floor((channels + 2) / 4) * 4);
  return rounded < 0.9 * channels ? rounded + 4 : rounded;
}

const conv = (inChannels: number, outChannels: number, kernelSize: number, stride = 1, groups = 1): Conv2d =>
  new Conv2d(inChannels, outChannels, { kernelSize, stride, padding: (kernelSize - 1) / 2, groups, bias: false });

const through = (layers: readonly Layer[], x: Tensor): Tensor => layers.reduce((y, layer) => layer.forward(y), x);

/** Half of the channels by a pointwise convolution, the other half from those by a depthwise one. */
class GhostModule extends Module {
  readonly primaryConv: readonly Layer[];
  readonly cheapOperation: readonly Layer[];

  constructor(inChannels: number, outChannels: number, active: boolean) {
    super();
    const half = outChannels / 2;
    const ends = (): Layer[] => (active ? [new ReLU()] : []);
    this.primaryConv = [conv(inChannels, half, 1), new BatchNorm2d(half), ...ends()];
    this.cheapOperation = [conv(half, half, 3, 1, half), new BatchNorm2d(half), ...ends()];
  }

  override forward(x: Tensor): Tensor {
    const primary = through(this.primaryConv, x);
    return concat([primary, through(this.cheapOperation, primary)], 3);
  }
}

interface BlockOptions {
  readonly inChannels: number;
  readonly expandedChannels: number;
  readonly outChannels: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly squeezeExcite: boolean;
}

/** A depthwise and a pointwise convolution where the shape changes, else nothing. */
function shortcutOf({ inChannels, outChannels, kernelSize, stride }: BlockOptions): readonly Layer[] {
  if (stride === 1 && inChannels === outChannels) return [];
  return [
    conv(inChannels, inChannels, kernelSize, stride, inChannels),
    new BatchNorm2d(inChannels),
    conv(inChannels, outChannels, 1),
    new BatchNorm2d(outChannels),
  ];
}

/** Two ghost modules, a strided depthwise convolution between them where the block strides, beside a shortcut. */
class GhostBottleneck extends Module {
  readonly ghost1: GhostModule;
  readonly convDw: Conv2d | undefined;
  readonly bnDw: BatchNorm2d | undefined;
  readonly se: SqueezeExcite | undefined;
  readonly ghost2: GhostModule;
  readonly shortcut: readonly Layer[];

  constructor(options: BlockOptions) {
    super();
    const { inChannels, expandedChannels: inner, outChannels, kernelSize, stride, squeezeExcite } = options;
    this.ghost1 = new GhostModule(inChannels, inner, true);
    this.convDw = stride > 1 ? conv(inner, inner, kernelSize, stride, inner) : undefined;
    this.bnDw = stride > 1 ? new BatchNorm2d(inner) : undefined;
    const excitation = { rdChannels: roundChannels(inner / 4), gate: 'hardSigmoid' } as const;
    this.se = squeezeExcite ? new SqueezeExcite(inner, excitation) : undefined;
    this.ghost2 = new GhostModule(inner, outChannels, false);
    this.shortcut = shortcutOf(options);
  }

  override forward(x: Tensor): Tensor {
    let y = this.ghost1.forward(x);
    if (this.convDw && this.bnDw) y = this.bnDw.forward(this.convDw.forward(y));
    if (this.se) y = this.se.forward(y);
    return this.ghost2.forward(y).add(through(this.shortcut, x));
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
    return activate(this.bn1.forward(this.conv.forward(x)), 'relu');
  }
}

type BlockRow = readonly [
  kernelSize: number,
  expanded: number,
  channels: number,
  squeezeExcite: boolean,
  stride: number,
];

const BLOCKS: readonly (readonly BlockRow[])[] = [
  [[3, 16, 16, false, 1]],
  [[3, 48, 24, false, 2]],
  [[3, 72, 24, false, 1]],
  [[5, 72, 40, true, 2]],
  [[5, 120, 40, true, 1]],
  [[3, 240, 80, false, 2]],
  [
    [3, 200, 80, false, 1],
    [3, 184, 80, false, 1],
    [3, 184, 80, false, 1],
    [3, 480, 112, true, 1],
    [3, 672, 112, true, 1],
  ],
  [[5, 672, 160, true, 2]],
  [
    [5, 960, 160, false, 1],
    [5, 960, 160, true, 1],
    [5, 960, 160, false, 1],
    [5, 960, 160, true, 1],
  ],
];
/** The stages that stride, whose outputs are features. */
const STRIDING = BLOCKS.flatMap((rows, stage) => (rows[0][4] > 1 ? [stage] : []));
const LAST_CHANNELS = 960;
const STEM_CHANNELS = 16;

/** GhostNet. With the small-image stem, the stem keeps the resolution: total stride 16 instead of 32, the same parameters. */
class GhostNet extends ImageModel {
  readonly convStem: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly blocks: readonly (readonly Layer[])[];
  readonly convHead: Conv2d;
  readonly dropout: Dropout;
  readonly classifier: Classifier;

  constructor(width: number, options: CompleteModelOptions) {
    super();
    const stemChannels = roundChannels(STEM_CHANNELS * width);
    this.convStem = conv(options.inChannels, stemChannels, 3, options.smallImage ? 1 : 2);
    this.bn1 = new BatchNorm2d(stemChannels);
    let inChannels = stemChannels;
    const stages = BLOCKS.map((rows) =>
      rows.map(([kernelSize, expanded, channels, squeezeExcite, stride]) => {
        const outChannels = roundChannels(channels * width);
        const expandedChannels = roundChannels(expanded * width);
        const common = { expandedChannels, outChannels, kernelSize, stride, squeezeExcite };
        const block = new GhostBottleneck({ ...common, inChannels });
        inChannels = outChannels;
        return block;
      }),
    );
    const last = roundChannels(LAST_CHANNELS * width);
    this.blocks = [...stages, [new ConvNormAct(inChannels, last)]];
    this.convHead = new Conv2d(last, HEAD_CHANNELS, { kernelSize: 1 });
    this.dropout = new Dropout(options.dropRate);
    this.classifier = new Classifier(HEAD_CHANNELS, options.numClasses);
  }

  /** What the stem's norm reads, and the outputs of the stages that stride. */
  override features(images: Tensor): Tensor[] {
    const { stem, outputs } = this.outputs(images);
    return [stem, ...STRIDING.map((stage) => outputs[stage])];
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.outputs(images).outputs.at(-1) as Tensor;
  }

  override forwardHead(features: Tensor): Tensor {
    const hidden = activate(this.convHead.forward(globalAveragePool2d(features, { keepDims: true })), 'relu');
    return this.classifier.forward(this.dropout.forward(hidden.reshape(hidden.shape[0], hidden.shape[3])));
  }

  private outputs(images: Tensor): { readonly stem: Tensor; readonly outputs: readonly Tensor[] } {
    const stem = this.convStem.forward(images);
    let x = activate(this.bn1.forward(stem), 'relu');
    const outputs = this.blocks.map((stage) => {
      x = through(stage, x);
      return x;
    });
    return { stem, outputs };
  }
}

const row = (name: string, width: number, trial?: ModelTrial): ModelRecord => {
  const channels = [STEM_CHANNELS, ...STRIDING.map((stage) => BLOCKS[stage][0][2])];
  return modelRow(name, 'ghostnet', (options, scale) => new GhostNet(width * scale.width, options), {
    scalable: ['width'],
    stages: modelStages(
      channels.map((count) => roundChannels(count * width)),
      doubling(2, 5),
      doubling(1, 5),
    ),
    layers: [/^(?:conv_stem|bn1)/, /^blocks\.(\d+)\.(\d+)/, [/^conv_head/, WITH_THE_LAYER_BEFORE]],
    trial,
  });
};

export const ghostNetModels: readonly ModelRecord[] = [
  row('ghostnet_050', 0.5),
  row('ghostnet_100', 1, { imageSize: 20, smallImage: true, lr: 3e-3 }),
  row('ghostnet_130', 1.3),
];
