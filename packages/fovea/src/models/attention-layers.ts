// The attention layers of a model, and a way to see, and to change, how much their tokens take from each other.

import { runningModules } from '../nn/forward-calls.ts';
import { type Module, MultiHeadAttention } from '../nn/index.ts';
import { whileHooked } from '../nn/tree.ts';
import type { Tensor } from '../tensor/index.ts';
import { MobileViT } from './mobilevit.ts';
import { WindowAttention } from './swin/window-attention.ts';
import { VisionTransformer } from './vision-transformer.ts';

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

/** Whether the attention is between the places of the last maps, and not, as in MobileViT, between those of finer ones. */
export const attendsToLastMaps = (model: Module): boolean => !(model instanceof MobileViT);

/** Which tokens the head reads, as [first, count]: of a model that is no plain ViT, the first if some stand before the patches', else all. */
export function tokensOfHead(model: Module, before: number, patches: number): readonly [first: number, count: number] {
  if (model instanceof VisionTransformer) return model.headTokens;
  return before > 0 ? [0, 1] : [0, patches];
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
