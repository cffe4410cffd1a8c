// Module: parameters, buffers and submodules under dotted names, as in PyTorch; forward is a pure function of tensors but for State.

import type { EngineArray } from '../base/dtype.ts';
import type { Shape } from '../base/shape.ts';
import { guard, State, type Tensor } from '../tensor/index.ts';

/** How a value lies in PyTorch's files; the engine's own layout is channels last. */
export type FileLayout =
  /** The same order of axes. */
  | 'same'
  /** Memory `[KH, KW, C/groups, K]`, file `[K, C/groups, KH, KW]`. */
  | 'conv'
  /** Memory `[in, out]`, file `[out, in]`. */
  | 'linear'
  /** A stack of 'conv': memory `[E, KH, KW, C/groups, K]`, file `[E, K, C/groups, KH, KW]`. */
  | 'experts'
  /** As 'experts', but in the file each expert is one row: `[E, K · C/groups · KH · KW]`. */
  | 'flatExperts';

/** A learnable State. */
export class Parameter extends State {
  /** Optimisers leave the parameter alone when false. */
  requiresGrad = true;

  constructor(
    values: Float32Array | (() => Float32Array),
    shape: Shape,
    readonly fileLayout: FileLayout = 'same',
  ) {
    super(values, shape, 'float32');
  }
}

/** A State that is saved with the model but not learnt: running statistics, counters. */
export class Buffer extends State {
  readonly fileLayout: FileLayout = 'same';

  constructor(
    values: EngineArray,
    shape: Shape,
    /** Whether it is part of the saved weights. */
    readonly persistent = true,
  ) {
    super(values, shape);
  }
}

/**
 * Base of all layers and models. Fields that are Parameters, Buffers, Modules, or arrays of Modules are found by their field names,
 * which are the PyTorch names of the weights (`conv_stem.weight`, `blocks.0.1.bn1.running_mean`): use `children()` names in snake case.
 */
export abstract class Module {
  private mode: 'train' | 'eval' = 'train';

  /** True between `train()` and `eval()`; a compiled function that reads it is traced again when it changes. */
  get training(): boolean {
    return guard(() => this.mode === 'train');
  }

  abstract forward(...inputs: readonly Tensor[]): unknown;

  /** Submodules by name, in declaration order. */
  *children(): Generator<[string, Module]> {
    for (const [name, value] of Object.entries(this)) {
      if (value instanceof Module) yield [toSnakeCase(name), value];
      else if (Array.isArray(value)) yield* moduleEntries(toSnakeCase(name), value);
    }
  }

  /** Every Parameter by dotted name. */
  *namedParameters(prefix = ''): Generator<[string, Parameter]> {
    for (const [name, state] of this.namedStates(prefix)) if (state instanceof Parameter) yield [name, state];
  }

  /** Every Buffer by dotted name. */
  *namedBuffers(prefix = ''): Generator<[string, Buffer]> {
    for (const [name, state] of this.namedStates(prefix)) if (state instanceof Buffer) yield [name, state];
  }

  /** Every Parameter and Buffer by dotted name, in declaration order; a shared one comes once, under its first name. */
  *namedStates(prefix = '', seen = new Set<object>()): Generator<[string, Parameter | Buffer]> {
    for (const [name, value] of Object.entries(this)) {
      if (!(value instanceof Parameter || value instanceof Buffer) || seen.has(value)) continue;
      seen.add(value);
      yield [prefix + toSnakeCase(name), value];
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

function* moduleEntries(prefix: string, list: readonly unknown[]): Generator<[string, Module]> {
  for (const [index, value] of list.entries()) {
    if (value instanceof Module) yield [`${prefix}.${index}`, value];
    else if (Array.isArray(value)) yield* moduleEntries(`${prefix}.${index}`, value);
  }
}

const toSnakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
