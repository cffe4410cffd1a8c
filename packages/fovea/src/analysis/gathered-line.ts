// Field lines through a gather whose order is known: shifts that stop at the edges, copies in a row, and both on a grid that lies flat.

import { contiguousStrides, type Shape } from '../base/shape.ts';
import { type FieldLine, repeatedLine, windowLine } from './field-line.ts';
import { locate, type PlacedLine } from './placed-line.ts';

/** Of an axis of `size` units of which position i takes unit `order[i]`; undefined for any other order. */
function reordered(line: FieldLine, order: readonly number[], size: number): FieldLine | undefined {
  const times = order.length / size;
  if (Number.isInteger(times) && order.every((unit, i) => unit === Math.floor(i / times)))
    return repeatedLine(line, times);
  const padding = order.lastIndexOf(0);
  const isShift = order.every((unit, i) => unit === Math.min(size - 1, Math.max(0, i - padding)));
  return isShift ? windowLine(line, { kernel: 1, stride: 1, dilation: 1, before: padding }) : undefined;
}

interface GridOrder {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** The order as one of rows and one of columns of a grid that is `width` wide, if it is one. */
function gridOrder(order: readonly number[], width: number): GridOrder | undefined {
  for (let size = 1; size <= order.length; size++) {
    if (order.length % size !== 0) continue;
    const columns = order.slice(0, size).map((at) => at % width);
    const rows = order.filter((_, i) => i % size === 0).map((at) => Math.floor(at / width));
    const fits = order.every((at, i) => at === rows[Math.floor(i / size)] * width + columns[i % size]);
    // One column says nothing of the grid, unless it is one wide.
    if (fits && (size > 1 || width === 1)) return { rows, columns };
  }
  return undefined;
}

/** The line behind a gather along `axis`, in the shape `to`. */
export function gatheredLine(
  placed: PlacedLine,
  axis: number,
  order: readonly number[],
  [from, to]: readonly [Shape, Shape],
): PlacedLine | undefined {
  const located = locate(placed, from);
  if (located?.axis !== axis) return undefined;
  const { times } = located;
  const { length } = placed;
  const stride = contiguousStrides(to)[axis];
  const fills = times * length === from[axis];
  if (fills && times === 1) {
    const line = reordered(placed.line, order, length);
    return line && { line, stride, length: order.length };
  }
  // Rows of a grid that lies flat fill the axis, each unit as often as the grid is wide; columns do so over and over.
  const grid = fills ? gridOrder(order, times) : times === 1 ? gridOrder(order, length) : undefined;
  if (!grid) return undefined;
  const own = fills ? grid.rows : grid.columns;
  const line = reordered(placed.line, own, length);
  return line && { line, stride: fills ? stride * grid.columns.length : stride, length: own.length };
}
