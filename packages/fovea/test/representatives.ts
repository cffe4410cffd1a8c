// The variants that stand for their architectures, as the models' records say: what tests of every kind of model go through.

import { createModel, listModels, modelRecord } from '../src/models/index.ts';

export const REPRESENTATIVES: readonly string[] = listModels().filter((name) => modelRecord(name).trial);

/** Parameters of a model whose weights take no more than a second to make. */
const LIGHT = 3e7;

export const LIGHT_REPRESENTATIVES: readonly string[] = REPRESENTATIVES.filter(
  (name) => createModel(name, { numClasses: 4 }).parameterCount() < LIGHT,
);

/** One of each family. */
export const FAMILIES: readonly string[] = LIGHT_REPRESENTATIVES.filter((name, i, all) => {
  const { family } = modelRecord(name);
  return all.findIndex((other) => modelRecord(other).family === family) === i;
});
