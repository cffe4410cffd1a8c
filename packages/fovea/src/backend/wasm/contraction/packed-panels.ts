// The right operand of a product, packed once by all threads before the rows are multiplied.

import { FunctionBuilder, forRange } from '../assembler/function-builder.ts';
import { control, i32 } from '../assembler/instructions.ts';
import type { EmitContext, Phase, Pointer } from '../kernel-plan.ts';
import { PANEL_ROW_BYTES, packPanel, panelBytes, panelCount } from './pack.ts';
import { moveToBatch, type Product, total } from './product.ts';

/** Bytes that one chunk packs. */
const CHUNK_BYTES = 64 * 1024;

/** The packed form: one set of panels for each batch position that differs. */
export interface PackedPanels {
  readonly batch: readonly number[];
  readonly batchStrides: readonly number[];
  readonly panelStride: number;
  readonly bytes: number;
}

export function layOutPanels({ batch, n, k, b }: Product): PackedPanels {
  const each = panelBytes(k, n);
  const distinct = batch.map((size, d) => (b.batchStrides[d] === 0 ? 1 : size));
  const batchStrides = distinct.map((size, d) => (size === 1 ? 0 : each * total(distinct.slice(d + 1))));
  return { batch: distinct, batchStrides, panelStride: k * PANEL_ROW_BYTES, bytes: each * total(distinct) };
}

export function packPhase(
  { batch, n, b }: Product,
  packed: PackedPanels,
  context: EmitContext,
  from: Pointer,
  to: Pointer,
): Phase {
  const panels = panelCount(n);
  const panelsPerChunk = Math.max(1, Math.min(panels, Math.floor(CHUNK_BYTES / packed.panelStride)));
  const chunksPerBatch = Math.ceil(panels / panelsPerChunk);
  const fn = context.module.shared(`panels ${JSON.stringify([batch, n, b])}`, () => {
    const f = new FunctionBuilder(['i32', 'i32', 'i32', 'i32']);
    const [chunk, , source, target] = f.params;
    const [panel, first, end, number] = Array.from({ length: 4 }, () => f.local('i32'));
    const pack = packPanel(context, {
      n,
      columnStride: b.columnStride,
      rows: b.rows,
      panelStride: packed.panelStride,
    });
    f.emit(
      first.set(i32.mul(i32.remU(chunk.get, i32.const(chunksPerBatch)), i32.const(panelsPerChunk))),
      end.set(i32.add(first.get, i32.const(panelsPerChunk))),
      end.set(control.select(end.get, i32.const(panels), i32.ltS(end.get, i32.const(panels)))),
      number.set(i32.divU(chunk.get, i32.const(chunksPerBatch))),
      ...moveToBatch(number, packed.batch, [
        { at: source, strides: b.batchStrides },
        { at: target, strides: packed.batchStrides },
      ]),
      forRange(panel, first.get, end.get, 1, control.call(pack, source.get, target.get, panel.get)),
    );
    return f;
  });
  return { fn, chunks: chunksPerBatch * total(packed.batch), pointers: [from, to] };
}
