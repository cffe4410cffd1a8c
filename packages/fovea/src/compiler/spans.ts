// Which elements of its buffers a kernel touches: the first and the last of each operand.

import { elementCount } from '../base/shape.ts';
import type { Kernel } from './ir.ts';
import { type Operand, operandsOf } from './operands.ts';

/** An operand: the elements `first` to `last` of a buffer, both included. */
export interface Span {
  readonly buffer: number;
  readonly first: number;
  readonly last: number;
}

/** Of everything that the kernel reads or writes; operands without elements are left out. */
export const spansOf = (kernel: Kernel): Span[] =>
  operandsOf(kernel)
    .filter(({ dims }) => elementCount(dims) > 0)
    .map(spanOf);

function spanOf({ view: { buffer, offset, strides }, dims }: Operand): Span {
  let [first, last] = [offset, offset];
  dims.forEach((size, d) => {
    if (strides[d] < 0) first += strides[d] * (size - 1);
    else last += strides[d] * (size - 1);
  });
  return { buffer, first, last };
}
