// The contract between the wasm backend's Program assembly and its kernels: a kernel is planned once, and its plan emits phases of chunks.

import type { Ref } from '../../compiler/ir.ts';
import type { ModuleBuilder } from './assembler/module-builder.ts';

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

export interface EmittedKernel {
  readonly phases: readonly Phase[];
  /** Bytes of private scratch per thread (64-byte aligned). */
  readonly scratchBytes: number;
}

export interface EmitContext {
  readonly module: ModuleBuilder;
  /** Whether f32x4.relaxed_madd may be used; otherwise multiply and add. */
  readonly relaxedSimd: boolean;
  /** Whether the engine joins pairs of vectors to such of 256 bits. */
  readonly wideVectors: boolean;
}

/** All that is decided of a kernel, by its shapes: by which algorithm it is computed, and how that is cut. Only code depends on the context. */
export interface KernelPlan {
  /** Bytes of uninitialised arena memory, for packed operands or partial results. */
  readonly workspaceBytes: number;
  /** Set where epilogues can run in the chunks of the last phase. */
  readonly rowOutput?: RowOutput;
  emit(context: EmitContext): EmittedKernel;
}

/** Of a kernel without a result to compute. */
export const EMPTY_PLAN: KernelPlan = { workspaceBytes: 0, emit: () => ({ phases: [], scratchBytes: 0 }) };

/** Bytes rounded up to whole cache lines. */
export const wholeLines = (bytes: number): number => Math.ceil(bytes / 64) * 64;

/** Where each of several plans finds its workspace when they share one, and how large that is. */
export function layOutWorkspaces(bytes: readonly number[]): {
  readonly offsets: readonly number[];
  readonly bytes: number;
} {
  let end = 0;
  const offsets = bytes.map((own) => {
    const offset = end;
    end += wholeLines(own);
    return offset;
  });
  return { offsets, bytes: end };
}

/** Phases of a plan whose workspace begins at an offset of a shared one. */
export const atOffset = (phases: readonly Phase[], offset: number): Phase[] =>
  phases.map((phase) => ({
    ...phase,
    pointers: phase.pointers.map((pointer) =>
      'workspace' in pointer ? { workspace: pointer.workspace + offset } : pointer,
    ),
  }));
