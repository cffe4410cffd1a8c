// Cards of maximum likelihood: which loss a distribution of the noise makes, and where its minimum lies.

import { dot, mean, total, type Values } from '../arithmetic/table.ts';
import { card } from './card.ts';

const DATA: Values = [1.2, -0.4, 2.5, 0.9, 3.1];
const N = DATA.length;
const DATA_SYMBOL = { tex: 'x', shape: '[N]', text: { en: 'data', zh: '数据' } };
const x = { tex: 'x', shape: [N], values: DATA };

const median = (values: Values): number => [...values].sort((a, b) => a - b)[(values.length - 1) / 2];

export const gaussian = card({
  id: 'mle-gaussian',
  title: { en: 'Gaussian noise: least squares', zh: '高斯噪声：最小二乘' },
  formula: String.raw`L = -\log\prod_i \mathcal N(x_i;\mu,\sigma^2) = N\log\sigma + \frac N2\log 2\pi + \sum_i\frac{(x_i-\mu)^2}{2\sigma^2}`,
  symbols: [
    DATA_SYMBOL,
    { tex: '\\mu', shape: '[]', text: { en: 'mean', zh: '均值' } },
    { tex: '\\sigma', shape: '[]', text: { en: 'deviation', zh: '标准差' } },
  ],
  inputs: {
    x,
    mu: { tex: '\\mu', shape: [1], values: [0.5] },
    sigma: { tex: '\\sigma', shape: [1], values: [1.5] },
  },
  lemmas: [
    {
      text: {
        en: 'The derivative by μ is 0 at the mean of the data, whatever σ is: least squares.',
        zh: '对 μ 的导数在样本均值处为 0，与 σ 无关：即最小二乘。',
      },
      tex: String.raw`\sum_i (x_i - \hat\mu) = 0 \;\Rightarrow\; \hat\mu = \frac1N\sum_i x_i`,
      sides: ({ x: data }) => [[total(data.map((value) => value - mean(data)))], [0]],
    },
    {
      text: {
        en: 'At that μ, the derivative by σ is 0 at the root of the mean square.',
        zh: '此时对 σ 的导数在均方根处为 0。',
      },
      tex: String.raw`\hat\sigma^2 = \frac1N\sum_i (x_i-\hat\mu)^2`,
      sides: ({ x: data }) => {
        const squares = data.map((value) => (value - mean(data)) ** 2);
        return [[data.length / Math.sqrt(mean(squares))], [total(squares) / mean(squares) ** 1.5]];
      },
    },
  ],
  gradients: {
    mu: {
      text: { en: 'A pull in proportion to the distance.', zh: '拉力与距离成正比。' },
      tex: String.raw`\frac{\partial L}{\partial\mu} = -\sum_i\frac{x_i-\mu}{\sigma^2}`,
      value: ({ x: data, mu: [mu], sigma: [sigma] }, [delta]) => [
        -delta * total(data.map((value) => (value - mu) / sigma ** 2)),
      ],
    },
    sigma: {
      text: { en: 'A wide bell costs height, a narrow one misses the data.', zh: '钟形太宽则矮，太窄则错过数据。' },
      tex: String.raw`\frac{\partial L}{\partial\sigma} = \frac N\sigma - \sum_i\frac{(x_i-\mu)^2}{\sigma^3}`,
      value: ({ x: data, mu: [mu], sigma: [sigma] }, [delta]) => [
        delta * (data.length / sigma - total(data.map((value) => (value - mu) ** 2)) / sigma ** 3),
      ],
    },
  },
  forward: ({ x: data, mu: [mu], sigma: [sigma] }) => [
    data.length * (Math.log(sigma) + Math.log(2 * Math.PI) / 2) +
      total(data.map((value) => (value - mu) ** 2)) / (2 * sigma ** 2),
  ],
  engine: ({ x: data, mu, sigma }) =>
    sigma
      .log()
      .add(Math.log(2 * Math.PI) / 2)
      .mul(N)
      .add(data.sub(mu).square().sum().div(sigma.square().mul(2))),
});

export const laplace = card({
  id: 'mle-laplace',
  title: { en: 'Laplace noise: absolute errors', zh: '拉普拉斯噪声：绝对误差' },
  formula: String.raw`L = -\log\prod_i \frac{1}{2b}e^{-|x_i-\mu|/b} = N\log 2b + \frac1b\sum_i |x_i-\mu|`,
  symbols: [
    DATA_SYMBOL,
    { tex: '\\mu', shape: '[]', text: { en: 'centre', zh: '中心' } },
    { tex: 'b', shape: '[]', text: { en: 'scale', zh: '尺度' } },
  ],
  inputs: { x, mu: { tex: '\\mu', shape: [1], values: [0.5] }, b: { tex: 'b', shape: [1], values: [1.5] } },
  lemmas: [
    {
      text: {
        en: 'As many pulls from above as from below: the median, which an outlier does not move.',
        zh: '上下拉力相等：即中位数，不受离群点影响。',
      },
      tex: String.raw`\sum_i \operatorname{sign}(x_i - \hat\mu) = 0 \;\Rightarrow\; \hat\mu = \mathrm{median}(x)`,
      sides: ({ x: data }) => [[total(data.map((value) => Math.sign(value - median(data))))], [0]],
    },
    {
      text: { en: 'At that μ, the scale is the mean absolute error.', zh: '此时尺度为平均绝对误差。' },
      tex: String.raw`\frac N{\hat b} = \frac{1}{\hat b^2}\sum_i |x_i-\hat\mu| \;\Rightarrow\; \hat b = \frac1N\sum_i |x_i-\hat\mu|`,
      sides: ({ x: data }) => {
        const errors = data.map((value) => Math.abs(value - median(data)));
        return [[data.length / mean(errors)], [total(errors) / mean(errors) ** 2]];
      },
    },
  ],
  gradients: {
    mu: {
      text: { en: 'A pull of the same strength at any distance.', zh: '任何距离拉力都相同。' },
      tex: String.raw`\frac{\partial L}{\partial\mu} = -\frac1b\sum_i\operatorname{sign}(x_i-\mu)`,
      value: ({ x: data, mu: [mu], b: [b] }, [delta]) => [
        (-delta * total(data.map((value) => Math.sign(value - mu)))) / b,
      ],
    },
    b: {
      text: { en: 'As for σ of the Gaussian.', zh: '与高斯的 σ 同理。' },
      tex: String.raw`\frac{\partial L}{\partial b} = \frac Nb - \frac{1}{b^2}\sum_i|x_i-\mu|`,
      value: ({ x: data, mu: [mu], b: [b] }, [delta]) => [
        delta * (data.length / b - total(data.map((value) => Math.abs(value - mu))) / b ** 2),
      ],
    },
  },
  forward: ({ x: data, mu: [mu], b: [b] }) => [
    data.length * Math.log(2 * b) + total(data.map((value) => Math.abs(value - mu))) / b,
  ],
  engine: ({ x: data, mu, b }) => b.mul(2).log().mul(N).add(data.sub(mu).abs().sum().div(b)),
});

export const bernoulli = card({
  id: 'mle-bernoulli',
  title: { en: 'Coin throws: binary cross-entropy', zh: '伯努利：二元交叉熵' },
  formula: String.raw`L = -\log\prod_i p^{y_i}(1-p)^{1-y_i} = -\sum_i \big(y_i\log p + (1-y_i)\log(1-p)\big)`,
  symbols: [
    { tex: 'y', shape: '[N]', text: { en: 'outcomes, 0 or 1', zh: '结果，0 或 1' } },
    { tex: 'p', shape: '[]', text: { en: 'probability of 1', zh: '为 1 的概率' } },
  ],
  inputs: {
    y: { tex: 'y', shape: [6], values: [1, 0, 1, 1, 0, 1] },
    p: { tex: 'p', shape: [1], values: [0.4] },
  },
  lemmas: [
    {
      text: { en: 'The derivative is 0 at the share of ones.', zh: '导数在 1 的频率处为 0。' },
      tex: String.raw`\frac{\sum y_i}{\hat p} = \frac{N-\sum y_i}{1-\hat p} \;\Rightarrow\; \hat p = \frac1N\sum_i y_i`,
      sides: ({ y }) => [[total(y) / mean(y)], [total(y.map((value) => 1 - value)) / (1 - mean(y))]],
    },
  ],
  gradients: {
    p: {
      text: { en: 'Ones pull up, zeros pull down.', zh: '1 向上拉，0 向下拉。' },
      tex: String.raw`\frac{\partial L}{\partial p} = -\frac{\sum_i y_i}{p} + \frac{N-\sum_i y_i}{1-p}`,
      value: ({ y, p: [p] }, [delta]) => [delta * (-total(y) / p + (y.length - total(y)) / (1 - p))],
    },
  },
  forward: ({ y, p: [p] }) => [-total(y.map((value) => value * Math.log(p) + (1 - value) * Math.log(1 - p)))],
  engine: ({ y, p }) =>
    y
      .mul(p.log())
      .add(y.neg().add(1).mul(p.neg().add(1).log()))
      .sum()
      .neg(),
});

const COUNTS: Values = [5, 2, 3];

export const categorical = card({
  id: 'mle-categorical',
  title: { en: 'Classes: cross-entropy', zh: '多类：交叉熵' },
  formula: String.raw`L = -\log\prod_k q_k^{n_k} = -\sum_k n_k\log q_k,\quad q = \mathrm{softmax}(z)`,
  symbols: [
    { tex: 'n', shape: '[C]', text: { en: 'how often each class was seen', zh: '各类出现次数' } },
    { tex: 'z', shape: '[C]', text: { en: 'logits', zh: '对数几率' } },
  ],
  inputs: {
    n: { tex: 'n', shape: [3], values: COUNTS },
    z: { tex: 'z', shape: [3], values: [0.5, -0.25, 0] },
  },
  lemmas: [
    {
      text: {
        en: 'The minimum is at the shares of the classes; what is left there is their entropy.',
        zh: '最小值在各类频率处，剩余即熵。',
      },
      tex: String.raw`\hat q_k = \frac{n_k}{N},\qquad \frac{L(\hat q)}{N} = -\sum_k\hat q_k\log\hat q_k`,
      sides: ({ n }) => {
        const shares = n.map((count) => count / total(n));
        return [
          [-dot(n, shares.map(Math.log)) / total(n)],
          [total(shares.map((share) => share * Math.log(1 / share)))],
        ];
      },
    },
  ],
  gradients: {
    z: {
      text: { en: 'Expected less seen.', zh: '期望减观测。' },
      tex: String.raw`\frac{\partial L}{\partial z_k} = N q_k - n_k`,
      value: ({ n, z }, [delta]) => softmaxOf(z).map((q, k) => delta * (total(n) * q - n[k])),
    },
  },
  forward: ({ n, z }) => [-dot(n, softmaxOf(z).map(Math.log))],
  engine: ({ n, z }) => n.mul(z.sub(z.exp().sum().log())).sum().neg(),
});

const softmaxOf = (z: Values): number[] => {
  const sum = total(z.map(Math.exp));
  return z.map((value) => Math.exp(value) / sum);
};
