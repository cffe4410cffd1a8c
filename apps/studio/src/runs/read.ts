// Runs of `fovea train`: found among files of a folder, or on the server of the command, and read.

import { type EpochRecord, parseRecords } from '@fovea/cli/src/run-folder/epoch-record.ts';
import type { ListedRun } from '@fovea/cli/src/studio/run-list.ts';
import type { Results } from '@fovea/cli/src/train/results.ts';
import type { PathFile } from '../app/dropped-files.ts';

/** Where a run's files are. */
export interface RunSource {
  /** Of its folder. */
  readonly path: string;
  readonly files: readonly string[];
  read(name: string): Promise<Blob>;
  /** Where a file can be opened, if it has an address of its own. */
  address(name: string): string | undefined;
}

export interface Run {
  readonly source: RunSource;
  readonly config: Readonly<Record<string, unknown>>;
  readonly epochs: readonly EpochRecord[];
  readonly results: Partial<Results>;
  readonly started: string;
  /** What could not be read. */
  readonly problem: string;
}

const NAMES = {
  config: 'config.json',
  metrics: 'metrics.jsonl',
  results: 'results.json',
  environment: 'environment.json',
};
export const WEIGHTS = 'best.safetensors';
export const REPORT = 'report.html';

/** Folders among the files that have settings, and what was measured. */
export function runsAmong(files: readonly PathFile[]): RunSource[] {
  const folders = new Map<string, Map<string, File>>();
  for (const { path, file } of files) {
    const cut = path.lastIndexOf('/');
    const folder = path.slice(0, Math.max(0, cut));
    const inside = folders.get(folder) ?? new Map<string, File>();
    folders.set(folder, inside.set(path.slice(cut + 1), file));
  }
  return [...folders]
    .filter(([, inside]) => inside.has(NAMES.config) && (inside.has(NAMES.metrics) || inside.has(NAMES.results)))
    .map(([path, inside]) => ({
      path,
      files: [...inside.keys()],
      read: async (name: string) => inside.get(name) as File,
      address: () => undefined,
    }));
}

export interface Served {
  readonly folder: string;
  readonly runs: readonly RunSource[];
}

/** Runs of the folder that the command was started in; undefined where another server sends the page. */
export async function servedRuns(): Promise<Served | undefined> {
  const response = await fetch(new URL('runs.json', document.baseURI)).catch(() => undefined);
  if (!response?.ok || !response.headers.get('content-type')?.includes('json')) return undefined;
  const { folder, runs } = (await response.json()) as { readonly folder: string; readonly runs: readonly ListedRun[] };
  return {
    folder,
    runs: runs.map(({ path, files }) => {
      const parts = ['runs', ...path.split('/').filter(Boolean)].map(encodeURIComponent).join('/');
      const address = (name: string): string => new URL(`${parts}/${name}`, document.baseURI).href;
      const read = async (name: string): Promise<Blob> => {
        const file = await fetch(address(name));
        if (!file.ok) throw new Error(`${path}/${name}: status ${file.status}`);
        return file.blob();
      };
      return { path, files, read, address };
    }),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads what there is; what is damaged is said, and the rest shown. */
export async function readRun(source: RunSource): Promise<Run> {
  const problems: string[] = [];
  const part = async <T>(name: string, of: (text: string) => T, otherwise: T): Promise<T> => {
    if (!source.files.includes(name)) return otherwise;
    try {
      return of(await (await source.read(name)).text());
    } catch (error) {
      problems.push(error instanceof SyntaxError ? `${name}: ${error.message}` : (error as Error).message);
      return otherwise;
    }
  };
  const object = (text: string): Record<string, unknown> => {
    const value: unknown = JSON.parse(text);
    if (!isObject(value)) throw new SyntaxError('no object');
    return value;
  };
  const none: Record<string, unknown> = {};
  const config = await part(NAMES.config, object, none);
  const epochs = await part(NAMES.metrics, (text) => parseRecords(text, NAMES.metrics), []);
  const results: Partial<Results> = await part(NAMES.results, object, none);
  const { started } = await part(NAMES.environment, object, none);
  return { source, config, epochs, results, started: String(started ?? ''), problem: problems.join('; ') };
}

/** The epoch that did best; undefined before the first. */
export const bestOf = ({ epochs }: Run): EpochRecord | undefined =>
  epochs.findLast(({ best }) => best) ?? epochs.at(-1);

/** A setting as it is written in a command. */
export const settingText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

/** Whether all words of the filter are in the path or in a `name=value` of the run. */
export function matches(run: Run, filter: string): boolean {
  const texts = [
    run.source.path,
    ...Object.entries(run.config).map(([name, value]) => `${name}=${settingText(value)}`),
  ];
  const all = texts.map((text) => text.toLowerCase());
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.some((text) => text.includes(word)));
}
