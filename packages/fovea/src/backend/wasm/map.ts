// Map kernels: fused elementwise work over rows, four elements at a time.

import type { Expr, MapKernel, View } from '../../compiler/ir.ts';
import type { Code } from './assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local, whileFits } from './assembler/function-builder.ts';
import { control, i32 } from './assembler/instructions.ts';
import { BodyEmitter, type Level } from './body.ts';
import { kernelKey } from './kernel-key.ts';
import type { EmitContext, KernelPlan, Pointer } from './kernel-plan.ts';
import { levelsOf, type Place, RowAccess, RowWalk, storeVector, VECTOR_BYTES } from './walk.ts';

/** A function over part of a map: `fn(start, end, scratch, ...pointers)` handles rows (or, when there is only one dim, elements) start…end−1. */
export interface MapRange {
  readonly fn: number;
  readonly pointers: readonly Pointer[];
  /** How many of the units `start` and `end` count. */
  readonly units: number;
}

/** Memory traffic of one chunk: large enough to hide its cost, small enough to balance and to stay in L2. */
const CHUNK_BYTES = 96 * 1024;
/** Steps of a body that take as long as moving four bytes. */
const STEPS_PER_LOAD = 8;

export function planMap(kernel: MapKernel): KernelPlan {
  const perChunk = unitsPerChunk(kernel);
  return {
    workspaceBytes: 0,
    emit(context) {
      const range = emitMapRange(kernel, context);
      const fn = context.module.shared(`map chunk ${range.fn} ${perChunk} ${range.units}`, () =>
        chunkFunction(range, perChunk),
      );
      return { phases: [{ fn, chunks: Math.ceil(range.units / perChunk), pointers: range.pointers }], scratchBytes: 0 };
    },
  };
}

function unitsPerChunk({ dims, loads, stores, body }: MapKernel): number {
  const columns = dims[dims.length - 1] ?? 1;
  const streams =
    loads.filter((load) => load.strides[dims.length - 1] !== 0).length + stores.length + body.length / STEPS_PER_LOAD;
  const elements = Math.max(64, Math.floor(CHUNK_BYTES / (4 * streams)));
  if (dims.length <= 1) return Math.ceil(elements / 64) * 64;
  return Math.max(1, Math.floor(elements / columns));
}

/** `(chunk, scratch, ...pointers)` around a range function. */
export function chunkFunction({ fn, pointers, units }: MapRange, perChunk: number): FunctionBuilder {
  const wrapper = new FunctionBuilder(['i32', 'i32', ...pointers.map(() => 'i32' as const)]);
  const [chunk, scratch, ...addresses] = wrapper.params;
  const start = wrapper.local('i32');
  const end = wrapper.local('i32');
  const limit = i32.const(units);
  wrapper.emit(
    start.set(i32.mul(chunk.get, i32.const(perChunk))),
    end.set(i32.add(start.get, i32.const(perChunk))),
    end.set(control.select(end.get, limit, i32.ltS(end.get, limit))),
    control.call(fn, start.get, end.get, scratch.get, ...addresses.map((address) => address.get)),
  );
  return wrapper;
}

/** `alignedStart`: whether ranges over a single dim begin at multiples of four. */
export function emitMapRange(kernel: MapKernel, context: EmitContext, alignedStart = true): MapRange {
  const dims = kernel.dims.length === 0 ? [1] : kernel.dims;
  const strided = kernel.dims.length === 0 ? withUnitDim(kernel) : kernel;
  const views = [...strided.loads, ...strided.stores.map((store) => store.view)];
  const key = kernelKey(strided.body, {
    dims,
    loads: strided.loads.map((load) => load.strides),
    stores: strided.stores.map((store) => [store.view.strides, store.value]),
  });
  const fn = context.module.shared(`map ${alignedStart} ${key}`, () =>
    rangeFunction(strided, dims, context, alignedStart),
  );
  const rows = dims.slice(0, -1).reduce((product, size) => product * size, 1);
  return {
    fn,
    pointers: views.map(({ buffer, offset }) => ({ buffer, offset })),
    units: dims.length === 1 ? dims[0] : rows,
  };
}

/** A kernel over a single element as one over one dim of size 1. */
function withUnitDim(kernel: MapKernel): MapKernel {
  const view = (v: View): View => ({ ...v, strides: [0] });
  return {
    ...kernel,
    dims: [1],
    loads: kernel.loads.map(view),
    body: kernel.body.map((expr) => ('strides' in expr ? { ...expr, strides: [0] } : expr)),
    stores: kernel.stores.map((store) => ({ ...store, view: view(store.view) })),
  };
}

function rangeFunction(
  kernel: MapKernel,
  dims: readonly number[],
  context: EmitContext,
  alignedStart: boolean,
): FunctionBuilder {
  const { loads, stores, body } = kernel;
  const fn = new FunctionBuilder(Array.from({ length: 3 + loads.length + stores.length }, () => 'i32' as const));
  const [start, end, , ...addresses] = fn.params;
  const levels = levelsOf(body, loads, dims);
  const emitter = new BodyEmitter(fn, body, levels, context.relaxedSimd);
  const rowLoads = loads.map((view, i) => ({ view, at: addresses[i] }));
  const rowStores = stores.map(({ view, value }, i) => ({ view, value, at: addresses[loads.length + i] }));
  const numbers = indexLocals(fn, body);
  const column = fn.local('i32');
  const outer = dims.slice(0, -1);
  const aligned = outer.length > 0 || alignedStart;
  const access = (place: Place): RowAccess =>
    new RowAccess(rowLoads, numbers, column, place, (expr) => aligned && startsAligned(expr, outer.length));
  const element = (place: Place): Code[] => [
    ...emitter.emitLevel(2, access(place)),
    ...rowStores.map(({ view, value, at }) =>
      storeVector(at, view.strides[dims.length - 1], column, emitter.stored(value), place),
    ),
  ];
  const atOnce = vectorsAtOnce(body, levels, dims[dims.length - 1]);
  fn.emit(emitter.prologue, ...startNumbers(numbers));
  if (outer.length === 0) {
    const vectorEnd = i32.add(start.get, i32.and(i32.sub(end.get, start.get), i32.const(-4)));
    const [from, until, last] = [start.get, vectorEnd, end.get].map((elements) => i32.shl(elements, i32.const(2)));
    fn.emit(
      ...emitter.emitLevel(0, access({ single: true })),
      ...emitter.emitLevel(1, access({ single: true })),
      ...columnLoops(column, from, until, last, element, { atOnce, vectors: true, tail: true }),
    );
    return fn;
  }
  const walk = rowWalk(fn, outer, [...rowLoads, ...rowStores], numbers);
  const row = fn.local('i32');
  const columns = dims[dims.length - 1];
  const vectorColumns = columns & -4;
  fn.emit(
    ...emitter.emitLevel(0, access({ single: true })),
    ...walk.seek(start.get),
    forRange(row, start.get, end.get, 1, [
      ...emitter.emitLevel(1, access({ single: true })),
      ...columnLoops(column, i32.const(0), i32.const(vectorColumns * 4), i32.const(columns * 4), element, {
        atOnce,
        vectors: vectorColumns > 0,
        tail: columns % 4 !== 0,
      }),
      ...walk.next(),
    ]),
  );
  return fn;
}

/** Takes addresses and running numbers from row to row. */
function rowWalk(
  fn: FunctionBuilder,
  outer: readonly number[],
  rows: readonly { readonly view: View; readonly at: Local }[],
  numbers: ReadonlyMap<Expr, Local>,
): RowWalk {
  const items = rows.map(({ view, at }) => ({ at, strides: view.strides, scale: 4 }));
  const numbered = [...numbers].map(([expr, at]) => ({
    at,
    strides: (expr as Expr & { strides: readonly number[] }).strides,
    scale: 1,
  }));
  return new RowWalk(fn, outer, [...items, ...numbered]);
}

/** Steps of a body that are worth a loop of their own: with fewer, counting and jumping take as long. */
const LOOP_STEPS = 32;
/** What functions such as exp come to. */
const FUNCTION_STEPS = 16;

/** Instructions that a vector of elements takes, or a few more. */
export const stepsOfElement = (body: readonly Expr[], levels: readonly Level[]): number =>
  body.reduce((sum, expr, i) => sum + (levels[i] === 2 ? stepsOf(expr) : 0), 0);

/** How many vectors one turn of the loop over a row takes. */
function vectorsAtOnce(body: readonly Expr[], levels: readonly Level[], columns: number): number {
  const steps = stepsOfElement(body, levels);
  return [4, 2].find((count) => count * steps <= LOOP_STEPS && columns >= 4 * 2 * count) ?? 1;
}

const FUNCTIONS: ReadonlySet<string> = new Set(['exp', 'log', 'tanh', 'erf', 'sin', 'cos', 'random']);

const stepsOf = ({ op }: Expr): number => (FUNCTIONS.has(op) ? FUNCTION_STEPS : 1);

/** Vectors from `from` to `vectorEnd`, `atOnce` a turn as long as so many are left, then single elements to `end`; all in bytes. */
function columnLoops(
  column: Local,
  from: Code,
  vectorEnd: Code,
  end: Code,
  element: (place: Place) => Code[],
  { atOnce, vectors, tail }: { readonly atOnce: number; readonly vectors: boolean; readonly tail: boolean },
): Code[] {
  const code: Code[] = [column.set(from)];
  const set = Array.from({ length: atOnce }, (_, ahead) => element({ single: false, ahead }));
  if (atOnce > 1) code.push(whileFits(column, VECTOR_BYTES * atOnce, vectorEnd, set.flat()));
  if (vectors) code.push(forRange(column, column.get, vectorEnd, VECTOR_BYTES, element({ single: false })));
  if (tail) code.push(forRange(column, column.get, end, 4, element({ single: true })));
  return code;
}

/** A local for the row's first number of each `index` and `random` step. */
export function indexLocals(fn: FunctionBuilder, body: readonly Expr[]): Map<Expr, Local> {
  return new Map(body.filter((expr) => 'strides' in expr).map((expr) => [expr, fn.local('i32')]));
}

export const startNumbers = (numbers: ReadonlyMap<Expr, Local>): Code[] =>
  [...numbers].map(([expr, local]) => local.set(i32.const((expr as Expr & { offset: number }).offset)));

export const startsAligned = (
  expr: { readonly offset: number; readonly strides: readonly number[] },
  outer: number,
): boolean => expr.offset % 4 === 0 && expr.strides.slice(0, outer).every((stride) => stride % 4 === 0);
