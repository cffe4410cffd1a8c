// Re-parameterisation of any model: every branch and norm that can be fused is, and the result is checked and weighed against the original.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import type { Shape } from '../base/shape.ts';
import { ImageModel } from '../models/index.ts';
import { cloneModule } from '../nn/clone.ts';
import { type Layer, type Module, MultiBranchConv2d, mapModule } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { zeros } from '../tensor/index.ts';
import type { TensorTree } from '../tensor/internal.ts';
import { fusedConvolution } from './fuse-branches.ts';
import { findPairs, foldNorms } from './fuse-norms.ts';
import { type ModelCost, modelCost } from './measure.ts';
import { isKnown, isReadElsewhere, type Observation, observe } from './observe.ts';
import { relativeDifference } from './relative-difference.ts';

/** Options of `reparameterize`. */
export interface ReparameterizeOptions {
  /** What the model reads, such as `[1, 224, 224, 3]`. */
  readonly inputShape: Shape;
  /** Largest difference of the outputs, relative to the largest output, that passes. Default 1e-4. */
  readonly tolerance?: number;
  /** Timed runs before and after; the shortest counts. Default 10. */
  readonly runs?: number;
}

/** What `reparameterize` reports. */
export interface ReparameterizeReport {
  /** Multi-branch convolutions that became one convolution each. */
  readonly fusedBranches: number;
  /** Batch norms that were folded into the layer before them. */
  readonly foldedNorms: number;
  /** Largest difference of the outputs on random input, relative to the largest output. */
  readonly difference: number;
  /** What the model given costs. */
  readonly before: ModelCost;
  /** What the fused model costs. */
  readonly after: ModelCost;
}

/** The model's own class; a multi-branch convolution becomes another layer. */
export type FusedModule<M extends Module> = M extends MultiBranchConv2d ? Layer : M;

/** What `fuse` gives. */
export interface Fused<M extends Module> {
  /** The fused copy, in evaluation mode; its weights are its own. */
  readonly model: FusedModule<M>;
  /** Multi-branch convolutions that became one convolution each. */
  readonly fusedBranches: number;
  /** Batch norms that were folded into the layer before them. */
  readonly foldedNorms: number;
}

/**
 * A copy of the model, in evaluation mode, in which every multi-branch convolution is one convolution and every batch norm that directly
 * follows a convolution or an affine layer is folded into it. The model given does not change. A layer that shares a weight gets one of its
 * own. What cannot be fused stays: layers that run twice, whose result something else reads, too, whose weights a `forward` reads, or whose
 * class has a `forward` of its own.
 * @param inputShape what the model reads, such as `[1, 224, 224, 3]`: a run of it shows what follows what
 * @throws ValueError for a model that does not give tensors
 * @example
 * const net = new Sequential(new Conv2d(3, 8, { kernelSize: 3 }), new BatchNorm2d(8));
 * const { model: fused } = await fuse(net, [1, 8, 8, 3]);
 * [...fused.namedModules()].length; // 3
 */
export async function fuse<M extends Module>(model: M, inputShape: Shape): Promise<Fused<M>> {
  const watch = (watched: Module): Observation =>
    observe(watched, () => watched.forward(zeros(inputShape)) as TensorTree);
  const copy = (await cloneModule(model)).eval();
  const layers = await fusedBlocks(copy, watch(copy));
  mapModule(copy, (module) => layers.get(module) ?? module);
  const fused = layers.get(copy) ?? copy;
  const held = new Set([...fused.namedModules()].map(([, module]) => module));
  const foldedNorms = await foldNorms(fused, findPairs(watch(fused)));
  // Its file has to say that it is another network now.
  if (fused instanceof ImageModel && fused.architecture) fused.architecture = { ...fused.architecture, fused: true };
  return {
    model: fused.eval() as FusedModule<M>,
    fusedBranches: [...layers.values()].filter((layer) => held.has(layer)).length,
    foldedNorms,
  };
}

/** What takes the place of every block whose parts are its own. */
async function fusedBlocks(model: Module, seen: Observation): Promise<ReadonlyMap<Module, Module>> {
  const layers = new Map<Module, Module>();
  for (const block of new Set([...model.namedModules()].map(([, module]) => module))) {
    if (block instanceof MultiBranchConv2d && isKnown(block) && !isReadElsewhere(block, seen))
      layers.set(block, block.withOneConv(await fusedConvolution(block)));
  }
  return layers;
}

/**
 * `fuse`, with the outputs compared on random input, and layers, parameters, multiply-adds and time before and after. The original is
 * measured in evaluation mode; afterwards each of its modules is in the mode it was in.
 * @throws ValueError when the outputs differ by more than the tolerance
 * @example
 * const block = new RepVggBlock({ inChannels: 8, outChannels: 8, kernelSize: 3, padding: 1 });
 * const { report } = await reparameterize(block, { inputShape: [1, 8, 8, 8] });
 * report.after.parameters < report.before.parameters; // true
 */
export async function reparameterize<M extends Module>(
  model: M,
  options: ReparameterizeOptions,
): Promise<{ readonly model: FusedModule<M>; readonly report: ReparameterizeReport }> {
  requireOptions('reparameterize', options, ['inputShape', 'tolerance', 'runs']);
  const { inputShape, tolerance = 1e-4, runs = 10 } = options;
  return inEvaluation(model, async () => {
    const { model: fused, fusedBranches, foldedNorms } = await fuse(model, inputShape);
    const difference = await relativeDifference(
      inputShape,
      (x) => model.forward(x),
      (x) => fused.forward(x),
    );
    if (!(difference <= tolerance)) {
      throw new ValueError(
        `reparameterize: the fused model's outputs differ by ${difference.toExponential(1)} of the largest one, more than the tolerance ${tolerance}; a running variance near 0 makes this happen`,
      );
    }
    const before = await modelCost(model, inputShape, runs);
    const after = await modelCost(fused, inputShape, runs);
    return { model: fused, report: { fusedBranches, foldedNorms, difference, before, after } };
  });
}
