// The type of graph nodes, apart from their making: shape rules need it too.

import type { DType } from '../base/dtype.ts';
import type { Shape } from '../base/shape.ts';
import type { Primitive, PrimitiveAttributes } from './primitives.ts';
import type { Scope } from './scope.ts';

export interface NodeOf<P extends Primitive> {
  /** Increases with creation: inputs always have smaller ids. */
  readonly id: number;
  readonly op: P;
  readonly inputs: readonly Node[];
  readonly attributes: PrimitiveAttributes[P];
  readonly shape: Shape;
  readonly dtype: DType;
  /** Where it was made, if a scope was set then. */
  readonly scope: Scope | undefined;
  /** Whether a Tensor stands for it: the one thing that changes, because a weak set of all nodes costs more than they do. */
  isHeld: boolean;
}

/** Discriminated by `op`. */
export type Node = { [P in Primitive]: NodeOf<P> }[Primitive];
