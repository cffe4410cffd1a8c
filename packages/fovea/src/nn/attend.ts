// Attention in layers that drop weights by a module of their own: with weights in memory where somebody sees or changes them there.

import { attendsInBlocks } from '../ops/attention.ts';
import { type AttentionOptions, attentionWeights, scaledDotProductAttention } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { guard } from '../tensor/internal.ts';
import { Dropout } from './dropout.ts';
import { hooksOf } from './forward-calls.ts';

/** Whether nothing but dropping happens to weights that go through the module. */
function onlyDrops(drop: Dropout): boolean {
  const hooks = guard(() => hooksOf(drop));
  return hooks.length === 0 && drop.constructor === Dropout && drop.forward === Dropout.prototype.forward;
}

/**
 * softmax(query · keyᵀ / √E + mask) · value, weights dropped by `drop`; shapes as for `scaledDotProductAttention`, values as wide as keys. They are made
 * where they are needed, behind the weights: kernels merge best in the order in which nodes are made.
 */
export function attendDropping(
  drop: Dropout,
  query: Tensor,
  key: Tensor,
  value: () => Tensor,
  options: AttentionOptions,
): Tensor {
  if (attendsInBlocks(query, key, key, options) && onlyDrops(drop)) {
    const dropping = drop.training && drop.p > 0 ? { dropoutP: drop.p, generator: drop.generator } : {};
    return scaledDotProductAttention(query, key, value(), { ...options, ...dropping });
  }
  return drop.forward(attentionWeights(query, key, options)).matmul(value());
}
