// All heads of a model in one row, each with a factor on what it gives: what importance is a slope of, and curves switch off.

import { ValueError } from '../base/errors.ts';
import { type AttentionLayer, attentionLayers, whileAttending } from '../models/attention-layers.ts';
import type { Module } from '../nn/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { nameOf } from './profile.ts';

/** A head by its layer's dotted name, counted from 0. */
export interface Head {
  /** Dotted name of its attention layer. */
  readonly layer: string;
  /** Its number in the layer, from 0. */
  readonly head: number;
}

export interface HeadedLayer {
  readonly name: string;
  readonly layer: AttentionLayer;
  /** Where its heads begin in the row. */
  readonly first: number;
}

/** @throws ValueError for a model without attention layers whose heads are known */
export function headedLayers(op: string, model: Module): HeadedLayer[] {
  let first = 0;
  const layers = Array.from(attentionLayers(model), ([name, layer]) => {
    const own = { name, layer, first };
    first += layer.numHeads;
    return own;
  });
  if (layers.length > 0) return layers;
  throw new ValueError(
    `${op}: ${nameOf(model)} has no attention layers whose heads are known: needs a vision transformer, Swin, or layers of MultiHeadAttention`,
  );
}

export const headCount = (layers: readonly HeadedLayer[]): number =>
  layers.reduce((sum, { layer }) => sum + layer.numHeads, 0);

export const headsOf = (layers: readonly HeadedLayer[]): Head[] =>
  layers.flatMap(({ name, layer }) => Array.from({ length: layer.numHeads }, (_, head) => ({ layer: name, head })));

/** Runs the model with what each head gives times its factor; `factors`: `[N, heads of all layers]`, or with an N of 1. */
export function withFactors<R>(layers: readonly HeadedLayer[], factors: Tensor, run: () => R): R {
  const firsts = new Map(layers.map(({ layer, first }) => [layer, first] as const));
  return whileAttending(
    firsts.keys(),
    (layer, weights) => {
      const first = firsts.get(layer) as number;
      const own = factors.slice(1, first, first + layer.numHeads);
      const windows = weights.rank === 5 ? [1] : [];
      return weights.mul(own.reshape(factors.shape[0], ...windows, layer.numHeads, 1, 1));
    },
    run,
  );
}
