// Multiplies a block of rows of A by panels of B: the loops around the micro-kernel. The seam for a system BLAS.

import type { Code } from '../assembler/encoding.ts';
import { FunctionBuilder, forRange } from '../assembler/function-builder.ts';
import { control, i32 } from '../assembler/instructions.ts';
import type { EmitContext } from '../kernel-plan.ts';
import { microKernel, TILE_COLUMNS, tileRows } from './micro-kernel.ts';

/** A block product C[rows × n] (+)= A[rows × k] · B[k × n]; strides in bytes. */
export interface BlockProduct {
  readonly n: number;
  readonly rowStride: number;
  readonly columnStride: number;
  readonly outStride: number;
  /** Bytes between rows of B within a panel of eight columns, and between panels. */
  readonly panelRowStride: number;
  readonly panelStride: number;
  readonly accumulate: boolean;
}

/** `(a, b, c, rows, k)` with k ≥ 1: panels outermost, so that a panel stays in L1 while the rows of A stream past it. */
export function multiplyBlock(context: EmitContext, product: BlockProduct): number {
  return context.module.shared(`block ${JSON.stringify(product)}`, () => emitBlock(context, product));
}

function emitBlock(context: EmitContext, product: BlockProduct): FunctionBuilder {
  const { n, panelStride, ...strides } = product;
  const { rowStride, outStride } = product;
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32']);
  const [a, b, c, rows, k] = fn.params;
  const [panel, row, aRow, cRow] = Array.from({ length: 4 }, () => fn.local('i32'));
  const tile = (height: number, columns: number): Code =>
    control.call(microKernel(context, { ...strides, rows: height, columns }), aRow.get, b.get, cRow.get, k.get);
  const tallest = tileRows(context);
  const tileAndOn = (height: number, columns: number): Code[] => [
    tile(height, columns),
    aRow.add(height * rowStride),
    cRow.add(height * outStride),
  ];
  const allRows = (columns: number): Code[] => {
    const rest = i32.and(rows.get, i32.const(3));
    return [
      aRow.set(a.get),
      cRow.set(c.get),
      forRange(row, 0, i32.and(rows.get, i32.const(-tallest)), tallest, tileAndOn(tallest, columns)),
      tallest > 4 ? control.if(i32.and(rows.get, i32.const(4)), tileAndOn(4, columns)) : [],
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
