// The figures of a data set, from what is known of each picture.

import { byContent, type Duplicates, findDuplicates } from '../data/check-images.ts';
import { classNamesOf, labelsOf, type Problem, SPLITS } from '../data/image-list.ts';
import type { Looked } from '../data/look-at-all.ts';
import type { LookedAt } from './look.ts';
import { alikePairs, areAlike } from './perceptual-hash.ts';

export interface DataSummary {
  readonly images: number;
  /** Per class: pictures in all and by part, where the data have parts. */
  readonly classes: readonly {
    readonly name: string;
    readonly images: number;
    readonly splits: Readonly<Record<string, number>>;
  }[];
  readonly formats: Readonly<Record<string, number>>;
  /** In pixels. */
  readonly width: Spread;
  readonly height: Spread;
  /** Of the pixels of all pictures, each picture counted alike, as fractions of 255. */
  readonly mean: readonly number[];
  readonly std: readonly number[];
  /** Largest class over the smallest. */
  readonly imbalance: number;
  readonly problems: readonly Problem[];
  /** Files of the same content, whatever their class and part. */
  readonly copies: readonly (readonly string[])[];
  /** Those in several parts or classes: both falsify figures. */
  readonly leaks: readonly Duplicates[];
  /** Pictures that look alike but have other contents. */
  readonly nearDuplicates: readonly {
    readonly paths: readonly [string, string];
    readonly acrossSplits: boolean;
    readonly acrossClasses: boolean;
  }[];
  /** Whether there are more of these than are listed: of pictures that are all alike, each makes a pair with each. */
  readonly hasMoreNearDuplicates: boolean;
}

/** What is counted of a class. */
type ClassCount = DataSummary['classes'][number];

/** In one pass: there may be 10⁴ classes. */
function countClasses(images: readonly LookedAt[]): ClassCount[] {
  const found = new Map(
    classNamesOf(images).map((name) => [name, { images: 0, splits: {} as Record<string, number> }]),
  );
  for (const image of images)
    for (const label of labelsOf(image)) {
      const own = found.get(label);
      if (!own) continue;
      own.images++;
      if (image.split !== undefined) own.splits[image.split] = (own.splits[image.split] ?? 0) + 1;
    }
  return [...found].map(([name, own]) => {
    const splits = SPLITS.flatMap((split) => (own.splits[split] === undefined ? [] : [[split, own.splits[split]]]));
    return { name, images: own.images, splits: Object.fromEntries(splits) };
  });
}

interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { least: sorted[0], median: sorted[Math.floor(sorted.length / 2)], most: sorted[sorted.length - 1] };
}

function counts(keys: readonly string[]): Record<string, number> {
  const found = new Map<string, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return Object.fromEntries(found);
}

function statistics(images: readonly LookedAt[]): Pick<DataSummary, 'mean' | 'std'> {
  const average = (of: (image: LookedAt) => number): number =>
    images.reduce((sum, image) => sum + of(image) / images.length, 0);
  const mean = [0, 1, 2].map((c) => average((image) => image.mean[c]));
  const std = [0, 1, 2].map((c) => Math.sqrt(Math.max(0, average((image) => image.meanSquare[c]) - mean[c] ** 2)));
  return { mean, std };
}

/** @param before what could not even be listed */
export function summarizeData({ images, problems }: Looked<LookedAt>, before: readonly Problem[]): DataSummary {
  const withSplit = images.map((image) => ({ ...image, split: image.split ?? '' }));
  const classes = countClasses(images);
  const { pairs, isComplete } = alikePairs(
    images.map(({ likeness }) => likeness[0]),
    (a, b) => images[a].hash !== images[b].hash && areAlike(images[a].likeness[1], images[b].likeness[1]),
  );
  const sizes = classes.map((one) => one.images);
  return {
    images: images.length,
    classes,
    formats: counts(images.map(({ format }) => format)),
    width: spread(images.map(({ width }) => width)),
    height: spread(images.map(({ height }) => height)),
    ...statistics(images),
    imbalance: Math.max(...sizes) / Math.min(...sizes),
    problems: [...before, ...problems],
    copies: byContent(images)
      .filter((group) => group.length > 1)
      .map((group) => group.map(({ path }) => path)),
    leaks: findDuplicates(withSplit),
    nearDuplicates: pairs.map(([a, b]) => ({
      paths: [images[a].path, images[b].path],
      acrossSplits: images[a].split !== images[b].split,
      acrossClasses: images[a].label !== images[b].label,
    })),
    hasMoreNearDuplicates: !isComplete,
  };
}
