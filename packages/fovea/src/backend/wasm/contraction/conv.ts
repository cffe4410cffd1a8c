// Convolutions as products over gathered rows: forward and input gradient row by row, weight gradient as a long product.

import type { ConvGeometry } from '../../../base/geometry.ts';
import type { ConvKernel } from '../../../compiler/ir.ts';
import type { KernelFamily, LoweredKernel, LoweringContext } from '../lowering.ts';
import { longWorkspace, lowerLongProduct } from './long-product.ts';
import type { Product, RowSource, RowTarget } from './product.ts';
import { lowerRowsProduct, rowsOutput, rowsWorkspace } from './rows-product.ts';
import { forwardWindow, isPlain, type TapRange, type WindowRows } from './window-rows.ts';
import { lowerWinograd, winogradWorkspace } from './winograd/conv.ts';
import { prefersWinograd } from './winograd/tiling.ts';

const sourceOf = (window: WindowRows): RowSource =>
  isPlain(window) ? { matrix: { rowStride: window.pixelBytes, columnStride: 4 } } : { window };

/** y = windows of x times w. */
function forwardProduct(g: ConvGeometry): Product {
  const [groupIn, groupOut] = [g.inChannels / g.groups, g.outChannels / g.groups];
  const k = g.kernelHeight * g.kernelWidth * groupIn;
  return {
    batch: [g.groups],
    m: g.batch * g.outHeight * g.outWidth,
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
  const pixels = g.batch * g.outHeight * g.outWidth;
  return {
    batch: [g.groups],
    m: g.kernelHeight * g.kernelWidth * groupIn,
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
  /** First position and number of positions. */
  readonly start: number;
  readonly count: number;
  /** Source positions relative to the position's number, ascending. */
  readonly taps: TapRange;
  /** The kernel index of the first tap, and the distance to the next: negative, as sources ascend when kernel indices descend. */
  readonly firstTap: number;
  readonly tapStep: number;
}

/** Input position start + j·stride receives, through tap t, output position j + (start + pad − t·dilation) / stride. */
function gradientAxes(size: number, kernel: number, stride: number, pad: number, dilation: number): GradientAxis[] {
  return Array.from({ length: Math.min(stride, size) }, (_, start) => {
    const taps = Array.from({ length: kernel }, (_, t) => t).filter((t) => (start + pad - t * dilation) % stride === 0);
    const last = taps.length - 1;
    const offset = (t: number): number => (start + pad - t * dilation) / stride;
    const step = last > 0 ? offset(taps[last - 1]) - offset(taps[last]) : 1;
    return {
      start,
      count: Math.ceil((size - start) / stride),
      taps: { count: taps.length, offset: taps.length > 0 ? offset(taps[last]) : 0, step },
      firstTap: taps[last] ?? 0,
      tapStep: last > 0 ? taps[last - 1] - taps[last] : 0,
    };
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
  const taps = rows.taps.count * columns.taps.count;
  const window: WindowRows = {
    gridHeight: rows.count,
    gridWidth: columns.count,
    height: g.outHeight,
    width: g.outWidth,
    pixelBytes: g.outChannels * 4,
    stepY: 1,
    stepX: 1,
    tapRows: rows.taps,
    tapColumns: columns.taps,
    channels: groupOut,
  };
  const whole = g.strideHeight === 1 && g.strideWidth === 1;
  const pixel = g.inChannels * 4;
  const target: RowTarget = whole
    ? { rowStride: pixel }
    : {
        grid: {
          gridHeight: rows.count,
          gridWidth: columns.count,
          start: (rows.start * g.width + columns.start) * pixel,
          imageStride: g.height * g.width * pixel,
          rowStride: g.strideHeight * g.width * pixel,
          pixelStride: g.strideWidth * pixel,
        },
      };
  const product: Product = {
    batch: [g.groups],
    m: g.batch * rows.count * columns.count,
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
        { count: rows.taps.count, stride: rows.tapStep * g.kernelWidth * tapBytes },
        { count: columns.taps.count, stride: columns.tapStep * tapBytes },
        { count: groupOut, stride: 4 },
      ],
    },
    out: { batchStrides: [groupIn * 4], target },
  };
  return { product, weightOffset: (rows.firstTap * g.kernelWidth + columns.firstTap) * groupIn * g.outChannels };
}

function inputGradProducts(g: ConvGeometry): ReturnType<typeof inputGradProduct>[] {
  const rows = gradientAxes(g.height, g.kernelHeight, g.strideHeight, g.padTop, g.dilationHeight);
  const columns = gradientAxes(g.width, g.kernelWidth, g.strideWidth, g.padLeft, g.dilationWidth);
  return rows.flatMap((row) => columns.map((column) => inputGradProduct(g, row, column)));
}

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
const isEmpty = (g: ConvGeometry): boolean => g.batch * g.outHeight * g.outWidth === 0;

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
