// From the setting `data` to training data: a folder of pictures, a manifest, IDX files, or what comes with Fovea.

import { readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { cacheFolder } from 'fovea';
import { channelStatistics, type ImageSet, selectImages, splitImages } from 'fovea/data';
import type { AugmentationOptions, Preprocessing } from 'fovea/images';
import { modelRecord } from 'fovea/models';
import { commandError } from '../command-error.ts';
import type { Given } from '../settings/settings.ts';
import type { TrainConfig } from '../train/config.ts';
import { IDX_NAME, loadDataSet } from '../train/dataset.ts';
import { suitedToImages } from '../train/suited.ts';
import { expectedStatistics } from '../weights/start.ts';
import { shareOf } from './assign-splits.ts';
import { isDataSet, isIdxSet } from './built-in-sets.ts';
import { hasSubfolders, type ImageEntry, isImageName, SPLITS } from './image-list.ts';
import { listImages } from './list-images.ts';
import { isManifest } from './manifest.ts';
import { dataOfPictures } from './picture-data.ts';
import { dataInMemory, type TrainingData } from './training-data.ts';

/** Settings that only pictures take, and those that only images of one size in memory take. */
const OF_PICTURES = [
  ...(['imageSize', 'testSplit', 'augment', 'cropScale', 'vflip', 'colorJitter', 'randomErasing'] as const),
  ...(['mixup', 'cutmix', 'augmentOff'] as const),
  ...(['interpolation', 'cropPct', 'strict', 'cache', 'workers'] as const),
] as const satisfies (keyof TrainConfig)[];
const OF_IDX = ['shift'] as const satisfies (keyof TrainConfig)[];
/** What `augment=none` leaves without effect. */
const OF_AUGMENTATION = [
  'cropScale',
  'vflip',
  'colorJitter',
  'randomErasing',
  'flip',
] as const satisfies (keyof TrainConfig)[];

/** Whether `data` is a folder or a list of picture files. */
async function holdsPictures(data: string): Promise<boolean> {
  if (isIdxSet(data)) return false;
  if (isDataSet(data) || isManifest(data)) return true;
  // What is wrong with a folder that cannot be read, loadDataSet says.
  const names = await readdir(data).catch(() => []);
  if (names.some((name) => IDX_NAME.test(name))) return false;
  return names.some(isImageName) || (names.length > 0 && (await hasSubfolders(data)));
}

/** @throws ValueError for a setting that would do nothing with these data */
function requireUsed(given: Given, names: readonly string[], why: string): void {
  const unused = names.find((name) => name in given);
  if (unused !== undefined)
    throw commandError('train', `${unused}=${given[unused]}: does nothing ${why}; leave it out`);
}

/** Images of one size are taken as they are, by the mean and deviation that the weights expect, else of those to train on. */
const preprocessingOfSet = (images: ImageSet, expected: Preprocessing | undefined): Preprocessing => ({
  imageSize: [images.height, images.width],
  channels: images.channels as 1 | 3,
  ...(expected ? expectedStatistics(expected, images) : channelStatistics(images)),
  interpolation: 'bilinear',
  cropPct: 1,
  cropMode: 'center',
});

/** Pictures are prepared as the weights expect, but for what the user has set; as the model's pretrained ones would where there are none. */
function preprocessingOfPictures(
  config: TrainConfig,
  given: Given,
  expected: Preprocessing | undefined,
): Preprocessing {
  const { imageSize, mean, std } = modelRecord(config.model);
  const usual = { imageSize: [imageSize, imageSize], mean, std, cropMode: 'center' } as const;
  const { interpolation, cropPct } = config;
  const base = expected
    ? { ...expected, ...expectedStatistics(expected, { channels: 3 }) }
    : { ...usual, interpolation, cropPct };
  return {
    ...base,
    channels: 3,
    ...('interpolation' in given && { interpolation }),
    ...('cropPct' in given && { cropPct }),
    ...(config.imageSize > 0 && { imageSize: [config.imageSize, config.imageSize] as const }),
  };
}

/** None where pictures are not augmented. */
function augmentationOf(config: TrainConfig, { imageSize, mean }: Preprocessing): AugmentationOptions | undefined {
  const { augment, cropScale, flip, vflip, colorJitter, randomErasing, interpolation } = config;
  if (augment === 'none') return undefined;
  const policy = augment === 'standard' ? { colorJitter } : ({ autoAugment: augment, colorJitter: 0 } as const);
  const erasing = { reProb: randomErasing, mean };
  return { imageSize, interpolation, scale: [cropScale, 1], hflip: flip, vflip, ...policy, ...erasing };
}

/** What is left of it in the last epochs: pictures are cropped and mirrored. */
function lateAugmentationOf(config: TrainConfig, preprocessing: Preprocessing): AugmentationOptions | undefined {
  const plain = {
    ...config,
    augment: config.augment === 'none' ? 'none' : 'standard',
    colorJitter: 0,
    randomErasing: 0,
  };
  return augmentationOf(plain as TrainConfig, preprocessing);
}

/** More do not make the network any faster. */
const MOST_WORKERS = 4;

export interface LoadOptions {
  /** What the user has set, to tell what would do nothing. */
  readonly given: Given;
  /** Whether what is not set is chosen by the number of images, as for a new run. */
  readonly suit: boolean;
  /** What the weights that the run begins with expect. */
  readonly expected: Preprocessing | undefined;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

/** With the settings as they suit the data. */
export interface LoadedData {
  readonly data: TrainingData;
  readonly config: TrainConfig;
}

/** About how many of the pictures are trained on. */
function trainingCount(entries: readonly ImageEntry[], { testSplit, validationSplit, fraction }: TrainConfig): number {
  const parts = SPLITS.map((part) => entries.filter(({ split }) => split === part).length);
  const [, validation, test] = parts;
  const rest = entries.length - validation - test;
  // What is tested with is the validation part where there is no other: see assignSplits.
  const heldOut = (validation + test === 0 ? testSplit : 0) + (validation === 0 || test === 0 ? validationSplit : 0);
  return Math.floor(rest * (1 - heldOut) * fraction);
}

/**
 * None when the signal aborts before all is known.
 * @throws ValueError for data that cannot be read or trained on, or a setting that does nothing with them
 */
export async function loadTrainingData(settings: TrainConfig, options: LoadOptions): Promise<LoadedData | undefined> {
  const { given, suit, expected, signal, say } = options;
  const suited = (count: number): TrainConfig => (suit ? suitedToImages(settings, given, count) : settings);
  if (await holdsPictures(settings.data)) {
    const list = await listImages(settings.data);
    const config = suited(trainingCount(list.entries, settings));
    requireUsed(given, OF_IDX, 'with pictures');
    if (config.augment === 'none') requireUsed(given, OF_AUGMENTATION, 'with augment=none');
    else if (config.augment !== 'standard') requireUsed(given, ['colorJitter'], `with augment=${config.augment}`);
    if (config.augment === 'none' && config.mixup === 0 && config.cutmix === 0)
      requireUsed(given, ['augmentOff'], 'with augment=none, and nothing mixed');
    const preprocessing = preprocessingOfPictures(config, given, expected);
    const augmentation = augmentationOf(config, preprocessing);
    const workers = config.workers || Math.min(MOST_WORKERS, availableParallelism());
    const { augmentOff, epochs } = config;
    const late = augmentOff > 0 && {
      late: { epoch: epochs - augmentOff, augmentation: lateAugmentationOf(config, preprocessing) },
    };
    const prepared = {
      ...config,
      cacheFolder: cacheFolder('pictures') as string,
      workers,
      setting: config.data,
      preprocessing,
      augmentation,
      ...late,
    };
    const data = await dataOfPictures(list, { ...prepared, signal, say });
    return data && { data, config };
  }
  requireUsed(given, OF_PICTURES, 'with IDX files');
  const whole = await loadDataSet(settings.data);
  const { validationSplit, fraction, seed } = settings;
  const { train, validation } = splitImages(whole.train, validationSplit, { seed });
  const set = { ...whole, train: selectImages(train, shareOf(train.labels, fraction, seed)), validation };
  const config = suited(set.train.labels.length);
  return { data: dataInMemory(set, preprocessingOfSet(set.train, expected), config), config };
}
