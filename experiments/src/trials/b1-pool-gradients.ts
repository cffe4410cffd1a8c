// B1: where the gradients of pooling and upsampling go.

import { grad, type Tensor, tensor } from 'fovea';
import { averagePool2d, interpolate, maxPool2d } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, figureText, judge } from '../framework/verdict.ts';
import { exact } from '../statistics/estimate.ts';
import { normals } from '../workbench/random.ts';
import { numbered, rowsOf, total } from '../workbench/series.ts';

type Operation = (x: Tensor) => Tensor;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'max pooling 2×2': (x) => maxPool2d(x, { kernelSize: 2 }),
  'average pooling 2×2': (x) => averagePool2d(x, { kernelSize: 2 }),
  'average pooling 3×3, padding 1': (x) => averagePool2d(x, { kernelSize: 3, stride: 2, padding: 1 }),
  'nearest × 2': (x) => interpolate(x, { scaleFactor: 2 }),
  'bilinear × 2': (x) => interpolate(x, { scaleFactor: 2, mode: 'bilinear' }),
};
const NAMES = Object.keys(OPERATIONS);
type Name = string;

/** Gradients by the image, for a gradient of ones from above, and how many values they come from. */
async function slopes(operation: Operation, pixels: Float32Array, side: number) {
  const x = tensor(pixels, [1, side, side, 1]);
  const y = operation(x);
  const [dx] = grad(y.sum(), [x]);
  return { values: Array.from(await dx.data()), outputs: y.size };
}

/** Part of the windows of 2×2 in which exactly one pixel, the largest, has all of the gradient. */
function toLargest(values: readonly number[], pixels: Float32Array, side: number): number {
  let right = 0;
  for (let y = 0; y < side; y += 2)
    for (let x = 0; x < side; x += 2) {
      const window = [0, 1, side, side + 1].map((offset) => y * side + x + offset);
      const best = window.reduce((a, b) => (pixels[b] > pixels[a] ? b : a));
      right += Number(window.every((at) => values[at] === Number(at === best)));
    }
  return right / (side * side * 0.25);
}

export const poolGradients = defineExperiment({
  id: 'B1',
  topic: 'layers',
  title: 'Gradients of pooling and upsampling',
  claim: {
    zh: '上采样之后梯度和一致即可；avgpooling：均分给上采样后的结果；maxpooling：forward时记住maxindex，backward全部给它，其余置0',
    en: 'The sum of the gradient stays the same; average pooling spreads it evenly, max pooling gives all of it to the recorded maximum and 0 to the rest.',
  },
  varied: ['operation', 'padding', 'ties'],
  measures: {
    sumError: 'largest relative difference of sums before and after, without padding',
    paddedSum: 'part of the gradient that arrives: average pooling 3×3 with padding',
    unevenness: 'largest difference within a window of average pooling',
    toLargest: 'part of the windows whose whole gradient goes to the maximum',
    tied: 'pixels of a window of four equal values that max pooling gives a gradient to',
  },
  rule: 'The sums have to agree within 10⁻⁵ without padding, average pooling has to be even, and every window of max pooling has to give all to its maximum. With padding the gradient that zeros would get is lost: the claim’s reach.',
  smoke: { side: 8 },
  full: { side: 16 },
  async run(context, { side }) {
    const pixels = normals(side * side, 3);
    const found = await context.each(
      NAMES,
      (name) => name,
      (name) => slopes(OPERATIONS[name], pixels, side),
    );
    const [max, average, padded] = found;
    const sums = found.map(({ values, outputs }) => total(values) / outputs);
    const equal = await slopes(OPERATIONS[NAMES[0]], new Float32Array(4), 2);
    const figure = (name: Name, i: number) => ({
      kind: 'heat' as const,
      title: `Gradient by the image: ${name}`,
      columns: numbered(side),
      rows: numbered(side),
      x: 'column',
      y: 'row',
      of: 'gradient',
      values: rowsOf(found[i].values, side),
    });
    return {
      measurements: {
        sumError: exact(Math.max(...[0, 1, 3, 4].map((i) => Math.abs(sums[i] - 1)))),
        paddedSum: exact(total(padded.values) / padded.outputs),
        unevenness: exact(Math.max(...average.values) - Math.min(...average.values)),
        toLargest: exact(toLargest(max.values, pixels, side)),
        tied: exact(equal.values.filter((value) => value !== 0).length),
      },
      figures: [0, 2, 4].map((i) => figure(NAMES[i], i)),
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: below(m.sumError, 1e-5),
          yes: 'the sums agree',
          no: `the sums differ by ${figureText(m.sumError.value)}`,
        },
        {
          is: both(below(m.unevenness, 1e-6), above(m.toLargest, 0.999999)),
          yes: 'average pooling spreads evenly; max pooling gives all to the maximum',
          no: `average pooling differs by ${figureText(m.unevenness.value)} within a window, or only ${estimateText(m.toLargest)} of the windows of max pooling give all to the maximum`,
        },
      ],
      [
        {
          is: above(m.paddedSum, 0.99999),
          yes: 'with padding, too',
          no: `with padding that counts in the average, ${estimateText(m.paddedSum)} of the gradient arrives: the rest would go to zeros outside`,
        },
        {
          is: below(m.tied, 1.5),
          yes: 'of equal values one alone gets the gradient',
          no: `of four equal values ${m.tied.value} get a gradient`,
        },
      ],
    ),
});
