// What a run of an experiment leaves: everything that its report shows, and what tells whether it is still of the code at hand.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Estimate, Experiment, Figure, Json, Parameters, Verdict } from '@fovea/experiments';
import { commandError } from '../command-error.ts';
import type { Environment } from '../run-folder/environment.ts';
import { codeHash, experimentsFolder } from './code-hash.ts';

export interface LabResult {
  readonly kind: 'lab-result';
  readonly version: 1;
  readonly id: string;
  readonly title: string;
  /** Of the experiment's source, and what that imports: see `codeHash`. */
  readonly code: string;
  readonly parameters: Parameters;
  readonly measurements: Readonly<Record<string, Estimate>>;
  readonly verdict: Verdict;
  readonly figures: readonly Figure[];
  readonly machine: Omit<Environment, 'commit'>;
  readonly seconds: number;
}

/** Cases that a stopped run has left. */
export interface LabJournal {
  readonly code: string;
  readonly parameters: Parameters;
  readonly seconds: number;
  readonly cases: Readonly<Record<string, Json>>;
}

export const resultName = (id: string): string => `${id}.json`;
export const journalName = (id: string): string => `${id}.journal.json`;

function readJson(path: string): unknown {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw commandError(
      'lab',
      `${path} is no JSON (${(error as Error).message}); remove it to run the experiment again`,
    );
  }
}

/** The same names and values, in any order. */
const sameParameters = (a: Parameters, b: Parameters): boolean => {
  const sorted = (all: Parameters): string => JSON.stringify(Object.entries(all).sort());
  return sorted(a) === sorted(b);
};

/** What to run, and by which code. */
export interface Wanted {
  readonly experiment: Experiment;
  readonly parameters: Parameters;
  readonly code: string;
}

const fits = (found: { readonly code: string; readonly parameters: Parameters } | undefined, wanted: Wanted): boolean =>
  found !== undefined && found.code === wanted.code && sameParameters(found.parameters, wanted.parameters);

/** Of the same code and parameters; none else. */
export function readResult(folder: string, wanted: Wanted): LabResult | undefined {
  const found = readJson(join(folder, resultName(wanted.experiment.id))) as LabResult | undefined;
  return fits(found, wanted) ? found : undefined;
}

/** Of the same code and parameters; none else. */
export function readJournal(folder: string, wanted: Wanted): LabJournal | undefined {
  const found = readJson(join(folder, journalName(wanted.experiment.id))) as LabJournal | undefined;
  return fits(found, wanted) ? found : undefined;
}

/** The committed record of an experiment, with whether the code is still the one that it was made by. */
export function readRecord(id: string): (LabResult & { readonly current: boolean }) | undefined {
  const record = readJson(join(experimentsFolder(), 'records', resultName(id))) as LabResult | undefined;
  return record && { ...record, current: record.code === codeHash(id) };
}
