// What a model reads, where nobody says it.

import { ValueError } from '../base/errors.ts';
import type { Shape } from '../base/shape.ts';
import { ImageModel } from '../models/index.ts';
import type { Module } from '../nn/index.ts';

/** One image of a model's size. @throws ValueError for a model that was not made by createModel */
export function inputShapeOf(op: string, model: Module): Shape {
  const architecture = model instanceof ImageModel ? model.architecture : undefined;
  if (!architecture)
    throw new ValueError(
      `${op}: ${model.constructor.name} was not made by createModel: give what it reads, such as { inputShape: [1, 32, 32, 3] }`,
    );
  return [1, ...architecture.options.imageSize, architecture.options.inChannels];
}
