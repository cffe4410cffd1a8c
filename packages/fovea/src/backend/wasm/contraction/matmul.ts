// Batched matrix products of any strides.

import type { MatmulKernel } from '../../../compiler/ir.ts';
import type { KernelFamily } from '../lowering.ts';
import { isLong, longWorkspace, lowerLongProduct } from './long-product.ts';
import type { Product } from './product.ts';
import { lowerRowsProduct, rowsOutput, rowsWorkspace } from './rows-product.ts';

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

export const matmulFamily: KernelFamily<MatmulKernel> = {
  workspaceBytes(kernel) {
    const product = productOf(kernel);
    return isLong(product) ? longWorkspace(product) : rowsWorkspace(product);
  },
  rowOutput(kernel) {
    const product = productOf(kernel);
    return isLong(product) ? undefined : rowsOutput(product);
  },
  lower(kernel, context) {
    const product = productOf(kernel);
    const { a, b, out } = kernel;
    return isLong(product)
      ? lowerLongProduct(product, context, { a, b, out })
      : lowerRowsProduct(product, context, { a, b, out, workspace: 0 });
  },
};
