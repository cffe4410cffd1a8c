// G9: which pixels dilated convolutions see, and how fast they are.

import { compile, grad, ones, type Tensor, tensor, zeros } from 'fovea';
import { conv2d } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, exact, mean, median } from '../statistics/estimate.ts';
import { normals } from '../workbench/random.ts';
import { numbered, rowsOf } from '../workbench/series.ts';

const STACKS = { '2, 2, 2': [2, 2, 2], '1, 2, 5': [1, 2, 5], '1, 2, 3': [1, 2, 3], '1, 1, 1': [1, 1, 1] } as const;
type Rates = keyof typeof STACKS;
const NAMES = Object.keys(STACKS) as Rates[];

/** By how many ways a unit sees each pixel of its field, through 3×3 convolutions of these rates. */
async function ways(name: Rates): Promise<{ readonly side: number; readonly values: number[] }> {
  const rates: readonly number[] = STACKS[name];
  const side = 1 + rates.reduce((sum, rate) => sum + 2 * rate, 0);
  const x = zeros([1, side, side, 1]).add(ones([1]));
  const y = rates.reduce<Tensor>((value, dilation) => conv2d(value, ones([3, 3, 1, 1]), undefined, { dilation }), x);
  return { side, values: Array.from(await grad(y.sum(), [x])[0].data()) };
}

/** Milliseconds of the same work at several rates, by turns. */
async function times(
  rates: readonly number[],
  side: number,
  channels: number,
  repeats: number,
  now: () => number,
): Promise<number[][]> {
  const x = tensor(normals(side * side * channels, 1), [1, side, side, channels]);
  const weight = tensor(normals(9 * channels * channels, 2), [3, 3, channels, channels]);
  const runs = rates.map((dilation) =>
    compile((a: Tensor, w: Tensor) => conv2d(a, w, undefined, { dilation, padding: dilation, algorithm: 'direct' })),
  );
  for (const run of runs) for (let i = 0; i < 3; i++) await (await run(x, weight)).data();
  const found: number[][] = rates.map(() => []);
  for (let i = 0; i < repeats; i++)
    for (const [k, run] of runs.entries()) {
      const start = now();
      await (await run(x, weight)).data();
      found[k].push(now() - start);
    }
  return found;
}

const seen = ({ values }: { readonly values: readonly number[] }): number =>
  mean(values.map((value) => Number(value > 0)));

export const dilation = defineExperiment({
  id: 'G9',
  topic: 'large kernels',
  title: 'Dilated convolution',
  claim: {
    zh: '空洞卷积：稀疏采样，有格点效应，不如直接大kernel；不容易加速（访问、缓存机制）',
    en: 'Dilated convolution samples sparsely and has gridding artefacts; a large kernel is better; it is hard to speed up, for its access to memory.',
  },
  varied: ['rates of a stack of three', 'dilation'],
  measures: {
    grid: 'part of its field that a stack of rates 2, 2, 2 sees',
    mixed: 'part of its field that a stack of rates 1, 2, 5 sees',
    large: 'part of its field that one large kernel, or a stack of rate 1, sees',
    slow: 'time at dilation 8 over that at dilation 1, same multiply-adds',
  },
  rule: 'A stack of equal rates has to see less than half of its field, where rate 1 sees all. Mixed rates see all, too: that dilation must have gridding is the claim’s reach, as is that it takes at least 1.3 times as long for the same work.',
  caveat:
    'Whether large kernels reach a higher accuracy is another experiment. Times are of this engine on the machine that is named.',
  smoke: { side: 16, channels: 8, repeats: 3 },
  full: { side: 64, channels: 64, repeats: 15 },
  async run(context, { side, channels, repeats }) {
    const maps = await context.each(NAMES, (name) => `rates ${name}`, ways);
    const rates = [1, 2, 4, 8];
    const [found] = await context.each(['time'], String, () => times(rates, side, channels, repeats, context.now));
    return {
      measurements: {
        grid: exact(seen(maps[0])),
        mixed: exact(seen(maps[1])),
        large: exact(seen(maps[3])),
        slow: bootstrap(
          found[3].map((value) => value / median(found[0])),
          median,
        ),
      },
      figures: [
        ...[0, 1].map((i) => ({
          kind: 'heat' as const,
          title: `Ways to each pixel of the field, rates ${NAMES[i]}`,
          columns: numbered(maps[i].side),
          rows: numbered(maps[i].side),
          x: 'column',
          y: 'row',
          of: 'ways',
          values: rowsOf(maps[i].values, maps[i].side),
        })),
        {
          kind: 'bar',
          title: 'Time of the same multiply-adds',
          categories: rates.map((rate) => `dilation ${rate}`),
          y: { label: 'milliseconds' },
          series: [{ name: 'ms', values: found.map(median) }],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(below(m.grid, 0.5), above(m.large, 0.999)),
          yes: `three layers of rate 2 see ${percentText(m.grid)} of their field, layers of rate 1 all of it`,
          no: `three layers of rate 2 see ${percentText(m.grid)} of their field`,
        },
      ],
      [
        {
          is: below(m.mixed, 0.999),
          yes: `mixed rates leave holes, too: ${percentText(m.mixed)}`,
          no: 'it is a matter of the rates: 1, 2, 5 see every pixel of their field',
        },
        {
          is: above(m.slow, 1.3),
          yes: `dilation 8 takes ${estimateText(m.slow)} times as long`,
          no: `it is not slower on this engine: dilation 8 takes ${estimateText(m.slow)} times as long for the same work`,
        },
      ],
    ),
});
