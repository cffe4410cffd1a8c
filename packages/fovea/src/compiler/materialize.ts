// Decides which nodes are materialised, with a buffer of their own, and which are recomputed inside the kernels that use them.

import { elementCount } from '../base/shape.ts';
import type { Node } from '../graph/node.ts';
import { rowOf } from './lowering-table.ts';
import { denseSource, viewSource } from './sources.ts';

/** In loads of one element from memory, as the costs of the table. */
const STORE_COST = 1.5;
/** Bodies beyond this many steps or loads spill registers and compile slowly. */
const MAX_BODY_STEPS = 160;
const MAX_LOADS = 10;

const isElementwise = (node: Node): boolean => rowOf(node).form === 'elementwise';
const isView = (node: Node): boolean => rowOf(node).form === 'view';

export interface Graph {
  /** Inputs before users; leaves included. */
  readonly order: readonly Node[];
  readonly isLeaf: (node: Node) => boolean;
  /** Nodes whose values must end up in a buffer. */
  readonly results: readonly Node[];
}

/** What computing a node inside a kernel takes: the buffers it reads and the steps it does. */
interface Expression {
  readonly loads: Set<Node>;
  readonly steps: Set<Node>;
}

/** The materialised nodes: those that are written to memory. Leaves are not among them, since they have a buffer already. */
export function chooseMaterialized(graph: Graph): Set<Node> {
  const materialized = requiredNodes(graph);
  const users = kernelUsers(graph, materialized);
  const expressions = new Map<Node, Expression>();
  for (const node of graph.order) {
    const stored = materialized.has(node) || graph.isLeaf(node);
    const own = stored ? undefined : expressionOf(node, expressions);
    if (own && isElementwise(node) && shouldMaterialize(node, own, users.get(node)?.size ?? 0)) materialized.add(node);
    expressions.set(node, own && !materialized.has(node) ? own : { loads: new Set([node]), steps: new Set() });
  }
  return materialized;
}

function expressionOf(node: Node, expressions: ReadonlyMap<Node, Expression>): Expression {
  const own: Expression = { loads: new Set(), steps: new Set(isView(node) ? [] : [node]) };
  for (const input of isView(node) ? node.inputs.slice(0, 1) : node.inputs) {
    const part = expressions.get(input) as Expression;
    for (const load of part.loads) own.loads.add(load);
    for (const step of part.steps) own.steps.add(step);
  }
  return own;
}

function shouldMaterialize(node: Node, { loads, steps }: Expression, kernels: number): boolean {
  if (steps.size > MAX_BODY_STEPS || loads.size > MAX_LOADS) return true;
  if (kernels < 2) return false;
  const size = Math.max(1, elementCount(node.shape));
  const share = (part: Node): number => Math.min(1, elementCount(part.shape) / size);
  let traffic = 0;
  for (const step of steps) traffic += rowOf(step).cost * share(step);
  for (const load of loads) traffic += share(load);
  return kernels * traffic > traffic + STORE_COST + kernels + 0.5;
}

/** Results, everything that is not elementwise, and what their kernels must find in memory. */
function requiredNodes({ order, isLeaf, results }: Graph): Set<Node> {
  const materialized = new Set<Node>();
  const require = (node: Node): void => {
    if (!isLeaf(node)) materialized.add(node);
  };
  for (const result of results) require(result);
  for (const node of order) {
    if (isLeaf(node)) continue;
    if (rowOf(node).form === 'kernel') require(node);
    for (const input of bufferedInputs(node)) require(input);
    if (node.op === 'expand' && repeatsColumns(node)) requireSource(node);
    if (sumsColumns(node)) for (const expand of repeatedRows(node.inputs[0], isLeaf)) requireSource(expand);
  }
  return materialized;

  function requireSource(expand: Node): void {
    const source = viewSource(expand);
    if (isElementwise(source) && elementCount(source.shape) > 1) require(source);
  }
}

const sumsColumns = (node: Node): boolean =>
  (node.op === 'sum' || node.op === 'reduceMax') && !node.attributes.axes.includes(node.inputs[0].shape.length - 1);

/** Values by row that a sum of columns reads: its kernel goes down the columns, and would compute them again for each few of them. */
function repeatedRows(summed: Node, isLeaf: (node: Node) => boolean): Node[] {
  const found = new Set<Node>();
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node) || isLeaf(node) || !(isElementwise(node) || isView(node))) return;
    seen.add(node);
    const { shape } = node;
    if (node.op === 'expand' && shape[shape.length - 1] > 1 && node.inputs[0].shape[shape.length - 1] === 1)
      found.add(node);
    else for (const input of node.inputs) visit(input);
  };
  visit(summed);
  return [...found];
}

/** What the node's kernel must find in memory: the buffers behind its operands, unless it computes them inside. */
function bufferedInputs(node: Node): Node[] {
  const { operands } = rowOf(node);
  if (operands === 'fused') return [];
  return node.inputs.map(operands === 'strided' ? viewSource : denseSource);
}

/** Per-channel values spread over many pixels are computed once per channel, not once per pixel; per-row values are hoisted by the emitter. */
function repeatsColumns(node: Node): boolean {
  const input = node.inputs[0].shape;
  return input[input.length - 1] > 1 && elementCount(node.shape) >= 4 * elementCount(input);
}

/** For each node that could be inlined: the kernels it would be computed in. Sibling reductions count as one kernel. */
function kernelUsers({ order, isLeaf }: Graph, materialized: ReadonlySet<Node>): Map<Node, Set<unknown>> {
  const users = new Map<Node, Set<unknown>>();
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i];
    if (isLeaf(node)) continue;
    const own: Iterable<unknown> = materialized.has(node) ? [kernelIdentity(node)] : (users.get(node) ?? []);
    for (const input of node.inputs) {
      let set = users.get(input);
      if (!set) {
        set = new Set();
        users.set(input, set);
      }
      for (const kernel of own) set.add(kernel);
    }
  }
  return users;
}

function kernelIdentity(node: Node): unknown {
  if (node.op === 'sum' || node.op === 'reduceMax')
    return `reduce ${node.inputs[0].shape} over ${node.attributes.axes}`;
  return node;
}
