// Functions that are compiled once for an object, such as a model, and live as long as it.

import { compile } from './compile.ts';
import { runtime } from './runtime.ts';
import type { Tensor } from './tensor.ts';

/**
 * `compile(fn)`, once for each owner and use: a later call for both gives the function that the first one compiled, so that the same shapes are
 * traced once.
 */
export function compiledFor<A extends readonly Tensor[], R>(
  owner: object,
  use: string,
  fn: (...args: A) => R,
): (...args: A) => Promise<R> {
  const uses = runtime.compiled.get(owner) ?? new Map<string, unknown>();
  runtime.compiled.set(owner, uses);
  const run = (uses.get(use) as ((...args: A) => Promise<R>) | undefined) ?? compile(fn);
  uses.set(use, run);
  return run;
}
