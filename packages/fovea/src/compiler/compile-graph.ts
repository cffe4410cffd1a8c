// The compiler's entrance: graph in, ProgramPlan out, by the passes that `compileGraph` names in turn.

import { type DType, ELEMENT_BYTES } from '../base/dtype.ts';
import { InternalError } from '../base/errors.ts';
import { elementCount } from '../base/shape.ts';
import { type Node, topologicalOrder } from '../graph/node.ts';
import { accessOf } from './access.ts';
import type { BufferPlan, Epilogue, Kernel, Placement, ProgramPlan, Stage } from './ir.ts';
import { Lowering } from './lower.ts';
import { chooseMaterialized } from './materialize.ts';
import { type Demand, planMemory } from './memory-plan.ts';
import { mergeKernels } from './merge.ts';
import type { BufferDraft, CompiledGraph, CompileRequest, Slot } from './request.ts';
import { type ScheduledKernel, scheduleStages } from './schedule.ts';
import { type Simplified, simplify } from './simplify.ts';
import { placeUpdates, type Update } from './updates.ts';
import { type Buffers, verifyKernels, verifyPlan } from './verify.ts';

export function compileGraph(request: CompileRequest): CompiledGraph {
  const draft = new Draft();
  const check = (pass: string, kernels: readonly Kernel[]): void => {
    if (request.verify) verifyKernels(pass, kernels, draft);
  };
  const simplified = simplify(request);
  const { kernels, updates, values } = lowerGraph(simplified, request, draft);
  check('lower', kernels);
  const merged = mergeKernels(kernels);
  check('merge', merged);
  const placed = placeUpdates(merged, updates, draft.buffers);
  check('update', placed.kernels);
  const stages = scheduleStages(placed.kernels, placed.dependencies, (buffer) => draft.elementsOf(buffer));
  const plan = planProgram(placed.kernels, stages, draft, request.workspaceBytes);
  if (request.verify) verifyPlan(plan, ({ kernel, epilogues }) => request.workspaceBytes(kernel, epilogues));
  return { plan, slots: draft.slots, values };
}

/** The kernels that compute outputs and new values of states, the buffers of the latter, and what each buffer holds. */
function lowerGraph(
  { outputs, values, leaf }: Simplified,
  request: CompileRequest,
  draft: Draft,
): { kernels: readonly Kernel[]; updates: Update[]; values: CompiledGraph['values'] } {
  const order = topologicalOrder([...outputs, ...values], (node) => leaf(node) !== undefined);
  const isLeaf = (node: Node): boolean => leaf(node) !== undefined;
  const materialized = chooseMaterialized({ order, isLeaf, results: [...outputs, ...values] });

  const outputSlots = new Map<Node, number>();
  const copied: [number, Node][] = [];
  outputs.forEach((node, index) => {
    if (isLeaf(node) || outputSlots.has(node)) copied.push([index, node]);
    else outputSlots.set(node, draft.bufferForOutput(node, index));
  });
  const lowering = new Lowering((node) => outputSlots.get(node) ?? draft.add(node.dtype, elementCount(node.shape)));
  for (const node of order) {
    const cell = leaf(node);
    if (cell) lowering.bindLeaf(node, draft.bufferForCell(cell, node));
  }
  for (const node of order) if (materialized.has(node)) lowering.materialize(node);
  for (const [index, node] of copied) lowering.copy(node, draft.bufferForOutput(node, index));
  const updates = request.updates.map(({ cell }, i) => {
    const value = lowering.bufferOf(values[i]);
    if (value === undefined) throw new InternalError('compile: a state update has no buffer');
    return { state: draft.bufferForCell(cell, values[i]), value };
  });
  return { kernels: lowering.kernels, updates, values: lowering.values };
}

class Draft implements Buffers {
  readonly buffers: BufferDraft[] = [];
  readonly slots: Slot[] = [];
  private readonly cells = new Map<object, number>();

  add(dtype: DType, elements: number, slot?: Slot): number {
    if (!slot) return this.buffers.push({ dtype, elements }) - 1;
    return this.buffers.push({ dtype, elements, slot: this.slots.push(slot) - 1 }) - 1;
  }

  elementsOf(buffer: number): number {
    return this.buffers[buffer].elements;
  }

  isGiven(buffer: number): boolean {
    return this.buffers[buffer].slot !== undefined;
  }

  bufferForCell(cell: object, like: Node): number {
    let buffer = this.cells.get(cell);
    if (buffer === undefined) {
      buffer = this.add(like.dtype, elementCount(like.shape), { kind: 'cell', cell });
      this.cells.set(cell, buffer);
    }
    return buffer;
  }

  bufferForOutput(node: Node, index: number): number {
    return this.add(node.dtype, elementCount(node.shape), { kind: 'output', index });
  }
}

function planProgram(
  kernels: readonly Kernel[],
  stages: readonly (readonly ScheduledKernel[])[],
  draft: Draft,
  workspaceBytes: CompileRequest['workspaceBytes'],
): ProgramPlan {
  const lifetimes = new Map<number, { first: number; last: number }>();
  const workspaces: Demand[] = [];
  const epiloguesOf = ({ epilogues }: ScheduledKernel) => epilogues.map((index) => kernels[index] as Epilogue);
  stages.forEach((items, stage) => {
    for (const item of items) {
      for (const index of [item.kernel, ...item.epilogues]) {
        const { reads, writes } = accessOf(kernels[index]);
        for (const buffer of [...reads, ...writes]) {
          const life = lifetimes.get(buffer);
          if (life) life.last = stage;
          else lifetimes.set(buffer, { first: stage, last: stage });
        }
      }
      workspaces.push({ bytes: workspaceBytes(kernels[item.kernel], epiloguesOf(item)), first: stage, last: stage });
    }
  });
  const demands = draft.buffers.map((buffer, id): Demand => {
    const life = lifetimes.get(id);
    const bytes = life && buffer.slot === undefined ? buffer.elements * ELEMENT_BYTES : 0;
    return { bytes, first: life?.first ?? 0, last: life?.last ?? 0 };
  });
  const { offsets, bytes } = planMemory([...demands, ...workspaces]);
  let next = demands.length;
  return {
    buffers: draft.buffers.map(
      (buffer, id): BufferPlan => ({
        dtype: buffer.dtype,
        // What was renamed into a state is in no kernel any more.
        elements: lifetimes.has(id) || buffer.slot !== undefined ? buffer.elements : 0,
        placement: placement(buffer, offsets[id]),
      }),
    ),
    stages: stages.map(
      (items): Stage => ({
        kernels: items.map((item) => ({
          kernel: scheduled(kernels[item.kernel]),
          epilogues: epiloguesOf(item).map(scheduled),
          workspaceOffset: offsets[next++],
        })),
      }),
    ),
    arenaBytes: bytes,
    bindingCount: draft.slots.length,
  };
}

/** Nothing waits within its stage: the kernel as backends know it. */
function scheduled<K extends Kernel>(kernel: K): K {
  if (!kernel.waitsFor) return kernel;
  const { waitsFor: _, ...own } = kernel;
  return own as K;
}

const placement = (buffer: BufferDraft, byteOffset: number): Placement =>
  buffer.slot === undefined ? { space: 'arena', byteOffset } : { space: 'binding', slot: buffer.slot };
