// fit(): the training loop of an image classifier as a stream of events. The caller decides what to print, save and stop.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireRanges } from '../base/require.ts';
import type { ExponentialMovingAverage, Optimizer } from '../optim/index.ts';
import { type Batches, type Evaluation, evaluator, type ImageClassifier, scoreOf } from './evaluate.ts';
import { eventsHandled } from './event-loop.ts';
import type { EpochEvent, Position, TrainEvent } from './events.ts';
import { type StepResult, type Teacher, type TrainingLoss, TrainingStep } from './training-step.ts';

/** Options of `fit`. Batches with `masks` train a model that gives each pixel a class. */
export interface FitOptions {
  /** What is trained. */
  readonly model: ImageClassifier;
  /** Of the model's parameters. */
  readonly optimizer: Optimizer;
  /** Of the whole run, with those before `from`. */
  readonly epochs: number;
  /** Updates of the weights in an epoch. */
  readonly stepsPerEpoch: number;
  /** Training batches of an epoch from the given one on, already shuffled and augmented: `accumulate` of them make a step. */
  readonly trainBatches: (epoch: number, batch: number) => Batches;
  /** Images that are not trained on, to tell the best epoch by. */
  readonly validationBatches: () => Batches;
  /** Learning rate of a step, counted from 0 over the whole run. */
  readonly lrAt: (step: number) => number;
  /**
   * What is made small, besides the teacher's part. Default: `crossEntropy`; of images that can show several classes, `binaryCrossEntropyWithLogits`.
   */
  readonly loss?: TrainingLoss;
  /** Of the default loss. Default: 0. */
  readonly labelSmoothing?: number;
  /** Batches of one size whose gradients are averaged for one step, as if they were one, but for the statistics of batch norms. Default: 1. */
  readonly accumulate?: number;
  /** Default: none. */
  readonly teacher?: Teacher;
  /** Where to go on, by the last event of the run so far. Default: at the start. */
  readonly from?: Position;
  /** Averages of the weights, which every step goes into; they are evaluated beside the weights themselves. Default: none. */
  readonly average?: ExponentialMovingAverage;
  /**
   * Validation accuracy that an epoch has to exceed to be the best; where an image can show several classes, mean average precision; where pixels have
   * classes, mean IoU. Default: any.
   */
  readonly bestAccuracy?: number;
  /** Validation loss that an epoch of that accuracy has to stay below to be the best. Default: none can. */
  readonly bestLoss?: number;
  /** Told what each epoch's validation found with the weights themselves, before the epoch's event: its logits need not be computed again. Default: nobody. */
  readonly onValidation?: (evaluation: Evaluation) => void;
  /** Stops when aborted: after the step at hand, or before the first. */
  readonly signal?: AbortSignal;
}

export const FIT_NAMES = [
  ...(['model', 'optimizer', 'epochs', 'stepsPerEpoch', 'trainBatches', 'validationBatches'] as const),
  ...([
    'lrAt',
    'loss',
    'labelSmoothing',
    'accumulate',
    'teacher',
    'from',
    'average',
    'bestAccuracy',
    'bestLoss',
    'onValidation',
    'signal',
  ] as const),
] as const;

/**
 * Trains for the given epochs and yields an event after each step and each epoch. Ends early, without an epoch event, when the signal
 * aborts.
 * @throws ValueError, at the call, for unknown options or options out of range; later for a batch whose labels are all ignored, or that has
 * values that are not finite, and when the loss is not finite: the message names epoch, step, learning rate and the first layer whose
 * output is not finite, and the model's weights stay as they were before that step
 * @example
 * const trainBatches = (epoch: number) => batches(trainingSet, { batchSize: 2, epoch });
 * const validationBatches = () => batches(trainingSet, { batchSize: 2 });
 * const plan = { epochs: 1, stepsPerEpoch: 2, lrAt: constantLr(0.01) };
 * for await (const event of fit({ model, optimizer, trainBatches, validationBatches, ...plan })) console.log(event.kind);
 */
export function fit(options: FitOptions): AsyncGenerator<TrainEvent, void> {
  requireOptions('fit', options, FIT_NAMES);
  const { epochs, stepsPerEpoch, labelSmoothing = 0, accumulate = 1 } = options;
  requireRanges(
    'fit',
    { epochs, stepsPerEpoch, labelSmoothing, accumulate },
    { epochs: 'countOrZero', stepsPerEpoch: 'count', labelSmoothing: 'probability', accumulate: 'count' },
  );
  if (options.loss && options.labelSmoothing !== undefined)
    throw new ValueError('fit: labelSmoothing is of the default loss; leave it out, and smooth the labels in loss');
  for (const name of ['trainBatches', 'validationBatches', 'lrAt'] as const) {
    if (typeof options[name] !== 'function') refuse('fit', name, 'a function', options[name]);
  }
  if (options.onValidation !== undefined && typeof options.onValidation !== 'function')
    refuse('fit', 'onValidation', 'a function', options.onValidation);
  if (options.teacher) requireOptions('fit: teacher', options.teacher, ['logits', 'lambda', 'temperature']);
  return trainEvents(options);
}

async function* trainEvents(options: FitOptions): AsyncGenerator<TrainEvent, void> {
  const { model, optimizer, average, epochs, stepsPerEpoch, lrAt, signal } = options;
  const step = new TrainingStep(options);
  const evaluate = evaluator(model);
  const { bestAccuracy = Number.NEGATIVE_INFINITY, bestLoss = Number.NEGATIVE_INFINITY } = options;
  let bestSoFar: Score = { score: bestAccuracy, loss: bestLoss };
  for (let from = options.from ?? startOf(0); from.epoch < epochs; from = startOf(from.epoch + 1)) {
    if (signal?.aborted) return;
    const { epoch } = from;
    model.train();
    const totals = new Totals(from);
    for await (const batch of options.trainBatches(epoch, from.step * step.batches)) {
      const { step: index } = totals.position;
      const lr = lrAt(epoch * stepsPerEpoch + index);
      optimizer.lr = lr;
      const isLast = totals.batches + 1 === step.batches;
      const where = `epoch ${epoch + 1}, step ${index + 1}, lr ${lr}`;
      totals.add(await step.run(batch, isLast, where), batch.labels.length, isLast);
      if (!isLast) continue;
      yield { kind: 'step', epoch, step: index, stepsPerEpoch, lr, ...totals.summary(), position: totals.position };
      await eventsHandled();
      if (signal?.aborted) return;
    }
    requireSteps(totals, step.batches);
    const trained = totals.summary();
    const validated = await evaluate(options.validationBatches());
    options.onValidation?.(validated);
    const averaged = average && (await withAverage(average, () => evaluate(options.validationBatches())));
    const found = betterOf(validated, averaged);
    const best = isBetter(found, bestSoFar);
    if (best) bestSoFar = found;
    const lr = lrAt(epoch * stepsPerEpoch + totals.position.step - 1);
    yield epochEvent(epoch, trained, validated, {
      ...(averaged && averageFields(averaged)),
      lr,
      seconds: totals.seconds,
      best,
    });
  }
}

interface Score {
  /** The higher the better. */
  readonly score: number;
  readonly loss: number;
}

/** Whether weights are better than others: by their score, and where that is the same, by the loss. */
const isBetter = (a: Score, b: Score): boolean => a.score > b.score || (a.score === b.score && a.loss < b.loss);

/** That of the weights, or of their averages, whichever is better. */
function betterOf(validated: Evaluation, averaged: Evaluation | undefined): Score {
  const own = { score: scoreOf(validated), loss: validated.loss };
  const other = averaged && { score: scoreOf(averaged), loss: averaged.loss };
  return other && isBetter(other, own) ? other : own;
}

const averageFields = ({ loss, accuracy, meanAveragePrecision, confusion }: Evaluation): Partial<EpochEvent> => ({
  averageLoss: loss,
  averageAccuracy: accuracy,
  ...(meanAveragePrecision !== undefined && { averageMeanPrecision: meanAveragePrecision }),
  ...(confusion && { averageMeanIou: confusion.meanIou }),
});

/** Does something with the averages in the model; puts its weights back. */
async function withAverage<T>(average: ExponentialMovingAverage, use: () => Promise<T>): Promise<T> {
  await average.apply();
  try {
    return await use();
  } finally {
    await average.restore();
  }
}

const startOf = (epoch: number): Position => ({ epoch, step: 0, loss: 0, correct: 0, images: 0 });

/** @throws ValueError for an epoch without steps, or with batches that make no whole one */
function requireSteps({ position, batches }: Totals, accumulate: number): void {
  if (batches > 0)
    throw new ValueError(
      `fit: accumulate=${accumulate}: the last step of an epoch has only ${batches} batch${batches > 1 ? 'es' : ''}; give a multiple of ${accumulate}`,
    );
  if (position.step === 0)
    throw new ValueError('fit: an epoch has no batches; lower the batch size or give more images');
}

/** Sums over the steps of an epoch. */
class Totals {
  private readonly start = performance.now();
  /** Of the step at hand, and how many images each has. */
  batches = 0;
  private images = 0;

  constructor(
    private readonly from: Position,
    public position: Position = from,
  ) {}

  /** `isLast`: of its step. */
  add({ loss, correct }: StepResult, images: number, isLast: boolean): void {
    if (this.batches > 0 && images !== this.images)
      throw new ValueError(`fit: batches of one step need the same number of images: got ${this.images} and ${images}`);
    this.images = images;
    this.batches = isLast ? 0 : this.batches + 1;
    const { epoch, step, ...sums } = this.position;
    this.position = {
      epoch,
      step: step + Number(isLast),
      loss: sums.loss + loss * images,
      correct: sums.correct + correct,
      images: sums.images + images,
    };
  }

  get seconds(): number {
    return (performance.now() - this.start) / 1000;
  }

  /** Means over the epoch; the speed is that since fit() went on. */
  summary(): { loss: number; accuracy: number; imagesPerSecond: number } {
    const { loss, correct, images } = this.position;
    return {
      loss: loss / images,
      accuracy: correct / images,
      imagesPerSecond: (images - this.from.images) / this.seconds,
    };
  }
}

function epochEvent(
  epoch: number,
  trained: ReturnType<Totals['summary']>,
  validated: Evaluation,
  rest: Pick<
    EpochEvent,
    'averageLoss' | 'averageAccuracy' | 'averageMeanPrecision' | 'averageMeanIou' | 'lr' | 'seconds' | 'best'
  >,
): EpochEvent {
  return {
    kind: 'epoch',
    epoch,
    trainLoss: trained.loss,
    trainAccuracy: trained.accuracy,
    validationLoss: validated.loss,
    validationAccuracy: validated.accuracy,
    ...(validated.meanAveragePrecision !== undefined && { validationMeanPrecision: validated.meanAveragePrecision }),
    ...(validated.confusion && { validationMeanIou: validated.confusion.meanIou }),
    imagesPerSecond: trained.imagesPerSecond,
    ...rest,
    position: startOf(epoch + 1),
  };
}
