// What signal propagation says of one layer: which tensors it asks for, and the figures that come of their values.

import type { Module } from '../nn/index.ts';
import { grad, Tensor } from '../tensor/index.ts';
import { usedIn } from '../tensor/internal.ts';
import { type LayerPart, withBelow } from './layer-tree.ts';
import { type NamedTensor, namedTensors } from './named-outputs.ts';
import { saturationOf } from './saturation.ts';
import type { LayerSignals } from './signal-report.ts';
import {
  isActivation,
  isCutOff,
  largestByChannel,
  readAll,
  readStatistics,
  statisticsOf,
} from './signal-statistics.ts';

/** Tensors that are computed together, each under a number. */
export class Reader {
  private readonly tensors: Tensor[] = [];
  private readonly known = new Map<Tensor, number>();

  add(values: Tensor, of: Tensor = values): number {
    const at = this.known.get(of);
    if (at !== undefined) return at;
    this.tensors.push(values);
    this.known.set(of, this.tensors.length - 1);
    return this.tensors.length - 1;
  }

  read(): Promise<Float32Array[]> {
    return readAll(this.tensors);
  }
}

/** A layer with what its last call gave, and for an activation was given. */
export interface LayerGraph extends LayerPart {
  readonly output: Tensor | undefined;
  /** Where it gave several, those of float32. */
  readonly outputs: readonly NamedTensor[];
  readonly source: Tensor | undefined;
}

export function layerGraph(part: LayerPart): LayerGraph {
  const call = part.calls.at(-1);
  const named = namedTensors(call?.output);
  const floats = named.filter(({ tensor: { dtype, size } }) => dtype === 'float32' && size > 0);
  const output = floats.at(0)?.tensor;
  const [source] = call?.inputs ?? [];
  return {
    ...part,
    output,
    outputs: named.length > 1 ? floats : [],
    source: output && isActivation(part.module) && source instanceof Tensor ? source : undefined,
  };
}

/** The tensors whose figures a layer has. */
export const givenBy = ({ output, outputs }: LayerGraph): readonly Tensor[] =>
  outputs.length > 0 ? outputs.map(({ tensor }) => tensor) : output ? [output] : [];

/** Layers that give nothing but tensors that layers within them gave. */
export const passingOn = (layers: readonly LayerGraph[]): Set<LayerGraph> =>
  new Set(
    layers.filter((layer, i) => {
      const inner = new Set(withBelow(layers, i).slice(1).flatMap(givenBy));
      const own = givenBy(layer);
      return own.length > 0 && own.every((tensor) => inner.has(tensor));
    }),
  );

/** Where the reader has a layer's numbers. */
export interface LayerEntry {
  readonly activation?: number;
  readonly gradient?: number;
  readonly flat?: number;
  readonly channels?: number;
  readonly outputs: readonly { readonly activation: number; readonly gradient?: number }[];
}

export function layerEntry(
  { module, output, outputs, source }: LayerGraph,
  slopes: ReadonlyMap<Tensor, Tensor>,
  reader: Reader,
): LayerEntry {
  if (!output) return { outputs: [] };
  const ofTensor = (tensor: Tensor): { readonly activation: number; readonly gradient?: number } => {
    const slope = slopes.get(tensor);
    return {
      activation: reader.add(statisticsOf(tensor), tensor),
      ...(slope && { gradient: reader.add(statisticsOf(slope), slope) }),
    };
  };
  const through = source && usedIn(output.sum(), [source])[0] ? grad(output.sum(), [source])[0] : undefined;
  return {
    ...ofTensor(output),
    outputs: outputs.map(({ tensor }) => ofTensor(tensor)),
    ...(source && through && { flat: reader.add(saturationOf(module, source, through)) }),
    ...((source || isCutOff(output)) && { channels: reader.add(largestByChannel(output)) }),
  };
}

export function layerSignals(
  { name, module, depth, output, outputs, calls }: LayerGraph,
  { activation, gradient, flat, channels, outputs: entries }: LayerEntry,
  numbers: readonly Float32Array[],
  order: ReadonlyMap<string, number>,
): Omit<LayerSignals, 'passesOn'> {
  const read = (at: number | undefined) => (at === undefined ? null : readStatistics(numbers[at]));
  const [own, slope] = [read(activation), read(gradient)];
  const units = output?.shape.at(-1) ?? 0;
  const [low, high] = flat === undefined ? [] : numbers[flat];
  const saturation = low === undefined || high === undefined ? null : { low, high };
  return {
    name,
    type: module.constructor.name,
    activationType: isActivation(module) ? activationName(module) : null,
    depth,
    order: calls.length > 0 ? (order.get(name) ?? null) : null,
    outputShape: output?.shape ?? null,
    outputs: outputs.map((one, i) => ({
      name: one.name,
      outputShape: one.tensor.shape,
      activation: read(entries[i].activation),
      gradient: read(entries[i].gradient),
    })),
    finite: [activation, gradient, ...entries.flatMap((one) => [one.activation, one.gradient])].every(
      (at) => at === undefined || read(at) !== null,
    ),
    activation: own,
    gradient: slope,
    saturated: saturation && saturation.low + saturation.high,
    saturation,
    deadUnits: channels === undefined ? null : numbers[channels].filter((value) => value === 0).length,
    units,
    valuesPerUnit: output ? output.size / units : 0,
  };
}

/** `Sigmoid`, also of `new Activation('sigmoid')`. */
function activationName(module: Module): string {
  const { name } = module as { readonly name?: unknown };
  return typeof name === 'string' ? name[0].toUpperCase() + name.slice(1) : module.constructor.name;
}
