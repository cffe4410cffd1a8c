// Functions compiled for a model, traced once for images of the same shape: what tools that run a model again and again share.

import type { Module } from '../nn/index.ts';
import { compile, type Tensor } from '../tensor/index.ts';

type Compiled = (...args: never[]) => Promise<unknown>;

const compiled = new WeakMap<Module, Map<string, Compiled>>();

/** `fn`, compiled; the one that was given under the same key before, where there was one. */
export function compiledFor<A extends readonly Tensor[], R>(
  model: Module,
  key: string,
  fn: (...args: A) => R,
): (...args: A) => Promise<R> {
  const own = compiled.get(model) ?? new Map<string, Compiled>();
  compiled.set(model, own);
  const run = own.get(key) ?? (compile(fn) as unknown as Compiled);
  own.set(key, run);
  return run as unknown as (...args: A) => Promise<R>;
}
