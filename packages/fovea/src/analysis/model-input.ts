// What a model reads, as tools are told it: the shape of one float32 input, an example tensor, or a list of these, one for each argument of forward.

import type { DType } from '../base/dtype.ts';
import { ShapeError } from '../base/errors.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import { makeNode } from '../graph/node.ts';
import { Tensor, tensor } from '../tensor/index.ts';
import { tensorOf } from '../tensor/internal.ts';

/**
 * What a model reads: the shape of one float32 input, such as `[1, 224, 224, 3]`; a tensor like it, such as `zeros([1, 77], 'int32')` for the ids of tokens; or
 * a list of shapes and tensors, one for each argument of its forward.
 */
export type ModelInput = Shape | Tensor | readonly (Shape | Tensor)[];

/** One argument of a model's forward, in reports. */
export interface InputDescription {
  /** `[N, H, W, C]` for images. */
  readonly shape: Shape;
  /** Of its values. */
  readonly dtype: DType;
}

/** One argument of a model's forward, with the tensor where one was given. */
export interface ModelArgument extends InputDescription {
  readonly given?: Tensor;
}

/** A tensor without values: enough to count and to plan. */
export const abstractTensor = (shape: Shape, dtype: DType = 'float32'): Tensor =>
  tensorOf(makeNode('buffer', [], { cell: {}, shape: [...shape], dtype }));

/** @throws ShapeError unless it is a list of whole numbers from 1 */
export function requireInputShape(op: string, shape: unknown): asserts shape is Shape {
  if (Array.isArray(shape) && shape.length > 0 && shape.every((size) => Number.isInteger(size) && size >= 1)) return;
  throw new ShapeError(
    `${op}: the input's shape must be integers ≥ 1, such as [1, 224, 224, 3]: got ${Array.isArray(shape) ? formatShape(shape) : String(shape)}`,
  );
}

function argumentOf(op: string, input: unknown): ModelArgument {
  if (!(input instanceof Tensor)) {
    requireInputShape(op, input);
    return { shape: [...input], dtype: 'float32' };
  }
  if (input.size === 0 || input.rank === 0)
    throw new ShapeError(`${op}: needs at least one input: got ${formatShape(input.shape)}`);
  return { shape: [...input.shape], dtype: input.dtype, given: input };
}

/** The arguments of forward. @throws ShapeError for what is no shape of whole numbers ≥ 1, nor a tensor of one, nor a list of these */
export function argumentsOf(op: string, input: ModelInput): readonly ModelArgument[] {
  const isList = Array.isArray(input) && input.some((part) => part instanceof Tensor || Array.isArray(part));
  return isList ? input.map((part) => argumentOf(op, part)) : [argumentOf(op, input)];
}

/** What reports say of them. */
export const describedInputs = (inputs: readonly ModelArgument[]): readonly InputDescription[] =>
  inputs.map(({ shape, dtype }) => ({ shape, dtype }));

/** Stand for the arguments while nothing is computed. */
export const abstractInputs = (inputs: readonly ModelArgument[]): readonly Tensor[] =>
  inputs.map(({ shape, dtype }) => abstractTensor(shape, dtype));

/** The arguments with values, as tensors that hold them; `make` gives those of a shape alone. Who asks disposes of them. */
export async function filledInputs(
  inputs: readonly ModelArgument[],
  make: (shape: Shape, index: number) => Tensor,
): Promise<Tensor[]> {
  const filled: Tensor[] = [];
  // A tensor that is a formula, as zeros are, would be worked out with the model.
  for (const [i, { shape, dtype, given }] of inputs.entries())
    filled.push(given ? tensor(await given.data(), shape, dtype) : make(shape, i));
  return filled;
}

/** Whether there is something between batch and channels, of which layers see parts. */
export const hasPlaces = ({ shape, dtype }: InputDescription): boolean => shape.length > 2 && dtype === 'float32';
