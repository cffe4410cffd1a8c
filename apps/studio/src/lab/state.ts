// What the page of experiments knows: the experiments, their records, and the run at hand.

import type { LabResult } from '@fovea/cli/src/lab/result.ts';
import type { Json, Parameters, Verdict } from '@fovea/experiments';
import { signal } from '@preact/signals';
import { proxy } from 'comlink';
import { ask, end, WorkerGone } from '../compute/client.ts';
import type { ExperimentText, LabNews } from '../compute/laboratory.ts';

type Progress = Extract<LabNews, { readonly kind: 'progress' }>;
export type Outcome = Extract<LabNews, { readonly kind: 'outcome' }>;

export interface Run {
  readonly parameters: Parameters;
  readonly phase: 'running' | 'stopped' | 'done' | 'failed';
  readonly progress: Progress | undefined;
  /** Of the seeds so far. */
  readonly outcome: Outcome | undefined;
  readonly problem: string;
}

/** By experiment, so that going elsewhere loses nothing. */
export const runs = signal<Readonly<Record<string, Run>>>({});
/** Cases that are done, by experiment and parameters: a run that was stopped goes on. */
const journals = new Map<string, Record<string, Json>>();

const fetched = async <T>(path: string): Promise<T> => {
  const response = await fetch(new URL(path, document.baseURI));
  if (!response.ok) throw new Error(`${path}: status ${response.status}`);
  return response.json();
};

export const loadExperiments = async (): Promise<{
  readonly list: readonly ExperimentText[];
  readonly verdicts: Readonly<Record<string, Verdict>>;
}> => ({
  list: await ask('lab', (engine) => engine.experiments()),
  verdicts: await fetched('records.json'),
});

/** The committed record of an experiment. */
export const loadRecord = (id: string): Promise<LabResult> => fetched(`records/${id}.json`);

const change = (id: string, changed: Partial<Run>): void => {
  const known = runs.value[id];
  if (known) runs.value = { ...runs.value, [id]: { ...known, ...changed } };
};

let running: string | undefined;

export async function start(id: string, parameters: Parameters): Promise<void> {
  if (running !== undefined) stop();
  running = id;
  const key = `${id} ${JSON.stringify(parameters)}`;
  const journal = journals.get(key) ?? {};
  journals.set(key, journal);
  const run: Run = { parameters, phase: 'running', progress: undefined, outcome: undefined, problem: '' };
  runs.value = { ...runs.value, [id]: run };
  const hear = (news: LabNews): void => {
    if (news.kind === 'case') journal[news.name] = news.result;
    else if (news.kind === 'progress') change(id, { progress: news });
    else change(id, { outcome: news });
  };
  const folder = new URL('data/', document.baseURI).href;
  try {
    await ask('lab', (engine) => engine.runExperiment(id, parameters, journal, folder, proxy(hear)));
    change(id, { phase: 'done' });
  } catch (error) {
    if (!(error instanceof WorkerGone)) change(id, { phase: 'failed', problem: (error as Error).message });
    else if (runs.value[id]?.phase === 'running') change(id, { phase: 'failed', problem: error.message });
  } finally {
    if (running === id) running = undefined;
  }
}

/** Ends the run at once: what its cases have told is kept. */
export function stop(): void {
  if (running === undefined) return;
  change(running, { phase: 'stopped' });
  running = undefined;
  end('lab');
}
