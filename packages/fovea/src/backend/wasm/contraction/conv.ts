// Convolutions as products over gathered rows: forward and input gradient row by row, weight gradient as a long product.

import { type ConvGeometry, outputPixels, type WindowAxis, windowTaps } from '../../../base/geometry.ts';
import type { ConvKernel } from '../../../compiler/ir.ts';
import type { GatherAxis } from '../gather-axis.ts';
import type { KernelFamily, LoweredKernel, LoweringContext } from '../lowering.ts';
import { longWorkspace, lowerLongProduct } from './long-product.ts';
import type { Product, RowSource, RowTarget } from './product.ts';
import { lowerRowsProduct, rowsOutput, rowsWorkspace } from './rows-product.ts';
import { forwardWindow, isPlain, type WindowRows } from './window-rows.ts';
import { lowerWinograd, winogradWorkspace } from './winograd/conv.ts';
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

const aligned = (bytes: number): number => Math.ceil(bytes / 64) * 64;

function lowerInputGrad({ geometry, x, w, y }: ConvKernel, context: LoweringContext): LoweredKernel {
  const packs: LoweredKernel['phases'][number][] = [];
  const multiplies: LoweredKernel['phases'][number][] = [];
  let workspace = 0;
  let scratchBytes = 0;
  for (const { product, weightOffset } of inputGradProducts(geometry)) {
    const b = { buffer: w.buffer, offset: w.offset + weightOffset };
    const lowered = lowerRowsProduct(product, context, { a: y, b, out: x, workspace });
    packs.push(...lowered.phases.slice(0, -1));
    multiplies.push(...lowered.phases.slice(-1));
    workspace += aligned(rowsWorkspace(product));
    scratchBytes = Math.max(scratchBytes, lowered.scratchBytes);
  }
  return { phases: [...packs, ...multiplies], scratchBytes };
}

/** Whether there is nothing to sum over: the weight gradient is zero then. */
const isEmpty = (g: ConvGeometry): boolean => g.batch * outputPixels(g) === 0;

function directWorkspace({ role, geometry: g }: ConvKernel): number {
  if (role === 'forward') return rowsWorkspace(forwardProduct(g));
  if (role === 'weightGrad') return isEmpty(g) ? 0 : longWorkspace(weightGradProduct(g));
  return inputGradProducts(g).reduce((sum, { product }) => sum + aligned(rowsWorkspace(product)), 0);
}

function lowerDirect(kernel: ConvKernel, context: LoweringContext): LoweredKernel {
  const { role, geometry: g, x, w, y } = kernel;
  if (role === 'inputGrad') return lowerInputGrad(kernel, context);
  if (role === 'forward') return lowerRowsProduct(forwardProduct(g), context, { a: x, b: w, out: y, workspace: 0 });
  const product = weightGradProduct(g);
  return isEmpty(g)
    ? lowerRowsProduct(product, context, { a: x, b: y, out: w, workspace: 0 })
    : lowerLongProduct(product, context, { a: x, b: y, out: w });
}

export const convFamily: KernelFamily<ConvKernel> = {
  workspaceBytes: (kernel) => (prefersWinograd(kernel.geometry) ? winogradWorkspace(kernel) : directWorkspace(kernel)),
  rowOutput({ role, geometry: g }) {
    if (role === 'weightGrad' || prefersWinograd(g)) return undefined;
    if (role === 'forward') return rowsOutput(forwardProduct(g));
    const [first, ...others] = inputGradProducts(g);
    return others.length === 0 ? rowsOutput(first.product) : undefined;
  },
  lower: (kernel, context) =>
    prefersWinograd(kernel.geometry) ? lowerWinograd(kernel, context) : lowerDirect(kernel, context),
};
