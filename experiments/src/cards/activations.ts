// Cards of activation functions: each with its derivative.

import type { Tensor } from 'fovea';
import { gelu, relu, sigmoid, silu, tanh } from 'fovea/ops';
import { integrate } from '../arithmetic/integrate.ts';
import { logistic, type Values } from '../arithmetic/table.ts';
import { type Card, card, type Lemma, type Text } from './card.ts';

interface Activation {
  readonly id: string;
  readonly title: Text;
  readonly formula: string;
  readonly derivative: string;
  readonly text: Text;
  readonly f: (x: number) => number;
  readonly slope: (x: number) => number;
  readonly lemma: Lemma<'x'>;
  readonly engine: (x: Tensor) => Tensor;
}

const X: Values = [-3, -1.5, -0.5, 0.25, 1, 2, 4];

/** Density of the normal distribution, and its integral from −∞. */
const density = (x: number): number => Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);
const normal = (x: number): number => 0.5 + integrate(density, 0, x);

const slopeOfSigmoid = (x: number): number => logistic(x) * (1 - logistic(x));

const ACTIVATIONS: readonly Activation[] = [
  {
    id: 'sigmoid',
    title: { en: 'Sigmoid', zh: 'Sigmoid 函数' },
    formula: String.raw`y = \sigma(x) = \frac{1}{1+e^{-x}}`,
    derivative: String.raw`\sigma'(x) = \sigma(x)\,(1-\sigma(x)) \le \tfrac14`,
    text: {
      en: 'The slope is largest at 0, where it is 1/4: a chain of n sigmoids passes on at most 4⁻ⁿ.',
      zh: '导数在 0 处最大，为 1/4：n 层 sigmoid 最多传递 4⁻ⁿ 的梯度。',
    },
    f: logistic,
    slope: slopeOfSigmoid,
    lemma: {
      text: { en: 'σ(−x) is what is left to 1.', zh: 'σ(−x) 与 σ(x) 之和为 1。' },
      tex: String.raw`\sigma(-x) = 1 - \sigma(x)`,
      sides: ({ x }) => [x.map((value) => logistic(-value)), x.map((value) => 1 - logistic(value))],
    },
    engine: sigmoid,
  },
  {
    id: 'tanh',
    title: { en: 'Tanh', zh: '双曲正切' },
    formula: String.raw`y = \tanh x = \frac{e^{x}-e^{-x}}{e^{x}+e^{-x}}`,
    derivative: String.raw`\tanh'(x) = 1 - \tanh^2 x`,
    text: { en: 'The slope is 1 at 0 and falls on both sides.', zh: '导数在 0 处为 1，向两侧下降。' },
    f: Math.tanh,
    slope: (x) => 1 - Math.tanh(x) ** 2,
    lemma: {
      text: { en: 'It is a sigmoid, twice as steep and centred.', zh: '它是居中、陡两倍的 sigmoid。' },
      tex: String.raw`\tanh x = 2\sigma(2x) - 1`,
      sides: ({ x }) => [x.map(Math.tanh), x.map((value) => 2 * logistic(2 * value) - 1)],
    },
    engine: tanh,
  },
  {
    id: 'relu',
    title: { en: 'ReLU', zh: 'ReLU 函数' },
    formula: String.raw`y = \max(x, 0)`,
    derivative: String.raw`\mathrm{relu}'(x) = [\,x > 0\,]`,
    text: { en: 'The gradient passes unchanged or not at all.', zh: '梯度要么原样通过，要么为 0。' },
    f: (x) => Math.max(x, 0),
    slope: (x) => Number(x > 0),
    lemma: {
      text: { en: 'Both halves together are the line.', zh: '正负两半之差即原值。' },
      tex: String.raw`\mathrm{relu}(x) - \mathrm{relu}(-x) = x`,
      sides: ({ x }) => [x.map((value) => Math.max(value, 0) - Math.max(-value, 0)), x],
    },
    engine: relu,
  },
  {
    id: 'silu',
    title: { en: 'SiLU (swish)', zh: 'SiLU（Swish）函数' },
    formula: String.raw`y = x\,\sigma(x)`,
    derivative: String.raw`y' = \sigma(x) + x\,\sigma(x)(1-\sigma(x))`,
    text: { en: 'The product rule.', zh: '乘积求导法则。' },
    f: (x) => x * logistic(x),
    slope: (x) => logistic(x) + x * slopeOfSigmoid(x),
    lemma: {
      text: { en: 'The same as with tanh.', zh: '用 tanh 表示相同。' },
      tex: String.raw`x\,\sigma(x) = \tfrac x2\left(1+\tanh\tfrac x2\right)`,
      sides: ({ x }) => [
        x.map((value) => value * logistic(value)),
        x.map((value) => (value / 2) * (1 + Math.tanh(value / 2))),
      ],
    },
    engine: silu,
  },
  {
    id: 'gelu',
    title: { en: 'GELU', zh: 'GELU 函数' },
    formula: String.raw`y = x\,\Phi(x),\quad \Phi(x) = P(Z \le x)`,
    derivative: String.raw`y' = \Phi(x) + x\,\varphi(x)`,
    text: {
      en: 'Φ is the normal distribution and φ its density: the mean of a mask that keeps x when a normal number lies below it.',
      zh: 'Φ 为正态分布函数，φ 为其密度：即“正态随机数小于 x 时保留 x”这一随机掩码的期望。',
    },
    f: (x) => x * normal(x),
    slope: (x) => normal(x) + x * density(x),
    lemma: {
      text: { en: 'Both sides of the mask add up to 1.', zh: '掩码两侧概率之和为 1。' },
      tex: String.raw`\Phi(x) + \Phi(-x) = 1`,
      sides: ({ x }) => [x.map((value) => normal(value) + normal(-value)), x.map(() => 1)],
    },
    engine: gelu,
  },
];

export const activations: readonly Card[] = ACTIVATIONS.map(
  ({ id, title, formula, derivative, text, f, slope, lemma, engine }) =>
    card({
      id,
      title,
      formula,
      symbols: [
        { tex: 'x', shape: '[N]', text: { en: 'input', zh: '输入' } },
        { tex: '\\delta', shape: '[N]', text: { en: 'derivative of the loss by y', zh: '损失对 y 的导数' } },
      ],
      inputs: { x: { tex: 'x', shape: [X.length], values: X } },
      lemmas: [lemma],
      gradients: {
        x: { text, tex: derivative, value: ({ x }, delta) => x.map((value, i) => delta[i] * slope(value)) },
      },
      forward: ({ x }) => x.map(f),
      engine: ({ x }) => engine(x),
    }),
);
