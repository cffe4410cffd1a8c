// Gather and scatter-add along one axis, for the js backend.

import type { IndexKernel } from '../../compiler/ir.ts';
import type { BufferTable, BufferViews, KernelRunner } from './buffers.ts';

export function compileIndex(kernel: IndexKernel, table: BufferTable): KernelRunner {
  const { role, outer, size, count, inner, x, indices, out } = kernel;
  const indexed = outer * size * inner;
  const listed = outer * count * inner;
  table.checkDense('index', x, role === 'gather' ? indexed : listed);
  table.checkDense('index', out, role === 'gather' ? listed : indexed);
  table.checkDense('index', indices, count);

  /** Pairs every element of the listed side with its element of the indexed side; −1 when the index is out of range. */
  function forEachPair(buffers: readonly BufferViews[], visit: (indexedAt: number, listedAt: number) => void): void {
    const positions = buffers[indices.buffer].int32;
    for (let o = 0; o < outer; o++)
      for (let j = 0; j < count; j++) {
        const position = positions[indices.offset + j];
        const inside = position >= 0 && position < size;
        for (let i = 0; i < inner; i++)
          visit(inside ? (o * size + position) * inner + i : -1, (o * count + j) * inner + i);
      }
  }

  return (buffers) => {
    const source = table.typed(buffers, x);
    const target = table.typed(buffers, out);
    if (role === 'gather') {
      forEachPair(buffers, (indexedAt, listedAt) => {
        target[out.offset + listedAt] = indexedAt < 0 ? 0 : source[x.offset + indexedAt];
      });
      return;
    }
    const sums = new Float64Array(indexed);
    forEachPair(buffers, (indexedAt, listedAt) => {
      if (indexedAt >= 0) sums[indexedAt] += source[x.offset + listedAt];
    });
    // Storing a float64 into an int32 array wraps around, as int32 addition does.
    target.set(sums, out.offset);
  };
}
