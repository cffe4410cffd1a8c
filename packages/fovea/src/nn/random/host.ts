// Where the kernels of random numbers run: one WebAssembly instance of this thread, or none where the engine has no vectors.

import { ModuleBuilder } from '../../backend/wasm/assembler/module-builder.ts';
import { supportsRelaxedSimd } from '../../backend/wasm/relaxed.ts';
import { once } from '../../base/once.ts';
import { Constants, NUMBERS_TOGETHER, RANDOM_KERNELS } from './normal-kernel.ts';

/** Where a part of a stream is: words from `first` on, a multiple of four, under a key. */
export interface StreamPlace {
  readonly key0: number;
  readonly key1: number;
  readonly part: number;
  readonly first: number;
}

/** Kernels and the memory that they write to. */
class RandomHost {
  private readonly kernels: Readonly<Record<keyof typeof RANDOM_KERNELS, (...args: readonly number[]) => void>>;
  private readonly numbers: Float64Array;

  /** For up to `most` numbers at a time. */
  constructor(most: number) {
    // Node 20 wants to be told before anything is compiled.
    supportsRelaxedSimd();
    const module = new ModuleBuilder();
    const constants = new Constants();
    for (const [name, make] of Object.entries(RANDOM_KERNELS)) module.add(make(constants), name);
    const pages = Math.ceil((constants.length + 8 * most) / 65_536);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const code = new WebAssembly.Module(module.assemble({ shared: false, initialPages: pages, maximumPages: pages }));
    this.kernels = new WebAssembly.Instance(code, { env: { memory } }).exports as unknown as RandomHost['kernels'];
    new BigUint64Array(memory.buffer).set(constants.values());
    this.numbers = new Float64Array(memory.buffer, constants.length, most);
  }

  /** `count` numbers of that kind, until the next ones are drawn. */
  draw(kind: keyof typeof RANDOM_KERNELS, count: number, place: StreamPlace): Float64Array {
    const at = this.numbers.byteOffset;
    const end = at + 8 * NUMBERS_TOGETHER * Math.ceil(count / NUMBERS_TOGETHER);
    this.kernels.uniform(at, end, place.first >>> 2, place.part, place.key0, place.key1);
    if (kind === 'normal') this.kernels.normal(at, end);
    return this.numbers.subarray(0, count);
  }
}

/** Numbers that are made at a time: they stay in the cache until they are used. */
export const PIECE = 4096;

/** None where WebAssembly has no vectors, or a page forbids it. */
export const randomHost = once((): RandomHost | undefined => {
  try {
    return new RandomHost(PIECE);
  } catch {
    return undefined;
  }
});
