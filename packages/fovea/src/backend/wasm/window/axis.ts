// One axis of a window: which source position each output position reads at each tap. Basis of every kernel in this folder.

import type { PoolGeometry, WindowAxis } from '../../../base/geometry.ts';
import { forwardAxis, type GatherAxis } from '../gather-axis.ts';

/**
 * As any gather, with a divisor: of `p·scale + shift + k·tapStep`, which reads nothing unless it is a multiple. A convolution's forward pass
 * and its input gradient (a gather, so that nothing is added concurrently) are both of this form.
 */
export interface Axis extends GatherAxis {
  readonly divisor: number;
}

/** A tap that exists for some output position, and the source position it reads. */
export interface Tap {
  readonly tap: number;
  readonly source: number;
}

/** The two axes of a window pass over `[N, H, W, C]`. */
export interface Plane {
  readonly batch: number;
  readonly channels: number;
  readonly rows: Axis;
  readonly columns: Axis;
}

/** From input to output, as convolution and pooling read. */
export const forwardPlane = ({ batch, inChannels, rows, columns }: PoolGeometry): Plane => ({
  batch,
  channels: inChannels,
  rows: { ...forwardAxis(rows), divisor: 1 },
  columns: { ...forwardAxis(columns), divisor: 1 },
});

/** From output gradient to input gradient: each input pixel gathers the windows that contain it. */
export const gradientPlane = ({ batch, inChannels, rows, columns }: PoolGeometry): Plane => ({
  batch,
  channels: inChannels,
  rows: gradientAxis(rows),
  columns: gradientAxis(columns),
});

const gradientAxis = ({ size, out, kernel, stride, dilation, before }: WindowAxis): Axis => ({
  outputs: size,
  sources: out,
  taps: kernel,
  scale: 1,
  shift: before,
  tapStep: -dilation,
  divisor: stride,
});

/** The taps of one output position, in ascending order. */
export function tapsOf(axis: Axis, position: number): Tap[] {
  const found: Tap[] = [];
  for (let tap = 0; tap < axis.taps; tap++) {
    const source = (position * axis.scale + axis.shift + tap * axis.tapStep) / axis.divisor;
    if (Number.isInteger(source) && source >= 0 && source < axis.sources) found.push({ tap, source });
  }
  return found;
}

/** Distances between successive taps of one position: the taps that exist form an arithmetic progression. */
export function tapStride(axis: Axis): Tap {
  let tap = 1;
  while ((tap * axis.tapStep) % axis.divisor !== 0) tap++;
  return { tap, source: (tap * axis.tapStep) / axis.divisor };
}
