// Products: Gemm for two matrices, MatMul for more axes.

import { sourceOf, type Values } from './constants.ts';
import { isDynamic, sameDim, sameDims } from './dims.ts';
import { type Emitter, permuted } from './emitter.ts';
import { identity, isIdentity, type Order } from './layout.ts';
import type { Step } from './step.ts';
import type { Term } from './term.ts';

export function emitMatmul(
  emitter: Emitter,
  term: Term,
  { a, b, bias, scale }: Extract<Step, { kind: 'matmul' }>,
): void {
  const { writer, constants } = emitter;
  const rank = term.dims.length;
  const flat = rank === 2 && b.folded && !bias?.dims.some(isDynamic) ? flattened(emitter, a, b) : undefined;
  const [plain, right] = flat ?? [wideOperand(emitter, a), wideOperand(emitter, b)];
  // Next to the product, where runtimes make both one.
  const left = scale === undefined ? plain : writer.node('Mul', [plain, writer.scalar(scale, 'float32')]);
  const row =
    bias && writer.constant(emitter.nameOf(bias), 'float32', bias.dims.slice(-1) as number[], constants.of(bias).data);
  if (rank === 2) {
    emitter.put(term, writer.node('Gemm', [left, right, ...(row ? [row] : [])]), identity(2));
    return;
  }
  const product = writer.node('MatMul', [left, right]);
  emitter.put(term, row ? writer.node('Add', [product, row]) : product, identity(rank));
}

/** An operand without the batch axes that are repeated: ONNX broadcasts them. */
function wideOperand(emitter: Emitter, term: Term): string {
  const source = sourceOf(term);
  const isBatchOnly = sameDims(source.dims.slice(-2), term.dims.slice(-2));
  const part = isBatchOnly ? source : term;
  return emitter.in(part, identity(part.dims.length));
}

/**
 * Maps that are flattened for a product with a weight: the weight's rows are put in the order in which the maps lie, so that these need not be
 * moved. Undefined for anything else.
 */
function flattened(emitter: Emitter, a: Term, b: Term): readonly [string, string] | undefined {
  if (a.node.op !== 'reshape' || a.folded) return undefined;
  const [map] = a.inputs;
  if (sourceOf(map).folded || map.dims.length < 3 || !sameDim(map.dims[0], a.dims[0])) return undefined;
  const { name, order } = emitter.at(map);
  const inner = map.dims.slice(1);
  if (isIdentity(order) || order[0] !== 0 || inner.some(isDynamic)) return undefined;
  const rows = permutedRows(
    emitter.constants.of(b),
    inner as readonly number[],
    order.slice(1).map((axis) => axis - 1),
  );
  const { writer } = emitter;
  return [writer.reshape(name, a.dims), writer.constant(emitter.nameOf(sourceOf(b)), 'float32', rows.shape, rows.data)];
}

/** A matrix whose rows are the elements of a map `inner`, in another order of the map's axes. */
function permutedRows({ data, shape, dtype }: Values, inner: readonly number[], order: Order): Values {
  const columns = shape[1];
  const moved = permuted({ data, shape: [...inner, columns], dtype }, [...order, inner.length]);
  return { data: moved.data, shape, dtype };
}
