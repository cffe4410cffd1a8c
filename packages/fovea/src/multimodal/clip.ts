// CLIP (Radford et al., ICML 2021, arXiv:2103.00020): an image tower and a text tower whose embeddings are compared by one matrix of cosines.

import { ValueError } from '../base/errors.ts';
import { requireNames, requireOptions } from '../base/options.ts';
import { requireCounts, requireDivisor, requireOneOf, requireRange, requireRanges } from '../base/require.ts';
import { createModel, type ImageModel, type ModelOptions, modelRecord } from '../models/index.ts';
import { VisionTransformer } from '../models/vision-transformer.ts';
import { wrapEntries } from '../nn/forward-calls.ts';
import { init, Module, Parameter } from '../nn/index.ts';
import { type ActivationName, activationNames, clipLoss, l2Normalize, siglipLoss } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { blockStarts } from './initial-values.ts';
import { type CompleteTextOptions, type TextTowerOptions, TextTransformer } from './text-transformer.ts';

/** What CLIP's own image tower is made of, a vision transformer; names and defaults are open_clip's. */
export interface ImageTowerOptions {
  /** Default 224. */
  readonly imageSize?: number | readonly [height: number, width: number];
  /** Default 32. */
  readonly patchSize?: number;
  /** Default 768. */
  readonly width?: number;
  /** Default 12. */
  readonly heads?: number;
  /** Default 12. */
  readonly layers?: number;
  /** Units of the perceptrons. Default: four times the width. */
  readonly hiddenFeatures?: number;
  /** Default 'quickGelu', as OpenAI's models. */
  readonly activation?: ActivationName;
  /** Of the norms. Default 1e-5. */
  readonly eps?: number;
  /** Default 3. */
  readonly inChannels?: number;
}

/** A model of `createModel` as image tower, its classifier a projection without bias. */
export interface BackboneTowerOptions extends Omit<ModelOptions, 'numClasses' | 'classifier' | 'cosineScale'> {
  /** A name of `listModels`. */
  readonly backbone: string;
}

/** Options of `createClip`. */
export interface ClipOptions {
  /** Size of the embeddings. Default 512. */
  readonly embedDim?: number;
  /** The image tower. Default: CLIP's ViT-B/32. */
  readonly vision?: ImageTowerOptions | BackboneTowerOptions;
  /** The text tower. Default: CLIP's. */
  readonly text?: TextTowerOptions;
  /** Logarithm of what multiplies the cosines, at the start. Default ln(1 / 0.07). */
  readonly logitScale?: number;
  /** What is added to them, at the start; with it, `loss` is SigLIP's. Default: none. */
  readonly logitBias?: number;
}

export type CompleteVisionOptions = Required<Omit<ImageTowerOptions, 'imageSize'>> & {
  readonly imageSize: readonly [height: number, width: number];
};

/** ClipOptions with every default filled in: what a file's config says. */
export interface ClipArchitecture {
  /** Size of the embeddings. */
  readonly embedDim: number;
  /** The image tower. */
  readonly vision: CompleteVisionOptions | BackboneTowerOptions;
  /** The text tower. */
  readonly text: CompleteTextOptions;
}

/** What `Clip.forward` gives. */
export interface ClipOutput {
  /** `[images, embedDim]`, of length 1. */
  readonly imageEmbeddings: Tensor;
  /** `[texts, embedDim]`, of length 1. */
  readonly textEmbeddings: Tensor;
  /** exp(logitScale) · cosine, and the bias where there is one: `[images, texts]`. */
  readonly logitsPerImage: Tensor;
}

const ENTRIES = ['encodeImage', 'encodeText'];
/** The largest factor on cosines that training may reach. */
const MAX_SCALE = 100;

/**
 * An image tower and a text tower; made by `createClip` or `loadClip`. `forward` compares images with texts.
 * @shape images `[N, H, W, C]`, int32 tokens `[M, T]` → embeddings `[N, embedDim]`, `[M, embedDim]` and logits `[N, M]`
 * @paper Radford et al., ICML 2021, arXiv:2103.00020
 * @example
 * const { logitsPerImage } = clip.forward(zeros([3, 16, 16, 3]), tensor([[1, 5, 2], [1, 6, 2]], [2, 3], 'int32'));
 * logitsPerImage.shape; // [3, 2]
 */
export class Clip extends Module {
  readonly visual: ImageModel;
  readonly text: TextTransformer;
  /** Logarithm of what multiplies the cosines. */
  readonly logitScale: Parameter;
  /** Is added to them; undefined where there is none. */
  readonly logitBias: Parameter | undefined;

  /** @internal */
  constructor(
    readonly architecture: ClipArchitecture,
    { logitScale, logitBias }: { readonly logitScale: number; readonly logitBias?: number | undefined },
  ) {
    super();
    wrapEntries(new.target.prototype, Module.prototype, ENTRIES);
    const { embedDim, vision, text } = architecture;
    this.visual = 'backbone' in vision ? backboneTower(vision, embedDim) : imageTower(vision, embedDim);
    this.text = new TextTransformer(text, embedDim);
    this.logitScale = new Parameter(Float32Array.of(logitScale), []);
    this.logitBias = logitBias === undefined ? undefined : new Parameter(Float32Array.of(logitBias), []);
  }

  /** Embeddings of images, `[N, H, W, C]` → `[N, embedDim]`, not scaled to length 1. */
  encodeImage(images: Tensor): Tensor {
    return this.visual.forward(images);
  }

  /** Embeddings of texts, int32 `[N, T]` → `[N, embedDim]`, not scaled to length 1. */
  encodeText(tokens: Tensor): Tensor {
    return this.text.forward(tokens);
  }

  override forward(images: Tensor, tokens: Tensor): ClipOutput {
    const imageEmbeddings = l2Normalize(this.encodeImage(images));
    const textEmbeddings = l2Normalize(this.encodeText(tokens));
    const logitsPerImage = this.logitsOf(imageEmbeddings.matmul(textEmbeddings.transpose()));
    return { imageEmbeddings, textEmbeddings, logitsPerImage };
  }

  /** Logits of cosines, of the same shape. */
  logitsOf(cosines: Tensor): Tensor {
    const scaled = cosines.mul(this.logitScale.read().exp());
    return this.logitBias ? scaled.add(this.logitBias.read()) : scaled;
  }

  /**
   * The loss of embeddings that belong together row by row: `clipLoss`, or `siglipLoss` where there is a bias.
   * @throws ShapeError unless both are `[N, embedDim]`
   */
  loss(imageEmbeddings: Tensor, textEmbeddings: Tensor): Tensor {
    const logitScale = this.logitScale.read().exp();
    if (!this.logitBias) return clipLoss(imageEmbeddings, textEmbeddings, { logitScale });
    return siglipLoss(imageEmbeddings, textEmbeddings, { logitScale, logitBias: this.logitBias.read() });
  }

  /** Takes the factor on the cosines back to 100 where it is above, as after every step of CLIP's training. */
  clampLogitScale(): void {
    this.logitScale.assign(this.logitScale.read().clip(0, Math.log(MAX_SCALE)));
  }
}

const backboneTower = ({ backbone, ...options }: BackboneTowerOptions, embedDim: number): ImageModel =>
  createModel(backbone, { ...options, numClasses: embedDim, classifier: 'linear' });

function imageTower(options: CompleteVisionOptions, embedDim: number): ImageModel {
  const { imageSize, patchSize, width, heads, layers, hiddenFeatures, activation, eps, inChannels } = options;
  const scale = width ** -0.5;
  const starts = {
    block: blockStarts(width, layers),
    embedding: init.normal(0, scale),
    positions: init.normal(0, scale),
    head: init.normal(0, scale),
  };
  return new VisionTransformer(
    {
      name: 'Clip',
      patchSize,
      width,
      depth: layers,
      numHeads: heads,
      hiddenFeatures,
      preNorm: true,
      eps,
      activation,
      starts,
    },
    {
      numClasses: embedDim,
      inChannels,
      smallImage: false,
      dropRate: 0,
      dropPathRate: 0,
      imageSize,
      classifier: 'linear',
    },
  );
}

const TEXT_NAMES = [
  'vocabSize',
  'contextLength',
  'width',
  'heads',
  'layers',
  'hiddenFeatures',
  'activation',
  'eps',
  'endTokenId',
] as const;
const VISION_NAMES = [
  'imageSize',
  'patchSize',
  'width',
  'heads',
  'layers',
  'hiddenFeatures',
  'activation',
  'eps',
  'inChannels',
] as const;

function completeText(options: TextTowerOptions): CompleteTextOptions {
  requireOptions('createClip: text', options, TEXT_NAMES);
  const { vocabSize = 49408, contextLength = 77, width = 512, heads = 8, layers = 12 } = options;
  const { hiddenFeatures = 4 * width, activation = 'quickGelu', eps = 1e-5, endTokenId } = options;
  const complete = { vocabSize, contextLength, width, heads, layers, hiddenFeatures };
  requireTower('createClip: text', complete, { activation, eps });
  if (endTokenId === undefined) return { ...complete, activation, eps };
  requireRange('createClip: text', 'endTokenId', endTokenId, 'countOrZero');
  return { ...complete, activation, eps, endTokenId };
}

function completeVision(options: ImageTowerOptions): CompleteVisionOptions {
  const op = 'createClip: vision';
  requireOptions(op, options, VISION_NAMES);
  const { imageSize = 224, patchSize = 32, width = 768, heads = 12, layers = 12, inChannels = 3 } = options;
  const { hiddenFeatures = 4 * width, activation = 'quickGelu', eps = 1e-5 } = options;
  const complete = { patchSize, width, heads, layers, hiddenFeatures, inChannels };
  requireTower(op, complete, { activation, eps });
  const size: readonly [number, number] = typeof imageSize === 'number' ? [imageSize, imageSize] : imageSize;
  requireRange(op, 'imageSize', size, 'counts');
  for (const side of size) requireDivisor(op, 'patchSize', patchSize, { imageSize: side });
  return { ...complete, imageSize: [size[0], size[1]], activation, eps };
}

function requireTower(
  op: string,
  counts: { readonly width: number; readonly heads: number } & Readonly<Record<string, number>>,
  { activation, eps }: { readonly activation: ActivationName; readonly eps: number },
): void {
  requireCounts(op, counts);
  requireDivisor(op, 'heads', counts.heads, { width: counts.width });
  requireOneOf(op, 'activation', activation, activationNames);
  requireRange(op, 'eps', eps, 'notNegative');
}

function completeBackbone(options: BackboneTowerOptions): BackboneTowerOptions {
  requireNames('createClip: vision', options, [
    'backbone',
    'inChannels',
    'smallImage',
    'dropRate',
    'dropPathRate',
    'imageSize',
  ]);
  modelRecord(options.backbone);
  return options;
}

/**
 * A two-tower model with fresh weights, in training mode. Without options it is OpenAI's ViT-B/32.
 * @throws ValueError for an unknown option or backbone, or one out of range
 * @paper Radford et al., ICML 2021, arXiv:2103.00020
 * @example
 * const towers = createClip({
 *   embedDim: 32,
 *   vision: { backbone: 'resnet18', smallImage: true },
 *   text: { vocabSize: 600, contextLength: 16, width: 32, heads: 2, layers: 1 },
 * });
 * towers.encodeImage(zeros([2, 32, 32, 3])).shape; // [2, 32]
 */
export function createClip(options: ClipOptions = {}): Clip {
  requireOptions('createClip', options, ['embedDim', 'vision', 'text', 'logitScale', 'logitBias']);
  const { embedDim = 512, vision = {}, text = {}, logitScale = Math.log(1 / 0.07), logitBias } = options;
  requireRanges('createClip', { embedDim, logitScale }, { embedDim: 'count', logitScale: 'finite' });
  if (logitBias !== undefined) requireRange('createClip', 'logitBias', logitBias, 'finite');
  if (typeof vision !== 'object' || vision === null) throw new ValueError('createClip: vision must be an object');
  const tower = 'backbone' in vision ? completeBackbone(vision) : completeVision(vision);
  return new Clip({ embedDim, vision: tower, text: completeText(text) }, { logitScale, logitBias });
}
