// Attributions by one gradient: saliency (Simonyan et al., arXiv:1312.6034), and input × gradient (Shrikumar et al., arXiv:1605.01713).

import { requireOptions } from '../base/options.ts';
import { requireCounts } from '../base/require.ts';
import type { Module } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import type { AttributionMaps, ClassOptions } from './explained-class.ts';
import { sizesOf } from './heat.ts';
import { eachGradient, explainedImages } from './input-gradients.ts';

/** Maps as large as the images, and the values that they show. */
export interface PixelAttributions extends AttributionMaps {
  /** `[N, H, W, C]`: of each value of the images, above 0 where it speaks for the class and below where it speaks against it. */
  readonly attributions: Float32Array;
}

/** Options of `saliency`. */
export interface SaliencyOptions extends ClassOptions {
  /** Images that go through the network together. Default 4. */
  readonly batchSize?: number;
}

/** Images that go through forward and backward together, of all attributions to pixels: values of all layers stay in memory meanwhile. */
export const GRADIENT_ROWS = 4;

async function byGradient(
  op: string,
  model: Module,
  images: Tensor,
  options: SaliencyOptions,
  attribute: (gradient: number, pixel: number) => number,
): Promise<PixelAttributions> {
  requireOptions(op, options, ['classIndex', 'batchSize']);
  const { classIndex, batchSize = GRADIENT_ROWS } = options;
  requireCounts(op, { batchSize });
  const { pixels, classes } = await explainedImages(op, model, images, classIndex);
  const [N, ...shape] = images.shape;
  const size = pixels.length / N;
  const attributions = new Float32Array(pixels.length);
  await eachGradient(
    op,
    model,
    {
      rows: N,
      batchSize,
      shape,
      fill: (row, out) => {
        out.set(pixels.subarray(row * size, (row + 1) * size));
        return classes[row];
      },
    },
    (row, { gradient }) => {
      for (let i = 0; i < size; i++) attributions[row * size + i] = attribute(gradient[i], pixels[row * size + i]);
    },
  );
  const [, height, width] = images.shape;
  return { attributions, heat: sizesOf(attributions, images.shape), height, width, classes };
}

/**
 * |∂logit/∂x| of the class for each value x of the images: vanilla gradients, Captum's `Saliency`. The model computes in evaluation mode.
 * @param images `[N, H, W, C]`, float32, as the model takes them
 * @shape images `[N, H, W, C]` → attributions `[N, H, W, C]`, heat `[N, H, W]`
 * @throws ValueError for an unknown class, or values that are not finite
 * @paper Simonyan et al., ICLR 2014, arXiv:1312.6034
 * @example
 * const small = new Sequential(new Conv2d(3, 4, { kernelSize: 3 }), new GlobalAvgPool2d(), new Linear(4, 10));
 * const { attributions } = await saliency(small, images, { classIndex: 3 });
 * attributions.length; // 6144
 */
export const saliency = (model: Module, images: Tensor, options: SaliencyOptions = {}): Promise<PixelAttributions> =>
  byGradient('saliency', model, images, options, Math.abs);

/**
 * x · ∂logit/∂x of the class for each value x of the images: Captum's `InputXGradient`. Otherwise as `saliency`.
 * @shape images `[N, H, W, C]` → attributions `[N, H, W, C]`, heat `[N, H, W]`
 * @throws as `saliency`
 * @paper Shrikumar et al., arXiv:1605.01713
 * @example
 * const small = new Sequential(new Conv2d(3, 4, { kernelSize: 3 }), new GlobalAvgPool2d(), new Linear(4, 10));
 * const { attributions } = await inputXGradient(small, images, { classIndex: 3 });
 * attributions.length; // 6144
 */
export const inputXGradient = (
  model: Module,
  images: Tensor,
  options: SaliencyOptions = {},
): Promise<PixelAttributions> =>
  byGradient('inputXGradient', model, images, options, (gradient, pixel) => gradient * pixel);
