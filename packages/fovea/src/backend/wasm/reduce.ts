// Reduce kernels: a fused body ending in sums and maxima. Long reductions are cut into fixed blocks whose partial results are combined in order.

import type { ReduceKernel, Ref, View } from '../../compiler/ir.ts';
import { FEW_SUMS, SHORT_SUM, summingOf } from './accumulate.ts';
import { FunctionBuilder } from './assembler/function-builder.ts';
import { control, i32 } from './assembler/instructions.ts';
import { COMBINE_COLUMNS, combineFunction } from './combine.ts';
import { kernelKey } from './kernel-key.ts';
import type { EmitContext, EmittedKernel, KernelPlan, Phase, RowOutput } from './kernel-plan.ts';
import { reduceBlockFunction } from './reduce-block.ts';
import type { ReduceShape } from './reduce-body.ts';
import { valuesOfRow } from './reduce-rows.ts';

/** Elements of one chunk: large enough to hide its cost, small enough to balance. */
const CHUNK_ELEMENTS = 16 * 1024;
/** Wide results are cut into ranges of columns rather than into many blocks. */
const CHUNK_COLUMNS = 1024;

export function planReduce(given: ReduceKernel): KernelPlan {
  const kernel = withDims(given);
  const cut = cutReduction(kernel);
  const { blocks, kept, columns } = cut;
  const rowOutput = rowOutputOf(kernel, cut);
  return {
    workspaceBytes: blocks > 1 ? kept * blocks * kernel.results.length * columns * 4 : 0,
    ...(rowOutput ? { rowOutput } : {}),
    emit: (context) => emitReduce(kernel, cut, context),
  };
}

/** Where chunks are whole rows, other kernels can run on these. */
function rowOutputOf(
  { dims }: ReduceKernel,
  { shape, blocks, kept, keptPerChunk }: ReductionCut,
): RowOutput | undefined {
  if (!shape.lastReduced || shape.reducedOuter.length > 0 || blocks > 1) return undefined;
  return { rows: kept, columns: dims[dims.length - 1], chunkRows: keptPerChunk };
}

/** A reduction of a single element has one dim of size 1. */
function withDims(kernel: ReduceKernel): ReduceKernel {
  if (kernel.dims.length > 0) return kernel;
  const view = (v: View): View => ({ ...v, strides: [0] });
  return {
    ...kernel,
    dims: [1],
    reduced: [true],
    loads: kernel.loads.map(view),
    body: kernel.body.map((expr) => ('strides' in expr ? { ...expr, strides: [0] } : expr)),
    results: kernel.results.map((result) => ({ ...result, view: view(result.view) })),
  };
}

/** How a reduction is cut: `kept` positions × `blocks` of the reduced range; `columns` results lie side by side (1 when the last dim is reduced). */
interface ReductionCut {
  readonly shape: ReduceShape;
  readonly kept: number;
  readonly columns: number;
  /** Units of the reduced range: elements of the last dim if only that is reduced, else steps of the outermost reduced dims. */
  readonly units: number;
  readonly unitsPerBlock: number;
  readonly blocks: number;
  readonly keptPerChunk: number;
  /** Ranges of CHUNK_COLUMNS columns. */
  readonly columnRanges: number;
}

function cutReduction(kernel: ReduceKernel): ReductionCut {
  const { dims, reduced } = kernel;
  const last = dims.length - 1;
  const lastReduced = reduced[last];
  const product = (list: readonly number[]): number => list.reduce((a, d) => a * dims[d], 1);
  const keptOuter = [...dims.keys()].filter((d) => d < last && !reduced[d]);
  const reducedOuter = [...dims.keys()].filter((d) => d < last && reduced[d]);
  const columns = lastReduced ? 1 : dims[last];
  const onlyLast = lastReduced && reducedOuter.length === 0;
  const units = onlyLast ? dims[last] : product(reducedOuter);
  const columnRanges = Math.max(1, Math.ceil(columns / CHUNK_COLUMNS));
  const unitElements = onlyLast ? 1 : lastReduced ? dims[last] : Math.min(columns, CHUNK_COLUMNS);
  const kept = product(keptOuter);
  const splittable = kernel.results.every((result) => result.op !== 'argmax');
  const most = lastReduced || columns <= 16 ? Number.POSITIVE_INFINITY : FEW_SUMS * SHORT_SUM;
  const wanted = Math.min(most, Math.max(1, Math.floor(CHUNK_ELEMENTS / unitElements)));
  const unitsPerBlock = splittable && units > 2 * wanted ? (onlyLast ? Math.ceil(wanted / 8) * 8 : wanted) : units;
  const blocks = Math.max(1, Math.ceil(units / Math.max(1, unitsPerBlock)));
  const perUnit = onlyLast ? 1 / 8 : lastReduced ? valuesOfRow(dims[last]) : 1;
  const keptPerChunk = blocks > 1 ? 1 : Math.max(1, Math.floor(CHUNK_ELEMENTS / Math.max(1, units * unitElements)));
  return {
    shape: {
      keptOuter,
      reducedOuter,
      lastReduced,
      summing: summingOf(unitsPerBlock * perUnit),
      readsAhead: columnRanges === 1,
    },
    kept,
    columns,
    units,
    unitsPerBlock,
    blocks,
    keptPerChunk,
    columnRanges,
  };
}

/** The function that reduces a range for a range of kept positions; shared by equal kernels. */
export function blockFunction(kernel: ReduceKernel, shape: ReduceShape, context: EmitContext): number {
  const key = kernelKey(kernel.body, {
    dims: kernel.dims,
    shape,
    loads: kernel.loads.map((load) => load.strides),
    results: kernel.results.map(({ op, value }) => [op, value]),
  });
  return context.module.shared(`reduce ${key}`, () => reduceBlockFunction(kernel, shape, context));
}

const place = ({ buffer, offset }: Ref): Ref => ({ buffer, offset });

/** Combines partial results `[kept][block][result][column]` that start at a place of the workspace. */
export function combinePhase(
  kernel: ReduceKernel,
  size: { readonly kept: number; readonly blocks: number; readonly columns: number },
  context: EmitContext,
  workspace: number,
): Phase {
  const { kept, blocks, columns } = size;
  const ops = kernel.results.map(({ op, value }) => ({ op, isFloat: kernel.body[value].dtype === 'float32' }));
  const key = `combine ${JSON.stringify(ops)} ${blocks} ${columns} ${kept}`;
  return {
    fn: context.module.shared(key, () => combineFunction(ops, blocks, columns)),
    chunks: kept * Math.ceil(columns / COMBINE_COLUMNS),
    pointers: [{ workspace }, ...kernel.results.map(({ view }) => place(view))],
  };
}

function emitReduce(kernel: ReduceKernel, cut: ReductionCut, context: EmitContext): EmittedKernel {
  const { blocks, kept, columns } = cut;
  const split = blocks > 1;
  // Partial results: [kept][block][result][column].
  const targets = split
    ? kernel.results.map((_, r) => ({ workspace: r * columns * 4 }))
    : kernel.results.map(({ view }) => place(view));
  const stride = split ? kernel.results.length * columns * 4 : columns * 4;
  const blockFn = blockFunction(kernel, cut.shape, context);
  const chunkKey = `reduce chunk ${blockFn} ${cut.units} ${cut.unitsPerBlock} ${kept} ${cut.keptPerChunk} ${stride} ${columns}`;
  const pointers = [...kernel.loads.map(place), ...targets];
  const phase: Phase = {
    fn: context.module.shared(chunkKey, () =>
      chunkFunction(blockFn, pointers.length, kernel.results.length, cut, stride),
    ),
    chunks: cut.columnRanges * (split ? kept * blocks : Math.ceil(kept / cut.keptPerChunk)),
    pointers,
  };
  const phases = split ? [phase, combinePhase(kernel, cut, context, 0)] : [phase];
  return { phases, scratchBytes: 0 };
}

/** `(chunk, scratch, ...pointers)`: one block of one kept position, or several whole kept positions. */
function chunkFunction(
  blockFn: number,
  pointers: number,
  results: number,
  cut: ReductionCut,
  stride: number,
): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', ...Array.from({ length: pointers }, () => 'i32' as const)]);
  const [chunk, , ...addresses] = fn.params;
  const [number, column, columnEnd, kept, keptEnd, from, to] = Array.from({ length: 7 }, () => fn.local('i32'));
  const clamp = (value: ReturnType<typeof i32.const>, limit: number) =>
    control.select(value, i32.const(limit), i32.ltS(value, i32.const(limit)));
  const ranges = i32.const(cut.columnRanges);
  fn.emit(
    number.set(i32.divU(chunk.get, ranges)),
    column.set(i32.mul(i32.remU(chunk.get, ranges), i32.const(CHUNK_COLUMNS))),
    columnEnd.set(clamp(i32.add(column.get, i32.const(CHUNK_COLUMNS)), cut.columns)),
  );
  if (cut.blocks > 1) {
    const block = i32.remU(number.get, i32.const(cut.blocks));
    fn.emit(
      kept.set(i32.divU(number.get, i32.const(cut.blocks))),
      keptEnd.set(i32.add(kept.get, i32.const(1))),
      from.set(i32.mul(block, i32.const(cut.unitsPerBlock))),
      to.set(clamp(i32.add(from.get, i32.const(cut.unitsPerBlock)), cut.units)),
    );
  } else {
    fn.emit(
      kept.set(i32.mul(number.get, i32.const(cut.keptPerChunk))),
      keptEnd.set(clamp(i32.add(kept.get, i32.const(cut.keptPerChunk)), cut.kept)),
      from.set(i32.const(0)),
      to.set(i32.const(cut.units)),
    );
  }
  const place = cut.blocks > 1 ? number.get : kept.get;
  const moved = addresses.map((address, i) =>
    i < pointers - results ? address.get : i32.add(address.get, i32.mul(place, i32.const(stride))),
  );
  fn.emit(control.call(blockFn, kept.get, keptEnd.get, from.get, to.get, column.get, columnEnd.get, ...moved));
  return fn;
}
