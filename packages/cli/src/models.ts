// `fovea models`: what `train model=…` takes. The list is kept in a file, which the test of this file makes and compares: to load the engine and
// trace each model takes seconds.

import { readFileSync } from 'node:fs';
import { aligned, grouped } from './figures.ts';

export interface ModelRow {
  readonly name: string;
  readonly family: string;
  /** For 1000 classes. */
  readonly parameters: number;
  /** Multiply-adds for one image. */
  readonly macs: number;
  /** Side of the images, in pixels, that it was designed for. */
  readonly imageSize: number;
}

export const LIST = new URL('../assets/models.json', import.meta.url);

/** Those whose name or family holds all the words. @throws ValueError where there is none */
async function matching(words: readonly string[]): Promise<ModelRow[]> {
  const models = JSON.parse(readFileSync(LIST, 'utf8')) as ModelRow[];
  const found = models.filter(({ name, family }) =>
    words.every((word) => `${name} ${family}`.includes(word.toLowerCase())),
  );
  if (found.length > 0) return found;
  const { resemblingName } = await import('fovea');
  const { commandError } = await import('./command-error.ts');
  const names = models.map(({ name }) => name);
  const near = resemblingName(words.join('_'), names);
  throw commandError('models', `no model is called like ${words.join(' ')}${near ? `; did you mean ${near}?` : ''}`);
}

const HEAD = ['model', 'family', 'parameters', 'MACs', 'image size'];

const cells = ({ name, family, parameters, macs, imageSize }: ModelRow): string[] => [
  name,
  family,
  grouped(parameters),
  `${(macs / 1e9).toFixed(2)} G`,
  String(imageSize),
];

/** A line for each model whose name or family holds all the words; or JSON. @throws ValueError where there is none */
export async function modelsText(words: readonly string[], json: boolean): Promise<string> {
  const models = await matching(words);
  if (json) return JSON.stringify(models, null, 2);
  const table = aligned([HEAD, ...models.map(cells)], 2);
  return [...table, '', 'parameters for 1000 classes, multiply-adds (MACs) for one image'].join('\n');
}
