// Two-tower models as folders of files: transformers' CLIPModel and open_clip's, read and written.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { isFolder } from '../base/platform.ts';
import { refuse, requireOneOf } from '../base/require.ts';
import { withSource } from '../io/byte-source.ts';
import { type ByteSink, type ByteSourceLike, openWeights, writeSafetensors } from '../io/index.ts';
import { loadStateDict, stateDict } from '../nn/index.ts';
import { Tokenizer, type TokenizerFiles } from '../text/index.ts';
import { readStateDict } from '../train/checkpoint.ts';
import { type Clip, createClip } from './clip.ts';
import { clipConfig, parseClipConfig } from './clip-config.ts';
import {
  type ClipPreprocessing,
  clipPreprocessing,
  parseClipPreprocessing,
  preprocessingConfig,
} from './image-processor.ts';
import { CLIP_LAYOUTS, type ClipLayout, fromFileNames, layoutOf, toFileNames } from './weight-names.ts';

/** Files of a model, each a source or, in Node, a path. */
export interface ClipFiles {
  /** config.json of transformers, or open_clip_config.json. */
  readonly config: ByteSourceLike;
  /** model.safetensors, open_clip_model.safetensors, or a state dict of PyTorch. */
  readonly weights: ByteSourceLike;
  /** preprocessor_config.json. Default: what open_clip's config says, or else as OpenAI's models. */
  readonly preprocessor?: ByteSourceLike;
  /** tokenizer.json. */
  readonly tokenizer?: ByteSourceLike;
  /** tokenizer_config.json. */
  readonly tokenizerConfig?: ByteSourceLike;
  /** vocab.json, where there is no tokenizer.json. */
  readonly vocab?: ByteSourceLike;
  /** merges.txt, where there is no tokenizer.json. */
  readonly merges?: ByteSourceLike;
}

/** A two-tower model, and what goes with it. */
export interface LoadedClip {
  /** In evaluation mode. */
  readonly model: Clip;
  /** How pictures become the model's input. */
  readonly preprocessing: ClipPreprocessing;
  /** Undefined where no files of one were given. */
  readonly tokenizer: Tokenizer | undefined;
  /** Whose names the weights have. */
  readonly layout: ClipLayout;
}

/** Names that the files have in folders and repositories: of each, the first that there is. */
const NAMES: { readonly [K in keyof Required<ClipFiles>]: readonly string[] } = {
  config: ['config.json', 'open_clip_config.json'],
  weights: ['model.safetensors', 'open_clip_model.safetensors', 'pytorch_model.bin', 'open_clip_pytorch_model.bin'],
  preprocessor: ['preprocessor_config.json'],
  tokenizer: ['tokenizer.json'],
  tokenizerConfig: ['tokenizer_config.json'],
  vocab: ['vocab.json'],
  merges: ['merges.txt'],
};

/** Text of a file. */
const textOf = (from: ByteSourceLike): Promise<string> =>
  withSource('loadClip', from, async (source) => new TextDecoder().decode(await source.read(0, source.size)));

const nameOf = (from: ByteSourceLike): string =>
  typeof from === 'string' || from instanceof URL ? String(from) : from.name;

/**
 * Model, preprocessing and tokenizer of a folder that transformers' `CLIPModel.save_pretrained` and `CLIPProcessor.save_pretrained` or open_clip
 * wrote, with their embeddings.
 * @param from in Node the path of a folder; or the files
 * @throws ValueError for files that cannot be read, are damaged, or are of another kind of model
 * @example
 * const { model: loaded } = await loadClip({ config: bytesSource(clipJson), weights: bytesSource(clipWeights) });
 * loaded.parameterCount() === clip.parameterCount(); // true
 */
export async function loadClip(from: string | URL | ClipFiles): Promise<LoadedClip> {
  const files = typeof from === 'string' || from instanceof URL ? await clipFilesIn(from) : from;
  requireOptions('loadClip', files, [
    'config',
    'weights',
    'preprocessor',
    'tokenizer',
    'tokenizerConfig',
    'vocab',
    'merges',
  ]);
  if (files.config === undefined || files.weights === undefined)
    refuse('loadClip', 'files', '{ config, weights, … }', files);
  const config = await textOf(files.config);
  const model = createClip(parseClipConfig(config, nameOf(files.config)));
  const layout = await withSource('loadClip', files.weights, async (source) => {
    const dict = await readStateDict(await openWeights(source));
    loadStateDict(model, fromFileNames(model, dict, source.name));
    return layoutOf(dict.keys(), source.name);
  });
  const tokenizer = await tokenizerOf(files);
  return { model: model.eval(), preprocessing: await preprocessingOf(files, config, model), tokenizer, layout };
}

/** Height and width of the images that a model takes. */
function imageSizeOf({ architecture: { vision } }: Clip): readonly [number, number] {
  const { imageSize = 224 } = vision;
  return typeof imageSize === 'number' ? [imageSize, imageSize] : imageSize;
}

async function preprocessingOf(files: ClipFiles, config: string, model: Clip): Promise<ClipPreprocessing> {
  const size = imageSizeOf(model);
  if (files.preprocessor !== undefined)
    return parseClipPreprocessing(await textOf(files.preprocessor), nameOf(files.preprocessor), size);
  const isOpenClip = 'preprocess_cfg' in (JSON.parse(config) as object);
  return isOpenClip ? parseClipPreprocessing(config, nameOf(files.config), size) : clipPreprocessing(size);
}

async function tokenizerOf({ tokenizer, tokenizerConfig, vocab, merges }: ClipFiles): Promise<Tokenizer | undefined> {
  if (tokenizer === undefined && (vocab === undefined || merges === undefined)) return undefined;
  const given = tokenizer === undefined ? { vocab, merges } : { tokenizerJson: tokenizer };
  const texts = await Promise.all(
    Object.entries({ ...given, ...(tokenizerConfig !== undefined && { tokenizerConfig }) }).map(
      async ([key, file]) => [key, await textOf(file as ByteSourceLike)] as const,
    ),
  );
  return Tokenizer.fromFiles(Object.fromEntries(texts) as TokenizerFiles);
}

/**
 * The files of a model in a folder, in Node: of each kind, the first of its usual names that there is.
 * @throws ValueError for a missing folder, or one that lacks the config or the weights
 * @example
 * const files = await clipFilesIn('clip');
 * files.weights; // 'clip/model.safetensors'
 */
export async function clipFilesIn(folder: string | URL): Promise<ClipFiles> {
  const known = isFolder(folder);
  if (known === undefined)
    throw new ValueError(`loadClip: ${folder}: only Node reads folders; give { config, weights, … } as sources`);
  if (!(await known)) throw new ValueError(`loadClip: ${folder}: there is no such folder`);
  const base = String(folder).replace(/[\\/]+$/, '');
  const exists = async (name: string): Promise<boolean> => {
    const path = folder instanceof URL ? new URL(`${base}/${name}`) : `${base}/${name}`;
    return withSource('loadClip', path, async () => true).catch(() => false);
  };
  const found: Partial<Record<keyof ClipFiles, string | URL>> = {};
  for (const [key, names] of Object.entries(NAMES) as [keyof ClipFiles, readonly string[]][]) {
    for (const name of names) {
      if (found[key] !== undefined || !(await exists(name))) continue;
      found[key] = folder instanceof URL ? new URL(`${base}/${name}`) : `${base}/${name}`;
    }
  }
  const { config, weights, ...others } = found;
  if (config === undefined || weights === undefined)
    throw new ValueError(
      `loadClip: ${folder} has no ${(config === undefined ? NAMES.config : NAMES.weights).join(' or ')}; give the folder of a CLIPModel of transformers or of open_clip`,
    );
  return { config, weights, ...others };
}

/** Options of `saveClip`. */
export interface SaveClipOptions {
  /** Whose names the weights get; default 'transformers', or 'open_clip' for what transformers has no names for. */
  readonly layout?: ClipLayout;
}

/** Whose names a model can have. */
const layoutFor = (model: Clip): ClipLayout =>
  'backbone' in model.architecture.vision || model.logitBias ? 'open_clip' : 'transformers';

/**
 * Writes a model's weights as safetensors, by the names and shapes that `CLIPModel` of transformers or open_clip loads.
 * @throws ValueError for a model that the layout has no names for
 * @example
 * await saveClip(sink, clip);
 * (await openWeights(bytesSource(sink.bytes()))).has('text_model.final_layer_norm.weight'); // true
 */
export async function saveClip(sink: ByteSink, model: Clip, options: SaveClipOptions = {}): Promise<void> {
  requireOptions('saveClip', options, ['layout']);
  const { layout = layoutFor(model) } = options;
  requireOneOf('saveClip', 'layout', layout, CLIP_LAYOUTS);
  const named = toFileNames(model, layout);
  const dict = named(await stateDict(model));
  const tensors = [...dict].map(([name, { shape, data, dtype }]) =>
    dtype === 'float32'
      ? ([name, { dtype: 'F32', shape, data: Float32Array.from(data) }] as const)
      : ([name, { dtype: 'I64', shape, data: BigInt64Array.from(data as Int32Array, BigInt) }] as const),
  );
  await writeSafetensors(sink, tensors, { metadata: { format: 'pt' } });
}

/** Options of `clipFiles`. */
export interface ClipFilesOptions extends SaveClipOptions {
  /** Default: as OpenAI's models, of the model's image size. */
  readonly preprocessing?: ClipPreprocessing;
  /** Default: none, and no files of one. */
  readonly tokenizer?: Tokenizer;
}

/**
 * The text files that belong beside a model's weights, by name: its config, the preprocessing and the tokenizer, as transformers or open_clip
 * reads them. The weights, by `saveClip`, are called model.safetensors, or open_clip_model.safetensors.
 * @throws ValueError for a model or preprocessing that the layout has no words for
 * @example
 * Object.keys(clipFiles(clip)); // ['config.json', 'preprocessor_config.json']
 */
export function clipFiles(model: Clip, options: ClipFilesOptions = {}): Record<string, string> {
  requireOptions('clipFiles', options, ['layout', 'preprocessing', 'tokenizer']);
  const { layout = layoutFor(model), preprocessing = clipPreprocessing(imageSizeOf(model)), tokenizer } = options;
  requireOneOf('clipFiles', 'layout', layout, CLIP_LAYOUTS);
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  const config = clipConfig(model, layout);
  const pictures = preprocessingConfig(preprocessing, layout);
  const words = tokenizer?.files();
  return {
    ...(layout === 'transformers'
      ? { 'config.json': json(config), 'preprocessor_config.json': json(pictures) }
      : { 'open_clip_config.json': json({ model_cfg: config, preprocess_cfg: pictures }) }),
    ...(words && { 'tokenizer.json': words.tokenizerJson, 'tokenizer_config.json': words.tokenizerConfig }),
  };
}
