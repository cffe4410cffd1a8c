// The wasm backend's linear memory: a heap of blocks for storages, scratch and the arena, growing towards wasm32's 4 GiB.

import { InternalError, ValueError } from '../../base/errors.ts';

const PAGE = 65_536;
const MAX_PAGES = 65_536;
const ALIGNMENT = 64;
/** Kernels may read this far past the end of a block. */
const SLACK = 64;

interface FreeBlock {
  address: number;
  size: number;
}

export const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** Blocks of linear memory by address, 64-byte aligned; first fit, neighbours joined on release. */
export class LinearMemory {
  readonly memory: WebAssembly.Memory;
  private end: number;
  private readonly free: FreeBlock[] = [];
  private readonly used = new Map<number, number>();
  private cachedBytes: ArrayBufferLike | undefined;
  private cachedFloat = new Float32Array(0);
  private cachedInt = new Int32Array(0);

  /** `reserved`: bytes at the start that are never handed out. */
  constructor(
    readonly shared: boolean,
    readonly initialPages: number,
    reserved: number,
  ) {
    this.memory = new WebAssembly.Memory({ initial: initialPages, maximum: MAX_PAGES, shared });
    this.end = initialPages * PAGE;
    this.free.push({ address: reserved, size: this.end - reserved });
  }

  static readonly maximumPages = MAX_PAGES;

  get float(): Float32Array {
    this.refresh();
    return this.cachedFloat;
  }

  get int(): Int32Array {
    this.refresh();
    return this.cachedInt;
  }

  /** Address of a new block. Throws ValueError when 4 GiB do not hold it. */
  allocate(bytes: number, what: string): number {
    const size = Math.ceil((bytes + SLACK) / ALIGNMENT) * ALIGNMENT;
    let index = this.free.findIndex((block) => block.size >= size);
    if (index < 0) index = this.grow(size, what);
    const block = this.free[index];
    const { address } = block;
    if (block.size === size) this.free.splice(index, 1);
    else {
      block.address += size;
      block.size -= size;
    }
    this.used.set(address, size);
    return address;
  }

  release(address: number): void {
    const size = this.used.get(address);
    if (size === undefined) throw new InternalError('wasm backend: a block was freed twice');
    this.used.delete(address);
    let index = this.free.findIndex((block) => block.address > address);
    if (index < 0) index = this.free.length;
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
  private grow(size: number, what: string): number {
    const last = this.free[this.free.length - 1];
    const tail = last && last.address + last.size === this.end ? last : undefined;
    const pages = Math.ceil((size - (tail?.size ?? 0)) / PAGE);
    if (this.end / PAGE + pages > MAX_PAGES) this.outOfMemory(size, what);
    try {
      this.memory.grow(pages);
    } catch {
      this.outOfMemory(size, what);
    }
    if (tail) tail.size += pages * PAGE;
    else this.free.push({ address: this.end, size: pages * PAGE });
    this.end += pages * PAGE;
    return this.free.length - 1;
  }

  private outOfMemory(size: number, what: string): never {
    const sizes = [...this.used.values()];
    const held = sizes.reduce((sum, bytes) => sum + bytes, 0);
    const largest = sizes.reduce((most, bytes) => Math.max(most, bytes), 0);
    throw new ValueError(
      `out of memory: ${what} takes ${mebibytes(size)}, but WebAssembly addresses 4096 MiB, of which ${mebibytes(held)} are held ` +
        `(largest block: ${mebibytes(largest)}); use a smaller batch or image, or dispose() tensors that are no longer needed`,
    );
  }

  private refresh(): void {
    const { buffer } = this.memory;
    if (buffer === this.cachedBytes && buffer.byteLength >= this.end) return;
    this.cachedBytes = buffer;
    this.cachedFloat = new Float32Array(buffer);
    this.cachedInt = new Int32Array(buffer);
  }
}
