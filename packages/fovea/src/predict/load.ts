// load(): a run's folder, a file of weights or its address to a Predictor.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { isFolder } from '../base/platform.ts';
import { requireOneOf } from '../base/require.ts';
import type { Preprocessing } from '../images/index.ts';
import type { ByteSourceLike } from '../io/index.ts';
import { blobSource } from '../io/index.ts';
import type { ImageModel } from '../models/index.ts';
import { loadModel, loadSegmentationModel, loadWeights } from '../train/index.ts';
import { Predictor } from './predictor.ts';
import { Segmenter } from './segmenter.ts';

/** Options of `load`. */
export interface LoadOptions {
  /** For weights whose file does not say what model they are of, such as timm's: a model of `createModel`. It gets the weights. */
  readonly model?: ImageModel;
  /** How pictures become the model's input. Default: what the file says. */
  readonly preprocessing?: Preprocessing;
  /** Name of each class, in the order of the logits. Default: what the file says, or else their numbers. */
  readonly classNames?: readonly string[];
  /** Whether a picture can show several classes, or none. Default: what the file says, or else false. */
  readonly multiLabel?: boolean;
}

/** Options of `load` for a network that gives each pixel a class. */
export interface LoadSegmenterOptions extends Pick<LoadOptions, 'preprocessing' | 'classNames'> {
  /** Tells it from a classifier. */
  readonly task: 'segment';
}

/**
 * Model, preprocessing and class names of a trained network, ready to be shown pictures: a classifier, or with `{ task: 'segment' }` a network that
 * gives each pixel a class.
 * @param from in Node the path of a run's folder, whose best weights are taken, or of a file of weights; in a page the file's address; or a
 * source such as `blobSource(file)`
 * @throws ValueError for a file that cannot be read, is damaged, or does not say what is needed; the message names what to give
 * @example
 * const classifier = await load('runs/train/exp1');
 * const { top } = await classifier.predict('cat.jpg');
 * top[0].name.startsWith('class'); // true
 */
export function load(from: ByteSourceLike, options: LoadSegmenterOptions): Promise<Segmenter>;
export function load(from: ByteSourceLike, options?: LoadOptions): Promise<Predictor>;
export async function load(
  from: ByteSourceLike,
  options: LoadOptions | LoadSegmenterOptions = {},
): Promise<Predictor | Segmenter> {
  if ('task' in options) return loadSegmenter(from, options);
  requireOptions('load', options, ['model', 'preprocessing', 'classNames', 'multiLabel']);
  const source = await resolved(from);
  const { model, preprocessing, classNames, multiLabel } = options.model
    ? { model: options.model, ...(await intoModel(source, options.model)) }
    : await loadModel(source);
  const own = options.preprocessing ?? preprocessing;
  if (own === undefined) throw withoutPreprocessing(from);
  return new Predictor(model, own, options.classNames ?? classNames, options.multiLabel ?? multiLabel);
}

async function loadSegmenter(from: ByteSourceLike, options: LoadSegmenterOptions): Promise<Segmenter> {
  requireOptions('load', options, ['task', 'preprocessing', 'classNames']);
  requireOneOf('load', 'task', options.task, ['segment']);
  const { model, preprocessing, classNames } = await loadSegmentationModel(await resolved(from));
  const own = options.preprocessing ?? preprocessing;
  if (own === undefined) throw withoutPreprocessing(from);
  return new Segmenter(model, own, options.classNames ?? classNames);
}

const withoutPreprocessing = (from: ByteSourceLike): ValueError =>
  new ValueError(
    `load: ${nameOf(from)} does not say how pictures become the model's input; give { preprocessing: { imageSize, channels, mean, std, interpolation, cropPct, cropMode } }`,
  );

const nameOf = (from: ByteSourceLike): string =>
  typeof from === 'string' || from instanceof URL ? String(from) : from.name;

/** What a file of such weights cannot say is left to the options. */
async function intoModel(
  source: ByteSourceLike,
  model: ImageModel,
): Promise<{ preprocessing: undefined; classNames: undefined; multiLabel: undefined }> {
  await loadWeights(source, model);
  return { preprocessing: undefined, classNames: undefined, multiLabel: undefined };
}

/** The best weights of a run's folder; in a page, what lies at the address. */
async function resolved(from: ByteSourceLike): Promise<ByteSourceLike> {
  if (typeof from !== 'string' && !(from instanceof URL)) return from;
  const folder = isFolder(from);
  if (folder === undefined) return fetched(from);
  if (!(await folder)) return from;
  return from instanceof URL
    ? new URL('best.safetensors', from.href.endsWith('/') ? from : `${from}/`)
    : `${from.replace(/[\\/]+$/, '')}/best.safetensors`;
}

async function fetched(address: string | URL): Promise<ByteSourceLike> {
  const response = await fetch(address).catch((error: Error) => {
    throw new ValueError(`load: ${address} cannot be fetched: ${error.message}`);
  });
  if (!response.ok) throw new ValueError(`load: ${address} cannot be fetched: status ${response.status}`);
  return blobSource(await response.blob(), String(address));
}
