// Finds what `weights=` names: a file, a folder of timm's or of a run, or a repository of the hub; and tells which model the weights are of.

import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ValueError } from 'fovea';
import type { Preprocessing } from 'fovea/images';
import type { ByteSource } from 'fovea/io';
import type { ModelOptions } from 'fovea/models';
import { readModelDescription } from 'fovea/train';
import { fileError } from '../run-folder/file-error.ts';
import { withFile } from '../run-folder/file-source.ts';
import { FILES } from '../run-folder/run-folder.ts';
import { downloadProgress } from './download-bar.ts';
import { hasHubPrefix, parseRepository } from './hub-repository.ts';
import { hubSettings } from './hub-settings.ts';
import { parseTimmConfig } from './timm-config.ts';

/** What is known of weights before they are loaded. */
export interface PretrainedSource {
  /** As it was given. */
  readonly name: string;
  /** The file of weights. */
  readonly path: string;
  /** Of the hub's repository. */
  readonly commit?: string;
  /** The model's name; undefined where nothing says it, as for a state dict of PyTorch. */
  readonly architecture?: string | undefined;
  readonly smallImage?: boolean | undefined;
  /** Its classifier; undefined: as usual. */
  readonly classifier?: Partial<Pick<ModelOptions, 'classifier' | 'cosineScale'>> | undefined;
  /** Of the network that the weights are of, where a file beside them says so. */
  readonly numClasses?: number | undefined;
  readonly preprocessing?: Preprocessing | undefined;
  readonly classNames?: readonly string[] | undefined;
}

const CONFIG = 'config.json';
/** In the order of preference; the second is a pickle. */
const WEIGHTS = ['model.safetensors', 'pytorch_model.bin'];
const WEIGHTS_FILE = /\.(safetensors|pt|pth|bin|tar)$/i;

/**
 * @param name a path, or `owner/name[@revision]` of a repository of the hub, with or without `hf-hub:` before it
 * @throws ValueError in one line, for what cannot be found, fetched or used
 */
export async function findWeights(name: string, signal: AbortSignal): Promise<PretrainedSource> {
  if (!hasHubPrefix(name) && existsSync(name))
    return (await stat(name)).isDirectory() ? fromFolder(name) : fromFile(name, name);
  const repository = WEIGHTS_FILE.test(name) && !hasHubPrefix(name) ? undefined : parseRepository(name);
  if (!repository)
    throw new ValueError(
      `weights=${name}: there is no such file, and a repository of the hub is written owner/name, such as timm/mobilenetv3_small_100.lamb_in1k`,
    );
  // Takes a tenth of a second to load, which runs without it need not wait for.
  const { hubFiles } = await import('./hub.ts');
  const request = {
    repository,
    wanted: [[CONFIG], WEIGHTS],
    settings: hubSettings(),
    progress: downloadProgress(),
    signal,
  };
  const { paths, commit, warning } = await hubFiles(request);
  if (warning) console.error(`warning: ${warning}`);
  return { ...(await withConfig(name, paths[0], paths[1])), commit };
}

/** A folder as timm saves and the hub keeps it, or one of a run. */
async function fromFolder(folder: string): Promise<PretrainedSource> {
  const best = join(folder, FILES.best);
  if (existsSync(best)) return fromFile(folder, best);
  const weights = WEIGHTS.map((file) => join(folder, file)).find(existsSync);
  if (weights && existsSync(join(folder, CONFIG))) return withConfig(folder, join(folder, CONFIG), weights);
  throw new ValueError(
    `weights=${folder}: the folder has neither ${FILES.best} of a run, nor ${CONFIG} with ${WEIGHTS.join(' or ')}`,
  );
}

const fromFile = (name: string, path: string): Promise<PretrainedSource> =>
  withFile(path, (source) => describedSource(name, source));

/** What an open file of weights says of itself. @throws ValueError for a damaged file, or one of a fused model */
export async function describedSource(name: string, source: ByteSource): Promise<PretrainedSource> {
  const { architecture, preprocessing, classNames } = (await readModelDescription(source)) ?? {};
  if (architecture?.fused)
    throw new ValueError(
      `weights=${name}: it is of a fused model, whose branches and norms cannot be trained apart; give weights from before`,
    );
  const { name: model, options } = architecture ?? {};
  const { smallImage, classifier, cosineScale } = options ?? {};
  return {
    name,
    path: source.name,
    architecture: model,
    smallImage,
    preprocessing,
    classNames,
    ...(classifier && { classifier: { classifier, ...(cosineScale !== undefined && { cosineScale }) } }),
  };
}

async function withConfig(name: string, config: string, path: string): Promise<PretrainedSource> {
  const text = await readFile(config, 'utf8').catch((error: unknown) => {
    throw fileError('read', config, error);
  });
  return { name, path, smallImage: false, ...parseTimmConfig(text, `weights=${name}: ${CONFIG}`) };
}

/** The settings with the model that the weights are of. @throws ValueError when the settings name another, or neither names one */
export function withModelOf<T extends Readonly<Record<string, unknown>>>(values: T, source: PretrainedSource): T {
  const { name, architecture } = source;
  if (architecture === undefined) {
    if ('model' in values) return values;
    throw new ValueError(`weights=${name}: the file does not say what model it is of; name it with model=…`);
  }
  if (!('model' in values) || values.model === architecture) return { ...values, model: architecture };
  throw new ValueError(
    `weights=${name}: these are of the model ${architecture}, but model=${String(values.model)} was given; leave model= out, or give other weights`,
  );
}
