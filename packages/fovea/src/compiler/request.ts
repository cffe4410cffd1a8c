// What the compiler is asked for and what it answers; and the buffers of a Program while it is being built.

import type { DType } from '../base/dtype.ts';
import type { Node } from '../graph/node.ts';
import type { Epilogue, Kernel, ProgramPlan } from './ir.ts';

export interface CompileRequest {
  readonly outputs: readonly Node[];
  /** After the run, the cell holds the value. */
  readonly updates: readonly { readonly cell: object; readonly value: Node }[];
  /** The cell behind a node whose values exist already; undefined for nodes to compute. */
  readonly leaf: (node: Node) => object | undefined;
  /** Whether what the passes leave is checked. Default: false. */
  readonly verify?: boolean;
  readonly workspaceBytes: (kernel: Kernel, epilogues: readonly Epilogue[]) => number;
}

/** What the caller must bind to each slot of the plan. */
export type Slot =
  | { readonly kind: 'cell'; readonly cell: object }
  | { readonly kind: 'output'; readonly index: number };

export interface CompiledGraph {
  readonly plan: ProgramPlan;
  readonly slots: readonly Slot[];
  /** What each computed buffer holds, for reports that name what a kernel computes. */
  readonly values: ReadonlyMap<number, Node>;
}

/** A buffer of the Program while it is being built: in the arena unless it has a slot. */
export interface BufferDraft {
  readonly dtype: DType;
  readonly elements: number;
  readonly slot?: number;
}
