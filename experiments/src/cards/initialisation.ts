// Card of initial weights: what a layer does to the size of signals and gradients, averaged over its random weights, and what Xavier and Kaiming make of it.

import { dot, logistic, mean, product, row, table, type Values } from '../arithmetic/table.ts';
import { card, type Inputs } from './card.ts';
import { differences } from './check.ts';

const [IN, OUT] = [4, 3];

type Layer = Inputs<'x' | 'w' | 'd'>;

/** The variance of weights around 0. */
const variance = (w: Values): number => mean(w.map((weight) => weight ** 2));

const meanSquare = (values: Values): number => mean(values.map((value) => value ** 2));

/** The mean of f over all weights of one unit that are σ or −σ: each has mean 0 and variance σ². */
function overSigns(count: number, sigma: number, f: (weights: Values) => number): number {
  const patterns = Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (__, i) => ((bits >> i) & 1 ? sigma : -sigma)),
  );
  return mean(patterns.map(f));
}

const forward = ({ x, w, d }: Layer): number => dot(product(x, w, IN), d);

export const initialisation = card({
  id: 'initialisation',
  title: { en: 'Initial weights: Xavier and Kaiming', zh: '初始权重：Xavier 与 Kaiming' },
  formula: String.raw`L = \sum_j \delta_j y_j,\quad y_j = \sum_{i=1}^{n} x_i w_{ij},\quad \mathbb E\,w_{ij} = 0,\ \mathbb E\,w_{ij}^2 = \sigma^2`,
  symbols: [
    { tex: 'x', shape: '[n]', text: { en: 'inputs of a layer', zh: '层的输入' } },
    { tex: 'w', shape: '[n, m]', text: { en: 'weights, drawn independently', zh: '权重，独立抽取' } },
    { tex: 'y', shape: '[m]', text: { en: 'outputs, before the activation', zh: '激活之前的输出' } },
    {
      tex: '\\delta',
      shape: '[m]',
      text: { en: 'derivative of the loss by y, from the layers behind', zh: '损失对 y 的导数，来自后面的层' },
    },
    { tex: '\\sigma^2', shape: '[]', text: { en: 'variance of each weight', zh: '每个权重的方差' } },
  ],
  inputs: {
    x: { tex: 'x', shape: [IN], values: [1, -0.5, 2, 0.25] },
    w: { tex: 'w', shape: [IN, OUT], values: [0.4, -0.7, 0.2, 0.9, 0.1, -0.3, -0.5, 0.6, 0.8, 0.3, -0.2, 0.7] },
    d: { tex: '\\delta', shape: [OUT], values: [0.5, -1, 0.75] },
  },
  lemmas: [
    {
      text: {
        en: 'Forward: averaged over the weights, products of two different ones drop out. The outputs keep the mean square of the inputs where nσ² = 1; otherwise L layers change it by (nσ²)^L, which vanishes or explodes. (Averaged over all weights that are σ or −σ.)',
        zh: '前向：对权重取平均时，不同权重的乘积项为 0。nσ² = 1 时输出保持输入的均方；否则 L 层之后变为 (nσ²)^L 倍，消失或爆炸。（对取 σ 或 −σ 的所有权重求平均。）',
      },
      tex: String.raw`\mathbb E\,y_j^2 = \sigma^2\sum_i x_i^2 = n\sigma^2\cdot\overline{x^2}`,
      sides: ({ x, w }) => [
        [overSigns(IN, Math.sqrt(variance(w)), (weights) => dot(x, weights) ** 2)],
        [IN * variance(w) * meanSquare(x)],
      ],
    },
    {
      text: {
        en: 'Backward: the same sum over the m outputs. The gradient keeps its size where mσ² = 1.',
        zh: '反向：同样的求和，但遍历 m 个输出。mσ² = 1 时梯度保持大小。',
      },
      tex: String.raw`\mathbb E\Big(\frac{\partial L}{\partial x_i}\Big)^2 = m\sigma^2\cdot\overline{\delta^2}`,
      sides: ({ w, d }) => [
        [overSigns(OUT, Math.sqrt(variance(w)), (weights) => dot(d, weights) ** 2)],
        [OUT * variance(w) * meanSquare(d)],
      ],
    },
    {
      text: {
        en: 'Xavier: where n and m differ, no σ² serves both ways; this one makes the two factors 1 on average.',
        zh: 'Xavier：n 与 m 不同时，没有 σ² 能同时满足两个方向；此取值使两个倍数的平均为 1。',
      },
      tex: String.raw`\sigma^2 = \frac{2}{n+m}\;\Rightarrow\;\tfrac12\big(n\sigma^2 + m\sigma^2\big) = 1`,
      sides: () => {
        const sigma2 = 2 / (IN + OUT);
        return [[(IN * sigma2 + OUT * sigma2) / 2], [1]];
      },
    },
    {
      text: {
        en: 'Why it suits tanh and not sigmoid: near 0 tanh passes signal and gradient on as they are, while sigmoid leaves a quarter of the gradient in each layer.',
        zh: '为何适合 tanh 而不适合 sigmoid：在 0 附近 tanh 原样传递信号与梯度，而 sigmoid 每层只留下四分之一的梯度。',
      },
      tex: String.raw`\tanh'(0) = 1,\quad \sigma'(0) = \tfrac14`,
      sides: () => [[Math.tanh, logistic].flatMap((f) => differences(([at]) => f(at), [0])), [1, 1 / 4]],
    },
    {
      text: {
        en: 'Kaiming: y is as often below 0 as above, so that relu leaves half of the mean square; twice the variance makes up for it.',
        zh: 'Kaiming：y 为正与为负的机会相同，relu 只留下一半的均方；方差加倍即可补偿。',
      },
      tex: String.raw`\mathbb E\,\mathrm{relu}(y_j)^2 = \tfrac12\,\mathbb E\,y_j^2\;\Rightarrow\;\sigma^2 = \frac{2}{n}`,
      sides: ({ x }) => [
        [overSigns(IN, Math.sqrt(2 / IN), (weights) => Math.max(0, dot(x, weights)) ** 2)],
        [meanSquare(x)],
      ],
    },
  ],
  gradients: {
    x: {
      text: {
        en: 'Each input collects the errors of all m outputs, by its weights.',
        zh: '每个输入按其权重收集 m 个输出的误差。',
      },
      tex: String.raw`\frac{\partial L}{\partial x} = W\delta`,
      value: ({ w, d }, [delta]) => table(IN, 1, (i) => delta * dot(row(w, OUT, i), d)),
    },
    w: {
      text: {
        en: 'Input times error: where either vanishes, nothing is learnt.',
        zh: '输入乘误差：任何一方消失，就学不到东西。',
      },
      tex: String.raw`\frac{\partial L}{\partial W} = x\,\delta^{\mathsf T}`,
      value: ({ x, d }, [delta]) => table(IN, OUT, (i, j) => delta * x[i] * d[j]),
    },
  },
  forward: (inputs) => [forward(inputs)],
  engine: ({ x, w, d }) => x.reshape(1, IN).matmul(w).reshape(OUT).mul(d).sum(),
});
