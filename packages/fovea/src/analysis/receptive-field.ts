// The theoretical receptive field of every layer: how much of the image its units can depend on, over all branches.

import { ValueError } from '../base/errors.ts';
import type { Shape } from '../base/shape.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import { dependentOn } from '../graph/work.ts';
import type { Module } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import type { Tensor } from '../tensor/index.ts';
import { nodeOf, tensorsOf } from '../tensor/internal.ts';
import { collapse, type Extent } from './extent.ts';
import { type FieldLine, lineJump, lineSize, seenBy } from './field-line.ts';
import { type Field, followFields } from './follow-fields.ts';
import { type LayerPart, layerTree } from './layer-tree.ts';
import { namedTensors, severalOf } from './named-outputs.ts';
import { lineOn, locate } from './placed-line.ts';
import { nameOf } from './profile.ts';
import type { AnalysisReport } from './report.ts';
import { requireModel } from './require-input.ts';
import { type ModelTrace, requireInputShape, traceModel } from './trace.ts';

/** What a layer's units see along one axis of the input. */
export interface AxisField {
  /** Positions of the input that a unit sees, on an unbounded image; of units that differ, those that see most. Null where there is no such number. */
  readonly size: number | null;
  /** Positions of the input from one unit to the next; null where units do not lie along the axis evenly. */
  readonly jump: number | null;
  /** First position that unit 0 sees; below 0 where it reaches into the padding. Null as for `jump`. */
  readonly start: number | null;
  /** Most positions inside this image that a unit sees. */
  readonly inside: number;
  /** Whether every unit sees the whole axis, at this image size. */
  readonly wholeImage: boolean;
  /** First and last position inside the image for each unit along the axis; null where units do not lie along it, or see nothing. */
  readonly units: readonly (readonly [first: number, last: number])[] | null;
}

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
    const nodes = dependentOn(nodeOf(input), nodesOf(trace));
    const fields = axes.map((axis) => followFields(nodeOf(input), nodes, axis));
    const see = (tensor: Tensor | undefined): readonly AxisField[] | null => {
      if (!tensor) return null;
      const own = fields.map((field) => field.get(nodeOf(tensor)));
      if (own.some((field) => field === undefined)) return null;
      return own.map((field, i) => axisField(field as Field, tensor.shape, inputShape[axes[i]]));
    };
    const parts = layerTree(model, { calls, nodes: [] });
    return {
      kind: 'receptive-field',
      version: 1,
      model: nameOf(model),
      inputShape: [...inputShape],
      axes,
      layers: parts.map((part): LayerField => {
        const named = namedTensors(part.calls.at(-1)?.output);
        const output = named[0]?.tensor;
        return {
          name: part.name,
          type: part.module.constructor.name,
          depth: part.depth,
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

function axisField({ extent, line: placed }: Field, shape: Shape, length: number): AxisField {
  const located = placed && locate(placed, shape);
  const axis = located?.axis ?? (extent.axes.length === 1 ? extent.axes[0] : undefined);
  const line =
    placed && axis !== undefined ? lineOn(placed, shape, axis) : placed?.length === 1 ? placed.line : undefined;
  const own = collapse(
    extent,
    extent.axes.filter((other) => other !== axis),
  );
  const { low, high } = extent;
  const wholeImage = low.every((first, i) => first === 0 && high[i] === length - 1);
  const listed = own.axes.length === 1 && own.low.every((first, i) => first <= own.high[i]);
  return {
    size: placed ? lineSize(placed.line) : null,
    jump: line ? lineJump(line) : null,
    start: line ? firstSeen(line) : null,
    inside: low.reduce((most, first, i) => Math.max(most, high[i] - first + 1), 0),
    wholeImage,
    units: listed && !wholeImage ? pairs(own) : null,
  };
}

/** Of unit 0, or where it sees nothing, of the first one that does. */
function firstSeen(line: FieldLine): number {
  const unit = Math.max(
    0,
    line.low.findIndex((first, r) => first <= line.high[r]),
  );
  return seenBy(line, unit)[0];
}

const pairs = ({ low, high }: Extent): (readonly [number, number])[] =>
  Array.from(low, (first, i) => [first, high[i]] as const);
