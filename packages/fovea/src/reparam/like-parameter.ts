// Parameters with other values in another's place.

import type { Shape } from '../base/shape.ts';
import { Parameter } from '../nn/index.ts';

/** A parameter as the one given, for files and for training, with other values; `shape` by default its own. */
export const likeParameter = (
  values: Float32Array,
  { shape: own, fileLayout, requiresGrad, grid }: Parameter,
  shape: Shape = own,
): Parameter => Object.assign(new Parameter(values, shape, fileLayout), { requiresGrad, grid });
