// What L-BFGS keeps from step to step, and how it is saved: under torch.optim's names, all of it as float32.

import { ShapeError, ValueError } from '../base/errors.ts';
import { elementCount, formatShape, type Shape, sameShape } from '../base/shape.ts';
import { type CurvaturePair, pairOf } from './curvature-pairs.ts';
import type { OptimizerEntry } from './kept-values.ts';

/** All values are float32's, so that what is loaded goes on to the same bits. */
export interface LbfgsState {
  readonly evaluations: number;
  readonly iterations: number;
  /** Undefined before the first iteration. */
  readonly last: LastIteration | undefined;
}

/** What the next iteration goes on from. */
export interface LastIteration {
  readonly direction: Float32Array;
  /** Step length along it. */
  readonly length: number;
  readonly pairs: readonly CurvaturePair[];
  /** Where the iteration started. */
  readonly gradient: Float32Array;
}

export const FRESH: LbfgsState = { evaluations: 0, iterations: 0, last: undefined };

const scalar = (value: number): OptimizerEntry => ({ shape: [], data: Float32Array.of(value) });

/** Copies, under `0.<name in torch.optim>`, as the state counts as the first parameter's there. */
export function saved({ evaluations, iterations, last }: LbfgsState): Map<string, OptimizerEntry> {
  if (evaluations === 0) return new Map();
  const dict = new Map([
    ['0.func_evals', scalar(evaluations)],
    ['0.n_iter', scalar(iterations)],
  ]);
  if (!last) return dict;
  const { direction, length, pairs, gradient } = last;
  dict.set('0.d', { shape: [direction.length], data: direction.slice() });
  dict.set('0.t', scalar(length));
  dict.set('0.prev_flat_grad', { shape: [gradient.length], data: gradient.slice() });
  if (pairs.length === 0) return dict;
  const shape = [pairs.length, direction.length];
  dict.set('0.old_dirs', { shape, data: joined(pairs.map(({ change }) => change)) });
  dict.set('0.old_stps', { shape, data: joined(pairs.map(({ step }) => step)) });
  return dict;
}

/** @throws ValueError, ShapeError for what is not the state of an L-BFGS with as many values, and as many pairs at most */
export function restored(dict: ReadonlyMap<string, OptimizerEntry>, size: number, historySize: number): LbfgsState {
  if (dict.size === 0) return FRESH;
  const iterations = dict.get('0.n_iter')?.data[0] ?? 0;
  const count = (dict.get('0.old_dirs') ?? dict.get('0.old_stps'))?.shape[0] ?? 0;
  const counts: Record<string, Shape> = { '0.func_evals': [], '0.n_iter': [] };
  const vectors = { '0.d': [size], '0.t': [], '0.prev_flat_grad': [size] };
  const history = count === 0 ? {} : { '0.old_dirs': [count, size], '0.old_stps': [count, size] };
  requireShapes(dict, iterations === 0 ? counts : { ...counts, ...vectors, ...history });
  if (count > historySize)
    throw new ValueError(`LBFGS: the saved state holds ${count} steps; historySize is ${historySize}`);
  // Copies: the entries are the caller's.
  const values = (name: string): Float32Array => Float32Array.from(dict.get(name)?.data ?? []);
  const evaluations = values('0.func_evals')[0];
  if (iterations === 0) return { evaluations, iterations, last: undefined };
  const [changes, steps] = [values('0.old_dirs'), values('0.old_stps')];
  const pairs = Array.from({ length: count }, (_, i) => {
    const [from, to] = [i * size, (i + 1) * size];
    return pairOf(steps.slice(from, to), changes.slice(from, to));
  });
  const last = { direction: values('0.d'), length: values('0.t')[0], pairs, gradient: values('0.prev_flat_grad') };
  return { evaluations, iterations, last };
}

function requireShapes(dict: ReadonlyMap<string, OptimizerEntry>, shapes: Readonly<Record<string, Shape>>): void {
  const names = Object.keys(shapes);
  const missing = names.filter((name) => !dict.has(name));
  if (missing.length > 0)
    throw new ValueError(`LBFGS: the saved state lacks ${missing.join(', ')}: got ${[...dict.keys()].join(', ')}`);
  for (const [name, { shape, data }] of dict) {
    const expected = shapes[name];
    if (!expected)
      throw new ValueError(`LBFGS: the saved value ${name} is another optimiser's; this one keeps ${names.join(', ')}`);
    if (!sameShape(expected, shape) || data.length !== elementCount(shape)) {
      throw new ShapeError(
        `LBFGS: the saved value ${name} has shape ${formatShape(shape)} and ${data.length} values; expected ${formatShape(expected)}`,
      );
    }
  }
}

/** The vectors one after the other. */
export function joined(parts: readonly ArrayLike<number>[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
