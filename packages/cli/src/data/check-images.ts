// Looks at every picture once before training: which cannot be read, and which occur twice; keeps what is decoded, within a limit.

import { relative } from 'node:path';
import { commandError } from '../command-error.ts';
import { grouped } from '../figures.ts';
import { printable } from '../printable.ts';
import type { ImageEntry, Problem } from './image-list.ts';
import type { LoaderPool } from './loader-pool.ts';
import { type Looked, lookAtAll } from './look-at-all.ts';
import type { KeptPicture, PictureStore } from './picture-store.ts';

/** A picture that can be read. */
export interface CheckedImage extends ImageEntry {
  /** Of the file's content. */
  readonly hash: string;
  /** What was kept of it; none beyond the limit. */
  readonly kept: KeptPicture['kept'] | undefined;
}

export interface CheckOptions {
  readonly store: PictureStore;
  readonly signal: AbortSignal;
  readonly progress: (done: number) => void;
}

/** All pictures in their order, or those before the signal aborted. */
export function checkImages(
  entries: readonly ImageEntry[],
  pool: LoaderPool,
  { store, signal, progress }: CheckOptions,
): Promise<Looked<CheckedImage>> {
  let done = 0;
  const check = async (entry: ImageEntry): Promise<CheckedImage | Problem> => {
    const before = await store.find(entry.path);
    const checked = before ?? (await pool.run({ kind: 'check', path: entry.path }));
    progress(++done);
    if ('problem' in checked) return { path: entry.path, reason: checked.problem };
    const kept = 'kept' in checked ? checked.kept : await store.keep(entry.path, checked);
    return { ...entry, hash: checked.hash, kept };
  };
  return lookAtAll(entries, check, { width: pool.width, signal });
}

/** Pictures with the same content. */
export interface Duplicates {
  readonly paths: readonly string[];
  readonly labels: readonly string[];
  /** The parts that they lie in. */
  readonly splits: readonly string[];
}

/** Pictures by the content of their files; the groups in the order of their first. */
export function byContent<I extends { readonly hash: string }>(images: readonly I[]): readonly (readonly I[])[] {
  const groups = new Map<string, I[]>();
  for (const image of images) {
    const group = groups.get(image.hash);
    if (group) group.push(image);
    else groups.set(image.hash, [image]);
  }
  return [...groups.values()];
}

/** Files of the same content that lie in several parts, or have several labels: both make figures better than they are, or worse. */
export const findDuplicates = (
  images: readonly (Pick<CheckedImage, 'path' | 'label' | 'hash'> & { readonly split: string })[],
): readonly Duplicates[] =>
  byContent(images)
    .filter((group) => group.length > 1)
    .map((group) => ({
      paths: group.map(({ path }) => path),
      labels: [...new Set(group.map(({ label }) => label))],
      splits: [...new Set(group.map(({ split }) => split))],
    }))
    .filter(({ labels, splits }) => labels.length > 1 || splits.length > 1);

const SHOWN = 5;

/** Files that are the same, on one line: a few of them, and how many there are. */
export const samePaths = (paths: readonly string[]): string =>
  paths.length <= SHOWN
    ? paths.join(' = ')
    : `${paths.slice(0, SHOWN - 1).join(' = ')} = … ${grouped(paths.length)} in all`;

/** Names with commas between, at most a few of them. */
export const fewNames = (names: readonly string[]): string =>
  `${names.slice(0, SHOWN).join(', ')}${names.length > SHOWN ? `, … ${grouped(names.length)}` : ''}`;

function listed<T>(items: readonly T[], line: (item: T) => string): string {
  const rest = items.length - SHOWN;
  return [
    ...items.slice(0, SHOWN).map((item) => `  ${printable(line(item))}`),
    ...(rest > 0 ? [`  … and ${grouped(rest)} more`] : []),
  ].join('\n');
}

/** What was found, in words; none when all is well. @throws ValueError when something was, and the settings are strict */
export function reportFindings(
  setting: string,
  { problems, duplicates }: { readonly problems: readonly Problem[]; readonly duplicates: readonly Duplicates[] },
  strict: boolean,
): string {
  const short = (path: string): string =>
    relative(setting, path).startsWith('..') ? path : relative(setting, path) || path;
  const parts = [
    problems.length > 0 &&
      `left out, ${problems.length}:\n${listed(problems, ({ path, reason }) => `${short(path)}: ${reason}`)}`,
    duplicates.length > 0 &&
      `the same picture in several parts or classes, ${duplicates.length}:\n${listed(duplicates, ({ paths, labels, splits }) => `${samePaths(paths.map(short))} (${fewNames([...splits, ...(labels.length > 1 ? labels : [])])})`)}`,
  ].filter((part) => part !== false);
  if (strict && parts.length > 0)
    throw commandError(
      'train',
      `data=${setting}: with strict=true, nothing may be wrong with the data:\n${parts.join('\n')}`,
    );
  return parts.map((part) => `${part}\n`).join('');
}
