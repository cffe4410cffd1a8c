// Copies of modules with weights of their own, and replacing layers within them.

import { ValueError } from '../base/errors.ts';
import { Buffer, Module, Parameter } from '../nn/index.ts';
import { entriesOf } from '../nn/module.ts';

/**
 * A module like `model`, in its mode, whose parameters and buffers are copies. What is shared within it stays shared.
 * @throws ValueError for a module whose `forward` is a function of its own: the copy's would run the layers of the original
 */
export async function cloneModule<M extends Module>(model: M): Promise<M> {
  for (const [name, module] of model.namedModules()) requireMethod(name, module);
  const parts = new Map<object, object>();
  for (const [, state] of model.namedStates()) parts.set(state, await copyState(state));
  return copyValue(model, parts) as M;
}

function requireMethod(name: string, module: Module): void {
  if (!Object.hasOwn(module, 'forward')) return;
  const which = name === '' ? 'the model' : name;
  throw new ValueError(
    `reparameterize: ${which} (${module.constructor.name}) has a forward of its own, which a copy cannot have: got an arrow function or a hook; make it a method, or take the hook off`,
  );
}

async function copyState(state: Parameter | Buffer): Promise<Parameter | Buffer> {
  const values = await state.data();
  if (state instanceof Buffer) return new Buffer(values, state.shape, state.persistent);
  const copy = new Parameter(values as Float32Array, state.shape, state.fileLayout);
  copy.requiresGrad = state.requiresGrad;
  copy.grid = state.grid;
  return copy;
}

/** Modules, arrays, plain objects, Maps and Sets are copied; all else (functions, generators) is shared. */
function copyValue(value: unknown, parts: Map<object, object>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = parts.get(value);
  if (known) return known;
  // Noted before their contents are copied, which may lead back to them.
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    parts.set(value, list);
    for (const item of value) list.push(copyValue(item, parts));
    return list;
  }
  if (value instanceof Map) {
    const map = new Map<unknown, unknown>();
    parts.set(value, map);
    for (const [key, item] of value) map.set(key, copyValue(item, parts));
    return map;
  }
  if (value instanceof Set) {
    const set = new Set<unknown>();
    parts.set(value, set);
    for (const item of value) set.add(copyValue(item, parts));
    return set;
  }
  const prototype = Object.getPrototypeOf(value);
  if (!(value instanceof Module) && prototype !== Object.prototype) return value;
  const copy: Record<string, unknown> = Object.create(prototype);
  parts.set(value, copy);
  for (const [key, item] of Object.entries(value)) copy[key] = copyValue(item, parts);
  return copy;
}

/** Puts `replacement` wherever a module below `root` holds `layer`. @returns whether there was such a place */
export function replaceLayer(root: Module, layer: Module, replacement: Module): boolean {
  let found = false;
  for (const [, module] of root.namedModules()) {
    const fields = module as unknown as Record<string, unknown>;
    for (const [key, value] of Object.entries(fields)) {
      const next = value === layer ? replacement : replacedIn(value, layer, replacement, []);
      if (next === value) continue;
      fields[key] = next;
      found = true;
    }
  }
  return found;
}

/** A value of a field with the layer replaced in it; the same one where it is not there. */
function replacedIn(value: unknown, layer: Module, replacement: Module, within: readonly unknown[]): unknown {
  const entries = within.includes(value) ? undefined : entriesOf(value);
  if (!entries) return value;
  let changed = false;
  const parts = Array.from(entries, ([key, item]): [unknown, unknown] => {
    const next = item === layer ? replacement : replacedIn(item, layer, replacement, [...within, value]);
    changed ||= next !== item;
    return [key, next];
  });
  if (!changed) return value;
  if (value instanceof Map) return new Map(parts);
  const items = parts.map(([, item]) => item);
  if (Array.isArray(value)) return items;
  return value instanceof Set ? new Set(items) : Object.fromEntries(parts);
}
