// Convolution as a product: which source pixels make up a row of A, and the code that gathers a block of such rows.

import type { ConvGeometry } from '../../../base/geometry.ts';
import type { Code } from '../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../assembler/function-builder.ts';
import { control, i32 } from '../assembler/instructions.ts';
import { forwardAxis, type GatherAxis } from '../gather-axis.ts';
import type { EmitContext } from '../kernel-plan.ts';
import { copyRun, zeroFloats } from './copy.ts';

/** An axis of a window. Interleaved windows stand in runs of neighbours: number y at ⌊y / interleave⌋·scale + y mod interleave. */
export interface RowsAxis extends GatherAxis {
  /** Default: 1. */
  readonly interleave?: number;
}

/**
 * Row (image, y, x) of A holds, for each tap (r, c) of the window in turn, the channels of the source pixel that `rows` gives for y and r,
 * and `columns` for x and c; zeros outside the source.
 */
export interface WindowRows {
  readonly rows: RowsAxis;
  readonly columns: RowsAxis;
  /** Bytes between pixels of the source. */
  readonly pixelBytes: number;
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
export const forwardWindow = (g: ConvGeometry): WindowRows => ({
  rows: forwardAxis(g.rows),
  columns: forwardAxis(g.columns),
  pixelBytes: g.inChannels * 4,
  channels: g.inChannels / g.groups,
});

/** Whether each position reads itself. */
const isIdentity = ({ outputs, sources, taps, scale, shift }: RowsAxis): boolean =>
  taps === 1 && shift === 0 && scale === 1 && outputs === sources;

/** Whether row p of A is simply pixel p of the source. */
export const isPlain = ({ rows, columns }: WindowRows): boolean => isIdentity(rows) && isIdentity(columns);

/** A's columns in blocks of at most `most`. */
export function windowBlocks(w: WindowRows, most: number): WindowBlock[] {
  const { taps: rows } = w.rows;
  const { taps: columns } = w.columns;
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

/** Takes a position from one window to the next: along a row, down the rows, on to the next image. */
export function walkPositions(
  { rows, columns }: WindowRows,
  { x, y, image }: Readonly<Record<'x' | 'y' | 'image', Local>>,
): { seek(number: Code): Code[]; next(): Code[] } {
  return {
    seek: (number) => [
      x.set(i32.remU(number, i32.const(columns.outputs))),
      y.set(i32.divU(number, i32.const(columns.outputs))),
      image.set(i32.divU(y.get, i32.const(rows.outputs))),
      y.set(i32.remU(y.get, i32.const(rows.outputs))),
    ],
    next: () => [
      x.add(1),
      control.if(i32.geS(x.get, i32.const(columns.outputs)), [
        x.set(i32.const(0)),
        y.add(1),
        control.if(i32.geS(y.get, i32.const(rows.outputs)), [y.set(i32.const(0)), image.add(1)]),
      ]),
    ],
  };
}

/** Where the window of a number stands along an axis. */
export function standsAt(number: Code, { scale, interleave = 1 }: Pick<RowsAxis, 'scale' | 'interleave'>): Code {
  if (interleave === 1) return i32.mul(number, i32.const(scale));
  const run = i32.const(interleave);
  return i32.add(i32.mul(i32.divU(number, run), i32.const(scale)), i32.remU(number, run));
}

/** Whether some window reaches beyond the source along an axis. */
function clips({ outputs, sources, taps, scale, shift, tapStep, interleave = 1 }: RowsAxis): boolean {
  const last = Math.floor((outputs - 1) / interleave) * scale + Math.min(outputs, interleave) - 1;
  return shift < 0 || last + shift + (taps - 1) * tapStep >= sources;
}

/** Calls the gathering code of a block: rows `first` … `first + pixels` of A, dense, to `to`. `from` is the source at channel 0 of the group. */
export function gatherBlock(
  context: EmitContext,
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
    i32.const(w.rows.shift + block.tapRow * w.rows.tapStep),
    i32.const(w.columns.shift + block.tapColumn * w.columns.tapStep),
  );
}

type BlockSize = Pick<WindowBlock, 'tapRows' | 'tapColumns' | 'channels'>;

/** `(from, to, first, pixels, offsetY, offsetX)`. */
function emitGather(context: EmitContext, w: WindowRows, size: BlockSize): FunctionBuilder {
  const fn = new FunctionBuilder(new Array(6).fill('i32'));
  const [from, to, first, pixels, offsetY, offsetX] = fn.params;
  const [pixel, x, y, image, at, row] = Array.from({ length: 6 }, () => fn.local('i32'));
  const { rows, columns, pixelBytes } = w;
  const rowBytes = columns.sources * pixelBytes;
  const imageBytes = i32.const(rows.sources * rowBytes);
  const left = i32.add(standsAt(x.get, columns), offsetX.get);
  const top = i32.add(standsAt(y.get, rows), offsetY.get);
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
  const clippedRows = clips(rows);
  const positions = walkPositions(w, { x, y, image });
  fn.emit(
    ...positions.seek(first.get),
    forRange(pixel, 0, pixels.get, 1, [
      at.set(start),
      wholeWindow(context, w, size, { at, to, left, top }, [
        sy.set(top),
        forRange(row, 0, size.tapRows, 1, [
          clippedRows ? control.if(i32.ltU(sy.get, i32.const(rows.sources)), tapRow, zeroRow) : tapRow,
          sy.add(rows.tapStep),
          at.add(rows.tapStep * rowBytes),
        ]),
      ]),
      ...positions.next(),
    ]),
  );
  return fn;
}

/** Rows of taps that are copied without a loop. */
const UNROLLED_ROWS = 4;

/** Small windows that lie inside the source as a whole are copied in one go; others as `otherwise` does. */
function wholeWindow(
  context: EmitContext,
  w: WindowRows,
  { tapRows, tapColumns, channels }: BlockSize,
  { at, to, left, top }: { readonly at: Local; readonly to: Local; readonly left: Code; readonly top: Code },
  otherwise: Code[],
): Code {
  const { tapStep: step } = w.rows;
  if (tapRows > UNROLLED_ROWS || !isOneRun(w, { tapRows, tapColumns, channels }) || step <= 0) return otherwise;
  const run = tapColumns * channels;
  const rowBytes = w.columns.sources * w.pixelBytes;
  const fits = (start: Code, span: number, size: number): Code =>
    i32.and(i32.geS(start, i32.const(0)), i32.ltS(start, i32.const(size - span)));
  const rows = Array.from({ length: tapRows }, (_, r) =>
    copyRun(context, run, at, to, { from: r * step * rowBytes, to: r * run * 4 }),
  );
  return control.if(
    i32.and(
      fits(left, (tapColumns - 1) * w.columns.tapStep, w.columns.sources),
      fits(top, (tapRows - 1) * step, w.rows.sources),
    ),
    [...rows, to.add(tapRows * run * 4)],
    otherwise,
  );
}

/** Whether the taps of a row are neighbours in the source. */
const isOneRun = (w: WindowRows, { tapColumns, channels }: BlockSize): boolean =>
  tapColumns === 1 || (w.columns.tapStep === 1 && channels * 4 === w.pixelBytes);

/** Copies the taps of one row of the window: in one run where they are neighbours inside the source, else one by one. Moves `to` on. */
function emitTapRow(
  context: EmitContext,
  fn: FunctionBuilder,
  w: WindowRows,
  { tapColumns, channels }: BlockSize,
  { at, to, left }: { readonly at: Local; readonly to: Local; readonly left: Code },
): Code[] {
  const { tapStep: step, sources } = w.columns;
  const [column, sx, source] = Array.from({ length: 3 }, () => fn.local('i32'));
  const clipped = clips(w.columns);
  const contiguous = isOneRun(w, { tapRows: 1, tapColumns, channels });
  const one = copyRun(context, channels, source, to);
  const zero = control.call(zeroFloats(context, channels), to.get);
  const each: Code[] = [
    sx.set(left),
    source.set(at.get),
    forRange(column, 0, tapColumns, 1, [
      clipped ? control.if(i32.ltU(sx.get, i32.const(sources)), one, zero) : one,
      to.add(channels * 4),
      sx.add(step),
      source.add(step * w.pixelBytes),
    ]),
  ];
  if (!contiguous) return each;
  const run = [copyRun(context, tapColumns * channels, at, to), to.add(tapColumns * channels * 4)];
  if (!clipped) return run;
  const last = i32.add(left, i32.const((tapColumns - 1) * step));
  const inside = i32.and(i32.geS(left, i32.const(0)), i32.ltS(last, i32.const(sources)));
  return [control.if(inside, run, each)];
}
