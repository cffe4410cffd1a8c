// Follows receptive fields through a graph: for each node, what its elements see of the axes of the input.

import type { BinaryOp, UnaryOp } from '../base/elementwise.ts';
import { elementCount } from '../base/shape.ts';
import type { Node, NodeOf } from '../graph/node.ts';
import { ConstantValues } from './constant-values.ts';
import { collapse, constantExtent, hullOf, inputExtent, mergeExtents, NOTHING, Value, widened } from './extent.ts';
import {
  aligned,
  along,
  expanded,
  type Field,
  firstOf,
  flatShape,
  type Line,
  lineFactor,
  permuted,
  plainGroups,
  reshaped,
  settled,
  tidied,
} from './field-layout.ts';
import type { FieldLine } from './field-line.ts';
import {
  contracted,
  convolved,
  joinedLines,
  padded,
  permutedLast,
  range,
  reduced,
  sliced,
  spread,
  spreadAxes,
  takenAlong,
  throughMatrix,
  windowed,
  withAxis,
  withoutAxes,
} from './field-steps.ts';
import { combined, masked, nodesBeforeExp } from './value-rules.ts';

/**
 * Fields inside the image of the nodes that depend on the input, `nodes` being inputs before users; along all `axes` together, since what sees nothing
 * along one of them sees nothing.
 */
export function followFields(
  input: Node,
  nodes: readonly Node[],
  axes: readonly number[],
  values = new ConstantValues(),
): Map<Node, Field> {
  const groups = input.shape.map((size) => [size]);
  const first = tidied({ groups, extents: axes.map((axis) => inputExtent(input.shape, axis)) });
  return new Follower(nodes, first, values).follow(input, nodes);
}

/**
 * Fields along one axis on an unbounded image; nodes whose units do not go on evenly are left out, as behind whatever looks at the whole image.
 * `kept`: branches that are left out change nothing of those beside them, so that lines say where units lie, and no longer all that they see.
 */
export function followLines(
  input: Node,
  nodes: readonly Node[],
  axis: number,
  values = new ConstantValues(),
  kept = false,
): Map<Node, Field> {
  const groups = input.shape.map((size, a) => (size > 1 || a === axis ? [size] : []));
  const line = { axis, index: 0, period: 1, advance: 1, home: axis };
  const at = firstOf({ groups }, axis);
  const one = { axes: [at], shape: [1], low: Int32Array.of(0), high: Int32Array.of(0) };
  return new Follower(nodes, { groups, line, extents: [one] }, values, kept).follow(input, nodes);
}

class Follower {
  private readonly fields = new Map<Node, Field>();
  private readonly constants = new Map<Node, Field>();
  private readonly scores: ReadonlySet<object>;
  /** Nodes that depend on the input, whatever is known of their fields. */
  private readonly reached = new Set<Node>();

  constructor(
    nodes: readonly Node[],
    private readonly first: Field,
    private readonly values: ConstantValues,
    private readonly kept = false,
  ) {
    this.scores = nodesBeforeExp(nodes);
  }

  follow(input: Node, nodes: readonly Node[]): Map<Node, Field> {
    this.fields.set(input, this.first);
    this.reached.add(input);
    for (const node of nodes) {
      if (this.reached.has(node)) continue;
      this.reached.add(node);
      const field = elementCount(node.shape) === 0 ? this.nothing(node) : this.fieldOf(node);
      if (field) this.fields.set(node, tidied(field));
    }
    return this.fields;
  }

  /** Of no elements, or of those that depend on nothing. */
  private nothing({ shape }: Node): Field {
    return {
      groups: shape.map((size) => (size === 1 ? [] : [size])),
      extents: this.first.extents.map(() => constantExtent(Value.other)),
    };
  }

  private isFollowed(field: Field): boolean {
    return !this.first.line || field.line !== undefined;
  }

  /** Undefined where units are not followed any more. */
  private of(node: Node): Field | undefined {
    return this.reached.has(node) ? this.fields.get(node) : this.constantField(node);
  }

  private constantField(node: Node): Field {
    const known = this.constants.get(node);
    if (known) return known;
    const kinds = this.values.kindsOf(node);
    const blank = this.nothing(node);
    const groups = node.shape.map((size) => [size]);
    const field = kinds
      ? { groups, extents: this.first.extents.map(() => kinds) }
      : node.op === 'buffer'
        ? blank
        : (this.fieldOf(node) ?? blank);
    const own = tidied(field);
    this.constants.set(node, own);
    return own;
  }

  private fieldOf(node: Node): Field | undefined {
    const [x, second] = node.inputs;
    switch (node.op) {
      case 'reshape':
        return this.on(x, (own) => reshaped(own, node.shape));
      case 'transpose':
        return this.on(x, (own) => permuted(own, node.attributes.permutation));
      case 'expand':
        return this.on(x, (own) => expanded(own, x.shape, node.shape));
      case 'sum':
      case 'reduceMax':
        return this.on(x, (own) => reduced(own, node.attributes.axes));
      case 'argmax':
        return this.on(x, (own) => reduced(own, [node.attributes.axis]));
      case 'pad':
        return this.on(x, (own) => padded(own, node));
      case 'barrier':
      case 'checkpoint':
        return this.of(x);
      case 'slice':
        return this.on(x, (own) => sliced(own, node));
      case 'concat':
        return this.joined(node);
      case 'gather':
        return this.gathered(node);
      case 'matmul':
        return this.multiplied(node);
      case 'conv2d':
        return this.isConstant(second) ? this.on(x, (own) => convolved(own, node)) : this.whole(node);
      case 'conv2dInputGrad':
        return this.isConstant(second) ? this.on(x, (own) => spread(own, node)) : this.whole(node);
      case 'maxPool2d':
      case 'maxPool2dIndices':
      case 'averagePool2d':
        return this.on(x, (own) => windowed(own, node.attributes.geometry, x.shape, node.shape));
      case 'averagePool2dGrad':
        return this.on(x, (own) => spreadAxes(own, node.attributes.geometry, x.shape, node.shape));
      // Fields are followed through attention's plain operations: this is for graphs that were built to run.
      case 'attention':
      case 'attentionLogSum':
      case 'attentionGrad':
      case 'scatterAdd':
      case 'poolGather':
      case 'poolScatter':
      case 'conv2dWeightGrad':
      case 'randomBits':
        return this.whole(node);
      default:
        return this.merged(node);
    }
  }

  private on(node: Node, change: (field: Field) => Field | undefined): Field | undefined {
    const own = this.of(node);
    return own && change(own);
  }

  private isConstant(node: Node): boolean {
    return !this.reached.has(node);
  }

  /** Every element sees what any element of the operands sees. */
  private whole({ inputs, shape }: Node): Field | undefined {
    if (this.first.line && inputs.some((input) => this.reached.has(input))) return undefined;
    const fields = inputs.map((input) => this.of(input) as Field);
    const extents = this.first.extents.map((_, i) => {
      const hull = mergeExtents(
        fields.map((field) => hullOf(field.extents[i])),
        [],
      );
      return hull.low[0] === NOTHING ? constantExtent(Value.other) : hull;
    });
    return { groups: plainGroups(shape), extents };
  }

  /** The operands whose units are followed, or constants; undefined where one of them decides that units are not followed behind it. */
  private operands(inputs: readonly Node[]): readonly Field[] | undefined {
    const fields = inputs.map((input) => this.of(input));
    const found = fields.filter((field) => field !== undefined);
    const areBranches = inputs.filter((input) => this.reached.has(input)).length > 1;
    if (found.length === fields.length) return areBranches ? found.map(settled) : found;
    if (!this.kept || !found.some((field) => this.isFollowed(field))) return undefined;
    // In the place of those that are not followed, something that sees nothing.
    return fields.map(
      (field, i) => field ?? { groups: plainGroups(inputs[i].shape), extents: [constantExtent(Value.other)] },
    );
  }

  /** All operands have the shape of the result. */
  private merged(node: NodeOf<Elementwise>): Field | undefined {
    if (node.inputs.length === 0)
      return { groups: plainGroups(node.shape), extents: this.first.extents.map(() => constantExtent(Value.other)) };
    const operands = this.operands(node.inputs);
    const alike = operands && aligned(operands, node.shape);
    if (!alike) return undefined;
    const form = alike.find((field) => field.line) ?? alike[0];
    const shape = flatShape(form);
    const isScore = node.op === 'add' && this.scores.has(node);
    const extents = form.extents.map((_, i) => {
      const own = alike.map((field) => field.extents[i]);
      const result = combined(node.op, own, shape);
      return isScore ? own.reduce((scores, mask) => masked(scores, mask, shape), result) : result;
    });
    return { ...form, extents };
  }

  private joined(node: NodeOf<'concat'>): Field | undefined {
    const { axis } = node.attributes;
    const operands = this.operands(node.inputs);
    if (!operands) return undefined;
    const starts = node.inputs.map((_, i) => node.inputs.slice(0, i).reduce((sum, { shape }) => sum + shape[axis], 0));
    if (operands.some(({ line }) => line?.axis === axis)) return joinedLines(operands, node, starts);
    const parts = operands.map((field, i) => {
      const size = node.inputs[i].shape[axis];
      const sources = range(node.shape[axis]).map((p) =>
        p >= starts[i] && p < starts[i] + size ? [p - starts[i]] : [],
      );
      return along(field, axis, sources, undefined, Value.lowest);
    });
    if (!parts.every((part) => part !== undefined)) return undefined;
    const alike = aligned(parts, node.shape);
    const form = alike?.find((field) => field.line) ?? alike?.[0];
    if (!alike || !form) return undefined;
    const shape = flatShape(form);
    return {
      ...form,
      extents: form.extents.map((_, i) =>
        mergeExtents(
          alike.map((field) => field.extents[i]),
          shape,
        ),
      ),
    };
  }

  private gathered(node: NodeOf<'gather'>): Field | undefined {
    const [x, indices] = node.inputs;
    const { axis } = node.attributes;
    const order = this.isConstant(indices) ? this.values.of(indices) : undefined;
    // Of weights, whatever is taken is as unknown.
    if (!order) return this.whole(node);
    const sources = Array.from(order, (i) => (i >= 0 && i < x.shape[axis] ? [i] : []));
    return this.on(x, (own) => {
      const found = takenAlong(own, axis, sources, x.shape[axis]);
      return found && reshaped(found, node.shape);
    });
  }

  private multiplied(node: NodeOf<'matmul'>): Field | undefined {
    const operands = this.operands(node.inputs);
    if (!operands) return undefined;
    const [left, right] = node.inputs;
    const rank = left.shape.length;
    const [M, K, N] = [left.shape[rank - 2], left.shape[rank - 1], right.shape[rank - 1]];
    const [a, b] = operands;
    if (a.line?.axis === rank - 1 && this.isConstant(right)) return throughMatrix(a, rank - 1, b, [K, N]);
    if (b.line?.axis === rank - 2 && this.isConstant(left)) return throughMatrix(b, rank - 2, permutedLast(a), [K, M]);
    if (a.line?.axis === rank - 1 || b.line?.axis === rank - 2) return undefined;
    // Both in the space of all triples of row, term and column.
    const shape = [...left.shape.slice(0, -2), M, K, N];
    const spread = [withAxis(a, rank, N), withAxis(b, rank - 2, M)];
    const alike = aligned(spread, shape);
    if (!alike) return undefined;
    const form = alike.find((field) => field.line) ?? alike[0];
    const flat = flatShape(form);
    const terms = form.groups[rank - 1].map((_, index) => firstOf(form, rank - 1) + index);
    const extents = form.extents.map((_, i) => {
      const [one, other] = alike.map((field) => field.extents[i]);
      return mergeExtents([contracted(one, other, terms, flat), contracted(other, one, terms, flat)], flat);
    });
    return withoutAxes({ ...form, extents }, [rank - 1]);
  }
}

/** What is left of the vocabulary: a new primitive that is not elementwise does not compile before `fieldOf` has its case. */
type Elementwise = UnaryOp | BinaryOp | 'where' | 'cast' | 'detach' | 'buffer' | 'constant' | 'iota';

/** Units of an axis without end: hulls over all else. */
export function lineOf(field: Field): FieldLine {
  const line = field.line as Line;
  const at = lineFactor(field);
  const [extent] = field.extents;
  const own = collapse(
    extent,
    extent.axes.filter((axis) => axis !== at),
  );
  const { low, high } = widened(own, [at], flatShape(field));
  return { period: line.period, advance: line.advance, low, high };
}
