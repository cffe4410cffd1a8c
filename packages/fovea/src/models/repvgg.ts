// RepVGG (Ding et al., CVPR 2021, arXiv:2101.03697) and MobileOne (Vasu et al., CVPR 2023, arXiv:2206.04040), as in timm.

import { init, type Layer, MobileOneBlock, type MultiBranchOptions, RepVggBlock } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { type LayerPatterns, WITH_THE_LAYER_BEFORE } from './layer-patterns.ts';
import { type CompleteModelOptions, ImageModel } from './model.ts';
import { PooledHead } from './pooled-head.ts';
import { doubling, type ModelRecord, type ModelTrial, modelRow, modelStages } from './record.ts';

/** A block but for what all blocks have in common; `depthwise` ones have as many groups as channels. */
type BlockRow = Pick<MultiBranchOptions, 'inChannels' | 'outChannels' | 'kernelSize' | 'stride'> & {
  readonly depthwise?: boolean;
};

interface Variant {
  readonly stemChannels: number;
  /** Blocks of each stage: only the first of one strides. */
  readonly stages: readonly (readonly BlockRow[])[];
  /** The block of a row; the stem is made by it, too. */
  readonly block: (options: MultiBranchOptions, isStem: boolean) => Layer;
}

/**
 * A plain stack of blocks whose branches fuse to one convolution each (`reparameterize`). With the small-image stem, the stem keeps the resolution:
 * total stride 16 instead of 32, the same parameters.
 */
class RepNet extends ImageModel {
  readonly stem: Layer;
  readonly stages: readonly (readonly Layer[])[];
  readonly head: PooledHead;

  constructor({ stemChannels, stages, block }: Variant, options: CompleteModelOptions) {
    super();
    const { inChannels, smallImage, dropPathRate } = options;
    const total = stages.flat().length;
    let index = 0;
    const make = (row: BlockRow, rate: number, isStem = false): Layer => {
      const { depthwise = false, ...geometry } = row;
      const groups = depthwise ? row.inChannels : 1;
      const start = init.kaimingNormal({ mode: 'fanOut', nonlinearity: 'relu', groups });
      return block({ ...geometry, groups, activation: 'relu', dropPathRate: rate, init: start }, isStem);
    };
    const stride = smallImage ? 1 : 2;
    this.stem = make({ inChannels, outChannels: stemChannels, kernelSize: 3, stride }, 0, true);
    this.stages = stages.map((rows) => rows.map((row) => make(row, (dropPathRate * index++) / (total - 1))));
    const last = stages[stages.length - 1];
    this.head = new PooledHead(last[last.length - 1].outChannels, options, {
      init: init.normal(0, 0.01),
      biasInit: init.zeros,
    });
  }

  override features(images: Tensor): Tensor[] {
    const outputs = [this.stem.forward(images)];
    for (const stage of this.stages) {
      outputs.push(stage.reduce((x, block) => block.forward(x), outputs[outputs.length - 1]));
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

const LAYERS: LayerPatterns = [/^stem/, /^stages\.(\d+)\.(\d+)/, [/^final_conv/, WITH_THE_LAYER_BEFORE]];

function row(name: string, family: string, variant: Variant, trial: ModelTrial | undefined): ModelRecord {
  const last = variant.stages.map((rows) => rows[rows.length - 1].outChannels);
  return modelRow(name, family, (options) => new RepNet(variant, options), {
    stages: modelStages([variant.stemChannels, ...last], doubling(2, 5), doubling(1, 5)),
    layers: LAYERS,
    reparameterizable: true,
    trial,
  });
}

const CHANNELS = [64, 128, 256, 512];

function repVgg(name: string, depths: readonly number[], widths: readonly number[], trial?: ModelTrial): ModelRecord {
  const stemChannels = Math.min(64, CHANNELS[0] * widths[0]);
  let inChannels = stemChannels;
  const stages = depths.map((depth, stage) =>
    Array.from({ length: depth }, (_, i): BlockRow => {
      const outChannels = CHANNELS[stage] * widths[stage];
      const row = { inChannels, outChannels, kernelSize: 3, stride: i === 0 ? 2 : 1 };
      inChannels = outChannels;
      return row;
    }),
  );
  const norm = { weightInit: init.normal(0.1, 0.1), biasInit: init.normal(0, 0.1) };
  const block = (options: MultiBranchOptions): Layer => new RepVggBlock({ ...options, norm });
  return row(name, 'repvgg', { stemChannels, stages, block }, trial);
}

const MOBILEONE_DEPTHS = [2, 8, 10, 1];

function mobileOne(name: string, widths: readonly number[], convBranches: number, trial?: ModelTrial): ModelRecord {
  const stemChannels = Math.min(64, CHANNELS[0] * widths[0]);
  let inChannels = stemChannels;
  const stages = MOBILEONE_DEPTHS.map((depth, stage) =>
    Array.from({ length: depth }, (_, i): BlockRow[] => {
      const outChannels = CHANNELS[stage] * widths[stage];
      const stride = i === 0 ? 2 : 1;
      const rows: BlockRow[] = [
        { inChannels, outChannels: inChannels, kernelSize: 3, stride, depthwise: true },
        { inChannels, outChannels, kernelSize: 1 },
      ];
      inChannels = outChannels;
      return rows;
    }).flat(),
  );
  const block = (options: MultiBranchOptions, isStem: boolean): Layer =>
    new MobileOneBlock({ ...options, convBranches: isStem ? 1 : convBranches });
  return row(name, 'mobileone', { stemChannels, stages, block }, trial);
}

export const repVggModels: readonly ModelRecord[] = [
  repVgg('repvgg_a0', [2, 4, 14, 1], [0.75, 0.75, 0.75, 2.5], { imageSize: 32, lr: 3e-3 }),
  repVgg('repvgg_a1', [2, 4, 14, 1], [1, 1, 1, 2.5]),
  repVgg('repvgg_b0', [4, 6, 16, 1], [1, 1, 1, 2.5]),
  repVgg('repvgg_b1', [4, 6, 16, 1], [2, 2, 2, 4]),
  mobileOne('mobileone_s0', [0.75, 1, 1, 2], 4, { imageSize: 32, dropPathRate: 0 }),
  mobileOne('mobileone_s1', [1.5, 1.5, 2, 2.5], 1),
];
