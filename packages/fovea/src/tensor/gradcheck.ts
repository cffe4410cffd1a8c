// gradcheck(): the derivatives of a function of tensors against finite differences, for one's own losses and layers.

import {
  gradcheck as checkGraph,
  type Derivative,
  type GradcheckOptions,
  type GradcheckReport,
} from '../autograd/gradcheck.ts';
import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import { Cell } from './cell.ts';
import { newEffects } from './effects.ts';
import { leafOf, requireKept } from './leaf.ts';
import { runtime } from './runtime.ts';
import { nodeOf, Tensor, tensorOf } from './tensor.ts';

export type { Derivative, GradcheckOptions, GradcheckReport };

/**
 * Compares first and second derivatives of `fn` with central differences in float64, at the values of the inputs, as
 * torch.autograd.gradcheck and gradgradcheck do. `fn` takes the inputs and gives a float32 tensor of any shape; kinks must be further away
 * than twice the `step`. Inputs of int32 and bool stay as they are, as does all that `fn` finds outside; states that it assigns keep their
 * values.
 * @throws ValueError where `fn` gives no tensor, or needs values that are not computed yet or lie where they cannot be read at once;
 * DTypeError when the output is not float32
 * @example
 * const report = await gradcheck((x) => x.tanh().mul(x).sum(), [tensor([0.3, -1.2])]);
 * report.passed; // true
 */
export async function gradcheck(
  fn: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
  options: GradcheckOptions = {},
): Promise<GradcheckReport> {
  requireOptions('gradcheck', options, ['order', 'tolerance', 'step', 'directions']);
  const points = await Promise.all(
    inputs.map(async (input) => ({ shape: input.shape, dtype: input.dtype, values: await input.data() })),
  );
  const values = new Map<object, Float64Array>();
  const traced = (...nodes: Node[]): Node => {
    const result: unknown = runtime.effects.trace(newEffects(), () => fn(...nodes.map(tensorOf)));
    if (!(result instanceof Tensor))
      throw new ValueError(`gradcheck: the function must return a tensor: got ${result}`);
    const own = new Set(nodes);
    for (const node of topologicalOrder([nodeOf(result)]))
      if (node.op === 'buffer' && !own.has(node)) values.set(node.attributes.cell, valuesOf(node));
    return nodeOf(result);
  };
  return checkGraph(traced, points, options, values);
}

/** @throws ValueError for values that are not at hand */
function valuesOf(node: Node): Float64Array {
  const leaf = leafOf(node);
  requireKept([leaf]);
  const found = leaf instanceof Cell ? leaf.valuesAtHand() : undefined;
  if (found) return Float64Array.from(found);
  throw new ValueError(
    'gradcheck: the function uses a tensor whose values cannot be read here: disposed of, or an argument of another function; pass it as an input',
  );
}
