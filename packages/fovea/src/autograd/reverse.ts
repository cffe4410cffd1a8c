// The reverse walk: from a scalar to its gradients, along the paths that matter, as new nodes of the same graph.

import { add, constant, constantValue } from '../graph/build.ts';
import { type Node, type NodeOf, topologicalOrder } from '../graph/node.ts';
import type { Primitive } from '../graph/primitives.ts';
import { gradientScope, scopeOf, withScope } from '../graph/scope.ts';
import { Recomputation } from './recompute.ts';
import type { GradientRule, Walk } from './rule.ts';
import { GRADIENT_RULES, NO_GRADIENT } from './rules.ts';

const ruleOf = (node: Node): GradientRule<Primitive> => GRADIENT_RULES[node.op] as GradientRule<Primitive>;

/** The inputs that a gradient can flow to. What is computed again is not differentiated itself, but its copy. */
export const differentiatedInputs = (node: Node): readonly Node[] =>
  node.op === 'detach' ? [] : node.op === 'checkpoint' ? node.inputs.slice(2) : node.inputs;

/**
 * Gradients of `output` with respect to each node of `wrt`, in their shapes; zeros where there is no path.
 * `seed` is the gradient of the output itself (ones by default), so an output of any shape gives a vector-Jacobian product.
 */
export function gradients(output: Node, wrt: readonly Node[], seed: Node = constant(1, output.shape)): Node[] {
  return gradientsIn(topologicalOrder([output]), output, wrt, seed);
}

/** As `gradients`, of the part of the graph that `order` holds; what `ends` are computed from is none of it. */
function gradientsIn(
  order: readonly Node[],
  output: Node,
  wrt: readonly Node[],
  seed: Node,
  ends: ReadonlySet<Node> = new Set(),
): Node[] {
  const relevant = reaching(order, new Set(wrt));
  const gradient = new Map<Node, Node>([[output, seed]]);
  const recomputation = new Recomputation();
  const walk: Walk = {
    throughCheckpoint: (node, g) => throughCheckpoint(node, g, relevant, recomputation),
    throughPlain: ({ inputs }, plain, g) => throughPlain(inputs, plain, g, relevant),
  };
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i];
    const g = gradient.get(node);
    if (!g || !relevant.has(node) || ends.has(node)) continue;
    withScope(gradientScope(scopeOf(node)), () => {
      const parts = ruleOf(node)(node, g, walk);
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

/** Gradients of the sources, from the result computed again. */
function throughCheckpoint(
  node: NodeOf<'checkpoint'> & Node,
  g: Node,
  relevant: ReadonlySet<Node>,
  recomputation: Recomputation,
): (Node | undefined)[] {
  const { result, sources } = recomputation.anew(node, g);
  const wanted = sources.filter((_, i) => relevant.has(node.inputs[i + 2]));
  const found = new Map(gradients(result, wanted, g).map((own, i) => [wanted[i], own]));
  return [undefined, undefined, ...sources.map((source) => found.get(source))];
}

/** Gradients of the inputs, as if each were independent of the others, from what is computed of them. */
function throughPlain(
  inputs: readonly Node[],
  plain: Node,
  g: Node,
  relevant: ReadonlySet<Node>,
): (Node | undefined)[] {
  const ends = new Set(inputs);
  const order = topologicalOrder([plain], (node) => ends.has(node));
  const wanted = [...ends].filter((input) => relevant.has(input));
  const found = new Map(gradientsIn(order, plain, wanted, g, ends).map((own, i) => [wanted[i], own]));
  // A node that is an input twice has all of its gradient at the first place.
  return inputs.map((input, i) => (inputs.indexOf(input) === i ? found.get(input) : undefined));
}

/** Nodes that a gradient of `output` flows to: along float32 values, and to what is detached but not beyond. It may be 0, as that of `floor` is. */
export function differentiatedBy(output: Node): Set<Node> {
  const found = new Set<Node>();
  const stack = [output];
  while (stack.length > 0) {
    const node = stack.pop() as Node;
    if (found.has(node) || node.dtype !== 'float32') continue;
    found.add(node);
    // One by one: a concatenation may have more inputs than a call can have arguments.
    for (const input of differentiatedInputs(node)) stack.push(input);
  }
  return found;
}

/** Nodes from which a gradient can flow to one of `targets`. */
function reaching(order: readonly Node[], targets: ReadonlySet<Node>): Set<Node> {
  const found = new Set<Node>();
  for (const node of order) {
    if (node.dtype !== 'float32') continue;
    const flows = ruleOf(node) !== NO_GRADIENT && differentiatedInputs(node).some((input) => found.has(input));
    if (flows || targets.has(node)) found.add(node);
  }
  return found;
}
