// Holds out a part of the training images, to choose by it what must not be chosen by the test images.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireRange, requireRanges } from '../base/require.ts';
import { type ImageSet, requireImageSet, selectImages } from './image-set.ts';
import { permutation } from './permutation.ts';

/** Epochs shuffle with the even streams. */
const SPLIT_STREAM = 1;

/** What `splitImages` gives. */
export interface ImageSplit {
  /** What to train on. */
  readonly train: ImageSet;
  /** What to hold back. */
  readonly validation: ImageSet;
}

/**
 * Draws the fraction `validationSplit` of the images for validation, the same fraction of every class, and at least one image of each that
 * has two; both parts keep the order of the set. The same seed gives the same parts.
 * @throws ValueError when the fraction is not between 0 and 1, or leaves one of the parts without images
 * @example
 * const { train, validation } = splitImages(imageSet, 0.5);
 * [train.labels.length, validation.labels.length]; // [2, 2]
 */
export function splitImages(
  set: ImageSet,
  validationSplit: number,
  options: { readonly seed?: number } = {},
): ImageSplit {
  requireOptions('splitImages', options, ['seed']);
  const { seed = 0 } = options;
  requireImageSet('splitImages', set);
  requireRanges('splitImages', { seed }, { seed: 'seed' });
  requireRange('splitImages', 'validationSplit', validationSplit, 'properFraction');
  const { labels } = set;
  const split = drawSplit('splitImages', labels, validationSplit, seed);
  return { train: selectImages(set, split.train), validation: selectImages(set, split.validation) };
}

/**
 * `splitImages` by labels alone: the numbers of the images in each part, in order.
 * @throws ValueError when the fraction is not between 0 and 1, or leaves one of the parts without images
 * @example
 * splitLabels([0, 0, 1, 1], 0.5, { seed: 1 }).train.length; // 2
 */
export function splitLabels(
  labels: ArrayLike<number>,
  validationSplit: number,
  options: { readonly seed?: number } = {},
): { readonly train: readonly number[]; readonly validation: readonly number[] } {
  requireOptions('splitLabels', options, ['seed']);
  const { seed = 0 } = options;
  requireRanges('splitLabels', { seed }, { seed: 'seed' });
  requireRange('splitLabels', 'validationSplit', validationSplit, 'properFraction');
  return drawSplit('splitLabels', labels, validationSplit, seed);
}

function drawSplit(
  op: string,
  labels: ArrayLike<number>,
  validationSplit: number,
  seed: number,
): ReturnType<typeof splitLabels> {
  const counts = new Map<number, number>();
  for (const label of Array.from(labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
  const wanted = new Map(
    [...counts].map(([label, count]) => [label, Math.min(count - 1, Math.max(1, Math.round(validationSplit * count)))]),
  );
  const held = new Uint8Array(labels.length);
  for (const i of permutation(labels.length, seed, SPLIT_STREAM)) {
    const left = wanted.get(labels[i]) as number;
    if (left === 0) continue;
    held[i] = 1;
    wanted.set(labels[i], left - 1);
  }
  const part = (of: number): number[] => Array.from(held.keys()).filter((i) => held[i] === of);
  const split = { train: part(0), validation: part(1) };
  if (split.validation.length === 0)
    throw new ValueError(
      `${op}: no class has two images, one to train on and one for validation: got ${labels.length} images of ${counts.size} classes`,
    );
  return split;
}
