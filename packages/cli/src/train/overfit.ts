// `fovea train … overfit=true`: one batch of plain pictures, again and again, until the network knows it by heart.

import type { LabelledBatch } from 'fovea/data';
import { type Batches, type EpochEvent, type FitOptions, fit } from 'fovea/train';
import { commandError } from '../command-error.ts';
import { percent } from '../figures.ts';
import { sayOf } from './say.ts';
import type { Run } from './setup.ts';

/** Between two looks at how well the batch is known. */
const STEPS = 10;
const MOST_STEPS = 500;
/** Looks without a loss that is lower by a hundredth, after which there is no hope. */
const PATIENCE = 10;
const LOWER = 0.99;
/** Cross-entropy of what is known by heart: a probability of 0.95. */
const KNOWN = 0.05;

async function firstOf(batches: Batches): Promise<LabelledBatch> {
  for await (const batch of batches) return batch;
  throw commandError('train', 'overfit=true: there is no batch to train on; lower batch');
}

const standing = ({ validationLoss, validationAccuracy }: EpochEvent): string =>
  `loss ${validationLoss.toFixed(4)}, ${percent(validationAccuracy)} right`;

const isKnown = ({ validationLoss, validationAccuracy }: EpochEvent): boolean =>
  validationLoss <= KNOWN && validationAccuracy === 1;

/**
 * Gives whether it came to its end. How well the batch is known is told in evaluation mode, as the network will be used.
 * @throws ValueError when the batch is not known after all the steps
 */
export async function overfit({ config }: Run, options: FitOptions): Promise<boolean> {
  const { from: _, average: __, bestAccuracy: ___, bestLoss: ____, ...rest } = options;
  const say = sayOf(config);
  const batch = await firstOf(options.trainBatches(0, 0));
  const trainBatches = function* (): Iterable<LabelledBatch> {
    for (let i = 0; i < STEPS * config.accumulate; i++) yield batch;
  };
  const warmUp = { stepsPerEpoch: STEPS, lrAt: (step: number) => config.lr * Math.min(1, (step + 1) / STEPS) };
  const repeated = { ...rest, ...warmUp, epochs: MOST_STEPS / STEPS, trainBatches, validationBatches: () => [batch] };
  let last: EpochEvent | undefined;
  let [lowest, since] = [Number.POSITIVE_INFINITY, 0];
  for await (const event of fit(repeated)) {
    if (event.kind !== 'epoch') continue;
    last = event;
    const steps = (event.epoch + 1) * STEPS;
    say(`step ${steps}: ${standing(event)}`);
    if (isKnown(event)) {
      say(`overfit: the batch of ${batch.labels.length} images is known by heart after ${steps} steps`);
      const { validationLoss: loss, validationAccuracy: accuracy } = event;
      if (config.json) console.log(JSON.stringify({ images: batch.labels.length, steps, loss, accuracy }, null, 2));
      return true;
    }
    since = event.validationLoss < LOWER * lowest ? 0 : since + 1;
    lowest = Math.min(lowest, event.validationLoss);
    if (since >= PATIENCE) break;
  }
  if (options.signal?.aborted || !last) return false;
  throw commandError(
    'train',
    `overfit=true: the batch of ${batch.labels.length} images is not known after ${(last.epoch + 1) * STEPS} steps: ${standing(last)}; look for wrong labels and for like pictures of several classes, freeze less, or give another lr than ${config.lr}`,
  );
}
