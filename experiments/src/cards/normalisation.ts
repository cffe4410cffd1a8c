// Cards of normalisation: by channel over the batch, and by token over its features.

import { batchNormTraining, layerNorm as layerNormOp } from 'fovea/ops';
import { column, mean, row, table, transpose, type Values } from '../arithmetic/table.ts';
import { card, type Inputs } from './card.ts';

const EPS = 1e-5;
const [ROWS, COLUMNS] = [5, 3];
const X: Values = [1, -2, 0.5, 3, 0.25, -1, -0.5, 4, 2, 2.5, -1.5, 0, 0.75, 1, -3];

const deviation = (line: Values): number => Math.sqrt(mean(line.map((value) => (value - mean(line)) ** 2)) + EPS);

/** A line less its mean, over its deviation. */
const standardised = (line: Values): number[] => line.map((value) => (value - mean(line)) / deviation(line));

/** δ through the standardising of a line. */
function throughLine(line: Values, delta: Values): number[] {
  const unit = standardised(line);
  const along = mean(delta.map((value, i) => value * unit[i]));
  return delta.map((value, i) => (value - mean(delta) - unit[i] * along) / deviation(line));
}

type Norm = Inputs<'x' | 'gamma' | 'beta'>;

/** The card of one way to cut `[5, 3]` into lines: by column (batch norm) or by row (layer norm). */
function normCard(
  texts: Pick<Parameters<typeof card>[0], 'id' | 'title' | 'formula' | 'symbols'>,
  lines: 'columns' | 'rows',
  engine: Parameters<typeof card<'x' | 'gamma' | 'beta'>>[0]['engine'],
) {
  const count = lines === 'columns' ? COLUMNS : ROWS;
  const line = (values: Values, i: number): Values =>
    lines === 'columns' ? column(values, COLUMNS, i) : row(values, COLUMNS, i);
  /** Applies f to each line, and puts the lines together again. */
  const byLine = (f: (i: number) => readonly number[]): number[] => {
    const joined = Array.from({ length: count }, (_, i) => f(i)).flat();
    return lines === 'columns' ? transpose(joined, ROWS) : joined;
  };
  const unit = (x: Values): number[] => byLine((i) => standardised(line(x, i)));
  const forward = ({ x, gamma, beta }: Norm): number[] =>
    unit(x).map((value, i) => value * gamma[i % COLUMNS] + beta[i % COLUMNS]);
  const over = lines === 'columns' ? 'i' : 'j';
  return card<'x' | 'gamma' | 'beta'>({
    ...texts,
    inputs: {
      x: { tex: 'x', shape: [ROWS, COLUMNS], values: X },
      gamma: { tex: '\\gamma', shape: [COLUMNS], values: [1, 0.5, -2] },
      beta: { tex: '\\beta', shape: [COLUMNS], values: [0, 1, 0.5] },
    },
    lemmas: [
      {
        text: {
          en: 'A constant added to the line, such as a bias before the norm, changes nothing.',
          zh: '整行（列）加常数（例如归一化之前的偏置）不改变结果。',
        },
        tex: 'y(x + c) = y(x)',
        sides: (inputs) => [forward({ ...inputs, x: inputs.x.map((value) => value + 3) }), forward(inputs)],
      },
      {
        text: {
          en: 'So the gradients of a line sum to 0.',
          zh: '因此一行（列）的梯度之和为 0。',
        },
        tex: String.raw`\sum_{${over}} \frac{\partial L}{\partial x_{ij}} = 0`,
        sides: ({ x }) => [table(count, 1, (i) => mean(throughLine(line(x, i), line(X, i)))), table(count, 1, () => 0)],
      },
    ],
    gradients: {
      x: {
        text: {
          en: 'Mean and deviation depend on every value: what δ has along a constant and along x̂ is taken away.',
          zh: '均值和标准差依赖每个值：δ 中沿常数方向和沿 x̂ 方向的分量被去掉。',
        },
        tex: String.raw`\frac{\partial L}{\partial x} = \frac1\sigma\Big(g - \overline{g} - \hat x\,\overline{g\hat x}\Big),\quad g_{ij} = \delta_{ij}\gamma_j`,
        value: ({ x, gamma }, delta) => {
          const scaled = delta.map((value, i) => value * gamma[i % COLUMNS]);
          return byLine((i) => throughLine(line(x, i), line(scaled, i)));
        },
      },
      gamma: {
        text: { en: 'Of the scale: what it multiplies.', zh: '缩放系数：其所乘的量。' },
        tex: String.raw`\frac{\partial L}{\partial \gamma_j} = \sum_i \delta_{ij}\,\hat x_{ij}`,
        value: ({ x }, delta) => {
          const products = unit(x).map((value, i) => value * delta[i]);
          return table(COLUMNS, 1, (j) => ROWS * mean(column(products, COLUMNS, j)));
        },
      },
      beta: {
        text: { en: 'Of the shift: it is added.', zh: '平移系数：直接相加。' },
        tex: String.raw`\frac{\partial L}{\partial \beta_j} = \sum_i \delta_{ij}`,
        value: (_, delta) => table(COLUMNS, 1, (j) => ROWS * mean(column(delta, COLUMNS, j))),
      },
    },
    forward,
    engine,
  });
}

const SCALES = [
  { tex: '\\gamma, \\beta', shape: '[C]', text: { en: 'scale and shift', zh: '缩放与平移' } },
  { tex: '\\varepsilon', shape: '[]', text: { en: '10⁻⁵', zh: '10⁻⁵' } },
];

export const batchNorm = normCard(
  {
    id: 'batch-norm',
    title: { en: 'Batch norm', zh: '批归一化' },
    formula: String.raw`y_{ij} = \gamma_j\,\frac{x_{ij}-\mu_j}{\sigma_j} + \beta_j,\quad \mu_j = \tfrac1n\sum_i x_{ij},\quad \sigma_j^2 = \tfrac1n\sum_i (x_{ij}-\mu_j)^2 + \varepsilon`,
    symbols: [{ tex: 'x', shape: '[N·H·W, C]', text: { en: 'pixels by channel', zh: '像素 × 通道' } }, ...SCALES],
  },
  'columns',
  ({ x, gamma, beta }) => batchNormTraining(x, gamma, beta, { eps: EPS }).y,
);

export const layerNorm = normCard(
  {
    id: 'layer-norm',
    title: { en: 'Layer norm', zh: '层归一化' },
    formula: String.raw`y_{ij} = \gamma_j\,\frac{x_{ij}-\mu_i}{\sigma_i} + \beta_j,\quad \mu_i = \tfrac1C\sum_j x_{ij},\quad \sigma_i^2 = \tfrac1C\sum_j (x_{ij}-\mu_i)^2 + \varepsilon`,
    symbols: [{ tex: 'x', shape: '[N·T, C]', text: { en: 'tokens by feature', zh: '词元 × 特征' } }, ...SCALES],
  },
  'rows',
  ({ x, gamma, beta }) => layerNormOp(x, gamma, beta, { eps: EPS }),
);
