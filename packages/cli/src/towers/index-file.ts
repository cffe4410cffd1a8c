// An index: embeddings of pictures with their paths, in a safetensors file that names the model they are of.

import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { openSafetensors, toFloat32, writeSafetensors } from 'fovea/io';
import { z } from 'zod';
import { commandError } from '../command-error.ts';
import { withFile } from '../run-folder/file-source.ts';
import { writeFile } from '../run-folder/write-file.ts';

/** A picture as it was when it was embedded. */
export interface IndexedPicture {
  readonly path: string;
  readonly bytes: number;
  readonly modified: number;
}

export interface PictureIndex {
  /** What the model was called. */
  readonly model: string;
  /** What tells it from others. */
  readonly digest: string;
  readonly pictures: readonly IndexedPicture[];
  /** `[pictures, dim]`, each of length 1. */
  readonly embeddings: Float32Array;
  readonly dim: number;
}

const FORMAT = 'fovea-picture-index';
const VERSION = '1';
const PICTURES = z.array(z.object({ path: z.string(), bytes: z.number(), modified: z.number() }));

const isMissing = (path: string): Promise<boolean> =>
  stat(path).then(
    () => false,
    ({ code }: NodeJS.ErrnoException) => code === 'ENOENT',
  );

/** @throws ValueError for a file that is no index, or is damaged */
export function readIndex(command: string, path: string): Promise<PictureIndex> {
  const refuse = (what: string): never => {
    throw commandError(command, `${path}: ${what}; make it again with \`fovea embed\``);
  };
  return withFile(path, async (source) => {
    const file = await openSafetensors(source);
    const { format, version, model = '', digest = '', pictures = '' } = file.metadata;
    if (format !== FORMAT || !file.has('embeddings')) return refuse('it is no index of pictures');
    if (version !== VERSION) return refuse(`it is an index of version ${version}, which this one cannot read`);
    const parsed = PICTURES.safeParse(parsedJson(pictures));
    const { shape } = file.info('embeddings');
    if (!parsed.success || shape.length !== 2 || shape[0] !== parsed.data.length)
      return refuse('its list of pictures does not fit its embeddings');
    const embeddings = toFloat32(await file.read('embeddings'));
    if (!embeddings.every(Number.isFinite)) return refuse('it holds values that are not finite');
    return { model, digest, pictures: parsed.data, embeddings, dim: shape[1] };
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** An index of the model, or undefined where there is no such file. @throws ValueError for one of another model */
export async function indexOfModel(
  command: string,
  path: string,
  model: { readonly name: string; readonly digest: string },
): Promise<PictureIndex | undefined> {
  if (await isMissing(path)) return undefined;
  const index = await readIndex(command, path);
  if (index.digest === model.digest) return index;
  throw commandError(
    command,
    `${path} was made with another model (${index.model}, ${index.digest.slice(0, 12)}) than ${model.name} (${model.digest.slice(0, 12)}), whose embeddings cannot be compared; give that model, or another file`,
  );
}

/** Writes the whole file or leaves what was there. */
export async function writeIndex(
  path: string,
  { model, digest, pictures, embeddings, dim }: PictureIndex,
): Promise<void> {
  const metadata = { format: FORMAT, version: VERSION, model, digest, pictures: JSON.stringify(pictures) };
  const tensor = { dtype: 'F32', shape: [pictures.length, dim], data: embeddings } as const;
  await writeFile(dirname(path), {
    name: basename(path),
    fill: (sink) => writeSafetensors(sink, [['embeddings', tensor]], { metadata }),
  });
}
