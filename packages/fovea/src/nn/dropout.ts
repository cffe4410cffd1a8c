// Layers that drop values, channels or whole paths while training: the gradient of a value is what the value was multiplied by.

import { requireRange } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import type { Shape } from '../base/shape.ts';
import { type Generator, type Tensor, where } from '../tensor/index.ts';
import { defaultGenerator } from './init.ts';
import { Module } from './module.ts';

/**
 * x / (1 − p) with probability 1 − p, else 0, for each value, so that the mean stays; x itself in evaluation. `p` defaults to 0.5.
 * @shape any → the same
 * @throws ValueError unless p is in [0, 1)
 * @paper Srivastava et al., JMLR 2014
 * @example
 * await new Dropout(0.5).eval().forward(tensor([1, 2])).data(); // [1, 2]
 */
export class Dropout extends Module {
  constructor(
    readonly p = 0.5,
    /** Says what is dropped. */
    readonly generator: Generator = defaultGenerator,
  ) {
    super();
    requireRange(new.target.name, 'p', p, 'fraction');
  }

  override forward(x: Tensor): Tensor {
    if (this.p === 0 || !this.training) return x;
    const kept = this.generator.bernoulli(this.maskShape(x), 1 - this.p);
    return this.drop(x, kept, this.p);
  }

  /** What is dropped together: it broadcasts to x. */
  protected maskShape(x: Tensor): Shape {
    return x.shape;
  }

  protected drop(x: Tensor, kept: Tensor, p: number): Tensor {
    return x.mul(kept.cast('float32').mul(1 / (1 - p)));
  }
}

/** One value for each channel of each sample. */
const byChannel = ({ shape }: Tensor): Shape => shape.map((size, i) => (i === 0 || i === shape.length - 1 ? size : 1));

/**
 * x / (1 − p) with probability 1 − p, else 0, for each channel of each image as a whole: neighbouring pixels resemble each other, so that
 * dropping them one by one takes little away. x itself in evaluation. `p` defaults to 0.5.
 * @shape `[N, H, W, C]` → the same
 * @throws ValueError unless p is in [0, 1); ShapeError for another number of axes
 * @paper Tompson et al., CVPR 2015, arXiv:1411.4280
 * @example
 * new Dropout2d(0.2).forward(images).shape; // [2, 32, 32, 3]
 */
export class Dropout2d extends Dropout {
  protected override maskShape(x: Tensor): Shape {
    requireShape('Dropout2d', 'images', x.shape, ['N', 'H', 'W', 'C']);
    return byChannel(x);
  }
}

/**
 * As `Dropout2d`, for the channels of sequences.
 * @shape `[N, L, C]` → the same
 * @throws ValueError unless p is in [0, 1); ShapeError for another number of axes
 * @paper Tompson et al., CVPR 2015, arXiv:1411.4280
 * @example
 * new Dropout1d(0.2).forward(ones([2, 10, 8])).shape; // [2, 10, 8]
 */
export class Dropout1d extends Dropout {
  protected override maskShape(x: Tensor): Shape {
    requireShape('Dropout1d', 'sequences', x.shape, ['N', 'L', 'C']);
    return byChannel(x);
  }
}

/**
 * As `Dropout2d`, for the channels of volumes.
 * @shape `[N, D, H, W, C]` → the same
 * @throws ValueError unless p is in [0, 1); ShapeError for another number of axes
 * @paper Tompson et al., CVPR 2015, arXiv:1411.4280
 * @example
 * new Dropout3d(0.2).forward(ones([2, 4, 8, 8, 3])).shape; // [2, 4, 8, 8, 3]
 */
export class Dropout3d extends Dropout {
  protected override maskShape(x: Tensor): Shape {
    requireShape('Dropout3d', 'volumes', x.shape, ['N', 'D', 'H', 'W', 'C']);
    return byChannel(x);
  }
}

/** −λ·α of SELU: what it gives at −∞. */
const LEAST_SELU = -1.0507009873554805 * 1.6732632423543774;

/**
 * For networks of SELU: values of mean 0 and variance 1 keep both. With probability p a value becomes α′ = −1.7581, SELU's limit at −∞, else
 * it stays; then all become a·v + b with a = 1 / √((1 − p)·(1 + p·α′²)), b = −a·p·α′. x itself in evaluation. `p` defaults to 0.5.
 * @shape any → the same
 * @throws ValueError unless p is in [0, 1)
 * @paper Klambauer et al., NeurIPS 2017, arXiv:1706.02515
 * @example
 * await new AlphaDropout(0.5).eval().forward(tensor([1, 2])).data(); // [1, 2]
 */
export class AlphaDropout extends Dropout {
  protected override drop(x: Tensor, kept: Tensor, p: number): Tensor {
    const a = 1 / Math.sqrt((1 - p) * (1 + p * LEAST_SELU ** 2));
    return where(kept, x.mul(a), a * LEAST_SELU).sub(a * p * LEAST_SELU);
  }
}

/**
 * As `AlphaDropout`, for each channel of each sample as a whole.
 * @shape `[N, …, C]` → the same
 * @throws ValueError unless p is in [0, 1)
 * @paper Klambauer et al., NeurIPS 2017, arXiv:1706.02515
 * @example
 * new FeatureAlphaDropout(0.2).forward(images).shape; // [2, 32, 32, 3]
 */
export class FeatureAlphaDropout extends AlphaDropout {
  protected override maskShape(x: Tensor): Shape {
    requireShape('FeatureAlphaDropout', 'samples', x.shape, ['N', '…', 'C']);
    return byChannel(x);
  }
}

/**
 * x / (1 − p) with probability 1 − p, else 0, for each sample as a whole (stochastic depth); x itself in evaluation. `p` defaults to 0.
 * @shape `[N, …]` → `[N, …]`
 * @throws ValueError unless p is in [0, 1)
 * @paper Huang et al., ECCV 2016, arXiv:1603.09382
 * @example
 * await new DropPath(0.1).eval().forward(tensor([[1, 2]])).data(); // [1, 2]
 */
export class DropPath extends Module {
  constructor(
    readonly p = 0,
    private readonly generator: Generator = defaultGenerator,
  ) {
    super();
    requireRange('DropPath', 'p', p, 'fraction');
  }

  override forward(x: Tensor): Tensor {
    if (this.p === 0 || !this.training) return x;
    const shape = [x.shape[0], ...x.shape.slice(1).map(() => 1)];
    return x.mul(
      this.generator
        .bernoulli(shape, 1 - this.p)
        .cast('float32')
        .mul(1 / (1 - this.p)),
    );
  }
}
