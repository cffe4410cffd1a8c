// Says of images that are resampled by a fixed rule that they are: how they are computed is no product to tools that count.

import type { Tensor } from '../tensor/index.ts';
import { nodeOf, type ResamplingRule, runtime } from '../tensor/internal.ts';

/** Gives `to`, made from `from` by the rule. */
export function resampled(rule: ResamplingRule, from: Tensor, to: Tensor): Tensor {
  runtime.effects.noteResampling({ rule, from: nodeOf(from), to: nodeOf(to) });
  return to;
}
