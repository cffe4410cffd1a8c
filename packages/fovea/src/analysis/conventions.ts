// How other tools count, so that their figures can be compared: by operation (fvcore, torchvision) or by the layers that they know (ptflops).

import { elementCount } from '../base/shape.ts';
import type { Node } from '../graph/node.ts';
import { nodeWork } from '../graph/work.ts';
import { Classifier } from '../models/classifier.ts';
import {
  AdaptiveAvgPool2d,
  AdaptiveMaxPool2d,
  AvgPool2d,
  BatchNorm2d,
  Conv2d,
  ConvTranspose2d,
  ELU,
  GELU,
  GlobalAvgPool2d,
  GlobalMaxPool2d,
  GroupNorm,
  InstanceNorm2d,
  LayerNorm,
  LeakyReLU,
  Linear,
  MaxPool2d,
  type Module,
  PReLU,
  ReLU,
  ReLU6,
  Upsample,
} from '../nn/index.ts';
import type { ModuleCall } from '../nn/module-calls.ts';
import { Tensor } from '../tensor/index.ts';
import type { Resampling, ResamplingRule } from '../tensor/internal.ts';

export const CONVENTIONS = ['exact', 'fvcore', 'ptflops', 'torchvision'] as const;

/** Whose `flops` a report gives. */
export type FlopConvention = (typeof CONVENTIONS)[number];

/** In words, for those who read the report. */
export const CONVENTION_MEANING: Readonly<Record<FlopConvention, string>> = {
  exact:
    'every multiplication and every addition counts 1: products 2·MACs less one for each result; biases, norms, activations, softmax and pooling 1 for each operation',
  fvcore:
    'a multiply-add counts 1; norms 2 (batch) or 5 for each value; adaptive average pooling and means over pixels 1 for each value read, upsampling 1 (nearest) or 4 (bilinear) for each given; activations and other elementwise work 0; attention products counted, as of an unfused attention',
  ptflops:
    'a multiply-add counts 1, by layers only: convolutions and linear layers with bias, norms 2 for each value, activation, pooling and upsampling layers 1; products outside of layers, such as those of attention, 0',
  torchvision:
    'a multiply-add counts 1, of convolutions and matrix products only, attention included; pooling and resizing 0, however they are computed',
};

/** What a module's calls, and the nodes that it made itself, count. */
export interface CountedWork {
  readonly module: Module;
  readonly calls: readonly ModuleCall[];
  readonly nodes: readonly Node[];
}

/** What a layer counts by another convention than 'exact'. `within`: nodes of the resamplings, as `resamplingNodes` gives them. */
export function countBy(
  convention: Exclude<FlopConvention, 'exact'>,
  work: CountedWork,
  resamplings: ReadonlyMap<Node, Resampling>,
  within: ReadonlySet<Node>,
): number {
  if (convention === 'ptflops') return sumOf(work.calls, (call) => hooked(call));
  const products = sumOf(work.nodes, (node) => (within.has(node) ? 0 : nodeWork(node).macs));
  if (convention === 'torchvision') return products;
  const pixels = sumOf(work.nodes, (node) => resampledPixels(resamplings.get(node)));
  return products + pixels + sumOf(work.calls, normalised) + pixelMeans(work);
}

/** What resampled images are computed by, products included: not counted as such by other tools. Of positions on a grid, that is not theirs alone. */
export function resamplingNodes(resamplings: readonly Resampling[]): ReadonlySet<Node> {
  const within = new Set<Node>();
  for (const { rule, from, to } of resamplings) {
    const left = rule === 'grid' ? [] : [to];
    for (let node = left.pop(); node; node = left.pop()) {
      if (node === from || within.has(node)) continue;
      within.add(node);
      left.push(...node.inputs);
    }
  }
  return within;
}

const sumOf = <T>(list: readonly T[], count: (item: T) => number): number =>
  list.reduce((sum, item) => sum + count(item), 0);

const inputSize = ({ inputs }: ModuleCall): number => inputs[0]?.size ?? 0;
const outputSize = ({ output }: ModuleCall): number => (output instanceof Tensor ? output.size : 0);
const lastAxis = ({ output }: ModuleCall): number =>
  output instanceof Tensor ? (output.shape[output.rank - 1] ?? 0) : 0;

const isSampleNorm = (module: Module): module is LayerNorm | GroupNorm | InstanceNorm2d =>
  module instanceof LayerNorm || module instanceof GroupNorm || module instanceof InstanceNorm2d;

const isNorm = (module: Module): boolean => module instanceof BatchNorm2d || isSampleNorm(module);

const POOLS = [MaxPool2d, AvgPool2d, AdaptiveAvgPool2d, AdaptiveMaxPool2d, GlobalAvgPool2d, GlobalMaxPool2d] as const;
const isPool = (module: Module): boolean => POOLS.some((kind) => module instanceof kind);

/** Those that are hooked. */
const ACTIVATIONS = [ReLU, ReLU6, PReLU, ELU, LeakyReLU, GELU] as const;

const isAffine = (module: Module): boolean => module.parameters().length > 0;

function normalised(call: ModuleCall): number {
  const { module } = call;
  if (module instanceof BatchNorm2d && !module.training) return inputSize(call) * (isAffine(module) ? 2 : 1);
  return isNorm(module) ? inputSize(call) * (isAffine(module) ? 5 : 4) : 0;
}

/** By fvcore's table of operations: so much for each value that is read, or that is given. */
const RESAMPLING: Readonly<Record<ResamplingRule, readonly [read: number, given: number]>> = {
  regionMeans: [1, 0],
  nearest: [0, 1],
  bilinear: [0, 4],
  grid: [0, 4],
  other: [0, 0],
};

function resampledPixels(resampling: Resampling | undefined): number {
  if (!resampling) return 0;
  const [read, given] = RESAMPLING[resampling.rule];
  return read * elementCount(resampling.from.shape) + given * elementCount(resampling.to.shape);
}

/** Means over all pixels, as global pooling and squeezing take them. */
function pixelMeans({ module, nodes }: CountedWork): number {
  if (isNorm(module)) return 0;
  return sumOf(nodes, (node) => {
    const isMean = node.op === 'sum' && node.inputs[0].shape.length === 4 && String(node.attributes.axes) === '1,2';
    return isMean ? elementCount(node.inputs[0].shape) : 0;
  });
}

/** What a hook on a layer adds. */
function hooked(call: ModuleCall): number {
  const { module } = call;
  if (module instanceof Linear || (module instanceof Classifier && module.weight))
    return inputSize(call) * lastAxis(call) + (module.bias ? lastAxis(call) : 0);
  if (module instanceof Conv2d) return outputSize(call) * (weightsPerOutput(module) + (module.bias ? 1 : 0));
  if (module instanceof ConvTranspose2d)
    return inputSize(call) * weightsPerInput(module) + (module.bias ? outputSize(call) : 0);
  if (isNorm(module)) return inputSize(call) * (isAffine(module) ? 2 : 1);
  if (isPool(module)) return inputSize(call);
  return ACTIVATIONS.some((kind) => module instanceof kind) || module instanceof Upsample ? outputSize(call) : 0;
}

/** `[KH, KW, C / groups, K]`. */
const weightsPerOutput = ({ weight }: Conv2d): number => elementCount(weight.shape.slice(0, 3));

/** As in memory, `[KH, KW, K / groups, C]`: each value of the input is spread over so many. */
const weightsPerInput = ({ weight }: ConvTranspose2d): number => elementCount(weight.shape.slice(0, 3));
