// A node built again on other inputs: the builders simplify it as far as they can, now that no Tensor stands for what they look past.

import { BINARY_OPS, UNARY_OPS } from '../base/elementwise.ts';
import * as build from '../graph/build.ts';
import { makeNode, type Node } from '../graph/node.ts';

const builders: Readonly<Record<string, unknown>> = build;
const unary = new Map(UNARY_OPS.map((op) => [op as string, builders[op] as (x: Node) => Node]));
const binary = new Map(BINARY_OPS.map((op) => [op as string, builders[op] as (x: Node, y: Node) => Node]));

/** Ops whose builders simplify nothing are made as they are. */
export function rebuild(node: Node, inputs: readonly Node[]): Node {
  const [x, y, z] = inputs;
  switch (node.op) {
    case 'where':
      return build.where(x, y, z);
    case 'cast':
      return build.cast(x, node.dtype);
    case 'sum':
      return build.sum(x, node.attributes.axes);
    case 'reshape':
      return build.reshape(x, node.shape);
    case 'transpose':
      return build.transpose(x, node.attributes.permutation);
    case 'expand':
      return build.expandTo(x, node.shape);
    case 'pad':
      return build.pad(x, node.attributes.before, node.attributes.after, node.attributes.value);
    case 'slice':
      return build.slice(x, node.attributes.start, node.attributes.size, node.attributes.step);
    case 'concat':
      return build.concat(inputs, node.attributes.axis);
    case 'matmul':
      return build.matmul(x, y);
  }
  return (
    unary.get(node.op)?.(x) ??
    binary.get(node.op)?.(x, y) ??
    (makeNode(node.op, inputs, node.attributes as never) as Node)
  );
}
