// Which pictures are trained on, which choose the best epoch, which tell how good the network is.

import { ValueError } from 'fovea';
import { permutation, splitLabels } from 'fovea/data';
import { commandError } from '../command-error.ts';
import { classNamesOf, type ImageEntry, labelsOf, type Split } from './image-list.ts';

export interface SplitOptions {
  /** What messages call the data. */
  readonly setting: string;
  /** Held out to test with, where the data have no such part. */
  readonly testSplit: number;
  /** Held out of those to train on, where the data have no such part. */
  readonly validationSplit: number;
  readonly seed: number;
}

export type Splits<E extends ImageEntry> = Readonly<Record<Split, readonly E[]>>;

/**
 * The parts as the data have them. With `train` and `val` alone, `val` is what is tested with, as is usual for published sets. Parts that are missing
 * are held out by class and seed.
 * @throws ValueError where too few pictures are left for that
 */
export function assignSplits<E extends ImageEntry>(
  images: readonly E[],
  { setting, testSplit, validationSplit, seed }: SplitOptions,
): Splits<E> {
  const named = (split: Split): readonly E[] => images.filter((image) => image.split === split);
  let train: readonly E[] = images.filter(({ split }) => split === undefined || split === 'train');
  let [validation, test] = [named('validation'), named('test')];
  if (test.length === 0 && validation.length > 0) [test, validation] = [validation, []];
  if (test.length === 0) [train, test] = holdOut(train, testSplit, { setting, seed, part: 'test' });
  if (validation.length === 0)
    [train, validation] = holdOut(train, validationSplit, { setting, seed, part: 'validation' });
  return { train, validation, test };
}

/** What pictures are held out by: the number of their class; of those that show several, of the rarest one, so that this is in both parts, too. */
function strata(images: readonly ImageEntry[]): number[] {
  const names = classNamesOf(images);
  const numbers = new Map(names.map((name, i) => [name, i]));
  const counts = new Map<string, number>();
  for (const name of images.flatMap(labelsOf)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const rarest = (labels: readonly string[]): string | undefined =>
    [...labels].sort((a, b) => (counts.get(a) as number) - (counts.get(b) as number))[0];
  return images.map((image) => numbers.get(rarest(labelsOf(image)) ?? '') ?? names.length);
}

/** Streams of the seed that are odd are not those that epochs are shuffled by; the first is that of splits. */
const SHARE_STREAM = 3;

/** Which of these labels to keep: `share` of each class, at least one of it, in order; the same seed gives the same. */
export function shareOf(labels: ArrayLike<number>, share: number, seed: number): readonly number[] {
  const all = Array.from({ length: labels.length }, (_, i) => i);
  if (share === 1) return all;
  const left = new Map<number, number>();
  for (const i of all) left.set(labels[i], (left.get(labels[i]) ?? 0) + 1);
  for (const [label, count] of left) left.set(label, Math.max(1, Math.round(share * count)));
  const kept = new Set<number>();
  for (const i of permutation(labels.length, seed, SHARE_STREAM)) {
    const wanted = left.get(labels[i]) as number;
    if (wanted > 0) kept.add(i);
    left.set(labels[i], wanted - 1);
  }
  return all.filter((i) => kept.has(i));
}

/** `share` of the pictures, of each class alike, in order. */
export const drawShare = <E extends ImageEntry>(images: readonly E[], share: number, seed: number): readonly E[] =>
  shareOf(strata(images), share, seed).map((i) => images[i]);

function holdOut<E extends ImageEntry>(
  images: readonly E[],
  share: number,
  { setting, seed, part }: { readonly setting: string; readonly seed: number; readonly part: Split },
): [E[], E[]] {
  const labels = strata(images);
  try {
    const { train, validation } = splitLabels(labels, share, { seed });
    return [train.map((i) => images[i]), validation.map((i) => images[i])];
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw commandError(
      'train',
      `data=${setting}: no class has two pictures left, one to train on and one for the ${part} part; add pictures`,
    );
  }
}
