// Where a model's time goes: milliseconds of each layer's kernels, forward and backward, and which limit of the machine they run into.

import type { Backend } from '../backend/interface.ts';
import { DeviceError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireRanges } from '../base/require.ts';
import { elementCount, type Shape } from '../base/shape.ts';
import { simplify } from '../compiler/simplify.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import { scopeOf } from '../graph/scope.ts';
import type { Module } from '../nn/index.ts';
import { inEvaluation, inTraining } from '../nn/modes.ts';
import { getBackend, type Tensor, tensor } from '../tensor/index.ts';
import { leafOf, nodeOf, runtime } from '../tensor/internal.ts';
import { layerTree, withBelow } from './layer-tree.ts';
import { type ModuleWork, workByModule } from './layer-work.ts';
import { type MachineLimits, MEMORY_BYTES, measureMachine } from './machine.ts';
import {
  abstractInputs,
  argumentsOf,
  describedInputs,
  filledInputs,
  type InputDescription,
  type ModelArgument,
  type ModelInput,
} from './model-input.ts';
import { gradientGraph, type PlannedGraph, type PlannedItem, planGraph } from './plan.ts';
import { nameOf } from './profile.ts';
import type { AnalysisReport } from './report.ts';
import { requireModel } from './require-input.ts';
import { runKernels } from './run-kernels.ts';
import { countedNodes, type ModelTrace, traceModel } from './trace.ts';

/** Options of `measureTime`. */
export interface TimeOptions {
  /** Runs of which the shortest counts, for each kernel; fewer where they take more than some seconds. Default 5. */
  readonly runs?: number;
  /** Whether the backward pass is measured, too. Default true. */
  readonly backward?: boolean;
  /** What the times are compared with. Default: measured. */
  readonly machine?: MachineLimits;
}

/** What keeps kernels from running faster: the machine's arithmetic, its memory, or neither of them, but starting and waiting. */
export type TimeLimit = 'arithmetic' | 'memory' | 'overhead';

/** Time of one pass through a layer with all that is in it. */
export interface PassTime {
  /** Sum over the layer's kernels, each by its shortest run. */
  readonly milliseconds: number;
  /** Part of the time of all kernels of the pass, 0…1. */
  readonly share: number;
  /** Exact operations of what these kernels compute, as `profileModel` counts them: by formula, whatever the algorithm. */
  readonly flops: number;
  /** Bytes that have to move at least: each input and each weight once, each result once, of every layer. */
  readonly bytes: number;
  /** `flops` over the time. */
  readonly gigaflopsPerSecond: number;
  /** `bytes` over the time. */
  readonly gigabytesPerSecond: number;
  /** Time that the slower of the machine's arithmetic and memory would take, over time taken: 0…1. */
  readonly attained: number;
  /**
   * Why it took less than that, where it did. 'cache': its data fit a cache, which is faster than memory; 'algorithm': its kernels need fewer operations than the
   * formula (Winograd's, for convolutions of 3×3); 'limit': neither, so that the machine was slower when its limits were measured. Null otherwise.
   */
  readonly beyond: 'cache' | 'algorithm' | 'limit' | null;
  /** What is nearest to the machine's limit. */
  readonly limit: TimeLimit;
}

/** The time of one layer, forward and backward. */
export interface LayerTime {
  /** Dotted name; '' for the whole model. */
  readonly name: string;
  /** Class of the layer. */
  readonly type: string;
  /** 0 for the model, 1 for the layers in it, and so on. */
  readonly depth: number;
  /** Null where the layer has no kernels. */
  readonly forward: PassTime | null;
  /** Null where the layer has no kernels, or the pass was not measured. */
  readonly backward: PassTime | null;
  /** Layers whose kernels of the forward pass do this one's work, or part of it, along the way. */
  readonly fusedInto: readonly string[];
}

/** The time of a whole pass. */
export interface WholeTime {
  /** Of a Program of all kernels, without a stop between them. */
  readonly milliseconds: number;
  /** How many are run. */
  readonly kernels: number;
}

/** What `measureTime` gives. */
export interface ModelTime extends AnalysisReport<'time'> {
  /** Class of the model, or the name that `createModel` knows. */
  readonly model: string;
  /** What the model read, such as `[1, 224, 224, 3]`; of several inputs the first. */
  readonly inputShape: Shape;
  /** Each argument of its forward. */
  readonly inputs: readonly InputDescription[];
  /** What computed it: threads, SIMD level. */
  readonly backend: string;
  /** What the times are compared with. */
  readonly machine: MachineLimits;
  /** In evaluation mode. */
  readonly forward: WholeTime;
  /** Forward and backward in training mode; null where it was not asked for, or the model cannot train on this input. */
  readonly training: WholeTime | null;
  /** Why it cannot. */
  readonly trainingError: string | null;
  /** The model first, then each layer before those in it, as in `profileModel`'s report. */
  readonly layers: readonly LayerTime[];
}

/**
 * Milliseconds of every kernel of a model on the backend in use: the forward pass in evaluation mode, the backward pass in training mode,
 * with gradients of all weights. A kernel's time belongs to the layer of its main result; layers that are computed along the way
 * (`fusedInto`) have none of their own. Weights that have no values yet are not made: the same number stands for all of them.
 * @param input as `profileModel` takes it: of a shape, the input is made of fixed random numbers; of a tensor, it has its values
 * @throws DeviceError on a backend other than 'wasm'; otherwise as `profileModel`
 * @example
 * const { layers } = await measureTime(new Sequential(new Linear(4, 2)), [1, 4], { runs: 1 });
 */
export async function measureTime(model: Module, input: ModelInput, options: TimeOptions = {}): Promise<ModelTime> {
  requireOptions('measureTime', options, ['runs', 'backward', 'machine']);
  const { runs = 5, backward = true } = options;
  requireRanges('measureTime', { runs }, { runs: 'count' });
  requireModel('measureTime', model);
  const inputs = argumentsOf('measureTime', input);
  const backend = await getBackend();
  if (backend.name !== 'wasm')
    throw new DeviceError(`measureTime: needs the backend 'wasm': got '${backend.name}'; call setBackend('wasm')`);
  const machine = options.machine ?? (await measureMachine());
  const forward = await inEvaluation(model, () => measuredForward(backend, model, inputs, runs));
  const training = backward ? await measuredTraining(backend, model, inputs, runs) : { pass: null, error: null };
  const tree = layerTree(model, { calls: forward.trace.calls, nodes: [] });
  const total = { forward: sumOf(forward.pass, false), backward: training.pass ? sumOf(training.pass, true) : NOTHING };
  return {
    kind: 'time',
    version: 1,
    model: nameOf(model),
    inputShape: inputs[0].shape,
    inputs: describedInputs(inputs),
    backend: backend.description,
    machine,
    forward: { milliseconds: forward.pass.whole, kernels: forward.pass.items.length },
    training: training.pass && { milliseconds: training.pass.whole, kernels: training.pass.items.length },
    trainingError: training.error,
    layers: tree.map(({ name, module, depth }, i): LayerTime => {
      const names = new Set(withBelow(tree, i).map((part) => part.name));
      const own = training.pass ? sumOf(training.pass, true, names) : NOTHING;
      return {
        name,
        type: module.constructor.name,
        depth,
        forward: passTime(sumOf(forward.pass, false, names), total.forward, machine),
        backward: passTime(own, total.backward, machine),
        fusedInto: [...new Set(hostsOf(forward.pass, names))],
      };
    }),
  };
}

interface MeasuredItem {
  readonly name: string;
  readonly backward: boolean;
  readonly fused: readonly string[];
  readonly milliseconds: number;
}

interface MeasuredPass {
  readonly items: readonly MeasuredItem[];
  readonly whole: number;
  /** By name of the module whose kernels do it. */
  readonly work: ReadonlyMap<string, ModuleWork>;
}

/** Also an elementwise kernel that does both passes at once, as that of an activation at the model's end. */
const worksBackward = ({ item, scope, fused }: PlannedItem): boolean =>
  scope?.backward === true ||
  ((item.kernel.kind === 'map' || item.kernel.kind === 'reduce') && fused.some(({ backward }) => backward));

async function measured(
  backend: Backend,
  graph: PlannedGraph,
  outputs: ModelTrace['nodes'],
  counted: ModelTrace['nodes'],
  runs: number,
  isWanted: (item: PlannedItem) => boolean,
): Promise<MeasuredPass> {
  const times = await runtime.turns.run(() => runKernels(backend, graph, outputs, runs, isWanted));
  const items = graph.items.map(
    ({ scope, fused }, i): MeasuredItem => ({
      name: scope?.name ?? '',
      backward: worksBackward(graph.items[i]),
      fused: fused.map(({ name }) => name),
      milliseconds: times.items[i],
    }),
  );
  return { items, whole: times.whole, work: workByModule(graph, counted, isWanted) };
}

async function measuredForward(backend: Backend, model: Module, inputs: readonly ModelArgument[], runs: number) {
  const filled = await filledInputs(inputs, randomTensor);
  try {
    const trace = traceModel('measureTime', model, filled, 'auto');
    const outputs = trace.outputs.map(nodeOf);
    const pass = await measured(
      backend,
      planGraph(backend, outputs),
      outputs,
      forwardNodes(model, inputs),
      runs,
      () => true,
    );
    return { trace, pass };
  } finally {
    for (const input of filled) input.dispose();
  }
}

async function measuredTraining(
  backend: Backend,
  model: Module,
  inputs: readonly ModelArgument[],
  runs: number,
): Promise<{ readonly pass: MeasuredPass | null; readonly error: string | null }> {
  const made: Tensor[] = [];
  const make = (shape: Shape): Tensor => {
    made.push(randomTensor(shape));
    return made[made.length - 1];
  };
  try {
    return await inTraining(model, async () => {
      const filled = await filledInputs(inputs, randomTensor);
      made.push(...filled);
      const trace = traceModel('measureTime', model, filled, 'auto');
      const { outputs } = gradientGraph(trace, model.parameters(), make);
      const counted = backwardNodes(model, inputs);
      const pass = await measured(backend, planGraph(backend, outputs), outputs, counted, runs, worksBackward);
      return { pass, error: null };
    });
  } catch (error) {
    // Such as a batch norm that is given a single value per channel, or too little memory for gradients.
    if (!(error instanceof Error)) throw error;
    return { pass: null, error: error.message };
  } finally {
    for (const values of made) values.dispose();
  }
}

/** As `profileModel` counts them: convolutions as the layers define them, and only what depends on the input. */
function forwardNodes(model: Module, inputs: readonly ModelArgument[]): readonly Node[] {
  return countedNodes(traceModel('measureTime', model, abstractInputs(inputs)));
}

/** Of the gradient as the compiler simplifies it, which has no formula of its own. */
function backwardNodes(model: Module, inputs: readonly ModelArgument[]): readonly Node[] {
  const trace = traceModel('measureTime', model, abstractInputs(inputs));
  const { outputs } = gradientGraph(trace, model.parameters());
  const simple = simplify({ outputs, updates: [], leaf: leafOf });
  return topologicalOrder(simple.outputs).filter((node) => scopeOf(node)?.backward === true);
}

/** The same numbers in −1…1 each time: what they are does not change how long it takes. */
function randomTensor(shape: Shape): Tensor {
  const values = new Float32Array(elementCount(shape));
  let state = 1;
  for (let i = 0; i < values.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    values[i] = state / 2 ** 31;
  }
  return tensor(values, shape);
}

interface Sum extends ModuleWork {
  readonly milliseconds: number;
  /** Of the module among them that moves most. */
  readonly largestBytes: number;
}

const NOTHING: Sum = { milliseconds: 0, flops: 0, bytes: 0, largestBytes: 0, hasShortcut: false };

/** Of the items of one direction, of these names or of all. */
function sumOf({ items, work }: MeasuredPass, backward: boolean, names?: ReadonlySet<string>): Sum {
  const isOne = (name: string): boolean => !names || names.has(name);
  const milliseconds = items
    .filter((item) => item.backward === backward && isOne(item.name))
    .reduce((sum, item) => sum + item.milliseconds, 0);
  const own = [...work].flatMap(([name, one]) => (isOne(name) ? [one] : []));
  return {
    milliseconds,
    flops: own.reduce((sum, { flops }) => sum + flops, 0),
    bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
    largestBytes: own.reduce((most, { bytes }) => Math.max(most, bytes), 0),
    hasShortcut: own.some(({ hasShortcut }) => hasShortcut),
  };
}

/** Below this part of what the limits allow, neither of them is what holds it up. */
const LEAST_ATTAINED = 0.25;

function passTime(own: Sum, total: Sum, machine: MachineLimits): PassTime | null {
  if (own.milliseconds === 0) return null;
  const seconds = own.milliseconds / 1000;
  const arithmetic = own.flops / (machine.gigaflopsPerSecond * 1e9);
  const traffic = own.bytes / (machine.gigabytesPerSecond * 1e9);
  const allowed = Math.max(arithmetic, traffic);
  const attained = Math.min(1, allowed / seconds);
  return {
    milliseconds: own.milliseconds,
    share: own.milliseconds / total.milliseconds,
    flops: own.flops,
    bytes: own.bytes,
    gigaflopsPerSecond: own.flops / seconds / 1e9,
    gigabytesPerSecond: own.bytes / seconds / 1e9,
    attained,
    beyond: allowed <= seconds ? null : reasonBeyond(own, { arithmetic, traffic }, seconds),
    limit: attained < LEAST_ATTAINED ? 'overhead' : arithmetic >= traffic ? 'arithmetic' : 'memory',
  };
}

/** Why a pass took less time than the machine's limits allow. */
function reasonBeyond(
  { largestBytes, hasShortcut }: Sum,
  { arithmetic, traffic }: { readonly arithmetic: number; readonly traffic: number },
  seconds: number,
): PassTime['beyond'] {
  // The limit of memory is that of more than caches hold.
  if (traffic > seconds && largestBytes >= MEMORY_BYTES) return 'limit';
  if (arithmetic > seconds) return hasShortcut ? 'algorithm' : 'limit';
  return 'cache';
}

/** Layers outside of `names` whose kernels do some of their work. */
const hostsOf = ({ items }: MeasuredPass, names: ReadonlySet<string>): string[] =>
  items
    .filter(({ name, fused }) => !names.has(name) && fused.some((other) => names.has(other)))
    .map(({ name }) => name);
