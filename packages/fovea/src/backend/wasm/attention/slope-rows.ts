// Rows of a tile in the backward pass: scores become weights again, and products with the gradient become the scores' gradient.

import type { Code } from '../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local, whileFits } from '../assembler/function-builder.ts';
import { control, f32, f32x4, i32, v128 } from '../assembler/instructions.ts';
import type { MatrixSource } from '../contraction/product.ts';
import type { EmitContext } from '../kernel-plan.ts';
import { emitExp } from '../math.ts';
import {
  addBias,
  Dropping,
  fillToStep,
  forVectors,
  type RowForm,
  RowScope,
  seenColumns,
  zeroUnseen,
} from './row-code.ts';

interface SlopeForm extends RowForm {
  /** Bytes from one query's sum to the next, and of their projections. */
  readonly logSumStride: number;
  readonly projectionStride: number;
  /** Whether the gradient of the scores is wanted, and not the weights alone. */
  readonly hasSlopes: boolean;
}

/**
 * `(scores, products, rows, columns, logSum, projection, row, column, bias, seed, number)`: in the place of scores come the weights that values were
 * multiplied by, in that of products weight · (product − projection).
 */
export const slopeRows = (context: EmitContext, form: SlopeForm): number =>
  context.module.shared(`slope rows ${JSON.stringify(form)}`, () => emitSlopes(form, context.relaxedSimd));

function emitSlopes(form: SlopeForm, relaxedSimd: boolean): FunctionBuilder {
  const fn = new FunctionBuilder(new Array<'i32'>(11).fill('i32'));
  const [scores, products, rows, columns, logSum, projection, row, column, bias, seed, number] = fn.params;
  const scope = new RowScope(fn, relaxedSimd);
  const [index, seen] = [fn.local('i32'), fn.local('i32')];
  const [sum, share, weight, factor, product] = Array.from({ length: 5 }, () => fn.local('v128'));
  const dropping = form.form.dropoutP > 0 ? new Dropping(scope, form) : undefined;
  const at = (base: Local, offset: Local): Code => i32.add(base.get, offset.get);
  const slope = (offset: Local, v: 0 | 1): Code => [
    product.set(v128.load(at(products, offset), v * 16)),
    dropping ? product.set(f32x4.mul(product.get, factor.get)) : [],
    v128.store(at(products, offset), f32x4.mul(weight.get, f32x4.sub(product.get, share.get)), v * 16),
  ];
  const body: Code[] = [
    seenColumns(form, seen, { row, column, columns }),
    addBias(fn, form, scores, bias, seen),
    fillToStep(fn, scores, seen, Number.NEGATIVE_INFINITY),
    sum.set(v128.load32Splat(logSum.get)),
    form.hasSlopes ? share.set(v128.load32Splat(projection.get)) : [],
    forVectors(fn, seen, (offset, v) => [
      weight.set(emitExp(scope, f32x4.sub(v128.load(at(scores, offset), v * 16), sum.get))),
      dropping ? factor.set(dropping.factors(number, offset, v)) : [],
      form.hasSlopes ? slope(offset, v) : [],
      v128.store(at(scores, offset), dropping ? f32x4.mul(weight.get, factor.get) : weight.get, v * 16),
    ]),
    zeroUnseen(fn, form, scores, seen, columns),
    form.hasSlopes
      ? [
          fillToStep(fn, products, seen, 0),
          zeroUnseen(fn, form, products, seen, columns),
          products.add(form.tileStride),
        ]
      : [],
    scores.add(form.tileStride),
    logSum.add(form.logSumStride),
    projection.add(form.projectionStride),
    row.add(1),
    form.bias ? bias.add(form.bias.rowStride) : [],
    number.add(form.keys),
  ];
  fn.emit(...scope.prologue, dropping ? dropping.start(seed) : [], forRange(index, 0, rows.get, 1, ...body));
  return fn;
}

/** `(from, to, rows, columns)`: adds a tile to a matrix whose columns are dense. */
export const addTile = (
  context: EmitContext,
  tileStride: number,
  { rowStride }: Pick<MatrixSource, 'rowStride'>,
): number =>
  context.module.shared(`add tile ${tileStride} ${rowStride}`, () => {
    const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32']);
    const [from, to, rows, columns] = fn.params;
    const [index, at, gap, end] = Array.from({ length: 4 }, () => fn.local('i32'));
    const other = i32.add(at.get, gap.get);
    fn.emit(
      forRange(index, 0, rows.get, 1, [
        at.set(to.get),
        gap.set(i32.sub(from.get, to.get)),
        end.set(i32.add(to.get, i32.shl(columns.get, i32.const(2)))),
        whileFits(at, 16, end.get, [v128.store(at.get, f32x4.add(v128.load(at.get), v128.load(other)))]),
        whileFits(at, 4, end.get, [f32.store(at.get, f32.add(f32.load(at.get), f32.load(other)))]),
        from.add(tileStride),
        to.add(rowStride),
      ]),
    );
    return fn;
  });

/** `(to, rows, bytes)`: zeros in `bytes` of each row of a matrix. */
export const zeroRows = (context: EmitContext, rowStride: number): number =>
  context.module.shared(`zero rows ${rowStride}`, () => {
    const fn = new FunctionBuilder(['i32', 'i32', 'i32']);
    const [to, rows, bytes] = fn.params;
    const index = fn.local('i32');
    fn.emit(forRange(index, 0, rows.get, 1, [control.memoryFill(to.get, i32.const(0), bytes.get), to.add(rowStride)]));
    return fn;
  });
