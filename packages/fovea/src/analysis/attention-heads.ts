// What each attention head does: how widely it looks, how far, how much at the class token, and where on the picture.

import { requireOptions } from '../base/options.ts';
import { requireRanges } from '../base/require.ts';
import type { Shape } from '../base/shape.ts';
import { type AttentionLayer, whileAttending } from '../models/attention-layers.ts';
import { SwinBlock } from '../models/swin/swin-transformer.ts';
import { WindowAttention } from '../models/swin/window-attention.ts';
import { runningModules } from '../nn/forward-calls.ts';
import type { Module } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { beforeForward } from '../nn/tree.ts';
import { type Tensor, tensor } from '../tensor/index.ts';
import { compiledFor } from '../tensor/internal.ts';
import { logitsOf, requireFinite } from './explained-class.ts';
import { headedLayers } from './head-masks.ts';
import { gridOf } from './layer-output.ts';
import { nameOf } from './profile.ts';
import type { AnalysisReport } from './report.ts';
import { requireImages, requireModel } from './require-input.ts';
import { tokensBefore } from './token-grid.ts';

/** Options of `attentionHeads`. */
export interface AttentionHeadsOptions {
  /** Whether the report has the maps of each head and image. Default false. */
  readonly maps?: boolean;
}

/** The heads of a layer; figures are means over images and queries, one for each head. */
export interface AttentionHeadsLayer {
  /** Dotted name. */
  readonly name: string;
  /** How many the layer has. */
  readonly heads: number;
  /** Tokens that see each other: of the whole image, or of a window. */
  readonly tokens: number;
  /** Windows that an image is cut into; 1 where all tokens see each other. */
  readonly windows: number;
  /** Rows and columns of the tokens that are patches, of the image or of a window; null where they lie on no known grid. */
  readonly grid: readonly [rows: number, columns: number] | null;
  /** Height and width of a patch in pixels of the image; null without a grid. */
  readonly patch: readonly [height: number, width: number] | null;
  /** −Σ a·ln a of the attention a of a query, in nats: 0 where it looks at one token, `maxEntropy` where it looks at all alike. */
  readonly entropy: readonly number[];
  /** ln(tokens). */
  readonly maxEntropy: number;
  /** Distance between a patch and the patches that it looks at, weighed by attention, in pixels; null without a grid. */
  readonly meanDistance: readonly number[] | null;
  /** Part of the patches' attention that goes to the class token; null where there is none. */
  readonly toClassToken: readonly number[] | null;
  /** Rows and columns of `maps`. */
  readonly mapSize: readonly [rows: number, columns: number] | null;
  /**
   * By image and head, row by row: what the class token takes from each patch, or where there is none, what the patch is looked at by all on average.
   * Null unless asked for, and without a grid.
   */
  readonly maps: readonly (readonly (readonly number[])[])[] | null;
}

/** What `attentionHeads` gives. */
export interface AttentionHeadsReport extends AnalysisReport<'attention-heads'> {
  /** Class of the model, or the name that `createModel` knows. */
  readonly model: string;
  /** Of the images, `[N, H, W, C]`. */
  readonly inputShape: Shape;
  /** In the order of their calls. */
  readonly layers: readonly AttentionHeadsLayer[];
}

/**
 * −Σ a·ln a, Σ a·distance / Σ a and the part of the class token, for the attention a of every head, averaged over images and queries. The model computes
 * in evaluation mode.
 * @param model a vision transformer, Swin, or another model of `MultiHeadAttention` layers
 * @param images `[N, H, W, C]`, float32, as the model takes them
 * @throws ValueError for a model without heads, or values that are not finite
 * @paper Dosovitskiy et al., ICLR 2021, arXiv:2010.11929, appendix D.7 (mean distance)
 * @example
 * const vit = createModel('vit_tiny_patch16_224', { numClasses: 10, imageSize: 32 });
 * const { layers } = await attentionHeads(vit, images);
 * layers[0].entropy.length; // 3
 */
export async function attentionHeads(
  model: Module,
  images: Tensor,
  options: AttentionHeadsOptions = {},
): Promise<AttentionHeadsReport> {
  const op = 'attentionHeads';
  requireModel(op, model);
  requireOptions(op, options, ['maps']);
  const { maps = false } = options;
  requireRanges(op, { maps }, { maps: 'flag' });
  requireImages(op, images);
  headedLayers(op, model);
  const grid = gridOf(model, images.shape);
  return inEvaluation(model, async () => {
    const key = `attentionHeads ${maps} ${images.shape.join()}`;
    const seen = await compiledFor(model, key, (x: Tensor) => watched(op, model, x, grid, maps))(images);
    const layers: AttentionHeadsLayer[] = [];
    for (const one of seen) layers.push(await layerOf(op, one));
    return { kind: 'attention-heads', version: 1, model: nameOf(model), inputShape: [...images.shape], layers };
  });
}

/** What a call of a layer gives: figures `[heads]`, maps `[N, heads, rows, columns]`. */
interface Seen {
  readonly place: Omit<AttentionHeadsLayer, 'entropy' | 'meanDistance' | 'toClassToken' | 'maps' | 'mapSize'>;
  readonly entropy: Tensor;
  readonly distance: Tensor | null;
  readonly toClass: Tensor | null;
  readonly maps: Tensor | null;
}

function watched(
  op: string,
  model: Module,
  images: Tensor,
  grid: readonly [number, number] | undefined,
  maps: boolean,
): Seen[] {
  const names = new Map(headedLayers(op, model).map(({ name, layer }) => [layer, name] as const));
  const found: Seen[] = [];
  const sizes = new Map<unknown, Shape>();
  const blocks = new Set(
    [...model.namedModules()].map(([, module]) => module).filter((one) => one instanceof SwinBlock),
  );
  const handles = Array.from(blocks, (block) =>
    beforeForward(block, (_, [map]) => {
      sizes.set(block, map.shape);
    }),
  );
  try {
    whileAttending(
      names.keys(),
      (layer, weights) => {
        const block = runningModules().at(-3);
        const place = placeOf(layer, weights, images.shape, { grid, map: sizes.get(block) });
        const own = figures(weights, place);
        const shown = maps ? mapsOf(weights, place, block as unknown, sizes.get(block)) : null;
        found.push({ place: { ...place, name: names.get(layer) as string }, ...own, maps: shown });
        return undefined;
      },
      () => logitsOf(op, model, images),
    );
  } finally {
    for (const handle of handles) handle.remove();
  }
  return found;
}

/** @param known the patches' grid of the whole image, or the map that windows are cut from */
function placeOf(
  layer: AttentionLayer,
  weights: Tensor,
  [, H, W]: Shape,
  known: { grid: readonly [number, number] | undefined; map: Shape | undefined },
): Omit<Seen['place'], 'name'> & { name: string } {
  const tokens = weights.shape[weights.rank - 1];
  const heads = layer.numHeads;
  const base = { name: '', heads, tokens, maxEntropy: Math.log(tokens) };
  if (layer instanceof WindowAttention) {
    const [, h, w] = known.map ?? [0, 0, 0];
    const patch = h > 0 ? ([H / h, W / w] as const) : null;
    return { ...base, windows: weights.shape[1], grid: patch && layer.window, patch };
  }
  const grid = gridFor(tokens, known.grid);
  return { ...base, windows: 1, grid, patch: grid && [H / grid[0], W / grid[1]] };
}

/** The model's own grid, with at most a few tokens before its patches; else a square one, of all tokens or of all but one. */
function gridFor(tokens: number, known: readonly [number, number] | undefined): readonly [number, number] | null {
  if (known && tokensBefore(tokens, known) !== undefined) return known;
  for (const count of [tokens, tokens - 1]) {
    const side = Math.sqrt(count);
    if (side >= 1 && Number.isInteger(side)) return [side, side];
  }
  return null;
}

/** Means over images, windows and queries, `[heads]`. */
function figures(weights: Tensor, { grid, patch, tokens, heads }: Omit<Seen['place'], 'name'>) {
  const all = weights.reshape(weights.size / (heads * tokens * tokens), heads, tokens, tokens);
  const entropy = all.mul(all.maximum(1e-30).log()).sum(3).neg().mean([0, 2]);
  if (!grid || !patch) return { entropy, distance: null, toClass: null };
  const places = grid[0] * grid[1];
  const before = tokens - places;
  const patches = all.slice(2, before).slice(3, before);
  const far = patches.mul(tensor(distances(grid, patch), [places, places])).sum(3);
  const distance = far.div(patches.sum(3).maximum(1e-30)).mean([0, 2]);
  const toClass = before > 0 ? all.slice(2, before).slice(3, 0, 1).mean([0, 2, 3]) : null;
  return { entropy, distance, toClass };
}

function distances([rows, columns]: readonly number[], [height, width]: readonly number[]): Float32Array {
  const count = rows * columns;
  return Float32Array.from({ length: count * count }, (_, pair) => {
    const [a, b] = [Math.floor(pair / count), pair % count];
    const down = (Math.floor(a / columns) - Math.floor(b / columns)) * height;
    return Math.hypot(down, ((a % columns) - (b % columns)) * width);
  });
}

/** `[N, heads, rows, columns]`; null where tokens lie on no grid. */
function mapsOf(
  weights: Tensor,
  { grid, tokens, heads }: Omit<Seen['place'], 'name'>,
  block: unknown,
  map: Shape | undefined,
): Tensor | null {
  if (!grid) return null;
  if (weights.rank === 5) {
    if (!(block instanceof SwinBlock) || !map) return null;
    // What each token is looked at by those of its window, `[N, windows, tokens, heads]`.
    const looked = weights.mean(3).transpose(0, 1, 3, 2);
    return block.joinWindows(looked, [map[1], map[2]]).transpose(0, 3, 1, 2);
  }
  const before = tokens - grid[0] * grid[1];
  const rows = before > 0 ? weights.slice(2, 0, 1).sum(2) : weights.mean(2);
  return rows.slice(2, before).reshape(weights.shape[0], heads, ...grid);
}

async function layerOf(op: string, { place, entropy, distance, toClass, maps }: Seen): Promise<AttentionHeadsLayer> {
  const numbers = async (values: Tensor | null): Promise<number[] | null> => {
    if (!values) return null;
    const list = [...(await values.data())];
    requireFinite(op, list);
    values.dispose();
    return list;
  };
  const size = maps ? ([maps.shape[2], maps.shape[3]] as const) : null;
  const flat = await numbers(maps);
  const places = size ? size[0] * size[1] : 0;
  const images = flat ? flat.length / (place.heads * places) : 0;
  const cut = (n: number, head: number): number[] => {
    const at = (n * place.heads + head) * places;
    return (flat as number[]).slice(at, at + places);
  };
  return {
    ...place,
    entropy: (await numbers(entropy)) as number[],
    meanDistance: await numbers(distance),
    toClassToken: await numbers(toClass),
    mapSize: size,
    maps:
      flat && Array.from({ length: images }, (_, n) => Array.from({ length: place.heads }, (__, head) => cut(n, head))),
  };
}
