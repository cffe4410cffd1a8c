// Settings that follow from how many images there are to train on, where the user gives none: with the usual ones, a hundred pictures would make ten steps.

import { grouped } from '../figures.ts';
import type { Given } from '../settings/settings.ts';
import type { TrainConfig } from './config.ts';

const BATCHES = [64, 32, 16, 8];
/** What an epoch needs for a batch of that size: with fewer, it is halved. */
const STEPS_PER_EPOCH = 40;
/** What a run from scratch needs to learn anything, and one that goes out from weights. */
const STEPS = { scratch: 1000, weights: 300 };
const EPOCHS = { least: 10, most: 100 };
/** Fewer pictures than these are cropped less: a network that sees little of a thing, a few times, does not find out what it is. */
const FEW = 2000;
const LARGE_CROPS = 0.5;

/** How many images an epoch sees. */
export const imagesPerEpoch = ({ images }: Pick<TrainConfig, 'images'>, count: number): number =>
  Math.min(images || Number.POSITIVE_INFINITY, count);

/** The settings of a new run, with those that the user has not given chosen for `count` images to train on. */
export function suitedToImages(config: TrainConfig, given: Given, count: number): TrainConfig {
  const images = imagesPerEpoch(config, count);
  const { accumulate } = config;
  const isGiven = (key: keyof TrainConfig): boolean => key in given;
  const enough = (size: number): boolean => images >= size * accumulate * STEPS_PER_EPOCH;
  const batch = isGiven('batch') ? config.batch : (BATCHES.find(enough) ?? (BATCHES.at(-1) as number));
  const perStep = (batch || BATCHES[0]) * accumulate;
  // Steps from fewer images are less certain, and smaller: by the root, as suits Adam (arXiv:2205.10287). A batch of the user's comes with the user's rate.
  const smaller = Math.sqrt(Math.min(1, perStep / BATCHES[0]));
  const lr = isGiven('batch') || isGiven('lr') ? config.lr : config.lr * smaller;
  const steps = Math.max(1, Math.floor(images / perStep));
  const wanted = Math.ceil((config.weights === '' ? STEPS.scratch : STEPS.weights) / steps);
  const epochs = isGiven('epochs') ? config.epochs : Math.min(EPOCHS.most, Math.max(EPOCHS.least, wanted));
  const cropScale = isGiven('cropScale') || count >= FEW ? config.cropScale : LARGE_CROPS;
  return { ...config, batch, lr, epochs, cropScale };
}

/** Fewer steps than any network learns from. */
const FEW_STEPS = 100;

/** What to tell of a run that is too short; none where it is not, or only tried. */
export function shortRunText({ epochs, batch, dryRun }: TrainConfig, stepsPerEpoch: number): string | undefined {
  const steps = epochs * stepsPerEpoch;
  if (dryRun || steps >= FEW_STEPS) return undefined;
  return `few steps: ${grouped(steps)} in all, ${stepsPerEpoch} an epoch with batch=${batch}; a network needs some hundreds: lower batch, or raise epochs\n`;
}
