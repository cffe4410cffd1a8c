// Depthwise convolution and its input gradient: products summed over the window, as one gather-form pass in two directions.

import type { DepthwiseKernel } from '../../../compiler/ir.ts';
import { type Code, type FunctionBuilder, f32x4 } from '../assembler.ts';
import type { KernelFamily, LoweringContext } from '../lowering.ts';
import { multiplyAdd } from '../relaxed.ts';
import { forwardPlane, gradientPlane, type Plane } from './axis.ts';
import type { Block, Chunk } from './columns.ts';
import { lowerWeightGrad, weightGradWorkspace } from './depthwise-weight-grad.ts';
import { distinctSources, distinctTaps, eachColumn, loadAt, locals, storeAt } from './lanes.ts';
import type { Locate, PassBody } from './pass.ts';
import { lowerRows, outputTensor, type RowKernel, rowsOutput, sourceTensor, tapTensor } from './rows.ts';

const [SOURCE, WEIGHT, OUTPUT] = [0, 1, 2];

function productBody(f: FunctionBuilder, channels: number, relaxed: boolean): PassBody {
  const [sums, sources, weights] = [locals(f), locals(f), locals(f)];
  const step = (chunk: Chunk, block: Block, locate: Locate): Code => {
    const sourceAt = distinctSources(chunk);
    const tapAt = distinctTaps(chunk);
    return [
      sourceAt.map((source, i) => sources(i).set(loadAt(locate(SOURCE, { source })))),
      tapAt.map((tap, i) => weights(i).set(loadAt(locate(WEIGHT, { tap })))),
      chunk.terms.map(({ column, source, tap }) => {
        const sum = sums(column - block.column);
        const [x, w] = [sources(sourceAt.indexOf(source)), weights(tapAt.indexOf(tap))];
        return sum.set(multiplyAdd(relaxed, x.get, w.get, sum.get));
      }),
    ];
  };
  return {
    step,
    beginBlock: (block) => eachColumn(block, (_, i) => sums(i).set(f32x4.const(0))),
    endBlock: (block, locate) =>
      eachColumn(block, (column, i) => storeAt(locate(OUTPUT, { column }), sums(i).get, channels)),
  };
}

function productKernel(kernel: DepthwiseKernel, plane: Plane, relaxed: boolean): RowKernel {
  const [source, output] = kernel.role === 'forward' ? [kernel.x, kernel.y] : [kernel.y, kernel.x];
  return {
    key: 'products',
    streams: [sourceTensor(plane, source), tapTensor(plane, kernel.w), outputTensor(plane, output)],
    cost: {
      registers: ({ columns, sources, taps }) => columns + sources + taps,
      loads: ({ sources, taps }) => sources + taps,
      arithmetic: relaxed ? 1 : 2,
      latency: relaxed ? 4 : 6,
      accumulators: 'columns',
    },
    body: (f) => productBody(f, plane.channels, relaxed),
  };
}

const planeOf = ({ role, geometry }: DepthwiseKernel): Plane =>
  role === 'forward' ? forwardPlane(geometry) : gradientPlane(geometry);

export const depthwiseFamily: KernelFamily<DepthwiseKernel> = {
  workspaceBytes: (kernel) => (kernel.role === 'weightGrad' ? weightGradWorkspace(kernel) : 0),
  rowOutput: (kernel) => (kernel.role === 'weightGrad' ? undefined : rowsOutput(planeOf(kernel))),
  lower(kernel, context: LoweringContext) {
    if (kernel.role === 'weightGrad') return lowerWeightGrad(kernel, context);
    const plane = planeOf(kernel);
    return { phases: [lowerRows(productKernel(kernel, plane, context.relaxedSimd), plane, context)], scratchBytes: 0 };
  },
};
