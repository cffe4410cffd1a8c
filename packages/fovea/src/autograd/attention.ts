// Gradients of attention: by primitives that compute the weights again, whose own gradients go through plain operations.

import type { AttentionPrimitive } from '../graph/attention.ts';
import { optionalInputs } from '../graph/attention.ts';
import * as build from '../graph/build.ts';
import type { GradientRule } from './rule.ts';

export const ATTENTION: { readonly [P in AttentionPrimitive]: GradientRule<P> } = {
  attention: (y, g) => {
    const [query, key, value] = y.inputs;
    const { form } = y.attributes;
    const { bias, seed } = optionalInputs('attention', y.inputs, form);
    const logSum = build.attentionLogSum(query, key, bias, form);
    const projection = build.projectionOn(g, y);
    const inputs = { query, key, value, logSum, g, projection, bias, seed };
    const part = (of: 'query' | 'key' | 'value' | 'bias') => build.attentionGrad(of, form, inputs);
    return [part('query'), part('key'), part('value'), ...(bias ? [part('bias')] : []), ...(seed ? [undefined] : [])];
  },
  attentionLogSum: (node, g, walk) => walk.throughPlain(node, build.plainLogSum(node), g),
  attentionGrad: (node, g, walk) => walk.throughPlain(node, build.plainAttentionGrad(node), g),
};
