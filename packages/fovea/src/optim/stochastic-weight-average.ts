// Stochastic weight averaging: the plain mean of the weights at several points of a run.

import type { Module } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { WeightAverage } from './weight-average.ts';

/**
 * a ← a + (w − a) / n, the mean of all float32 parameters and buffers of a model over n updates: call `update` at the end of each of the last epochs,
 * trained with a constant or cyclic learning rate. Running statistics of batch norms are averaged, too; pass some batches through the averaged
 * model in training mode to measure them anew.
 * @paper Izmailov et al., UAI 2018, arXiv:1803.05407
 * @example
 * const layer = new Linear(2, 3);
 * const average = new StochasticWeightAverage(layer);
 * average.update(); // at the end of an epoch
 * await average.apply();
 */
export class StochasticWeightAverage extends WeightAverage {
  constructor(model: Module) {
    super('StochasticWeightAverage', model);
  }

  protected override shareOf(count: Tensor): Tensor {
    return count.reciprocal();
  }
}
