// Batched matrix products of any strides.

import type { MatmulKernel } from '../../../compiler/ir.ts';
import type { KernelPlan } from '../kernel-plan.ts';
import type { Product } from './product.ts';
import { planRowsProduct } from './rows-product.ts';
import { planSplitK } from './split-k.ts';
import { splitsK } from './split-k-cut.ts';

const bytes = (strides: readonly number[]): number[] => strides.map((stride) => stride * 4);

function productOf({ batch, m, n, k, a, b, out }: MatmulKernel): Product {
  return {
    batch,
    m,
    n,
    k,
    a: {
      batchStrides: bytes(a.batchStrides),
      source: { matrix: { rowStride: a.rowStride * 4, columnStride: a.columnStride * 4 } },
    },
    b: {
      batchStrides: bytes(b.batchStrides),
      columnStride: b.columnStride * 4,
      rows: [{ count: k, stride: b.rowStride * 4 }],
    },
    out: { batchStrides: bytes(out.batchStrides), target: { rowStride: out.rowStride * 4 } },
  };
}

export function planMatmul(kernel: MatmulKernel, blas: boolean): KernelPlan {
  const product = productOf(kernel);
  return splitsK(product) ? planSplitK(product, kernel, blas) : planRowsProduct(product, kernel, blas);
}
