// The type of graph nodes, apart from their making: shape rules need it too.

import type { DType } from '../base/dtype.ts';
import type { Shape } from '../base/shape.ts';
import type { Primitive, PrimitiveAttributes } from './primitives.ts';

export interface NodeOf<P extends Primitive> {
  /** Increases with creation: inputs always have smaller ids. */
  readonly id: number;
  readonly op: P;
  readonly inputs: readonly Node[];
  readonly attributes: PrimitiveAttributes[P];
  readonly shape: Shape;
  readonly dtype: DType;
}

/** Discriminated by `op`. */
export type Node = { [P in Primitive]: NodeOf<P> }[Primitive];
