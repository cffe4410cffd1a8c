// Biases that a norm takes away again: those whose sum goes straight into a batch norm, which subtracts each channel's mean.

import { sameShape } from '../base/shape.ts';
import type { Node } from '../graph/node.ts';
import { scopeOf } from '../graph/scope.ts';
import { BatchNorm2d, InstanceNorm2d, type Module } from '../nn/index.ts';
import { nodeOf } from '../tensor/internal.ts';
import { outputOf } from './layer-maps.ts';
import type { ModelTrace } from './trace.ts';

export interface UselessBias {
  /** Dotted names. */
  readonly bias: string;
  readonly norm: string;
}

/** Through what only gives values another shape. */
function unshaped(node: Node): Node {
  let inner = node;
  while (inner.op === 'reshape' || inner.op === 'expand' || inner.op === 'transpose') inner = inner.inputs[0];
  return inner;
}

/** Of modules and functional code alike; what else uses the sum keeps the bias from being useless. */
export function biasesBeforeNorms(model: Module, { calls, nodes }: ModelTrace): UselessBias[] {
  const vectors = new Map<Node, string>();
  for (const [name, parameter] of model.namedParameters())
    if (parameter.shape.length === 1) vectors.set(nodeOf(parameter.read()), name);
  const users = new Map<Node, Node[]>();
  for (const node of nodes) for (const input of node.inputs) users.set(input, [...(users.get(input) ?? []), node]);
  const found: UselessBias[] = [];
  for (const { module, name, inputs, output } of calls) {
    const takesMean = (module instanceof BatchNorm2d && !module.frozen) || module instanceof InstanceNorm2d;
    const given = takesMean && inputs[0] && outputOf({ output: inputs[0] });
    if (!given) continue;
    const sum = nodeOf(given);
    const isNorms = (node: Node): boolean => scopeOf(node)?.name === name;
    if (sum.op !== 'add' || !(users.get(sum) ?? []).every(isNorms)) continue;
    const result = outputOf({ output });
    if (!result || !sameShape(result.shape, given.shape)) continue;
    for (const input of sum.inputs) {
      const bias = vectors.get(unshaped(input));
      if (bias !== undefined && input.op === 'expand') found.push({ bias, norm: name });
    }
  }
  return found;
}
