// Cards of what slides over an image: convolution and pooling.

import { averagePool2d, conv2d, maxPool2d } from 'fovea/ops';
import { total, type Values } from '../arithmetic/table.ts';
import { card } from './card.ts';

/** One image of 4 × 4 pixels, two channels in and out, a 3 × 3 kernel, stride 2, a border of one pixel. */
const [SIDE, KERNEL, CHANNELS, STRIDE, PADDING, OUT] = [4, 3, 2, 2, 1, 2];

const IMAGE: Values = Array.from({ length: SIDE * SIDE * CHANNELS }, (_, i) => (((i * 11) % 13) - 6) / 4);
const WEIGHT: Values = Array.from({ length: KERNEL ** 2 * CHANNELS ** 2 }, (_, i) => (((i * 5) % 7) - 3) / 4);

/** Calls f for each product of the convolution, with places in image, weight and output. Those in the border are left out. */
function products(f: (image: number, weight: number, output: number) => void): void {
  for (let output = 0; output < OUT * OUT * CHANNELS; output++) {
    const [i, j, o] = [Math.floor(output / (OUT * CHANNELS)), Math.floor(output / CHANNELS) % OUT, output % CHANNELS];
    for (let tap = 0; tap < KERNEL ** 2 * CHANNELS; tap++) {
      const c = tap % CHANNELS;
      const [u, v] = [Math.floor(tap / (KERNEL * CHANNELS)), Math.floor(tap / CHANNELS) % KERNEL];
      const [y, x] = [i * STRIDE + u - PADDING, j * STRIDE + v - PADDING];
      if (y < 0 || x < 0 || y >= SIDE || x >= SIDE) continue;
      f((y * SIDE + x) * CHANNELS + c, tap * CHANNELS + o, output);
    }
  }
}

/** Sums of products, at the places that `place` chooses. */
function gathered(count: number, term: (add: (place: number, value: number) => void) => void): number[] {
  const sums = new Array<number>(count).fill(0);
  term((place, value) => {
    sums[place] += value;
  });
  return sums;
}

export const convolution = card({
  id: 'convolution',
  title: { en: 'Convolution', zh: '卷积' },
  formula: String.raw`y_{ijo} = b_o + \sum_{u,v,c} x_{si+u-p,\;sj+v-p,\;c}\; w_{uvco}`,
  symbols: [
    { tex: 'x', shape: '[H, W, C]', text: { en: 'image; 0 outside', zh: '图像，边界外为 0' } },
    { tex: 'w', shape: '[K, K, C, O]', text: { en: 'weight', zh: '卷积核' } },
    { tex: 'b', shape: '[O]', text: { en: 'bias', zh: '偏置' } },
    { tex: 's,\\ p', shape: '[]', text: { en: 'stride 2 and padding 1', zh: '步长 2，填充 1' } },
    {
      tex: '\\delta',
      shape: '[H\u2032, W\u2032, O]',
      text: { en: 'derivative of the loss by y', zh: '损失对 y 的导数' },
    },
  ],
  inputs: {
    x: { tex: 'x', shape: [SIDE, SIDE, CHANNELS], values: IMAGE },
    w: { tex: 'w', shape: [KERNEL, KERNEL, CHANNELS, CHANNELS], values: WEIGHT },
    b: { tex: 'b', shape: [CHANNELS], values: [0.5, -1] },
  },
  lemmas: [
    {
      text: {
        en: 'A convolution is linear in the image: twice the image gives twice the output, bias apart.',
        zh: '卷积对图像是线性的：图像加倍，去掉偏置后的输出也加倍。',
      },
      tex: String.raw`y(2x) - b = 2\,(y(x) - b)`,
      sides: (inputs) => {
        const twice = convolve({ ...inputs, x: inputs.x.map((value) => 2 * value), b: [0, 0] });
        return [twice, convolve({ ...inputs, b: [0, 0] }).map((value) => 2 * value)];
      },
    },
  ],
  gradients: {
    x: {
      text: {
        en: 'Each pixel collects the errors of the windows that it lies in: a transposed convolution of δ with the same weight.',
        zh: '每个像素收集它所在窗口的误差：δ 与同一卷积核的转置卷积。',
      },
      tex: String.raw`\frac{\partial L}{\partial x_{yxc}} = \sum_{i,j,o} \delta_{ijo}\, w_{y-si+p,\;x-sj+p,\;c,\;o}`,
      value: ({ w }, delta) =>
        gathered(IMAGE.length, (add) => products((image, weight, output) => add(image, delta[output] * w[weight]))),
    },
    w: {
      text: {
        en: 'Each weight sees all windows: the image is correlated with δ.',
        zh: '每个权重作用于所有窗口：图像与 δ 的相关。',
      },
      tex: String.raw`\frac{\partial L}{\partial w_{uvco}} = \sum_{i,j} \delta_{ijo}\, x_{si+u-p,\;sj+v-p,\;c}`,
      value: ({ x }, delta) =>
        gathered(WEIGHT.length, (add) => products((image, weight, output) => add(weight, delta[output] * x[image]))),
    },
    b: {
      text: { en: 'The bias is added everywhere.', zh: '偏置加在每个位置上。' },
      tex: String.raw`\frac{\partial L}{\partial b_o} = \sum_{i,j} \delta_{ijo}`,
      value: (_, delta) => [0, 1].map((o) => total(delta.filter((__, i) => i % CHANNELS === o))),
    },
  },
  forward: convolve,
  engine: ({ x, w, b }) => conv2d(x.reshape(1, SIDE, SIDE, CHANNELS), w, b, { stride: STRIDE, padding: PADDING }),
});

function convolve({ x, w, b }: { readonly x: Values; readonly w: Values; readonly b: Values }): number[] {
  const sums = gathered(OUT * OUT * CHANNELS, (add) =>
    products((image, weight, output) => add(output, x[image] * w[weight])),
  );
  return sums.map((value, i) => value + b[i % CHANNELS]);
}

/** The four pixels of each 2 × 2 window of a 4 × 4 image. */
const WINDOWS = Array.from({ length: 4 }, (_, window) => {
  const corner = Math.floor(window / 2) * 8 + (window % 2) * 2;
  return [corner, corner + 1, corner + 4, corner + 5];
});

const PIXELS: Values = [3, 1, -2, 0.5, 2, 4, 1.5, -1, 0, -3, 2.5, 6, 1.25, 0.75, 5, 3.5];
const POOL_SYMBOLS = [
  { tex: 'x', shape: '[4, 4]', text: { en: 'image', zh: '图像' } },
  { tex: 'W_k', shape: '[2, 2]', text: { en: 'pixels of window k', zh: '第 k 个窗口的像素' } },
  { tex: '\\delta', shape: '[2, 2]', text: { en: 'derivative of the loss by y', zh: '损失对 y 的导数' } },
];
const POOLED = { x: { tex: 'x', shape: [4, 4], values: PIXELS } };

/** A gradient that gives pixel `i` of its window a share of the error. */
const spread = (delta: Values, shareOf: (window: readonly number[], pixel: number) => number): number[] =>
  gathered(PIXELS.length, (add) =>
    WINDOWS.forEach((window, k) => {
      for (const pixel of window) add(pixel, delta[k] * shareOf(window, pixel));
    }),
  );

const largest = (x: Values, window: readonly number[]): number =>
  window.reduce((best, pixel) => (x[pixel] > x[best] ? pixel : best));

export const maxPooling = card({
  id: 'max-pooling',
  title: { en: 'Max pooling', zh: '最大池化' },
  formula: String.raw`y_k = \max_{i\in W_k} x_i`,
  symbols: POOL_SYMBOLS,
  inputs: POOLED,
  lemmas: [
    {
      text: { en: 'No gradient is lost: what goes in comes out.', zh: '梯度总和不变：传入等于传出。' },
      tex: String.raw`\sum_i \frac{\partial L}{\partial x_i} = \sum_k \delta_k`,
      sides: ({ x }) => [
        [total(spread([1, 2, 3, 4], (window, pixel) => Number(pixel === largest(x, window))))],
        [total([1, 2, 3, 4])],
      ],
    },
  ],
  gradients: {
    x: {
      text: { en: 'All of it goes to the largest pixel of the window.', zh: '梯度全部传给窗口中的最大像素。' },
      tex: String.raw`\frac{\partial L}{\partial x_i} = \sum_k \delta_k\,[\,i = \arg\max_{W_k} x\,]`,
      value: ({ x }, delta) => spread(delta, (window, pixel) => Number(pixel === largest(x, window))),
    },
  },
  forward: ({ x }) => WINDOWS.map((window) => x[largest(x, window)]),
  engine: ({ x }) => maxPool2d(x.reshape(1, 4, 4, 1), { kernelSize: 2 }),
});

export const averagePooling = card({
  id: 'average-pooling',
  title: { en: 'Average pooling', zh: '平均池化' },
  formula: String.raw`y_k = \frac14\sum_{i\in W_k} x_i`,
  symbols: POOL_SYMBOLS,
  inputs: POOLED,
  lemmas: [
    {
      text: { en: 'No gradient is lost: what goes in comes out.', zh: '梯度总和不变：传入等于传出。' },
      tex: String.raw`\sum_i \frac{\partial L}{\partial x_i} = \sum_k \delta_k`,
      sides: () => [[total(spread([1, 2, 3, 4], () => 1 / 4))], [total([1, 2, 3, 4])]],
    },
  ],
  gradients: {
    x: {
      text: { en: 'Each pixel of the window gets an equal share.', zh: '窗口内每个像素平分梯度。' },
      tex: String.raw`\frac{\partial L}{\partial x_i} = \frac14\sum_k \delta_k\,[\,i \in W_k\,]`,
      value: (_, delta) => spread(delta, () => 1 / 4),
    },
  },
  forward: ({ x }) => WINDOWS.map((window) => total(window.map((pixel) => x[pixel])) / 4),
  engine: ({ x }) => averagePool2d(x.reshape(1, 4, 4, 1), { kernelSize: 2 }),
});
