// Penalties on parameters, and the weighted sum in which losses and penalties meet.

import { ValueError } from '../../base/errors.ts';
import { requireOptions } from '../../base/options.ts';
import { requireRange } from '../../base/require.ts';
import { requireShape } from '../../base/require-shape.ts';
import { State, type Tensor } from '../../tensor/index.ts';

/** Parameters of a model, or their values. */
type Penalised = Iterable<State | Tensor>;

function total(op: string, parameters: Penalised, penalty: (x: Tensor) => Tensor): Tensor {
  const parts = Array.from(parameters, (one) => penalty(one instanceof State ? one.read() : one).sum());
  if (parts.length === 0) throw new ValueError(`${op}: needs at least one parameter: got none`);
  return parts.reduce((sum, part) => sum.add(part));
}

/**
 * Σ|w| over all parameters. Under plain gradients it brings small weights near 0, under a proximal step to exactly 0.
 * @shape tensors of any shape → a scalar
 * @example
 * await l1Penalty([tensor([1, -2])]).item(); // 3
 */
export const l1Penalty = (parameters: Penalised): Tensor => total('l1Penalty', parameters, (w) => w.abs());

/**
 * ½·Σw² over all parameters. Its gradient is w, so that λ times it acts on plain SGD as weight decay λ does.
 * @shape tensors of any shape → a scalar
 * @example
 * await l2Penalty([tensor([1, -2])]).item(); // 2.5
 */
export const l2Penalty = (parameters: Penalised): Tensor => total('l2Penalty', parameters, (w) => w.square().mul(0.5));

/**
 * r·Σ|w| + (1 − r)·½·Σw² over all parameters, where r is `l1Ratio`, 0.5 by default.
 * @shape tensors of any shape → a scalar
 * @throws ValueError for an `l1Ratio` outside [0, 1]
 * @paper Zou & Hastie, 2005
 * @example
 * await elasticNetPenalty([tensor([1, -2])]).item(); // 2.75
 */
export function elasticNetPenalty(parameters: Penalised, options: { readonly l1Ratio?: number } = {}): Tensor {
  requireOptions('elasticNetPenalty', options, ['l1Ratio']);
  const { l1Ratio = 0.5 } = options;
  requireRange('elasticNetPenalty', 'l1Ratio', l1Ratio, 'probability');
  return total('elasticNetPenalty', parameters, (w) =>
    w
      .abs()
      .mul(l1Ratio)
      .add(w.square().mul((1 - l1Ratio) / 2)),
  );
}

/**
 * Σ weight·loss.
 * @shape scalars → a scalar
 * @throws ValueError for no terms or a weight that is not finite, ShapeError for losses that are not scalars
 * @example
 * await weightedSum([[1, tensor(3)], [0.5, l2Penalty([tensor([2])])]]).item(); // 4
 */
export function weightedSum(terms: readonly (readonly [weight: number, loss: Tensor])[]): Tensor {
  const parts = terms.map(([weight, loss], i) => {
    requireRange('weightedSum', `weight ${i}`, weight, 'finite');
    requireShape('weightedSum', `loss ${i}`, loss.shape, [], 'reduce it first');
    return loss.mul(weight);
  });
  if (parts.length === 0) throw new ValueError('weightedSum: needs at least one term: got none');
  return parts.reduce((sum, part) => sum.add(part));
}
