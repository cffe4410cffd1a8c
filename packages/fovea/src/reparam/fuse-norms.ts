// Batch norms that follow a convolution or an affine layer are folded into it, wherever a model holds the two.

import { type Node, topologicalOrder } from '../graph/node.ts';
import { type BatchNorm2d, ConvTranspose2d, Identity, type Module, mapModule, Parameter } from '../nn/index.ts';
import { affineOf } from './fuse-branches.ts';
import type { ChannelAffine } from './kernel.ts';
import { likeParameter } from './like-parameter.ts';
import { type AffineLayer, isAffine, isFixedNorm, isReadElsewhere, type Observation } from './observe.ts';

/** Layers and the norms that read them, and only them, in a run of the model. */
type Pairs = ReadonlyMap<BatchNorm2d, AffineLayer>;

/** Which norm reads which layer, where nothing else reads that layer's result, or the weights and statistics of the two. */
export function findPairs(seen: Observation): Pairs {
  const producers = new Map<Node, AffineLayer>();
  const read = new Map<BatchNorm2d, Node>();
  const calls = new Map<Module, number>();
  for (const { module, input, output } of seen.calls) {
    calls.set(module, (calls.get(module) ?? 0) + 1);
    if (isFixedNorm(module)) read.set(module, input);
    else if (isAffine(module)) producers.set(output, module);
  }
  const users = countUsers(seen.outputs);
  const pairs = [...read].flatMap(([norm, node]) => {
    const layer = producers.get(node);
    const alone = layer && calls.get(layer) === 1 && calls.get(norm) === 1 && users.get(node) === 1;
    return alone && !isReadElsewhere(layer, seen) && !isReadElsewhere(norm, seen) ? [[norm, layer] as const] : [];
  });
  return new Map(pairs);
}

function countUsers(outputs: readonly Node[]): ReadonlyMap<Node, number> {
  const users = new Map<Node, number>();
  for (const node of topologicalOrder(outputs)) {
    for (const input of new Set(node.inputs)) users.set(input, (users.get(input) ?? 0) + 1);
  }
  for (const node of outputs) users.set(node, (users.get(node) ?? 0) + 1);
  return users;
}

/** Folds the norms of `pairs` into their layers, in place. @returns how many */
export async function foldNorms(model: Module, pairs: Pairs): Promise<number> {
  mapModule(model, (module) => ((pairs as ReadonlyMap<Module, unknown>).has(module) ? new Identity() : module));
  // One that a module shows, but holds where nobody can replace it, stays.
  const left = new Set<Module>([...model.namedModules()].map(([, module]) => module));
  const replaced = [...pairs].filter(([norm]) => !left.has(norm));
  for (const [norm, layer] of replaced) await fold(layer, await affineOf(norm));
  return replaced.length;
}

/** The layer gets a weight and a bias of its own: other layers, and the model itself, may hold those that it had. */
async function fold(layer: AffineLayer, { scale, shift }: ChannelAffine): Promise<void> {
  const { weight } = layer;
  const outputOf = outputChannel(layer);
  const values = await weight.data();
  const columns = weight.shape[weight.shape.length - 1];
  const scaled = new Float32Array(values.length);
  for (let row = 0, first = 0; first < scaled.length; row++, first += columns)
    for (let k = 0; k < columns; k++) scaled[first + k] = values[first + k] * scale[outputOf(row, k)];
  const bias = layer.bias ? await layer.bias.data() : new Float32Array(scale.length);
  const folded = Float32Array.from(bias, (value, k) => value * scale[k] + shift[k]);
  layer.weight = likeParameter(scaled, weight);
  layer.bias = layer.bias ? likeParameter(folded, layer.bias) : new Parameter(folded, [scale.length]);
}

/** The channel of the result that the weight in a row and column feeds: columns are the last axis in memory, rows all others. */
function outputChannel(layer: AffineLayer): (row: number, column: number) => number {
  if (!(layer instanceof ConvTranspose2d)) return (_, column) => column;
  // `[KH, KW, outChannels / groups, inChannels]`: inputs of a group feed its outputs.
  const [, , perGroup, inChannels] = layer.weight.shape;
  const groups = layer.options.groups ?? 1;
  return (row, column) => Math.floor((column * groups) / inChannels) * perGroup + (row % perGroup);
}
