// The walk over a 2-D window that convolution and pooling of the js backend share.

import type { PoolGeometry } from '../../base/geometry.ts';

/** Calls `visit` for every output pixel `(n·OH + oh)·OW + ow`; `image` is n, (top, left) the input position of the window's first tap. */
export function forEachWindow(
  g: PoolGeometry,
  visit: (outPixel: number, image: number, top: number, left: number) => void,
): void {
  for (let n = 0; n < g.batch; n++)
    for (let oh = 0; oh < g.outHeight; oh++)
      for (let ow = 0; ow < g.outWidth; ow++)
        visit(
          (n * g.outHeight + oh) * g.outWidth + ow,
          n,
          oh * g.strideHeight - g.padTop,
          ow * g.strideWidth - g.padLeft,
        );
}

/** Calls `visit` for every tap of a window that lies inside the input: its position `ih·W + iw` and its number `kh·KW + kw`. */
export function forEachTap(
  g: PoolGeometry,
  top: number,
  left: number,
  visit: (position: number, tap: number) => void,
): void {
  for (let kh = 0; kh < g.kernelHeight; kh++)
    for (let kw = 0; kw < g.kernelWidth; kw++) {
      const ih = top + kh * g.dilationHeight;
      const iw = left + kw * g.dilationWidth;
      if (ih >= 0 && ih < g.height && iw >= 0 && iw < g.width) visit(ih * g.width + iw, kh * g.kernelWidth + kw);
    }
}
