// `fovea explain`: what a network goes by, picture by picture.

import { readdir } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { ValueError } from 'fovea';
import { CIRCLE } from '../data/image-list.ts';
import { findPictures } from '../predict/inputs.ts';
import { printable } from '../printable.ts';
import { pngBytes } from '../report/png.ts';
import { reasonOf } from '../run-folder/file-error.ts';
import { makeFolders } from '../run-folder/run-folder.ts';
import { textFile, writeFile } from '../run-folder/write-file.ts';
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
    throw new ValueError('explain: which network? give a run, a file of weights or a model, then pictures');
  const { pictures, problems } = await findPictures('explain', names);
  await makeBackend('explain', config.threads);
  const network = await loadNetwork(name, config, stop);
  if (config.output !== '') await makeOutput(config.output);
  const explained = await examine(network, pictures, config, stop);
  if (stop.aborted) return Number(stop.reason);
  const files = config.output === '' ? [] : await writeMaps(config.output, explained);
  for (const { path, reason } of problems) console.error(printable(`left out ${path}: ${reason}`));
  for (const { path, reason } of explained.problems) console.error(printable(`cannot explain ${path}: ${reason}`));
  if (config.format === 'json') console.log(explainJson(explained, files));
  else console.log(explainText(explained));
  if (config.html !== '') {
    // It brings what draws the charts.
    const { explainHtml } = await import('../report/explain-report.ts');
    await writeFile(dirname(config.html), textFile(basename(config.html), explainHtml(explained)));
  }
  return explained.problems.length + problems.filter(({ reason }) => reason !== CIRCLE).length > 0 ? 1 : 0;
}

/** @throws ValueError when the folder cannot be made */
async function makeOutput(folder: string): Promise<void> {
  try {
    await makeFolders(folder);
    // It may have been there before, and be no folder.
    await readdir(folder);
  } catch (error) {
    throw new ValueError(`explain: output=${folder}: ${reasonOf(error)}; choose another folder`);
  }
}

/** The paths of each picture's maps, by method. */
async function writeMaps(folder: string, { pictures }: Explained): Promise<Record<string, string>[]> {
  const used = new Set<string>();
  const all: Record<string, string>[] = [];
  for (const { path, maps } of pictures) {
    const stem = path === '-' ? 'picture' : basename(path, extname(path));
    let own = stem;
    for (let i = 2; used.has(own.toLowerCase()); i++) own = `${stem}-${i}`;
    used.add(own.toLowerCase());
    const files: Record<string, string> = {};
    for (const { method, overlay } of maps) {
      const file = `${own}.${method.replaceAll('+', 'p')}.png`;
      const bytes = pngBytes(overlay);
      await writeFile(folder, { name: file, fill: (sink) => sink.write(bytes) });
      files[method] = join(folder, file);
    }
    all.push(files);
  }
  return all;
}
