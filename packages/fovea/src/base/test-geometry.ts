// The builder of window geometries for tests: by what differs from a window of one pixel that moves by one.

import { type ConvGeometry, type PoolGeometry, type WindowAxis, windowAxis } from './geometry.ts';

/** One number for both axes, or `[rows, columns]`. */
type Pair = number | readonly [rows: number, columns: number];

export interface PoolCase {
  readonly input: readonly [batch: number, height: number, width: number, channels: number];
  readonly kernel: Pair;
  /** Default 1. */
  readonly stride?: Pair;
  /** The same on all sides, or each by itself. Default 0. */
  readonly padding?: number | readonly [top: number, left: number, bottom: number, right: number];
  /** Default 1. */
  readonly dilation?: Pair;
}

export interface ConvCase extends PoolCase {
  readonly outChannels: number;
  /** Default 1. */
  readonly groups?: number;
}

export function poolGeometry({ input, kernel, stride = 1, padding = 0, dilation = 1 }: PoolCase): PoolGeometry {
  const [batch, height, width, inChannels] = input;
  const sides = typeof padding === 'number' ? [padding, padding, padding, padding] : padding;
  const of = (pair: Pair, axis: 0 | 1): number => (typeof pair === 'number' ? pair : pair[axis]);
  const axis = (i: 0 | 1, size: number): WindowAxis =>
    windowAxis({
      size,
      kernel: of(kernel, i),
      stride: of(stride, i),
      dilation: of(dilation, i),
      before: sides[i],
      after: sides[i + 2],
    });
  return { batch, inChannels, rows: axis(0, height), columns: axis(1, width) };
}

export const convGeometry = ({ outChannels, groups = 1, ...window }: ConvCase): ConvGeometry => ({
  ...poolGeometry(window),
  outChannels,
  groups,
});

/** One filter for each channel. */
export const depthwiseGeometry = (pool: PoolGeometry): ConvGeometry => ({
  ...pool,
  outChannels: pool.inChannels,
  groups: pool.inChannels,
});
