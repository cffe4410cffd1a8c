// Borders around sequences and volumes; those around images are in pad.ts.

import { requireOptions } from '../base/options.ts';
import { refuse, requireRange } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import type { Tensor } from '../tensor/index.ts';
import type { Pad2dOptions } from './pad.ts';
import { padAxis, requirePaddingMode } from './padding-mode.ts';
import type { Triple } from './volume.ts';

type Side = readonly [before: number, after: number];

/** Steps around a sequence: one number, or `[before, behind]`. */
export type Border1d = number | readonly [before: number, behind: number];

/** Voxels around a volume: one number, `[depth, height, width]`, or `[[front, back], [top, bottom], [left, right]]`. */
export type Border3d =
  | Triple
  | readonly [
      readonly [front: number, back: number],
      readonly [top: number, bottom: number],
      readonly [left: number, right: number],
    ];

/** Pads the axes from 1 on, whose names are `names`. */
function padAxes(
  op: string,
  x: Tensor,
  names: readonly string[],
  sides: readonly Side[],
  { mode = 'zeros', value = 0 }: Pad2dOptions,
): Tensor {
  requirePaddingMode(op, mode, 'mode');
  for (const side of sides) requireRange(op, 'border', side, 'countsOrZero');
  if (mode === 'zeros') return x.pad([[0, 0], ...sides.map(([a, b]): [number, number] => [a, b]), [0, 0]], value);
  return sides.reduce(
    (padded, [before, after], i) => padAxis(op, padded, i + 1, { size: x.shape[i + 1], before, after }, mode, names[i]),
    x,
  );
}

/**
 * Sequences with a border of a value, of their own steps mirrored at the end ('reflect'), of the step at the end ('replicate'), or of those of
 * the other end ('circular').
 * @shape `[N, L, C]` → `[N, before + L + behind, C]`
 * @throws ShapeError for other sequences, and a border that asks for more steps than there are; ValueError for an unknown mode or a border
 *   that is no whole number ≥ 0
 * @example
 * await pad1d(tensor([1, 2, 3], [1, 3, 1]), [0, 2], { mode: 'reflect' }).data(); // [1, 2, 3, 2, 1]
 */
export function pad1d(x: Tensor, border: Border1d, options: Pad2dOptions = {}): Tensor {
  requireOptions('pad1d', options, ['mode', 'value']);
  requireShape('pad1d', 'sequences', x.shape, ['N', 'L', 'C']);
  const side = typeof border === 'number' ? ([border, border] as const) : border;
  if (!Array.isArray(side) || side.length !== 2) refuse('pad1d', 'border', 'one number or [before, behind]', border);
  return padAxes('pad1d', x, ['length'], [side], options);
}

/**
 * Volumes with a border of a value, of their own voxels mirrored at the edge ('reflect'), of the voxels at the edge ('replicate'), or of those
 * of the other side ('circular').
 * @shape `[N, D, H, W, C]` → `[N, front + D + back, top + H + bottom, left + W + right, C]`
 * @throws ShapeError for other volumes, and a border that asks for more voxels than there are; ValueError for an unknown mode or a border
 *   that is no whole number ≥ 0
 * @example
 * pad3d(ones([1, 2, 3, 4, 1]), [[1, 1], [0, 0], [2, 3]]).shape; // [1, 4, 3, 9, 1]
 */
export function pad3d(x: Tensor, border: Border3d, options: Pad2dOptions = {}): Tensor {
  requireOptions('pad3d', options, ['mode', 'value']);
  requireShape('pad3d', 'volumes', x.shape, ['N', 'D', 'H', 'W', 'C']);
  const axes = typeof border === 'number' ? [border, border, border] : border;
  const sides = Array.isArray(axes) && axes.length === 3 ? axes.map(sideOf) : [undefined];
  if (!sides.every((side) => side !== undefined))
    refuse(
      'pad3d',
      'border',
      'one number, [depth, height, width] or [[front, back], [top, bottom], [left, right]]',
      border,
    );
  return padAxes('pad3d', x, ['depth', 'height', 'width'], sides, options);
}

function sideOf(side: number | Side): Side | undefined {
  if (typeof side === 'number') return [side, side];
  return Array.isArray(side) && side.length === 2 ? side : undefined;
}
