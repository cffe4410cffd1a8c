// What a model costs, layer by layer: shapes, weights, multiply-adds, exact operations, memory. Counted on its traced graph.

import { ELEMENT_BYTES } from '../base/dtype.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf } from '../base/require.ts';
import { elementCount, type Shape } from '../base/shape.ts';
import { type NodeWork, workOf } from '../graph/work.ts';
import type { Module } from '../nn/index.ts';
import { inEvaluation, inTraining } from '../nn/modes.ts';
import { getBackend } from '../tensor/index.ts';
import { nodeOf } from '../tensor/internal.ts';
import { type BytesByName, liveBytes, savedBytes } from './activation-memory.ts';
import { CONVENTION_MEANING, CONVENTIONS, countBy, type FlopConvention, resamplingNodes } from './conventions.ts';
import { buffersOf, type LayerPart, layerTree, parametersOf, withBelow } from './layer-tree.ts';
import {
  abstractInputs,
  argumentsOf,
  describedInputs,
  type InputDescription,
  type ModelArgument,
  type ModelInput,
} from './model-input.ts';
import { namedTensors, severalOf } from './named-outputs.ts';
import { gradientGraph, planGraph } from './plan.ts';
import type { AnalysisReport } from './report.ts';
import { requireModel } from './require-input.ts';
import { countedNodes, type ModelTrace, traceModel } from './trace.ts';

/** Options of `profileModel`. */
export interface ProfileOptions {
  /** Whose figures `flops` is to give. Default 'exact'. */
  readonly convention?: FlopConvention;
  /** Whether memory is planned, for which the graph and its gradient are compiled. Default true. */
  readonly memory?: boolean;
}

/** One of several tensors that a layer gives. */
export interface LayerOutput {
  /** `output 0` of a list, `output.mask` of an object, and so on within. */
  readonly name: string;
  /** `[N, H, W, C]` for images. */
  readonly shape: Shape;
}

/** Figures of a layer with all that is in it, but for those called own. */
export interface LayerProfile {
  /** Dotted name; '' for the whole model. */
  readonly name: string;
  /** Class of the module. */
  readonly type: string;
  /** 0 for the model. */
  readonly depth: number;
  /** How often its forward ran; 0 for what this input does not reach. */
  readonly calls: number;
  /** Of its last call, the first tensor of it; null without one, or where it gave no tensor. `[N, H, W, C]` for images. */
  readonly outputShape: Shape | null;
  /** Where its last call gave several tensors, in a list or object, each of them; otherwise empty. */
  readonly outputs: readonly LayerOutput[];
  /** Learnable values; those that an earlier layer has are counted there. */
  readonly parameters: number;
  /** Those of them that are not frozen. */
  readonly trainableParameters: number;
  /** Values of running statistics and the like. */
  readonly buffers: number;
  /** First names of weights that it uses and an earlier layer has. */
  readonly sharedWeights: readonly string[];
  /** Multiply-adds of convolutions and matrix products. */
  readonly macs: number;
  /** By the report's convention. */
  readonly flops: number;
  /** Exact operations besides products: norms, activations, biases, softmax, pooling. */
  readonly elementwiseFlops: number;
  /** Multiply-adds of its own forward, in none of the layers within. */
  readonly ownMacs: number;
  /** Part of the model's multiply-adds, 0…1; of its operations where it has no products. */
  readonly share: number;
  /** Bytes of its last call's results. */
  readonly outputBytes: number;
  /** Most bytes of intermediate values alive at inference while it runs; null where memory was not planned. */
  readonly liveBytes: number | null;
  /** Bytes that it leaves for the backward pass; null where none was planned. */
  readonly savedBytes: number | null;
}

/** Bytes that a model needs. */
export interface ProfileMemory {
  /** Weights and buffers. */
  readonly weightBytes: number;
  /** Intermediate values and workspaces of an inference, which share memory. */
  readonly inferenceBytes: number;
  /** The same of a forward and backward pass in training mode; null where the model cannot train on this input. */
  readonly trainingBytes: number | null;
  /** Why not. */
  readonly trainingError: string | null;
}

/** What `profileModel` gives. */
export interface ModelProfile extends AnalysisReport<'profile'> {
  /** Class of the model, or the name that `createModel` knows. */
  readonly model: string;
  /** What the model read, such as `[1, 224, 224, 3]`; of several inputs the first. */
  readonly inputShape: Shape;
  /** Each argument of its forward. */
  readonly inputs: readonly InputDescription[];
  /** What is counted as a FLOP, by name and in words. */
  readonly convention: { readonly name: FlopConvention; readonly meaning: string };
  /** The model first, then each layer before those in it. */
  readonly layers: readonly LayerProfile[];
  /** Null where it was not asked for. */
  readonly memory: ProfileMemory | null;
}

/**
 * Counts parameters, multiply-adds, activations and memory of a model, layer by layer, on its graph as it runs in evaluation mode. Nothing
 * is computed, and no weight is made. Own layers, functional code and shared modules need nothing: work belongs to the module whose forward
 * does it. Work on weights alone, which no input needs anew, is left out.
 * @param input such as `[1, 224, 224, 3]`, float32; or a tensor like it, such as `zeros([1, 77], 'int32')`; or a list of these for a forward of several
 * @throws ShapeError for a shape that is not whole numbers ≥ 1, and what the model throws for an input that it cannot take; ValueError for
 * an asynchronous forward, one without tensors, and options out of range
 * @example
 * const { layers } = await profileModel(createModel('vit_tiny_patch16_224'), [1, 224, 224, 3]);
 * layers[0].macs; // 1253683200
 */
export async function profileModel(
  model: Module,
  input: ModelInput,
  options: ProfileOptions = {},
): Promise<ModelProfile> {
  requireOptions('profileModel', options, ['convention', 'memory']);
  const { convention = 'exact', memory = true } = options;
  requireOneOf('profileModel', 'convention', convention, CONVENTIONS);
  requireModel('profileModel', model);
  const inputs = argumentsOf('profileModel', input);
  const { parts, own } = await inEvaluation(model, async () => {
    const traced = traceModel('profileModel', model, abstractInputs(inputs));
    const counted = countedParts(model, traced);
    return { parts: counted, own: ownFigures(counted, traced, convention) };
  });
  const planned = memory ? await plannedMemory(model, inputs) : undefined;
  const total = own.reduce(addFigures);
  const layers = parts.map((part, i): LayerProfile => {
    const below = withBelow(parts, i);
    const figures = own.slice(i, i + below.length).reduce(addFigures);
    const names = below.map(({ name }) => name);
    const output = namedTensors(part.calls.at(-1)?.output);
    return {
      name: part.name,
      type: part.module.constructor.name,
      depth: part.depth,
      calls: part.calls.length,
      outputShape: output[0]?.tensor.shape ?? null,
      outputs: severalOf(output).map(({ name, tensor }) => ({ name, shape: tensor.shape })),
      parameters: figures.parameters,
      trainableParameters: figures.trainableParameters,
      buffers: figures.buffers,
      sharedWeights: [...new Set(below.flatMap(({ sharedWeights }) => sharedWeights))],
      macs: figures.macs,
      flops: figures.flops,
      elementwiseFlops: figures.elementwiseFlops,
      ownMacs: own[i].macs,
      share: total.macs > 0 ? figures.macs / total.macs : total.flops > 0 ? figures.flops / total.flops : 0,
      outputBytes: output.reduce((sum, { tensor }) => sum + tensor.size * ELEMENT_BYTES, 0),
      liveBytes: planned ? Math.max(...names.map((name) => planned.live.get(name) ?? 0)) : null,
      savedBytes: planned?.saved ? names.reduce((sum, name) => sum + (planned.saved?.get(name) ?? 0), 0) : null,
    };
  });
  return {
    kind: 'profile',
    version: 1,
    model: nameOf(model),
    inputShape: inputs[0].shape,
    inputs: describedInputs(inputs),
    convention: { name: convention, meaning: CONVENTION_MEANING[convention] },
    layers,
    memory: planned ? { ...planned.totals, weightBytes: ELEMENT_BYTES * (total.parameters + total.buffers) } : null,
  };
}

/** What a report calls the model. */
export const nameOf = (model: Module): string =>
  (model as { readonly architecture?: { readonly name?: string } }).architecture?.name ?? model.constructor.name;

/** The tree, with those nodes only that depend on the input. */
const countedParts = (model: Module, trace: ModelTrace): LayerPart[] =>
  layerTree(model, { calls: trace.calls, nodes: countedNodes(trace) });

interface Figures extends NodeWork {
  readonly flops: number;
  readonly parameters: number;
  readonly trainableParameters: number;
  readonly buffers: number;
}

const sizeOf = (states: readonly { readonly shape: Shape }[]): number =>
  states.reduce((sum, { shape }) => sum + elementCount(shape), 0);

function ownFigures(parts: readonly LayerPart[], { resamplings }: ModelTrace, convention: FlopConvention): Figures[] {
  const byResult = new Map(resamplings.map((one) => [one.to, one]));
  const within = resamplingNodes(resamplings);
  return parts.map((part) => {
    const work = workOf(part.nodes);
    const parameters = parametersOf(part.states);
    const exact = work.productFlops + work.elementwiseFlops;
    return {
      ...work,
      flops: convention === 'exact' ? exact : countBy(convention, part, byResult, within),
      parameters: sizeOf(parameters),
      trainableParameters: sizeOf(parameters.filter(({ requiresGrad }) => requiresGrad)),
      buffers: sizeOf(buffersOf(part.states)),
    };
  });
}

const addFigures = (a: Figures, b: Figures): Figures => ({
  macs: a.macs + b.macs,
  productFlops: a.productFlops + b.productFlops,
  elementwiseFlops: a.elementwiseFlops + b.elementwiseFlops,
  flops: a.flops + b.flops,
  parameters: a.parameters + b.parameters,
  trainableParameters: a.trainableParameters + b.trainableParameters,
  buffers: a.buffers + b.buffers,
});

interface PlannedMemory {
  readonly totals: Omit<ProfileMemory, 'weightBytes'>;
  readonly live: BytesByName;
  readonly saved: BytesByName | undefined;
}

async function plannedMemory(model: Module, inputs: readonly ModelArgument[]): Promise<PlannedMemory> {
  const backend = await getBackend();
  const inference = await inEvaluation(model, async () => {
    const { outputs } = traceModel('profileModel', model, abstractInputs(inputs), 'auto');
    return planGraph(backend, outputs.map(nodeOf));
  });
  const live = liveBytes(inference);
  const inferenceBytes = inference.plan.arenaBytes;
  try {
    const training = await inTraining(model, async () => {
      const trace = traceModel('profileModel', model, abstractInputs(inputs), 'auto');
      return planGraph(backend, gradientGraph(trace, model.parameters()).outputs);
    });
    const totals = { inferenceBytes, trainingBytes: training.plan.arenaBytes, trainingError: null };
    return { totals, live, saved: savedBytes(training) };
  } catch (error) {
    // Such as a batch norm that is given a single value per channel.
    if (!(error instanceof Error)) throw error;
    return { totals: { inferenceBytes, trainingBytes: null, trainingError: error.message }, live, saved: undefined };
  }
}
