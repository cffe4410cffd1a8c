// Runs a kernel's followers in the chunks of its last phase, while the rows that a chunk has written are in cache.

import type { Follower, Kernel, ReduceKernel, StageItem } from '../../compiler/ir.ts';
import { summingOf } from './accumulate.ts';
import { type Code, control, FunctionBuilder, i32, type Local } from './assembler.ts';
import { lowerKernel, rowOutput, workspaceBytes } from './families.ts';
import type { LoweredKernel, LoweringContext, Phase, Pointer, RowOutput } from './lowering.ts';
import { lowerMapRange } from './map.ts';
import { blockFunction, combinePhase } from './reduce.ts';

const aligned = (bytes: number): number => Math.ceil(bytes / 64) * 64;

/** Chunks of the host, each of which leaves partial sums of its own. */
const blocksOf = ({ rows, chunkRows }: RowOutput): number => Math.ceil(rows / chunkRows);

const partialBytes = ({ results }: ReduceKernel, output: RowOutput): number =>
  blocksOf(output) * results.length * output.columns * 4;

/** Workspace of each follower behind its host's, as partial sums where it runs in the host's chunks. */
function layOut(kernel: Kernel, followers: readonly Follower[], output: RowOutput | undefined) {
  let end = aligned(workspaceBytes(kernel));
  const offsets = followers.map((follower) => {
    const offset = end;
    const own = output ? (follower.kind === 'reduce' ? partialBytes(follower, output) : 0) : workspaceBytes(follower);
    end += aligned(own);
    return offset;
  });
  return { offsets, bytes: end };
}

export const itemWorkspace = (kernel: Kernel, followers: readonly Follower[]): number =>
  followers.length === 0 ? workspaceBytes(kernel) : layOut(kernel, followers, rowOutput(kernel)).bytes;

export function lowerItem({ kernel, followers }: StageItem, context: LoweringContext): LoweredKernel {
  const host = lowerKernel(kernel, context);
  if (followers.length === 0) return host;
  const output = rowOutput(kernel);
  const { offsets } = layOut(kernel, followers, output);
  return output ? fuse(host, followers, output, offsets, context) : append(host, followers, offsets, context);
}

/** One after another. */
function append(
  host: LoweredKernel,
  followers: readonly Follower[],
  offsets: readonly number[],
  context: LoweringContext,
): LoweredKernel {
  const moved = (phase: Phase, by: number): Phase => ({
    ...phase,
    pointers: phase.pointers.map((pointer) =>
      'workspace' in pointer ? { workspace: pointer.workspace + by } : pointer,
    ),
  });
  const lowered = followers.map((follower) => lowerKernel(follower, context));
  return {
    phases: [...host.phases, ...lowered.flatMap(({ phases }, i) => phases.map((phase) => moved(phase, offsets[i])))],
    scratchBytes: Math.max(host.scratchBytes, ...lowered.map(({ scratchBytes }) => scratchBytes)),
  };
}

/** What a follower adds to the host's chunk: pointers of its own, and a call that gets them with the rows at hand. */
interface Part {
  readonly pointers: readonly Pointer[];
  readonly call: (
    rows: { readonly start: Local; readonly end: Local; readonly chunk: Local; readonly scratch: Local },
    at: readonly Local[],
  ) => Code;
}

function mapPart(
  follower: Follower & { kind: 'map' },
  { columns, chunkRows }: RowOutput,
  context: LoweringContext,
): Part {
  const range = lowerMapRange(follower, context, (chunkRows * columns) % 4 === 0);
  // A map over one dim counts elements instead of rows.
  const scale = follower.dims.length === 1 && follower.dims[0] !== 1 ? columns : 1;
  const units = (row: Local): Code => (scale === 1 ? row.get : i32.mul(row.get, i32.const(scale)));
  return {
    pointers: range.pointers,
    call: ({ start, end, scratch }, at) =>
      control.call(range.fn, units(start), units(end), scratch.get, ...at.map((address) => address.get)),
  };
}

function reducePart(
  follower: ReduceKernel,
  { columns, chunkRows }: RowOutput,
  workspace: number,
  context: LoweringContext,
): Part {
  const outer = [...follower.dims.keys()].slice(0, -1);
  const shape = { keptOuter: [], reducedOuter: outer, lastReduced: false, summing: summingOf(chunkRows) };
  const fn = blockFunction(follower, shape, context);
  const stride = follower.results.length * columns * 4;
  const loads = follower.loads.map(({ buffer, offset }) => ({ buffer, offset }));
  return {
    pointers: [...loads, ...follower.results.map((_, r) => ({ workspace: workspace + r * columns * 4 }))],
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

function fuse(
  host: LoweredKernel,
  followers: readonly Follower[],
  output: RowOutput,
  offsets: readonly number[],
  context: LoweringContext,
): LoweredKernel {
  const last = host.phases[host.phases.length - 1];
  const parts = followers.map((follower, i) =>
    follower.kind === 'map' ? mapPart(follower, output, context) : reducePart(follower, output, offsets[i], context),
  );
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
  const combines = followers.flatMap((follower, i) =>
    follower.kind === 'reduce' ? [combinePhase(follower, size, context, offsets[i])] : [],
  );
  const fused: Phase = { fn: context.module.add(fn), chunks: last.chunks, pointers };
  return { ...host, phases: [...host.phases.slice(0, -1), fused, ...combines] };
}
