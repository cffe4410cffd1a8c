// ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design (Ma et al., ECCV 2018, arXiv:1807.11164), as in torchvision.

import { BatchNorm2d, Conv2d, Dropout, type Layer, MaxPool2d, Module, ReLU } from '../nn/index.ts';
import { globalAveragePool2d } from '../ops/index.ts';
import { concat, type Tensor } from '../tensor/index.ts';
import { Classifier } from './classifier.ts';
import { WITH_THE_LAYER_BEFORE } from './layer-patterns.ts';
import { type CompleteModelOptions, ImageModel } from './model.ts';
import { type ModelRecord, type ModelTrial, modelRow, modelStages, scaledDepth, scaledWidth } from './record.ts';

const STEM_CHANNELS = 24;
const DEPTHS = [4, 8, 4];

const through = (layers: readonly Layer[], x: Tensor): Tensor => layers.reduce((y, layer) => layer.forward(y), x);

const convNorm = (inChannels: number, outChannels: number, kernelSize: number, stride = 1, groups = 1): Layer[] => [
  new Conv2d(inChannels, outChannels, { kernelSize, stride, padding: (kernelSize - 1) / 2, groups, bias: false }),
  new BatchNorm2d(outChannels),
];

const pointwise = (inChannels: number, outChannels: number): Layer[] => [
  ...convNorm(inChannels, outChannels, 1),
  new ReLU(),
];

const depthwise = (channels: number, stride: number): Layer[] => convNorm(channels, channels, 3, stride, channels);

/** The channels of both halves in turns. */
function interleaved(first: Tensor, second: Tensor): Tensor {
  const [n, height, width, half] = first.shape;
  const halves = concat([first, second], 3).reshape(n, height, width, 2, half);
  return halves.transpose(0, 1, 2, 4, 3).reshape(n, height, width, 2 * half);
}

/** Half of the channels as they are, or strided by a branch of their own, the other half through a bottleneck; then both in turns. */
class InvertedResidual extends Module {
  readonly branch1: readonly Layer[];
  readonly branch2: readonly Layer[];

  constructor(
    inChannels: number,
    outChannels: number,
    private readonly stride: number,
  ) {
    super();
    const half = outChannels / 2;
    const strides = stride > 1;
    this.branch1 = strides ? [...depthwise(inChannels, stride), ...pointwise(inChannels, half)] : [];
    this.branch2 = [
      ...pointwise(strides ? inChannels : half, half),
      ...depthwise(half, stride),
      ...pointwise(half, half),
    ];
  }

  override forward(x: Tensor): Tensor {
    const [first, second] = this.stride > 1 ? [x, x] : x.chunk(2, 3);
    return interleaved(through(this.branch1, first), through(this.branch2, second));
  }
}

interface Widths {
  readonly stem: number;
  readonly stages: readonly number[];
  readonly last: number;
}

/**
 * ShuffleNetV2. With the small-image stem, its convolution keeps the resolution and nothing pools: total stride 8 instead of 32, the same
 * parameters.
 */
class ShuffleNetV2 extends ImageModel {
  readonly conv1: readonly Layer[];
  readonly maxpool: MaxPool2d | undefined;
  readonly stage2: readonly Layer[];
  readonly stage3: readonly Layer[];
  readonly stage4: readonly Layer[];
  readonly conv5: readonly Layer[];
  readonly dropout: Dropout;
  readonly fc: Classifier;

  constructor({ stem, stages, last }: Widths, depths: readonly number[], options: CompleteModelOptions) {
    super();
    const { inChannels, smallImage } = options;
    this.conv1 = [...convNorm(inChannels, stem, 3, smallImage ? 1 : 2), new ReLU()];
    this.maxpool = smallImage ? undefined : new MaxPool2d({ kernelSize: 3, stride: 2, padding: 1 });
    [this.stage2, this.stage3, this.stage4] = stages.map((channels, i) =>
      Array.from({ length: depths[i] }, (_, block) =>
        block > 0
          ? new InvertedResidual(channels, channels, 1)
          : new InvertedResidual(i > 0 ? stages[i - 1] : stem, channels, 2),
      ),
    );
    this.conv5 = pointwise(stages[stages.length - 1], last);
    this.dropout = new Dropout(options.dropRate);
    this.fc = new Classifier(last, options.numClasses);
  }

  /** The stem before and after its pooling, and the outputs of the stages. */
  override features(images: Tensor): Tensor[] {
    const stem = through(this.conv1, images);
    const outputs = [stem, this.maxpool?.forward(stem) ?? stem];
    for (const stage of [this.stage2, this.stage3, this.stage4])
      outputs.push(through(stage, outputs[outputs.length - 1]));
    return outputs;
  }

  override forwardFeatures(images: Tensor): Tensor {
    return through(this.conv5, this.features(images).at(-1) as Tensor);
  }

  override forwardHead(features: Tensor): Tensor {
    return this.fc.forward(this.dropout.forward(globalAveragePool2d(features)));
  }
}

const row = (name: string, stages: readonly number[], last: number, trial?: ModelTrial): ModelRecord =>
  modelRow(
    name,
    'shufflenetv2',
    (options, scale) =>
      new ShuffleNetV2(
        {
          stem: scaledWidth(STEM_CHANNELS, scale),
          stages: stages.map((channels) => scaledWidth(channels, scale)),
          last: scaledWidth(last, scale),
        },
        DEPTHS.map((depth) => scaledDepth(depth, scale)),
        options,
      ),
    {
      scalable: ['width', 'depth'],
      stages: modelStages([STEM_CHANNELS, STEM_CHANNELS, ...stages], [2, 4, 8, 16, 32], [1, 1, 2, 4, 8]),
      layers: [/^conv1/, /^stage(\d+)\.(\d+)/, [/^conv5/, WITH_THE_LAYER_BEFORE]],
      trial,
    },
  );

export const shuffleNetModels: readonly ModelRecord[] = [
  row('shufflenet_v2_x0_5', [48, 96, 192], 1024, { imageSize: 16, smallImage: true, lr: 3e-3 }),
  row('shufflenet_v2_x1_0', [116, 232, 464], 1024),
  row('shufflenet_v2_x1_5', [176, 352, 704], 1024),
  row('shufflenet_v2_x2_0', [244, 488, 976], 2048),
];
