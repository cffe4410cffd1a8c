// What lazily built code wants done besides its results: state assignments and value checks. One set at a time; compile() swaps in its own.

import { ValueError } from '../base/errors.ts';
import type { Node } from '../graph/node.ts';
import type { Cell } from './cell.ts';

export interface ValueCheck {
  /** int32 scalar: not 0 when the values are wrong. */
  readonly violated: Node;
  readonly message: string;
}

export interface Pending {
  /** New value of each state's cell. */
  readonly assigned: Map<Cell, Node>;
  readonly checks: ValueCheck[];
  /** Plain values (a module's mode, say) that the traced function depends on. */
  readonly guards: Map<object, { readonly read: () => unknown; readonly value: unknown }>;
}

export const newPending = (): Pending => ({ assigned: new Map(), checks: [], guards: new Map() });

let current: Pending = newPending();
let tracing = false;

export const pending = (): Pending => current;
export const isTracing = (): boolean => tracing;

/** Hands over everything that is pending and starts afresh. */
export function takePending(): Pending {
  const taken = current;
  current = newPending();
  return taken;
}

export const NESTED =
  'compile: a compiled function was called while another one is being traced; call the plain function inside instead';

/** Runs `body` with its own set of effects, as compile() does. */
export function withPending<T>(own: Pending, body: () => T): T {
  if (tracing) throw new ValueError(NESTED);
  const outer = current;
  current = own;
  tracing = true;
  try {
    return body();
  } finally {
    current = outer;
    tracing = false;
  }
}

/** Notes that the function being traced depends on a plain value, so that a changed value traces again. */
export function guard<T>(owner: object, read: () => T): T {
  const value = read();
  if (tracing) current.guards.set(owner, { read, value });
  return value;
}
