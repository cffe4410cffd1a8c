// The geometry of a 2-D window (convolution, pooling), axis by axis: what shape rules, references, gradients and kernels all share.

import type { Shape } from './shape.ts';

/** One axis of a window. The window at output position p reads, at tap k, input position `p·stride + k·dilation − before`. */
export interface WindowAxis {
  /** Input pixels. */
  readonly size: number;
  /** Output pixels. */
  readonly out: number;
  /** Taps. */
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  /** Zeros (for max pooling: −∞) before the first input pixel, and after the last one. Never negative. */
  readonly before: number;
  readonly after: number;
}

/** Geometry of 2-D pooling from `[N, H, W, C]` to `[N, OH, OW, C]`. */
export interface PoolGeometry {
  readonly batch: number;
  readonly inChannels: number;
  readonly rows: WindowAxis;
  readonly columns: WindowAxis;
}

/** Geometry of a 2-D convolution over `[N, H, W, C]` with weight `[KH, KW, C/groups, K]` giving `[N, OH, OW, K]`. */
export interface ConvGeometry extends PoolGeometry {
  readonly outChannels: number;
  readonly groups: number;
  /** Whether every product of a weight and a pixel is to be computed as such, and summed: by no algorithm that needs fewer. */
  readonly direct?: boolean;
}

/** Output pixels of a window along an axis; may be ≤ 0 when the window does not fit. */
export const windowOutput = ({ size, kernel, stride, dilation, before, after }: Omit<WindowAxis, 'out'>): number =>
  Math.floor((size + before + after - dilation * (kernel - 1) - 1) / stride) + 1;

/** An axis whose output pixels follow from the rest. Keys are always in this order: geometries are compared as JSON. */
export const windowAxis = (axis: Omit<WindowAxis, 'out'>): WindowAxis => {
  const { size, kernel, stride, dilation, before, after } = axis;
  return { size, out: windowOutput(axis), kernel, stride, dilation, before, after };
};

/** `[N, H, W, C]` */
export const inputShape = ({ batch, rows, columns, inChannels }: PoolGeometry): Shape => [
  batch,
  rows.size,
  columns.size,
  inChannels,
];

/** `[N, OH, OW, K]`; pooling keeps the channels. */
export const outputShape = (g: PoolGeometry | ConvGeometry): Shape => [
  g.batch,
  g.rows.out,
  g.columns.out,
  'outChannels' in g ? g.outChannels : g.inChannels,
];

/** `[KH, KW, C/groups, K]` */
export const weightShape = ({ rows, columns, inChannels, outChannels, groups }: ConvGeometry): Shape => [
  rows.kernel,
  columns.kernel,
  inChannels / groups,
  outChannels,
];

/** Pixels of an image. */
export const inputPixels = ({ rows, columns }: PoolGeometry): number => rows.size * columns.size;
export const outputPixels = ({ rows, columns }: PoolGeometry): number => rows.out * columns.out;

/** Taps of the window. */
export const windowTaps = ({ rows, columns }: PoolGeometry): number => rows.kernel * columns.kernel;
