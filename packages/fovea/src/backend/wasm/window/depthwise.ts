// Depthwise convolution and its input gradient: products summed over the window, as one gather-form pass in two directions.

import type { DepthwiseKernel } from '../../../compiler/ir.ts';
import type { Code } from '../assembler/encoding.ts';
import type { FunctionBuilder } from '../assembler/function-builder.ts';
import { f32x4 } from '../assembler/instructions.ts';
import type { KernelPlan, Pointer } from '../kernel-plan.ts';
import { multiplyAdd } from '../relaxed.ts';
import { forwardPlane, gradientPlane, type Plane } from './axis.ts';
import { groupChannels, groupedBytes, type Images, prefersGroups } from './channel-groups.ts';
import type { Block, Chunk } from './columns.ts';
import { planWeightGrad } from './depthwise-weight-grad.ts';
import { distinctSources, distinctTaps, eachColumn, loadAt, locals, storeAt } from './lanes.ts';
import type { Locate, PassBody } from './pass.ts';
import {
  cutRows,
  emitRows,
  groupedSource,
  groupedTaps,
  outputTensor,
  type RowKernel,
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

/** The source images and the weight as images to copy, and where the copies go. */
interface Copies {
  readonly images: Images;
  readonly weight: Images;
  readonly source: Pointer;
  readonly taps: Pointer;
  readonly bytes: number;
}

function copiesOf({ batch, rows, columns, channels }: Plane): Copies {
  const images = { images: batch, pixels: rows.sources * columns.sources, channels };
  const weight = { images: 1, pixels: rows.taps * columns.taps, channels };
  const split = groupedBytes(images);
  return {
    images,
    weight,
    source: { workspace: 0 },
    taps: { workspace: split },
    bytes: split + groupedBytes(weight),
  };
}

function productKernel(
  plane: Plane,
  { source, weight, output }: Readonly<Record<'source' | 'weight' | 'output', Pointer>>,
  copies: Copies | undefined,
  relaxed: boolean,
): RowKernel {
  return {
    key: copies ? 'products by groups' : 'products',
    streams: [
      ...(copies
        ? [groupedSource(plane, copies.source), groupedTaps(plane, copies.taps)]
        : [sourceTensor(plane, source), tapTensor(plane, weight)]),
      outputTensor(plane, output),
    ],
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

export function planDepthwise(kernel: DepthwiseKernel): KernelPlan {
  const { role, geometry, x, w: weight, y } = kernel;
  if (role === 'weightGrad') return planWeightGrad(kernel);
  const plane = role === 'forward' ? forwardPlane(geometry) : gradientPlane(geometry);
  const [source, output] = role === 'forward' ? [x, y] : [y, x];
  const copies = prefersGroups(kernel) ? copiesOf(plane) : undefined;
  const cut = cutRows(plane);
  return {
    workspaceBytes: copies?.bytes ?? 0,
    ...(cut.rowOutput ? { rowOutput: cut.rowOutput } : {}),
    emit(context) {
      const work = productKernel(plane, { source, weight, output }, copies, context.relaxedSimd);
      const products = emitRows(work, cut, context);
      const copying = copies
        ? [
            groupChannels(context, copies.images, source, copies.source),
            groupChannels(context, copies.weight, weight, copies.taps),
          ]
        : [];
      return { phases: [...copying, products], scratchBytes: 0 };
    },
  };
}
