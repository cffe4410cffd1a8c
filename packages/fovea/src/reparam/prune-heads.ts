// Head pruning (Michel et al., arXiv:1905.10650): a model in, a smaller one out, whose attention layers lack the heads that were named.

import { ValueError } from '../base/errors.ts';
import { nearestName } from '../base/nearest-name.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireCounts, requireInteger, requireNumber } from '../base/require.ts';
import type { Shape } from '../base/shape.ts';
import { type AttentionLayer, attentionLayers, whileAttending } from '../models/attention-layers.ts';
import { type Architecture, ImageModel } from '../models/index.ts';
import { cloneModule } from '../nn/clone.ts';
import { Linear, type Module, type Parameter } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { type Tensor, tensor } from '../tensor/index.ts';
import { inputShapeOf } from './input-shape.ts';
import { type ModelCost, modelCost } from './measure.ts';
import { relativeDifference } from './relative-difference.ts';

/** Heads by the dotted name of their attention layer, counted from 0, such as `{ 'blocks.0.attn': [1, 2] }`. */
export type HeadLists = Readonly<Record<string, readonly number[]>>;

/** Options of `pruneHeads`. */
export interface PruneHeadsOptions {
  /** What the model reads, such as `[1, 224, 224, 3]`. Default: of a model of `createModel`, one image of its size. */
  readonly inputShape?: Shape;
  /** Largest difference of the outputs from the model's with those heads masked, relative to the largest output, that passes. Default 1e-4. */
  readonly tolerance?: number;
  /** Timed runs before and after; the shortest counts. Default 10. */
  readonly runs?: number;
}

/** What `pruneHeads` reports. */
export interface PruneHeadsReport {
  /** Heads that are gone, by layer. */
  readonly removed: HeadLists;
  /** Heads of all layers, before and after. */
  readonly headsBefore: number;
  /** Heads of all layers, after. */
  readonly headsAfter: number;
  /** Largest difference on random input from the model given with the heads masked, relative to the largest output. */
  readonly difference: number;
  /** What the model given costs. */
  readonly before: ModelCost;
  /** What the pruned model costs. */
  readonly after: ModelCost;
}

/**
 * A copy of the model, in evaluation mode, without the heads: `qkv` and `proj` of their layers, and tables of position biases, are smaller. Every layer
 * keeps at least one head. The copy is compared with the model given whose heads are masked, and its cost is measured. `saveModel` and
 * `loadModel` keep which heads are gone. Takes vision transformers, Swin, and any model of `MultiHeadAttention` layers.
 * @throws ValueError for a model without such layers or with hooks, an unknown layer or head, all heads of a layer, a model of one's own without
 * `inputShape`, or outputs that differ by more than the tolerance
 * @example
 * const vit = createModel('vit_tiny_patch16_224', { numClasses: 10, imageSize: 32 });
 * const { report } = await pruneHeads(vit, { 'blocks.0.attn': [1] });
 * [report.headsBefore, report.headsAfter]; // [36, 35]
 */
export async function pruneHeads<M extends Module>(
  model: M,
  heads: HeadLists,
  options: PruneHeadsOptions = {},
): Promise<{ readonly model: M; readonly report: PruneHeadsReport }> {
  requireOptions('pruneHeads', options, ['inputShape', 'tolerance', 'runs']);
  const { tolerance = 1e-4, runs = 10, inputShape = inputShapeOf('pruneHeads', model) } = options;
  requireCounts('pruneHeads', { runs });
  requireNumber('pruneHeads', 'tolerance', tolerance, 0);
  requireHeads(model, heads);
  return inEvaluation(model, async () => {
    const pruned = (await cloneModule(model, 'pruneHeads')).eval();
    const kept = removeHeads(pruned, heads);
    const own = attentionLayers(model);
    for (const [name, layer] of attentionLayers(pruned)) {
      const still = kept.get(name);
      if (still) await copyHeads(own.get(name) as AttentionLayer, layer, still);
    }
    const difference = await relativeDifference(
      inputShape,
      (x) => forwardMasked(model, heads, x),
      (x) => pruned.forward(x),
    );
    if (!(difference <= tolerance))
      throw new ValueError(
        `pruneHeads: the smaller model's outputs differ by ${difference.toExponential(1)} of the largest one from those of the model with the heads masked, more than the tolerance ${tolerance}; something else than attention reads its weights`,
      );
    const count = (one: Module): number =>
      [...attentionLayers(one).values()].reduce((sum, { numHeads }) => sum + numHeads, 0);
    const report = {
      ...{ removed: sorted(heads), headsBefore: count(model), headsAfter: count(pruned), difference },
      ...{ before: await modelCost(model, inputShape, runs), after: await modelCost(pruned, inputShape, runs) },
    };
    return { model: pruned, report };
  });
}

/** In order of the numbers, without layers that lose none. */
const sorted = (heads: HeadLists): HeadLists =>
  Object.fromEntries(
    Object.entries(heads)
      .filter(([, list]) => list.length > 0)
      .map(([name, list]) => [name, [...list].sort((a, b) => a - b)]),
  );

/** @throws ValueError unless the heads are the model's, and each layer keeps one */
export function requireHeads(model: Module, heads: HeadLists, op = 'pruneHeads'): void {
  const layers = attentionLayers(model);
  const names = [...layers.keys()];
  if (layers.size === 0)
    throw new ValueError(
      `${op}: ${model.constructor.name} has no attention layers whose heads are known: it has no heads`,
    );
  if (typeof heads !== 'object' || heads === null || Object.values(heads).every((list) => list?.length === 0))
    refuse(op, 'heads', `lists of heads by layer, such as { '${names[0]}': [0] }`, heads);
  for (const [name, list] of Object.entries(heads)) {
    const layer = layers.get(name);
    if (!layer)
      throw new ValueError(`${op}: no attention layer is called ${name}; did you mean ${nearestName(name, names)}?`);
    if (!Array.isArray(list)) refuse(op, `heads of ${name}`, 'a list of numbers', list);
    for (const head of list) requireInteger(op, `a head of ${name}`, head, 0, layer.numHeads - 1);
    if (new Set(list).size !== list.length) refuse(op, `heads of ${name}`, 'different numbers', list);
    if (list.length === layer.numHeads)
      throw new ValueError(
        `${op}: ${name} must keep at least one of its ${layer.numHeads} heads: got ${list.join(', ')}; keep the most important one`,
      );
  }
}

/** Gives the layers of the model smaller weights, which are fresh, and notes the heads that are gone; gives those that stay, by layer. */
export function removeHeads(model: Module, heads: HeadLists): ReadonlyMap<string, readonly number[]> {
  const kept = new Map<string, readonly number[]>();
  for (const [name, layer] of attentionLayers(model)) {
    const gone = heads[name] ?? [];
    if (gone.length === 0) continue;
    const still = Array.from({ length: layer.numHeads }, (_, head) => head).filter((head) => !gone.includes(head));
    kept.set(name, still);
    shrink(layer, still.length);
  }
  if (model instanceof ImageModel && model.architecture)
    model.architecture = { ...model.architecture, prunedHeads: joined(model.architecture, kept, heads) };
  return kept;
}

/** In the numbers of the model as `createModel` makes it: a model may be pruned again. */
function joined(
  { prunedHeads = {} }: Architecture,
  kept: ReadonlyMap<string, readonly number[]>,
  heads: HeadLists,
): HeadLists {
  const all: Record<string, readonly number[]> = { ...prunedHeads };
  for (const [name, still] of kept) {
    const before = prunedHeads[name] ?? [];
    const total = before.length + still.length + heads[name].length;
    const there = Array.from({ length: total }, (_, head) => head).filter((head) => !before.includes(head));
    all[name] = [...before, ...heads[name].map((head) => there[head])].sort((a, b) => a - b);
  }
  return all;
}

function shrink(layer: AttentionLayer, count: number): void {
  const width = count * layer.headDim;
  layer.qkv = like(layer.qkv, layer.qkv.inFeatures, 3 * width);
  layer.proj = like(layer.proj, width, layer.proj.outFeatures);
  layer.numHeads = count;
  if ('relativePositionBiasTable' in layer) layer.resizeBiasTable();
}

function like(layer: Linear, inFeatures: number, outFeatures: number): Linear {
  const other = new Linear(inFeatures, outFeatures, { bias: layer.bias !== undefined });
  other.weight.requiresGrad = layer.weight.requiresGrad;
  if (other.bias && layer.bias) other.bias.requiresGrad = layer.bias.requiresGrad;
  return layer.training ? other.train() : other.eval();
}

/** The weights of heads that stay. */
async function copyHeads(from: AttentionLayer, to: AttentionLayer, kept: readonly number[]): Promise<void> {
  const { headDim, numHeads } = from;
  const within = (part: number): number[] =>
    kept.flatMap((head) => Array.from({ length: headDim }, (_, i) => (part * numHeads + head) * headDim + i));
  const columns = [0, 1, 2].flatMap(within);
  await copyPart(from.qkv.weight, to.qkv.weight, undefined, columns);
  if (from.qkv.bias && to.qkv.bias) await copyPart(from.qkv.bias, to.qkv.bias, undefined, columns);
  await copyPart(from.proj.weight, to.proj.weight, within(0), undefined);
  if (from.proj.bias && to.proj.bias) await copyPart(from.proj.bias, to.proj.bias, undefined, undefined);
  if ('relativePositionBiasTable' in from && 'relativePositionBiasTable' in to)
    await copyPart(from.relativePositionBiasTable, to.relativePositionBiasTable, undefined, kept);
}

/** Rows and columns of a matrix as it lies in memory; undefined for all. A vector is one row. */
async function copyPart(
  from: Parameter,
  to: Parameter,
  rows: readonly number[] | undefined,
  columns: readonly number[] | undefined,
): Promise<void> {
  const values = await from.data();
  const width = from.shape[from.shape.length - 1];
  const all = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
  const taken = (rows ?? all(values.length / width)).flatMap((row) =>
    (columns ?? all(width)).map((column) => values[row * width + column]),
  );
  to.set(Float32Array.from(taken));
}

/** The outputs of the model as they are when the heads give nothing. */
function forwardMasked(model: Module, heads: HeadLists, input: Tensor): unknown {
  const names = new Map(Array.from(attentionLayers(model), ([name, layer]) => [layer, name] as const));
  return whileAttending(
    names.keys(),
    (layer, weights) => {
      const gone = heads[names.get(layer) as string] ?? [];
      if (gone.length === 0) return undefined;
      const mask = Float32Array.from({ length: layer.numHeads }, (_, head) => Number(!gone.includes(head)));
      return weights.mul(tensor(mask, [layer.numHeads, 1, 1]));
    },
    () => model.forward(input),
  );
}
