// Which pictures: paths, folders with all below them, patterns, and `-` for what comes on standard input.

import { stat } from 'node:fs/promises';
import { glob, isDynamicPattern } from 'tinyglobby';
import { commandError } from '../command-error.ts';
import { byName, type Problem, picturesBelow, READ_SUFFIXES } from '../data/image-list.ts';

/** A picture to be shown to the network. */
export interface Picture {
  /** What the output calls it. */
  readonly name: string;
  readonly input: string | Uint8Array;
}

/** What an argument stands for. */
interface Expanded {
  readonly paths: readonly string[];
  /** What could not be looked into. */
  readonly problems: readonly Problem[];
}

/** @throws ValueError for a folder without pictures */
async function expanded(command: string, argument: string): Promise<Expanded> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(argument)).isDirectory();
  } catch (error) {
    // A name that exists is meant as it is, whatever characters it has.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !isDynamicPattern(argument))
      return { paths: [argument], problems: [] };
    const pattern = argument.replaceAll('\\', '/');
    const paths = (await glob(pattern, { onlyFiles: true, followSymbolicLinks: false })).sort(byName);
    if (paths.length === 0) throw commandError(command, `${argument}: no file has a name like that`);
    return { paths, problems: [] };
  }
  if (!isFolder) return { paths: [argument], problems: [] };
  const found = await picturesBelow(argument);
  if (found.paths.length > 0) return found;
  const [problem] = found.problems;
  throw commandError(
    command,
    problem
      ? `cannot read ${problem.path}: ${problem.reason}`
      : `${argument}: there are no pictures in that folder (${READ_SUFFIXES.join(', ')})`,
  );
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

/** Pictures, and what could not be looked into on the way. */
export interface FoundPictures {
  readonly pictures: readonly Picture[];
  readonly problems: readonly Problem[];
}

/**
 * The pictures that the arguments stand for, in their order.
 * @throws ValueError where there are none, or a folder or pattern has none; a path that does not exist is kept, to be reported with the rest
 */
export async function findPictures(command: string, args: readonly string[]): Promise<FoundPictures> {
  if (args.length === 0)
    throw commandError(command, `no pictures are given; name files, folders or patterns, or - for standard input`);
  const [pictures, problems]: [Picture[], Problem[]] = [[], []];
  for (const argument of args) {
    const parts = argument === '-' ? await fromStandardInput() : [argument];
    for (const part of parts) {
      if (typeof part !== 'string') {
        pictures.push(part);
        continue;
      }
      const found = await expanded(command, part);
      for (const path of found.paths) pictures.push({ name: path, input: path });
      problems.push(...found.problems);
    }
  }
  if (pictures.length === 0) throw commandError(command, `standard input names no pictures`);
  return { pictures, problems };
}
