// What a model's graph is compiled to: kernels in their order, each with the module that it works for.

import type { Backend } from '../backend/interface.ts';
import { ValueError } from '../base/errors.ts';
import { accessOf } from '../compiler/access.ts';
import { compileGraph } from '../compiler/compile-graph.ts';
import type { Kernel, ProgramPlan, StageItem } from '../compiler/ir.ts';
import type { CompileRequest, Slot } from '../compiler/request.ts';
import type { Node } from '../graph/node.ts';
import { type Scope, scopeOf } from '../graph/scope.ts';
import type { Parameter } from '../nn/index.ts';
import { grad, type Tensor } from '../tensor/index.ts';
import { leafOf, nodeOf, requireKept, usedIn } from '../tensor/internal.ts';
import { abstractTensor } from './model-input.ts';
import type { ModelTrace } from './trace.ts';

/** A kernel with those that run in its chunks. */
export interface PlannedItem {
  readonly item: StageItem;
  readonly stage: number;
  /** Of what the kernel itself computes; undefined for what belongs to no module. */
  readonly scope: Scope | undefined;
  /** Of what each kernel in its chunks computes. */
  readonly epilogues: readonly (Scope | undefined)[];
  /** Of what else it computes: where the work of several modules became one kernel, or runs in its chunks. */
  readonly fused: readonly Scope[];
  /** What it computes on the way to its results, these included; other kernels may compute some of it again. */
  readonly computed: readonly Node[];
}

export interface PlannedGraph {
  readonly plan: ProgramPlan;
  readonly slots: readonly Slot[];
  readonly items: readonly PlannedItem[];
  /** What each computed buffer holds. */
  readonly values: ReadonlyMap<number, Node>;
}

/** Compiles as running it would. @throws ValueError for a graph that reads a state's values which were overwritten since */
export function planGraph(
  backend: Backend,
  outputs: readonly Node[],
  updates: CompileRequest['updates'] = [],
): PlannedGraph {
  const { plan, slots, values } = compileGraph({
    outputs,
    updates,
    leaf: leafOf,
    workspaceBytes: (kernel, epilogues) => backend.workspaceBytes(kernel, epilogues),
  });
  requireKept(slots.map((slot) => (slot.kind === 'cell' ? slot.cell : undefined)));
  const stored = new Set(values.values());
  const items = plan.stages.flatMap(({ kernels }, stage) =>
    kernels.map((item): PlannedItem => {
      const nodes = [item.kernel, ...item.epilogues].map((kernel) => computedBy(kernel, values, stored));
      const [own, ...epilogues] = nodes.map((some) => some.flatMap((node) => scopeOf(node) ?? []));
      const [scope, ...others] = [own, ...epilogues].flat();
      const fused = [...new Set(others)].filter((other) => other !== scope);
      return { item, stage, scope, epilogues: epilogues.map(([first]) => first), fused, computed: nodes.flat() };
    }),
  );
  return { plan, slots, items, values };
}

/** What a kernel writes, and then all that it computes along the way. */
function computedBy(kernel: Kernel, values: ReadonlyMap<number, Node>, stored: ReadonlySet<Node>): Node[] {
  const written = accessOf(kernel).writes.flatMap((buffer) => values.get(buffer) ?? []);
  const seen = new Set<Node>(written);
  // A set goes on with what is added to it meanwhile.
  for (const node of seen) {
    for (const input of node.inputs) if (!stored.has(input) && leafOf(input) === undefined) seen.add(input);
  }
  return [...seen];
}

/** Outputs of a training step's forward and backward: the results, and the gradient of every weight that they depend on. */
export interface GradientGraph {
  readonly outputs: readonly Node[];
  /** Stand for the gradients of the results, which a loss would give. */
  readonly seeds: readonly Tensor[];
}

/**
 * `makeSeed` gives a tensor of a shape. Without weights to learn, the gradient of the float32 inputs is taken.
 * @throws ValueError for results that have no gradient
 */
export function gradientGraph(
  { inputs, outputs }: ModelTrace,
  parameters: readonly Parameter[],
  makeSeed: (shape: readonly number[]) => Tensor = (shape) => abstractTensor(shape),
): GradientGraph {
  const floats = outputs.filter(({ dtype }) => dtype === 'float32');
  if (floats.length === 0)
    throw new ValueError(
      `the model gives ${[...new Set(outputs.map(({ dtype }) => dtype))].join(' and ')} only, which has no gradient; training needs a float32 result`,
    );
  const seeds = floats.map(({ shape }) => makeSeed(shape));
  const loss = floats.map((output, i) => output.mul(seeds[i]).sum()).reduce((a, b) => a.add(b));
  const learnt = parameters.filter(({ requiresGrad }) => requiresGrad).map((parameter) => parameter.read());
  const used = usedIn(loss, learnt);
  const wrt = learnt.filter((_, i) => used[i]);
  const learning = wrt.length > 0 ? wrt : inputs.filter(({ dtype }) => dtype === 'float32');
  const gradients = learning.length > 0 ? grad(loss, learning, { allowUnused: true }) : [];
  return { outputs: [...outputs, ...gradients].map(nodeOf), seeds };
}
