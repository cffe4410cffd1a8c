// The folder of one run: where everything that it makes lies, under names that do not change.

import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ValueError } from 'fovea';

/** Files of a run. */
export const FILES = {
  config: 'config.json',
  environment: 'environment.json',
  metricsLines: 'metrics.jsonl',
  metricsTable: 'metrics.csv',
  best: 'best.safetensors',
  last: 'last.safetensors',
  optimizer: 'last.optimizer.safetensors',
  results: 'results.json',
  report: 'report.html',
} as const;

/** Makes `project/name`, or `project/name2` … when that exists; `exp` counts from `exp1`. */
export async function makeRunFolder(project: string, name: string): Promise<string> {
  try {
    await mkdir(project, { recursive: true });
    const taken = new Set(await readdir(project));
    const candidate = (i: number): string => (name === 'exp' || i > 1 ? `${name}${i}` : name);
    let i = 1;
    while (taken.has(candidate(i))) i++;
    const folder = join(project, candidate(i));
    await mkdir(folder);
    return folder;
  } catch (error) {
    throw new ValueError(
      `cannot make a run folder in ${project}: ${(error as Error).message}; choose another with project=…`,
    );
  }
}
