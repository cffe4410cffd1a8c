// D4: the order in which the focal loss attends to samples.

import { grad, tensor } from 'fovea';
import { binaryFocalLoss } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, figureText, judge } from '../framework/verdict.ts';
import { exact } from '../statistics/estimate.ts';
import { steps } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';

/** Probabilities of the true class. */
const TRUE = steps(0.02, 0.98, 49);
const ALPHAS = [0.25, 0.5, 0.75] as const;
/** Of the true class: what is hard, and what is easy. */
const [HARD, EASY] = [0.1, 0.9] as const;

/** Loss and size of its gradient by the logit, for samples by the probability of their true class. */
async function measure(positive: boolean, alpha: number, gamma: number) {
  const logits = tensor(TRUE.map((p) => Math.log(p / (1 - p)) * (positive ? 1 : -1)));
  const targets = tensor(TRUE.map(() => Number(positive)));
  const loss = binaryFocalLoss(logits, targets, { alpha, gamma, reduction: 'none' });
  const slopes = await grad(loss.sum(), [logits])[0].data();
  return { loss: Array.from(await loss.data()), slope: Array.from(slopes, Math.abs) };
}

type Kinds = {
  readonly hardPositive: number;
  readonly hardNegative: number;
  readonly easyPositive: number;
  readonly easyNegative: number;
};

/** How many of the three signs of the claimed order are as claimed. */
const inOrder = ({ hardPositive, hardNegative, easyPositive, easyNegative }: Kinds): number =>
  [hardPositive > hardNegative, hardNegative > easyPositive, easyPositive > easyNegative].filter(Boolean).length;

const nearest = (p: number): number =>
  TRUE.reduce((best, value, i) => (Math.abs(value - p) < Math.abs(TRUE[best] - p) ? i : best), 0);

export const focalLoss = defineExperiment({
  id: 'D4',
  topic: 'losses',
  title: 'Order of attention of the focal loss',
  claim: {
    zh: '当gamma=2, alpha=0.25，效果最好，这样损失函数在训练的过程中关注的样本优先级就是正难 > 负难 > 正易 > 负易',
    en: 'With γ = 2 and α = 0.25 the loss attends to hard positives first, then to hard negatives, easy positives and easy negatives.',
  },
  varied: ['probability of the true class', 'label', 'α: 0.25, 0.5, 0.75', 'γ: 2'],
  measures: {
    hard: 'gradient of a hard positive over that of a hard negative, α = 0.25',
    across: 'gradient of a hard negative over that of an easy positive, α = 0.25',
    easy: 'gradient of an easy positive over that of an easy negative, α = 0.25',
    lossHard: 'loss of a hard positive over that of a hard negative, α = 0.25',
    inOrder: 'of the three signs of the order, those that are right, α = 0.25',
    inOrder75: 'the same, α = 0.75',
  },
  rule: 'Hard: the true class has a probability of 0.1; easy: 0.9. At each sign of the order the gradient on its left has to be larger.',
  caveat: 'Of single samples. In a set with many easy negatives their sum is another matter.',
  smoke: { gamma: 2 },
  full: { gamma: 2 },
  async run(context, { gamma }) {
    const cases = ALPHAS.flatMap((alpha) => [true, false].map((positive) => ({ alpha, positive })));
    const found = await context.each(
      cases,
      ({ alpha, positive }) => `α ${alpha}, ${positive ? 'positives' : 'negatives'}`,
      ({ alpha, positive }) => measure(positive, alpha, gamma),
    );
    const of = (alpha: number, positive: boolean) =>
      found[cases.findIndex((one) => one.alpha === alpha && one.positive === positive)];
    const kinds = (alpha: number, key: 'loss' | 'slope'): Kinds => ({
      hardPositive: of(alpha, true)[key][nearest(HARD)],
      hardNegative: of(alpha, false)[key][nearest(HARD)],
      easyPositive: of(alpha, true)[key][nearest(EASY)],
      easyNegative: of(alpha, false)[key][nearest(EASY)],
    });
    const [slopes, losses] = [kinds(0.25, 'slope'), kinds(0.25, 'loss')];
    const bars = ['hard positive', 'hard negative', 'easy positive', 'easy negative'];
    return {
      measurements: {
        hard: exact(slopes.hardPositive / slopes.hardNegative),
        across: exact(slopes.hardNegative / slopes.easyPositive),
        easy: exact(slopes.easyPositive / slopes.easyNegative),
        lossHard: exact(losses.hardPositive / losses.hardNegative),
        inOrder: exact(inOrder(slopes)),
        inOrder75: exact(inOrder(kinds(0.75, 'slope'))),
      },
      figures: [
        {
          kind: 'bar',
          title: 'Size of the gradient',
          categories: bars,
          y: { label: 'gradient by the logit', log: true },
          series: ALPHAS.map((alpha) => ({ name: `α = ${alpha}`, values: Object.values(kinds(alpha, 'slope')) })),
        },
        {
          kind: 'line',
          title: 'Size of the gradient, α = 0.25',
          x: { label: 'probability of the true class' },
          y: { label: 'gradient by the logit' },
          series: [curve('positives', TRUE, of(0.25, true).slope), curve('negatives', TRUE, of(0.25, false).slope)],
        },
      ],
    };
  },
  verdict: (m) =>
    judge([
      {
        is: above(m.hard, 1),
        yes: `a hard positive has ${figureText(m.hard.value)} times the gradient of a hard negative`,
        no: `a hard positive has ${figureText(m.hard.value)} of the gradient of a hard negative: α = 0.25 weighs positives down`,
      },
      {
        is: above(m.across, 1),
        yes: `a hard negative has ${figureText(m.across.value)} times that of an easy positive`,
        no: `a hard negative has ${figureText(m.across.value)} of that of an easy positive`,
      },
      {
        is: above(m.easy, 1),
        yes: 'an easy positive has more than an easy negative',
        no: `an easy positive has ${figureText(m.easy.value)} of that of an easy negative; with α = 0.75, ${m.inOrder75.value} of the 3 signs are right`,
      },
    ]),
});
