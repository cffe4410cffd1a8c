// What a Predictor can be asked, and what it answers.

import type { AttributionMethod } from '../analysis/index.ts';
import type { ValueError } from '../base/errors.ts';
import type { ImageInput, RasterImage } from '../images/index.ts';

/** A class that a picture may show. */
export interface ClassScore {
  /** Its number, from 0. */
  readonly index: number;
  /** Its name, or its number where the network has no names. */
  readonly name: string;
  /** 0…1 */
  readonly probability: number;
}

/** What a network says of a picture. */
export interface Prediction {
  /** The likeliest classes, first first. */
  readonly top: readonly ClassScore[];
  /** `[classes]`: softmax of the logits; where a picture can show several classes, the sigmoid of each. */
  readonly probabilities: Float32Array;
}

/** Options of `Predictor.predict` for one picture. */
export interface PredictOptions {
  /** Classes in `top`. Default 5. */
  readonly topK?: number;
  /** Whether probabilities are the mean over the picture and its mirror image. Default false. */
  readonly flip?: boolean;
  /**
   * Crops of the resized picture that probabilities are averaged over: 'fiveCrop', its corners and its middle, or 'tenCrop', those of its mirror image,
   * too, as torchvision's `FiveCrop` and `TenCrop`. Default 'none': the middle.
   */
  readonly tta?: 'none' | 'fiveCrop' | 'tenCrop';
}

/** Options of `Predictor.stream`, and of `predict` for several pictures. */
export interface PredictStreamOptions<I = ImageInput> extends PredictOptions {
  /** Most pictures that go through the network together. Default 32. */
  readonly batchSize?: number;
  /**
   * Makes of a picture what `resizeAndCrop` makes of it, where it is decoded elsewhere: by workers, say. A ValueError becomes the picture's outcome. Not with
   * `tta`. Default: pictures are decoded here.
   */
  readonly prepare?: (image: I) => Promise<RasterImage>;
}

/** What came of one picture: a prediction, or why there is none. */
export type Outcome<I> =
  | { readonly input: I; readonly prediction: Prediction; readonly error?: undefined }
  | { readonly input: I; readonly prediction?: undefined; readonly error: ValueError };

/** How heat maps come about: a method of `attribute`. 'rollout' goes by what attention hands on, whatever the class, all others by a class's logit. */
export type ExplainMethod = AttributionMethod;

/** Options of `Predictor.explain`. */
export interface ExplainOptions {
  /** The class to explain. Default: the likeliest. */
  readonly classIndex?: number;
  /** A name that `attribute` knows. Default 'auto': 'rollout' for vision transformers where no class is asked for, else 'gradCam'. */
  readonly method?: 'auto' | ExplainMethod;
  /** Of 'gradCam' and 'gradCamPlusPlus': the dotted name of the layer whose maps are weighed. Default: what the head reads. */
  readonly layer?: string;
}

/** What a network looks at. */
export interface Explanation {
  /** The class that is explained; the likeliest with rollout. */
  readonly classIndex: number;
  /** How the heat came about. */
  readonly method: ExplainMethod;
  /** `[height, width]`, 0…1: what speaks for the class, or, with rollout, how much the network takes from there. */
  readonly heat: Float32Array;
  /** Rows of the heat. */
  readonly height: number;
  /** Columns of the heat. */
  readonly width: number;
  /** The part of the picture that the network saw, with the heat in colours over it; with rollout, from the least heat to the most. */
  readonly overlay: RasterImage;
}
