// Which kernels wait for which others: reads after writes, and writes after what they would overwrite.

import { InternalError } from '../base/errors.ts';
import { accessOf } from './access.ts';
import type { Kernel } from './ir.ts';

/** Both by index; those from the number of kernels on are joints. */
export interface Edge {
  readonly before: number;
  readonly after: number;
}

/**
 * What has to wait for what. A joint is nothing but a point that many kernels come before and others after: all readers of a concatenation
 * wait for all of its parts, and an edge for every pair would be too many.
 */
export interface Dependencies {
  readonly edges: Edge[];
  readonly joints: number;
}

/** With more writers than that, those who wait for them wait for a joint. */
const MOST_WRITERS = 16;

/** Dependencies that follow from the order of the list. `elementsOf` gives a buffer's size. */
export function dependencies(kernels: readonly Kernel[], elementsOf: (buffer: number) => number): Dependencies {
  const edges: Edge[] = [];
  const writers = new Map<number, number[]>();
  const fills = new Map<number, number[]>();
  const readers = new Map<number, number[]>();
  const joints = new Map<number, { readonly vertex: number; readonly writers: number }>();
  let vertices = kernels.length;

  const writersBefore = (buffer: number): readonly number[] => {
    const all = writers.get(buffer) ?? [];
    if (all.length <= MOST_WRITERS) return all;
    const known = joints.get(buffer);
    if (known?.writers === all.length) return [known.vertex];
    const vertex = vertices++;
    for (const before of all) edges.push({ before, after: vertex });
    joints.set(buffer, { vertex, writers: all.length });
    return [vertex];
  };
  kernels.forEach((kernel, after) => {
    const { reads, writes } = accessOf(kernel);
    const add = (before: number): void => {
      if (before !== after) edges.push({ before, after });
    };
    for (const buffer of reads) writersBefore(buffer).forEach(add);
    for (const buffer of writes) {
      readers.get(buffer)?.forEach(add);
      fills.get(buffer)?.forEach(add);
    }
    for (const buffer of reads) append(readers, buffer, after);
    for (const buffer of writes) {
      append(writers, buffer, after);
      if (isFill(kernel, elementsOf(buffer))) append(fills, buffer, after);
    }
  });
  return { edges, joints: vertices - kernels.length };
}

/** Padding writes its border by filling everything first; parts of a concatenation never overlap. */
const isFill = (kernel: Kernel, elements: number): boolean =>
  kernel.kind === 'map' &&
  kernel.loads.length === 0 &&
  kernel.dims.reduce((product, size) => product * size, 1) === elements;

export function append(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Kernels and joints in a topological order that stays as close to the list's order as the edges allow. */
export function topological(kernels: number, { edges, joints }: Dependencies): number[] {
  const count = kernels + joints;
  const waiting = new Array<number>(count).fill(0);
  const next: number[][] = Array.from({ length: count }, () => []);
  for (const { before, after } of edges) {
    waiting[after]++;
    next[before].push(after);
  }
  const order: number[] = [];
  for (let start = 0; start < kernels; start++) {
    if (waiting[start] !== 0) continue;
    const stack = [start];
    while (stack.length > 0) {
      const index = stack.pop() as number;
      order.push(index);
      for (const after of next[index]) {
        waiting[after]--;
        if (waiting[after] === 0 && (after < start || after >= kernels)) stack.push(after);
      }
    }
  }
  if (order.length !== count) throw new InternalError('schedule: the kernels depend on each other in a circle');
  return order;
}
