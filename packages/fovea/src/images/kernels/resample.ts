// Resampling by the kernels: the part of the picture that is read is copied into their memory, the result out of it.

import type { Box } from '../crop.ts';
import type { RasterImage } from '../raster-image.ts';
import type { Sums } from '../resample-passes.ts';
import { type KernelHost, kernelHost } from './host.ts';
import { ROWS_TOGETHER } from './resample-kernels.ts';

/** Bytes that a kernel reads and writes beyond an end. */
const BEYOND = 16;

/** None for a grey picture, one too large, or where there are no kernels. */
export function resampleByKernels(
  image: RasterImage,
  box: Box,
  rows: Sums | undefined,
  columns: Sums | undefined,
): RasterImage | undefined {
  const host = image.channels === 3 ? kernelHost() : undefined;
  if (!host) return undefined;
  const width = columns ? columns.first.length : box.width;
  const height = rows ? rows.first.length : box.height;
  const [sourceRow, row] = [3 * box.width, 3 * width];
  // Between the passes, rows end with room for what a kernel writes beyond them.
  const wideRow = rows ? row + BEYOND : row;
  const places = host.allocate([
    sourceRow * box.height + BEYOND,
    wideRow * box.height + BEYOND,
    row * height + BEYOND,
    tableBytes(columns),
    tableBytes(rows),
  ]);
  if (!places) return undefined;
  const [source, wide, result, columnTable, rowTable] = places;
  copyIn(host, image, box, source);
  if (columns) {
    const weights = writeTable(host, columns, columnTable, 3);
    const { horizontal, horizontalRow } = host.kernels;
    for (let y = 0; y < box.height; ) {
      // Without room, each row is written after what went beyond the one before.
      const together = rows && y + ROWS_TOGETHER <= box.height ? ROWS_TOGETHER : 1;
      const run = together > 1 ? horizontal : horizontalRow;
      run(source + y * sourceRow, wide + y * wideRow, sourceRow, wideRow, width, columnTable, weights, columns.width);
      y += together;
    }
  }
  const [between, betweenRow] = columns ? [wide, wideRow] : [source, sourceRow];
  if (rows) {
    const weights = writeTable(host, rows, rowTable, betweenRow);
    host.kernels.vertical(between, result, betweenRow, row, height, rowTable, weights, rows.width);
  }
  return { height, width, channels: 3, data: host.bytes(rows ? result : between, row * height).slice() };
}

const tableBytes = (sums: Sums | undefined): number => (sums ? 8 * sums.first.length + 4 * sums.weights.length : 0);

/** For each output where its inputs begin and how many they are, then the weights; gives the address of these. */
function writeTable(host: KernelHost, { first, count, weights }: Sums, at: number, step: number): number {
  const table = host.words(at, 2 * first.length);
  for (let i = 0; i < first.length; i++) {
    table[2 * i] = first[i] * step;
    table[2 * i + 1] = count[i];
  }
  const behind = at + 8 * first.length;
  host.words(behind, weights.length).set(weights);
  return behind;
}

function copyIn(host: KernelHost, { data, width }: RasterImage, box: Box, at: number): void {
  const row = 3 * box.width;
  const to = host.bytes(at, row * box.height);
  const begin = 3 * (box.top * width + box.left);
  if (box.width === width) to.set(data.subarray(begin, begin + to.length));
  else
    for (let y = 0, from = begin; y < box.height; y++, from += 3 * width)
      to.set(data.subarray(from, from + row), y * row);
}
