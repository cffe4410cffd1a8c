// A folder of pictures that was chosen or dropped: the name of the folder around a picture is its class.

import { bytesOf, decode } from './picture.ts';
import type { ExampleClass, Format } from './state.ts';

/** Per class; more would not fit into the memory of a phone. */
export const MOST_PER_CLASS = 2000;

interface Found {
  readonly className: string;
  readonly file: File;
}

/** Folder around a file, by its path; none for a file at the top. */
const folderOf = (path: string): string | undefined => path.split('/').filter(Boolean).at(-2);

export function chosenFiles(files: FileList): Found[] {
  return Array.from(files).flatMap((file) => {
    const parts = file.webkitRelativePath.split('/');
    // The chosen folder itself is no class.
    const className = parts.length > 2 ? folderOf(file.webkitRelativePath) : undefined;
    return className === undefined ? [] : [{ className, file }];
  });
}

const entriesOf = (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader();
  const more = async (known: FileSystemEntry[]): Promise<FileSystemEntry[]> => {
    const next = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    // A reader gives about a hundred at once, and nothing at the end.
    return next.length === 0 ? known : more([...known, ...next]);
  };
  return more([]);
};

async function walk(entry: FileSystemEntry, around: string | undefined): Promise<Found[]> {
  if (entry.isDirectory) {
    const inside = await entriesOf(entry as FileSystemDirectoryEntry);
    return (await Promise.all(inside.map((each) => walk(each, entry.name)))).flat();
  }
  if (around === undefined) return [];
  const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
  return [{ className: around, file }];
}

/** Files of dropped folders. Where one folder was dropped that holds folders, it is no class itself. */
export async function droppedFiles(transfer: DataTransfer): Promise<Found[]> {
  const entries = Array.from(transfer.items).flatMap((item) => item.webkitGetAsEntry() ?? []);
  const found = (await Promise.all(entries.map((entry) => walk(entry, undefined)))).flat();
  const tops = new Set(entries.map(({ name }) => name));
  const inner = found.filter(({ className }) => !tops.has(className));
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
