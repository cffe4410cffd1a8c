// Channel pruning: a model in, a smaller one out that lacks its least important channels, wherever layers are tied.

import { FoveaError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireCounts, requireNumber, requireOneOf, requireRange } from '../base/require.ts';
import { elementCount, type Shape } from '../base/shape.ts';
import { ImageModel } from '../models/index.ts';
import { cloneModule } from '../nn/clone.ts';
import type { Module } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { withConvAlgorithm } from '../ops/index.ts';
import { type Tensor, tensor } from '../tensor/index.ts';
import { cellOfState, nodeOf, type TensorTree, tensorsOf } from '../tensor/internal.ts';
import { type ChannelCriterion, type Place, type StateValues, scoreUnits } from './channel-scores.ts';
import { ChannelUnits, FIXED } from './channel-units.ts';
import { inputShapeOf } from './input-shape.ts';
import {
  isPrunable,
  type LayerWidths,
  type PrunableLayer,
  setLayerWidths,
  widthsBy,
  widthsOf,
} from './layer-widths.ts';
import { type ModelCost, modelCost } from './measure.ts';
import { relativeDifference } from './relative-difference.ts';
import { type Numbers, type SliceSets, shapeWithout, withoutSlices, withZeroSlices } from './slices.ts';

/** Options of `pruneChannels`. */
export interface PruneChannelsOptions {
  /** Part of the channels that can go which is taken out, from 0 up to 1. */
  readonly ratio: number;
  /** How channels are compared. Default 'magnitude'. */
  readonly criterion?: ChannelCriterion;
  /** Whether `ratio` is that of the model, in which unimportant layers lose more, or of every layer. Default 'global'. */
  readonly scope?: 'global' | 'layer';
  /** The number of channels that a layer keeps is a multiple of this, where it loses any. Default 1; 8 suits the kernels. */
  readonly roundTo?: number;
  /** What the model reads, such as `[1, 224, 224, 3]`. Default: of a model of `createModel`, one image of its size. */
  readonly inputShape?: Shape;
  /** Largest difference of the outputs from the model's with those channels at 0, relative to the largest output, that passes. Default 1e-4. */
  readonly tolerance?: number;
  /** Timed runs before and after; the shortest counts. Default 10. */
  readonly runs?: number;
}

/** What `pruneChannels` reports. */
export interface PruneChannelsReport {
  /** Channels that could go. Those that layers share, as along a residual path, count once. */
  readonly candidates: number;
  /** Channels that are gone. */
  readonly removed: number;
  /** Widths of the layers that are smaller, as they were. */
  readonly widthsBefore: LayerWidths;
  /** Widths of the layers that are smaller, as they are. */
  readonly widthsAfter: LayerWidths;
  /** Largest difference on random input from the model given with the channels at 0, relative to the largest output. */
  readonly difference: number;
  /** What the model given costs. */
  readonly before: ModelCost;
  /** What the pruned model costs. */
  readonly after: ModelCost;
}

/** Channels that go together, and how much they matter. */
interface Unit {
  readonly places: readonly Place[];
  readonly score: number;
}

/** Prunable layers by name, their weights and statistics, and the units of these. */
interface Plan {
  readonly layers: ReadonlyMap<string, PrunableLayer>;
  readonly states: ReadonlyMap<string, StateValues>;
  readonly units: readonly (readonly Place[])[];
}

/**
 * A copy of the model, in evaluation mode, without the channels that matter least. Channels that a residual sum, a gate or a depthwise convolution
 * ties go together, in all layers that hold them; what is no plain channel stays, such as inputs, classes, grouped channels, and those that a layer
 * norm or an attention reads. Every layer keeps at least one. The copy is compared with the model given whose channels are at 0, its cost is measured,
 * and it trains on like any other; `saveModel` and `loadModel` keep its widths.
 * @throws ValueError for a ratio below 0 or from 1 on, a model with hooks, one in which no channel can go, one of one's own without `inputShape`, or
 * outputs that differ by more than the tolerance
 * @paper Li et al., arXiv:1608.08710; Liu et al., arXiv:1708.06519; Fang et al., arXiv:2301.12900
 * @example
 * const network = createModel('resnet18', { numClasses: 10, smallImage: true, imageSize: 32 });
 * const { report } = await pruneChannels(network, { ratio: 0.5, runs: 1 });
 * report.after.parameters < 0.5 * report.before.parameters; // true
 */
export async function pruneChannels<M extends Module>(
  model: M,
  options: PruneChannelsOptions,
): Promise<{ readonly model: M; readonly report: PruneChannelsReport }> {
  const settings = checked(model, options);
  const { inputShape, tolerance, runs } = settings;
  return inEvaluation(model, async () => {
    const plan = await planOf(model, inputShape);
    const candidates = candidatesOf(plan, settings.criterion);
    const gone = candidates.length === 0 ? [] : choose(candidates, settings);
    if (candidates.length === 0)
      throw new ValueError(
        `pruneChannels: ${model.constructor.name} has no channels that can go by '${settings.criterion}': everything it holds is read by something that needs all of it`,
      );
    const removed = removedPlaces(gone);
    const widthsAfter = newWidths(plan, removed);
    const pruned = await withoutChannels(model, plan, removed, widthsAfter);
    const masked = await withZeros(model, plan, removed);
    const difference = await relativeDifference(
      inputShape,
      (x) => masked.forward(x),
      (x) => runSmaller(pruned, x),
    );
    if (!(difference <= tolerance))
      throw new ValueError(
        `pruneChannels: the smaller model's outputs differ by ${difference.toExponential(1)} of the largest one from those of the model with the channels at 0, more than the tolerance ${tolerance}; something in it depends on the number of channels`,
      );
    const widthsBefore = Object.fromEntries(
      Object.keys(widthsAfter).map((name) => [name, widthsOf(plan.layers.get(name) as PrunableLayer)]),
    );
    const report = {
      ...{ candidates: candidates.length, removed: gone.length, widthsBefore, widthsAfter, difference },
      ...{ before: await modelCost(model, inputShape, runs), after: await modelCost(pruned, inputShape, runs) },
    };
    return { model: pruned, report };
  });
}

/** @throws ValueError where its code expects the channels that are gone */
function runSmaller(pruned: Module, x: Tensor): unknown {
  try {
    return pruned.forward(x);
  } catch (error) {
    if (!(error instanceof FoveaError)) throw error;
    throw new ValueError(
      `pruneChannels: the smaller model does not run: ${error.message}; its forward counts on the number of channels: take it from the shape of what it reads`,
      { cause: error },
    );
  }
}

function checked(model: Module, options: PruneChannelsOptions): Required<PruneChannelsOptions> {
  const op = 'pruneChannels';
  requireOptions(op, options, ['ratio', 'criterion', 'scope', 'roundTo', 'inputShape', 'tolerance', 'runs']);
  const { criterion = 'magnitude', scope = 'global', roundTo = 1, tolerance = 1e-4, runs = 10 } = options;
  requireRange(op, 'ratio', options.ratio, 'fraction');
  requireOneOf(op, 'criterion', criterion, ['magnitude', 'batchNormScale']);
  requireOneOf(op, 'scope', scope, ['global', 'layer']);
  requireCounts(op, { roundTo, runs });
  requireNumber(op, 'tolerance', tolerance, 0);
  const inputShape = options.inputShape ?? inputShapeOf(op, model);
  return { ratio: options.ratio, criterion, scope, roundTo, inputShape, tolerance, runs };
}

async function planOf(model: Module, inputShape: Shape): Promise<Plan> {
  const layers = new Map(
    [...model.namedModules()].filter((entry): entry is [string, PrunableLayer] => isPrunable(entry[1])),
  );
  // Values, and no constant: what is the same everywhere ties nothing.
  const input = tensor(new Float32Array(elementCount(inputShape)), inputShape);
  const outputs = withConvAlgorithm('direct', () => tensorsOf(model.forward(input) as TensorTree)).map(nodeOf);
  const held = [...layers].flatMap(([name, layer]) =>
    Array.from(layer.namedStates(`${name}.`), ([state, value]) => ({ state, value, layer })),
  );
  const found = new ChannelUnits(outputs, new Set(held.map(({ value }) => cellOfState(value))));
  const states = new Map<string, StateValues>();
  const units = new Map<number, Place[]>();
  for (const { state, value, layer } of held) {
    states.set(state, { shape: value.shape, values: (await value.data()) as Numbers, layer });
    for (const [axis, own] of found.unitsOf(cellOfState(value)).entries())
      for (const [index, unit] of (own ?? []).entries()) {
        if (unit === FIXED) continue;
        const places = units.get(unit) ?? [];
        units.set(unit, places);
        places.push({ state, axis, index });
      }
  }
  return { layers, states, units: [...units.values()] };
}

function candidatesOf({ units, states }: Plan, criterion: ChannelCriterion): Unit[] {
  const scores = scoreUnits(units, states, criterion);
  return units.flatMap((places, i) => (scores[i] === undefined ? [] : [{ places, score: scores[i] }]));
}

/** The units that go: those of the lowest scores, as many as each layer can spare. */
function choose(candidates: readonly Unit[], { ratio, scope, roundTo }: Required<PruneChannelsOptions>): Unit[] {
  const byScore = (units: readonly Unit[]): Unit[] => [...units].sort((a, b) => a.score - b.score);
  const lowest = (units: readonly Unit[]): Unit[] => byScore(units).slice(0, Math.floor(ratio * units.length));
  const chosen = new Set(scope === 'global' ? lowest(candidates) : []);
  return [...familiesOf(candidates).values()].flatMap((family) => {
    const gone = scope === 'layer' ? lowest(family) : byScore(family).filter((unit) => chosen.has(unit));
    const kept = Math.max(1, family.length - gone.length);
    const rounded = gone.length === 0 ? family.length : Math.min(family.length, Math.ceil(kept / roundTo) * roundTo);
    return gone.slice(0, family.length - rounded);
  });
}

/** Units by the weights and axes that hold them: a layer's channels, or those of all layers along a residual path. */
function familiesOf(candidates: readonly Unit[]): ReadonlyMap<string, Unit[]> {
  const families = new Map<string, Unit[]>();
  for (const unit of candidates) {
    const key = [...new Set(unit.places.map(({ state, axis }) => `${state} ${axis}`))].join();
    const family = families.get(key) ?? [];
    families.set(key, family);
    family.push(unit);
  }
  return families;
}

/** Slices that go, by state. */
type Removed = ReadonlyMap<string, SliceSets>;

const NONE: SliceSets = new Map();

function removedPlaces(units: readonly Unit[]): Removed {
  const removed = new Map<string, Map<number, Set<number>>>();
  for (const { state, axis, index } of units.flatMap(({ places }) => places)) {
    const axes = removed.get(state) ?? new Map<number, Set<number>>();
    const indices = axes.get(axis) ?? new Set<number>();
    removed.set(state, axes.set(axis, indices.add(index)));
  }
  return removed;
}

/** Layers that lose channels, and how wide they are then. */
function newWidths({ layers, states }: Plan, removed: Removed): LayerWidths {
  const shapes = new Map(
    Array.from(states, ([name, { shape }]) => [name, shapeWithout(shape, removed.get(name) ?? NONE)]),
  );
  const smaller = new Set(Array.from(removed.keys(), (name) => (states.get(name) as StateValues).layer));
  return Object.fromEntries(
    [...layers]
      .filter(([, layer]) => smaller.has(layer))
      .map(([name, layer]) => [name, widthsBy(layer, (state) => shapes.get(`${name}.${state}`))]),
  );
}

async function withoutChannels<M extends Module>(
  model: M,
  { states }: Plan,
  removed: Removed,
  widths: LayerWidths,
): Promise<M> {
  const pruned = (await cloneModule(model, 'pruneChannels')).eval();
  setLayerWidths(pruned, widths);
  const fresh = new Map(pruned.namedStates());
  for (const [name, { values, shape }] of states)
    fresh.get(name)?.set(withoutSlices(values, shape, removed.get(name) ?? NONE));
  if (pruned instanceof ImageModel && pruned.architecture)
    pruned.architecture = {
      ...pruned.architecture,
      layerWidths: { ...pruned.architecture.layerWidths, ...widths },
    };
  return pruned;
}

/** A copy in which the channels give nothing; variances, which are divided by, stay. */
async function withZeros<M extends Module>(model: M, { states }: Plan, removed: Removed): Promise<M> {
  const masked = (await cloneModule(model, 'pruneChannels')).eval();
  for (const [name, state] of masked.namedStates()) {
    const held = states.get(name);
    const slices = removed.get(name);
    if (held && slices && !name.endsWith('running_var')) state.set(withZeroSlices(held.values, held.shape, slices));
  }
  return masked;
}
