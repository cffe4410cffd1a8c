// Pooling layers, named as in PyTorch: images `[N, H, W, C]` to images `[N, OH, OW, C]`. What they throw is said at the functions in ops.

import { requireOptions } from '../base/options.ts';
import { requireBlurPool } from '../ops/blur-pool.ts';
import {
  type AveragePoolOptions,
  adaptiveAveragePool2d,
  adaptiveMaxPool2d,
  adaptiveMaxPool2dWithIndices,
  averagePool2d,
  type BlurPoolOptions,
  blurPool2d,
  globalAveragePool2d,
  globalMaxPool2d,
  type LpPool2dOptions,
  l2Pool2d,
  lpPool2d,
  type MaxUnpoolOptions,
  maxPool2d,
  maxPool2dWithIndices,
  maxUnpool2d,
  type Pair,
  type PoolOptions,
} from '../ops/index.ts';
import { LP_POOL_NAMES, requireNormType } from '../ops/lp-pool.ts';
import type { Tensor } from '../tensor/index.ts';
import { Module } from './module.ts';

/**
 * Largest value of each window; padding never wins, NaN does.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @example
 * new MaxPool2d({ kernelSize: 3, stride: 2, padding: 1 }).forward(zeros([1, 8, 8, 3])).shape; // [1, 4, 4, 3]
 */
export class MaxPool2d extends Module {
  constructor(readonly options: PoolOptions) {
    super();
    requireOptions('MaxPool2d', options, ['kernelSize', 'stride', 'padding', 'dilation', 'ceilMode']);
  }

  override forward(x: Tensor): Tensor {
    return maxPool2d(x, this.options);
  }

  /** With the indices that `MaxUnpool2d` takes: int32 `[N, OH, OW, C]`. */
  forwardWithIndices(x: Tensor): { values: Tensor; indices: Tensor } {
    return maxPool2dWithIndices(x, this.options);
  }
}

/**
 * Puts the values of a max pooling back to where they came from, among zeros.
 * @shape x and indices `[N, H, W, C]` → `[N, OH, OW, C]`
 * @dtype indices int32
 * @example
 * const { values, indices } = new MaxPool2d({ kernelSize: 2 }).forwardWithIndices(zeros([1, 8, 8, 3]));
 * new MaxUnpool2d({ kernelSize: 2 }).forward(values, indices).shape; // [1, 8, 8, 3]
 */
export class MaxUnpool2d extends Module {
  constructor(readonly options: MaxUnpoolOptions) {
    super();
    requireOptions('MaxUnpool2d', options, ['kernelSize', 'stride', 'padding', 'outputSize']);
  }

  override forward(x: Tensor, indices: Tensor): Tensor {
    return maxUnpool2d(x, indices, this.options);
  }
}

/**
 * Mean of each window.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @example
 * new AvgPool2d({ kernelSize: 2 }).forward(zeros([1, 8, 8, 3])).shape; // [1, 4, 4, 3]
 */
export class AvgPool2d extends Module {
  constructor(readonly options: AveragePoolOptions) {
    super();
    requireOptions('AvgPool2d', options, [
      'kernelSize',
      'stride',
      'padding',
      'ceilMode',
      'countIncludePad',
      'divisorOverride',
    ]);
  }

  override forward(x: Tensor): Tensor {
    return averagePool2d(x, this.options);
  }
}

/**
 * Means of windows, weighted as a blur, so that a shift of the image changes little; timm's `BlurPool2d`, for any number of channels.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @throws ValueError for options out of range
 * @paper Zhang, ICML 2019, arXiv:1904.11486
 * @example
 * new BlurPool2d({ stride: 2 }).forward(images).shape; // [2, 16, 16, 3]
 */
export class BlurPool2d extends Module {
  constructor(readonly options: BlurPoolOptions = {}) {
    super();
    requireBlurPool('BlurPool2d', options);
  }

  override forward(x: Tensor): Tensor {
    return blurPool2d(x, this.options);
  }
}

/**
 * √Σx² of each window.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @example
 * await new L2Pool2d({ kernelSize: 2 }).forward(tensor([3, 4, 0, 0], [1, 2, 2, 1])).data(); // [5]
 */
export class L2Pool2d extends Module {
  constructor(readonly options: Parameters<typeof l2Pool2d>[1]) {
    super();
    requireOptions('L2Pool2d', options, ['kernelSize', 'stride', 'ceilMode']);
  }

  override forward(x: Tensor): Tensor {
    return l2Pool2d(x, this.options);
  }
}

/**
 * (Σxᵖ)^(1/p) of each window, p = `normType`; see the function `lpPool2d`.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @throws ValueError for a normType that is not a finite number ≥ 1
 * @example
 * await new LPPool2d(2, { kernelSize: 2 }).forward(tensor([3, 4, 0, 0], [1, 2, 2, 1])).data(); // [5]
 */
export class LPPool2d extends Module {
  constructor(
    readonly normType: number,
    readonly options: LpPool2dOptions,
  ) {
    super();
    requireNormType('LPPool2d', normType);
    requireOptions('LPPool2d', options, LP_POOL_NAMES);
  }

  override forward(x: Tensor): Tensor {
    return lpPool2d(x, this.normType, this.options);
  }
}

/**
 * Means of regions: the result has `outputSize`, whatever the input's size.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @example
 * new AdaptiveAvgPool2d(7).forward(zeros([1, 15, 20, 8])).shape; // [1, 7, 7, 8]
 */
export class AdaptiveAvgPool2d extends Module {
  constructor(readonly outputSize: Pair) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return adaptiveAveragePool2d(x, this.outputSize);
  }
}

/**
 * Maxima of regions: the result has `outputSize`, whatever the input's size.
 * @shape `[N, H, W, C]` → `[N, OH, OW, C]`
 * @example
 * new AdaptiveMaxPool2d(7).forward(zeros([1, 15, 20, 8])).shape; // [1, 7, 7, 8]
 */
export class AdaptiveMaxPool2d extends Module {
  constructor(readonly outputSize: Pair) {
    super();
  }

  override forward(x: Tensor): Tensor {
    return adaptiveMaxPool2d(x, this.outputSize);
  }

  /** With int32 indices `[N, OH, OW, C]`: flat positions h·W + w in the input image. */
  forwardWithIndices(x: Tensor): { values: Tensor; indices: Tensor } {
    return adaptiveMaxPool2dWithIndices(x, this.outputSize);
  }
}

/**
 * Mean over all pixels.
 * @shape `[N, H, W, C]` → `[N, C]`, or `[N, 1, 1, C]` with `keepDims`
 * @example
 * new GlobalAvgPool2d().forward(zeros([2, 7, 7, 8])).shape; // [2, 8]
 */
export class GlobalAvgPool2d extends Module {
  constructor(readonly options: { readonly keepDims?: boolean } = {}) {
    super();
    requireOptions('GlobalAvgPool2d', options, ['keepDims']);
  }

  override forward(x: Tensor): Tensor {
    return globalAveragePool2d(x, this.options);
  }
}

/**
 * Maximum over all pixels.
 * @shape `[N, H, W, C]` → `[N, C]`, or `[N, 1, 1, C]` with `keepDims`
 * @example
 * new GlobalMaxPool2d().forward(zeros([2, 7, 7, 8])).shape; // [2, 8]
 */
export class GlobalMaxPool2d extends Module {
  constructor(readonly options: { readonly keepDims?: boolean } = {}) {
    super();
    requireOptions('GlobalMaxPool2d', options, ['keepDims']);
  }

  override forward(x: Tensor): Tensor {
    return globalMaxPool2d(x, this.options);
  }
}
