// Convolution as a product: which source pixels make up a row of A, and the code that gathers a block of such rows.

import type { ConvGeometry } from '../../../base/geometry.ts';
import { type Code, control, FunctionBuilder, forRange, i32, type Local } from '../assembler.ts';
import type { LoweringContext } from '../lowering.ts';
import { copyRun, zeroFloats } from './copy.ts';

/** Positions along one axis that a window reads: `offset + i·step` from where the window stands, ascending. */
export interface TapRange {
  readonly count: number;
  readonly offset: number;
  readonly step: number;
}

/**
 * Row (image, y, x) of A holds, for each tap (r, c) of the window in turn, the channels of source pixel
 * (y·stepY + tapRows[r], x·stepX + tapColumns[c]); zeros outside the source. Interleaved windows stand in runs of neighbours:
 * the one of number y at ⌊y / interleaveY⌋·stepY + y mod interleaveY.
 */
export interface WindowRows {
  readonly gridHeight: number;
  readonly gridWidth: number;
  readonly height: number;
  readonly width: number;
  /** Bytes between pixels of the source. */
  readonly pixelBytes: number;
  readonly stepY: number;
  readonly stepX: number;
  /** Default: 1. */
  readonly interleaveY?: number;
  readonly interleaveX?: number;
  readonly tapRows: TapRange;
  readonly tapColumns: TapRange;
  /** Channels that a tap reads. */
  readonly channels: number;
}

/** A range of A's columns: some taps and channels. Whole rows of taps, or part of one row, or part of one tap's channels. */
export interface WindowBlock {
  readonly tapRow: number;
  readonly tapRows: number;
  readonly tapColumn: number;
  readonly tapColumns: number;
  readonly channel: number;
  readonly channels: number;
}

export const blockColumns = (block: WindowBlock): number => block.tapRows * block.tapColumns * block.channels;

/** The window of a convolution's forward pass over one group. */
export function forwardWindow(g: ConvGeometry): WindowRows {
  return {
    gridHeight: g.outHeight,
    gridWidth: g.outWidth,
    height: g.height,
    width: g.width,
    pixelBytes: g.inChannels * 4,
    stepY: g.strideHeight,
    stepX: g.strideWidth,
    tapRows: { count: g.kernelHeight, offset: -g.padTop, step: g.dilationHeight },
    tapColumns: { count: g.kernelWidth, offset: -g.padLeft, step: g.dilationWidth },
    channels: g.inChannels / g.groups,
  };
}

/** Whether row p of A is simply pixel p of the source. */
export const isPlain = (w: WindowRows): boolean =>
  w.tapRows.count * w.tapColumns.count === 1 &&
  w.tapRows.offset === 0 &&
  w.tapColumns.offset === 0 &&
  w.stepY === 1 &&
  w.stepX === 1 &&
  w.gridHeight === w.height &&
  w.gridWidth === w.width;

/** A's columns in blocks of at most `most`. */
export function windowBlocks(w: WindowRows, most: number): WindowBlock[] {
  const { count: rows } = w.tapRows;
  const { count: columns } = w.tapColumns;
  const whole = { tapRow: 0, tapRows: 1, tapColumn: 0, tapColumns: columns, channel: 0, channels: w.channels };
  const perRow = columns * w.channels;
  if (perRow <= most) {
    return evenRanges(rows, Math.floor(most / perRow)).map(([tapRow, tapRows]) => ({ ...whole, tapRow, tapRows }));
  }
  const parts: WindowBlock[] =
    w.channels <= most
      ? evenRanges(columns, Math.floor(most / w.channels)).map(([tapColumn, tapColumns]) => ({
          ...whole,
          tapColumn,
          tapColumns,
        }))
      : Array.from({ length: columns }, (_, tapColumn) =>
          evenRanges(w.channels, most).map(([channel, channels]) => ({
            ...whole,
            tapColumn,
            tapColumns: 1,
            channel,
            channels,
          })),
        ).flat();
  return Array.from({ length: rows }, (_, tapRow) => parts.map((part) => ({ ...part, tapRow }))).flat();
}

/** `[start, length]` of near-equal parts of at most `most`. */
export function evenRanges(total: number, most: number): [number, number][] {
  const parts = Math.ceil(total / most);
  const bound = (i: number): number => Math.floor((i * total) / parts);
  return Array.from({ length: parts }, (_, i) => [bound(i), bound(i + 1) - bound(i)]);
}

/** Where the window of a number stands along an axis. */
export function standsAt(number: Code, step: number, interleave = 1): Code {
  if (interleave === 1) return i32.mul(number, i32.const(step));
  const run = i32.const(interleave);
  return i32.add(i32.mul(i32.divU(number, run), i32.const(step)), i32.remU(number, run));
}

/** Whether some window reaches beyond the source along an axis. */
function clips(taps: TapRange, grid: number, step: number, size: number, interleave = 1): boolean {
  const last = Math.floor((grid - 1) / interleave) * step + Math.min(grid, interleave) - 1;
  return taps.offset < 0 || last + taps.offset + (taps.count - 1) * taps.step >= size;
}

/** Calls the gathering code of a block: rows `first` … `first + pixels` of A, dense, to `to`. `from` is the source at channel 0 of the group. */
export function gatherBlock(
  context: LoweringContext,
  w: WindowRows,
  block: WindowBlock,
  { from, to, first, pixels }: Readonly<Record<'from' | 'to' | 'first' | 'pixels', Code>>,
): Code {
  const size = { tapRows: block.tapRows, tapColumns: block.tapColumns, channels: block.channels };
  const fn = context.module.shared(`gather ${JSON.stringify([w, size])}`, () => emitGather(context, w, size));
  return control.call(
    fn,
    i32.add(from, i32.const(block.channel * 4)),
    to,
    first,
    pixels,
    i32.const(w.tapRows.offset + block.tapRow * w.tapRows.step),
    i32.const(w.tapColumns.offset + block.tapColumn * w.tapColumns.step),
  );
}

type BlockSize = Pick<WindowBlock, 'tapRows' | 'tapColumns' | 'channels'>;

/** `(from, to, first, pixels, offsetY, offsetX)`. */
function emitGather(context: LoweringContext, w: WindowRows, size: BlockSize): FunctionBuilder {
  const fn = new FunctionBuilder(new Array(6).fill('i32'));
  const [from, to, first, pixels, offsetY, offsetX] = fn.params;
  const [pixel, x, y, image, at, row] = Array.from({ length: 6 }, () => fn.local('i32'));
  const { gridHeight, gridWidth, stepX, stepY, pixelBytes } = w;
  const rowBytes = w.width * pixelBytes;
  const imageBytes = i32.const(w.height * rowBytes);
  const left = i32.add(standsAt(x.get, stepX, w.interleaveX), offsetX.get);
  const top = i32.add(standsAt(y.get, stepY, w.interleaveY), offsetY.get);
  const start = i32.add(
    i32.add(from.get, i32.mul(image.get, imageBytes)),
    i32.add(i32.mul(top, i32.const(rowBytes)), i32.mul(left, i32.const(pixelBytes))),
  );
  const tapRow = emitTapRow(context, fn, w, size, { at, to, left });
  const zeroRow = [
    control.call(zeroFloats(context, size.tapColumns * size.channels), to.get),
    to.add(size.tapColumns * size.channels * 4),
  ];
  const sy = fn.local('i32');
  const clippedRows = clips(w.tapRows, gridHeight, stepY, w.height, w.interleaveY);
  fn.emit(
    x.set(i32.remU(first.get, i32.const(gridWidth))),
    y.set(i32.divU(first.get, i32.const(gridWidth))),
    image.set(i32.divU(y.get, i32.const(gridHeight))),
    y.set(i32.remU(y.get, i32.const(gridHeight))),
    forRange(pixel, 0, pixels.get, 1, [
      at.set(start),
      wholeWindow(context, w, size, { at, to, left, top }, [
        sy.set(top),
        forRange(row, 0, size.tapRows, 1, [
          clippedRows ? control.if(i32.ltU(sy.get, i32.const(w.height)), tapRow, zeroRow) : tapRow,
          sy.add(w.tapRows.step),
          at.add(w.tapRows.step * rowBytes),
        ]),
      ]),
      x.add(1),
      control.if(i32.geS(x.get, i32.const(gridWidth)), [
        x.set(i32.const(0)),
        y.add(1),
        control.if(i32.geS(y.get, i32.const(gridHeight)), [y.set(i32.const(0)), image.add(1)]),
      ]),
    ]),
  );
  return fn;
}

/** Rows of taps that are copied without a loop. */
const UNROLLED_ROWS = 4;

/** Small windows that lie inside the source as a whole are copied in one go; others as `otherwise` does. */
function wholeWindow(
  context: LoweringContext,
  w: WindowRows,
  { tapRows, tapColumns, channels }: BlockSize,
  { at, to, left, top }: { readonly at: Local; readonly to: Local; readonly left: Code; readonly top: Code },
  otherwise: Code[],
): Code {
  const { step } = w.tapRows;
  if (tapRows > UNROLLED_ROWS || !isOneRun(w, { tapRows, tapColumns, channels }) || step <= 0) return otherwise;
  const run = tapColumns * channels;
  const rowBytes = w.width * w.pixelBytes;
  const fits = (start: Code, span: number, size: number): Code =>
    i32.and(i32.geS(start, i32.const(0)), i32.ltS(start, i32.const(size - span)));
  const rows = Array.from({ length: tapRows }, (_, r) =>
    copyRun(context, run, at, to, { from: r * step * rowBytes, to: r * run * 4 }),
  );
  return control.if(
    i32.and(fits(left, (tapColumns - 1) * w.tapColumns.step, w.width), fits(top, (tapRows - 1) * step, w.height)),
    [...rows, to.add(tapRows * run * 4)],
    otherwise,
  );
}

/** Whether the taps of a row are neighbours in the source. */
const isOneRun = (w: WindowRows, { tapColumns, channels }: BlockSize): boolean =>
  tapColumns === 1 || (w.tapColumns.step === 1 && channels * 4 === w.pixelBytes);

/** Copies the taps of one row of the window: in one run where they are neighbours inside the source, else one by one. Moves `to` on. */
function emitTapRow(
  context: LoweringContext,
  fn: FunctionBuilder,
  w: WindowRows,
  { tapColumns, channels }: BlockSize,
  { at, to, left }: { readonly at: Local; readonly to: Local; readonly left: Code },
): Code[] {
  const { step } = w.tapColumns;
  const [column, sx, source] = Array.from({ length: 3 }, () => fn.local('i32'));
  const clipped = clips(w.tapColumns, w.gridWidth, w.stepX, w.width, w.interleaveX);
  const contiguous = isOneRun(w, { tapRows: 1, tapColumns, channels });
  const one = copyRun(context, channels, source, to);
  const zero = control.call(zeroFloats(context, channels), to.get);
  const each: Code[] = [
    sx.set(left),
    source.set(at.get),
    forRange(column, 0, tapColumns, 1, [
      clipped ? control.if(i32.ltU(sx.get, i32.const(w.width)), one, zero) : one,
      to.add(channels * 4),
      sx.add(step),
      source.add(step * w.pixelBytes),
    ]),
  ];
  if (!contiguous) return each;
  const run = [copyRun(context, tapColumns * channels, at, to), to.add(tapColumns * channels * 4)];
  if (!clipped) return run;
  const last = i32.add(left, i32.const((tapColumns - 1) * step));
  const inside = i32.and(i32.geS(left, i32.const(0)), i32.ltS(last, i32.const(w.width)));
  return [control.if(inside, run, each)];
}
