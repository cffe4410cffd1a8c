// B7: pixel shuffle, and what transposed convolution restores.

import { iota, ones, type Tensor, tensor } from 'fovea';
import { conv2d, convTranspose2d, interpolate, pixelShuffle } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, figureText, judge } from '../framework/verdict.ts';
import { bootstrap, deviation, exact, mean } from '../statistics/estimate.ts';
import { normals, seedsOf } from '../workbench/random.ts';
import { numbered, rowsOf } from '../workbench/series.ts';

const SIDE = 8;
const FORMS = [
  { kernel: 2, stride: 2 },
  { kernel: 3, stride: 2 },
  { kernel: 4, stride: 2 },
  { kernel: 5, stride: 2 },
  { kernel: 4, stride: 3 },
  { kernel: 6, stride: 3 },
] as const;

/** Part of the results of pixelShuffle that are the channels of their place, in order. */
async function inPlace(factor: number): Promise<number> {
  const shape = [1, SIDE, SIDE, factor * factor];
  const index = iota([SIDE * SIDE * factor * factor])
    .cast('float32')
    .reshape(...shape);
  const values = await pixelShuffle(index, factor).data();
  const side = SIDE * factor;
  let right = 0;
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const place = Math.floor(y / factor) * SIDE + Math.floor(x / factor);
      const channel = (y % factor) * factor + (x % factor);
      right += Number(values[y * side + x] === place * factor * factor + channel);
    }
  return right / values.length;
}

/** Inside, away from the border: deviation over mean of what a constant image and constant weights become. */
async function unevenness(up: Tensor): Promise<{ readonly value: number; readonly rows: number[][] }> {
  const [, height, width] = up.shape;
  const inner = up.slice(1, 6, height - 6).slice(2, 6, width - 6);
  const values = Array.from(await inner.data());
  return { value: deviation(values) / mean(values), rows: rowsOf(values, inner.shape[2]) };
}

const transposed = (kernel: number, stride: number): Tensor =>
  convTranspose2d(ones([1, SIDE, SIDE, 1]), ones([kernel, kernel, 1, 1]), undefined, { stride });
const resized = (): Tensor =>
  conv2d(interpolate(ones([1, SIDE, SIDE, 1]), { scaleFactor: 2 }), ones([3, 3, 1, 1]), undefined, { padding: 1 });

/** What is left of an image's values when a convolution is undone by its transposed one, at the best scale: relative error and shape. */
async function restored(seed: number): Promise<{ readonly error: number; readonly sameShape: boolean }> {
  const x = tensor(normals(16 * 16, seed), [1, 16, 16, 1]);
  const weight = tensor(normals(16, seed, 1), [4, 4, 1, 1]);
  const options = { stride: 2, padding: 1 };
  const back = convTranspose2d(conv2d(x, weight, undefined, options), weight, undefined, options);
  const scale = x.mul(back).sum().div(back.square().sum());
  const error = await back.mul(scale).sub(x).square().sum().div(x.square().sum()).sqrt().item();
  return { error, sameShape: back.shape.join() === x.shape.join() };
}

export const upsampling = defineExperiment({
  id: 'B7',
  topic: 'layers',
  title: 'Pixel shuffle and transposed convolution',
  claim: {
    zh: 'PixelShuffle：不同通道的相同位置放在一起；deconv反卷积并非数学意义的反卷积，只能恢复形状，不能恢复数值，需要学习',
    en: 'Pixel shuffle puts what the channels hold of one place side by side; transposed convolution is not an inverse: it restores the shape, not the values.',
  },
  varied: ['kernel', 'stride', 'weights'],
  measures: {
    inPlace: 'part of pixel shuffle’s results that are the channels of their place',
    shape: 'part of the images whose shape is restored',
    error: 'relative error of the values that are restored, at the best scale',
    uneven3: 'unevenness by transposed convolution, kernel 3, stride 2 (constant image and weights)',
    uneven4: 'the same for kernel 4, stride 2',
    unevenResize: 'the same for nearest neighbours and a 3×3 convolution',
  },
  rule: 'Pixel shuffle has to be right everywhere; the shape has to be restored always and the values wrong by more than 10 %. Checkerboards, which the claim leaves out, are measured beside it.',
  smoke: { seeds: 2 },
  full: { seeds: 20 },
  async run(context, { seeds }) {
    const backs = await context.each(seedsOf(seeds), (seed) => `seed ${seed}`, restored);
    const maps = [];
    for (const { kernel, stride } of FORMS) maps.push(await unevenness(transposed(kernel, stride)));
    const plain = await unevenness(resized());
    return {
      measurements: {
        inPlace: exact(Math.min(await inPlace(2), await inPlace(3))),
        shape: exact(mean(backs.map(({ sameShape }) => Number(sameShape)))),
        error: bootstrap(backs.map(({ error }) => error)),
        uneven3: exact(maps[1].value),
        uneven4: exact(maps[2].value),
        unevenResize: exact(plain.value),
      },
      figures: [
        {
          kind: 'bar',
          title: 'Unevenness of a constant image',
          categories: [
            ...FORMS.map(({ kernel, stride }) => `kernel ${kernel}, stride ${stride}`),
            'resize + convolution',
          ],
          y: { label: 'deviation over mean' },
          series: [{ name: 'unevenness', values: [...maps.map(({ value }) => value), plain.value] }],
        },
        {
          kind: 'heat',
          title: 'Checkerboard: kernel 3, stride 2',
          columns: numbered(maps[1].rows[0].length),
          rows: numbered(maps[1].rows.length),
          x: 'column',
          y: 'row',
          of: 'value',
          values: maps[1].rows,
        },
      ],
    };
  },
  verdict: (m) =>
    judge([
      {
        is: above(m.inPlace, 0.9999),
        yes: 'pixel shuffle puts the channels of a place side by side',
        no: `pixel shuffle does so for ${estimateText(m.inPlace)} of the results only`,
      },
      {
        is: both(above(m.shape, 0.9999), above(m.error, 0.1)),
        yes: `transposed convolution restores the shape, and the values with an error of ${estimateText(m.error)}`,
        no: `the shape is restored in ${estimateText(m.shape)} of the cases, the values with an error of ${estimateText(m.error)}`,
      },
      {
        is: both(above(m.uneven3, 0.05), below(m.uneven4, 1e-6), below(m.unevenResize, 1e-6)),
        yes: `besides, it leaves a checkerboard (${figureText(m.uneven3.value)}) unless the stride divides the kernel`,
        no: `unevenness: kernel 3 ${figureText(m.uneven3.value)}, kernel 4 ${figureText(m.uneven4.value)}, resizing ${figureText(m.unevenResize.value)}`,
      },
    ]),
});
