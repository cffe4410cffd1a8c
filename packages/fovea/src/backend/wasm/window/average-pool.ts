// Average pooling and its gradient: sums over the window in gather form, divided by the number of pixels that count.

import { outputShape, windowTaps } from '../../../base/geometry.ts';
import { elementCount } from '../../../base/shape.ts';
import type { AveragePoolKernel } from '../../../compiler/ir.ts';
import { addCompensated, type Summing, summingOf } from '../accumulate.ts';
import type { Code } from '../assembler/encoding.ts';
import type { FunctionBuilder, Local } from '../assembler/function-builder.ts';
import { f32, f32x4 } from '../assembler/instructions.ts';
import type { KernelPlan, Pointer } from '../kernel-plan.ts';
import { type Axis, forwardPlane, gradientPlane, type Plane, tapsOf } from './axis.ts';
import type { Block, Chunk } from './columns.ts';
import { distinctSources, eachColumn, loadAt, locals, storeAt } from './lanes.ts';
import type { Locate, PassBody } from './pass.ts';
import { cutRows, emitRows, outputTensor, planRows, type RowKernel, sourceTensor } from './rows.ts';

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
  return countIncludePad || !isClipped(forwardPlane(g)) ? windowTaps(g) : 'inside';
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

/** Rows of a window that are added one by one before digits are lost. */
const MANY_ROWS = 64;

/** How the pixels of a window are added; 'carried' carries what rounding takes from every sum, not only from those of chunks. */
function windowSumming({ rows, columns }: Plane): Summing | 'carried' {
  const [height, width] = [rows, columns].map(({ taps, sources }) => Math.min(taps, sources));
  return height > MANY_ROWS ? 'carried' : summingOf(height * width);
}

/** Sums of a window's pixels, each as a sum of the sums of chunks where these are to lose no digits. */
function sumBody(
  f: FunctionBuilder,
  iterations: Local,
  divisor: Divisor,
  { channels, summing }: { readonly channels: number; readonly summing: Summing | 'carried' },
): PassBody {
  const [totals, sources, parts, losses] = [locals(f), locals(f), locals(f), locals(f)];
  const inChunks = summing === 'blocked' || summing === 'compensated';
  const carries = summing === 'compensated' || summing === 'carried';
  const addPlainly = (sum: Local, value: Code): Code => sum.set(f32x4.add(sum.get, value));
  const addToTotal = (i: number, value: Code): Code =>
    carries ? addCompensated(f, { total: totals(i), lost: losses(i) }, value) : addPlainly(totals(i), value);
  const step = (chunk: Chunk, block: Block, locate: Locate): Code => {
    const sourceAt = distinctSources(chunk);
    return [
      sourceAt.map((source, i) => sources(i).set(loadAt(locate(SOURCE, { source })))),
      chunk.terms.map(({ column, source }) => {
        const [i, value] = [column - block.column, sources(sourceAt.indexOf(source)).get];
        return inChunks ? addPlainly(parts(i), value) : addToTotal(i, value);
      }),
    ];
  };
  const zero = (local: Local): Code => local.set(f32x4.const(0));
  const chunkEnds: PassBody = {
    beginChunk: (chunk, block) => columnsOf(chunk).map((column) => zero(parts(column - block.column))),
    endChunk: (chunk, block) =>
      columnsOf(chunk).map((column) => addToTotal(column - block.column, parts(column - block.column).get)),
  };
  return {
    step,
    beginBlock: (block) => eachColumn(block, (_, i) => [zero(totals(i)), carries ? zero(losses(i)) : []]),
    ...(inChunks ? chunkEnds : {}),
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

/** Sums of a window's source pixels, divided. */
function sumKernel(plane: Plane, source: Pointer, output: Pointer, divisor: Divisor): RowKernel {
  const summing = windowSumming(plane);
  return {
    key: `sums / ${divisor}`,
    streams: [sourceTensor(plane, source), outputTensor(plane, output)],
    cost: summing === 'plain' ? COST : LONG_COST,
    body: (f, iterations) => sumBody(f, iterations, divisor, { channels: plane.channels, summing }),
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

export function planAveragePool(kernel: AveragePoolKernel): KernelPlan {
  const { geometry: g, role, x, y } = kernel;
  const divisor = divisorOf(kernel);
  const forward = forwardPlane(g);
  if (role === 'forward') return planRows(cutRows(forward), () => sumKernel(forward, x, y, divisor));
  const backward = gradientPlane(g);
  if (divisor !== 'inside') return planRows(cutRows(backward), () => sumKernel(backward, y, x, divisor));
  return planShared(kernel, forward, backward);
}

/** Every output pixel is divided first, and what it gives to each pixel of its window then added up there. */
function planShared({ geometry, x, y }: AveragePoolKernel, forward: Plane, backward: Plane): KernelPlan {
  const shares = { workspace: 0 };
  const [dividing, adding] = [cutRows(forward), cutRows(backward)];
  return {
    workspaceBytes: elementCount(outputShape(geometry)) * 4,
    emit: (context) => ({
      phases: [
        emitRows(shareKernel(forward, y, shares), dividing, context),
        emitRows(sumKernel(backward, shares, x, 1), adding, context),
      ],
      scratchBytes: 0,
    }),
  };
}
