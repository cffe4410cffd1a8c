// A run of a model with its modules' calls noted: every node that is made belongs to the module whose forward makes it.

import { type Scope, withScope } from '../graph/scope.ts';
import type { Tensor } from '../tensor/index.ts';
import type { Module } from './module.ts';
import { watchForward } from './watch-forward.ts';

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
 */
export function watchCalls<R>(model: Module, run: () => R): WatchedCalls<R> {
  const names = new Map<Module, string[]>();
  for (const [name, module] of model.namedModules()) names.set(module, [...(names.get(module) ?? []), name]);
  const scopes = new Map<string, Scope>();
  const scopeNamed = (name: string): Scope => {
    const scope = scopes.get(name) ?? { name, backward: false };
    scopes.set(name, scope);
    return scope;
  };
  const calls: ModuleCall[] = [];
  const callers: string[] = [''];
  const result = watchForward(
    names.keys(),
    (module, forward, inputs) => {
      const name = nameWithin(callers[callers.length - 1], names.get(module) as string[]);
      const scope = scopeNamed(name);
      callers.push(name);
      try {
        const output = withScope(scope, forward);
        calls.push({ module, name, scope, inputs, output });
        return output;
      } finally {
        callers.pop();
      }
    },
    () => withScope(scopeNamed(''), run),
  );
  return { calls, result };
}

const nameWithin = (caller: string, names: readonly string[]): string =>
  names.find((name) => caller === '' || name === caller || name.startsWith(`${caller}.`)) ?? names[0];
