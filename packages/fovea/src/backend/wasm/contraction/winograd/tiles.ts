// Walks tiles: transforms the source pixels or gradients of a run of tiles to points, reading the image where it lies or a padded copy.

import type { Code } from '../../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../../assembler/function-builder.ts';
import { control, i32, v128 } from '../../assembler/instructions.ts';
import { type EmitContext, wholeLines } from '../../kernel-plan.ts';
import { gatherBlock, type RowsAxis, standsAt, type WindowRows, walkPositions } from '../window-rows.ts';
import { type AxisMap, applyToSquare, SQUARE_BYTES } from './transforms.ts';

/** How the points of a run of tiles are laid out, in bytes. */
export interface PointLayout {
  /** Channels that are transformed, from an offset into the source's pixel. */
  readonly channels: number;
  readonly pointStride: number;
  readonly tileStride: number;
  /** From one group of four channels to the next, and to the one after: 16 and 32 when channels lie side by side. */
  readonly groupStride: number;
  readonly pairStride: number;
}

/** Bytes of scratch that `transformTiles` needs. */
export const tilesScratch = (window: WindowRows): number =>
  wholeLines(SQUARE_BYTES + window.rows.taps * window.columns.taps * window.channels * 4);

/** Calls the code that transforms tiles `first` … `first + count` of the source at `from` to `to`. */
export function transformTiles(
  context: EmitContext,
  map: AxisMap,
  window: WindowRows,
  layout: PointLayout,
  args: Readonly<Record<'from' | 'to' | 'first' | 'count' | 'scratch', Code>>,
): Code {
  const key = `winograd tiles ${map.inputs} ${map.outputs} ${JSON.stringify([window, layout])}`;
  const fn = context.module.shared(key, () => emitTiles(context, map, window, layout));
  return control.call(fn, args.from, args.to, args.first, args.count, args.scratch);
}

function emitTiles(context: EmitContext, map: AxisMap, w: WindowRows, layout: PointLayout): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32']);
  const [from, to, first, count, scratch] = fn.params;
  const [x, y, image, tile, left, top, at] = Array.from({ length: 7 }, () => fn.local('i32'));
  const [rowStride, pixelStride] = [fn.local('i32'), fn.local('i32')];
  const { rows, columns, channels, pixelBytes } = w;
  const size = rows.taps;
  const positions = walkPositions(w, { x, y, image });
  const rowBytes = columns.sources * pixelBytes;
  const copy = i32.add(scratch.get, i32.const(SQUARE_BYTES));
  const block = { tapRow: 0, tapRows: size, tapColumn: 0, tapColumns: size, channel: 0, channels };
  const fits = (start: Local, { sources, tapStep }: RowsAxis): Code =>
    i32.and(i32.geS(start.get, i32.const(0)), i32.ltS(start.get, i32.const(sources - (size - 1) * tapStep)));
  fn.emit(
    ...positions.seek(first.get),
    forRange(tile, 0, count.get, 1, [
      left.set(i32.add(standsAt(x.get, columns), i32.const(columns.shift))),
      top.set(i32.add(standsAt(y.get, rows), i32.const(rows.shift))),
      control.if(
        i32.and(fits(left, columns), fits(top, rows)),
        [
          at.set(i32.add(from.get, i32.mul(image.get, i32.const(rows.sources * rowBytes)))),
          at.add(i32.add(i32.mul(top.get, i32.const(rowBytes)), i32.mul(left.get, i32.const(pixelBytes)))),
          rowStride.set(i32.const(rows.tapStep * rowBytes)),
          pixelStride.set(i32.const(columns.tapStep * pixelBytes)),
        ],
        [
          at.set(copy),
          gatherBlock(context, w, block, {
            from: from.get,
            to: copy,
            first: i32.add(first.get, tile.get),
            pixels: i32.const(1),
          }),
          rowStride.set(i32.const(size * channels * 4)),
          pixelStride.set(i32.const(channels * 4)),
        ],
      ),
      emitChannels(fn, map, context.relaxedSimd, layout, { at, to, scratch, rowStride, pixelStride }),
      to.add(layout.tileStride),
      ...positions.next(),
    ]),
  );
  return fn;
}

/** One tile, four channels at a time, in pairs of such groups: `layout.channels` is a multiple of 8. */
function emitChannels(
  fn: FunctionBuilder,
  map: AxisMap,
  relaxed: boolean,
  { channels, pointStride, groupStride, pairStride }: PointLayout,
  {
    at,
    to,
    scratch,
    rowStride,
    pixelStride,
  }: Readonly<Record<'at' | 'to' | 'scratch' | 'rowStride' | 'pixelStride', Local>>,
): Code {
  const [pair, half, target] = Array.from({ length: 3 }, () => fn.local('i32'));
  const source = fn.local('i32');
  return [
    target.set(to.get),
    source.set(at.get),
    forRange(pair, 0, channels / 8, 1, [
      forRange(half, 0, 2, 1, [
        applyToSquare(fn, map, relaxed, {
          from: source.get,
          rowStride,
          columnStride: pixelStride,
          between: scratch.get,
          to: i32.add(target.get, i32.mul(half.get, i32.const(groupStride))),
          toRowStride: map.outputs * pointStride,
          store: (row, value, column) => v128.store(row, value, column * pointStride),
        }),
        source.add(16),
      ]),
      target.add(pairStride),
    ]),
  ];
}
