// Which pictures there are, of which classes: folders with a sub-folder for each class, or a manifest.

import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { commandError } from '../command-error.ts';
import { reasonOf } from '../run-folder/system-words.ts';

export const SPLITS = ['train', 'validation', 'test'] as const;
export type Split = (typeof SPLITS)[number];

export interface ImageEntry {
  readonly path: string;
  /** Of a picture with `labels`, all of them as one text. */
  readonly label: string;
  /** Where pictures can show several classes, or none: those that this one shows, sorted. */
  readonly labels?: readonly string[];
  /** None where the data do not say. */
  readonly split: Split | undefined;
}

/** A file or folder that is left out, and why. */
export interface Problem {
  readonly path: string;
  readonly reason: string;
}

export interface ImageList {
  /** In an order that depends on the names alone. */
  readonly entries: readonly ImageEntry[];
  readonly problems: readonly Problem[];
}

/** Names of folders and values of manifests. */
const SPLIT_NAMES: Readonly<Record<string, Split>> = {
  train: 'train',
  training: 'train',
  val: 'validation',
  valid: 'validation',
  validation: 'validation',
  test: 'test',
};

/** The split that a name stands for. */
export const splitNamed = (name: string): Split | undefined =>
  Object.hasOwn(SPLIT_NAMES, name.toLowerCase()) ? SPLIT_NAMES[name.toLowerCase()] : undefined;

/** Formats that are read. */
export const READ_SUFFIXES = 'jpg jpeg jpe jfif png webp avif gif tif tiff'.split(' ');
/** Those, and what people take for pictures: they are tried, and the report says why not. */
const IMAGE_SUFFIXES = new Set([...READ_SUFFIXES, ...'bmp heic heif jp2 jxl'.split(' ')].map((name) => `.${name}`));
export const isImageName = (name: string): boolean => IMAGE_SUFFIXES.has(extname(name).toLowerCase());

/** As Python sorts names, whatever the language of the machine. */
export const byName = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** What is wrong with a folder that leads to itself; nothing is lost by leaving it out. */
export const CIRCLE = 'its links lead round in a circle';

interface Found {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

/** Walks folders, through links but not round in a circle; what cannot be read becomes a problem. */
class Walk {
  readonly problems: Problem[] = [];
  /** By ending; `` for names without. */
  readonly otherFiles = new Map<string, number>();

  /** Sub-folders and files of a folder, sorted; hidden ones do not count. */
  async list(folder: string): Promise<Found> {
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      this.problems.push({ path: folder, reason: reasonOf(error) });
      return { folders: [], files: [] };
    }
    const [folders, files]: [string[], string[]] = [[], []];
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const kind = entry.isSymbolicLink() ? await this.target(join(folder, entry.name)) : entry;
      if (kind?.isDirectory()) folders.push(entry.name);
      else if (kind?.isFile()) files.push(entry.name);
    }
    return { folders: folders.sort(byName), files: files.sort(byName) };
  }

  private async target(path: string): Promise<{ isDirectory(): boolean; isFile(): boolean } | undefined> {
    try {
      return await stat(path);
    } catch (error) {
      this.problems.push({ path, reason: `a link that leads nowhere (${reasonOf(error)})` });
      return undefined;
    }
  }

  /** Paths of all pictures below a folder. `above` are the folders that it lies in. */
  async images(folder: string, above: readonly string[] = []): Promise<string[]> {
    const real = await realpath(folder).catch((error: unknown) => {
      this.problems.push({ path: folder, reason: reasonOf(error) });
    });
    if (real === undefined) return [];
    if (above.includes(real)) {
      this.problems.push({ path: folder, reason: CIRCLE });
      return [];
    }
    const { folders, files } = await this.list(folder);
    const paths: string[] = [];
    for (const name of files) {
      if (isImageName(name)) paths.push(join(folder, name));
      else this.otherFiles.set(extname(name), (this.otherFiles.get(extname(name)) ?? 0) + 1);
    }
    for (const name of folders) {
      // One by one: there may be more images than a call can have arguments.
      for (const path of await this.images(join(folder, name), [...above, real])) paths.push(path);
    }
    return paths;
  }
}

/** All pictures below a folder, whatever their classes, in the order of their paths. */
export async function picturesBelow(
  folder: string,
): Promise<{ readonly paths: readonly string[]; readonly problems: readonly Problem[] }> {
  const walk = new Walk();
  const paths = await walk.images(folder);
  return { paths: paths.sort(byName), problems: walk.problems };
}

/** Whether a folder is one of pictures: it has sub-folders. @throws ValueError when it cannot be read */
export async function hasSubfolders(folder: string): Promise<boolean> {
  return (await new Walk().list(folder)).folders.length > 0;
}

/**
 * The pictures of a folder with a sub-folder for each class, or of its `train`, `val` and `test` with such.
 * @throws ValueError where there are not two classes, or a part has a class that `train` has not
 */
export async function listFolder(folder: string): Promise<ImageList> {
  const walk = new Walk();
  const top = await walk.list(folder);
  const parts = top.folders.filter((name) => splitNamed(name) !== undefined);
  const inParts =
    parts.some((name) => splitNamed(name) === 'train') &&
    (await Promise.all(parts.map((name) => hasSubfolders(join(folder, name))))).every(Boolean);
  const entries: ImageEntry[] = [];
  const loose = top.files.filter(isImageName);
  if (loose.length > 0)
    walk.problems.push({ path: join(folder, loose[0]), reason: `lies in no class's folder${more(loose.length - 1)}` });
  if (inParts) {
    for (const name of parts) await addClasses(walk, join(folder, name), splitNamed(name), entries);
    for (const name of top.folders.filter((one) => !parts.includes(one)))
      walk.problems.push({ path: join(folder, name), reason: 'is not one of train, val and test' });
  } else await addClasses(walk, folder, undefined, entries);
  if (walk.otherFiles.size > 0) {
    const kinds = [...walk.otherFiles].map(([suffix, count]) => `${count} ${suffix || 'without an ending'}`);
    walk.problems.push({
      path: folder,
      reason: `holds files that are not pictures by their names: ${kinds.join(', ')}`,
    });
  }
  return { entries, problems: walk.problems };
}

const more = (count: number): string => (count > 0 ? `, as do ${count} more` : '');

async function addClasses(walk: Walk, folder: string, split: Split | undefined, entries: ImageEntry[]): Promise<void> {
  const { folders } = await walk.list(folder);
  const real = await realpath(folder);
  for (const name of folders) {
    const place = join(folder, name);
    const paths = await walk.images(place, [real]);
    // Of one that may not be read, that is said already.
    if (paths.length === 0 && !walk.problems.some(({ path }) => path === place))
      walk.problems.push({ path: place, reason: 'holds no pictures' });
    // Names of the same letters are the same class, however the drive encodes accents.
    for (const path of paths) entries.push({ path, label: name.normalize('NFC'), split });
  }
}

/** The classes that a picture shows. */
export const labelsOf = ({ label, labels }: Pick<ImageEntry, 'label' | 'labels'>): readonly string[] =>
  labels ?? [label];

/** The classes of the pictures, sorted: numbers by their values, names as Python does. */
export function classNamesOf(entries: readonly Pick<ImageEntry, 'label' | 'labels'>[]): readonly string[] {
  const names = [...new Set(entries.flatMap(labelsOf))];
  const areNumbers = names.every((name) => /^\d{1,15}$/.test(name));
  return names.sort(areNumbers ? (a, b) => Number(a) - Number(b) : byName);
}

/** @throws ValueError unless there are two classes, all of which are trained on */
export function requireClasses(setting: string, entries: readonly ImageEntry[]): void {
  const names = classNamesOf(entries);
  if (names.length < 2) {
    const got =
      names.length === 0 ? 'there are no pictures' : `all ${entries.length} pictures are of the class ${names[0]}`;
    throw commandError(
      'train',
      `data=${setting}: ${got}; needs a sub-folder for each of at least two classes, or a manifest with a label for each picture`,
    );
  }
  const trained = new Set(entries.filter(({ split }) => split === undefined || split === 'train').flatMap(labelsOf));
  const missing = names.filter((name) => !trained.has(name));
  if (missing.length > 0)
    throw commandError(
      'train',
      `data=${setting}: there are no training pictures of the class${missing.length > 1 ? 'es' : ''} ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ', …' : ''}, which the other parts have; add some, or remove the class`,
    );
}
