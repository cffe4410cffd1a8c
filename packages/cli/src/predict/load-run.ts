// A trained network by what people call it: a run's folder, a file of weights, a folder of timm's or a repository of the hub.

import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ValueError } from 'fovea';
import { createModel } from 'fovea/models';
import { load, type Predictor } from 'fovea/predict';
import { commandError } from '../command-error.ts';
import { fileError } from '../run-folder/file-error.ts';
import { RunFiles } from '../run-folder/run-files.ts';
import { FILES } from '../run-folder/run-folder.ts';
import { findWeights, type PretrainedSource } from '../weights/pretrained-source.ts';
import { isCode } from './model-name.ts';

/** Which weights of a run. */
export type WhichWeights = 'best' | 'last';

/** timm's pretrained models tell apart ImageNet's classes, where nothing else is said. */
const IMAGENET_CLASSES = 1000;

/** What may be one of the hub: two parts, or a prefix that says so. */
const REPOSITORY = /^(hf[-_]hub:|hf:|https?:)|^[\w-][\w.-]*\/[\w-][\w.-]*(@[\w./-]+)?$/;

/** The only name that a command was given. @throws ValueError for none, or several */
export function requireOneRun(command: string, names: readonly string[]): string {
  if (names.length === 1) return names[0];
  throw commandError(
    command,
    `needs one run: its folder, a file of weights or a repository of the hub: got ${names.length}`,
  );
}

/**
 * The network, with preprocessing and class names. Files of a run are checked to be as the run wrote them.
 * @throws ValueError, in one line, for what cannot be found, read or used
 */
export async function loadRun(run: string, weights: WhichWeights, signal: AbortSignal): Promise<Predictor> {
  const isFolder = existsSync(run) && (await stat(run)).isDirectory();
  // Of one that may not be looked into, nothing seems to be there.
  if (isFolder)
    await readdir(run).catch((error: unknown) => {
      throw fileError('read', run, error);
    });
  if (isFolder && existsSync(join(run, FILES.manifest)))
    return RunFiles.look(run, FILES[weights], (source) => load(source));
  if (isFolder && existsSync(join(run, FILES[weights]))) return load(join(run, FILES[weights]));
  if (isFolder && weights === 'last') throw new ValueError(`${run} holds no ${FILES.last}; is it the folder of a run?`);
  if (existsSync(run) && !isFolder) {
    if (isCode(run))
      throw new ValueError(
        `${run} is code, and this needs a trained network: a run's folder, a file of weights or a repository of the hub. \`fovea profile\`, \`explain\`, \`fuse\` and \`attack\` take a model of your own; in code, Predictor and the functions of fovea/analysis take it as any other`,
      );
    return load(run);
  }
  if (!existsSync(run) && !REPOSITORY.test(run))
    throw new ValueError(
      `there is no run, folder or file ${run}; a repository of the Hugging Face hub is written owner/name`,
    );
  return fromSource(run, await findWeights(run, signal));
}

/** Weights of timm, which a file beside them describes. */
async function fromSource(
  run: string,
  { path, architecture, preprocessing, classNames, numClasses }: PretrainedSource,
): Promise<Predictor> {
  if (architecture === undefined)
    throw new ValueError(`${run}: the weights do not say what model they are of; give a run's folder`);
  const classes = numClasses ?? classNames?.length ?? IMAGENET_CLASSES;
  const size = preprocessing && { imageSize: preprocessing.imageSize, inChannels: preprocessing.channels };
  const model = createModel(architecture, { numClasses: classes, ...size });
  return load(path, { model, ...(preprocessing && { preprocessing }), ...(classNames && { classNames }) });
}
