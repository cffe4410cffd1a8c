// What `createClip` can be told, and that with every default filled in. Names and defaults are open_clip's.

import { requireNames, requireOptions } from '../base/options.ts';
import { requireCounts, requireDivisor, requireOneOf, requireRange } from '../base/require.ts';
import { type ModelOptions, modelRecord } from '../models/index.ts';
import { type ActivationName, activationNames } from '../ops/index.ts';

/** What both of CLIP's own towers are made of, which are transformers; names and defaults are open_clip's. */
export interface TowerOptions {
  /** Default 768 for images, 512 for texts. */
  readonly width?: number;
  /** Default 12 for images, 8 for texts. */
  readonly heads?: number;
  /** Default 12. */
  readonly layers?: number;
  /** Units of the perceptrons. Default: four times the width. */
  readonly hiddenFeatures?: number;
  /** Default 'quickGelu', as OpenAI's models. */
  readonly activation?: ActivationName;
  /** Of the norms. Default 1e-5. */
  readonly eps?: number;
}

/** CLIP's own image tower, a vision transformer. */
export interface ImageTowerOptions extends TowerOptions {
  /** Default 224. */
  readonly imageSize?: number | readonly [height: number, width: number];
  /** Default 32. */
  readonly patchSize?: number;
  /** Default 3. */
  readonly inChannels?: number;
}

/** The text tower, a causal transformer. */
export interface TextTowerOptions extends TowerOptions {
  /** Default 49408. */
  readonly vocabSize?: number;
  /** Tokens of a text at most. Default 77. */
  readonly contextLength?: number;
  /**
   * Number of the token that ends a text; the first one counts. Default: the largest number of each row, which is that token in CLIP's
   * vocabulary.
   */
  readonly endTokenId?: number;
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

/** ImageTowerOptions with every default filled in. */
export type CompleteVisionOptions = Required<Omit<ImageTowerOptions, 'imageSize'>> & {
  readonly imageSize: readonly [height: number, width: number];
};

/** TextTowerOptions with every default filled in. */
export type CompleteTextOptions = Required<Omit<TextTowerOptions, 'endTokenId'>> & Pick<TextTowerOptions, 'endTokenId'>;

const TOWER_NAMES = ['width', 'heads', 'layers', 'hiddenFeatures', 'activation', 'eps'] as const;

/** @throws ValueError for an unknown option, or one out of range */
export function completeText(options: TextTowerOptions): CompleteTextOptions {
  requireOptions('createClip: text', options, [...TOWER_NAMES, 'vocabSize', 'contextLength', 'endTokenId']);
  const { vocabSize = 49408, contextLength = 77, width = 512, heads = 8, layers = 12 } = options;
  const { hiddenFeatures = 4 * width, activation = 'quickGelu', eps = 1e-5, endTokenId } = options;
  const complete = { vocabSize, contextLength, width, heads, layers, hiddenFeatures };
  requireTower('createClip: text', complete, { activation, eps });
  if (endTokenId === undefined) return { ...complete, activation, eps };
  requireRange('createClip: text', 'endTokenId', endTokenId, 'countOrZero');
  return { ...complete, activation, eps, endTokenId };
}

/** @throws ValueError for an unknown option, or one out of range */
export function completeVision(options: ImageTowerOptions): CompleteVisionOptions {
  const op = 'createClip: vision';
  requireOptions(op, options, [...TOWER_NAMES, 'imageSize', 'patchSize', 'inChannels']);
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

/** @throws ValueError for an unknown option, or one out of range */
export function completeBackbone(options: BackboneTowerOptions): BackboneTowerOptions {
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
