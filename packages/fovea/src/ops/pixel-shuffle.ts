// Depth to space and back (Shi et al., CVPR 2016, arXiv:1609.05158), with PyTorch's order of channels.

import { ShapeError } from '../base/errors.ts';
import { requireCounts, requireDivisor } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
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

/**
 * Mixes the channels of groups: channel g·n + k of `groups` groups of n becomes channel k·groups + g.
 * @shape `[N, …, C]` → the same
 * @throws ShapeError for tensors of fewer than two axes; ValueError when the groups do not divide the channels
 * @paper Zhang et al., CVPR 2018, arXiv:1707.01083
 * @example
 * await channelShuffle(tensor([[1, 2, 3, 4]]), 2).data(); // [1, 3, 2, 4]
 */
export function channelShuffle(x: Tensor, groups: number): Tensor {
  const op = 'channelShuffle';
  requireShape(op, 'x', x.shape, ['N', '…', 'C']);
  const channels = x.shape[x.rank - 1];
  requireDivisor(op, 'groups', groups, { channels });
  const outer = x.shape.slice(0, -1);
  const axes = outer.map((_, i) => i);
  return x
    .reshape(...outer, groups, channels / groups)
    .transpose(...axes, x.rank, x.rank - 1)
    .reshape(...x.shape);
}
