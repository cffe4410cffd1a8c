// Float64 reference of attention: scores, weights and slopes of one query after another.

import { type AttentionForm, type AttentionSizes, droppingOf } from '../../base/attention.ts';
import { philoxStream } from '../../base/philox.ts';
import { contiguousStrides, elementCount } from '../../base/shape.ts';
import { type AttentionPrimitive, attentionSizes, optionalInputs } from '../attention.ts';
import type { Node, NodeOf } from '../node.ts';
import { flatIndex, forEachPosition, type References } from './rule.ts';

/** Values of a primitive's inputs, and where those of the bias lie. */
interface Operands {
  readonly sizes: AttentionSizes;
  readonly form: AttentionForm;
  readonly query: Float64Array;
  readonly key: Float64Array;
  readonly bias: Float64Array | undefined;
  readonly biasStrides: readonly number[];
  /** Factor on each weight; undefined where none is dropped. */
  readonly factors: Float64Array | undefined;
}

function operandsOf(
  op: AttentionPrimitive,
  inputs: readonly Node[],
  form: AttentionForm,
  values: readonly Float64Array[],
): Operands {
  const [query, key, value] = inputs;
  const sizes = attentionSizes(query, key, op === 'attentionLogSum' ? undefined : value);
  const { bias, seed } = optionalInputs(op, inputs, form);
  const valuesOf = (node: Node | undefined): Float64Array | undefined => node && values[inputs.indexOf(node)];
  const { batch, queries, keys } = sizes;
  const count = elementCount([...batch, queries, keys]);
  const words = valuesOf(seed);
  const { keep, factor } = droppingOf(form.dropoutP);
  return {
    sizes,
    form,
    query: values[0],
    key: values[1],
    bias: valuesOf(bias),
    biasStrides: bias ? contiguousStrides(bias.shape).map((stride, axis) => (bias.shape[axis] === 1 ? 0 : stride)) : [],
    factors:
      words &&
      Float64Array.from(philoxStream(words[0], words[1], count), (word) =>
        (word >>> 8) * 2 ** -24 < keep ? factor : 0,
      ),
  };
}

/** Where the rows at hand begin in the operands; `score`: the first of the query's scores, `bias` that of its biases. */
interface Place {
  readonly row: number;
  readonly query: number;
  readonly keys: number;
  readonly score: number;
  readonly bias: number;
}

/** Calls `visit` for every query with its scores, −∞ for keys that it may not see. */
function forEachQuery(
  { sizes, form, query, key, bias, biasStrides }: Operands,
  visit: (at: Place, scores: Float64Array) => void,
): void {
  const { batch, queries, keys, width } = sizes;
  forEachPosition([...batch, queries], (position, row) => {
    const i = position[batch.length];
    const first = ((row - i) / queries) * keys;
    const at = { row, query: i, keys: first, score: row * keys, bias: flatIndex([...position, 0], biasStrides) };
    const scores = Float64Array.from({ length: keys }, (_, j) => {
      if (form.isCausal && j > i) return Number.NEGATIVE_INFINITY;
      let total = bias ? bias[at.bias + j * biasStrides[batch.length + 1]] : 0;
      for (let c = 0; c < width; c++) total += query[row * width + c] * key[(first + j) * width + c];
      return total;
    });
    visit(at, scores);
  });
}

/** +∞ for a query that may see no key. */
function logSum(scores: Float64Array, hasBias: boolean): number {
  const most = scores.reduce((a, b) => (b > a || Number.isNaN(b) ? b : a), Number.NEGATIVE_INFINITY);
  if (hasBias && most === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return most + Math.log(scores.reduce((total, score) => total + Math.exp(score - most), 0));
}

export const ATTENTION: References<AttentionPrimitive> = {
  attention: ({ inputs, attributes: { form }, shape }, values) => {
    const operands = operandsOf('attention', inputs, form, values);
    const { keys, valueWidth } = operands.sizes;
    const value = values[2];
    const out = new Float64Array(elementCount(shape));
    forEachQuery(operands, (at, scores) => {
      const total = logSum(scores, form.hasBias);
      for (let j = 0; j < keys; j++) {
        const weight = Math.exp(scores[j] - total) * (operands.factors?.[at.score + j] ?? 1);
        for (let c = 0; c < valueWidth; c++)
          out[at.row * valueWidth + c] += weight * value[(at.keys + j) * valueWidth + c];
      }
    });
    return out;
  },
  attentionLogSum: ({ inputs, attributes: { form }, shape }, values) => {
    const out = new Float64Array(elementCount(shape));
    forEachQuery(operandsOf('attentionLogSum', inputs, form, values), ({ row }, scores) => {
      out[row] = logSum(scores, form.hasBias);
    });
    return out;
  },
  attentionGrad,
};

function attentionGrad(
  { inputs, attributes: { form, of }, shape }: NodeOf<'attentionGrad'>,
  values: readonly Float64Array[],
): Float64Array {
  const operands = operandsOf('attentionGrad', inputs, form, values);
  const { sizes, query, key, factors, biasStrides } = operands;
  const { batch, keys, width, valueWidth } = sizes;
  const [, , value, sums, g, projection] = values;
  const out = new Float64Array(elementCount(shape));
  forEachQuery(operands, (at, scores) => {
    for (let j = 0; j < keys; j++) {
      const weight = Math.exp(scores[j] - sums[at.row]);
      const factor = factors?.[at.score + j] ?? 1;
      let product = 0;
      for (let c = 0; c < valueWidth; c++) {
        const own = g[at.row * valueWidth + c];
        product += own * value[(at.keys + j) * valueWidth + c];
        if (of === 'value') out[(at.keys + j) * valueWidth + c] += weight * factor * own;
      }
      const slope = weight * (product * factor - projection[at.row]);
      if (of === 'bias') out[at.bias + j * biasStrides[batch.length + 1]] += slope;
      for (let c = 0; c < width; c++) {
        if (of === 'query') out[at.row * width + c] += slope * key[(at.keys + j) * width + c];
        if (of === 'key') out[(at.keys + j) * width + c] += slope * query[at.row * width + c];
      }
    }
  });
  return out;
}
