// What stands in the place of pixels that are taken away: one number, one for each channel, or whole images.

import { refuse, requireRanges } from '../base/require.ts';
import { requireSameShape } from '../base/require-shape.ts';
import { elementCount, formatShape, type Shape } from '../base/shape.ts';
import { Tensor } from '../tensor/index.ts';
import { requireFinite } from './explained-class.ts';

/** In the model's input, normalised as it takes it: 0 is the mean colour. */
export type FillValue = number | readonly number[] | Tensor;

/** Values `[N, H, W, C]`. @throws ValueError for a value that is not a number, or as many as other than the channels; ShapeError for images of another shape */
export async function filled(op: string, name: string, value: FillValue, shape: Shape): Promise<Float32Array> {
  const size = elementCount(shape);
  const channels = shape[shape.length - 1];
  if (value instanceof Tensor) {
    if (formatShape(value.shape) !== formatShape([1, ...shape.slice(1)]))
      requireSameShape(op, { [name]: value.shape, images: shape });
    const given = Float32Array.from(await value.data());
    requireFinite(op, given);
    return new Float32Array(size).map((_, i) => given[i % given.length]);
  }
  if (typeof value === 'number') {
    requireRanges(op, { [name]: value }, { [name]: 'finite' });
    return new Float32Array(size).fill(value);
  }
  if (!Array.isArray(value) || value.length !== channels || !value.every(Number.isFinite))
    refuse(op, name, `a finite number, one for each of the ${channels} channels, or images`, value);
  return new Float32Array(size).map((_, i) => value[i % channels]);
}
