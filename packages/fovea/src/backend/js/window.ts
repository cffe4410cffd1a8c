// The walk over a 2-D window that convolution and pooling of the js backend share.

import type { PoolGeometry } from '../../base/geometry.ts';

/** Calls `visit` for every output pixel `(n·OH + oh)·OW + ow`; `image` is n, (top, left) the input position of the window's first tap. */
export function forEachWindow(
  { batch, rows, columns }: PoolGeometry,
  visit: (outPixel: number, image: number, top: number, left: number) => void,
): void {
  for (let n = 0; n < batch; n++)
    for (let oh = 0; oh < rows.out; oh++)
      for (let ow = 0; ow < columns.out; ow++)
        visit(
          (n * rows.out + oh) * columns.out + ow,
          n,
          oh * rows.stride - rows.before,
          ow * columns.stride - columns.before,
        );
}

/** Calls `visit` for every tap of a window that lies inside the input: its position `ih·W + iw` and its number `kh·KW + kw`. */
export function forEachTap(
  { rows, columns }: PoolGeometry,
  top: number,
  left: number,
  visit: (position: number, tap: number) => void,
): void {
  for (let kh = 0; kh < rows.kernel; kh++)
    for (let kw = 0; kw < columns.kernel; kw++) {
      const ih = top + kh * rows.dilation;
      const iw = left + kw * columns.dilation;
      if (ih >= 0 && ih < rows.size && iw >= 0 && iw < columns.size)
        visit(ih * columns.size + iw, kh * columns.kernel + kw);
    }
}
