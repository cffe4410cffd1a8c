// `fovea models`: what `train model=…` takes.

import { resemblingName, ValueError } from 'fovea';
import { profileModel } from 'fovea/analysis';
import { createModel, listModels, modelRecord } from 'fovea/models';
import { aligned, grouped } from './figures.ts';

interface ModelRow {
  readonly name: string;
  readonly family: string;
  /** For 1000 classes. */
  readonly parameters: number;
  /** Multiply-adds for one image. */
  readonly macs: number;
  /** Side of the images, in pixels, that it was designed for. */
  readonly imageSize: number;
}

async function rowOf(name: string): Promise<ModelRow> {
  const { family, imageSize } = modelRecord(name);
  const model = createModel(name);
  const { layers } = await profileModel(model, [1, imageSize, imageSize, 3], { memory: false });
  const [{ parameters, macs }] = layers;
  return { name, family, parameters, macs, imageSize };
}

/** Names that hold all the words, or whose family does. @throws ValueError where there is none */
function matching(words: readonly string[]): string[] {
  const names = listModels();
  const found = names.filter((name) => {
    const text = `${name} ${modelRecord(name).family}`;
    return words.every((word) => text.includes(word.toLowerCase()));
  });
  if (found.length > 0) return found;
  const near = resemblingName(words.join('_'), names);
  throw new ValueError(`models: no model is called like ${words.join(' ')}${near ? `; did you mean ${near}?` : ''}`);
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
  const models: ModelRow[] = [];
  for (const name of matching(words)) models.push(await rowOf(name));
  if (json) return JSON.stringify(models, null, 2);
  const table = aligned([HEAD, ...models.map(cells)], 2);
  return [...table, '', 'parameters for 1000 classes, multiply-adds (MACs) for one image'].join('\n');
}
