// Runs what lazily built graphs and pending state assignments need, reusing Programs of the same structure.

import type { Backend } from '../backend/interface.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import { Cell, CellVersion } from './cell.ts';
import { isLasting } from './code-cache.ts';
import type { Effects } from './effects.ts';
import { leafOf, requireReadable } from './leaf.ts';
import { buildProgram, describeRequest, requestFor, runProgram } from './program.ts';
import { runtime } from './runtime.ts';

/**
 * Computes the nodes, and carries out all pending state assignments and checks, in one Program.
 * Returns a `buffer` node per node: the same values, with the graph behind them let go. Assignments are dropped when a check fails.
 * `keep`: values that are a state's stay as they are when the state is overwritten; others do in any case.
 */
export async function realizeNodes(
  nodes: readonly Node[],
  { keep = false }: { readonly keep?: boolean } = {},
): Promise<Node[]> {
  runtime.effects.refuseReading();
  return runtime.turns.run(async () => {
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
  const backend = await runtime.backend.get();
  // Before anything is taken on: what cannot be computed must not cost the assignments of others.
  requireComputable(nodes);
  await runtime.effects.carryOut(async (effects) => {
    const refused = withoutUncomputable(effects);
    await compute(backend, nodes, effects);
    if (refused) throw refused;
  });
  return nodes.map((node) => {
    const leaf = leafOf(node);
    if (!(leaf instanceof Cell) || node.op === 'buffer') return node;
    const values = runtime.lineage.leafFor(leaf);
    runtime.lineage.noteOrigin(values, node);
    return values;
  });
}

async function compute(backend: Backend, nodes: readonly Node[], effects: Effects): Promise<void> {
  const todo = [...new Set(nodes.filter((node) => leafOf(node) === undefined))];
  if (todo.length === 0 && effects.assigned.size === 0 && effects.checks.length === 0) return;
  const states = [...effects.assigned];
  const results = await run(backend, [...todo, ...states.map(([, value]) => value)], effects);
  todo.forEach((node, i) => {
    runtime.lineage.noteValues(node, results[i]);
  });
  states.forEach(([cell], i) => {
    // State.set may have come meanwhile.
    if (effects.assigned.has(cell)) cell.replaceWith(results[todo.length + i]);
  });
}

/** Drops effects that cannot be computed, so that they do not cost the others; returns what is wrong with one. */
function withoutUncomputable({ assigned, checks }: Effects): unknown {
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

/** @throws ValueError for nodes that read what is gone, or what was never there */
function requireComputable(nodes: readonly Node[]): void {
  const order = topologicalOrder(nodes, (node) => leafOf(node) !== undefined);
  requireReadable(order.flatMap((node) => leafOf(node) ?? []));
}

/** Outside compile(), new values of states are written beside the old ones, which lazy tensors may still need. */
async function run(backend: Backend, outputs: readonly Node[], { checks }: Effects): Promise<Cell[]> {
  const request = requestFor(outputs, { checks, assigned: new Map() });
  const { leaves, key } = describeRequest(request);
  requireReadable(leaves);
  const lasting = isLasting(key) ? key : undefined;
  const program = await runtime.programs.get(backend, key, () => buildProgram(backend, request, leaves, lasting));
  return runProgram(backend, program, leaves);
}
