// A model or a function of tensors as an ONNX file, from its traced graph.

import { ShapeError, ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { requireOneOf, requireStrings, shown } from '../base/require.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import type { UnsharedUint8Array } from '../base/unshared.ts';
import { Module } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { softmax as softmaxOf } from '../ops/index.ts';
import { Tensor } from '../tensor/index.ts';
import { cellOfState, isPlain, leafOf, tensorsOf } from '../tensor/internal.ts';
import { Constants } from './constants.ts';
import { emitTerm, neededTerms } from './emit.ts';
import { Emitter } from './emitter.ts';
import { identity, NCHW, type Order, storedDims } from './layout.ts';
import { modelBytes, type Port } from './model-file.ts';
import { raise } from './raise.ts';
import { type InputSpec, type Term, type TracedGraph, traceGraph } from './term.ts';
import { VERSION } from './version.ts';
import { Writer } from './writer.ts';

/** A value that JSON can hold. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Options of `exportOnnx`. */
export interface ExportOnnxOptions {
  /** Whether the file takes any number of images; otherwise, as many as the example. Default true. */
  readonly dynamicBatch?: boolean;
  /** Order of axes of images and maps in the file's inputs and outputs: 'NCHW' (the default), as PyTorch has it, or 'NHWC'. */
  readonly layout?: 'NCHW' | 'NHWC';
  /** Whether the last axis of the result becomes probabilities. Default false. */
  readonly softmax?: boolean;
  /** Default 'input', or 'input_0', 'input_1', … for several. */
  readonly inputNames?: readonly string[];
  /** Default 'logits' ('probabilities' with `softmax`), the keys of an object, or 'output_0', 'output_1', … for an array. */
  readonly outputNames?: readonly string[];
  /** Names of the classes, in the order of the logits: in the file's metadata as `class_names`, a JSON list. */
  readonly classNames?: readonly string[];
  /** What is done to images before: in the file's metadata as `preprocessing`, a JSON object. */
  readonly preprocessing?: { readonly [key: string]: JsonValue };
  /** More entries of the file's metadata. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** How weights are stored: 'float16' makes the file half as large, and rounds them to 11 bits; all is computed in float32. Default 'float32'. */
  readonly weightDtype?: 'float32' | 'float16';
  /** Name of the graph. Default 'fovea'. */
  readonly graphName?: string;
}

type Exportable = Module | ((...inputs: Tensor[]) => unknown);

/** Several, so that a size that is not a multiple of the batch's cannot pass for one; none is 1, which graphs treat in ways of its own. */
const BATCHES = [2, 3, 5];

/**
 * The bytes of an ONNX file (opset 18) that computes what the model, or the function of tensors, computes, with the weights as they are
 * now. A model is exported in evaluation mode. Weights of convolutions and what a normalisation does to their results become one; maps lie
 * as channels, rows, columns inside, whatever the layout of the inputs. Checks of values are left out. The first axis of every input is the
 * batch.
 * @param example the inputs, or their shapes (float32): images `[N, H, W, C]`, whatever `layout` the file has
 * @throws ValueError for what ONNX has no node for, a function that changes states, or one that behaves differently for another batch size;
 * ShapeError for an example that the model does not take
 * @example
 * const bytes = await exportOnnx(new Linear(4, 2), [1, 4], { classNames: ['cat', 'dog'] });
 * bytes.length > 100; // true
 */
export async function exportOnnx(
  model: Exportable,
  example: Tensor | Shape | readonly (Tensor | Shape)[],
  options: ExportOnnxOptions = {},
): Promise<UnsharedUint8Array> {
  requireOptions('exportOnnx', options, [
    ...(['dynamicBatch', 'layout', 'softmax', 'inputNames', 'outputNames'] as const),
    ...(['classNames', 'preprocessing', 'metadata', 'weightDtype', 'graphName'] as const),
  ]);
  const { dynamicBatch = true, layout = 'NCHW', softmax = false, weightDtype = 'float32' } = options;
  requireOneOf('exportOnnx', 'layout', layout, ['NCHW', 'NHWC']);
  requireOneOf('exportOnnx', 'weightDtype', weightDtype, ['float32', 'float16']);
  if (!(model instanceof Module) && typeof model !== 'function')
    throw new ValueError(
      `exportOnnx: needs a model or a function of tensors: got ${model === null ? 'null' : typeof model}`,
    );
  const specs = inputSpecs(example, dynamicBatch);
  const forward = (...inputs: Tensor[]): unknown => {
    const result = model instanceof Module ? model.forward(...inputs) : model(...inputs);
    return softmax ? withSoftmax(result) : result;
  };
  const trace = async (): Promise<TracedGraph> => traceGraph(forward, specs, dynamicBatch ? BATCHES : [1]);
  const graph = await (model instanceof Module ? inEvaluation(model, trace) : trace());
  requireMetadata(graph, options);
  const constants = await Constants.read(graph);
  return write(graph, constants, weightNames(model, graph), options);
}

function inputSpecs(example: Tensor | Shape | readonly (Tensor | Shape)[], dynamicBatch: boolean): InputSpec[] {
  const isShape = (value: unknown): value is Shape =>
    Array.isArray(value) && value.every((size) => typeof size === 'number');
  const list = example instanceof Tensor || (isShape(example) && example.length > 0) ? [example] : example;
  if (!Array.isArray(list) || list.length === 0)
    throw new ValueError('exportOnnx: needs an example input: a tensor, its shape, or a list of them');
  return list.map((one: unknown): InputSpec => {
    if (!(one instanceof Tensor) && !isShape(one))
      throw new ValueError('exportOnnx: an example must be a tensor or a shape, as in [1, 224, 224, 3]');
    const shape = one instanceof Tensor ? one.shape : one;
    if (shape.some((size) => !Number.isInteger(size) || size < 1))
      throw new ShapeError(`exportOnnx: an example needs sizes of integers ≥ 1: got ${formatShape(shape)}`);
    if (dynamicBatch && shape.length === 0)
      throw new ShapeError('exportOnnx: an example without axes has no batch; give dynamicBatch: false');
    return { shape, dtype: one instanceof Tensor ? one.dtype : 'float32' };
  });
}

function withSoftmax(result: unknown): Tensor {
  if (result instanceof Tensor && result.rank >= 2 && result.dtype === 'float32') return softmaxOf(result);
  throw new ValueError('exportOnnx: softmax is for a single result of logits [N, …, classes]; leave it out');
}

/** @throws ValueError for class names that are not as many as the classes, and for metadata that are not texts */
function requireMetadata({ outputs }: TracedGraph, options: ExportOnnxOptions): void {
  const { classNames, metadata = {}, graphName = '' } = options;
  if (metadata === null || Object.values(metadata).some((value) => typeof value !== 'string'))
    throw new ValueError(`exportOnnx: metadata must be strings by name: got ${shown(metadata)}`);
  if (typeof graphName !== 'string')
    throw new ValueError(`exportOnnx: graphName must be a string: got ${shown(graphName)}`);
  if (classNames === undefined) return;
  requireStrings('exportOnnx', 'classNames', classNames);
  const classes = outputs[0].dims[outputs[0].dims.length - 1];
  if (outputs.length === 1 && classes !== classNames.length)
    throw new ValueError(`exportOnnx: ${classes} classes need as many names: got ${classNames.length}`);
}

/** Names of weights by the terms that read them. */
function weightNames(model: Exportable, { terms }: TracedGraph): ReadonlyMap<Term, string> {
  const names = new Map<Term, string>();
  if (!(model instanceof Module)) return names;
  const byCell = new Map<object, string>([...model.namedStates()].map(([name, state]) => [cellOfState(state), name]));
  for (const term of terms) {
    const name = term.node.op === 'buffer' ? byCell.get(leafOf(term.node) as object) : undefined;
    if (name !== undefined) names.set(term, name);
  }
  return names;
}

function write(
  graph: TracedGraph,
  constants: Constants,
  weights: ReadonlyMap<Term, string>,
  options: ExportOnnxOptions,
): UnsharedUint8Array {
  const { layout = 'NCHW', metadata = {}, classNames, preprocessing, graphName = 'fovea' } = options;
  const portOrder = (term: Term): Order =>
    layout === 'NCHW' && term.dims.length === 4 ? NCHW : identity(term.dims.length);
  const inputNames = namesFor('inputNames', options.inputNames, defaultInputs(graph.inputs.length));
  const outputNames = namesFor('outputNames', options.outputNames, defaultOutputs(graph, options.softmax ?? false));
  const writer = new Writer(inputNames[0], options.weightDtype === 'float16');
  for (const name of [...inputNames, ...outputNames]) {
    if (writer.unique(name) !== name)
      throw new ValueError(`exportOnnx: names of inputs and outputs must differ: got "${name}" twice`);
  }
  const steps = raise(graph.terms, constants);
  const emitter = new Emitter(writer, steps, constants, weights);
  graph.inputs.forEach((term, i) => {
    emitter.put(term, inputNames[i], portOrder(term));
  });
  for (const term of neededTerms(graph, steps)) emitTerm(emitter, term);
  const results = graph.outputs.map((term) => emitter.in(term, portOrder(term)));
  results.forEach((name, i) => {
    const first = results.indexOf(name);
    if (first < i) writer.copy(outputNames[first], outputNames[i]);
    else if (!writer.rename(name, outputNames[i])) writer.copy(name, outputNames[i]);
  });
  writer.prune(outputNames);
  const port = (name: string, term: Term): Port => {
    const order = portOrder(term);
    return {
      name,
      type: term.node.dtype,
      dims: storedDims(term.dims, order),
      description: term.dims.length === 4 ? (layout === 'NCHW' ? '[N, C, H, W]' : '[N, H, W, C]') : '',
    };
  };
  return modelBytes({
    writer,
    name: graphName,
    inputs: graph.inputs.map((term, i) => port(inputNames[i], term)),
    outputs: graph.outputs.map((term, i) => port(outputNames[i], term)),
    metadata: {
      ...metadata,
      ...(classNames && { class_names: JSON.stringify(classNames) }),
      ...(preprocessing && { preprocessing: JSON.stringify(preprocessing) }),
    },
    producerVersion: VERSION,
  });
}

const numbered = (name: string, count: number): string[] =>
  count === 1 ? [name] : Array.from({ length: count }, (_, i) => `${name}_${i}`);

const defaultInputs = (count: number): string[] => numbered('input', count);

function defaultOutputs({ result, outputs }: TracedGraph, softmax: boolean): string[] {
  if (result instanceof Tensor) return [softmax ? 'probabilities' : 'logits'];
  if (isPlain(result) && Object.values(result).every((part) => part instanceof Tensor)) return Object.keys(result);
  return numbered('output', tensorsOf(result).length || outputs.length);
}

function namesFor(option: string, given: readonly string[] | undefined, usual: readonly string[]): readonly string[] {
  if (given === undefined) return usual;
  const fits =
    Array.isArray(given) &&
    given.length === usual.length &&
    given.every((name) => typeof name === 'string' && name !== '');
  if (!fits) throw new ValueError(`exportOnnx: ${option} must be ${usual.length} names: got ${JSON.stringify(given)}`);
  return given;
}
