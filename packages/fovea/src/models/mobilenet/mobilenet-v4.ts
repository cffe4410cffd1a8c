// MobileNetV4 (Qin et al., ECCV 2024, arXiv:2404.10518): its convolutional variants, of universal inverted residuals, as in timm.

import type { ModelRecord, ModelTrial } from '../record.ts';
import { roundChannels } from './blocks.ts';
import { lastConv, mobileNetV3Row, type Variant } from './mobilenet-v3.ts';
import type { BlockRow, BlockTable } from './trunk.ts';

/** Blocks of equal shape: kernel sizes of the depthwise convolutions before and after the expansion, 0 for none. */
type Universal = readonly [start: number, middle: number, expansion: number, repeats?: number];

/** A stage of so many channels, whose first block strides. */
const universal = (channels: number, ...rows: readonly Universal[]): readonly BlockRow[] =>
  rows.map(([startKernelSize, kernelSize, expansion, repeats = 1], i) => ({
    block: 'universal',
    repeats,
    startKernelSize,
    kernelSize,
    stride: i === 0 ? 2 : 1,
    expansion,
    channels,
  }));

/** A strided convolution of all channels, and a pointwise one. */
const convs = (channels: number, last: number): readonly BlockRow[] => [
  { block: 'conv', repeats: 1, kernelSize: 3, stride: 2, channels, activeEnd: true },
  ...lastConv(last),
];

const edge = (channels: number): readonly BlockRow[] => [
  { block: 'edge', repeats: 1, kernelSize: 3, stride: 2, expansion: 4, channels },
];

const SMALL: BlockTable = [
  convs(32, 32),
  convs(96, 64),
  universal(96, [5, 5, 3], [0, 3, 2, 4], [3, 0, 4]),
  universal(128, [3, 3, 6], [5, 5, 4], [0, 5, 4], [0, 5, 3], [0, 3, 4, 2]),
  lastConv(960),
];

const MEDIUM: BlockTable = [
  edge(48),
  universal(80, [3, 5, 4], [3, 3, 2]),
  universal(160, [3, 5, 6], [3, 3, 4, 2], [3, 5, 4], [3, 3, 4], [3, 0, 4], [0, 0, 2], [3, 0, 4]),
  universal(
    256,
    ...([
      [5, 5, 6],
      [5, 5, 4],
      [3, 5, 4, 2],
      [0, 0, 4],
      [3, 0, 4],
    ] as const),
    ...([
      [3, 5, 2],
      [5, 5, 4],
      [0, 0, 4, 2],
      [5, 0, 2],
    ] as const),
  ),
  lastConv(960),
];

const LARGE: BlockTable = [
  edge(48),
  universal(96, [3, 5, 4], [3, 3, 4]),
  universal(192, [3, 5, 4], [3, 3, 4, 3], [3, 5, 4], [5, 3, 4, 5], [3, 0, 4]),
  universal(512, [5, 5, 4, 4], [5, 0, 4], [5, 3, 4], [5, 0, 4, 2], [5, 3, 4], [5, 5, 4], [5, 0, 4, 3]),
  lastConv(960),
];

interface Row {
  readonly table: BlockTable;
  /** Factor on the channels of the blocks. Default 1. */
  readonly width?: number;
  /** Channels of the stem, which only grow with the width. Default 32. */
  readonly stem?: number;
  /** Default 224. */
  readonly imageSize?: number;
  readonly trial?: ModelTrial;
}

function row(size: string, { table, width = 1, stem = 32, imageSize = 224, trial }: Row): ModelRecord {
  const variant: Variant = {
    table,
    width,
    headChannels: 1280,
    stemChannels: (factor) => (factor < 1 ? stem : roundChannels(stem * factor)),
    activation: 'relu',
    headNorm: true,
  };
  return mobileNetV3Row(`mobilenetv4_conv_${size}`, 'mobilenet-v4', variant, { imageSize, trial });
}

export const mobileNetV4Models: readonly ModelRecord[] = [
  row('small_035', { table: SMALL, width: 0.35 }),
  row('small_050', { table: SMALL, width: 0.5 }),
  row('small', { table: SMALL, trial: { imageSize: 28, smallImage: true } }),
  row('medium', { table: MEDIUM, imageSize: 256 }),
  row('large', { table: LARGE, stem: 24, imageSize: 384 }),
];
