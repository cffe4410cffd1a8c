// Class activation maps of any layer: Grad-CAM (Selvaraju et al., arXiv:1610.02391) and Grad-CAM++ (Chattopadhay et al., arXiv:1710.11063).

import { ShapeError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { formatShape } from '../base/shape.ts';
import { ImageModel } from '../models/index.ts';
import type { Module } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { relu } from '../ops/index.ts';
import { grad, type Tensor, tensor, where } from '../tensor/index.ts';
import { compiledFor } from '../tensor/internal.ts';
import { type AttributionMaps, type ClassOptions, classScores, logitsOf, requestedClasses } from './explained-class.ts';
import { asMaps, findLayer, gridOf, type LayerChoice, lastMapLayer, withOutput } from './layer-output.ts';
import { readMaps, type TracedMaps } from './read-maps.ts';

/** Options of `gradCam`. */
export interface GradCamOptions extends ClassOptions {
  /**
   * The layer whose output is weighed, by its dotted name or itself. Default: the maps of the model's `forwardMaps`, which are those that the head
   * reads, or of a vision transformer what the last attention reads; of a model that is no `ImageModel`, the last layer that gives maps.
   */
  readonly layer?: LayerChoice;
}

/** Of the layer's maps, coarser than the image. */
export type GradCamMaps = AttributionMaps;

/** Maps `[N, h, w, c]` and their slopes to the weight of each channel, `[N, 1, 1, c]`. */
type Weigh = (maps: Tensor, slopes: Tensor) => Tensor;

const meanSlopes: Weigh = (_, slopes) => slopes.mean([1, 2], { keepDims: true });

/**
 * Σ α · relu(slope), α = g² / (2g² + g³ ΣA) = 1 / (2 + g ΣA): equations 15 and 19, in which the exponential of the score, a factor for the whole
 * image, falls out. 0 where there is no slope, or none of the fractions.
 */
const plusPlus: Weigh = (maps, slopes) => {
  const divisor = slopes.mul(maps.sum([1, 2], { keepDims: true })).add(2);
  const usable = slopes.greater(0).logicalAnd(divisor.abs().greater(1e-7));
  const alpha = where(usable, where(usable, divisor, 1).reciprocal(), 0);
  return alpha.mul(relu(slopes)).sum([1, 2], { keepDims: true });
};

/**
 * relu(Σ_c w_c·map_c), where w_c is the mean slope of the class's logit in map c of a layer, scaled to 0…1 for each image (Grad-CAM). The model
 * computes in evaluation mode.
 * @param images `[N, H, W, C]`, float32, as the model takes them
 * @shape images `[N, H, W, C]` → heat `[N, height, width]`
 * @throws ValueError for an unknown class or layer, a number of classes other than that of the images, or a model without maps; ShapeError for a layer
 * whose output lies over no image
 * @paper Selvaraju et al., ICCV 2017, arXiv:1610.02391
 * @example
 * const { classes } = await gradCam(model, images, { classIndex: 3 });
 * classes; // [3, 3]
 */
export const gradCam = (model: Module, images: Tensor, options: GradCamOptions = {}): Promise<GradCamMaps> =>
  activationMaps('gradCam', model, images, options, meanSlopes);

/**
 * relu(Σ_c map_c·Σ α·relu(slope)), where α weighs each slope by what it takes to explain the class where it shows several times in an image; only
 * positive slopes count. Otherwise as `gradCam`.
 * @shape images `[N, H, W, C]` → heat `[N, height, width]`
 * @throws as `gradCam`
 * @paper Chattopadhay et al., WACV 2018, arXiv:1710.11063, equations 15 and 19
 * @example
 * const small = new Sequential(new Conv2d(3, 4, { kernelSize: 3 }), new GlobalAvgPool2d(), new Linear(4, 10));
 * const { height, width } = await gradCamPlusPlus(small, images, { layer: '0' });
 * [height, width]; // [30, 30]
 */
export const gradCamPlusPlus = (model: Module, images: Tensor, options: GradCamOptions = {}): Promise<GradCamMaps> =>
  activationMaps('gradCamPlusPlus', model, images, options, plusPlus);

async function activationMaps(
  op: string,
  model: Module,
  images: Tensor,
  options: GradCamOptions,
  weigh: Weigh,
): Promise<GradCamMaps> {
  requireOptions(op, options, ['classIndex', 'layer']);
  const given = requestedClasses(op, model, images, options.classIndex);
  const { key, explain } = explainer(op, model, images, options.layer, weigh);
  return inEvaluation(model, async () => {
    const run = compiledFor(model, `${op} ${key}`, explain);
    return readMaps(op, await run(images, tensor(given, [given.length], 'int32')));
  });
}

type Explain = (images: Tensor, classes: Tensor) => TracedMaps;

/** What is compiled, and what tells it from the same with another layer. */
function explainer(
  op: string,
  model: Module,
  images: Tensor,
  choice: LayerChoice | undefined,
  weigh: Weigh,
): { readonly key: string; readonly explain: Explain } {
  if (choice === undefined && model instanceof ImageModel) {
    return {
      key: '',
      explain: (x, given) => {
        const { maps, logits } = model.forwardMaps(x);
        if (maps.rank !== 4)
          throw new ShapeError(
            `${op}: ${model.constructor.name} gives maps of shape ${formatShape(maps.shape)}; needs [N, h, w, c]: let forwardMaps of the model give such`,
          );
        return weighed(maps, logits, given, (values) => values, weigh);
      },
    };
  }
  const layer = choice === undefined ? lastMapLayer(op, model, images.shape) : findLayer(op, model, choice);
  // Found out before anything is traced.
  const grid = gridOf(model, images.shape);
  return {
    key: `${layer.name} ${images.shape.join()}`,
    explain: (x, given) => {
      const { output, result } = withOutput(op, layer, () => logitsOf(op, model, x));
      const toMaps = asMaps(op, layer.name, output, grid);
      return weighed(output, result, given, toMaps, weigh);
    },
  };
}

function weighed(
  output: Tensor,
  logits: Tensor,
  given: Tensor,
  toMaps: (values: Tensor) => Tensor,
  weigh: Weigh,
): TracedMaps {
  const { scores, classes } = classScores(logits, given);
  const [slopes] = grad(scores.sum(), [output]);
  const maps = toMaps(output);
  return { heat: relu(maps.mul(weigh(maps, toMaps(slopes))).sum(3)), classes };
}
