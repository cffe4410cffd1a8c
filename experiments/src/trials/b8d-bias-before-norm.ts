// B8d: a bias before batch norm.

import { compile, grad, type Tensor, tensor } from 'fovea';
import { profileModel } from 'fovea/analysis';
import { BatchNorm2d, Conv2d, Sequential } from 'fovea/nn';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, figureText, judge } from '../framework/verdict.ts';
import { exact, norm } from '../statistics/estimate.ts';
import { normals } from '../workbench/random.ts';
import { farthest } from '../workbench/series.ts';

const [CHANNELS, SIDE, BATCH] = [16, 12, 8];

/** Gradients by the convolution's bias and weight, and what comes out with another bias. */
async function measure(frozen: boolean) {
  const conv = new Conv2d(3, CHANNELS, { kernelSize: 3, padding: 1 });
  const norms = new BatchNorm2d(CHANNELS);
  norms.frozen = frozen;
  const direction = tensor(normals(BATCH * SIDE * SIDE * CHANNELS, 2), [BATCH, SIDE, SIDE, CHANNELS]);
  const run = compile((x: Tensor) => {
    const y = norms.forward(conv.forward(x));
    const [bias, weight] = grad(y.mul(direction).sum(), [conv.bias as NonNullable<typeof conv.bias>, conv.weight]);
    return { y, bias, weight };
  });
  const x = tensor(normals(BATCH * SIDE * SIDE * 3, 1), [BATCH, SIDE, SIDE, 3]);
  const first = await run(x);
  const [y, bias, weight] = [await first.y.data(), await first.bias.data(), await first.weight.data()];
  conv.bias?.set(normals(CHANNELS, 3));
  const moved = await (await run(x)).y.data();
  return { gradient: norm(bias) / norm(weight), change: farthest(y, moved) };
}

export const biasBeforeNorm = defineExperiment({
  id: 'B8d',
  topic: 'normalisation',
  title: 'A bias before batch norm',
  claim: {
    zh: '加不加bias：Wx+bias，后面有BN的话bias没有用，不用加，浪费显存',
    en: 'A bias before batch norm is of no use and wastes memory.',
  },
  varied: ['statistics: of the batch, running'],
  measures: {
    gradient: 'gradient by the bias over that by the weights, in training',
    change: 'largest change of a result when the bias changes by about 1, in training',
    frozenGradient: 'the first with frozen statistics',
    parameters: 'parameters that the bias adds',
    bytes: 'bytes of memory that training needs more',
  },
  rule: 'In training the bias must have no gradient (below 10⁻⁵ of the weights’) and change no result (below 10⁻⁴). That it is of no use with frozen statistics, too, is the claim’s reach.',
  smoke: { channels: CHANNELS },
  full: { channels: CHANNELS },
  async run(context) {
    const [batch, frozen] = await context.each([false, true], (is) => (is ? 'frozen' : 'batch'), measure);
    const profile = async (bias: boolean) =>
      profileModel(
        new Sequential(new Conv2d(3, CHANNELS, { kernelSize: 3, padding: 1, bias }), new BatchNorm2d(CHANNELS)),
        [BATCH, SIDE, SIDE, 3],
      );
    const [without, with_] = [await profile(false), await profile(true)];
    const bytes = ({ memory }: typeof without): number => (memory?.trainingBytes ?? 0) + (memory?.weightBytes ?? 0);
    return {
      measurements: {
        gradient: exact(batch.gradient),
        change: exact(batch.change),
        frozenGradient: exact(frozen.gradient),
        parameters: exact(with_.layers[0].parameters - without.layers[0].parameters),
        bytes: exact(bytes(with_) - bytes(without)),
      },
      figures: [
        {
          kind: 'bar',
          title: 'Gradient by the bias over that by the weights',
          categories: ['statistics of the batch', 'running statistics'],
          y: { label: 'ratio of norms' },
          series: [{ name: 'ratio', values: [batch.gradient, frozen.gradient] }],
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(below(m.gradient, 1e-5), below(m.change, 1e-4)),
          yes: `in training the bias has no gradient and changes nothing; it adds ${m.parameters.value} parameters and ${m.bytes.value} bytes`,
          no: `the bias has a gradient of ${figureText(m.gradient.value)} of the weights’, or changes results by ${figureText(m.change.value)}`,
        },
      ],
      [
        {
          is: above(m.frozenGradient, 1e-5) === 'yes' ? 'no' : 'yes',
          yes: 'with frozen statistics as well',
          no: `with frozen statistics it does have a gradient, ${figureText(m.frozenGradient.value)} of the weights’`,
        },
      ],
    ),
});
