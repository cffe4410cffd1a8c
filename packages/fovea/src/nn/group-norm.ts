// Layers that normalise within a sample.

import { requireOptions } from '../base/options.ts';
import { requireCounts, requireDivisor, requireRange } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { batchNorm, groupNorm, instanceNormWithStatistics, rmsNorm } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { ones, zeros } from './init.ts';
import { Buffer, Module, Parameter } from './module.ts';

/** Options of `GroupNorm`. */
export interface GroupNormOptions {
  /** Added to the variance. Default 1e-5. */
  readonly eps?: number;
  /** Whether weight and bias are learnt. Default true. */
  readonly affine?: boolean;
}

/**
 * (x − mean) / √(variance + eps) · weight + bias, over the pixels and channels of each of `numGroups` groups of each sample.
 * @shape `[N, …, C]` → `[N, …, C]`
 * @throws ValueError for options out of range, or groups that do not divide the channels
 * @paper Wu & He, ECCV 2018, arXiv:1803.08494
 * @example
 * await new GroupNorm(2, 4).forward(tensor([[1, 3, 10, 30]])).data(); // [-1, 1, -1, 1]
 */
export class GroupNorm extends Module {
  readonly weight: Parameter | undefined;
  readonly bias: Parameter | undefined;
  readonly eps: number;

  constructor(
    readonly numGroups: number,
    readonly numFeatures: number,
    options: GroupNormOptions = {},
  ) {
    super();
    requireOptions('GroupNorm', options, ['eps', 'affine']);
    const { eps = 1e-5, affine = true } = options;
    requireCounts('GroupNorm', { numGroups, numFeatures });
    requireRange('GroupNorm', 'eps', eps, 'notNegative');
    requireDivisor('GroupNorm', 'numGroups', numGroups, { channels: numFeatures });
    this.eps = eps;
    this.weight = affine ? new Parameter(ones([numFeatures]), [numFeatures]) : undefined;
    this.bias = affine ? new Parameter(zeros([numFeatures]), [numFeatures]) : undefined;
  }

  override forward(x: Tensor): Tensor {
    return groupNorm(x, this.numGroups, this.weight?.read(), this.bias?.read(), { eps: this.eps });
  }
}

/** Options of `InstanceNorm1d`, `InstanceNorm2d` and `InstanceNorm3d`. */
export interface InstanceNorm2dOptions {
  /** Added to the variance. Default 1e-5. */
  readonly eps?: number;
  /** Whether weight and bias are learnt. Default false. */
  readonly affine?: boolean;
  /** Keep running statistics and normalise by them in evaluation. Default false. */
  readonly trackRunningStats?: boolean;
  /** Weight of the samples' mean in the running statistics. Default 0.1. */
  readonly momentum?: number;
}

/**
 * (x − mean) / √(variance + eps) · weight + bias, over the pixels of each channel of each sample.
 * @shape `[N, H, W, C]` → `[N, H, W, C]`
 * @throws ValueError for options out of range, and for images of a single pixel
 * @paper Ulyanov et al., arXiv:1607.08022
 * @example
 * await new InstanceNorm2d(1).forward(tensor([1, 3], [1, 1, 2, 1])).data(); // [-1, 1]
 */
export class InstanceNorm2d extends Module {
  readonly weight: Parameter | undefined;
  readonly bias: Parameter | undefined;
  readonly runningMean: Buffer | undefined;
  readonly runningVar: Buffer | undefined;
  /** Stays 0, as PyTorch's does. */
  readonly numBatchesTracked: Buffer | undefined;
  readonly eps: number;
  readonly momentum: number;

  constructor(
    readonly numFeatures: number,
    options: InstanceNorm2dOptions = {},
  ) {
    super();
    const layer = new.target.name;
    requireOptions(layer, options, ['eps', 'affine', 'trackRunningStats', 'momentum']);
    const { eps = 1e-5, affine = false, trackRunningStats = false, momentum = 0.1 } = options;
    requireCounts(layer, { numFeatures });
    requireRange(layer, 'eps', eps, 'notNegative');
    requireRange(layer, 'momentum', momentum, 'probability');
    this.eps = eps;
    this.momentum = momentum;
    this.weight = affine ? new Parameter(ones([numFeatures]), [numFeatures]) : undefined;
    this.bias = affine ? new Parameter(zeros([numFeatures]), [numFeatures]) : undefined;
    this.runningMean = trackRunningStats ? new Buffer(zeros([numFeatures]), [numFeatures]) : undefined;
    this.runningVar = trackRunningStats ? new Buffer(ones([numFeatures]), [numFeatures]) : undefined;
    this.numBatchesTracked = trackRunningStats ? new Buffer(new Int32Array(1), []) : undefined;
  }

  override forward(x: Tensor): Tensor {
    const [weight, bias, eps] = [this.weight?.read(), this.bias?.read(), this.eps];
    const { runningMean, runningVar, momentum } = this;
    if (!runningMean || !runningVar) return instanceNormWithStatistics(x, weight, bias, { eps }).y;
    const [mean, variance] = [runningMean.read(), runningVar.read()];
    if (!this.training) return batchNorm(x, mean, variance, weight, bias, { eps });
    const own = instanceNormWithStatistics(x, weight, bias, { eps });
    const unbiased = own.variance.mul(own.count / (own.count - 1));
    runningMean.assign(mean.mul(1 - momentum).add(own.mean.mean(0).detach().mul(momentum)));
    runningVar.assign(variance.mul(1 - momentum).add(unbiased.mean(0).detach().mul(momentum)));
    return own.y;
  }
}

/**
 * (x − mean) / √(variance + eps) · weight + bias, over the steps of each channel of each sample.
 * @shape `[N, L, C]` → `[N, L, C]`
 * @throws ValueError for options out of range, and for sequences of a single step; ShapeError for what is no sequences
 * @paper Ulyanov et al., arXiv:1607.08022
 * @example
 * await new InstanceNorm1d(1).forward(tensor([[[1], [3]]])).data(); // [-1, 1]
 */
export class InstanceNorm1d extends InstanceNorm2d {
  override forward(x: Tensor): Tensor {
    requireShape('InstanceNorm1d', 'sequences', x.shape, ['N', 'L', this.numFeatures]);
    return super.forward(x);
  }
}

/**
 * (x − mean) / √(variance + eps) · weight + bias, over the voxels of each channel of each sample.
 * @shape `[N, D, H, W, C]` → `[N, D, H, W, C]`
 * @throws ValueError for options out of range, and for volumes of a single voxel; ShapeError for what is no volumes
 * @paper Ulyanov et al., arXiv:1607.08022
 * @example
 * await new InstanceNorm3d(1).forward(tensor([1, 3], [1, 2, 1, 1, 1])).data(); // [-1, 1]
 */
export class InstanceNorm3d extends InstanceNorm2d {
  override forward(x: Tensor): Tensor {
    requireShape('InstanceNorm3d', 'volumes', x.shape, ['N', 'D', 'H', 'W', this.numFeatures]);
    return super.forward(x);
  }
}

/** Options of `RMSNorm`. */
export interface RMSNormOptions {
  /** Added to the mean square. Default 2⁻²³. */
  readonly eps?: number;
  /** Whether the weight is learnt. Default true. */
  readonly elementwiseAffine?: boolean;
}

/**
 * x / √(mean of x² + eps) · weight over the last axis.
 * @shape `[…, C]` → `[…, C]`
 * @throws ValueError for options out of range
 * @paper Zhang & Sennrich, NeurIPS 2019, arXiv:1910.07467
 * @example
 * await new RMSNorm(2).forward(tensor([3, 4])).data(); // [0.8485, 1.131]
 */
export class RMSNorm extends Module {
  readonly weight: Parameter | undefined;
  readonly eps: number;

  constructor(
    readonly numFeatures: number,
    options: RMSNormOptions = {},
  ) {
    super();
    requireOptions('RMSNorm', options, ['eps', 'elementwiseAffine']);
    const { eps = 2 ** -23, elementwiseAffine = true } = options;
    requireCounts('RMSNorm', { numFeatures });
    requireRange('RMSNorm', 'eps', eps, 'notNegative');
    this.eps = eps;
    this.weight = elementwiseAffine ? new Parameter(ones([numFeatures]), [numFeatures]) : undefined;
  }

  override forward(x: Tensor): Tensor {
    return rmsNorm(x, this.weight?.read(), { eps: this.eps });
  }
}
