// Depthwise convolution and its input gradient: products summed over the window, as one gather-form pass in two directions.

import type { DepthwiseKernel } from '../../../compiler/ir.ts';
import { type Code, type FunctionBuilder, f32x4 } from '../assembler.ts';
import type { KernelFamily, LoweringContext, Phase, Pointer } from '../lowering.ts';
import { multiplyAdd } from '../relaxed.ts';
import { forwardPlane, gradientPlane, type Plane } from './axis.ts';
import { groupChannels, groupedBytes, type Images, prefersGroups } from './channel-groups.ts';
import type { Block, Chunk } from './columns.ts';
import { lowerWeightGrad, weightGradWorkspace } from './depthwise-weight-grad.ts';
import { distinctSources, distinctTaps, eachColumn, loadAt, locals, storeAt } from './lanes.ts';
import type { Locate, PassBody } from './pass.ts';
import {
  groupedSource,
  groupedTaps,
  lowerRows,
  outputTensor,
  type RowKernel,
  rowsOutput,
  sourceTensor,
  tapTensor,
} from './rows.ts';

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

const tensorsOf = ({ role, x, y }: DepthwiseKernel): readonly [source: Pointer, output: Pointer] =>
  role === 'forward' ? [x, y] : [y, x];

function productKernel(kernel: DepthwiseKernel, plane: Plane, relaxed: boolean): RowKernel {
  const [source, output] = tensorsOf(kernel);
  const grouped = prefersGroups(kernel);
  const { images } = copiesOf(plane);
  return {
    key: grouped ? 'products by groups' : 'products',
    streams: grouped
      ? [
          groupedSource(plane, { workspace: 0 }),
          groupedTaps(plane, { workspace: groupedBytes(images) }),
          outputTensor(plane, output),
        ]
      : [sourceTensor(plane, source), tapTensor(plane, kernel.w), outputTensor(plane, output)],
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

/** The source images and the weight, as images to copy by groups of channels. */
function copiesOf({ batch, rows, columns, channels }: Plane): { readonly images: Images; readonly weight: Images } {
  return {
    images: { images: batch, pixels: rows.sources * columns.sources, channels },
    weight: { images: 1, pixels: rows.taps * columns.taps, channels },
  };
}

function copyPhases(kernel: DepthwiseKernel, plane: Plane, context: LoweringContext): Phase[] {
  if (!prefersGroups(kernel)) return [];
  const { images, weight } = copiesOf(plane);
  return [
    groupChannels(context, images, tensorsOf(kernel)[0], { workspace: 0 }),
    groupChannels(context, weight, kernel.w, { workspace: groupedBytes(images) }),
  ];
}

function productWorkspace(kernel: DepthwiseKernel): number {
  if (!prefersGroups(kernel)) return 0;
  const { images, weight } = copiesOf(planeOf(kernel));
  return groupedBytes(images) + groupedBytes(weight);
}

export const depthwiseFamily: KernelFamily<DepthwiseKernel> = {
  workspaceBytes: (kernel) => (kernel.role === 'weightGrad' ? weightGradWorkspace(kernel) : productWorkspace(kernel)),
  rowOutput: (kernel) => (kernel.role === 'weightGrad' ? undefined : rowsOutput(planeOf(kernel))),
  lower(kernel, context: LoweringContext) {
    if (kernel.role === 'weightGrad') return lowerWeightGrad(kernel, context);
    const plane = planeOf(kernel);
    const products = lowerRows(productKernel(kernel, plane, context.relaxedSimd), plane, context);
    return { phases: [...copyPhases(kernel, plane, context), products], scratchBytes: 0 };
  },
};
