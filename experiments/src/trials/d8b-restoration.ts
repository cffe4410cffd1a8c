// D8b: restoring pictures by L1 and by L2.

import { compile, type Tensor, tensor } from 'fovea';
import { type ImageSet, takeImages } from 'fovea/data';
import { psnr, ssim } from 'fovea/metrics';
import { Activation, Conv2d, init, Module, manualSeed, Sequential } from 'fovea/nn';
import { l1Loss, mseLoss } from 'fovea/ops';
import { AdamW } from 'fovea/optim';
import { defineExperiment } from '../framework/experiment.ts';
import { grayImage } from '../framework/figure.ts';
import { above, estimateText, judge } from '../framework/verdict.ts';
import { difference, mean, ratio } from '../statistics/estimate.ts';
import { random, seedsOf } from '../workbench/random.ts';

const LOSSES = ['L1', 'L2'] as const;
type Loss = (typeof LOSSES)[number];
const SIDE = 28;
/** Part of the pixels of the targets that are replaced at random. */
const OUTLIERS = [0, 0.1] as const;

/** Adds what it finds to the picture. */
class Restorer extends Module {
  readonly layers: Sequential;

  constructor(width: number) {
    super();
    const conv = (from: number, to: number): Conv2d =>
      new Conv2d(from, to, { kernelSize: 3, padding: 1, init: init.kaimingNormal() });
    this.layers = new Sequential(
      conv(1, width),
      new Activation('relu'),
      conv(width, width),
      new Activation('relu'),
      new Conv2d(width, 1, { kernelSize: 3, padding: 1, init: init.zeros }),
    );
  }

  override forward(x: Tensor): Tensor {
    return x.add(this.layers.forward(x));
  }
}

interface Pictures {
  readonly clean: Float32Array;
  readonly noisy: Float32Array;
  readonly targets: Float32Array;
}

function spoil(set: ImageSet, outliers: number, seed: number): Pictures {
  const stream = random(seed, 81);
  const clean = Float32Array.from(set.pixels, (byte) => byte / 255);
  const noisy = clean.map((value) => value + 0.25 * stream.normal());
  return { clean, noisy, targets: clean.map((value) => (stream.chance(outliers) ? stream.next() : value)) };
}

/** Mean size of the differences of neighbours. */
const sharpness = (pixels: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 1; i < pixels.length; i++) if (i % SIDE !== 0) sum += Math.abs(pixels[i] - pixels[i - 1]);
  return sum / pixels.length;
};

interface Quality {
  readonly psnr: number;
  readonly ssim: number;
  /** Over that of the clean pictures. */
  readonly sharpness: number;
  readonly shown: number[][];
}

async function restore(
  loss: Loss,
  outliers: number,
  seed: number,
  set: ImageSet,
  test: ImageSet,
  width: number,
  steps: number,
): Promise<Quality> {
  manualSeed(seed);
  const model = new Restorer(width);
  const optimizer = new AdamW(model.parameters(), { lr: 0.003 });
  const count = set.labels.length;
  const { noisy, targets } = spoil(set, outliers, seed);
  const [inputs, wanted] = [noisy, targets].map((values) => tensor(values, [count, SIDE, SIDE, 1]));
  const step = compile((x: Tensor, y: Tensor) => {
    const value = (loss === 'L1' ? l1Loss : mseLoss)(model.forward(x), y);
    optimizer.minimize(value);
    return value;
  });
  const stream = random(seed, 82);
  for (let i = 0; i < steps; i++) {
    optimizer.lr = 0.003 * (1 - i / steps);
    const rows = tensor(
      Int32Array.from({ length: 32 }, () => stream.integer(count)),
      [32],
    );
    (await step(inputs.gather(rows, 0), wanted.gather(rows, 0))).dispose();
  }
  const own = spoil(test, 0, seed + 1000);
  const shape = [test.labels.length, SIDE, SIDE, 1];
  const [clean, result] = [tensor(own.clean, shape), model.forward(tensor(own.noisy, shape)).clip(0, 1)];
  const values = await result.data();
  const first = (pixels: ArrayLike<number>): number[] => Array.from({ length: SIDE * SIDE }, (_, i) => pixels[i]);
  return {
    psnr: mean(await psnr(result, clean).data()),
    ssim: mean(await ssim(result, clean).data()),
    sharpness: sharpness(values) / sharpness(own.clean),
    shown: [first(own.clean), first(own.noisy), first(values)],
  };
}

export const restoration = defineExperiment({
  id: 'D8b',
  topic: 'losses',
  title: 'Restoring pictures by L1 and L2',
  claim: {
    zh: '一范数的约束有更强的鲁棒性，不产生平滑值；对于取证恢复，通常不用l2，避免产生平滑值',
    en: 'L1 is more robust and gives no smoothed values; restoration avoids L2, as it smooths.',
  },
  varied: ['loss: L1, L2', 'outliers in the targets: none, 10 %'],
  measures: {
    sharpness: 'sharpness of pictures restored by L1 over those by L2',
    ssim: 'SSIM of L1 less that of L2',
    psnr: 'PSNR of L1 less that of L2, dB',
    robust: 'PSNR of L1 less that of L2 with outliers in the targets, dB',
  },
  rule: 'L1’s pictures have to be sharper than L2’s, and closer to the clean ones where targets have outliers. That they have the higher SSIM without outliers is the claim’s reach; PSNR is what L2 itself makes large.',
  caveat: 'Fashion-MNIST with normal noise of deviation 0.25, a network of three layers.',
  smoke: { images: 64, steps: 5, width: 4, seeds: 2 },
  full: { images: 300, steps: 120, width: 8, seeds: 5 },
  async run(context, { images, steps, width, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images >> 2)];
    const cases = OUTLIERS.flatMap((outliers) =>
      LOSSES.flatMap((loss) => seedsOf(seeds).map((seed) => ({ outliers, loss, seed }))),
    );
    const found = await context.each(
      cases,
      ({ outliers, loss, seed }) => `${loss}, outliers ${outliers}, seed ${seed}`,
      ({ outliers, loss, seed }) => restore(loss, outliers, seed, set, test, width, steps),
    );
    const of = (loss: Loss, outliers: number): Quality[] =>
      found.filter((_, i) => cases[i].loss === loss && cases[i].outliers === outliers);
    const list = (loss: Loss, outliers: number, key: 'psnr' | 'ssim' | 'sharpness'): number[] =>
      of(loss, outliers).map((one) => one[key]);
    const [clean, noisy, byL1] = of('L1', 0)[0].shown;
    const picture = (name: string, values: readonly number[]) =>
      grayImage(
        name,
        values.map((value) => Math.min(1, Math.max(0, value))),
        SIDE,
        SIDE,
      );
    return {
      measurements: {
        sharpness: ratio(list('L1', 0, 'sharpness'), list('L2', 0, 'sharpness')),
        ssim: difference(list('L1', 0, 'ssim'), list('L2', 0, 'ssim')),
        psnr: difference(list('L1', 0, 'psnr'), list('L2', 0, 'psnr')),
        robust: difference(list('L1', 0.1, 'psnr'), list('L2', 0.1, 'psnr')),
      },
      figures: [
        {
          kind: 'image',
          title: 'A picture, noisy, and restored',
          images: [
            picture('clean', clean),
            picture('noisy', noisy),
            picture('L1', byL1),
            picture('L2', of('L2', 0)[0].shown[2]),
          ],
        },
        {
          kind: 'bar',
          title: 'PSNR',
          categories: ['no outliers', '10 % outliers'],
          y: { label: 'dB' },
          series: LOSSES.map((loss) => ({
            name: loss,
            values: OUTLIERS.map((outliers) => mean(list(loss, outliers, 'psnr'))),
          })),
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: above(m.sharpness, 1),
          yes: `L1’s pictures are ${estimateText(m.sharpness)} times as sharp`,
          no: `L1’s pictures are not sharper: ${estimateText(m.sharpness)} times`,
        },
        {
          is: above(m.robust, 0),
          yes: `with outliers in the targets L1 is better by ${estimateText(m.robust)} dB`,
          no: `with outliers L1 is not better: ${estimateText(m.robust)} dB`,
        },
      ],
      [
        {
          is: above(m.ssim, 0),
          yes: `without outliers its SSIM is higher by ${estimateText(m.ssim)} (PSNR: ${estimateText(m.psnr)} dB)`,
          no: `without outliers its SSIM is not higher: ${estimateText(m.ssim)} (PSNR: ${estimateText(m.psnr)} dB)`,
        },
      ],
    ),
});
