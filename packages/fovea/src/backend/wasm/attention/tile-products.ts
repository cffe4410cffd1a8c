// Products of tiles: a block of queries, of keys, or the scores of both. By the register tile, on packed panels, or by a system BLAS.

import type { Code } from '../assembler/encoding.ts';
import { type FunctionBuilder, forRange, type Local } from '../assembler/function-builder.ts';
import { control, i32 } from '../assembler/instructions.ts';
import { blasMatrix, callBlas } from '../contraction/blas.ts';
import { multiplyBlock } from '../contraction/block.ts';
import { copyMatrix } from '../contraction/copy.ts';
import { PANEL_ROW_BYTES, packPanel, panelCount } from '../contraction/pack.ts';
import type { MatrixSource } from '../contraction/product.ts';
import type { EmitContext } from '../kernel-plan.ts';
import { runsBackwards } from './operands.ts';

/** A matrix at an address. */
export interface Placed {
  readonly at: Code;
  readonly matrix: MatrixSource;
}

/** C (+)= A · B, m × k times k × n. */
export interface TileProduct {
  readonly a: Placed;
  /** As it lies, for BLAS. */
  readonly b: Placed;
  /** B packed, and bytes from one panel to the next: for the register tile. */
  readonly panels: { readonly at: Code; readonly stride: number };
  readonly c: Code;
  readonly outStride: number;
  readonly m: number | Local;
  readonly n: number;
  readonly k: number;
  readonly accumulate: boolean;
}

const codeOf = (size: number | Local): Code => (typeof size === 'number' ? i32.const(size) : size.get);

export function multiplyTile(context: EmitContext, blas: boolean, product: TileProduct): Code {
  const { a, b, panels, c, outStride, m, n, k, accumulate } = product;
  if (blas) {
    const [left, right] = [blasMatrix(1, 1, a.matrix), blasMatrix(1, 1, b.matrix)];
    if (!left || !right) throw new TypeError('BLAS was chosen for operands that it does not take');
    return callBlas(
      context,
      { a: left, b: right, outStride, accumulate },
      { m: codeOf(m), n: i32.const(n), k: i32.const(k), a: a.at, b: b.at, c },
    );
  }
  const block = { n, ...a.matrix, outStride, panelRowStride: PANEL_ROW_BYTES, panelStride: panels.stride, accumulate };
  return control.call(multiplyBlock(context, block), a.at, panels.at, c, codeOf(m), i32.const(k));
}

/** Packs a k × n matrix into panels. */
export function packTile(
  context: EmitContext,
  fn: FunctionBuilder,
  from: Placed,
  to: Code,
  { k, n, stride }: Readonly<Record<'k' | 'n' | 'stride', number>>,
): Code {
  const panel = fn.local('i32');
  const { rowStride, columnStride } = from.matrix;
  const pack = packPanel(context, { n, columnStride, rows: [{ count: k, stride: rowStride }], panelStride: stride });
  const code = forRange(panel, 0, panelCount(n), 1, control.call(pack, from.at, to, panel.get));
  fn.release(panel);
  return code;
}

/** Rows as a left operand: where they lie, or copied to `scratch`, where they lie backwards. */
export function leftRows(
  context: EmitContext,
  from: Placed,
  scratch: Code,
  rows: number | Local,
  columns: number,
): { readonly prepare: Code; readonly placed: Placed } {
  if (!runsBackwards(from.matrix)) return { prepare: [], placed: from };
  const copy = copyMatrix(context, { columns, ...from.matrix });
  return {
    prepare: control.call(copy, from.at, scratch, codeOf(rows)),
    placed: { at: scratch, matrix: { rowStride: columns * 4, columnStride: 4 } },
  };
}
