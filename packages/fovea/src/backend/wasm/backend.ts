// The wasm backend: storages and Programs in one linear memory, run by the calling thread and its workers.

import { type DType, ELEMENT_BYTES, type EngineArray } from '../../base/dtype.ts';
import { DeviceError, InternalError, ValueError } from '../../base/errors.ts';
import { availableParallelism, canShareMemory, environmentVariable } from '../../base/platform.ts';
import type { UnsharedFloat32Array, UnsharedInt32Array, UnsharedUint8Array } from '../../base/unshared.ts';
import type { Epilogue, Kernel, ProgramPlan } from '../../compiler/ir.ts';
import type {
  Backend,
  Executable,
  MemoryReport,
  ProgramCode,
  StageRange,
  Storage,
  StoredValues,
} from '../interface.ts';
import { type BlasChoice, defaultChoice, findBlas } from './blas/find.ts';
import type { Gemm } from './blas/gemm.ts';
import { codeOf, packCode, unpackCode, type WasmCode } from './code.ts';
import { CONTROL_BYTES, MAX_THREADS } from './control.ts';
import { planItem } from './epilogues.ts';
import { allocateAll, LinearMemory, MAX_PAGES, PAGE } from './memory.ts';
import { type AssemblyOptions, assembleProgram, COUNTER_BYTES, countersOffset } from './program.ts';
import { supportsRelaxedSimd } from './relaxed.ts';
import { ThreadPool } from './threads.ts';
import { defaultWideVectors, findWideVectors, type WideVectorsChoice } from './wide-vectors.ts';
import { WorkingMemory } from './working-memory.ts';

export interface WasmOptions {
  /** Threads that compute, the calling one included. Default: `FOVEA_THREADS`, or one per core; 1 where memory cannot be shared. */
  readonly threads?: number;
  /** Use fused multiply-add when the engine has it. Default: true. */
  readonly relaxedSimd?: boolean;
  /** Join vectors to such of 256 bits where that is right and faster; with 'auto', nothing is said where it is not. Default: what `FOVEA_WIDE_VECTORS` says. */
  readonly wideVectors?: WideVectorsChoice;
  /** Bytes of memory, at least 4 MiB. Default: the 4 GiB that WebAssembly can address. */
  readonly memoryLimit?: number;
  /** A system BLAS for products that suit it, or which one. Default: what `FOVEA_BLAS` says, and none without. */
  readonly blas?: BlasChoice;
}

const INITIAL_PAGES = 64;

type RunFunction = (
  thread: number,
  threads: number,
  maySleep: number,
  table: number,
  arena: number,
  scratch: number,
  steps: number,
  from: number,
  to: number,
) => void;

class WasmStorage implements Storage {
  freed = false;
  constructor(
    readonly address: number,
    readonly bytes: number,
  ) {}
}

class WasmBackend implements Backend {
  readonly name = 'wasm';
  readonly description: string;
  readonly arithmetic: string;
  private readonly gemm: Gemm | undefined;
  private readonly memoryBlocks: LinearMemory;
  private readonly pool: ThreadPool;
  private readonly storages = new Set<WasmStorage>();
  private readonly assembly: AssemblyOptions;
  readonly codeKind: string;
  private readonly working: WorkingMemory;
  private nextProgram = 0;
  storageBytes = 0;
  retired = false;
  disposed = false;

  constructor(options: WasmOptions) {
    const shared = canShareMemory();
    const threads = shared ? threadsOf(options.threads) : 1;
    const relaxedSimd = (options.relaxedSimd ?? true) && supportsRelaxedSimd();
    const pages = Math.floor((options.memoryLimit ?? MAX_PAGES * PAGE) / PAGE);
    if (!(pages >= INITIAL_PAGES && pages <= MAX_PAGES)) {
      throw new ValueError(
        `createWasmBackend: memoryLimit must be from ${INITIAL_PAGES * PAGE} to ${MAX_PAGES * PAGE} bytes: got ${options.memoryLimit}`,
      );
    }
    this.memoryBlocks = new LinearMemory(shared, INITIAL_PAGES, CONTROL_BYTES, pages);
    const { maximumPages, memory } = this.memoryBlocks;
    const bytes = new Uint8Array(memory.buffer);
    const { blas, reason } = shared ? findBlas(options.blas ?? defaultChoice()) : {};
    this.gemm = blas?.gemmFor(bytes);
    const wide = options.wideVectors ?? defaultWideVectors();
    const { found: wideVectors, reason: whyNarrow } = findWideVectors(wide, relaxedSimd);
    const layout = { shared, initialPages: INITIAL_PAGES, maximumPages };
    this.assembly = { relaxedSimd, wideVectors, blas: blas !== undefined, ...layout };
    this.codeKind = `wasm ${JSON.stringify(this.assembly)}`;
    this.pool = new ThreadPool(memory, threads, blas?.settingsFor(bytes));
    this.working = new WorkingMemory(this.memoryBlocks, this.pool);
    const why = shared ? '' : ' (memory cannot be shared here: a page needs cross-origin isolation for threads)';
    const vectors = wideVectors ? ' in 256-bit vectors' : wide !== 'auto' && whyNarrow ? ` (${whyNarrow})` : '';
    const products = reason ? ` (${reason})` : blas ? `, products by ${blas.name}` : '';
    this.description = `WebAssembly SIMD${vectors}${relaxedSimd ? ' with fused multiply-add' : ''}, ${threads} thread${threads > 1 ? 's' : ''}${why}${products}`;
    this.arithmetic = `${relaxedSimd ? 'fused multiply-add' : 'multiplication, then addition'}${blas ? `; products by ${blas.name}` : ''}`;
  }

  workspaceBytes(kernel: Kernel, epilogues: readonly Epilogue[]): number {
    return planItem({ kernel, epilogues }, this.gemm !== undefined).workspaceBytes;
  }

  get capacity(): number {
    return this.memoryBlocks.maximumPages * PAGE;
  }

  get failed(): boolean {
    return this.pool.failed;
  }

  allocate(bytes: number, values?: StoredValues): Storage {
    const storage = new WasmStorage(this.memoryBlocks.allocate(bytes, values ?? 'a tensor'), bytes);
    this.storages.add(storage);
    this.storageBytes += bytes;
    return storage;
  }

  free(storage: Storage): void {
    if (!this.storages.delete(storage as WasmStorage)) {
      if (this.disposed) return;
      throw new InternalError('wasm backend: a storage was freed twice');
    }
    (storage as WasmStorage).freed = true;
    this.storageBytes -= storage.bytes;
    this.memoryBlocks.release((storage as WasmStorage).address);
  }

  write(storage: Storage, data: EngineArray): void {
    const { address, bytes } = this.usable(storage);
    if (data.byteLength > bytes)
      throw new InternalError(`wasm backend: ${data.byteLength} bytes do not fit a storage of ${bytes}`);
    const view = data instanceof Float32Array ? this.memoryBlocks.float : this.memoryBlocks.int;
    view.set(data, address / ELEMENT_BYTES);
  }

  async readFloat32(storage: Storage, elements: number): Promise<UnsharedFloat32Array> {
    const out = new Float32Array(elements);
    out.set(this.peek(storage, elements, 'float32'));
    return out;
  }

  async readInt32(storage: Storage, elements: number): Promise<UnsharedInt32Array> {
    const out = new Int32Array(elements);
    out.set(this.peek(storage, elements, 'int32'));
    return out;
  }

  peek(storage: Storage, elements: number, dtype: DType): EngineArray {
    const start = this.usable(storage).address / ELEMENT_BYTES;
    const { float, int } = this.memoryBlocks;
    return (dtype === 'float32' ? float : int).subarray(start, start + elements);
  }

  prepare(plan: ProgramPlan, keep?: (packed: UnsharedUint8Array) => void): ProgramCode {
    const assembled = assembleProgram(plan, this.assembly);
    const memory = { ...plan, largestValue: largestValueOf(plan) };
    keep?.(packCode(assembled, memory));
    return codeOf(assembled, memory);
  }

  restore(packed: UnsharedUint8Array): ProgramCode {
    return unpackCode(packed);
  }

  load(program: ProgramCode): Executable {
    const code = program as WasmCode;
    const { module, chunks, stageSteps, calls, scratchBytes, bindingCount } = code;
    this.working.reserveScratch(scratchBytes);
    const instance = new WebAssembly.Instance(module, {
      env: { memory: this.memoryBlocks.memory, ...(this.gemm ? { gemm: this.gemm } : {}) },
    });
    const countersAt = countersOffset(chunks.length);
    const counterBytes = chunks.length * this.pool.threads * COUNTER_BYTES;
    const [steps, table] = allocateAll(this.memoryBlocks, [
      { bytes: countersAt + counterBytes, use: 'Programs' },
      { bytes: (bindingCount + 1 + calls.length) * 4, use: 'Programs' },
    ]);
    this.memoryBlocks.int.fill(0, steps / 4, (steps + countersAt) / 4);
    this.memoryBlocks.int.set(chunks, steps / 4);
    this.memoryBlocks.int.set(calls, table / 4 + bindingCount + 1);
    const id = this.nextProgram++;
    this.pool.addProgram(id, module, steps);
    const run = instance.exports.run as RunFunction;
    return {
      run: (bindings, stages = { from: 0, to: stageSteps.length - 1 }) => {
        const range = { from: stageSteps[stages.from], to: stageSteps[stages.to] };
        // Without a step there is no barrier either, and workers would fall behind.
        if (range.from === range.to) return undefined;
        const execute = (): void => {
          this.bind(code, table, bindings);
          const counters = (steps + countersAt) / 4;
          this.memoryBlocks.int.fill(0, counters, counters + counterBytes / 4);
          this.execute(id, run, code, table, steps, range);
        };
        return this.pool.starting ? this.pool.starting.then(execute) : void execute();
      },
      dispose: () => {
        this.pool.dropProgram(id);
        this.memoryBlocks.release(steps);
        this.memoryBlocks.release(table);
      },
    };
  }

  memory(): MemoryReport {
    return { storageBytes: this.storageBytes, storageCount: this.storages.size, arenaBytes: this.working.arena.bytes };
  }

  trim(): void {
    this.working.releaseArena();
  }

  retire(): void {
    this.retired = true;
    this.pool.stop();
    this.trim();
  }

  async dispose(): Promise<void> {
    this.pool.stop();
    this.storages.clear();
    this.storageBytes = 0;
    this.disposed = true;
  }

  private bind({ bindingCount }: ProgramCode, table: number, bindings: readonly Storage[]): void {
    if (bindings.length !== bindingCount) {
      throw new InternalError(`wasm backend: the Program needs ${bindingCount} bindings: got ${bindings.length}`);
    }
    const { int } = this.memoryBlocks;
    bindings.forEach((storage, slot) => {
      int[table / 4 + slot] = this.usable(storage).address;
    });
  }

  private execute(
    id: number,
    run: RunFunction,
    code: WasmCode,
    table: number,
    steps: number,
    { from, to }: StageRange,
  ): void {
    // Its workers are gone: the first barrier would wait without end.
    if (this.disposed) throw new DeviceError('wasm: the backend was disposed of; call setBackend for a new one');
    if (this.pool.failed)
      throw new InternalError('wasm backend: a kernel failed in an earlier run; create a new backend');
    const { address: arena } = this.working.reserveArena(code);
    this.memoryBlocks.int[table / 4 + code.bindingCount] = arena;
    this.pool.start(id, { table, arena, from, to });
    try {
      run(
        0,
        this.pool.running,
        Number(this.pool.maySleep),
        table,
        arena,
        this.working.scratchOfCaller,
        steps,
        from,
        to,
      );
    } catch (error) {
      throw new InternalError(`wasm backend: a kernel failed: ${(error as Error).message}`);
    }
  }

  private usable(storage: Storage): WasmStorage {
    if (!(storage instanceof WasmStorage) || storage.freed)
      throw new InternalError('wasm backend: a storage was used after it was freed');
    return storage;
  }
}

/** @throws ValueError for a number of threads out of range */
function threadsOf(given: number | undefined): number {
  const setting = environmentVariable('FOVEA_THREADS');
  const threads = given ?? (setting ? Number(setting) : availableParallelism());
  if (Number.isInteger(threads) && threads >= 1 && threads <= MAX_THREADS) return threads;
  const name = given === undefined && setting ? 'FOVEA_THREADS' : 'setBackend: threads';
  throw new ValueError(`${name} must be an integer from 1 to ${MAX_THREADS}: got ${given ?? setting}`);
}

/** Elements of the largest intermediate value. */
const largestValueOf = ({ buffers }: ProgramPlan): number =>
  buffers.reduce((most, { placement, elements }) => (placement.space === 'arena' ? Math.max(most, elements) : most), 0);

/** A backend on WebAssembly SIMD with threads. */
export const createWasmBackend = (options: WasmOptions = {}): Backend => new WasmBackend(options);
