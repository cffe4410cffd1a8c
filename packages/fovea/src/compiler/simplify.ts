// Graph → graph before lowering: nodes become as simple as the builders can make them, equal ones become one, factors are hoisted out of sums
// that do not touch them, and short sums are unrolled.

import { elementCount } from '../base/shape.ts';
import { attributeKey } from '../graph/attribute-key.ts';
import { crop, reshape } from '../graph/build.ts';
import { isForGradients, makeNode, type Node, type NodeOf, topologicalOrder } from '../graph/node.ts';
import { scopeOf, withScope } from '../graph/scope.ts';
import { rebuild } from './rebuild.ts';
import type { CompileRequest } from './request.ts';

export interface Simplified {
  readonly outputs: Node[];
  readonly values: Node[];
  readonly leaf: (node: Node) => object | undefined;
}

export function simplify({ outputs, updates, leaf }: Pick<CompileRequest, 'outputs' | 'updates' | 'leaf'>): Simplified {
  const values = updates.map((update) => update.value);
  const results = [...outputs, ...values];
  const simplifier = new Simplifier();
  const leaves = new Map<Node, object>();
  const leafNode = new Map<object, Node>();
  for (const node of topologicalOrder(results, (n) => leaf(n) !== undefined)) {
    const cell = leaf(node);
    if (cell === undefined) {
      withScope(scopeOf(node), () => simplifier.replace(node));
      continue;
    }
    const opaque = leafNode.get(cell) ?? opaqueLeaf(node, cell);
    leafNode.set(cell, opaque);
    leaves.set(opaque, cell);
    simplifier.keep(node, opaque);
  }
  const now = (node: Node): Node => simplifier.replacement.get(node) as Node;
  return { outputs: outputs.map(now), values: values.map(now), leaf: (node) => leaves.get(node) };
}

/** A leaf that no pass can look past: what computed its values is not part of this request, and what that read may be gone. */
const opaqueLeaf = (node: Node, cell: object): Node =>
  node.op === 'buffer' ? node : makeNode('buffer', [], { cell, shape: node.shape, dtype: node.dtype });

/** With more terms, or fewer results, additions take longer than a reduction. */
const MOST_TERMS = 4;
const LEAST_ELEMENTS = 1024;

class Simplifier {
  readonly replacement = new Map<Node, Node>();
  private readonly known = new Map<string, Node>();
  /** Nodes of the result. */
  private readonly settled = new Set<Node>();

  /** Takes a leaf over as it is, or as another one with the same values. */
  keep(leaf: Node, replacement: Node): void {
    this.settled.add(replacement);
    this.replacement.set(leaf, replacement);
  }

  /** Nodes that stay as they are are made again as well: the order of nodes is that of their making, and kernels merge best in the order of the program. */
  replace(node: Node): void {
    const inputs = node.inputs.map((input) => this.replacement.get(input) as Node);
    this.replacement.set(node, isForGradients(node) ? inputs[0] : this.settle(rebuild(node, inputs)));
  }

  /** Takes over a node that a builder gave, which may have made its inputs, too. */
  private settle(node: Node): Node {
    if (this.settled.has(node)) return node;
    const own = this.onSettled(node);
    return this.unique(own.op === 'sum' ? this.unroll(this.hoistFactors(own)) : own);
  }

  private onSettled(node: Node): Node {
    if (node.inputs.every((input) => this.settled.has(input))) return node;
    const inputs = node.inputs.map((input) => this.settle(input));
    if (inputs.every((input, i) => input === node.inputs[i])) return node;
    return makeNode(node.op, inputs, node.attributes as never) as Node;
  }

  /** Unrolls a sum of few values, not along the last axis, into additions: they fuse with what is around them, where a reduction does not. */
  private unroll(node: Node): Node {
    if (node.op !== 'sum' || node.dtype !== 'float32') return node;
    const [input] = node.inputs;
    const { axes } = node.attributes;
    const count = axes.reduce((product, axis) => product * input.shape[axis], 1);
    const isSmall = count >= 2 && count <= MOST_TERMS && !axes.includes(input.shape.length - 1);
    if (!isSmall || elementCount(node.shape) < LEAST_ELEMENTS) return node;
    const size = input.shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
    const terms = Array.from({ length: count }, (_, number) => {
      const start = input.shape.map(() => 0);
      for (let rest = number, a = axes.length - 1; a >= 0; a--) {
        start[axes[a]] = rest % input.shape[axes[a]];
        rest = Math.floor(rest / input.shape[axes[a]]);
      }
      return this.settle(reshape(crop(input, start, size), node.shape));
    });
    return terms.reduce((sum, term) => this.unique(makeNode('add', [sum, term], {}) as Node));
  }

  private unique(node: Node): Node {
    let key = `${node.op} ${node.dtype}`;
    for (const { id } of node.inputs) key += ` ${id}`;
    key += `:${attributeKey(node)}`;
    const known = this.known.get(key);
    if (known) return known;
    this.known.set(key, node);
    this.settled.add(node);
    return node;
  }

  private make(op: 'mul' | 'neg' | 'reshape' | 'expand' | 'sum', inputs: Node[], attributes: object): Node {
    return this.unique(makeNode(op, inputs, attributes as never) as Node);
  }

  /** Hoists factors: Σ f·x = f·Σ x where f does not change along the summed axes. So batch-norm and scale gradients need fewer passes. */
  private hoistFactors(node: NodeOf<'sum'> & Node): Node {
    const input = node.inputs[0];
    if (node.dtype !== 'float32' || elementCount(input.shape) === 0) return node;
    if (input.op === 'neg') return this.make('neg', [this.sumLike(input.inputs[0], node)], {});
    if (input.op !== 'mul') return node;
    const [a, b] = input.inputs;
    const factorB = this.factor(b, node);
    if (factorB) return this.make('mul', [this.sumLike(a, node), factorB], {});
    const factorA = this.factor(a, node);
    if (factorA) return this.make('mul', [this.sumLike(b, node), factorA], {});
    return node;
  }

  private sumLike(input: Node, like: NodeOf<'sum'>): Node {
    return this.unique(this.hoistFactors(makeNode('sum', [input], like.attributes)));
  }

  /** The operand in the sum's shape, if it is constant along the summed axes. */
  private factor(operand: Node, sum: NodeOf<'sum'> & Node): Node | undefined {
    if (operand.op === 'constant')
      return this.unique(makeNode('constant', [], { ...operand.attributes, shape: sum.shape }));
    if (operand.op !== 'expand') return undefined;
    const source = operand.inputs[0];
    const { axes } = sum.attributes;
    if (axes.some((axis) => source.shape[axis] !== 1)) return undefined;
    const kept = source.shape.filter((_, axis) => !axes.includes(axis));
    return this.make('expand', [this.make('reshape', [source], { shape: kept })], { shape: sum.shape });
  }
}
