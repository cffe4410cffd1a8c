// Runs below a folder, for the studio to show: which there are, and their files, which are only read.

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FILES, isRunFile } from '../run-folder/run-folder.ts';

/** A run by the path of its folder, parts joined by `/`. */
export interface ListedRun {
  readonly path: string;
  /** Names of its files that can be read. */
  readonly files: readonly string[];
}

/** Folders in folders that are looked into: `runs/train/exp1` and one more. */
const DEPTH = 4;
/** More would be no list to look at. */
const MOST = 2000;

/** What another process is about to change, and what is of no use to a page. */
const CLOSED: ReadonlySet<string> = new Set([FILES.lock, FILES.manifest, FILES.optimizer, FILES.average]);

/** A run has settings, and what it measured. */
const isRun = (files: readonly string[]): boolean =>
  files.includes(FILES.config) && (files.includes(FILES.metricsLines) || files.includes(FILES.results));

/** Runs in and below a folder; none where there is no such folder. Links are not followed. */
export async function listRuns(folder: string): Promise<ListedRun[]> {
  const found: ListedRun[] = [];
  const visit = async (path: readonly string[]): Promise<void> => {
    if (found.length >= MOST) return;
    const entries = await readdir(join(folder, ...path), { withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile() && isRunFile(entry.name) && !CLOSED.has(entry.name));
    const names = files.map(({ name }) => name);
    if (isRun(names)) found.push({ path: path.join('/'), files: names });
    if (path.length >= DEPTH) return;
    const inner = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    for (const name of inner.sort()) await visit([...path, name]);
  };
  await visit([]);
  return found;
}

/** Path of a run's file on this machine; undefined for whatever is not listed. */
export async function runFile(folder: string, path: string): Promise<string | undefined> {
  const cut = path.lastIndexOf('/');
  const [run, name] = [path.slice(0, Math.max(0, cut)), path.slice(cut + 1)];
  const listed = (await listRuns(folder)).find((each) => each.path === run);
  if (!listed?.files.includes(name)) return undefined;
  const full = join(folder, ...run.split('/'), name);
  return (await stat(full)).isFile() ? full : undefined;
}
