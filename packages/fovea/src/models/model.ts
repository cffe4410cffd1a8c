// What every image model offers, and the options that it takes: the contract between families, train and analysis.

import { ShapeError } from '../base/errors.ts';
import { requireRange } from '../base/require.ts';
import { channelsFirstHint } from '../base/shape.ts';
import { wrapEntries } from '../nn/forward-calls.ts';
import { type Layer, Module, mapModule } from '../nn/index.ts';
import type { PoolOptions } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { Classifier, type ClassifierKind } from './classifier.ts';

/** What `createModel` made a model from: it makes another with the same layers. */
export interface Architecture {
  /** timm's name. */
  readonly name: string;
  /** All options that the model was made with. */
  readonly options: CompleteModelOptions;
  /** Whether branches and norms have been folded since (`fuse`, `reparameterize`). Default false. */
  readonly fused?: boolean;
  /** Attention heads that have been taken out since (`pruneHeads`), by layer, in the numbers of the model as it was made. Default none. */
  readonly prunedHeads?: Readonly<Record<string, readonly number[]>>;
  /** Numbers of channels of layers that have lost some since (`pruneChannels`): `[in, out]`, or `[features]`, by the layer's name. Default none. */
  readonly layerWidths?: Readonly<Record<string, readonly number[]>>;
  /** What gives each pixel a class, of a network of `createSegmentationModel` over the model: its options there. Default none. */
  readonly decoder?: DecoderSettings;
}

/** What `createSegmentationModel` was told besides the backbone's options. */
export interface DecoderSettings {
  /** Its name. */
  readonly name: string;
  /** The options that were given. */
  readonly options: Readonly<Record<string, string | number | boolean | readonly number[]>>;
}

/** A layer in the place of one that pools, for so many channels. */
export type PoolReplacement = (pool: PoolOptions, channels: number) => Layer;

/** What users call besides forward, and what runs layers. */
const ENTRIES = ['features', 'forwardFeatures', 'forwardHead', 'forwardMaps'];

/**
 * A classifier of images `[N, H, W, C]`: `forward` gives logits, `features` the maps of its stages.
 * @example
 * model.features(images).map(({ shape }) => shape[3]); // [16, 8, 16, 24, 288]
 */
export abstract class ImageModel extends Module {
  /** Name and options, where `createModel` made the model; files of weights carry it. */
  architecture: Architecture | undefined;

  constructor() {
    super();
    wrapEntries(new.target.prototype, Module.prototype, ENTRIES);
  }

  /** Outputs of the stages as maps `[N, h, w, c]`, in timm's choice (`forward_intermediates`): finest first. */
  abstract features(images: Tensor): Tensor[];

  /** What the head reads: the last map `[N, h, w, c]`, or normalised tokens `[N, tokens, c]`. */
  abstract forwardFeatures(images: Tensor): Tensor;

  /** Logits `[N, numClasses]` from the output of `forwardFeatures`. */
  abstract forwardHead(features: Tensor): Tensor;

  /** Logits `[N, numClasses]`, float32; features `[N, c]` where the model was made or reset for 0 classes. */
  override forward(images: Tensor): Tensor {
    return this.forwardHead(this.forwardFeatures(images));
  }

  /** Names of the classifier's parameters, as `namedParameters` gives them; none where there is no classifier. */
  classifierNames(): string[] {
    const own = new Set(
      [...this.namedModules()].flatMap(([, module]) => (module instanceof Classifier ? module.parameters() : [])),
    );
    return [...this.namedParameters()].filter(([, parameter]) => own.has(parameter)).map(([name]) => name);
  }

  /**
   * Logits, with the maps `[N, h, w, c]` of the same call that say where in the image they come from: what Grad-CAM weighs. Default: what the
   * head reads.
   */
  forwardMaps(images: Tensor): { readonly maps: Tensor; readonly logits: Tensor } {
    const maps = this.forwardFeatures(images);
    return { maps, logits: this.forwardHead(maps) };
  }

  /**
   * Puts what `make` gives in the place of pooling that is no layer of its own, but for global means.
   * @returns how many there were
   */
  replacePooling(_make: PoolReplacement): number {
    return 0;
  }

  /**
   * Puts a classifier for `numClasses` classes, with fresh weights, in the classifier's place; with 0, the model gives what the classifier
   * would read. An optimiser made before does not know the new weights: make it again.
   * @throws ValueError unless `numClasses` is a whole number ≥ 0
   */
  resetClassifier(numClasses: number): void {
    requireRange('resetClassifier', 'numClasses', numClasses, 'countOrZero');
    mapModule(this, (module) => (module instanceof Classifier ? module.withClasses(numClasses) : module));
    const { architecture } = this;
    if (architecture) this.architecture = { ...architecture, options: { ...architecture.options, numClasses } };
  }
}

/** @throws ShapeError unless the images have the size that a model was built for */
export function requireImageSize(name: string, { imageSize, inChannels }: CompleteModelOptions, images: Tensor): void {
  const [height, width] = imageSize;
  if (images.rank === 4 && images.shape[1] === height && images.shape[2] === width) return;
  throw new ShapeError(
    `${name}: built for images [N, ${height}, ${width}, ${inChannels}]: got [${images.shape.join(', ')}]; ${channelsFirstHint(images.shape, inChannels) || 'give createModel another imageSize'}`,
  );
}

/** Options that every model takes. */
export interface ModelOptions {
  /** Default 1000; 0 leaves the classifier out, so that the model gives features. */
  readonly numClasses?: number;
  /** Default 3. */
  readonly inChannels?: number;
  /**
   * A stem for images of 28 to 64 pixels: early downsampling is left out, so that the last maps are not a single pixel.
   * Parameters keep their names; shapes change only where a family's file says so. Default false.
   */
  readonly smallImage?: boolean;
  /** Probability of dropout before the classifier; default 0. */
  readonly dropRate?: number;
  /** Stochastic depth: the rate of the last block, growing linearly from 0 at the first; default 0. */
  readonly dropPathRate?: number;
  /** Height and width, or one number for both, of the images to come; models that take any size need no telling. */
  readonly imageSize?: number | readonly [height: number, width: number];
  /** How logits come from features; default 'affine', as in timm. The others have no bias, and are what margin losses train (`marginSoftmax`). */
  readonly classifier?: ClassifierKind;
  /** s of the classifier 'cosine'; default 64. */
  readonly cosineScale?: number;
}

/** ModelOptions with every default filled in. */
export interface CompleteModelOptions {
  /** Classes of the head; 0 without one. */
  readonly numClasses: number;
  /** Channels of the images. */
  readonly inChannels: number;
  /** Whether the stem is that for small images. */
  readonly smallImage: boolean;
  /** Of the dropout before the classifier. */
  readonly dropRate: number;
  /** Of stochastic depth, at the last block. */
  readonly dropPathRate: number;
  /** What it was made for. */
  readonly imageSize: readonly [height: number, width: number];
  /** Absent: 'affine'. */
  readonly classifier?: ClassifierKind;
  /** Present with 'cosine' alone. */
  readonly cosineScale?: number;
}
