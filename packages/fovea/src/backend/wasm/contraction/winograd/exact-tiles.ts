// What transforms would blur in a tile, put right after it is written: outputs whose windows hold nothing but zeros are zero, and pixels that are
// not finite reach only the outputs whose windows hold them, as in a direct sum.

import type { Code } from '../../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../../assembler/function-builder.ts';
import { control, f32x4, i32, v128 } from '../../assembler/instructions.ts';
import type { EmitContext } from '../../kernel-plan.ts';
import { multiplyAdd } from '../../relaxed.ts';
import type { Filtering } from './tiling.ts';
import { POINTS, TAPS, TILE } from './transforms.ts';
import { loadOutChannels, type WeightLayout } from './weights.ts';

/** A tile that has been written, for `columns` channels of the result. */
interface Tile {
  /** The source's image, its row and column under the tile's first window, the weight, and the tile's first pixel in the result. */
  readonly image: Local;
  readonly top: Local;
  readonly left: Local;
  readonly weights: Local;
  readonly at: Local;
  /** Rows and columns of the result from the tile's first pixel on. */
  readonly height: Local;
  readonly width: Local;
  /** POINTS² vectors of scratch. */
  readonly scratch: Local;
}

const ARGUMENTS = ['image', 'top', 'left', 'weights', 'at', 'height', 'width', 'scratch'] as const;

/** What a tile's function is specialised for. */
export interface TileShape {
  readonly filtering: Filtering;
  readonly weight: WeightLayout;
  /** Channels of the result that are written at `at`. */
  readonly columns: number;
}

/**
 * Code that checks a tile and corrects it where needed. A source pixel that is not finite makes NaN or infinities of every channel at some corner
 * of the tile; and every window of the tile holds one of its four middle pixels, so that the check costs next to nothing.
 */
export function correctTile(fn: FunctionBuilder, context: EmitContext, shape: TileShape, tile: Tile): Code {
  const { image, top, left } = tile;
  const pixel = emptyPixel(context, shape.filtering);
  const { rows, columns } = shape.filtering;
  const middle = [2, 3].flatMap((row) =>
    [2, 3].map((column) =>
      control.call(
        pixel,
        image.get,
        i32.add(top.get, i32.const(row * rows.dilation)),
        i32.add(left.get, i32.const(column * columns.dilation)),
      ),
    ),
  );
  const call = (name: string, emit: () => FunctionBuilder): Code =>
    control.call(
      context.module.shared(`winograd ${name} ${JSON.stringify(shape)}`, emit),
      ...ARGUMENTS.map((argument) => tile[argument].get),
    );
  return control.if(
    isNotFinite(fn, shape, tile),
    call('direct tile', () => emitDirectTile(context, shape)),
    control.if(
      middle.reduce((a, b) => i32.or(a, b)),
      call('empty windows', () => emitEmptyWindows(context, shape)),
    ),
  );
}

const newTile = (): { readonly fn: FunctionBuilder; readonly tile: Tile } => {
  const fn = new FunctionBuilder(ARGUMENTS.map(() => 'i32'));
  return { fn, tile: Object.fromEntries(ARGUMENTS.map((name, i) => [name, fn.params[i]])) as unknown as Tile };
};

const pixelStrides = ({ filtering: f }: TileShape) => ({
  row: f.rows.dilation * f.columns.out * f.outChannels * 4,
  column: f.columns.dilation * f.outChannels * 4,
});

/** Whether the first four channels of a corner are not finite: of those corners that lie in the image. */
function isNotFinite(fn: FunctionBuilder, shape: TileShape, { at, height, width }: Tile): Code {
  const { filtering: f } = shape;
  const strides = pixelStrides(shape);
  const [lastRow, lastColumn] = [fn.local('i32'), fn.local('i32')];
  const far = (size: Local, dilation: number, stride: number): Code =>
    control.select(i32.const((TILE - 1) * stride), i32.const(0), i32.gtS(size.get, i32.const((TILE - 1) * dilation)));
  const corner = (...offsets: readonly Code[]): Code =>
    f32x4.mul(v128.load(offsets.reduce((sum, offset) => i32.add(sum, offset), at.get)), f32x4.const(0));
  const sum = [corner(), corner(lastRow.get), corner(lastColumn.get), corner(lastRow.get, lastColumn.get)].reduce(
    (a, b) => f32x4.add(a, b),
  );
  const code = [
    lastRow.set(far(height, f.rows.dilation, strides.row)),
    lastColumn.set(far(width, f.columns.dilation, strides.column)),
    v128.anyTrue(f32x4.ne(sum, f32x4.const(0))),
  ];
  fn.release(lastRow, lastColumn);
  return code;
}

const isInside = (position: Local, size: number): Code => i32.ltU(position.get, i32.const(size));

/** `(image, row, column)` → 1 when a pixel lies outside the source or is zero in all channels. */
function emptyPixel(context: EmitContext, { rows, columns, inChannels: channels }: Filtering): number {
  const [height, width] = [rows.size, columns.size];
  return context.module.shared(`winograd empty pixel ${height} ${width} ${channels}`, () => {
    const fn = new FunctionBuilder(['i32', 'i32', 'i32'], ['i32']);
    const [image, row, column] = fn.params;
    const end = fn.local('i32');
    fn.emit(
      control.if(i32.and(isInside(row, height), isInside(column, width)), [
        column.add(i32.mul(row.get, i32.const(width))),
        image.add(i32.mul(column.get, i32.const(channels * 4))),
        end.set(i32.add(image.get, i32.const(channels * 4))),
        control.loop(
          control.if(v128.anyTrue(f32x4.ne(v128.load(image.get), f32x4.const(0))), [i32.const(0), control.return]),
          image.add(16),
          control.brIf(0, i32.ne(image.get, end.get)),
        ),
      ]),
      i32.const(1),
    );
    return fn;
  });
}

/** Runs `each` for all outputs of a tile that lie in the image: `to` is where one's channels go. */
function forEachOutput(
  fn: FunctionBuilder,
  shape: TileShape,
  tile: Tile,
  each: (row: Local, column: Local, to: Local) => Code,
): Code {
  const [row, column, to] = Array.from({ length: 3 }, () => fn.local('i32'));
  const { rows, columns } = shape.filtering;
  const strides = pixelStrides(shape);
  const isIn = (number: Local, dilation: number, size: Local): Code =>
    i32.ltS(i32.mul(number.get, i32.const(dilation)), size.get);
  return forRange(row, 0, TILE, 1, [
    forRange(column, 0, TILE, 1, [
      control.if(i32.and(isIn(row, rows.dilation, tile.height), isIn(column, columns.dilation, tile.width)), [
        to.set(i32.add(tile.at.get, i32.mul(row.get, i32.const(strides.row)))),
        to.add(i32.mul(column.get, i32.const(strides.column))),
        each(row, column, to),
      ]),
    ]),
  ]);
}

/** Source position along an axis: from the tile's first one on. */
const positionOf = (start: Local, number: Code, dilation: number): Code =>
  i32.add(start.get, i32.mul(number, i32.const(dilation)));

/** Outputs whose window is empty become zero, but for NaN: that of a weight. */
function emitEmptyWindows(context: EmitContext, shape: TileShape): FunctionBuilder {
  const { fn, tile } = newTile();
  const { filtering: f, columns } = shape;
  const [row, column, mark, channel] = Array.from({ length: 4 }, () => fn.local('i32'));
  const taps = Array.from({ length: TAPS * TAPS }, (_, i) => Math.floor(i / TAPS) * POINTS + (i % TAPS));
  const zero = f32x4.const(0);
  fn.emit(
    mark.set(tile.scratch.get),
    forRange(row, 0, POINTS, 1, [
      forRange(column, 0, POINTS, 1, [
        i32.store(
          mark.get,
          control.call(
            emptyPixel(context, f),
            tile.image.get,
            positionOf(tile.top, row.get, f.rows.dilation),
            positionOf(tile.left, column.get, f.columns.dilation),
          ),
        ),
        mark.add(4),
      ]),
    ]),
    forEachOutput(fn, shape, tile, (y, x, to) => [
      mark.set(i32.add(i32.mul(y.get, i32.const(POINTS)), x.get)),
      mark.set(i32.add(tile.scratch.get, i32.shl(mark.get, i32.const(2)))),
      control.if(
        taps.map((tap) => i32.load(mark.get, tap * 4)).reduce((a, b) => i32.and(a, b)),
        forRange(channel, 0, columns / 4, 1, [
          v128.store(to.get, f32x4.add(f32x4.mul(v128.load(to.get), zero), zero)),
          to.add(16),
        ]),
      ),
    ]),
  );
  return fn;
}

/** Computes a tile anew, as a direct sum: tap by tap, so that long sums are sums of shorter ones. */
function emitDirectTile(context: EmitContext, shape: TileShape): FunctionBuilder {
  const { fn, tile } = newTile();
  const { filtering: f, weight, columns } = shape;
  const [tapRow, tapColumn, row, column] = Array.from({ length: 4 }, () => fn.local('i32'));
  const [channel, outChannel, from, taps] = Array.from({ length: 4 }, () => fn.local('i32'));
  const [sum, part] = [fn.local('v128'), fn.local('v128')];
  const addTap: Code = [
    from.set(i32.add(i32.mul(row.get, i32.const(f.columns.size)), column.get)),
    from.set(i32.add(tile.image.get, i32.mul(from.get, i32.const(f.inChannels * 4)))),
    taps.set(i32.add(i32.mul(tapRow.get, i32.const(TAPS)), tapColumn.get)),
    taps.set(i32.mul(taps.get, i32.const(weight.tapStride))),
    taps.add(i32.add(tile.weights.get, i32.mul(outChannel.get, i32.const(weight.outChannelStride)))),
    part.set(f32x4.const(0)),
    forRange(channel, 0, f.inChannels, 1, [
      part.set(
        multiplyAdd(context.relaxedSimd, v128.load32Splat(from.get), loadOutChannels(weight, taps.get), part.get),
      ),
      from.add(4),
      taps.add(weight.channelStride),
    ]),
    sum.set(f32x4.add(sum.get, part.get)),
  ];
  fn.emit(
    forEachOutput(fn, shape, tile, (y, x, to) =>
      forRange(outChannel, 0, columns, 4, [
        sum.set(f32x4.const(0)),
        forRange(tapRow, 0, TAPS, 1, [
          row.set(positionOf(tile.top, i32.add(y.get, tapRow.get), f.rows.dilation)),
          forRange(tapColumn, 0, TAPS, 1, [
            column.set(positionOf(tile.left, i32.add(x.get, tapColumn.get), f.columns.dilation)),
            control.if(i32.and(isInside(row, f.rows.size), isInside(column, f.columns.size)), addTap),
          ]),
        ]),
        v128.store(to.get, sum.get),
        to.add(16),
      ]),
    ),
  );
  return fn;
}
