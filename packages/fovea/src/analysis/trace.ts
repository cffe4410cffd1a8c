// A model's graph for one input, with the module that made each node: what all tools that count or follow it begin with. Nothing is computed.

import { ShapeError, ValueError } from '../base/errors.ts';
import { formatShape, type Shape } from '../base/shape.ts';
import { makeNode, type Node, topologicalOrder } from '../graph/node.ts';
import type { Module } from '../nn/index.ts';
import { type ModuleCall, watchCalls } from '../nn/module-calls.ts';
import { withConvAlgorithm } from '../ops/index.ts';
import type { Tensor } from '../tensor/index.ts';
import { newEffects, nodeOf, type Resampling, runtime, tensorOf, tensorsOf } from '../tensor/internal.ts';

/** A float32 tensor of a shape without values: enough to count and to plan. */
export const abstractTensor = (shape: Shape): Tensor =>
  tensorOf(makeNode('buffer', [], { cell: {}, shape: [...shape], dtype: 'float32' }));

export interface ModelTrace {
  readonly input: Tensor;
  readonly outputs: readonly Tensor[];
  /** Calls of modules in the order in which they ended. */
  readonly calls: readonly ModuleCall[];
  /** What the outputs are computed from, inputs before users. */
  readonly nodes: readonly Node[];
  /** Images made from others by a fixed rule; empty where the trace is not only to be counted. */
  readonly resamplings: readonly Resampling[];
}

/** @throws ShapeError unless it is a list of whole numbers from 1 */
export function requireInputShape(op: string, shape: Shape): void {
  if (Array.isArray(shape) && shape.length > 0 && shape.every((size) => Number.isInteger(size) && size >= 1)) return;
  throw new ShapeError(
    `${op}: the input's shape must be integers ≥ 1, such as [1, 224, 224, 3]: got ${Array.isArray(shape) ? formatShape(shape) : String(shape)}`,
  );
}

/**
 * Runs the model's forward, in the mode that it is in, on a float32 input without values. State that it would change stays as it is.
 * `algorithm` 'direct': convolutions and recurrent layers as their formulas define them, not as they may be computed; only to count or follow.
 * @throws ShapeError for an input shape that is not of whole numbers, and what the model throws for an input that it cannot take; ValueError for a
 * forward that is asynchronous, asks for values, or gives no tensor that depends on anything
 */
export function traceModel(
  op: string,
  model: Module,
  inputShape: Shape,
  algorithm: 'auto' | 'direct' = 'direct',
  input: Tensor = abstractTensor(inputShape),
): ModelTrace {
  const { calls, outputs, nodes, resamplings } = tracedForward(op, model, algorithm, () =>
    withOneInput(op, model, () => watchCalls(model, () => model.forward(input))),
  );
  return { input, outputs, calls, nodes, resamplings };
}

/** What `run` gives, the forward of one input. @throws ValueError where a forward that takes more than that fails for the want of it */
function withOneInput<R>(op: string, model: Module, run: () => R): R {
  // Asked before the run, which watches calls through functions of its own.
  const count = model.forward.length;
  try {
    return run();
  } catch (error) {
    // What JavaScript says of a tensor that is not there names none.
    if (!(error instanceof TypeError) || count < 2) throw error;
    throw new ValueError(
      `${op}: the forward of ${model.constructor.name} takes ${count} arguments and fails with one, the input: ${error.message}; wrap the model in a Module whose forward(x) makes the others, such as by slicing x`,
      { cause: error },
    );
  }
}

/** What `run` says of a forward, with the tensors that it gave. @throws ValueError for a forward that is asynchronous, or gives no tensor */
export function tracedForward<R extends { readonly result: unknown }>(
  op: string,
  model: Module,
  algorithm: 'auto' | 'direct',
  run: () => R,
): R & Pick<ModelTrace, 'outputs' | 'nodes' | 'resamplings'> {
  const effects = newEffects(algorithm === 'direct' ? 'count' : 'run');
  return runtime.effects.trace(effects, () => {
    const traced = algorithm === 'direct' ? (withConvAlgorithm('direct', run) as R) : run();
    const { result } = traced;
    if (result instanceof Promise) {
      result.catch(() => {}); // What it fails at is of no interest any more.
      throw new ValueError(
        `${op}: ${model.constructor.name} has an asynchronous forward, whose course may depend on values; needs a forward that returns tensors`,
      );
    }
    if (effects.wasRead)
      throw new ValueError(
        `${op}: the forward of ${model.constructor.name} asks for values (data, item, toArray), on which its course may depend; needs a forward that computes with tensors alone, such as where(condition, a, b)`,
      );
    const outputs = tensorsOf(result);
    if (outputs.length === 0)
      throw new ValueError(
        `${op}: ${model.constructor.name} gives no tensor; its forward must return a tensor, or an array or plain object of tensors`,
      );
    return { ...traced, outputs, nodes: topologicalOrder(outputs.map(nodeOf)), resamplings: effects.resamplings };
  });
}
