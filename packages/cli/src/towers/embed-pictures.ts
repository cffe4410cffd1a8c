// Embeds pictures, those that an index does not know yet.

import { stat } from 'node:fs/promises';
import type { Problem } from '../data/image-list.ts';
import { CIRCLE } from '../data/image-list.ts';
import { grouped } from '../figures.ts';
import { findPictures, type Picture } from '../predict/inputs.ts';
import { printable } from '../printable.ts';
import type { IndexedPicture, PictureIndex } from './index-file.ts';
import type { Towers } from './load-towers.ts';

/** What came of one picture. */
export interface EmbeddedPicture {
  readonly picture: Picture;
  readonly embedding?: Float32Array;
  readonly error?: string;
  /** Undefined where it did not come from a file. */
  readonly file: IndexedPicture | undefined;
}

export interface EmbeddedPictures {
  readonly rows: readonly EmbeddedPicture[];
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
  const places = new Map(index?.pictures.map((picture, i) => [keyOf(picture), i]));
  const files = await Promise.all(pictures.map(fileOf));
  const rows: (EmbeddedPicture | undefined)[] = pictures.map((picture, i) => {
    const file = files[i];
    const at = file && places.get(keyOf(file));
    if (at === undefined || !index) return undefined;
    return { picture, file, embedding: index.embeddings.slice(at * index.dim, (at + 1) * index.dim) };
  });
  const missing = [...rows.keys()].filter((i) => rows[i] === undefined);
  let failed = reportProblems(problems);
  let next = 0;
  for await (const { embedding, error } of embedder.images(
    missing.map((i) => pictures[i].input),
    { batchSize },
  )) {
    const i = missing[next++];
    rows[i] = { picture: pictures[i], file: files[i], ...(error ? { error: error.message } : { embedding }) };
    if (error) {
      failed++;
      console.error(printable(`cannot embed ${pictures[i].name}: ${error.message}`));
    }
    if (stop.aborted) break;
  }
  const seconds = (performance.now() - start) / 1000;
  const known = pictures.length - missing.length;
  console.error(
    `${grouped(next)} ${next === 1 ? 'picture' : 'pictures'} embedded in ${seconds.toFixed(1)} s${known > 0 ? `; ${grouped(known)} unchanged since the index was made` : ''}${failed > 0 ? `; ${grouped(failed)} could not be read` : ''}`,
  );
  return { rows: rows.filter((row) => row !== undefined), known, failed };
}

/** What an index keeps of them: files that could be read. */
export function indexOf(rows: readonly EmbeddedPicture[], model: string, { embedder, digest }: Towers): PictureIndex {
  const kept = rows.filter((row) => row.embedding && row.file);
  const dim = embedder.embedDim;
  const embeddings = new Float32Array(kept.length * dim);
  for (const [i, { embedding }] of kept.entries()) embeddings.set(embedding as Float32Array, i * dim);
  return { model, digest, pictures: kept.map(({ file }) => file as IndexedPicture), embeddings, dim };
}
