// Follows receptive fields through a graph: for each node, what its elements see of one axis of the input.

import type { BinaryOp, UnaryOp } from '../base/elementwise.ts';
import type { PoolGeometry, WindowAxis } from '../base/geometry.ts';
import type { Shape } from '../base/shape.ts';
import type { Node, NodeOf } from '../graph/node.ts';
import { constantIndices, constantMatrix } from './constant-values.ts';
import {
  collapse,
  type Extent,
  hullOf,
  inputExtent,
  mergeExtents,
  renumber,
  resample,
  reshapeExtent,
  type Sources,
  sameExtent,
  simplified,
} from './extent.ts';
import { type FieldLine, IDENTITY_LINE, transposedLine, windowLine } from './field-line.ts';
import { gatheredLine } from './gathered-line.ts';
import { lineOn, mergePlaced, moved, type PlacedLine, placeOn } from './placed-line.ts';

/** What the elements of a node see. */
export interface Field {
  /** Inside the image. */
  readonly extent: Extent;
  /** On an unbounded image; undefined where the field does not repeat along an axis, as behind whatever looks at the whole image. */
  readonly line: PlacedLine | undefined;
}

/** What becomes of the lines of an operation's operands, where they have them. */
type MergeLines = (lines: readonly (PlacedLine | undefined)[]) => PlacedLine | undefined;

/**
 * Fields of the nodes that depend on the input, `nodes` being inputs before users. With `mergeKept` as `merge`, lines say where units lie beside whatever
 * looks at the whole image, and no longer all that they see.
 */
export function followFields(
  input: Node,
  nodes: readonly Node[],
  axis: number,
  merge: MergeLines = mergePlaced,
): Map<Node, Field> {
  const fields = new Map<Node, Field>();
  fields.set(input, { extent: inputExtent(input.shape, axis), line: placeOn(IDENTITY_LINE, input.shape, axis) });
  for (const node of nodes) {
    if (fields.has(node)) continue;
    const field = fieldOf(node, (operand) => fields.get(operand), merge);
    if (field) fields.set(node, { ...field, extent: simplified(field.extent, node.shape) });
  }
  return fields;
}

type FieldOf = (node: Node) => Field | undefined;

function fieldOf(node: Node, of: FieldOf, merge: MergeLines): Field | undefined {
  const inputs = node.inputs.map(of);
  const known = inputs.filter((field) => field !== undefined);
  if (known.length === 0) return undefined;
  const [x] = node.inputs;
  const own = inputs[0];
  switch (node.op) {
    case 'reshape':
      return own && { extent: reshapeExtent(own.extent, x.shape, node.shape), line: own.line };
    case 'transpose': {
      const place = (axis: number): number => node.attributes.permutation.indexOf(axis);
      return own && { extent: renumber(own.extent, place), line: moved(own.line, x.shape, node.shape, place) };
    }
    case 'expand':
      return own && { extent: own.extent, line: moved(own.line, x.shape, node.shape, (axis) => axis) };
    case 'sum':
    case 'reduceMax':
      return own && reduced(own, x.shape, node.shape, node.attributes.axes);
    case 'argmax':
      return own && reduced(own, x.shape, node.shape, [node.attributes.axis]);
    case 'pad':
      return own && padded(own, node);
    case 'slice':
      return own && sliced(own, node);
    case 'barrier':
    case 'checkpoint':
      return own;
    case 'concat':
      return joined(inputs, node, merge);
    case 'gather':
      return gathered(inputs, node);
    case 'matmul':
      return multiplied(inputs, node, merge);
    case 'conv2d':
      return own && !inputs[1] ? convolved(own, node) : whole(known);
    case 'conv2dInputGrad':
      return own && !inputs[1] ? spread(own, node) : whole(known);
    case 'maxPool2d':
    case 'maxPool2dIndices':
    case 'averagePool2d':
      return own && windowed(own, node.attributes.geometry, x.shape, node.shape);
    case 'averagePool2dGrad':
      return own && spreadAxes(own, node.attributes.geometry, x.shape, node.shape);
    case 'scatterAdd':
    case 'poolGather':
    case 'poolScatter':
    case 'conv2dWeightGrad':
    case 'randomBits':
      return whole(known);
    default:
      return merged(node, known, merge);
  }
}

/** What is left of the vocabulary: a new primitive that is not elementwise does not compile before `fieldOf` has its case. */
type Elementwise = UnaryOp | BinaryOp | 'where' | 'cast' | 'detach' | 'buffer' | 'constant' | 'iota';

/** All operands have the shape of the result. */
function merged({ shape }: NodeOf<Elementwise>, known: readonly Field[], merge: MergeLines): Field | undefined {
  const extent = mergeExtents(
    known.map((field) => field.extent),
    shape,
  );
  return extent && { extent, line: merge(known.map(({ line }) => line)) };
}

/** Every element sees what any element of the operands sees. */
function whole(fields: readonly Field[]): Field | undefined {
  const extent = mergeExtents(
    fields.map((field) => hullOf(field.extent)),
    [],
  );
  return extent && { extent, line: undefined };
}

function reduced(field: Field, from: Shape, to: Shape, axes: readonly number[]): Field {
  const place = (axis: number): number => axis - axes.filter((gone) => gone < axis).length;
  return {
    extent: renumber(collapse(field.extent, axes), place),
    line: moved(field.line, from, to, (axis) => (axes.includes(axis) ? undefined : place(axis))),
  };
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** New positions along one axis, all others as they are. */
function along(
  field: Field,
  axis: number,
  [from, to]: readonly [Shape, Shape],
  sources: Sources,
  line: (line: FieldLine) => FieldLine | undefined,
): Field {
  const extent = resample(field.extent, axis, sources, from);
  const own = lineOn(field.line, from, axis);
  if (own) return { extent, line: placeOn(line(own), to, axis) };
  // A line is the hull of all channels: where those that see most go, it says too much.
  const goes = !sameExtent(collapse(field.extent, [axis]), collapse(extent, [axis]));
  return {
    extent,
    line: goes ? undefined : moved(field.line, from, to, (other) => (other === axis ? undefined : other)),
  };
}

/** Axes one after another: `shape` after each. */
function eachAxis(
  field: Field,
  from: Shape,
  to: Shape,
  axes: readonly number[],
  step: (field: Field, axis: number, shapes: readonly [Shape, Shape]) => Field,
): Field {
  let shape = from;
  let result = field;
  for (const axis of axes) {
    const next = shape.map((size, a) => (a === axis ? to[a] : size));
    result = step(result, axis, [shape, next]);
    shape = next;
  }
  return result;
}

function padded(field: Field, node: NodeOf<'pad'>): Field {
  const { before, after } = node.attributes;
  const { shape } = node.inputs[0];
  const axes = range(shape.length).filter((axis) => before[axis] > 0 || after[axis] > 0);
  return eachAxis(field, shape, node.shape, axes, (own, axis, shapes) => {
    const sources = range(node.shape[axis]).map((i) =>
      i >= before[axis] && i < before[axis] + shape[axis] ? [i - before[axis]] : [],
    );
    return along(own, axis, shapes, sources, (line) =>
      windowLine(line, { kernel: 1, stride: 1, dilation: 1, before: before[axis] }),
    );
  });
}

function sliced(field: Field, node: NodeOf<'slice'>): Field {
  const { start, size, step } = node.attributes;
  const { shape } = node.inputs[0];
  const axes = range(shape.length).filter((axis) => size[axis] !== shape[axis] || step[axis] !== 1);
  return eachAxis(field, shape, node.shape, axes, (own, axis, shapes) => {
    const sources = range(size[axis]).map((i) => [start[axis] + i * step[axis]]);
    return along(own, axis, shapes, sources, (line) =>
      step[axis] > 0
        ? windowLine(line, { kernel: 1, stride: step[axis], dilation: 1, before: -start[axis] })
        : undefined,
    );
  });
}

function joined(inputs: readonly (Field | undefined)[], node: NodeOf<'concat'>, merge: MergeLines): Field | undefined {
  const { axis } = node.attributes;
  let start = 0;
  const parts = node.inputs.flatMap(({ shape }, i) => {
    const at = start;
    start += shape[axis];
    const field = inputs[i];
    if (!field) return [];
    const sources = range(node.shape[axis]).map((p) => (p >= at && p < at + shape[axis] ? [p - at] : []));
    const line = moved(
      field.line,
      shape,
      shape.map((size, a) => (a === axis ? node.shape[a] : size)),
      (a) => (a === axis ? undefined : a),
    );
    return [{ extent: resample(field.extent, axis, sources, shape), line }];
  });
  const extent = mergeExtents(
    parts.map((part) => part.extent),
    node.shape,
  );
  return extent && { extent, line: merge(parts.map(({ line }) => line)) };
}

function gathered([own, index]: readonly (Field | undefined)[], node: NodeOf<'gather'>): Field | undefined {
  const [x, indices] = node.inputs;
  const { axis } = node.attributes;
  const values = constantIndices(indices);
  if (!own || index || !values) return whole([own, index].filter((field) => field !== undefined));
  const flat = x.shape.map((size, a) => (a === axis ? values.length : size));
  const sources = values.map((i) => (i >= 0 && i < x.shape[axis] ? [i] : []));
  const one = along(own, axis, [x.shape, flat], sources, () => undefined);
  const line = one.line ?? (own.line && gatheredLine(own.line, axis, values, [x.shape, flat]));
  return { extent: reshapeExtent(one.extent, flat, node.shape), line };
}

function multiplied(
  [a, b]: readonly (Field | undefined)[],
  node: NodeOf<'matmul'>,
  merge: MergeLines,
): Field | undefined {
  const [left, right] = node.inputs;
  const last = node.shape.length - 1;
  const parts = [
    ...(a ? [contracted(a, left, node, last, constantMatrix(right, 'columns'))] : []),
    ...(b ? [contracted(b, right, node, last - 1, constantMatrix(left, 'rows'))] : []),
  ];
  const extent = mergeExtents(
    parts.map((part) => part.extent),
    node.shape,
  );
  return extent && { extent, line: merge(parts.map(({ line }) => line)) };
}

/** An operand of a product, whose axis `summed` becomes the other operand's free one; `mixes`: what each position there takes, where that is known. */
function contracted(field: Field, from: Node, to: Node, summed: number, mixes: Sources | undefined): Field {
  const { extent } = field;
  return {
    extent:
      mixes && extent.axes.includes(summed) ? resample(extent, summed, mixes, from.shape) : collapse(extent, [summed]),
    line: moved(field.line, from.shape, to.shape, (axis) => (axis === summed ? undefined : axis)),
  };
}

/** Of the rows and of the columns, which are axes 1 and 2. */
const windowsOf = ({ rows, columns }: PoolGeometry): Readonly<Record<number, WindowAxis>> => ({ 1: rows, 2: columns });

function windowed(field: Field, geometry: PoolGeometry, from: Shape, to: Shape): Field {
  const windows = windowsOf(geometry);
  const pixels = [from[0], to[1], to[2], from[3]];
  return eachAxis(field, from, pixels, [1, 2], (own, axis, shapes) => {
    const { kernel, stride, dilation, before } = windows[axis];
    const sources = range(to[axis]).map((i) =>
      range(kernel)
        .map((k) => stride * i - before + dilation * k)
        .filter((at) => at >= 0 && at < from[axis]),
    );
    return along(own, axis, shapes, sources, (line) => windowLine(line, windows[axis]));
  });
}

function spreadAxes(field: Field, geometry: PoolGeometry, from: Shape, to: Shape): Field {
  const windows = windowsOf(geometry);
  const pixels = [from[0], to[1], to[2], from[3]];
  return eachAxis(field, from, pixels, [1, 2], (own, axis, shapes) => {
    const { kernel, stride, dilation, before } = windows[axis];
    const sources: number[][] = range(to[axis]).map(() => []);
    for (let j = 0; j < from[axis]; j++) {
      for (let k = 0; k < kernel; k++) sources[stride * j - before + dilation * k]?.push(j);
    }
    return along(own, axis, shapes, sources, (line) => transposedLine(line, windows[axis]));
  });
}

/** Each channel takes from all of its group. */
function mixedChannels(field: Field, groups: number, from: Shape, to: Shape): Field {
  const [before, after] = [from[3] / groups, to[3] / groups];
  const members = range(groups).map((g) => range(before).map((c) => g * before + c));
  const sources = range(to[3]).map((c) => members[Math.floor(c / after)]);
  return along(field, 3, [from, to], sources, () => undefined);
}

function convolved(field: Field, node: NodeOf<'conv2d'>): Field {
  const { geometry } = node.attributes;
  const { shape } = node.inputs[0];
  const pixels = windowed(field, geometry, shape, node.shape);
  return mixedChannels(pixels, geometry.groups, [...node.shape.slice(0, 3), shape[3]], node.shape);
}

function spread(field: Field, node: NodeOf<'conv2dInputGrad'>): Field {
  const { geometry } = node.attributes;
  const { shape } = node.inputs[0];
  const pixels = spreadAxes(field, geometry, shape, node.shape);
  return mixedChannels(pixels, geometry.groups, [...node.shape.slice(0, 3), shape[3]], node.shape);
}
