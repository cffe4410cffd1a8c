// `fovea explain`: what a network goes by, picture by picture.

import { commandError } from '../command-error.ts';
import { CIRCLE } from '../data/image-list.ts';
import { findPictures } from '../predict/inputs.ts';
import { printable } from '../printable.ts';
import { PictureFolder, writePage } from '../run-folder/output.ts';
import { makeBackend } from '../settings/backend.ts';
import type { ExplainConfig } from './config.ts';
import { type Explained, examine } from './examine.ts';
import { loadNetwork } from './subject.ts';
import { explainJson, explainText } from './text.ts';

/**
 * Runs `fovea explain RUN|MODEL PICTURES… [settings]`; gives the exit code: 1 when a picture could not be read.
 * @throws ValueError when there is no network, or there are no pictures, and for what a setting asks of a network that lacks it
 */
export async function explain(args: readonly string[], config: ExplainConfig, stop: AbortSignal): Promise<number> {
  const [name, ...names] = args;
  if (name === undefined)
    throw commandError('explain', 'which network? give a run, a file of weights or a model, then pictures');
  const { pictures, problems } = await findPictures('explain', names);
  await makeBackend('explain', config.threads);
  const network = await loadNetwork(name, config, stop);
  const folder = config.output === '' ? undefined : await PictureFolder.into('explain', 'output', config.output);
  const explained = await examine(network, pictures, config, stop);
  if (stop.aborted) return Number(stop.reason);
  const files = folder ? await writeMaps(folder, explained) : [];
  for (const { path, reason } of problems) console.error(printable(`left out ${path}: ${reason}`));
  for (const { path, reason } of explained.problems) console.error(printable(`cannot explain ${path}: ${reason}`));
  if (config.format === 'json') console.log(explainJson(explained, files));
  else if (explained.pictures.length > 0) console.log(explainText(explained));
  if (config.html !== '') {
    // It brings what draws the charts.
    const { explainHtml } = await import('../report/explain-report.ts');
    await writePage(config.html, explainHtml(explained));
  }
  return explained.problems.length + problems.filter(({ reason }) => reason !== CIRCLE).length > 0 ? 1 : 0;
}

/** The paths of each picture's maps, by method. */
async function writeMaps(folder: PictureFolder, { pictures }: Explained): Promise<Record<string, string>[]> {
  const all: Record<string, string>[] = [];
  for (const { path, maps } of pictures) {
    const stem = folder.stemFor(path);
    const files: Record<string, string> = {};
    for (const { method, overlay } of maps)
      files[method] = await folder.write(`${stem}.${method.replaceAll('+', 'p')}`, overlay);
    all.push(files);
  }
  return all;
}
