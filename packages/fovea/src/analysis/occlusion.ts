// Occlusion (Zeiler & Fergus, arXiv:1311.2901): what a class loses when a window of the image is covered.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireCounts } from '../base/require.ts';
import type { Module } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import type { AttributionMaps, ClassOptions } from './explained-class.ts';
import { type FillValue, filled } from './fill-value.ts';
import { scaleToOne } from './heat.ts';
import { explainedImages, scoresOf } from './input-gradients.ts';
import { eachClassValue } from './row-batches.ts';

type Sides = number | readonly [height: number, width: number];

/** Options of `occlusion`. */
export interface OcclusionOptions extends ClassOptions {
  /** Side of the window, or height and width: Captum's `sliding_window_shapes`. Default: a seventh of the image's, rounded up. */
  readonly window?: Sides;
  /** From one window to the next, Captum's `strides`. Default: half of the window, rounded up. */
  readonly stride?: Sides;
  /** What covers it: a number, one for each channel, or images of the shape of the images or `[1, H, W, C]`. Default 0, the mean colour. */
  readonly value?: FillValue;
  /** Covered images that go through the network together. Default 16. */
  readonly batchSize?: number;
}

/** What `occlusion` gives. */
export interface OcclusionMaps extends AttributionMaps {
  /** `[N, H, W]`: what the class's logit loses by the windows over a pixel, on average; below 0 where it gains. The heat shows what is above 0. */
  readonly attributions: Float32Array;
  /** How many windows were tried on each image. */
  readonly windows: number;
}

interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Windows in steps, the last ones cut off at the border: the whole image is covered, as in Captum. */
function boxesOf([H, W]: readonly number[], [h, w]: readonly number[], [down, right]: readonly number[]): Box[] {
  const starts = (length: number, window: number, stride: number): number[] =>
    Array.from({ length: Math.ceil((length - window) / stride) + 1 }, (_, i) => i * stride);
  return starts(H, h, down).flatMap((top) =>
    starts(W, w, right).map((left) => ({ top, left, bottom: Math.min(H, top + h), right: Math.min(W, left + w) })),
  );
}

function sidesOf(name: string, sides: Sides): readonly [number, number] {
  const pair = typeof sides === 'number' ? [sides, sides] : sides;
  if (!Array.isArray(pair) || pair.length !== 2 || !pair.every((side) => Number.isInteger(side) && side >= 1))
    refuse('occlusion', name, 'an integer ≥ 1, or [height, width] of such', sides);
  return [pair[0], pair[1]];
}

/**
 * For each pixel the mean, over the windows that cover it, of what the class's logit loses: Captum's `Occlusion` with windows over all channels. The
 * model computes in evaluation mode, once for each window.
 * @param images `[N, H, W, C]`, float32, as the model takes them
 * @shape images `[N, H, W, C]` → attributions `[N, H, W]`, heat `[N, H, W]`
 * @throws ValueError for an unknown class, a window larger than the image, a stride that leaves pixels out, or values that are not finite
 * @paper Zeiler & Fergus, ECCV 2014, arXiv:1311.2901
 * @example
 * const small = new Sequential(new Conv2d(3, 4, { kernelSize: 3 }), new GlobalAvgPool2d(), new Linear(4, 10));
 * const { windows } = await occlusion(small, images, { window: 16, stride: 8 });
 * windows; // 9
 */
export async function occlusion(model: Module, images: Tensor, options: OcclusionOptions = {}): Promise<OcclusionMaps> {
  const op = 'occlusion';
  requireOptions(op, options, ['classIndex', 'window', 'stride', 'value', 'batchSize']);
  const { classIndex, value = 0, batchSize = 16 } = options;
  requireCounts(op, { batchSize });
  const explained = await explainedImages(op, model, images, classIndex);
  const { pixels, classes } = explained;
  const [N, H, W, C] = images.shape;
  const window = sidesOf('window', options.window ?? [Math.ceil(H / 7), Math.ceil(W / 7)]);
  const stride = sidesOf('stride', options.stride ?? [Math.ceil(window[0] / 2), Math.ceil(window[1] / 2)]);
  if (window[0] > H || window[1] > W)
    throw new ValueError(
      `${op}: a window of ${window.join(' × ')} must fit into images of ${H} × ${W}; make it smaller`,
    );
  if (stride[0] > window[0] || stride[1] > window[1])
    throw new ValueError(
      `${op}: stride must be at most the window, so that every pixel is covered: got ${stride.join(' × ')} for a window of ${window.join(' × ')}`,
    );
  const boxes = boxesOf([H, W], window, stride);
  const scores = explained.scores ?? (await scoresOf(op, model, images, classes)).scores;
  const cover = await filled(op, 'value', value, images.shape);
  const [sums, counts] = [new Float64Array(N * H * W), new Float64Array(H * W)];
  for (const box of boxes) eachPixel(box, W, (pixel) => counts[pixel]++);
  const place = (row: number): { readonly n: number; readonly box: Box } => ({
    n: Math.floor(row / boxes.length),
    box: boxes[row % boxes.length],
  });
  const size = H * W * C;
  const fill = (row: number, out: Float32Array): number => {
    const { n, box } = place(row);
    out.set(pixels.subarray(n * size, (n + 1) * size));
    eachPixel(box, W, (pixel) => {
      for (let c = 0; c < C; c++) out[pixel * C + c] = cover[n * size + pixel * C + c];
    });
    return classes[n];
  };
  const rows = { rows: N * boxes.length, batchSize, shape: [H, W, C], fill };
  await eachClassValue(op, model, rows, { key: 'logits', valuesOf: (logits) => logits }, (row, logit) => {
    const { n, box } = place(row);
    const loss = scores[n] - logit;
    eachPixel(box, W, (pixel) => {
      sums[n * H * W + pixel] += loss;
    });
  });
  const attributions = Float32Array.from(sums, (sum, i) => sum / counts[i % (H * W)]);
  const heat = Float32Array.from(attributions);
  scaleToOne(heat, H * W);
  return { attributions, heat, height: H, width: W, classes, windows: boxes.length };
}

function eachPixel({ top, left, bottom, right }: Box, width: number, visit: (pixel: number) => void): void {
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) visit(y * width + x);
}
