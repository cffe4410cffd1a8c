// The folder of one run: where everything that it makes lies, under names that do not change.

import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ValueError } from 'fovea';
import { LOCK } from './run-lock.ts';
import { reasonOf } from './system-words.ts';

/** Files of a run. */
export const FILES = {
  /** What belongs together: see RunFiles. */
  manifest: 'checkpoint.json',
  lock: LOCK,
  config: 'config.json',
  environment: 'environment.json',
  /** Which images the run has, and in which part. */
  images: 'images.csv',
  metricsLines: 'metrics.jsonl',
  metricsTable: 'metrics.csv',
  /** Of runs with signals=true. */
  signals: 'signals.json',
  best: 'best.safetensors',
  last: 'last.safetensors',
  optimizer: 'last.optimizer.safetensors',
  average: 'last.ema.safetensors',
  results: 'results.json',
  report: 'report.html',
  /** Of a test of learning rates, which has neither weights nor results. */
  lrTable: 'lr-finder.csv',
  lrPlot: 'lr-finder.html',
} as const;

/** The file of an epoch's weights, which is kept for itself; epochs count from 1. */
export const epochFile = (epoch: number): string => `epoch-${epoch}.safetensors`;

/** The epoch whose file has the name; none for other names. */
export function epochOfFile(name: string): number | undefined {
  const digits = /^epoch-([1-9]\d{0,8})\.safetensors$/.exec(name)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

const NAMES: readonly string[] = Object.values(FILES);

/** Whether a run writes files of the name. */
export const isRunFile = (name: string): boolean => NAMES.includes(name) || epochOfFile(name) !== undefined;

/** Makes `project/name`, or `project/name2` … when that exists; `exp` counts from `exp1`. */
export async function makeRunFolder(project: string, name: string): Promise<string> {
  const candidate = (i: number): string => join(project, name === 'exp' || i > 1 ? `${name}${i}` : name);
  try {
    await makeFolders(project);
    for (let i = 1; ; i++) {
      if (await makeNew(candidate(i))) return candidate(i);
    }
  } catch (error) {
    throw new ValueError(`cannot make a run folder in ${project}: ${reasonOf(error)}; choose another with project=…`);
  }
}

/** Makes the folder and those it lies in, one at a time: Node's own recursive mkdir never ends where folders cannot be made, as in /proc. */
export async function makeFolders(folder: string): Promise<void> {
  try {
    await makeNew(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolders(dirname(folder));
    await makeNew(folder);
  }
}

/** Makes the folder, unless there is something of that name: runs that start together never share one. */
async function makeNew(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
