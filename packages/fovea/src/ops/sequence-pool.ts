// Pooling of sequences [N, L, C]: that of images of one row.

import { requireOptions } from '../base/options.ts';
import { requireInteger, requireRange } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import type { Tensor } from '../tensor/index.ts';
import { adaptiveAveragePool2d, averagePool2d, maxPool2d, maxPool2dWithIndices } from './pool.ts';
import { adaptiveMaxPool2d, adaptiveMaxPool2dWithIndices } from './pool-variants.ts';
import { rowOptions } from './sequence.ts';

/** Options of the window poolings of sequences. */
export interface Pool1dOptions {
  /** Length of the window. */
  readonly kernelSize: number;
  /** Default: the kernel size. */
  readonly stride?: number;
  /** On both sides, at most half the window. Default 0. */
  readonly padding?: number;
  /** Spacing between the steps of a window. Default 1. */
  readonly dilation?: number;
  /** Rounds the output's length up, so that the last window may hang over the end. Default false. */
  readonly ceilMode?: boolean;
}

/** The options as those of images of one row. */
export function rowWindow(op: string, x: Tensor, options: Pool1dOptions) {
  const { kernelSize, stride = kernelSize, padding = 0, dilation = 1, ceilMode = false } = options;
  requireRange(op, 'kernelSize', kernelSize, 'count');
  requireInteger(op, 'padding', padding, 0, Math.floor(kernelSize / 2));
  const row = rowOptions(op, x, kernelSize, { stride, padding, dilation, ceilMode });
  return {
    stride: row.stride,
    dilation: row.dilation,
    kernelSize: [1, kernelSize],
    padding: [0, padding],
    ceilMode,
  } as const;
}

const MAX_NAMES = ['kernelSize', 'stride', 'padding', 'dilation', 'ceilMode'] as const;

/**
 * Largest value of each window; padding never wins, NaN does.
 * @shape `[N, L, C]` → `[N, OL, C]`
 * @throws ShapeError when the window does not fit the sequence; ValueError for options out of range
 * @example
 * await maxPool1d(tensor([[[1], [3], [2], [0]]]), { kernelSize: 2 }).data(); // [3, 2]
 */
export function maxPool1d(x: Tensor, options: Pool1dOptions): Tensor {
  requireOptions('maxPool1d', options, MAX_NAMES);
  return maxPool2d(x.unsqueeze(1), rowWindow('maxPool1d', x, options)).squeeze(1);
}

/**
 * `maxPool1d` together with the positions of the maxima in the sequence.
 * @shape `[N, L, C]` → values and indices `[N, OL, C]`
 * @dtype indices int32
 * @throws as `maxPool1d`
 * @example
 * await maxPool1dWithIndices(tensor([[[1], [3], [2], [0]]]), { kernelSize: 2 }).indices.data(); // [1, 2]
 */
export function maxPool1dWithIndices(x: Tensor, options: Pool1dOptions): { values: Tensor; indices: Tensor } {
  requireOptions('maxPool1dWithIndices', options, MAX_NAMES);
  const { values, indices } = maxPool2dWithIndices(x.unsqueeze(1), rowWindow('maxPool1dWithIndices', x, options));
  return { values: values.squeeze(1), indices: indices.squeeze(1) };
}

/** Options of `averagePool1d`. */
export interface AveragePool1dOptions extends Omit<Pool1dOptions, 'dilation'> {
  /** Divide by the whole window where it reaches into the padding. Default true. */
  readonly countIncludePad?: boolean;
}

export const AVERAGE_POOL1D_NAMES = ['kernelSize', 'stride', 'padding', 'ceilMode', 'countIncludePad'] as const;

/**
 * Mean of each window.
 * @shape `[N, L, C]` → `[N, OL, C]`
 * @throws ShapeError when the window does not fit the sequence; ValueError for options out of range
 * @example
 * await averagePool1d(tensor([[[1], [3], [2], [0]]]), { kernelSize: 2 }).data(); // [2, 1]
 */
export function averagePool1d(x: Tensor, options: AveragePool1dOptions): Tensor {
  requireOptions('averagePool1d', options, AVERAGE_POOL1D_NAMES);
  const { dilation: _, ...window } = rowWindow('averagePool1d', x, options);
  const { countIncludePad = true } = options;
  return averagePool2d(x.unsqueeze(1), { ...window, countIncludePad }).squeeze(1);
}

/** @throws ShapeError unless x is sequences with steps; ValueError unless the length is a positive integer */
function requireRegions(op: string, x: Tensor, outputSize: number): void {
  requireShape(op, 'sequences', x.shape, ['N', 'L', 'C']);
  requireInteger(op, 'the length of the sequences', x.shape[1], 1);
  requireRange(op, 'outputSize', outputSize, 'count');
}

/**
 * Means of regions that divide the sequence into `outputSize`; region i of n reaches from ⌊i·L/n⌋ to ⌈(i + 1)·L/n⌉.
 * @shape `[N, L, C]` → `[N, outputSize, C]`
 * @throws ShapeError unless x is sequences; ValueError unless there are steps, and the length is a positive integer
 * @example
 * await adaptiveAveragePool1d(tensor([[[1], [2], [3], [4]]]), 2).data(); // [1.5, 3.5]
 */
export function adaptiveAveragePool1d(x: Tensor, outputSize: number): Tensor {
  requireRegions('adaptiveAveragePool1d', x, outputSize);
  return adaptiveAveragePool2d(x.unsqueeze(1), [1, outputSize]).squeeze(1);
}

/**
 * Maxima of regions that divide the sequence into `outputSize`; region i of n reaches from ⌊i·L/n⌋ to ⌈(i + 1)·L/n⌉.
 * @shape `[N, L, C]` → `[N, outputSize, C]`
 * @grad to the first of equal maxima
 * @throws ShapeError unless x is sequences; ValueError unless there are steps, and the length is a positive integer
 * @example
 * await adaptiveMaxPool1d(tensor([[[1], [2], [3], [4]]]), 2).data(); // [2, 4]
 */
export function adaptiveMaxPool1d(x: Tensor, outputSize: number): Tensor {
  requireRegions('adaptiveMaxPool1d', x, outputSize);
  return adaptiveMaxPool2d(x.unsqueeze(1), [1, outputSize]).squeeze(1);
}

/**
 * `adaptiveMaxPool1d` together with the positions of the maxima in the sequence.
 * @shape `[N, L, C]` → values and indices `[N, outputSize, C]`
 * @dtype indices int32
 * @throws as `adaptiveMaxPool1d`
 * @example
 * await adaptiveMaxPool1dWithIndices(tensor([[[1], [2], [3], [4]]]), 2).indices.data(); // [1, 3]
 */
export function adaptiveMaxPool1dWithIndices(x: Tensor, outputSize: number): { values: Tensor; indices: Tensor } {
  requireRegions('adaptiveMaxPool1dWithIndices', x, outputSize);
  const { values, indices } = adaptiveMaxPool2dWithIndices(x.unsqueeze(1), [1, outputSize]);
  return { values: values.squeeze(1), indices: indices.squeeze(1) };
}
