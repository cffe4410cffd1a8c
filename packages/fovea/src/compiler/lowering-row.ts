// What the compiler has to know of a primitive: one row of the lowering table.

import type { Node, NodeOf } from '../graph/node.ts';
import type { Primitive } from '../graph/primitives.ts';
import type { IndexMap, ThroughView } from './index-map.ts';
import type { Expr, Kernel, Ref, View } from './ir.ts';

/** Where in an iteration space an element is needed: one index for each axis of the node, over the dims. */
export interface Position {
  readonly map: IndexMap;
  readonly dims: readonly number[];
}

/** Computed inside the kernels that use it, element by element: from elements of its inputs, or from its position alone. */
export interface StepRow<P extends Primitive> {
  readonly form: 'elementwise' | 'generator';
  readonly operands: 'fused';
  /** Of one element, in loads from memory. */
  readonly cost: number;
  /** The elements that one needs; of every input the one at the same position where this is left out. */
  reads?(node: NodeOf<P>, at: Position): readonly { readonly node: Node; readonly map: IndexMap }[];
  /** `inputs`: the steps of the body that hold what `reads` asks for. */
  step(node: NodeOf<P>, inputs: readonly number[], at: Position): Expr;
}

/** The same elements at other positions. */
export interface ViewRow<P extends Primitive> {
  readonly form: 'view';
  readonly operands: 'fused';
  readonly cost: 0;
  /** Whether the elements stay in their order, so that the buffer of the input is one of the view as well. */
  readonly keepsOrder: boolean;
  through(node: NodeOf<P>, at: Position): ThroughView;
}

/** Has kernels of its own, which find their inputs computed inside (`fused`), as strided views, or each in a buffer (`dense`). */
export interface KernelRow<P extends Primitive> {
  readonly form: 'kernel';
  readonly operands: 'fused' | 'strided' | 'dense';
  /** Of one element, in loads from memory; infinite where it depends on sizes. */
  readonly cost: number;
  kernels(node: NodeOf<P>, out: Ref, context: KernelContext): Kernel[];
}

/** Has its values already. */
export interface LeafRow {
  readonly form: 'leaf';
  readonly operands: 'dense';
  readonly cost: 0;
}

export type LoweringRow<P extends Primitive> = StepRow<P> | ViewRow<P> | KernelRow<P> | LeafRow;

/** A body over `dims`, ready to become a map or reduce kernel. */
export interface Body {
  readonly dims: readonly number[];
  readonly loads: readonly View[];
  readonly body: readonly Expr[];
  /** The step that gives the node's element. */
  readonly value: number;
  /** Which dims each axis of the node became, outermost first. */
  readonly axisDims: readonly (readonly number[])[];
}

/** The operands of a kernel, in the form that its row asks for. */
export interface KernelContext {
  /** The body that computes a fused operand, over its own shape. */
  body(node: Node): Body;
  strided(node: Node): View;
  dense(node: Node): Ref;
}
