// B12: what the heads of a trained transformer look at, and what is lost without some of them.

import { type Tensor, tensor } from 'fovea';
import { batches, channelStatistics, type ImageSet, permutation, takeImages } from 'fovea/data';
import { MultiHeadAttention, onForward } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, deviation, mean } from '../statistics/estimate.ts';
import { seedsOf } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';
import { SmallVit } from '../workbench/small-vit.ts';
import { evaluate, type Levels, train } from '../workbench/training.ts';

const [HEADS, GRID] = [4, 7];

interface Head {
  /** Mean entropy of its attention over that of an even one. */
  readonly entropy: number;
  /** Mean distance that it looks, over that of an even attention. */
  readonly distance: number;
}

const attentionsOf = (model: SmallVit): MultiHeadAttention[] =>
  [...model.namedModules()].map(([, module]) => module).filter((module) => module instanceof MultiHeadAttention);

/** Entropy and distance of every head, over some images. */
async function look(model: SmallVit, test: ImageSet, levels: Levels): Promise<Head[]> {
  const [batch] = batches(takeImages(test, 64), { batchSize: 64, ...levels });
  const seen: Tensor[] = [];
  const hooks = attentionsOf(model).map((attention) =>
    onForward(attention, (module, inputs) => {
      seen.push((module as MultiHeadAttention).forwardWithWeights(inputs[0] as Tensor).weights);
    }),
  );
  await model.forward(tensor(batch.images, batch.shape)).data();
  for (const hook of hooks) hook.remove();
  const T = GRID * GRID;
  const far = Array.from({ length: T * T }, (_, i) => {
    const [a, b] = [Math.floor(i / T), i % T];
    return Math.hypot(Math.floor(a / GRID) - Math.floor(b / GRID), (a % GRID) - (b % GRID));
  });
  const even = mean(far);
  const heads: Head[] = [];
  for (const weights of seen) {
    const distances = await weights
      .mul(tensor(far, [1, 1, T, T]))
      .sum(3)
      .mean([0, 2])
      .data();
    const entropies = await weights.mul(weights.add(1e-9).log()).sum(3).neg().mean([0, 2]).data();
    for (let h = 0; h < HEADS; h++) heads.push({ entropy: entropies[h] / Math.log(T), distance: distances[h] / even });
  }
  return heads;
}

/** Accuracy without the heads of these numbers, counted over all blocks. */
async function without(model: SmallVit, gone: readonly number[], test: ImageSet, levels: Levels): Promise<number> {
  const attentions = attentionsOf(model);
  const kept = await Promise.all(attentions.map(({ proj }) => proj.weight.data()));
  for (const head of gone) {
    const { proj } = attentions[Math.floor(head / HEADS)];
    const values = (await proj.weight.data()) as Float32Array;
    const rows = proj.inFeatures / HEADS;
    const from = (head % HEADS) * rows * proj.outFeatures;
    proj.weight.set(values.fill(0, from, from + rows * proj.outFeatures));
  }
  const { accuracy } = await evaluate(model, test, levels);
  for (const [i, { proj }] of attentions.entries()) proj.weight.set(kept[i]);
  return accuracy;
}

interface Found {
  readonly heads: Head[];
  /** Accuracy as heads go, least important first, and in random order. */
  readonly ranked: number[];
  readonly random: number[];
  /** What each head's loss costs. */
  readonly costs: number[];
}

async function study(
  seed: number,
  set: ImageSet,
  test: ImageSet,
  width: number,
  depth: number,
  epochs: number,
): Promise<Found> {
  const levels = channelStatistics(set);
  const { model } = await train(
    () => new SmallVit({ channels: 1, side: 28, patch: 4, width, depth, heads: HEADS, classes: 10 }),
    { train: set, test, epochs, seed, levels },
  );
  model.eval();
  const count = depth * HEADS;
  const all = await without(model, [], test, levels);
  // Importance is taken on training images, the accuracy on others.
  const judged = takeImages(set, test.labels.length);
  const whole = await without(model, [], judged, levels);
  const costs: number[] = [];
  for (let head = 0; head < count; head++) costs.push(whole - (await without(model, [head], judged, levels)));
  const byCost = costs.map((_, head) => head).sort((a, b) => costs[a] - costs[b]);
  const byChance = Array.from(permutation(count, seed, 1));
  const run = async (order: readonly number[]): Promise<number[]> => {
    const list = [all];
    for (let gone = 1; gone <= count; gone++) list.push(await without(model, order.slice(0, gone), test, levels));
    return list;
  };
  return { heads: await look(model, test, levels), ranked: await run(byCost), random: await run(byChance), costs };
}

export const attentionHeads = defineExperiment({
  id: 'B12',
  topic: 'attention',
  title: 'Heads of attention',
  claim: {
    zh: 'multi-head：总有一两个head与众不同，可以剪枝；各自关注local；效果更好',
    en: 'One or two heads stand out; the rest can be pruned; each looks at what is near.',
  },
  varied: ['heads left out, by importance and at random'],
  measures: {
    half: 'accuracy that is lost without half of the heads, the least important first',
    random: 'the same at random, less the first',
    distance: 'mean distance that heads look, over that of even attention',
    spread: 'deviation of the heads’ costs over their mean',
  },
  rule: 'Half of the heads have to be removable for less than 3 % of accuracy, and removing them by importance has to cost less than at random. That heads look near (0.8 of the distance of even attention), and that few stand out (a deviation above the mean), is the claim’s reach.',
  caveat: 'A transformer of two blocks with four heads each on Fashion-MNIST, without training after pruning.',
  smoke: { images: 96, epochs: 1, width: 16, depth: 1, seeds: 2 },
  full: { images: 800, epochs: 8, width: 32, depth: 2, seeds: 5 },
  async run(context, { images, epochs, width, depth, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images >> 1)];
    const found = await context.each(
      seedsOf(seeds),
      (seed) => `seed ${seed}`,
      (seed) => study(seed, set, test, width, depth, epochs),
    );
    const half = (depth * HEADS) >> 1;
    const gone = Array.from({ length: depth * HEADS + 1 }, (_, i) => i);
    return {
      measurements: {
        half: bootstrap(found.map(({ ranked }) => ranked[0] - ranked[half])),
        random: bootstrap(found.map(({ ranked, random }) => ranked[half] - random[half])),
        distance: bootstrap(found.map(({ heads }) => mean(heads.map(({ distance }) => distance)))),
        spread: bootstrap(found.map(({ costs }) => deviation(costs) / Math.max(1e-3, Math.abs(mean(costs))))),
      },
      figures: [
        {
          kind: 'line',
          title: 'Accuracy without heads',
          x: { label: 'heads that are gone' },
          y: { label: 'part that is right' },
          series: (['ranked', 'random'] as const).map((key) =>
            curve(
              key === 'ranked' ? 'least important first' : 'at random',
              gone,
              gone.map((i) => mean(found.map((one) => one[key][i]))),
            ),
          ),
        },
        {
          kind: 'scatter',
          title: 'What heads look at',
          x: { label: 'entropy over that of even attention' },
          y: { label: 'distance over that of even attention' },
          series: Array.from({ length: depth }, (_, block) => ({
            name: `block ${block + 1}`,
            points: found.flatMap(({ heads }) =>
              heads
                .slice(block * HEADS, (block + 1) * HEADS)
                .map(({ entropy, distance }) => [entropy, distance] as const),
            ),
          })),
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: below(m.half, 0.03),
          yes: `half of the heads can go for ${percentText(m.half)} of accuracy`,
          no: `half of the heads cost ${percentText(m.half)} of accuracy`,
        },
        {
          is: above(m.random, 0),
          yes: `at random it costs ${percentText(m.random)} more`,
          no: `importance does not tell which: at random it costs ${percentText(m.random)} more`,
        },
      ],
      [
        {
          is: below(m.distance, 0.8),
          yes: `heads look ${percentText(m.distance)} as far as even attention`,
          no: `heads do not look near: ${percentText(m.distance)} of the distance of even attention`,
        },
        {
          is: above(m.spread, 1),
          yes: 'few heads stand out by what they cost',
          no: 'no few heads stand out by what they cost',
        },
      ],
    ),
});
