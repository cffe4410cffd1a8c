// checkpoint(): less memory for more work: what a function computes on the way is computed again when its gradient is taken.

import { checkpoint as checkpointNode } from '../graph/build.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import { dependentOn } from '../graph/work.ts';
import { nodeOf, tensorOf } from './tensor.ts';
import { mapTensors, type TensorTree, tensorsOf } from './tree.ts';

/**
 * `fn(...inputs)`, of which gradients keep the inputs and the results alone: what lies between is computed again, and let go once more, when the
 * gradient comes to it. A chain of n such parts needs memory for one of them and n results, and about a third more time. `fn` is called once, so that random numbers
 * and changes of states are the same. So are gradients; only sums of what several results or uses of a weight give may round otherwise.
 * @param fn of tensors, or arrays and plain objects of them; it may use others from outside, such as weights
 * @shape those of `fn`
 * @grad none with respect to tensors that are computed within `fn`
 * @throws what `fn` throws; `grad` throws ValueError for a tensor that is computed within `fn`
 * @paper Chen et al., Training Deep Nets with Sublinear Memory Cost, 2016, arXiv:1604.06174
 * @example
 * const x = tensor([1, 2]);
 * const y = checkpoint((input) => input.exp().mul(input), x);
 * await grad(y.sum(), [x])[0].data(); // [5.437, 22.17]
 */
export function checkpoint<A extends readonly TensorTree[], R>(fn: (...inputs: A) => R, ...inputs: A): R {
  const result = fn(...inputs);
  const outputs = tensorsOf(result).map(nodeOf);
  const given = new Set(tensorsOf(inputs).map(nodeOf));
  const order = topologicalOrder(outputs, (node) => given.has(node));
  const within = new Set(
    dependentOn(
      given,
      order.filter((node) => !given.has(node)),
    ),
  );
  const sources = sourcesOf(within, order);
  const recomputed = new Set(outputs.filter((node) => within.has(node) && node.dtype === 'float32'));
  const [first] = recomputed;
  return mapTensors(result, (tensor) =>
    recomputed.has(nodeOf(tensor)) ? tensorOf(checkpointNode(nodeOf(tensor), first, sources)) : tensor,
  );
}

/** What the nodes within read from outside, and has gradients: the inputs, weights, and what was computed before. In order. */
function sourcesOf(within: ReadonlySet<Node>, order: readonly Node[]): Node[] {
  const read = new Set([...within].flatMap((node) => node.inputs.filter((input) => !within.has(input))));
  return order.filter((node) => read.has(node) && node.op !== 'constant');
}
