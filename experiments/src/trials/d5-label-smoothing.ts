// D5: label smoothing as labels that are wrong at random, for two classes and for many.

import { tensor } from 'fovea';
import { channelStatistics, takeImages } from 'fovea/data';
import { CalibrationError } from 'fovea/metrics';
import { softmax } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, estimateText, figureText, judge, percentText } from '../framework/verdict.ts';
import { difference, exact, mean, ratio } from '../statistics/estimate.ts';
import { seedsOf, steps } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';
import { convBlock, SmallNet } from '../workbench/small-net.ts';
import { evaluate, type Levels, type TrainOptions, train } from '../workbench/training.ts';

const EPSILON = 0.1;
const ARMS = ['no smoothing', 'smoothing', 'no smoothing, other seeds'] as const;
type Arm = (typeof ARMS)[number];

const bce = (p: number, label: number): number => -(label * Math.log(p) + (1 - label) * Math.log(1 - p));
/** Mean over labels that are turned with probability ε. */
const turned = (p: number, label: number): number => (1 - EPSILON) * bce(p, label) + EPSILON * bce(p, 1 - label);

/** Gap between the true logit and the largest other, calibration error and accuracy, after training. */
async function measure(widths: readonly number[], options: TrainOptions & { readonly levels: Levels }) {
  const { model } = await train(() => new SmallNet(1, widths, 10, convBlock()), options);
  const { logits, labels, accuracy } = await evaluate(model, options.test, options.levels);
  const gaps = Array.from(labels, (label, i) => {
    const row = logits.subarray(10 * i, 10 * i + 10);
    return row[label] - Math.max(...row.filter((_, c) => c !== label));
  });
  const error = new CalibrationError();
  error.update(await softmax(tensor(logits, [labels.length, 10])).data(), labels, 10);
  return { gap: mean(gaps), calibration: error.error, accuracy };
}

export const labelSmoothing = defineExperiment({
  id: 'D5',
  topic: 'losses',
  title: 'Label smoothing',
  claim: {
    zh: 'label smoothing：以e为概率，将标签预测错误。代入交叉熵后，等效为 1 → 1−e, 0 → e',
    en: 'Labels that are wrong with probability ε make cross-entropy that of labels 1 − ε and ε.',
  },
  varied: ['probability', 'number of classes', 'smoothing in training'],
  measures: {
    binary: 'largest difference of the mean loss with turned labels from that with labels 1 − ε and ε',
    classes: 'target of the true class among 10, ε = 0.1, as in (1 − ε)·y + ε/K',
    others: 'target of each other class',
    gap: 'gap of the true logit to the largest other, smoothing over none, trained',
    calibration: 'calibration error, smoothing less none',
    accuracy: 'test accuracy, smoothing less none',
    null: 'test accuracy, none with other seeds less none (nothing changed)',
  },
  rule: 'For two classes the losses have to be the same within 10⁻¹². That the same numbers serve K classes (true class 1 − ε, others ε) is the claim’s reach. What smoothing does to a trained network is measured beside it: a smaller gap.',
  smoke: { images: 128, epochs: 1, widths: [6, 8], seeds: 2 },
  full: { images: 1000, epochs: 6, widths: [12, 16, 24, 32], seeds: 5 },
  async run(context, { images, epochs, widths, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images >> 1)];
    const cases = ARMS.flatMap((arm) => seedsOf(seeds).map((seed) => ({ arm, seed })));
    const found = await context.each(
      cases,
      ({ arm, seed }) => `${arm}, seed ${seed}`,
      ({ arm, seed }) =>
        measure(widths, {
          ...{ train: set, test, epochs, levels: channelStatistics(set) },
          labelSmoothing: arm === 'smoothing' ? EPSILON : 0,
          seed: arm === 'no smoothing, other seeds' ? seed + 100 : seed,
        }),
    );
    const of = (arm: Arm, key: 'gap' | 'calibration' | 'accuracy'): number[] =>
      found.filter((_, i) => cases[i].arm === arm).map((one) => one[key]);
    const ps = steps(0.02, 0.98, 49);
    const soft = (p: number, label: number): number => bce(p, label === 1 ? 1 - EPSILON : EPSILON);
    const K = 10;
    return {
      measurements: {
        binary: exact(
          Math.max(...ps.flatMap((p) => [0, 1].map((label) => Math.abs(turned(p, label) - soft(p, label))))),
        ),
        classes: exact(1 - EPSILON + EPSILON / K),
        others: exact(EPSILON / K),
        gap: ratio(of('smoothing', 'gap'), of('no smoothing', 'gap')),
        calibration: difference(of('smoothing', 'calibration'), of('no smoothing', 'calibration')),
        accuracy: difference(of('smoothing', 'accuracy'), of('no smoothing', 'accuracy')),
        null: difference(of('no smoothing, other seeds', 'accuracy'), of('no smoothing', 'accuracy')),
      },
      figures: [
        {
          kind: 'line',
          title: 'Loss of a positive, two classes',
          x: { label: 'predicted probability' },
          y: { label: 'loss' },
          series: [
            curve(
              'label 1',
              ps,
              ps.map((p) => bce(p, 1)),
            ),
            curve(
              'turned with probability ε',
              ps,
              ps.map((p) => turned(p, 1)),
            ),
            curve(
              'label 1 − ε',
              ps,
              ps.map((p) => soft(p, 1)),
            ),
          ],
        },
        {
          kind: 'bar',
          title: 'After training',
          categories: ['accuracy', 'calibration error'],
          y: { label: 'part' },
          series: (['no smoothing', 'smoothing'] as const).map((arm) => ({
            name: arm,
            values: [mean(of(arm, 'accuracy')), mean(of(arm, 'calibration'))],
          })),
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: below(m.binary, 1e-12),
          yes: 'for two classes it is the same loss',
          no: `for two classes the losses differ by ${figureText(m.binary.value)}`,
        },
      ],
      [
        {
          is: below(m.classes, 1 - EPSILON + 1e-9),
          yes: 'for 10 classes as well',
          no: `among 10 classes the usual form is another: the true class gets ${figureText(m.classes.value)}, each other ${figureText(m.others.value)}`,
        },
        {
          is: below(m.gap, 1),
          yes: `trained, it makes gaps ${estimateText(m.gap)} as wide, the calibration error changes by ${percentText(m.calibration)}, accuracy by ${percentText(m.accuracy)}`,
          no: `trained, gaps are ${estimateText(m.gap)} as wide`,
        },
        {
          is: above(m.accuracy, -0.01),
          yes: `accuracy is not lower (nothing changed: ${percentText(m.null)})`,
          no: `accuracy falls by ${percentText(m.accuracy)}`,
        },
      ],
    ),
});
