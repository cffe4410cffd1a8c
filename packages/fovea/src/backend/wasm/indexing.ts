// Gather and scatter-add kernels: rows of `inner` elements moved by index.

import type { IndexKernel } from '../../compiler/ir.ts';
import { summingOf } from './accumulate.ts';
import type { Code } from './assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from './assembler/function-builder.ts';
import { control, f32x4, i32, i32x4, v128 } from './assembler/instructions.ts';
import { EMPTY_PLAN, type KernelPlan } from './kernel-plan.ts';

/** Columns that one chunk of a scatter owns, fewer where what rounding took from them would fill the cache; rows that a chunk of a gather copies. */
const SCATTER_COLUMNS = 64;
const FEW_COLUMNS = 16;
const LOST_BYTES = 4 << 20;
const GATHER_ELEMENTS = 16 * 1024;

export function planIndex(kernel: IndexKernel): KernelPlan {
  const { role, outer, size, count, inner } = kernel;
  if (outer * inner === 0) return EMPTY_PLAN;
  if (role === 'gather') {
    const rowsPerChunk = Math.max(1, Math.floor(GATHER_ELEMENTS / inner));
    return planPhase(kernel, {
      chunks: Math.ceil((outer * count) / rowsPerChunk),
      scratchBytes: 0,
      code: () => gatherFunction(kernel, rowsPerChunk),
    });
  }
  const scatter = cutScatter(kernel);
  const { columns, compensates } = scatter;
  return planPhase(kernel, {
    chunks: outer * Math.ceil(inner / columns),
    scratchBytes: compensates ? size * columns * 4 : 0,
    code: () => scatterFunction(kernel, scatter),
  });
}

function planPhase(
  { role, dtype, outer, size, count, inner, x, indices, out }: IndexKernel,
  phase: { readonly chunks: number; readonly scratchBytes: number; readonly code: () => FunctionBuilder },
): KernelPlan {
  const { chunks, scratchBytes, code } = phase;
  const key = `index ${role} ${dtype} ${size} ${count} ${inner} ${outer}`;
  return {
    workspaceBytes: 0,
    emit: ({ module }) => ({
      phases: [{ fn: module.shared(key, code), chunks, pointers: [x, indices, out] }],
      scratchBytes,
    }),
  };
}

interface ScatterCut {
  /** Columns that one chunk owns. */
  readonly columns: number;
  /** Whether so many rows may meet at one index that what rounding takes from a sum is carried along. */
  readonly compensates: boolean;
}

function cutScatter({ dtype, size, count }: IndexKernel): ScatterCut {
  const compensates = dtype === 'float32' && summingOf(count) !== 'plain';
  const few = compensates && size * SCATTER_COLUMNS * 4 > LOST_BYTES;
  return { columns: few ? FEW_COLUMNS : SCATTER_COLUMNS, compensates };
}

/** `body` for vectors and then for single elements of `bytes` starting at 0. */
function overColumns(column: Local, bytes: Code, body: (single: boolean) => Code[]): Code {
  const step = (size: number, single: boolean): Code =>
    control.block(
      control.loop(
        control.brIf(1, i32.gtS(i32.add(column.get, i32.const(size)), bytes)),
        ...body(single),
        column.add(size),
        control.br(0),
      ),
    );
  return [column.set(i32.const(0)), step(16, false), step(4, true)];
}

const read = (address: Code, single: boolean): Code => (single ? v128.load32Zero(address) : v128.load(address));
const write = (address: Code, value: Code, single: boolean): Code =>
  single ? v128.store32Lane(address, value, 0) : v128.store(address, value);

function gatherFunction({ outer, size, count, inner }: IndexKernel, rowsPerChunk: number): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32']);
  const [chunk, , x, indices, out] = fn.params;
  const [row, end, index, from, to, column] = Array.from({ length: 6 }, () => fn.local('i32'));
  const rows = outer * count;
  const bytes = i32.const(inner * 4);
  fn.emit(
    end.set(i32.mul(i32.add(chunk.get, i32.const(1)), i32.const(rowsPerChunk))),
    end.set(control.select(end.get, i32.const(rows), i32.ltS(end.get, i32.const(rows)))),
    forRange(row, i32.mul(chunk.get, i32.const(rowsPerChunk)), end.get, 1, [
      index.set(i32.load(i32.add(indices.get, i32.shl(i32.remU(row.get, i32.const(count)), i32.const(2))))),
      to.set(i32.add(out.get, i32.mul(row.get, bytes))),
      control.if(
        i32.ltU(index.get, i32.const(size)),
        [
          from.set(
            i32.add(
              x.get,
              i32.mul(i32.add(i32.mul(i32.divU(row.get, i32.const(count)), i32.const(size)), index.get), bytes),
            ),
          ),
          overColumns(column, bytes, (single) => [
            write(i32.add(to.get, column.get), read(i32.add(from.get, column.get), single), single),
          ]),
        ],
        control.memoryFill(to.get, i32.const(0), bytes),
      ),
    ]),
  );
  return fn;
}

/** Each chunk owns some columns of one outer position, so that no two threads add to the same place and the order is that of the rows. */
function scatterFunction(
  { dtype, size, count, inner }: IndexKernel,
  { columns, compensates }: ScatterCut,
): FunctionBuilder {
  const fn = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32']);
  const [chunk, scratch, x, indices, out] = fn.params;
  const lost = fn.local('i32');
  const [row, index, from, to, column, width, first] = Array.from({ length: 7 }, () => fn.local('i32'));
  const add = dtype === 'float32' ? f32x4.add : i32x4.add;
  const groups = Math.ceil(inner / columns);
  const outerIndex = i32.divU(chunk.get, i32.const(groups));
  const rest = i32.sub(i32.const(inner * 4), first.get);
  const full = i32.const(columns * 4);
  const rowBytes = inner * 4;
  fn.emit(
    first.set(i32.mul(i32.remU(chunk.get, i32.const(groups)), full)),
    width.set(control.select(rest, full, i32.ltS(rest, full))),
    to.set(i32.add(i32.add(out.get, i32.mul(outerIndex, i32.const(size * rowBytes))), first.get)),
    forRange(row, 0, size, 1, [control.memoryFill(to.get, i32.const(0), width.get), to.add(rowBytes)]),
    compensates ? control.memoryFill(scratch.get, i32.const(0), i32.const(size * columns * 4)) : [],
    from.set(i32.add(i32.add(x.get, i32.mul(outerIndex, i32.const(count * rowBytes))), first.get)),
    forRange(row, 0, count, 1, [
      index.set(i32.load(i32.add(indices.get, i32.shl(row.get, i32.const(2))))),
      control.if(i32.ltU(index.get, i32.const(size)), [
        to.set(
          i32.add(
            i32.add(i32.add(out.get, i32.mul(outerIndex, i32.const(size * rowBytes))), first.get),
            i32.mul(index.get, i32.const(rowBytes)),
          ),
        ),
        lost.set(i32.add(scratch.get, i32.mul(index.get, full))),
        overColumns(column, width.get, (single) => {
          const place = i32.add(to.get, column.get);
          const value = read(i32.add(from.get, column.get), single);
          if (compensates) return addCompensated(fn, place, i32.add(lost.get, column.get), value, single);
          return [write(place, add(read(place, single), value), single)];
        }),
      ]),
      from.add(rowBytes),
    ]),
  );
  return fn;
}

/** Adds to a sum, with what rounding takes from it kept at `lost` (Kahan, CACM 1965); of an infinite sum nothing is lost. */
function addCompensated(fn: FunctionBuilder, place: Code, lost: Code, value: Code, single: boolean): Code[] {
  const [before, part, sum, rest] = Array.from({ length: 4 }, () => fn.local('v128'));
  const code = [
    before.set(read(place, single)),
    part.set(f32x4.sub(value, read(lost, single))),
    sum.set(f32x4.add(before.get, part.get)),
    rest.set(f32x4.sub(f32x4.sub(sum.get, before.get), part.get)),
    rest.set(v128.and(rest.get, f32x4.lt(f32x4.abs(rest.get), f32x4.const(Number.POSITIVE_INFINITY)))),
    write(lost, rest.get, single),
    write(place, sum.get, single),
  ];
  fn.release(before, part, sum, rest);
  return code;
}
