// Samples of attention: its forms, by operands of few elements.

import type { AttentionOperand } from '../../base/attention.ts';
import type { Shape } from '../../base/shape.ts';
import type { AttentionPrimitive } from '../attention.ts';
import * as build from '../build.ts';
import type { Node } from '../node.ts';
import { exactly, type Sample, type SampleInput, type Samples, uniform } from './sample.ts';

interface Form {
  readonly batch: Shape;
  readonly queries: number;
  readonly keys: number;
  readonly width: number;
  readonly valueWidth: number;
  readonly isCausal?: boolean;
  readonly bias?: SampleInput;
  readonly dropoutP?: number;
}

const INFINITE = Number.NEGATIVE_INFINITY;

const FORMS: Readonly<Record<string, Form>> = {
  plain: { batch: [], queries: 3, keys: 4, width: 2, valueWidth: 3 },
  'one of each': { batch: [1], queries: 1, keys: 1, width: 1, valueWidth: 1 },
  heads: { batch: [2, 2], queries: 5, keys: 3, width: 3, valueWidth: 3 },
  causal: { batch: [2], queries: 5, keys: 4, width: 2, valueWidth: 2, isCausal: true },
  'causal, more keys': { batch: [], queries: 3, keys: 6, width: 2, valueWidth: 1, isCausal: true },
  bias: { batch: [2, 2], queries: 3, keys: 3, width: 2, valueWidth: 2, bias: uniform([1, 2, 3, 3]) },
  'one bias for all': { batch: [2, 2], queries: 2, keys: 3, width: 1, valueWidth: 2, bias: uniform([1, 1, 2, 3]) },
  'hidden keys': {
    batch: [2],
    queries: 3,
    keys: 4,
    width: 2,
    valueWidth: 2,
    bias: exactly([1, 3, 4], [0.5, INFINITE, 0.25, INFINITE, INFINITE, INFINITE, INFINITE, INFINITE, 0, 1, 2, -1]),
  },
  dropping: { batch: [2], queries: 4, keys: 5, width: 2, valueWidth: 2, dropoutP: 0.4 },
  'dropping with bias': {
    batch: [2],
    queries: 3,
    keys: 4,
    width: 2,
    valueWidth: 2,
    isCausal: true,
    bias: uniform([2, 3, 4]),
    dropoutP: 0.25,
  },
};

const SEED = exactly([2], [5, 7], 'int32');

/** Which inputs a sample of the form has, and what `make` is given. */
function sample(
  name: string,
  form: Form,
  extra: readonly SampleInput[],
  make: (operands: Operands, extra: readonly Node[]) => Node,
): Sample {
  const { batch, queries, keys, width, valueWidth, bias, dropoutP = 0, isCausal = false } = form;
  const seed = dropoutP > 0 ? [SEED] : [];
  return {
    name,
    inputs: [
      uniform([...batch, queries, width], -1, 1),
      uniform([...batch, keys, width], -1, 1),
      uniform([...batch, keys, valueWidth]),
      ...extra,
      ...(bias ? [bias] : []),
      ...seed,
    ],
    // What is hidden is infinitely far from any other value.
    smooth: !name.startsWith('hidden'),
    build: (query, key, value, ...rest) => {
      const optional = rest.slice(extra.length);
      const given = { bias: bias ? optional[0] : undefined, seed: seed.length > 0 ? optional.at(-1) : undefined };
      return make({ query, key, value, form: { isCausal, hasBias: bias !== undefined, dropoutP }, ...given }, rest);
    },
  };
}

interface Operands {
  readonly query: Node;
  readonly key: Node;
  readonly value: Node;
  readonly bias: Node | undefined;
  readonly seed: Node | undefined;
  readonly form: { readonly isCausal: boolean; readonly hasBias: boolean; readonly dropoutP: number };
}

const forms = Object.entries(FORMS);

/** Sums of moderate size, so that weights are: they are operands of their own here. */
const gradSamples = (of: AttentionOperand): Sample[] =>
  forms
    .filter(([, form]) => of !== 'bias' || form.bias)
    .map(([name, form]) => {
      const rows = [...form.batch, form.queries];
      const extra = [uniform(rows, 0.5, 1.5), uniform([...rows, form.valueWidth]), uniform(rows)];
      return sample(`${name}, by ${of}`, form, extra, ({ form: own, ...operands }, [logSum, g, projection]) =>
        build.attentionGrad(of, own, { ...operands, logSum, g, projection }),
      );
    });

export const ATTENTION_SAMPLES: Samples<AttentionPrimitive> = {
  attention: forms.map(([name, form]) =>
    sample(name, form, [], ({ query, key, value, bias, seed, form: { isCausal, dropoutP } }) =>
      build.attention(query, key, value, { isCausal, dropoutP, ...(bias && { bias }), ...(seed && { seed }) }),
    ),
  ),
  attentionLogSum: forms
    .filter(([name]) => name !== 'hidden keys')
    .map(([name, form]) =>
      // The value takes no part.
      sample(name, form, [], ({ query, key, bias, form: own }) => build.attentionLogSum(query, key, bias, own)),
    ),
  attentionGrad: (['query', 'key', 'value', 'bias'] as const).flatMap(gradSamples),
};
