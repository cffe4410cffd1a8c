// Puts kernels into stages: a stage's kernels are independent, and a barrier stands between stages.

import { InternalError } from '../base/errors.ts';
import { accessOf } from './access.ts';
import { canFollow } from './follow.ts';
import type { Kernel } from './ir.ts';

/** Small kernels run as early as they can, beside others; large ones keep program order so that their buffers live briefly. */
const SMALL_ELEMENTS = 16_384;

export interface Edge {
  readonly before: number;
  readonly after: number;
}

/** Dependencies that follow from the order of the list: reads after writes, and writes after what they would overwrite. */
export function dependencies(kernels: readonly Kernel[]): Edge[] {
  const edges: Edge[] = [];
  const writers = new Map<number, number[]>();
  const readers = new Map<number, number[]>();
  kernels.forEach((kernel, after) => {
    const { reads, writes } = accessOf(kernel);
    for (const buffer of reads) for (const before of writers.get(buffer) ?? []) edges.push({ before, after });
    for (const buffer of writes) {
      for (const before of readers.get(buffer) ?? []) edges.push({ before, after });
      for (const before of writers.get(buffer) ?? []) if (isFill(kernels[before])) edges.push({ before, after });
    }
    for (const buffer of reads) push(readers, buffer, after);
    for (const buffer of writes) push(writers, buffer, after);
  });
  return edges.filter((edge) => edge.before !== edge.after);
}

/** Padding writes its border by filling everything first; parts of a concatenation never overlap. */
const isFill = (kernel: Kernel): boolean => kernel.kind === 'map' && kernel.loads.length === 0;

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** A kernel's place in a stage, with the kernels that run on parts of its result; all by index. */
export interface ScheduledKernel {
  readonly kernel: number;
  readonly followers: readonly number[];
}

/** Items per stage. `elementsOf` gives a buffer's size. */
export function scheduleStages(
  kernels: readonly Kernel[],
  edges: readonly Edge[],
  elementsOf: (buffer: number) => number,
): ScheduledKernel[][] {
  const stageOf = new Array<number>(kernels.length).fill(0);
  /** The kernel that one follows: itself for most. */
  const hostOf = kernels.map((_, index) => index);
  const followers: number[][] = kernels.map(() => []);
  const stages: number[][] = [];
  const before: number[][] = kernels.map(() => []);
  for (const edge of edges) before[edge.after].push(edge.before);
  // Large kernels begin at stage 1, so that what is computed by channel beforehand does not keep maps from following them.
  let frontier = 1;
  for (const index of topological(kernels.length, edges)) {
    const latest = before[index].reduce((stage, dependency) => Math.max(stage, stageOf[dependency]), -1);
    const needed = [...new Set(before[index].filter((d) => stageOf[d] === latest).map((d) => hostOf[d]))];
    const host = needed.length === 1 ? needed[0] : -1;
    if (
      host >= 0 &&
      canFollow(
        kernels[index],
        kernels[host],
        followers[host].map((f) => kernels[f]),
      )
    ) {
      hostOf[index] = host;
      followers[host].push(index);
      stageOf[index] = latest;
      continue;
    }
    let stage = latest + 1;
    const { reads, writes } = accessOf(kernels[index]);
    if ([...reads, ...writes].some((buffer) => elementsOf(buffer) > SMALL_ELEMENTS)) {
      stage = Math.max(stage, frontier);
      frontier = stage;
    }
    stageOf[index] = stage;
    stages[stage] ??= [];
    stages[stage].push(index);
  }
  return stages
    .filter((stage) => stage !== undefined && stage.length > 0)
    .map((stage) => stage.map((kernel) => ({ kernel, followers: followers[kernel] })));
}

/** Topological order that stays as close to the list's order as the edges allow. */
function topological(count: number, edges: readonly Edge[]): number[] {
  const waiting = new Array<number>(count).fill(0);
  const next: number[][] = Array.from({ length: count }, () => []);
  for (const { before, after } of edges) {
    waiting[after]++;
    next[before].push(after);
  }
  const order: number[] = [];
  for (let start = 0; start < count; start++) {
    if (waiting[start] !== 0) continue;
    const stack = [start];
    while (stack.length > 0) {
      const index = stack.pop() as number;
      order.push(index);
      for (const after of next[index]) {
        waiting[after]--;
        if (waiting[after] === 0 && after < start) stack.push(after);
      }
    }
  }
  if (order.length !== count) throw new InternalError('schedule: the kernels depend on each other in a circle');
  return order;
}
