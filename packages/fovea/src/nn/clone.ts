// Copies of modules with weights of their own.

import { ValueError } from '../base/errors.ts';
import { hooksOf } from './forward-calls.ts';
import { Buffer, Module, Parameter } from './module.ts';

/**
 * A module like `model`, in its mode, whose parameters and buffers are copies. What is shared within it stays shared.
 * @throws ValueError for a module whose `forward` is a function of its own: the copy's would run the layers of the original; and for one with hooks,
 * which may change what it computes
 * @param op what copies, for its messages
 */
export async function cloneModule<M extends Module>(model: M, op = 'reparameterize'): Promise<M> {
  for (const [name, module] of model.namedModules()) requireClassForward(op, name, module);
  const parts = new Map<object, object>();
  for (const [, state] of model.namedStates()) parts.set(state, await copyState(state));
  return copyValue(model, parts) as M;
}

function requireClassForward(op: string, name: string, module: Module): void {
  const which = name === '' ? 'the model' : name;
  if (hooksOf(module).length > 0)
    throw new ValueError(
      `${op}: ${which} (${module.constructor.name}) has hooks, which a copy does not have: got ${hooksOf(module).length}; remove them before`,
    );
  if (!Object.hasOwn(module, 'forward')) return;
  throw new ValueError(
    `${op}: ${which} (${module.constructor.name}) has a forward of its own, which a copy cannot have: got an arrow function or a hook; make it a method, or take the hook off`,
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
