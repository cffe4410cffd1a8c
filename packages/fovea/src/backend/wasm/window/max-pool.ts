// Max pooling: values, flat positions of the maxima, or both, as one gather-form pass.

import type { MaxPoolKernel, Ref } from '../../../compiler/ir.ts';
import type { Code } from '../assembler/encoding.ts';
import type { FunctionBuilder, Local } from '../assembler/function-builder.ts';
import { control, f32x4, i32, i32x4, v128 } from '../assembler/instructions.ts';
import { EMPTY_PLAN, type KernelPlan } from '../kernel-plan.ts';
import { forwardPlane, type Plane } from './axis.ts';
import type { Block, Chunk } from './columns.ts';
import { distinctSources, eachColumn, loadAt, locals, storeAt } from './lanes.ts';
import type { Locate, PassBody } from './pass.ts';
import { cutRows, outputTensor, planRows, type RowKernel, sourcePosition, sourceTensor } from './rows.ts';

/** Streams of the pass for values alone, and of the pass that finds indices. */
const [SOURCE, VALUES] = [0, 1];
const [POSITION, INDICES, INDEXED_VALUES] = [1, 2, 3];

/** Running maxima that pass NaN by, and masks of the lanes that met one. */
function valueBody(f: FunctionBuilder, channels: number): PassBody {
  const [maxima, nans, sources] = [locals(f), locals(f), locals(f)];
  const step = (chunk: Chunk, block: Block, locate: Locate): Code => {
    const sourceAt = distinctSources(chunk);
    return [
      sourceAt.map((source, i) => sources(i).set(loadAt(locate(SOURCE, { source })))),
      chunk.terms.map(({ column, source }) => {
        const i = column - block.column;
        const x = sources(sourceAt.indexOf(source)).get;
        return [maxima(i).set(f32x4.pmax(maxima(i).get, x)), nans(i).set(v128.or(nans(i).get, f32x4.ne(x, x)))];
      }),
    ];
  };
  return {
    step,
    beginBlock: (block) =>
      eachColumn(block, (_, i) => [maxima(i).set(f32x4.const(Number.NEGATIVE_INFINITY)), nans(i).set(i32x4.const(0))]),
    endBlock: (block, locate) =>
      // A lane of ones is a NaN.
      eachColumn(block, (column, i) =>
        storeAt(locate(VALUES, { column }), v128.or(maxima(i).get, nans(i).get), channels),
      ),
  };
}

/** Position of a column's first source pixel; −1 when its whole window is padding. */
function firstPosition(block: Block, column: number, iterations: Local, locate: Locate): Code {
  const first = block.chunks.flatMap(({ terms }) => terms).find((term) => term.column === column);
  if (!first) return i32.const(-1);
  const { base, offset } = locate(POSITION, first);
  return control.select(i32.add(base, i32.const(offset)), i32.const(-1), iterations.get);
}

/** Running maxima with the position of the first, and the position of the first NaN (all ones: none). Taps come in ascending order of position. */
function indexBody(f: FunctionBuilder, iterations: Local, channels: number, withValues: boolean): PassBody {
  const [maxima, firsts, nans] = [locals(f), locals(f), locals(f)];
  const [x, position] = [f.local('v128'), f.local('v128')];
  const step = (chunk: Chunk, block: Block, locate: Locate): Code =>
    distinctSources(chunk)
      .sort((a, b) => a - b)
      .map((source) => {
        const { base, offset } = locate(POSITION, { source });
        return [
          x.set(loadAt(locate(SOURCE, { source }))),
          position.set(i32x4.splat(i32.add(base, i32.const(offset)))),
          chunk.terms
            .filter((term) => term.source === source)
            .map(({ column }) => {
              const [max, first, nan] = [maxima, firsts, nans].map((list) => list(column - block.column));
              return [
                first.set(i32x4.maxS(first.get, v128.and(position.get, f32x4.gt(x.get, max.get)))),
                max.set(f32x4.pmax(max.get, x.get)),
                nan.set(i32x4.minU(nan.get, v128.or(position.get, f32x4.eq(x.get, x.get)))),
              ];
            }),
        ];
      });
  const endColumn = (column: number, i: number, locate: Locate): Code => {
    const [max, first, nan] = [maxima(i), firsts(i), nans(i)];
    const hasNaN = i32x4.ne(nan.get, i32x4.const(-1));
    const index = v128.bitSelect(nan.get, first.get, hasNaN);
    return [
      storeAt(locate(INDICES, { column }), index, channels),
      withValues ? storeAt(locate(INDEXED_VALUES, { column }), v128.or(max.get, hasNaN), channels) : [],
    ];
  };
  return {
    step,
    beginBlock: (block, locate) =>
      eachColumn(block, (column, i) => [
        maxima(i).set(f32x4.const(Number.NEGATIVE_INFINITY)),
        firsts(i).set(i32x4.splat(firstPosition(block, column, iterations, locate))),
        nans(i).set(i32x4.const(-1)),
      ]),
    endBlock: (block, locate) => eachColumn(block, (column, i) => endColumn(column, i, locate)),
  };
}

const loads: RowKernel['cost']['loads'] = ({ sources }) => sources;

function valueKernel(plane: Plane, x: Ref, y: Ref): RowKernel {
  return {
    key: 'maxima',
    streams: [sourceTensor(plane, x), outputTensor(plane, y)],
    cost: {
      registers: ({ columns, sources }) => 2 * columns + sources + 1,
      loads,
      arithmetic: 3,
      latency: 2,
      accumulators: 'columns',
    },
    body: (f) => valueBody(f, plane.channels),
  };
}

function indexKernel(plane: Plane, x: Ref, y: Ref | undefined, indices: Ref): RowKernel {
  const results = [indices, ...(y ? [y] : [])].map((result) => outputTensor(plane, result));
  return {
    key: y ? 'maxima and positions' : 'positions of maxima',
    streams: [sourceTensor(plane, x), sourcePosition(plane), ...results],
    cost: {
      registers: ({ columns }) => 3 * columns + 3,
      loads,
      arithmetic: 7,
      latency: 2,
      accumulators: 'columns',
      wholeRows: true,
    },
    body: (f, iterations) => indexBody(f, iterations, plane.channels, y !== undefined),
  };
}

export function planMaxPool({ geometry, x, y, indices }: MaxPoolKernel): KernelPlan {
  const plane = forwardPlane(geometry);
  if (indices) return planRows(cutRows(plane), () => indexKernel(plane, x, y, indices));
  return y ? planRows(cutRows(plane), () => valueKernel(plane, x, y)) : EMPTY_PLAN;
}
