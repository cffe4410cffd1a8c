// The weights of a run on disk: the best ones, and the last ones with all that the run needs to go on.

import type { Preprocessing } from 'fovea/images';
import { type ByteSource, openSafetensors, toFloat32, writeSafetensors } from 'fovea/io';
import type { ImageModel } from 'fovea/models';
import type { ExponentialMovingAverage, Optimizer, OptimizerEntry } from 'fovea/optim';
import type { SegmentationModel } from 'fovea/segmentation';
import { loadProgress, loadWeights, type Position, saveModel, saveProgress } from 'fovea/train';
import { commandError } from '../command-error.ts';
import type { RunFiles } from '../run-folder/run-files.ts';
import { epochFile, epochOfFile, FILES } from '../run-folder/run-folder.ts';
import type { FileToWrite } from '../run-folder/write-file.ts';

/** What is saved, and where. */
export interface Trained {
  readonly files: RunFiles;
  readonly model: ImageModel | SegmentationModel;
  readonly classNames: readonly string[];
  /** Whether a picture can show several classes. */
  readonly multiLabel: boolean;
  /** How images become the model's input. */
  readonly preprocessing: Preprocessing;
  readonly optimizer: Optimizer;
  /** Averages of the weights; undefined where there are none. */
  readonly average: ExponentialMovingAverage | undefined;
}

/** A file of weights says all that is needed to use it, and how far it was trained. */
const weightsFile = (run: Trained, name: string, { epoch, step }: Position): FileToWrite => ({
  name,
  fill: (sink) =>
    saveModel(sink, run.model, {
      preprocessing: run.preprocessing,
      classNames: run.classNames,
      multiLabel: run.multiLabel,
      metadata: { run: run.files.run, epoch: String(epoch), step: String(step) },
    }),
});

/** The file of the averages as a file of weights. */
const averagedFile = (average: ExponentialMovingAverage, { name, fill }: FileToWrite): FileToWrite => ({
  name,
  fill: async (sink) => {
    await average.apply();
    try {
      await fill(sink);
    } finally {
      await average.restore();
    }
  },
});

/** The averages, to go on with. */
const averageFile = ({ files }: Trained, average: ExponentialMovingAverage): FileToWrite => ({
  name: FILES.average,
  fill: async (sink) => {
    const tensors = [...(await average.stateDict())].map(
      ([name, { shape, data }]) => [name, { dtype: 'F32', shape, data: Float32Array.from(data) }] as const,
    );
    await writeSafetensors(sink, tensors, { metadata: { run: files.run } });
  },
});

async function loadAverage(source: ByteSource, average: ExponentialMovingAverage): Promise<void> {
  const file = await openSafetensors(source);
  const dict = new Map<string, OptimizerEntry>();
  for (const name of file.names) {
    const tensor = await file.read(name);
    dict.set(name, { shape: tensor.shape, data: toFloat32(tensor) });
  }
  average.loadStateDict(dict);
}

interface SaveOptions {
  /** These are the best weights so far, or their averages are. */
  readonly best?: 'weights' | 'average';
  readonly files?: readonly FileToWrite[];
  /** Keeps the weights in a file of the epoch, too, and so many of these files, the newest; 0: all. */
  readonly keep?: number;
}

/** The files of epochs that are too many once there is one more. */
function outdated({ files }: Trained, keep: number): readonly string[] {
  if (keep === 0) return [];
  const epochs = files.names.map(epochOfFile).filter((epoch) => epoch !== undefined);
  return epochs
    .sort((a, b) => b - a)
    .slice(keep - 1)
    .map(epochFile);
}

/** Saves where the run is, with what else belongs to that. `best`: these are the best weights so far, or their averages are. */
export function save(run: Trained, position: Position, { best, files = [], keep }: SaveOptions = {}): Promise<void> {
  const { average } = run;
  const bestFile = weightsFile(run, FILES.best, position);
  const kept = keep === undefined ? [] : [weightsFile(run, epochFile(position.epoch), position)];
  const written: readonly FileToWrite[] = [
    ...files,
    ...kept,
    ...(best ? [best === 'average' && average ? averagedFile(average, bestFile) : bestFile] : []),
    weightsFile(run, FILES.last, position),
    {
      name: FILES.optimizer,
      fill: (sink) => saveProgress(sink, run.optimizer, position, { run: run.files.run }),
    },
    ...(average ? [averageFile(run, average)] : []),
  ];
  return run.files.commitAndRemove(written, keep === undefined ? [] : outdated(run, keep));
}

/** Whether so much was saved that the run can go on. */
export const isSaved = (files: RunFiles): boolean => files.has(FILES.last) && files.has(FILES.optimizer);

/** Sets model and optimiser to where the run was last saved. @throws ValueError when nothing was, or files are missing or damaged */
export async function restore({ files, model, optimizer, average }: Trained): Promise<Position> {
  if (!isSaved(files))
    throw commandError(
      'train',
      `resume=${files.folder}: nothing to go on with was saved yet (${FILES.last}, ${FILES.optimizer}); start a new run`,
    );
  // Not only when the last epoch is done.
  if (files.has(FILES.best)) await files.check(FILES.best);
  if (average) await files.read(FILES.average, (source) => loadAverage(source, average));
  await files.read(FILES.last, (source) => loadWeights(source, model));
  return files.read(FILES.optimizer, (source) => loadProgress(source, optimizer));
}

/** The settings that a run was started with. @throws ValueError when the file is missing or damaged */
export async function savedSettings(files: RunFiles): Promise<Record<string, unknown>> {
  return JSON.parse(await files.readText(FILES.config)) as Record<string, unknown>;
}
