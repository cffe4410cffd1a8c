// The gradient of one unit is 0 far from it. Nodes that are 0 outside of a box are computed inside of it alone: graph → graph, with the same values.

import type { ConvGeometry, PoolGeometry, WindowAxis } from '../base/geometry.ts';
import { type Shape, sameShape } from '../base/shape.ts';
import { rebuild } from '../compiler/rebuild.ts';
import * as build from '../graph/build.ts';
import { makeNode, type Node, type NodeOf, topologicalOrder } from '../graph/node.ts';
import { scopeOf, withScope } from '../graph/scope.ts';
import { leafOf } from '../tensor/internal.ts';

interface Box {
  readonly start: readonly number[];
  readonly size: Shape;
}

/** A node that is 0 outside of a box, by what is in it. */
interface Boxed extends Box {
  readonly values: Node;
}

/** Nodes with the values of the given ones, for less work where much of what they are computed from is 0 by construction, as behind the gradient of a slice. */
export function withoutZeroBorders(nodes: readonly Node[]): Node[] {
  const rewriter = new Rewriter();
  for (const node of topologicalOrder(nodes, (one) => leafOf(one) !== undefined))
    withScope(scopeOf(node), () => rewriter.visit(node));
  return nodes.map((node) => rewriter.whole(node));
}

class Rewriter {
  private readonly boxes = new Map<Node, Boxed>();
  private readonly wholes = new Map<Node, Node>();

  visit(node: Node): void {
    if (leafOf(node) !== undefined) return;
    const found = this.boxOf(node);
    if (found === undefined) {
      const inputs = node.inputs.map((input) => this.whole(input));
      const isSame = inputs.every((input, i) => input === node.inputs[i]);
      if (!isSame) this.wholes.set(node, rebuild(node, inputs));
    } else if (found.size.includes(0)) this.wholes.set(node, build.constantLike(node, 0));
    else if (!sameShape(found.size, node.shape)) this.boxes.set(node, found);
    else this.wholes.set(node, found.values);
  }

  /** The node, zeros included. */
  whole(node: Node): Node {
    const known = this.wholes.get(node);
    if (known) return known;
    const box = this.boxes.get(node);
    if (!box) return node;
    const { start, size, values } = box;
    const isAsItWas = node.op === 'pad' && node.inputs[0] === values;
    const after = node.shape.map((length, axis) => length - start[axis] - size[axis]);
    const made = isAsItWas ? node : build.pad(values, start, after);
    this.wholes.set(node, made);
    return made;
  }

  /** What of the node lies in the box. */
  private within(node: Node, { start, size }: Box): Node {
    const own = this.boxes.get(node);
    if (!own) return build.crop(this.whole(node), start, size);
    const inner = size.map((_, axis) => {
      const from = Math.max(start[axis], own.start[axis]);
      const to = Math.min(start[axis] + size[axis], own.start[axis] + own.size[axis]);
      return { from, length: Math.max(0, to - from) };
    });
    const kept = build.crop(
      own.values,
      inner.map(({ from }, axis) => from - own.start[axis]),
      inner.map(({ length }) => length),
    );
    const before = inner.map(({ from }, axis) => from - start[axis]);
    return build.pad(
      kept,
      before,
      inner.map(({ length }, axis) => size[axis] - before[axis] - length),
    );
  }

  private boxOf(node: Node): Boxed | undefined {
    switch (node.op) {
      case 'pad':
        return this.padded(node);
      case 'neg':
      case 'abs':
        return this.mapped(node, node.inputs, this.boxes.get(node.inputs[0]));
      case 'mul':
        return this.mapped(node, node.inputs, this.common(node.inputs));
      case 'add':
      case 'sub':
        return this.mapped(node, node.inputs, this.hull(node.inputs));
      case 'where':
        return this.mapped(node, node.inputs, this.hull(node.inputs.slice(1)));
      case 'sum':
        return this.summed(node);
      case 'expand':
        return this.repeated(node);
      case 'reshape':
        return this.reshaped(node);
      case 'conv2dInputGrad':
        return this.spreadByConv(node);
      case 'averagePool2dGrad':
        return this.spreadByPool(node);
      case 'poolScatter':
        return this.scattered(node);
      default:
        return undefined;
    }
  }

  /** The operation on what lies in the box. */
  private mapped(node: Node, inputs: readonly Node[], box: Box | undefined): Boxed | undefined {
    if (!box) return undefined;
    if (box.size.includes(0)) return { ...box, values: node };
    const { start, size } = box;
    return {
      start,
      size,
      values: rebuild(
        node,
        inputs.map((input) => this.within(input, box)),
      ),
    };
  }

  /** Where all that have a box have one together. */
  private common(nodes: readonly Node[]): Box | undefined {
    const boxes = nodes.flatMap((node) => this.boxes.get(node) ?? []);
    if (boxes.length === 0) return undefined;
    const start = boxes[0].start.map((_, axis) => Math.max(...boxes.map((box) => box.start[axis])));
    const size = start.map((from, axis) =>
      Math.max(0, Math.min(...boxes.map((box) => box.start[axis] + box.size[axis])) - from),
    );
    return { start, size };
  }

  /** What holds all that is not 0; undefined where there is no telling. */
  private hull(nodes: readonly Node[]): Box | undefined {
    const others = nodes.filter((node) => build.constantValue(this.wholes.get(node) ?? node) !== 0);
    const boxes = others.map((node) => this.boxes.get(node));
    if (boxes.length === 0 || !boxes.every((box) => box !== undefined)) return undefined;
    const start = boxes[0].start.map((_, axis) => Math.min(...boxes.map((box) => box.start[axis])));
    const size = start.map((from, axis) => Math.max(...boxes.map((box) => box.start[axis] + box.size[axis])) - from);
    return { start, size };
  }

  private padded(node: NodeOf<'pad'> & Node): Boxed | undefined {
    const { before, after, value } = node.attributes;
    if (value !== 0 || [...before, ...after].some((width) => width < 0)) return undefined;
    const [x] = node.inputs;
    const { start, size, values } = this.boxes.get(x) ?? {
      ...{ start: x.shape.map(() => 0), size: x.shape, values: this.whole(x) },
    };
    return { start: start.map((from, axis) => from + before[axis]), size, values };
  }

  private summed(node: NodeOf<'sum'> & Node): Boxed | undefined {
    const box = this.boxes.get(node.inputs[0]);
    if (!box) return undefined;
    const { axes } = node.attributes;
    const isKept = (_: number, axis: number): boolean => !axes.includes(axis);
    return { start: box.start.filter(isKept), size: box.size.filter(isKept), values: build.sum(box.values, axes) };
  }

  private repeated(node: NodeOf<'expand'> & Node): Boxed | undefined {
    const [x] = node.inputs;
    const box = this.boxes.get(x);
    if (!box) return undefined;
    const isRepeated = (axis: number): boolean => x.shape[axis] !== node.shape[axis];
    const size = box.size.map((length, axis) => (isRepeated(axis) ? node.shape[axis] : length));
    return { start: box.start, size, values: build.expandTo(box.values, size) };
  }

  /** Where axes of length 1 come or go. */
  private reshaped(node: NodeOf<'reshape'> & Node): Boxed | undefined {
    const [x] = node.inputs;
    const box = this.boxes.get(x);
    const long = (shape: Shape): number[] => [...shape.keys()].filter((axis) => shape[axis] !== 1);
    const [from, to] = [long(x.shape), long(node.shape)];
    const isSame = from.length === to.length && from.every((axis, i) => x.shape[axis] === node.shape[to[i]]);
    if (!box || !isSame) return undefined;
    const start = node.shape.map((_, axis) => (to.includes(axis) ? box.start[from[to.indexOf(axis)]] : 0));
    const size = node.shape.map((_, axis) => (to.includes(axis) ? box.size[from[to.indexOf(axis)]] : 1));
    return { start, size, values: build.reshape(box.values, size) };
  }

  /** The box of `[N, h, w, C]`, if it is one in rows and columns alone. */
  private inPlane(node: Node): Boxed | undefined {
    const box = this.boxes.get(node);
    return box && [0, 3].every((axis) => box.size[axis] === node.shape[axis]) ? box : undefined;
  }

  private spreadByConv(node: NodeOf<'conv2dInputGrad'> & Node): Boxed | undefined {
    const [y, w] = node.inputs;
    const box = this.inPlane(y);
    if (!box) return undefined;
    const found = partOf(node.attributes.geometry, box);
    if (!found) return nothing(node);
    return { ...found.box, values: build.conv2dInputGrad(box.values, this.whole(w), found.geometry) };
  }

  private spreadByPool(node: NodeOf<'averagePool2dGrad'> & Node): Boxed | undefined {
    const box = this.inPlane(node.inputs[0]);
    if (!box) return undefined;
    const { geometry, countIncludePad } = node.attributes;
    const found = partOf(geometry, box);
    if (!found) return nothing(node);
    return { ...found.box, values: build.averagePool2dGrad(box.values, found.geometry, countIncludePad) };
  }

  /** Rows alone: indices count pixels row by row, so that those of some whole rows begin at another number. */
  private scattered(node: NodeOf<'poolScatter'> & Node): Boxed | undefined {
    const [y, indices] = node.inputs;
    const inner = this.inPlane(y);
    if (!inner) return undefined;
    const [batch, , columns, channels] = y.shape;
    const box = { start: [0, inner.start[1], 0, 0], size: [batch, inner.size[1], columns, channels] };
    const found = partOf(node.attributes.geometry, box);
    if (!found) return nothing(node);
    const rows = this.within(indices, box);
    const first = found.box.start[1] * found.geometry.columns.size;
    const moved = build.sub(rows, build.constant(first, rows.shape, 'int32'));
    const values = makeNode('poolScatter', [this.within(y, box), moved], { geometry: found.geometry });
    return { ...found.box, values };
  }
}

const nothing = (node: Node): Boxed => ({
  start: node.shape.map(() => 0),
  size: node.shape.map(() => 0),
  values: node,
});

/** The pixels that windows `from … from + count` read, as an axis of its own; undefined where they read padding alone. */
function axisPart(axis: WindowAxis, from: number, count: number): { start: number; axis: WindowAxis } | undefined {
  const { size, kernel, stride, dilation, before } = axis;
  const low = from * stride - before;
  const high = (from + count - 1) * stride + (kernel - 1) * dilation - before + 1;
  const [start, end] = [Math.max(0, low), Math.min(size, high)];
  if (end <= start) return undefined;
  return {
    start,
    axis: { size: end - start, out: count, kernel, stride, dilation, before: start - low, after: high - end },
  };
}

/** A window's geometry for the box of its outputs alone, and the box of its inputs. */
function partOf<G extends PoolGeometry | ConvGeometry>(
  geometry: G,
  { start, size }: Box,
): { readonly geometry: G; readonly box: Box } | undefined {
  const rows = axisPart(geometry.rows, start[1], size[1]);
  const columns = axisPart(geometry.columns, start[2], size[2]);
  if (!rows || !columns) return undefined;
  return {
    geometry: { ...geometry, rows: rows.axis, columns: columns.axis },
    box: {
      start: [0, rows.start, columns.start, 0],
      size: [geometry.batch, rows.axis.size, columns.axis.size, geometry.inChannels],
    },
  };
}
