// A learnt factor for each channel of a residual branch, as in CaiT and ConvNeXt.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireRange } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import type { Tensor } from '../tensor/index.ts';
import { constant } from './init.ts';
import { Module, Parameter } from './module.ts';

/** Options of `LayerScale`. */
export interface LayerScaleOptions {
  /** What all factors start as. Default 1e-5. */
  readonly initValues?: number;
}

/**
 * x · gamma, a factor for each channel that starts small, so that a deep network starts near the identity; timm's `LayerScale` and
 * `LayerScale2d`. In files `gamma` `[C]`.
 * @shape `[…, C]` → the same
 * @throws ValueError for features that are no count, or an initial value that is not finite; ShapeError for another number of channels
 * @paper Touvron et al., ICCV 2021, arXiv:2103.17239
 * @example
 * await new LayerScale(2, { initValues: 0.5 }).forward(tensor([[1, 2]])).data(); // [0.5, 1]
 */
export class LayerScale extends Module {
  readonly gamma: Parameter;

  constructor(
    readonly numFeatures: number,
    options: LayerScaleOptions = {},
  ) {
    super();
    requireOptions('LayerScale', options, ['initValues']);
    const { initValues = 1e-5 } = options;
    requireCounts('LayerScale', { numFeatures });
    requireRange('LayerScale', 'initValues', initValues, 'finite');
    this.gamma = new Parameter(constant(initValues)([numFeatures]), [numFeatures]);
  }

  override forward(x: Tensor): Tensor {
    requireShape('LayerScale', 'x', x.shape, ['…', this.numFeatures]);
    return x.mul(this.gamma.read());
  }
}
