// One run of a model, watched: which layers were called with what, and who read which weights.

import type { Node } from '../graph/node.ts';
import { hooksOf, runningModules } from '../nn/forward-calls.ts';
import {
  BatchNorm2d,
  type Buffer,
  Conv2d,
  ConvTranspose2d,
  Linear,
  type Module,
  MultiBranchConv2d,
  type Parameter,
} from '../nn/index.ts';
import { watchReads } from '../nn/state-reads.ts';
import { type ForwardHook, whileHooked } from '../nn/tree.ts';
import { nodeOf, type TensorTree, tensorsOf } from '../tensor/internal.ts';

export type AffineLayer = Conv2d | ConvTranspose2d | Linear;

/** The kinds whose meaning fusion knows. */
const KINDS = [Conv2d, ConvTranspose2d, Linear, BatchNorm2d, MultiBranchConv2d] as const;
type Known = InstanceType<(typeof KINDS)[number]>;

/** Whether a module computes what its kind does: a class derived from it may have a forward of its own, a hook may change what it gives. */
export const isPlain = <M extends Module>(module: Module, kind: abstract new (...args: never) => M): module is M =>
  module instanceof kind && module.forward === kind.prototype.forward && hooksOf(module).length === 0;

export const isKnown = (module: Module): module is Known => KINDS.some((kind) => isPlain<Module>(module, kind));

export const isAffine = (module: Module): module is AffineLayer =>
  isPlain(module, Conv2d) || isPlain(module, ConvTranspose2d) || isPlain(module, Linear);

/** One that normalises by the batch, also in evaluation, is not a fixed scale. */
export const isFixedNorm = (module: Module): module is BatchNorm2d =>
  isPlain(module, BatchNorm2d) && module.trackRunningStats;

interface Call {
  readonly module: Known;
  readonly input: Node;
  readonly output: Node;
}

/** The modules whose forward was running when a weight or statistic was read, outermost first. */
interface Read {
  readonly state: Parameter | Buffer;
  readonly within: readonly Known[];
}

export interface Observation {
  readonly calls: readonly Call[];
  readonly reads: readonly Read[];
  readonly outputs: readonly Node[];
}

/** Runs the model without computing. */
export function observe(model: Module, run: () => TensorTree): Observation {
  const modules = new Set([...model.namedModules()].map(([, module]) => module).filter(isKnown));
  const states = new Set<unknown>(modules.size === 0 ? [] : [...model.namedStates()].map(([, state]) => state));
  const [calls, reads]: [Call[], Read[]] = [[], []];
  const isWatched = (module: unknown): module is Known => modules.has(module as Known);
  const noteRead = (state: unknown): void => {
    if (states.has(state)) reads.push({ state: state as Read['state'], within: runningModules().filter(isWatched) });
  };
  const noteCall: ForwardHook<Known> = (module, [x], y) => {
    calls.push({ module, input: nodeOf(x), output: nodeOf(y) });
  };
  const outputs = watchReads(noteRead, () => whileHooked(modules, noteCall, () => tensorsOf(run()).map(nodeOf)));
  return { calls, reads, outputs };
}

/**
 * Whether something else than the module and what is in it uses its weights as they are now: a forward that reads them, or calls a layer
 * within. A layer elsewhere that shares a weight does not count, since fusion gives each layer a weight of its own.
 */
export function isReadElsewhere(module: Known, { reads }: Observation): boolean {
  const own = new Set([...module.namedStates()].map(([, state]) => state));
  const inside = new Set<Module>([...module.namedModules()].map(([, part]) => part));
  const isBlock = module instanceof MultiBranchConv2d;
  return reads.some(({ state, within }) => {
    if (!own.has(state) || within.includes(module)) return false;
    // A block that shares a branch holds it itself.
    if (isBlock && within.some((other) => other instanceof MultiBranchConv2d)) return false;
    const reader = within[within.length - 1];
    return !reader || reader instanceof MultiBranchConv2d || inside.has(reader);
  });
}
