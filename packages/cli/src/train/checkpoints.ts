// The weights of a run on disk: the best ones, and the last ones with all that the run needs to go on.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ValueError } from 'fovea';
import type { Preprocessing } from 'fovea/images';
import type { ImageModel } from 'fovea/models';
import type { Optimizer } from 'fovea/optim';
import { loadProgress, loadWeights, type Position, saveModel, saveProgress } from 'fovea/train';
import { readIfThere, withFile } from '../run-folder/file-source.ts';
import { FILES } from '../run-folder/run-folder.ts';
import { type FileToWrite, restorePrevious, writeFiles } from '../run-folder/write-file.ts';

/** What is saved, and where. */
export interface Trained {
  readonly folder: string;
  readonly model: ImageModel;
  readonly classNames: readonly string[];
  /** How images become the model's input. */
  readonly preprocessing: Preprocessing;
  readonly optimizer: Optimizer;
}

/** A file of weights says all that is needed to use it, and how far it was trained. */
const weightsFile = (run: Trained, file: string, { epoch, step }: Position): FileToWrite => ({
  path: join(run.folder, file),
  fill: (sink) =>
    saveModel(sink, run.model, {
      preprocessing: run.preprocessing,
      classNames: run.classNames,
      metadata: { epoch: String(epoch), step: String(step) },
    }),
});

export const saveBest = (run: Trained, position: Position): Promise<void> =>
  writeFiles(weightsFile(run, FILES.best, position));

export const saveLast = (run: Trained, position: Position): Promise<void> =>
  writeFiles(weightsFile(run, FILES.last, position), {
    path: join(run.folder, FILES.optimizer),
    fill: (sink) => saveProgress(sink, run.optimizer, position),
  });

interface Restored {
  readonly position: Position;
  /** What does not belong together; none where all is well. */
  readonly conflict: string | undefined;
}

async function readLast({ folder, model, optimizer }: Trained): Promise<Restored> {
  const weights = await withFile(join(folder, FILES.last), (source) => loadWeights(source, model));
  const position = await withFile(join(folder, FILES.optimizer), (source) => loadProgress(source, optimizer));
  const same = weights.epoch === String(position.epoch) && weights.step === String(position.step);
  const conflict = `${FILES.last} is of epoch ${weights.epoch}, step ${weights.step}, but ${FILES.optimizer} of epoch ${position.epoch}, step ${position.step}`;
  return { position, conflict: same ? undefined : conflict };
}

/** Whether so much was saved that the run can go on. */
export const isSaved = (folder: string): boolean =>
  [FILES.last, FILES.optimizer].every((file) => existsSync(join(folder, file)));

/** Sets model and optimiser to where the run was last saved. @throws ValueError when files are missing, damaged or of different steps */
export async function restore(run: Trained): Promise<Position> {
  const paths = [FILES.last, FILES.optimizer].map((file) => join(run.folder, file));
  if (!isSaved(run.folder))
    throw new ValueError(
      `train: resume=${run.folder}: nothing to go on with was saved yet (${FILES.last}, ${FILES.optimizer}); start a new run`,
    );
  let last = await readLast(run);
  if (last.conflict) {
    // The run was killed between the two.
    await restorePrevious(...paths);
    last = await readLast(run);
  }
  if (last.conflict)
    throw new ValueError(`${run.folder}: ${last.conflict}; they do not belong together: start a new run`);
  return last.position;
}

/** The settings that a run was started with. @throws ValueError when there are none */
export async function savedSettings(folder: string): Promise<Record<string, unknown>> {
  const path = join(folder, FILES.config);
  const bytes = await readIfThere(path);
  if (bytes === undefined)
    throw new ValueError(`train: resume=${folder}: there is no ${FILES.config} in that folder; check the path`);
  let settings: unknown;
  try {
    settings = JSON.parse(bytes.toString('utf8'));
  } catch {
    settings = undefined;
  }
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    throw new ValueError(`${path}: does not hold settings; the file is damaged`);
  return settings as Record<string, unknown>;
}
