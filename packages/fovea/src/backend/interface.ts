// What a backend offers to the tensor layer: storages, compiled Programs, and the workspace a kernel needs. Knows the kernel IR only.

import type { DType, EngineArray } from '../base/dtype.ts';
import { DeviceError } from '../base/errors.ts';
import type { Shape } from '../base/shape.ts';
import type { UnsharedFloat32Array, UnsharedInt32Array, UnsharedUint8Array } from '../base/unshared.ts';
import type { Epilogue, Kernel, ProgramPlan } from '../compiler/ir.ts';

/** Memory held by a backend for one realised tensor or state cell. */
export interface Storage {
  readonly bytes: number;
}

/** What a storage holds, for messages. */
export interface StoredValues {
  readonly shape: Shape;
  readonly dtype: DType;
}

/** Memory that a backend cannot give; what is collected meanwhile may let a second attempt succeed. */
export class OutOfMemoryError extends DeviceError {}

/** Stages of a Program, the last one not included. */
export interface StageRange {
  readonly from: number;
  readonly to: number;
}

export interface Executable {
  /**
   * Runs the Program on the bound storages, or some of its stages alone, to measure them; resolves when the results can be read. Synchronous
   * backends return undefined.
   */
  run(bindings: readonly Storage[], stages?: StageRange): Promise<void> | undefined;
  dispose(): void;
}

/** Bytes that a backend holds. */
export interface MemoryReport {
  /** Bytes of live storages. */
  readonly storageBytes: number;
  /** How many these are. */
  readonly storageCount: number;
  /** Bytes of the arena shared by all Programs. */
  readonly arenaBytes: number;
}

/** A plan as one kind of backend runs it, apart from memory: it can be loaded again and again. Its other fields are known to that kind alone. */
export interface ProgramCode {
  readonly bindingCount: number;
  readonly arenaBytes: number;
}

/** A backend: it makes programs executable, holds storages and runs. */
export interface Backend {
  /** As `setBackend` takes it. */
  readonly name: string;
  /** One line for logs: threads, SIMD level. */
  readonly description: string;
  /** What the bits of its results depend on besides the program: how it multiplies and adds, and whose products it uses. */
  readonly arithmetic: string;
  /** Bytes of uninitialised arena memory that a kernel and its epilogues need for packed panels or partial sums. */
  workspaceBytes(kernel: Kernel, epilogues: readonly Epilogue[]): number;
  /**
   * Memory for values, which it holds if they are given.
   * @throws OutOfMemoryError
   */
  allocate(bytes: number, values?: StoredValues): Storage;
  /** Gives the storage back; it cannot be used afterwards. */
  free(storage: Storage): void;
  /** Copies into the storage now; throws InternalError when it does not fit. */
  write(storage: Storage, data: EngineArray): void;
  /** A copy of the storage's first elements. */
  readFloat32(storage: Storage, elements: number): Promise<UnsharedFloat32Array>;
  /** The same of int32. */
  readInt32(storage: Storage, elements: number): Promise<UnsharedInt32Array>;
  /** The first elements, where the backend can give them without waiting. */
  peek?(storage: Storage, elements: number, dtype: DType): EngineArray;
  /** The kind of backend and the settings that code depends on: backends of equal text can load each other's code. */
  readonly codeKind: string;
  /** Makes code of a plan. Where it can outlive the process, `keep` is given it as bytes for `restore`. */
  prepare(plan: ProgramPlan, keep?: (packed: UnsharedUint8Array) => void): ProgramCode;
  /** Throws for bytes that are no code of this kind of backend. */
  restore?(packed: UnsharedUint8Array): ProgramCode;
  /** `code`: of a backend of the same `codeKind`. */
  load(code: ProgramCode): Executable;
  /** What is held now. */
  memory(): MemoryReport;
  /** Bytes of live storages, as in `memory()`. */
  readonly storageBytes: number;
  /** Bytes that all storages and the arena can have together. */
  readonly capacity: number;
  /** Gives back memory that only a run needs; the next one takes what it needs. */
  trim(): void;
  /** Lets workers go, for a backend that is no longer chosen: what it holds stays readable, and what still runs there runs on the calling thread. */
  retire(): void;
  /** Whether `retire` was called. */
  readonly retired: boolean;
  /** Stops workers and drops all memory; the backend cannot be used afterwards. */
  dispose(): Promise<void>;
  /** Whether `dispose` was called. */
  readonly disposed: boolean;
  /** A kernel failed, and every later run will. */
  readonly failed: boolean;
}
