// Units of channels: which slices of which weights have to go together. They are found in the traced graph, so that residual sums, depthwise
// convolutions, gates and concatenations tie channels of layers that do not know one another (Fang et al., arXiv:2301.12900).

import type { Shape } from '../base/shape.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import { leafOf } from '../tensor/internal.ts';

/** The unit of each place along an axis; undefined where all places hold the same, as along an axis that a value is spread over. */
type Axis = Int32Array | undefined;
type Axes = readonly Axis[];

/** Places that must stay: pixels, tokens, classes, what a sum or a split of the axis reads. */
export const FIXED = 0;

/** A union-find structure whose first set is that of the places that must stay. */
class Sets {
  private readonly parents: number[] = [FIXED];

  fresh(count: number): Int32Array {
    const first = this.parents.length;
    for (let i = 0; i < count; i++) this.parents.push(first + i);
    return Int32Array.from({ length: count }, (_, i) => first + i);
  }

  find(unit: number): number {
    let root = unit;
    while (this.parents[root] !== root) root = this.parents[root];
    for (let at = unit; at !== root; ) {
      const next = this.parents[at];
      this.parents[at] = root;
      at = next;
    }
    return root;
  }

  /** The smaller number stands for both, so that FIXED always stands for itself. */
  join(a: number, b: number): void {
    const [low, high] = [this.find(a), this.find(b)].sort((x, y) => x - y);
    this.parents[high] = low;
  }
}

const places = (size: number): Int32Array => new Int32Array(size).fill(FIXED);
const fixedAxes = (shape: Shape): Axes => shape.map((size) => (size > 1 ? places(size) : undefined));

/** Finds the units of a graph. */
export class ChannelUnits {
  private readonly sets = new Sets();
  private readonly axes = new Map<Node, Axes>();
  private readonly ofStates = new Map<object, Axes>();

  /** @param states where the weights lie that may become smaller */
  constructor(outputs: readonly Node[], states: ReadonlySet<object>) {
    for (const node of topologicalOrder(outputs, (each) => leafOf(each) !== undefined))
      this.axes.set(node, this.axesOf(node, states));
    for (const node of outputs) this.fix(node);
  }

  /** The unit of each place along each axis of a state; FIXED for those that stay, undefined for an axis of one place, or a state that is not read. */
  unitsOf(cell: object): Axes {
    return (this.ofStates.get(cell) ?? []).map((axis) => axis?.map((unit) => this.sets.find(unit)));
  }

  private axesOf(node: Node, states: ReadonlySet<object>): Axes {
    const leaf = leafOf(node);
    if (leaf !== undefined) return states.has(leaf) ? this.stateAxes(leaf, node.shape) : fixedAxes(node.shape);
    const [x, second] = node.inputs;
    const own = x ? this.of(x) : [];
    switch (node.op) {
      case 'constant':
        return node.shape.map(() => undefined);
      case 'reshape':
        return this.reshaped(own, x.shape, node.shape);
      case 'transpose':
        return node.attributes.permutation.map((axis) => own[axis]);
      case 'expand':
        return own;
      case 'sum':
      case 'reduceMax':
        for (const axis of node.attributes.axes) this.fixAxis(own[axis]);
        return own.filter((_, axis) => !node.attributes.axes.includes(axis));
      case 'pad':
      case 'slice':
        return own.map((axis, i) => (x.shape[i] === node.shape[i] ? axis : this.fixedLike(axis, node.shape[i])));
      case 'concat':
        return this.joined(node.inputs, node.attributes.axis, node.shape);
      case 'matmul':
        return this.multiplied(own, this.of(second));
      case 'conv2d':
        return this.convolved(node.attributes.geometry.groups, x, second, node.shape);
      case 'maxPool2d':
      case 'averagePool2d':
        return [own[0], ...fixedAxes(node.shape.slice(1, 3)), own[3]];
      case 'barrier':
      case 'checkpoint':
        return own;
      default:
        return this.merged(node);
    }
  }

  private of(node: Node): Axes {
    return this.axes.get(node) as Axes;
  }

  private stateAxes(cell: object, shape: Shape): Axes {
    const known = this.ofStates.get(cell) ?? shape.map((size) => (size > 1 ? this.sets.fresh(size) : undefined));
    this.ofStates.set(cell, known);
    return known;
  }

  private fix(node: Node): void {
    for (const axis of this.of(node)) this.fixAxis(axis);
  }

  private fixAxis(axis: Axis): void {
    for (const unit of axis ?? []) this.sets.join(FIXED, unit);
  }

  private fixedLike(axis: Axis, size: number): Axis {
    this.fixAxis(axis);
    return size > 1 ? places(size) : undefined;
  }

  /** Places of two values that go together one by one. */
  private tied(a: Axis, b: Axis): Axis {
    if (!a || !b) return a ?? b;
    for (const [i, unit] of a.entries()) this.sets.join(unit, b[i]);
    return a;
  }

  /** Elementwise operations tie all operands; of whatever else is not followed, everything stays. */
  private merged(node: Node): Axes {
    const alike = node.inputs.length > 0 && node.inputs.every(({ shape }) => shape.join() === node.shape.join());
    if (alike && !WHOLE.has(node.op))
      return node.inputs
        .map((input) => this.of(input))
        .reduce((all, axes) => all.map((axis, i) => this.tied(axis, axes[i])));
    for (const input of node.inputs) this.fix(input);
    return fixedAxes(node.shape);
  }

  private multiplied(a: Axes, b: Axes): Axes {
    const [rows, columns] = [a.length - 2, b.length - 1];
    this.tied(a[rows + 1], b[columns - 1]);
    return [...a.slice(0, rows).map((axis, i) => this.tied(axis, b[i])), a[rows], b[columns]];
  }

  private convolved(groups: number, x: Node, weight: Node, shape: Shape): Axes {
    const [images, kernel] = [this.of(x), this.of(weight)];
    this.fixAxis(kernel[0]);
    this.fixAxis(kernel[1]);
    const [batch, height, width] = [images[0], ...fixedAxes(shape.slice(1, 3))];
    const [, , , channels] = x.shape;
    if (groups === 1) {
      this.tied(images[3], kernel[2]);
      return [batch, height, width, kernel[3]];
    }
    if (groups === channels && shape[3] === channels) return [batch, height, width, this.tied(kernel[3], images[3])];
    for (const axis of [images[3], kernel[2], kernel[3]]) this.fixAxis(axis);
    return [batch, height, width, places(shape[3])];
  }

  private joined(inputs: readonly Node[], at: number, shape: Shape): Axes {
    const parts = inputs.map((input) => this.of(input));
    return shape.map((size, axis) => {
      const own = parts.map((axes) => axes[axis]);
      if (axis !== at) return own.reduce((all, one) => this.tied(all, one));
      if (size === 1) return undefined;
      return Int32Array.from(own.flatMap((one, i) => [...(one ?? places(inputs[i].shape[axis]))]));
    });
  }

  /** Axes that are merged carry the units of the only one that has any; of an axis that is split, all stay. */
  private reshaped(axes: Axes, from: Shape, to: Shape): Axes {
    const result: Axis[] = [];
    for (const [sources, targets] of reshapeBlocks(from, to)) {
      const wide = sources.filter((axis) => from[axis] > 1);
      const kept = targets.filter((axis) => to[axis] > 1);
      const held = wide.filter((axis) => axes[axis]?.some((unit) => this.sets.find(unit) !== FIXED));
      const isFree = wide.every((axis) => axes[axis] === undefined);
      const merged = kept.length === 1 && held.length <= 1 && !isFree;
      if (!merged && !isFree) for (const axis of wide) this.fixAxis(axes[axis]);
      for (const axis of targets) {
        if (isFree || to[axis] === 1) result.push(undefined);
        else result.push(merged && held.length === 1 ? repeated(axes[held[0]], from, wide, held[0]) : places(to[axis]));
      }
    }
    return result;
  }
}

/** Operations whose result at a place depends on more than the operands there. */
const WHOLE: ReadonlySet<string> = new Set([
  'poolGather',
  'poolScatter',
  'gather',
  'scatterAdd',
  'randomBits',
  'iota',
  'argmax',
]);

/** Runs of axes before and after a reshape that hold as many elements. */
function reshapeBlocks(from: Shape, to: Shape): [sources: number[], targets: number[]][] {
  const blocks: [number[], number[]][] = [];
  for (let [i, j] = [0, 0]; i < from.length || j < to.length; ) {
    let [before, after] = [from[i] ?? 1, to[j] ?? 1];
    const sources = i < from.length ? [i++] : [];
    const targets = j < to.length ? [j++] : [];
    while (before !== after) {
      if (before < after) {
        before *= from[i];
        sources.push(i++);
      } else {
        after *= to[j];
        targets.push(j++);
      }
    }
    blocks.push([sources, targets]);
  }
  return blocks;
}

/** The units of one of several axes, for each place of the axis that they are merged into. */
function repeated(axis: Axis, from: Shape, merged: readonly number[], held: number): Int32Array {
  const units = axis as Int32Array;
  const inner = merged.filter((one) => one > held).reduce((product, one) => product * from[one], 1);
  const total = merged.reduce((product, one) => product * from[one], 1);
  return Int32Array.from({ length: total }, (_, place) => units[Math.floor(place / inner) % units.length]);
}
