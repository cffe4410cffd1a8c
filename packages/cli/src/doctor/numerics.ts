// A small network computed here and compared with what PyTorch computes in float64: whether this machine and engine compute right.

import { grad, type Tensor, tensor } from 'fovea';
import { batchNormTraining, conv2d, crossEntropy, gelu, hardSwish } from 'fovea/ops';

/** Loss, logits of the first image, norms of the slopes: tools/fixtures/doctor.py. */
const EXPECTED = [
  2.3044390827620997, -0.03323310065236694, -0.03599114857340977, -0.03574349473390697, -0.03251082126296355,
  -0.02656309599233887, -0.01839702683566598, -0.008694580593500067, 0.0017339696279202585, 0.01201771214605862,
  0.02129782849535027, 0.6581918319975961, 0.3305813433971621, 0.18045478136108437,
];

/** sin(i · step) for the i-th value. */
function formula(shape: readonly number[], step: number): Tensor {
  const count = shape.reduce((product, size) => product * size, 1);
  return tensor(
    Float32Array.from({ length: count }, (_, i) => Math.sin(i * step)),
    shape,
  );
}

/** The largest difference from PyTorch's values, relative to each value or, where that is small, to 0.01. */
export async function numericsDifference(): Promise<number> {
  const x = formula([2, 12, 12, 8], 0.37);
  const weight = formula([3, 3, 8, 16], 0.53).mul(0.2);
  const depthwise = formula([5, 5, 1, 16], 0.71).mul(0.3);
  const matrix = formula([16, 10], 0.29);
  const normed = batchNormTraining(conv2d(x, weight, undefined, { padding: 1 })).y;
  const maps = conv2d(gelu(normed), depthwise, undefined, { padding: 2, groups: 16 });
  const logits = hardSwish(maps).mean([1, 2]).matmul(matrix);
  const loss = crossEntropy(logits, tensor(Int32Array.of(3, 7), [2]));
  const norms = grad(loss, [weight, depthwise, matrix]).map((slope) => slope.square().sum().sqrt());
  const values = [await loss.item(), ...(await logits.data()).slice(0, 10)];
  for (const norm of norms) values.push(await norm.item());
  return values.reduce((most, value, i) => {
    const difference = Math.abs(value - EXPECTED[i]) / Math.max(Math.abs(EXPECTED[i]), 0.01);
    return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(most, difference);
  }, 0);
}
