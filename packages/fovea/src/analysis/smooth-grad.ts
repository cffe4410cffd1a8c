// SmoothGrad (Smilkov et al., arXiv:1706.03825): slopes averaged over noisy copies of an image.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireOneOf, requireRanges } from '../base/require.ts';
import type { Module } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import type { ClassOptions } from './explained-class.ts';
import { sizesOf } from './heat.ts';
import { eachGradient, explainedImages } from './input-gradients.ts';
import { writeNormal } from './noise.ts';
import { GRADIENT_ROWS, type PixelAttributions } from './saliency.ts';

/** What becomes of the copies' slopes, by the names of Captum's `NoiseTunnel`. */
const KINDS = {
  smoothgrad: (sum: number, _: number, count: number) => sum / count,
  smoothgrad_sq: (_: number, squares: number, count: number) => squares / count,
  vargrad: (sum: number, squares: number, count: number) => squares / count - (sum / count) ** 2,
} as const;

/** Options of `smoothGrad`. */
export interface SmoothGradOptions extends ClassOptions {
  /** Noisy copies of each image. Default 25. */
  readonly samples?: number;
  /** Standard deviation of the noise, as a part of the range of the image's values. Default 0.15. */
  readonly noiseLevel?: number;
  /** 'smoothgrad': their mean; 'smoothgrad_sq': the mean of their squares (Hooker et al., arXiv:1806.10758); 'vargrad': their variance. Default 'smoothgrad'. */
  readonly type?: keyof typeof KINDS;
  /** Of the noise: the same seed gives the same map. Default 0. */
  readonly seed?: number;
  /** Copies that go through the network together; changes nothing else. Default 4. */
  readonly batchSize?: number;
}

/**
 * 1/n Σ ∂logit(x + noise)/∂x: the mean slope of the class's logit over copies of each image with normal noise. The model computes in evaluation
 * mode.
 * @param images `[N, H, W, C]`, float32, as the model takes them
 * @shape images `[N, H, W, C]` → attributions `[N, H, W, C]`, heat `[N, H, W]`
 * @throws ValueError for an unknown class, an option out of range, or values that are not finite
 * @paper Smilkov et al., arXiv:1706.03825
 * @example
 * const small = new Sequential(new Conv2d(3, 4, { kernelSize: 3 }), new GlobalAvgPool2d(), new Linear(4, 10));
 * const { heat } = await smoothGrad(small, images, { samples: 2, noiseLevel: 0.1 });
 * heat.length; // 2048
 */
export async function smoothGrad(
  model: Module,
  images: Tensor,
  options: SmoothGradOptions = {},
): Promise<PixelAttributions> {
  const op = 'smoothGrad';
  requireOptions(op, options, ['classIndex', 'samples', 'noiseLevel', 'type', 'seed', 'batchSize']);
  const { classIndex, samples = 25, noiseLevel = 0.15, type = 'smoothgrad' } = options;
  const { seed = 0, batchSize = GRADIENT_ROWS } = options;
  requireCounts(op, { samples, batchSize });
  requireRanges(op, { noiseLevel, seed }, { noiseLevel: 'notNegative', seed: 'seed' });
  requireOneOf(op, 'type', type, Object.keys(KINDS));
  const { pixels, classes } = await explainedImages(op, model, images, classIndex);
  const [N, ...shape] = images.shape;
  const size = pixels.length / N;
  const deviations = Array.from(classes, (_, n) => noiseLevel * rangeOf(pixels.subarray(n * size, (n + 1) * size)));
  const [sums, squares] = [new Float64Array(pixels.length), new Float64Array(pixels.length)];
  const noise = new Float64Array(size);
  await eachGradient(
    op,
    model,
    {
      rows: N * samples,
      batchSize,
      shape,
      fill: (row, out) => {
        const n = Math.floor(row / samples);
        writeNormal(noise, { seed, stream: n, part: row % samples });
        for (let i = 0; i < size; i++) out[i] = pixels[n * size + i] + deviations[n] * noise[i];
        return classes[n];
      },
    },
    (row, { gradient }) => {
      const at = Math.floor(row / samples) * size;
      for (let i = 0; i < size; i++) {
        sums[at + i] += gradient[i];
        squares[at + i] += gradient[i] ** 2;
      }
    },
  );
  const attributions = Float32Array.from(sums, (sum, i) => KINDS[type](sum, squares[i], samples));
  return {
    attributions,
    heat: sizesOf(attributions, images.shape),
    height: shape[0],
    width: shape[1],
    classes,
  };
}

function rangeOf(values: Float32Array): number {
  const least = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) - least;
}
