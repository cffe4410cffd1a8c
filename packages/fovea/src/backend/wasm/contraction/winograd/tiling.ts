// Which convolutions Winograd's algorithm computes, and how their images are cut into tiles.

import type { ConvGeometry } from '../../../../base/geometry.ts';
import type { WindowRows } from '../window-rows.ts';
import { POINTS, TAPS, TILE } from './transforms.ts';

/** A 3×3 convolution of stride 1 in either direction: source `[N, height, width, channels]` to target `[N, outHeight, outWidth, outChannels]`. */
export interface Filtering {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly padTop: number;
  readonly padLeft: number;
}

export const forwardFiltering = (g: ConvGeometry): Filtering => ({
  batch: g.batch,
  height: g.height,
  width: g.width,
  channels: g.inChannels,
  outHeight: g.outHeight,
  outWidth: g.outWidth,
  outChannels: g.outChannels,
  padTop: g.padTop,
  padLeft: g.padLeft,
});

/** The input gradient filters the output's gradient with the flipped weight. */
export const gradientFiltering = (g: ConvGeometry): Filtering => ({
  batch: g.batch,
  height: g.outHeight,
  width: g.outWidth,
  channels: g.outChannels,
  outHeight: g.height,
  outWidth: g.width,
  outChannels: g.inChannels,
  padTop: TAPS - 1 - g.padTop,
  padLeft: TAPS - 1 - g.padLeft,
});

export const tileRows = (f: Filtering): number => Math.ceil(f.outHeight / TILE);
export const tileColumns = (f: Filtering): number => Math.ceil(f.outWidth / TILE);
export const tileCount = (f: Filtering): number => f.batch * tileRows(f) * tileColumns(f);

/** The source pixels of a tile as a row of a matrix. */
export const pixelWindow = (f: Filtering): WindowRows => ({
  gridHeight: tileRows(f),
  gridWidth: tileColumns(f),
  height: f.height,
  width: f.width,
  pixelBytes: f.channels * 4,
  stepY: TILE,
  stepX: TILE,
  tapRows: { count: POINTS, offset: -f.padTop, step: 1 },
  tapColumns: { count: POINTS, offset: -f.padLeft, step: 1 },
  channels: f.channels,
});

/** The target pixels of a tile as a row of a matrix. */
export const gradientWindow = (f: Filtering): WindowRows => ({
  gridHeight: tileRows(f),
  gridWidth: tileColumns(f),
  height: f.outHeight,
  width: f.outWidth,
  pixelBytes: f.outChannels * 4,
  stepY: TILE,
  stepX: TILE,
  tapRows: { count: TILE, offset: 0, step: 1 },
  tapColumns: { count: TILE, offset: 0, step: 1 },
  channels: f.outChannels,
});

/** Vector instructions of the transforms of one tile, per channel: measured against the product's two multiply-adds a cycle. */
const TRANSFORM_COST = 80;
/** Instructions to transform one weight, once for the whole batch. */
const WEIGHT_COST = 60;

/** Whether the 4-fold saving in products outweighs the transforms. Channels must fill panels. */
export function prefersWinograd(g: ConvGeometry): boolean {
  const eligible =
    g.kernelHeight === TAPS &&
    g.kernelWidth === TAPS &&
    g.strideHeight * g.strideWidth * g.dilationHeight * g.dilationWidth * g.groups === 1 &&
    g.inChannels % 8 === 0 &&
    g.outChannels % 8 === 0 &&
    Math.max(g.padTop, g.padLeft, g.padBottom, g.padRight) < TAPS;
  if (!eligible) return false;
  const pairs = g.inChannels * g.outChannels;
  const direct = g.batch * g.outHeight * g.outWidth * TAPS * TAPS * pairs;
  const tiles = tileCount(forwardFiltering(g));
  const transforms = tiles * TRANSFORM_COST * (g.inChannels + g.outChannels) + WEIGHT_COST * pairs;
  return tiles * POINTS * POINTS * pairs + transforms < 0.8 * direct;
}
