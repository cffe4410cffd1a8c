// Affine maps of the last axis.

import { requireShape } from '../base/require-shape.ts';
import { elementCount, formatShape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';

/**
 * x · weight + bias.
 * @shape x `[…, in]`, weight `[in, out]`, bias `[out]` → `[…, out]`
 * @throws ShapeError when the weight or the bias does not fit
 * @example
 * await linear(tensor([1, 2]), tensor([[1, 0], [0, 1]]), tensor([10, 20])).data(); // [11, 22]
 */
export function linear(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const features = x.shape[x.rank - 1];
  requireShape('linear', 'weight', weight.shape, ['in', 'out']);
  requireShape('linear', 'x', x.shape, ['…', weight.shape[0]], `the weight is ${formatShape(weight.shape)}`);
  const outFeatures = weight.shape[1];
  if (bias) requireShape('linear', 'bias', bias.shape, [outFeatures]);
  const batch = x.shape.slice(0, -1);
  const rows = x.reshape(elementCount(batch), features).matmul(weight);
  const y = rows.reshape(...batch, outFeatures);
  return bias ? y.add(bias) : y;
}
