// Which kernels can be epilogues of another: they run on its result row by row, while the rows are in cache.

import { inputPixels, outputPixels } from '../base/geometry.ts';
import { accessOf } from './access.ts';
import type { Kernel, Ref, View } from './ir.ts';

/** Epilogues of one kernel: more would not stay in cache. */
const MAX_EPILOGUES = 4;

/** A result as `[rows, columns]`, dense. */
interface RowResult {
  readonly ref: Ref;
  readonly rows: number;
  readonly columns: number;
}

/** The result of a kernel whose parts are worth keeping in cache. */
function rowResult(kernel: Kernel): RowResult | undefined {
  if (kernel.kind === 'conv' || kernel.kind === 'depthwise') {
    const { geometry: g, role, x, y } = kernel;
    if (role === 'forward') return { ref: y, rows: g.batch * outputPixels(g), columns: g.outChannels };
    if (role === 'inputGrad') return { ref: x, rows: g.batch * inputPixels(g), columns: g.inChannels };
  }
  if (kernel.kind === 'matmul' && kernel.batch.length === 0 && kernel.out.rowStride === kernel.n)
    return { ref: kernel.out, rows: kernel.m, columns: kernel.n };
  return undefined;
}

/** Whether the dims are the rows and columns of a result, and how a view walks them. */
function walksRows(dims: readonly number[], { rows, columns }: RowResult): boolean {
  const elements = dims.reduce((product, size) => product * size, 1);
  return elements === rows * columns && (dims.length === 1 || dims[dims.length - 1] === columns);
}

function isDense(view: View, dims: readonly number[], offset: number): boolean {
  let stride = 1;
  for (let d = dims.length - 1; d >= 0; d--) {
    if (view.strides[d] !== stride && dims[d] > 1) return false;
    stride *= dims[d];
  }
  return view.offset === offset;
}

/** Whether `kernel` can be one more epilogue of `host`: of what the host and its epilogues so far write, it needs only the rows at hand. */
export function canFuseEpilogue(kernel: Kernel, host: Kernel, epilogues: readonly Kernel[]): boolean {
  if (kernel.kind !== 'map' && kernel.kind !== 'reduce') return false;
  const result = rowResult(host);
  if (!result || epilogues.length >= MAX_EPILOGUES || !walksRows(kernel.dims, result)) return false;
  const { dims } = kernel;
  if (kernel.kind === 'reduce') {
    const last = dims.length - 1;
    const sumsRows = dims.length > 1 && kernel.reduced.every((reduced, d) => reduced === d < last);
    if (!sumsRows || kernel.results.some(({ op }) => op === 'argmax')) return false;
  }
  const written = new Map<number, number>([[result.ref.buffer, result.ref.offset]]);
  for (const epilogue of epilogues) {
    if (epilogue.kind === 'reduce') for (const buffer of accessOf(epilogue).writes) written.set(buffer, Number.NaN);
    if (epilogue.kind !== 'map') continue;
    for (const { view } of epilogue.stores)
      written.set(view.buffer, isDense(view, epilogue.dims, view.offset) ? view.offset : Number.NaN);
  }
  const stores = accessOf(kernel).writes;
  // A chunk of the host may still need what another one would overwrite, as when a state is updated in place.
  const read = new Set([host, ...epilogues].flatMap((earlier) => accessOf(earlier).reads));
  return (
    kernel.loads.some((load) => written.has(load.buffer)) &&
    kernel.loads.every((load) => {
      const offset = written.get(load.buffer);
      return offset === undefined || isDense(load, dims, offset);
    }) &&
    stores.every((buffer) => !written.has(buffer) && !read.has(buffer))
  );
}
