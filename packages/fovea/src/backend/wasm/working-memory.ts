// What Programs need only while they run: an arena for intermediate values, which all share, and scratch memory of each thread.

import { ELEMENT_BYTES } from '../../base/dtype.ts';
import type { WasmCode } from './code.ts';
import { allocateAll, type LinearMemory } from './memory.ts';
import { mebibytes } from './memory-report.ts';
import type { ThreadPool } from './threads.ts';

export class WorkingMemory {
  arena = { address: 0, bytes: 0 };
  private scratch = { addresses: [] as number[], bytes: 0 };

  constructor(
    private readonly memory: LinearMemory,
    private readonly pool: ThreadPool,
  ) {}

  /** Of the calling thread; 0 where no Program needs any. */
  get scratchOfCaller(): number {
    return this.scratch.addresses[0] ?? 0;
  }

  /** One arena serves all Programs, as they run one at a time. */
  reserveArena({ arenaBytes: bytes, largestValue }: WasmCode): { readonly address: number } {
    if (bytes <= this.arena.bytes) return this.arena;
    this.releaseArena();
    const use = `memory for intermediate values (the largest: ${mebibytes(largestValue * ELEMENT_BYTES)})`;
    this.arena = { address: this.memory.allocate(bytes, use), bytes };
    return this.arena;
  }

  releaseArena(): void {
    if (this.arena.bytes > 0) this.memory.release(this.arena.address);
    this.arena = { address: 0, bytes: 0 };
  }

  reserveScratch(bytes: number): void {
    if (bytes <= this.scratch.bytes) return;
    const addresses = allocateAll(
      this.memory,
      Array.from({ length: this.pool.threads }, () => ({ bytes, use: 'scratch memory' })),
    );
    // Not before the new ones are there: Programs go on using the old ones where memory runs out.
    for (const address of this.scratch.addresses) this.memory.release(address);
    this.scratch = { addresses, bytes };
    this.pool.setScratch(addresses);
  }
}
