// What the weights of two-tower models are called in files of transformers (CLIPModel) and of open_clip, and how they lie there.

import { ValueError } from '../base/errors.ts';
import type { StateDict, StateEntry } from '../nn/index.ts';
import type { Clip } from './clip.ts';

/** Whose names a file uses. */
export const CLIP_LAYOUTS = ['transformers', 'open_clip'] as const;
/** Whose names a file of a two-tower model uses. */
export type ClipLayout = (typeof CLIP_LAYOUTS)[number];

/** Entries of a file that one of ours becomes, and back. */
interface Move {
  readonly names: readonly string[];
  readonly toFile: (entry: StateEntry) => readonly StateEntry[];
  /** `rank` is that of ours. */
  readonly fromFile: (entries: readonly StateEntry[], rank: number) => StateEntry;
}

const same = (name: string): Move => ({ names: [name], toFile: (entry) => [entry], fromFile: ([entry]) => entry });

/** Without axes of 1 before the others. */
const bare = (name: string): Move => ({
  names: [name],
  toFile: (entry) => {
    const first = entry.shape.findIndex((size) => size !== 1);
    return [{ ...entry, shape: entry.shape.slice(first < 0 ? entry.shape.length - 1 : first) }];
  },
  fromFile: ([entry], rank) => ({
    ...entry,
    shape: [...new Array<number>(Math.max(0, rank - entry.shape.length)).fill(1), ...entry.shape],
  }),
});

function transposedEntry(entry: StateEntry): StateEntry {
  if (entry.shape.length !== 2) return entry;
  const [rows, columns] = entry.shape;
  const data = entry.data.slice();
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) data[c * rows + r] = entry.data[r * columns + c];
  return { ...entry, shape: [columns, rows], data };
}

const transposed = (name: string): Move => ({
  names: [name],
  toFile: (entry) => [transposedEntry(entry)],
  fromFile: ([entry]) => transposedEntry(entry),
});

/** Equal parts, one after another: queries, keys and values. */
const parts = (names: readonly string[]): Move => ({
  names,
  toFile: ({ data, shape: [rows, ...rest], dtype }) => {
    const size = data.length / names.length;
    const shape = [rows / names.length, ...rest];
    return names.map((_, i) => ({ dtype, shape, data: data.slice(i * size, (i + 1) * size) }));
  },
  fromFile: (entries) => {
    const data = new Float32Array(entries.reduce((sum, entry) => sum + entry.data.length, 0));
    let at = 0;
    for (const entry of entries) {
      data.set(entry.data, at);
      at += entry.data.length;
    }
    const rows = entries.reduce((sum, { shape }) => sum + (shape[0] ?? 0), 0);
    return { dtype: 'float32', shape: [rows, ...entries[0].shape.slice(1)], data };
  },
});

interface LayoutNames {
  readonly visual: Readonly<Record<string, string>>;
  readonly text: Readonly<Record<string, string>>;
  readonly block: Readonly<Record<string, string>>;
  /** How names of blocks begin, by tower. */
  readonly blocks: Readonly<Record<'visual' | 'text', string>>;
  /** The projections. */
  readonly projection: (tower: 'visual' | 'text') => Move;
  readonly qkv: (prefix: string, last: string) => Move;
}

const TRANSFORMERS: LayoutNames = {
  visual: {
    cls_token: 'vision_model.embeddings.class_embedding',
    pos_embed: 'vision_model.embeddings.position_embedding.weight',
    'patch_embed.proj': 'vision_model.embeddings.patch_embedding',
    // As it is spelt there.
    norm_pre: 'vision_model.pre_layrnorm',
    norm: 'vision_model.post_layernorm',
  },
  text: {
    token_embedding: 'text_model.embeddings.token_embedding',
    pos_embed: 'text_model.embeddings.position_embedding.weight',
    norm: 'text_model.final_layer_norm',
  },
  block: {
    norm1: 'layer_norm1',
    norm2: 'layer_norm2',
    'attn.proj': 'self_attn.out_proj',
    'mlp.fc1': 'mlp.fc1',
    'mlp.fc2': 'mlp.fc2',
  },
  blocks: { visual: 'vision_model.encoder.layers', text: 'text_model.encoder.layers' },
  projection: (tower) => same(`${tower}_projection.weight`),
  qkv: (prefix, last) => parts(['q', 'k', 'v'].map((part) => `${prefix}.self_attn.${part}_proj.${last}`)),
};

const OPEN_CLIP: LayoutNames = {
  visual: {
    cls_token: 'visual.class_embedding',
    pos_embed: 'visual.positional_embedding',
    'patch_embed.proj': 'visual.conv1',
    norm_pre: 'visual.ln_pre',
    norm: 'visual.ln_post',
  },
  text: { token_embedding: 'token_embedding', pos_embed: 'positional_embedding', norm: 'ln_final' },
  block: {
    norm1: 'ln_1',
    norm2: 'ln_2',
    'attn.proj': 'attn.out_proj',
    'mlp.fc1': 'mlp.c_fc',
    'mlp.fc2': 'mlp.c_proj',
  },
  blocks: { visual: 'visual.transformer.resblocks', text: 'transformer.resblocks' },
  projection: (tower) => transposed(tower === 'visual' ? 'visual.proj' : 'text_projection'),
  qkv: (prefix, last) => same(`${prefix}.attn.in_proj_${last}`),
};

const LAYOUTS: Readonly<Record<ClipLayout, LayoutNames>> = { transformers: TRANSFORMERS, open_clip: OPEN_CLIP };

/** Such as `text.blocks.0.attn.qkv.weight`. */
const BLOCK = /^(visual|text)\.blocks\.(\d+)\.(.+)\.(weight|bias)$/;
const TOWER = /^(visual|text)\.(.+)$/;

/** Of a weight of ours that is neither of the backbones nor of the model as a whole. */
function moveOf(layout: ClipLayout, name: string): Move {
  const names = LAYOUTS[layout];
  const [, tower, index, part, last] = BLOCK.exec(name) ?? [];
  if (tower) {
    const prefix = `${names.blocks[tower as 'text']}.${index}`;
    return part === 'attn.qkv' ? names.qkv(prefix, last) : same(`${prefix}.${names.block[part]}.${last}`);
  }
  const [, own, rest] = TOWER.exec(name) ?? [];
  // The factor on the cosines and the bias are called the same everywhere.
  if (!own) return same(name);
  const of = own as 'visual' | 'text';
  if (rest === 'head.weight' || rest === 'proj.weight') return names.projection(of);
  const whole = names[of][rest];
  if (whole !== undefined) return bare(whole);
  const dot = rest.lastIndexOf('.');
  return same(`${names[of][rest.slice(0, dot)]}.${rest.slice(dot + 1)}`);
}

/** How each weight lies in files, by its name in the model. @throws ValueError for a layout that has no names for the model */
function movesOf(clip: Clip, layout: ClipLayout): (name: string) => Move {
  const { vision } = clip.architecture;
  if (!('backbone' in vision)) return (name) => moveOf(layout, name);
  if (layout === 'transformers')
    throw new ValueError(
      `clip: transformers has no names for an image tower of the backbone ${vision.backbone}; use the layout 'open_clip'`,
    );
  const projections = new Set(clip.visual.classifierNames().map((name) => `visual.${name}`));
  return (name) => {
    if (!name.startsWith('visual.')) return moveOf(layout, name);
    return same(projections.has(name) ? 'visual.head.proj.weight' : `visual.trunk.${name.slice('visual.'.length)}`);
  };
}

/** Buffers that some versions save. */
const IGNORED = /(^|\.)(position_ids|attn_mask)$/;

/** Whose names these are. @throws ValueError where they are neither's */
export function layoutOf(names: Iterable<string>, file: string): ClipLayout {
  const all = new Set(names);
  if (all.has('text_model.embeddings.token_embedding.weight')) return 'transformers';
  if (all.has('token_embedding.weight')) return 'open_clip';
  throw new ValueError(
    `loadClip: ${file} holds no two-tower model of transformers or open_clip: there is neither text_model.embeddings.token_embedding.weight nor token_embedding.weight`,
  );
}

const MOST_LISTED = 8;
const listed = (names: readonly string[]): string =>
  names.length <= MOST_LISTED
    ? names.join(', ')
    : `${names.slice(0, MOST_LISTED).join(', ')} and ${names.length - MOST_LISTED} more`;

/** The model's own dict of a file's. @throws ValueError that lists what the file lacks, or has too many, by the file's names */
export function fromFileNames(clip: Clip, file: StateDict, name: string): Map<string, StateEntry> {
  const move = movesOf(clip, layoutOf(file.keys(), name));
  const used = new Set<string>();
  const missing: string[] = [];
  const dict = new Map<string, StateEntry>();
  for (const [own, state] of clip.namedStates()) {
    const { names, fromFile } = move(own);
    const entries = names.map((one) => file.get(one));
    for (const one of names) used.add(one);
    const lacking = names.filter((_, i) => entries[i] === undefined);
    // Old files have no count of batches; the model keeps its own.
    if (lacking.length > 0 && !own.endsWith('num_batches_tracked')) missing.push(...lacking);
    if (lacking.length === 0) dict.set(own, fromFile(entries as StateEntry[], state.shape.length));
  }
  const unexpected = [...file.keys()].filter((one) => !used.has(one) && !IGNORED.test(one));
  const problems = [
    ...(missing.length > 0 ? [`missing: ${listed(missing)}`] : []),
    ...(unexpected.length > 0 ? [`unexpected: ${listed(unexpected)}`] : []),
  ];
  if (problems.length > 0) throw new ValueError(`loadClip: ${name} does not fit its config: ${problems.join('; ')}`);
  return dict;
}

/** What makes a file's dict of the model's own. @throws ValueError for a layout that has no names for the model */
export function toFileNames(clip: Clip, layout: ClipLayout): (dict: StateDict) => Map<string, StateEntry> {
  const move = movesOf(clip, layout);
  return (dict) => {
    const file = new Map<string, StateEntry>();
    for (const [own, entry] of dict) {
      const { names, toFile } = move(own);
      for (const [i, one] of toFile(entry).entries()) file.set(names[i], one);
    }
    return file;
  };
}
