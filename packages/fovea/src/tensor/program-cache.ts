// Programs of graphs that are built again and again outside compile(), by what they compute.

import type { Backend, Executable } from '../backend/interface.ts';
import type { DType } from '../base/dtype.ts';
import type { Shape } from '../base/shape.ts';

/** A compiled graph with what its slots are bound to, ready to run on other leaves of the same shapes. */
export interface Program {
  readonly executable: Executable;
  /** Per slot: which leaf, or which output, it is bound to. */
  readonly slots: readonly ({ readonly leaf: number } | { readonly output: number })[];
  readonly outputs: readonly { readonly shape: Shape; readonly dtype: DType }[];
  readonly outputBytes: number;
  /** Positions among the leaves of the states that change. */
  readonly updated: readonly number[];
  readonly messages: readonly string[];
}

/** Programs kept per backend; the oldest is dropped beyond that. */
const MAX_PROGRAMS = 128;

export class ProgramCache {
  private readonly caches = new WeakMap<Backend, Map<string, Program>>();

  /** The Program of that key, built where there is none. */
  async get(backend: Backend, key: string, build: () => Promise<Program>): Promise<Program> {
    const cache = this.cacheOf(backend);
    const known = cache.get(key);
    if (known) return known;
    const program = await build();
    cache.set(key, program);
    if (cache.size > MAX_PROGRAMS) {
      const [oldest, dropped] = cache.entries().next().value as [string, Program];
      cache.delete(oldest);
      dropped.executable.dispose();
    }
    return program;
  }

  private cacheOf(backend: Backend): Map<string, Program> {
    let cache = this.caches.get(backend);
    if (!cache) {
      cache = new Map();
      this.caches.set(backend, cache);
    }
    return cache;
  }
}
