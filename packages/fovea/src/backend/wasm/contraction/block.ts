// Multiplies a block of rows of A by packed panels of B: the loops around the micro-kernel. The seam for a system BLAS.

import { type Code, control, FunctionBuilder, forRange, i32 } from '../assembler.ts';
import type { LoweringContext } from '../lowering.ts';
import { microKernel, TILE_COLUMNS, TILE_ROWS } from './micro-kernel.ts';

/** A block product C[rows × n] (+)= A[rows × k] · B[k × n]; strides in bytes, B packed as [n/8][k][8]. */
export interface BlockProduct {
  readonly n: number;
  readonly k: number;
  readonly rowStride: number;
  readonly columnStride: number;
  readonly outStride: number;
  /** Bytes between panels of B: the panels may hold more of K than this block uses. */
  readonly panelStride: number;
  readonly accumulate: boolean;
}

/** `(a, b, c, rows)`: panels outermost, so that a panel stays in L1 while the rows of A stream past it. */
export function multiplyBlock(context: LoweringContext, product: BlockProduct): number {
  return context.module.shared(`block ${JSON.stringify(product)}`, () => emitBlock(context, product));
}

function emitBlock(context: LoweringContext, product: BlockProduct): FunctionBuilder {
  const { n, k, rowStride, columnStride, outStride, panelStride, accumulate } = product;
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32']);
  const [a, b, c, rows] = fn.params;
  const [panel, panelEnd, row, aRow, cRow] = Array.from({ length: 5 }, () => fn.local('i32'));
  const tile = (height: number, columns: number): Code =>
    control.call(
      microKernel(context, { rows: height, columns, rowStride, columnStride, outStride, accumulate }),
      aRow.get,
      b.get,
      panelEnd.get,
      cRow.get,
    );
  const allRows = (columns: number): Code[] => {
    const full = i32.and(rows.get, i32.const(-TILE_ROWS));
    const rest = i32.and(rows.get, i32.const(TILE_ROWS - 1));
    return [
      panelEnd.set(i32.add(b.get, i32.const(k * TILE_COLUMNS * 4))),
      aRow.set(a.get),
      cRow.set(c.get),
      forRange(row, 0, full, TILE_ROWS, [
        tile(TILE_ROWS, columns),
        aRow.add(TILE_ROWS * rowStride),
        cRow.add(TILE_ROWS * outStride),
      ]),
      ...[1, 2, 3].map((height) => control.if(i32.eq(rest, i32.const(height)), tile(height, columns))),
      b.add(panelStride),
      c.add(columns * 4),
    ];
  };
  const fullPanels = Math.floor(n / TILE_COLUMNS);
  if (fullPanels > 0) fn.emit(forRange(panel, 0, fullPanels, 1, allRows(TILE_COLUMNS)));
  if (n % TILE_COLUMNS > 0) fn.emit(...allRows(n % TILE_COLUMNS));
  return fn;
}
