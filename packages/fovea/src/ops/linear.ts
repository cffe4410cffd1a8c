// Affine maps of the last axis.

import { ShapeError } from '../base/errors.ts';
import { elementCount, formatShape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';

/**
 * x · weight + bias: x `[…, in]`, weight `[in, out]`, bias `[out]` → `[…, out]`.
 * @throws ShapeError when the sizes do not fit
 */
export function linear(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  if (weight.rank !== 2) throw new ShapeError(`linear: weight must be [in, out]: got ${formatShape(weight.shape)}`);
  const [inFeatures, outFeatures] = weight.shape;
  if (x.rank === 0 || x.shape[x.rank - 1] !== inFeatures) {
    throw new ShapeError(
      `linear: input has ${x.shape.at(-1) ?? 'no'} features but weight expects ${inFeatures}: got ${formatShape(x.shape)} and ${formatShape(weight.shape)}`,
    );
  }
  const leading = x.shape.slice(0, -1);
  // One product of all rows: batch axes would make it many small ones.
  const product = x.reshape(elementCount(leading), inFeatures).matmul(weight);
  return addBias('linear', product, bias).reshape(...leading, outFeatures);
}

/** y + bias along the last axis; y when there is none. */
export function addBias(op: string, y: Tensor, bias: Tensor | undefined): Tensor {
  if (!bias) return y;
  const channels = y.shape[y.rank - 1];
  if (bias.rank !== 1 || bias.shape[0] !== channels)
    throw new ShapeError(`${op}: bias must be [${channels}]: got ${formatShape(bias.shape)}`);
  return y.add(bias);
}
