// Card of logistic regression with an L2 penalty.

import { binaryCrossEntropyWithLogits } from 'fovea/ops';
import { column, dot, logistic, mean, row, table, total } from '../arithmetic/table.ts';
import { card, type Inputs } from './card.ts';
import { differences } from './check.ts';

const [ROWS, FEATURES] = [5, 2];
const PENALTY = 0.1;

type Regression = Inputs<'x' | 'y' | 'w' | 'b'>;

/** What is predicted, less what is so. */
const errors = ({ x, y, w, b }: Regression): number[] =>
  y.map((label, i) => logistic(dot(row(x, FEATURES, i), w) + b[0]) - label);

const byWeight = (inputs: Regression): number[] =>
  inputs.w.map((weight, j) => dot(column(inputs.x, FEATURES, j), errors(inputs)) / ROWS + PENALTY * weight);

export const logisticRegression = card({
  id: 'logistic-regression',
  title: { en: 'Logistic regression', zh: '逻辑回归' },
  formula: String.raw`L = -\frac1N\sum_n\big(y_n\log\sigma_n + (1-y_n)\log(1-\sigma_n)\big) + \frac\lambda2\lVert w\rVert^2,\quad \sigma_n = \sigma(x_n^{\mathsf T}w + b)`,
  symbols: [
    { tex: 'x', shape: '[N, F]', text: { en: 'features', zh: '特征' } },
    { tex: 'y', shape: '[N]', text: { en: 'labels, 0 or 1', zh: '标签，0 或 1' } },
    { tex: 'w', shape: '[F]', text: { en: 'weights', zh: '权重' } },
    { tex: 'b', shape: '[]', text: { en: 'bias', zh: '偏置' } },
    { tex: '\\lambda', shape: '[]', text: { en: 'strength of the penalty, 0.1', zh: '惩罚强度，0.1' } },
  ],
  inputs: {
    x: { tex: 'x', shape: [ROWS, FEATURES], values: [1, 0.5, -1, 2, 0.25, -1.5, 2, 1, -0.5, -2] },
    y: { tex: 'y', shape: [ROWS], values: [1, 0, 1, 1, 0] },
    w: { tex: 'w', shape: [FEATURES], values: [0.5, -0.25] },
    b: { tex: 'b', shape: [1], values: [0.1] },
  },
  lemmas: [
    {
      text: {
        en: 'The second derivative is a sum of squares with weights σ(1 − σ) > 0: the loss is convex, and has one minimum.',
        zh: '二阶导数是以 σ(1 − σ) > 0 加权的平方和：损失是凸函数，只有一个极小值。',
      },
      tex: String.raw`\frac{\partial^2 L}{\partial w\,\partial w^{\mathsf T}} = \frac1N X^{\mathsf T}\mathrm{diag}\big(\sigma(1-\sigma)\big)X + \lambda I`,
      sides: (inputs) => {
        const { x, y, w } = inputs;
        const spread = errors(inputs).map((error, i) => (error + y[i]) * (1 - error - y[i]));
        return [
          table(FEATURES, FEATURES, (j, k) => {
            const products = spread.map((value, i) => value * x[i * FEATURES + j] * x[i * FEATURES + k]);
            return mean(products) + PENALTY * Number(j === k);
          }),
          w.flatMap((_, j) => differences((moved) => byWeight({ ...inputs, w: moved })[j], w)),
        ];
      },
    },
  ],
  gradients: {
    w: {
      text: {
        en: 'Features times errors, and the pull of the penalty to 0.',
        zh: '特征乘误差，加上惩罚项向 0 的拉力。',
      },
      tex: String.raw`\frac{\partial L}{\partial w} = \frac1N X^{\mathsf T}(\sigma - y) + \lambda w`,
      value: (inputs, [delta]) => byWeight(inputs).map((value) => delta * value),
    },
    b: {
      text: { en: 'The mean error: the bias is not penalised.', zh: '平均误差：偏置不受惩罚。' },
      tex: String.raw`\frac{\partial L}{\partial b} = \frac1N\sum_n (\sigma_n - y_n)`,
      value: (inputs, [delta]) => [delta * mean(errors(inputs))],
    },
  },
  forward: (inputs) => {
    const { y, w } = inputs;
    const losses = errors(inputs).map((error, i) => {
      const predicted = error + y[i];
      return -y[i] * Math.log(predicted) - (1 - y[i]) * Math.log(1 - predicted);
    });
    return [mean(losses) + (PENALTY / 2) * total(w.map((value) => value ** 2))];
  },
  engine: ({ x, y, w, b }) =>
    binaryCrossEntropyWithLogits(x.matmul(w.reshape(FEATURES, 1)).reshape(ROWS).add(b), y).add(
      w
        .square()
        .sum()
        .mul(PENALTY / 2),
    ),
});
