// Crops of images at positions that need not be whole pixels.

import { ShapeError } from '../base/errors.ts';
import { requireDType, requireShape } from '../base/require-shape.ts';
import { formatShape } from '../base/shape.ts';
import { affineGrid, gridSample } from '../ops/index.ts';
import { concat, stack, type Tensor } from '../tensor/index.ts';

/** Height and width. */
export type Size = readonly [height: number, width: number];

/**
 * A crop of each image, read by bilinear interpolation. Positions are (x, y) in 0…1: 0 is the leftmost and topmost crop, 1 the rightmost and
 * lowest, 0.5 the one in the centre; others are moved to the nearest that lies within the image.
 * @shape images `[N, H, W, C]`, positions `[N, 2]` → `[N, h, w, C]` with `size` `[h, w]`
 * @grad to images and positions; 0 to positions outside 0…1
 * @throws ShapeError for operands that do not fit, and crops that are larger than the images
 * @example
 * await cropAt(tensor([1, 2, 3, 5], [1, 1, 4, 1]), tensor([[0.75, 0]]), [1, 2]).data(); // [2.5, 4]
 */
export function cropAt(images: Tensor, positions: Tensor, size: Size): Tensor {
  requireShape('cropAt', 'images', images.shape, ['N', 'H', 'W', 'C']);
  requireShape('cropAt', 'positions', positions.shape, [images.shape[0], 2]);
  requireDType('cropAt', 'positions', positions, 'float32');
  const [N, H, W] = images.shape;
  const [h, w] = size;
  if (h > H || w > W)
    throw new ShapeError(
      `cropAt: crops of ${h}×${w} do not fit into images ${formatShape(images.shape)}; take a smaller crop, or larger images`,
    );
  const within = positions.maximum(0).minimum(1);
  // From −1 to 1 across the image, the centres of crops reach from part − 1 to 1 − part.
  const row = (axis: number, part: number): Tensor => {
    const centre = within
      .slice(1, axis, axis + 1)
      .mul(2)
      .sub(1)
      .mul(1 - part);
    const [scale, none] = [centre.mul(0).add(part), centre.mul(0)];
    return concat(axis === 0 ? [scale, none, centre] : [none, scale, centre], 1);
  };
  const theta = stack([row(0, w / W), row(1, h / H)], 1).reshape(N, 2, 3);
  return gridSample(images, affineGrid(theta, [h, w]), { paddingMode: 'border' });
}
