// Borders around images: a value, or pixels of the image itself.

import { requireOptions } from '../base/options.ts';
import { refuse, requireRange } from '../base/require.ts';
import type { Tensor } from '../tensor/index.ts';
import { type PaddingMode, padWithBorder, requirePaddingMode } from './padding-mode.ts';
import { type Pair, pair, requireImage } from './window.ts';

/** Pixels around an image: one number, `[height, width]`, or `[[top, bottom], [left, right]]`. */
export type Border = Pair | readonly [readonly [top: number, bottom: number], readonly [left: number, right: number]];

type Side = readonly [before: number, after: number];

/** Options of `pad2d`. */
export interface Pad2dOptions {
  /** Default 'zeros', which stands for `value`. */
  readonly mode?: PaddingMode;
  /** What 'zeros' pads with. Default 0. */
  readonly value?: number;
}

/**
 * Images with a border of a value, of their own pixels mirrored at the edge ('reflect'), of the pixels at the edge ('replicate'), or of those
 * of the other side ('circular').
 * @shape `[N, H, W, C]` → `[N, top + H + bottom, left + W + right, C]`
 * @throws ShapeError for other images, and a border that asks for more pixels than there are; ValueError for an unknown mode or a border
 *   that is no whole number ≥ 0
 * @example
 * await pad2d(tensor([1, 2, 3], [1, 1, 3, 1]), [0, 2], { mode: 'reflect' }).data(); // [3, 2, 1, 2, 3, 2, 1]
 */
export function pad2d(x: Tensor, border: Border, options: Pad2dOptions = {}): Tensor {
  requireOptions('pad2d', options, ['mode', 'value']);
  const { mode = 'zeros', value = 0 } = options;
  requirePaddingMode('pad2d', mode, 'mode');
  requireImage('pad2d', x);
  const sides = pair(border as readonly [Side, Side] | number, 'pad2d: border').map((side) =>
    typeof side === 'number' ? ([side, side] as const) : side,
  );
  for (const side of sides) {
    if (!Array.isArray(side) || side.length !== 2)
      refuse('pad2d', 'border', 'one number, [height, width] or [[top, bottom], [left, right]]', border);
    requireRange('pad2d', 'border', side, 'countsOrZero');
  }
  const [rows, columns] = sides;
  if (mode === 'zeros') return x.pad([[0, 0], rows, columns, [0, 0]], value);
  const lines = [rows, columns].map(([before, after], i) => ({ size: x.shape[i + 1], before, after }));
  return padWithBorder('pad2d', x, [lines[0], lines[1]], mode);
}
