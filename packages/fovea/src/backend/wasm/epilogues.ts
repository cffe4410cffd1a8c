// Plans a kernel with its epilogues: they run in the chunks of its last phase, while the rows that a chunk has written are in cache.

import type { Epilogue, ReduceKernel, StageItem } from '../../compiler/ir.ts';
import { summingOf } from './accumulate.ts';
import type { Code } from './assembler/encoding.ts';
import { FunctionBuilder, type Local } from './assembler/function-builder.ts';
import { control, i32 } from './assembler/instructions.ts';
import {
  atOffset,
  type EmitContext,
  type EmittedKernel,
  type KernelPlan,
  layOutWorkspaces,
  type Phase,
  type Pointer,
  type RowOutput,
} from './kernel-plan.ts';
import { emitMapRange } from './map.ts';
import { planKernel } from './plan-kernel.ts';
import { blockFunction, combinePhase } from './reduce.ts';

/** A kernel together with its epilogues. */
export function planItem({ kernel, epilogues }: Pick<StageItem, 'kernel' | 'epilogues'>, blas = false): KernelPlan {
  const host = planKernel(kernel, blas);
  if (epilogues.length === 0) return host;
  return host.rowOutput
    ? planFused(host, host.rowOutput, epilogues)
    : planInTurn([host, ...epilogues.map((epilogue) => planKernel(epilogue))]);
}

/** One after another. */
function planInTurn(plans: readonly KernelPlan[]): KernelPlan {
  const { offsets, bytes } = layOutWorkspaces(plans.map(({ workspaceBytes }) => workspaceBytes));
  return {
    workspaceBytes: bytes,
    emit(context) {
      const emitted = plans.map((plan) => plan.emit(context));
      return {
        phases: emitted.flatMap(({ phases }, i) => atOffset(phases, offsets[i])),
        scratchBytes: Math.max(...emitted.map(({ scratchBytes }) => scratchBytes)),
      };
    },
  };
}

/** Chunks of the host, each of which leaves partial sums of its own. */
const blocksOf = ({ rows, chunkRows }: RowOutput): number => Math.ceil(rows / chunkRows);

/** Whether a result is complete only when all chunks are done. */
const sumsColumns = (epilogue: Epilogue): epilogue is ReduceKernel =>
  epilogue.kind === 'reduce' && !epilogue.reduced[epilogue.reduced.length - 1];

/** In the chunks of the host, with workspace for the partial sums of what reduces. */
function planFused(host: KernelPlan, output: RowOutput, epilogues: readonly Epilogue[]): KernelPlan {
  const partials = epilogues.map((epilogue) =>
    sumsColumns(epilogue) ? blocksOf(output) * epilogue.results.length * output.columns * 4 : 0,
  );
  const { offsets, bytes } = layOutWorkspaces([host.workspaceBytes, ...partials]);
  return {
    workspaceBytes: bytes,
    emit: (context) => fuse(host.emit(context), epilogues, output, offsets.slice(1), context),
  };
}

/** What an epilogue adds to the host's chunk: pointers of its own, and a call that gets them with the rows at hand. */
interface Part {
  readonly pointers: readonly Pointer[];
  readonly call: (
    rows: { readonly start: Local; readonly end: Local; readonly chunk: Local; readonly scratch: Local },
    at: readonly Local[],
  ) => Code;
}

function mapPart(
  epilogue: Epilogue & { kind: 'map' },
  { rows, columns, chunkRows }: RowOutput,
  context: EmitContext,
): Part {
  // A map over one dim counts elements instead of rows: one for each row, or all of a row.
  const perRow = epilogue.dims.length === 1 ? epilogue.dims[0] / rows : columns;
  const range = emitMapRange(epilogue, context, (chunkRows * perRow) % 4 === 0);
  const scale = epilogue.dims.length === 1 ? perRow : 1;
  const units = (row: Local): Code => (scale === 1 ? row.get : i32.mul(row.get, i32.const(scale)));
  return {
    pointers: range.pointers,
    call: ({ start, end, scratch }, at) =>
      control.call(range.fn, units(start), units(end), scratch.get, ...at.map((address) => address.get)),
  };
}

/** Sums of rows: those at hand are complete. */
function rowsPart(epilogue: ReduceKernel, { columns }: RowOutput, context: EmitContext): Part {
  const shape = {
    reducedOuter: [],
    lastReduced: true,
    keptOuter: [...epilogue.dims.keys()].slice(0, -1),
    summing: summingOf(columns / 8),
    readsAhead: false,
  };
  const fn = blockFunction(epilogue, shape, context);
  const loads = epilogue.loads.length;
  return {
    pointers: [...epilogue.loads, ...epilogue.results.map(({ view }) => view)].map(({ buffer, offset }) => ({
      buffer,
      offset,
    })),
    call: ({ start, end }, at) =>
      control.call(
        fn,
        ...[start.get, end.get, i32.const(0), i32.const(columns), i32.const(0), i32.const(1)],
        ...at.map((address, i) => (i < loads ? address.get : i32.add(address.get, i32.shl(start.get, i32.const(2))))),
      ),
  };
}

/** Sums of columns: partial ones of the rows at hand. */
function columnsPart(
  epilogue: ReduceKernel,
  { columns, chunkRows }: RowOutput,
  workspace: number,
  context: EmitContext,
): Part {
  const outer = [...epilogue.dims.keys()].slice(0, -1);
  const summing = summingOf(chunkRows);
  const shape = { keptOuter: [], reducedOuter: outer, lastReduced: false, summing, readsAhead: false };
  const fn = blockFunction(epilogue, shape, context);
  const stride = epilogue.results.length * columns * 4;
  const loads = epilogue.loads.map(({ buffer, offset }) => ({ buffer, offset }));
  return {
    pointers: [...loads, ...epilogue.results.map((_, r) => ({ workspace: workspace + r * columns * 4 }))],
    call: ({ start, end, chunk }, at) =>
      control.call(
        fn,
        ...[i32.const(0), i32.const(1), start.get, end.get, i32.const(0), i32.const(columns)],
        ...at.map((address, i) =>
          i < loads.length ? address.get : i32.add(address.get, i32.mul(chunk.get, i32.const(stride))),
        ),
      ),
  };
}

function partOf(epilogue: Epilogue, output: RowOutput, workspace: number, context: EmitContext): Part {
  if (epilogue.kind === 'map') return mapPart(epilogue, output, context);
  return sumsColumns(epilogue)
    ? columnsPart(epilogue, output, workspace, context)
    : rowsPart(epilogue, output, context);
}

function fuse(
  host: EmittedKernel,
  epilogues: readonly Epilogue[],
  output: RowOutput,
  offsets: readonly number[],
  context: EmitContext,
): EmittedKernel {
  const last = host.phases[host.phases.length - 1];
  const parts = epilogues.map((epilogue, i) => partOf(epilogue, output, offsets[i], context));
  const pointers = [...last.pointers, ...parts.flatMap((part) => part.pointers)];
  const fn = new FunctionBuilder(['i32', 'i32', ...pointers.map(() => 'i32' as const)]);
  const [chunk, scratch, ...addresses] = fn.params;
  const [start, end] = [fn.local('i32'), fn.local('i32')];
  const limit = i32.const(output.rows);
  fn.emit(
    control.call(last.fn, chunk.get, scratch.get, ...addresses.slice(0, last.pointers.length).map(({ get }) => get)),
    start.set(i32.mul(chunk.get, i32.const(output.chunkRows))),
    end.set(i32.add(start.get, i32.const(output.chunkRows))),
    end.set(control.select(end.get, limit, i32.ltS(end.get, limit))),
  );
  let next = last.pointers.length;
  for (const part of parts) {
    fn.emit(part.call({ start, end, chunk, scratch }, addresses.slice(next, next + part.pointers.length)));
    next += part.pointers.length;
  }
  const size = { kept: 1, blocks: blocksOf(output), columns: output.columns };
  const combines = epilogues.flatMap((epilogue, i) =>
    sumsColumns(epilogue) ? [combinePhase(epilogue, size, context, offsets[i])] : [],
  );
  const fused: Phase = { fn: context.module.add(fn), chunks: last.chunks, pointers };
  return { ...host, phases: [...host.phases.slice(0, -1), fused, ...combines] };
}
