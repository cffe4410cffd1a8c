// Normalisation layers: by the batch, and by token.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireCounts, requireRange } from '../base/require.ts';
import { type BatchStatistics, batchNorm, batchNormTraining, layerNorm } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { guard } from '../tensor/internal.ts';
import { type Initializer, ones, zeros } from './init.ts';
import { Buffer, Module, PARTS, Parameter } from './module.ts';

/** Options of `BatchNorm2d`. */
export interface BatchNorm2dOptions {
  /** Added to the variance. Default 1e-5. */
  readonly eps?: number;
  /** Weight of the batch in the running statistics; null gives all batches so far the same weight. Default 0.1. */
  readonly momentum?: number | null;
  /** Whether weight and bias are learnt. Default true. */
  readonly affine?: boolean;
  /** Keep running statistics and normalise by them in evaluation; without, the batch's own serve there, too. Default true. */
  readonly trackRunningStats?: boolean;
  /** Default ones. */
  readonly weightInit?: Initializer;
  /** Default zeros. */
  readonly biasInit?: Initializer;
}

/** What a batch norm knows of the batches so far. */
interface RunningStatistics {
  readonly mean: Buffer;
  readonly variance: Buffer;
  readonly batches: Buffer;
}

/**
 * (x − mean) / √(variance + eps) · weight + bias by channel: by the batch when training, by running statistics otherwise. In files as in
 * PyTorch: `weight`, `bias`, `running_mean`, `running_var` `[C]` and `num_batches_tracked` `[]`.
 * @shape `[N, H, W, C]`, or any `[…, C]` → the same
 * @throws ValueError for options out of range, and when training on a single value per channel
 * @example
 * await new BatchNorm2d(1).forward(tensor([[3], [7]])).data(); // [-1, 1]
 */
export class BatchNorm2d extends Module {
  readonly weight: Parameter | undefined;
  readonly bias: Parameter | undefined;
  readonly eps: number;
  readonly momentum: number | null;
  /** Whether running statistics serve in training, too, and stay as they are; `freeze` sets it. Default false. */
  frozen = false;
  private readonly running: RunningStatistics | undefined;

  constructor(
    readonly numFeatures: number,
    options: BatchNorm2dOptions = {},
  ) {
    super();
    requireOptions('BatchNorm2d', options, [
      'eps',
      'momentum',
      'affine',
      'trackRunningStats',
      'weightInit',
      'biasInit',
    ]);
    const { eps = 1e-5, momentum = 0.1, affine = true, trackRunningStats = true } = options;
    const { weightInit = ones, biasInit = zeros } = options;
    requireCounts('BatchNorm2d', { numFeatures });
    requireRange('BatchNorm2d', 'eps', eps, 'notNegative');
    if (momentum !== null) requireRange('BatchNorm2d', 'momentum', momentum, 'probability');
    this.eps = eps;
    this.momentum = momentum;
    this.weight = affine ? new Parameter(weightInit([numFeatures]), [numFeatures]) : undefined;
    this.bias = affine ? new Parameter(biasInit([numFeatures]), [numFeatures]) : undefined;
    const start = (): RunningStatistics => ({
      mean: new Buffer(zeros([numFeatures]), [numFeatures]),
      variance: new Buffer(ones([numFeatures]), [numFeatures]),
      batches: new Buffer(new Int32Array(1), []),
    });
    this.running = trackRunningStats ? start() : undefined;
  }

  /** Whether running statistics are kept for evaluation. */
  get trackRunningStats(): boolean {
    return this.running !== undefined;
  }

  /**
   * `[C]`.
   * @throws ValueError when running statistics are not tracked
   */
  get runningMean(): Buffer {
    return this.tracked().mean;
  }

  /**
   * Unbiased, `[C]`.
   * @throws ValueError when running statistics are not tracked
   */
  get runningVar(): Buffer {
    return this.tracked().variance;
  }

  /**
   * int32 `[]`.
   * @throws ValueError when running statistics are not tracked
   */
  get numBatchesTracked(): Buffer {
    return this.tracked().batches;
  }

  protected override *[PARTS](): ReturnType<Module[typeof PARTS]> {
    if (this.weight) yield ['weight', this.weight];
    if (this.bias) yield ['bias', this.bias];
    if (!this.running) return;
    yield ['running_mean', this.running.mean];
    yield ['running_var', this.running.variance];
    yield ['num_batches_tracked', this.running.batches];
  }

  override forward(x: Tensor): Tensor {
    const [weight, bias, eps] = [this.weight?.read(), this.bias?.read(), this.eps];
    const { running } = this;
    if (running && (!this.training || guard(() => this.frozen)))
      return batchNorm(x, running.mean.read(), running.variance.read(), weight, bias, { eps });
    const batch = batchNormTraining(x, weight, bias, { eps });
    if (running) this.track(running, batch);
    return batch.y;
  }

  private tracked(): RunningStatistics {
    if (this.running) return this.running;
    throw new ValueError('BatchNorm2d: there are no running statistics: got trackRunningStats false; leave it true');
  }

  /** running = α·now + (1 − α)·running; α is the momentum, or 1 over the number of batches. */
  private track({ mean, variance, batches }: RunningStatistics, batch: BatchStatistics): void {
    const count = batches.read().add(1);
    const share = this.momentum ?? count.cast('float32').reciprocal();
    const rest = typeof share === 'number' ? 1 - share : share.neg().add(1);
    const unbiased = batch.variance.mul(batch.count / (batch.count - 1));
    mean.assign(mean.read().mul(rest).add(batch.mean.detach().mul(share)));
    variance.assign(variance.read().mul(rest).add(unbiased.detach().mul(share)));
    batches.assign(count);
  }
}

/** Options of `LayerNorm`. */
export interface LayerNormOptions {
  /** Added to the variance. Default 1e-5. */
  readonly eps?: number;
  /** Whether the weight, and the bias if there is to be one, are learnt. Default true. */
  readonly elementwiseAffine?: boolean;
  /** Whether there is a bias beside a weight. Default true. */
  readonly bias?: boolean;
}

/**
 * (x − mean) / √(variance + eps) · weight + bias over the last axis.
 * @shape `[…, C]` → `[…, C]`
 * @throws ValueError for options out of range
 * @paper Ba et al., arXiv:1607.06450
 * @example
 * await new LayerNorm(2).forward(tensor([1, 3])).data(); // [-1, 1]
 */
export class LayerNorm extends Module {
  readonly weight: Parameter | undefined;
  readonly bias: Parameter | undefined;
  readonly eps: number;

  constructor(
    readonly numFeatures: number,
    options: LayerNormOptions = {},
  ) {
    super();
    requireOptions('LayerNorm', options, ['eps', 'elementwiseAffine', 'bias']);
    const { eps = 1e-5, elementwiseAffine = true, bias = true } = options;
    requireCounts('LayerNorm', { numFeatures });
    requireRange('LayerNorm', 'eps', eps, 'notNegative');
    this.eps = eps;
    this.weight = elementwiseAffine ? new Parameter(ones([numFeatures]), [numFeatures]) : undefined;
    this.bias = elementwiseAffine && bias ? new Parameter(zeros([numFeatures]), [numFeatures]) : undefined;
  }

  override forward(x: Tensor): Tensor {
    return layerNorm(x, this.weight?.read(), this.bias?.read(), { eps: this.eps });
  }
}
