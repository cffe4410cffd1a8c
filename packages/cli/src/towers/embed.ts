// `fovea embed`: pictures as embeddings of a two-tower model.

import { commandError } from '../command-error.ts';
import { csvLine } from '../csv.ts';
import { grouped } from '../figures.ts';
import { print } from '../print.ts';
import { advising } from '../run-folder/file-error.ts';
import { makeBackend } from '../settings/backend.ts';
import type { EmbedConfig } from './config.ts';
import { type EmbeddedPicture, embedPictures, indexOf } from './embed-pictures.ts';
import { indexOfModel, writeIndex } from './index-file.ts';
import { loadTowers, requireModel } from './load-towers.ts';

function textOf(rows: readonly EmbeddedPicture[], format: 'json' | 'csv', dim: number): string {
  const values = ({ embedding }: EmbeddedPicture): number[] => Array.from(embedding ?? []);
  if (format === 'json') {
    const items = rows.map((row) => {
      const { picture, error } = row;
      return `  ${JSON.stringify({ path: picture.name, ...(error === undefined ? { embedding: values(row) } : { error }) })}`;
    });
    return `[\n${items.join(',\n')}\n]\n`;
  }
  const columns = Array.from({ length: dim }, (_, i) => i);
  const lines = rows.map((row) =>
    csvLine([row.picture.name, ...columns.map((i) => values(row)[i] ?? ''), row.error ?? '']),
  );
  return [csvLine(['path', ...columns.map((i) => `e${i}`), 'error']), ...lines].join('');
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
  const { rows, failed } = await embedPictures('embed', pictures, towers, batch, stop, known);
  if (stop.aborted) return Number(stop.reason);
  if (output !== '') {
    const index = indexOf(rows, model, towers);
    await advising('output', writeIndex(output, index));
    console.error(`${grouped(index.pictures.length)} embeddings of ${index.dim} numbers in ${output}`);
  }
  if (format !== 'none') await print(textOf(rows, format, towers.embedder.embedDim));
  return failed > 0 ? 1 : 0;
}
