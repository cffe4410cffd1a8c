// B2: the slope of sigmoid, and what a deep network makes of it.

import { grad, tensor } from 'fovea';
import { init } from 'fovea/nn';
import { sigmoid } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, below, both, estimateText, figureText, judge, within } from '../framework/verdict.ts';
import { bootstrap, exact, mean } from '../statistics/estimate.ts';
import { measureStack, type StackSizes } from '../workbench/deep-stack.ts';
import { seedsOf, steps } from '../workbench/random.ts';
import { curve, graphOf, largest } from '../workbench/series.ts';

const XS = steps(-8, 8, 321);
const ACTIVATIONS = ['sigmoid', 'relu'] as const;

/** The normal curve of height 0.25 that comes closest, and its distance as a part of the height. */
function closestNormal(slopes: readonly number[]): { readonly width: number; readonly distance: number } {
  return steps(1, 2.5, 151)
    .map((width) => ({
      width,
      distance: largest(XS.map((x, i) => Math.abs(slopes[i] - 0.25 * Math.exp(-((x / width) ** 2) / 2)))) / 0.25,
    }))
    .reduce((a, b) => (b.distance < a.distance ? b : a));
}

const perLayer = ({ gradients }: StackSizes): number =>
  (gradients[0] / (gradients.at(-1) as number)) ** (1 / (gradients.length - 1));

export const sigmoidSlope = defineExperiment({
  id: 'B2',
  topic: 'activations',
  title: 'Slope of sigmoid',
  claim: {
    zh: 'sigmoid求导后为1/(e^x+1)^2，在0处的导数为0.25；整体导数是0处为0.25、两侧为0的类似正态分布的值；梯度消失',
    en: 'The slope of sigmoid is 1/(eˣ+1)², 0.25 at 0 and like a normal curve that is 0 on both sides; gradients vanish.',
  },
  varied: ['input', 'activation: sigmoid, relu', 'layer'],
  measures: {
    peak: 'largest slope',
    printed: 'largest difference of the printed formula 1/(eˣ+1)² from the slope',
    corrected: 'largest difference of e⁻ˣ/(1+e⁻ˣ)² from the slope',
    normal: 'largest difference from the closest normal curve, as a part of its height',
    sigmoidFactor: 'factor of the gradient a layer, sigmoid with Xavier weights',
    reluFactor: 'factor of the gradient a layer, relu with Kaiming weights',
  },
  rule: 'The slope has to be 0.25 at most and within 10 % of a normal curve, and sigmoid’s gradient has to shrink by more than half a layer where relu’s stays within 10 %. That the printed formula is the slope is the claim’s reach.',
  smoke: { layers: 4, width: 32, seeds: 2 },
  full: { layers: 12, width: 256, seeds: 5 },
  async run(context, { layers, width, seeds }) {
    const x = tensor(XS);
    const [slope] = grad(sigmoid(x).sum(), [x]);
    const slopes = Array.from(await slope.data());
    const cases = ACTIVATIONS.flatMap((activation) => seedsOf(seeds).map((seed) => ({ activation, seed })));
    const found = await context.each(
      cases,
      ({ activation, seed }) => `${activation}, seed ${seed}`,
      ({ activation, seed }) => {
        const initializer =
          activation === 'sigmoid' ? init.xavierNormal() : init.kaimingNormal({ nonlinearity: 'relu' });
        return measureStack({ depth: layers, width, activation, seed, initializer });
      },
    );
    const of = (wanted: string): StackSizes[] => found.filter((_, i) => cases[i].activation === wanted);
    const printed = (at: number): number => 1 / (Math.exp(at) + 1) ** 2;
    const right = (at: number): number => Math.exp(-at) / (1 + Math.exp(-at)) ** 2;
    const { width: normalWidth, distance } = closestNormal(slopes);
    return {
      measurements: {
        peak: exact(largest(slopes)),
        printed: exact(largest(XS.map((at, i) => Math.abs(printed(at) - slopes[i])))),
        corrected: exact(largest(XS.map((at, i) => Math.abs(right(at) - slopes[i])))),
        normal: exact(distance),
        sigmoidFactor: bootstrap(of('sigmoid').map(perLayer)),
        reluFactor: bootstrap(of('relu').map(perLayer)),
      },
      figures: [
        {
          kind: 'line',
          title: 'Slope of sigmoid',
          x: { label: 'x' },
          y: { label: 'slope' },
          series: [
            curve('slope by the engine', XS, slopes),
            graphOf(
              `normal curve of width ${figureText(normalWidth)}`,
              XS,
              (at) => 0.25 * Math.exp(-((at / normalWidth) ** 2) / 2),
            ),
            graphOf('1/(eˣ+1)², as printed', XS, printed),
          ],
        },
        {
          kind: 'line',
          title: 'Size of gradients by layer',
          x: { label: 'layer' },
          y: { label: 'root mean square', log: true },
          series: ACTIVATIONS.map((name) => ({
            name,
            points: Array.from(
              { length: layers },
              (_, i) => [i + 1, mean(of(name).map(({ gradients }) => gradients[i]))] as const,
            ),
          })),
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(within(m.peak, 0.2499, 0.2501), below(m.normal, 0.1)),
          yes: `the slope is at most ${figureText(m.peak.value)}, and within ${figureText(100 * m.normal.value)} % of a normal curve`,
          no: `the slope’s peak is ${figureText(m.peak.value)}, its distance from a normal curve ${figureText(100 * m.normal.value)} %`,
        },
        {
          is: both(below(m.sigmoidFactor, 0.5), within(m.reluFactor, 0.9, 1.1)),
          yes: `the gradient shrinks to ${estimateText(m.sigmoidFactor)} a layer; relu’s stays (${estimateText(m.reluFactor)})`,
          no: `the gradient changes by ${estimateText(m.sigmoidFactor)} a layer, relu’s by ${estimateText(m.reluFactor)}`,
        },
      ],
      [
        {
          is: above(m.printed, 1e-3) === 'yes' ? 'no' : 'yes',
          yes: 'the printed formula is the slope',
          no: `the printed formula is off by up to ${figureText(m.printed.value)}; e⁻ˣ/(1+e⁻ˣ)² is right`,
        },
      ],
    ),
});
