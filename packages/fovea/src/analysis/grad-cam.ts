// Grad-CAM: where in an image a class comes from (Selvaraju et al., arXiv:1610.02391).

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireInteger } from '../base/require.ts';
import { formatShape } from '../base/shape.ts';
import type { ImageModel } from '../models/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { relu } from '../ops/index.ts';
import { compile, grad, iota, type Tensor, tensor } from '../tensor/index.ts';
import { scaleToOne } from './heat.ts';

export interface GradCamOptions {
  /** The class to explain, for all images or one for each. Default: the likeliest of each. */
  readonly classIndex?: number | readonly number[];
}

export interface GradCamMaps {
  /** `[N, height, width]`, 0…1: 1 where an image speaks most for the class; all 0 where nothing speaks for it. */
  readonly heat: Float32Array;
  /** Of the network's maps, coarser than the image. */
  readonly height: number;
  readonly width: number;
  /** `[N]`: the classes that were explained. */
  readonly classes: Int32Array;
}

type Explain = (images: Tensor, classes: Tensor) => Promise<{ heat: Tensor; classes: Tensor }>;

/** By model, so that images of the same shape are traced once. */
const compiled = new WeakMap<ImageModel, Explain>();

/** Stands for the likeliest class. */
const LIKELIEST = -1;

function explain(model: ImageModel, images: Tensor, given: Tensor): { heat: Tensor; classes: Tensor } {
  const { maps, logits } = model.forwardMaps(images);
  if (maps.rank !== 4)
    throw new ShapeError(
      `gradCam: ${model.constructor.name} gives maps of shape ${formatShape(maps.shape)}; needs [N, h, w, c]: let forwardMaps of the model give such`,
    );
  const [N, classCount] = logits.shape;
  const likeliest = logits.detach().argmax(1);
  const classes = given.equal(LIKELIEST).cast('int32').mul(likeliest.sub(given)).add(given);
  const chosen = iota([N, classCount]).cast('int32').equal(classes.reshape(N, 1)).cast('float32');
  const [slopes] = grad(logits.mul(chosen).sum(), [maps]);
  const weights = slopes.mean([1, 2], { keepDims: true });
  return { heat: relu(maps.mul(weights).sum(3)), classes };
}

/**
 * relu(Σ_c w_c·map_c), where w_c is the mean slope of the class's logit in map c, scaled to 0…1 for each image (Grad-CAM). The maps are
 * those of `forwardMaps`: what the head reads or, in a vision transformer, what the last attention reads. The model computes in evaluation
 * mode.
 * @param images `[N, H, W, C]`, float32, as the model takes them
 * @shape images `[N, H, W, C]` → heat `[N, height, width]`
 * @throws ValueError for an unknown class, or a number of classes other than that of the images
 * @paper Selvaraju et al., ICCV 2017, arXiv:1610.02391
 * @example
 * const { classes } = await gradCam(model, images, { classIndex: 3 });
 * classes; // [3, 3]
 */
export async function gradCam(model: ImageModel, images: Tensor, options: GradCamOptions = {}): Promise<GradCamMaps> {
  requireOptions('gradCam', options, ['classIndex']);
  const [N] = images.shape;
  const given = requestedClasses(model, N, options.classIndex);
  const run = compiled.get(model) ?? compile((x: Tensor, y: Tensor) => explain(model, x, y));
  compiled.set(model, run);
  return inEvaluation(model, async () => {
    const result = await run(images, tensor(given, [N], 'int32'));
    const [, height, width] = result.heat.shape;
    const heat = Float32Array.from(await result.heat.data());
    if (!heat.every(Number.isFinite))
      throw new ValueError(
        'gradCam: the network gives values that are not finite; its weights or the images are damaged',
      );
    scaleToOne(heat, height * width);
    const classes = Int32Array.from(await result.classes.data());
    result.heat.dispose();
    result.classes.dispose();
    return { heat, height, width, classes };
  });
}

function requestedClasses(model: ImageModel, N: number, classIndex: GradCamOptions['classIndex']): Int32Array {
  if (classIndex === undefined) return new Int32Array(N).fill(LIKELIEST);
  const list = typeof classIndex === 'number' ? Array.from({ length: N }, () => classIndex) : classIndex;
  if (!Array.isArray(list) || list.length !== N)
    refuse('gradCam', 'classIndex', `a class, or one for each of the ${N} images`, classIndex);
  const count = model.architecture?.options.numClasses ?? Number.POSITIVE_INFINITY;
  for (const index of list) requireInteger('gradCam', 'classIndex', index, 0, count - 1);
  return Int32Array.from(list);
}
