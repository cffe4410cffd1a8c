// The theoretical receptive field of every layer: how much of the image its units can depend on, over all branches.

import { ValueError } from '../base/errors.ts';
import { requireOptions } from '../base/options.ts';
import { refuse } from '../base/require.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import { dependentOn } from '../graph/work.ts';
import type { Module } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import type { Tensor } from '../tensor/index.ts';
import { nodeOf, tensorsOf } from '../tensor/internal.ts';
import { type AxisField, axisFields } from './axis-field.ts';
import { ConstantValues } from './constant-values.ts';
import { followFields, followLines } from './follow-fields.ts';
import { type LayerPart, layerTree } from './layer-tree.ts';
import {
  abstractInputs,
  argumentsOf,
  describedInputs,
  hasPlaces,
  type InputDescription,
  type ModelArgument,
  type ModelInput,
} from './model-input.ts';
import { namedTensors, severalOf } from './named-outputs.ts';
import { nameOf } from './profile.ts';
import type { AnalysisReport } from './report.ts';
import { requireModel } from './require-input.ts';
import { type ModelTrace, traceModel } from './trace.ts';

const OP = 'receptiveField';

/** What units of one of several tensors see that a layer gives. */
export interface OutputField {
  /** `output 0` of a list, `output.mask` of an object, and so on within. */
  readonly name: string;
  /** Of that tensor. */
  readonly outputShape: Shape;
  /** One for each axis of the report; null where the input does not reach it. */
  readonly axes: readonly AxisField[] | null;
}

/** The receptive field of one layer. */
export interface LayerField {
  /** Dotted name; '' for the whole model. */
  readonly name: string;
  /** Class of the layer. */
  readonly type: string;
  /** 0 for the model, 1 for the layers in it, and so on. */
  readonly depth: number;
  /** The name under which the same module came before; what is said of that holds, unless it is called by this name as well. */
  readonly sameAs?: string;
  /** Null for a layer that the input does not reach. */
  readonly outputShape: Shape | null;
  /** One for each axis of the report, of the first tensor that it gives; null for a layer that the input does not reach. */
  readonly axes: readonly AxisField[] | null;
  /** Where the layer gives several tensors, in a list or object, each of them; otherwise empty. */
  readonly outputs: readonly OutputField[];
  /**
   * A layer of weights without layers in it, to whose input's windows the image is too small already: it can see no more than layers before it
   * (Richter et al., arXiv:2106.12307). Not said behind what looks at the whole image anyway.
   */
  readonly unproductive: boolean;
}

/** What `receptiveField` gives. */
export interface ReceptiveFieldReport extends AnalysisReport<'receptive-field'> {
  /** Class of the model, or the name that `createModel` knows. */
  readonly model: string;
  /** What the model read, such as `[1, 224, 224, 3]`; of several inputs the one that fields are of. */
  readonly inputShape: Shape;
  /** Each argument of its forward. */
  readonly inputs: readonly InputDescription[];
  /** Which of them fields are of, from 0. */
  readonly input: number;
  /** Axes of the input that fields are along: all but the first, of the batch, and the last, of the channels. */
  readonly axes: readonly number[];
  /** The model first, then each layer before those in it, as in `profileModel`'s report. */
  readonly layers: readonly LayerField[];
}

/** Options of `receptiveField`. */
export interface ReceptiveFieldOptions {
  /** Which of several inputs fields are of, from 0. Default: the first of float32 with positions between batch and channels. */
  readonly input?: number;
}

/**
 * r ← r + (k − 1)·j, j ← j·s along each path (kernel k, stride s, jump j): the theoretical receptive field of every layer, from the graph.
 * It follows windows, dilation, padding, transposed convolution, resizing, branches (the hull) and functional code. Weights count as all
 * different from 0; whatever mixes all positions, such as attention, global pooling or squeezing, sees the whole image. Evaluation mode;
 * nothing is computed.
 * @param input as `profileModel` takes it, such as `[1, 224, 224, 3]`
 * @throws ValueError for an input without axes between the first and the last, and options out of range; otherwise as `profileModel`
 * @example
 * const { layers } = await receptiveField(createModel('resnet18'), [1, 224, 224, 3]);
 * layers.find(({ name }) => name === 'layer4.1')?.axes?.[0].size; // 435
 */
export async function receptiveField(
  model: Module,
  input: ModelInput,
  options: ReceptiveFieldOptions = {},
): Promise<ReceptiveFieldReport> {
  requireOptions(OP, options, ['input']);
  requireModel(OP, model);
  const inputs = argumentsOf(OP, input);
  const followed = followedInput(inputs, options);
  const inputShape = inputs[followed].shape;
  const axes = inputShape.map((_, axis) => axis).slice(1, -1);
  return inEvaluation(model, async () => {
    const trace = traceModel(OP, model, abstractInputs(inputs));
    const { calls } = trace;
    const start = nodeOf(trace.inputs[followed]);
    const nodes = dependentOn([start], nodesOf(trace));
    const values = new ConstantValues();
    const fields = followFields(start, nodes, axes, values);
    const lines = axes.map((axis) => followLines(start, nodes, axis, values));
    const see = (tensor: Tensor | undefined): readonly AxisField[] | null => {
      const node = tensor && nodeOf(tensor);
      const field = node && fields.get(node);
      if (!node || !field) return null;
      return axisFields(
        field,
        lines.map((line) => line.get(node)),
        inputShape,
        axes,
      );
    };
    const parts = layerTree(model, { calls, nodes: [] });
    return {
      kind: 'receptive-field',
      version: 1,
      model: nameOf(model),
      inputShape,
      inputs: describedInputs(inputs),
      input: followed,
      axes,
      layers: parts.map((part): LayerField => {
        const isAlias = part.calls.length === 0 && part.sharedWith !== undefined;
        const module = isAlias ? (parts.find(({ name }) => name === part.sharedWith) ?? part) : part;
        const named = namedTensors(module.calls.at(-1)?.output);
        const output = named[0]?.tensor;
        return {
          name: part.name,
          type: part.module.constructor.name,
          depth: part.depth,
          ...(part.sharedWith !== undefined && { sameAs: part.sharedWith }),
          outputShape: output?.shape ?? null,
          axes: see(output),
          outputs: severalOf(named).map(({ name, tensor }) => ({ name, outputShape: tensor.shape, axes: see(tensor) })),
          unproductive: isWeighted(part) && seesAll(see(part.calls[part.calls.length - 1].inputs[0]), inputShape, axes),
        };
      }),
    };
  });
}

/** @throws ValueError for an input that fields cannot be of */
function followedInput(inputs: readonly ModelArgument[], { input }: ReceptiveFieldOptions): number {
  if (input !== undefined && !(Number.isInteger(input) && input >= 0 && input < inputs.length))
    refuse(OP, 'input', `the number of an input, from 0 to ${inputs.length - 1}`, input);
  const found = input ?? inputs.findIndex(hasPlaces);
  if (found >= 0 && hasPlaces(inputs[found])) return found;
  const given = inputs.map(({ shape, dtype }) => `${formatShape(shape)}${dtype === 'float32' ? '' : ` of ${dtype}`}`);
  throw new ValueError(
    `${OP}: needs an input with positions between batch and channels, such as [1, 224, 224, 3]: got ${found >= 0 ? given[found] : given.join(' and ')}`,
  );
}

/** Also those that results of layers need and the outputs do not. */
const nodesOf = ({ outputs, calls }: ModelTrace): Node[] =>
  topologicalOrder([...outputs, ...calls.flatMap(({ output }) => tensorsOf(output))].map(nodeOf));

const isWeighted = ({ module, calls, states }: LayerPart): boolean =>
  calls.length > 0 && module.children().next().done === true && states.some((state) => state.shape.length > 1);

const seesAll = (fields: readonly AxisField[] | null, inputShape: Shape, axes: readonly number[]): boolean =>
  fields?.every(({ size }, i) => size !== null && size >= inputShape[axes[i]]) ?? false;
