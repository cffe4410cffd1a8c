// How the cases of fixtures/tensors.json call the methods of Tensor, and the functions beside it, that they are of.

import type { Tensor } from '../src/index.ts';
import * as root from '../src/index.ts';
import type { Call } from './cases.ts';

type Named = Readonly<Record<string, unknown>>;

/** A method that takes the case's options one by one, in the order of the names; the others go into its last argument. */
const method =
  (name: keyof Tensor, ...order: readonly string[]): Call =>
  (inputs, options) => {
    const [x, ...others] = inputs;
    const { part, ...given } = options as Named;
    const args = order.map((key) => numberOf(given[key]));
    const rest = Object.fromEntries(Object.entries(given).filter(([key]) => !order.includes(key)));
    const all = [...others, ...args, ...(Object.keys(rest).length > 0 ? [rest] : [])];
    return partOf((x[name] as (...args: unknown[]) => unknown)(...all), part);
  };

/** The file has no infinity. */
const numberOf = (value: unknown): unknown =>
  value === 'inf' ? Number.POSITIVE_INFINITY : value === '-inf' ? Number.NEGATIVE_INFINITY : value;

const partOf = (result: unknown, part: unknown): Tensor =>
  (part === undefined ? result : (result as Tensor[])[part as number]) as Tensor;

const unary = (...names: readonly (keyof Tensor)[]): Record<string, Call> =>
  Object.fromEntries(names.map((name) => [name, method(name)]));

const CALLS: Readonly<Record<string, (inputs: readonly Tensor[], options: Named) => Tensor>> = {
  ...unary('ceil', 'trunc', 'round', 'sign', 'isNaN', 'isFinite', 'log2', 'log10', 'log1p', 'expm1', 'clip', 'matmul'),
  pow: method('pow', 'exponent'),
  'pow.tensor': method('pow'),
  div: method('div'),
  var: method('var', 'axes'),
  std: method('std', 'axes'),
  norm: method('norm', 'p', 'axes'),
  any: method('any', 'axes'),
  all: method('all', 'axes'),
  prod: method('prod', 'axes'),
  argmin: method('argmin', 'axis'),
  cumsum: method('cumsum', 'axis'),
  cumprod: method('cumprod', 'axis'),
  argsort: method('argsort', 'axis'),
  sort: ([x], { axis, ...more }: Named) => x.sort(axis as number, more).values,
  'sort.indices': ([x], { axis, ...more }: Named) => x.sort(axis as number, more).indices,
  topk: ([x], { k, axis, ...more }: Named) => x.topk(k as number, axis as number, more).values,
  'topk.indices': ([x], { k, axis }: Named) => x.topk(k as number, axis as number).indices,
  gatherElements: method('gatherElements', 'axis'),
  scatterElements: method('scatterElements', 'axis'),
  squeeze: method('squeeze', 'axes'),
  unsqueeze: method('unsqueeze', 'axis'),
  flatten: method('flatten', 'start', 'end'),
  split: method('split', 'sizes', 'axis'),
  chunk: method('chunk', 'count', 'axis'),
  repeat: ([x], options) => x.repeat(...(options.counts as number[])),
  repeatInterleave: method('repeatInterleave', 'count', 'axis'),
  roll: method('roll', 'shift', 'axis'),
  tril: method('tril', 'diagonal'),
  triu: method('triu', 'diagonal'),
  einsum: (inputs, options) => root.einsum(options.equation as string, ...inputs),
  arange: (_, { start, stop, step }: Named) => root.arange(start as number, stop as number, step as number),
  linspace: (_, { start, stop, steps }: Named) => root.linspace(start as number, stop as number, steps as number),
  eye: (_, { rows, columns }: Named) => root.eye(rows as number, columns as number),
  meshgrid: (inputs, { part, ...options }: Named) => partOf(root.meshgrid(inputs, options), part),
};

/** By the names in fixtures/tensors.json; what follows a dot says which result is compared, or which kind of argument. */
export const TENSORS = CALLS as Readonly<Record<string, Call>>;
