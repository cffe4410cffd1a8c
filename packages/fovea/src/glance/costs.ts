// What each look costs.

import { profileModel } from '../analysis/index.ts';
import { requireCounts } from '../base/require.ts';
import { Module } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import type { GlanceFocus } from './glance-focus.ts';

/** The model up to a step. */
class FirstSteps extends Module {
  constructor(
    private readonly model: GlanceFocus,
    private readonly steps: number,
  ) {
    super();
  }

  override forward(images: Tensor): Tensor {
    return this.model.run(images, { steps: this.steps }).logits;
  }
}

/**
 * Multiply-adds of an image that stops after each step, from the beginning on: encoders, classifier, policy, the making of the small image. Counted on
 * the graph; nothing is computed.
 * @param imageSize height and width of the whole image, or one number for both
 * @throws ValueError for a size that is not whole numbers ≥ 1; ShapeError for images that are smaller than a crop
 * @example
 * const costs = await stepCosts(glancer, 24);
 * costs.length; // 3
 */
export async function stepCosts(
  model: GlanceFocus,
  imageSize: number | readonly [height: number, width: number],
): Promise<number[]> {
  const [height, width] = typeof imageSize === 'number' ? [imageSize, imageSize] : imageSize;
  requireCounts('stepCosts', { height, width });
  const costs: number[] = [];
  for (let steps = 1; steps <= model.steps; steps++) {
    const shape = [1, height, width, model.inChannels];
    const { layers } = await profileModel(new FirstSteps(model, steps), shape, { memory: false });
    costs.push(layers[0].macs);
  }
  return costs;
}
