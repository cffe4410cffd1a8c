// Deletion and insertion (Petsiuk et al., arXiv:1806.07421): how a class's probability falls and rises as pixels go and come in the order of a map.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireCounts } from '../base/require.ts';
import { requireLength } from '../base/require-shape.ts';
import type { Module } from '../nn/index.ts';
import { softmax } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { type AttributionMaps, type ClassOptions, requireFinite } from './explained-class.ts';
import { type FillValue, filled } from './fill-value.ts';
import { explainedImages } from './input-gradients.ts';
import { nameOf } from './profile.ts';
import type { AnalysisReport } from './report.ts';
import { eachClassValue } from './row-batches.ts';

/** Options of `deletionCurve` and `insertionCurve`. */
export interface PerturbationOptions extends ClassOptions {
  /** Times that pixels go or come, as many each time. Default 50. */
  readonly steps?: number;
  /** What stands in the place of pixels: as `occlusion`'s value, or 'blur', the blurred image. Default 0 for deletion, 'blur' for insertion. */
  readonly value?: FillValue | 'blur';
  /** Images that go through the network together. Default 16. */
  readonly batchSize?: number;
}

/** Curves of one image each; the area under a curve of deletion is small, and under one of insertion large, where a map says what the network goes by. */
export interface PerturbationReport<Kind extends string> extends AnalysisReport<Kind> {
  /** Class of the model, or the name that `createModel` knows. */
  readonly model: string;
  /** The class of each image whose probability is followed. */
  readonly classes: readonly number[];
  /** Part of the pixels that have gone, or come, 0…1. */
  readonly fractions: readonly number[];
  /** The class's softmax probability at each fraction, image by image. */
  readonly probabilities: readonly (readonly number[])[];
  /** Area under each curve, by trapezoids, 0…1. */
  readonly areas: readonly number[];
  /** Their mean. */
  readonly area: number;
}

/** A map for each image, of any size: it is enlarged bilinearly. */
export type HeatMaps = Pick<AttributionMaps, 'heat' | 'height' | 'width'>;

/**
 * Takes the pixels away that a map says matter most, and on to those that matter least.
 * @param images `[N, H, W, C]`, float32, as the model takes them
 * @throws ValueError for an unknown class, or more steps than pixels; ShapeError for maps of another count than the images
 * @paper Petsiuk et al., BMVC 2018, arXiv:1806.07421
 * @example
 * const small = new Sequential(new Conv2d(3, 4, { kernelSize: 3 }), new GlobalAvgPool2d(), new Linear(4, 10));
 * const { fractions } = await deletionCurve(small, images, await gradCam(small, images), { steps: 4 });
 * fractions; // [0, 0.25, 0.5, 0.75, 1]
 */
export const deletionCurve = (
  model: Module,
  images: Tensor,
  maps: HeatMaps,
  options: PerturbationOptions = {},
): Promise<PerturbationReport<'deletion-curve'>> =>
  perturb('deletionCurve', 'deletion-curve', model, images, maps, options);

/**
 * Begins with a blurred image and puts the pixels in their places that a map says matter most. Otherwise as `deletionCurve`.
 * @throws as `deletionCurve`
 * @paper Petsiuk et al., BMVC 2018, arXiv:1806.07421
 * @example
 * const small = new Sequential(new Conv2d(3, 4, { kernelSize: 3 }), new GlobalAvgPool2d(), new Linear(4, 10));
 * const { areas } = await insertionCurve(small, images, await gradCam(small, images), { steps: 4 });
 * areas.length; // 2
 */
export const insertionCurve = (
  model: Module,
  images: Tensor,
  maps: HeatMaps,
  options: PerturbationOptions = {},
): Promise<PerturbationReport<'insertion-curve'>> =>
  perturb('insertionCurve', 'insertion-curve', model, images, maps, options);

async function perturb<Kind extends 'deletion-curve' | 'insertion-curve'>(
  op: string,
  kind: Kind,
  model: Module,
  images: Tensor,
  maps: HeatMaps,
  options: PerturbationOptions,
): Promise<PerturbationReport<Kind>> {
  requireOptions(op, options, ['classIndex', 'steps', 'value', 'batchSize']);
  const deletes = kind === 'deletion-curve';
  const { classIndex, steps = 50, value = deletes ? 0 : 'blur', batchSize = 16 } = options;
  requireCounts(op, { steps, batchSize });
  const { pixels, classes } = await explainedImages(op, model, images, classIndex);
  const [N, H, W, C] = images.shape;
  if (steps > H * W) throw new ValueError(`${op}: steps must be at most the ${H * W} pixels: got ${steps}`);
  requireMaps(op, maps);
  requireLength(op, 'heat', maps.heat.length, [N, maps.height, maps.width]);
  requireFinite(op, maps.heat);
  const empty = value === 'blur' ? blurred(pixels, images.shape) : await filled(op, 'value', value, images.shape);
  const [from, to] = deletes ? [pixels, empty] : [empty, pixels];
  const orders = Array.from({ length: N }, (_, n) => orderOf(maps, n, [H, W]));
  const size = H * W * C;
  const fill = (row: number, out: Float32Array): number => {
    const [n, step] = [Math.floor(row / (steps + 1)), row % (steps + 1)];
    out.set(from.subarray(n * size, (n + 1) * size));
    const changed = Math.round((step / steps) * H * W);
    for (const pixel of orders[n].subarray(0, changed))
      for (let c = 0; c < C; c++) out[pixel * C + c] = to[n * size + pixel * C + c];
    return classes[n];
  };
  const all: number[] = [];
  const rows = { rows: N * (steps + 1), batchSize, shape: [H, W, C], fill };
  await eachClassValue(op, model, rows, { key: 'probabilities', valuesOf: softmax }, (_, value) => all.push(value));
  const probabilities = Array.from({ length: N }, (_, n) => all.slice(n * (steps + 1), (n + 1) * (steps + 1)));
  const areas = probabilities.map(areaUnder);
  return {
    ...{ kind, version: 1, model: nameOf(model), classes: [...classes] },
    fractions: Array.from({ length: steps + 1 }, (_, step) => Math.round((step / steps) * H * W) / (H * W)),
    ...{ probabilities, areas, area: areas.reduce((a, b) => a + b, 0) / N },
  };
}

/** @throws ValueError unless these are maps */
function requireMaps(op: string, maps: unknown): asserts maps is HeatMaps {
  const { heat, height, width } = (maps ?? {}) as Partial<HeatMaps>;
  if (!ArrayBuffer.isView(heat) || !Number.isInteger(height) || !Number.isInteger(width))
    refuse(op, 'maps', 'maps { heat, height, width }', maps, 'gradCam and the other attributions give them');
}

/** By trapezoids of the same width. */
function areaUnder(values: readonly number[]): number {
  const sum = values.reduce((a, b) => a + b, 0);
  return (sum - (values[0] + values[values.length - 1]) / 2) / (values.length - 1);
}

/** Pixels from the hottest to the coldest; of equals, the first comes first. */
function orderOf({ heat, height, width }: HeatMaps, n: number, [H, W]: readonly [number, number]): Int32Array {
  const map = heat.subarray(n * height * width, (n + 1) * height * width);
  const large = enlarged(map, [height, width], [H, W]);
  return Int32Array.from(large.keys()).sort((a, b) => large[b] - large[a] || a - b);
}

/** Bilinear, with pixels as areas. */
function enlarged(
  map: Float32Array,
  [h, w]: readonly [number, number],
  [H, W]: readonly [number, number],
): Float32Array {
  const places = (to: number, from: number) =>
    Array.from({ length: to }, (_, i) => {
      const at = Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5));
      const low = Math.floor(at);
      return { low, high: Math.min(from - 1, low + 1), part: at - low };
    });
  const [rows, columns] = [places(H, h), places(W, w)];
  const out = new Float32Array(H * W);
  for (const [y, row] of rows.entries())
    for (const [x, column] of columns.entries()) {
      const across = (at: number): number =>
        map[at * w + column.low] * (1 - column.part) + map[at * w + column.high] * column.part;
      out[y * W + x] = across(row.low) * (1 - row.part) + across(row.high) * row.part;
    }
  return out;
}

/** Of the paper's code: a Gaussian of 5 pixels, cut off at 11 × 11. */
const BLUR = { sigma: 5, taps: 11 };

/** Each channel of the images `[N, H, W, C]`; borders are repeated. */
function blurred(pixels: Float32Array, [N, H, W, C]: readonly number[]): Float32Array {
  const reach = (BLUR.taps - 1) / 2;
  const taps = Array.from({ length: BLUR.taps }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * BLUR.sigma ** 2)));
  const total = taps.reduce((a, b) => a + b, 0);
  const along = (values: Float32Array, length: number, stride: number): Float32Array =>
    Float32Array.from(values, (_, i) => {
      const at = Math.floor(i / stride) % length;
      return taps.reduce((sum, tap, k) => {
        const to = Math.min(length - 1, Math.max(0, at + k - reach));
        return sum + (tap / total) * values[i + (to - at) * stride];
      }, 0);
    });
  return N > 0 ? along(along(pixels, W, C), H, W * C) : pixels;
}
