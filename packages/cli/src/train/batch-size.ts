// `batch=auto`: as many images a step as fit the memory, by the planner, which knows what a step needs before it runs.

import { getBackend, plannedMemory, type Tensor, zeros } from 'fovea';
import { type StepOptions, trainingMemory } from 'fovea/train';
import { commandError } from '../command-error.ts';
import { evaluationBatch, type TrainingData } from '../data/training-data.ts';
import { bytesText } from '../figures.ts';

/** The value of `batch` until it is chosen. */
export const AUTO_BATCH = 0;

/** Beyond that, the usual learning rates do not suit any more, and there are few steps. */
const LARGEST = 256;
const LEAST_STEPS = 16;
/** Part of the memory that is free now which a run may plan with: other programs need some, too. */
const SHARE = 0.8;
/** Batches in memory at a time: one at work, one on its way there, one that is loaded. */
const BATCHES = 3;

const powerOfTwo = (most: number): number => 2 ** Math.floor(Math.log2(Math.max(1, most)));

/** The largest batch that is tried for an epoch of so many images. */
export const largestBatch = (imagesPerEpoch: number): number =>
  Math.min(LARGEST, powerOfTwo(imagesPerEpoch / LEAST_STEPS));

export interface Fitting {
  readonly batch: number;
  readonly bytes: number;
  /** What twice as many images would need; none where they are not tried. */
  readonly twice: number | undefined;
}

/** The largest power of two up to `most` that needs at most `available` bytes; none where not even 1 does. `bytesOf` grows with the batch. */
export async function largestFitting(
  bytesOf: (batch: number) => Promise<number>,
  available: number,
  most: number,
): Promise<Fitting | undefined> {
  const known = new Map<number, number>();
  const need = async (batch: number): Promise<number> => {
    const bytes = known.get(batch) ?? (await bytesOf(batch));
    known.set(batch, bytes);
    return bytes;
  };
  // Nearly a straight line: two points tell where to look.
  const [low, high] = [Math.min(8, most / 2), Math.min(16, most)];
  const slope = most > 1 ? ((await need(high)) - (await need(low))) / (high - low) : 0;
  const guess = slope > 0 ? low + (available - (await need(low))) / slope : most;
  let batch = Math.min(most, powerOfTwo(guess));
  while (batch > 1 && (await need(batch)) > available) batch /= 2;
  while (batch < most && (await need(2 * batch)) <= available) batch *= 2;
  const bytes = await need(batch);
  if (bytes > available) return undefined;
  return { batch, bytes, twice: batch < most ? await need(2 * batch) : undefined };
}

/** How images come. */
export interface Images {
  readonly data: TrainingData;
  readonly perEpoch: number;
  readonly mixed: boolean;
}

/** Bytes that a run needs with a batch of that size, its evaluation included. */
export async function planner(
  training: StepOptions,
  { data, mixed }: Images,
): Promise<(batch: number) => Promise<number>> {
  const { imageSize, channels } = data.preprocessing;
  const evaluated = Math.min(
    evaluationBatch(data.preprocessing),
    Math.max(data.labels.validation.length, data.labels.test.length),
  );
  const { model } = training;
  model.eval();
  const forward = await plannedMemory(
    (images: Tensor) => model.forward(images),
    zeros([evaluated, ...imageSize, channels]),
  );
  return async (batch) => {
    const step = await trainingMemory(training, {
      shape: [batch, ...imageSize, channels],
      mixed,
      ...(data.targets && { severalOf: data.classNames.length }),
    });
    const held = Math.max(BATCHES * step.arguments, BATCHES * forward.arguments + forward.results);
    return step.states + Math.max(step.arena, forward.arena) + held;
  };
}

/**
 * Says what it chose, and why. `limit`: bytes that the user allows.
 * @throws ValueError where not even one image fits
 */
export async function chooseBatch(
  training: StepOptions,
  images: Images,
  limit: number | undefined,
  say: (text: string) => void,
): Promise<number> {
  const { capacity } = await getBackend();
  const available = Math.min(capacity, limit ?? SHARE * process.availableMemory());
  const bytesOf = await planner(training, images);
  const most = largestBatch(images.perEpoch);
  const found = await largestFitting(bytesOf, available, most);
  if (!found)
    throw commandError(
      'train',
      `batch=auto: not even one image a step fits: it needs ${bytesText(await bytesOf(1))}, and there are ${bytesText(available)}; choose a smaller model or imageSize, or end other programs`,
    );
  const { batch, bytes, twice } = found;
  const next = twice === undefined ? 'more are not tried' : `${2 * batch} would need ${bytesText(twice)}`;
  say(
    `batch=auto: ${batch} images a step, which need ${bytesText(bytes)} of the ${bytesText(available)} that there are; ${next}`,
  );
  return batch;
}
