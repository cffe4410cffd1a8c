// F5b: a transformer on images of another size, with and without resized positions.

import { type Tensor, tensor } from 'fovea';
import { batches, channelStatistics, type ImageSet, takeImages } from 'fovea/data';
import { interpolate } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, mean } from '../statistics/estimate.ts';
import { seedsOf } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';
import { SmallVit } from '../workbench/small-vit.ts';
import { train } from '../workbench/training.ts';

const PATCH = 4;
/** Patches along the side. */
const GRID = 7;
const GRIDS = [4, 7, 10, 14] as const;
const WAYS = ['resized', 'in reading order', 'none'] as const;
type Way = (typeof WAYS)[number];

/** Positions `[1, grid, grid, width]` for another grid. */
function positionsFor(way: Way, own: Tensor, grid: number): Tensor {
  const width = own.shape[3];
  if (way === 'none') return own.mul(0).mean([1, 2], { keepDims: true }).expand(1, grid, grid, width);
  if (way === 'resized') return interpolate(own, { size: grid, mode: 'bicubic' });
  // The n-th patch takes the n-th position; what is left over takes the last.
  const rows = Int32Array.from({ length: grid * grid }, (_, i) => Math.min(i, GRID * GRID - 1));
  return own
    .reshape(GRID * GRID, width)
    .gather(tensor(rows, [grid * grid]), 0)
    .reshape(1, grid, grid, width);
}

/** Test accuracy at a size, in each way. */
async function accuracies(
  model: SmallVit,
  test: ImageSet,
  grid: number,
  levels: ReturnType<typeof channelStatistics>,
): Promise<number[]> {
  const right = WAYS.map(() => 0);
  for (const { images, labels, shape } of batches(test, { batchSize: 250, ...levels })) {
    const x = tensor(images, shape);
    const scaled = grid === GRID ? x : interpolate(x, { size: PATCH * grid, mode: 'bilinear', antialias: true });
    for (const [w, way] of WAYS.entries()) {
      const own = model.positions?.read() as Tensor;
      const logits = model.head.forward(model.features(scaled, positionsFor(way, own, grid)).mean([1, 2]));
      right[w] += await logits
        .argmax(1)
        .equal(tensor(labels, [labels.length]))
        .cast('float32')
        .sum()
        .item();
    }
  }
  return right.map((count) => count / test.labels.length);
}

export const resizedPositions = defineExperiment({
  id: 'F5b',
  topic: 'attention',
  title: 'Positions for images of another size',
  claim: {
    zh: 'patch数量和训练对不上时：对pos emb插值再finetune',
    en: 'Where the number of patches is not that of training, the position embeddings are interpolated.',
  },
  varied: ['size of the images: 0.57 to 2 times', 'positions: resized, taken in reading order, none'],
  measures: {
    double: 'test accuracy at twice the size, resized less in reading order',
    none: 'test accuracy at twice the size, resized less none',
    drop: 'test accuracy at the size of training less that at twice the size, resized',
    half: 'test accuracy at 0.57 times the size, resized less in reading order',
  },
  rule: 'At twice the size resized positions have to be better than positions in reading order and than none. That this is enough without fine-tuning (a drop of less than 2 %) is the claim’s reach.',
  caveat: 'Pictures are enlarged, so that patches show other details than in training. No fine-tuning.',
  smoke: { images: 128, epochs: 1, width: 16, depth: 1, seeds: 2 },
  full: { images: 800, epochs: 8, width: 24, depth: 2, seeds: 5 },
  async run(context, { images, epochs, width, depth, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images >> 1)];
    const levels = channelStatistics(set);
    const found = await context.each(
      seedsOf(seeds),
      (seed) => `seed ${seed}`,
      async (seed) => {
        const { model } = await train(
          () => new SmallVit({ channels: 1, side: PATCH * GRID, patch: PATCH, width, depth, heads: 4, classes: 10 }),
          { train: set, test, epochs, seed, levels },
        );
        model.eval();
        const rows: number[][] = [];
        for (const grid of GRIDS) rows.push(await accuracies(model, test, grid, levels));
        return rows;
      },
    );
    const of = (grid: number, way: Way): number[] =>
      found.map((rows) => rows[GRIDS.indexOf(grid as 4)][WAYS.indexOf(way)]);
    const less = (a: readonly number[], b: readonly number[]) => bootstrap(a.map((value, i) => value - b[i]));
    return {
      measurements: {
        double: less(of(14, 'resized'), of(14, 'in reading order')),
        none: less(of(14, 'resized'), of(14, 'none')),
        drop: less(of(7, 'resized'), of(14, 'resized')),
        half: less(of(4, 'resized'), of(4, 'in reading order')),
      },
      figures: [
        {
          kind: 'line',
          title: 'Test accuracy by size',
          x: { label: 'side over that of training' },
          y: { label: 'part that is right' },
          series: WAYS.map((way) =>
            curve(
              way,
              GRIDS.map((grid) => grid / GRID),
              GRIDS.map((grid) => mean(of(grid, way))),
            ),
          ),
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: above(m.double, 0),
          yes: `at twice the size resized positions are better than those in reading order by ${percentText(m.double)}`,
          no: `at twice the size resized positions are no better than those in reading order: ${percentText(m.double)}`,
        },
        {
          is: above(m.none, 0),
          yes: `and than none by ${percentText(m.none)}`,
          no: `and no better than none: ${percentText(m.none)}`,
        },
      ],
      [
        {
          is: below(m.drop, 0.02),
          yes: `the drop is ${percentText(m.drop)}`,
          no: `it is not enough without fine-tuning: accuracy drops by ${percentText(m.drop)}`,
        },
      ],
    ),
});
