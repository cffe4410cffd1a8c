// Batch norms that follow a convolution or an affine layer are folded into it (G1), wherever a model holds the two.

import { type Node, topologicalOrder } from '../graph/node.ts';
import {
  BatchNorm2d,
  Conv2d,
  ConvTranspose2d,
  Identity,
  type Layer,
  Linear,
  type Module,
  Parameter,
} from '../nn/index.ts';
import { type Tensor, type TensorTree, tensorsOf } from '../tensor/index.ts';
import { replaceLayer } from './clone.ts';
import { affineOf } from './fuse-branches.ts';
import type { ChannelAffine } from './kernel.ts';

type AffineLayer = Conv2d | ConvTranspose2d | Linear;

/** One that normalises by the batch, also in evaluation, is no fixed scale. */
const isFixed = (module: Module): module is BatchNorm2d => module instanceof BatchNorm2d && module.trackRunningStats;

const isAffine = (module: Module): module is AffineLayer =>
  module instanceof Conv2d || module instanceof ConvTranspose2d || module instanceof Linear;

/** Layers and the norms that read them, and only them, in a run of the model. */
type Pairs = ReadonlyMap<BatchNorm2d, AffineLayer>;

/** Runs the model without computing, to see which norm reads which layer. */
export function findPairs(model: Module, run: () => TensorTree): Pairs {
  const producers = new Map<Node, AffineLayer>();
  const calls = new Map<Module, number>();
  const read = new Map<BatchNorm2d, Node>();
  const watched = [...model.namedModules()].map(([, module]) => module);
  for (const module of new Set(watched)) {
    if (!isAffine(module) && !isFixed(module)) continue;
    watch(module, (x, y) => {
      calls.set(module, (calls.get(module) ?? 0) + 1);
      if (module instanceof BatchNorm2d) read.set(module, x.node);
      else producers.set(y.node, module);
    });
  }
  let result: TensorTree;
  try {
    result = run();
  } finally {
    for (const module of watched) Reflect.deleteProperty(module, 'forward');
  }
  const users = countUsers(tensorsOf(result).map((tensor) => tensor.node));
  const pairs = [...read].flatMap(([norm, node]) => {
    const layer = producers.get(node);
    const alone = layer && calls.get(layer) === 1 && calls.get(norm) === 1 && users.get(node) === 1;
    return alone ? [[norm, layer] as const] : [];
  });
  return new Map(pairs);
}

/** Puts a function of its own on the layer that reports what it reads and gives. */
function watch(layer: Layer | ConvTranspose2d, report: (x: Tensor, y: Tensor) => void): void {
  const forward = layer.forward.bind(layer);
  layer.forward = (x: Tensor): Tensor => {
    const y = forward(x);
    report(x, y);
    return y;
  };
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
  let count = 0;
  for (const [norm, layer] of pairs) {
    const affine = await affineOf(norm);
    if (!replaceLayer(model, norm, new Identity())) continue;
    await fold(layer, affine);
    count++;
  }
  return count;
}

async function fold(layer: AffineLayer, { scale, shift }: ChannelAffine): Promise<void> {
  const { weight } = layer;
  const outChannels = scale.length;
  const outputOf = outputChannel(layer);
  const values = await weight.data();
  weight.set(Float32Array.from(values, (value, i) => value * scale[outputOf(i)]));
  const bias = layer.bias ? await layer.bias.data() : new Float32Array(outChannels);
  const folded = Float32Array.from(bias, (value, k) => value * scale[k] + shift[k]);
  if (layer.bias) layer.bias.set(folded);
  else (layer as { bias: Parameter | undefined }).bias = new Parameter(folded, [outChannels]);
}

/** The channel of the result that the weight at a flat position in memory feeds. */
function outputChannel(layer: AffineLayer): (index: number) => number {
  const shape = layer.weight.shape;
  const last = shape[shape.length - 1];
  if (!(layer instanceof ConvTranspose2d)) return (index) => index % last;
  // `[KH, KW, outChannels / groups, inChannels]`: inputs of a group feed its outputs.
  const [perGroup, groups] = [shape[2], layer.settings.groups ?? 1];
  return (index) => Math.floor(((index % last) * groups) / last) * perGroup + (Math.floor(index / last) % perGroup);
}
