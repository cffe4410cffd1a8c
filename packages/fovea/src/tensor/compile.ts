// compile(fn): traces a function once per input signature into one Program and replays it, without graph building in the loop.

import type { Backend } from '../backend/interface.ts';
import { ValueError } from '../base/errors.ts';
import { makeNode } from '../graph/node.ts';
import type { Cell } from './cell.ts';
import { getBackend } from './device.ts';
import { isTracing, NESTED, newPending, type Pending, withPending } from './pending.ts';
import {
  buildProgram,
  describeRequest,
  type Leaf,
  Placeholder,
  type Program,
  requestFor,
  runProgram,
} from './program.ts';
import { bufferNode } from './realize.ts';
import { cellOf, realize, Tensor } from './tensor.ts';
import { mapTensors, tensorsOf, treeSignature } from './tree.ts';

interface Trace {
  readonly backend: Backend;
  readonly program: Program;
  readonly leaves: readonly Leaf[];
  /** What the function returned, with the tensors to be replaced by results. */
  readonly result: unknown;
  readonly guards: Pending['guards'];
}

/** Programs kept per compiled function; the oldest is dropped beyond that. */
const MAX_TRACES = 32;

/**
 * A function that runs `fn` as one Program: results, gradients and state updates planned and fused together.
 * `fn` must be synchronous and pure but for State; it is traced again for new shapes, dtypes or plain (non-tensor) argument values.
 * @throws ValueError when `fn` is asynchronous, asks for values, or calls a compiled function
 * @example
 * const step = compile((images: Tensor, labels: Tensor) => {
 *   const loss = crossEntropy(model.forward(images), labels);
 *   optimizer.minimize(loss);
 *   return loss;
 * });
 */
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
  return async (...args: A): Promise<R> => {
    if (isTracing()) throw new ValueError(NESTED);
    const backend = await getBackend();
    const inputs = tensorsOf(args);
    await realize(...inputs);
    const signature = treeSignature(args, identity);
    const known = traces.get(signature) ?? [];
    let trace = known.find((candidate) => candidate.backend === backend && guardsHold(candidate.guards));
    if (!trace) {
      trace = traceFunction(backend, fn, args);
      traces.set(signature, [trace, ...known]);
      evict(traces);
    }
    const cells = inputs.map((input) => cellOf(input) as Cell);
    const results = await runProgram(backend, trace.program, trace.leaves, cells);
    let next = 0;
    return mapTensors(trace.result, () => new Tensor(bufferNode(results[next++]))) as R;
  };
}

const guardsHold = (guards: Pending['guards']): boolean =>
  [...guards.values()].every(({ read, value }) => read() === value);

function evict(traces: Map<string, Trace[]>): void {
  let count = 0;
  for (const list of traces.values()) count += list.length;
  if (count <= MAX_TRACES) return;
  const [oldest, list] = traces.entries().next().value as [string, Trace[]];
  list.pop()?.program.executable.dispose();
  if (list.length === 0) traces.delete(oldest);
}

function traceFunction<A extends readonly unknown[], R>(backend: Backend, fn: (...args: A) => R, args: A): Trace {
  const effects = newPending();
  let index = 0;
  const placeholders = mapTensors(
    args,
    ({ shape, dtype }) => new Tensor(makeNode('buffer', [], { cell: new Placeholder(index++), shape, dtype })),
  );
  const result = withPending(effects, () => fn(...placeholders));
  if (result instanceof Promise) {
    throw new ValueError(
      'compile: the function is asynchronous; return tensors from a synchronous function and await the compiled call',
    );
  }
  const nodes = tensorsOf(result).map((tensor) => tensor.node);
  const request = requestFor(nodes, effects);
  const { leaves } = describeRequest(request);
  return { backend, program: buildProgram(backend, request, leaves), leaves, result, guards: effects.guards };
}
