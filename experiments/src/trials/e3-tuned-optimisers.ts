// E3: SGD with momentum and Adam, each tuned by the same budget, and inputs that are seldom there.

import { compile, type Tensor, tensor } from 'fovea';
import { takeImages } from 'fovea/data';
import { Parameter } from 'fovea/nn';
import { Adagrad, Adam, type Optimizer, SGD } from 'fovea/optim';
import { defineExperiment } from '../framework/experiment.ts';
import type { Figure } from '../framework/figure.ts';
import { above, below, estimateText, judge, percentText } from '../framework/verdict.ts';
import { difference, mean, ratio } from '../statistics/estimate.ts';
import { random, seedsOf } from '../workbench/random.ts';
import { curve } from '../workbench/series.ts';
import { convBlock, SmallNet } from '../workbench/small-net.ts';
import { train } from '../workbench/training.ts';

type Make = (parameters: readonly Parameter[], lr: number) => Optimizer;
const OPTIMISERS = {
  'SGD, momentum': (parameters, lr) => new SGD(parameters, { lr, momentum: 0.9 }),
  Adam: (parameters, lr) => new Adam(parameters, { lr }),
} as const satisfies Record<string, Make>;
type Name = keyof typeof OPTIMISERS;
const NAMES = Object.keys(OPTIMISERS) as Name[];

const SPARSE = {
  SGD: (parameters, lr) => new SGD(parameters, { lr }),
  Adagrad: (parameters, lr) => new Adagrad(parameters, { lr }),
  Adam: (parameters, lr) => new Adam(parameters, { lr }),
} as const satisfies Record<string, Make>;
type Sparse = keyof typeof SPARSE;
const [INPUTS, FREQUENT] = [40, 10];

/** Error of the weights of rare inputs of a linear model after training, at the rate of the grid with the lowest loss. */
async function rareError(name: Sparse, seed: number, count: number): Promise<number> {
  const stream = random(seed, 91);
  const wanted = Float32Array.from({ length: INPUTS }, () => (stream.chance(0.5) ? 1 : -1));
  const there = Float32Array.from({ length: 64 * 32 * INPUTS }, (_, i) =>
    Number(stream.chance(i % INPUTS < FREQUENT ? 0.5 : 0.01)),
  );
  const x = tensor(there, [64, 32, INPUTS]);
  const truth = tensor(wanted, [INPUTS, 1]);
  const tried: { readonly loss: number; readonly error: number }[] = [];
  for (const lr of [0.01, 0.03, 0.1, 0.3, 1]) {
    const weight = new Parameter(new Float32Array(INPUTS), [INPUTS, 1]);
    const optimizer = SPARSE[name]([weight], lr);
    const step = compile((batch: Tensor) => {
      const loss = batch.matmul(weight.read()).sub(batch.matmul(truth)).square().mean();
      optimizer.minimize(loss);
      return loss;
    });
    let loss = 0;
    for (let i = 0; i < count; i++) {
      const value = await (await step(x.slice(0, i % 64, (i % 64) + 1).reshape(32, INPUTS))).item();
      if (i >= count - 16) loss += value;
    }
    const error = mean(Array.from(await weight.data(), (value, i) => Math.abs(value - wanted[i])).slice(FREQUENT));
    if (Number.isFinite(loss)) tried.push({ loss, error });
  }
  return tried.reduce((best, one) => (one.loss < best.loss ? one : best)).error;
}

interface Found {
  readonly best: (name: Name) => number;
  readonly grid: (name: Name) => number[];
  /** Accuracies of the seeds after an epoch. */
  readonly at: (name: Name, epoch: number) => number[];
  /** Accuracies by epoch, for each rate of the grid. */
  readonly of: (name: Name) => number[][];
}

function figuresOf(epochs: number, { best, grid, at, of }: Found): Figure[] {
  const numbers = Array.from({ length: epochs }, (_, i) => i);
  const sorted = (name: Name): number[] => [...grid(name)].sort((a, b) => a - b);
  return [
    {
      kind: 'line',
      title: 'Test accuracy, each at its best rate',
      x: { label: 'epoch' },
      y: { label: 'part that is right' },
      series: NAMES.map((name) =>
        curve(
          `${name}, rate ${best(name)}`,
          numbers.map((i) => i + 1),
          numbers.map((i) => mean(at(name, i))),
        ),
      ),
    },
    {
      kind: 'line',
      title: 'The grid: accuracy at the end',
      x: { label: 'learning rate', log: true },
      y: { label: 'part that is right' },
      series: NAMES.map((name) =>
        curve(
          name,
          sorted(name),
          sorted(name).map((lr) => of(name)[grid(name).indexOf(lr)].at(-1) as number),
        ),
      ),
    },
  ];
}

export const tunedOptimisers = defineExperiment({
  id: 'E3',
  topic: 'optimisers',
  title: 'Adam and tuned SGD',
  claim: {
    zh: '快速验证的时候无脑adam就行，对稀疏数据有优势，追求精度可以花很大精力去调整SGDM',
    en: 'Adam is quick without tuning and has an advantage with sparse data; for accuracy, SGD with momentum is worth the effort of tuning.',
  },
  varied: ['optimiser', 'learning rate, the same number of rates for each', 'rare inputs'],
  measures: {
    early: 'test accuracy after the first epoch, Adam less SGD with momentum, each at its best rate',
    final: 'test accuracy at the end, SGD with momentum less Adam, each at its best rate',
    untuned: 'test accuracy at the end over all rates of the grid, mean, Adam less SGD with momentum',
    sparse: 'error of the weights of rare inputs, Adam over SGD, each at its best rate',
    adagrad: 'the same, Adagrad over SGD',
  },
  rule: 'Adam has to be ahead after one epoch, and to have the smaller error with rare inputs. That tuned SGD with momentum ends higher, and that Adam depends less on the rate, is the claim’s reach.',
  caveat: 'The best rate is that of the first seed; the other seeds are compared.',
  smoke: { images: 128, epochs: 2, widths: [6, 8], rates: 1, steps: 30, seeds: 2 },
  full: { images: 1000, epochs: 5, widths: [8, 12, 16, 24], rates: 4, steps: 256, seeds: 5 },
  async run(context, { images, epochs, widths, rates, steps, seeds }) {
    const data = await context.data('fashion-mnist');
    const [set, test] = [takeImages(data.train, images), takeImages(data.test, images >> 1)];
    const grid = (name: Name): number[] =>
      (name === 'Adam' ? [0.003, 0.001, 0.01, 0.03] : [0.1, 0.03, 0.3, 1]).slice(0, rates);
    const work = async (name: Name, lr: number, seed: number): Promise<number[]> =>
      (
        await train(() => new SmallNet(1, widths, 10, convBlock()), {
          train: set,
          test,
          epochs,
          seed,
          lr,
          optimizer: OPTIMISERS[name],
        })
      ).accuracies;
    const tuning = NAMES.flatMap((name) => grid(name).map((lr) => ({ name, lr })));
    const tuned = await context.each(
      tuning,
      ({ name, lr }) => `tuning ${name}, rate ${lr}`,
      ({ name, lr }) => work(name, lr, 100),
    );
    const of = (name: Name): number[][] => tuned.filter((_, i) => tuning[i].name === name);
    const best = (name: Name): number => {
      const ends = of(name).map((list) => list.at(-1) as number);
      return grid(name)[ends.indexOf(Math.max(...ends))];
    };
    const cases = seedsOf(seeds).flatMap((seed) => NAMES.map((name) => ({ name, seed })));
    const found = await context.each(
      cases,
      ({ name, seed }) => `${name}, seed ${seed}`,
      ({ name, seed }) => work(name, best(name), seed),
    );
    const curves = (name: Name): number[][] => found.filter((_, i) => cases[i].name === name);
    const at = (name: Name, epoch: number): number[] => curves(name).map((list) => list.at(epoch) as number);
    const sparseCases = seedsOf(seeds).flatMap((seed) =>
      (Object.keys(SPARSE) as Sparse[]).map((name) => ({ name, seed })),
    );
    const errors = await context.each(
      sparseCases,
      ({ name, seed }) => `rare inputs, ${name}, seed ${seed}`,
      ({ name, seed }) => rareError(name, seed, steps),
    );
    const rare = (name: Sparse): number[] => errors.filter((_, i) => sparseCases[i].name === name);
    const overGrid = (name: Name): number[] => of(name).map((list) => list.at(-1) as number);
    return {
      measurements: {
        early: difference(at('Adam', 0), at('SGD, momentum', 0)),
        final: difference(at('SGD, momentum', -1), at('Adam', -1)),
        untuned:
          rates > 1
            ? difference(overGrid('Adam'), overGrid('SGD, momentum'))
            : difference(at('Adam', -1), at('SGD, momentum', -1)),
        sparse: ratio(rare('Adam'), rare('SGD')),
        adagrad: ratio(rare('Adagrad'), rare('SGD')),
      },
      figures: figuresOf(epochs, { best, grid, at, of }),
    };
  },
  verdict: (m) =>
    judge(
      [
        {
          is: above(m.early, 0),
          yes: `after one epoch Adam is ahead by ${percentText(m.early)}`,
          no: `after one epoch Adam is not ahead: ${percentText(m.early)}`,
        },
        {
          is: below(m.sparse, 1),
          yes: `with rare inputs Adam’s error is ${estimateText(m.sparse)} of SGD’s, Adagrad’s ${estimateText(m.adagrad)}`,
          no: `with rare inputs Adam’s error is ${estimateText(m.sparse)} of SGD’s`,
        },
      ],
      [
        {
          is: above(m.final, 0),
          yes: `at the end tuned SGD with momentum is ahead by ${percentText(m.final)}`,
          no: `at the end tuned SGD with momentum is not ahead: ${percentText(m.final)}`,
        },
        {
          is: above(m.untuned, 0),
          yes: `over all rates Adam is better by ${percentText(m.untuned)}`,
          no: `over all rates Adam is not better: ${percentText(m.untuned)}`,
        },
      ],
    ),
});
