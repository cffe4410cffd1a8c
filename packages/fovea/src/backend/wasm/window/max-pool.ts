// Max pooling: values, flat positions of the maxima, or both, as one gather-form pass.

import type { MaxPoolKernel } from '../../../compiler/ir.ts';
import { type Code, control, type FunctionBuilder, f32x4, i32, i32x4, type Local, v128 } from '../assembler.ts';
import type { KernelFamily, LoweringContext } from '../lowering.ts';
import { forwardPlane, type Plane } from './axis.ts';
import type { Block, Chunk } from './columns.ts';
import { distinctSources, eachColumn, loadAt, locals, storeAt } from './lanes.ts';
import type { Locate, PassBody } from './pass.ts';
import { lowerRows, outputTensor, type RowKernel, sourcePosition, sourceTensor } from './rows.ts';

const [SOURCE, VALUES] = [0, 1];

/** Running maxima that pass NaN by, and masks of the lanes that met one. */
function valueBody(f: FunctionBuilder, channels: number): PassBody {
  const [best, nans, sources] = [locals(f), locals(f), locals(f)];
  const step = (chunk: Chunk, block: Block, locate: Locate): Code => {
    const sourceAt = distinctSources(chunk);
    return [
      sourceAt.map((source, i) => sources(i).set(loadAt(locate(SOURCE, { source })))),
      chunk.terms.map(({ column, source }) => {
        const [max, nan, x] = [
          best(column - block.column),
          nans(column - block.column),
          sources(sourceAt.indexOf(source)),
        ];
        return [max.set(f32x4.pmax(max.get, x.get)), nan.set(v128.or(nan.get, f32x4.ne(x.get, x.get)))];
      }),
    ];
  };
  return {
    step,
    beginBlock: (block) =>
      eachColumn(block, (_, i) => [best(i).set(f32x4.const(Number.NEGATIVE_INFINITY)), nans(i).set(i32x4.const(0))]),
    endBlock: (block, locate) =>
      // A lane of ones is a NaN.
      eachColumn(block, (column, i) =>
        storeAt(locate(VALUES, { column }), v128.or(best(i).get, nans(i).get), channels),
      ),
  };
}

function valueKernel(plane: Plane, kernel: MaxPoolKernel): RowKernel {
  const y = kernel.y as NonNullable<typeof kernel.y>;
  return {
    key: 'maxima',
    streams: [sourceTensor(plane, kernel.x), outputTensor(plane, y)],
    cost: {
      registers: ({ columns, sources }) => 2 * columns + sources + 1,
      loads: ({ sources }) => sources,
      arithmetic: 3,
      latency: 2,
      accumulators: 'columns',
    },
    body: (f) => valueBody(f, plane.channels),
  };
}
