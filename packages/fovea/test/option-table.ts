// What a table of misspelt options has to say of every export of a module, by the exports' types.

import type * as features from '../src/features/index.ts';
import type * as root from '../src/index.ts';
import type * as io from '../src/io/index.ts';
import type * as nn from '../src/nn/index.ts';
import type * as optim from '../src/optim/index.ts';

type Value = string | number | boolean | bigint | symbol | null | undefined;
/** What a last argument can be without being options. */
type NoOptions =
  | (Value | ((...args: never) => unknown) | readonly unknown[] | ArrayLike<unknown> | Iterable<unknown>)
  | (
      | root.Tensor
      | root.State
      | root.Generator
      | nn.Module
      | optim.LBFGS
      | optim.Optimizer
      | features.Matrix
      | features.SparseMatrix
    )
  | (io.ByteSource | AbortSignal | Blob | Awaited<ReturnType<typeof root.getBackend>>);

type Arguments<F> = F extends abstract new (
  ...args: infer A
) => unknown
  ? A
  : F extends (...args: infer A) => unknown
    ? A
    : never;
type Last<A> = A extends readonly unknown[]
  ? Required<A> extends readonly [...unknown[], infer L]
    ? L
    : never
  : never;

/** Calls with the misspelt option among those that are needed. */
export type Call = (wrong: object) => unknown;
/** 'none': takes no options; 'data': what it takes last is an object of data, not of options. */
type Entry<F> = [Exclude<Last<Arguments<F>>, NoOptions>] extends [never] ? 'none' : Call | 'data';
type Callable = ((...args: never) => unknown) | (abstract new (...args: never) => unknown);
export type Table<M> = { readonly [K in keyof M as M[K] extends Callable ? K : never]: Entry<M[K]> };
