// Which pictures: paths, folders with all below them, patterns, and `-` for what comes on standard input.

import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { ValueError } from 'fovea';
import { glob, isDynamicPattern } from 'tinyglobby';
import { byName } from '../data/image-list.ts';
import { fileError } from '../run-folder/file-error.ts';

/** A picture to be shown to the network. */
export interface Picture {
  /** What the output calls it. */
  readonly name: string;
  readonly input: string | Uint8Array;
}

/** What is taken for a picture in a folder, where nobody has named it. */
const EXTENSIONS = ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'webp', 'avif', 'gif', 'tif', 'tiff'];

/** Pictures below a folder, in the order of their names. Links to folders are not followed: they may lead round in a circle. */
async function inFolder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const isPicture = ({ name }: Dirent): boolean => EXTENSIONS.includes(extname(name).slice(1).toLowerCase());
  return entries
    .filter((entry) => !entry.isDirectory() && isPicture(entry))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort(byName);
}

/** @throws ValueError for a folder without pictures */
async function expanded(command: string, argument: string): Promise<string[]> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(argument)).isDirectory();
  } catch (error) {
    // A name that exists is meant as it is, whatever characters it has.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !isDynamicPattern(argument)) return [argument];
    const pattern = argument.replaceAll('\\', '/');
    const found = (await glob(pattern, { onlyFiles: true, followSymbolicLinks: false })).sort(byName);
    if (found.length === 0) throw new ValueError(`${command}: ${argument}: no file has a name like that`);
    return found;
  }
  if (!isFolder) return [argument];
  const found = await inFolder(argument).catch((error: unknown) => {
    throw fileError('read', argument, error);
  });
  if (found.length === 0)
    throw new ValueError(`${command}: ${argument}: there are no pictures in that folder (${EXTENSIONS.join(', ')})`);
  return found;
}

/** Standard input: paths, one a line, or else one picture. */
async function fromStandardInput(): Promise<(string | Picture)[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  const bytes = Buffer.concat(chunks);
  let content: string | undefined;
  try {
    content = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    content = undefined;
  }
  if (content === undefined || content.includes('\0')) return [{ name: '-', input: bytes }];
  return content.split(/\r?\n/).filter((line) => line !== '');
}

/**
 * The pictures that the arguments stand for, in their order.
 * @throws ValueError where there are none, or a folder or pattern has none; a path that does not exist is kept, to be reported with the rest
 */
export async function findPictures(command: string, args: readonly string[]): Promise<Picture[]> {
  if (args.length === 0)
    throw new ValueError(`${command}: no pictures are given; name files, folders or patterns, or - for standard input`);
  const pictures: Picture[] = [];
  for (const argument of args) {
    const parts = argument === '-' ? await fromStandardInput() : [argument];
    for (const part of parts) {
      if (typeof part !== 'string') pictures.push(part);
      else for (const path of await expanded(command, part)) pictures.push({ name: path, input: path });
    }
  }
  if (pictures.length === 0) throw new ValueError(`${command}: standard input names no pictures`);
  return pictures;
}
