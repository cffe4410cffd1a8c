// Adafactor (Shazeer & Stern, arXiv:1804.04235), as torch.optim.Adafactor: second moments by row and column instead of by weight.

import type { Shape } from '../base/shape.ts';
import type { Tensor } from '../tensor/index.ts';
import type { ClipOptions } from './clip.ts';
import type { Keep } from './kept-values.ts';
import { approach, countStep, normOf } from './moments.ts';
import { type Complete, Optimizer, type OptimizerOptions, type OptimizerSpec, type Update } from './optimizer.ts';
import type { OptimizerParams } from './parameter-groups.ts';
import { decayBy } from './weight-decay.ts';

/** Options of `Adafactor`. */
export interface AdafactorOptions extends OptimizerOptions {
  /** The second moments average over about t^−beta2Decay of t steps: step t enters with the share t^beta2Decay. Default −0.8. */
  readonly beta2Decay?: number;
  /** The least root of a second moment, and the least root mean square of the weights that a step is a share of. Default [2⁻²³, 1e-3]. */
  readonly eps?: readonly [number, number];
  /** The greatest root mean square of a step before the rate. Default 1. */
  readonly clipThreshold?: number;
}

const SPEC: OptimizerSpec<AdafactorOptions> = {
  name: 'Adafactor',
  defaults: { beta2Decay: -0.8, eps: [2 ** -23, 1e-3], clipThreshold: 1 },
  ranges: { beta2Decay: 'notPositive', eps: 'twoPositive', clipThreshold: 'positive' },
  keeps: {
    perParameter: ['row_var', 'col_var', 'variance'],
    shared: ['step'],
    shapeOf: (name, shape) => (name === 'variance' ? shape : lineShape(name, shape)),
  },
  leaves: (_, shape) => [...(shape.length > 1 ? ['row_var', 'col_var'] : ['variance']), 'step'],
  decaysItself: true,
};

/** Of a matrix, one value a row or a column. */
const lineShape = (name: string, shape: Shape): Shape => {
  const summed = shape.length - (name === 'row_var' ? 1 : 2);
  return shape.map((size, axis) => (axis === summed ? 1 : size));
};

interface Scales {
  readonly lr: Tensor;
  /** min(lr, 1/√t). */
  readonly relative: Tensor;
  /** t^beta2Decay. */
  readonly share: Tensor;
}

/**
 * v estimates E[g²]: of a matrix as the product of its rows' and its columns' averages, over the last two axes (input and output
 * channels, also of convolutions); of a vector in full. u = g / √v, limited to a root mean square of `clipThreshold`;
 * w ← w·(1 − lr·weightDecay) − max(eps₂, rms w)·min(lr, 1/√t)·u.
 * @throws ValueError for options out of range
 * @paper Shazeer & Stern, "Adafactor: adaptive learning rates with sublinear memory cost", arXiv:1804.04235
 * @example
 * const optimizer = new Adafactor(model.parameters(), { lr: 0.01 });
 */
export class Adafactor extends Optimizer<AdafactorOptions, Scales> {
  constructor(params: OptimizerParams<AdafactorOptions>, options: AdafactorOptions & ClipOptions) {
    super(params, { decoupledWeightDecay: true, ...options }, SPEC);
  }

  protected override prepare({ beta2Decay }: Complete<AdafactorOptions>, lr: Tensor, keep: Keep): Scales {
    const step = countStep(keep);
    return { lr, relative: lr.minimum(step.rsqrt()), share: step.log().mul(beta2Decay).exp() };
  }

  protected override update({
    value,
    gradient: slope,
    options,
    shared,
    keep,
  }: Update<AdafactorOptions, Scales>): Tensor {
    const { eps, clipThreshold } = options;
    const { value: decayed, gradient } = decayBy(options, shared.lr)(value, slope);
    const root = Math.sqrt(value.size);
    const rate = normOf(value).div(root).maximum(eps[1]).mul(shared.relative);
    const estimate = secondMoment(gradient, options, shared, keep);
    const step = gradient.mul(estimate.maximum(eps[0] * eps[0]).rsqrt());
    const excess = normOf(step)
      .div(root * clipThreshold)
      .maximum(1);
    return decayed.sub(step.mul(rate.div(excess)));
  }
}

function secondMoment(gradient: Tensor, { eps }: Complete<AdafactorOptions>, { share }: Scales, keep: Keep): Tensor {
  const square = gradient.square();
  if (gradient.rank < 2) return approach(keep('variance'), square, share);
  const rows = approach(keep('row_var'), square.mean(-1, { keepDims: true }), share);
  const columns = approach(keep('col_var'), square.mean(-2, { keepDims: true }), share);
  return rows.div(rows.mean(-2, { keepDims: true }).maximum(eps[0])).mul(columns);
}
