// The reverse walk: from a scalar to its gradients, along the paths that matter, as new nodes of the same graph.

import { add, constant, constantValue } from '../graph/build.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import type { Primitive } from '../graph/primitives.ts';
import { gradientScope, scopeOf, withScope } from '../graph/scope.ts';
import { GRADIENT_RULES, type GradientRule, NO_GRADIENT } from './rules.ts';

const ruleOf = (node: Node): GradientRule<Primitive> => GRADIENT_RULES[node.op] as GradientRule<Primitive>;

/**
 * Gradients of `output` with respect to each node of `wrt`, in their shapes; zeros where there is no path.
 * `seed` is the gradient of the output itself (ones by default), so an output of any shape gives a vector-Jacobian product.
 */
export function gradients(output: Node, wrt: readonly Node[], seed: Node = constant(1, output.shape)): Node[] {
  const order = topologicalOrder([output]);
  const relevant = reaching(order, new Set(wrt));
  const gradient = new Map<Node, Node>([[output, seed]]);
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i];
    const g = gradient.get(node);
    if (!g || !relevant.has(node)) continue;
    withScope(gradientScope(scopeOf(node)), () => {
      const parts = ruleOf(node)(node, g);
      node.inputs.forEach((input, k) => {
        const part = parts[k];
        if (!part || !relevant.has(input) || constantValue(part) === 0) return;
        const before = gradient.get(input);
        gradient.set(input, before ? add(before, part) : part);
      });
    });
  }
  return wrt.map((node) => (relevant.has(node) && gradient.get(node)) || constant(0, node.shape));
}

/** Nodes that a gradient of `output` flows to: along float32 values, and to what is detached but not beyond. It may be 0, as that of `floor` is. */
export function differentiatedBy(output: Node): Set<Node> {
  const found = new Set<Node>();
  const stack = [output];
  while (stack.length > 0) {
    const node = stack.pop() as Node;
    if (found.has(node) || node.dtype !== 'float32') continue;
    found.add(node);
    if (node.op === 'detach') continue;
    // One by one: a concatenation may have more inputs than a call can have arguments.
    for (const input of node.inputs) stack.push(input);
  }
  return found;
}

/** Nodes from which a gradient can flow to one of `targets`. */
function reaching(order: readonly Node[], targets: ReadonlySet<Node>): Set<Node> {
  const found = new Set<Node>();
  for (const node of order) {
    if (node.dtype !== 'float32') continue;
    const flows = ruleOf(node) !== NO_GRADIENT && node.inputs.some((input) => found.has(input));
    if (flows || targets.has(node)) found.add(node);
  }
  return found;
}
