// Module: parameters, buffers and submodules under dotted names, as in PyTorch; forward is a pure function of tensors but for State.

import type { EngineArray } from '../base/dtype.ts';
import { ValueError } from '../base/errors.ts';
import type { Shape } from '../base/shape.ts';
import { State, type Tensor } from '../tensor/index.ts';
import { guard } from '../tensor/internal.ts';
import { wrapForwards } from './forward-calls.ts';
import { rememberKind, requireVisible } from './hidden-fields.ts';
import { noteRead } from './state-reads.ts';

/** How a value lies in PyTorch's files; the engine's own layout is channels last. */
export type FileLayout =
  /** The same order of axes. */
  | 'same'
  /** Memory `[…kernel, C/groups, K]`, file `[K, C/groups, …kernel]`, for kernels of one to three axes. */
  | 'conv'
  /** Memory `[in, out]`, file `[out, in]`. */
  | 'linear'
  /** A stack of 'conv': memory `[E, KH, KW, C/groups, K]`, file `[E, K, C/groups, KH, KW]`. */
  | 'experts'
  /** As 'experts', but in the file each expert is one row: `[E, K · C/groups · KH · KW]`. */
  | 'flatExperts';

/**
 * A State that is learnt: optimisers update it.
 * @example
 * const weight = new Parameter(new Float32Array([1, 2]), [2]);
 * await weight.read().mul(10).data(); // [10, 20]
 */
export class Parameter extends State {
  /** Optimisers leave the parameter alone when false. */
  requiresGrad = true;
  /** Rows and columns of the grid whose cells the weights belong to, such as positions of patches; undefined for all others. */
  grid: readonly [rows: number, columns: number] | undefined = undefined;

  constructor(
    values: Float32Array | (() => Float32Array),
    shape: Shape,
    readonly fileLayout: FileLayout = 'same',
  ) {
    super(values, shape, 'float32');
    rememberKind(new.target);
  }

  override read(): Tensor {
    noteRead(this);
    return super.read();
  }
}

/**
 * A State that is saved with the model but not learnt: running statistics, counters.
 * @example
 * new Buffer(new Float32Array(8), [8]).shape; // [8]
 */
export class Buffer extends State {
  readonly fileLayout: FileLayout = 'same';

  constructor(
    values: EngineArray,
    shape: Shape,
    /** Whether it is part of the saved weights. */
    readonly persistent = true,
  ) {
    super(values, shape);
    rememberKind(new.target);
  }

  override read(): Tensor {
    noteRead(this);
    return super.read();
  }
}

/** What yields a module's parts. */
export const PARTS: unique symbol = Symbol('parts');

/**
 * Base of all layers and models. Parameters, Buffers and Modules in fields, or in arrays, plain objects, Maps and Sets in fields, are found
 * by the fields' names, which are the PyTorch names of the weights (`conv_stem.weight`, `blocks.0.1.bn1.running_mean`): use `children()`
 * names in snake case. Keys stay as they are. Private `#fields` cannot be seen: use TypeScript's `private`. Write `forward` as a method.
 * Errors of Fovea that are thrown within it name the layer (`features.3.conv: conv2d: …`); `onForward` adds hooks.
 * @example
 * class Block extends Module {
 *   readonly conv = new Conv2d(3, 8, { kernelSize: 3, padding: 1 });
 *   forward(x: Tensor): Tensor {
 *     return relu(this.conv.forward(x));
 *   }
 * }
 * [...new Block().namedParameters()].map(([name]) => name); // ['conv.weight', 'conv.bias']
 */
export abstract class Module {
  private mode: 'train' | 'eval' = 'train';

  constructor() {
    rememberKind(new.target);
    wrapForwards(new.target.prototype, Module.prototype);
  }

  /** True between `train()` and `eval()`; a compiled function that reads it is traced again when it changes. */
  get training(): boolean {
    return guard(() => this.mode === 'train');
  }

  abstract forward(...inputs: readonly Tensor[]): unknown;

  /**
   * What the fields hold, by name, in declaration order. Named by a symbol: a layer may well have a field called `parts`.
   * @internal
   */
  protected *[PARTS](): Generator<[string, Part]> {
    for (const [name, value] of Object.entries(this))
      if (typeof value === 'object' && value !== null) yield* partsWithin(nameOfField(name, value), value, []);
  }

  /** Submodules by name, in declaration order. */
  *children(): Generator<[string, Module]> {
    for (const [name, part] of this[PARTS]()) if (part instanceof Module) yield [name, part];
  }

  /** Every Parameter by dotted name. */
  *namedParameters(prefix = ''): Generator<[string, Parameter]> {
    for (const [name, state] of this.namedStates(prefix)) if (state instanceof Parameter) yield [name, state];
  }

  /** Every Buffer by dotted name. */
  *namedBuffers(prefix = ''): Generator<[string, Buffer]> {
    for (const [name, state] of this.namedStates(prefix)) if (state instanceof Buffer) yield [name, state];
  }

  /**
   * Every Parameter and Buffer by dotted name, in declaration order; a shared one comes once, under its first name.
   * @throws ValueError for two weights of one name
   */
  *namedStates(prefix = '', seen = new Set<object>()): Generator<[string, Parameter | Buffer]> {
    requireVisible(this);
    requireMethods(this);
    for (const [name, part] of this[PARTS]()) {
      if (part instanceof Module || seen.has(part)) continue;
      seen.add(part);
      yield [prefix + name, part];
    }
    for (const [name, child] of this.children()) {
      if (seen.has(child)) continue;
      seen.add(child);
      yield* child.namedStates(`${prefix}${name}.`, seen);
    }
  }

  /** This module and every module below it by dotted name; the root's name is ''. */
  *namedModules(prefix = ''): Generator<[string, Module]> {
    yield [prefix, this];
    for (const [name, child] of this.children()) yield* child.namedModules(prefix === '' ? name : `${prefix}.${name}`);
  }

  /** All parameters, each once, in declaration order. */
  parameters(): Parameter[] {
    return [...this.namedParameters()].map(([, parameter]) => parameter);
  }

  /** Number of learnable values. */
  parameterCount(): number {
    return this.parameters().reduce((sum, parameter) => sum + parameter.read().size, 0);
  }

  /** Frees all parameters and buffers at once; otherwise that happens when the module is garbage-collected. */
  dispose(): void {
    for (const [, state] of this.namedStates()) state.dispose();
  }

  /** Switches dropout, batch statistics and the like to training behaviour, here and below. */
  train(): this {
    return this.setMode('train');
  }

  /** Switches to inference behaviour, here and below. */
  eval(): this {
    return this.setMode('eval');
  }

  private setMode(mode: 'train' | 'eval'): this {
    for (const [, module] of this.namedModules()) module.mode = mode;
    return this;
  }
}

type Part = Module | Parameter | Buffer;

const isPart = (value: unknown): value is Part =>
  value instanceof Module || value instanceof Parameter || value instanceof Buffer;

/** The value, or what arrays, plain objects, Maps and Sets hold, by index or key. `within`: what it lies in, so that a circle ends. */
function* partsWithin(name: string, value: unknown, within: readonly unknown[]): Generator<[string, Part]> {
  if (isPart(value)) {
    yield [name, value];
    return;
  }
  const entries = entriesOf(value);
  if (!entries || within.includes(value)) return;
  for (const [key, inner] of entries) {
    if (typeof inner === 'object' && inner !== null) yield* partsWithin(`${name}.${key}`, inner, [...within, value]);
  }
}

/** Index or key and value of what an array, plain object, Map or Set holds. */
export function entriesOf(value: unknown): Iterable<readonly [unknown, unknown]> | undefined {
  if (Array.isArray(value) || value instanceof Map) return value.entries();
  if (value instanceof Set) return [...value].entries();
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
    return undefined;
  return Object.entries(value);
}

/**
 * What stands in a field instead of a parameter, and computes it from others in every forward. In files those are below
 * `parametrizations`, as PyTorch names them.
 */
export abstract class ParametrizedWeight extends Module {
  readonly dtype = 'float32';
  readonly requiresGrad = true;
  readonly grid = undefined;

  constructor(
    readonly shape: Shape,
    readonly fileLayout: FileLayout,
  ) {
    super();
  }

  abstract override forward(): Tensor;

  /** The weight, for this forward. */
  read(): Tensor {
    return this.forward();
  }

  /** Its values. */
  data(): Promise<EngineArray> {
    return this.read().data();
  }
}

const nameOfField = (name: string, value: object): string =>
  `${value instanceof ParametrizedWeight ? 'parametrizations.' : ''}${toSnakeCase(name)}`;

const toSnakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Untyped code may have a field of a method's name. @throws ValueError for one that hides a method which finds weights */
function requireMethods(module: Module): void {
  const hiding = Object.keys(module).find((name) => name !== 'forward' && name in Module.prototype);
  if (hiding === undefined) return;
  throw new ValueError(
    `${module.constructor.name}: the field ${hiding} hides the method of that name, which Module needs; give the field another name`,
  );
}
