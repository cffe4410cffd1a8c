// The table of blocks that lists the trunk of a MobileNet or EfficientNet, and the stages that are built from it.

import type { Layer } from '../../nn/index.ts';
import type { ActivationName } from '../../ops/index.ts';
import type { Tensor } from '../../tensor/index.ts';
import {
  type BlockOptions,
  ConvNormAct,
  DepthwiseSeparableConv,
  EdgeResidual,
  type Excite,
  InvertedResidual,
  roundChannels,
  UniversalInvertedResidual,
} from './blocks.ts';

/** The blocks that a row can be of. */
const BLOCKS = {
  conv: ConvNormAct,
  separable: DepthwiseSeparableConv,
  inverted: InvertedResidual,
  edge: EdgeResidual,
  universal: UniversalInvertedResidual,
};

/** Blocks that follow each other with the same shape: only the first one strides. */
export interface BlockRow {
  readonly block: keyof typeof BLOCKS;
  readonly repeats: number;
  readonly kernelSize: number;
  /** Of universal inverted residuals. Default 0. */
  readonly startKernelSize?: number;
  readonly stride: number;
  /** Relative to a block's input. Default 1. */
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
  /** Of the rows that have squeeze-and-excitation. */
  readonly excite?: Excite;
}

/** The stages of a table, and the channels of the last. */
export function buildStages(
  table: BlockTable,
  trunk: TrunkOptions,
): { readonly stages: Layer[][]; readonly channels: number } {
  const total = table.flat().reduce((count, { repeats }) => count + repeats, 0);
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
          startKernelSize: row.startKernelSize ?? 0,
          stride: repeat > 0 ? 1 : row.stride,
          excite: row.squeezeExcite ? trunk.excite : undefined,
          activation: row.activation ?? trunk.activation,
          activeEnd: row.activeEnd ?? false,
          dropPathRate: (trunk.dropPathRate * index++) / total,
        };
        inChannels = options.outChannels;
        return new BLOCKS[row.block](options);
      }),
    ),
  );
  return { stages, channels: inChannels };
}

/** Which outputs to give as features, counting from the stem's: those before which resolution falls, and the last. */
export const featureStages = (table: BlockTable): readonly number[] => [
  ...[...table.keys()].filter((stage) => table[stage][0].stride > 1),
  table.length,
];

/** Channels of those features. */
export function featureChannels(table: BlockTable, width: number, stemChannels: number): number[] {
  const ends = table.map((rows) => roundChannels(rows[rows.length - 1].channels * width));
  const outputs = [stemChannels, ...ends];
  return featureStages(table).map((stage) => outputs[stage]);
}

/** The stem's output, then each stage's. */
export function stageOutputs(stem: Tensor, stages: readonly (readonly Layer[])[]): Tensor[] {
  const outputs = [stem];
  for (const stage of stages) {
    outputs.push(stage.reduce<Tensor>((x, block) => block.forward(x), outputs[outputs.length - 1]));
  }
  return outputs;
}
