// Convolutions of the js backend, dense, grouped and depthwise: one walk over all products x·w·y, of which the role says which factor is summed.

import { type ConvGeometry, inputPixels, inputShape, outputShape, weightShape } from '../../base/geometry.ts';
import { elementCount } from '../../base/shape.ts';
import type { ConvKernel, DepthwiseKernel } from '../../compiler/ir.ts';
import type { BufferTable, KernelRunner } from './buffers.ts';
import { forEachTap, forEachWindow } from './window.ts';

/** Element offsets of the first channel of one group: x and y run over channels, w over `[C/groups, K]`. */
type VisitGroup = (x: number, w: number, y: number) => void;

function forEachGroup(g: ConvGeometry, visit: VisitGroup): void {
  const groupIn = g.inChannels / g.groups;
  const groupOut = g.outChannels / g.groups;
  const pixels = inputPixels(g);
  forEachWindow(g, (outPixel, image, top, left) => {
    forEachTap(g, top, left, (position, tap) => {
      const x = (image * pixels + position) * g.inChannels;
      const w = tap * groupIn * g.outChannels;
      const y = outPixel * g.outChannels;
      for (let group = 0; group < g.groups; group++)
        visit(x + group * groupIn, w + group * groupOut, y + group * groupOut);
    });
  });
}

/** Compiles both kinds: a depthwise kernel is a convolution with one channel per group. */
export function compileConv(kernel: ConvKernel | DepthwiseKernel, table: BufferTable): KernelRunner {
  const { geometry: g, role, kind } = kernel;
  const groupIn = g.inChannels / g.groups;
  const groupOut = g.outChannels / g.groups;
  const elements = {
    x: elementCount(inputShape(g)),
    w: elementCount(weightShape(g)),
    y: elementCount(outputShape(g)),
  };
  for (const operand of ['x', 'w', 'y'] as const) table.checkDense(kind, kernel[operand], elements[operand]);
  const target = ({ forward: 'y', inputGrad: 'x', weightGrad: 'w' } as const)[role];
  return (buffers) => {
    const operand = (name: 'x' | 'w' | 'y') =>
      buffers[kernel[name].buffer].float32.subarray(kernel[name].offset, kernel[name].offset + elements[name]);
    const [x, w, y] = [operand('x'), operand('w'), operand('y')];
    const sums = new Float64Array(elements[target]);
    const visits: Record<typeof role, VisitGroup> = {
      forward: (xAt, wAt, yAt) => {
        for (let c = 0; c < groupIn; c++)
          for (let k = 0; k < groupOut; k++) sums[yAt + k] += x[xAt + c] * w[wAt + c * g.outChannels + k];
      },
      inputGrad: (xAt, wAt, yAt) => {
        for (let c = 0; c < groupIn; c++)
          for (let k = 0; k < groupOut; k++) sums[xAt + c] += y[yAt + k] * w[wAt + c * g.outChannels + k];
      },
      weightGrad: (xAt, wAt, yAt) => {
        for (let c = 0; c < groupIn; c++)
          for (let k = 0; k < groupOut; k++) sums[wAt + c * g.outChannels + k] += x[xAt + c] * y[yAt + k];
      },
    };
    forEachGroup(g, visits[role]);
    operand(target).set(sums);
  };
}
