// CLIP (Radford et al., ICML 2021, arXiv:2103.00020): an image tower and a text tower whose embeddings are compared by one matrix of cosines.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireRange, requireRanges } from '../base/require.ts';
import { createModel, type ImageModel } from '../models/index.ts';
import { VisionTransformer } from '../models/vision-transformer.ts';
import { wrapEntries } from '../nn/forward-calls.ts';
import { init, Module, Parameter } from '../nn/index.ts';
import { clipLoss, l2Normalize, siglipLoss } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import {
  type BackboneTowerOptions,
  type ClipOptions,
  type CompleteTextOptions,
  type CompleteVisionOptions,
  completeBackbone,
  completeText,
  completeVision,
} from './clip-options.ts';
import { blockStarts } from './initial-values.ts';
import { TextTransformer } from './text-transformer.ts';

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
