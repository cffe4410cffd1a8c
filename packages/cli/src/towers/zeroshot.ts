// `fovea zeroshot`: which of some classes pictures show, by their names alone.

import type { Embedder } from 'fovea/multimodal';
import type { Prediction } from 'fovea/predict';
import { commandError } from '../command-error.ts';
import { makeFormat } from '../predict/format.ts';
import { print } from '../print.ts';
import { printable } from '../printable.ts';
import { readIfThere } from '../run-folder/file-source.ts';
import { makeBackend } from '../settings/backend.ts';
import { ZEROSHOT_OPTIONS, type ZeroshotConfig } from './config.ts';
import { embedPictures } from './embed-pictures.ts';
import { loadTowers, requireModel } from './load-towers.ts';

/** @throws ValueError for no classes, or one given twice */
async function classNamesOf(classes: string): Promise<string[]> {
  const file = classes === '' || classes.includes(',') ? undefined : await readIfThere(classes);
  const parts = file ? file.toString('utf8').split(/\r?\n/) : classes.split(',');
  const names = parts.map((name) => name.trim()).filter((name) => name !== '');
  if (names.length === 0)
    throw commandError('zeroshot', 'which classes? give classes=cat,dog,bird or a text file with one name a line');
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw commandError('zeroshot', `classes: ${twice} is given twice`);
  return names;
}

/** @throws ValueError for a template without {} */
function templatesOf(template: string): string[] {
  const templates = template.split('|');
  const without = templates.find((one) => !one.includes('{}'));
  if (without === undefined) return templates;
  throw commandError('zeroshot', `template=${template}: "${without}" has no {} for the class`);
}

async function predictionOf(
  embedder: Embedder,
  embedding: Float32Array,
  classes: Float32Array,
  names: readonly string[],
  topK: number,
): Promise<Prediction> {
  const probabilities = await embedder.probabilities(embedding, classes);
  const top = Array.from(probabilities.keys())
    .sort((a, b) => probabilities[b] - probabilities[a] || a - b)
    .slice(0, topK)
    .map((index) => ({ index, name: names[index], probability: probabilities[index] }));
  return { top, probabilities };
}

/**
 * Runs `fovea zeroshot MODEL PICTURES… [settings]`; gives the exit code: 1 when a picture could not be read.
 * @throws ValueError when there is no model, there are no pictures or classes
 */
export async function zeroshot(names: readonly string[], config: ZeroshotConfig, stop: AbortSignal): Promise<number> {
  const [model, ...places] = requireModel('zeroshot', names);
  const [classNames, templates] = [await classNamesOf(config.classes), templatesOf(config.template)];
  await makeBackend('zeroshot', config.threads);
  const towers = await loadTowers(model, stop);
  const { embedder } = towers;
  const multiLabel = embedder.model.logitBias !== undefined;
  if (!multiLabel && config.threshold !== ZEROSHOT_OPTIONS.threshold.fallback)
    throw commandError(
      'zeroshot',
      `threshold=${config.threshold}: the model tells one class a picture, the likeliest; leave it out`,
    );
  const classes = await embedder.classes(classNames, templates);
  const { rows, embeddings, failed } = await embedPictures('zeroshot', places, towers, config.batch, stop);
  if (stop.aborted) return Number(stop.reason);
  const topK = Math.min(config.topK, classNames.length);
  const longest = rows.reduce((most, { picture }) => Math.max(most, printable(picture.name).length), 0);
  const format = makeFormat({ ...config, topK, heatMaps: '' }, { classNames, multiLabel }, longest);
  await print(format.head);
  const dim = embedder.embedDim;
  for (const [i, { picture, error }] of rows.entries()) {
    const path = picture.name;
    const embedding = embeddings.slice(i * dim, (i + 1) * dim);
    const outcome =
      error === undefined
        ? { prediction: await predictionOf(embedder, embedding, classes, classNames, topK) }
        : { error };
    await print(format.row({ path, ...outcome }, i));
  }
  await print(format.tail);
  return failed > 0 ? 1 : 0;
}
