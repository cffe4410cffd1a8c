// B6: the effective receptive field of networks with random weights, and what training makes of it.

import { compile, grad, type Tensor, tensor } from 'fovea';
import { takeImages } from 'fovea/data';
import { conv2d, relu } from 'fovea/ops';
import { defineExperiment } from '../framework/experiment.ts';
import { above, both, estimateText, judge, within } from '../framework/verdict.ts';
import { bootstrap, mean } from '../statistics/estimate.ts';
import { exponentOver } from '../statistics/fit.ts';
import { normals, seedsOf } from '../workbench/random.ts';
import { curve, numbered, rowsOf, total } from '../workbench/series.ts';
import { fieldGrowth } from '../workbench/trained-field.ts';

const KINDS = ['linear', 'relu', 'residual'] as const;
type Kind = (typeof KINDS)[number];
const CHANNELS = 4;

interface Net {
  readonly kind: Kind;
  readonly depth: number;
  readonly kernel: number;
}

interface Field {
  /** Standard deviation along an axis of where the mass of the squared gradient lies, pixels. */
  readonly width: number;
  /** Fourth moment over the squared second: 3 for a normal distribution. */
  readonly kurtosis: number;
  readonly map: number[];
  readonly side: number;
}

/** Squared gradients of the middle unit by the image, mean over the seeds' weights and images. */
async function fieldOf({ kind, depth, kernel }: Net, seed: number, draws: number): Promise<Field> {
  const side = 2 * ((depth * (kernel - 1)) >> 1) + 1;
  const shape = [kernel, kernel, CHANNELS, CHANNELS] as const;
  const count = kernel * kernel * CHANNELS * CHANNELS;
  const run = compile((x: Tensor, weights: Tensor) => {
    let y = x;
    for (let i = 0; i < depth; i++) {
      const z = conv2d(y, weights.slice(0, i, i + 1).reshape(...shape), undefined, { padding: kernel >> 1 });
      y = kind === 'linear' ? z : kind === 'relu' ? relu(z) : y.add(relu(z).mul(0.5));
    }
    const at = side >> 1;
    const unit = y.slice(1, at, at + 1).slice(2, at, at + 1);
    return grad(unit.sum(), [x])[0].square().sum([0, 3]);
  });
  const map = new Float64Array(side * side);
  const scale = Math.sqrt((kind === 'linear' ? 1 : 2) / (kernel * kernel * CHANNELS));
  for (let draw = 0; draw < draws; draw++) {
    const purpose = 70 + draw;
    const x = tensor(normals(side * side * CHANNELS, seed, purpose), [1, side, side, CHANNELS]);
    const weights = normals(depth * count, seed, purpose + 1000).map((value) => value * scale);
    const found = await (await run(x, tensor(weights, [depth, count]))).data();
    const sum = total(found) || 1;
    for (let i = 0; i < map.length; i++) map[i] += found[i] / sum / draws;
  }
  const moment = (power: number): number =>
    map.reduce((sum, value, i) => sum + value * ((i % side) - (side >> 1)) ** power, 0);
  return { width: Math.sqrt(moment(2)), kurtosis: moment(4) / moment(2) ** 2, map: Array.from(map), side };
}

export const effectiveField = defineExperiment({
  id: 'B6',
  topic: 'layers',
  title: 'Effective receptive field',
  claim: {
    zh: '有效感受野：和正态分布相关，虽然理论上能覆盖外围，但是权重影响很少；和sqrt(层数)成正比，和kernelsize成正比；堆层数不如大kernel',
    en: 'The effective receptive field is like a normal distribution; it grows with the square root of the layers and in proportion to the kernel; a large kernel beats a stack.',
  },
  varied: ['network: linear, relu, residual', 'layers', 'kernel', 'training'],
  measures: {
    linearDepth: 'exponent p of width ∝ layersᵖ, linear',
    reluDepth: 'the same with relu',
    residualDepth: 'the same with residual connections',
    kernel: 'exponent p of width ∝ kernelᵖ, linear',
    kurtosis: 'kurtosis of the deepest linear stack (3 for a normal distribution)',
    large: 'width of one large kernel over that of a stack of 3×3 with the same theoretical field, linear',
    trainedRelu: 'width after training over that before, relu',
    trainedResidual: 'the same with residual connections',
  },
  rule: 'For linear networks the exponent by depth has to lie between 0.4 and 0.6, by kernel between 0.85 and 1.2, the kurtosis between 2.5 and 3.5, and the large kernel has to be wider than the stack. That it is so with relu and with residual connections, too (0.4 to 0.6), and that training leaves the width as it is (within 5 %), is the claim’s reach.',
  caveat:
    'Exponents are of random weights, training of 8 layers on Fashion-MNIST; the width is the standard deviation of the squared gradient’s mass along an axis.',
  smoke: { depths: [2, 4], kernels: [3, 5], draws: 2, trained: 3, width: 4, images: 128, epochs: 1, seeds: 2 },
  full: {
    ...{ depths: [2, 4, 8, 16], kernels: [3, 5, 7], draws: 5 },
    ...{ trained: 8, width: 12, images: 2000, epochs: 3, seeds: 5 },
  },
  async run(context, { depths, kernels, draws, trained, width, images, epochs, seeds }) {
    const most = depths[depths.length - 1];
    const nets: Net[] = [
      ...KINDS.flatMap((kind) => depths.map((depth) => ({ kind, depth, kernel: 3 }))),
      ...kernels.slice(1).map((kernel) => ({ kind: 'linear' as const, depth: depths[1], kernel })),
      { kind: 'linear', depth: 1, kernel: 2 * most + 1 },
    ];
    const found = await context.each(
      nets,
      ({ kind, depth, kernel }) => `${kind}, ${depth} layers, kernel ${kernel}`,
      async (net) => {
        const fields: Field[] = [];
        for (const seed of seedsOf(seeds)) fields.push(await fieldOf(net, seed, draws));
        return fields.map((field, i) => (i === 0 ? field : { ...field, map: [] }));
      },
    );
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, 64)];
    const arms = [false, true].flatMap((residual) => seedsOf(seeds).map((seed) => ({ residual, seed })));
    const growth = await context.each(
      arms,
      ({ residual, seed }) => `${residual ? 'residual' : 'relu'}, trained, seed ${seed}`,
      (arm) => fieldGrowth({ ...arm, depth: trained, width, epochs }, set, test),
    );
    const grown = (residual: boolean) => bootstrap(growth.filter((_, i) => arms[i].residual === residual));
    const of = (kind: Kind, depth: number, kernel: number): Field[] =>
      found[nets.findIndex((net) => net.kind === kind && net.depth === depth && net.kernel === kernel)];
    const curves = (list: readonly (readonly [number, Field[]])[]) =>
      Array.from({ length: seeds }, (_, s) => list.map(([x, fields]) => [x, fields[s].width] as const));
    const byDepth = (kind: Kind) => exponentOver(curves(depths.map((depth) => [depth, of(kind, depth, 3)])));
    const [stack, large] = [of('linear', most, 3), of('linear', 1, 2 * most + 1)];
    return {
      measurements: {
        linearDepth: byDepth('linear'),
        reluDepth: byDepth('relu'),
        residualDepth: byDepth('residual'),
        kernel: exponentOver(curves(kernels.map((kernel) => [kernel, of('linear', depths[1], kernel)]))),
        kurtosis: bootstrap(stack.map(({ kurtosis }) => kurtosis)),
        large: bootstrap(large.map((field, i) => field.width / stack[i].width)),
        trainedRelu: grown(false),
        trainedResidual: grown(true),
      },
      figures: [
        {
          kind: 'line',
          title: 'Width of the effective field',
          x: { label: 'layers', log: true },
          y: { label: 'pixels', log: true },
          series: KINDS.map((kind) =>
            curve(
              kind,
              depths,
              depths.map((depth) => mean(of(kind, depth, 3).map(({ width }) => width))),
            ),
          ),
        },
        {
          kind: 'heat',
          title: `Effective field of ${most} layers, relu`,
          columns: numbered(of('relu', most, 3)[0].side),
          rows: numbered(of('relu', most, 3)[0].side),
          x: 'column',
          y: 'row',
          of: 'part of the mass',
          values: rowsOf(of('relu', most, 3)[0].map, of('relu', most, 3)[0].side),
        },
      ],
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: both(within(m.linearDepth, 0.4, 0.6), within(m.kernel, 0.85, 1.2)),
          yes: `the field of linear networks grows with depth to the power ${estimateText(m.linearDepth)}, with the kernel to the power ${estimateText(m.kernel)}`,
          no: `the field of linear networks grows with depth to the power ${estimateText(m.linearDepth)}, with the kernel to the power ${estimateText(m.kernel)}`,
        },
        {
          is: within(m.kurtosis, 2.5, 3.5),
          yes: `its kurtosis is ${estimateText(m.kurtosis)}, near a normal distribution’s 3`,
          no: `its kurtosis is ${estimateText(m.kurtosis)}, not a normal distribution’s 3`,
        },
        {
          is: above(m.large, 1),
          yes: `one large kernel is ${estimateText(m.large)} times as wide as a stack with the same theoretical field`,
          no: `one large kernel is ${estimateText(m.large)} times as wide as a stack`,
        },
      ],
      [
        {
          is: within(m.reluDepth, 0.4, 0.6),
          yes: `with relu ${estimateText(m.reluDepth)}`,
          no: `with relu the exponent is ${estimateText(m.reluDepth)}`,
        },
        {
          is: within(m.residualDepth, 0.4, 0.6),
          yes: `with residual connections ${estimateText(m.residualDepth)}`,
          no: `with residual connections the exponent is ${estimateText(m.residualDepth)}`,
        },
        {
          is: both(within(m.trainedRelu, 0.95, 1.05), within(m.trainedResidual, 0.95, 1.05)),
          yes: `training leaves the width as it is: ${estimateText(m.trainedRelu)} times with relu, ${estimateText(m.trainedResidual)} with residual connections`,
          no: `training changes the width: ${estimateText(m.trainedRelu)} times with relu, ${estimateText(m.trainedResidual)} with residual connections`,
        },
      ],
    ),
});
