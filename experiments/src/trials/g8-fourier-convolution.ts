// G8: where convolution in the frequency domain is faster.

import { compile, type Tensor, tensor } from 'fovea';
import { conv2d } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, estimateText, figureText, judge } from '../framework/verdict.ts';
import { bootstrap, exact, median } from '../statistics/estimate.ts';
import { combinations, normals } from '../workbench/random.ts';
import { curve, farthest, largest } from '../workbench/series.ts';

const ALGORITHMS = ['direct', 'fft'] as const;

type Times = { readonly direct: number[]; readonly fft: number[]; readonly error: number };

/** Milliseconds of both ways by turns, and how far their results are apart as a part of the largest value. */
async function measure(
  kernel: number,
  side: number,
  channels: number,
  repeats: number,
  now: () => number,
): Promise<Times> {
  const x = tensor(normals(side * side * channels, 1), [1, side, side, channels]);
  const weight = tensor(normals(kernel * kernel * channels * channels, 2), [kernel, kernel, channels, channels]);
  const runs = ALGORITHMS.map((algorithm) =>
    compile((a: Tensor, w: Tensor) => conv2d(a, w, undefined, { padding: kernel >> 1, algorithm })),
  );
  const results = [];
  for (const run of runs) results.push(Array.from(await (await run(x, weight)).data()));
  const times: [number[], number[]] = [[], []];
  for (let i = 0; i < repeats; i++)
    for (const [k, run] of runs.entries()) {
      const start = now();
      const y = await run(x, weight);
      await y.data();
      times[k].push(now() - start);
    }
  return {
    direct: times[0],
    fft: times[1],
    error: farthest(results[0], results[1]) / largest(results[0].map(Math.abs)),
  };
}

export const fourierConvolution = defineExperiment({
  id: 'G8',
  topic: 'large kernels',
  title: 'Convolution by FFT',
  claim: {
    zh: '卷积的FFT加速',
    en: 'The Fourier transform makes convolution faster.',
  },
  varied: ['kernel', 'side of the image'],
  measures: {
    error: 'largest difference of the two results, as a part of the largest value',
    small: 'time of the direct way over that by FFT, smallest kernel, largest image',
    large: 'the same, largest kernel',
    crossover: 'smallest kernel at which FFT is faster on the largest image (0: none)',
  },
  rule: 'Results have to agree within 10⁻⁴, and at the largest kernel FFT has to be faster. That it is faster at 3×3, too, is the claim’s reach.',
  caveat: 'Dense convolutions of this engine on the machine that is named.',
  smoke: { kernels: [3, 9], sides: [16], channels: 4, repeats: 2 },
  full: { kernels: [3, 5, 7, 11, 15, 21, 31], sides: [32, 64], channels: 16, repeats: 7 },
  async run(context, { kernels, sides, channels, repeats }) {
    const cases = combinations(sides, kernels);
    const found = await context.each(
      cases,
      ({ a, b }) => `kernel ${b}, side ${a}`,
      ({ a, b }) => measure(b, a, channels, repeats, context.now),
    );
    const last = found.slice(-kernels.length);
    const speed = ({ direct, fft }: Times) =>
      bootstrap(
        direct.map((value) => value / median(fft)),
        median,
      );
    const crossover = kernels.find((_, i) => median(last[i].direct) > median(last[i].fft));
    return {
      measurements: {
        error: exact(largest(found.map(({ error }) => error))),
        small: speed(last[0]),
        large: speed(last[last.length - 1]),
        crossover: exact(crossover ?? 0),
      },
      figures: sides.map((side, s) => ({
        kind: 'line' as const,
        title: `Time on ${side}×${side}`,
        x: { label: 'kernel' },
        y: { label: 'milliseconds', log: true },
        series: ALGORITHMS.map((name) =>
          curve(
            name,
            kernels,
            kernels.map((_, k) => median(found[s * kernels.length + k][name])),
          ),
        ),
      })),
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: below(m.error, 1e-4),
          yes: 'both ways give the same',
          no: `the results differ by ${figureText(m.error.value)}`,
        },
        {
          is: above(m.large, 1),
          yes: `at the largest kernel FFT is ${estimateText(m.large)} times as fast; it wins from a kernel of ${m.crossover.value} on`,
          no: `at the largest kernel FFT is ${estimateText(m.large)} times as fast`,
        },
      ],
      [
        {
          is: above(m.small, 1),
          yes: 'at 3×3, too',
          no: `at 3×3 it is ${estimateText(m.small)} times as fast: slower`,
        },
      ],
    ),
});
