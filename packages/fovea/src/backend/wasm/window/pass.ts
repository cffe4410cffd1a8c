// Emits the function of one window pass: blocks of columns × channels × chunks of taps × rows, around a kernel's own innermost step.

import type { Code, ValueType } from '../assembler/encoding.ts';
import { FunctionBuilder, type Local } from '../assembler/function-builder.ts';
import { control, i32 } from '../assembler/instructions.ts';
import type { Block, Chunk, TileCost } from './columns.ts';

/** How a stream's address (or a running number that is not an address) moves along each direction of the pass, in bytes (or units). */
export interface Stream {
  readonly column: number;
  readonly source: number;
  readonly tap: number;
  /** Per iteration of the innermost loop. */
  readonly step: number;
  /** Along channels: as a tensor, as groups of four that never overlap, or not at all. */
  readonly channels: 'dense' | 'slots' | 'none';
  /** From one slot to the next. Default GROUP_BYTES. */
  readonly groupBytes?: number;
}

/** Where a stream stands for a column, source or tap: the cursor's value, and a constant to add to it. */
export interface Place {
  readonly base: Code;
  readonly offset: number;
}
export type Locate = (
  stream: number,
  at: { readonly column?: number; readonly source?: number; readonly tap?: number },
) => Place;

/** What a kernel does at each level of the pass; its accumulators are locals of its own. */
export interface PassBody {
  beginBlock?(block: Block, locate: Locate): Code;
  beginChunk?(chunk: Chunk, block: Block, locate: Locate): Code;
  step?(chunk: Chunk, block: Block, locate: Locate): Code;
  endChunk?(chunk: Chunk, block: Block, locate: Locate): Code;
  endBlock?(block: Block, locate: Locate): Code;
}

export interface PassKernel {
  readonly streams: readonly Stream[];
  readonly cost: TileCost;
  /** `iterations` is the local with the number of rows that the innermost loop runs over. */
  body(f: FunctionBuilder, iterations: Local): PassBody;
}

export const GROUP_BYTES = 16;

/** Byte offset of the last group of four channels: when channels are no multiple of 4 it overlaps the group before. */
export const lastGroup = (channels: number): number => Math.max(0, channels - 4) * 4;

/** Parameters of a pass: iterations, first and last channel group (byte offsets, both included), then one base per stream. */
const FIXED_PARAMETERS = 3;

interface Emission {
  readonly f: FunctionBuilder;
  readonly streams: readonly Stream[];
  readonly body: PassBody;
  readonly channels: number;
  readonly iterations: Local;
  readonly mayBeEmpty: boolean;
}

/** Runs `body` with cursors of its own that advance by `steps` after each time. */
function repeat(
  f: FunctionBuilder,
  cursors: readonly Local[],
  steps: readonly number[],
  times: number | Local,
  body: (cursors: readonly Local[]) => Code,
): Code {
  if (times === 1) return body(cursors);
  const moving = cursors.map((cursor, i) => (steps[i] === 0 ? cursor : f.local('i32')));
  const own = moving.filter((cursor, i) => cursor !== cursors[i]);
  const left = f.local('i32');
  const code: Code = [
    moving.map((cursor, i) => (cursor === cursors[i] ? [] : cursor.set(cursors[i].get))),
    left.set(typeof times === 'number' ? i32.const(times) : times.get),
    control.loop(
      body(moving),
      moving.map((cursor, i) => (steps[i] === 0 ? [] : cursor.add(steps[i]))),
      control.brIf(0, left.tee(i32.sub(left.get, i32.const(1)))),
    ),
  ];
  f.release(left, ...own);
  return code;
}

/** Runs `body` for each group of four channels; the last may overlap the one before, so that nothing beyond the row is written. */
function overChannels(e: Emission, bases: readonly Local[], body: (cursors: readonly Local[]) => Code): Code {
  if (e.channels <= 4) return body(bases);
  const [, from, last] = e.f.params;
  const channel = e.f.local('i32');
  const aligned = e.channels % 4 === 0;
  const slot = aligned
    ? channel.get
    : i32.and(i32.add(channel.get, i32.const(GROUP_BYTES - 4)), i32.const(-GROUP_BYTES));
  const cursors = bases.map((base, i) => (e.streams[i].channels === 'none' ? base : e.f.local('i32')));
  const next = i32.add(channel.get, i32.const(GROUP_BYTES));
  const code: Code = [
    channel.set(from.get),
    control.loop(
      cursors.map((cursor, i) => {
        if (cursor === bases[i]) return [];
        const { channels, groupBytes = GROUP_BYTES } = e.streams[i];
        const offset = channels === 'slots' ? slot : channel.get;
        const scale = groupBytes / GROUP_BYTES;
        return cursor.set(i32.add(bases[i].get, scale === 1 ? offset : i32.mul(offset, i32.const(scale))));
      }),
      body(cursors),
      aligned
        ? control.brIf(0, i32.leS(channel.tee(next), last.get))
        : control.if(i32.ltS(channel.get, last.get), [
            channel.set(control.select(next, last.get, i32.ltS(next, last.get))),
            control.br(1),
          ]),
    ),
  ];
  e.f.release(channel, ...cursors.filter((cursor, i) => cursor !== bases[i]));
  return code;
}

function locateIn(e: Emission, cursors: readonly Local[]): Locate {
  return (stream, { column = 0, source = 0, tap = 0 }) => {
    const s = e.streams[stream];
    return { base: cursors[stream].get, offset: column * s.column + source * s.source + tap * s.tap };
  };
}

function emitChunk(e: Emission, chunk: Chunk, block: Block, cursors: readonly Local[]): Code {
  const steps = e.streams.map((s) => chunk.sourceStep * s.source + chunk.tapStep * s.tap);
  const { step } = e.body;
  if (!step) return [];
  const rowSteps = e.streams.map((s) => s.step);
  return repeat(e.f, cursors, steps, chunk.repeats, (at) => {
    const rows = repeat(e.f, at, rowSteps, e.iterations, (row) => step(chunk, block, locateIn(e, row)));
    const locate = locateIn(e, at);
    return [
      e.body.beginChunk?.(chunk, block, locate) ?? [],
      e.mayBeEmpty ? control.if(e.iterations.get, rows) : rows,
      e.body.endChunk?.(chunk, block, locate) ?? [],
    ];
  });
}

function emitBlock(e: Emission, block: Block, bases: readonly Local[]): Code {
  const steps = e.streams.map((s) => block.columns * s.column + block.sourceStep * s.source);
  return repeat(e.f, bases, steps, block.repeats, (starts) =>
    overChannels(e, starts, (cursors) => [
      e.body.beginBlock?.(block, locateIn(e, cursors)) ?? [],
      block.chunks.map((chunk) => emitChunk(e, chunk, block, cursors)),
      e.body.endBlock?.(block, locateIn(e, cursors)) ?? [],
    ]),
  );
}

/** The function `(iterations, firstGroup, lastGroup, ...bases)` that runs the kernel over all blocks of an output row. */
export function buildPass(
  kernel: PassKernel,
  blocks: readonly Block[],
  channels: number,
  mayBeEmpty: boolean,
): FunctionBuilder {
  const { streams } = kernel;
  const f = new FunctionBuilder(new Array<ValueType>(FIXED_PARAMETERS + streams.length).fill('i32'));
  const iterations = f.params[0];
  const bases = f.params.slice(FIXED_PARAMETERS);
  const e: Emission = {
    f,
    streams,
    body: kernel.body(f, iterations),
    channels,
    iterations,
    mayBeEmpty,
  };
  for (const block of blocks) f.emit(emitBlock(e, block, bases));
  return f;
}
