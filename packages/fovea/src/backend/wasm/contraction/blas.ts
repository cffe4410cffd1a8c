// Products by a system BLAS: which operands it takes as they lie, and the calls. It packs them itself, again for every call.

import type { Code } from '../assembler/encoding.ts';
import { control, i32 } from '../assembler/instructions.ts';
import { GEMM_IMPORT } from '../blas/gemm.ts';
import type { EmitContext } from '../kernel-plan.ts';
import type { RowOrder } from './pack.ts';
import type { MatrixSource, Product } from './product.ts';

/** A matrix whose rows or, transposed, columns are dense; `leading`: floats from one to the next. */
export interface BlasMatrix {
  readonly transposed: boolean;
  readonly leading: number;
}

/** Shorter sides leave most of a register empty. */
const LEAST_SIDE = 8;
/** Multiplications below which a call costs more than it saves. */
const LEAST_WORK = 96 * 1024;

/** Whether a call for a product of these sizes is expected to be faster than the register tile. */
export const isWorthCalling = (m: number, n: number, k: number): boolean =>
  Math.min(m, n, k) >= LEAST_SIDE && m * n * k >= LEAST_WORK;

/** How BLAS takes a matrix; undefined where it does not. */
export function blasMatrix(
  rows: number,
  columns: number,
  { rowStride, columnStride }: MatrixSource,
): BlasMatrix | undefined {
  const fits = (inner: number, outer: number, length: number): boolean =>
    inner === 4 && outer % 4 === 0 && outer >= length * 4;
  if (fits(columnStride, rowStride, columns)) return { transposed: false, leading: rowStride / 4 };
  if (fits(rowStride, columnStride, rows)) return { transposed: true, leading: columnStride / 4 };
  return undefined;
}

/** Rows of a matrix at even distances, from row `first` on, at `offset` bytes. */
interface RowRun {
  readonly first: number;
  readonly offset: number;
  readonly count: number;
  readonly stride: number;
}

/** Rows `first` … `first + count` as runs. */
export function rowRuns(rows: RowOrder, first: number, count: number): RowRun[] {
  const order = rows.filter((level) => level.count > 1);
  const inner = order.pop() ?? { count: 1, stride: 4 };
  const runs: RowRun[] = [];
  for (let row = first; row < first + count; ) {
    const within = row % inner.count;
    const length = Math.min(inner.count - within, first + count - row);
    let offset = within * inner.stride;
    let index = Math.floor(row / inner.count);
    for (const level of [...order].reverse()) {
      offset += (index % level.count) * level.stride;
      index = Math.floor(index / level.count);
    }
    runs.push({ first: row, offset, count: length, stride: inner.stride });
    row += length;
  }
  return runs;
}

/** How BLAS takes the right operand: all runs of its rows alike. */
export function rightMatrix({ n, k, b }: Product): BlasMatrix | undefined {
  const [{ count, stride }] = rowRuns(b.rows, 0, k);
  return blasMatrix(count, n, { rowStride: stride, columnStride: b.columnStride });
}

/** Whether BLAS can compute a product, and is expected to be faster. By shapes only: what it computes must not change from run to run. */
export function suitsBlas(product: Product): boolean {
  const { m, n, k, a, out } = product;
  if (!isWorthCalling(m, n, k)) return false;
  const left = 'window' in a.source || blasMatrix(m, k, a.source.matrix) !== undefined;
  const dense = 'grid' in out.target || out.target.rowStride >= n * 4;
  return left && dense && rightMatrix(product) !== undefined;
}

/** Calls it: C (+)= A · B, all sizes in elements but the distance of C's rows. */
export function callBlas(
  context: EmitContext,
  { a, b, outStride, accumulate }: BlasCall,
  { m, n, k, ...at }: Readonly<Record<'m' | 'n' | 'k' | 'a' | 'b' | 'c', Code>>,
): Code {
  return control.call(
    context.module.imported(GEMM_IMPORT.name),
    i32.const(Number(a.transposed)),
    i32.const(Number(b.transposed)),
    m,
    n,
    k,
    at.a,
    i32.const(a.leading),
    at.b,
    i32.const(b.leading),
    at.c,
    i32.const(outStride / 4),
    i32.const(Number(accumulate)),
  );
}

export interface BlasCall {
  readonly a: BlasMatrix;
  readonly b: BlasMatrix;
  /** Bytes between rows of C. */
  readonly outStride: number;
  readonly accumulate: boolean;
}
