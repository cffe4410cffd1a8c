// Designing Network Design Spaces (Radosavovic et al., CVPR 2020, arXiv:2003.13678): RegNetX, and RegNetY with squeeze-and-excitation, as in timm.

import { ConvNorm, DropPath, init, Module, SEModule } from '../nn/index.ts';
import { activate } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { type CompleteModelOptions, ImageModel } from './model.ts';
import { PooledHead } from './pooled-head.ts';
import {
  doubling,
  type ModelRecord,
  type ModelScale,
  type ModelTrial,
  modelRow,
  modelStages,
  scaledDepth,
  scaledWidth,
} from './record.ts';

const STEM_CHANNELS = 32;

const relu = (x: Tensor): Tensor => activate(x, 'relu');

interface ConvGeometry {
  readonly stride?: number;
  readonly groups?: number;
}

const conv = (
  inChannels: number,
  outChannels: number,
  kernelSize: number,
  { stride = 1, groups = 1 }: ConvGeometry = {},
  endsBranch = false,
): ConvNorm =>
  new ConvNorm(inChannels, outChannels, {
    kernelSize,
    stride,
    groups,
    padding: (kernelSize - 1) / 2,
    init: init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu', groups }),
    // A fresh block is an identity.
    norm: endsBranch ? { weightInit: init.zeros } : {},
  });

interface BlockOptions {
  readonly inChannels: number;
  readonly channels: number;
  /** Channels of a group of the 3×3 convolution. */
  readonly groupSize: number;
  readonly stride: number;
  readonly squeezeExcite: boolean;
  readonly dropPathRate: number;
}

/** A grouped 3×3 convolution between two 1×1 ones of the same width, beside a shortcut. */
class RegNetBlock extends Module {
  readonly conv1: ConvNorm;
  readonly conv2: ConvNorm;
  readonly se: SEModule | undefined;
  readonly conv3: ConvNorm;
  readonly downsample: ConvNorm | undefined;
  readonly dropPath: DropPath;

  constructor({ inChannels, channels, groupSize, stride, squeezeExcite, dropPathRate }: BlockOptions) {
    super();
    this.conv1 = conv(inChannels, channels, 1);
    this.conv2 = conv(channels, channels, 3, { stride, groups: channels / groupSize });
    const excitation = {
      rdChannels: Math.round(inChannels / 4),
      init: init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu' }),
      biasInit: init.zeros,
    };
    this.se = squeezeExcite ? new SEModule(channels, excitation) : undefined;
    this.conv3 = conv(channels, channels, 1, {}, true);
    const keepsShape = stride === 1 && inChannels === channels;
    this.downsample = keepsShape ? undefined : conv(inChannels, channels, 1, { stride });
    this.dropPath = new DropPath(dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    let y = relu(this.conv2.forward(relu(this.conv1.forward(x))));
    if (this.se) y = this.se.forward(y);
    y = this.dropPath.forward(this.conv3.forward(y));
    return relu(y.add(this.downsample ? this.downsample.forward(x) : x));
  }
}

/** Blocks called b1, b2, … */
class Stage extends Module {
  constructor(private readonly blocks: readonly RegNetBlock[]) {
    super();
  }

  override *children(): Generator<[string, Module]> {
    for (const [i, block] of this.blocks.entries()) yield [`b${i + 1}`, block];
  }

  override forward(x: Tensor): Tensor {
    return this.blocks.reduce((y, block) => block.forward(y), x);
  }
}

interface StageShape {
  readonly depth: number;
  readonly channels: number;
  readonly groupSize: number;
}

interface Variant {
  readonly stages: readonly StageShape[];
  readonly squeezeExcite: boolean;
}

/** RegNet. With the small-image stem, the stem keeps the resolution: total stride 16 instead of 32, the same parameters. */
class RegNet extends ImageModel {
  readonly stem: ConvNorm;
  readonly s1: Stage;
  readonly s2: Stage;
  readonly s3: Stage;
  readonly s4: Stage;
  readonly head: PooledHead;

  constructor({ stages, squeezeExcite }: Variant, options: CompleteModelOptions) {
    super();
    const { smallImage, dropPathRate } = options;
    this.stem = conv(options.inChannels, STEM_CHANNELS, 3, { stride: smallImage ? 1 : 2 });
    const last = stages.reduce((sum, { depth }) => sum + depth, 0) - 1;
    let inChannels = STEM_CHANNELS;
    let index = 0;
    [this.s1, this.s2, this.s3, this.s4] = stages.map(({ depth, channels, groupSize }) => {
      const blocks = Array.from({ length: depth }, (_, i) => {
        const common = { channels, groupSize, squeezeExcite };
        const rate = (dropPathRate * index++) / last;
        const block = new RegNetBlock({ ...common, inChannels, stride: i === 0 ? 2 : 1, dropPathRate: rate });
        inChannels = channels;
        return block;
      });
      return new Stage(blocks);
    });
    this.head = new PooledHead(inChannels, options, { init: init.normal(0, 0.01), biasInit: init.zeros });
  }

  override features(images: Tensor): Tensor[] {
    let x = relu(this.stem.forward(images));
    const outputs = [x];
    for (const stage of [this.s1, this.s2, this.s3, this.s4]) {
      x = stage.forward(x);
      outputs.push(x);
    }
    return outputs;
  }

  override forwardFeatures(images: Tensor): Tensor {
    return this.features(images).at(-1) as Tensor;
  }

  override forwardHead(features: Tensor): Tensor {
    return this.head.forward(features);
  }
}

/** What the paper's rule makes widths from: channels w0 + wa·i of block i, to the nearest power of wm. */
interface Rule {
  readonly depth: number;
  readonly w0: number;
  readonly wa: number;
  readonly wm: number;
  readonly groupSize: number;
}

/** The nearest multiple; of two as near, the even one. */
function toMultiple(value: number, multiple: number): number {
  const count = value / multiple;
  const below = Math.floor(count);
  const isHalf = count - below === 0.5;
  return multiple * (isHalf ? below + (below % 2) : Math.round(count));
}

/** Blocks of equal width are a stage; its width is a multiple of the group's. */
function stagesOf({ depth, w0, wa, wm, groupSize }: Rule): StageShape[] {
  const widths = Array.from({ length: depth }, (_, i) => {
    const exponent = Math.round(Math.log((w0 + wa * i) / w0) / Math.log(wm));
    return toMultiple(w0 * wm ** exponent, 8);
  });
  return [...new Set(widths)].map((width) => {
    const group = Math.min(groupSize, width);
    const count = widths.filter((own) => own === width).length;
    return { depth: count, channels: toMultiple(width, group), groupSize: group };
  });
}

const scaled = ({ stages, ...variant }: Variant, scale: ModelScale): Variant => ({
  ...variant,
  stages: stages.map(({ depth, channels, groupSize }) => ({
    depth: scaledDepth(depth, scale),
    channels: scaledWidth(channels, scale, groupSize),
    groupSize,
  })),
});

type Numbers = readonly [depth: number, w0: number, wa: number, wm: number, groupSize: number];

function row(name: string, [depth, w0, wa, wm, groupSize]: Numbers, trial?: ModelTrial): ModelRecord {
  const stages = stagesOf({ depth, w0, wa, wm, groupSize });
  const variant: Variant = { stages, squeezeExcite: name.startsWith('regnety') };
  return modelRow(name, 'regnet', (options, scale) => new RegNet(scaled(variant, scale), options), {
    scalable: ['width', 'depth'],
    stages: modelStages([STEM_CHANNELS, ...stages.map(({ channels }) => channels)], doubling(2, 5), doubling(1, 5)),
    layers: [/^stem/, /^s(\d+)\.b(\d+)/],
    trial,
  });
}

export const regNetModels: readonly ModelRecord[] = [
  row('regnetx_002', [13, 24, 36.44, 2.49, 8], { imageSize: 28, smallImage: true, lr: 2e-3 }),
  row('regnetx_004', [22, 24, 24.48, 2.54, 16]),
  row('regnetx_006', [16, 48, 36.97, 2.24, 24]),
  row('regnetx_008', [16, 56, 35.73, 2.28, 16]),
  row('regnetx_016', [18, 80, 34.01, 2.25, 24]),
  row('regnetx_032', [25, 88, 26.31, 2.25, 48]),
  row('regnety_002', [13, 24, 36.44, 2.49, 8]),
  row('regnety_004', [16, 48, 27.89, 2.09, 8]),
  row('regnety_006', [15, 48, 32.54, 2.32, 16]),
  row('regnety_008', [14, 56, 38.84, 2.4, 16]),
  row('regnety_016', [27, 48, 20.71, 2.65, 24]),
  row('regnety_032', [21, 80, 42.63, 2.66, 24]),
];
