// F5a: position embeddings of a vision transformer.

import { takeImages } from 'fovea/data';
import { defineExperiment } from '../framework/experiment.ts';
import { above, judge, percentText, within } from '../framework/verdict.ts';
import { difference } from '../statistics/estimate.ts';
import { armBars, compareArms } from '../workbench/compare.ts';
import { type Positions, SmallVit } from '../workbench/small-vit.ts';
import { train } from '../workbench/training.ts';

const ARMS = ['none', 'fixed', 'learnt', '2-D', 'learnt, other seeds'] as const;

export const positions = defineExperiment({
  id: 'F5a',
  topic: 'attention',
  title: 'Position embeddings',
  claim: {
    zh: '1D position embedding拼给patch feature：可学习，patch很大，只要有pos emb就没差',
    en: 'Position embeddings are learnt; patches are large, so that any kind serves as well, as long as there is one.',
  },
  varied: ['positions: none, fixed sines, learnt, fixed sines in 2-D'],
  measures: {
    none: 'test accuracy with learnt positions less that with none',
    fixed: 'fixed sines less learnt positions',
    twoD: '2-D sines less learnt positions',
    null: 'learnt with other seeds less learnt (nothing changed)',
  },
  rule: 'Learnt positions have to be better than none. That the others are the same within 2 % is the claim’s reach.',
  caveat: 'A transformer of two blocks on 1,000 images of Fashion-MNIST: with more images the kinds may differ less.',
  smoke: { images: 128, epochs: 1, width: 16, depth: 1, seeds: 2 },
  full: { images: 800, epochs: 8, width: 24, depth: 2, seeds: 5 },
  async run(context, { images, epochs, width, depth, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images)];
    const arms = await compareArms(context, ARMS, seeds, async (arm, seed) => {
      const own = arm === 'learnt, other seeds';
      const kind: Positions = own ? 'learnt' : arm;
      const make = (): SmallVit =>
        new SmallVit({ channels: 1, side: 28, patch: 4, width, depth, heads: 4, classes: 10, positions: kind });
      return (await train(make, { train: set, test, epochs, seed: own ? seed + 100 : seed })).accuracies.at(
        -1,
      ) as number;
    });
    return {
      measurements: {
        none: difference(arms.learnt, arms.none),
        fixed: difference(arms.fixed, arms.learnt),
        twoD: difference(arms['2-D'], arms.learnt),
        null: difference(arms['learnt, other seeds'], arms.learnt),
      },
      figures: [armBars('Test accuracy', 'part that is right', arms)],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: above(m.none, 0),
          yes: `learnt positions gain ${percentText(m.none)} over none (nothing changed: ${percentText(m.null)})`,
          no: `learnt positions change accuracy by ${percentText(m.none)} (nothing changed: ${percentText(m.null)})`,
        },
      ],
      [
        {
          is: within(m.fixed, -0.02, 0.02),
          yes: `fixed sines are the same: ${percentText(m.fixed)}`,
          no: `fixed sines differ from learnt positions by ${percentText(m.fixed)}`,
        },
        {
          is: within(m.twoD, -0.02, 0.02),
          yes: `so are those in 2-D: ${percentText(m.twoD)}`,
          no: `those in 2-D differ by ${percentText(m.twoD)}`,
        },
      ],
    ),
});
