// A model's state as named arrays in PyTorch's layout: what files hold.

import type { DType, EngineArray } from '../base/dtype.ts';
import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { elementCount, formatShape, type Shape, sameShape } from '../base/shape.ts';
import { fileShape, toFile, toMemory } from './layout.ts';
import { Buffer, type Module, type Parameter } from './module.ts';

/** One entry of a state dict; `shape` and order are PyTorch's. */
export interface StateEntry {
  readonly shape: Shape;
  readonly dtype: DType;
  readonly data: EngineArray;
}

export type StateDict = ReadonlyMap<string, StateEntry>;

function* savedStates(model: Module): Generator<[string, Parameter | Buffer]> {
  for (const [name, state] of model.namedStates()) {
    if (!(state instanceof Buffer) || state.persistent) yield [name, state];
  }
}

/** Copies of all parameters and persistent buffers, by PyTorch's names and in its layout. */
export async function stateDict(model: Module): Promise<Map<string, StateEntry>> {
  const dict = new Map<string, StateEntry>();
  for (const [name, state] of savedStates(model)) {
    const data = toFile(state.fileLayout, await state.data(), state.shape);
    dict.set(name, { shape: fileShape(state.fileLayout, state.shape), dtype: state.dtype, data });
  }
  return dict;
}

/** A model that can use weights of another shape than its own, such as positions for another image size. */
export interface AdaptsWeights {
  /** The dict with what does not fit converted, as far as that is possible. */
  adaptWeights(dict: StateDict): StateDict;
}

const adaptsWeights = (model: Module): model is Module & AdaptsWeights => 'adaptWeights' in model;

export interface LoadReport {
  /** In the model but not in the dict. */
  readonly missing: readonly string[];
  /** In the dict but not in the model. */
  readonly unexpected: readonly string[];
}

/**
 * Sets parameters and buffers from arrays in PyTorch's layout; nothing is changed when it throws.
 * @param options `strict` (default true): missing and unexpected names are errors
 * @throws ValueError that lists missing, unexpected and misshapen names
 */
export function loadStateDict(
  model: Module,
  given: StateDict,
  options: { readonly strict?: boolean } = {},
): LoadReport {
  requireOptions('loadStateDict', options, ['strict']);
  const dict = adaptsWeights(model) ? model.adaptWeights(given) : given;
  const states = new Map(savedStates(model));
  const missing = [...states.keys()].filter((name) => !dict.has(name));
  const unexpected = [...dict.keys()].filter((name) => !states.has(name));
  const problems = misshapen(states, dict);
  if (options.strict ?? true) {
    if (missing.length > 0) problems.push(`missing: ${listed(missing)}`);
    if (unexpected.length > 0) problems.push(`unexpected: ${listed(unexpected)}`);
  }
  if (problems.length > 0) throw new ValueError(`loadStateDict: ${problems.join('; ')}`);
  for (const [name, state] of states) {
    const entry = dict.get(name);
    if (entry) state.set(toMemory(state.fileLayout, converted(entry.data, state.dtype), state.shape));
  }
  return { missing, unexpected };
}

function misshapen(states: ReadonlyMap<string, Parameter | Buffer>, dict: StateDict): string[] {
  const problems: string[] = [];
  for (const [name, state] of states) {
    const entry = dict.get(name);
    if (!entry) continue;
    const expected = fileShape(state.fileLayout, state.shape);
    if (!sameShape(entry.shape, expected) || entry.data.length !== elementCount(expected)) {
      problems.push(`${name} has shape ${formatShape(entry.shape)} but the model needs ${formatShape(expected)}`);
    }
  }
  return problems;
}

const converted = (data: EngineArray, dtype: DType): EngineArray =>
  dtype === 'float32' ? new Float32Array(data) : new Int32Array(data);

const MOST_LISTED = 8;

const listed = (names: readonly string[]): string =>
  names.length <= MOST_LISTED
    ? names.join(', ')
    : `${names.slice(0, MOST_LISTED).join(', ')} and ${names.length - MOST_LISTED} more`;
