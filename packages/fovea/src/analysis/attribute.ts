// All attribution methods by name, with their defaults: what commands, pages and checks of any method go by.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf } from '../base/require.ts';
import { ImageModel } from '../models/index.ts';
import type { Module } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { attentionRollout } from './attention-rollout.ts';
import type { AttributionMaps, ClassOptions } from './explained-class.ts';
import { gradCam, gradCamPlusPlus } from './grad-cam.ts';
import { integratedGradients } from './integrated-gradients.ts';
import type { LayerChoice } from './layer-output.ts';
import { occlusion } from './occlusion.ts';
import { requireImages, requireModel } from './require-input.ts';
import { inputXGradient, saliency } from './saliency.ts';
import { smoothGrad } from './smooth-grad.ts';

/** Options of `attribute`. */
export interface AttributeOptions extends ClassOptions {
  /** Of 'gradCam' and 'gradCamPlusPlus' alone: the layer whose maps are weighed. */
  readonly layer?: LayerChoice;
}

type Method = (model: Module, images: Tensor, options: AttributeOptions) => Promise<AttributionMaps>;

const METHODS = {
  gradCam,
  gradCamPlusPlus,
  integratedGradients,
  smoothGrad,
  saliency,
  inputXGradient,
  occlusion,
  rollout: (model, images) => attentionRollout(model as ImageModel, images),
} as const satisfies Readonly<Record<string, Method>>;

/** 'rollout' is `attentionRollout`; all others are the functions of their names. */
export type AttributionMethod = keyof typeof METHODS;

/**
 * Names that `attribute` knows.
 * @example
 * attributionMethods().includes('smoothGrad'); // true
 */
export const attributionMethods = (): AttributionMethod[] => Object.keys(METHODS) as AttributionMethod[];

/** Whether a method explains a class; rollout shows where a network looks, whatever the class. */
const isOfClass = (method: AttributionMethod): boolean => method !== 'rollout';

/**
 * The maps of a method by name, with its defaults.
 * @param images `[N, H, W, C]`, float32, as the model takes them
 * @shape images `[N, H, W, C]` → heat `[N, height, width]`
 * @throws ValueError for an unknown method, a class for 'rollout', a layer for a method that weighs none, and as the method does
 * @example
 * const small = new Sequential(new Conv2d(3, 4, { kernelSize: 3 }), new GlobalAvgPool2d(), new Linear(4, 10));
 * const { classes } = await attribute(small, images, 'gradCamPlusPlus', { classIndex: 3 });
 * classes; // [3, 3]
 */
export async function attribute(
  model: Module,
  images: Tensor,
  method: AttributionMethod,
  options: AttributeOptions = {},
): Promise<AttributionMaps> {
  requireModel('attribute', model);
  requireImages('attribute', images);
  requireOneOf('attribute', 'method', method, attributionMethods());
  requireOptions('attribute', options, ['classIndex', 'layer']);
  const { classIndex, layer } = options;
  if (!isOfClass(method) && classIndex !== undefined)
    throw new ValueError(
      'attribute: rollout shows where the network looks, whatever the class; leave classIndex out, or use the method gradCam',
    );
  if (layer !== undefined && method !== 'gradCam' && method !== 'gradCamPlusPlus')
    throw new ValueError(`attribute: ${method} weighs no layer; leave layer out, or use the method gradCam`);
  if (method === 'rollout' && !(model instanceof ImageModel))
    throw new ValueError(`attribute: rollout needs an ImageModel: got ${model.constructor.name}; use occlusion`);
  const run: Method = METHODS[method];
  return run(model, images, options);
}
