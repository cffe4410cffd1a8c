// A model's state as named arrays in PyTorch's layout: what files hold.

import type { DType, EngineArray } from '../base/dtype.ts';
import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { elementCount, formatShape, type Shape, sameShape } from '../base/shape.ts';
import { takeValues } from '../tensor/internal.ts';
import { fileShape, toFile, toMemory } from './layout.ts';
import { type LoadReport, loadProblems, type MismatchedKey } from './load-report.ts';
import { Buffer, type Module, Parameter } from './module.ts';
import { BatchNorm2d } from './norm.ts';

/** One entry of a state dict; `shape` and order are PyTorch's. */
export interface StateEntry {
  /** As PyTorch lays the values out. */
  readonly shape: Shape;
  /** Of the values. */
  readonly dtype: DType;
  /** Row-major. */
  readonly data: EngineArray;
  /** Rows and columns of the grid whose cells the values belong to, as of positions; undefined where there is none, or none is known. */
  readonly grid?: readonly [rows: number, columns: number];
}

/** Weights by their dotted names, as `stateDict` gives them. */
export type StateDict = ReadonlyMap<string, StateEntry>;

function* savedStates(model: Module): Generator<[string, Parameter | Buffer]> {
  for (const [name, state] of model.namedStates()) {
    if (!(state instanceof Buffer) || state.persistent) yield [name, state];
  }
}

const gridOf = (state: Parameter | Buffer): Parameter['grid'] => (state instanceof Parameter ? state.grid : undefined);

/**
 * Copies of all parameters and persistent buffers, by PyTorch's names and in its layout.
 * @example
 * const weights = await stateDict(new Linear(2, 3));
 * weights.get('weight')?.shape; // [3, 2]
 */
export async function stateDict(model: Module): Promise<Map<string, StateEntry>> {
  const dict = new Map<string, StateEntry>();
  for (const [name, state] of savedStates(model)) {
    const data = toFile(state.fileLayout, await state.data(), state.shape);
    const grid = gridOf(state);
    dict.set(name, {
      shape: fileShape(state.fileLayout, state.shape),
      dtype: state.dtype,
      data,
      ...(grid && { grid }),
    });
  }
  return dict;
}

/** A model that can use weights of another shape than its own, such as positions for another image size. */
export interface AdaptsWeights {
  /** The dict with what does not fit converted, as far as that is possible. */
  adaptWeights(dict: StateDict): StateDict;
}

const adaptsWeights = (model: Module): model is Module & AdaptsWeights => 'adaptWeights' in model;

/** The dict as the model, and every model within it, can use it. */
function adapted(model: Module, given: StateDict): StateDict {
  let dict = given;
  for (const [name, module] of model.namedModules()) {
    if (!adaptsWeights(module)) continue;
    const prefix = name === '' ? '' : `${name}.`;
    const own = [...dict].filter(([key]) => key.startsWith(prefix));
    const fitted = module.adaptWeights(new Map(own.map(([key, entry]) => [key.slice(prefix.length), entry])));
    const others = [...dict].filter(([key]) => !key.startsWith(prefix));
    dict = new Map([...others, ...[...fitted].map(([key, entry]) => [prefix + key, entry] as const)]);
  }
  return dict;
}

/** Options of `loadStateDict`. */
export interface LoadStateDictOptions {
  /** Whether missing and unexpected names are errors. Default true. */
  readonly strict?: boolean;
  /** Whether weights of another shape are left out, so that the model keeps its own there, instead of being errors. Default false. */
  readonly ignoreMismatchedSizes?: boolean;
}

/**
 * Sets parameters and buffers from arrays in PyTorch's layout; nothing is changed when it throws. A batch norm whose `num_batches_tracked`
 * the dict lacks keeps its own, as in PyTorch: files from before that counter have none.
 * @returns which weights were set, and which were not
 * @throws ValueError that lists missing, unexpected and misshapen names
 * @example
 * const report = loadStateDict(new Linear(2, 3), await stateDict(new Linear(2, 3)));
 * report.matchedKeys; // ['weight', 'bias']
 */
export function loadStateDict(model: Module, given: StateDict, options: LoadStateDictOptions = {}): LoadReport {
  requireOptions('loadStateDict', options, ['strict', 'ignoreMismatchedSizes']);
  const { strict = true, ignoreMismatchedSizes = false } = options;
  const dict = adapted(model, given);
  const states = new Map(savedStates(model));
  const report = compare(states, dict, batchCounters(model));
  const problems = loadProblems({
    ...report,
    ...(!strict && { missingKeys: [], unexpectedKeys: [] }),
    ...(ignoreMismatchedSizes && { mismatched: [] }),
  });
  if (problems !== '') throw new ValueError(`loadStateDict: ${problems}`);
  for (const name of report.matchedKeys) {
    const [state, entry] = [states.get(name), dict.get(name)];
    if (!state || !entry) continue;
    const values = toMemory(state.fileLayout, converted(entry.data, state.dtype), state.shape);
    if (values === entry.data) state.set(values);
    else takeValues(state, values);
  }
  return report;
}

/** What `loadStateDict` would do, without doing it. @throws ValueError for an entry whose data do not fill its own shape */
export const compareStateDict = (model: Module, given: StateDict): LoadReport =>
  compare(new Map(savedStates(model)), adapted(model, given), batchCounters(model));

function batchCounters(model: Module): ReadonlySet<Parameter | Buffer> {
  const norms = [...model.namedModules()].map(([, module]) => module).filter((module) => module instanceof BatchNorm2d);
  return new Set(norms.filter((norm) => norm.trackRunningStats).map((norm) => norm.numBatchesTracked));
}

/**
 * What fits, and what does not.
 * @param optional may be missing
 * @throws ValueError for an entry whose data do not fill its own shape
 */
function compare(
  states: ReadonlyMap<string, Parameter | Buffer>,
  dict: StateDict,
  optional: ReadonlySet<Parameter | Buffer>,
): LoadReport {
  const matchedKeys: string[] = [];
  const missingKeys: string[] = [];
  const mismatched: MismatchedKey[] = [];
  for (const [name, state] of states) {
    const entry = dict.get(name);
    const expected = fileShape(state.fileLayout, state.shape);
    const grid = gridOf(state);
    if (!entry && optional.has(state)) continue;
    if (!entry) missingKeys.push(name);
    else if (!sameShape(entry.shape, expected)) mismatched.push({ name, found: entry.shape, expected });
    else if (entry.grid && grid && !sameShape(entry.grid, grid))
      mismatched.push({ name, found: entry.shape, expected, grids: { found: entry.grid, expected: grid } });
    else if (entry.data.length !== elementCount(expected))
      throw new ValueError(
        `loadStateDict: ${name} of shape ${formatShape(expected)} takes ${elementCount(expected)} values: got ${entry.data.length}`,
      );
    else matchedKeys.push(name);
  }
  const unexpectedKeys = [...dict.keys()].filter((name) => !states.has(name));
  return { matchedKeys, missingKeys, unexpectedKeys, mismatched };
}

/** The data, not copied where they are of that dtype. */
function converted(data: EngineArray, dtype: DType): EngineArray {
  if (dtype === 'float32') return data instanceof Float32Array ? data : new Float32Array(data);
  return data instanceof Int32Array ? data : new Int32Array(data);
}
