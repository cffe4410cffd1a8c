// Which convolutions Winograd's algorithm computes, and how their images are cut into tiles.

import type { ConvGeometry } from '../../../../base/geometry.ts';
import type { WindowRows } from '../window-rows.ts';
import { POINTS, TAPS, TILE } from './transforms.ts';

/**
 * A 3×3 convolution of stride 1 in either direction: source `[N, height, width, channels]` to target `[N, outHeight, outWidth, outChannels]`.
 * One with dilation d is d convolutions of every d-th row (and column), each without: a tile takes every d-th pixel.
 */
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
  readonly dilationHeight: number;
  readonly dilationWidth: number;
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
  dilationHeight: g.dilationHeight,
  dilationWidth: g.dilationWidth,
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
  padTop: (TAPS - 1) * g.dilationHeight - g.padTop,
  padLeft: (TAPS - 1) * g.dilationWidth - g.padLeft,
  dilationHeight: g.dilationHeight,
  dilationWidth: g.dilationWidth,
});

/** Tiles along an axis: neighbours by number are those that start at neighbouring pixels. */
const tilesAlong = (size: number, dilation: number): number => dilation * Math.ceil(size / (dilation * TILE));

export const tileRows = (f: Filtering): number => tilesAlong(f.outHeight, f.dilationHeight);
export const tileColumns = (f: Filtering): number => tilesAlong(f.outWidth, f.dilationWidth);
export const tileCount = (f: Filtering): number => f.batch * tileRows(f) * tileColumns(f);

const tileGrid = (f: Filtering) => ({
  gridHeight: tileRows(f),
  gridWidth: tileColumns(f),
  stepY: TILE * f.dilationHeight,
  stepX: TILE * f.dilationWidth,
  interleaveY: f.dilationHeight,
  interleaveX: f.dilationWidth,
});

/** The source pixels of a tile as a row of a matrix. */
export const pixelWindow = (f: Filtering): WindowRows => ({
  ...tileGrid(f),
  height: f.height,
  width: f.width,
  pixelBytes: f.channels * 4,
  tapRows: { count: POINTS, offset: -f.padTop, step: f.dilationHeight },
  tapColumns: { count: POINTS, offset: -f.padLeft, step: f.dilationWidth },
  channels: f.channels,
});

/** The target pixels of a tile as a row of a matrix. */
export const gradientWindow = (f: Filtering): WindowRows => ({
  ...tileGrid(f),
  height: f.outHeight,
  width: f.outWidth,
  pixelBytes: f.outChannels * 4,
  tapRows: { count: TILE, offset: 0, step: f.dilationHeight },
  tapColumns: { count: TILE, offset: 0, step: f.dilationWidth },
  channels: f.outChannels,
});

/** Vector instructions of the transforms of one tile, per channel: measured against the product's two multiply-adds a cycle. */
const TRANSFORM_COST = 80;
/** Instructions to transform one weight, once for the whole batch. */
const WEIGHT_COST = 60;

/** Whether the 4-fold saving in products outweighs the transforms. Channels must fill panels. */
export function prefersWinograd(g: ConvGeometry): boolean {
  const eligible =
    !g.direct &&
    g.kernelHeight === TAPS &&
    g.kernelWidth === TAPS &&
    g.strideHeight * g.strideWidth * g.groups === 1 &&
    g.inChannels % 8 === 0 &&
    g.outChannels % 8 === 0 &&
    Math.max(g.padTop, g.padBottom) <= (TAPS - 1) * g.dilationHeight &&
    Math.max(g.padLeft, g.padRight) <= (TAPS - 1) * g.dilationWidth;
  if (!eligible) return false;
  const pairs = g.inChannels * g.outChannels;
  const direct = g.batch * g.outHeight * g.outWidth * TAPS * TAPS * pairs;
  const tiles = tileCount(forwardFiltering(g));
  const transforms = tiles * TRANSFORM_COST * (g.inChannels + g.outChannels) + WEIGHT_COST * pairs;
  return tiles * POINTS * POINTS * pairs + transforms < 0.8 * direct;
}
