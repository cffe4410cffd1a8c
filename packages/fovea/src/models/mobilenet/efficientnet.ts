// EfficientNet (Tan & Le, ICML 2019, arXiv:1905.11946) and EfficientNetV2 (Tan & Le, ICML 2021, arXiv:2104.00298), as in timm.

import { type ModelRecord, type ModelScale, type ModelTrial, modelRow } from '../record.ts';
import { type Excite, exciteBy } from './blocks.ts';
import { details, MobileNet, type Variant } from './mobilenet.ts';
import type { BlockRow, BlockTable } from './trunk.ts';

/** A quarter of what the block was given, whatever its expansion. */
const excite: Excite = (channels, inChannels) =>
  exciteBy(channels, Math.round(inChannels / 4), { activation: 'silu', gate: 'sigmoid' });

/** Repeats, kernel size, stride, expansion and channels of a stage. */
type Numbers = readonly [repeats: number, kernelSize: number, stride: number, expansion: number, channels: number];

const stage =
  (block: BlockRow['block'], squeezeExcite: boolean) =>
  (...[repeats, kernelSize, stride, expansion, channels]: Numbers): readonly BlockRow[] => [
    { block, repeats, kernelSize, stride, expansion, channels, squeezeExcite },
  ];

const separable = stage('separable', true);
const inverted = stage('inverted', true);
const edge = stage('edge', false);
const plain = stage('conv', false);

const B0: BlockTable = [
  separable(1, 3, 1, 1, 16),
  inverted(2, 3, 2, 6, 24),
  inverted(2, 5, 2, 6, 40),
  inverted(3, 3, 2, 6, 80),
  inverted(3, 5, 1, 6, 112),
  inverted(4, 5, 2, 6, 192),
  inverted(1, 3, 1, 6, 320),
];

const V2_S_TRUNK: BlockTable = [
  edge(4, 3, 2, 4, 48),
  edge(4, 3, 2, 4, 64),
  inverted(6, 3, 2, 4, 128),
  inverted(9, 3, 1, 6, 160),
];
const V2_S: BlockTable = [plain(2, 3, 1, 1, 24), ...V2_S_TRUNK, inverted(15, 3, 2, 6, 256)];
/** timm's, from before the authors published theirs. */
const V2_RW_S: BlockTable = [edge(2, 3, 1, 1, 24), ...V2_S_TRUNK, inverted(15, 3, 2, 6, 272)];

/** Stages of more blocks, rounded up. */
const deepened = (table: BlockTable, depth: number): BlockTable =>
  table.map((rows) => rows.map((row) => ({ ...row, repeats: Math.ceil(row.repeats * depth) })));

const scaled = (variant: Variant, { width, depth }: ModelScale): Variant => ({
  ...variant,
  table: deepened(variant.table, depth),
  width: variant.width * width,
});

interface Further {
  readonly trial?: ModelTrial;
  /** Whether timm's weights expect images from −1 to 1. */
  readonly centred?: boolean;
}

function row(
  name: string,
  imageSize: number,
  given: Pick<Variant, 'table' | 'width' | 'headChannels' | 'stem'>,
  further: Further = {},
): ModelRecord {
  const variant: Variant = { ...given, activation: 'silu', excite };
  return modelRow(name, 'efficientnet', (options, scale) => new MobileNet(scaled(variant, scale), options), {
    imageSize,
    scalable: ['width', 'depth'],
    ...details(variant, further.trial),
    centred: further.centred ?? false,
  });
}

const first = (name: string, imageSize: number, width: number, depth: number, further?: Further): ModelRecord =>
  row(name, imageSize, { table: deepened(B0, depth), width, headChannels: 1280, stem: 32 }, further);

export const efficientNetModels: readonly ModelRecord[] = [
  first('efficientnet_b0', 224, 1, 1, { trial: { imageSize: 32 } }),
  first('efficientnet_b1', 256, 1, 1.1, { centred: true }),
  first('efficientnet_b2', 256, 1.1, 1.2),
  first('efficientnet_b3', 288, 1.2, 1.4),
  first('efficientnet_b4', 320, 1.4, 1.8),
  row('efficientnetv2_s', 288, { table: V2_S, width: 1, headChannels: 1280, stem: 24 }),
  row('efficientnetv2_rw_s', 288, { table: V2_RW_S, width: 1, headChannels: 1792, stem: 24 }),
];
