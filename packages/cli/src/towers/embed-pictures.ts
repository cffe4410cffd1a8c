// Embeds pictures, those that an index does not know yet.

import { stat } from 'node:fs/promises';
import type { Problem } from '../data/image-list.ts';
import { CIRCLE } from '../data/image-list.ts';
import { lookAtAll } from '../data/look-at-all.ts';
import { grouped } from '../figures.ts';
import { findPictures, type Picture } from '../predict/inputs.ts';
import { pictureThreads } from '../predict/picture-threads.ts';
import { printable } from '../printable.ts';
import type { IndexedPicture, PictureIndex } from './index-file.ts';
import type { Towers } from './load-towers.ts';

/** What came of one picture. */
export interface EmbeddedPicture {
  readonly picture: Picture;
  readonly error?: string;
  /** Undefined where it did not come from a file. */
  readonly file: IndexedPicture | undefined;
}

export interface EmbeddedPictures {
  readonly rows: readonly EmbeddedPicture[];
  /** `[rows, dim]`: zeros for a picture with an error. */
  readonly embeddings: Float32Array;
  /** How many came from the index. */
  readonly known: number;
  /** How many could not be read. */
  readonly failed: number;
}

async function fileOf({ name, input }: Picture): Promise<IndexedPicture | undefined> {
  if (typeof input !== 'string') return undefined;
  const found = await stat(input).catch(() => undefined);
  return found && { path: name, bytes: found.size, modified: found.mtimeMs };
}

const keyOf = ({ path, bytes, modified }: IndexedPicture): string => JSON.stringify([path, bytes, modified]);

const NEVER = new AbortController().signal;
/** Asked about at a time: each costs some memory until it is answered. */
const STATS = 16;

/** What is known of the pictures; embeddings of those that the index has are put into their places. */
async function knownPictures(
  pictures: readonly Picture[],
  embeddings: Float32Array,
  index: PictureIndex | undefined,
): Promise<(EmbeddedPicture & { readonly isKnown: boolean })[]> {
  const places = new Map(index?.pictures.map((picture, i) => [keyOf(picture), i]));
  const { images } = await lookAtAll(
    [...pictures.keys()],
    async (i) => {
      const file = await fileOf(pictures[i]);
      const at = file && places.get(keyOf(file));
      if (index && at !== undefined)
        embeddings.set(index.embeddings.subarray(at * index.dim, (at + 1) * index.dim), i * index.dim);
      return { picture: pictures[i], file, isKnown: at !== undefined };
    },
    { width: STATS, signal: NEVER },
  );
  return [...images];
}

/** Says what is left out. @returns how much of it is an error */
function reportProblems(problems: readonly Problem[]): number {
  for (const { path, reason } of problems) console.error(printable(`left out ${path}: ${reason}`));
  return problems.filter(({ reason }) => reason !== CIRCLE).length;
}

/**
 * The pictures that the arguments stand for, in their order, each with its embedding; stops early when told to.
 * @throws ValueError where there are none
 */
export async function embedPictures(
  command: string,
  names: readonly string[],
  { embedder }: Towers,
  batchSize: number,
  stop: AbortSignal,
  index?: PictureIndex,
): Promise<EmbeddedPictures> {
  const { pictures, problems } = await findPictures(command, names);
  const start = performance.now();
  const dim = embedder.embedDim;
  const embeddings = new Float32Array(pictures.length * dim);
  const rows = await knownPictures(pictures, embeddings, index);
  const missing = pictures.flatMap((_, i) => (rows[i].isKnown ? [] : [i]));
  let failed = reportProblems(problems);
  let next = 0;
  const inputs = missing.map((i) => pictures[i].input);
  const { preprocessing, center } = embedder.preprocessing;
  const threads = pictureThreads(inputs, preprocessing, { center });
  try {
    for await (const { embedding, error } of embedder.images(inputs, {
      batchSize,
      ...(threads && { prepare: threads.prepare }),
    })) {
      const i = missing[next++];
      if (embedding) embeddings.set(embedding, i * dim);
      else {
        rows[i] = { ...rows[i], error: error.message };
        failed++;
        console.error(printable(`cannot embed ${pictures[i].name}: ${error.message}`));
      }
      if (stop.aborted) break;
    }
  } finally {
    await threads?.close();
  }
  const seconds = (performance.now() - start) / 1000;
  const known = pictures.length - missing.length;
  console.error(
    `${grouped(next)} ${next === 1 ? 'picture' : 'pictures'} embedded in ${seconds.toFixed(1)} s${known > 0 ? `; ${grouped(known)} unchanged since the index was made` : ''}${failed > 0 ? `; ${grouped(failed)} could not be read` : ''}`,
  );
  return { rows, embeddings, known, failed };
}

/** What an index keeps of them: files that could be read. Takes the embeddings over. */
export function indexOf(
  { rows, embeddings }: Pick<EmbeddedPictures, 'rows' | 'embeddings'>,
  model: string,
  { embedder, digest }: Towers,
): PictureIndex {
  const dim = embedder.embedDim;
  const pictures: IndexedPicture[] = [];
  for (const [i, { file, error }] of rows.entries()) {
    if (!file || error !== undefined) continue;
    embeddings.copyWithin(pictures.length * dim, i * dim, (i + 1) * dim);
    pictures.push(file);
  }
  return { model, digest, pictures, embeddings: embeddings.subarray(0, pictures.length * dim), dim };
}
