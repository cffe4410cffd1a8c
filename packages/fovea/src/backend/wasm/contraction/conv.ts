// Convolutions as products over gathered rows: forward and input gradient row by row, weight gradient by split-K.

import { type ConvGeometry, outputPixels, type WindowAxis, windowTaps } from '../../../base/geometry.ts';
import type { ConvKernel } from '../../../compiler/ir.ts';
import type { GatherAxis } from '../gather-axis.ts';
import { atOffset, type KernelPlan, layOutWorkspaces } from '../kernel-plan.ts';
import type { Product, RowSource, RowTarget } from './product.ts';
import { planRowsProduct } from './rows-product.ts';
import { planSplitK } from './split-k.ts';
import { forwardWindow, isPlain, type WindowRows } from './window-rows.ts';
import { planWinograd } from './winograd/conv.ts';
import { prefersWinograd } from './winograd/tiling.ts';

const sourceOf = (window: WindowRows): RowSource =>
  isPlain(window) ? { matrix: { rowStride: window.pixelBytes, columnStride: 4 } } : { window };

/** y = windows of x times w. */
function forwardProduct(g: ConvGeometry): Product {
  const [groupIn, groupOut] = [g.inChannels / g.groups, g.outChannels / g.groups];
  const k = windowTaps(g) * groupIn;
  return {
    batch: [g.groups],
    m: g.batch * outputPixels(g),
    n: groupOut,
    k,
    a: { batchStrides: [groupIn * 4], source: sourceOf(forwardWindow(g)) },
    b: { batchStrides: [groupOut * 4], columnStride: 4, rows: [{ count: k, stride: g.outChannels * 4 }] },
    out: { batchStrides: [groupOut * 4], target: { rowStride: g.outChannels * 4 } },
  };
}

/** dw = transposed windows of x times dy. */
function weightGradProduct(g: ConvGeometry): Product {
  const [groupIn, groupOut] = [g.inChannels / g.groups, g.outChannels / g.groups];
  const window = forwardWindow(g);
  const pixels = g.batch * outputPixels(g);
  return {
    batch: [g.groups],
    m: windowTaps(g) * groupIn,
    n: groupOut,
    k: pixels,
    a: {
      batchStrides: [groupIn * 4],
      source: isPlain(window) ? { matrix: { rowStride: 4, columnStride: window.pixelBytes } } : { window },
    },
    b: { batchStrides: [groupOut * 4], columnStride: 4, rows: [{ count: pixels, stride: g.outChannels * 4 }] },
    out: { batchStrides: [groupOut * 4], target: { rowStride: g.outChannels * 4 } },
  };
}

/** Positions of one axis of the input that share a remainder modulo the stride, and the taps that reach them. */
interface GradientAxis {
  /** The first of the positions. */
  readonly start: number;
  /** From the positions, by number, to those of the output: sources ascend. */
  readonly gather: GatherAxis;
  /** The kernel index of the first tap, and the distance to the next: negative, as kernel indices descend when sources ascend. */
  readonly firstTap: number;
  readonly kernelStep: number;
}

/** Input position start + j·stride receives, through tap t, output position j + (start + before − t·dilation) / stride. */
function gradientAxes({ size, out, kernel, stride, dilation, before }: WindowAxis): GradientAxis[] {
  return Array.from({ length: Math.min(stride, size) }, (_, start) => {
    const source = (t: number): number => (start + before - t * dilation) / stride;
    const taps = Array.from({ length: kernel }, (_, t) => t).filter((t) => Number.isInteger(source(t)));
    const last = taps.length - 1;
    const gather = {
      outputs: Math.ceil((size - start) / stride),
      sources: out,
      taps: taps.length,
      scale: 1,
      shift: last >= 0 ? source(taps[last]) : 0,
      tapStep: last > 0 ? source(taps[last - 1]) - source(taps[last]) : 1,
    };
    return { start, gather, firstTap: taps[last] ?? 0, kernelStep: last > 0 ? taps[last - 1] - taps[last] : 0 };
  });
}

/** dx for the input pixels of one remainder per axis: windows of dy times the transposed w. */
function inputGradProduct(
  g: ConvGeometry,
  rows: GradientAxis,
  columns: GradientAxis,
): { product: Product; weightOffset: number } {
  const [groupIn, groupOut] = [g.inChannels / g.groups, g.outChannels / g.groups];
  const tapBytes = groupIn * g.outChannels * 4;
  const taps = rows.gather.taps * columns.gather.taps;
  const window: WindowRows = {
    rows: rows.gather,
    columns: columns.gather,
    pixelBytes: g.outChannels * 4,
    channels: groupOut,
  };
  const product: Product = {
    batch: [g.groups],
    m: g.batch * rows.gather.outputs * columns.gather.outputs,
    n: groupIn,
    k: taps * groupOut,
    a: {
      batchStrides: [groupOut * 4],
      source: taps > 0 ? sourceOf(window) : { matrix: { rowStride: 0, columnStride: 4 } },
    },
    b: {
      batchStrides: [groupOut * 4],
      columnStride: g.outChannels * 4,
      rows: [
        { count: rows.gather.taps, stride: rows.kernelStep * g.columns.kernel * tapBytes },
        { count: columns.gather.taps, stride: columns.kernelStep * tapBytes },
        { count: groupOut, stride: 4 },
      ],
    },
    out: { batchStrides: [groupIn * 4], target: inputGradTarget(g, rows, columns) },
  };
  return { product, weightOffset: (rows.firstTap * g.columns.kernel + columns.firstTap) * groupIn * g.outChannels };
}

/** Where dx goes: all pixels, or every stride-th. */
function inputGradTarget(g: ConvGeometry, rows: GradientAxis, columns: GradientAxis): RowTarget {
  const pixel = g.inChannels * 4;
  if (g.rows.stride === 1 && g.columns.stride === 1) return { rowStride: pixel };
  const row = g.columns.size * pixel;
  return {
    grid: {
      start: rows.start * row + columns.start * pixel,
      imageStride: g.rows.size * row,
      rows: { count: rows.gather.outputs, stride: g.rows.stride * row },
      columns: { count: columns.gather.outputs, stride: g.columns.stride * pixel },
    },
  };
}

const inputGradProducts = (g: ConvGeometry): ReturnType<typeof inputGradProduct>[] =>
  gradientAxes(g.rows).flatMap((row) => gradientAxes(g.columns).map((column) => inputGradProduct(g, row, column)));

/** The products of all remainders: B is packed for each before any is multiplied. */
function planInputGrad({ geometry, x, w, y }: ConvKernel, blas: boolean): KernelPlan {
  const plans = inputGradProducts(geometry).map(({ product, weightOffset }) =>
    planRowsProduct(product, { a: y, b: { buffer: w.buffer, offset: w.offset + weightOffset }, out: x }, blas),
  );
  if (plans.length === 1) return plans[0];
  const { offsets, bytes } = layOutWorkspaces(plans.map(({ workspaceBytes }) => workspaceBytes));
  return {
    workspaceBytes: bytes,
    emit(context) {
      const emitted = plans.map((plan) => plan.emit(context));
      const phases = emitted.map((part, i) => atOffset(part.phases, offsets[i]));
      return {
        phases: [...phases.flatMap((part) => part.slice(0, -1)), ...phases.flatMap((part) => part.slice(-1))],
        scratchBytes: Math.max(0, ...emitted.map(({ scratchBytes }) => scratchBytes)),
      };
    },
  };
}

function planWeightGrad({ geometry: g, x, w, y }: ConvKernel, blas: boolean): KernelPlan {
  const product = weightGradProduct(g);
  const operands = { a: x, b: y, out: w };
  // With nothing to sum over, the gradient is zero.
  return product.k === 0 ? planRowsProduct(product, operands, blas) : planSplitK(product, operands, blas);
}

export function planConv(kernel: ConvKernel, blas: boolean): KernelPlan {
  const { role, geometry, x, w, y } = kernel;
  if (prefersWinograd(geometry)) return planWinograd(kernel, blas);
  if (role === 'forward') return planRowsProduct(forwardProduct(geometry), { a: x, b: w, out: y }, blas);
  return role === 'inputGrad' ? planInputGrad(kernel, blas) : planWeightGrad(kernel, blas);
}
