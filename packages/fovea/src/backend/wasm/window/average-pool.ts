// Average pooling and its gradient: sums over the window in gather form, divided by the number of pixels that count.

import type { PoolGeometry } from '../../../base/geometry.ts';
import type { AveragePoolKernel } from '../../../compiler/ir.ts';
import { summingOf } from '../accumulate.ts';
import { type Code, type FunctionBuilder, f32, f32x4, type Local } from '../assembler.ts';
import type { KernelFamily, Pointer } from '../lowering.ts';
import { type Axis, forwardPlane, gradientPlane, type Plane, tapsOf } from './axis.ts';
import type { Block, Chunk } from './columns.ts';
import { distinctSources, eachColumn, loadAt, locals, storeAt } from './lanes.ts';
import type { Locate, PassBody } from './pass.ts';
import { lowerRows, outputTensor, type RowKernel, sourceTensor } from './rows.ts';

const [SOURCE, OUTPUT] = [0, 1];

/** The divisor of an output pixel: the same for all, or the pixels of its window that lie inside the input. */
type Divisor = number | 'inside';

/** Whether some window reaches beyond the input. */
function isClipped({ rows, columns }: Plane): boolean {
  const clips = (axis: Axis): boolean =>
    Array.from({ length: axis.outputs }, (_, position) => tapsOf(axis, position).length).some(
      (taps) => taps < axis.taps,
    );
  return clips(rows) || clips(columns);
}

function divisorOf(kernel: AveragePoolKernel): Divisor {
  const { geometry: g, countIncludePad } = kernel;
  return countIncludePad || !isClipped(forwardPlane(g)) ? g.kernelHeight * g.kernelWidth : 'inside';
}

/** `value` divided for a column, whose window has `iterations` rows inside the input. */
function divide(value: Code, divisor: Divisor, block: Block, column: number, iterations: Local): Code {
  if (divisor === 1) return value;
  if (divisor !== 'inside') return f32x4.div(value, f32x4.const(divisor));
  const taps = block.chunks.reduce((sum, chunk) => {
    return sum + chunk.repeats * chunk.terms.filter((term) => term.column === column).length;
  }, 0);
  const count = f32.mul(f32.convertI32S(iterations.get), f32.const(taps));
  return f32x4.div(value, f32x4.splat(count));
}

/** Terms of a chunk whose sum is added to the total as one. */
const columnsOf = (chunk: Chunk): number[] => [...new Set(chunk.terms.map(({ column }) => column))];

/** With `isLong`, sums of short sums, which round less. */
function sumBody(
  f: FunctionBuilder,
  iterations: Local,
  divisor: Divisor,
  { channels, isLong }: { readonly channels: number; readonly isLong: boolean },
): PassBody {
  const [totals, sources, parts] = [locals(f), locals(f), locals(f)];
  const sums = isLong ? parts : totals;
  const step = (chunk: Chunk, block: Block, locate: Locate): Code => {
    const sourceAt = distinctSources(chunk);
    return [
      sourceAt.map((source, i) => sources(i).set(loadAt(locate(SOURCE, { source })))),
      chunk.terms.map(({ column, source }) => {
        const sum = sums(column - block.column);
        return sum.set(f32x4.add(sum.get, sources(sourceAt.indexOf(source)).get));
      }),
    ];
  };
  return {
    step,
    beginBlock: (block) => eachColumn(block, (_, i) => totals(i).set(f32x4.const(0))),
    ...(isLong
      ? {
          beginChunk: (chunk, block) =>
            columnsOf(chunk).map((column) => parts(column - block.column).set(f32x4.const(0))),
          endChunk: (chunk, block) =>
            columnsOf(chunk).map((column) => {
              const [total, part] = [totals(column - block.column), parts(column - block.column)];
              return total.set(f32x4.add(total.get, part.get));
            }),
        }
      : {}),
    endBlock: (block, locate) =>
      eachColumn(block, (column, i) =>
        storeAt(locate(OUTPUT, { column }), divide(totals(i).get, divisor, block, column, iterations), channels),
      ),
  };
}

const COST: RowKernel['cost'] = {
  registers: ({ columns, sources }) => columns + sources,
  loads: ({ sources }) => sources,
  arithmetic: 1,
  latency: 3,
  accumulators: 'columns',
};
const LONG_COST: RowKernel['cost'] = { ...COST, registers: ({ columns, sources }) => 2 * columns + sources };

/** Whether windows hold so many pixels that their sums are sums of short ones. */
const isLongSum = ({ rows, columns }: Plane): boolean =>
  summingOf(Math.min(rows.taps, rows.sources) * Math.min(columns.taps, columns.sources)) !== 'plain';

/** Sums of a window's source pixels, divided. */
function sumKernel(plane: Plane, source: Pointer, output: Pointer, divisor: Divisor): RowKernel {
  const isLong = isLongSum(plane);
  return {
    key: `sums / ${divisor}`,
    streams: [sourceTensor(plane, source), outputTensor(plane, output)],
    cost: isLong ? LONG_COST : COST,
    body: (f, iterations) => sumBody(f, iterations, divisor, { channels: plane.channels, isLong }),
  };
}

/** Each output pixel divided by the pixels of its own window that lie inside the input. */
function shareKernel(plane: Plane, output: Pointer, shares: Pointer): RowKernel {
  return {
    key: 'shares',
    streams: [outputTensor(plane, output), outputTensor(plane, shares)],
    cost: COST,
    body: (_, iterations) => ({
      endBlock: (block, locate) =>
        eachColumn(block, (column) => {
          const share = divide(loadAt(locate(SOURCE, { column })), 'inside', block, column, iterations);
          return storeAt(locate(OUTPUT, { column }), share, plane.channels);
        }),
    }),
  };
}

const outputBytes = (g: PoolGeometry): number => g.batch * g.outHeight * g.outWidth * g.inChannels * 4;

export const averagePoolFamily: KernelFamily<AveragePoolKernel> = {
  workspaceBytes(kernel) {
    return kernel.role === 'inputGrad' && divisorOf(kernel) === 'inside' ? outputBytes(kernel.geometry) : 0;
  },
  lower(kernel, context) {
    const { geometry: g, role, x, y } = kernel;
    const divisor = divisorOf(kernel);
    const forward = forwardPlane(g);
    const lower = (work: RowKernel, plane: Plane) => lowerRows(work, plane, context);
    if (role === 'forward') return { phases: [lower(sumKernel(forward, x, y, divisor), forward)], scratchBytes: 0 };
    const backward = gradientPlane(g);
    if (divisor !== 'inside') return { phases: [lower(sumKernel(backward, y, x, divisor), backward)], scratchBytes: 0 };
    const shares = { workspace: 0 };
    const phases = [
      lower(shareKernel(forward, y, shares), forward),
      lower(sumKernel(backward, shares, x, 1), backward),
    ];
    return { phases, scratchBytes: 0 };
  },
};
