// What GlanceFocus needs of the networks that see the small image and the crops.

import { ShapeError, ValueError } from '../base/errors.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import { Module } from '../nn/index.ts';
import { inEvaluationNow } from '../nn/modes.ts';
import { type Tensor, zeros } from '../tensor/index.ts';

/** A backbone: any `ImageModel`, or a module of one's own with such a method. */
export interface GlanceEncoder extends Module {
  /** Maps `[N, h, w, c]` of images; logits `[N, numClasses]` of a classifier of its own, which is trained besides. */
  forwardMaps(images: Tensor): { readonly maps: Tensor; readonly logits?: Tensor };
}

/** What an encoder gives for one image. */
export interface EncoderShape {
  readonly maps: Shape;
  /** Whether it has a classifier of the right classes. */
  readonly classifies: boolean;
}

/** @throws ValueError, ShapeError for what is no backbone, and for one with a classifier of other classes */
export function encoderShape(name: string, encoder: unknown, image: Shape, numClasses: number): EncoderShape {
  if (!isEncoder(encoder))
    throw new ValueError(
      `GlanceFocus: ${name} must be a Module with a method forwardMaps(images); give a model of createModel`,
    );
  const { maps, logits } = inEvaluationNow(encoder, () => encoder.forwardMaps(zeros([1, ...image])));
  if (maps.rank !== 4)
    throw new ShapeError(
      `GlanceFocus: the maps of ${name} must have shape [N, h, w, c]: got ${formatShape(maps.shape)}; give a model whose forwardMaps gives maps`,
    );
  const classifies = logits !== undefined && hasClassifier(encoder);
  if (classifies && logits.shape[1] !== numClasses)
    throw new ValueError(
      `GlanceFocus: ${name} has a classifier of ${logits.shape[1]} classes, and numClasses is ${numClasses}; make it with numClasses: ${numClasses}, or 0 for none`,
    );
  return { maps: maps.shape, classifies };
}

const isEncoder = (value: unknown): value is GlanceEncoder =>
  value instanceof Module && 'forwardMaps' in value && typeof value.forwardMaps === 'function';

/** An ImageModel without a classifier gives features for logits. */
const hasClassifier = (encoder: GlanceEncoder): boolean =>
  !('classifierNames' in encoder && typeof encoder.classifierNames === 'function') ||
  encoder.classifierNames().length > 0;
