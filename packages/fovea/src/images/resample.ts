// PIL's resampling, bit for bit: the filter as wide as the reduction, and no more computed than is wanted.

import { forRecent } from '../base/once.ts';
import { type Box, cut } from './crop.ts';
import { resampleByKernels } from './kernels/resample.ts';
import { blankImage, type RasterImage } from './raster-image.ts';
import { horizontal, PRECISION, type Sums, vertical } from './resample-passes.ts';

const ONE = 2 ** PRECISION;

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

type Filtering = keyof typeof FILTERS;

/** Filters of `resize`, named as in PIL. */
export type Interpolation = 'nearest' | Filtering;
export const INTERPOLATIONS = [
  'nearest',
  'box',
  'bilinear',
  'hamming',
  'bicubic',
  'lanczos',
] as const satisfies readonly Interpolation[];

/** From how many to how many. */
interface Scaling {
  readonly inSize: number;
  readonly outSize: number;
}

/** Sums of the outputs from `start` on, `outputs` of them. */
function sumsOf(scaling: Scaling, start: number, outputs: number, { support: reach, weight }: Filter): Sums {
  const { inSize, outSize } = scaling;
  const scale = inSize / outSize;
  const stretch = Math.max(1, scale);
  const support = reach * stretch;
  const width = 2 * Math.ceil(support) + 1;
  const sums = {
    first: new Int32Array(outputs),
    count: new Int32Array(outputs),
    weights: new Int32Array(outputs * width),
    width,
  };
  const row = new Float64Array(width);
  const inverse = 1 / stretch;
  for (let out = 0; out < outputs; out++) {
    const center = (start + out + 0.5) * scale;
    const first = Math.max(0, Math.trunc(center - support + 0.5));
    const count = Math.min(inSize, Math.trunc(center + support + 0.5)) - first;
    let total = 0;
    for (let k = 0; k < count; k++) total += row[k] = weight((k + first - center + 0.5) * inverse);
    for (let k = 0; k < count; k++) {
      const share = (total === 0 ? row[k] : row[k] / total) * ONE;
      sums.weights[out * width + k] = Math.trunc(share < 0 ? share - 0.5 : share + 0.5);
    }
    sums.first[out] = first;
    sums.count[out] = count;
  }
  return sums;
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

export interface ResampleParts {
  /** The part of the image that is resized. Default: all of it. */
  readonly from?: Box;
  /** The part of the result that is wanted. Default: all of it. */
  readonly part?: Box;
}

/** Along one side: the inputs that are read, and the sums, which count from the first of these; none where the size stays. */
interface Side {
  readonly start: number;
  readonly size: number;
  readonly sums: Sums | undefined;
}

function newSide(scaling: Scaling, start: number, outputs: number, filter: Filtering): Side {
  if (scaling.inSize === scaling.outSize) return { start, size: outputs, sums: undefined };
  const sums = sumsOf(scaling, start, outputs, FILTERS[filter]);
  const first = sums.first[0];
  const last = outputs - 1;
  const size = sums.first[last] + sums.count[last] - first;
  return { start: first, size, sums: { ...sums, first: sums.first.map((at) => at - first) } };
}

/** Pictures of a folder often have one size or two. */
const RECENT_SIDES = 8;

const sideOf = forRecent(
  RECENT_SIDES,
  ({ inSize, outSize }: Scaling, start: number, outputs: number, filter: Filtering) =>
    `${inSize} ${outSize} ${start} ${outputs} ${filter}`,
  newSide,
);

const whole = (height: number, width: number): Box => ({ top: 0, left: 0, height, width });

/** The image at another size, as `Image.resize` of PIL makes it, or a part of that. The same object where the size is the same. */
export function resample(
  image: RasterImage,
  height: number,
  width: number,
  interpolation: Interpolation,
  { from = whole(image.height, image.width), part = whole(height, width) }: ResampleParts = {},
): RasterImage {
  if (interpolation === 'nearest') return cutOut(nearest(cutOut(image, from), height, width), part);
  const rows = sideOf({ inSize: from.height, outSize: height }, part.top, part.height, interpolation);
  const columns = sideOf({ inSize: from.width, outSize: width }, part.left, part.width, interpolation);
  const box = {
    top: from.top + rows.start,
    left: from.left + columns.start,
    height: rows.size,
    width: columns.size,
  };
  if (!rows.sums && !columns.sums) return cutOut(image, box);
  const done = resampleByKernels(image, box, rows.sums, columns.sums);
  if (done) return done;
  const source = cutOut(image, box);
  const wide = columns.sums ? horizontal(source, part.width, columns.sums) : source;
  return rows.sums ? vertical(wide, part.height, rows.sums) : wide;
}

/** The part of the image in the box, which lies inside. */
function cutOut(image: RasterImage, box: Box): RasterImage {
  return box.height === image.height && box.width === image.width ? image : cut(image, box, []);
}
