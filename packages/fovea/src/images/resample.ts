// PIL's resampling, bit for bit: two passes of weighted sums in 22-bit fixed point, the filter as wide as the reduction.

import { blankImage, type RasterImage } from './raster-image.ts';

interface Filter {
  /** Beyond this it is 0. */
  readonly support: number;
  readonly weight: (x: number) => number;
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI));

/** Keys's cubic with a = −0.5, PIL's. */
function cubic(at: number): number {
  const x = Math.abs(at);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  return x < 2 ? -0.5 * (((x - 5) * x + 8) * x - 4) : 0;
}

const FILTERS = {
  box: { support: 0.5, weight: (x) => (x > -0.5 && x <= 0.5 ? 1 : 0) },
  bilinear: { support: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) },
  hamming: {
    support: 1,
    weight: (x) => (Math.abs(x) >= 1 ? 0 : sinc(x) * (0.54 + 0.46 * Math.cos(x * Math.PI))),
  },
  bicubic: { support: 2, weight: cubic },
  lanczos: { support: 3, weight: (x) => (x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0) },
} as const satisfies Readonly<Record<string, Filter>>;

export type Interpolation = 'nearest' | keyof typeof FILTERS;
export const INTERPOLATIONS = [
  'nearest',
  'box',
  'bilinear',
  'hamming',
  'bicubic',
  'lanczos',
] as const satisfies readonly Interpolation[];

const PRECISION = 22;

/** Which inputs each output sums, and by what. */
interface Sums {
  readonly first: Int32Array;
  readonly count: Int32Array;
  /** `[outputs, width]` */
  readonly weights: Int32Array;
  readonly width: number;
}

function sumsOf(inSize: number, outSize: number, { support: reach, weight }: Filter): Sums {
  const scale = inSize / outSize;
  const stretch = Math.max(1, scale);
  const support = reach * stretch;
  const width = 2 * Math.ceil(support) + 1;
  const sums = {
    first: new Int32Array(outSize),
    count: new Int32Array(outSize),
    weights: new Int32Array(outSize * width),
    width,
  };
  const row = new Float64Array(width);
  const inverse = 1 / stretch;
  for (let out = 0; out < outSize; out++) {
    const center = (out + 0.5) * scale;
    const first = Math.max(0, Math.trunc(center - support + 0.5));
    const count = Math.min(inSize, Math.trunc(center + support + 0.5)) - first;
    let total = 0;
    for (let k = 0; k < count; k++) total += row[k] = weight((k + first - center + 0.5) * inverse);
    for (let k = 0; k < count; k++) {
      const share = (total === 0 ? row[k] : row[k] / total) * 2 ** PRECISION;
      sums.weights[out * width + k] = Math.trunc(share < 0 ? share - 0.5 : share + 0.5);
    }
    sums.first[out] = first;
    sums.count[out] = count;
  }
  return sums;
}

const clip = (sum: number): number => {
  const value = sum >> PRECISION;
  return value < 0 ? 0 : value > 255 ? 255 : value;
};
const HALF = 1 << (PRECISION - 1);

function horizontal({ data, width, height, channels }: RasterImage, outWidth: number, sums: Sums): RasterImage {
  const out = blankImage(height, outWidth, channels);
  const { first, count, weights } = sums;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < outWidth; x++) {
      const at = (y * width + first[x]) * channels;
      const to = (y * outWidth + x) * channels;
      const from = x * sums.width;
      const n = count[x];
      if (channels === 3) {
        let [red, green, blue] = [HALF, HALF, HALF];
        for (let k = 0, i = at; k < n; k++, i += 3) {
          const w = weights[from + k];
          red = (red + data[i] * w) | 0;
          green = (green + data[i + 1] * w) | 0;
          blue = (blue + data[i + 2] * w) | 0;
        }
        out.data[to] = clip(red);
        out.data[to + 1] = clip(green);
        out.data[to + 2] = clip(blue);
      } else {
        let sum = HALF;
        for (let k = 0; k < n; k++) sum = (sum + data[at + k] * weights[from + k]) | 0;
        out.data[to] = clip(sum);
      }
    }
  }
  return out;
}

/** Row by row, so that memory is read in order; two input rows at a time, so that sums are loaded and stored half as often. */
function vertical({ data, width, channels }: RasterImage, outHeight: number, sums: Sums): RasterImage {
  const out = blankImage(outHeight, width, channels);
  const { first, count, weights } = sums;
  const row = width * channels;
  const line = new Int32Array(row);
  for (let y = 0; y < outHeight; y++) {
    line.fill(HALF);
    const n = count[y];
    const at = y * sums.width;
    for (let k = 0; k < n; k += 2) {
      const w = weights[at + k];
      const from = (first[y] + k) * row;
      if (k + 1 === n) for (let i = 0; i < row; i++) line[i] += data[from + i] * w;
      else addRows(line, data, from, w, weights[at + k + 1]);
    }
    for (let i = 0, to = y * row; i < row; i++, to++) out.data[to] = clip(line[i]);
  }
  return out;
}

/** Adds two rows, one after the other in memory, by their weights. */
function addRows(line: Int32Array, data: Uint8Array, from: number, w0: number, w1: number): void {
  const row = line.length;
  for (let i = 0; i < row; i++) line[i] += data[from + i] * w0 + data[from + row + i] * w1;
}

/** Positions add up step by step, as in PIL: where a position is all but whole, its rounding decides. */
function nearestPositions(inSize: number, outSize: number): Int32Array {
  const step = inSize / outSize;
  let at = step * 0.5;
  return Int32Array.from({ length: outSize }, () => {
    const position = Math.min(inSize - 1, Math.trunc(at));
    at += step;
    return position;
  });
}

function nearest({ data, width, height, channels }: RasterImage, outHeight: number, outWidth: number): RasterImage {
  const out = blankImage(outHeight, outWidth, channels);
  const rows = nearestPositions(height, outHeight);
  const columns = nearestPositions(width, outWidth);
  let to = 0;
  for (const row of rows) {
    for (const column of columns) {
      const from = (row * width + column) * channels;
      for (let c = 0; c < channels; c++) out.data[to++] = data[from + c];
    }
  }
  return out;
}

/** The image at another size, as `Image.resize` of PIL makes it. The same object where the size is the same. */
export function resample(image: RasterImage, height: number, width: number, interpolation: Interpolation): RasterImage {
  if (height === image.height && width === image.width) return image;
  if (interpolation === 'nearest') return nearest(image, height, width);
  const filter = FILTERS[interpolation];
  const wide = width === image.width ? image : horizontal(image, width, sumsOf(image.width, width, filter));
  return height === image.height ? wide : vertical(wide, height, sumsOf(image.height, height, filter));
}
