// D6: gradients of the Dice loss against those of cross-entropy, and whether a bad start recovers.

import { compile, grad, type Tensor, tensor } from 'fovea';
import { Parameter } from 'fovea/nn';
import { binaryCrossEntropyWithLogits, diceLoss, sigmoid } from 'fovea/ops';
import { SGD } from 'fovea/optim';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, figureText, judge } from '../framework/verdict.ts';
import { bootstrap, exact, mean, ratio } from '../statistics/estimate.ts';
import { normals, random, seedsOf, steps } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';

const LOSSES = ['dice', 'cross-entropy'] as const;
type Loss = (typeof LOSSES)[number];
const PIXELS = 400;
const PS = [0.001, ...steps(0.03, 0.97, 32), 0.999];

/** By logits `[1, PIXELS, 1]`. */
const lossOf = (kind: Loss, logits: Tensor, target: Tensor): Tensor =>
  kind === 'dice' ? diceLoss(sigmoid(logits), target, { smooth: 1 }) : binaryCrossEntropyWithLogits(logits, target);

interface Slopes {
  readonly positive: number;
  readonly negative: number;
}

/** Sizes of the gradient by a positive's and a negative's logit, where all pixels have probability p. */
async function slopes(kind: Loss, p: number, part: number): Promise<Slopes> {
  const positives = Math.round(PIXELS * part);
  const logits = tensor(new Float32Array(PIXELS).fill(Math.log(p / (1 - p))), [1, PIXELS, 1]);
  const target = tensor(
    Float32Array.from({ length: PIXELS }, (_, i) => Number(i < positives)),
    [1, PIXELS, 1],
  );
  const values = await grad(lossOf(kind, logits, target), [logits])[0].data();
  return { positive: Math.abs(values[0]), negative: Math.abs(values[PIXELS - 1]) };
}

interface End {
  /** Of predictions after training. */
  readonly dice: number;
  /** Until predictions have a Dice of 0.5; all steps where they never have. */
  readonly steps: number;
}

/** Between two looks at the predictions. */
const LOOK = 5;

/** Trains a linear model of two features, from logits that start at `bias`. */
async function trained(kind: Loss, bias: number, seed: number, count: number): Promise<End> {
  const stream = random(seed, 11);
  const labels = Float32Array.from({ length: PIXELS }, () => Number(stream.chance(0.1)));
  const noise = normals(2 * PIXELS, seed, 12);
  const features = tensor(
    Float32Array.from(noise, (value, i) => value + (i % 2 === 0 ? 3 * labels[i >> 1] : 0)),
    [PIXELS, 2],
  );
  const weight = new Parameter(new Float32Array(2), [2, 1]);
  const offset = new Parameter(Float32Array.of(bias), [1]);
  const target = tensor(labels, [1, PIXELS, 1]);
  const optimizer = new SGD([weight, offset], { lr: 1, momentum: 0.9 });
  const predict = (): Tensor => features.matmul(weight.read()).add(offset.read()).reshape(1, PIXELS, 1);
  const step = compile(() => {
    const loss = lossOf(kind, predict(), target);
    optimizer.minimize(loss);
    return loss;
  });
  const look = compile(() => diceLoss(predict().greater(0).cast('float32'), target, { smooth: 0 }).neg().add(1));
  let steps = count;
  for (let i = 0; i < count; i++) {
    (await step()).dispose();
    if (steps === count && i % LOOK === LOOK - 1 && (await (await look()).item()) >= 0.5) steps = i + 1;
  }
  return { dice: await (await look()).item(), steps };
}

const STARTS = [0, -2, -4, -6, -8] as const;

export const diceGradient = defineExperiment({
  id: 'D6',
  topic: 'losses',
  title: 'Gradients of the Dice loss',
  claim: {
    zh: 'DiceLoss：正样本梯度大于负样本，尤其是训练开始都接近0.5时；在接近0-1附近梯度值很小，存在饱和现象，失败了很难扭转回来；ce平等对待正负样本，当前梯度仅和label距离相关',
    en: 'Dice has larger gradients on positives, above all near 0.5, and tiny ones near 0 and 1, so that a failure is hard to turn; cross-entropy treats both alike, by the distance from the label alone.',
  },
  varied: ['probability', 'part of positives', 'start of training'],
  measures: {
    ratio: 'Dice’s gradient on a positive over that on a negative, p = 0.5, 10 % positives',
    ratioMany: 'the same, 70 % positives',
    saturation: 'Dice’s gradient on a positive at p = 0.001 over that at p = 0.5, 10 % positives',
    crossSaturation: 'the same for cross-entropy',
    crossEven: 'cross-entropy’s gradient on a positive over that on a negative, p = 0.5',
    good: 'Dice of predictions after training with Dice from p = 0.5',
    bad: 'the same from p = 0.0003 (logit −8)',
    badCross: 'the same with cross-entropy',
    delay: 'steps to a Dice of 0.5 from the bad start by Dice over those by cross-entropy',
  },
  rule: 'At 10 % positives and p = 0.5 the gradient on positives has to be larger, and at p = 0.001 below a fifth of that at 0.5, where cross-entropy’s is not smaller. The claim’s reach: that positives have more at any part of positives, that Dice takes longer than cross-entropy from a bad start, and that it does not recover (ends below 0.5) where it does well from a good one.',
  smoke: { steps: 20, seeds: 2 },
  full: { steps: 300, seeds: 5 },
  async run(context, { steps: count, seeds }) {
    const parts = [0.02, 0.1, 0.3, 0.7];
    const maps = await context.each(
      LOSSES.flatMap((kind) => parts.map((part) => ({ kind, part }))),
      ({ kind, part }) => `${kind}, ${part} positives`,
      ({ kind, part }) => Promise.all([...PS, 0.5].map((p) => slopes(kind, p, part))),
    );
    const cases = LOSSES.flatMap((kind) =>
      STARTS.flatMap((bias) => seedsOf(seeds).map((seed) => ({ kind, bias, seed }))),
    );
    const found = await context.each(
      cases,
      ({ kind, bias, seed }) => `train by ${kind} from ${bias}, seed ${seed}`,
      ({ kind, bias, seed }) => trained(kind, bias, seed, count),
    );
    const all = (kind: Loss, bias: number): End[] =>
      found.filter((_, i) => cases[i].kind === kind && cases[i].bias === bias);
    const ends = (kind: Loss, bias: number): number[] => all(kind, bias).map(({ dice }) => dice);
    const steps = (kind: Loss): number[] => all(kind, -8).map((one) => one.steps);
    const [dice, cross] = [maps[1], maps[parts.length + 1]];
    const half = PS.length;
    return {
      measurements: {
        ratio: exact(dice[half].positive / dice[half].negative),
        ratioMany: exact(maps[3][half].positive / maps[3][half].negative),
        saturation: exact(dice[0].positive / dice[half].positive),
        crossSaturation: exact(cross[0].positive / cross[half].positive),
        crossEven: exact(cross[half].positive / cross[half].negative),
        good: bootstrap(ends('dice', 0)),
        bad: bootstrap(ends('dice', -8)),
        badCross: bootstrap(ends('cross-entropy', -8)),
        delay: ratio(steps('dice'), steps('cross-entropy')),
      },
      figures: [
        ...LOSSES.map((kind, k) => ({
          kind: 'line' as const,
          title: `Gradient by the logit, 10 % positives: ${kind}`,
          x: { label: 'p of all pixels' },
          y: { label: 'size of the gradient' },
          series: (['positive', 'negative'] as const).map((key) =>
            curve(
              `${key}s`,
              PS,
              PS.map((_, i) => maps[k * parts.length + 1][i][key]),
            ),
          ),
        })),
        {
          kind: 'line',
          title: 'Dice of predictions after training',
          x: { label: 'logit at the start' },
          y: { label: 'Dice' },
          series: LOSSES.map((kind) =>
            curve(
              kind,
              STARTS,
              STARTS.map((bias) => mean(ends(kind, bias))),
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
          is: above(m.ratio, 1),
          yes: `at 10 % positives and p = 0.5 the gradient on a positive is ${figureText(m.ratio.value)} times that on a negative; cross-entropy’s is the same (${figureText(m.crossEven.value)})`,
          no: `at 10 % positives the gradient on a positive is ${figureText(m.ratio.value)} times that on a negative`,
        },
        {
          is: both(below(m.saturation, 0.2), above(m.crossSaturation, 1)),
          yes: `at p = 0.001 Dice’s gradient on a positive is ${figureText(m.saturation.value)} of that at 0.5, cross-entropy’s ${figureText(m.crossSaturation.value)}`,
          no: `at p = 0.001 Dice’s gradient is ${figureText(m.saturation.value)} of that at 0.5, cross-entropy’s ${figureText(m.crossSaturation.value)}`,
        },
      ],
      [
        {
          is: above(m.ratioMany, 1),
          yes: 'positives have more at 70 %, too',
          no: `at 70 % positives a positive has only ${figureText(m.ratioMany.value)} of a negative’s gradient`,
        },
        {
          is: above(m.delay, 1),
          yes: `from a bad start Dice takes ${estimateText(m.delay)} times the steps of cross-entropy`,
          no: `from a bad start Dice takes ${estimateText(m.delay)} times the steps of cross-entropy`,
        },
        {
          is: below(m.bad, 0.5),
          yes: `a bad start does not recover: it ends at ${estimateText(m.bad)}`,
          no: `a bad start does recover: it ends at ${estimateText(m.bad)}, a good one at ${estimateText(m.good)}`,
        },
      ],
    ),
});
