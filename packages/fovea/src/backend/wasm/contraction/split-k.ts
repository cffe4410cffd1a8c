// Split-K: products that sum over many rows, such as weight gradients. A and B are read once, segment by segment; each group of segments has
// partial sums of its own, which are added in order.

import type { Code } from '../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../assembler/function-builder.ts';
import { control, i32 } from '../assembler/instructions.ts';
import { EMPTY_PLAN, type EmitContext, type KernelPlan, type Phase, wholeLines } from '../kernel-plan.ts';
import { type BlasCall, blasMatrix, callBlas, rightMatrix } from './blas.ts';
import { multiplyBlock } from './block.ts';
import { copyMatrix } from './copy.ts';
import { PANEL_ROW_BYTES, packPanel, panelCount } from './pack.ts';
import { addPartials, PARTIAL_ELEMENTS } from './partials.ts';
import { isEmpty, type MatrixSource, moveToBatch, type Operands, type Product, total } from './product.ts';
import { type Cut, cutProduct, type RowRange, SEGMENT } from './split-k-cut.ts';
import { gatherBlock } from './window-rows.ts';

const PANEL_BYTES = SEGMENT * PANEL_ROW_BYTES;

/** Plans a product whose sums are split; needs k > 0, and results that lie in rows. */
export function planSplitK(product: Product, { a, b, out }: Operands, blas: boolean): KernelPlan {
  if (isEmpty(product)) return EMPTY_PLAN;
  const cut = cutProduct(product, blas);
  const { batch, m, n } = product;
  const { target, batchStrides } = product.out;
  if (!('rowStride' in target)) throw new TypeError('split-K products write rows');
  const split = cut.groups > 1;
  const partials = { workspace: 0 };
  const sum = { groups: cut.groups, batch, rows: m, columns: n, batchStrides, rowStride: target.rowStride };
  return {
    workspaceBytes: cut.partialBytes,
    emit(context) {
      const multiply: Phase = {
        fn: context.module.shared(`split-K ${JSON.stringify(product)}`, () => emitChunk(product, cut, context)),
        chunks: cut.ranges.length * cut.columnRanges.length * cut.groups * total(batch),
        pointers: [a, b, split ? partials : out],
      };
      const add = (): Phase => ({
        fn: addPartials(context, sum),
        chunks: Math.ceil(total([...batch, m, n]) / PARTIAL_ELEMENTS),
        pointers: [partials, out],
      });
      return {
        phases: split ? [multiply, add()] : [multiply],
        scratchBytes: wholeLines(cut.panelsBytes + cut.gatheredBytes),
      };
    },
  };
}

interface Locals {
  readonly scratch: Local;
  readonly a: Local;
  readonly b: Local;
  readonly c: Local;
  readonly segment: Local;
  readonly end: Local;
}

function emitChunk(product: Product, cut: Cut, context: EmitContext): FunctionBuilder {
  const { batch, m, n, k, out } = product;
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32']);
  const [number, scratch, a, b, c] = fn.params;
  const [range, columns, group, segment, end, partial] = Array.from({ length: 6 }, () => fn.local('i32'));
  const split = cut.groups > 1;
  const partialStrides = batch.map((_, d) => total([...batch.slice(d + 1), m, n]) * 4);
  const take = (into: Local, count: number): Code[] => [
    into.set(i32.remU(number.get, i32.const(count))),
    number.set(i32.divU(number.get, i32.const(count))),
  ];
  fn.emit(
    ...take(range, cut.ranges.length),
    ...take(columns, cut.columnRanges.length),
    ...take(group, cut.groups),
    segment.set(i32.mul(group.get, i32.const(cut.segmentsPerGroup))),
    end.set(i32.add(segment.get, i32.const(cut.segmentsPerGroup))),
    end.set(control.select(end.get, i32.const(cut.segments), i32.ltS(end.get, i32.const(cut.segments)))),
    partial.set(i32.mul(group.get, i32.const(split ? cut.partialBytes / cut.groups : 0))),
    ...(split ? [c.add(partial.get)] : []),
    ...moveToBatch(number, batch, [
      { at: a, strides: product.a.batchStrides },
      { at: b, strides: product.b.batchStrides },
      { at: c, strides: split ? partialStrides : out.batchStrides },
    ]),
  );
  const { target } = out;
  const outStride = split || !('rowStride' in target) ? n * 4 : target.rowStride;
  const locals: Locals = { scratch, a, b, c, segment, end };
  const rest = k - (cut.segments - 1) * cut.segment;
  cut.ranges.forEach((rows, r) => {
    cut.columnRanges.forEach((columnRange, j) => {
      const code = emitSegments(product, cut, context, fn, locals, { rows, columnRange, outStride, rest });
      const here = i32.and(i32.eq(range.get, i32.const(r)), i32.eq(columns.get, i32.const(j)));
      fn.emit(cut.ranges.length * cut.columnRanges.length === 1 ? code : control.if(here, code));
    });
  });
  return fn;
}

/** One block of results. */
interface Part {
  readonly rows: RowRange;
  readonly columnRange: readonly [start: number, length: number];
  readonly outStride: number;
  /** Steps of the last segment. */
  readonly rest: number;
}

/** All segments of a group for one block of results. */
function emitSegments(
  product: Product,
  cut: Cut,
  context: EmitContext,
  fn: FunctionBuilder,
  locals: Locals,
  { rows, columnRange, outStride, rest }: Part,
): Code {
  const { scratch, b, c, segment, end } = locals;
  const [firstColumn, columns] = columnRange;
  const [steps, from, to] = Array.from({ length: 3 }, () => fn.local('i32'));
  const { columnStride, rows: bRows } = product.b;
  const isLast = i32.eq(segment.get, i32.const(cut.segments - 1));
  const first = i32.mul(segment.get, i32.const(cut.segment));
  const left = leftOperand(product, cut, context, rows, { a: locals.a, scratch, first, steps });
  const pack = (count: number): Code =>
    packSegment(context, fn, { from, to: scratch }, { columns, columnStride, count, stride: bRows[0].stride });
  const packs = (): Code =>
    rest === SEGMENT ? pack(SEGMENT) : cut.segments === 1 ? pack(rest) : control.if(isLast, pack(rest), pack(SEGMENT));
  const block = { n: columns, ...left.matrix, outStride, panelRowStride: PANEL_ROW_BYTES, panelStride: PANEL_BYTES };
  const multiply = (accumulate: boolean): Code =>
    cut.blas
      ? blasSegment(product, context, left, { rows: rows.length, columns, outStride, accumulate }, { from, to, steps })
      : control.call(
          multiplyBlock(context, { ...block, accumulate }),
          left.at,
          scratch.get,
          to.get,
          i32.const(rows.length),
          steps.get,
        );
  const one = (accumulate: boolean): Code[] => [
    steps.set(control.select(i32.const(rest), i32.const(cut.segment), isLast)),
    from.set(
      i32.add(i32.add(b.get, i32.const(firstColumn * columnStride)), i32.mul(first, i32.const(bRows[0].stride))),
    ),
    cut.blas ? [] : packs(),
    left.prepare,
    multiply(accumulate),
    segment.add(1),
  ];
  return [
    to.set(i32.add(c.get, i32.const(rows.start * outStride + firstColumn * 4))),
    one(false),
    cut.segmentsPerGroup > 1 ? forRange(segment, segment.get, end.get, 0, one(true)) : [],
  ];
}

/** A segment by a system BLAS. */
function blasSegment(
  product: Product,
  context: EmitContext,
  left: LeftOperand,
  {
    rows,
    columns,
    outStride,
    accumulate,
  }: Pick<BlasCall, 'outStride' | 'accumulate'> & Record<'rows' | 'columns', number>,
  { from, to, steps }: Readonly<Record<'from' | 'to' | 'steps', Local>>,
): Code {
  const [a, b] = [blasMatrix(rows, product.k, left.matrix), rightMatrix(product)];
  if (!a || !b) throw new TypeError('BLAS was chosen for operands that it does not take');
  return callBlas(
    context,
    { a, b, outStride, accumulate },
    { m: i32.const(rows), n: i32.const(columns), k: steps.get, a: left.at, b: from.get, c: to.get },
  );
}

/** Packs a segment of B. */
function packSegment(
  context: EmitContext,
  fn: FunctionBuilder,
  { from, to }: Readonly<Record<'from' | 'to', Local>>,
  b: Readonly<Record<'columns' | 'columnStride' | 'count' | 'stride', number>>,
): Code {
  const panel = fn.local('i32');
  const { columns: n, columnStride, count, stride } = b;
  const pack = packPanel(context, { n, columnStride, rows: [{ count, stride }], panelStride: PANEL_BYTES });
  return forRange(panel, 0, panelCount(n), 1, control.call(pack, from.get, to.get, panel.get));
}

interface LeftOperand {
  readonly prepare: Code;
  readonly at: Code;
  readonly matrix: MatrixSource;
}

/** The rows of the transposed A that a block of results needs, for one segment: where they lie, or gathered beside B's panels. */
function leftOperand(
  product: Product,
  cut: Cut,
  context: EmitContext,
  { start, length, block }: RowRange,
  {
    a,
    scratch,
    first,
    steps,
  }: { readonly a: Local; readonly scratch: Local; readonly first: Code; readonly steps: Local },
): LeftOperand {
  const { source } = product.a;
  const gathered = i32.add(scratch.get, i32.const(cut.panelsBytes));
  const dense = { rowStride: 4, columnStride: length * 4 };
  if ('window' in source) {
    if (!block) throw new TypeError('a window is cut into blocks');
    const prepare = gatherBlock(context, source.window, block, { from: a.get, to: gathered, first, pixels: steps.get });
    return { prepare, at: gathered, matrix: dense };
  }
  const { rowStride, columnStride } = source.matrix;
  const offset = i32.add(i32.const(start * rowStride), i32.mul(first, i32.const(columnStride)));
  const at = i32.add(a.get, offset);
  if (cut.gatheredBytes === 0) return { prepare: [], at, matrix: source.matrix };
  const copy = copyMatrix(context, { columns: length, rowStride: columnStride, columnStride: rowStride });
  return { prepare: control.call(copy, at, gathered, steps.get), at: gathered, matrix: dense };
}
