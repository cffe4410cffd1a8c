// The theoretical receptive field of every layer: how much of the image its units can depend on, over all branches.

import { ValueError } from '../base/errors.ts';
import type { Shape } from '../base/shape.ts';
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
import { namedTensors, severalOf } from './named-outputs.ts';
import { nameOf } from './profile.ts';
import type { AnalysisReport } from './report.ts';
import { requireModel } from './require-input.ts';
import { type ModelTrace, requireInputShape, traceModel } from './trace.ts';

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
  /** What the model read, such as `[1, 224, 224, 3]`. */
  readonly inputShape: Shape;
  /** Axes of the input that fields are along: all but the first, of the batch, and the last, of the channels. */
  readonly axes: readonly number[];
  /** The model first, then each layer before those in it, as in `profileModel`'s report. */
  readonly layers: readonly LayerField[];
}

/**
 * r ← r + (k − 1)·j, j ← j·s along each path (kernel k, stride s, jump j): the theoretical receptive field of every layer, from the graph.
 * It follows windows, dilation, padding, transposed convolution, resizing, branches (the hull) and functional code. Weights count as all
 * different from 0; whatever mixes all positions, such as attention, global pooling or squeezing, sees the whole image. Evaluation mode;
 * nothing is computed.
 * @param inputShape such as `[1, 224, 224, 3]`
 * @throws ValueError for an input without axes between the first and the last; otherwise as `profileModel`
 * @example
 * const { layers } = await receptiveField(createModel('resnet18'), [1, 224, 224, 3]);
 * layers.find(({ name }) => name === 'layer4.1')?.axes?.[0].size; // 435
 */
export async function receptiveField(model: Module, inputShape: Shape): Promise<ReceptiveFieldReport> {
  requireModel('receptiveField', model);
  requireInputShape('receptiveField', inputShape);
  const axes = inputShape.map((_, axis) => axis).slice(1, -1);
  if (axes.length === 0)
    throw new ValueError(
      `receptiveField: needs an input with positions between batch and channels, such as [1, 224, 224, 3]: got [${inputShape.join(', ')}]`,
    );
  return inEvaluation(model, async () => {
    const trace = traceModel('receptiveField', model, inputShape);
    const { input, calls } = trace;
    const start = nodeOf(input);
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
      inputShape: [...inputShape],
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

/** Also those that results of layers need and the outputs do not. */
const nodesOf = ({ outputs, calls }: ModelTrace): Node[] =>
  topologicalOrder([...outputs, ...calls.flatMap(({ output }) => tensorsOf(output))].map(nodeOf));

const isWeighted = ({ module, calls, states }: LayerPart): boolean =>
  calls.length > 0 && module.children().next().done === true && states.some((state) => state.shape.length > 1);

const seesAll = (fields: readonly AxisField[] | null, inputShape: Shape, axes: readonly number[]): boolean =>
  fields?.every(({ size }, i) => size !== null && size >= inputShape[axes[i]]) ?? false;
