// Rotation, affine maps and perspective, with torchvision's parameters and PIL's pixels.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireOneOf, requireRange, requireRanges } from '../base/require.ts';
import { type RasterImage, requireRasterImage } from './raster-image.ts';
import { type Coefficients, fillOf, WARP_INTERPOLATIONS, type WarpOptions, warp } from './warp.ts';

/** `[x, y]` in pixels from the top left corner. */
export type Point = readonly [number, number];

/** Options of `rotate`. */
export interface RotateOptions extends WarpOptions {
  /** Makes the result as large as the turned image. Default false. */
  readonly expand?: boolean;
  /** What stays where it is. Default: the middle. */
  readonly center?: Point;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * The image rotated counter-clockwise by `angle` degrees. `interpolation` defaults to 'nearest', as in torchvision.
 * @throws ValueError for an invalid image, angle or option
 * @example
 * rotate(gray, 90).data; // [50, 200, 0, 100]
 */
export function rotate(image: RasterImage, angle: number, options: RotateOptions = {}): RasterImage {
  requireOptions('rotate', options, ['interpolation', 'fill', 'expand', 'center']);
  requireRasterImage('rotate', image);
  requireRange('rotate', 'angle', angle, 'finite');
  const { interpolation = 'nearest', expand = false, center = [image.width / 2, image.height / 2] } = options;
  requireOneOf('rotate', 'interpolation', interpolation, WARP_INTERPOLATIONS);
  requireRanges('rotate', { expand }, { expand: 'flag' });
  requireRange('rotate', 'center', center, 'twoFinite');
  const fill = fillOf('rotate', options.fill, image);
  const turn = -radians(((angle % 360) + 360) % 360);
  // A quarter turn is one, although π is not exact.
  const [cos, sin] = [Number(Math.cos(turn).toFixed(15)), Number(Math.sin(turn).toFixed(15))];
  const at = (x: number, y: number): Point => [cos * x + sin * y, -sin * x + cos * y];
  const [x, y] = at(-center[0], -center[1]);
  let start: Point = [x + center[0], y + center[1]];
  let size: readonly [number, number] = [image.height, image.width];
  if (expand) {
    const corners = [
      [0, 0],
      [image.width, 0],
      [image.width, image.height],
      [0, image.height],
    ].map(([px, py]) => at(px, py));
    const extent = (axis: 0 | 1): number => {
      const places = corners.map((corner) => corner[axis] + start[axis]);
      return Math.ceil(Math.max(...places)) - Math.floor(Math.min(...places));
    };
    size = [extent(1), extent(0)];
    const [dx, dy] = at(-(size[1] - image.width) / 2, -(size[0] - image.height) / 2);
    start = [dx + start[0], dy + start[1]];
  }
  return warp(image, size, [cos, sin, start[0], -sin, cos, start[1], 0, 0], { interpolation, fill });
}

/** Options of `affine`. */
export interface AffineOptions extends WarpOptions {
  /** Degrees, clockwise. Default 0. */
  readonly angle?: number;
  /** Pixels to the right and down. Default `[0, 0]`. */
  readonly translate?: Point;
  /** Default 1. */
  readonly scale?: number;
  /** Degrees, along x and y. Default `[0, 0]`. */
  readonly shear?: Point;
  /** What stays where it is. Default: the middle. */
  readonly center?: Point;
}

const AFFINE_NAMES = ['interpolation', 'fill', 'angle', 'translate', 'scale', 'shear', 'center'] as const;

/**
 * The image rotated, sheared, scaled and moved, in this order, about the centre. `interpolation` defaults to 'nearest', as in torchvision.
 * @throws ValueError for an invalid image or option
 * @example
 * affine(gray, { translate: [1, 0] }).data; // [0, 0, 0, 100]
 */
export function affine(image: RasterImage, options: AffineOptions): RasterImage {
  requireOptions('affine', options, AFFINE_NAMES);
  requireRasterImage('affine', image);
  const { interpolation = 'nearest', angle = 0, translate = [0, 0], scale = 1, shear = [0, 0] } = options;
  const { center = [image.width / 2, image.height / 2] } = options;
  requireOneOf('affine', 'interpolation', interpolation, WARP_INTERPOLATIONS);
  requireRange('affine', 'angle', angle, 'finite');
  requireRanges('affine', { scale }, { scale: 'positive' });
  for (const [name, point] of Object.entries({ translate, shear, center }))
    requireRange('affine', name, point, 'twoFinite');
  const [turn, sx, sy] = [radians(angle), radians(shear[0]), radians(shear[1])];
  const [cos, sin] = [Math.cos(turn - sy) / Math.cos(sy), Math.sin(turn - sy) / Math.cos(sy)];
  // The inverse of the map, since it says where a pixel of the result comes from.
  const [a, b] = [(-sin * Math.tan(sx) + Math.cos(turn)) / scale, (cos * Math.tan(sx) + Math.sin(turn)) / scale];
  const [d, e] = [-sin / scale, cos / scale];
  const [x, y] = [-center[0] - translate[0], -center[1] - translate[1]];
  const coefficients: Coefficients = [a, b, a * x + b * y + center[0], d, e, d * x + e * y + center[1], 0, 0];
  return warp(image, [image.height, image.width], coefficients, {
    interpolation,
    fill: fillOf('affine', options.fill, image),
  });
}

/** Solves `matrix · x = right` by elimination with pivots; undefined where it cannot be solved. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const rows = matrix.map((row, i) => [...row, right[i]]);
  const n = rows.length;
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let j = i + 1; j < n; j++) if (Math.abs(rows[j][i]) > Math.abs(rows[pivot][i])) pivot = j;
    [rows[i], rows[pivot]] = [rows[pivot], rows[i]];
    if (!(Math.abs(rows[i][i]) > 1e-9)) return undefined;
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const times = rows[j][i] / rows[i][i];
      for (let k = i; k <= n; k++) rows[j][k] -= times * rows[i][k];
    }
  }
  return rows.map((row, i) => row[n] / row[i]);
}

/** Four corners, in the same order in both lists. */
export type Corners = readonly [Point, Point, Point, Point];

/**
 * The image seen so that what was at `startpoints` is at `endpoints`. `interpolation` defaults to 'bilinear', as in torchvision.
 * @throws ValueError for an invalid image or option, or for three of the points on a line
 * @example
 * const corners: Corners = [[0, 0], [7, 0], [7, 5], [0, 5]];
 * perspective(picture, corners, [[1, 0], [6, 0], [7, 5], [0, 5]]).data.length; // 144
 */
export function perspective(
  image: RasterImage,
  startpoints: Corners,
  endpoints: Corners,
  options: WarpOptions = {},
): RasterImage {
  requireOptions('perspective', options, ['interpolation', 'fill']);
  requireRasterImage('perspective', image);
  const { interpolation = 'bilinear' } = options;
  requireOneOf('perspective', 'interpolation', interpolation, WARP_INTERPOLATIONS);
  for (const [name, points] of Object.entries({ startpoints, endpoints })) {
    if (!Array.isArray(points) || points.length !== 4) refuse('perspective', name, 'four points', points);
    for (const point of points) requireRange('perspective', name, point, 'twoFinite');
  }
  const equations = endpoints.flatMap(([x, y], i) => {
    const [u, v] = startpoints[i];
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y],
      [0, 0, 0, x, y, 1, -v * x, -v * y],
    ];
  });
  const solution = solve(equations, startpoints.flat());
  if (solution === undefined) throw new ValueError('perspective: three of the points lie on a line; move one');
  const coefficients = solution.map(Math.fround) as unknown as Coefficients;
  const fill = fillOf('perspective', options.fill, image);
  return warp(image, [image.height, image.width], coefficients, { interpolation, fill });
}
