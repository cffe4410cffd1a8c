// The js backend: runs plans with obvious loops. It is the oracle that other backends are compared with, and the one to debug on.

import { type DType, ELEMENT_BYTES, type EngineArray } from '../../base/dtype.ts';
import { InternalError } from '../../base/errors.ts';
import type { UnsharedFloat32Array, UnsharedInt32Array } from '../../base/unshared.ts';
import type { BufferPlan, Kernel, ProgramPlan } from '../../compiler/ir.ts';
import type { Backend, Executable, MemoryReport, ProgramCode, Storage } from '../interface.ts';
import { compileAttention, compileAttentionGrad } from './attention.ts';
import { BufferTable, type BufferViews, type KernelRunner } from './buffers.ts';
import { compileConv } from './conv.ts';
import { compileIndex } from './index-kernel.ts';
import { compileMap } from './map.ts';
import { compileMatmul } from './matmul.ts';
import { compileAveragePool, compileMaxPool, compilePoolIndex } from './pool.ts';
import { compileReduce } from './reduce.ts';

/** A NaN as float32, a conspicuous number as int32: reading memory that nobody wrote must show. */
const GARBAGE = 0x7fc00bad;

/** Plain JavaScript on one thread, every sum in float64: slow and exact. */
export function createJsBackend(): Backend {
  return new JsBackend();
}

class JsStorage implements Storage {
  readonly words: UnsharedInt32Array;

  constructor(readonly bytes: number) {
    this.words = new Int32Array(Math.ceil(bytes / ELEMENT_BYTES)).fill(GARBAGE);
  }
}

class JsBackend implements Backend {
  readonly name = 'js';
  readonly codeKind = 'js';
  readonly description = 'plain JavaScript, 1 thread';
  readonly arithmetic = 'plain JavaScript';
  private readonly storages = new Set<JsStorage>();
  private arena = new Int32Array(0);
  readonly capacity = Number.POSITIVE_INFINITY;
  readonly failed = false;
  storageBytes = 0;
  retired = false;
  disposed = false;

  workspaceBytes(): number {
    return 0;
  }

  allocate(bytes: number): Storage {
    this.checkUsable('allocate');
    if (!Number.isInteger(bytes) || bytes < 0) throw new InternalError(`allocate: not a size in bytes: ${bytes}`);
    const storage = new JsStorage(bytes);
    this.storages.add(storage);
    this.storageBytes += bytes;
    return storage;
  }

  /** Tensors that are collected after the backend was disposed have nothing to free. */
  free(storage: Storage): void {
    if (this.disposed) return;
    this.storages.delete(this.live('free', storage));
    this.storageBytes -= storage.bytes;
  }

  write(storage: Storage, data: EngineArray): void {
    const { words } = this.live('write', storage);
    checkFits('write', data.length, storage);
    words.set(new Int32Array(data.buffer, data.byteOffset, data.length));
  }

  async readFloat32(storage: Storage, elements: number): Promise<UnsharedFloat32Array> {
    return new Float32Array(this.read('readFloat32', storage, elements));
  }

  async readInt32(storage: Storage, elements: number): Promise<UnsharedInt32Array> {
    return new Int32Array(this.read('readInt32', storage, elements));
  }

  peek(storage: Storage, elements: number, dtype: DType): EngineArray {
    const values = this.read('peek', storage, elements);
    return dtype === 'float32' ? new Float32Array(values) : new Int32Array(values);
  }

  prepare(plan: ProgramPlan): ProgramPlan {
    return plan;
  }

  load(code: ProgramCode): Executable {
    this.checkUsable('compile');
    const plan = code as ProgramPlan;
    for (const buffer of plan.buffers) checkPlacement(buffer, plan);
    const table = new BufferTable(plan.buffers);
    // Kernels of one stage are independent; running them backwards makes a plan that is wrong about this give wrong results.
    const stages = plan.stages.map((stage) =>
      [...stage.kernels]
        .reverse()
        .flatMap(({ kernel, epilogues }) => [kernel, ...epilogues].map((each) => compileKernel(each, table))),
    );
    const kernels = stages.flat();
    if (plan.arenaBytes > this.arena.byteLength)
      this.arena = new Int32Array(Math.ceil(plan.arenaBytes / ELEMENT_BYTES));
    let disposed = false;
    return {
      run: (bindings, range) => {
        if (disposed) throw new InternalError('run: the executable was disposed');
        this.run(plan, range ? stages.slice(range.from, range.to).flat() : kernels, bindings);
        return undefined;
      },
      dispose: () => {
        disposed = true;
      },
    };
  }

  memory(): MemoryReport {
    return {
      storageBytes: this.storageBytes,
      storageCount: this.storages.size,
      arenaBytes: this.arena.byteLength,
    };
  }

  trim(): void {}

  retire(): void {
    this.retired = true;
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    this.storages.clear();
    this.storageBytes = 0;
    this.arena = new Int32Array(0);
  }

  private run(plan: ProgramPlan, kernels: readonly KernelRunner[], bindings: readonly Storage[]): void {
    this.checkUsable('run');
    if (bindings.length !== plan.bindingCount)
      throw new InternalError(`run: ${bindings.length} bindings given; the plan needs ${plan.bindingCount}`);
    const bound = bindings.map((storage) => this.live('run', storage));
    this.arena.fill(GARBAGE, 0, Math.ceil(plan.arenaBytes / ELEMENT_BYTES));
    const buffers = plan.buffers.map(({ elements, placement }): BufferViews => {
      if (placement.space === 'arena') return views(this.arena, placement.byteOffset, elements);
      const storage = bound[placement.slot];
      checkFits('run', elements, storage);
      return views(storage.words, 0, elements);
    });
    for (const kernel of kernels) kernel(buffers);
  }

  private read(op: string, storage: Storage, elements: number): ArrayBuffer {
    const { words } = this.live(op, storage);
    checkFits(op, elements, storage);
    return words.slice(0, elements).buffer;
  }

  private live(op: string, storage: Storage): JsStorage {
    this.checkUsable(op);
    if (storage instanceof JsStorage && this.storages.has(storage)) return storage;
    throw new InternalError(`${op}: the storage of ${storage.bytes} bytes was freed or belongs to another backend`);
  }

  private checkUsable(op: string): void {
    if (this.disposed) throw new InternalError(`${op}: the backend was disposed`);
  }
}

const views = (words: UnsharedInt32Array, byteOffset: number, elements: number): BufferViews => ({
  float32: new Float32Array(words.buffer, byteOffset, elements),
  int32: new Int32Array(words.buffer, byteOffset, elements),
});

function checkFits(op: string, elements: number, storage: Storage): void {
  if (elements * ELEMENT_BYTES > storage.bytes)
    throw new InternalError(`${op}: ${elements} elements do not fit a storage of ${storage.bytes} bytes`);
}

function checkPlacement({ elements, placement }: BufferPlan, plan: ProgramPlan): void {
  const fits =
    placement.space === 'arena'
      ? placement.byteOffset % 64 === 0 && placement.byteOffset + elements * ELEMENT_BYTES <= plan.arenaBytes
      : placement.slot < plan.bindingCount;
  if (!fits)
    throw new InternalError(
      `compile: a buffer of ${elements} elements is misplaced: ${JSON.stringify(placement)}; arena ${plan.arenaBytes} bytes, ${plan.bindingCount} bindings`,
    );
}

function compileKernel(kernel: Kernel, table: BufferTable): KernelRunner {
  switch (kernel.kind) {
    case 'map':
      return compileMap(kernel, table);
    case 'reduce':
      return compileReduce(kernel, table);
    case 'matmul':
      return compileMatmul(kernel, table);
    case 'attention':
      return compileAttention(kernel, table);
    case 'attentionGrad':
      return compileAttentionGrad(kernel, table);
    case 'conv':
    case 'depthwise':
      return compileConv(kernel, table);
    case 'maxPool':
      return compileMaxPool(kernel, table);
    case 'poolIndex':
      return compilePoolIndex(kernel, table);
    case 'averagePool':
      return compileAveragePool(kernel, table);
    case 'index':
      return compileIndex(kernel, table);
  }
}
