// A folder of pictures that was chosen or dropped: the name of the folder around a picture is its class.

import type { PathFile } from '../app/dropped-files.ts';
import { bytesOf, decode } from './picture.ts';
import type { ExampleClass, Format } from './state.ts';

/** Per class; more would not fit into the memory of a phone. */
export const MOST_PER_CLASS = 2000;

interface Found {
  readonly className: string;
  readonly file: File;
}

/**
 * Pictures with their classes, of paths such as `set/cat/1.jpg`. The folder at the top is no class where it holds others; files outside of all folders
 * have none.
 */
export function classified(files: readonly PathFile[]): Found[] {
  const found = files.flatMap(({ path, file }) => {
    const parts = path.split('/').filter(Boolean);
    const className = parts.at(-2);
    return className === undefined ? [] : [{ className, file, depth: parts.length }];
  });
  const inner = found.filter(({ depth }) => depth > 2);
  return inner.length > 0 ? inner : found;
}

export interface Read {
  readonly classes: readonly ExampleClass[];
  readonly skipped: readonly string[];
  readonly cut: boolean;
}

/** Decodes what was found, class by class in the order of their names, and says how far it is. */
export async function readPictures(
  found: readonly Found[],
  format: Format,
  tell: (done: number, all: number) => void,
): Promise<Read> {
  const names = [...new Set(found.map(({ className }) => className))].sort();
  const skipped: string[] = [];
  const classes: ExampleClass[] = [];
  let cut = false;
  let done = 0;
  for (const name of names) {
    const pictures: Uint8Array[] = [];
    for (const { file } of found.filter(({ className }) => className === name)) {
      done += 1;
      if (pictures.length === MOST_PER_CLASS) {
        cut = true;
        continue;
      }
      try {
        const bitmap = await decode(file);
        pictures.push(bytesOf(bitmap, format));
        bitmap.close();
      } catch {
        skipped.push(file.name);
      }
      if (done % 20 === 0) tell(done, found.length);
    }
    if (pictures.length > 0) classes.push({ name, pictures });
  }
  return { classes, skipped, cut };
}
