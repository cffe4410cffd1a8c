// fit(): the training loop of an image classifier as a stream of events. The caller decides what to print, save and stop.

import { ValueError } from '../base/errors.ts';
import type { LabelledBatch } from '../data/index.ts';
import { crossEntropy } from '../ops/index.ts';
import type { Optimizer } from '../optim/index.ts';
import { compile, type Tensor, tensor } from '../tensor/index.ts';
import { type Classifier, evaluator } from './evaluate.ts';
import type { EpochEvent, TrainEvent } from './events.ts';

export interface FitOptions {
  readonly model: Classifier;
  readonly optimizer: Optimizer;
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  /** Training batches of an epoch, already shuffled and augmented. */
  readonly trainBatches: (epoch: number) => Iterable<LabelledBatch>;
  readonly testBatches: () => Iterable<LabelledBatch>;
  /** Learning rate of a step, counted from 0 over the whole run. */
  readonly lrAt: (step: number) => number;
  /** Default: 0. */
  readonly labelSmoothing?: number;
  /** First epoch to run, for a run that goes on. Default: 0. */
  readonly startEpoch?: number;
  /** Test accuracy that an epoch has to exceed to be the best. Default: any. */
  readonly bestAccuracy?: number;
  /** Stops after the step at hand when aborted. */
  readonly signal?: AbortSignal;
}

/**
 * Trains for the given epochs and yields an event after each step and each epoch. Ends early, without an epoch event, when the signal aborts.
 * @throws ValueError when the loss is not finite: the message names epoch, step and learning rate
 */
export async function* fit(options: FitOptions): AsyncGenerator<TrainEvent, void> {
  const { model, optimizer, epochs, lrAt, signal } = options;
  const step = compile((images: Tensor, labels: Tensor) => {
    const logits = model.forward(images);
    const loss = crossEntropy(logits, labels, { labelSmoothing: options.labelSmoothing ?? 0 });
    optimizer.minimize(loss);
    return { loss, correct: logits.argmax(1).equal(labels).cast('float32').sum() };
  });
  const evaluate = evaluator(model);
  let bestAccuracy = options.bestAccuracy ?? Number.NEGATIVE_INFINITY;
  for (let epoch = options.startEpoch ?? 0; epoch < epochs; epoch++) {
    model.train();
    const totals = { loss: 0, correct: 0, images: 0, start: performance.now() };
    let index = 0;
    for (const batch of options.trainBatches(epoch)) {
      const lr = lrAt(epoch * options.stepsPerEpoch + index);
      optimizer.lr = lr;
      await trainStep(step, batch, totals, `epoch ${epoch + 1}, step ${index + 1}, lr ${lr}`);
      yield { kind: 'step', epoch, step: index, stepsPerEpoch: options.stepsPerEpoch, lr, ...summary(totals) };
      index++;
      if (signal?.aborted) return;
    }
    if (index === 0) throw new ValueError('fit: an epoch has no batches; lower the batch size or give more images');
    const trained = summary(totals);
    const tested = await evaluate(options.testBatches());
    const best = tested.accuracy > bestAccuracy;
    if (best) bestAccuracy = tested.accuracy;
    yield epochEvent(epoch, trained, tested, optimizer.lr, totals.start, best);
    if (signal?.aborted) return;
  }
}

interface Totals {
  loss: number;
  correct: number;
  images: number;
  readonly start: number;
}

async function trainStep(
  step: (images: Tensor, labels: Tensor) => Promise<{ loss: Tensor; correct: Tensor }>,
  batch: LabelledBatch,
  totals: Totals,
  where: string,
): Promise<void> {
  const count = batch.labels.length;
  const result = await step(tensor(batch.images, batch.shape), tensor(batch.labels, [count], 'int32'));
  const [loss, correct] = [await result.loss.item(), await result.correct.item()];
  result.loss.dispose();
  result.correct.dispose();
  if (!Number.isFinite(loss)) {
    throw new ValueError(
      `fit: the loss is ${loss} at ${where}; lower the learning rate, add warm-up, or check the images for NaN`,
    );
  }
  totals.loss += loss * count;
  totals.correct += correct;
  totals.images += count;
}

const summary = ({
  loss,
  correct,
  images,
  start,
}: Totals): { loss: number; accuracy: number; imagesPerSecond: number } => ({
  loss: loss / images,
  accuracy: correct / images,
  imagesPerSecond: (images * 1000) / (performance.now() - start),
});

function epochEvent(
  epoch: number,
  trained: ReturnType<typeof summary>,
  tested: { readonly loss: number; readonly accuracy: number },
  lr: number,
  start: number,
  best: boolean,
): EpochEvent {
  return {
    kind: 'epoch',
    epoch,
    trainLoss: trained.loss,
    trainAccuracy: trained.accuracy,
    testLoss: tested.loss,
    testAccuracy: tested.accuracy,
    lr,
    imagesPerSecond: trained.imagesPerSecond,
    seconds: (performance.now() - start) / 1000,
    best,
  };
}
