// `fovea models`: what `train model=…` takes.

import { createModel, listModels, modelRecord } from 'fovea/models';
import { grouped } from './figures.ts';

/** A line each, with family and parameters for 1000 classes; or JSON. */
export function modelsText(json: boolean): string {
  const models = listModels().map((name) => ({
    name,
    family: modelRecord(name).family,
    parameters: createModel(name).parameterCount(),
  }));
  if (json) return JSON.stringify(models, null, 2);
  const lines = [['model', 'family', 'parameters for 1000 classes'], ...models.map(cells)];
  return lines.map(([name, family, parameters]) => `${name.padEnd(30)} ${family.padEnd(18)} ${parameters}`).join('\n');
}

const cells = ({ name, family, parameters }: { name: string; family: string; parameters: number }): string[] => [
  name,
  family,
  grouped(parameters).padStart(11),
];
