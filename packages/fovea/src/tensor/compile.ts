// compile(fn): traces a function once per input signature into one Program and replays it, without graph building in the loop.

import type { Backend } from '../backend/interface.ts';
import { ValueError } from '../base/errors.ts';
import { LOWERING } from '../compiler/lowering-table.ts';
import { makeNode, type Node, topologicalOrder } from '../graph/node.ts';
import { Cell } from './cell.ts';
import { refuseChance } from './chance.ts';
import { type Effects, newEffects } from './effects.ts';
import { type Leaf, leafOf, Placeholder, type ReadableLeaf, requireReadable } from './leaf.ts';
import { buildProgram, describeRequest, requestFor, runProgram } from './program.ts';
import type { Program } from './program-cache.ts';
import { realizeNow } from './realize.ts';
import { runtime } from './runtime.ts';
import { cellOf, nodeOf, replaceNode, Tensor, tensorOf } from './tensor.ts';
import { isPlain, mapTensors, tensorsOf, treeSignature } from './tree.ts';

interface BoundProgram {
  readonly program: Program;
  readonly leaves: readonly ReadableLeaf[];
  /** The states that it overwrites. */
  readonly updated: ReadonlySet<Leaf>;
}

interface Trace {
  readonly backend: Backend;
  /** Checks of the arguments, which run first: what they refuse must not change a state. */
  readonly before: BoundProgram | undefined;
  readonly main: BoundProgram;
  /** What the function returned, with the tensors to be replaced by results. */
  readonly result: unknown;
  readonly guards: Effects['guards'];
}

/** Where a compiled function keeps how it is made ready. */
const PREPARE = Symbol('prepare');

/** Programs kept per compiled function; the oldest is dropped beyond that. */
const MAX_TRACES = 32;

/**
 * A function that runs `fn` as one Program: results, gradients and state updates planned and fused together. `fn` must be synchronous and
 * pure but for State; it is traced again for new shapes, dtypes or plain (non-tensor) argument values. A state's tensor that `fn` finds
 * outside is read again at every call. Where a check of the arguments fails (a label out of range, say), states stay as they were; one of
 * computed values is found out after the states have changed. Arguments without a type are tensors; trees (arrays and plain objects of
 * tensors) and plain values need one: `compile((batch: { images: Tensor }, count: number) => …)`.
 * @throws ValueError when `fn` is asynchronous, draws from Math.random (once, for all calls), asks for values, calls a compiled function,
 * or returns tensors inside objects other than arrays and plain ones
 * @example
 * const step = compile((images, labels) => {
 *   const loss = crossEntropy(model.forward(images), labels);
 *   optimizer.minimize(loss);
 *   return loss;
 * });
 * (await step(images, labels)).shape; // []
 */
export function compile<A extends readonly Tensor[], R>(fn: (...args: A) => R): (...args: A) => Promise<R>;
/** The same for functions of other values than tensors, whose arguments have to be typed. */
export function compile<A extends readonly unknown[], R>(fn: (...args: A) => R): (...args: A) => Promise<R>;
export function compile<A extends readonly unknown[], R>(fn: (...args: A) => R): (...args: A) => Promise<R> {
  const traces = new Map<string, Trace[]>();
  const identities = new WeakMap<object, number>();
  let nextIdentity = 0;
  const identity = (value: object): number => {
    let id = identities.get(value);
    if (id === undefined) {
      id = nextIdentity++;
      identities.set(value, id);
    }
    return id;
  };
  const traceFor = async (backend: Backend, args: A): Promise<Trace> => {
    const signature = treeSignature(args, identity);
    const known = traces.get(signature) ?? [];
    const fitting = known.find((candidate) => candidate.backend === backend && guardsHold(candidate.guards));
    if (fitting) return fitting;
    dropRetired(traces);
    const trace = await traceFunction(backend, fn, args);
    traces.set(signature, [trace, ...(traces.get(signature) ?? [])]);
    evict(traces);
    return trace;
  };
  const call = async (...args: A): Promise<R> => {
    runtime.effects.refuseNesting();
    return runtime.turns.run(async () => {
      const backend = await runtime.backend.get();
      const inputs = tensorsOf(args);
      const nodes = await realizeNow(inputs.map(nodeOf));
      inputs.forEach((input, i) => {
        replaceNode(input, nodes[i]);
      });
      const { before, main, result } = await traceFor(backend, args);
      const cells = await withoutUpdated(
        inputs.map((input) => cellOf(input) as Cell),
        main,
      );
      try {
        if (before) await runProgram(backend, before.program, before.leaves, cells, { stay: true });
        const results = await runProgram(backend, main.program, main.leaves, cells);
        let next = 0;
        return mapTensors(result, () => tensorOf(runtime.lineage.leafFor(results[next++]))) as R;
      } finally {
        // Those that only a check reads, too, and all of them when it fails.
        for (const cell of cells) cell.dropDeviceCopy();
      }
    });
  };
  const prepare = (...args: A): Promise<void> =>
    runtime.turns.run(async () => {
      await traceFor(await runtime.backend.get(), args);
    });
  return Object.assign(call, { [PREPARE]: prepare });
}

/** Traces and compiles a function of `compile` for arguments like these, whose values do not matter, so that its first call need not. */
export const prepareCompiled = <A extends readonly unknown[]>(
  compiled: (...args: A) => Promise<unknown>,
  ...args: A
): Promise<void> => (compiled as unknown as { readonly [PREPARE]: (...args: A) => Promise<void> })[PREPARE](...args);

/** The arguments, copied where one is a state that the Program overwrites: it may still need the values that it was given. */
async function withoutUpdated(cells: readonly Cell[], { updated }: BoundProgram): Promise<readonly Cell[]> {
  if (!cells.some((cell) => updated.has(cell))) return cells;
  const copy = async (cell: Cell): Promise<Cell> => new Cell(cell.shape, cell.dtype, await cell.read());
  return Promise.all(cells.map((cell) => (updated.has(cell) ? copy(cell) : cell)));
}

const guardsHold = (guards: Effects['guards']): boolean => guards.every(({ read, value }) => read() === value);

function evict(traces: Map<string, Trace[]>): void {
  let count = 0;
  for (const list of traces.values()) count += list.length;
  if (count <= MAX_TRACES) return;
  const [oldest, list] = traces.entries().next().value as [string, Trace[]];
  const dropped = list.pop();
  if (dropped) disposeTrace(dropped);
  if (list.length === 0) traces.delete(oldest);
}

/** Traces on backends that were replaced would keep the memory of those. */
function dropRetired(traces: Map<string, Trace[]>): void {
  for (const [signature, list] of traces) {
    const kept = list.filter(({ backend }) => !backend.retired && !backend.disposed);
    for (const trace of list) if (!kept.includes(trace)) disposeTrace(trace);
    if (kept.length > 0) traces.set(signature, kept);
    else traces.delete(signature);
  }
}

function disposeTrace({ before, main }: Trace): void {
  before?.program.executable.dispose();
  main.program.executable.dispose();
}

/** What a function computes, and what it would change, found by calling it once with placeholders. */
export interface FunctionTrace<R> {
  readonly result: R;
  readonly placeholders: readonly Placeholder[];
  readonly effects: Effects;
}

/** @throws ValueError as `compile` says */
export function traceEffects<A extends readonly unknown[], R>(fn: (...args: A) => R, args: A): FunctionTrace<R> {
  const effects = newEffects();
  const own: Placeholder[] = [];
  const placeholders = mapTensors(args, ({ shape, dtype }) => {
    const cell = new Placeholder(own.length);
    own.push(cell);
    return tensorOf(makeNode('buffer', [], { cell, shape, dtype }));
  });
  const result = runtime.effects.trace(effects, () => refuseChance(() => fn(...placeholders)));
  if (result instanceof Promise) {
    result.catch(() => {}); // reading inside of it fails, too, and is of no interest any more
    throw new ValueError(
      'compile: the function is asynchronous; return tensors from a synchronous function and await the compiled call',
    );
  }
  refuseHidden(result);
  return { result, placeholders: own, effects };
}

async function traceFunction<A extends readonly unknown[], R>(
  backend: Backend,
  fn: (...args: A) => R,
  args: A,
): Promise<Trace> {
  const { result, placeholders, effects } = traceEffects(fn, args);
  const build = async (
    outputs: readonly Node[],
    checks: Effects['checks'],
    assigned: Effects['assigned'],
  ): Promise<BoundProgram> => {
    const request = requestFor(outputs, { checks, assigned });
    const { leaves, key } = describeRequest(request);
    requireReadable(leaves, new Set<Leaf>(placeholders));
    const program = await buildProgram(backend, request, leaves, key);
    return { program, leaves, updated: new Set(program.updated.map((index) => leaves[index])) };
  };
  // Not those that the function itself has changed since, such as a mode that it sets for a while.
  const guards = effects.guards.filter(({ read, value }) => read() === value);
  const early = effects.assigned.size > 0 ? effects.checks.filter(({ violated }) => isCheap(violated)) : [];
  return {
    backend,
    before: early.length > 0 ? await build([], early, new Map()) : undefined,
    main: await build(
      tensorsOf(result).map(nodeOf),
      effects.checks.filter((check) => !early.includes(check)),
      effects.assigned,
    ),
    result,
    guards,
  };
}

/** In loads of one element from memory: random numbers, and everything whose cost depends on sizes. */
const LEAST_COSTLY = 3;

/** Whether a value can be computed apart from the rest of a step, as what follows from labels can. */
const isCheap = (node: Node): boolean =>
  topologicalOrder([node], (inner) => leafOf(inner) !== undefined).every(({ op }) => LOWERING[op].cost < LEAST_COSTLY);

/** @throws ValueError for a tensor in an object that results are not put into */
function refuseHidden(result: unknown): void {
  if (result instanceof Tensor || typeof result !== 'object' || result === null) return;
  const parts: unknown[] =
    result instanceof Map || result instanceof Set ? [...result.values()] : Object.values(result);
  if (Array.isArray(result) || isPlain(result)) {
    for (const part of parts) refuseHidden(part);
  } else if (parts.some((part) => part instanceof Tensor)) {
    throw new ValueError(
      `compile: the function returns a tensor inside of a ${result.constructor?.name ?? 'object without a prototype'}; return tensors, arrays or plain objects of them`,
    );
  }
}
