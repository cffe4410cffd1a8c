// Images and their masks in a folder: which belong together, in which part, and what is wrong with them.

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import type { Color } from 'fovea/images';
import { commandError } from '../command-error.ts';
import { byName, isImageName, type Split, splitNamed } from '../data/image-list.ts';

/** An image and its mask. */
export interface Pair {
  readonly image: string;
  readonly mask: string;
  /** None where the folder does not say. */
  readonly split: Split | undefined;
}

/** Names of classes, and their colours where masks are in colours. */
export interface NamedClasses {
  readonly names: readonly string[];
  readonly colors: readonly Color[];
  /** Colours of pixels that do not count. */
  readonly ignoreColors: readonly Color[];
}

/** Files below a folder by their paths without suffix. @throws ValueError for two of the same */
async function byStem(
  command: string,
  folder: string,
  isWanted: (name: string) => boolean,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = names
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && isWanted(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort(byName);
  for (const path of paths) {
    const stem = relative(folder, path).slice(0, -extname(path).length);
    const other = found.get(stem);
    if (other !== undefined)
      throw commandError(command, `${other} and ${path} have the same name; take one of them away, or rename it`);
    found.set(stem, path);
  }
  return found;
}

/** Folders of images and masks that belong together. */
interface Place {
  readonly images: string;
  readonly masks: string;
  readonly split: Split | undefined;
}

async function subfolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort(byName);
}

/** images/ and masks/, in parts or with parts within them. @throws ValueError where there are none */
async function places(command: string, data: string): Promise<Place[]> {
  if (!existsSync(data)) throw commandError(command, `data=${data}: there is no such folder`);
  const names = await subfolders(data);
  const parts = names.filter((name) => splitNamed(name) !== undefined);
  if (names.includes('images') && names.includes('masks')) {
    const own: Place = { images: join(data, 'images'), masks: join(data, 'masks'), split: undefined };
    const within = (await subfolders(own.images)).filter((name) => splitNamed(name) !== undefined);
    if (within.length === 0) return [own];
    return within.map((name) => ({
      images: join(own.images, name),
      masks: join(own.masks, name),
      split: splitNamed(name),
    }));
  }
  const found = parts.map((name): Place => {
    const folder = join(data, name);
    return { images: join(folder, 'images'), masks: join(folder, 'masks'), split: splitNamed(name) };
  });
  if (found.length === 0)
    throw commandError(
      command,
      `data=${data}: needs folders images and masks, with files of the same names, or such folders in train and val`,
    );
  return found;
}

const SHOWN = 3;

function listed(stems: readonly string[]): string {
  return `${stems.slice(0, SHOWN).join(', ')}${stems.length > SHOWN ? `, … (${stems.length})` : ''}`;
}

async function pairsIn(command: string, { images, masks, split }: Place): Promise<Pair[]> {
  for (const folder of [images, masks])
    if (!existsSync(folder)) throw commandError(command, `there is no folder ${folder}; images and masks go by twos`);
  const isMask = (name: string): boolean => extname(name).toLowerCase() === '.png';
  const [pictures, labels] = [await byStem(command, images, isImageName), await byStem(command, masks, isMask)];
  const alone = [...pictures.keys()].filter((stem) => !labels.has(stem));
  if (alone.length > 0)
    throw commandError(
      command,
      `${images}: there is no mask of ${listed(alone)}; masks are PNGs in ${masks}, named as their images`,
    );
  const spare = [...labels.keys()].filter((stem) => !pictures.has(stem));
  if (spare.length > 0)
    throw commandError(
      command,
      `${masks}: there is no image of ${listed(spare)} in ${images}; add it, or take the mask away`,
    );
  return Array.from(pictures, ([stem, image]) => ({ image, mask: labels.get(stem) as string, split }));
}

/** All pairs of a folder. @throws ValueError for a folder without any, or with images or masks that have no counterpart */
export async function listPairs(command: string, data: string): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const place of await places(command, data)) pairs.push(...(await pairsIn(command, place)));
  if (pairs.length === 0) throw commandError(command, `data=${data}: there are no images in it`);
  return pairs;
}

/** Name of the file that names classes. */
const CLASSES_FILE = 'classes.txt';
/** The name that stands for pixels which do not count. */
const IGNORE = 'ignore';

/** What classes.txt says; none where there is no such file. @throws ValueError for a line of another form */
export async function readClasses(command: string, data: string): Promise<NamedClasses | undefined> {
  const path = join(data, CLASSES_FILE);
  if (!existsSync(path)) return undefined;
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/).map((line) => line.trim());
  const rows = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').map((cell) => cell.trim()));
  const refuse = (what: string): never => {
    throw commandError(command, `${path}: ${what}; a line is a class, or a class and its colour: road,128,64,128`);
  };
  const colored = rows.filter((row) => row.length > 1).length;
  if (rows.length === 0) refuse('names no class');
  if (colored !== 0 && colored !== rows.length) refuse('some classes have a colour, and some have none');
  const colorOf = (row: readonly string[]): Color => {
    const bytes = row.slice(1).map((cell) => (/^\d{1,3}$/.test(cell) ? Number(cell) : Number.NaN));
    if (bytes.length !== 3 || !bytes.every((byte) => byte <= 255))
      refuse(`${row.join(',')} has no colour of three numbers up to 255`);
    return [bytes[0], bytes[1], bytes[2]];
  };
  const isIgnored = ([name]: readonly string[]): boolean => colored > 0 && name.toLowerCase() === IGNORE;
  const counted = rows.filter((row) => !isIgnored(row));
  const names = counted.map(([name]) => name);
  if (new Set(names).size !== names.length) refuse('names a class twice');
  if (names.length > 255) refuse(`names ${names.length} classes, and a mask can hold 255`);
  return {
    names,
    colors: colored > 0 ? counted.map(colorOf) : [],
    ignoreColors: rows.filter(isIgnored).map(colorOf),
  };
}
