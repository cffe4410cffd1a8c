// Runs one experiment: goes on where an earlier run stopped, keeps what is found as it comes, writes the result.

import { type DataName, type Json, type LabData, type Progress, runExperiment, Stopped } from '@fovea/experiments';
import type { Environment } from '../run-folder/environment.ts';
import { removeFile, textFile, writeFile } from '../run-folder/write-file.ts';
import { journalName, type LabResult, readJournal, resultName, type Wanted } from './result.ts';

export interface RunPlace {
  readonly folder: string;
  readonly machine: Environment;
  readonly data: (name: DataName) => Promise<LabData>;
  readonly shouldStop: () => boolean;
  readonly onProgress: (progress: Progress) => void;
}

/** Between two times that the journal is written. */
const JOURNAL_EVERY_MS = 2000;

/** JSON on one line a part, so that records can be compared line by line and stay small. */
export const resultText = (result: LabResult): string =>
  `{\n${Object.entries(result)
    .map(([key, value]) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(',\n')}\n}\n`;

/** The result; undefined when the run was stopped: the journal holds what was found until then. */
export async function runOne(wanted: Wanted, place: RunPlace): Promise<LabResult | undefined> {
  const { experiment, parameters, code } = wanted;
  const { id, title } = experiment;
  const earlier = readJournal(place.folder, wanted);
  const journal = new Map<string, Json>(Object.entries(earlier?.cases ?? {}));
  const start = performance.now();
  const seconds = (): number => (earlier?.seconds ?? 0) + (performance.now() - start) / 1000;
  let [written, last] = [journal.size, start];
  const save = async (): Promise<void> => {
    if (journal.size === written) return;
    const kept = { code, parameters, seconds: seconds(), cases: Object.fromEntries(journal) };
    await writeFile(place.folder, textFile(journalName(id), `${JSON.stringify(kept)}\n`));
    [written, last] = [journal.size, performance.now()];
  };
  const progress = async (now: Progress): Promise<void> => {
    place.onProgress(now);
    if (performance.now() - last > JOURNAL_EVERY_MS) await save();
    // Signals are heard between cases.
    await new Promise((resolve) => setImmediate(resolve));
  };
  const { data, shouldStop } = place;
  try {
    const outcome = await runExperiment(experiment, parameters, {
      data,
      journal,
      progress,
      shouldStop,
      now: () => performance.now(),
    });
    const { commit: _, ...machine } = place.machine;
    const { measurements, verdict, figures } = outcome;
    const result: LabResult = {
      ...{ kind: 'lab-result', version: 1, id, title, code, parameters, measurements, verdict, figures, machine },
      seconds: Math.round(10 * seconds()) / 10,
    };
    await writeFile(place.folder, textFile(resultName(id), resultText(result)));
    await removeFile(place.folder, journalName(id));
    return result;
  } catch (error) {
    await save();
    if (error instanceof Stopped) return undefined;
    throw error;
  }
}
