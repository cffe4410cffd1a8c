// What happens around every call of a module's forward: its hooks run, those who watch are told, and an error names the layer.

import { FoveaError } from '../base/errors.ts';
import { guard } from '../tensor/internal.ts';

/** As much of a Module as is needed here. */
export interface Callable {
  namedModules(prefix?: string): Iterable<readonly [string, object]>;
}

/** As much of a Module as a hook needs. */
export interface Forwarding {
  readonly forward: unknown;
}

type Inputs = readonly unknown[];
type Forward = (...inputs: Inputs) => unknown;

/** Functions that a module calls with its forward; what they return, unless undefined, takes the place of what they were given. */
export interface Hook {
  readonly before?: (inputs: Inputs) => unknown;
  /** Runs in the place of the forward alone. */
  readonly around?: (inputs: Inputs, forward: Forward) => unknown;
  readonly after?: (inputs: Inputs, output: unknown) => unknown;
}

/** What runs in a call's place; `call` is the call itself, with its hooks. */
export type AroundCall = (module: Callable, inputs: Inputs, call: () => unknown) => unknown;

/** A call that has not ended. */
interface Call {
  readonly module: Callable;
  /** The prototype, or the module itself, whose forward it is. */
  readonly owner: object;
}

/** What is going on, all models together: a forward is called by users, with nothing but its inputs. */
const calls: {
  /** Outermost first. */
  readonly running: Call[];
  around: AroundCall | undefined;
} = { running: [], around: undefined };

interface Held {
  /** The module's own forward. */
  readonly property: PropertyDescriptor;
  readonly wrapper: unknown;
  readonly holders: number;
}

/** What is known of a module besides its fields. */
interface Known {
  /** In the order in which they were added. A list never changes: another one takes its place. */
  hooks?: readonly Hook[] | undefined;
  /** Its list without hooks, once it was part of a replacement: what was traced before knows another one. */
  emptied?: readonly Hook[];
  held?: Held | undefined;
}

const NONE: readonly Hook[] = [];
const records = new WeakMap<object, Known>();

/** Marks functions that stand in the place of a forward, errors that name their layer already, and prototypes whose forwards are wrapped. */
const MARK: unique symbol = Symbol('fovea');

const isMarked = (value: object): boolean => Object.hasOwn(value, MARK);

function mark(value: object): void {
  Object.defineProperty(value, MARK, { value: true });
}

function recordOf(module: object): Known {
  const record = records.get(module) ?? {};
  records.set(module, record);
  return record;
}

export function hooksOf(module: object): readonly Hook[] {
  const record = records.get(module);
  return record?.hooks ?? record?.emptied ?? NONE;
}

/** The modules whose forward is running, outermost first. */
export const runningModules = (): readonly Callable[] => calls.running.map(({ module }) => module);

/** A function that is being traced, and those traced before, depend on the list, also where it was changed within the function itself. */
function setHooks(module: object, list: readonly Hook[]): void {
  recordOf(module).hooks = list.length > 0 ? list : undefined;
  guard(() => hooksOf(module));
}

export function addHook(module: object, hook: Hook): void {
  setHooks(module, [...hooksOf(module), hook]);
}

export function removeHook(module: object, hook: Hook): void {
  setHooks(
    module,
    hooksOf(module).filter((other) => other !== hook),
  );
}

/** What was traced with the module is traced again: it has been replaced, or holds another layer now. */
export function noteReplacement(module: object): void {
  const record = recordOf(module);
  record.emptied = [];
  if (record.hooks) record.hooks = [...record.hooks];
}

/** Runs `run`, with `own` around every call of every module's forward, inside of what is around them already. */
export function withAround<R>(own: AroundCall, run: () => R): R {
  const outer = calls.around;
  calls.around = outer ? (module, inputs, call) => outer(module, inputs, () => own(module, inputs, call)) : own;
  try {
    return run();
  } finally {
    calls.around = outer;
  }
}

/** Whether a call of the method is one of a wrapper already: then those of the classes above are wrapped, too. */
function isWrapped(prototype: object, method: string): boolean {
  const found: unknown = Reflect.get(prototype, method);
  return typeof found === 'function' && isMarked(found);
}

/** Wraps the forward of each class from `prototype` up to, and without, `base`; once. */
export function wrapForwards(prototype: object, base: object): void {
  if (isWrapped(prototype, 'forward')) return;
  for (let owner = prototype; owner !== base && owner !== null; owner = Object.getPrototypeOf(owner))
    wrapForward(owner);
}

/**
 * Wraps the owner's own forward, if it has one that is not a wrapper yet.
 * @returns the property as it was, where it was wrapped
 */
export function wrapForward(owner: object): PropertyDescriptor | undefined {
  const property = Object.getOwnPropertyDescriptor(owner, 'forward');
  const forward: unknown = property?.value;
  if (typeof forward !== 'function' || isMarked(forward)) return undefined;
  // One frame of the call stack for each layer: stacks are cut off at ten.
  const wrapper = function (this: Callable, ...inputs: Inputs): unknown {
    const { running, around } = calls;
    const caller = running.at(-1);
    // What a class calls as super.forward is part of its own.
    if (caller?.module === this && isAbove(owner, caller.owner)) return forward.apply(this, inputs);
    const own = guard(() => hooksOf(this));
    running.push({ module: this, owner });
    try {
      if (own.length === 0 && !around) return forward.apply(this, inputs);
      const call = (): unknown => callWithHooks(this, forward as Forward, own, inputs);
      return around ? around(this, inputs, call) : call();
    } catch (error) {
      throw nameLayer(error);
    } finally {
      running.pop();
    }
  };
  installWrapper(owner, 'forward', property, wrapper);
  return property;
}

/** Puts a wrapper, under the method's name and with its number of parameters, in the place of the owner's method. */
function installWrapper(
  owner: object,
  method: string,
  property: PropertyDescriptor | undefined,
  wrapper: (this: Callable, ...inputs: Inputs) => unknown,
): void {
  mark(wrapper);
  const { length } = property?.value ?? wrapper;
  Object.defineProperties(wrapper, {
    name: { value: method, configurable: true },
    length: { value: length, configurable: true },
  });
  Object.defineProperty(owner, method, { ...property, value: wrapper });
}

/**
 * Wraps methods, besides forward, that users call and that run layers: an error within them names the layer, too. They have no hooks.
 * Else as `wrapForwards`.
 */
export function wrapEntries(prototype: object, base: object, methods: readonly string[]): void {
  if (methods.every((method) => isWrapped(prototype, method))) return;
  for (let owner = prototype; owner !== base && owner !== null; owner = Object.getPrototypeOf(owner))
    for (const method of methods) wrapEntry(owner, method);
}

function wrapEntry(owner: object, method: string): void {
  const property = Object.getOwnPropertyDescriptor(owner, method);
  const body: unknown = property?.value;
  if (typeof body !== 'function' || isMarked(body)) return;
  const wrapper = function (this: Callable, ...inputs: Inputs): unknown {
    const { running } = calls;
    if (running.at(-1)?.module === this) return body.apply(this, inputs);
    // No class: a forward that the method calls is a call of its own.
    running.push({ module: this, owner: {} });
    try {
      return body.apply(this, inputs);
    } catch (error) {
      throw nameLayer(error);
    } finally {
      running.pop();
    }
  };
  installWrapper(owner, method, property, wrapper);
}

/**
 * A forward that is a field, such as an arrow function, belongs to no class: it is wrapped only as long as somebody holds it.
 * @returns lets go of it; after the last, the module has the forward that it had
 */
export function holdForward(module: Forwarding): () => void {
  const record = recordOf(module);
  const known = record.held;
  const property = known?.property ?? wrapForward(module);
  if (!property) return () => {};
  const { wrapper, holders } = known ?? { wrapper: module.forward, holders: 0 };
  record.held = { property, wrapper, holders: holders + 1 };
  return () => {
    const { holders: count } = record.held as Held;
    if (count > 1) record.held = { property, wrapper, holders: count - 1 };
    else {
      record.held = undefined;
      if (module.forward === wrapper) Object.defineProperty(module, 'forward', property);
    }
  };
}

const isAbove = (owner: object, other: object): boolean =>
  owner !== other && Object.prototype.isPrototypeOf.call(owner, other);

function callWithHooks(module: Callable, forward: Forward, own: readonly Hook[], inputs: Inputs): unknown {
  let given = inputs;
  for (const { before } of own) {
    const changed = before?.(given);
    if (changed !== undefined) given = Array.isArray(changed) ? changed : [changed];
  }
  let call: Forward = (...own) => forward.apply(module, [...own]);
  for (const { around } of own) {
    const inner = call;
    if (around) call = (...within) => around(within, inner);
  }
  let output = call(...given);
  for (const { after } of own) {
    const changed = after?.(given, output);
    if (changed !== undefined) output = changed;
  }
  return output;
}

/** The names of every module of a model, below the model's own. */
export function namesOf(model: Callable, own = ''): ReadonlyMap<object, readonly string[]> {
  const names = new Map<object, string[]>();
  for (const [name, module] of model.namedModules(own)) {
    const known = names.get(module);
    if (known) known.push(name);
    else names.set(module, [name]);
  }
  return names;
}

/** Of a module's names, that below its caller's, or else the first. */
export const nameWithin = (caller: string, names: readonly string[]): string =>
  names.find((name) => caller === '' || name === caller || name.startsWith(`${caller}.`)) ?? names[0];

/** In the stack, too, which is what is printed where nobody catches the error. */
function prefixMessage(error: FoveaError, text: string): void {
  const { message, stack } = error;
  error.message = text + message;
  if (stack !== undefined) error.stack = stack.replace(message, () => error.message);
}

/** Puts the dotted name of the innermost layer that is running before the message of an error of ours; once. */
function nameLayer(error: unknown): unknown {
  if (!(error instanceof FoveaError) || isMarked(error)) return error;
  mark(error);
  const { running } = calls;
  const names = namesOf(running[0].module);
  // A layer that the model does not hold goes by the name of the one that called it.
  const layer = running.reduce((caller, { module }) => nameWithin(caller, names.get(module) ?? [caller]), '');
  if (layer !== '') prefixMessage(error, `${layer}: `);
  return error;
}
