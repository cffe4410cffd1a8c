// The attention layers of a model, and a way to see, and to change, how much their tokens take from each other.

import { runningModules } from '../nn/forward-calls.ts';
import { type Module, MultiHeadAttention } from '../nn/index.ts';
import { whileHooked } from '../nn/tree.ts';
import type { Tensor } from '../tensor/index.ts';
import { WindowAttention } from './swin/window-attention.ts';

/** Of all tokens to all, `[N, heads, T, T]`, or within windows, `[N, windows, heads, T, T]`. */
export type AttentionLayer = MultiHeadAttention | WindowAttention;

const KINDS = [MultiHeadAttention, WindowAttention] as const;

/** One with a forward of its own may do otherwise with the weights. */
const isAttention = (module: Module): module is AttentionLayer =>
  KINDS.some((kind) => module instanceof kind && module.forward === kind.prototype.forward);

/** By dotted name; one that the model holds twice, by the first. */
export function attentionLayers(model: Module): Map<string, AttentionLayer> {
  const layers = new Map<string, AttentionLayer>();
  const seen = new Set<Module>();
  for (const [name, module] of model.namedModules()) {
    if (seen.has(module) || !isAttention(module)) continue;
    seen.add(module);
    layers.set(name, module);
  }
  return layers;
}

/**
 * Runs `run`; at each call of one of the layers, `see` is given its softmax of the scores. What it returns, unless undefined, takes their place:
 * a head whose weights are 0 gives nothing.
 */
export function whileAttending<R>(
  layers: Iterable<AttentionLayer>,
  see: (layer: AttentionLayer, weights: Tensor) => Tensor | undefined,
  run: () => R,
): R {
  const own = new Set<unknown>(layers);
  // Layers may share what drops weights: which one runs says the call around it.
  const drops = new Set([...(own as Set<AttentionLayer>)].map(({ attnDrop }) => attnDrop));
  return whileHooked(
    drops,
    (_, [weights]) => {
      const layer = runningModules().at(-2);
      return own.has(layer) ? see(layer as unknown as AttentionLayer, weights) : undefined;
    },
    run,
  );
}
