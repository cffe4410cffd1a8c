// One run of a model as a tree of calls: each call of a module apart from the others, with the nodes that it made itself and the values it handed over.

import { makeNode, type Node } from '../graph/node.ts';
import { type Scope, scopeOf, withScope } from '../graph/scope.ts';
import { type AroundCall, type Callable, holdForward, namesOf, nameWithin, withAround } from '../nn/forward-calls.ts';
import type { Module } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { mapTensors, nodeOf, tensorOf } from '../tensor/internal.ts';
import { namedTensors, severalOf } from './named-outputs.ts';
import { countedNodes, tracedForward, withInputs } from './trace.ts';

/** One call of a module's forward. Only values that depend on the model's input are in it. */
export interface CallNode {
  readonly module: Module;
  /** Dotted name; '' for the model. */
  readonly name: string;
  readonly depth: number;
  readonly calls: readonly CallNode[];
  /** Made while its own forward ran, but in no call within; inputs before users. */
  readonly nodes: readonly Node[];
  /** What it returned, as those who called it see it. */
  readonly results: readonly Node[];
  /** Where it returned several tensors, what each of `results` is called. */
  readonly resultNames: readonly string[];
}

export interface CallTree {
  readonly root: CallNode;
  /** What the model was given. */
  readonly inputs: readonly Node[];
  /** Which call returned a node of `results`, and which value inside of it that is. */
  readonly returned: ReadonlyMap<Node, { readonly call: CallNode; readonly value: Node }>;
  /** The call that made a node, for all nodes but those of `results`. */
  readonly madeIn: ReadonlyMap<Node, CallNode>;
}

interface OpenCall {
  readonly module: Module;
  readonly name: string;
  readonly depth: number;
  readonly calls: OpenCall[];
  readonly nodes: Node[];
  readonly results: Node[];
  readonly resultNames: string[];
  readonly scope: Scope;
}

/**
 * Runs the model's forward as it is now, on inputs without values. What a call returns gets a node of its own, so that calls which give back what
 * they were given, such as a dropout in evaluation, are seen.
 * @throws as `traceModel`
 */
export function traceCalls(op: string, model: Module, inputs: readonly Tensor[]): CallTree {
  const open: OpenCall[] = [];
  const byScope = new Map<Scope, OpenCall>();
  const returned = new Map<Node, { readonly call: OpenCall; readonly value: Node }>();
  const names = namesOf(model as Callable);
  let root: OpenCall | undefined;
  const handOver = (call: OpenCall, tensor: Tensor): Tensor => {
    const value = nodeOf(tensor);
    const result = makeNode('detach', [value], {});
    returned.set(result, { call, value });
    call.results.push(result);
    return tensorOf(result);
  };
  const note: AroundCall = (module, _, run) => {
    const known = names.get(module);
    // Work of what the model does not hold is its caller's.
    if (!known) return run();
    const caller = open[open.length - 1];
    const name = nameWithin(caller?.name ?? '', known);
    const scope = { name, backward: false };
    const call: OpenCall = {
      module: module as Module,
      name,
      depth: open.length,
      calls: [],
      nodes: [],
      results: [],
      resultNames: [],
      scope,
    };
    byScope.set(scope, call);
    if (caller) caller.calls.push(call);
    else root = call;
    open.push(call);
    try {
      const result = withScope(scope, run);
      call.resultNames.push(...severalOf(namedTensors(result)).map((one) => one.name));
      return mapTensors(result, (tensor) => handOver(call, tensor));
    } finally {
      open.pop();
    }
  };
  const letGo = Array.from(names.keys(), (module) => holdForward(module as Module));
  try {
    const { nodes } = tracedForward(op, model, 'direct', () => ({
      result: withInputs(op, model, inputs, () => withAround(note, () => model.forward(...inputs))),
    }));
    const madeIn = new Map<Node, OpenCall>();
    for (const node of countedNodes({ inputs, nodes })) {
      const scope = scopeOf(node);
      const call = scope && byScope.get(scope);
      if (!call || returned.has(node)) continue;
      madeIn.set(node, call);
      call.nodes.push(node);
    }
    const reached = new Set(nodes);
    for (const call of byScope.values()) {
      const isUsed = call.results.map((result) => reached.has(result));
      keep(call.results, isUsed);
      keep(call.resultNames, isUsed);
    }
    return { root: root as CallNode, inputs: inputs.map(nodeOf), returned, madeIn };
  } finally {
    for (const release of letGo) release();
  }
}

/** Takes out of a list what is not wanted. */
const keep = <T>(list: T[], isWanted: readonly boolean[]): T[] =>
  list.splice(0, list.length, ...list.filter((_, i) => isWanted[i]));
