// Copies of modules with weights of their own, and replacing layers within them.

import { ValueError } from '../base/errors.ts';
import { Buffer, Module, Parameter } from '../nn/index.ts';

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
  return copy;
}

/** Modules, arrays and plain objects are copied; all else (functions, generators) is shared. */
function copyValue(value: unknown, parts: Map<object, object>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = parts.get(value);
  if (known) return known;
  if (Array.isArray(value)) return value.map((item) => copyValue(item, parts));
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
      if (value === layer) {
        fields[key] = replacement;
        found = true;
      } else if (Array.isArray(value)) {
        const list = replacedIn(value, layer, replacement);
        if (list !== value) {
          fields[key] = list;
          found = true;
        }
      }
    }
  }
  return found;
}

function replacedIn(list: readonly unknown[], layer: Module, replacement: Module): readonly unknown[] {
  let changed = false;
  const items = list.map((item) => {
    const next = item === layer ? replacement : Array.isArray(item) ? replacedIn(item, layer, replacement) : item;
    changed ||= next !== item;
    return next;
  });
  return changed ? items : list;
}
