// Card of scaled dot-product attention.

import { scaledDotProductAttention } from 'fovea/ops';
import { dot, product, row, softmaxRows, table, transpose, type Values } from '../arithmetic/table.ts';
import { card, type Inputs } from './card.ts';

const [TOKENS, WIDTH] = [3, 2];
const SCALE = 1 / Math.sqrt(WIDTH);

type Attention = Inputs<'q' | 'k' | 'v'>;

const weights = ({ q, k }: Attention): number[] =>
  softmaxRows(
    product(q, transpose(k, WIDTH), WIDTH).map((score) => score * SCALE),
    TOKENS,
  );

/** Derivative by the scores: that by the weights, through the softmax of each row. */
function byScores(inputs: Attention, delta: Values): number[] {
  const a = weights(inputs);
  const byWeights = product(delta, transpose(inputs.v, WIDTH), WIDTH);
  return table(TOKENS, TOKENS, (i, j) => {
    const at = i * TOKENS + j;
    return a[at] * (byWeights[at] - dot(row(byWeights, TOKENS, i), row(a, TOKENS, i))) * SCALE;
  });
}

export const attention = card({
  id: 'attention',
  title: { en: 'Attention', zh: '注意力' },
  formula: String.raw`Y = A V,\quad A = \mathrm{softmax}(S),\quad S = \frac{Q K^{\mathsf T}}{\sqrt d}`,
  symbols: [
    { tex: 'Q', shape: '[T, d]', text: { en: 'queries', zh: '查询' } },
    { tex: 'K', shape: '[T, d]', text: { en: 'keys', zh: '键' } },
    { tex: 'V', shape: '[T, d]', text: { en: 'values', zh: '值' } },
    { tex: 'A', shape: '[T, T]', text: { en: 'weights: rows sum to 1', zh: '权重，每行之和为 1' } },
    { tex: '\\Delta', shape: '[T, d]', text: { en: 'derivative of the loss by Y', zh: '损失对 Y 的导数' } },
  ],
  inputs: {
    q: { tex: 'Q', shape: [TOKENS, WIDTH], values: [1, 0, -0.5, 2, 0.25, -1] },
    k: { tex: 'K', shape: [TOKENS, WIDTH], values: [0.5, 1, -1, 0, 2, -0.5] },
    v: { tex: 'V', shape: [TOKENS, WIDTH], values: [1, 2, -1, 0.5, 0, -2] },
  },
  lemmas: [
    {
      text: {
        en: 'The same vector added to all keys changes nothing: each row of scores moves by one number.',
        zh: '所有键加同一向量，结果不变：每行得分只平移一个常数。',
      },
      tex: String.raw`A(Q, K + \mathbf 1 c^{\mathsf T}) = A(Q, K)`,
      sides: (inputs) => [
        weights({ ...inputs, k: inputs.k.map((value, i) => value + [3, -1][i % WIDTH]) }),
        weights(inputs),
      ],
    },
    {
      text: { en: 'Attention does not know the order of tokens.', zh: '注意力不知道词元的顺序。' },
      tex: 'Y(Q, PK, PV) = Y(Q, K, V)',
      sides: (inputs) => {
        const turned = (values: Values): number[] => [...values.slice(WIDTH), ...values.slice(0, WIDTH)];
        const attend = (each: Attention): number[] => product(weights(each), each.v, TOKENS);
        return [attend({ ...inputs, k: turned(inputs.k), v: turned(inputs.v) }), attend(inputs)];
      },
    },
  ],
  gradients: {
    v: {
      text: {
        en: 'Each value collects the errors of the tokens that looked at it.',
        zh: '每个值收集关注它的词元的误差。',
      },
      tex: String.raw`\frac{\partial L}{\partial V} = A^{\mathsf T}\Delta`,
      value: (inputs, delta) => product(transpose(weights(inputs), TOKENS), delta, TOKENS),
    },
    q: {
      text: {
        en: 'Through the softmax of each row, then through the product.',
        zh: '先经过每行的 softmax，再经过乘积。',
      },
      tex: String.raw`\frac{\partial L}{\partial Q} = \frac{1}{\sqrt d}\,G K,\quad G = A\circ\big(D - \mathrm{rowsum}(A\circ D)\big),\quad D = \Delta V^{\mathsf T}`,
      value: (inputs, delta) => product(byScores(inputs, delta), inputs.k, TOKENS),
    },
    k: {
      text: { en: 'The same, seen from the keys.', zh: '同理，从键的角度看。' },
      tex: String.raw`\frac{\partial L}{\partial K} = \frac{1}{\sqrt d}\,G^{\mathsf T} Q`,
      value: (inputs, delta) => product(transpose(byScores(inputs, delta), TOKENS), inputs.q, TOKENS),
    },
  },
  forward: (inputs) => product(weights(inputs), inputs.v, TOKENS),
  engine: ({ q, k, v }) => scaledDotProductAttention(q, k, v),
});
