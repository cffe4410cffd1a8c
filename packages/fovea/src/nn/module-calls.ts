// A run of a model with its modules' calls noted: every node that is made belongs to the module whose forward makes it.

import { type Scope, withScope } from '../graph/scope.ts';
import type { Tensor } from '../tensor/index.ts';
import {
  type AroundCall,
  type Callable,
  holdForward,
  namesOf,
  nameWithin,
  runningModules,
  withAround,
} from './forward-calls.ts';
import type { Module } from './module.ts';

/** One call of a module's forward. */
export interface ModuleCall {
  readonly module: Module;
  /** Dotted name; '' for the model. A module of several names has that below its caller, or else the first. */
  readonly name: string;
  /** The scope of the nodes that it made; the same for all calls under one name. */
  readonly scope: Scope;
  readonly inputs: readonly Tensor[];
  /** What forward returned. */
  readonly output: unknown;
}

export interface WatchedCalls<R> {
  /** In the order in which they ended: a module before those that called it. */
  readonly calls: readonly ModuleCall[];
  readonly result: R;
}

/**
 * Runs `run`, and notes which module's forward makes which nodes (`scopeOf`) and what each call was given and gave. Modules are found as
 * `namedModules` finds them: nothing is registered. Work in a module's other methods belongs to the module whose forward called them.
 * @param model without one, names are those below the outermost module that runs, after its class: `ResNet.layer1.0`
 */
export function watchCalls<R>(model: Module | undefined, run: () => R): WatchedCalls<R> {
  const trees = new Map<Callable, ReturnType<typeof namesOf>>();
  const namesIn = (root: Callable): ReturnType<typeof namesOf> => {
    const names = trees.get(root) ?? (model ? namesOf(root) : namesOf(root, root.constructor.name));
    trees.set(root, names);
    return names;
  };
  const scopes = new Map<string, Scope>();
  const scopeNamed = (name: string): Scope => {
    const scope = scopes.get(name) ?? { name, backward: false };
    scopes.set(name, scope);
    return scope;
  };
  const calls: ModuleCall[] = [];
  const callers: string[] = [''];
  const note: AroundCall = (module, inputs, call) => {
    const known = namesIn(model ?? runningModules()[0]).get(module);
    // Work of what the model does not hold is its caller's.
    if (!known) return call();
    const name = nameWithin(callers[callers.length - 1], known);
    const scope = scopeNamed(name);
    callers.push(name);
    try {
      const output = withScope(scope, call);
      calls.push({ module: module as Module, name, scope, inputs: inputs as readonly Tensor[], output });
      return output;
    } finally {
      callers.pop();
    }
  };
  const letGo = model ? Array.from(namesIn(model).keys(), (module) => holdForward(module as Module)) : [];
  try {
    return { result: withAround(note, () => withScope(scopeNamed(''), run)), calls };
  } finally {
    for (const release of letGo) release();
  }
}
