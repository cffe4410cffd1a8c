// Packs B for the micro-kernel: panels [n/8][k][8], with zeros beyond n, from any strided matrix whose rows are counted by up to three numbers.

import type { Code } from '../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../assembler/function-builder.ts';
import { control, i32, v128 } from '../assembler/instructions.ts';
import type { EmitContext } from '../kernel-plan.ts';
import { TILE_COLUMNS } from './micro-kernel.ts';

export const PANEL_ROW_BYTES = TILE_COLUMNS * 4;
export const panelCount = (n: number): number => Math.ceil(n / TILE_COLUMNS);

/** Bytes of all panels of a k × n matrix. */
export const panelBytes = (k: number, n: number): number => panelCount(n) * k * PANEL_ROW_BYTES;

/** The rows of a matrix: row (i, j, …) lies at Σ index · stride bytes. Outermost first. */
export type RowOrder = readonly { readonly count: number; readonly stride: number }[];

export interface MatrixLayout {
  readonly n: number;
  /** Bytes between neighbours in a row. */
  readonly columnStride: number;
  readonly rows: RowOrder;
  /** Bytes between panels. */
  readonly panelStride: number;
}

/** `(from, to, panel)`: packs one panel; `from` is the matrix, `to` the first panel. */
export function packPanel(context: EmitContext, layout: MatrixLayout): number {
  return context.module.shared(`pack ${JSON.stringify(layout)}`, () => emitPack(layout));
}

function emitPack({ n, columnStride, rows, panelStride }: MatrixLayout): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32']);
  const [from, to, panel] = fn.params;
  const rest = n % TILE_COLUMNS;
  const copyRow = (columns: number): Code[] => [
    ...[0, 4].map((first) => v128.store(to.get, loadStrided(from, columns - first, columnStride, first), first * 4)),
    to.add(PANEL_ROW_BYTES),
  ];
  const copyRows = (order: RowOrder, columns: number): Code[] => {
    const [outer, ...inner] = order;
    const index = fn.local('i32');
    const body = inner.length > 0 ? copyRows(inner, columns) : copyRow(columns);
    const covered = inner.length > 0 ? inner[0].count * inner[0].stride : 0;
    return [forRange(index, 0, outer.count, 1, [...body, from.add(outer.stride - covered)])];
  };
  fn.emit(
    from.add(i32.mul(panel.get, i32.const(TILE_COLUMNS * columnStride))),
    to.add(i32.mul(panel.get, i32.const(panelStride))),
  );
  if (rest === 0) fn.emit(...copyRows(rows, TILE_COLUMNS));
  else {
    fn.emit(
      control.if(
        i32.eq(panel.get, i32.const(panelCount(n) - 1)),
        copyRows(rows, rest),
        n < TILE_COLUMNS ? control.unreachable : copyRows(rows, TILE_COLUMNS),
      ),
    );
  }
  return fn;
}

/** Four values from column `first` on, zeros where there are fewer. */
function loadStrided(from: Local, columns: number, stride: number, first: number): Code {
  if (columns <= 0) return v128.const(new Array(16).fill(0));
  if (stride === 4 && columns >= 4) return v128.load(from.get, first * 4);
  const at = (lane: number): Code => i32.add(from.get, i32.const((first + lane) * stride));
  let vector: Code = v128.load32Zero(at(0));
  for (let lane = 1; lane < Math.min(4, columns); lane++) vector = v128.load32Lane(at(lane), vector, lane);
  return vector;
}
