// Where kernels on pictures run: one WebAssembly instance of this thread and its memory, or none where the engine has no vectors.

import { ModuleBuilder } from '../../backend/wasm/assembler/module-builder.ts';
import { supportsRelaxedSimd } from '../../backend/wasm/relaxed.ts';
import { once } from '../../base/once.ts';
import { blendLevelKernel, blendLumaKernel, lumaSumKernel, mirrorKernel } from './color-kernels.ts';
import { levelsKernel } from './level-kernel.ts';
import { horizontalKernel, ROWS_TOGETHER, verticalKernel } from './resample-kernels.ts';

/** What each takes is said where it is made. */
const KERNELS = {
  horizontal: () => horizontalKernel(ROWS_TOGETHER),
  horizontalRow: () => horizontalKernel(1),
  vertical: verticalKernel,
  blendLevel: blendLevelKernel,
  lumaSum: lumaSumKernel,
  blendLuma: blendLumaKernel,
  mirror: mirrorKernel,
  levels: levelsKernel,
} as const;

type Kernels = { readonly [K in keyof typeof KERNELS]: (...args: readonly number[]) => number };

const PAGE = 65_536;
/** What a picture may take at a time; larger ones are left to JavaScript, so that no thread holds much memory. */
const MOST_BYTES = 64 * 2 ** 20;

/** Kernels and the memory that they work in. */
export class KernelHost {
  private readonly memory: WebAssembly.Memory;
  readonly kernels: Kernels;

  constructor() {
    // Node 20 wants to be told before anything is compiled.
    supportsRelaxedSimd();
    const maximumPages = MOST_BYTES / PAGE;
    const module = new ModuleBuilder();
    for (const [name, make] of Object.entries(KERNELS)) module.add(make(), name);
    const bytes = module.assemble({ shared: false, initialPages: 1, maximumPages });
    this.memory = new WebAssembly.Memory({ initial: 1, maximum: maximumPages });
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory: this.memory } });
    this.kernels = instance.exports as unknown as Kernels;
  }

  /** Addresses of blocks of those sizes, all of them again; none where they would be too large. */
  allocate(sizes: readonly number[]): readonly number[] | undefined {
    let end = 0;
    const addresses = sizes.map((size) => {
      const start = end;
      end = (start + size + 31) & ~15;
      return start;
    });
    if (end > MOST_BYTES) return undefined;
    const missing = end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    return addresses;
  }

  bytes(address: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, address, length);
  }

  floats(address: number, length: number): Float32Array {
    return new Float32Array(this.memory.buffer, address, length);
  }

  words(address: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, address, length);
  }
}

/** None where WebAssembly has no vectors, or a page forbids it. */
export const kernelHost = once((): KernelHost | undefined => {
  try {
    return new KernelHost();
  } catch {
    return undefined;
  }
});
