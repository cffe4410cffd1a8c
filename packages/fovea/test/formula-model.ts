// Models whose weights follow from their names, for tests: what tools/fixtures/models.py makes of the same names.

import {
  createModel,
  createScaledModel,
  type ImageModel,
  type ModelOptions,
  modelRecord,
} from '../src/models/index.ts';
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
  return withFormulaWeights(createModel(name, options), gain);
}

/**
 * With a quarter of the channels, where the architecture lets it: for tests of how layers are connected, which do not depend on how wide they
 * are, as their time does.
 */
export function slimFormulaModel(name: string, options: ModelOptions, gain: number): ImageModel {
  const scale = modelRecord(name).scalable.includes('width') ? { width: 0.25 } : {};
  return withFormulaWeights(createScaledModel(name, scale, options), gain);
}

function withFormulaWeights(model: ImageModel, gain: number): ImageModel {
  setFormulaWeights(model, gain);
  return model;
}
