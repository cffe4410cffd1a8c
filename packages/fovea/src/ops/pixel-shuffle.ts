// Depth to space and back (Shi et al., CVPR 2016, arXiv:1609.05158), with PyTorch's order of channels.

import { ShapeError } from '../base/errors.ts';
import { requireCounts } from '../base/require.ts';
import { formatShape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';
import { requireImage } from './window.ts';

/**
 * Moves channels into space: channel c·r² + i·r + j goes to row i and column j of its r × r block.
 * @shape `[N, H, W, C·r²]` → `[N, H·r, W·r, C]`
 * @throws ShapeError when r² does not divide the channels
 * @paper Shi et al., CVPR 2016, arXiv:1609.05158
 * @example
 * await pixelShuffle(tensor([1, 2, 3, 4], [1, 1, 1, 4]), 2).toArray(); // [[[[1], [2]], [[3], [4]]]]
 */
export function pixelShuffle(x: Tensor, upscaleFactor: number): Tensor {
  const op = 'pixelShuffle';
  requireImage(op, x);
  requireCounts(op, { upscaleFactor });
  const [N, H, W, channels] = x.shape;
  const r = upscaleFactor;
  const C = channels / (r * r);
  if (!Number.isInteger(C)) throw new ShapeError(`${op}: ${r}² must divide the channels: got ${formatShape(x.shape)}`);
  return x
    .reshape(N, H, W, C, r, r)
    .transpose(0, 1, 4, 2, 5, 3)
    .reshape(N, H * r, W * r, C);
}

/**
 * Moves space into channels: the inverse of `pixelShuffle`.
 * @shape `[N, H·r, W·r, C]` → `[N, H, W, C·r²]`
 * @throws ShapeError when r does not divide height and width
 * @example
 * pixelUnshuffle(ones([1, 4, 4, 3]), 2).shape; // [1, 2, 2, 12]
 */
export function pixelUnshuffle(x: Tensor, downscaleFactor: number): Tensor {
  const op = 'pixelUnshuffle';
  requireImage(op, x);
  requireCounts(op, { downscaleFactor });
  const [N, height, width, C] = x.shape;
  const r = downscaleFactor;
  const [H, W] = [height / r, width / r];
  if (!Number.isInteger(H) || !Number.isInteger(W))
    throw new ShapeError(`${op}: ${r} must divide height and width: got ${formatShape(x.shape)}`);
  return x
    .reshape(N, H, r, W, r, C)
    .transpose(0, 1, 3, 5, 2, 4)
    .reshape(N, H, W, C * r * r);
}
