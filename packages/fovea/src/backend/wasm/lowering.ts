// The contract between the wasm backend's Program assembly and its kernel families: a kernel lowers to phases of independent chunks.

import type { Ref } from '../../compiler/ir.ts';
import type { ModuleBuilder } from './module-builder.ts';

/** An address handed to a kernel function: a place in a buffer, or a byte offset in the kernel's own workspace. */
export type Pointer = Ref | { readonly workspace: number };

/**
 * One parallel loop. `fn` has the signature `(chunk, scratch, ...pointers) → ()`, all i32: chunk number, address of this thread's private
 * scratch, then one byte address per pointer. Chunks of a phase are independent and may run in any order on any thread;
 * what a chunk computes depends on shapes only, never on the number of threads. A barrier stands between phases.
 */
export interface Phase {
  readonly fn: number;
  readonly chunks: number;
  readonly pointers: readonly Pointer[];
}

/** Chunk c of a kernel's last phase writes exactly rows [c·chunkRows, min(rows, (c+1)·chunkRows)) of its dense `[rows, columns]` result. */
export interface RowOutput {
  readonly rows: number;
  readonly columns: number;
  readonly chunkRows: number;
}

export interface LoweredKernel {
  readonly phases: readonly Phase[];
  /** Bytes of private scratch per thread (64-byte aligned). */
  readonly scratchBytes: number;
}

export interface LoweringContext {
  readonly module: ModuleBuilder;
  /** Whether f32x4.relaxed_madd may be used; otherwise multiply and add. */
  readonly relaxedSimd: boolean;
}

/** What each kernel family implements. Only `lower` depends on the context. */
export interface KernelFamily<K> {
  workspaceBytes(kernel: K): number;
  /** Set where other kernels can follow in the chunks of the last phase. */
  rowOutput?(kernel: K): RowOutput | undefined;
  lower(kernel: K, context: LoweringContext): LoweredKernel;
}
