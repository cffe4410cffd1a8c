// Running averages that optimisers are made of, what corrects their start from zero, and sizes of steps.

import { full, type State, type Tensor, type TensorLike } from '../tensor/index.ts';
import type { Keep } from './kept-values.ts';

/** kept ← decay·kept + (1 − decay)·x. */
export const average = (kept: State, x: Tensor, decay: TensorLike): Tensor =>
  approach(kept, x, typeof decay === 'number' ? 1 - decay : decay.neg().add(1));

/** kept ← kept + share·(x − kept): a constant x is its own average whatever the rounding of the share. */
export function approach(kept: State, x: Tensor, share: number | Tensor): Tensor {
  const before = kept.read();
  return keepNew(kept, before.add(x.sub(before).mul(share)));
}

/** Assigns, and gives the value on. */
export function keepNew(kept: State, value: Tensor): Tensor {
  kept.assign(value);
  return value;
}

/** Number of the step at hand, from 1; kept as `step`. */
export function countStep(keep: Keep): Tensor {
  const count = keep('step');
  return keepNew(count, count.read().add(1));
}

/** 1 − decayᵗ for a scalar t. By tanh, because a difference from 1 would cost small values their digits. */
export function biasCorrection(decay: TensorLike, step: Tensor): Tensor {
  if (decay === 0) return full([], 1);
  // A tensor's logarithm may be −∞, whose half is tanh of ∞, 1.
  const half = step.mul(typeof decay === 'number' ? -Math.log(decay) / 2 : decay.log().mul(-0.5)).tanh();
  return half.mul(2).div(half.add(1));
}

/** √Σx², a scalar. */
export const normOf = (x: Tensor): Tensor => x.square().sum().sqrt();
