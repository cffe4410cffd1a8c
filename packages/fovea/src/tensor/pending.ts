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
  readonly guards: { readonly read: () => unknown; readonly value: unknown }[];
  /** Whether the graph is to be run here, or written for another runtime. */
  readonly purpose: Purpose;
}

type Purpose = 'run' | 'export';

export const newPending = (purpose: Purpose = 'run'): Pending => ({
  assigned: new Map(),
  checks: [],
  guards: [],
  purpose,
});

let current: Pending = newPending();
let tracing = false;

export const pending = (): Pending => current;
export const isTracing = (): boolean => tracing;
/** Whether what is traced will run elsewhere: what is only faster in this engine is not wanted then. */
export const isExporting = (): boolean => tracing && current.purpose === 'export';

/** Assignments that are being carried out. */
let underWay: Pending['assigned'] = new Map();

/** The new value of a state's cell, if there is one that is not there yet. */
export const assignedValue = (cell: Cell): Node | undefined => current.assigned.get(cell) ?? underWay.get(cell);

/** Forgets the new value of a state's cell. */
export function dropAssigned(cell: Cell): void {
  current.assigned.delete(cell);
  underWay.delete(cell);
}

/** Carries out everything that is pending. Whoever reads a state meanwhile gets its new value. */
export async function carryOut<T>(work: (effects: Pending) => Promise<T>): Promise<T> {
  const effects = current;
  current = newPending();
  underWay = effects.assigned;
  try {
    return await work(effects);
  } finally {
    underWay = new Map();
  }
}

let lastTurn: Promise<unknown> = Promise.resolve();

/** Lets `work` begin when all that was begun before is done: a run must find the states as the one before it left them. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => {});
  return turn;
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
export function guard<T>(read: () => T): T {
  const value = read();
  if (tracing) current.guards.push({ read, value });
  return value;
}
