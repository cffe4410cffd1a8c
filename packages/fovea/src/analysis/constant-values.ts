// Values that a model has built in, such as the weights of a resize, the order of a shuffle or the mask of an attention: which positions they connect.

import { elementCount } from '../base/shape.ts';
import type { Node } from '../graph/node.ts';
import type { Primitive } from '../graph/primitives.ts';
import { evaluate } from '../graph/reference/evaluate.ts';
import { Cell } from '../tensor/internal.ts';
import { type Extent, NOTHING, simplified, Value } from './extent.ts';

/** Of larger ones, nothing is known. */
const MOST_VALUES = 1 << 22;

/** What is not computed here to learn which values are 0: products of matrices, windows, random numbers. */
const LEFT_OUT: readonly Primitive[] = ['matmul', 'conv2d', 'conv2dInputGrad', 'conv2dWeightGrad', 'randomBits'];

/** Whose values are those of their operands. */
const MOVED: readonly Primitive[] = ['expand', 'reshape', 'transpose', 'slice', 'concat', 'pad'];

/** Added to a score, it makes the weight that a softmax gives 0 in float32: e⁻⁸⁸ is below the smallest normal number. */
const LOWEST = -88;

/** Values of tensors made from numbers, and of what is computed from these alone; of weights, which change, nothing is known. */
export class ConstantValues {
  private readonly leaves = new Map<object, Float64Array>();
  private readonly known = new Map<Node, boolean>();
  private readonly found = new Map<Node, Extent | undefined>();

  private isKnown(node: Node): boolean {
    const found = this.known.get(node) ?? this.look(node);
    this.known.set(node, found);
    return found;
  }

  private look(node: Node): boolean {
    if (elementCount(node.shape) > MOST_VALUES || LEFT_OUT.includes(node.op)) return false;
    if (node.op === 'constant' || node.op === 'iota') return true;
    if (node.op !== 'buffer') return node.inputs.every((input) => this.isKnown(input));
    const { cell } = node.attributes;
    const values = cell instanceof Cell ? cell.valuesAtHand() : undefined;
    if (values) this.leaves.set(cell, Float64Array.from(values));
    return values !== undefined;
  }

  /** Row by row; undefined where they are not known. */
  of(node: Node): Float64Array | undefined {
    return this.isKnown(node) ? evaluate([node], this.leaves)[0] : undefined;
  }

  /** What is known of each value; undefined where that is nothing, or follows from what is known of the operand. */
  kindsOf(node: Node): Extent | undefined {
    if (node.op === 'constant') return kinds([node.attributes.value], [], []);
    if (MOVED.includes(node.op)) return undefined;
    if (!this.found.has(node)) {
      const values = this.of(node);
      this.found.set(node, values && simplified(kinds(values, node.shape, [...node.shape.keys()])));
    }
    return this.found.get(node);
  }
}

function kinds(values: ArrayLike<number>, shape: readonly number[], axes: readonly number[]): Extent {
  const high = new Int32Array(values.length);
  for (let i = 0; i < high.length; i++) {
    const value = values[i];
    high[i] = value <= LOWEST ? Value.lowest : value === 0 ? Value.zero : value > 0 ? Value.positive : Value.other;
  }
  return { axes, shape, low: new Int32Array(high.length).fill(NOTHING), high };
}
