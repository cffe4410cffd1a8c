// Stages 1 and 3: training of encoders and classifier, with crops at random or where the policy, which stays as it is, says.

import { requireOptions } from '../base/options.ts';
import { requireOneOf, requireRanges } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { crossEntropy } from '../ops/index.ts';
import type { Optimizer } from '../optim/index.ts';
import { compile, Generator, type Tensor } from '../tensor/index.ts';
import { changeIfFinite, finiteLoss } from '../train/non-finite.ts';
import type { GlanceFocus, GlanceFocusOutput } from './glance-focus.ts';

/** Where the crops of a `GlanceFocusStep` come from. */
export type CropSource = 'random' | 'policy' | 'centre';

/** Options of `GlanceFocusStep`. */
export interface GlanceFocusStepOptions {
  /** Stage 1: 'random'. Stage 3: 'policy'. 'centre' always takes the middle, for comparison. Default 'random'. */
  readonly crops?: CropSource;
  /** Weight of the loss of the encoders' own classifiers. Default 1. */
  readonly encoderWeight?: number;
  /** How far the crops are from where the policy says, as a standard deviation. Default 0.1. */
  readonly policyStd?: number;
  /** Of the random positions. Default 0. */
  readonly seed?: number;
}

/**
 * The mean cross-entropy over the looks, plus, `encoderWeight` times, that of the encoders' own classifiers.
 * @shape labels int32 `[N]` → scalar
 * @throws ShapeError for labels that do not fit; ValueError for a label that is no class
 * @paper Wang et al., NeurIPS 2020, arXiv:2010.05300
 * @example
 * const output = glancer.run(zeros([2, 24, 24, 3]));
 * glanceFocusLoss(output, labels).shape; // []
 */
export function glanceFocusLoss(
  { logits, encoderLogits }: GlanceFocusOutput,
  labels: Tensor,
  options: { readonly encoderWeight?: number } = {},
): Tensor {
  requireOptions('glanceFocusLoss', options, ['encoderWeight']);
  const { encoderWeight = 1 } = options;
  requireRanges('glanceFocusLoss', { encoderWeight }, { encoderWeight: 'notNegative' });
  requireShape('glanceFocusLoss', 'labels', labels.shape, [logits.shape[0]]);
  const all = (steps: readonly Tensor[]): Tensor =>
    steps
      .map((one) => crossEntropy(one, labels))
      .reduce((sum, one) => sum.add(one))
      .mul(1 / steps.length);
  const steps = Array.from({ length: logits.shape[1] }, (_, t) => logits.slice(1, t, t + 1).squeeze(1));
  return encoderWeight === 0 || encoderLogits.length === 0
    ? all(steps)
    : all(steps).add(all(encoderLogits).mul(encoderWeight));
}

/**
 * A training step of stage 1 or 3: everything but the policy learns.
 * @paper Wang et al., NeurIPS 2020, arXiv:2010.05300
 * @example
 * const step = new GlanceFocusStep(glancer, new AdamW(glancer.classifierParameters(), { lr: 1e-3 }));
 * (await step.run(zeros([2, 24, 24, 3]), labels)) > 0; // true
 */
export class GlanceFocusStep {
  readonly #step: (images: Tensor, labels: Tensor) => Promise<Tensor>;

  /** @throws ValueError for options out of range */
  constructor(
    private readonly model: GlanceFocus,
    optimizer: Optimizer,
    options: GlanceFocusStepOptions = {},
  ) {
    requireOptions('GlanceFocusStep', options, ['crops', 'encoderWeight', 'policyStd', 'seed']);
    const { crops = 'random', encoderWeight = 1, policyStd = 0.1, seed = 0 } = options;
    requireOneOf('GlanceFocusStep', 'crops', crops, ['random', 'policy', 'centre']);
    requireRanges(
      'GlanceFocusStep',
      { encoderWeight, policyStd, seed },
      { encoderWeight: 'notNegative', policyStd: 'notNegative', seed: 'seed' },
    );
    const generator = new Generator(seed);
    const run = (images: Tensor): GlanceFocusOutput => {
      const shape = [images.shape[0], model.steps - 1, 2];
      const drawn = crops === 'policy' ? generator.normal(shape, 0, policyStd) : generator.uniform(shape);
      if (crops === 'policy') return model.run(images, { noise: drawn });
      return model.run(images, { positions: crops === 'centre' ? drawn.mul(0).add(0.5) : drawn });
    };
    this.#step = compile((images: Tensor, labels: Tensor) =>
      changeIfFinite(
        model,
        () => glanceFocusLoss(run(images), labels, { encoderWeight }),
        (loss) => optimizer.minimize(loss),
      ),
    );
  }

  /**
   * One step, with the model in training mode; gives the loss before it.
   * @param images `[N, H, W, C]`
   * @param labels int32 `[N]`
   * @throws ShapeError, ValueError for images and labels that do not fit; ValueError for a loss that is not finite: the weights are as they were then
   */
  async run(images: Tensor, labels: Tensor): Promise<number> {
    this.model.train();
    return finiteLoss('GlanceFocusStep', await this.#step(images, labels));
  }
}
