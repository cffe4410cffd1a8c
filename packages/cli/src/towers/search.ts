// `fovea search`: pictures that a text or a picture is about, the likest first.

import { stat } from 'node:fs/promises';
import { tensor } from 'fovea';
import { commandError } from '../command-error.ts';
import { csvLine } from '../csv.ts';
import { print } from '../print.ts';
import { printable } from '../printable.ts';
import { advising } from '../run-folder/file-error.ts';
import { makeBackend } from '../settings/backend.ts';
import type { SearchConfig } from './config.ts';
import { embedPictures, indexOf } from './embed-pictures.ts';
import { indexOfModel, type PictureIndex, writeIndex } from './index-file.ts';
import { loadTowers, requireModel, type Towers } from './load-towers.ts';

interface Hit {
  readonly path: string;
  /** Cosine of query and picture. */
  readonly score: number;
}

const INDEX = /\.safetensors$/i;

/** @throws ValueError unless there is exactly one query */
function requireQuery({ text, picture }: SearchConfig): void {
  if ((text === '') !== (picture === '')) return;
  throw commandError(
    'search',
    `${text === '' ? 'what for? give' : 'give either'} text='two dogs on a beach' or picture=cat.jpg${text === '' ? '' : ', not both'}`,
  );
}

async function queryEmbedding({ text, picture }: SearchConfig, { embedder }: Towers): Promise<Float32Array> {
  if (text !== '') return embedder.texts([text]);
  for await (const { embedding, error } of embedder.images([picture], { batchSize: 1 })) {
    if (error) throw commandError('search', `picture=${picture}: ${error.message}`);
    return embedding;
  }
  throw commandError('search', `picture=${picture}: there is none`);
}

/** All pictures compared by one product, the best of them. */
async function bestOf({ pictures, embeddings, dim }: PictureIndex, query: Float32Array, topK: number): Promise<Hit[]> {
  if (pictures.length === 0) return [];
  const products = tensor(embeddings, [pictures.length, dim]).matmul(tensor(query, [dim, 1]));
  const scores = await products.data();
  return Array.from(scores.keys())
    .sort((a, b) => scores[b] - scores[a] || a - b)
    .slice(0, topK)
    .map((i) => ({ path: pictures[i].path, score: scores[i] }));
}

async function isIndex(places: readonly string[]): Promise<boolean> {
  if (places.length !== 1 || !INDEX.test(places[0])) return false;
  return stat(places[0]).then(
    (found) => found.isFile(),
    () => true,
  );
}

/** The index that is named, or one of the pictures, kept where `index=` says. */
async function indexFor(
  places: readonly string[],
  model: string,
  towers: Towers,
  { index, batch }: SearchConfig,
  stop: AbortSignal,
): Promise<{ readonly found: PictureIndex; readonly failed: number }> {
  const own = { name: model, digest: towers.digest };
  if (await isIndex(places)) {
    if (index !== '')
      throw commandError('search', `index=${index}: ${places[0]} is an index already; leave one of them out`);
    const found = await indexOfModel('search', places[0], own);
    if (!found) throw commandError('search', `there is no index ${places[0]}; make it with \`fovea embed\``);
    return { found, failed: 0 };
  }
  const known = index === '' ? undefined : await indexOfModel('search', index, own);
  const embedded = await embedPictures('search', places, towers, batch, stop, known);
  const { failed } = embedded;
  const found = indexOf(embedded, model, towers);
  if (index !== '' && !stop.aborted) await advising('index', writeIndex(index, found));
  return { found, failed };
}

function textOf(hits: readonly Hit[], { text, picture, format }: SearchConfig): string {
  if (format === 'json')
    return `${JSON.stringify({ ...(text !== '' ? { text } : { picture }), results: hits }, null, 2)}\n`;
  if (format === 'csv')
    return [
      csvLine(['rank', 'score', 'path']),
      ...hits.map(({ path, score }, i) => csvLine([i + 1, score, path])),
    ].join('');
  return hits
    .map(
      ({ path, score }, i) =>
        `${String(i + 1).padStart(String(hits.length).length)}  ${score.toFixed(4)}  ${printable(path)}\n`,
    )
    .join('');
}

/**
 * Runs `fovea search MODEL INDEX|PICTURES… [settings]`; gives the exit code: 1 when a picture could not be read.
 * @throws ValueError when there is no model, query or picture, or the index is of another model
 */
export async function search(names: readonly string[], config: SearchConfig, stop: AbortSignal): Promise<number> {
  const [model, ...places] = requireModel('search', names);
  requireQuery(config);
  if (places.length === 0)
    throw commandError(
      'search',
      'where? name an index that `fovea embed` made, or pictures: files, folders or patterns',
    );
  await makeBackend('search', config.threads);
  const towers = await loadTowers(model, stop);
  // First, so that a text without a tokenizer is refused before all pictures are embedded.
  const query = await queryEmbedding(config, towers);
  const { found, failed } = await indexFor(places, model, towers, config, stop);
  if (stop.aborted) return Number(stop.reason);
  await print(textOf(await bestOf(found, query, config.topK), config));
  return failed > 0 ? 1 : 0;
}
