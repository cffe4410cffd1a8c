// What the tools are given: a model, images. Checked before anything looks into it.

import { ShapeError } from '../base/errors.ts';
import { refuse } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { formatShape } from '../base/shape.ts';
import { Module } from '../nn/index.ts';
import { Tensor } from '../tensor/index.ts';

/** @throws ValueError unless it is a module */
export function requireModel(op: string, model: unknown): asserts model is Module {
  if (!(model instanceof Module))
    refuse(op, 'model', 'a Module', model, "give what createModel('resnet18') makes, or a module of your own");
}

/** @throws ValueError unless it is a tensor, ShapeError unless it holds an image or more */
export function requireImages(op: string, images: unknown): asserts images is Tensor {
  if (!(images instanceof Tensor)) refuse(op, 'images', 'a tensor [N, H, W, C]', images);
  requireShape(op, 'images', images.shape, ['N', 'H', 'W', 'C']);
  if (images.size === 0) throw new ShapeError(`${op}: needs at least one image: got ${formatShape(images.shape)}`);
}
