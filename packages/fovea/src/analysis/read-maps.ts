// Maps that a compiled function gives, read into memory.

import type { Tensor } from '../tensor/index.ts';
import { type AttributionMaps, requireFinite } from './explained-class.ts';
import { scaleToOne } from './heat.ts';

export interface TracedMaps {
  /** `[N, height, width]` */
  readonly heat: Tensor;
  /** `[N]` */
  readonly classes: Tensor;
}

/** The values, scaled to 0…1 for each image; the tensors are disposed. @throws ValueError for values that are not finite */
export async function readMaps(op: string, traced: TracedMaps): Promise<AttributionMaps> {
  const [, height, width] = traced.heat.shape;
  const heat = Float32Array.from(await traced.heat.data());
  const classes = Int32Array.from(await traced.classes.data());
  traced.heat.dispose();
  traced.classes.dispose();
  requireFinite(op, heat);
  scaleToOne(heat, height * width);
  return { heat, height, width, classes };
}
