// From a request (results, state updates, checks) to a Program, and the running of it on concrete cells. Used by realize and compile.

import type { Backend, Storage } from '../backend/interface.ts';
import { ELEMENT_BYTES } from '../base/dtype.ts';
import { InternalError, ValueError } from '../base/errors.ts';
import { elementCount } from '../base/shape.ts';
import { compileGraph } from '../compiler/compile-graph.ts';
import { attributeKey } from '../graph/attribute-key.ts';
import * as build from '../graph/build.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import { Cell } from './cell.ts';
import type { KnownCode, MakeCode } from './code-cache.ts';
import type { Effects } from './effects.ts';
import { type Leaf, leafOf, Placeholder, type ReadableLeaf } from './leaf.ts';
import type { Program } from './program-cache.ts';
import { runtime } from './runtime.ts';

/** What one Program is to compute. */
export interface ProgramRequest {
  readonly outputs: readonly Node[];
  readonly updates: readonly { readonly cell: Cell; readonly value: Node }[];
  readonly messages: readonly string[];
}

/**
 * Checks every program compiled from now on, after each pass of the compiler: operands stay within their buffers, values are written before
 * they are read, no two live values share memory. For work on the compiler, and to find out whether a wrong result comes from there; in
 * Node, `FOVEA_CHECK_PROGRAMS=1` turns it on from the start. A fault throws an InternalError that names the pass and the kernel.
 * @example
 * checkPrograms();
 * await tensor([1, 2]).add(1).data(); // [2, 3]
 */
export function checkPrograms(enabled = true): void {
  runtime.checksPrograms = enabled;
}

/** The checks become one more output: a flag each. */
export function requestFor(results: readonly Node[], effects: Pick<Effects, 'checks' | 'assigned'>): ProgramRequest {
  const flags = effects.checks.map((check) => build.reshape(check.violated, [1]));
  return {
    outputs: flags.length > 0 ? [...results, build.concat(flags, 0)] : results,
    updates: [...effects.assigned].map(([cell, value]) => ({ cell, value })),
    messages: effects.checks.map((check) => check.message),
  };
}

/** The request's leaves in a fixed order, and a text that is equal for requests that compile to the same Program. */
export function describeRequest(request: ProgramRequest): { leaves: Leaf[]; key: string } {
  const results = [...request.outputs, ...request.updates.map((update) => update.value)];
  const position = new Map<Node, number>();
  const leaves = new Map<Leaf, number>();
  const leafPosition = (leaf: Leaf): number => {
    if (!leaves.has(leaf)) leaves.set(leaf, leaves.size);
    return leaves.get(leaf) as number;
  };
  const parts = topologicalOrder(results, (node) => leafOf(node) !== undefined).map((node) => {
    const leaf = leafOf(node);
    position.set(node, position.size);
    if (leaf) return `@${leafPosition(leaf)}:${node.dtype}[${node.shape}]`;
    return `${node.op}(${node.inputs.map((input) => position.get(input))})${attributeKey(node)}`;
  });
  const outputs = request.outputs.map((node) => position.get(node));
  const updates = request.updates.map(({ cell, value }) => `${leafPosition(cell)}=${position.get(value)}`);
  return {
    leaves: [...leaves.keys()],
    key: `${parts.join(';')}>${outputs}>${updates}>${JSON.stringify(request.messages)}`,
  };
}

/** `key`: what `describeRequest` says, for a request that may come again, in this process or in another. */
export async function buildProgram(
  backend: Backend,
  request: ProgramRequest,
  leaves: readonly ReadableLeaf[],
  key?: string,
): Promise<Program> {
  const make: MakeCode = (keep) => makeCode(backend, request, leaves, keep);
  // What was not checked is of no use when checks are asked for.
  const { code, slots } =
    key === undefined ? make() : await runtime.code.get(backend, `${runtime.checksPrograms} ${key}`, make);
  const position = positions(leaves);
  return {
    executable: await runtime.collector.withRoom(backend, () => backend.load(code)),
    slots,
    outputs: request.outputs.map(({ shape, dtype }) => ({ shape, dtype })),
    outputBytes: request.outputs.reduce((sum, { shape }) => sum + elementCount(shape) * ELEMENT_BYTES, 0),
    updated: request.updates.map(({ cell }) => position(cell)),
    messages: request.messages,
  };
}

function makeCode(
  backend: Backend,
  request: ProgramRequest,
  leaves: readonly ReadableLeaf[],
  keep: Parameters<MakeCode>[0],
): KnownCode {
  const { plan, slots } = compileGraph({
    outputs: request.outputs,
    updates: request.updates,
    leaf: leafOf,
    verify: runtime.checksPrograms,
    workspaceBytes: (kernel, epilogues) => backend.workspaceBytes(kernel, epilogues),
  });
  const position = positions(leaves);
  return {
    code: backend.prepare(plan, keep),
    slots: slots.map((slot) => (slot.kind === 'output' ? { output: slot.index } : { leaf: position(slot.cell) })),
  };
}

function positions(leaves: readonly ReadableLeaf[]): (cell: object) => number {
  const known = new Map<object, number>(leaves.map((leaf, i) => [leaf, i]));
  return (cell) => {
    const index = known.get(cell);
    if (index === undefined) throw new InternalError('buildProgram: a slot refers to an unknown leaf');
    return index;
  };
}

/**
 * Runs a Program; returns the results. Copies of inputs on the device go unless they `stay` for another run.
 * @throws ValueError when one of its checks failed
 * @throws DeviceError when memory runs out
 */
export async function runProgram(
  backend: Backend,
  program: Program,
  leaves: readonly ReadableLeaf[],
  args: readonly Cell[] = [],
  { stay = false }: { readonly stay?: boolean } = {},
): Promise<Cell[]> {
  const cellOf = (leaf: ReadableLeaf): Cell => (leaf instanceof Placeholder ? args[leaf.index] : leaf);
  const cells = program.slots.map((slot) => ('leaf' in slot ? cellOf(leaves[slot.leaf]) : undefined));
  for (const cell of cells) {
    const moving = cell?.leaveOther(backend);
    if (moving) await moving;
  }
  const room = runtime.collector.makeRoom(backend, program.outputBytes);
  if (room) await room;
  const results = await runtime.collector.withRoom(backend, () => execute(backend, program, cells));
  for (const index of program.updated) {
    (leaves[index] as Cell).overwrittenOnDevice();
  }
  if (!stay) {
    program.slots.forEach((slot, i) => {
      if ('leaf' in slot && !program.updated.includes(slot.leaf)) cells[i]?.dropDeviceCopy();
    });
  }
  if (program.messages.length > 0) await assertChecks(results.pop() as Cell, program.messages);
  return results;
}

/** Runs with storages for the results, which are given back when it fails. `cells`: per slot, undefined for a result. */
async function execute(backend: Backend, program: Program, cells: readonly (Cell | undefined)[]): Promise<Cell[]> {
  const results = program.outputs.map(({ shape, dtype }) => new Cell(shape, dtype));
  try {
    const bindings = program.slots.map((slot, i): Storage => {
      if ('output' in slot) return allocate(backend, results[slot.output]);
      return (cells[i] as Cell).storageOn(backend);
    });
    const running = program.executable.run(bindings);
    if (running) await running;
    return results;
  } catch (error) {
    for (const result of results) result.dispose();
    throw error;
  }
}

function allocate(backend: Backend, cell: Cell): Storage {
  const { shape, dtype } = cell;
  const storage = backend.allocate(Math.max(ELEMENT_BYTES, cell.bytes), { shape, dtype });
  cell.adopt(backend, storage);
  return storage;
}

async function assertChecks(flags: Cell, messages: readonly string[]): Promise<void> {
  const values = await flags.read();
  flags.dispose();
  const failed = values.findIndex((value) => value !== 0);
  if (failed >= 0) throw new ValueError(messages[failed]);
}
