// fit(): the training loop of an image classifier as a stream of events. The caller decides what to print, save and stop.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireRanges } from '../base/ranges.ts';
import type { LabelledBatch } from '../data/index.ts';
import { crossEntropy, distillationLoss } from '../ops/index.ts';
import type { ExponentialMovingAverage, Optimizer } from '../optim/index.ts';
import { compile, type Tensor, tensor } from '../tensor/index.ts';
import { type Batches, type Classifier, evaluator } from './evaluate.ts';
import { eventsHandled } from './event-loop.ts';
import type { EpochEvent, Position, TrainEvent } from './events.ts';
import { changeIfFinite, firstNonFinite } from './non-finite.ts';

/** Whose answers a model learns besides the labels: see `distillationLoss`. */
export interface Teacher {
  /** Logits `[N, classes]` for the model's images; no gradient flows to them. A model that gives them is in evaluation mode. */
  readonly logits: (images: Tensor) => Tensor;
  /** Share of the teacher's part in the loss. Default 0.9. */
  readonly lambda?: number;
  /** Default 4. */
  readonly temperature?: number;
}

export interface FitOptions {
  readonly model: Classifier;
  readonly optimizer: Optimizer;
  readonly epochs: number;
  readonly stepsPerEpoch: number;
  /** Training batches of an epoch from the given step on, already shuffled and augmented. */
  readonly trainBatches: (epoch: number, step: number) => Batches;
  /** Images that are not trained on, to tell the best epoch by. */
  readonly validationBatches: () => Batches;
  /** Learning rate of a step, counted from 0 over the whole run. */
  readonly lrAt: (step: number) => number;
  /** Default: 0. */
  readonly labelSmoothing?: number;
  /** Default: none. */
  readonly teacher?: Teacher;
  /** Where to go on, by the last event of the run so far. Default: at the start. */
  readonly from?: Position;
  /** Averages of the weights, which every step goes into; they are evaluated beside the weights themselves. Default: none. */
  readonly average?: ExponentialMovingAverage;
  /** Validation accuracy that an epoch has to exceed to be the best. Default: any. */
  readonly bestAccuracy?: number;
  /** Stops when aborted: after the step at hand, or before the first. */
  readonly signal?: AbortSignal;
}

const FIT_NAMES = [
  ...(['model', 'optimizer', 'epochs', 'stepsPerEpoch', 'trainBatches', 'validationBatches'] as const),
  ...(['lrAt', 'labelSmoothing', 'teacher', 'from', 'average', 'bestAccuracy', 'signal'] as const),
] as const;

/** Labels that `crossEntropy` leaves out. */
const IGNORED = -100;

/**
 * Trains for the given epochs and yields an event after each step and each epoch. Ends early, without an epoch event, when the signal aborts.
 * @throws ValueError, at the call, for options that there are not or out of range; later for a batch whose labels are all ignored, or that has
 * values that are not finite, and when the loss is not finite: the message names epoch, step, learning rate and the first layer whose output is not
 * finite, and the model's weights stay as they were before that step
 */
export function fit(options: FitOptions): AsyncGenerator<TrainEvent, void> {
  requireOptions('fit', options, FIT_NAMES);
  const { epochs, stepsPerEpoch, labelSmoothing = 0 } = options;
  const ranges = { epochs: 'countOrZero', stepsPerEpoch: 'count', labelSmoothing: 'probability' } as const;
  requireRanges('fit', { epochs, stepsPerEpoch, labelSmoothing }, ranges);
  for (const name of ['trainBatches', 'validationBatches', 'lrAt'] as const) {
    if (typeof options[name] !== 'function')
      throw new ValueError(`fit: ${name} must be a function: got ${String(options[name])}`);
  }
  if (options.teacher) requireOptions('fit: teacher', options.teacher, ['logits', 'lambda', 'temperature']);
  return trainEvents(options);
}

function lossOf({ labelSmoothing = 0, teacher }: FitOptions, images: Tensor, logits: Tensor, labels: Tensor): Tensor {
  if (!teacher) return crossEntropy(logits, labels, { labelSmoothing });
  const { lambda = 0.9, temperature = 4 } = teacher;
  return distillationLoss(logits, teacher.logits(images), labels, { labelSmoothing, lambda, temperature });
}

/** Labels, and the part of the images that they tell of; without, all. */
interface Target {
  readonly labels: Tensor;
  readonly weight?: Tensor;
}

interface Updated {
  readonly loss: Tensor;
  readonly correct: Tensor;
}

/** One step; losses and hits of several targets count by their weights. */
function update(options: FitOptions, images: Tensor, targets: readonly Target[]): Updated {
  const { model, optimizer, average } = options;
  const sum = (of: (labels: Tensor) => Tensor): Tensor =>
    targets.map(({ labels, weight }) => (weight ? of(labels).mul(weight) : of(labels))).reduce((a, b) => a.add(b));
  let logits = images;
  const loss = changeIfFinite(
    model,
    () => {
      logits = model.forward(images);
      return sum((labels) => lossOf(options, images, logits, labels));
    },
    (value) => optimizer.minimize(value),
  );
  average?.update();
  return { loss, correct: sum((labels) => logits.argmax(1).equal(labels).cast('float32').sum()) };
}

async function* trainEvents(options: FitOptions): AsyncGenerator<TrainEvent, void> {
  const { model, optimizer, average, epochs, stepsPerEpoch, lrAt, signal } = options;
  const step = compile((images: Tensor, labels: Tensor) => update(options, images, [{ labels }]));
  const mixedStep = compile((images: Tensor, labels: Tensor, others: Tensor, weight: Tensor) =>
    update(options, images, [
      { labels, weight },
      { labels: others, weight: weight.mul(-1).add(1) },
    ]),
  );
  const evaluate = evaluator(model);
  let bestAccuracy = options.bestAccuracy ?? Number.NEGATIVE_INFINITY;
  for (let from = options.from ?? startOf(0); from.epoch < epochs; from = startOf(from.epoch + 1)) {
    if (signal?.aborted) return;
    const { epoch } = from;
    model.train();
    const totals = new Totals(from);
    for await (const batch of options.trainBatches(epoch, from.step)) {
      const { step: index } = totals.position;
      const lr = lrAt(epoch * stepsPerEpoch + index);
      optimizer.lr = lr;
      const where = `epoch ${epoch + 1}, step ${index + 1}, lr ${lr}`;
      totals.add(await trainStep({ step, mixedStep }, batch, model, where), batch.labels.length);
      yield { kind: 'step', epoch, step: index, stepsPerEpoch, lr, ...totals.summary(), position: totals.position };
      await eventsHandled();
      if (signal?.aborted) return;
    }
    if (totals.position.step === 0)
      throw new ValueError('fit: an epoch has no batches; lower the batch size or give more images');
    const trained = totals.summary();
    const validated = await evaluate(options.validationBatches());
    const averaged = average && (await withAverage(average, () => evaluate(options.validationBatches())));
    const accuracy = Math.max(validated.accuracy, averaged?.accuracy ?? 0);
    const best = accuracy > bestAccuracy;
    if (best) bestAccuracy = accuracy;
    const lr = lrAt(epoch * stepsPerEpoch + totals.position.step - 1);
    yield epochEvent(epoch, trained, validated, {
      ...(averaged && { averageLoss: averaged.loss, averageAccuracy: averaged.accuracy }),
      lr,
      seconds: totals.seconds,
      best,
    });
  }
}

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

interface StepResult {
  readonly loss: number;
  readonly correct: number;
}

/** Sums over the steps of an epoch. */
class Totals {
  private readonly start = performance.now();

  constructor(
    private readonly from: Position,
    public position: Position = from,
  ) {}

  add({ loss, correct }: StepResult, images: number): void {
    const { epoch, step, ...sums } = this.position;
    this.position = {
      epoch,
      step: step + 1,
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

interface Steps {
  readonly step: (images: Tensor, labels: Tensor) => Promise<Updated>;
  readonly mixedStep: (images: Tensor, labels: Tensor, others: Tensor, weight: Tensor) => Promise<Updated>;
}

async function trainStep(
  { step, mixedStep }: Steps,
  batch: LabelledBatch,
  model: Classifier,
  where: string,
): Promise<StepResult> {
  // Before the step: a mean over nothing is NaN, and would make the weights NaN.
  if (batch.labels.length === 0) throw new ValueError(`fit: the batch at ${where} has no images; leave it out`);
  if (batch.labels.every((label) => label === IGNORED)) {
    throw new ValueError(
      `fit: the batch at ${where} has nothing to learn from: all its labels are ${IGNORED}, which is ignored; leave it out`,
    );
  }
  const { mix } = batch;
  const images = tensor(batch.images, batch.shape);
  const labels = tensor(batch.labels, [batch.labels.length], 'int32');
  const result = mix
    ? await mixedStep(images, labels, tensor(mix.labels, [mix.labels.length], 'int32'), tensor([mix.weight], []))
    : await step(images, labels);
  const [loss, correct] = [await result.loss.item(), await result.correct.item()];
  result.loss.dispose();
  result.correct.dispose();
  if (!Number.isFinite(loss)) throw await notFinite(loss, batch, model, where);
  return { loss, correct };
}

async function notFinite(loss: number, batch: LabelledBatch, model: Classifier, where: string): Promise<ValueError> {
  const what = `fit: the loss is ${loss} at ${where}`;
  const bad = batch.images.find((value) => !Number.isFinite(value));
  if (bad !== undefined) return new ValueError(`${what}; the images have a value ${bad}; mend them, or leave them out`);
  const layer = await firstNonFinite(model, tensor(batch.images, batch.shape));
  const found = layer
    ? `the first layer whose output is not finite is ${layer}`
    : 'the outputs of all layers are finite';
  return new ValueError(`${what}; ${found}; lower the learning rate, or add warm-up`);
}

function epochEvent(
  epoch: number,
  trained: ReturnType<Totals['summary']>,
  validated: { readonly loss: number; readonly accuracy: number },
  rest: Pick<EpochEvent, 'averageLoss' | 'averageAccuracy' | 'lr' | 'seconds' | 'best'>,
): EpochEvent {
  return {
    kind: 'epoch',
    epoch,
    trainLoss: trained.loss,
    trainAccuracy: trained.accuracy,
    validationLoss: validated.loss,
    validationAccuracy: validated.accuracy,
    imagesPerSecond: trained.imagesPerSecond,
    ...rest,
    position: startOf(epoch + 1),
  };
}
