// H1: the area under the ROC curve by pairs and by ranks.

import { rocAuc, rocAucByPairs } from 'fovea/metrics';
import { defineExperiment } from '../framework/experiment.ts';
import { below, both, figureText, judge } from '../framework/verdict.ts';
import { exact } from '../statistics/estimate.ts';
import { random, seedsOf } from '../workbench/random.ts';
import { curve, largest } from '../workbench/series.ts';

/** Scores of few levels, so that many tie. */
function draw(count: number, levels: number, seed: number): { readonly scores: number[]; readonly labels: number[] } {
  const stream = random(seed, levels);
  const labels = Array.from({ length: count }, (_, i) => Number(i === 0 || (i > 1 && stream.chance(0.3))));
  return {
    labels,
    scores: labels.map((label) => Math.floor(levels * Math.min(0.999, stream.next() * 0.7 + 0.3 * label))),
  };
}

/** (Σ ranks of the positives − M(M + 1)/2) / (M·N), ranks of ties averaged, or counted as they come. */
function byRanks(scores: readonly number[], labels: readonly number[], averaged: boolean): number {
  const order = scores.map((_, i) => i).sort((a, b) => scores[a] - scores[b] || a - b);
  const ranks = new Array<number>(scores.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && scores[order[to]] === scores[order[from]]) to++;
    for (let i = from; i < to; i++) ranks[order[i]] = averaged ? (from + to + 1) / 2 : i + 1;
    from = to;
  }
  const M = labels.reduce((a, b) => a + b);
  const sum = ranks.reduce((total, rank, i) => total + labels[i] * rank, 0);
  return (sum - (M * (M + 1)) / 2) / (M * (labels.length - M));
}

export const auc = defineExperiment({
  id: 'H1',
  topic: 'metrics',
  title: 'AUC by pairs and by ranks',
  claim: {
    zh: 'AUC计算：M*N个正负样本对，pos_score > neg_score记1，=记0.5，小于记0，求均值；或按分数从小到大排序，取正样本的rank之和，如果分数相同，rank是相同分数的rank序号均值',
    en: 'The AUC is the mean over all pairs of a positive and a negative, 1 where the positive is above, ½ for ties; and it follows from the ranks of the positives, ties averaged.',
  },
  varied: ['number of samples', 'levels of scores (ties)'],
  measures: {
    ranks: 'largest difference of pairs and averaged ranks',
    library: 'largest difference of pairs and the library’s rocAuc',
    unaveraged: 'largest difference of pairs and ranks that are not averaged over ties',
    faster: 'time by pairs over time by ranks, largest set',
  },
  rule: 'Pairs and averaged ranks have to agree within 10⁻¹², by formula and by the library.',
  smoke: { counts: [50, 200], seeds: 5 },
  full: { counts: [50, 200, 800, 3200, 12800], seeds: 5 },
  async run(context, { counts, seeds }) {
    const cases = counts.flatMap((count) => [2, 10, 1000].map((levels) => ({ count, levels })));
    const found = await context.each(
      cases,
      ({ count, levels }) => `${count} samples, ${levels} levels`,
      ({ count, levels }) => {
        const sets = seedsOf(seeds).map((seed) => draw(count, levels, seed));
        const time = (f: () => number[]): { readonly values: number[]; readonly ms: number } => {
          const start = context.now();
          const values = f();
          return { values, ms: context.now() - start };
        };
        const pairs = time(() => sets.map(({ scores, labels }) => rocAucByPairs(scores, labels)));
        const library = time(() => sets.map(({ scores, labels }) => rocAuc(scores, labels)));
        const far = (values: readonly number[]): number =>
          largest(values.map((value, i) => Math.abs(value - pairs.values[i])));
        return {
          ranks: far(sets.map(({ scores, labels }) => byRanks(scores, labels, true))),
          unaveraged: far(sets.map(({ scores, labels }) => byRanks(scores, labels, false))),
          library: far(library.values),
          pairsMs: pairs.ms,
          libraryMs: library.ms,
        };
      },
    );
    const times = counts.map((count) => found.filter((_, i) => cases[i].count === count));
    const last = times[times.length - 1];
    const sum = (list: typeof found, key: 'pairsMs' | 'libraryMs'): number =>
      list.reduce((total, one) => total + one[key], 0);
    return {
      measurements: {
        ranks: exact(largest(found.map(({ ranks }) => ranks))),
        library: exact(largest(found.map(({ library }) => library))),
        unaveraged: exact(largest(found.map(({ unaveraged }) => unaveraged))),
        faster: exact(sum(last, 'pairsMs') / Math.max(1e-3, sum(last, 'libraryMs'))),
      },
      figures: [
        {
          kind: 'line',
          title: 'Time by number of samples',
          x: { label: 'samples', log: true },
          y: { label: 'milliseconds', log: true },
          series: [
            curve(
              'pairs',
              counts,
              times.map((list) => sum(list, 'pairsMs')),
            ),
            curve(
              'ranks',
              counts,
              times.map((list) => sum(list, 'libraryMs')),
            ),
          ],
        },
      ],
    };
  },
  verdict: (m) =>
    judge([
      {
        is: both(below(m.ranks, 1e-12), below(m.library, 1e-12)),
        yes: `pairs and averaged ranks agree; without averaging they differ by up to ${figureText(m.unaveraged.value)}, and ranks are ${figureText(m.faster.value)} times as fast`,
        no: `they differ by ${figureText(m.ranks.value)} (library: ${figureText(m.library.value)})`,
      },
    ]),
});
