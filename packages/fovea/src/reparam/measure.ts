// What a model costs: layers, parameters, multiply-adds, time. For reports before and after fusion.

import { elementCount, type Shape } from '../base/shape.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import type { Module } from '../nn/index.ts';
import { compile, type Tensor, tensorsOf, zeros } from '../tensor/index.ts';

export interface ModelCost {
  /** Modules with weights of their own. */
  readonly layers: number;
  readonly parameters: number;
  /** Multiply-adds of convolutions and matrix products for the given input. */
  readonly macs: number;
  /** Shortest time of a run in milliseconds, on the backend in use. */
  readonly milliseconds: number;
}

/** @param runs timed runs after one that compiles */
export async function modelCost(model: Module, inputShape: Shape, runs: number): Promise<ModelCost> {
  const modules = new Set([...model.namedModules()].map(([, module]) => module));
  const layers = [...modules].filter((module) => module.namedStates().next().done === false && isLeaf(module)).length;
  const outputs = tensorsOf(model.forward(zeros(inputShape)));
  const macs = countMacs(outputs.map((tensor) => tensor.node));
  return { layers, parameters: model.parameterCount(), macs, milliseconds: await shortestRun(model, inputShape, runs) };
}

const isLeaf = (module: Module): boolean => module.children().next().done === true;

/** Multiply-adds of the convolutions and matrix products that the outputs need. */
export function countMacs(outputs: readonly Node[]): number {
  return topologicalOrder(outputs).reduce((sum, node) => sum + nodeMacs(node), 0);
}

function nodeMacs(node: Node): number {
  if (node.op === 'matmul') return elementCount(node.shape) * node.inputs[0].shape[node.inputs[0].shape.length - 1];
  if (node.op !== 'conv2d') return 0;
  const { kernelHeight, kernelWidth, inChannels, groups } = node.attributes.geometry;
  return (elementCount(node.shape) * kernelHeight * kernelWidth * inChannels) / groups;
}

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
