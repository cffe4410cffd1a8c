// What a backend offers to the tensor layer: storages, compiled Programs, and the workspace a kernel needs. Knows the kernel IR only.

import type { EngineArray } from '../base/dtype.ts';
import type { Follower, Kernel, ProgramPlan } from '../compiler/ir.ts';

/** Memory held by a backend for one realised tensor or state cell. */
export interface Storage {
  readonly bytes: number;
}

export interface Executable {
  /** Runs the whole Program on the bound storages; resolves when the results can be read. Synchronous backends return undefined. */
  run(bindings: readonly Storage[]): Promise<void> | undefined;
  dispose(): void;
}

export interface MemoryReport {
  /** Bytes of live storages. */
  readonly storageBytes: number;
  readonly storageCount: number;
  /** Bytes of the arena shared by all Programs. */
  readonly arenaBytes: number;
}

export interface Backend {
  readonly name: string;
  /** One line for logs: threads, SIMD level. */
  readonly description: string;
  /** Bytes of zero-initialised-by-nobody arena memory that a kernel and its followers need for packed panels or partial sums. */
  workspaceBytes(kernel: Kernel, followers: readonly Follower[]): number;
  allocate(bytes: number): Storage;
  free(storage: Storage): void;
  /** Copies into the storage now; throws InternalError when it does not fit. */
  write(storage: Storage, data: EngineArray): void;
  /** A copy of the storage's first elements. */
  readFloat32(storage: Storage, elements: number): Promise<Float32Array<ArrayBuffer>>;
  readInt32(storage: Storage, elements: number): Promise<Int32Array<ArrayBuffer>>;
  compile(plan: ProgramPlan): Executable;
  memory(): MemoryReport;
  /** Stops workers and drops all memory; the backend cannot be used afterwards. */
  dispose(): Promise<void>;
  readonly disposed: boolean;
}
