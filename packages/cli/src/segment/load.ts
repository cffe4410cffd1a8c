// A trained network that gives each pixel a class, by what people call it: a run's folder, or a file of weights.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load, type Segmenter } from 'fovea/predict';
import { readModelDescription } from 'fovea/train';
import { commandError } from '../command-error.ts';
import type { WhichWeights } from '../predict/load-run.ts';
import { RunFiles } from '../run-folder/run-files.ts';
import { FILES } from '../run-folder/run-folder.ts';
import type { Option } from '../settings/option.ts';
import { completeSegmentConfig, type SegmentConfig } from './options.ts';

/** The network, or undefined where the name stands for another kind, or for nothing: `loadRun` says what is wrong. */
export async function loadSegmenter(run: string, weights: WhichWeights): Promise<Segmenter | undefined> {
  if (!existsSync(run)) return undefined;
  const isFolder = statSync(run).isDirectory();
  const path = isFolder ? join(run, FILES[weights]) : run;
  if (!existsSync(path)) return undefined;
  const description = await readModelDescription(path).catch(() => undefined);
  if (!description?.architecture.decoder) return undefined;
  if (isFolder && existsSync(join(run, FILES.manifest)))
    return RunFiles.look(run, FILES[weights], (source) => load(source, { task: 'segment' }));
  return load(path, { task: 'segment' });
}

/** How a run's network makes one score of an image's probabilities; of a file of weights, the usual way. */
export async function imagePoolingOf(run: string): Promise<SegmentConfig['imagePooling']> {
  if (!existsSync(join(run, FILES.manifest))) return 'max';
  return completeSegmentConfig(JSON.parse(await RunFiles.lookText(run, FILES.config))).imagePooling;
}

/** @throws ValueError for a setting that is given, and is of networks that give a picture a class */
export function requireDefaults<C extends object>(
  command: string,
  config: C,
  options: { readonly [K in keyof C]: Option<unknown> },
  names: readonly (keyof C & string)[],
): void {
  for (const name of names)
    if (config[name] !== options[name].fallback)
      throw commandError(
        command,
        `${name}=${config[name]}: does nothing with a network that gives each pixel a class; leave it out`,
      );
}
