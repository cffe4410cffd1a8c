// Winograd weight gradient: the adjoint of filtering in the weight. Pixels and gradients to points, 36 products over tiles, points to taps.

import { type Code, control, FunctionBuilder, forRange, i32, type Local } from '../../assembler.ts';
import type { LoweredKernel, LoweringContext, Phase, Pointer } from '../../lowering.ts';
import { multiplyBlock } from '../block.ts';
import { addPartials, PARTIAL_ELEMENTS } from '../partials.ts';
import { type PointLayout, tilesScratch, transformTiles } from './tiles.ts';
import { type Filtering, sourceWindow, targetWindow, tileCount } from './tiling.ts';
import { gradientToPoints, POINTS, pixelsToPoints } from './transforms.ts';
import { gradientsToWeights, pointBytes, WEIGHT_SCRATCH } from './weights.ts';

/** Tiles that are transformed and multiplied at once. */
const TILES = 64;
/** Most channels of either side in a chunk. */
const MAX_CHANNELS = 128;
const CHUNKS = 16;
/** Segments that are added one by one before digits are lost: more make more groups. */
const MAX_SEGMENTS = 32;
/** Partial sums may take this many bytes. */
const PARTIAL_BYTES = 24 << 20;

interface GradientPlan {
  /** Channels of the source and of the target in a chunk. */
  readonly channels: number;
  readonly outChannels: number;
  readonly segments: number;
  /** Segment groups with sums of their own. */
  readonly groups: number;
  readonly segmentsPerGroup: number;
}

function plan(f: Filtering): GradientPlan {
  const [channels, outChannels] = [largestPart(f.inChannels), largestPart(f.outChannels)];
  const blocks = (f.inChannels / channels) * (f.outChannels / outChannels);
  const segments = Math.ceil(tileCount(f) / TILES);
  const bytes = POINTS * POINTS * pointBytes(f.inChannels, f.outChannels);
  const useful = Math.max(Math.ceil(CHUNKS / blocks), Math.ceil(segments / MAX_SEGMENTS));
  const wanted = Math.min(segments, useful, Math.max(1, Math.floor(PARTIAL_BYTES / bytes)));
  const segmentsPerGroup = Math.ceil(segments / wanted);
  return { channels, outChannels, segments, groups: Math.ceil(segments / segmentsPerGroup), segmentsPerGroup };
}

/** The largest even part of a multiple of 8 that is a multiple of 8 and no more than MAX_CHANNELS. */
function largestPart(channels: number): number {
  let parts = Math.ceil(channels / MAX_CHANNELS);
  while ((channels / 8) % parts !== 0) parts++;
  return channels / parts;
}

const pointsBytes = (f: Filtering): number => POINTS * POINTS * pointBytes(f.inChannels, f.outChannels);

/** Partial sums, and their total when there is more than one. */
export const weightGradWorkspace = (f: Filtering): number => {
  const { groups } = plan(f);
  return pointsBytes(f) * (groups > 1 ? groups + 1 : 1);
};

export function lowerWinogradWeightGrad(
  f: Filtering,
  context: LoweringContext,
  { source, gradient, weights }: Readonly<Record<'source' | 'gradient' | 'weights', Pointer>>,
): LoweredKernel {
  const p = plan(f);
  const blocks = (f.inChannels / p.channels) * (f.outChannels / p.outChannels);
  const total = { workspace: p.groups > 1 ? p.groups * pointsBytes(f) : 0 };
  const elements = pointsBytes(f) / 4;
  const phases: Phase[] = [
    {
      fn: context.module.shared(`winograd gradient ${JSON.stringify(f)}`, () => emitChunk(f, p, context)),
      chunks: blocks * p.groups,
      pointers: [source, gradient, { workspace: 0 }],
    },
  ];
  if (p.groups > 1) {
    const sum = { groups: p.groups, batch: [], batchStrides: [], rows: 1, columns: elements, rowStride: 0 };
    phases.push({
      fn: addPartials(context, sum),
      chunks: Math.ceil(elements / PARTIAL_ELEMENTS),
      pointers: [{ workspace: 0 }, total],
    });
  }
  phases.push(gradientsToWeights(f.inChannels, f.outChannels, context, total, weights));
  return { phases, scratchBytes: Math.max(WEIGHT_SCRATCH, scratchLayout(f, p).bytes) };
}

function scratchLayout(f: Filtering, p: GradientPlan) {
  const gradients = POINTS * POINTS * pointBytes(TILES, p.channels);
  const between = gradients + POINTS * POINTS * pointBytes(TILES, p.outChannels);
  return {
    gradients,
    between,
    bytes: between + Math.max(tilesScratch(sourceWindow(f)), tilesScratch(targetWindow(f))),
  };
}

/** `(chunk, scratch, source, gradient, sums)`: one block of channels of both sides, over the tiles of a segment group. */
function emitChunk(f: Filtering, p: GradientPlan, context: LoweringContext): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32']);
  const [chunk, scratch, source, gradient, sums] = fn.params;
  const [part, outPart, segment, end, first, count] = Array.from({ length: 6 }, () => fn.local('i32'));
  const { gradients, between } = scratchLayout(f, p);
  const at = (offset: number): Code => i32.add(scratch.get, i32.const(offset));
  const take = (into: Local, parts: number): Code[] => [
    into.set(i32.remU(chunk.get, i32.const(parts))),
    chunk.set(i32.divU(chunk.get, i32.const(parts))),
  ];
  const rest = i32.sub(i32.const(tileCount(f)), first.get);
  const args = { first: first.get, count: count.get, scratch: at(between) };
  const rows: PointLayout = {
    channels: p.channels,
    pointStride: pointBytes(TILES, p.channels),
    tileStride: p.channels * 4,
    groupStride: 16,
    pairStride: 32,
  };
  // As the right operand: panels of eight channels.
  const panels: PointLayout = {
    channels: p.outChannels,
    pointStride: pointBytes(TILES, p.outChannels),
    tileStride: 32,
    groupStride: 16,
    pairStride: TILES * 32,
  };
  const one = (accumulate: boolean): Code[] => [
    first.set(i32.mul(segment.get, i32.const(TILES))),
    count.set(control.select(rest, i32.const(TILES), i32.ltS(rest, i32.const(TILES)))),
    transformTiles(context, pixelsToPoints, { ...sourceWindow(f), channels: p.channels }, rows, {
      ...args,
      from: source.get,
      to: scratch.get,
    }),
    transformTiles(context, gradientToPoints, { ...targetWindow(f), channels: p.outChannels }, panels, {
      ...args,
      from: gradient.get,
      to: at(gradients),
    }),
    multiplyPoints(fn, f, p, context, { scratch, sums, count }, accumulate),
    segment.add(1),
  ];
  fn.emit(
    ...take(part, f.inChannels / p.channels),
    ...take(outPart, f.outChannels / p.outChannels),
    source.add(i32.mul(part.get, i32.const(p.channels * 4))),
    gradient.add(i32.mul(outPart.get, i32.const(p.outChannels * 4))),
    sums.add(i32.mul(chunk.get, i32.const(pointsBytes(f)))),
    sums.add(i32.mul(part.get, i32.const(p.channels * f.outChannels * 4))),
    sums.add(i32.mul(outPart.get, i32.const(p.outChannels * 4))),
    segment.set(i32.mul(chunk.get, i32.const(p.segmentsPerGroup))),
    end.set(i32.add(segment.get, i32.const(p.segmentsPerGroup))),
    end.set(control.select(end.get, i32.const(p.segments), i32.ltS(end.get, i32.const(p.segments)))),
    ...one(false),
    ...(p.segmentsPerGroup > 1 ? [forRange(segment, segment.get, end.get, 0, one(true))] : []),
  );
  return fn;
}

/** sums[point] (+)= pixelsᵀ · gradients at each of the 36 points. */
function multiplyPoints(
  fn: FunctionBuilder,
  f: Filtering,
  p: GradientPlan,
  context: LoweringContext,
  { scratch, sums, count }: Readonly<Record<'scratch' | 'sums' | 'count', Local>>,
  accumulate: boolean,
): Code {
  const [point, a, b, c] = Array.from({ length: 4 }, () => fn.local('i32'));
  const product = {
    n: p.outChannels,
    rowStride: 4,
    columnStride: p.channels * 4,
    outStride: f.outChannels * 4,
    panelRowStride: 32,
    panelStride: TILES * 32,
    accumulate,
  };
  return [
    a.set(scratch.get),
    b.set(i32.add(scratch.get, i32.const(scratchLayout(f, p).gradients))),
    c.set(sums.get),
    forRange(point, 0, POINTS * POINTS, 1, [
      control.call(multiplyBlock(context, product), a.get, b.get, c.get, i32.const(p.channels), count.get),
      a.add(pointBytes(TILES, p.channels)),
      b.add(pointBytes(TILES, p.outChannels)),
      c.add(pointBytes(f.inChannels, f.outChannels)),
    ]),
  ];
}
