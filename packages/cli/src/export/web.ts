// A folder that classifies pictures in any browser, from any static host: a page, one script, the weights.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Predictor } from 'fovea/predict';
import { commandError } from '../command-error.ts';
import { grouped } from '../figures.ts';
import { escapeHtml } from '../report/escape.ts';
import { type FileToWrite, textFile } from '../run-folder/write-file.ts';

/** Where the build puts what is the same for every export. */
const ASSETS = fileURLToPath(new URL('../web', import.meta.url));

function asset(name: string): Promise<Buffer> {
  return readFile(join(ASSETS, name)).catch((error: Error) => {
    throw commandError('export', `the page's ${name} is missing (${error.message}); run: npm run build`);
  });
}

/** The files of the folder. `weights`: the bytes of a safetensors file */
export async function webFiles(
  { model, classNames, multiLabel }: Predictor,
  weights: Uint8Array,
): Promise<FileToWrite[]> {
  const { name = model.constructor.name, options } = model.architecture ?? {};
  const classes = classNames?.length ?? options?.numClasses ?? 0;
  const fields: Readonly<Record<string, string>> = {
    title: `What does this picture show?`,
    summary: multiLabel
      ? `${name} knows ${grouped(classes)} classes, of which a picture can show several.`
      : `${name} tells ${grouped(classes)} classes apart.`,
  };
  const page = (await asset('index.html'))
    .toString('utf8')
    .replaceAll(/\{\{(\w+)\}\}/g, (_, key) => escapeHtml(fields[key]));
  const script = await asset('app.js');
  return [
    textFile('index.html', page),
    { name: 'app.js', fill: (sink) => sink.write(script) },
    { name: 'model.safetensors', fill: (sink) => sink.write(weights) },
  ];
}
