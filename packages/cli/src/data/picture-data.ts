// Training data of picture files: listed, checked, split, and loaded by threads while the network trains.

import { rm } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { resolve } from 'node:path';
import { type AugmentationOptions, imageBatches, type Preprocessing } from 'fovea/images';
import { commandError } from '../command-error.ts';
import { grouped } from '../figures.ts';
import { assignSplits, drawShare } from './assign-splits.ts';
import { type CheckedImage, checkImages, findDuplicates, reportFindings } from './check-images.ts';
import { diskStore } from './disk-store.ts';
import { type EvaluationLoader, evaluationLoader, storedEvaluationLoader } from './evaluation-loader.ts';
import { classNamesOf, type ImageList, labelsOf, requireClasses, SPLITS, type Split } from './image-list.ts';
import type { LoaderOptions } from './image-loader.ts';
import type { ImageRecord } from './image-record.ts';
import { type LoaderPool, loaderPool } from './loader-pool.ts';
import { PackedSources } from './packed-sources.ts';
import { memoryStore, type PictureStore } from './picture-store.ts';
import type { StoredPicture } from './stored-picture.ts';
import { type EvaluationPart, evaluationBatch, type TrainingData } from './training-data.ts';

export interface PictureOptions {
  /** The value of `data`. */
  readonly setting: string;
  readonly preprocessing: Preprocessing;
  readonly augmentation: AugmentationOptions | undefined;
  /** What takes its place from an epoch on, without mixing. */
  readonly late?: LoaderOptions['late'];
  readonly sampler: 'random' | 'balanced';
  /** Alphas; 0: none. */
  readonly mixup: number;
  readonly cutmix: number;
  readonly seed: number;
  readonly testSplit: number;
  readonly validationSplit: number;
  /** Part of the pictures to train on that is used. */
  readonly fraction: number;
  readonly strict: boolean;
  /** 'memory', 'disk': what is decoded is kept, within a limit. 'none': pictures are cropped while they are decoded, which rounds otherwise. */
  readonly cache: 'memory' | 'disk' | 'none';
  /** Of cache=disk. */
  readonly cacheFolder: string;
  /** Threads that load pictures; 0: this one does. */
  readonly workers: number;
  readonly signal: AbortSignal;
  /** What to tell the user before the run begins. */
  readonly say: (text: string) => void;
}

/** Part of the machine's memory that decoded pictures may fill. */
const CACHE_SHARE = 0.25;
const SAY_EVERY_MS = 10_000;

/** Says what was not said before: several parts of the data may have the same to say. */
function sayingOnce(say: (text: string) => void): (text: string) => void {
  const said = new Set<string>();
  return (text) => {
    if (!said.has(text)) say(text);
    said.add(text);
  };
}

/** Says how far the check is, now and then. */
function progressOf(total: number, say: (text: string) => void): (done: number) => void {
  let last = performance.now();
  return (done) => {
    if (performance.now() - last < SAY_EVERY_MS) return;
    last = performance.now();
    say(`checking pictures: ${grouped(done)} of ${grouped(total)}`);
  };
}

/**
 * None when the signal aborts before all is known.
 * @throws ValueError where there is too little to train on, or, with `strict`, anything wrong with the data; DeviceError without sharp
 */
export async function dataOfPictures(list: ImageList, given: PictureOptions): Promise<TrainingData | undefined> {
  const settings = { ...given, say: sayingOnce(given.say) };
  const { setting, preprocessing, augmentation, late, seed, signal, say } = settings;
  requireClasses(setting, list.entries);
  const [height, width] = preprocessing.imageSize;
  const reduceTo = settings.cache === 'none' ? undefined : Math.floor(Math.max(height, width) / preprocessing.cropPct);
  const pool = loaderPool({ preprocessing, augmentation, ...(late && { late }), reduceTo, seed }, settings.workers);
  try {
    const store = await storeFor(settings, reduceTo);
    const progress = progressOf(list.entries.length, say);
    let isComplete = false;
    const { images, problems } = await checkImages(list.entries, pool, { store, signal, progress })
      .then((looked) => {
        isComplete = !signal.aborted;
        return looked;
      })
      .finally(() => store.finish(isComplete));
    if (signal.aborted) {
      await pool.close();
      return undefined;
    }
    requireClasses(setting, images);
    const whole = assignSplits(images, settings);
    const splits = { ...whole, train: drawShare(whole.train, settings.fraction, seed) };
    const withParts = SPLITS.flatMap((split) => splits[split].map((image) => ({ ...image, split })));
    const findings = { problems: [...list.problems, ...problems], duplicates: findDuplicates(withParts) };
    const found = reportFindings(setting, findings, settings.strict);
    if (found) say(found);
    return loadedData(keptOf(splits, store, setting), pool, settings);
  } catch (error) {
    await pool.close();
    throw error;
  }
}

/** @throws ValueError where all pictures of a class were held out, as can be of pictures that show several */
function requireTrained(setting: string, classNames: readonly string[], train: readonly CheckedImage[]): void {
  const trained = new Set(train.flatMap(labelsOf));
  const missing = classNames.filter((name) => !trained.has(name));
  if (missing.length > 0)
    throw commandError(
      'train',
      `data=${setting}: all pictures of ${missing.slice(0, 5).join(', ')} are held out; add some, or say in a column split which to train on`,
    );
}

/** The label of a picture that shows no class. */
const NO_CLASS = -1;

/** What each picture shows, `[pictures, classes]`. */
function targetsOf(images: readonly CheckedImage[], classNames: readonly string[]): Float32Array {
  const numbers = new Map(classNames.map((name, i) => [name, i]));
  const targets = new Float32Array(images.length * classNames.length);
  for (const [i, image] of images.entries())
    for (const name of labelsOf(image)) targets[i * classNames.length + (numbers.get(name) as number)] = 1;
  return targets;
}

type Splits = Readonly<Record<'train' | EvaluationPart, readonly CheckedImage[]>>;

const byPart = <T>(
  { train, validation, test }: Splits,
  of: (images: readonly CheckedImage[]) => T,
): Readonly<Record<Split, T>> => ({ train: of(train), validation: of(validation), test: of(test) });

/** The first label of each picture, and, where pictures of the training data can show several classes, all. */
function labelsByPart(splits: Splits, classNames: readonly string[]) {
  const numbers = new Map(classNames.map((name, i) => [name, i]));
  const labels = byPart(splits, (images) =>
    Int32Array.from(images, (image) => numbers.get(labelsOf(image)[0]) ?? NO_CLASS),
  );
  const severalAreShown = splits.train.some((image) => image.labels !== undefined);
  return { labels, targets: severalAreShown ? byPart(splits, (images) => targetsOf(images, classNames)) : undefined };
}

/** Of the pictures of a part, what a run needs of them to its end; arrays, as there may be millions. */
interface Part {
  readonly paths: readonly string[];
  readonly labels: readonly string[];
  /** As numbers. */
  readonly hashes: BigUint64Array;
  /** How many were kept when they were looked at. */
  readonly kept: number;
}

interface Kept {
  readonly parts: Readonly<Record<Split, Part>>;
  readonly classNames: readonly string[];
  readonly numbers: ReturnType<typeof labelsByPart>;
  /** Of those to train on. */
  readonly sources: PackedSources;
}

const partOf = (images: readonly CheckedImage[]): Part => ({
  paths: images.map(({ path }) => path),
  labels: images.map(({ label }) => label),
  hashes: BigUint64Array.from(images, ({ hash }) => BigInt(`0x${hash}`)),
  kept: images.filter(({ kept }) => kept !== undefined).length,
});

const hashText = (hash: bigint): string => hash.toString(16).padStart(16, '0');

/** Takes over what is needed of the checked pictures, which are let go of. */
function keptOf(splits: Splits, store: PictureStore, setting: string): Kept {
  const classNames = classNamesOf(SPLITS.flatMap((split) => splits[split]));
  requireTrained(setting, classNames, splits.train);
  const parts = byPart(splits, partOf);
  const sources = new PackedSources(parts.train.paths);
  for (const [i, { path, kept }] of splits.train.entries()) sources.set(i, store.sourceOf(path, kept));
  return { parts, classNames, numbers: labelsByPart(splits, classNames), sources };
}

function recordsOf({ paths, labels, hashes }: Part, split: Split): ImageRecord[] {
  return paths.map((path, i) => ({ path, label: labels[i], split, hash: hashText(hashes[i]) }));
}

function loadedData(
  { parts, classNames, numbers, sources }: Kept,
  pool: LoaderPool,
  settings: PictureOptions,
): TrainingData {
  const { setting, preprocessing, late, sampler, mixup, cutmix, seed, say } = settings;
  const { labels, targets } = numbers;
  const { mean, std } = preprocessing;
  const plain = (part: Part) => loaderFor(part, pool, settings);
  const evaluation = { validation: plain(parts.validation), test: plain(parts.test) };
  const count = parts.train.paths.length;
  const toldLost = new Set<string>();
  const train = {
    labels: labels.train,
    ...(targets && { targets: targets.train }),
    load: async (index: number, epoch: number, draw: number) => {
      const source = sources.get(index);
      const image = await pool.run({ kind: 'train', source, index, draw, count, epoch });
      if (image.wasLost) await tellLost(source as StoredPicture, toldLost, say);
      return image;
    },
  };
  return {
    name: setting,
    setting,
    classNames,
    labels,
    ...(targets && { targets }),
    images: () => SPLITS.flatMap((split) => recordsOf(parts[split], split)),
    preprocessing,
    trainBatches: (order) =>
      imageBatches(train, {
        mean,
        std,
        shuffle: true,
        balanced: sampler === 'balanced',
        dropLast: true,
        seed,
        ...(late && order.epoch >= late.epoch ? {} : { mixup, cutmix }),
        ...order,
      }),
    evaluationBatches: (part) =>
      imageBatches(
        { labels: labels[part], ...(targets && { targets: targets[part] }), load: evaluation[part].load },
        { batchSize: evaluationBatch(preprocessing), mean, std },
      ),
    evaluationImage: (part, index) => evaluation[part].load(index),
    evaluationSource: (part, index) => ({ input: parts[part].paths[index], name: parts[part].paths[index] }),
    close: async () => {
      await Promise.all(Object.values(evaluation).map((loader) => loader.close()));
      await pool.close();
    },
  };
}

function storeFor({ cache, cacheFolder, setting, preprocessing, say }: PictureOptions, reduceTo: number | undefined) {
  if (cache !== 'disk') return memoryStore(cache === 'memory' ? CACHE_SHARE * totalmem() : 0);
  const about = { data: resolve(setting), reduceTo, channels: preprocessing.channels };
  return diskStore({ folder: cacheFolder, about, say });
}

/** Prepared pictures are other bytes than those that are kept to train on. */
function loaderFor(
  { paths, hashes, kept }: Part,
  pool: LoaderPool,
  { cache, cacheFolder, setting, preprocessing, say }: PictureOptions,
): EvaluationLoader {
  if (cache !== 'disk') return evaluationLoader(paths, pool, cache === 'memory' ? kept : 0);
  const { imageSize, cropPct, cropMode, interpolation, channels } = preprocessing;
  const about = { data: resolve(setting), prepared: { imageSize, cropPct, cropMode, interpolation, channels } };
  const hashOf = (i: number): string => hashText(hashes[i]);
  return storedEvaluationLoader({ paths, hashOf }, pool, { folder: cacheFolder, about, say });
}

/** Says once of a file that it is damaged, and removes it: the next run makes it again. */
async function tellLost({ file }: StoredPicture, told: Set<string>, say: (text: string) => void): Promise<void> {
  if (told.has(file)) return;
  told.add(file);
  say(`cache=disk: ${file} is damaged; what it has lost is decoded again, and the next run makes it again`);
  await rm(file, { force: true }).catch(() => undefined);
}
