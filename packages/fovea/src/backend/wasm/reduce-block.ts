// The inner part of a reduction: whole or partial results of a range of kept positions, over a range of the reduced positions.

import type { ReduceKernel } from '../../compiler/ir.ts';
import type { FunctionBuilder } from './assembler/function-builder.ts';
import type { EmitContext } from './kernel-plan.ts';
import type { ReduceShape } from './reduce-body.ts';
import { ReduceColumns } from './reduce-columns.ts';
import { ReduceRows } from './reduce-rows.ts';

/**
 * `(kept, keptEnd, from, to, column, columnEnd, ...loads, ...results)`: for every kept position, reduces `from`…`to`−1 (elements of the
 * last dim if only that is reduced, else steps of the outer reduced dims). Results are written one after another, `columnEnd` apart from
 * the start of a row of results when the last dim is kept.
 */
export function reduceBlockFunction(kernel: ReduceKernel, shape: ReduceShape, context: EmitContext): FunctionBuilder {
  const block = new (shape.lastReduced ? ReduceRows : ReduceColumns)(kernel, shape, context);
  const [kept, keptEnd] = block.fn.params;
  block.fn.emit(block.code(kept, keptEnd));
  return block.fn;
}
