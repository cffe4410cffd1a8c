// What stands beyond the edges of an image: zeros, or pixels of the image itself, gathered row by row and column by column.

import { ShapeError } from '../base/errors.ts';
import { requireOneOf } from '../base/require.ts';
import { type Tensor, tensor } from '../tensor/index.ts';

/** Lines of an image along an axis, and how many stand before and after them. */
export interface Lines {
  readonly size: number;
  readonly before: number;
  readonly after: number;
}

interface Border {
  /** The line of an axis of `size` lines that stands at a position before, on or after it. */
  readonly line: (position: number, size: number) => number;
  /** The widest padding that there are lines for. */
  readonly widest: (size: number) => number;
}

const BORDERS = {
  reflect: {
    line: (i, size) => (i < 0 ? -i : i < size ? i : 2 * (size - 1) - i),
    widest: (size) => Math.max(0, size - 1),
  },
  replicate: {
    line: (i, size) => Math.min(Math.max(i, 0), size - 1),
    widest: (size) => (size > 0 ? Number.POSITIVE_INFINITY : 0),
  },
  circular: { line: (i, size) => (i + size) % size, widest: (size) => size },
} as const satisfies Readonly<Record<string, Border>>;

const PADDING_MODES = ['zeros', ...(Object.keys(BORDERS) as (keyof typeof BORDERS)[])] as const;
/** What the padding of a convolution holds. */
export type PaddingMode = (typeof PADDING_MODES)[number];

/** @throws ValueError unless there is such a mode */
export const requirePaddingMode = (op: string, mode: PaddingMode, option = 'paddingMode'): void =>
  requireOneOf(op, option, mode, PADDING_MODES);

/**
 * Images `[N, H, W, C]` with the padding of `axes` as pixels of their own.
 * @throws ShapeError when the padding asks for more lines than the image has to give
 */
export function padWithBorder(
  op: string,
  x: Tensor,
  [rows, columns]: readonly [rows: Lines, columns: Lines],
  mode: Exclude<PaddingMode, 'zeros'>,
): Tensor {
  return padAxis(op, padAxis(op, x, 1, rows, mode, 'height'), 2, columns, mode, 'width');
}

/**
 * One axis, which errors call `side`, with lines of its own before and after.
 * @throws ShapeError when the padding asks for more lines than there are
 */
export function padAxis(
  op: string,
  x: Tensor,
  axis: number,
  { size, before, after }: Lines,
  mode: Exclude<PaddingMode, 'zeros'>,
  side: string,
): Tensor {
  if (before === 0 && after === 0) return x;
  const { line, widest }: Border = BORDERS[mode];
  const most = widest(size);
  if (Math.max(before, after) > most)
    throw new ShapeError(
      `${op}: the ${side === 'length' ? 'sequence' : side === 'depth' ? 'volume' : 'image'} is too small for '${mode}' padding: got ${side} ${size} with padding ${before} + ${after}; pad by at most ${most}`,
    );
  const lines = Int32Array.from({ length: before + size + after }, (_, i) => line(i - before, size));
  return x.gather(tensor(lines), axis);
}
