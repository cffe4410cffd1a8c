// Images read at the positions of a grid, as torch.nn.functional.grid_sample and affine_grid: spatial transformers, warps, flows.

import { requireOptions } from '../base/options.ts';
import { requireOneOf, requireRange } from '../base/require.ts';
import { requireDType, requireShape } from '../base/require-shape.ts';
import { iota, stack, type Tensor, where } from '../tensor/index.ts';
import { resampled } from './resampling.ts';
import { type Pair, requireOutputSize, requirePixels } from './window.ts';

const MODES = ['bilinear', 'nearest'] as const;
const PADDING_MODES = ['zeros', 'border', 'reflection'] as const;

/** Options of `gridSample`. */
export interface GridSampleOptions {
  /** Default 'bilinear'. */
  readonly mode?: (typeof MODES)[number];
  /** What stands beyond the edges: zeros, the pixels at the edge, or the image mirrored. Default 'zeros'. */
  readonly paddingMode?: (typeof PADDING_MODES)[number];
  /** Whether −1 and 1 are the centres of the corner pixels instead of their outer edges. Default false. */
  readonly alignCorners?: boolean;
}

/**
 * Images read at positions (x, y) from −1, left and top, to 1, right and bottom.
 * @shape images `[N, H, W, C]`, grid `[N, OH, OW, 2]` → `[N, OH, OW, C]`
 * @grad to images and grid; 0 in the grid for 'nearest', and where a position was moved to the edge
 * @throws ShapeError, DTypeError for operands that do not fit; ValueError for unknown modes
 * @paper Jaderberg et al., NeurIPS 2015, arXiv:1506.02025
 * @example
 * const grid = affineGrid(tensor([[[-1, 0, 0], [0, 1, 0]]]), [1, 3]);
 * await gridSample(tensor([1, 2, 3], [1, 1, 3, 1]), grid).data(); // [3, 2, 1]
 */
export function gridSample(x: Tensor, grid: Tensor, options: GridSampleOptions = {}): Tensor {
  requireOptions('gridSample', options, ['mode', 'paddingMode', 'alignCorners']);
  const { mode = 'bilinear', paddingMode = 'zeros', alignCorners = false } = options;
  requireOneOf('gridSample', 'mode', mode, MODES);
  requireOneOf('gridSample', 'paddingMode', paddingMode, PADDING_MODES);
  requireRange('gridSample', 'alignCorners', alignCorners, 'flag');
  requirePixels('gridSample', x);
  requireDType('gridSample', 'grid', grid, 'float32');
  const [N, H, W] = x.shape;
  requireShape('gridSample', 'grid', grid.shape, [N, 'OH', 'OW', 2]);
  const [column, row] = [W, H].map((size, i) => {
    const position = grid.slice(-1, i, i + 1).squeeze(-1);
    const scaled = alignCorners
      ? position.add(1).mul((size - 1) / 2)
      : position
          .add(1)
          .mul(size / 2)
          .sub(0.5);
    return inside(scaled, size, paddingMode, alignCorners);
  });
  if (mode === 'nearest') {
    // Positions that are NaN have no nearest pixel; bilinear shares are NaN by themselves.
    const isPlace = row.equal(row).logicalAnd(column.equal(column)).unsqueeze(-1);
    return resampled('grid', x, where(isPlace, pixels(x, row.round(), column.round()), Number.NaN));
  }
  return resampled('grid', x, bilinearAt(x, row, column));
}

/** Images read at positions `[N, OH, OW]` in pixels, zeros outside: `[N, OH, OW, C]`. */
export function bilinearAt(x: Tensor, row: Tensor, column: Tensor): Tensor {
  const [top, left] = [row.floor(), column.floor()];
  const [down, right] = [row.sub(top), column.sub(left)];
  const [up, back] = [down, right].map((share) => share.neg().add(1));
  const corner = (y: Tensor, h: Tensor, a: Tensor, b: Tensor): Tensor => pixels(x, y, h).mul(a.mul(b).unsqueeze(-1));
  return corner(top, left, up, back)
    .add(corner(top, left.add(1), up, right))
    .add(corner(top.add(1), left, down, back))
    .add(corner(top.add(1), left.add(1), down, right));
}

/** Positions brought to where the image is, except for 'zeros'. */
function inside(position: Tensor, size: number, mode: (typeof PADDING_MODES)[number], alignCorners: boolean): Tensor {
  if (mode === 'zeros') return position;
  const reflected = mode === 'border' ? position : mirrored(position, size, alignCorners);
  return reflected.maximum(0).minimum(size - 1);
}

/** Mirrored at the centres of the edge pixels, or at the edges themselves, as often as needed. */
function mirrored(position: Tensor, size: number, alignCorners: boolean): Tensor {
  const [low, span] = alignCorners ? [0, size - 1] : [-0.5, size];
  if (span === 0) return position.mul(0);
  const distance = position.sub(low).abs();
  const turns = distance.div(span).floor();
  const rest = distance.sub(turns.mul(span));
  const isOdd = turns.mul(0.5).floor().mul(2).notEqual(turns);
  return where(isOdd, rest.neg().add(span), rest).add(low);
}

/** The pixels at whole positions `[N, OH, OW]`, zeros outside: `[N, OH, OW, C]`. */
function pixels(x: Tensor, row: Tensor, column: Tensor): Tensor {
  const [N, H, W, C] = x.shape;
  const within = (position: Tensor, size: number): Tensor =>
    position.greaterEqual(0).logicalAnd(position.lessEqual(size - 1));
  const isInside = within(row, H).logicalAnd(within(column, W));
  const at = (position: Tensor): Tensor => where(isInside, position.detach(), 0).cast('int32');
  const image = iota(row.shape, 0).mul(H * W);
  const flat = where(isInside, image.add(at(row).mul(W)).add(at(column)), -1);
  return x.reshape(N * H * W, C).gather(flat, 0);
}

/**
 * The grid that reads an image through affine maps: at output position (x, y), position theta · (x, y, 1) of the image.
 * @shape theta `[N, 2, 3]` → `[N, OH, OW, 2]` with `outputSize` `[OH, OW]`
 * @throws ShapeError for another theta; ValueError for sizes below 1
 * @paper Jaderberg et al., NeurIPS 2015, arXiv:1506.02025
 * @example
 * await affineGrid(tensor([[[1, 0, 0], [0, 1, 0]]]), [1, 2]).data(); // [-0.5, 0, 0.5, 0]
 */
export function affineGrid(theta: Tensor, outputSize: Pair, options: { readonly alignCorners?: boolean } = {}): Tensor {
  requireOptions('affineGrid', options, ['alignCorners']);
  const { alignCorners = false } = options;
  requireRange('affineGrid', 'alignCorners', alignCorners, 'flag');
  const [OH, OW] = requireOutputSize('affineGrid', outputSize);
  requireShape('affineGrid', 'theta', theta.shape, ['N', 2, 3]);
  const positions = (size: number, axis: number): Tensor => {
    const index = iota([OH, OW], axis).cast('float32');
    if (alignCorners) return size === 1 ? index.mul(0) : index.mul(2 / (size - 1)).sub(1);
    return index.mul(2 / size).add(1 / size - 1);
  };
  const x = positions(OW, 1);
  const base = stack([x, positions(OH, 0), x.mul(0).add(1)], -1).reshape(OH * OW, 3);
  return base.matmul(theta.transpose(0, 2, 1)).reshape(theta.shape[0], OH, OW, 2);
}
