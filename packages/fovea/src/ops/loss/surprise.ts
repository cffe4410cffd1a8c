// −log p and 1 − p of the labels under softmax, with all their digits where p is near 1.

import { type Tensor, where } from '../../tensor/index.ts';
import { logOnePlus } from '../activation.ts';

/** Of each row, `[…]`. */
export interface Surprise {
  /** −log p */
  readonly surprise: Tensor;
  /** 1 − p */
  readonly doubt: Tensor;
}

/**
 * From what `shifted` gives of the logits, `[…, C]`. Both come from the sum over the other classes, which neither rounds away beside 1, nor
 * cancels in the slopes. The label's logit is chosen and not multiplied: classes that are masked by −∞ do not disturb.
 */
export function surpriseOf(z: Tensor, isLabel: Tensor): Surprise {
  const ownZ = where(isLabel, z, 0).sum(-1);
  const own = ownZ.exp();
  const others = where(isLabel, 0, z.exp()).sum(-1);
  const isLargest = ownZ.equal(0);
  // −log p is log(1 + others / own), and where the label is not the largest, whose e⁰ is then among the others, log(own + others) − ownZ.
  const ratio = others.mul(where(isLargest, ownZ, 0).neg().exp());
  const beyond = where(isLargest, ratio, own.add(others.sub(1)));
  const surprise = logOnePlus(beyond).sub(where(isLargest, 0, ownZ));
  return { surprise, doubt: others.div(own.add(others)) };
}
