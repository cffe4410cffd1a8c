// B11a: averaging over a mirrored image, and whether misaligned strides are why it helps.

import { compile, type Tensor, tensor } from 'fovea';
import { batches, channelStatistics, type ImageSet, takeImages } from 'fovea/data';
import { Activation, BatchNorm2d, Conv2d, init, type Layer, Module, manualSeed, Sequential } from 'fovea/nn';
import { averagePool2d, conv2d, softmax } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, figureText, judge, percentText } from '../framework/verdict.ts';
import { bootstrap, exact, mean } from '../statistics/estimate.ts';
import { normals, seedsOf } from '../workbench/random.ts';
import { farthest, largest } from '../workbench/series.ts';
import { type MakeBlock, SmallNet } from '../workbench/small-net.ts';
import { train } from '../workbench/training.ts';

/** Whether a stride of 2 samples a mirrored image at mirrored places: largest |f(flip x) − flip f(x)| over the largest |f|, with a symmetric kernel. */
async function misalignment(side: number, kernel: number, padding: number): Promise<number> {
  const x = tensor(normals(side * side, 1), [1, side, side, 1]);
  const row = kernel === 3 ? [1, 2, 1] : [1, 1];
  const weight = tensor(
    row.flatMap((a) => row.map((b) => a * b)),
    [kernel, kernel, 1, 1],
  );
  const f = (image: Tensor): Tensor => conv2d(image, weight, undefined, { stride: 2, padding });
  const [a, b] = [Array.from(await f(x.flip(2)).data()), Array.from(await f(x).flip(2).data())];
  return farthest(a, b) / largest(a.map(Math.abs));
}

const FORMS = [
  { side: 28, kernel: 3, padding: 1 },
  { side: 27, kernel: 3, padding: 1 },
  { side: 28, kernel: 2, padding: 0 },
  { side: 27, kernel: 2, padding: 0 },
  { side: 28, kernel: 3, padding: 0 },
] as const;

/** A 2×2 average pooling: on even sides it samples a mirrored image at mirrored places. */
class EvenPool extends Module {
  override forward(x: Tensor): Tensor {
    return averagePool2d(x, { kernelSize: 2, stride: 2 });
  }
}

const ARMS = ['strided 3×3', 'aligned pooling'] as const;
type Arm = (typeof ARMS)[number];

const blockOf =
  (arm: Arm): MakeBlock =>
  (from, to, stride) => {
    const own = arm === 'strided 3×3' ? stride : 1;
    const layers: Layer[] = [
      new Conv2d(from, to, { kernelSize: 3, stride: own, padding: 1, bias: false, init: init.kaimingNormal() }),
      new BatchNorm2d(to),
      new Activation('relu'),
    ];
    return new Sequential(...layers, ...(own === stride ? [] : [new EvenPool()]));
  };

/** Test accuracy with the averaged answers less that with the plain ones. */
async function gain(
  arm: Arm,
  seed: number,
  set: ImageSet,
  test: ImageSet,
  widths: readonly number[],
  epochs: number,
): Promise<number> {
  manualSeed(seed);
  const levels = channelStatistics(set);
  const { model } = await train(() => new SmallNet(1, widths, 10, blockOf(arm)), {
    train: set,
    test,
    epochs,
    seed,
    levels,
  });
  model.eval();
  const answers = compile((images: Tensor, labels: Tensor) => {
    const [plain, mirrored] = [images, images.flip(2)].map((x) => softmax(model.forward(x)));
    return [plain, plain.add(mirrored)].map((p) => p.argmax(1).equal(labels).cast('float32').sum());
  });
  let [plain, averaged] = [0, 0];
  for (const { images, labels, shape } of batches(test, { batchSize: 250, ...levels })) {
    const [a, b] = await answers(tensor(images, shape), tensor(labels, [labels.length]));
    plain += await a.item();
    averaged += await b.item();
  }
  return (averaged - plain) / test.labels.length;
}

export const flipAveraging = defineExperiment({
  id: 'B11a',
  topic: 'layers',
  title: 'Averaging over a mirrored image',
  claim: {
    zh: '在推理时翻转后融合的有效性：应该是和卷积实现的对齐有关，feature map在降采样的时候左对齐，所以左边和右边不一致，flip后不同',
    en: 'Averaging over the mirrored image helps at inference, because strides are left-aligned, so that left and right are not treated alike.',
  },
  varied: ['side, kernel and padding of a strided convolution', 'network: strided, aligned'],
  measures: {
    even: 'misalignment on an even side, 3×3, padding 1',
    odd: 'misalignment on an odd side, 3×3, padding 1',
    strided: 'gain in accuracy, network with strided 3×3 convolutions on an even side',
    aligned: 'gain in accuracy, network whose samplings are aligned',
    more: 'gain of the strided network less that of the aligned one',
  },
  rule: 'A stride has to be misaligned on even sides and aligned on odd ones, and averaging has to help the strided network. That misalignment is why is the claim’s reach: an aligned network must gain less.',
  caveat: 'Fashion-MNIST without mirrored images in training; shoes all point the same way there.',
  smoke: { images: 128, epochs: 1, widths: [6, 6], seeds: 2 },
  full: { images: 800, epochs: 4, widths: [8, 12, 16, 24], seeds: 6 },
  async run(context, { images, epochs, widths, seeds }) {
    const found = await context.each(
      FORMS,
      ({ side, kernel, padding }) => `side ${side}, kernel ${kernel}, padding ${padding}`,
      ({ side, kernel, padding }) => misalignment(side, kernel, padding),
    );
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, 2 * images)];
    const cases = seedsOf(seeds).flatMap((seed) => ARMS.map((arm) => ({ arm, seed })));
    const gains = await context.each(
      cases,
      ({ arm, seed }) => `${arm}, seed ${seed}`,
      ({ arm, seed }) => gain(arm, seed, set, test, widths, epochs),
    );
    const of = (arm: Arm): number[] => gains.filter((_, i) => cases[i].arm === arm);
    return {
      measurements: {
        even: exact(found[0]),
        odd: exact(found[1]),
        strided: bootstrap(of('strided 3×3')),
        aligned: bootstrap(of('aligned pooling')),
        more: bootstrap(of('strided 3×3').map((value, i) => value - of('aligned pooling')[i])),
      },
      figures: [
        {
          kind: 'bar',
          title: 'Misalignment of a stride of 2 with a symmetric kernel',
          categories: FORMS.map(({ side, kernel, padding }) => `side ${side}, ${kernel}×${kernel}, padding ${padding}`),
          y: { label: 'difference over the largest value' },
          series: [{ name: 'misalignment', values: found }],
        },
        {
          kind: 'bar',
          title: 'Gain in accuracy by averaging',
          categories: ARMS,
          y: { label: 'part' },
          series: [{ name: 'gain', values: ARMS.map((arm) => mean(of(arm))) }],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(above(m.even, 0.1), below(m.odd, 1e-5)),
          yes: `a stride is misaligned on an even side (${figureText(m.even.value)}) and not on an odd one`,
          no: `misalignment is ${figureText(m.even.value)} on an even side, ${figureText(m.odd.value)} on an odd one`,
        },
        {
          is: above(m.strided, 0),
          yes: `averaging gains ${percentText(m.strided)}`,
          no: `averaging changes accuracy by ${percentText(m.strided)}`,
        },
      ],
      [
        {
          is: above(m.more, 0),
          yes: `an aligned network gains less: ${percentText(m.aligned)}`,
          no: `misalignment is not the reason: an aligned network gains ${percentText(m.aligned)}; the difference is ${percentText(m.more)}`,
        },
      ],
    ),
});
