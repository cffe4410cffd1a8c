// The work of one node: multiply-adds of products, and exact floating-point operations. Counted on the graph as the layers define it.

import { outputShape, windowTaps } from '../base/geometry.ts';
import { elementCount } from '../base/shape.ts';
import { type AttentionPrimitive, attentionSizes } from './attention.ts';
import type { Node, NodeOf } from './node-type.ts';
import type { Primitive } from './primitives.ts';

export interface NodeWork {
  /** Multiply-adds of convolutions, plain and transposed, and of matrix products; padding is counted as pixels are. */
  readonly macs: number;
  /** One for each multiplication and each addition of the products: 2·MACs less one for each result. */
  readonly productFlops: number;
  /** One for each operation on float32 besides: biases, norms, activations, softmax, pooling. */
  readonly elementwiseFlops: number;
}

const NOTHING: NodeWork = { macs: 0, productFlops: 0, elementwiseFlops: 0 };

const product = (macs: number, results: number): NodeWork => ({
  macs,
  productFlops: Math.max(0, 2 * macs - results),
  elementwiseFlops: 0,
});

const elementwise = (flops: number): NodeWork => ({ ...NOTHING, elementwiseFlops: flops });

/**
 * Of the primitives that `nodeWork` has no case for: whether each element of the result is an operation on float32. Comparisons, choices,
 * casts and whatever only moves values are not. A new primitive does not compile without a case or an entry.
 */
const IS_ARITHMETIC = {
  ...{ add: true, sub: true, mul: true, div: true, max: true, min: true, neg: true, abs: true, floor: true },
  ...{ exp: true, log: true, sqrt: true, rsqrt: true, reciprocal: true, tanh: true, erf: true, sin: true, cos: true },
  ...{ less: false, lessEqual: false, equal: false, notEqual: false, where: false, cast: false, detach: false },
  ...{ barrier: false, checkpoint: false },
  ...{ bitAnd: false, bitOr: false, bitXor: false, shiftLeft: false, shiftRight: false, randomBits: false },
  ...{ buffer: false, constant: false, iota: false, reshape: false, transpose: false, expand: false },
  ...{ pad: false, slice: false, concat: false, gather: false, poolGather: false, maxPool2dIndices: false },
} as const satisfies Partial<Record<Primitive, boolean>>;

/** The work of a node. A max over a window or an axis counts one for each value, as a sum with its division does. */
export function nodeWork(node: Node): NodeWork {
  const results = elementCount(node.shape);
  switch (node.op) {
    case 'matmul':
      return product(results * node.inputs[0].shape[node.inputs[0].shape.length - 1], results);
    case 'attention':
    case 'attentionLogSum':
    case 'attentionGrad':
      return attentionWork(node);
    // The adjoints multiply what the convolution multiplies, and add it up elsewhere.
    case 'conv2d':
    case 'conv2dInputGrad':
    case 'conv2dWeightGrad': {
      const { geometry } = node.attributes;
      const perOutput = (windowTaps(geometry) * geometry.inChannels) / geometry.groups;
      return product(elementCount(outputShape(geometry)) * perOutput, results);
    }
    case 'maxPool2d':
    case 'averagePool2d':
      return elementwise(results * windowTaps(node.attributes.geometry));
    case 'averagePool2dGrad':
      return elementwise(elementCount(node.inputs[0].shape) * windowTaps(node.attributes.geometry));
    case 'sum':
      return node.dtype === 'float32' ? elementwise(elementCount(node.inputs[0].shape) - results) : NOTHING;
    case 'reduceMax':
    case 'argmax':
      return node.inputs[0].dtype === 'float32' ? elementwise(elementCount(node.inputs[0].shape) - results) : NOTHING;
    case 'scatterAdd':
    case 'poolScatter':
      return elementwise(elementCount(node.inputs[0].shape));
    default:
      return node.dtype === 'float32' && IS_ARITHMETIC[node.op] ? elementwise(results) : NOTHING;
  }
}

/** Scores that causal attention leaves out are counted, as the plain products count them; each takes some five operations besides products. */
function attentionWork(node: NodeOf<AttentionPrimitive>): NodeWork {
  const [query, key, value] = node.inputs;
  const { width, valueWidth, batch, queries, keys } = attentionSizes(query, key, value);
  const scores = elementCount([...batch, queries, keys]);
  const results = elementCount(node.shape);
  const elementwiseFlops = 5 * scores;
  if (node.op === 'attentionLogSum') return { ...product(scores * width, scores), elementwiseFlops };
  if (node.op === 'attention') return { ...product(scores * (width + valueWidth), scores + results), elementwiseFlops };
  // The scores anew and, but for the bias, a product of its own; slopes take products with the gradient, too.
  const { of } = (node as NodeOf<'attentionGrad'>).attributes;
  const own = of === 'query' || of === 'key' ? width : 0;
  const macs = scores * (width + valueWidth + own);
  return { ...product(macs, scores * (of === 'value' ? 1 : 2) + (of === 'bias' ? 0 : results)), elementwiseFlops };
}

export const addWork = (a: NodeWork, b: NodeWork): NodeWork => ({
  macs: a.macs + b.macs,
  productFlops: a.productFlops + b.productFlops,
  elementwiseFlops: a.elementwiseFlops + b.elementwiseFlops,
});

/** Of many nodes. */
export const workOf = (nodes: readonly Node[]): NodeWork =>
  nodes.reduce((sum, node) => addWork(sum, nodeWork(node)), NOTHING);

/** Those of the nodes, inputs before users, that depend on one of the inputs: what is computed from weights alone no input needs anew. */
export function dependentOn(inputs: Iterable<Node>, nodes: readonly Node[]): Node[] {
  const reached = new Set(inputs);
  return nodes.filter((node) => {
    if (!node.inputs.some((part) => reached.has(part))) return false;
    reached.add(node);
    return true;
  });
}
