// Which pictures are trained on, which choose the best epoch, which tell how good the network is.

import { ValueError } from 'fovea';
import { splitLabels } from 'fovea/data';
import { classNamesOf, type ImageEntry, type Split } from './image-list.ts';

export interface SplitSettings {
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
  { setting, testSplit, validationSplit, seed }: SplitSettings,
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

function holdOut<E extends ImageEntry>(
  images: readonly E[],
  share: number,
  { setting, seed, part }: { readonly setting: string; readonly seed: number; readonly part: Split },
): [E[], E[]] {
  const names = new Map(classNamesOf(images).map((name, i) => [name, i]));
  const labels = images.map(({ label }) => names.get(label) as number);
  try {
    const { train, validation } = splitLabels(labels, share, { seed });
    return [train.map((i) => images[i]), validation.map((i) => images[i])];
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw new ValueError(
      `train: data=${setting}: no class has two pictures left, one to train on and one for the ${part} part; add pictures`,
    );
  }
}
