// Normalisation layers (B12).

import { batchNorm, batchNormTraining, layerNorm } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { type Initializer, ones, zeros } from './init.ts';
import { Buffer, Module, Parameter } from './module.ts';
import { requireSizes } from './require.ts';

export interface BatchNormSettings {
  /** Added to the variance. Default 1e-5. */
  readonly eps?: number;
  /** Weight of the batch in the running statistics. Default 0.1. */
  readonly momentum?: number;
  /** Whether weight and bias are learnt. Default true. */
  readonly affine?: boolean;
  /** Default ones. */
  readonly weightInit?: Initializer;
  /** Default zeros. */
  readonly biasInit?: Initializer;
}

/** Batch normalisation over `[N, H, W, C]` (or any `[…, C]`): by the batch when training, by running statistics otherwise. */
export class BatchNorm2d extends Module {
  readonly weight: Parameter | undefined;
  readonly bias: Parameter | undefined;
  readonly runningMean: Buffer;
  readonly runningVar: Buffer;
  readonly numBatchesTracked: Buffer;
  readonly eps: number;
  readonly momentum: number;

  constructor(
    readonly numFeatures: number,
    settings: BatchNormSettings = {},
  ) {
    super();
    requireSizes('BatchNorm2d', { numFeatures });
    const { eps = 1e-5, momentum = 0.1, affine = true, weightInit = ones, biasInit = zeros } = settings;
    this.eps = eps;
    this.momentum = momentum;
    this.weight = affine ? new Parameter(weightInit([numFeatures]), [numFeatures]) : undefined;
    this.bias = affine ? new Parameter(biasInit([numFeatures]), [numFeatures]) : undefined;
    this.runningMean = new Buffer(zeros([numFeatures]), [numFeatures]);
    this.runningVar = new Buffer(ones([numFeatures]), [numFeatures]);
    this.numBatchesTracked = new Buffer(new Int32Array(1), []);
  }

  override forward(x: Tensor): Tensor {
    const [weight, bias] = [this.weight?.read(), this.bias?.read()];
    const [mean, variance] = [this.runningMean.read(), this.runningVar.read()];
    if (!this.training) return batchNorm(x, mean, variance, weight, bias, { eps: this.eps });
    const batch = batchNormTraining(x, weight, bias, { eps: this.eps });
    const { momentum } = this;
    const unbiased = batch.variance.mul(batch.count / (batch.count - 1));
    this.runningMean.assign(mean.mul(1 - momentum).add(batch.mean.detach().mul(momentum)));
    this.runningVar.assign(variance.mul(1 - momentum).add(unbiased.detach().mul(momentum)));
    this.numBatchesTracked.assign(this.numBatchesTracked.read().add(1));
    return batch.y;
  }
}

/** Layer normalisation over the last axis: `[…, C]`. */
export class LayerNorm extends Module {
  readonly weight: Parameter;
  readonly bias: Parameter;
  readonly eps: number;

  constructor(
    readonly numFeatures: number,
    settings: { readonly eps?: number } = {},
  ) {
    super();
    requireSizes('LayerNorm', { numFeatures });
    this.eps = settings.eps ?? 1e-5;
    this.weight = new Parameter(ones([numFeatures]), [numFeatures]);
    this.bias = new Parameter(zeros([numFeatures]), [numFeatures]);
  }

  override forward(x: Tensor): Tensor {
    return layerNorm(x, this.weight.read(), this.bias.read(), { eps: this.eps });
  }
}
