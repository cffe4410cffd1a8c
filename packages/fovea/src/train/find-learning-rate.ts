// The learning-rate range test: a training whose rate rises step by step, to see where the loss falls and where it goes off (arXiv:1506.01186).

import { requireOptions } from '../base/options.ts';
import { requireOrder, requireRanges } from '../base/require.ts';
import { defaultGenerator, type Module } from '../nn/index.ts';
import type { Optimizer } from '../optim/index.ts';
import type { State } from '../tensor/index.ts';
import type { Batches } from './evaluate.ts';
import { FIT_NAMES, type FitOptions, fit } from './fit.ts';
import { steepest, valley } from './learning-rate-choice.ts';
import { LossNotFinite } from './non-finite.ts';

/** What the range test does not take of `fit`'s. */
const OWN_BY_TEST = [
  'epochs',
  'stepsPerEpoch',
  'validationBatches',
  'lrAt',
  'from',
  'bestAccuracy',
  'bestLoss',
  'average',
  'onValidation',
] as const;

/** Options of `findLearningRate`. */
export interface LearningRateTestOptions extends Omit<FitOptions, (typeof OWN_BY_TEST)[number]> {
  /** Learning rate of the first step. Default 1e-7. */
  readonly minLr?: number;
  /** Learning rate of the last step. Default 10. */
  readonly maxLr?: number;
  /** Steps, between which the rate grows by the same factor. Default 100. */
  readonly steps?: number;
  /** The test ends when the smoothed loss is so many times its lowest; 0: never. Default 4. */
  readonly divergence?: number;
}

/** One step of a learning-rate test. */
export interface LearningRatePoint {
  /** Learning rate of the step. */
  readonly lr: number;
  /** Of the step's images. */
  readonly loss: number;
  /** Mean of the losses so far, in which each step back counts 0.98 times as much. */
  readonly smoothed: number;
}

/** What `findLearningRate` gives. */
export interface LearningRateTest {
  /** One for each step. */
  readonly points: readonly LearningRatePoint[];
  /** Half-way down the longest fall of the smoothed loss, which fastai suggests; undefined where there are too few steps. */
  readonly valley: number | undefined;
  /** Where the smoothed loss falls fastest, by the logarithm of the rate; undefined where there are too few steps. */
  readonly steepest: number | undefined;
  /** Whether it ended because the loss went off, rather than at `maxLr` or the signal. */
  readonly diverged: boolean;
}

type Name = keyof LearningRateTestOptions;
const NAMES: readonly Name[] = [
  ...FIT_NAMES.filter(
    (name): name is Extract<(typeof FIT_NAMES)[number], Name> => !OWN_BY_TEST.some((own) => own === name),
  ),
  ...(['minLr', 'maxLr', 'steps', 'divergence'] as const),
];

/** Share of the smoothed loss that stays in a step: that of fastai and Lightning. */
const SMOOTHING = 0.98;

/**
 * Trains with a learning rate that rises from `minLr` to `maxLr` by the same factor each step, and suggests rates. What it takes of `fit`
 * means the same, and `trainBatches` is asked for further epochs when one ends. Model, optimiser and `defaultGenerator` are afterwards as
 * they were.
 * @throws ValueError for unknown options or options out of range, and batches that `fit` refuses
 * @paper Smith, WACV 2017, arXiv:1506.01186
 * @example
 * const trainBatches = (epoch: number) => batches(trainingSet, { batchSize: 2, epoch });
 * const { points } = await findLearningRate({ model, optimizer, trainBatches, steps: 3 });
 * points.length; // 3
 */
export async function findLearningRate(options: LearningRateTestOptions): Promise<LearningRateTest> {
  const { minLr = 1e-7, maxLr = 10, steps = 100, divergence = 4, ...training } = options;
  requireOptions('findLearningRate', options, NAMES);
  requireRanges(
    'findLearningRate',
    { minLr, maxLr, steps, divergence },
    { minLr: 'positive', maxLr: 'positive', steps: 'count', divergence: 'notNegative' },
  );
  requireOrder('findLearningRate', { minLr, maxLr });
  const putBack = await remember(training.model, training.optimizer);
  try {
    const points: LearningRatePoint[] = [];
    const diverged = await raise(training, { minLr, maxLr, steps, divergence }, points);
    return { points, valley: valley(points, steps), steepest: steepest(points, steps), diverged };
  } finally {
    putBack();
  }
}

type Range = Required<Pick<LearningRateTestOptions, 'minLr' | 'maxLr' | 'steps' | 'divergence'>>;

/** Fills the list of points; gives whether the loss went off. */
async function raise(
  training: Omit<LearningRateTestOptions, keyof Range>,
  { minLr, maxLr, steps, divergence }: Range,
  points: LearningRatePoint[],
): Promise<boolean> {
  const events = fit({
    ...training,
    epochs: 1,
    stepsPerEpoch: steps,
    trainBatches: () => endless(training.trainBatches),
    validationBatches: () => [],
    lrAt: (step) => minLr * (maxLr / minLr) ** (step / Math.max(1, steps - 1)),
  });
  let [before, average, lowest] = [{ loss: 0, images: 0 }, 0, Number.POSITIVE_INFINITY];
  try {
    for await (const event of events) {
      if (event.kind !== 'step') break;
      const { position, lr } = event;
      const loss = (position.loss - before.loss) / (position.images - before.images);
      before = position;
      average = SMOOTHING * average + (1 - SMOOTHING) * loss;
      const smoothed = average / (1 - SMOOTHING ** (points.length + 1));
      points.push({ lr, loss, smoothed });
      lowest = Math.min(lowest, smoothed);
      if (divergence > 0 && smoothed > divergence * lowest) return true;
      // Before fit() evaluates.
      if (points.length === steps) break;
    }
  } catch (error) {
    if (!(error instanceof LossNotFinite)) throw error;
    return true;
  }
  return false;
}

/** Epoch after epoch, for as long as they have batches. */
async function* endless(batches: FitOptions['trainBatches']): Batches {
  for (let epoch = 0; ; epoch++) {
    let count = 0;
    for await (const batch of batches(epoch, 0)) {
      count++;
      yield batch;
    }
    if (count === 0) return;
  }
}

/** Gives what sets all that training changes to what it is now. */
async function remember(model: Module, optimizer: Optimizer): Promise<() => void> {
  const { training } = model;
  const states = [...[...model.namedStates()].map(([, state]): State => state), defaultGenerator.state];
  const values = await Promise.all(states.map(async (state) => (await state.data()).slice()));
  const [kept, { lr }] = [await optimizer.stateDict(), optimizer];
  return () => {
    for (const [i, state] of states.entries()) state.set(values[i]);
    optimizer.loadStateDict(kept);
    optimizer.lr = lr;
    if (training) model.train();
    else model.eval();
  };
}
