// What lazily built code wants done besides its results: state assignments and value checks. One set at a time; a trace has its own.

import { ValueError } from '../base/errors.ts';
import type { Node } from '../graph/node.ts';
import type { Cell } from './cell.ts';

export interface ValueCheck {
  /** int32 scalar: not 0 when the values are wrong. */
  readonly violated: Node;
  readonly message: string;
}

/** By what rule pixels make other pixels: means of regions, copies, weights of the distance, or reads at positions that are computed. */
export type ResamplingRule = 'regionMeans' | 'nearest' | 'bilinear' | 'other' | 'grid';

/** An image that was resampled by a fixed rule, which other tools do not count as the products by which it is computed. */
export interface Resampling {
  readonly rule: ResamplingRule;
  readonly from: Node;
  readonly to: Node;
}

export interface Effects {
  /** New value of each state's cell. */
  readonly assigned: Map<Cell, Node>;
  readonly checks: ValueCheck[];
  /** Noted where the graph is only counted. */
  readonly resamplings: Resampling[];
  /** Plain values (a module's mode, say) that the traced function depends on. */
  readonly guards: { readonly read: () => unknown; readonly value: unknown }[];
  /** Whether the graph is to be run here, written for another runtime, or only counted. */
  readonly purpose: Purpose;
  /** Whether values were asked for, which a trace does not have: the promise that says so may be left alone. */
  wasRead: boolean;
}

type Purpose = 'run' | 'export' | 'count';

export const newEffects = (purpose: Purpose = 'run'): Effects => ({
  assigned: new Map(),
  checks: [],
  resamplings: [],
  guards: [],
  purpose,
  wasRead: false,
});

const READ =
  'compile: a value was asked for (data, item, realize) while tracing; return the tensor and read it outside';
const NESTED =
  'compile: a compiled function was called while another one is being traced; call the plain function inside instead';

/** The effects that are noted now, and those that are being carried out. */
export class EffectLog {
  private noted: Effects = newEffects();
  private tracing = false;
  /** Assignments that are being carried out. */
  private underWay: Effects['assigned'] = new Map();

  /** Where effects of what is built now go. */
  get current(): Effects {
    return this.noted;
  }

  /** Whether a function is being traced, in which no values exist. */
  get isTracing(): boolean {
    return this.tracing;
  }

  /** Whether what is traced will run elsewhere: what is only faster in this engine is not wanted then. */
  get isExporting(): boolean {
    return this.tracing && this.noted.purpose === 'export';
  }

  /** Whether what is traced is never run: work that known values save, such as a product of zeros, is to be in the graph. */
  get isCounting(): boolean {
    return this.tracing && this.noted.purpose === 'count';
  }

  /** Notes for those who count how an image was made from another. */
  noteResampling(resampling: Resampling): void {
    if (this.isCounting && resampling.from !== resampling.to) this.noted.resamplings.push(resampling);
  }

  /** @throws ValueError while a function is being traced */
  refuseNesting(): void {
    if (this.tracing) throw new ValueError(NESTED);
  }

  /** @throws ValueError while a function is being traced */
  refuseReading(): void {
    if (!this.tracing) return;
    this.noted.wasRead = true;
    throw new ValueError(READ);
  }

  /** Runs `body` with its own set of effects, as compile() does. @throws ValueError inside of another trace */
  trace<T>(own: Effects, body: () => T): T {
    this.refuseNesting();
    const outer = this.noted;
    this.noted = own;
    this.tracing = true;
    try {
      return body();
    } finally {
      this.noted = outer;
      this.tracing = false;
    }
  }

  /** Notes that the function being traced depends on a plain value, so that a changed value traces again. */
  guard<T>(read: () => T): T {
    const value = read();
    if (this.tracing) this.noted.guards.push({ read, value });
    return value;
  }

  /** The new value of a state's cell, if there is one that is not there yet. */
  assignedValue(cell: Cell): Node | undefined {
    return this.noted.assigned.get(cell) ?? this.underWay.get(cell);
  }

  /** Forgets the new value of a state's cell. */
  dropAssigned(cell: Cell): void {
    this.noted.assigned.delete(cell);
    this.underWay.delete(cell);
  }

  /** Carries out everything that was noted. Whoever reads a state meanwhile gets its new value. */
  async carryOut<T>(work: (effects: Effects) => Promise<T>): Promise<T> {
    const effects = this.noted;
    this.noted = newEffects();
    this.underWay = effects.assigned;
    try {
      return await work(effects);
    } finally {
      this.underWay = new Map();
    }
  }
}
