// Exponential moving average of a model's weights (Polyak & Juditsky 1992; decay with warm-up as in TensorFlow and timm).

import { requireOptions } from '../base/options.ts';
import { requireRanges } from '../base/require.ts';
import type { Module } from '../nn/index.ts';
import { type Tensor, where } from '../tensor/index.ts';
import { WeightAverage } from './weight-average.ts';

/** Options of `ExponentialMovingAverage`. */
export interface ExponentialMovingAverageOptions {
  /** Share of the average that stays in an update. Default 0.9999. */
  readonly decay?: number;
  /** Lets update t, counted from 1, keep at most t / (9 + t), so that early weights are soon forgotten. Default true. */
  readonly warmup?: boolean;
}

/**
 * a ← decay·a + (1 − decay)·w of all float32 parameters and buffers of a model; the first update copies them, as PyTorch's AveragedModel
 * does.
 * @example
 * const layer = new Linear(2, 3);
 * const average = new ExponentialMovingAverage(layer, { decay: 0.999 });
 * average.update(); // after each step of the optimiser
 * await average.apply(); // then evaluate, or save the weights
 * await average.restore();
 */
export class ExponentialMovingAverage extends WeightAverage {
  private readonly options: Required<ExponentialMovingAverageOptions>;

  /** @throws ValueError unless 0 ≤ decay < 1 */
  constructor(model: Module, options: ExponentialMovingAverageOptions = {}) {
    super('ExponentialMovingAverage', model);
    requireOptions('ExponentialMovingAverage', options, ['decay', 'warmup']);
    this.options = { decay: 0.9999, warmup: true, ...options };
    requireRanges('ExponentialMovingAverage', this.options, { decay: 'fraction' });
  }

  protected override shareOf(count: Tensor): Tensor {
    const { decay, warmup } = this.options;
    const fresh = 1 - decay;
    const later = warmup ? count.add(9).reciprocal().mul(9).maximum(fresh) : fresh;
    return where(count.equal(1), 1, later);
  }
}
