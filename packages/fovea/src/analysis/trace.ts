// A model's graph for one input, with the module that made each node: what all tools that count or follow it begin with. Nothing is computed.

import { ValueError } from '../base/errors.ts';
import type { Shape } from '../base/shape.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import { dependentOn } from '../graph/work.ts';
import type { Module } from '../nn/index.ts';
import { type ModuleCall, watchCalls } from '../nn/module-calls.ts';
import { withConvAlgorithm } from '../ops/index.ts';
import { Tensor } from '../tensor/index.ts';
import { newEffects, nodeOf, type Resampling, runtime, tensorsOf } from '../tensor/internal.ts';
import { abstractTensor } from './model-input.ts';

export interface ModelTrace {
  /** What forward was given. */
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  /** Calls of modules in the order in which they ended. */
  readonly calls: readonly ModuleCall[];
  /** What the outputs are computed from, inputs before users. */
  readonly nodes: readonly Node[];
  /** Images made from others by a fixed rule; empty where the trace is not only to be counted. */
  readonly resamplings: readonly Resampling[];
}

/**
 * Runs the model's forward, in the mode that it is in, on inputs without values, or on those that are given. State that it would change stays as it is.
 * `algorithm` 'direct': convolutions and recurrent layers as their formulas define them, not as they may be computed; only to count or follow.
 * @throws ShapeError for an input shape that is not of whole numbers, and what the model throws for an input that it cannot take; ValueError for a
 * forward that is asynchronous, asks for values, or gives no tensor that depends on anything
 */
export function traceModel(
  op: string,
  model: Module,
  input: Shape | readonly Tensor[],
  algorithm: 'auto' | 'direct' = 'direct',
): ModelTrace {
  const inputs = isTensors(input) ? input : [abstractTensor(input)];
  const { calls, outputs, nodes, resamplings } = tracedForward(op, model, algorithm, () =>
    withInputs(op, model, inputs, () => watchCalls(model, () => model.forward(...inputs))),
  );
  return { inputs, outputs, calls, nodes, resamplings };
}

const isTensors = (input: Shape | readonly Tensor[]): input is readonly Tensor[] => input[0] instanceof Tensor;

/** Those of the nodes that depend on what forward was given. */
export const countedNodes = ({ inputs, nodes }: Pick<ModelTrace, 'inputs' | 'nodes'>): Node[] =>
  dependentOn(inputs.map(nodeOf), nodes);

/** What `run` gives, the forward of these inputs. @throws ValueError where a forward that takes more than them fails for the want of it */
export function withInputs<R>(op: string, model: Module, inputs: readonly Tensor[], run: () => R): R {
  // Asked before the run, which watches calls through functions of its own.
  const count = model.forward.length;
  try {
    return run();
  } catch (error) {
    // What JavaScript says of a tensor that is not there names none.
    if (!(error instanceof TypeError) || count <= inputs.length) throw error;
    const given = inputs.length === 1 ? 'one' : String(inputs.length);
    throw new ValueError(
      `${op}: the forward of ${model.constructor.name} takes ${count} arguments and fails with ${given}: ${error.message}; give a list of inputs, one for each, such as [[1, 224, 224, 3], zeros([1, 77], 'int32')]`,
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
