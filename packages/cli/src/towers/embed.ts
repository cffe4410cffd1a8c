// `fovea embed`: pictures as embeddings of a two-tower model.

import { commandError } from '../command-error.ts';
import { csvLine } from '../csv.ts';
import { grouped } from '../figures.ts';
import { print } from '../print.ts';
import { advising } from '../run-folder/file-error.ts';
import { makeBackend } from '../settings/backend.ts';
import type { EmbedConfig } from './config.ts';
import { type EmbeddedPictures, embedPictures, indexOf } from './embed-pictures.ts';
import { indexOfModel, writeIndex } from './index-file.ts';
import { loadTowers, requireModel } from './load-towers.ts';

/** Prints a row at a time: as one text, embeddings take many times their memory. */
async function printRows({ rows, embeddings }: EmbeddedPictures, format: 'json' | 'csv', dim: number): Promise<void> {
  const isJson = format === 'json';
  const columns = Array.from({ length: dim }, (_, i) => `e${i}`);
  await print(isJson ? '[' : csvLine(['path', ...columns, 'error']));
  for (const [i, { picture, error }] of rows.entries()) {
    const embedding = error === undefined ? Array.from(embeddings.subarray(i * dim, (i + 1) * dim)) : undefined;
    if (isJson) {
      const item = JSON.stringify({ path: picture.name, ...(embedding ? { embedding } : { error }) });
      await print(`${i > 0 ? ',' : ''}\n  ${item}`);
    } else await print(csvLine([picture.name, ...(embedding ?? columns.map(() => '')), error ?? '']));
  }
  if (isJson) await print('\n]\n');
}

/**
 * Runs `fovea embed MODEL PICTURES… [settings]`; gives the exit code: 1 when a picture could not be read.
 * @throws ValueError when there is no model, there are no pictures, or the output is an index of another model
 */
export async function embed(names: readonly string[], config: EmbedConfig, stop: AbortSignal): Promise<number> {
  const { output, format, batch, threads } = config;
  const [model, ...pictures] = requireModel('embed', names);
  if (output === '' && format === 'none')
    throw commandError('embed', 'say what becomes of the embeddings: output=photos.safetensors, or format=json or csv');
  await makeBackend('embed', threads);
  const towers = await loadTowers(model, stop);
  const known = output === '' ? undefined : await indexOfModel('embed', output, { name: model, digest: towers.digest });
  const embedded = await embedPictures('embed', pictures, towers, batch, stop, known);
  if (stop.aborted) return Number(stop.reason);
  if (format !== 'none') await printRows(embedded, format, towers.embedder.embedDim);
  if (output !== '') {
    const index = indexOf(embedded, model, towers);
    await advising('output', writeIndex(output, index));
    console.error(`${grouped(index.pictures.length)} embeddings of ${index.dim} numbers in ${output}`);
  }
  return embedded.failed > 0 ? 1 : 0;
}
