// Which convolutions Winograd's algorithm computes, and how their images are cut into tiles.

import { type ConvGeometry, outputPixels, type WindowAxis } from '../../../../base/geometry.ts';
import type { RowsAxis, WindowRows } from '../window-rows.ts';
import { POINTS, TAPS, TILE } from './transforms.ts';

/**
 * A 3×3 convolution of stride 1 that is to be computed, from its source `[N, rows.size, columns.size, inChannels]` to its target
 * `[N, rows.out, columns.out, outChannels]`. One with dilation d is d convolutions of every d-th row (and column), each without: a tile takes
 * every d-th pixel.
 */
export type Filtering = ConvGeometry;

/** The input gradient filters the output's gradient with the flipped weight. */
export const gradientFiltering = (g: ConvGeometry): Filtering => ({
  ...g,
  inChannels: g.outChannels,
  outChannels: g.inChannels,
  rows: adjoint(g.rows),
  columns: adjoint(g.columns),
});

/** From output to input, at stride 1. */
const adjoint = (axis: WindowAxis): WindowAxis => {
  const reach = (axis.kernel - 1) * axis.dilation;
  return { ...axis, size: axis.out, out: axis.size, before: reach - axis.before, after: reach - axis.after };
};

/** Tiles along an axis: neighbours by number are those that start at neighbouring pixels. */
const tilesAlong = ({ out, dilation }: WindowAxis): number => dilation * Math.ceil(out / (dilation * TILE));

export const tileCount = ({ batch, rows, columns }: Filtering): number =>
  batch * tilesAlong(rows) * tilesAlong(columns);

const tileAxis = (axis: WindowAxis) => ({
  outputs: tilesAlong(axis),
  scale: TILE * axis.dilation,
  interleave: axis.dilation,
  tapStep: axis.dilation,
});

/** The source pixels of a tile as a row of a matrix. */
export function sourceWindow({ rows, columns, inChannels }: Filtering): WindowRows {
  const axis = (own: WindowAxis): RowsAxis => ({
    ...tileAxis(own),
    sources: own.size,
    taps: POINTS,
    shift: -own.before,
  });
  return { rows: axis(rows), columns: axis(columns), pixelBytes: inChannels * 4, channels: inChannels };
}

/** The target pixels of a tile as a row of a matrix. */
export function targetWindow({ rows, columns, outChannels }: Filtering): WindowRows {
  const axis = (own: WindowAxis): RowsAxis => ({ ...tileAxis(own), sources: own.out, taps: TILE, shift: 0 });
  return { rows: axis(rows), columns: axis(columns), pixelBytes: outChannels * 4, channels: outChannels };
}

/** Vector instructions of the transforms of one tile, per channel: measured against the product's two multiply-adds a cycle. */
const TRANSFORM_COST = 80;
/** Instructions to transform one weight, once for the whole batch. */
const WEIGHT_COST = 60;

/** Whether the 4-fold saving in products outweighs the transforms. Channels must fill panels. */
export function prefersWinograd(g: ConvGeometry): boolean {
  const eligible =
    !g.direct &&
    g.groups === 1 &&
    g.inChannels % 8 === 0 &&
    g.outChannels % 8 === 0 &&
    [g.rows, g.columns].every(
      ({ kernel, stride, dilation, before, after }) =>
        kernel === TAPS && stride === 1 && Math.max(before, after) <= (TAPS - 1) * dilation,
    );
  if (!eligible) return false;
  const pairs = g.inChannels * g.outChannels;
  const direct = g.batch * outputPixels(g) * TAPS * TAPS * pairs;
  const tiles = tileCount(g);
  const transforms = tiles * TRANSFORM_COST * (g.inChannels + g.outChannels) + WEIGHT_COST * pairs;
  return tiles * POINTS * POINTS * pairs + transforms < 0.8 * direct;
}
