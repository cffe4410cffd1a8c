// The wasm backend's linear memory: a heap of blocks for storages, scratch and the arena, growing towards wasm32's 4 GiB.

import { InternalError } from '../../base/errors.ts';
import { OutOfMemoryError } from '../interface.ts';
import { type Block, type BlockUse, describeHeld } from './memory-report.ts';

export const PAGE = 65_536;
/** What wasm32 can address. */
export const MAX_PAGES = 65_536;
const ALIGNMENT = 64;
/** Kernels may read this far past the end of a block. */
const SLACK = 64;

interface FreeBlock {
  address: number;
  size: number;
}

/** Blocks of linear memory by address, 64-byte aligned; first fit, neighbours joined on release. */
export class LinearMemory {
  readonly memory: WebAssembly.Memory;
  private end: number;
  private readonly free: FreeBlock[] = [];
  private readonly used = new Map<number, Block>();
  private cachedBytes: ArrayBufferLike | undefined;
  private cachedFloat = new Float32Array(0);
  private cachedInt = new Int32Array(0);

  /** `reserved`: bytes at the start that are never handed out. */
  constructor(
    readonly shared: boolean,
    readonly initialPages: number,
    reserved: number,
    readonly maximumPages = MAX_PAGES,
  ) {
    this.memory = new WebAssembly.Memory({ initial: initialPages, maximum: maximumPages, shared });
    this.end = initialPages * PAGE;
    this.free.push({ address: reserved, size: this.end - reserved });
  }

  get float(): Float32Array {
    this.refresh();
    return this.cachedFloat;
  }

  get int(): Int32Array {
    this.refresh();
    return this.cachedInt;
  }

  /** Address of a new block. @throws OutOfMemoryError */
  allocate(bytes: number, use: BlockUse): number {
    const size = Math.ceil((bytes + SLACK) / ALIGNMENT) * ALIGNMENT;
    let index = this.free.findIndex((block) => block.size >= size);
    if (index < 0) index = this.grow(size, use);
    const block = this.free[index];
    const { address } = block;
    if (block.size === size) this.free.splice(index, 1);
    else {
      block.address += size;
      block.size -= size;
    }
    this.used.set(address, { size, use });
    return address;
  }

  release(address: number): void {
    const size = this.used.get(address)?.size;
    if (size === undefined) throw new InternalError('wasm backend: a block was freed twice');
    this.used.delete(address);
    let index = 0;
    for (let high = this.free.length; index < high; ) {
      const middle = (index + high) >> 1;
      if (this.free[middle].address > address) high = middle;
      else index = middle + 1;
    }
    this.free.splice(index, 0, { address, size });
    this.join(index);
    if (index > 0) this.join(index - 1);
  }

  /** Joins the free block at `index` with the next one when they touch. */
  private join(index: number): void {
    const block = this.free[index];
    const next = this.free[index + 1];
    if (!next || block.address + block.size !== next.address) return;
    block.size += next.size;
    this.free.splice(index + 1, 1);
  }

  /** Makes room for a block at the end; returns the index of the free block that has it. */
  private grow(size: number, use: BlockUse): number {
    const last = this.free[this.free.length - 1];
    const tail = last && last.address + last.size === this.end ? last : undefined;
    const pages = Math.ceil((size - (tail?.size ?? 0)) / PAGE);
    if (this.end / PAGE + pages > this.maximumPages) throw this.outOfMemory(size, use, this.maximumPages * PAGE);
    try {
      this.memory.grow(pages);
    } catch {
      throw this.outOfMemory(size, use, this.end); // the host's memory ends first
    }
    if (tail) tail.size += pages * PAGE;
    else this.free.push({ address: this.end, size: pages * PAGE });
    this.end += pages * PAGE;
    return this.free.length - 1;
  }

  /** `limit`: bytes that can be had. */
  private outOfMemory(size: number, use: BlockUse, limit: number): OutOfMemoryError {
    const free = this.free.map((block) => block.size);
    const last = this.free[this.free.length - 1];
    const touchesEnd = last !== undefined && last.address + last.size === this.end;
    const tail = limit - this.end + (touchesEnd ? (free.pop() ?? 0) : 0);
    return new OutOfMemoryError(describeHeld({ size, use }, [...this.used.values()], { limit, free: [...free, tail] }));
  }

  private refresh(): void {
    const { buffer } = this.memory;
    if (buffer === this.cachedBytes && buffer.byteLength >= this.end) return;
    this.cachedBytes = buffer;
    this.cachedFloat = new Float32Array(buffer);
    this.cachedInt = new Int32Array(buffer);
  }
}

/** All blocks or none. */
export function allocateAll(
  memory: LinearMemory,
  blocks: readonly { readonly bytes: number; readonly use: string }[],
): number[] {
  const addresses: number[] = [];
  try {
    for (const { bytes, use } of blocks) addresses.push(memory.allocate(bytes, use));
    return addresses;
  } catch (error) {
    for (const address of addresses) memory.release(address);
    throw error;
  }
}
