// One step of training: loss, gradients, update; of one batch, or of several whose gradients are averaged.

import { ValueError } from '../base/errors.ts';
import type { LabelledBatch } from '../data/index.ts';
import { binaryCrossEntropyWithLogits, crossEntropy, softTargetLoss } from '../ops/index.ts';
import type { ExponentialMovingAverage, Optimizer } from '../optim/index.ts';
import { compile, iota, type Tensor, tensor } from '../tensor/index.ts';
import { countedPixels, IGNORED, IGNORED_PIXEL, type ImageClassifier, labelTensor } from './evaluate.ts';
import { GradientSums } from './gradient-sums.ts';
import { changeIfFinite, firstNonFinite, LossNotFinite } from './non-finite.ts';

/**
 * Loss of a batch, a scalar: logits `[N, classes]`, and labels `[N]` int32 or, of mixed images and those that show several classes, the part that each
 * class has, `[N, classes]` float32 in 0…1. Where each pixel has a class: logits `[N, H, W, classes]`, labels `[N, H, W]` int32, −100 where a pixel
 * does not count.
 */
export type TrainingLoss = (logits: Tensor, target: Tensor) => Tensor;

/** Whose answers a model learns besides the labels: see `distillationLoss`. */
export interface Teacher {
  /** Logits `[N, classes]` for the model's images; no gradient flows to them. A model that gives them is in evaluation mode. */
  readonly logits: (images: Tensor) => Tensor;
  /** Share of the teacher's part in the loss. Default 0.9. */
  readonly lambda?: number;
  /** Default 4. */
  readonly temperature?: number;
}

/** What a step is made from; see FitOptions. */
export interface StepOptions {
  /** What is trained. */
  readonly model: ImageClassifier;
  /** Of the model's parameters. */
  readonly optimizer: Optimizer;
  /** As for `fit`. */
  readonly loss?: TrainingLoss;
  /** Of the default loss. Default 0. */
  readonly labelSmoothing?: number;
  /** Default: none. */
  readonly teacher?: Teacher;
  /** Batches whose gradients are averaged for one step. Default 1. */
  readonly accumulate?: number;
  /** What every step goes into. Default: none. */
  readonly average?: ExponentialMovingAverage;
}

/** Of mixed images: the labels of the others, and the part that the first have. */
interface Mixture {
  readonly others: Tensor;
  readonly weight: Tensor;
}

/** The part of each class; labels become rows of one 1. */
const parts = (labels: Tensor, classes: number): Tensor =>
  labels.dtype === 'float32' ? labels : iota([1, classes]).equal(labels.reshape(labels.shape[0], 1)).cast('float32');

function targetOf(labels: Tensor, mixture: Mixture | undefined, classes: number): Tensor {
  if (!mixture) return labels;
  const { others, weight } = mixture;
  return parts(labels, classes)
    .mul(weight)
    .add(parts(others, classes).mul(weight.mul(-1).add(1)));
}

/** `several`: whether an image can show several classes. */
function lossOf(options: StepOptions, images: Tensor, logits: Tensor, target: Tensor, several: boolean): Tensor {
  const { labelSmoothing = 0, teacher } = options;
  const usual: TrainingLoss = several
    ? (scores, wanted) => binaryCrossEntropyWithLogits(scores, wanted, { labelSmoothing })
    : (scores, wanted) => crossEntropy(scores, wanted, { labelSmoothing });
  const loss = options.loss ?? usual;
  if (!teacher) return loss(logits, target);
  if (several || target.rank > 2) throw new ValueError('fit: a teacher needs one label an image; leave it out');
  const { lambda = 0.9, temperature = 4 } = teacher;
  const soft = softTargetLoss(logits, teacher.logits(images), { temperature }).mul(lambda);
  // Not 0 times what a masked class makes infinite.
  return lambda === 1
    ? soft
    : loss(logits, target)
        .mul(1 - lambda)
        .add(soft);
}

/** How many images are right; each counts by the part of its classes that are where it can show several, and of its pixels where these have classes. */
function hits(logits: Tensor, labels: Tensor): Tensor {
  if (labels.rank === 3) {
    const right = logits.argmax(3).equal(labels).cast('float32').sum([1, 2]);
    return right.div(countedPixels(labels)).sum();
  }
  if (labels.dtype !== 'float32') return logits.argmax(1).equal(labels).cast('float32').sum();
  return logits.greater(0).equal(labels.greater(0.5)).cast('float32').mean(1).sum();
}

function mixedHits(logits: Tensor, labels: Tensor, mixture: Mixture | undefined): Tensor {
  if (!mixture) return hits(logits, labels);
  const { others, weight } = mixture;
  return hits(logits, labels)
    .mul(weight)
    .add(hits(logits, others).mul(weight.mul(-1).add(1)));
}

interface Computed {
  readonly loss: Tensor;
  readonly correct: Tensor;
}

/** Does something with the loss's slopes, where the loss is finite. */
function compute(
  options: StepOptions,
  { images, labels, mixture }: { images: Tensor; labels: Tensor; mixture: Mixture | undefined },
  use: (loss: Tensor) => void,
): Computed {
  let logits = images;
  const loss = changeIfFinite(
    options.model,
    () => {
      logits = options.model.forward(images);
      const target = targetOf(labels, mixture, logits.shape[1]);
      return lossOf(options, images, logits, target, labels.dtype === 'float32');
    },
    use,
  );
  return { loss, correct: mixedHits(logits, labels, mixture) };
}

interface Functions {
  readonly plain: (images: Tensor, labels: Tensor) => Computed;
  readonly mixed: (images: Tensor, labels: Tensor, others: Tensor, weight: Tensor) => Computed;
}

function functions(options: StepOptions, use: (loss: Tensor) => void, after: () => void = () => {}): Functions {
  const run = (images: Tensor, labels: Tensor, mixture?: Mixture): Computed => {
    const result = compute(options, { images, labels, mixture }, use);
    after();
    return result;
  };
  return {
    plain: (images, labels) => run(images, labels),
    mixed: (images, labels, others, weight) => run(images, labels, { others, weight }),
  };
}

/** What the last batch of a step does, and the others before it. */
export function functionsOf(options: StepOptions): {
  readonly last: Functions;
  readonly before: Functions | undefined;
} {
  const { optimizer, average, accumulate = 1 } = options;
  const sums = accumulate > 1 ? new GradientSums(optimizer, accumulate) : undefined;
  const update = (loss: Tensor): void => (sums ? sums.step(loss) : optimizer.minimize(loss));
  return {
    last: functions(options, update, () => average?.update()),
    before: sums && functions(options, (loss) => sums.add(loss)),
  };
}

type Compiled = { readonly [N in keyof Functions]: (...args: Parameters<Functions[N]>) => Promise<Computed> };

const compiled = ({ plain, mixed }: Functions): Compiled => ({ plain: compile(plain), mixed: compile(mixed) });

export interface StepResult {
  readonly loss: number;
  readonly correct: number;
}

/** Trains a model batch by batch. */
export class TrainingStep {
  /** Batches that one update of the weights is made from. */
  readonly batches: number;
  private readonly model: ImageClassifier;
  private readonly last: Compiled;
  private readonly before: Compiled | undefined;

  constructor(options: StepOptions) {
    this.model = options.model;
    this.batches = options.accumulate ?? 1;
    const { last, before } = functionsOf(options);
    this.last = compiled(last);
    this.before = before && compiled(before);
  }

  /** `isLast`: whether the weights change. @throws ValueError for a batch that nothing can be learnt from, and a loss that is not finite */
  async run(batch: LabelledBatch, isLast: boolean, where: string): Promise<StepResult> {
    requireLearnable(batch, where);
    const { mix } = batch;
    const { plain, mixed } = isLast || !this.before ? this.last : this.before;
    const images = tensor(batch.images, batch.shape);
    const result = mix
      ? await mixed(images, labelTensor(batch), labelTensor(mix), tensor([mix.weight], []))
      : await plain(images, labelTensor(batch));
    const [loss, correct] = [await result.loss.item(), await result.correct.item()];
    result.loss.dispose();
    result.correct.dispose();
    if (!Number.isFinite(loss)) throw await notFinite(loss, batch, this.model, where);
    return { loss, correct };
  }
}

/** Before the step: a mean over nothing is NaN, and would make the weights NaN. */
function requireLearnable({ labels, targets, masks }: LabelledBatch, where: string): void {
  if (labels.length === 0) throw new ValueError(`fit: the batch at ${where} has no images; leave it out`);
  if (masks) {
    if (masks.some((label) => label !== IGNORED_PIXEL)) return;
    throw new ValueError(
      `fit: the batch at ${where} has nothing to learn from: all pixels of its masks are ${IGNORED_PIXEL}, which is ignored; leave it out`,
    );
  }
  if (!targets && labels.every((label) => label === IGNORED)) {
    throw new ValueError(
      `fit: the batch at ${where} has nothing to learn from: all its labels are ${IGNORED}, which is ignored; leave it out`,
    );
  }
}

async function notFinite(
  loss: number,
  batch: LabelledBatch,
  model: ImageClassifier,
  where: string,
): Promise<LossNotFinite> {
  const what = `fit: the loss is ${loss} at ${where}`;
  const bad = batch.images.find((value) => !Number.isFinite(value));
  if (bad !== undefined) throw new ValueError(`${what}; the images have a value ${bad}; mend them, or leave them out`);
  const layer = await firstNonFinite(model, tensor(batch.images, batch.shape));
  const found = layer
    ? `the first layer whose output is not finite is ${layer}`
    : 'the outputs of all layers are finite';
  return new LossNotFinite(`${what}; ${found}; lower the learning rate, or add warm-up`);
}
