// Affine maps of the last axis.

import { ShapeError } from '../base/errors.ts';
import { elementCount, formatShape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';

/** x `[…, in]`, weight `[in, out]`, bias `[out]` → `[…, out]`. */
export function linear(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const features = x.shape[x.rank - 1];
  if (weight.rank !== 2 || x.rank < 1 || features !== weight.shape[0]) {
    throw new ShapeError(
      `linear: input ${formatShape(x.shape)} does not fit weight ${formatShape(weight.shape)}: the last axis must be the weight's first`,
    );
  }
  const outFeatures = weight.shape[1];
  if (bias && (bias.rank !== 1 || bias.shape[0] !== outFeatures))
    throw new ShapeError(`linear: needs a bias [${outFeatures}]: got ${formatShape(bias.shape)}`);
  const batch = x.shape.slice(0, -1);
  const rows = x.reshape(elementCount(batch), features).matmul(weight);
  const y = rows.reshape(...batch, outFeatures);
  return bias ? y.add(bias) : y;
}
