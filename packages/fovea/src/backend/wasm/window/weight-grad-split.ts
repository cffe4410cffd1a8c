// How the gradient of depthwise weights is split into units and segments, and how what it reads and sums lies in memory.

import { inputPixels, outputPixels, windowTaps } from '../../../base/geometry.ts';
import type { DepthwiseKernel } from '../../../compiler/ir.ts';
import { prefersGroups } from './channel-groups.ts';
import { GROUP_BYTES } from './pass.ts';

/** Rows of output that one pass runs over: long enough to pay for loading and storing its sums, short enough for passes to overlap. */
const UNIT_ROWS = 8;
export const MIN_CHUNKS = 16;
const MAX_SEGMENTS = 32;
/** Partial sums may take this part of the memory that the tensors take. */
const PARTIAL_SHARE = 1 / 8;

/** How the work is split, by shapes only. A unit is some output rows of one image, a segment some units with partial sums of their own. */
export interface Split {
  readonly unitRows: number;
  readonly unitsPerImage: number;
  readonly units: number;
  readonly segments: number;
  readonly unitsPerSegment: number;
  /** Groups of four channels in all, and those that one chunk takes. */
  readonly groups: number;
  readonly groupsPerChunk: number;
  readonly channelChunks: number;
  /** Bytes of one segment's partial sums, `[KH, KW, groups, 4]`, or `[groups, KH, KW, 4]` beside tensors by groups. */
  readonly partialBytes: number;
  /** Both tensors are copied by groups of channels first. */
  readonly grouped: boolean;
}

/** How a tensor of images lies, in bytes. */
export interface Layout {
  readonly image: number;
  readonly row: number;
  readonly pixel: number;
  /** From one group of channels to the next, where it was copied by groups. */
  readonly group?: number;
}

/** `size`: of the input or of the output. */
function layoutOf({ geometry: g }: DepthwiseKernel, split: Split, size: 'size' | 'out'): Layout {
  const pixel = split.grouped ? GROUP_BYTES : g.inChannels * 4;
  const row = g.columns[size] * pixel;
  const plane = g.rows[size] * row;
  return split.grouped ? { image: split.groups * plane, row, pixel, group: plane } : { image: plane, row, pixel };
}

export const inputLayout = (kernel: DepthwiseKernel, split: Split): Layout => layoutOf(kernel, split, 'size');
export const gradientLayout = (kernel: DepthwiseKernel, split: Split): Layout => layoutOf(kernel, split, 'out');

/** From one tap's partial sums to the next one's, and from one group's. */
export const partialSteps = ({ geometry: g }: DepthwiseKernel, { grouped, groups }: Split) =>
  grouped
    ? { tap: GROUP_BYTES, group: windowTaps(g) * GROUP_BYTES }
    : { tap: groups * GROUP_BYTES, group: GROUP_BYTES };

export function splitWork(kernel: DepthwiseKernel): Split {
  const { geometry: g } = kernel;
  const unitsPerImage = Math.max(1, Math.ceil(g.rows.out / UNIT_ROWS));
  const units = g.batch * unitsPerImage;
  const groups = Math.ceil(g.inChannels / 4);
  const partialBytes = windowTaps(g) * groups * GROUP_BYTES;
  const bytes = g.batch * (inputPixels(g) + outputPixels(g)) * g.inChannels * 4;
  const affordable = Math.floor((bytes * PARTIAL_SHARE) / partialBytes);
  const unitsPerSegment = Math.max(1, Math.ceil(units / Math.max(1, Math.min(MAX_SEGMENTS, affordable))));
  const segments = Math.max(1, Math.ceil(units / unitsPerSegment));
  const lines = Math.ceil(groups / 4);
  const groupsPerChunk = 4 * Math.ceil(lines / Math.min(lines, Math.ceil(MIN_CHUNKS / segments)));
  return {
    unitRows: Math.ceil(g.rows.out / unitsPerImage),
    unitsPerImage,
    units,
    segments,
    unitsPerSegment,
    groups,
    groupsPerChunk,
    channelChunks: Math.ceil(groups / groupsPerChunk),
    partialBytes,
    grouped: prefersGroups(kernel),
  };
}
