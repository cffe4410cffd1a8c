// What a model costs: layers, parameters, multiply-adds, time. For reports before and after fusion.

import type { Shape } from '../base/shape.ts';
import { topologicalOrder } from '../graph/node.ts';
import { dependentOn, workOf } from '../graph/work.ts';
import type { Module } from '../nn/index.ts';
import { inEvaluation } from '../nn/modes.ts';
import { withConvAlgorithm } from '../ops/index.ts';
import { compile, type Tensor, zeros } from '../tensor/index.ts';
import { newEffects, nodeOf, runtime, tensorsOf } from '../tensor/internal.ts';

/** What `modelCost` gives. */
export interface ModelCost {
  /** Modules with weights of their own. */
  readonly layers: number;
  /** Weights that are learnt or frozen, without buffers. */
  readonly parameters: number;
  /** Multiply-adds of convolutions and matrix products for the given input, as the layers define them: how they are computed does not count. */
  readonly macs: number;
  /** Shortest time of a run in milliseconds, on the backend in use. */
  readonly milliseconds: number;
}

/**
 * Layers, parameters, multiply-adds and time of a model, measured in evaluation mode; afterwards it is as it was, module by module.
 * @param runs timed runs after one that compiles
 * @example
 * (await modelCost(new Linear(4, 2), [1, 4], 1)).parameters; // 10
 */
export function modelCost(model: Module, inputShape: Shape, runs: number): Promise<ModelCost> {
  return inEvaluation(model, async () => {
    const modules = [...modulesOf(model)];
    const layers = modules.filter((module) => module.namedStates().next().done === false && isLeaf(module)).length;
    const macs = tracedMacs(model, inputShape);
    const milliseconds = await shortestRun(model, inputShape, runs);
    return { layers, parameters: model.parameterCount(), macs, milliseconds };
  });
}

/** As `profileModel` counts them: what goes by the frequency domain would show the products of its transforms, a recurrent layer none of its state of zeros. */
function tracedMacs(model: Module, inputShape: Shape): number {
  const input = zeros(inputShape);
  const forward = (): unknown => withConvAlgorithm('direct', () => model.forward(input));
  const outputs = tensorsOf(runtime.effects.trace(newEffects('count'), forward));
  return workOf(dependentOn([nodeOf(input)], topologicalOrder(outputs.map(nodeOf)))).macs;
}

const modulesOf = (model: Module): ReadonlySet<Module> =>
  new Set([...model.namedModules()].map(([, module]) => module));

const isLeaf = (module: Module): boolean => module.children().next().done === true;

async function shortestRun(model: Module, inputShape: Shape, runs: number): Promise<number> {
  const run = compile((x: Tensor) => model.forward(x));
  const input = zeros(inputShape);
  let shortest = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= runs; i++) {
    const start = performance.now();
    for (const output of tensorsOf(await run(input))) await output.data();
    if (i > 0) shortest = Math.min(shortest, performance.now() - start);
  }
  return shortest;
}
