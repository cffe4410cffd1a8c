// config.json of transformers' CLIPModel and open_clip_config.json: read into options of createClip, and written from a model.

import { ValueError } from '../base/errors.ts';
import { refuse } from '../base/require.ts';
import { listModels, modelRecord } from '../models/index.ts';
import type { ActivationName } from '../ops/index.ts';
import { parseJson } from '../text/clip-format.ts';
import type { Clip } from './clip.ts';
import type {
  BackboneTowerOptions,
  ClipOptions,
  CompleteTextOptions,
  CompleteVisionOptions,
  ImageTowerOptions,
  TextTowerOptions,
} from './clip-options.ts';
import { ConfigValues, isObject, type Json } from './config-values.ts';
import type { ClipLayout } from './weight-names.ts';

/** transformers' names of activations. */
const ACTIVATIONS: Readonly<Record<string, ActivationName>> = {
  quick_gelu: 'quickGelu',
  gelu: 'gelu',
  gelu_new: 'geluTanh',
  gelu_pytorch_tanh: 'geluTanh',
  relu: 'relu',
  silu: 'silu',
};
/** Before 2023, transformers wrote this number for a token that has another; the largest number of a text counts then. */
const MISTAKEN_END = 2;
/** A field of ours: open_clip knows no such stem. */
const SMALL_IMAGE = 'small_image';

/**
 * Options of `createClip` from a config of transformers' CLIPModel or of open_clip, as JSON.
 * @throws ValueError for a config of another model, or one that asks for what there is not
 * @example
 * parseClipConfig('{"model_type": "clip", "projection_dim": 8}', 'config.json').embedDim; // 8
 */
export function parseClipConfig(text: string, name: string): ClipOptions {
  const json = parseJson(text, name);
  if (isObject(json)) {
    const open = isObject(json.model_cfg) ? json.model_cfg : json;
    if (isObject(open.vision_cfg) && isObject(open.text_cfg)) return fromOpenClip(open, name);
    if (json.model_type === 'clip') return fromTransformers(json, name);
  }
  const type = isObject(json) && typeof json.model_type === 'string' ? ` (it is of the type ${json.model_type})` : '';
  throw new ValueError(
    `${name}: it is not the config of a CLIPModel of transformers or of a model of open_clip${type}; take a repository such as openai/clip-vit-base-patch32`,
  );
}

function activationOf(values: ConfigValues): ActivationName {
  const name = values.text('hidden_act', 'quick_gelu');
  return ACTIVATIONS[name] ?? values.wrong('hidden_act', `one of ${Object.keys(ACTIVATIONS).join(', ')}`);
}

/** A tower as old files have it: twice, the second part being right. */
const towerOf = (json: Json, key: string): Json => ({
  ...(isObject(json[key]) ? json[key] : {}),
  ...(isObject(json[`${key}_dict`]) ? (json[`${key}_dict`] as Json) : {}),
});

function fromTransformers(json: Json, name: string): ClipOptions {
  const whole = new ConfigValues(json, name);
  const text = new ConfigValues(towerOf(json, 'text_config'), `${name}: text_config`);
  const vision = new ConfigValues(towerOf(json, 'vision_config'), `${name}: vision_config`);
  const [patchSize, otherSide] = vision.size('patch_size', 32);
  if (patchSize !== otherSide) vision.wrong('patch_size', 'square');
  const end = text.count('eos_token_id', 49407);
  return {
    embedDim: whole.count('projection_dim', 512),
    logitScale: whole.number('logit_scale_init_value', 2.6592),
    text: {
      vocabSize: text.count('vocab_size', 49408),
      contextLength: text.count('max_position_embeddings', 77),
      width: text.count('hidden_size', 512),
      hiddenFeatures: text.count('intermediate_size', 2048),
      heads: text.count('num_attention_heads', 8),
      layers: text.count('num_hidden_layers', 12),
      activation: activationOf(text),
      eps: text.number('layer_norm_eps', 1e-5),
      ...(end !== MISTAKEN_END && { endTokenId: end }),
    },
    vision: {
      imageSize: vision.size('image_size', 224),
      patchSize,
      width: vision.count('hidden_size', 768),
      hiddenFeatures: vision.count('intermediate_size', 3072),
      heads: vision.count('num_attention_heads', 12),
      layers: vision.count('num_hidden_layers', 12),
      inChannels: vision.count('num_channels', 3),
      activation: activationOf(vision),
      eps: vision.number('layer_norm_eps', 1e-5),
    },
  };
}

function fromOpenClip(json: Json, name: string): ClipOptions {
  const whole = new ConfigValues(json, name);
  const activation = whole.flag('quick_gelu', false) ? 'quickGelu' : 'gelu';
  for (const key of ['multimodal_cfg', 'custom_text', 'nonscalar_logit_scale']) whole.refuse(key);
  return {
    embedDim: whole.count('embed_dim', 512),
    text: openText(whole.object('text_cfg'), activation),
    vision: openVision(whole.object('vision_cfg'), activation),
    ...(whole.has('init_logit_scale') && { logitScale: whole.number('init_logit_scale', 0) }),
    ...(whole.has('init_logit_bias') && { logitBias: whole.number('init_logit_bias', 0) }),
  };
}

function openText(text: ConfigValues, activation: ActivationName): TextTowerOptions {
  text.refuse('pool_type', 'argmax');
  text.refuse('proj_type', 'linear');
  for (const key of ['hf_model_name', 'embed_cls', 'no_causal_mask', 'ls_init_value', 'proj_bias', 'output_tokens'])
    text.refuse(key);
  const width = text.count('width', 512);
  return {
    vocabSize: text.count('vocab_size', 49408),
    contextLength: text.count('context_length', 77),
    width,
    hiddenFeatures: Math.trunc(width * text.number('mlp_ratio', 4)),
    heads: text.count('heads', 8),
    layers: text.count('layers', 12),
    activation,
  };
}

function openVision(vision: ConfigValues, activation: ActivationName): ImageTowerOptions | BackboneTowerOptions {
  if (vision.has('timm_model_name')) return openBackbone(vision);
  vision.refuse('pos_embed_type', 'learnable');
  vision.refuse('pool_type', 'tok');
  for (const key of ['attentional_pool', 'no_ln_pre', 'final_ln_after_pool', 'ls_init_value', 'input_patchnorm'])
    vision.refuse(key);
  const width = vision.count('width', 768);
  const headWidth = vision.count('head_width', 64);
  if (width % headWidth !== 0) vision.wrong('head_width', `a divisor of the width, ${width}`);
  return {
    imageSize: vision.size('image_size', 224),
    patchSize: vision.count('patch_size', 16),
    width,
    hiddenFeatures: Math.trunc(width * vision.number('mlp_ratio', 4)),
    heads: width / headWidth,
    layers: vision.count('layers', 12),
    activation,
  };
}

function openBackbone(vision: ConfigValues): BackboneTowerOptions {
  const backbone = vision.text('timm_model_name', '');
  if (!listModels().includes(backbone)) vision.wrong('timm_model_name', 'one of listModels()');
  // Where the config says nothing, open_clip takes the mean; '' is the model's own.
  if (!['', modelRecord(backbone).globalPool].includes(vision.text('timm_pool', 'avg')))
    vision.wrong('timm_pool', "'', the model's own");
  if (vision.text('timm_proj', 'linear') !== 'linear') vision.wrong('timm_proj', "'linear'");
  vision.refuse('timm_proj_bias');
  return {
    backbone,
    imageSize: vision.size('image_size', 224),
    ...(vision.flag(SMALL_IMAGE, false) && { smallImage: true }),
  };
}

/**
 * The config that transformers (config.json) or open_clip (open_clip_config.json, without the preprocessing) makes the same model from.
 * @throws ValueError for a model that the layout has no config for
 * @example
 * clipConfig(clip, 'transformers').model_type; // 'clip'
 */
export function clipConfig(clip: Clip, layout: ClipLayout): Record<string, unknown> {
  if (layout === 'transformers') return toTransformers(clip);
  if (layout === 'open_clip') return toOpenClip(clip);
  return refuse('clipConfig', 'layout', "'transformers' or 'open_clip'", layout);
}

const sizeJson = ([height, width]: readonly [number, number]): number | number[] =>
  height === width ? height : [height, width];

function activationJson(op: string, activation: ActivationName): string {
  const found = Object.entries(ACTIVATIONS).find(([, own]) => own === activation);
  if (found) return found[0];
  throw new ValueError(`${op}: transformers has no name for the activation ${activation}`);
}

function towerJson(
  { width, hiddenFeatures, heads, layers, activation, eps }: CompleteTextOptions | CompleteVisionOptions,
  embedDim: number,
): Json {
  return {
    hidden_size: width,
    intermediate_size: hiddenFeatures,
    num_attention_heads: heads,
    num_hidden_layers: layers,
    hidden_act: activationJson('clipConfig', activation),
    layer_norm_eps: eps,
    projection_dim: embedDim,
  };
}

function toTransformers({ architecture: { embedDim, text, vision }, logitBias }: Clip): Record<string, unknown> {
  if ('backbone' in vision)
    throw new ValueError(
      `clipConfig: transformers has no CLIPModel with the backbone ${vision.backbone}; use the layout 'open_clip'`,
    );
  if (logitBias)
    throw new ValueError("clipConfig: transformers' CLIPModel has no bias of the logits; use the layout 'open_clip'");
  return {
    architectures: ['CLIPModel'],
    model_type: 'clip',
    projection_dim: embedDim,
    logit_scale_init_value: 2.6592,
    text_config: {
      model_type: 'clip_text_model',
      ...towerJson(text, embedDim),
      vocab_size: text.vocabSize,
      max_position_embeddings: text.contextLength,
      eos_token_id: text.endTokenId ?? MISTAKEN_END,
    },
    vision_config: {
      model_type: 'clip_vision_model',
      ...towerJson(vision, embedDim),
      image_size: sizeJson(vision.imageSize),
      patch_size: vision.patchSize,
      num_channels: vision.inChannels,
    },
  };
}

function toOpenClip({ architecture: { embedDim, text, vision }, logitBias }: Clip): Record<string, unknown> {
  const op = 'clipConfig: open_clip';
  const activation = 'backbone' in vision ? text.activation : vision.activation;
  const plain = [text.activation, activation].every((one) => one === activation && ['gelu', 'quickGelu'].includes(one));
  const epsilons = [text.eps, ...('backbone' in vision ? [] : [vision.eps])];
  if (!plain || epsilons.some((eps) => eps !== 1e-5))
    throw new ValueError(`${op} has gelu or quickGelu in both towers, and norms with eps 1e-5; this model has others`);
  if (text.endTokenId !== undefined && text.endTokenId !== text.vocabSize - 1)
    throw new ValueError(
      `${op} reads a text's embedding at its largest token: got endTokenId ${text.endTokenId} of ${text.vocabSize} tokens`,
    );
  if ('backbone' in vision ? (vision.inChannels ?? 3) !== 3 : vision.inChannels !== 3)
    throw new ValueError(`${op} has image towers for three channels; this model has another`);
  return {
    embed_dim: embedDim,
    ...(activation === 'quickGelu' && { quick_gelu: true }),
    ...(logitBias && { init_logit_bias: -10 }),
    vision_cfg:
      'backbone' in vision
        ? {
            timm_model_name: vision.backbone,
            timm_pool: '',
            timm_proj: 'linear',
            ...(vision.imageSize !== undefined && { image_size: vision.imageSize }),
            ...(vision.smallImage && { [SMALL_IMAGE]: true }),
          }
        : {
            image_size: sizeJson(vision.imageSize),
            patch_size: vision.patchSize,
            width: vision.width,
            head_width: vision.width / vision.heads,
            layers: vision.layers,
            mlp_ratio: vision.hiddenFeatures / vision.width,
          },
    text_cfg: {
      context_length: text.contextLength,
      vocab_size: text.vocabSize,
      width: text.width,
      heads: text.heads,
      layers: text.layers,
      mlp_ratio: text.hiddenFeatures / text.width,
    },
  };
}
