// Models whose weights follow from their names, for tests: what tools/fixtures/models.py makes of the same names.

import { createModel, type ImageModel, type ModelOptions } from '../src/models/index.ts';
import { loadStateDict, type Module, type StateEntry } from '../src/nn/index.ts';
import { fileShape } from '../src/nn/layout.ts';
import { weight } from './formula.ts';

/** Gives a module the formula's weights: none is 0, and running statistics are far from their start. */
export function setFormulaWeights(model: Module, gain: number): void {
  const dict = new Map<string, StateEntry>();
  for (const [key, { fileLayout, shape, dtype }] of model.namedStates()) {
    const saved = fileShape(fileLayout, shape);
    dict.set(key, { shape: saved, dtype, data: weight(key, saved, gain) });
  }
  loadStateDict(model, dict);
}

export function formulaModel(name: string, options: ModelOptions, gain: number): ImageModel {
  const model = createModel(name, options);
  setFormulaWeights(model, gain);
  return model;
}
