// Cards of classification: softmax, its cross-entropy, and the binary pair of sigmoid and cross-entropy.

import { binaryCrossEntropyWithLogits, crossEntropy as crossEntropyLoss, softmax as softmaxOp } from 'fovea/ops';
import { dot, logistic, mean, row, softmaxRows, table, total, type Values } from '../arithmetic/table.ts';
import { card } from './card.ts';

const CLASSES = 4;
const LOGITS: Values = [1, -0.5, 2, 0, -1, 0.25, 0.5, 1.5];
/** Target probabilities of two examples: a class, and a smoothed one. */
const TARGETS: Values = [0, 0, 1, 0, 0.05, 0.85, 0.05, 0.05];

const LOGIT_SYMBOL = { tex: 'z', shape: '[N, C]', text: { en: 'logits', zh: '对数几率' } };

export const softmax = card({
  id: 'softmax',
  title: { en: 'Softmax', zh: 'Softmax 函数' },
  formula: String.raw`q_i = \frac{e^{z_i}}{\sum_k e^{z_k}}`,
  symbols: [
    LOGIT_SYMBOL,
    { tex: 'q', shape: '[N, C]', text: { en: 'probabilities', zh: '概率' } },
    { tex: '\\delta', shape: '[N, C]', text: { en: 'derivative of the loss by q', zh: '损失对 q 的导数' } },
  ],
  inputs: { z: { tex: 'z', shape: [2, CLASSES], values: LOGITS } },
  lemmas: [
    {
      text: {
        en: 'A constant on all logits changes nothing: subtracting the largest avoids overflow.',
        zh: '所有对数几率加同一常数，结果不变：减去最大值可防溢出。',
      },
      tex: 'q(z - c) = q(z)',
      sides: ({ z }) => [
        softmaxRows(
          z.map((value) => value - 7),
          CLASSES,
        ),
        softmaxRows(z, CLASSES),
      ],
    },
    {
      text: {
        en: 'The Jacobian: q(1 − q) on the diagonal, −qq beside it. Its rows sum to 0.',
        zh: '雅可比矩阵：对角线为 q(1 − q)，其余为 −qq；每行之和为 0。',
      },
      tex: String.raw`\frac{\partial q_i}{\partial z_j} = q_i([\,i=j\,] - q_j),\qquad \sum_j \frac{\partial q_i}{\partial z_j} = 0`,
      sides: ({ z }) => {
        const q = softmaxRows(row(z, CLASSES, 0), CLASSES);
        const jacobian = table(CLASSES, CLASSES, (i, j) => q[i] * (Number(i === j) - q[j]));
        return [table(CLASSES, 1, (i) => total(row(jacobian, CLASSES, i))), table(CLASSES, 1, () => 0)];
      },
    },
  ],
  gradients: {
    z: {
      text: { en: 'The Jacobian times δ, without making it.', zh: '雅可比矩阵乘 δ，无需显式构造。' },
      tex: String.raw`\frac{\partial L}{\partial z_j} = q_j\Big(\delta_j - \sum_i \delta_i q_i\Big)`,
      value: ({ z }, delta) => {
        const q = softmaxRows(z, CLASSES);
        return table(2, CLASSES, (n, j) => {
          const i = n * CLASSES + j;
          return q[i] * (delta[i] - dot(row(delta, CLASSES, n), row(q, CLASSES, n)));
        });
      },
    },
  },
  forward: ({ z }) => softmaxRows(z, CLASSES),
  engine: ({ z }) => softmaxOp(z),
});

export const crossEntropy = card({
  id: 'cross-entropy',
  title: { en: 'Softmax and cross-entropy', zh: 'Softmax 与交叉熵' },
  formula: String.raw`L = -\frac1N\sum_n\sum_i p_{ni}\log q_{ni},\quad q = \mathrm{softmax}(z)`,
  symbols: [LOGIT_SYMBOL, { tex: 'p', shape: '[N, C]', text: { en: 'target probabilities', zh: '目标概率' } }],
  inputs: {
    z: { tex: 'z', shape: [2, CLASSES], values: LOGITS },
    p: { tex: 'p', shape: [2, CLASSES], values: TARGETS },
  },
  lemmas: [
    {
      text: {
        en: 'Behind the softmax the loss has the slope −p/q, which has no bound; through its Jacobian that becomes q − p.',
        zh: '损失对 q 的导数为 −p/q，没有上界；乘以 softmax 的雅可比后变为 q − p。',
      },
      tex: String.raw`\sum_i -\frac{p_i}{q_i}\,q_i([\,i=j\,]-q_j) = q_j - p_j \quad\text{where } \textstyle\sum_i p_i = 1`,
      sides: ({ z, p }) => {
        const q = softmaxRows(row(z, CLASSES, 0), CLASSES);
        const target = row(p, CLASSES, 0);
        const all = total(target);
        return [
          q.map((qj, j) => total(q.map((qi, i) => -(target[i] / qi) * qi * (Number(i === j) - qj)))),
          q.map((qj, j) => qj * all - target[j]),
        ];
      },
    },
  ],
  gradients: {
    z: {
      text: { en: 'Prediction less target, whatever the network.', zh: '预测减目标，与网络无关。' },
      tex: String.raw`\frac{\partial L}{\partial z_{nj}} = \frac{1}{N}\Big(q_{nj}\sum_i p_{ni} - p_{nj}\Big) = \frac{q_{nj} - p_{nj}}{N}`,
      value: ({ z, p }, [delta]) => {
        const q = softmaxRows(z, CLASSES);
        return q.map((value, i) => (delta * (value * total(row(p, CLASSES, Math.floor(i / CLASSES))) - p[i])) / 2);
      },
    },
  },
  forward: ({ z, p }) => [-dot(p, softmaxRows(z, CLASSES).map(Math.log)) / 2],
  engine: ({ z, p }) => crossEntropyLoss(z, p),
});

export const binary = card({
  id: 'sigmoid-bce',
  title: { en: 'Sigmoid and binary cross-entropy', zh: 'Sigmoid 与二元交叉熵' },
  formula: String.raw`L = -\frac1N\sum_n \big(y_n\log\sigma(z_n) + (1-y_n)\log(1-\sigma(z_n))\big)`,
  symbols: [
    { tex: 'z', shape: '[N]', text: { en: 'logits', zh: '对数几率' } },
    { tex: 'y', shape: '[N]', text: { en: 'labels, 0 to 1', zh: '标签，0 到 1' } },
  ],
  inputs: {
    z: { tex: 'z', shape: [5], values: [-2, -0.5, 0, 1, 3] },
    y: { tex: 'y', shape: [5], values: [0, 1, 1, 0, 1] },
  },
  lemmas: [
    {
      text: {
        en: 'Written without a logarithm of small numbers, it never overflows.',
        zh: '改写后不含小数的对数，不会溢出。',
      },
      tex: String.raw`-y\log\sigma(z) - (1-y)\log(1-\sigma(z)) = \max(z,0) - yz + \log(1+e^{-|z|})`,
      sides: ({ z, y }) => [
        z.map((value, i) => -y[i] * Math.log(logistic(value)) - (1 - y[i]) * Math.log(1 - logistic(value))),
        z.map((value, i) => Math.max(value, 0) - y[i] * value + Math.log1p(Math.exp(-Math.abs(value)))),
      ],
    },
  ],
  gradients: {
    z: {
      text: {
        en: 'The slope of the sigmoid cancels: a wrong and certain answer still has a gradient near 1.',
        zh: 'sigmoid 的导数被约去：错得很自信时梯度仍接近 1。',
      },
      tex: String.raw`\frac{\partial L}{\partial z_n} = \frac{\sigma(z_n) - y_n}{N}`,
      value: ({ z, y }, [delta]) => z.map((value, i) => (delta * (logistic(value) - y[i])) / z.length),
    },
  },
  forward: ({ z, y }) => [
    mean(z.map((value, i) => -y[i] * Math.log(logistic(value)) - (1 - y[i]) * Math.log(1 - logistic(value)))),
  ],
  engine: ({ z, y }) => binaryCrossEntropyWithLogits(z, y),
});
