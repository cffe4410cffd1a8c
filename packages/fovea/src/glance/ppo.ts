// Proximal policy optimisation (Schulman et al., arXiv:1707.06347) for actions that are normal around the policy's means.

import { requireOptions } from '../base/options.ts';
import { requireRange } from '../base/require.ts';
import { requireSameShape, requireShape } from '../base/require-shape.ts';
import { stack, type Tensor } from '../tensor/index.ts';

/**
 * The logarithm of the density of actions that are normal around means with the same deviation on each axis, Σ −(a − μ)² / 2σ² − ln σ√2π, summed
 * over the last axis.
 * @shape actions and means `[…, D]` → `[…]`
 * @throws ShapeError for operands of different shapes; ValueError for a deviation that is not above 0
 * @example
 * await normalLogProb(tensor([[1, 0]]), tensor([[0, 0]]), 1).data(); // [-2.337877]
 */
export function normalLogProb(actions: Tensor, means: Tensor, std: number): Tensor {
  requireSameShape('normalLogProb', { actions: actions.shape, means: means.shape });
  requireRange('normalLogProb', 'std', std, 'positive');
  return actions
    .sub(means)
    .square()
    .mul(-1 / (2 * std * std))
    .sub(Math.log(std * Math.sqrt(2 * Math.PI)))
    .sum(-1);
}

/**
 * What each step's rewards are worth with those that come later, R_t = r_t + γ·R_(t+1).
 * @shape rewards `[N, T]` → `[N, T]`
 * @throws ShapeError for other rewards; ValueError for a gamma outside 0…1
 * @example
 * await discountedReturns(tensor([[1, 2, 4]]), 0.5).data(); // [3, 4, 4]
 */
export function discountedReturns(rewards: Tensor, gamma: number): Tensor {
  requireShape('discountedReturns', 'rewards', rewards.shape, ['N', 'T']);
  requireRange('discountedReturns', 'gamma', gamma, 'probability');
  const T = rewards.shape[1];
  if (T === 0) return rewards;
  const returns: Tensor[] = [];
  for (let t = T - 1; t >= 0; t--) {
    const own = rewards.slice(1, t, t + 1).squeeze(1);
    returns.unshift(t === T - 1 ? own : own.add(returns[0].mul(gamma)));
  }
  return stack(returns, 1);
}

/** What `ppoLoss` takes, all of one shape. */
export interface PpoSample {
  /** Of the actions, by the policy as it is. */
  readonly logProbs: Tensor;
  /** Of the actions, by the policy that took them. */
  readonly oldLogProbs: Tensor;
  /** What was got, from each action on. */
  readonly returns: Tensor;
  /** The critic's estimates of that. */
  readonly values: Tensor;
}

/** Options of `ppoLoss`. */
export interface PpoLossOptions {
  /** ε. Default 0.2. */
  readonly clipRange?: number;
  /** c. Default 0.5. */
  readonly valueWeight?: number;
}

/**
 * The mean of −min(ρ·A, clip(ρ, 1 − ε, 1 + ε)·A) + c·(V − R)², with ρ the ratio of the action's densities by the policy now and before, and
 * A = R − V, through which no gradient flows.
 * @shape `[N, T]` each → scalar
 * @grad to logProbs and values alone
 * @throws ShapeError for operands of different shapes; ValueError for options out of range
 * @paper Schulman et al., 2017, arXiv:1707.06347
 * @example
 * const [logProbs, oldLogProbs] = [tensor([[Math.log(2)]]), zeros([1, 1])];
 * await ppoLoss({ logProbs, oldLogProbs, returns: ones([1, 1]), values: zeros([1, 1]) }).item(); // -0.7
 */
export function ppoLoss(sample: PpoSample, options: PpoLossOptions = {}): Tensor {
  requireOptions('ppoLoss', options, ['clipRange', 'valueWeight']);
  const { clipRange = 0.2, valueWeight = 0.5 } = options;
  requireRange('ppoLoss', 'clipRange', clipRange, 'positive');
  requireRange('ppoLoss', 'valueWeight', valueWeight, 'notNegative');
  const { logProbs, oldLogProbs, returns, values } = sample;
  for (const [name, one] of Object.entries({ oldLogProbs, returns, values }))
    requireSameShape('ppoLoss', { logProbs: logProbs.shape, [name]: one.shape });
  const ratio = logProbs.sub(oldLogProbs.detach()).exp();
  const advantage = returns.sub(values).detach();
  const clipped = ratio.maximum(1 - clipRange).minimum(1 + clipRange);
  const surrogate = ratio.mul(advantage).minimum(clipped.mul(advantage));
  return values.sub(returns.detach()).square().mul(valueWeight).sub(surrogate).mean();
}
