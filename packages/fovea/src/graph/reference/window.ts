// Float64 reference of contractions and windows: matrix products, convolutions, pooling.

import { type ConvGeometry, inputPixels, outputShape, type PoolGeometry, windowTaps } from '../../base/geometry.ts';
import { elementCount } from '../../base/shape.ts';
import type { NodeOf } from '../node.ts';
import { forEachPosition, isLarger, type References } from './rule.ts';

/** Calls `visit` for every pixel under the window of output pixel (n, oh, ow): tap (kh, kw) at input (ih, iw). */
function forEachTap(
  { rows, columns }: PoolGeometry,
  oh: number,
  ow: number,
  visit: (kh: number, kw: number, ih: number, iw: number) => void,
): void {
  for (let kh = 0; kh < rows.kernel; kh++) {
    for (let kw = 0; kw < columns.kernel; kw++) {
      const ih = oh * rows.stride - rows.before + kh * rows.dilation;
      const iw = ow * columns.stride - columns.before + kw * columns.dilation;
      if (ih >= 0 && ih < rows.size && iw >= 0 && iw < columns.size) visit(kh, kw, ih, iw);
    }
  }
}

/** Calls `visit` for every product x·w that convolution adds to y, with the flat positions of the three. */
function forEachProduct(g: ConvGeometry, visit: (x: number, w: number, y: number) => void): void {
  const channels = g.inChannels / g.groups;
  const perGroup = g.outChannels / g.groups;
  forEachPosition(outputShape(g), ([n, oh, ow, k], y) => {
    const firstChannel = Math.floor(k / perGroup) * channels;
    forEachTap(g, oh, ow, (kh, kw, ih, iw) => {
      for (let c = 0; c < channels; c++) {
        const x = ((n * g.rows.size + ih) * g.columns.size + iw) * g.inChannels + firstChannel + c;
        const w = ((kh * g.columns.kernel + kw) * channels + c) * g.outChannels + k;
        visit(x, w, y);
      }
    });
  });
}

const CONTRACTIONS: References<'matmul' | 'conv2d' | 'conv2dInputGrad' | 'conv2dWeightGrad'> = {
  matmul: (node, [a, b]) => {
    const [m, n] = node.shape.slice(-2);
    const k = node.inputs[0].shape[node.shape.length - 1];
    const out = new Float64Array(elementCount(node.shape));
    forEachPosition([elementCount(node.shape.slice(0, -2)), m, n], ([batch, row, column], flat) => {
      let total = 0;
      for (let i = 0; i < k; i++) total += a[(batch * m + row) * k + i] * b[(batch * k + i) * n + column];
      out[flat] = total;
    });
    return out;
  },
  conv2d: (node, [x, w]) => {
    const y = new Float64Array(elementCount(node.shape));
    forEachProduct(node.attributes.geometry, (atX, atW, atY) => {
      y[atY] += x[atX] * w[atW];
    });
    return y;
  },
  conv2dInputGrad: (node, [y, w]) => {
    const x = new Float64Array(elementCount(node.shape));
    forEachProduct(node.attributes.geometry, (atX, atW, atY) => {
      x[atX] += y[atY] * w[atW];
    });
    return x;
  },
  conv2dWeightGrad: (node, [x, y]) => {
    const w = new Float64Array(elementCount(node.shape));
    forEachProduct(node.attributes.geometry, (atX, atW, atY) => {
      w[atW] += x[atX] * y[atY];
    });
    return w;
  },
};

/** Calls `visit` for every pooling window: flat position in y, and in x of the pixels that it sees. */
function forEachWindow(g: PoolGeometry, visit: (y: number, xs: readonly number[]) => void): void {
  forEachPosition(outputShape(g), ([n, oh, ow, c], y) => {
    const xs: number[] = [];
    forEachTap(g, oh, ow, (_kh, _kw, ih, iw) => {
      xs.push(((n * g.rows.size + ih) * g.columns.size + iw) * g.inChannels + c);
    });
    visit(y, xs);
  });
}

/** Flat position in x of the first maximum of every window. */
function maxima(g: PoolGeometry, count: number, x: Float64Array): Int32Array {
  const best = new Int32Array(count);
  forEachWindow(g, (y, xs) => {
    best[y] = xs.reduce((a, b) => (isLarger(x[b], x[a]) ? b : a));
  });
  return best;
}

/** Flat position in x of what the indices of a pooling point to. */
function indexedPositions(g: PoolGeometry, indices: Float64Array): Int32Array {
  const out = new Int32Array(indices.length);
  const pixels = inputPixels(g);
  forEachPosition(outputShape(g), ([n, _oh, _ow, c], flat) => {
    out[flat] = (n * pixels + indices[flat]) * g.inChannels + c;
  });
  return out;
}

const divisor = (node: NodeOf<'averagePool2d'> | NodeOf<'averagePool2dGrad'>, seen: number): number => {
  const { geometry: g, countIncludePad } = node.attributes;
  return countIncludePad ? windowTaps(g) : seen;
};

const POOLING: References<
  'maxPool2d' | 'maxPool2dIndices' | 'poolGather' | 'poolScatter' | 'averagePool2d' | 'averagePool2dGrad'
> = {
  maxPool2d: (node, [x]) =>
    Float64Array.from(maxima(node.attributes.geometry, elementCount(node.shape), x), (at) => x[at]),
  maxPool2dIndices: (node, [x]) => {
    const { geometry: g } = node.attributes;
    const flat = maxima(g, elementCount(node.shape), x);
    return Float64Array.from(flat, (at) => Math.floor(at / g.inChannels) % inputPixels(g));
  },
  poolGather: (node, [x, indices]) =>
    Float64Array.from(indexedPositions(node.attributes.geometry, indices), (at) => x[at]),
  poolScatter: (node, [y, indices]) => {
    const x = new Float64Array(elementCount(node.shape));
    indexedPositions(node.attributes.geometry, indices).forEach((at, i) => {
      x[at] += y[i];
    });
    return x;
  },
  averagePool2d: (node, [x]) => {
    const y = new Float64Array(elementCount(node.shape));
    forEachWindow(node.attributes.geometry, (at, xs) => {
      y[at] = xs.reduce((total, pixel) => total + x[pixel], 0) / divisor(node, xs.length);
    });
    return y;
  },
  averagePool2dGrad: (node, [y]) => {
    const x = new Float64Array(elementCount(node.shape));
    forEachWindow(node.attributes.geometry, (at, xs) => {
      for (const pixel of xs) x[pixel] += y[at] / divisor(node, xs.length);
    });
    return x;
  },
};

export const WINDOWS = { ...CONTRACTIONS, ...POOLING };
