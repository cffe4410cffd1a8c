// Rows of a result that do not lie at even distances: from dense rows in scratch to the pixels of a grid.

import type { Code } from '../assembler/encoding.ts';
import { type FunctionBuilder, forRange, type Local } from '../assembler/function-builder.ts';
import { control, i32 } from '../assembler/instructions.ts';
import type { EmitContext } from '../kernel-plan.ts';
import { copyFloats } from './copy.ts';
import type { PixelGrid } from './product.ts';

/** Copies dense rows to the pixels of a grid, from pixel number `row` on. */
export function scatterRows(
  context: EmitContext,
  fn: FunctionBuilder,
  { rows, row, from, to }: Readonly<Record<'rows' | 'row' | 'from' | 'to', Local>>,
  grid: PixelGrid,
  columns: number,
): Code {
  const [x, y, image, index, source] = Array.from({ length: 5 }, () => fn.local('i32'));
  const term = (at: Local, stride: number): Code => i32.mul(at.get, i32.const(stride));
  const place = i32.add(
    i32.add(i32.add(to.get, i32.const(grid.start)), term(image, grid.imageStride)),
    i32.add(term(y, grid.rows.stride), term(x, grid.columns.stride)),
  );
  return [
    source.set(from.get),
    x.set(i32.remU(row.get, i32.const(grid.columns.count))),
    y.set(i32.divU(row.get, i32.const(grid.columns.count))),
    image.set(i32.divU(y.get, i32.const(grid.rows.count))),
    y.set(i32.remU(y.get, i32.const(grid.rows.count))),
    forRange(index, 0, rows.get, 1, [
      control.call(copyFloats(context, columns), source.get, place),
      source.add(columns * 4),
      x.add(1),
      control.if(i32.geS(x.get, i32.const(grid.columns.count)), [
        x.set(i32.const(0)),
        y.add(1),
        control.if(i32.geS(y.get, i32.const(grid.rows.count)), [y.set(i32.const(0)), image.add(1)]),
      ]),
    ]),
  ];
}
