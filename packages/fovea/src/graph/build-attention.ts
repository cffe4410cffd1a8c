// Builders of attention, and its gradients composed of plain operations: what their own gradients are made of.

import { type AttentionForm, type AttentionOperand, droppingOf } from '../base/attention.ts';
import { optionalInputs } from './attention.ts';
import {
  add,
  cast,
  constant,
  constantLike,
  detach,
  equal,
  exp,
  iota,
  less,
  lessEqual,
  log,
  mul,
  randomBits,
  shiftRight,
  sub,
  where,
} from './build-elementwise.ts';
import { expandTo, reduceMax, reshape, sum, sumTo, transposeLast } from './build-movement.ts';
import { matmul } from './build-window.ts';
import { makeNode, type Node, type NodeOf } from './node.ts';

const present = (...nodes: readonly (Node | undefined)[]): Node[] => nodes.filter((node) => node !== undefined);

/** softmax(query · keyᵀ + bias) · value, in which weights are dropped by the seed. */
export const attention = (
  query: Node,
  key: Node,
  value: Node,
  options: { readonly isCausal?: boolean; readonly bias?: Node; readonly dropoutP?: number; readonly seed?: Node } = {},
): Node => {
  const { isCausal = false, bias, dropoutP = 0, seed } = options;
  const form = { isCausal, hasBias: bias !== undefined, dropoutP };
  return makeNode('attention', [query, key, value, ...present(bias, seed)], { form });
};

/** log Σ exp of each query's scores. */
export const attentionLogSum = (query: Node, key: Node, bias: Node | undefined, form: AttentionForm): Node =>
  makeNode('attentionLogSum', [query, key, ...present(bias)], { form: { ...form, dropoutP: 0 } });

/** What the gradients of one attention have in common: its operands, and what its result left. */
export interface AttentionGradInputs {
  readonly query: Node;
  readonly key: Node;
  readonly value: Node;
  readonly logSum: Node;
  readonly g: Node;
  readonly projection: Node;
  readonly bias: Node | undefined;
  readonly seed: Node | undefined;
}

export const attentionGrad = (of: AttentionOperand, form: AttentionForm, inputs: AttentionGradInputs): Node => {
  const { query, key, value, logSum, g, projection, bias, seed } = inputs;
  const all = [query, key, value, logSum, g, projection, ...present(bias, seed)];
  return makeNode('attentionGrad', all, { form, of });
};

// --- composed of plain operations ----------------------------------------------------------------------------------

/** `[…, L]` repeated along the keys. */
const alongKeys = (rows: Node, scores: Node): Node => expandTo(reshape(rows, [...rows.shape, 1]), scores.shape);

function plainScores(query: Node, key: Node, bias: Node | undefined, isCausal: boolean): Node {
  const products = matmul(query, transposeLast(key));
  const scores = bias ? add(products, expandTo(bias, products.shape)) : products;
  if (!isCausal) return scores;
  const rank = scores.shape.length;
  const seen = lessEqual(iota(scores.shape, rank - 1), iota(scores.shape, rank - 2));
  return where(seen, scores, constantLike(scores, Number.NEGATIVE_INFINITY));
}

/** What `attentionLogSum` means. */
export function plainLogSum({ inputs, attributes: { form } }: NodeOf<'attentionLogSum'>): Node {
  const { bias } = optionalInputs('attentionLogSum', inputs, form);
  const scores = plainScores(inputs[0], inputs[1], bias, form.isCausal);
  const axis = [scores.shape.length - 1];
  const most = detach(reduceMax(scores, axis));
  const none = equal(most, constantLike(most, Number.NEGATIVE_INFINITY));
  const shift = form.hasBias ? where(none, constantLike(most, 0), most) : most;
  const total = sum(exp(sub(scores, alongKeys(shift, scores))), axis);
  if (!form.hasBias) return add(log(total), shift);
  const known = add(log(where(none, constantLike(total, 1), total)), shift);
  return where(none, constantLike(total, Number.POSITIVE_INFINITY), known);
}

/** Factors on the weights: 0 for those that are dropped. */
function factors(seed: Node, like: Node, dropoutP: number): Node {
  const { keep, factor } = droppingOf(dropoutP);
  const bits = randomBits(seed, like.shape);
  const top = cast(shiftRight(bits, constant(8, like.shape, 'int32')), 'float32');
  const kept = less(top, constantLike(like, keep * 2 ** 24));
  return mul(cast(kept, 'float32'), constantLike(like, factor));
}

/** What `attentionGrad` means. */
export function plainAttentionGrad({ inputs, attributes: { form, of } }: NodeOf<'attentionGrad'>): Node {
  const [query, key, value, logSum, g, projection] = inputs;
  const { bias, seed } = optionalInputs('attentionGrad', inputs, form);
  const scores = plainScores(query, key, bias, form.isCausal);
  const weights = exp(sub(scores, alongKeys(logSum, scores)));
  const kept = seed ? factors(seed, scores, form.dropoutP) : undefined;
  if (of === 'value') return matmul(transposeLast(kept ? mul(weights, kept) : weights), g);
  const products = matmul(g, transposeLast(value));
  const slope = mul(weights, sub(kept ? mul(products, kept) : products, alongKeys(projection, scores)));
  if (of === 'query') return matmul(slope, key);
  if (of === 'key') return matmul(transposeLast(slope), query);
  return sumTo(slope, (bias as Node).shape);
}

/** Σ g · y along the last axis. */
export const projectionOn = (g: Node, y: Node): Node => sum(mul(g, y), [y.shape.length - 1]);
