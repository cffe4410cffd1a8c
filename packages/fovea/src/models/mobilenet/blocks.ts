// Blocks of the MobileNets and the table that lists them, as in timm's EfficientNet builder: names, rounding, initial weights.

import {
  BatchNorm2d,
  Conv2d,
  DropPath,
  type Initializer,
  init,
  type Layer,
  Module,
  SqueezeExcite,
} from '../../nn/index.ts';
import { type ActivationName, activate } from '../../ops/index.ts';
import type { Tensor } from '../../tensor/index.ts';

interface BlockOptions {
  readonly inChannels: number;
  /** Channels of the depthwise convolution. */
  readonly expandedChannels: number;
  readonly outChannels: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly squeezeExcite: boolean;
  readonly activation: ActivationName;
  /** Whether an activation ends the block, which then has no skip (MobileNetV1). */
  readonly activeEnd: boolean;
  readonly dropPathRate: number;
}

/** A convolution without bias that keeps the size but for its stride; weights start as in the TensorFlow implementations. */
export const conv = (inChannels: number, outChannels: number, kernelSize: number, stride = 1, groups = 1): Conv2d =>
  new Conv2d(inChannels, outChannels, {
    kernelSize,
    stride,
    padding: (kernelSize - 1) / 2,
    groups,
    bias: false,
    init: init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu', groups }),
  });

/** Options of the classifier: uniform in ±1/√classes. */
export const classifierOptions: { readonly init: Initializer; readonly biasInit: Initializer } = {
  init: (shape) => init.uniform(-1 / Math.sqrt(shape[0]), 1 / Math.sqrt(shape[0]))(shape),
  biasInit: init.zeros,
};

const excite = (channels: number): SqueezeExcite =>
  new SqueezeExcite(channels, {
    rdChannels: roundChannels(channels / 4),
    activation: 'relu',
    gate: 'hardSigmoid',
    init: init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu' }),
    biasInit: init.zeros,
  });

/** Depthwise, then pointwise convolution: an inverted residual without expansion. */
class DepthwiseSeparableConv extends Module {
  readonly convDw: Conv2d;
  readonly bn1: BatchNorm2d;
  readonly se: SqueezeExcite | undefined;
  readonly convPw: Conv2d;
  readonly bn2: BatchNorm2d;
  readonly dropPath: DropPath;

  constructor(private readonly options: BlockOptions) {
    super();
    const { inChannels, outChannels, kernelSize, stride } = options;
    this.convDw = conv(inChannels, inChannels, kernelSize, stride, inChannels);
    this.bn1 = new BatchNorm2d(inChannels);
    this.se = options.squeezeExcite ? excite(inChannels) : undefined;
    this.convPw = conv(inChannels, outChannels, 1);
    this.bn2 = new BatchNorm2d(outChannels);
    this.dropPath = new DropPath(options.dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    const { activation, activeEnd } = this.options;
    let y = activate(this.bn1.forward(this.convDw.forward(x)), activation);
    if (this.se) y = this.se.forward(y);
    y = this.bn2.forward(this.convPw.forward(y));
    if (activeEnd) y = activate(y, activation);
    return hasSkip(this.options) ? x.add(this.dropPath.forward(y)) : y;
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

  constructor(private readonly options: BlockOptions) {
    super();
    const { inChannels, expandedChannels, outChannels, kernelSize, stride } = options;
    this.convPw = conv(inChannels, expandedChannels, 1);
    this.bn1 = new BatchNorm2d(expandedChannels);
    this.convDw = conv(expandedChannels, expandedChannels, kernelSize, stride, expandedChannels);
    this.bn2 = new BatchNorm2d(expandedChannels);
    this.se = options.squeezeExcite ? excite(expandedChannels) : undefined;
    this.convPwl = conv(expandedChannels, outChannels, 1);
    this.bn3 = new BatchNorm2d(outChannels);
    this.dropPath = new DropPath(options.dropPathRate);
  }

  override forward(x: Tensor): Tensor {
    const { activation } = this.options;
    let y = activate(this.bn1.forward(this.convPw.forward(x)), activation);
    y = activate(this.bn2.forward(this.convDw.forward(y)), activation);
    if (this.se) y = this.se.forward(y);
    y = this.bn3.forward(this.convPwl.forward(y));
    return hasSkip(this.options) ? x.add(this.dropPath.forward(y)) : y;
  }
}

const hasSkip = ({ stride, inChannels, outChannels, activeEnd }: BlockOptions): boolean =>
  stride === 1 && inChannels === outChannels && !activeEnd;

/** The nearest multiple of 8 that is at least 8 and loses at most a tenth. */
export function roundChannels(channels: number): number {
  const rounded = Math.max(8, Math.floor((channels + 4) / 8) * 8);
  return rounded < 0.9 * channels ? rounded + 8 : rounded;
}

/** Blocks that follow each other with the same shape: only the first one strides. `expansion` is relative to a block's input. */
export interface BlockRow {
  readonly repeats: number;
  readonly kernelSize: number;
  readonly stride: number;
  /** Default: no expansion at all. */
  readonly expansion?: number;
  readonly channels: number;
  readonly squeezeExcite?: boolean;
  readonly activation?: ActivationName;
  readonly activeEnd?: boolean;
}

/** Stages of blocks in which only the first block may stride. */
export type BlockTable = readonly (readonly BlockRow[])[];

export interface TrunkOptions {
  readonly stemChannels: number;
  /** Factor on all channels of the table. */
  readonly width: number;
  /** Where a row names none. */
  readonly activation: ActivationName;
  readonly dropPathRate: number;
  /** Blocks that follow the table: they count for the growth of stochastic depth. */
  readonly following: number;
}

/** The stages of a table, and the channels of the last. */
export function buildStages(
  table: BlockTable,
  trunk: TrunkOptions,
): { readonly stages: Layer[][]; readonly channels: number } {
  const total = trunk.following + table.flat().reduce((count, { repeats }) => count + repeats, 0);
  let inChannels = trunk.stemChannels;
  let index = 0;
  const stages = table.map((rows) =>
    rows.flatMap((row) =>
      Array.from({ length: row.repeats }, (_, repeat) => {
        const options: BlockOptions = {
          inChannels,
          expandedChannels: roundChannels(inChannels * (row.expansion ?? 1)),
          outChannels: roundChannels(row.channels * trunk.width),
          kernelSize: row.kernelSize,
          stride: repeat > 0 ? 1 : row.stride,
          squeezeExcite: row.squeezeExcite ?? false,
          activation: row.activation ?? trunk.activation,
          activeEnd: row.activeEnd ?? false,
          dropPathRate: (trunk.dropPathRate * index++) / total,
        };
        inChannels = options.outChannels;
        return row.expansion === undefined ? new DepthwiseSeparableConv(options) : new InvertedResidual(options);
      }),
    ),
  );
  return { stages, channels: inChannels };
}

/** Which outputs to give as features, counting from the stem's: those before which resolution falls, and the last of `outputs`. */
export const featureStages = (table: BlockTable, outputs: number): readonly number[] => [
  ...[...table.keys()].filter((stage) => table[stage][0].stride > 1),
  outputs - 1,
];

/** Channels of those features; `following`: of outputs after the table's. */
export function featureChannels(
  table: BlockTable,
  width: number,
  stemChannels: number,
  following: readonly number[] = [],
): number[] {
  const ends = table.map((rows) => roundChannels(rows[rows.length - 1].channels * width));
  const outputs = [stemChannels, ...ends, ...following];
  return featureStages(table, outputs.length).map((stage) => outputs[stage]);
}

/** The stem's output, then each stage's. */
export function stageOutputs(stem: Tensor, stages: readonly (readonly Layer[])[]): Tensor[] {
  const outputs = [stem];
  for (const stage of stages) {
    outputs.push(stage.reduce<Tensor>((x, block) => block.forward(x), outputs[outputs.length - 1]));
  }
  return outputs;
}
