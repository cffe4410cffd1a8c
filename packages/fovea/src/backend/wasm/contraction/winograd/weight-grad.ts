// Winograd weight gradient: the adjoint of filtering in the weight. Pixels and gradients to points, 36 products over tiles, points to taps.

import type { Code } from '../../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../../assembler/function-builder.ts';
import { control, i32 } from '../../assembler/instructions.ts';
import type { EmitContext, KernelPlan, Phase, Pointer } from '../../kernel-plan.ts';
import { callBlas } from '../blas.ts';
import { multiplyBlock } from '../block.ts';
import { addPartials, PARTIAL_ELEMENTS } from '../partials.ts';
import type { WindowRows } from '../window-rows.ts';
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

/** How the work is cut, by shapes only. */
interface GradientCut {
  readonly filtering: Filtering;
  readonly tiles: number;
  /** Channels of the source and of the target in a chunk, and the pixels of tiles in them. */
  readonly channels: number;
  readonly outChannels: number;
  readonly source: WindowRows;
  readonly target: WindowRows;
  readonly blocks: number;
  /** A system BLAS multiplies. */
  readonly blas: boolean;
  readonly segments: number;
  /** Segment groups with sums of their own. */
  readonly groups: number;
  readonly segmentsPerGroup: number;
  /** Bytes of all sums of a group. */
  readonly sumBytes: number;
  /** Where in scratch, behind the transformed pixels, the gradients and what transforming needs lie. */
  readonly gradients: number;
  readonly between: number;
  readonly scratchBytes: number;
}

function cutGradient(f: Filtering, blas: boolean): GradientCut {
  const [channels, outChannels] = [largestPart(f.inChannels), largestPart(f.outChannels)];
  const blocks = (f.inChannels / channels) * (f.outChannels / outChannels);
  const tiles = tileCount(f);
  const segments = Math.ceil(tiles / TILES);
  const sumBytes = POINTS * POINTS * pointBytes(f.inChannels, f.outChannels);
  const useful = Math.max(Math.ceil(CHUNKS / blocks), Math.ceil(segments / MAX_SEGMENTS));
  const wanted = Math.min(segments, useful, Math.max(1, Math.floor(PARTIAL_BYTES / sumBytes)));
  const segmentsPerGroup = Math.ceil(segments / wanted);
  const [source, target] = [sourceWindow(f), targetWindow(f)];
  const gradients = POINTS * POINTS * pointBytes(TILES, channels);
  const between = gradients + POINTS * POINTS * pointBytes(TILES, outChannels);
  return {
    filtering: f,
    tiles,
    channels,
    outChannels,
    source: { ...source, channels },
    target: { ...target, channels: outChannels },
    blocks,
    blas,
    segments,
    groups: Math.ceil(segments / segmentsPerGroup),
    segmentsPerGroup,
    sumBytes,
    gradients,
    between,
    scratchBytes: Math.max(WEIGHT_SCRATCH, between + Math.max(tilesScratch(source), tilesScratch(target))),
  };
}

/** The largest even part of a multiple of 8 that is a multiple of 8 and no more than MAX_CHANNELS. */
function largestPart(channels: number): number {
  let parts = Math.ceil(channels / MAX_CHANNELS);
  while ((channels / 8) % parts !== 0) parts++;
  return channels / parts;
}

export function planWinogradWeightGrad(
  f: Filtering,
  { source, gradient, weights }: Readonly<Record<'source' | 'gradient' | 'weights', Pointer>>,
  blas: boolean,
): KernelPlan {
  const cut = cutGradient(f, blas);
  const { groups, sumBytes } = cut;
  const split = groups > 1;
  const total = { workspace: split ? groups * sumBytes : 0 };
  const elements = sumBytes / 4;
  const sum = { groups, batch: [], batchStrides: [], rows: 1, columns: elements, rowStride: 0 };
  return {
    // Partial sums, and their total when there is more than one.
    workspaceBytes: sumBytes * (split ? groups + 1 : 1),
    emit(context) {
      const multiply: Phase = {
        fn: context.module.shared(`winograd gradient ${JSON.stringify(f)}`, () => emitChunk(cut, context)),
        chunks: cut.blocks * groups,
        pointers: [source, gradient, { workspace: 0 }],
      };
      const add = (): Phase => ({
        fn: addPartials(context, sum),
        chunks: Math.ceil(elements / PARTIAL_ELEMENTS),
        pointers: [{ workspace: 0 }, total],
      });
      const sums = split ? [multiply, add()] : [multiply];
      const transform = gradientsToWeights(f.inChannels, f.outChannels, context, total, weights);
      return { phases: [...sums, transform], scratchBytes: cut.scratchBytes };
    },
  };
}

/** `(chunk, scratch, source, gradient, sums)`: one block of channels of both sides, over the tiles of a segment group. */
function emitChunk(cut: GradientCut, context: EmitContext): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32']);
  const [chunk, scratch, source, gradient, sums] = fn.params;
  const [part, outPart, segment, end, first, count] = Array.from({ length: 6 }, () => fn.local('i32'));
  const { filtering: f, gradients, between } = cut;
  const at = (offset: number): Code => i32.add(scratch.get, i32.const(offset));
  const take = (into: Local, parts: number): Code[] => [
    into.set(i32.remU(chunk.get, i32.const(parts))),
    chunk.set(i32.divU(chunk.get, i32.const(parts))),
  ];
  const rest = i32.sub(i32.const(cut.tiles), first.get);
  const args = { first: first.get, count: count.get, scratch: at(between) };
  const dense = (channels: number): PointLayout => ({
    channels,
    pointStride: pointBytes(TILES, channels),
    tileStride: channels * 4,
    groupStride: 16,
    pairStride: 32,
  });
  const rows = dense(cut.channels);
  // As the right operand: panels of eight channels, or as they are.
  const panels = { ...dense(cut.outChannels), tileStride: 32, pairStride: TILES * 32 };
  const one = (accumulate: boolean): Code[] => [
    first.set(i32.mul(segment.get, i32.const(TILES))),
    count.set(control.select(rest, i32.const(TILES), i32.ltS(rest, i32.const(TILES)))),
    transformTiles(context, pixelsToPoints, cut.source, rows, {
      ...args,
      from: source.get,
      to: scratch.get,
    }),
    transformTiles(context, gradientToPoints, cut.target, cut.blas ? dense(cut.outChannels) : panels, {
      ...args,
      from: gradient.get,
      to: at(gradients),
    }),
    multiplyPoints(fn, cut, context, { scratch, sums, count }, accumulate),
    segment.add(1),
  ];
  fn.emit(
    ...take(part, f.inChannels / cut.channels),
    ...take(outPart, f.outChannels / cut.outChannels),
    source.add(i32.mul(part.get, i32.const(cut.channels * 4))),
    gradient.add(i32.mul(outPart.get, i32.const(cut.outChannels * 4))),
    sums.add(i32.mul(chunk.get, i32.const(cut.sumBytes))),
    sums.add(i32.mul(part.get, i32.const(cut.channels * f.outChannels * 4))),
    sums.add(i32.mul(outPart.get, i32.const(cut.outChannels * 4))),
    segment.set(i32.mul(chunk.get, i32.const(cut.segmentsPerGroup))),
    end.set(i32.add(segment.get, i32.const(cut.segmentsPerGroup))),
    end.set(control.select(end.get, i32.const(cut.segments), i32.ltS(end.get, i32.const(cut.segments)))),
    ...one(false),
    ...(cut.segmentsPerGroup > 1 ? [forRange(segment, segment.get, end.get, 0, one(true))] : []),
  );
  return fn;
}

/** sums[point] (+)= pixelsᵀ · gradients at each of the 36 points. */
function multiplyPoints(
  fn: FunctionBuilder,
  cut: GradientCut,
  context: EmitContext,
  { scratch, sums, count }: Readonly<Record<'scratch' | 'sums' | 'count', Local>>,
  accumulate: boolean,
): Code {
  const { filtering } = cut;
  const [point, a, b, c] = Array.from({ length: 4 }, () => fn.local('i32'));
  const { channels, outChannels } = cut;
  const product = { n: outChannels, outStride: filtering.outChannels * 4, accumulate };
  const block = { ...product, rowStride: 4, columnStride: channels * 4, panelRowStride: 32, panelStride: TILES * 32 };
  const multiply = cut.blas
    ? callBlas(
        context,
        { ...product, a: { transposed: true, leading: channels }, b: { transposed: false, leading: outChannels } },
        { a: a.get, b: b.get, c: c.get, m: i32.const(channels), n: i32.const(outChannels), k: count.get },
      )
    : control.call(multiplyBlock(context, block), a.get, b.get, c.get, i32.const(channels), count.get);
  return [
    a.set(scratch.get),
    b.set(i32.add(scratch.get, i32.const(cut.gradients))),
    c.set(sums.get),
    forRange(point, 0, POINTS * POINTS, 1, [
      multiply,
      a.add(pointBytes(TILES, cut.channels)),
      b.add(pointBytes(TILES, cut.outChannels)),
      c.add(pointBytes(filtering.inChannels, filtering.outChannels)),
    ]),
  ];
}
