// The graph of a function for any batch size: traced at several ones, and unified node by node.

import { ValueError } from '../base/errors.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import { rebuild } from '../compiler/rebuild.ts';
import { isForGradients, makeNode, type Node, topologicalOrder } from '../graph/node.ts';
import type { DType, Tensor } from '../tensor/index.ts';
import {
  leafOf,
  newEffects,
  nodeOf,
  Placeholder,
  refuseChance,
  runtime,
  tensorOf,
  tensorsOf,
} from '../tensor/internal.ts';
import { type Dim, type Dims, dimOf, isDynamic } from './dims.ts';

/** A node of the traced graph, with sizes that hold for every batch size. */
export interface Term {
  readonly index: number;
  /** As it was traced at the first batch size. */
  readonly node: Node;
  readonly inputs: readonly Term[];
  readonly dims: Dims;
  /** Whether it follows from weights and constants alone, and its shape from none of the inputs. */
  readonly folded: boolean;
  /** How many terms and outputs read it. */
  uses: number;
}

export interface InputSpec {
  readonly shape: Shape;
  readonly dtype: DType;
}

export interface TracedGraph {
  readonly inputs: readonly Term[];
  readonly outputs: readonly Term[];
  /** What the function returned at the first batch size: a tree of tensors, in the order of `outputs`. */
  readonly result: unknown;
  /** Inputs before users. */
  readonly terms: readonly Term[];
  /** The same leaf at every other batch size: what it holds must be the same. */
  readonly twins: ReadonlyMap<Term, readonly Node[]>;
}

type Traced = (...inputs: Tensor[]) => unknown;

interface Trace {
  readonly inputs: readonly Node[];
  readonly outputs: readonly Node[];
  readonly result: unknown;
  readonly order: readonly Node[];
}

/**
 * The graph of `fn` at the batch sizes, as one. `fn` is called once for each.
 * @throws ValueError when `fn` changes states, returns no tensors, or does other things for another batch size
 */
export function traceGraph(fn: Traced, specs: readonly InputSpec[], batches: readonly number[]): TracedGraph {
  const traces = batches.map((batch) =>
    traceOnce(
      fn,
      specs.map(({ shape, dtype }) => ({ shape: batches.length > 1 ? [batch, ...shape.slice(1)] : shape, dtype })),
    ),
  );
  return unify(traces, batches);
}

function traceOnce(fn: Traced, specs: readonly InputSpec[]): Trace {
  const effects = newEffects('export');
  const placeholders = specs.map(({ shape, dtype }, i) =>
    makeNode('buffer', [], { cell: new Placeholder(i), shape, dtype }),
  );
  const result = runtime.effects.trace(effects, () => refuseChance(() => fn(...placeholders.map(tensorOf))));
  if (result instanceof Promise) {
    result.catch(() => {}); // reading inside of it fails, too, and is of no interest any more
    throw new ValueError('exportOnnx: the function is asynchronous; return tensors from a synchronous function');
  }
  if (effects.assigned.size > 0)
    throw new ValueError(
      'exportOnnx: the function changes states, which a file cannot: running statistics, random numbers or an optimiser; export it in evaluation mode (model.eval())',
    );
  const tensors = tensorsOf(result);
  if (tensors.length === 0)
    throw new ValueError('exportOnnx: the function returns no tensor; return a tensor, an array or an object of them');
  const outputs = simplified(tensors.map(nodeOf));
  return { inputs: placeholders, outputs, result, order: structuralOrder([...placeholders, ...outputs]) };
}

/**
 * All nodes that the outputs need, inputs before users, in an order that follows from the structure of the graph alone: ids do not, as the leaf
 * of a weight is made when it is first read.
 */
function structuralOrder(outputs: readonly Node[]): readonly Node[] {
  const order = new Set<Node>();
  const stack = [...outputs].reverse().map((node) => ({ node, next: 0 }));
  while (stack.length > 0) {
    const top = stack[stack.length - 1];
    const input = order.has(top.node) ? undefined : top.node.inputs[top.next++];
    if (input === undefined) order.add((stack.pop() as typeof top).node);
    else if (!order.has(input)) stack.push({ node: input, next: 0 });
  }
  return [...order];
}

/** The same values from nodes that are as simple as the builders make them, past those that a Tensor stood for. */
function simplified(outputs: readonly Node[]): readonly Node[] {
  const now = new Map<Node, Node>();
  const simple = (node: Node): Node => now.get(node) as Node;
  for (const node of topologicalOrder(outputs, (each) => leafOf(each) !== undefined)) {
    const leaf = leafOf(node);
    if (leaf !== undefined) {
      const { shape, dtype } = node;
      now.set(node, node.op === 'buffer' ? node : makeNode('buffer', [], { cell: leaf, shape, dtype }));
      continue;
    }
    const inputs = node.inputs.map(simple);
    now.set(node, isForGradients(node) || node.op === 'barrier' ? inputs[0] : rebuild(node, inputs));
  }
  return outputs.map(simple);
}

function unify(traces: readonly Trace[], batches: readonly number[]): TracedGraph {
  const [first, ...others] = traces;
  const positions = traces.map(({ order }) => new Map(order.map((node, i) => [node, i])));
  const terms: Term[] = [];
  const twins = new Map<Term, readonly Node[]>();
  const differs = (what: string): ValueError =>
    new ValueError(
      `exportOnnx: the function computes something else for another batch size: ${what}; give dynamicBatch: false to export it for the batch size of the example`,
    );
  first.order.forEach((node, index) => {
    const alike = [node, ...others.map(({ order }) => order[index])];
    if (others.some(({ order }) => order.length !== first.order.length) || alike.some((other) => other?.op !== node.op))
      throw differs(`${node.op} ${formatShape(node.shape)} has no counterpart`);
    const places = alike.map((other, trace) => other.inputs.map((input) => positions[trace].get(input)));
    if (places.some((list) => String(list) !== String(places[0])))
      throw differs(`the operands of ${node.op} ${formatShape(node.shape)}`);
    const dims = node.shape.map((_, axis) => {
      const dim = dimOf(
        alike.map(({ shape }) => shape[axis]),
        batches,
      );
      if (dim === undefined)
        throw differs(
          `axis ${axis} of ${node.op} has size ${alike.map(({ shape }) => shape[axis]).join(', ')} for batches of ${batches.join(', ')}, which is not a multiple`,
        );
      return dim;
    });
    requireSameAttributes(alike, batches, differs);
    const inputs = node.inputs.map((input) => terms[positions[0].get(input) as number]);
    for (const input of inputs) input.uses++;
    const folded = isFolded(node, inputs, dims);
    const term: Term = { index, node, inputs, dims, folded, uses: 0 };
    terms.push(term);
    if (node.op === 'buffer') twins.set(term, alike.slice(1));
  });
  const termOf = (node: Node): Term => terms[positions[0].get(node) as number];
  const outputs = first.outputs.map(termOf);
  for (const output of outputs) output.uses++;
  return { inputs: first.inputs.map(termOf), outputs, result: first.result, terms, twins };
}

function isFolded(node: Node, inputs: readonly Term[], dims: readonly Dim[]): boolean {
  if (dims.some(isDynamic)) return false;
  if (node.op === 'buffer') return !(node.attributes.cell instanceof Placeholder);
  return inputs.every(({ folded }) => folded);
}

/** Attributes that follow from shapes, which are compared by themselves. */
const COMPARED = new Set(['shape', 'size', 'cell']);

/** @throws what `differs` makes, for attributes that a batch of another size would change */
function requireSameAttributes(
  alike: readonly Node[],
  batches: readonly number[],
  differs: (what: string) => Error,
): void {
  const [node] = alike;
  for (const key of Object.keys(node.attributes)) {
    if (COMPARED.has(key) && !(key === 'size' && node.op === 'scatterAdd')) continue;
    const values = alike.map(({ attributes }) => (attributes as Record<string, unknown>)[key]);
    const texts = values.map((value) =>
      JSON.stringify(value, (name, part) => (name === 'batch' ? undefined : Object.is(part, -0) ? '-0' : plain(part))),
    );
    if (texts.every((text) => text === texts[0])) continue;
    // The last image of a batch, as where the order of images is reversed.
    if (key === 'start' && startsFromEnd(values as number[][], alike)) continue;
    throw differs(`${key} of ${node.op} is ${texts.join(', ')} for batches of ${batches.join(', ')}`);
  }
}

const plain = (part: unknown): unknown => (typeof part === 'number' && !Number.isFinite(part) ? String(part) : part);

const startsFromEnd = (starts: readonly number[][], alike: readonly Node[]): boolean =>
  starts[0].every(
    (at, axis) =>
      starts.every((start) => start[axis] === at) ||
      starts.every((start, i) => start[axis] === alike[i].inputs[0].shape[axis] - 1),
  );
