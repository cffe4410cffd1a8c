// Integrated gradients (Sundararajan et al., arXiv:1703.01365): slopes on the straight way from a baseline to the image, which add up to what the class gains.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireInteger, requireOneOf } from '../base/require.ts';
import type { Module } from '../nn/index.ts';
import { type Tensor, tensor } from '../tensor/index.ts';
import type { ClassOptions } from './explained-class.ts';
import { type FillValue, filled } from './fill-value.ts';
import { sizesOf } from './heat.ts';
import { type ExplainedImages, eachGradient, explainedImages, scoresOf } from './input-gradients.ts';
import { QUADRATURES, type Quadrature, quadrature } from './quadrature.ts';
import { GRADIENT_ROWS, type PixelAttributions } from './saliency.ts';

/** Options of `integratedGradients`. */
export interface IntegratedGradientsOptions extends ClassOptions {
  /** What the way begins at: a number, one for each channel, or images of the shape of the images or `[1, H, W, C]`. Default 0, the mean colour. */
  readonly baseline?: FillValue;
  /** Places on the way, Captum's `n_steps`. Default 50. */
  readonly steps?: number;
  /** How the integral becomes a sum, by Captum's names. Default 'gausslegendre'. */
  readonly method?: Quadrature;
  /** Places that go through the network together. Default 4. */
  readonly batchSize?: number;
}

/** What `integratedGradients` gives. */
export interface IntegratedGradientsMaps extends PixelAttributions {
  /** `[N]`: what the class's logit gains from the baseline to the image; the attributions should add up to it. */
  readonly scoreDifference: Float32Array;
  /** `[N]`: by how much their sum is off, Captum's `convergence_delta`: sum − difference. More steps make it smaller. */
  readonly convergenceDelta: Float32Array;
}

/**
 * (x − x′) · ∫₀¹ ∂logit(x′ + α(x − x′))/∂x dα for each value x of the images and x′ of the baseline. The model computes in evaluation mode.
 * @param images `[N, H, W, C]`, float32, as the model takes them
 * @shape images `[N, H, W, C]` → attributions `[N, H, W, C]`, heat `[N, H, W]`, convergenceDelta `[N]`
 * @throws ValueError for an unknown class, or values that are not finite; ShapeError for a baseline of another shape
 * @paper Sundararajan et al., ICML 2017, arXiv:1703.01365, equation 1
 * @example
 * const small = new Sequential(new Conv2d(3, 4, { kernelSize: 3 }), new GlobalAvgPool2d(), new Linear(4, 10));
 * const { convergenceDelta } = await integratedGradients(small, images, { steps: 4 });
 * convergenceDelta.length; // 2
 */
export async function integratedGradients(
  model: Module,
  images: Tensor,
  options: IntegratedGradientsOptions = {},
): Promise<IntegratedGradientsMaps> {
  const op = 'integratedGradients';
  requireOptions(op, options, ['classIndex', 'baseline', 'steps', 'method', 'batchSize']);
  const { classIndex, baseline = 0, steps = 50, method = 'gausslegendre', batchSize = GRADIENT_ROWS } = options;
  requireOneOf(op, 'method', method, QUADRATURES);
  requireInteger(op, 'steps', steps, method === 'riemann_trapezoid' ? 2 : 1);
  requireCounts(op, { batchSize });
  const explained = await explainedImages(op, model, images, classIndex);
  const { pixels, classes } = explained;
  const from = await filled(op, 'baseline', baseline, images.shape);
  const { nodes, weights } = quadrature(method, steps);
  const [N, ...shape] = images.shape;
  const size = pixels.length / N;
  const sums = new Float64Array(pixels.length);
  await eachGradient(
    op,
    model,
    {
      rows: N * steps,
      batchSize,
      shape,
      fill: (row, out) => {
        const at = Math.floor(row / steps) * size;
        const alpha = nodes[row % steps];
        for (let i = 0; i < size; i++) out[i] = from[at + i] + alpha * (pixels[at + i] - from[at + i]);
        return classes[at / size];
      },
    },
    (row, { gradient }) => {
      const at = Math.floor(row / steps) * size;
      const weight = weights[row % steps];
      for (let i = 0; i < size; i++) sums[at + i] += weight * gradient[i];
    },
  );
  for (let i = 0; i < sums.length; i++) sums[i] *= pixels[i] - from[i];
  const gain = await gains(model, images, from, explained);
  const convergenceDelta = Float32Array.from(gain, (difference, n) => {
    let sum = 0;
    for (let i = n * size; i < (n + 1) * size; i++) sum += sums[i];
    return sum - difference;
  });
  const attributions = Float32Array.from(sums);
  const heat = sizesOf(attributions, images.shape);
  return {
    ...{ attributions, heat, height: shape[0], width: shape[1], classes },
    ...{ scoreDifference: gain, convergenceDelta },
  };
}

async function gains(
  model: Module,
  images: Tensor,
  from: Float32Array,
  { classes, scores }: ExplainedImages,
): Promise<Float32Array> {
  const op = 'integratedGradients';
  const start = tensor(from, images.shape);
  const at = scores ?? (await scoresOf(op, model, images, classes)).scores;
  const before = await scoresOf(op, model, start, classes);
  start.dispose();
  return at.map((score, n) => score - before.scores[n]);
}
