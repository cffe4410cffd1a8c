// Signal propagation: how large activations and gradients are in each layer, and the state of its weights (Glorot & Bengio, AISTATS 2010; Brock et al., arXiv:2101.08692).

import { DTypeError, ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse, requireOneOf, requireRanges } from '../base/require.ts';
import { elementCount, formatShape, type Shape } from '../base/shape.ts';
import { type Module, Parameter } from '../nn/index.ts';
import { inEvaluation, inTraining } from '../nn/modes.ts';
import { grad, Tensor, tensor } from '../tensor/index.ts';
import { usedIn } from '../tensor/internal.ts';
import { biasesBeforeNorms } from './bias-before-norm.ts';
import { givenBy, layerEntry, layerGraph, layerSignals, passingOn, Reader } from './layer-signals.ts';
import { type LayerPart, layerTree } from './layer-tree.ts';
import { argumentsOf, describedInputs, type ModelInput } from './model-input.ts';
import { parameterSignals, withSpectra } from './parameter-signals.ts';
import { nameOf } from './profile.ts';
import { normalImages } from './random-images.ts';
import { requireModel } from './require-input.ts';
import type { LayerSignals, ParameterSignals, SignalReport, SignalTrend } from './signal-report.ts';
import { signalWarnings } from './signal-warnings.ts';
import { type ModelTrace, traceModel } from './trace.ts';
import { weightsHash } from './weights-hash.ts';

/** Options of `signalPropagation`. */
export interface SignalOptions<M extends Module = Module> {
  /** A scalar from what forward returns. Default: the mean over inputs of the outputs times standard-normal numbers. */
  readonly loss?: (output: ReturnType<M['forward']>) => Tensor;
  /** Mode of the model's layers. Default 'train': batch norms by the batch's statistics; running statistics stay as they are. */
  readonly mode?: 'train' | 'eval';
  /** Whether spectral norms and effective ranks are found, which takes seconds for large models. Default true. */
  readonly spectra?: boolean;
  /** Of random inputs and of the default loss. Default 0. */
  readonly seed?: number;
}

const OP = 'signalPropagation';

/**
 * Statistics of activations and gradients of every layer, of weights and their gradients, and warnings in words. Nothing about the model changes.
 * @param input shape such as `[16, 224, 224, 3]`, for standard-normal numbers, or a tensor of inputs; or a list of these for a forward of several
 * @throws ShapeError for a shape that is not of whole numbers ≥ 1 and for no inputs; ValueError for options out of range; DTypeError for a model that gives
 * no float32 tensor; else as `profileModel`
 * @example
 * const { warnings } = await signalPropagation(model, [4, 32, 32, 3], { spectra: false });
 * for (const { text } of warnings) console.log(text);
 */
export async function signalPropagation<M extends Module>(
  model: M,
  input: ModelInput,
  options: SignalOptions<M> = {},
): Promise<SignalReport> {
  requireModel(OP, model);
  const { mode, seed, spectra, loss } = completeOptions(OP, options);
  const { tensors, made, described } = inputsOf(OP, input, seed);
  try {
    const found = await measureSignals(model, tensors, { op: OP, mode, seed, ...(loss && { loss }) });
    const parameters = spectra ? await withSpectra(model, found.parameters) : found.parameters;
    return {
      kind: 'signal-propagation',
      version: 1,
      model: nameOf(model),
      inputShape: described[0].shape,
      inputs: described,
      input: made.length < tensors.length ? 'given' : 'normal',
      mode,
      seed,
      weights: await weightsHash(model),
      loss: found.loss,
      layers: found.layers,
      parameters,
      activations: found.activations,
      gradients: found.gradients,
      warnings: signalWarnings({ ...found, parameters }),
    };
  } finally {
    for (const one of made) one.dispose();
  }
}

export function completeOptions<M extends Module>(op: string, options: SignalOptions<M>) {
  requireOptions(op, options, ['loss', 'mode', 'spectra', 'seed']);
  const { mode = 'train', seed = 0, spectra = true, loss } = options;
  requireOneOf(op, 'mode', mode, ['train', 'eval']);
  requireRanges(op, { seed, spectra }, { seed: 'seed', spectra: 'flag' });
  if (loss !== undefined && typeof loss !== 'function') refuse(op, 'loss', 'a function of what forward returns', loss);
  return { mode, seed, spectra, loss };
}

/** The images of each further input are others than those of the ones before. */
const IMAGES_OF_INPUT = 2 ** 20;

/** Given tensors as they are, and those that are made. @throws ShapeError for a shape that is not of whole numbers ≥ 1 */
export function inputsOf(op: string, input: ModelInput, seed: number) {
  const inputs = argumentsOf(op, input);
  const made: Tensor[] = [];
  const tensors = inputs.map(({ shape, given }, i) => {
    if (given) return given;
    const size = elementCount(shape) / shape[0];
    made.push(tensor(normalImages(seed, i * IMAGES_OF_INPUT, shape[0], size), shape));
    return made[made.length - 1];
  });
  return { tensors, made, described: describedInputs(inputs) };
}

interface MeasureOptions {
  readonly op: string;
  readonly mode: 'train' | 'eval';
  readonly seed: number;
  readonly loss?: (output: never) => Tensor;
}

/** Statistics without spectra. The model's states stay as they are: what its forward assigns is not carried out. */
export async function measureSignals(
  model: Module,
  inputs: readonly Tensor[],
  { op, mode, seed, loss }: MeasureOptions,
) {
  const within = mode === 'train' ? inTraining : inEvaluation;
  return within(model, async () => {
    const trace = traceModel(op, model, inputs, 'auto');
    const value = loss ? givenLoss(op, trace, loss) : randomLoss(op, trace, seed);
    const parts = layerTree(model, { calls: trace.calls, nodes: [] });
    const layers = parts.map(layerGraph);
    const outputs = [...new Set(layers.flatMap(givenBy))];
    const parameters = [...model.namedParameters()];
    const weights = parameters.map(([, parameter]) => parameter.read());
    const wanted = [...outputs, ...weights];
    const used = usedIn(value, wanted);
    const reached = wanted.filter((_, i) => used[i]);
    const slopes = new Map(grad(value, reached).map((slope, i) => [reached[i], slope]));
    const reader = new Reader();
    const lossAt = reader.add(value.reshape(1));
    const entries = layers.map((layer) => layerEntry(layer, slopes, reader));
    const outer = passingOn(layers);
    const norms = weights.map((weight) => {
      const slope = slopes.get(weight);
      const norm = (one: Tensor): number => reader.add(one.square().sum().sqrt().reshape(1));
      return { own: norm(weight), slope: slope && norm(slope) };
    });
    const numbers = await reader.read();
    const order = new Map(trace.calls.map(({ name }, i) => [name, i]));
    const signals = layers.map((layer, i) => ({
      ...layerSignals(layer, entries[i], numbers, order),
      passesOn: outer.has(layer),
    }));
    const weightSignals = parameters.map(([name, parameter], i): ParameterSignals => {
      const { own, slope } = norms[i];
      return parameterSignals(name, parameter, numbers[own][0], slope === undefined ? null : numbers[slope][0]);
    });
    return {
      loss: numbers[lossAt][0],
      layers: signals,
      parameters: weightSignals,
      ...trendsOf(parts, signals),
      biases: biasesBeforeNorms(model, trace),
    };
  });
}

function randomLoss(op: string, { outputs, inputs: [input] }: ModelTrace, seed: number): Tensor {
  const floats = outputs.filter(({ dtype, size }) => dtype === 'float32' && size > 0);
  const empty = outputs.find(({ size }) => size === 0);
  if (floats.length === 0 && empty)
    throw new ShapeError(
      `${op}: the model gives no values, but ${formatShape(empty.shape)}; give larger inputs, or other windows`,
    );
  if (floats.length === 0)
    throw new DTypeError(
      `${op}: the model gives no float32 tensor, but ${outputs.map(({ dtype }) => dtype).join(', ')}, through which no gradient flows`,
    );
  const parts = floats.map((output, i) =>
    output.mul(tensor(normalImages(seed, input.shape[0] + i, 1, output.size), output.shape)).sum(),
  );
  return parts.reduce((a, b) => a.add(b)).mul(1 / input.shape[0]);
}

function givenLoss(op: string, { calls }: ModelTrace, loss: (output: never) => Tensor): Tensor {
  const value: unknown = loss(calls[calls.length - 1].output as never);
  if (!(value instanceof Tensor) || value.size !== 1 || value.dtype !== 'float32')
    throw new ValueError(
      `${op}: loss must return a float32 tensor with one value; take mean() or sum() of what it compares`,
    );
  return value;
}

/** Of the layers that have weights of their own, in the order of the network. */
function trendsOf(parts: readonly LayerPart[], layers: readonly LayerSignals[]) {
  const weighted = layers
    .filter((_, i) => parts[i].states.some((state) => state instanceof Parameter && state.shape.length > 1))
    .filter(({ order }) => order !== null)
    .sort((a, b) => (a.order as number) - (b.order as number));
  const norm = ({ gradient, outputShape }: LayerSignals): number =>
    gradient ? Math.hypot(gradient.std, gradient.mean) * Math.sqrt(elementCount(outputShape as Shape)) : 0;
  return {
    activations: trend(weighted, ({ activation }) => activation?.std ?? 0),
    gradients: trend([...weighted].reverse(), norm),
  };
}

/** A least-squares line through the logarithms; layers of 0 say nothing about growth, and are left out. */
function trend(layers: readonly LayerSignals[], sizeOf: (layer: LayerSignals) => number): SignalTrend | null {
  const points = layers.map((layer, x) => ({ x, y: Math.log(sizeOf(layer)) })).filter(({ y }) => Number.isFinite(y));
  if (points.length < 2) return null;
  const mean = (of: (point: { x: number; y: number }) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const slope = mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
  return { layers: layers.map(({ name }) => name), factor: Math.exp(slope * (layers.length - 1)) };
}
