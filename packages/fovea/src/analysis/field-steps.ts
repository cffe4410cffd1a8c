// What single operations make of receptive fields: windows, slices, orders, sums and products along axes.

import type { PoolGeometry, WindowAxis } from '../base/geometry.ts';
import type { Shape } from '../base/shape.ts';
import type { NodeOf } from '../graph/node.ts';
import { collapse, type Extent, NOTHING, renumber, Value, widened } from './extent.ts';
import {
  along,
  type Field,
  firstOf,
  flatShape,
  type LineStep,
  lineLength,
  onLine,
  permuted,
  reshaped,
  single,
  withExtents,
} from './field-layout.ts';
import { fitLine } from './line-fit.ts';
import { gated } from './value-rules.ts';

export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** A window's units on an axis without end. */
const windowStep = ({
  kernel,
  stride,
  dilation,
  before,
}: Pick<WindowAxis, 'kernel' | 'stride' | 'dilation' | 'before'>): LineStep => ({
  period: 1,
  advance: stride,
  sources: (unit) => range(kernel).map((k) => stride * unit - before + dilation * k),
});

const shiftStep = (before: number, step = 1): LineStep => windowStep({ kernel: 1, stride: step, dilation: 1, before });

/** Unit i takes from every j with `i = stride·j − before + dilation·k`, k < kernel. */
const transposedStep = ({ kernel, stride, dilation, before }: WindowAxis): LineStep => ({
  period: stride,
  advance: 1,
  sources: (unit) =>
    range(kernel)
      .map((k) => (unit + before - dilation * k) / stride)
      .filter(Number.isInteger),
});

/** What comes of one factor of a product: the hull over the terms whose other factor is not 0. */
export function contracted(own: Extent, other: Extent, terms: readonly number[], shape: Shape): Extent {
  // Where all terms see the same, one that counts will do.
  const by = own.axes.some((axis) => terms.includes(axis)) ? other : collapse(other, terms);
  return collapse(gated(own, by, shape), terms);
}

/** With another axis, along which all is the same. */
export function withAxis(field: Field, axis: number, size: number): Field {
  const { line } = field;
  const own = size > 1 ? [size] : [];
  const groups = [...field.groups.slice(0, axis), own, ...field.groups.slice(axis)];
  const at = firstOf(field, axis);
  const next = withExtents(field, (extent) =>
    renumber(extent, (factor) => (factor >= at ? factor + own.length : factor)),
  );
  return { ...next, groups, ...(line && { line: { ...line, axis: line.axis >= axis ? line.axis + 1 : line.axis } }) };
}

/** Without axes that extents do not differ along. */
export function withoutAxes(field: Field, axes: readonly number[]): Field {
  const keep = field.groups.flatMap((group, axis) =>
    group.map((_, index) => (axes.includes(axis) ? -1 : firstOf(field, axis) + index)),
  );
  const left = keep.filter((factor) => factor >= 0);
  const next = withExtents(field, (extent) => renumber(extent, (factor) => left.indexOf(factor)));
  const { line } = field;
  const before = (axis: number): number => axis - axes.filter((gone) => gone < axis).length;
  return {
    ...next,
    groups: field.groups.filter((_, axis) => !axes.includes(axis)),
    ...(line && { line: { ...line, axis: before(line.axis) } }),
  };
}

export function reduced(field: Field, axes: readonly number[]): Field | undefined {
  if (field.line && axes.includes(field.line.axis)) return undefined;
  const gone = axes.flatMap((axis) => field.groups[axis].map((_, index) => firstOf(field, axis) + index));
  return withoutAxes(
    withExtents(field, (extent) => collapse(extent, gone)),
    axes,
  );
}

/** Axes one after another. */
const eachAxis = (
  field: Field,
  axes: readonly number[],
  step: (field: Field, axis: number) => Field | undefined,
): Field | undefined => axes.reduce<Field | undefined>((own, axis) => own && step(own, axis), field);

const kindOf = (value: number): number =>
  value === 0
    ? Value.zero
    : value > 0
      ? Value.positive
      : value === Number.NEGATIVE_INFINITY
        ? Value.lowest
        : Value.other;

export function padded(field: Field, node: NodeOf<'pad'>): Field | undefined {
  const { before, after, value } = node.attributes;
  const { shape } = node.inputs[0];
  const axes = range(shape.length).filter((axis) => before[axis] !== 0 || after[axis] !== 0);
  return eachAxis(field, axes, (own, axis) => {
    const sources = range(node.shape[axis]).map((i) =>
      i >= before[axis] && i < before[axis] + shape[axis] ? [i - before[axis]] : [],
    );
    return along(own, axis, sources, shiftStep(before[axis]), kindOf(value));
  });
}

export function sliced(field: Field, node: NodeOf<'slice'>): Field | undefined {
  const { start, size, step } = node.attributes;
  const { shape } = node.inputs[0];
  const axes = range(shape.length).filter((axis) => size[axis] !== shape[axis] || step[axis] !== 1);
  return eachAxis(field, axes, (own, axis) => {
    const sources = range(size[axis]).map((i) => [start[axis] + i * step[axis]]);
    return along(own, axis, sources, shiftStep(-start[axis], step[axis]));
  });
}

/** Most positions that an element sees. */
const sizeOf = ({ extents: [{ low, high }] }: Field): number =>
  low.reduce((most, first, i) => (first === NOTHING ? most : Math.max(most, high[i] - first + 1)), 0);

/**
 * Parts one behind the other along an axis without end: the line of that which sees most, or is longest. So the units of a map that is rolled, or has a
 * border of its own pixels, go on as those of the map do.
 */
export function joinedLines(
  fields: readonly Field[],
  node: NodeOf<'concat'>,
  starts: readonly number[],
): Field | undefined {
  const { axis } = node.attributes;
  let best: { readonly field: Field; readonly size: number; readonly start: number } | undefined;
  for (const [i, field] of fields.entries()) {
    const own = field.line?.axis === axis ? single(field, axis) : undefined;
    if (field.line && !own) return undefined;
    if (!own) continue;
    const size = sizeOf(own);
    const isBetter = !best || size > best.size || (size === best.size && lineLength(own) > lineLength(best.field));
    if (isBetter) best = { field: own, size, start: starts[i] };
  }
  return best && onLine(best.field, shiftStep(best.start), node.shape[axis]);
}

/** Positions along an axis in another order; where units lie in a grid along it, rows and columns in orders of their own. */
export function takenAlong(
  field: Field,
  axis: number,
  sources: readonly (readonly number[])[],
  size: number,
): Field | undefined {
  const { line } = field;
  const group = field.groups[axis];
  const grid =
    group.length === 2
      ? gridOrder(
          sources.map(([at]) => at ?? -1),
          group[1],
        )
      : undefined;
  if (!grid) return along(field, axis, sources, line?.axis === axis ? fitLine(sources, size) : undefined);
  const shape = field.groups.map((own) => own.reduce((a, b) => a * b, 1));
  const apart = reshaped(field, [...shape.slice(0, axis), ...group, ...shape.slice(axis + 1)]);
  const taken = [grid.rows, grid.columns].reduce<Field | undefined>((own, order, i) => {
    const single = order.map((at) => [at]);
    const isLine = own?.line?.axis === axis + i;
    return own && along(own, axis + i, single, isLine ? fitLine(single, group[i]) : undefined);
  }, apart);
  return taken && reshaped(taken, [...shape.slice(0, axis), sources.length, ...shape.slice(axis + 1)]);
}

interface GridOrder {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** The order as one of rows and one of columns of a grid that is `width` wide, if it is one. */
function gridOrder(order: readonly number[], width: number): GridOrder | undefined {
  if (order.includes(-1)) return undefined;
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

/** Its last two axes the other way round. */
export function permutedLast(field: Field): Field {
  const axes = range(field.groups.length);
  return permuted(field, [...axes.slice(0, -2), axes.length - 1, axes.length - 2]);
}

/** Along an axis without end, through a matrix `[K, to]` of built-in numbers. */
export function throughMatrix(
  field: Field,
  axis: number,
  matrix: Field,
  [K, to]: readonly [number, number],
): Field | undefined {
  const rank = matrix.groups.length;
  const rows = single(matrix, rank - 2);
  const own = rows && single(rows, rank - 1);
  if (!own) return undefined;
  const terms = firstOf(own, rank - 2);
  const [extent] = own.extents;
  if (extent.axes.some((factor) => factor < terms)) return undefined;
  const { high } = widened(extent, [terms, terms + 1], flatShape(own));
  const sources = range(to).map((i) => range(K).filter((k) => high[k * to + i] !== Value.zero));
  // All from all: the whole image, however large it is.
  if (sources.every((list) => list.length === K)) return undefined;
  return along(field, axis, sources, fitLine(sources, K));
}

/** Of the rows and of the columns, which are axes 1 and 2. */
const windowsOf = ({ rows, columns }: PoolGeometry): Readonly<Record<number, WindowAxis>> => ({ 1: rows, 2: columns });

export function windowed(field: Field, geometry: PoolGeometry, from: Shape, to: Shape): Field | undefined {
  const windows = windowsOf(geometry);
  return eachAxis(field, [1, 2], (own, axis) => {
    const { kernel, stride, dilation, before } = windows[axis];
    const sources = range(to[axis]).map((i) =>
      range(kernel)
        .map((k) => stride * i - before + dilation * k)
        .filter((at) => at >= 0 && at < from[axis]),
    );
    return along(own, axis, sources, windowStep(windows[axis]));
  });
}

export function spreadAxes(field: Field, geometry: PoolGeometry, from: Shape, to: Shape): Field | undefined {
  const windows = windowsOf(geometry);
  return eachAxis(field, [1, 2], (own, axis) => {
    const { kernel, stride, dilation, before } = windows[axis];
    const sources: number[][] = range(to[axis]).map(() => []);
    for (let j = 0; j < from[axis]; j++) {
      for (let k = 0; k < kernel; k++) sources[stride * j - before + dilation * k]?.push(j);
    }
    return along(own, axis, sources, transposedStep(windows[axis]));
  });
}

/** Each channel takes from all of its group. */
function mixedChannels(field: Field, groups: number, before: number, after: number): Field | undefined {
  const [inputs, outputs] = [before / groups, after / groups];
  const members = range(groups).map((g) => range(inputs).map((c) => g * inputs + c));
  return along(
    field,
    3,
    range(after).map((c) => members[Math.floor(c / outputs)]),
    undefined,
  );
}

export function convolved(field: Field, node: NodeOf<'conv2d'>): Field | undefined {
  const { geometry } = node.attributes;
  const { shape } = node.inputs[0];
  const pixels = windowed(field, geometry, shape, node.shape);
  return pixels && mixedChannels(pixels, geometry.groups, shape[3], node.shape[3]);
}

export function spread(field: Field, node: NodeOf<'conv2dInputGrad'>): Field | undefined {
  const { geometry } = node.attributes;
  const { shape } = node.inputs[0];
  const pixels = spreadAxes(field, geometry, shape, node.shape);
  return pixels && mixedChannels(pixels, geometry.groups, shape[3], node.shape[3]);
}
