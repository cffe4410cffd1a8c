// The inputs of the attention primitives by name: some of them are there only in some forms.

import type { AttentionForm, AttentionSizes } from '../base/attention.ts';
import type { Node } from './node-type.ts';
import type { Primitive } from './primitives.ts';

export type AttentionPrimitive = Extract<Primitive, 'attention' | 'attentionLogSum' | 'attentionGrad'>;

/** How many inputs a primitive has before those that depend on the form. */
const FIXED: Readonly<Record<AttentionPrimitive, number>> = { attention: 3, attentionLogSum: 2, attentionGrad: 6 };

/** How many it has in all; nothing is dropped from sums. */
export const attentionInputCount = (op: AttentionPrimitive, { hasBias, dropoutP }: AttentionForm): number =>
  FIXED[op] + Number(hasBias) + Number(dropoutP > 0 && op !== 'attentionLogSum');

/** The inputs that depend on the form. */
export function optionalInputs(
  op: AttentionPrimitive,
  inputs: readonly Node[],
  { hasBias }: AttentionForm,
): { readonly bias: Node | undefined; readonly seed: Node | undefined } {
  const first = FIXED[op];
  return { bias: hasBias ? inputs[first] : undefined, seed: inputs[first + Number(hasBias)] };
}

/** Sizes from query, key and, where there is one, value. */
export function attentionSizes(query: Node, key: Node, value: Node | undefined): AttentionSizes {
  const rank = query.shape.length;
  return {
    batch: query.shape.slice(0, -2),
    queries: query.shape[rank - 2],
    keys: key.shape[rank - 2],
    width: query.shape[rank - 1],
    valueWidth: value ? value.shape[rank - 1] : 0,
  };
}
