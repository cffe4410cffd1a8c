// Depthwise weight gradient: partial sums over segments of images and rows, then their sum in fixed order.

import { inputPixels, outputPixels, windowTaps } from '../../../base/geometry.ts';
import type { DepthwiseKernel } from '../../../compiler/ir.ts';
import type { Code } from '../assembler/encoding.ts';
import { FunctionBuilder, forRange, type Local } from '../assembler/function-builder.ts';
import { control, f32x4, i32, v128 } from '../assembler/instructions.ts';
import { type EmitContext, type KernelPlan, type Phase, type Pointer, wholeLines } from '../kernel-plan.ts';
import { readAhead } from '../read-ahead.ts';
import { multiplyAdd } from '../relaxed.ts';
import { forwardPlane } from './axis.ts';
import { groupChannels, groupedBytes } from './channel-groups.ts';
import { type Block, type Chunk, planColumns } from './columns.ts';
import { distinctSources, distinctTaps, loadAt, locals, storeAt } from './lanes.ts';
import { buildPass, GROUP_BYTES, type Locate, lastGroup, type PassBody, type PassKernel } from './pass.ts';
import {
  gradientLayout,
  inputLayout,
  type Layout,
  MIN_CHUNKS,
  partialSteps,
  type Split,
  splitWork,
} from './weight-grad-split.ts';

const [X, DY, PARTIAL] = [0, 1, 2];

/** Keeps one sum a tap in registers while running down the rows of a block of columns, and adds it to the partial one: short sums round less. */
function correlationBody(f: FunctionBuilder, relaxed: boolean): PassBody {
  const [sums, sources, gradients] = [locals(f), locals(f), locals(f)];
  const step = (chunk: Chunk, _block: Block, locate: Locate): Code => {
    const sourceAt = distinctSources(chunk);
    const columnAt = [...new Set(chunk.terms.map(({ column }) => column))];
    const tapAt = distinctTaps(chunk);
    return [
      sourceAt.map((source, i) => sources(i).set(loadAt(locate(X, { source })))),
      columnAt.map((column, i) => gradients(i).set(loadAt(locate(DY, { column })))),
      chunk.terms.map(({ column, source, tap }) => {
        const sum = sums(tapAt.indexOf(tap));
        const [x, dy] = [sources(sourceAt.indexOf(source)), gradients(columnAt.indexOf(column))];
        return sum.set(multiplyAdd(relaxed, x.get, dy.get, sum.get));
      }),
    ];
  };
  return {
    step,
    beginChunk: (chunk) => distinctTaps(chunk).map((_, i) => sums(i).set(f32x4.const(0))),
    endChunk: (chunk, _block, locate) =>
      distinctTaps(chunk).map((tap, i) => {
        const partial = locate(PARTIAL, { tap });
        return storeAt(partial, f32x4.add(loadAt(partial), sums(i).get), 4);
      }),
  };
}

function addPass(kernel: DepthwiseKernel, split: Split, context: EmitContext): number {
  const { geometry: g } = kernel;
  const { columns, channels } = forwardPlane(g);
  const relaxed = context.relaxedSimd;
  const [x, dy] = [inputLayout(kernel, split), gradientLayout(kernel, split)];
  const partial = partialSteps(kernel, split);
  const slots = { column: 0, source: 0, tap: 0, channels: 'slots' } as const;
  const tensor = ({ group }: Layout) =>
    group ? { ...slots, groupBytes: group } : { ...slots, channels: 'dense' as const };
  const pass: PassKernel = {
    streams: [
      { ...tensor(x), source: x.pixel, step: g.rows.stride * x.row },
      { ...tensor(dy), column: dy.pixel, step: dy.row },
      { ...slots, tap: partial.tap, step: 0, groupBytes: partial.group },
    ],
    cost: {
      registers: (n) => n.columns + n.sources + n.taps,
      loads: (n) => n.columns + n.sources,
      arithmetic: relaxed ? 1 : 2,
      latency: relaxed ? 4 : 6,
      accumulators: 'taps',
      iterations: split.unitRows,
    },
    body: (f) => correlationBody(f, relaxed),
  };
  return context.module.add(buildPass(pass, planColumns(columns, pass.cost), channels, false));
}

const min = (a: Code, b: Code): Code => control.select(a, b, i32.ltS(a, b));
const max = (a: Code, b: Code): Code => control.select(a, b, i32.gtS(a, b));
const times = (local: Local, factor: number): Code => i32.mul(local.get, i32.const(factor));
const plus = (local: Local, constant: number): Code => i32.add(local.get, i32.const(constant));

/** `(chunk, scratch, x, dy, partials)`: one segment's units for one block of channels. */
function buildPartialSums(kernel: DepthwiseKernel, split: Split, context: EmitContext): FunctionBuilder {
  const { geometry: g } = kernel;
  const f = new FunctionBuilder(['i32', 'i32', 'i32', 'i32', 'i32']);
  const [chunk, , , , partials] = f.params;
  const [segment, from, last, unit, end, address] = Array.from({ length: 6 }, () => f.local('i32'));
  const chunkBytes = split.groupsPerChunk * GROUP_BYTES;
  // What the chunk's channels own: all taps of some groups, or some groups of each tap.
  const together = split.grouped ? windowTaps(g) : 1;
  const [first, size, all] = [times(from, together), chunkBytes * together, split.groups * GROUP_BYTES * together];
  f.emit(
    segment.set(i32.divU(chunk.get, i32.const(split.channelChunks))),
    from.set(i32.mul(i32.remU(chunk.get, i32.const(split.channelChunks)), i32.const(chunkBytes))),
    partials.set(i32.add(partials.get, times(segment, split.partialBytes))),
    forRange(
      address,
      0,
      split.grouped ? 1 : split.partialBytes,
      split.groups * GROUP_BYTES,
      control.memoryFill(
        i32.add(partials.get, i32.add(address.get, first)),
        i32.const(0),
        min(i32.const(size), i32.sub(i32.const(all), first)),
      ),
    ),
    last.set(min(plus(from, chunkBytes - GROUP_BYTES), i32.const(lastGroup(g.inChannels)))),
    from.set(min(from.get, last.get)),
    unit.set(times(segment, split.unitsPerSegment)),
    end.set(min(plus(unit, split.unitsPerSegment), i32.const(split.units))),
    forRange(unit, unit.get, end.get, 1, emitUnit(f, kernel, split, context, { unit, from, last })),
  );
  return f;
}

/** All taps of one unit, one pass a kernel row. */
function emitUnit(
  f: FunctionBuilder,
  kernel: DepthwiseKernel,
  split: Split,
  context: EmitContext,
  { unit, from, last }: Readonly<Record<'unit' | 'from' | 'last', Local>>,
): Code {
  const { geometry: g } = kernel;
  const [, , xs, dys, partials] = f.params;
  const [x, dy, image, first, end, ky, offset, lo, hi] = Array.from({ length: 9 }, () => f.local('i32'));
  const [inputs, gradients] = [inputLayout(kernel, split), gradientLayout(kernel, split)];
  const [row, gradientRow] = [inputs.row, gradients.row];
  const stride = i32.const(g.rows.stride);
  const inputRow = i32.sub(times(lo, g.rows.stride), offset.get);
  const ahead = (bytes: number, base: Local, rowBytes: number, [start, stop]: readonly Local[]): Code => {
    const size = i32.mul(i32.sub(stop.get, start.get), i32.const(rowBytes));
    return readAhead(context.module, bytes, i32.add(base.get, times(start, rowBytes)), size);
  };
  const firstRow = i32.sub(times(first, g.rows.stride), i32.const(g.rows.before));
  const endRow = i32.add(times(end, g.rows.stride), i32.const((g.rows.kernel - 1) * g.rows.dilation - g.rows.before));
  const pass = addPass(kernel, split, context);
  return [
    image.set(i32.divU(unit.get, i32.const(split.unitsPerImage))),
    first.set(i32.mul(i32.remU(unit.get, i32.const(split.unitsPerImage)), i32.const(split.unitRows))),
    end.set(min(plus(first, split.unitRows), i32.const(g.rows.out))),
    x.set(i32.add(xs.get, times(image, inputs.image))),
    dy.set(i32.add(dys.get, times(image, gradients.image))),
    lo.set(max(firstRow, i32.const(0))),
    hi.set(min(endRow, i32.const(g.rows.size))),
    split.channelChunks > 1 || split.grouped
      ? []
      : [
          ahead(g.batch * g.rows.size * row, x, row, [lo, hi]),
          ahead(g.batch * g.rows.out * gradientRow, dy, gradientRow, [first, end]),
        ],
    forRange(
      ky,
      0,
      g.rows.kernel,
      1,
      // Output row r reads input row r·stride − offset: those of [lo, hi) lie in the image.
      offset.set(i32.sub(i32.const(g.rows.before), times(ky, g.rows.dilation))),
      lo.set(i32.divS(i32.add(max(offset.get, i32.const(0)), i32.const(g.rows.stride - 1)), stride)),
      lo.set(max(lo.get, first.get)),
      hi.set(min(i32.divS(plus(offset, g.rows.size - 1 + g.rows.stride), stride), end.get)),
      control.if(i32.gtS(hi.get, lo.get), [
        control.call(
          pass,
          ...[i32.sub(hi.get, lo.get), from.get, last.get],
          i32.add(x.get, i32.mul(inputRow, i32.const(row))),
          i32.add(dy.get, times(lo, gradientRow)),
          i32.add(partials.get, times(ky, g.columns.kernel * partialSteps(kernel, split).tap)),
        ),
      ]),
    ),
  ];
}

/** `(chunk, scratch, partials, dw)`: the sum of all segments for some taps. */
function buildTotals(kernel: DepthwiseKernel, split: Split, tapsPerChunk: number): FunctionBuilder {
  const { geometry: g } = kernel;
  const partial = partialSteps(kernel, split);
  const f = new FunctionBuilder(['i32', 'i32', 'i32', 'i32']);
  const [chunk, , partials, dw] = f.params;
  const [tap, end, group, segment, from, to, last] = Array.from({ length: 7 }, () => f.local('i32'));
  const sum = f.local('v128');
  const taps = i32.const(windowTaps(g));
  f.emit(
    last.set(i32.const(lastGroup(g.inChannels))),
    tap.set(times(chunk, tapsPerChunk)),
    end.set(min(plus(tap, tapsPerChunk), taps)),
    forRange(
      tap,
      tap.get,
      end.get,
      1,
      forRange(
        group,
        0,
        split.groups * GROUP_BYTES,
        GROUP_BYTES,
        from.set(i32.add(i32.add(partials.get, times(group, partial.group / GROUP_BYTES)), times(tap, partial.tap))),
        to.set(i32.add(i32.add(dw.get, min(group.get, last.get)), times(tap, g.inChannels * 4))),
        sum.set(v128.load(from.get)),
        forRange(
          segment,
          1,
          split.segments,
          1,
          from.add(split.partialBytes),
          sum.set(f32x4.add(sum.get, v128.load(from.get))),
        ),
        storeAt({ base: to.get, offset: 0 }, sum.get, g.inChannels),
      ),
    ),
  );
  return f;
}

/** Both tensors as images to copy, and where the copies go behind the partial sums. */
function copiesOf({ geometry: g }: DepthwiseKernel, start: number) {
  const x = { images: g.batch, pixels: inputPixels(g), channels: g.inChannels };
  const dy = { images: g.batch, pixels: outputPixels(g), channels: g.inChannels };
  const between = start + groupedBytes(x);
  return { x, dy, at: { x: { workspace: start }, dy: { workspace: between } }, end: between + groupedBytes(dy) };
}

export function planWeightGrad(kernel: DepthwiseKernel): KernelPlan {
  const split = splitWork(kernel);
  const partialsEnd = wholeLines(split.segments * split.partialBytes);
  const copies = split.grouped ? copiesOf(kernel, partialsEnd) : undefined;
  return {
    workspaceBytes: copies?.end ?? partialsEnd,
    emit(context) {
      const copying = copies
        ? [
            groupChannels(context, copies.x, kernel.x, copies.at.x),
            groupChannels(context, copies.dy, kernel.y, copies.at.dy),
          ]
        : [];
      const { x, dy } = copies?.at ?? { x: kernel.x, dy: kernel.y };
      return { phases: [...copying, ...sumPhases(kernel, split, { x, dy }, context)], scratchBytes: 0 };
    },
  };
}

/** Partial sums, and their totals. */
function sumPhases(
  kernel: DepthwiseKernel,
  split: Split,
  { x, dy }: Readonly<Record<'x' | 'dy', Pointer>>,
  context: EmitContext,
): Phase[] {
  const { geometry: g } = kernel;
  const key = JSON.stringify([g, context.relaxedSimd]);
  const taps = windowTaps(g);
  const tapsPerChunk = Math.ceil(taps / MIN_CHUNKS);
  const partials = { workspace: 0 };
  return [
    {
      fn: context.module.shared(`depthwise partial sums ${key}`, () => buildPartialSums(kernel, split, context)),
      chunks: split.segments * split.channelChunks,
      pointers: [x, dy, partials],
    },
    {
      fn: context.module.shared(`depthwise totals ${key}`, () => buildTotals(kernel, split, tapsPerChunk)),
      chunks: Math.ceil(taps / tapsPerChunk),
      pointers: [partials, kernel.w],
    },
  ];
}
