// Images with masks as training data: looked at once, split, kept in memory as far as there is room, and made into batches.

import { totalmem } from 'node:os';
import {
  decodeImage,
  decodeMask,
  imageBatches,
  type JointAugmentationOptions,
  jointAugmentation,
  type MaskedImage,
  type MaskOptions,
  type Preprocessing,
  RandomStream,
  resize,
  resizeAndCrop,
} from 'fovea/images';
import type { Batches } from 'fovea/train';
import { commandError } from '../command-error.ts';
import { contentHash } from '../data/content-hash.ts';
import { SPLITS, type Split } from '../data/image-list.ts';
import type { ImageRecord } from '../data/image-record.ts';
import { type EpochOrder, type EvaluationPart, evaluationBatch } from '../data/training-data.ts';
import type { SegmentConfig } from './options.ts';
import { listPairs, type NamedClasses, type Pair, readClasses } from './pairs.ts';

/** What a run of this task is given of its data. */
export interface SegmentData {
  readonly name: string;
  readonly classNames: readonly string[];
  /** What masks turned out to hold. */
  readonly labels: SegmentConfig['labels'];
  readonly counts: Readonly<Record<Split, number>>;
  readonly images: () => readonly ImageRecord[];
  readonly trainBatches: (order: EpochOrder) => Batches;
  readonly evaluationBatches: (part: EvaluationPart) => Batches;
  /** Path and pixels of an image, and its mask. */
  readonly pair: (part: Split, index: number) => Promise<MaskedImage & { readonly path: string }>;
}

export interface DataOptions {
  /** Which command messages are of. */
  readonly command: string;
  readonly data: string;
  readonly labels: SegmentConfig['labels'];
  readonly validationSplit: number;
  readonly seed: number;
  readonly preprocessing: Preprocessing;
  /** None for data that are only evaluated. */
  readonly augmentation?: JointAugmentationOptions;
  /** Of a network that is trained already. */
  readonly classNames?: readonly string[] | undefined;
  readonly signal: AbortSignal;
}

/** A pair that was looked at. */
interface Seen extends Pair {
  readonly hash: string;
  /** Kept, where there is room. */
  readonly kept: MaskedImage | undefined;
  readonly largest: number;
  /** Whether the mask holds nothing but 0 and 255. */
  readonly blackAndWhite: boolean;
}

/** Part of the machine's memory that decoded images may fill. */
const CACHE_SHARE = 0.25;
const AT_ONCE = 4;
const IGNORED = 255;

async function decoded(
  command: string,
  { image, mask }: Pair,
  channels: 1 | 3,
  options: MaskOptions,
): Promise<MaskedImage> {
  const found: MaskedImage = {
    image: await decodeImage(image, { channels }),
    mask: await decodeMask(mask, options).catch((error: Error) => {
      const advice = /not class numbers/.test(error.message)
        ? ': name the classes and their colours in classes.txt'
        : '';
      throw commandError(command, `${error.message}${advice}`);
    }),
  };
  if (found.image.width === found.mask.width && found.image.height === found.mask.height) return found;
  throw commandError(
    command,
    `${mask} is ${found.mask.width} × ${found.mask.height}, and its image ${image} ${found.image.width} × ${found.image.height}; a mask has the size of its image`,
  );
}

/** Every pair, looked at once. None when the signal aborts before. */
async function lookAtAll(
  pairs: readonly Pair[],
  load: (pair: Pair) => Promise<MaskedImage>,
  signal: AbortSignal,
): Promise<Seen[] | undefined> {
  let room = CACHE_SHARE * totalmem();
  const seen: Seen[] = [];
  for (let i = 0; i < pairs.length; i += AT_ONCE) {
    if (signal.aborted) return undefined;
    const some = pairs.slice(i, i + AT_ONCE);
    for (const [k, pair] of (await Promise.all(some.map(load))).entries()) {
      const { image, mask } = pair;
      room -= image.data.length + mask.data.length;
      seen.push({ ...some[k], ...summaryOf(pair), kept: room > 0 ? pair : undefined });
    }
  }
  return seen;
}

function summaryOf({ image, mask }: MaskedImage): Pick<Seen, 'hash' | 'largest' | 'blackAndWhite'> {
  let largest = 0;
  let blackAndWhite = true;
  for (const label of mask.data) {
    if (label !== IGNORED) largest = Math.max(largest, label);
    if (label !== 0 && label !== IGNORED) blackAndWhite = false;
  }
  const hash = contentHash(Buffer.from(`${contentHash(image.data)}${contentHash(mask.data)}`));
  return { hash, largest, blackAndWhite };
}

/** @throws ValueError for a label without a class */
function namesOf(
  { command, data, labels, classNames }: DataOptions,
  named: NamedClasses | undefined,
  seen: readonly Seen[],
): readonly string[] {
  const usual = labels === 'binary' ? ['background', 'foreground'] : undefined;
  const known = classNames ?? named?.names ?? usual;
  const largest = seen.reduce((a, b) => (b.largest > a.largest ? b : a));
  const count = largest.largest + 1;
  if (known && count > known.length)
    throw commandError(
      command,
      `${largest.mask} has the class ${largest.largest}, and there are ${known.length} classes, from 0 (${known.join(', ')}); mend the mask, or ${classNames ? 'evaluate on masks of the same classes' : named ? 'name the class in classes.txt' : 'say labels=index'}`,
    );
  if (!known && count < 2)
    throw commandError(command, `data=${data}: all pixels of all masks are of class 0; there is nothing to tell apart`);
  return known ?? Array.from({ length: count }, (_, label) => `class ${label}`);
}

/** Without a part of their own, images to validate with are drawn by the seed. @throws ValueError where there are too few */
function assigned(seen: readonly Seen[], { command, data, validationSplit, seed, augmentation }: DataOptions) {
  const parts = Object.fromEntries(SPLITS.map((part) => [part, seen.filter(({ split }) => split === part)])) as Record<
    Split,
    Seen[]
  >;
  const open = seen.filter(({ split }) => split === undefined);
  if (!augmentation)
    return {
      ...parts,
      test: parts.test.length > 0 ? parts.test : parts.validation.length > 0 ? parts.validation : seen,
    };
  const rest = [...open, ...parts.train];
  if (parts.validation.length > 0) return { ...parts, train: rest };
  const held = Math.max(1, Math.round(validationSplit * rest.length));
  if (rest.length - held < 1)
    throw commandError(
      command,
      `data=${data}: ${rest.length} images are too few to train on some and validate with others; add some`,
    );
  const drawn = new Set(new RandomStream(seed, 0, 0).permutation(rest.length).slice(0, held));
  return { ...parts, train: rest.filter((_, i) => !drawn.has(i)), validation: rest.filter((_, i) => drawn.has(i)) };
}

/**
 * None when the signal aborts before all is known.
 * @throws ValueError for images or masks that are missing, damaged, of different sizes or of unknown classes
 */
export async function loadPairs(options: DataOptions): Promise<SegmentData | undefined> {
  const { command, data, preprocessing, signal } = options;
  const named = await readClasses(command, data);
  const pairs = await listPairs(command, data);
  const wanted = options.labels === 'auto' && named && named.colors.length > 0 ? 'color' : options.labels;
  if (wanted === 'color' && !named?.colors.length)
    throw commandError(
      command,
      `labels=color: needs the file classes.txt in ${data}, with a line such as road,128,64,128 for each class`,
    );
  const masks: MaskOptions =
    wanted === 'color'
      ? { labels: 'color', colors: named?.colors ?? [], ignoreColors: named?.ignoreColors ?? [] }
      : { labels: wanted === 'binary' ? 'binary' : 'index' };
  let load = (pair: Pair) => decoded(command, pair, preprocessing.channels, masks);
  let seen = await lookAtAll(pairs, load, signal);
  if (!seen) return undefined;
  const binary =
    wanted === 'auto' && seen.every(({ blackAndWhite }) => blackAndWhite) && (named?.names.length ?? 2) === 2;
  if (binary) {
    load = (pair) => decoded(command, pair, preprocessing.channels, { labels: 'binary' });
    seen = await lookAtAll(pairs, load, signal);
    if (!seen) return undefined;
  }
  const labels = wanted === 'auto' ? (binary ? 'binary' : 'index') : wanted;
  const classNames = namesOf({ ...options, labels }, named, seen);
  return dataOf({ ...options, labels }, classNames, assigned(seen, options), load);
}

function dataOf(
  { data, labels, preprocessing, augmentation, seed }: DataOptions,
  classNames: readonly string[],
  parts: Readonly<Record<Split, readonly Seen[]>>,
  load: (pair: Pair) => Promise<MaskedImage>,
): SegmentData {
  const { mean, std } = preprocessing;
  const pairOf = async (part: Split, index: number): Promise<MaskedImage> =>
    parts[part][index].kept ?? load(parts[part][index]);
  const augment = augmentation && jointAugmentation(augmentation);
  const source = (part: Split, make: (pair: MaskedImage, index: number, epoch: number) => MaskedImage) => ({
    labels: new Int32Array(parts[part].length),
    load: async (index: number, epoch: number) => make(await pairOf(part, index), index, epoch),
  });
  return {
    name: data,
    classNames,
    labels,
    counts: { train: parts.train.length, validation: parts.validation.length, test: parts.test.length },
    images: () =>
      SPLITS.flatMap((split) =>
        parts[split].map(({ image, mask, hash }) => ({ path: image, label: mask, split, hash })),
      ),
    trainBatches: (order) =>
      imageBatches(
        source('train', (pair, index, epoch) =>
          augment ? augment(pair, new RandomStream(seed, epoch, index)) : wholeImage(pair, preprocessing),
        ),
        { mean, std, shuffle: true, dropLast: true, seed, ...order },
      ),
    evaluationBatches: (part) =>
      imageBatches(
        source(part, (pair) => wholeImage(pair, preprocessing)),
        { batchSize: Math.max(1, evaluationBatch(preprocessing) >> 2), mean, std },
      ),
    pair: async (part, index) => ({ ...(await pairOf(part, index)), path: parts[part][index].image }),
  };
}

/** Image and mask in the size that the network is shown. */
export function wholeImage({ image, mask }: MaskedImage, preprocessing: Preprocessing): MaskedImage {
  return {
    image: resizeAndCrop(image, preprocessing),
    mask: resize(mask, preprocessing.imageSize, { interpolation: 'nearest' }),
  };
}
