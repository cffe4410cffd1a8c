// The last layer of every model, replaceable for another number of classes: affine, or one of those that margin losses train.

import { init, Linear, type LinearOptions, Module, type Parameter } from '../nn/index.ts';
import { l2Normalize, linear } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';

/**
 * How logits come from features x and the weights w of each class:
 * - `affine`: w·x + b
 * - `linear`: w·x, what L-softmax trains
 * - `unitWeights`: w·x / ‖w‖, what A-softmax (SphereFace) trains
 * - `cosine`: s·cos θ = s·w·x / (‖w‖·‖x‖), what CosFace and ArcFace train
 */
export const CLASSIFIER_KINDS = ['affine', 'linear', 'unitWeights', 'cosine'] as const;
/** Kinds of classifier that a model can have. */
export type ClassifierKind = (typeof CLASSIFIER_KINDS)[number];

/** s of `cosine`, as of CosFace and ArcFace. */
export const COSINE_SCALE = 64;

type Options = Omit<LinearOptions, 'bias'>;

/** `[N, features]` → `[N, numClasses]`; with 0 classes, features pass unchanged. Weights as `Linear`'s. */
export class Classifier extends Module {
  readonly weight: Parameter | undefined;
  readonly bias: Parameter | undefined;

  constructor(
    readonly features: number,
    private readonly numClasses: number,
    private readonly options: Options = {},
    private readonly kind: ClassifierKind = 'affine',
    private readonly scale: number = COSINE_SCALE,
  ) {
    super();
    const fresh =
      numClasses > 0 ? new Linear(features, numClasses, { ...options, bias: kind === 'affine' }) : undefined;
    this.weight = fresh?.weight;
    this.bias = fresh?.bias;
  }

  /** Another for `numClasses` classes of the same features, in the same mode, with weights of its own. */
  withClasses(numClasses: number): Classifier {
    return this.inSameMode(new Classifier(this.features, numClasses, this.options, this.kind, this.scale));
  }

  /** Another for as many features, in the same mode, with weights of its own. */
  withFeatures(features: number): Classifier {
    const other = new Classifier(features, this.numClasses, this.options, this.kind, this.scale);
    if (other.weight && this.weight) other.weight.requiresGrad = this.weight.requiresGrad;
    if (other.bias && this.bias) other.bias.requiresGrad = this.bias.requiresGrad;
    return this.inSameMode(other);
  }

  /** Another kind with fresh weights; those of zeros, which have no direction, become small random ones. */
  ofKind(kind: ClassifierKind, scale: number): Classifier {
    const options = kind === 'affine' ? this.options : { init: init.normal(0, 0.01) };
    return this.inSameMode(new Classifier(this.features, this.numClasses, options, kind, scale));
  }

  private inSameMode(other: Classifier): Classifier {
    return this.training ? other.train() : other.eval();
  }

  override forward(x: Tensor): Tensor {
    if (!this.weight) return x;
    const weight = this.weight.read();
    if (this.kind === 'affine' || this.kind === 'linear') return linear(x, weight, this.bias?.read());
    const units = l2Normalize(weight, { axis: 0 });
    return this.kind === 'cosine' ? l2Normalize(x).matmul(units).mul(this.scale) : x.matmul(units);
  }
}
