// Attention without its weights in memory, on Tensors.

import type { Shape } from '../base/shape.ts';
import * as build from '../graph/build.ts';
import type { Node } from '../graph/node.ts';
import { nodeOf, type Tensor, tensorOf } from './tensor.ts';

/** What attention adds to the scores, hides and drops. */
interface BlockAttentionOptions {
  readonly isCausal: boolean;
  /** float32, broadcast to `[…batch, L, S]` and added to the scores. */
  readonly bias: Tensor | undefined;
  readonly dropoutP: number;
  /** int32 `[2]`: the key of the random words that `Generator.bernoulli` would draw for `[…, L, S]`. */
  readonly seed: Tensor | undefined;
}

/**
 * `query: […, L, E]`, `key: […, S, E]`, `value: […, S, V]` → `[…batch, L, V]`: softmax(query · keyᵀ + bias) · value, block by block. Operands broadcast
 * to the batch.
 */
export function attendInBlocks(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  batch: Shape,
  { isCausal, bias, dropoutP, seed }: BlockAttentionOptions,
): Tensor {
  const [q, k, v] = [query, key, value].map((operand) => {
    const node = nodeOf(operand);
    return build.expandTo(node, [...batch, ...node.shape.slice(-2)]);
  });
  const scores = [...batch, q.shape[batch.length], k.shape[batch.length]];
  const options = {
    isCausal,
    dropoutP,
    ...(bias && { bias: biasFor(nodeOf(bias), scores) }),
    ...(seed && { seed: nodeOf(seed) }),
  };
  return tensorOf(build.attention(q, k, v, options));
}

/** With all axes, and one value for each score; what is the same along batch axes stays so, as does the gradient's size. */
function biasFor(bias: Node, scores: Shape): Node {
  const axes = [...new Array<number>(scores.length - bias.shape.length).fill(1), ...bias.shape];
  return build.expandTo(build.reshape(bias, axes), [...axes.slice(0, -2), ...scores.slice(-2)]);
}
