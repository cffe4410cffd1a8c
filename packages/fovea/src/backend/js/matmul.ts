// Matrix products of the js backend: three loops, float64 sums, rounded once.

import type { MatmulKernel, MatrixView, View } from '../../compiler/ir.ts';
import { type BufferTable, type KernelRunner, place } from './buffers.ts';
import { forEachIndex } from './map.ts';

const asView = ({ buffer, offset, batchStrides, rowStride, columnStride }: MatrixView): View => ({
  buffer,
  offset,
  strides: [...batchStrides, rowStride, columnStride],
});

export function compileMatmul(kernel: MatmulKernel, table: BufferTable): KernelRunner {
  const { batch, m, n, k, a, b, out } = kernel;
  table.checkView('matmul', asView(a), [...batch, m, k]);
  table.checkView('matmul', asView(b), [...batch, k, n]);
  table.checkView('matmul', asView(out), [...batch, m, n]);
  const axes = batch.map((_, axis) => axis);
  return (buffers) => {
    const [left, right, target] = [a, b, out].map(({ buffer }) => buffers[buffer].float32);
    const index = batch.map(() => 0);
    forEachIndex(batch, axes, index, () => {
      const aStart = place(a.offset, a.batchStrides, index);
      const bStart = place(b.offset, b.batchStrides, index);
      const outStart = place(out.offset, out.batchStrides, index);
      for (let row = 0; row < m; row++)
        for (let column = 0; column < n; column++) {
          let sum = 0;
          for (let i = 0; i < k; i++)
            sum +=
              left[aStart + row * a.rowStride + i * a.columnStride] *
              right[bStart + i * b.rowStride + column * b.columnStride];
          target[outStart + row * out.rowStride + column * out.columnStride] = sum;
        }
    });
  };
}
