// Runs what lazily built graphs and pending state assignments need, reusing Programs of the same structure.

import type { Backend } from '../backend/interface.ts';
import { ValueError } from '../base/errors.ts';
import { makeNode, type Node, topologicalOrder } from '../graph/node.ts';
import { Cell, CellVersion } from './cell.ts';
import { getBackend } from './device.ts';
import { rememberOrigin } from './origins.ts';
import { carryOut, inTurn, isTracing, type Pending } from './pending.ts';
import {
  buildProgram,
  describeRequest,
  leafOf,
  type Program,
  realized,
  requestFor,
  requireOwnLeaves,
  runProgram,
} from './program.ts';

/**
 * Computes the nodes, and carries out all pending state assignments and checks, in one Program.
 * Returns a `buffer` node per node: the same values, with the graph behind them let go. Assignments are dropped when a check fails.
 * `keep`: values that are a state's stay as they are when the state is overwritten; others do in any case.
 */
export async function realizeNodes(
  nodes: readonly Node[],
  { keep = false }: { readonly keep?: boolean } = {},
): Promise<Node[]> {
  if (isTracing())
    throw new ValueError(
      'compile: a value was asked for (data, item, realize) while tracing; return the tensor and read it outside',
    );
  return inTurn(async () => {
    const found = await realizeNow(nodes);
    if (keep) await Promise.all(nodes.map(keepState));
    return found;
  });
}

async function keepState(node: Node): Promise<void> {
  const cell = node.op === 'buffer' ? node.attributes.cell : undefined;
  if (cell instanceof CellVersion && cell.cell?.version === cell) await cell.cell.keepVersion();
}

/** As realizeNodes, for a caller whose turn it is. */
export async function realizeNow(nodes: readonly Node[]): Promise<Node[]> {
  const backend = await getBackend();
  // Before anything is taken on: what cannot be computed must not cost the assignments of others.
  requireComputable(nodes);
  await carryOut(async (effects) => {
    const refused = withoutUncomputable(effects);
    await compute(backend, nodes, effects);
    if (refused) throw refused;
  });
  return nodes.map((node) => {
    const leaf = leafOf(node);
    if (!(leaf instanceof Cell) || node.op === 'buffer') return node;
    const values = bufferNode(leaf);
    rememberOrigin(values, node);
    return values;
  });
}

async function compute(backend: Backend, nodes: readonly Node[], effects: Pending): Promise<void> {
  const todo = [...new Set(nodes.filter((node) => leafOf(node) === undefined))];
  if (todo.length === 0 && effects.assigned.size === 0 && effects.checks.length === 0) return;
  const states = [...effects.assigned];
  const results = await run(backend, [...todo, ...states.map(([, value]) => value)], effects);
  todo.forEach((node, i) => {
    realized.set(node, results[i]);
  });
  states.forEach(([cell], i) => {
    // State.set may have come meanwhile.
    if (effects.assigned.has(cell)) cell.replaceWith(results[todo.length + i]);
  });
}

/** Drops effects that cannot be computed, so that they do not cost the others; returns what is wrong with one. */
function withoutUncomputable({ assigned, checks }: Pending): unknown {
  const problem = (values: readonly Node[]): unknown => {
    try {
      requireComputable(values);
      return undefined;
    } catch (error) {
      return error;
    }
  };
  const first = problem([...assigned.values(), ...checks.map(({ violated }) => violated)]);
  if (first === undefined) return undefined;
  for (const [cell, value] of assigned) if (problem([value])) assigned.delete(cell);
  const kept = checks.filter(({ violated }) => !problem([violated]));
  checks.length = 0;
  for (const check of kept) checks.push(check);
  return first;
}

/** @throws ValueError for nodes that read what is no more, or what was never there */
function requireComputable(nodes: readonly Node[]): void {
  const lazy = nodes.filter((node) => leafOf(node) === undefined);
  requireOwnLeaves(topologicalOrder(lazy, (node) => leafOf(node) !== undefined).map(leafOf));
}

const bufferNodes = new WeakMap<Cell, Node>();

/** The leaf that stands for a cell; the same node every time. */
export function bufferNode(cell: Cell): Node {
  const known = bufferNodes.get(cell);
  if (known) return known;
  const node: Node = makeNode('buffer', [], { cell, shape: cell.shape, dtype: cell.dtype });
  bufferNodes.set(cell, node);
  return node;
}

/** Programs kept per backend for graphs that are built again and again; the oldest is dropped beyond that. */
const MAX_PROGRAMS = 128;
const programs = new WeakMap<Backend, Map<string, Program>>();

/** Outside compile(), new values of states are written beside the old ones, which lazy tensors may still need. */
async function run(backend: Backend, outputs: readonly Node[], { checks }: Pending): Promise<Cell[]> {
  const request = requestFor(outputs, { checks, assigned: new Map() });
  const { leaves, key } = describeRequest(request);
  let cache = programs.get(backend);
  if (!cache) {
    cache = new Map();
    programs.set(backend, cache);
  }
  let program = cache.get(key);
  if (!program) {
    program = await buildProgram(backend, request, leaves);
    cache.set(key, program);
    if (cache.size > MAX_PROGRAMS) {
      const [oldest, dropped] = cache.entries().next().value as [string, Program];
      cache.delete(oldest);
      dropped.executable.dispose();
    }
  }
  return runProgram(backend, program, leaves);
}
