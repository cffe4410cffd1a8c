// One axis of a window: which source position each output position reads at each tap. Basis of every kernel in this folder.

import type { PoolGeometry } from '../../../base/geometry.ts';

/**
 * Output position p reads, at tap k, source position `(p·scale + shift + k·tapStep) / divisor`, when that is whole and inside the source.
 * A convolution's forward pass and its input gradient (a gather, so that nothing is added concurrently) are both of this form.
 */
export interface Axis {
  readonly outputs: number;
  readonly sources: number;
  readonly taps: number;
  readonly scale: number;
  readonly shift: number;
  readonly tapStep: number;
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
export function forwardPlane(g: PoolGeometry): Plane {
  const axis = (
    outputs: number,
    sources: number,
    taps: number,
    scale: number,
    shift: number,
    tapStep: number,
  ): Axis => {
    return { outputs, sources, taps, scale, shift, tapStep, divisor: 1 };
  };
  return {
    batch: g.batch,
    channels: g.inChannels,
    rows: axis(g.outHeight, g.height, g.kernelHeight, g.strideHeight, -g.padTop, g.dilationHeight),
    columns: axis(g.outWidth, g.width, g.kernelWidth, g.strideWidth, -g.padLeft, g.dilationWidth),
  };
}

/** From output gradient to input gradient: each input pixel gathers the windows that contain it. */
export function gradientPlane(g: PoolGeometry): Plane {
  const axis = (
    outputs: number,
    sources: number,
    taps: number,
    shift: number,
    tapStep: number,
    divisor: number,
  ): Axis => {
    return { outputs, sources, taps, scale: 1, shift, tapStep, divisor };
  };
  return {
    batch: g.batch,
    channels: g.inChannels,
    rows: axis(g.height, g.outHeight, g.kernelHeight, g.padTop, -g.dilationHeight, g.strideHeight),
    columns: axis(g.width, g.outWidth, g.kernelWidth, g.padLeft, -g.dilationWidth, g.strideWidth),
  };
}

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
