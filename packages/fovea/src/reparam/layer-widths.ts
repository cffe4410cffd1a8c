// Layers with fewer channels than they were made with: what pruning leaves, and files of pruned models describe.

import { ValueError } from '../base/errors.ts';
import { elementCount, type Shape } from '../base/shape.ts';
import { Classifier } from '../models/classifier.ts';
import { BatchNorm2d, Conv2d, Linear, type Module, mapModule, type Parameter } from '../nn/index.ts';
import { likeParameter } from './like-parameter.ts';

/** Channels by the dotted name of a layer: `[in, out]` of a convolution or linear layer, `[features]` of a batch norm or classifier. */
export type LayerWidths = Readonly<Record<string, readonly number[]>>;

/** Layers whose channels may be taken out one by one. */
export type PrunableLayer = Conv2d | Linear | BatchNorm2d | Classifier;

/** Whether the layer computes each channel of its result alike. */
export const isPrunable = (module: Module): module is PrunableLayer =>
  module instanceof Conv2d ||
  module instanceof Linear ||
  module.constructor === BatchNorm2d ||
  module instanceof Classifier;

/** As `LayerWidths` has them. */
export function widthsOf(layer: PrunableLayer): readonly number[] {
  if (layer instanceof Conv2d) return [layer.inChannels, layer.outChannels];
  if (layer instanceof Linear) return [layer.inFeatures, layer.outFeatures];
  return [layer instanceof BatchNorm2d ? layer.numFeatures : layer.features];
}

/** The widths of a layer when its weights and statistics have other shapes. */
export function widthsBy(layer: PrunableLayer, shapeOf: (name: string) => Shape | undefined): readonly number[] {
  const weight = shapeOf('weight') ?? shapeOf('running_mean') ?? [];
  const [inputs, outputs] = weight.slice(-2);
  if (layer instanceof Linear) return [inputs, outputs];
  if (layer instanceof Conv2d) return [isDepthwise(layer) ? outputs : inputs * (layer.options.groups ?? 1), outputs];
  return [weight[0]];
}

/** Whether each input has a group of its own. */
const isDepthwise = ({ inChannels, options: { groups = 1 } }: Conv2d): boolean => groups > 1 && groups === inChannels;

/**
 * Gives layers other numbers of channels, in place. Their weights are zeros; the caller loads others.
 * @throws ValueError for a layer that the model lacks, or numbers that do not fit it
 */
export function setLayerWidths(model: Module, widths: LayerWidths): void {
  const missing = new Set(Object.keys(widths));
  mapModule(model, (module, name) => {
    const wanted = Object.hasOwn(widths, name) ? widths[name] : undefined;
    if (!wanted) return module;
    missing.delete(name);
    if (!isPrunable(module))
      throw new ValueError(`layerWidths: ${name} (${module.constructor.name}) has no width to set`);
    const now = widthsOf(module);
    if (wanted.length !== now.length || wanted.some((n, i) => !Number.isInteger(n) || n < 1 || n > now[i]))
      throw new ValueError(`layerWidths: ${name} has widths [${now}]: got [${wanted}]; none may be larger, or below 1`);
    return resized(module, wanted);
  });
  if (missing.size > 0) throw new ValueError(`layerWidths: the model has no ${[...missing].join(', ')}`);
}

function resized(layer: PrunableLayer, [first, second]: readonly number[]): Module {
  if (layer instanceof Classifier) return layer.withFeatures(first);
  if (layer instanceof BatchNorm2d) return smallerNorm(layer, first);
  if (layer instanceof Linear)
    return smallerAffine(layer, second, [first, second], { inFeatures: first, outFeatures: second });
  const { options } = layer;
  const groups = isDepthwise(layer) ? first : options.groups;
  const [height, width] = layer.weight.shape;
  return smallerAffine(layer, second, [height, width, first / (groups ?? 1), second], {
    inChannels: first,
    outChannels: second,
    options: { ...options, ...(groups !== undefined && { groups }) },
  });
}

/** The layer itself, which may be of a class derived from the one that is known, with smaller weights. */
function smallerAffine<L extends Conv2d | Linear>(
  layer: L,
  outputs: number,
  shape: readonly number[],
  fields: object,
): L {
  const like = (parameter: Parameter, size: Shape): Parameter =>
    likeParameter(new Float32Array(elementCount(size)), parameter, size);
  layer.weight = like(layer.weight, shape);
  if (layer.bias) layer.bias = like(layer.bias, [outputs]);
  return Object.assign(layer, fields);
}

function smallerNorm(norm: BatchNorm2d, features: number): BatchNorm2d {
  const { eps, momentum, trackRunningStats, weight, bias } = norm;
  const other = new BatchNorm2d(features, { eps, momentum, trackRunningStats, affine: weight !== undefined });
  if (other.weight && weight) other.weight.requiresGrad = weight.requiresGrad;
  if (other.bias && bias) other.bias.requiresGrad = bias.requiresGrad;
  other.frozen = norm.frozen;
  return norm.training ? other.train() : other.eval();
}
