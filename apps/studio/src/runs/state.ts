// What the page of runs knows: the runs, where they are from, and which are looked at.

import { computed, signal } from '@preact/signals';
import type { PathFile } from '../app/dropped-files.ts';
import { t } from '../app/language.ts';
import { open } from '../inspect/state.ts';
import { matches, type Run, type RunSource, readRun, runsAmong, servedRuns, WEIGHTS } from './read.ts';

export const runs = signal<readonly Run[]>([]);
export const folder = signal('');
export const status = signal('');
export const problem = signal('');
export const filter = signal('');
/** Paths of the runs whose curves and settings are compared. */
export const chosen = signal<ReadonlySet<string>>(new Set());

export const shown = computed(() => runs.value.filter((run) => matches(run, filter.value)));
export const compared = computed(() => shown.value.filter(({ source }) => chosen.value.has(source.path)));

/** Curves that can be told apart. */
const FIRST = 6;

async function read(sources: readonly RunSource[]): Promise<void> {
  const found: Run[] = [];
  for (const source of sources) {
    found.push(await readRun(source));
    if (found.length % 10 === 0) status.value = t('readingRuns', { done: found.length, all: sources.length });
  }
  found.sort((a, b) => b.started.localeCompare(a.started) || a.source.path.localeCompare(b.source.path));
  runs.value = found;
  chosen.value = new Set(found.slice(0, FIRST).map(({ source }) => source.path));
  status.value = t('runsRead', { n: found.length });
}

/** Runs among chosen or dropped files; those that are shown stay where there are none. */
export async function openFiles(files: readonly PathFile[]): Promise<void> {
  const sources = runsAmong(files);
  problem.value = sources.length === 0 ? t('noRuns') : '';
  if (sources.length === 0) return;
  folder.value = files[0].path.split('/')[0];
  await read(sources);
}

let looked = false;

/** Those of the folder that the command was started in, once, and again when asked for. */
export async function openServed(again = false): Promise<void> {
  if (looked && !again) return;
  looked = true;
  const served = await servedRuns();
  if (!served || (served.runs.length === 0 && !again)) return;
  folder.value = served.folder;
  problem.value = '';
  await read(served.runs);
}

export function choose(path: string, isChosen: boolean): void {
  const others = [...chosen.value].filter((each) => each !== path);
  chosen.value = new Set(isChosen ? [...others, path] : others);
}

/** Opens a run's best weights on the page of inspection. */
export async function inspectRun({ source }: Run): Promise<void> {
  try {
    const file = await source.read(WEIGHTS);
    void open('first', { name: '', side: 0, file, fileName: source.path || WEIGHTS });
    location.hash = '#/inspect';
  } catch (error) {
    problem.value = (error as Error).message;
  }
}

/** Opens a run's file in a tab of its own. */
export async function openFile({ source }: Run, name: string): Promise<void> {
  const html = new Blob([await source.read(name)], { type: 'text/html' });
  const address = URL.createObjectURL(html);
  window.open(address, '_blank', 'noopener');
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
