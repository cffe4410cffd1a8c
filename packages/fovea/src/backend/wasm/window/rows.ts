// The parallel loop of gather-form window kernels: chunks of output rows over all images, each row one call of a pass.

import type { Code, ValueType } from '../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../assembler/function-builder.ts';
import { control, i32 } from '../assembler/instructions.ts';
import type { ModuleBuilder } from '../assembler/module-builder.ts';
import type { EmitContext, KernelPlan, Phase, Pointer, RowOutput } from '../kernel-plan.ts';
import { readAhead } from '../read-ahead.ts';
import { type Axis, type Plane, tapStride, tapsOf } from './axis.ts';
import { groupsOf } from './channel-groups.ts';
import { planColumns } from './columns.ts';
import { buildPass, GROUP_BYTES, lastGroup, type PassBody, type PassKernel, type Stream } from './pass.ts';

/** A stream of a row pass: also says where a row starts. */
export interface RowStream extends Omit<Stream, 'step'> {
  /** The tensor's address; absent for running numbers, which start at 0. */
  readonly pointer?: Pointer;
  readonly image: number;
  readonly outputRow: number;
  readonly sourceRow: number;
  readonly tapRow: number;
}

const NOWHERE = { image: 0, outputRow: 0, sourceRow: 0, tapRow: 0, column: 0, source: 0, tap: 0 };

/** A tensor over the source pixels. */
export function sourceTensor({ rows, columns, channels }: Plane, pointer: Pointer): RowStream {
  const pixel = channels * 4;
  const row = columns.sources * pixel;
  return { ...NOWHERE, pointer, image: rows.sources * row, sourceRow: row, source: pixel, channels: 'dense' };
}

/** The same, copied by groups of four channels. */
export function groupedSource({ rows, columns, channels }: Plane, pointer: Pointer): RowStream {
  const row = columns.sources * GROUP_BYTES;
  const groupBytes = rows.sources * row;
  const image = groupsOf(channels) * groupBytes;
  return { ...NOWHERE, pointer, image, sourceRow: row, source: GROUP_BYTES, channels: 'slots', groupBytes };
}

/** A tensor over the output pixels. */
export function outputTensor({ rows, columns, channels }: Plane, pointer: Pointer): RowStream {
  const pixel = channels * 4;
  const row = columns.outputs * pixel;
  return { ...NOWHERE, pointer, image: rows.outputs * row, outputRow: row, column: pixel, channels: 'dense' };
}

/** A weight `[KH, KW, C]`. */
export function tapTensor({ columns, channels }: Plane, pointer: Pointer): RowStream {
  const tap = channels * 4;
  return { ...NOWHERE, pointer, tapRow: columns.taps * tap, tap, channels: 'dense' };
}

/** The same, copied by groups of four channels. */
export function groupedTaps({ rows, columns }: Plane, pointer: Pointer): RowStream {
  const tapRow = columns.taps * GROUP_BYTES;
  return { ...NOWHERE, pointer, tapRow, tap: GROUP_BYTES, channels: 'slots', groupBytes: rows.taps * tapRow };
}

/** The flat position of a source pixel in its image. */
export function sourcePosition({ columns }: Plane): RowStream {
  return { ...NOWHERE, sourceRow: columns.sources, source: 1, channels: 'none' };
}

/** The flat position of an output pixel in its image. */
export function outputPosition({ columns }: Plane): RowStream {
  return { ...NOWHERE, outputRow: columns.outputs, column: 1, channels: 'none' };
}

/** A gather-form kernel: everything but the loops. */
export interface RowKernel {
  /** Tells kernels with different code apart, given equal planes and strides. */
  readonly key: string;
  readonly streams: readonly RowStream[];
  readonly cost: Omit<PassKernel['cost'], 'iterations'>;
  body(f: FunctionBuilder, iterations: Local): PassBody;
}

/** Output rows a chunk: enough chunks to share among threads, and results that stay in cache for what follows. */
const CHUNK_BYTES = 128 * 1024;
const MIN_CHUNKS = 32;

function rowsPerChunk(rows: number, rowBytes: number): number {
  return Math.max(1, Math.min(Math.ceil(rows / MIN_CHUNKS), Math.floor(CHUNK_BYTES / rowBytes)));
}

/** Locals that describe the taps of an output row: how many exist, the first of them, and the source rows that it and the last one read. */
interface RowTaps {
  readonly count: Local;
  readonly tap: Local;
  readonly source: Local;
  readonly lastSource: Local;
}

/** Finds the taps of output row `position` by trying all. */
function findTaps(f: FunctionBuilder, axis: Axis, position: Local): { readonly code: Code; readonly taps: RowTaps } {
  const [count, tap, source, lastSource, k, value, quotient] = Array.from({ length: 7 }, () => f.local('i32'));
  const { divisor } = axis;
  const inside = i32.ltU(
    quotient.tee(divisor === 1 ? value.get : i32.divS(value.get, i32.const(divisor))),
    i32.const(axis.sources),
  );
  const exists = divisor === 1 ? inside : i32.and(i32.eqz(i32.remS(value.get, i32.const(divisor))), inside);
  const code: Code = [
    value.set(i32.add(i32.mul(position.get, i32.const(axis.scale)), i32.const(axis.shift))),
    count.set(i32.const(0)),
    forRange(
      k,
      0,
      axis.taps,
      1,
      control.if(exists, [
        control.if(i32.eqz(count.get), [tap.set(k.get), source.set(quotient.get)]),
        lastSource.set(quotient.get),
        count.add(1),
      ]),
      value.add(axis.tapStep),
    ),
  ];
  f.release(k, value, quotient);
  return { code, taps: { count, tap, source, lastSource } };
}

/** Whether some output position of the axis has no tap at all. */
function hasEmpty(axis: Axis): boolean {
  for (let position = 0; position < axis.outputs; position++) if (tapsOf(axis, position).length === 0) return true;
  return false;
}

/** Reads ahead the source rows of an output row, but for those that an output row before has read: all up to `done`, counted over all images. */
function readNewRows(
  tensors: readonly { readonly base: Local; readonly rowBytes: number }[],
  { batch, rows }: Plane,
  { image, taps, done, from }: { readonly taps: RowTaps } & Readonly<Record<'image' | 'done' | 'from', Local>>,
  module: ModuleBuilder,
): Code {
  const ascending = tapStride(rows).source > 0;
  const [low, high] = ascending ? [taps.source, taps.lastSource] : [taps.lastSource, taps.source];
  const overall = (source: Local): Code => i32.add(i32.mul(image.get, i32.const(rows.sources)), source.get);
  return control.if(taps.count.get, [
    from.set(overall(low)),
    from.set(control.select(from.get, done.get, i32.gtS(from.get, done.get))),
    done.set(i32.add(overall(high), i32.const(1))),
    tensors.map(({ base, rowBytes }) => {
      const bytes = (count: Code): Code => i32.mul(count, i32.const(rowBytes));
      const start = i32.add(base.get, bytes(from.get));
      return readAhead(module, batch * rows.sources * rowBytes, start, bytes(i32.sub(done.get, from.get)));
    }),
  ]);
}

/** The pass over one output row. */
function addPass(kernel: RowKernel, { rows, columns, channels }: Plane, { module }: EmitContext): number {
  const stride = tapStride(rows);
  const pass: PassKernel = {
    streams: kernel.streams.map((s): Stream => ({ ...s, step: stride.source * s.sourceRow + stride.tap * s.tapRow })),
    cost: { ...kernel.cost, iterations: Math.min(rows.taps, rows.sources) },
    body: (f, iterations) => kernel.body(f, iterations),
  };
  return module.add(buildPass(pass, planColumns(columns, pass.cost), channels, hasEmpty(rows)));
}

/** Where each stream stands at the start of an output row. */
function rowBases(
  streams: readonly RowStream[],
  starts: readonly (Local | undefined)[],
  { image, position, taps }: { readonly image: Local; readonly position: Local; readonly taps: RowTaps },
): Code[] {
  return streams.map((s, i) => {
    const moves: [Local, number][] = [
      [image, s.image],
      [position, s.outputRow],
      [taps.source, s.sourceRow],
      [taps.tap, s.tapRow],
    ];
    return moves
      .filter(([, stride]) => stride !== 0)
      .reduce<Code>(
        (sum, [at, stride]) => i32.add(sum, i32.mul(at.get, i32.const(stride))),
        starts[i]?.get ?? i32.const(0),
      );
  });
}

/** Loops over a chunk's output rows, calling the pass for each. */
function buildRowLoop(kernel: RowKernel, plane: Plane, chunkRows: number, context: EmitContext): FunctionBuilder {
  const { batch, rows, channels } = plane;
  const { streams } = kernel;
  const f = new FunctionBuilder(new Array<ValueType>(2 + streams.filter((s) => s.pointer).length).fill('i32'));
  const [row, end, image, position, done, from] = Array.from({ length: 6 }, () => f.local('i32'));
  const { code, taps } = findTaps(f, rows, position);
  let next = 2;
  const starts = streams.map((s) => (s.pointer ? f.params[next++] : undefined));
  const sources = streams.flatMap(({ sourceRow, groupBytes }, i) => {
    const base = starts[i];
    // A copy has just been written.
    return base && sourceRow > 0 && !groupBytes ? [{ base, rowBytes: sourceRow }] : [];
  });
  const total = i32.const(batch * rows.outputs);
  f.emit(
    row.set(i32.mul(f.params[0].get, i32.const(chunkRows))),
    end.set(i32.add(row.get, i32.const(chunkRows))),
    end.set(control.select(end.get, total, i32.ltS(end.get, total))),
    forRange(
      row,
      row.get,
      end.get,
      1,
      image.set(i32.divU(row.get, i32.const(rows.outputs))),
      position.set(i32.remU(row.get, i32.const(rows.outputs))),
      code,
      readNewRows(sources, plane, { image, taps, done, from }, context.module),
      control.call(
        addPass(kernel, plane, context),
        ...[taps.count.get, i32.const(0), i32.const(lastGroup(channels))],
        ...rowBases(streams, starts, { image, position, taps }),
      ),
    ),
  );
  return f;
}

/** The output rows of all images, cut into chunks. */
export interface RowChunks {
  readonly plane: Plane;
  readonly chunkRows: number;
  readonly chunks: number;
  /** The rows of pixels that a chunk writes. */
  readonly rowOutput?: RowOutput;
}

export function cutRows(plane: Plane): RowChunks {
  const { batch, rows, columns, channels } = plane;
  const total = batch * rows.outputs;
  const rowBytes = columns.outputs * channels * 4;
  const chunkRows = rowsPerChunk(total, rowBytes);
  if (total * rowBytes === 0) return { plane, chunkRows, chunks: 0 };
  return {
    plane,
    chunkRows,
    chunks: Math.ceil(total / chunkRows),
    rowOutput: { rows: total * columns.outputs, columns: channels, chunkRows: chunkRows * columns.outputs },
  };
}

/** A gather-form kernel as one phase, whose chunks write whole output rows. */
export function emitRows(kernel: RowKernel, { plane, chunkRows, chunks }: RowChunks, context: EmitContext): Phase {
  const key = `window ${kernel.key} ${JSON.stringify([plane, context.relaxedSimd])}`;
  return {
    fn: context.module.shared(key, () => buildRowLoop(kernel, plane, chunkRows, context)),
    chunks,
    pointers: kernel.streams.flatMap((s) => s.pointer ?? []),
  };
}

/** A kernel that is one such phase. */
export const planRows = (cut: RowChunks, kernel: (context: EmitContext) => RowKernel): KernelPlan => ({
  workspaceBytes: 0,
  emit: (context) => ({ phases: [emitRows(kernel(context), cut, context)], scratchBytes: 0 }),
});
