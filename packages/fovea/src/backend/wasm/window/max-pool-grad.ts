// The gradient of max pooling in gather form: each pixel adds up the windows that it won. Faster than scattering where few windows meet.

import type { PoolGeometry } from '../../../base/geometry.ts';
import type { PoolIndexKernel } from '../../../compiler/ir.ts';
import type { Code } from '../assembler/encoding.ts';
import type { FunctionBuilder } from '../assembler/function-builder.ts';
import { f32x4, i32, i32x4, v128 } from '../assembler/instructions.ts';
import type { KernelPlan } from '../kernel-plan.ts';
import { gradientPlane } from './axis.ts';
import type { Block, Chunk } from './columns.ts';
import { distinctSources, eachColumn, loadAt, locals, storeAt } from './lanes.ts';
import type { Locate, PassBody } from './pass.ts';
import { cutRows, outputPosition, outputTensor, planRows, sourceTensor } from './rows.ts';

const [VALUES, INDICES, POSITION, OUTPUT] = [0, 1, 2, 3];

/** With more windows to a pixel, looking into each takes longer than scattering. */
const MOST_WINDOWS = 9;

/** Whether few enough windows meet in a pixel. */
export function prefersGather({ rows, columns }: PoolGeometry): boolean {
  return Math.ceil(rows.kernel / rows.stride) * Math.ceil(columns.kernel / columns.stride) <= MOST_WINDOWS;
}

function wonBody(f: FunctionBuilder, channels: number): PassBody {
  const [sums, positions] = [locals(f), locals(f)];
  const [value, index] = [f.local('v128'), f.local('v128')];
  const step = (chunk: Chunk, block: Block, locate: Locate): Code =>
    distinctSources(chunk).map((source) => [
      value.set(loadAt(locate(VALUES, { source }))),
      index.set(loadAt(locate(INDICES, { source }))),
      chunk.terms
        .filter((term) => term.source === source)
        .map(({ column }) => {
          const [sum, position] = [sums(column - block.column), positions(column - block.column)];
          const won = v128.and(value.get, i32x4.eq(index.get, position.get));
          return sum.set(f32x4.add(sum.get, won));
        }),
    ]);
  return {
    step,
    beginBlock: (block, locate) =>
      eachColumn(block, (column, i) => {
        const { base, offset } = locate(POSITION, { column });
        return [sums(i).set(f32x4.const(0)), positions(i).set(i32x4.splat(i32.add(base, i32.const(offset))))];
      }),
    endBlock: (block, locate) =>
      eachColumn(block, (column, i) => storeAt(locate(OUTPUT, { column }), sums(i).get, channels)),
  };
}

export function planMaxPoolGrad({ geometry, x, y, indices }: PoolIndexKernel): KernelPlan {
  const plane = gradientPlane(geometry);
  return planRows(cutRows(plane), () => ({
    key: 'sums of windows won',
    streams: [sourceTensor(plane, y), sourceTensor(plane, indices), outputPosition(plane), outputTensor(plane, x)],
    cost: {
      registers: ({ columns }) => 2 * columns + 3,
      loads: ({ sources }) => 2 * sources,
      arithmetic: 3,
      latency: 3,
      accumulators: 'columns',
    },
    body: (f) => wonBody(f, plane.channels),
  }));
}
