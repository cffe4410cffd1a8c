// Memory of what a model computes along the way, from the memory plan of its Program: at inference, and kept for the backward pass.

import { ELEMENT_BYTES } from '../base/dtype.ts';
import { accessOf } from '../compiler/access.ts';
import type { ProgramPlan } from '../compiler/ir.ts';
import { scopeOf } from '../graph/scope.ts';
import type { PlannedGraph } from './plan.ts';

/** Bytes by name of module, of what is its own. */
export type BytesByName = ReadonlyMap<string, number>;

interface Lifetime {
  first: number;
  last: number;
}

function lifetimes({ stages }: ProgramPlan): Map<number, Lifetime> {
  const lives = new Map<number, Lifetime>();
  stages.forEach(({ kernels }, stage) => {
    for (const { kernel, epilogues } of kernels) {
      for (const own of [kernel, ...epilogues]) {
        const { reads, writes } = accessOf(own);
        for (const buffer of [...reads, ...writes]) {
          const life = lives.get(buffer);
          if (life) life.last = stage;
          else lives.set(buffer, { first: stage, last: stage });
        }
      }
    }
  });
  return lives;
}

const bytesOf = ({ buffers }: ProgramPlan, buffer: number): number =>
  buffers[buffer].placement.space === 'arena' ? buffers[buffer].elements * ELEMENT_BYTES : 0;

/** The most that lives while a module's own kernels run: inputs, results and what others still need, without weights and results of the model. */
export function liveBytes({ plan, items }: PlannedGraph): BytesByName {
  const live = new Float64Array(plan.stages.length);
  for (const [buffer, { first, last }] of lifetimes(plan)) {
    const bytes = bytesOf(plan, buffer);
    for (let stage = first; stage <= last; stage++) live[stage] += bytes;
  }
  const most = new Map<string, number>();
  for (const { scope, fused, stage } of items) {
    for (const { name } of scope ? [scope, ...fused] : fused)
      most.set(name, Math.max(most.get(name) ?? 0, live[stage]));
  }
  return most;
}

/** What each module's forward leaves in memory for the backward pass: buffers that it writes and a kernel of the gradients reads. */
export function savedBytes({ plan, items, values }: PlannedGraph): BytesByName {
  const read = new Set<number>();
  for (const { item } of items) {
    for (const kernel of [item.kernel, ...item.epilogues]) {
      const { reads, writes } = accessOf(kernel);
      const isBackward = writes.some((buffer) => {
        const node = values.get(buffer);
        return node !== undefined && scopeOf(node)?.backward === true;
      });
      if (isBackward) for (const buffer of reads) read.add(buffer);
    }
  }
  const saved = new Map<string, number>();
  for (const buffer of read) {
    const node = values.get(buffer);
    const scope = node && scopeOf(node);
    if (!scope || scope.backward) continue;
    saved.set(scope.name, (saved.get(scope.name) ?? 0) + bytesOf(plan, buffer));
  }
  return saved;
}
