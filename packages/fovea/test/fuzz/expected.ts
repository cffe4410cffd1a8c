// What a graph should give: its float64 reference, and how far float32 may be from it, found by computing it again with small errors put in.

import { elementCount, type Shape } from '../../src/base/shape.ts';
import { makeNode, type Node, topologicalOrder } from '../../src/graph/node.ts';
import type { Primitive } from '../../src/graph/primitives.ts';
import { evaluate } from '../../src/graph/reference/evaluate.ts';
import { Choices } from './random.ts';

/** The errors of one evaluation: a number in [−1, 1] for every element. */
export type Noise = () => number;

/** Errors of every kind: all upwards, all downwards, and at random. */
export const noises = (count: number): Noise[] =>
  Array.from({ length: count }, (_, i) => {
    if (i < 2) return () => 1 - 2 * i;
    const choices = new Choices(i);
    return () => 2 * choices.next() - 1;
  });

/** Eight times the rounding of a float32: approximations of functions, and orders of sums, are off by a few of these. */
const RELATIVE = 2 ** -21;
/** Fast convolutions are off by this much of the largest value (docs/decisions/0003). */
const OF_LARGEST = 2 ** -18;

/** Ops that give one of their inputs' numbers, or whole ones: no rounding. */
const EXACT: ReadonlySet<Primitive> = new Set<Primitive>([
  ...([
    'neg',
    'abs',
    'floor',
    'max',
    'min',
    'where',
    'detach',
    'barrier',
    'checkpoint',
    'reduceMax',
    'argmax',
    'maxPool2d',
    'maxPool2dIndices',
  ] as const),
  ...([
    'reshape',
    'transpose',
    'expand',
    'pad',
    'slice',
    'concat',
    'gather',
    'poolGather',
    'constant',
    'iota',
  ] as const),
  ...(['less', 'lessEqual', 'equal', 'notEqual', 'cast'] as const),
]);
/** Ops that are exact where their numbers are few bits long. */
const SHORT: ReadonlySet<Primitive> = new Set<Primitive>([
  'add',
  'sub',
  'mul',
  'sum',
  'matmul',
  'scatterAdd',
  'poolScatter',
]);
const COMPARISONS: ReadonlySet<Primitive> = new Set<Primitive>(['less', 'lessEqual', 'equal', 'notEqual']);
/** Numbers nearer to each other than this, in proportion, may be equal in float32, and the other way about. */
const NEAR = 2 ** -18;
const CONVOLUTIONS: ReadonlySet<Primitive> = new Set<Primitive>(['conv2d', 'conv2dInputGrad', 'conv2dWeightGrad']);

const isShort = (values: Float64Array): boolean =>
  values.every((v) => Math.abs(v) < 2 ** 12 && Number.isInteger(v * 256));
const isFloat32 = (values: Float64Array): boolean => values.every((v) => Object.is(Math.fround(v), v));
const largestOf = (values: Float64Array): number =>
  values.reduce((most, v) => (Number.isFinite(v) ? Math.max(most, Math.abs(v)) : most), 0);

interface Found {
  readonly values: Float64Array;
  /** Whether every backend must give exactly these. */
  readonly exact: boolean;
}

/** Values of nodes, computed once each. Without noise the reference itself, with it what float32 could make of it. */
export class Evaluation {
  private readonly found = new Map<Node, Found>();

  constructor(
    private readonly leaves: Map<object, Float64Array>,
    private readonly noise?: Noise,
  ) {}

  of(node: Node): Float64Array {
    return this.resultOf(node).values;
  }

  private resultOf(node: Node): Found {
    for (const inner of topologicalOrder([node], (known) => this.found.has(known))) {
      if (!this.found.has(inner)) this.found.set(inner, this.compute(inner));
    }
    return this.found.get(node) as Found;
  }

  private compute(node: Node): Found {
    if (node.op === 'buffer') return { values: evaluate([node], this.leaves)[0], exact: true };
    const inputs = node.inputs.map((input) => this.found.get(input) as Found);
    const values = evaluateAlone(
      node,
      inputs.map((input) => input.values),
    );
    if (node.dtype !== 'float32') {
      const exact = inputs.every((input) => input.exact);
      const isDoubtful = !exact && this.noise && COMPARISONS.has(node.op);
      return { values: isDoubtful ? this.withDoubts(values, inputs) : values, exact };
    }
    const exact = inputs.every((input) => input.exact) && this.isExact(node, inputs, values);
    if (exact || !this.noise) return { values, exact };
    if (EXACT.has(node.op)) return { values: values.map(Math.fround), exact };
    return { values: this.withErrors(node, inputs, values), exact };
  }

  private isExact(node: Node, inputs: readonly Found[], values: Float64Array): boolean {
    if (EXACT.has(node.op)) return isFloat32(values);
    return SHORT.has(node.op) && [...inputs.map((input) => input.values), values].every(isShort);
  }

  /** A comparison of two numbers that nearly agree may come out either way. */
  private withDoubts(values: Float64Array, [a, b]: readonly Found[]): Float64Array {
    const noise = this.noise as Noise;
    return values.map((value, i) => {
      const [x, y] = [a.values[i], b.values[i]];
      const near = x !== y && Math.abs(x - y) <= NEAR * Math.max(Math.abs(x), Math.abs(y));
      return near ? Number(noise() > 0) : value;
    });
  }

  /** Errors in the inputs, too: sums of large numbers of opposite signs are off by more than their own size tells. */
  private withErrors(node: Node, inputs: readonly Found[], values: Float64Array): Float64Array {
    const noise = this.noise as Noise;
    const moved = evaluateAlone(
      node,
      inputs.map((input, i) =>
        node.inputs[i].dtype === 'float32' ? input.values.map((v) => v * (1 + RELATIVE * noise())) : input.values,
      ),
    );
    const shift = CONVOLUTIONS.has(node.op) ? OF_LARGEST * largestOf(values) : 0;
    return moved.map((v) => Math.fround(v * (1 + RELATIVE * noise()) + shift * noise()));
  }
}

/** One node from the values of its inputs. */
function evaluateAlone(node: Node, inputs: readonly Float64Array[]): Float64Array {
  const leaves = node.inputs.map(({ shape, dtype }) => makeNode('buffer', [], { cell: {}, shape, dtype }));
  const values = new Map<object, Float64Array>(leaves.map(({ attributes }, i) => [attributes.cell, inputs[i]]));
  const alone = makeNode(node.op, leaves, node.attributes as never) as Node;
  return evaluate([alone], values)[0];
}

/** What is expected of a value: `reference`, and evaluations with errors. */
export interface Expected {
  readonly shape: Shape;
  readonly reference: Float64Array;
  readonly moved: readonly Float64Array[];
}

export interface Comparison {
  /** Elements that could be compared: where errors change little. */
  readonly compared: number;
  readonly total: number;
  /** What is wrong with the first wrong element. */
  readonly problem: string | undefined;
}

/** Compares what a backend gave with what is expected. */
export function compare(actual: ArrayLike<number>, { shape, reference, moved }: Expected): Comparison {
  const total = elementCount(shape);
  if (actual.length !== total) return { compared: 0, total, problem: `${actual.length} elements instead of ${total}` };
  const size = largestOf(reference);
  let compared = 0;
  for (let i = 0; i < total; i++) {
    const tolerance = toleranceAt(i, reference, moved, size);
    if (tolerance === undefined) continue;
    if (tolerance <= 1e-2 * Math.max(size, 1e-3)) compared++;
    if (Object.is(actual[i], reference[i]) || Math.abs(actual[i] - reference[i]) <= tolerance) continue;
    if (Number.isNaN(actual[i]) && Number.isNaN(reference[i])) continue;
    return { compared, total, problem: `element ${i} is ${actual[i]}; expected ${reference[i]} ± ${tolerance}` };
  }
  return { compared, total, problem: undefined };
}

/** How far an element may be off; undefined where float32 may give another kind of number. */
function toleranceAt(
  i: number,
  reference: Float64Array,
  moved: readonly Float64Array[],
  size: number,
): number | undefined {
  const expected = reference[i];
  if (!Number.isFinite(expected)) return moved.every((values) => Object.is(values[i], expected)) ? 0 : undefined;
  let spread = 0;
  for (const values of moved) {
    if (!Number.isFinite(values[i])) return undefined;
    spread = Math.max(spread, Math.abs(values[i] - expected));
  }
  return spread === 0 ? 0 : 6 * spread + 1e-6 * Math.abs(expected) + 2e-7 * Math.min(size, 1e6) + 1e-37;
}
