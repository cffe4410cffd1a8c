// D10: whether adversarial attacks of four norms survive what a picture goes through in the world.

import { type Tensor, tensor } from 'fovea';
import { type AttackNorm, pgd } from 'fovea/attacks';
import { channelStatistics, type ImageSet, takeImages } from 'fovea/data';
import { conv2d, crossEntropy, interpolate } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { grayImage, type ImageFigure } from '../framework/figure.ts';
import { above, below, both, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, difference, mean } from '../statistics/estimate.ts';
import { normals, seedsOf } from '../workbench/random.ts';
import { convBlock, SmallNet } from '../workbench/small-net.ts';
import { train } from '../workbench/training.ts';

const NORMS: readonly AttackNorm[] = ['l2', 'linf', 'l1', 'l0'];
const SIDE = 28;

/** What a camera, a screen and a file do to a picture, in parts. */
const CHANGES: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  resize: (x) =>
    interpolate(interpolate(x, { size: 20, mode: 'bilinear', antialias: true }), { size: SIDE, mode: 'bilinear' }),
  blur: (x) =>
    conv2d(
      x,
      tensor(
        [1, 2, 1, 2, 4, 2, 1, 2, 1].map((value) => value / 16),
        [3, 3, 1, 1],
      ),
      undefined,
      { padding: 1 },
    ),
  noise: (x) =>
    x
      .add(
        tensor(
          normals(x.size, 5).map((value) => 0.08 * value),
          x.shape,
        ),
      )
      .clip(0, 1),
  quantisation: (x) => x.mul(7).add(0.5).floor().div(7),
  brightness: (x) => x.mul(0.75).add(0.1),
};
const NAMES = Object.keys(CHANGES);

/** Budgets that are tried, the smallest with enough success is taken. */
const budgets = (norm: AttackNorm): number[] => {
  const first = { l2: 0.3, linf: 0.01, l1: 2, l0: 4 }[norm];
  return Array.from({ length: 10 }, (_, i) => (norm === 'l0' ? Math.round(first * 1.6 ** i) : first * 1.6 ** i));
};
const ENOUGH = 0.9;

interface Found {
  /** By norm: success, and the part of the successes that survives each change. */
  readonly success: number[];
  readonly survival: number[][];
  readonly shown: number[][];
}

async function study(
  seed: number,
  set: ImageSet,
  test: ImageSet,
  widths: readonly number[],
  epochs: number,
  count: number,
): Promise<Found> {
  const { mean: middle, std } = channelStatistics(set);
  const { model } = await train(() => new SmallNet(1, widths, 10, convBlock()), { train: set, test, epochs, seed });
  model.eval();
  const scores = (x: Tensor): Tensor => model.forward(x.sub(middle[0]).div(std[0]));
  const answers = async (x: Tensor): Promise<number[]> => Array.from(await scores(x).argmax(1).data());
  const all = tensor(
    Float32Array.from(test.pixels, (byte) => byte / 255),
    [test.labels.length, SIDE, SIDE, 1],
  );
  const first = await answers(all);
  const own = first
    .map((answer, i) => (answer === test.labels[i] ? i : -1))
    .filter((i) => i >= 0)
    .slice(0, count);
  const images = all.gather(tensor(Int32Array.from(own), [own.length]), 0);
  const labels = own.map((i) => test.labels[i]);
  const target = tensor(Int32Array.from(labels), [own.length]);
  const loss = (x: Tensor, y: Tensor): Tensor => crossEntropy(scores(x), y, { reduction: 'sum' });
  // A clean picture that a change alone turns says nothing about an attack.
  const steady: boolean[][] = [];
  for (const name of NAMES)
    steady.push((await answers(CHANGES[name](images))).map((answer, i) => answer === labels[i]));
  const found: Found = { success: [], survival: [], shown: [Array.from((await images.data()).slice(0, SIDE * SIDE))] };
  for (const norm of NORMS) {
    let [attacked, wrong] = [images, labels.map(() => false)];
    for (const epsilon of budgets(norm)) {
      attacked = await pgd(loss, images, target, { epsilon, norm, steps: 10, seed });
      wrong = (await answers(attacked)).map((answer, i) => answer !== labels[i]);
      if (mean(wrong.map(Number)) >= ENOUGH) break;
    }
    const survival: number[] = [];
    for (const [k, name] of NAMES.entries()) {
      const later = await answers(CHANGES[name](attacked));
      const counted = wrong.map((was, i) => was && steady[k][i]);
      const kept = later.filter((answer, i) => counted[i] && answer !== labels[i]).length;
      survival.push(kept / Math.max(1, counted.filter(Boolean).length));
    }
    found.success.push(mean(wrong.map(Number)));
    found.survival.push(survival);
    found.shown.push(Array.from((await attacked.data()).slice(0, SIDE * SIDE)));
  }
  return found;
}

export const attacksInTheWorld = defineExperiment({
  id: 'D10',
  topic: 'losses',
  title: 'Attacks in the physical world',
  claim: {
    zh: '对抗攻击里，数字图像的攻击普遍使用二范数，但是迁移到物理世界的攻击，二范数根本没用，通常是一范数甚至零范数（是否变化）响应',
    en: 'Attacks on digital images mostly use the L2 norm; in the physical world it is of no use, and L1 or even L0 is what works.',
  },
  varied: ['norm of the attack: L2, L∞, L1, L0', 'resizing, blur, noise, quantisation, brightness'],
  measures: {
    l2: 'successful L2 attacks that survive a change, mean over changes',
    l1: 'the same for L1',
    l0: 'the same for L0',
    overL1: 'survival of L1 less that of L2',
    overL0: 'survival of L0 less that of L2',
    success: 'success of the attacks before, least of the four norms',
  },
  rule: 'At equal success (the smallest budget that fools at least 90 %), L1 and L0 attacks have to survive more often than L2. That L2 is of no use (survives in fewer than a fifth of the cases) is the claim’s reach.',
  caveat:
    'A simulation of what cameras and files do: nothing was printed or photographed. Small pictures of one channel, a small network.',
  smoke: { images: 128, epochs: 1, widths: [6, 8], count: 8, seeds: 2 },
  full: { images: 1000, epochs: 4, widths: [8, 12, 16, 24], count: 60, seeds: 5 },
  async run(context, { images, epochs, widths, count, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, 2 * count + 20)];
    const found = await context.each(
      seedsOf(seeds),
      (seed) => `seed ${seed}`,
      (seed) => study(seed, set, test, widths, epochs, count),
    );
    const survival = (norm: AttackNorm): number[] => found.map((one) => mean(one.survival[NORMS.indexOf(norm)]));
    const pictures: ImageFigure['images'] = ['clean', ...NORMS].map((name, i) =>
      grayImage(name, found[0].shown[i], SIDE, SIDE),
    );
    return {
      measurements: {
        l2: bootstrap(survival('l2')),
        l1: bootstrap(survival('l1')),
        l0: bootstrap(survival('l0')),
        overL1: difference(survival('l1'), survival('l2')),
        overL0: difference(survival('l0'), survival('l2')),
        success: bootstrap(found.map((one) => Math.min(...one.success))),
      },
      figures: [
        {
          kind: 'bar',
          title: 'Successful attacks that survive',
          categories: NAMES,
          y: { label: 'part' },
          series: NORMS.map((norm, n) => ({
            name: norm,
            values: NAMES.map((_, k) => mean(found.map((one) => one.survival[n][k]))),
          })),
        },
        { kind: 'image', title: 'A picture and its attacks', images: pictures },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(above(m.overL1, 0), above(m.overL0, 0)),
          yes: `L1 attacks survive in ${percentText(m.l1)}, L0 in ${percentText(m.l0)} of the cases, L2 in ${percentText(m.l2)}`,
          no: `L1 and L0 do not survive more often: L1 less L2 is ${percentText(m.overL1)}, L0 less L2 ${percentText(m.overL0)}`,
        },
      ],
      [
        {
          is: below(m.l2, 0.2),
          yes: 'L2 attacks hardly survive',
          no: `L2 attacks are of use: ${percentText(m.l2)} survive`,
        },
      ],
    ),
});
