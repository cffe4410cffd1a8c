// Winograd convolution, forward or input gradient: tiles to points, 36 products with the transformed weight, points to pixels.

import type { Code } from '../../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../../assembler/function-builder.ts';
import { control, i32, v128 } from '../../assembler/instructions.ts';
import type { EmitContext, KernelPlan, Pointer } from '../../kernel-plan.ts';
import { type BlasMatrix, callBlas } from '../blas.ts';
import { multiplyBlock } from '../block.ts';
import { evenRanges, standsAt, type WindowRows } from '../window-rows.ts';
import { correctTile } from './exact-tiles.ts';
import { tilesScratch, transformTiles } from './tiles.ts';
import { type Filtering, sourceWindow, targetWindow, tileCount } from './tiling.ts';
import { applyToSquare, POINTS, pixelsToPoints, pointsToPixels, TILE } from './transforms.ts';
import { pointBytes, transformWeights, WEIGHT_SCRATCH, type WeightLayout } from './weights.ts';

/** Tiles of one chunk: their points stay in cache, and the weight is read once for all of them. A system BLAS packs it for each chunk. */
const TILES = 32;
const BLAS_TILES = 48;
/** Channels of a point that BLAS adds up in one call: the transforms enlarge what longer sums lose. */
const BLAS_CHANNELS = 128;
const CHUNKS = 24;
const MIN_GROUP = 128;

/** How a filtering is cut, by shapes only. */
interface FilteringCut {
  readonly filtering: Filtering;
  readonly weight: WeightLayout;
  /** The pixels of tiles, and how many tiles there are. */
  readonly source: WindowRows;
  readonly target: WindowRows;
  readonly tiles: number;
  readonly tilesPerChunk: number;
  /** A system BLAS multiplies. */
  readonly blas: boolean;
  /** Channels of the result that a chunk computes: groups give more chunks where there are few tiles. */
  readonly columns: number;
  readonly groups: number;
  /** Where in scratch, behind the transformed tiles, their products and what transforming needs lie. */
  readonly products: number;
  readonly between: number;
  readonly scratchBytes: number;
}

function cutFiltering(f: Filtering, weight: WeightLayout, blas: boolean): FilteringCut {
  const tiles = tileCount(f);
  const tilesPerChunk = blas ? BLAS_TILES : TILES;
  const panels = f.outChannels / 8;
  const wanted = Math.ceil(CHUNKS / Math.ceil(tiles / tilesPerChunk));
  let groups = Math.max(1, Math.min(wanted, Math.floor(f.outChannels / MIN_GROUP)));
  while (panels % groups !== 0) groups--;
  const columns = f.outChannels / groups;
  const source = sourceWindow(f);
  const products = POINTS * POINTS * pointBytes(tilesPerChunk, f.inChannels);
  const between = products + POINTS * POINTS * pointBytes(tilesPerChunk, columns);
  return {
    filtering: f,
    weight,
    source,
    target: targetWindow(f),
    tiles,
    tilesPerChunk,
    blas,
    columns,
    groups,
    products,
    between,
    scratchBytes: Math.max(WEIGHT_SCRATCH, between + tilesScratch(source)),
  };
}

export function planFiltering(
  f: Filtering,
  weight: WeightLayout,
  { source, weights, target }: Readonly<Record<'source' | 'weights' | 'target', Pointer>>,
  blas: boolean,
): KernelPlan {
  const cut = cutFiltering(f, weight, blas);
  const points = { workspace: 0 };
  const key = `winograd filtering ${JSON.stringify([f, weight])}`;
  return {
    workspaceBytes: POINTS * POINTS * pointBytes(f.inChannels, f.outChannels),
    emit: (context) => ({
      phases: [
        transformWeights(weight, blas ? 'matrices' : 'panels', context, weights, points),
        {
          fn: context.module.shared(key, () => emitChunk(cut, context)),
          chunks: Math.ceil(cut.tiles / cut.tilesPerChunk) * cut.groups,
          pointers: [source, points, target, weights],
        },
      ],
      scratchBytes: cut.scratchBytes,
    }),
  };
}

/** `(chunk, scratch, source, points, target, weights)`: `points` are those of the weight. */
function emitChunk(cut: FilteringCut, context: EmitContext): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32', 'i32']);
  const [chunk, scratch, source, points, target, weights] = fn.params;
  const [first, count, group] = Array.from({ length: 3 }, () => fn.local('i32'));
  const { filtering: f, weight, columns, products, between } = cut;
  const groups = i32.const(cut.groups);
  const rest = i32.sub(i32.const(cut.tiles), first.get);
  const at = (offset: number): Code => i32.add(scratch.get, i32.const(offset));
  const layout = {
    channels: f.inChannels,
    pointStride: pointBytes(cut.tilesPerChunk, f.inChannels),
    tileStride: f.inChannels * 4,
    groupStride: 16,
    pairStride: 32,
  };
  fn.emit(
    group.set(i32.remU(chunk.get, groups)),
    first.set(i32.mul(i32.divU(chunk.get, groups), i32.const(cut.tilesPerChunk))),
    count.set(control.select(rest, i32.const(cut.tilesPerChunk), i32.ltS(rest, i32.const(cut.tilesPerChunk)))),
    points.add(i32.mul(group.get, i32.const((cut.blas ? 1 : f.inChannels) * columns * 4))),
    weights.add(i32.add(i32.const(weight.start), i32.mul(group.get, i32.const(columns * weight.outChannelStride)))),
    target.add(i32.mul(group.get, i32.const(columns * 4))),
    transformTiles(context, pixelsToPoints, cut.source, layout, {
      from: source.get,
      to: scratch.get,
      first: first.get,
      count: count.get,
      scratch: at(between),
    }),
    multiplyPoints(fn, cut, context, { scratch, points, count }),
    control.call(
      writeTiles(cut, context),
      ...[at(products), target.get, first.get, count.get, at(between), source.get, weights.get],
    ),
  );
  return fn;
}

/** The product at each of the 36 points. */
function multiplyPoints(
  fn: FunctionBuilder,
  cut: FilteringCut,
  context: EmitContext,
  { scratch, points, count }: Readonly<Record<'scratch' | 'points' | 'count', Local>>,
): Code {
  const [point, a, b, c] = Array.from({ length: 4 }, () => fn.local('i32'));
  const { columns } = cut;
  const { inChannels: channels, outChannels } = cut.filtering;
  const product = { outStride: columns * 4, accumulate: false };
  const block = { ...product, n: columns, rowStride: channels * 4, columnStride: 4, panelRowStride: 32 };
  const own = (): Code =>
    control.call(
      multiplyBlock(context, { ...block, panelStride: channels * 32 }),
      ...[a.get, b.get, c.get, count.get, i32.const(channels)],
    );
  const dense = (leading: number): BlasMatrix => ({ transposed: false, leading });
  const byBlas = (): Code[] =>
    evenRanges(channels, BLAS_CHANNELS).map(([first, length]) =>
      callBlas(
        context,
        { ...product, a: dense(channels), b: dense(outChannels), accumulate: first > 0 },
        {
          a: i32.add(a.get, i32.const(first * 4)),
          b: i32.add(b.get, i32.const(first * outChannels * 4)),
          c: c.get,
          m: count.get,
          n: i32.const(columns),
          k: i32.const(length),
        },
      ),
    );
  return [
    a.set(scratch.get),
    b.set(points.get),
    c.set(i32.add(scratch.get, i32.const(cut.products))),
    forRange(point, 0, POINTS * POINTS, 1, [
      cut.blas ? byBlas() : own(),
      a.add(pointBytes(cut.tilesPerChunk, channels)),
      b.add(pointBytes(channels, outChannels)),
      c.add(pointBytes(cut.tilesPerChunk, columns)),
    ]),
  ];
}

/** `(products, target, first, count, between, source, weights)`: pixels of the tiles, as far as they lie in the image. */
function writeTiles(cut: FilteringCut, context: EmitContext): number {
  const { filtering, weight, columns } = cut;
  return context.module.shared(`winograd output ${JSON.stringify([filtering, weight, columns])}`, () =>
    emitWriteTiles(cut, context),
  );
}

function emitWriteTiles(cut: FilteringCut, context: EmitContext): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'i32']);
  const [products, target, first, count, between, source, weights] = fn.params;
  const [tile, number, x, y, at, image, width, height] = Array.from({ length: 8 }, () => fn.local('i32'));
  const { filtering: f, columns } = cut;
  const pixelBytes = f.outChannels * 4;
  const rowBytes = f.columns.out * pixelBytes;
  const { rows, columns: tileColumns } = cut.target;
  const [across, down] = [i32.const(tileColumns.outputs), i32.const(rows.outputs)];
  const exact = { image, top: y, left: x, weights, at, height, width, scratch: between };
  fn.emit(
    forRange(tile, 0, count.get, 1, [
      number.set(i32.add(first.get, tile.get)),
      x.set(i32.remU(number.get, across)),
      x.set(standsAt(x.get, tileColumns)),
      number.set(i32.divU(number.get, across)),
      y.set(i32.remU(number.get, down)),
      y.set(standsAt(y.get, rows)),
      number.set(i32.divU(number.get, down)),
      at.set(i32.add(target.get, i32.mul(number.get, i32.const(f.rows.out * rowBytes)))),
      at.add(i32.add(i32.mul(y.get, i32.const(rowBytes)), i32.mul(x.get, i32.const(pixelBytes)))),
      image.set(i32.add(source.get, i32.mul(number.get, i32.const(f.rows.size * f.columns.size * f.inChannels * 4)))),
      width.set(i32.sub(i32.const(f.columns.out), x.get)),
      height.set(i32.sub(i32.const(f.rows.out), y.get)),
      writeTile(fn, cut, context, { products, between, at, height, width }),
      y.add(-f.rows.before),
      x.add(-f.columns.before),
      correctTile(fn, context, { filtering: f, weight: cut.weight, columns }, exact),
      products.add(columns * 4),
    ]),
  );
  return fn;
}

function writeTile(
  fn: FunctionBuilder,
  { filtering: f, columns, tilesPerChunk }: FilteringCut,
  context: EmitContext,
  { products, between, at, height, width }: Readonly<Record<'products' | 'between' | 'at' | 'height' | 'width', Local>>,
): Code {
  const channel = fn.local('i32');
  const pixelBytes = f.outChannels * 4;
  const pointStride = pointBytes(tilesPerChunk, columns);
  const [rowStep, columnStep] = [f.rows.dilation, f.columns.dilation];
  const save = (row: Code, value: Code, column: number): Code =>
    v128.store(row, value, column * columnStep * pixelBytes);
  const square = (store: (row: Code, value: Code, column: number, index: Local) => Code): Code =>
    forRange(channel, 0, columns * 4, 16, [
      applyToSquare(fn, pointsToPixels, context.relaxedSimd, {
        from: i32.add(products.get, channel.get),
        rowStride: POINTS * pointStride,
        columnStride: pointStride,
        between: between.get,
        to: i32.add(at.get, channel.get),
        toRowStride: rowStep * f.columns.out * pixelBytes,
        store,
      }),
    ]);
  return control.if(
    i32.and(
      i32.gtS(width.get, i32.const((TILE - 1) * columnStep)),
      i32.gtS(height.get, i32.const((TILE - 1) * rowStep)),
    ),
    square(save),
    square((row, value, column, index) =>
      control.if(
        i32.and(
          i32.ltS(i32.mul(index.get, i32.const(rowStep)), height.get),
          i32.gtS(width.get, i32.const(column * columnStep)),
        ),
        save(row, value, column),
      ),
    ),
  );
}
