// Stage 2: the policy learns where to look, by the rise of the right class's probability, with encoders and classifier as they are.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireCounts, requireRanges } from '../base/require.ts';
import { requireShape } from '../base/require-shape.ts';
import { crossEntropy } from '../ops/index.ts';
import type { Optimizer } from '../optim/index.ts';
import { compile, Generator, stack, type Tensor } from '../tensor/index.ts';
import { changeIfFinite, finiteLoss } from '../train/non-finite.ts';
import type { GlanceFocus } from './glance-focus.ts';
import { discountedReturns, normalLogProb, type PpoLossOptions, ppoLoss } from './ppo.ts';

/** Options of `PolicyStep`; those of `ppoLoss` among them. */
export interface PolicyStepOptions extends PpoLossOptions {
  /** What a reward one step later is worth. Default 0.7. */
  readonly gamma?: number;
  /** Standard deviation of the positions around the policy's means, in parts of the way across. Default 0.1. */
  readonly policyStd?: number;
  /** Updates from each batch. Default 1. */
  readonly epochs?: number;
  /** Of the positions that are tried. Default 0. */
  readonly seed?: number;
}

/** What the policy did with a batch, and got for it. */
interface Rollout {
  readonly maps: readonly Tensor[];
  readonly actions: Tensor;
  readonly logProbs: Tensor;
  readonly rewards: Tensor;
}

const NAMES = ['clipRange', 'valueWeight', 'gamma', 'policyStd', 'epochs', 'seed'] as const;

/**
 * A training step of stage 2, by proximal policy optimisation: positions are drawn around the policy's means; the reward of a crop is by how much it
 * raises the right class's probability; returns are centred and scaled over the batch. Make the optimiser of `model.policy.parameters()`.
 * @paper Wang et al., NeurIPS 2020, arXiv:2010.05300
 * @example
 * const step = new PolicyStep(glancer, new Adam(glancer.policy.parameters(), { lr: 3e-4 }));
 * Math.abs((await step.run(zeros([2, 24, 24, 3]), labels)).reward) < 1; // true
 */
export class PolicyStep {
  readonly #epochs: number;
  readonly #act: (images: Tensor, labels: Tensor) => Promise<Rollout>;
  readonly #learn: (rollout: Rollout) => Promise<Tensor>;

  /** @throws ValueError for options out of range, and a model that takes no crops */
  constructor(
    private readonly model: GlanceFocus,
    optimizer: Optimizer,
    options: PolicyStepOptions = {},
  ) {
    requireOptions('PolicyStep', options, NAMES);
    const { clipRange = 0.2, valueWeight = 0.5, gamma = 0.7, policyStd = 0.1, epochs = 1, seed = 0 } = options;
    requireRanges(
      'PolicyStep',
      { clipRange, valueWeight, gamma, policyStd, seed },
      { clipRange: 'positive', valueWeight: 'notNegative', gamma: 'probability', policyStd: 'positive', seed: 'seed' },
    );
    requireCounts('PolicyStep', { epochs });
    if (model.steps < 2)
      throw new ValueError('PolicyStep: the model takes no crops: its steps are 1; give it more steps');
    this.#epochs = epochs;
    const generator = new Generator(seed);
    this.#act = compile((images: Tensor, labels: Tensor): Rollout => {
      requireShape('PolicyStep', 'labels', labels.shape, [images.shape[0]]);
      const noise = generator.normal([images.shape[0], model.steps - 1, 2], 0, policyStd);
      const { logits, positions: actions, maps } = model.run(images, { noise });
      const { means } = consider(model, maps);
      return { maps, actions, logProbs: normalLogProb(actions, means, policyStd), rewards: rises(logits, labels) };
    });
    this.#learn = compile(({ maps, actions, logProbs: oldLogProbs, rewards }: Rollout) =>
      changeIfFinite(
        model.policy,
        () => {
          const { means, values } = consider(model, maps);
          const logProbs = normalLogProb(actions, means, policyStd);
          const returns = standardized(discountedReturns(rewards, gamma));
          return ppoLoss({ logProbs, oldLogProbs, returns, values }, { clipRange, valueWeight });
        },
        (loss) => optimizer.minimize(loss),
      ),
    );
  }

  /**
   * Tries positions for the images, with the model in evaluation mode, and learns from them. Gives the loss of the first update, before it, and the
   * mean over images of the whole rise of the right class's probability from the glance to the last crop.
   * @param images `[N, H, W, C]`
   * @param labels int32 `[N]`
   * @throws ShapeError, ValueError for images and labels that do not fit; ValueError for a loss that is not finite: the weights are as they were then
   */
  async run(images: Tensor, labels: Tensor): Promise<{ readonly loss: number; readonly reward: number }> {
    this.model.eval();
    const rollout = await this.#act(images, labels);
    const losses: number[] = [];
    for (let i = 0; i < this.#epochs; i++) losses.push(await finiteLoss('PolicyStep', await this.#learn(rollout)));
    const reward = await rollout.rewards.sum(1).mean().item();
    for (const used of [...rollout.maps, rollout.actions, rollout.logProbs, rollout.rewards]) used.dispose();
    return { loss: losses[0], reward };
  }
}

/** What the policy says to each of the maps, `[N, T, …]`. */
function consider(
  { policy }: GlanceFocus,
  maps: readonly Tensor[],
): { readonly means: Tensor; readonly values: Tensor } {
  const read = maps.map((one, t) => (t === 0 ? policy.glanceReader : policy.cropReader).forward(one));
  return policy.forward(stack(read, 1));
}

/** By how much each crop raises the right class's probability: `[N, T − 1]` from logits `[N, T, classes]`. */
function rises(logits: Tensor, labels: Tensor): Tensor {
  const T = logits.shape[1];
  const targets = stack(
    Array.from({ length: T }, () => labels),
    1,
  );
  const right = crossEntropy(logits, targets, { reduction: 'none' }).neg().exp();
  return right.slice(1, 1, T).sub(right.slice(1, 0, T - 1));
}

/** With mean 0 and, where they differ, deviation 1 over all. */
function standardized(x: Tensor): Tensor {
  const centred = x.sub(x.mean());
  return centred.div(centred.square().mean().sqrt().add(1e-5));
}
