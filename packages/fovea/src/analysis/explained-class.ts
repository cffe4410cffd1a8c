// The class that an attribution is of: checked before anything runs, and its logits picked out of all.

import { ShapeError, ValueError } from '../base/errors.ts';
import { refuse, requireInteger } from '../base/require.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import { ImageModel } from '../models/index.ts';
import type { Module } from '../nn/index.ts';
import { iota, Tensor } from '../tensor/index.ts';
import { tensorsOf } from '../tensor/internal.ts';
import { nameOf } from './profile.ts';
import { requireImages, requireModel } from './require-input.ts';
import { traceModel } from './trace.ts';

/** Options of tools that explain a class. */
export interface ClassOptions {
  /** The class to explain, for all images or one for each. Default: the likeliest of each. */
  readonly classIndex?: number | readonly number[];
}

/** A map for each image. */
export interface AttributionMaps {
  /** `[N, height, width]`, 0…1: 1 where an image matters most to the class; all 0 where nothing does. */
  readonly heat: Float32Array;
  /** Rows of a map. */
  readonly height: number;
  /** Columns of a map. */
  readonly width: number;
  /** `[N]`: the classes that were explained. */
  readonly classes: Int32Array;
}

/** Stands for the likeliest class. */
const LIKELIEST = -1;

/** The class of each image, −1 for the likeliest. @throws ValueError for an unknown class, ShapeError for anything but images */
export function requestedClasses(
  op: string,
  model: Module,
  images: Tensor,
  classIndex: ClassOptions['classIndex'],
  name = 'classIndex',
): Int32Array {
  requireModel(op, model);
  requireImages(op, images);
  const [N] = images.shape;
  requireClassifier(op, model);
  if (classIndex === undefined) return new Int32Array(N).fill(LIKELIEST);
  const list = typeof classIndex === 'number' ? Array.from({ length: N }, () => classIndex) : classIndex;
  if (!Array.isArray(list) || list.length !== N)
    refuse(op, name, `a class, or one for each of the ${N} images`, classIndex);
  const count = classCount(op, model, images);
  for (const index of list) requireInteger(op, name, index, 0, count - 1);
  return Int32Array.from(list);
}

/** As `createModel` was told; undefined for a model that it did not make. */
export const knownClasses = (model: Module): number | undefined =>
  model instanceof ImageModel ? model.architecture?.options.numClasses : undefined;

function requireClassifier(op: string, model: Module): void {
  if (knownClasses(model) === 0)
    throw new ValueError(`${op}: ${nameOf(model)} has no classifier (numClasses 0); reset it for the classes`);
}

const classCount = (op: string, model: Module, { shape }: Tensor): number =>
  knownClasses(model) ?? countedClasses(op, model, shape);

/** How many logits a model gives for images of a shape, found by following its forward. @throws ShapeError for other than `[N, classes]` */
export function countedClasses(op: string, model: Module, shape: Shape): number {
  const { calls } = traceModel(op, model, shape);
  return requireLogits(op, model, calls[calls.length - 1].output).shape[1];
}

function requireLogits(op: string, model: Module, output: unknown): Tensor {
  if (output instanceof Tensor && output.rank === 2) return output;
  const count = output instanceof Tensor ? 1 : tensorsOf(output).length;
  const got =
    output instanceof Tensor
      ? `a tensor ${formatShape(output.shape)}`
      : count > 0
        ? `a list or object of ${count}; give a module whose forward picks the logits out`
        : 'no tensor';
  throw new ShapeError(`${op}: ${nameOf(model)} must give logits [N, classes]: got ${got}`);
}

/** What the model's forward gives. @throws ShapeError for other than `[N, classes]` */
export const logitsOf = (op: string, model: Module, images: Tensor): Tensor =>
  requireLogits(op, model, model.forward(images));

/** The logit of each image's class, `[N]`, and which class that is, int32 `[N]`. */
export function classScores(logits: Tensor, given: Tensor): { readonly scores: Tensor; readonly classes: Tensor } {
  const [N, count] = logits.shape;
  const likeliest = logits.detach().argmax(1);
  const classes = given.equal(LIKELIEST).cast('int32').mul(likeliest.sub(given)).add(given);
  const chosen = iota([N, count]).cast('int32').equal(classes.reshape(N, 1)).cast('float32');
  return { scores: logits.mul(chosen).sum(1), classes };
}

/** @throws ValueError where a value is not a finite number */
export function requireFinite(op: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i]))
      throw new ValueError(
        `${op}: the network gives values that are not finite; its weights or the images are damaged`,
      );
}
