// The tree of modules: functions that run with a module's forward, and other modules put in the place of those that a model holds.

import { ValueError } from '../base/errors.ts';
import { nearestName } from '../base/nearest-name.ts';
import type { Tensor } from '../tensor/index.ts';
import { addHook, type Hook, holdForward, noteReplacement, removeHook } from './forward-calls.ts';
import { entriesOf, type Module } from './module.ts';

/** What a module's forward is given. */
export type ForwardInputs<M extends Module> = Parameters<M['forward']>;

// biome-ignore lint/suspicious/noConfusingVoidType: a hook that only looks returns nothing
type Nothing = void | undefined;

/** Runs after a module's forward; what it returns, unless undefined, takes the place of the output. */
export type ForwardHook<M extends Module = Module> = (
  module: M,
  inputs: ForwardInputs<M>,
  output: ReturnType<M['forward']>,
) => ReturnType<M['forward']> | Nothing;

/** Runs before a module's forward; what it returns, unless undefined, takes the place of the inputs: a list of them, or one alone. */
export type BeforeForwardHook<M extends Module = Module> = (
  module: M,
  inputs: ForwardInputs<M>,
) => readonly Tensor[] | Tensor | Nothing;

/** What a hook is removed by. */
export interface HookHandle {
  /** Once is enough; a second call does nothing. */
  remove(): void;
}

/**
 * Runs `hook` after every call of the module's forward, as PyTorch's `register_forward_hook` does. Several hooks run in the order in which
 * they were added, each with what the one before it made of the output. A compiled function that calls the module is traced again when
 * hooks come or go; its hooks run while it is traced, so that what they add to the graph is computed in every call. Copies of a module have
 * none.
 * @returns what removes it, and nothing else
 * @throws ValueError for a hook that is not a function
 * @example
 * const handle = onForward(model, (module, [x], logits) => {
 *   console.log(module.constructor.name, x.shape, logits.shape);
 * });
 * model.forward(images);
 * handle.remove();
 */
export function onForward<M extends Module>(module: M, hook: ForwardHook<M>): HookHandle {
  requireHook('onForward', hook);
  return hooked(module, {
    after: (inputs, output) => hook(module, inputs as ForwardInputs<M>, output as ReturnType<M['forward']>),
  });
}

/**
 * Runs `hook` before every call of the module's forward, as PyTorch's `register_forward_pre_hook` does; else as `onForward`.
 * @returns what removes it, and nothing else
 * @throws ValueError for a hook that is not a function
 * @example
 * const layer = new Linear(1, 1);
 * const handle = beforeForward(layer, (_, [x]) => x.div(255));
 * layer.forward(full([1, 1], 255));
 * handle.remove();
 */
export function beforeForward<M extends Module>(module: M, hook: BeforeForwardHook<M>): HookHandle {
  requireHook('beforeForward', hook);
  return hooked(module, { before: (inputs) => hook(module, inputs as ForwardInputs<M>) });
}

function requireHook(op: string, hook: unknown): void {
  if (typeof hook !== 'function') throw new ValueError(`${op}: the hook must be a function: got ${typeof hook}`);
}

function hooked(module: Module, hook: Hook): HookHandle {
  const letGo = holdForward(module);
  addHook(module, hook);
  let added = true;
  return {
    remove() {
      if (!added) return;
      added = false;
      removeHook(module, hook);
      letGo();
    },
  };
}

/** Runs `run` while each of the modules has the hook. */
export function whileHooked<M extends Module, R>(modules: Iterable<M>, hook: ForwardHook<M>, run: () => R): R {
  const handles = Array.from(modules, (module) => onForward(module, hook));
  try {
    return run();
  } finally {
    for (const handle of handles) handle.remove();
  }
}

/**
 * Puts what `map` gives for each module below the model in that module's place, wherever the model holds it; the same module leaves it
 * there. A module comes after those below it, and once, under its first name; what comes in is not mapped again. An optimiser made before
 * does not know new weights: make it again.
 * @returns the model
 * @example
 * const net = new Sequential(new Conv2d(3, 32, { kernelSize: 3 }), new BatchNorm2d(32));
 * mapModule(net, (module) => (module instanceof BatchNorm2d ? new GroupNorm(8, module.numFeatures) : module));
 * [...net.namedModules()].map(([name, module]) => `${name} ${module.constructor.name}`); // [' Sequential', '0 Conv2d', '1 GroupNorm']
 */
export function mapModule<M extends Module>(model: M, map: (module: Module, name: string) => Module): M {
  const modules = [...model.namedModules()];
  const names = new Map<Module, string>();
  for (const [name, module] of modules) if (!names.has(module)) names.set(module, name);
  const replaced = new Map<Module, Module>();
  // From the last to the first: a module after all below it, wherever else it is held.
  for (const module of new Set(modules.reverse().map(([, one]) => one))) {
    replaceFields(module, replaced);
    if (module === model) continue;
    const replacement = map(module, names.get(module) as string);
    if (replacement !== module) replaced.set(module, replacement);
  }
  return model;
}

/**
 * Puts a module in another's place, wherever the model holds it; PyTorch's `set_submodule`. It must take what that took, and give what
 * follows it what that needs.
 * @param target the module, or its dotted name
 * @throws ValueError where the model does not hold it
 * @example
 * const net = new Sequential(new Conv2d(3, 32, { kernelSize: 3 }), new BatchNorm2d(32));
 * replaceModule(net, '1', new GroupNorm(8, 32));
 */
export function replaceModule(model: Module, target: Module | string, replacement: Module): void {
  const modules = [...model.namedModules()].slice(1);
  const found = modules.find(([name, module]) => name === target || module === target)?.[1];
  if (!found)
    throw new ValueError(
      notFound(
        model,
        target,
        modules.map(([name]) => name),
      ),
    );
  const replaced = new Map([[found, replacement]]);
  for (const module of new Set([model, ...modules.map(([, one]) => one)])) replaceFields(module, replaced);
}

function notFound(model: Module, target: Module | string, names: readonly string[]): string {
  const owner = model.constructor.name;
  if (typeof target !== 'string')
    return `replaceModule: the ${owner} does not hold the ${target.constructor.name}; needs a module below it, or its name`;
  if (names.length === 0) return `replaceModule: the ${owner} holds no modules: got ${target}`;
  return `replaceModule: no module of the ${owner} is called ${target}; did you mean ${nearestName(target, names)}?`;
}

type Replaced = ReadonlyMap<object, Module>;

/** In the module's own fields, not in those of modules within. */
function replaceFields(module: Module, replaced: Replaced): void {
  const fields = module as unknown as Record<string, unknown>;
  let changed = false;
  for (const [key, value] of Object.entries(fields)) {
    const next = replacedIn(value, replaced, []);
    if (next === value) continue;
    fields[key] = next;
    changed = true;
  }
  // What was traced may have run the module, or only those that it held.
  if (changed) for (const one of [module, ...replaced.keys()]) noteReplacement(one);
}

/** A value of a field with modules replaced in it; the same one where none of them is there. `within`: what it lies in, so that a circle ends. */
function replacedIn(value: unknown, replaced: Replaced, within: readonly unknown[]): unknown {
  const replacement = value instanceof Object && replaced.get(value);
  if (replacement) return replacement;
  const entries = within.includes(value) ? undefined : entriesOf(value);
  if (!entries) return value;
  let changed = false;
  const parts = Array.from(entries, ([key, item]): [unknown, unknown] => {
    const next = replacedIn(item, replaced, [...within, value]);
    changed ||= next !== item;
    return [key, next];
  });
  if (!changed) return value;
  if (value instanceof Map) return new Map(parts);
  const items = parts.map(([, item]) => item);
  if (Array.isArray(value)) return items;
  return value instanceof Set ? new Set(items) : Object.fromEntries(parts);
}
