// A two-tower model by what people call it: a folder as transformers or open_clip saves it, or a repository of the hub.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { ValueError } from 'fovea';
import { type ClipFiles, clipFilesIn, Embedder, loadClip } from 'fovea/multimodal';
import { commandError } from '../command-error.ts';
import { withFile } from '../run-folder/file-source.ts';
import { downloadProgress } from '../weights/download-bar.ts';
import { hasHubPrefix, parseRepository } from '../weights/hub-repository.ts';
import { hubSettings } from '../weights/hub-settings.ts';

export interface Towers {
  readonly embedder: Embedder;
  /** SHA-256 of all files that embeddings of pictures follow from. */
  readonly digest: string;
}

/** In the order of `paths`; of each, the first file that there is. */
const WANTED = [
  ['config.json', 'open_clip_config.json'],
  ['model.safetensors', 'open_clip_model.safetensors', 'pytorch_model.bin', 'open_clip_pytorch_model.bin'],
  ['preprocessor_config.json', 'open_clip_config.json'],
  ['tokenizer.json', 'vocab.json'],
  ['tokenizer.json', 'merges.txt'],
];

async function fromHub(name: string, signal: AbortSignal): Promise<ClipFiles> {
  const repository = parseRepository(name);
  if (!repository)
    throw new ValueError(
      `there is no folder ${name}; a repository of the Hugging Face hub is written owner/name, such as openai/clip-vit-base-patch32`,
    );
  const { hubFiles } = await import('../weights/hub.ts');
  const { paths, warning } = await hubFiles({
    ...{ repository, wanted: WANTED, settings: hubSettings(), progress: downloadProgress(), signal },
    kind: 'a two-tower model of transformers or open_clip',
  });
  if (warning) console.error(`warning: ${warning}`);
  const [config, weights, preprocessor, words, merges] = paths;
  const own = preprocessor === config ? {} : { preprocessor };
  return words === merges
    ? { config, weights, ...own, tokenizer: words }
    : { config, weights, ...own, vocab: words, merges };
}

/** How much of a file is read at a time. */
const PIECE = 1 << 24;

async function digestOf({ config, weights, preprocessor }: ClipFiles): Promise<string> {
  const hash = createHash('sha256');
  for (const path of [config, weights, ...(preprocessor === undefined ? [] : [preprocessor])]) {
    await withFile(String(path), async (source) => {
      hash.update(`${source.size}\n`);
      for (let at = 0; at < source.size; at += PIECE)
        hash.update(await source.read(at, Math.min(PIECE, source.size - at)));
    });
  }
  return hash.digest('hex');
}

/**
 * @param name a folder, or `owner/name[@revision]` of the hub
 * @throws ValueError in one line, for what cannot be found, fetched or used
 */
export async function loadTowers(name: string, signal: AbortSignal): Promise<Towers> {
  const isLocal = !hasHubPrefix(name) && existsSync(name);
  const files = isLocal ? await clipFilesIn(name) : await fromHub(name, signal);
  const [loaded, digest] = [await loadClip(files), await digestOf(files)];
  return { embedder: new Embedder(loaded), digest };
}

/** @throws ValueError where no model is named */
export function requireModel(command: string, names: readonly string[]): readonly [model: string, ...others: string[]] {
  const [model, ...others] = names;
  if (model !== undefined) return [model, ...others];
  throw commandError(
    command,
    `which model? give a folder or a repository of the hub, such as openai/clip-vit-base-patch32, then pictures`,
  );
}
