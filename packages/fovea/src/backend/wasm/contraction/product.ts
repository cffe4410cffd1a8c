// What a contraction is to this folder: a batch of products of strided or gathered operands. Plain data, used as a key for shared code.

import type { Code } from '../assembler/encoding.ts';
import type { Local } from '../assembler/function-builder.ts';
import { i32 } from '../assembler/instructions.ts';
import type { Pointer } from '../kernel-plan.ts';
import type { RowOrder } from './pack.ts';
import type { WindowRows } from './window-rows.ts';

/** A matrix in memory; strides in bytes. */
export interface MatrixSource {
  readonly rowStride: number;
  readonly columnStride: number;
}

/** The left operand: a matrix, or rows that a window gathers. */
export type RowSource = { readonly matrix: MatrixSource } | { readonly window: WindowRows };

/** Output rows that do not lie at even distances: some rows and some pixels of images, evenly spaced. Bytes. */
export interface PixelGrid {
  readonly start: number;
  readonly imageStride: number;
  readonly rows: GridAxis;
  readonly columns: GridAxis;
}

interface GridAxis {
  readonly count: number;
  readonly stride: number;
}

export type RowTarget = { readonly rowStride: number } | { readonly grid: PixelGrid };

/** out[batch][m × n] = a[batch][m × k] · b[batch][k × n]; strides in bytes. */
export interface Product {
  readonly batch: readonly number[];
  readonly m: number;
  readonly n: number;
  readonly k: number;
  readonly a: { readonly batchStrides: readonly number[]; readonly source: RowSource };
  readonly b: { readonly batchStrides: readonly number[]; readonly columnStride: number; readonly rows: RowOrder };
  readonly out: { readonly batchStrides: readonly number[]; readonly target: RowTarget };
}

/** Where the operands of a product lie. */
export type Operands = Readonly<Record<'a' | 'b' | 'out', Pointer>>;

export const total = (sizes: readonly number[]): number => sizes.reduce((product, size) => product * size, 1);

/** Whether there is no result at all. */
export const isEmpty = ({ batch, m, n }: Product): boolean => total([...batch, m, n]) === 0;

/** Moves cursors to a batch number; the number's local is used up. */
export function moveToBatch(
  number: Local,
  batch: readonly number[],
  cursors: readonly { readonly at: Local; readonly strides: readonly number[] }[],
): Code[] {
  const code: Code[] = [];
  for (let d = batch.length - 1; d >= 0; d--) {
    const size = i32.const(batch[d]);
    const index = d === 0 ? number.get : i32.remU(number.get, size);
    for (const { at, strides } of cursors) {
      if (strides[d] !== 0 && batch[d] > 1) code.push(at.add(i32.mul(index, i32.const(strides[d]))));
    }
    if (d > 0) code.push(number.set(i32.divU(number.get, size)));
  }
  return code;
}
