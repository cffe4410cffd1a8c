// F6: whether shifted windows pass information on.

import { grad, type Tensor, tensor } from 'fovea';
import { selectImages, takeImages } from 'fovea/data';
import { manualSeed } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { above, both, judge, percentText, within } from '../framework/verdict.ts';
import { difference, exact, mean } from '../statistics/estimate.ts';
import { armBars, compareArms } from '../workbench/compare.ts';
import { normals } from '../workbench/random.ts';
import { numbered, rowsOf } from '../workbench/series.ts';
import { SmallVit } from '../workbench/small-vit.ts';
import { train } from '../workbench/training.ts';

const SIDE = 32;
const ARMS = ['windows', 'shifted windows', 'all tokens', 'windows, other seeds'] as const;
type Arm = (typeof ARMS)[number];

const make = (arm: Arm, width: number, depth: number): SmallVit =>
  new SmallVit({
    ...{ channels: 3, side: SIDE, patch: 4, width, depth, heads: 4, classes: 12 },
    ...(arm === 'all tokens' ? {} : { window: 4, shift: arm === 'shifted windows' }),
  });

/** For each token, whether the first token of the grid depends on it. */
async function seen(arm: Arm, depth: number): Promise<number[]> {
  manualSeed(1);
  const model = make(arm, 16, depth);
  const x: Tensor = tensor(normals(SIDE * SIDE * 3, 2), [1, SIDE, SIDE, 3]);
  const token = model.features(x).slice(1, 0, 1).slice(2, 0, 1);
  const slopes = await grad(token.square().sum(), [x])[0].abs().reshape(1, 8, 4, 8, 4, 3).sum([0, 2, 4, 5]).data();
  return Array.from(slopes, (value) => Number(value > 0));
}

export const shiftedWindows = defineExperiment({
  id: 'F6',
  topic: 'attention',
  title: 'Shifted windows',
  claim: {
    zh: 'swin：划分locality，把self-attention局限在local windows内，减少计算量；多层，感受野；shift window',
    en: 'Attention in local windows saves computation; shifting the windows passes information on, so that the receptive field grows with the layers.',
  },
  varied: ['windows: fixed, shifted, none', 'layers'],
  measures: {
    fixedField: 'part of the tokens that a token depends on, fixed windows, most layers',
    shiftedField: 'the same, shifted windows',
    gain: 'test accuracy with shifted windows less that with fixed ones',
    global: 'test accuracy with attention over all tokens less that with shifted windows',
    null: 'fixed windows with other seeds less fixed ones (nothing changed)',
  },
  rule: 'With fixed windows a token must see its own window alone (a quarter), with shifted ones at least three quarters of the tokens. That accuracy gains by it is the claim’s reach.',
  caveat: 'Shifts go round the edge without a mask. A transformer of a few blocks on the emoji.',
  smoke: { epochs: 1, images: 96, width: 16, depth: 2, seeds: 2 },
  full: { epochs: 6, images: 700, width: 24, depth: 4, seeds: 5 },
  async run(context, { epochs, images, width, depth, seeds }) {
    const [fixed, shifted] = await context.each(
      ['windows', 'shifted windows'] as const,
      (arm) => `field, ${arm}`,
      (arm) => seen(arm, depth),
    );
    const data = await context.data('emoji');
    // Classes stand one after another in the set.
    const step = Math.max(1, Math.floor(data.train.labels.length / images));
    const set = selectImages(
      data.train,
      Array.from({ length: Math.floor(data.train.labels.length / step) }, (_, i) => i * step),
    );
    const test = images < 200 ? takeImages(data.test, images) : data.test;
    const arms = await compareArms(context, ARMS, seeds, async (arm, seed) => {
      const own = arm === 'windows, other seeds' ? seed + 100 : seed;
      return (
        await train(() => make(arm === 'windows, other seeds' ? 'windows' : arm, width, depth), {
          train: set,
          test,
          epochs,
          seed: own,
          batchSize: 32,
        })
      ).accuracies.at(-1) as number;
    });
    const map = (title: string, values: readonly number[]) => ({
      kind: 'heat' as const,
      title,
      columns: numbered(8),
      rows: numbered(8),
      x: 'column of tokens',
      y: 'row of tokens',
      of: 'depends on',
      values: rowsOf(values, 8),
    });
    return {
      measurements: {
        fixedField: exact(mean(fixed)),
        shiftedField: exact(mean(shifted)),
        gain: difference(arms['shifted windows'], arms.windows),
        global: difference(arms['all tokens'], arms['shifted windows']),
        null: difference(arms['windows, other seeds'], arms.windows),
      },
      figures: [
        map('What the first token depends on: fixed windows', fixed),
        map('What the first token depends on: shifted windows', shifted),
        armBars('Test accuracy', 'part that is right', arms),
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(within(m.fixedField, 0.25, 0.25), above(m.shiftedField, 0.7499)),
          yes: `with fixed windows a token sees a quarter of the tokens, with shifted ones ${percentText(m.shiftedField)}`,
          no: `a token sees ${percentText(m.fixedField)} of the tokens with fixed windows, ${percentText(m.shiftedField)} with shifted ones`,
        },
      ],
      [
        {
          is: above(m.gain, 0),
          yes: `accuracy gains ${percentText(m.gain)} (nothing changed: ${percentText(m.null)})`,
          no: `accuracy changes by ${percentText(m.gain)} (nothing changed: ${percentText(m.null)}); attention over all tokens by another ${percentText(m.global)}`,
        },
      ],
    ),
});
