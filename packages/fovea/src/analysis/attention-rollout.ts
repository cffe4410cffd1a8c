// Attention rollout: how much of each patch reaches what the head reads, through all layers (Abnar & Zuidema, arXiv:2005.00928).

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf } from '../base/require.ts';
import {
  type AttentionLayer,
  attendsToLastMaps,
  attentionLayers,
  tokensOfHead,
  whileAttending,
} from '../models/attention-layers.ts';
import { ImageModel } from '../models/index.ts';
import { type Module, MultiHeadAttention } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { iota, type Tensor } from '../tensor/index.ts';
import { compiledFor } from '../tensor/internal.ts';
import { nameOf } from './profile.ts';
import { readMaps, type TracedMaps } from './read-maps.ts';
import { requireImages, requireModel } from './require-input.ts';

const FUSIONS = ['mean', 'max', 'min'] as const;

/** Options of `attentionRollout`. */
export interface AttentionRolloutOptions {
  /** What becomes of the heads of a layer. Default 'mean', as in the paper. */
  readonly headFusion?: (typeof FUSIONS)[number];
}

/** What `attentionRollout` gives. */
export interface AttentionRolloutMaps {
  /** `[N, height, width]`, 0…1: the part of each patch in what the head reads, over the largest part. */
  readonly heat: Float32Array;
  /** Of the grid of patches. */
  readonly height: number;
  /** Columns of it. */
  readonly width: number;
  /** `[N]`: the likeliest class of each image. The heat is of no class: it tells where the network looks. */
  readonly classes: Int32Array;
}

const globalLayers = (model: Module): AttentionLayer[] =>
  [...attentionLayers(model).values()].filter((layer) => layer instanceof MultiHeadAttention);

/**
 * Whether `attentionRollout` takes the model: an `ImageModel` with attention of all patches to all, as vision transformers have it, and neither
 * within windows nor between places of finer maps.
 * @throws ValueError for what is no Module
 * @example
 * hasGlobalAttention(model); // false
 */
export function hasGlobalAttention(model: Module): boolean {
  requireModel('hasGlobalAttention', model);
  return model instanceof ImageModel && attendsToLastMaps(model) && globalLayers(model).length > 0;
}

/** The weights of each layer `[N, heads, T, T]` in the order of the calls, beside what the model gives. */
function watched(
  model: ImageModel,
  images: Tensor,
): ReturnType<ImageModel['forwardMaps']> & { readonly weights: Tensor[] } {
  const weights: Tensor[] = [];
  const note = (_: AttentionLayer, layerWeights: Tensor): undefined => {
    weights.push(layerWeights);
  };
  const result = whileAttending(globalLayers(model), note, () => model.forwardMaps(images));
  return { ...result, weights };
}

function rollOut(model: ImageModel, images: Tensor, fusion: (typeof FUSIONS)[number]): TracedMaps {
  const { maps, logits, weights } = watched(model, images);
  const [N, height, width] = maps.shape;
  const tokens = weights[0].shape[3];
  const before = tokens - height * width;
  if (before < 0 || weights.some(({ shape }) => shape[2] !== tokens || shape[3] !== tokens))
    throw new ShapeError(
      `attentionRollout: ${model.constructor.name} has attention between ${tokens} tokens and maps of ${height} × ${width}; needs a token for each place of the maps in every layer; use gradCam`,
    );
  const identity = iota([tokens, tokens], 0)
    .equal(iota([tokens, tokens], 1))
    .cast('float32');
  let joint: Tensor | undefined;
  for (const layer of weights) {
    const added = layer[fusion](1).add(identity);
    const mixed = added.div(added.sum(2, { keepDims: true }));
    joint = joint ? mixed.matmul(joint) : mixed;
  }
  const all = joint as Tensor;
  const [first, count] = tokensOfHead(model, before, height * width);
  const read = all.slice(1, first, first + count).mean(1);
  return { heat: read.slice(1, before).reshape(N, height, width), classes: logits.argmax(1) };
}

/**
 * ∏ rows of (Aₗ + I) scaled to sum 1, from the first layer to the last: how much each patch reaches the class token, or, where there is
 * none, the patches on average. The model computes in evaluation mode.
 * @param model a vision transformer, or another model of `MultiHeadAttention` layers; `hasGlobalAttention` tells
 * @param images `[N, H, W, C]`, float32, as the model takes them
 * @shape images `[N, H, W, C]` → heat `[N, height, width]`
 * @throws ValueError for a model without such layers, ShapeError where their tokens are not the places of `forwardMaps`
 * @paper Abnar & Zuidema, ACL 2020, arXiv:2005.00928
 * @example
 * const vit = createModel('vit_tiny_patch16_224', { numClasses: 10, imageSize: 32 });
 * const { height, width } = await attentionRollout(vit, images);
 * [height, width]; // [2, 2]
 */
export async function attentionRollout(
  model: ImageModel,
  images: Tensor,
  options: AttentionRolloutOptions = {},
): Promise<AttentionRolloutMaps> {
  requireModel('attentionRollout', model);
  requireImages('attentionRollout', images);
  requireOptions('attentionRollout', options, ['headFusion']);
  const { headFusion = 'mean' } = options;
  requireOneOf('attentionRollout', 'headFusion', headFusion, FUSIONS);
  if (!(model instanceof ImageModel))
    throw new ValueError(
      `attentionRollout: ${nameOf(model)} is no ImageModel, whose forwardMaps says where its tokens lie; derive it from ImageModel, or use gradCam`,
    );
  if (!hasGlobalAttention(model))
    throw new ValueError(
      `attentionRollout: ${model.architecture?.name ?? model.constructor.name} has no attention of all patches to all; use gradCam`,
    );
  const run = compiledFor(model, `attentionRollout ${headFusion}`, (x: Tensor) => rollOut(model, x, headFusion));
  return inEvaluation(model, async () => readMaps('attentionRollout', await run(images)));
}
