// What the kernels of each module do, for rooflines: operations by the formulas that `profileModel` counts by, and the bytes that have to move at least.

import { prefersWinograd } from '../backend/wasm/contraction/winograd/tiling.ts';
import { ELEMENT_BYTES } from '../base/dtype.ts';
import { elementCount } from '../base/shape.ts';
import { accessOf } from '../compiler/access.ts';
import type { Kernel, View } from '../compiler/ir.ts';
import { operandsOf } from '../compiler/operands.ts';
import type { Node } from '../graph/node.ts';
import { scopeOf } from '../graph/scope.ts';
import { nodeWork } from '../graph/work.ts';
import type { PlannedGraph, PlannedItem } from './plan.ts';

export interface ModuleWork {
  /** Exact operations, however the kernels compute them. */
  readonly flops: number;
  /** What comes from elsewhere once, and what others need of it once, whatever else its kernels write and read again. */
  readonly bytes: number;
  /** Whether a kernel of it computes with fewer multiplications than the formula has. */
  readonly hasShortcut: boolean;
}

const flopsOf = (node: Node): number => {
  const { productFlops, elementwiseFlops } = nodeWork(node);
  return productFlops + elementwiseFlops;
};

const nameOf = (node: Node): string => scopeOf(node)?.name ?? '';

const add = <K>(sums: Map<K, number>, key: K, value: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + value);
};

/**
 * By name of the module that kernels belong to, of those that are wanted. A norm or an activation that the kernels of another module compute along the way
 * counts there, where its time is; all together do what `counted` needs.
 * @param counted nodes as the layers define them, whose work it is
 */
export function workByModule(
  graph: PlannedGraph,
  counted: readonly Node[],
  isWanted: (item: PlannedItem) => boolean,
): ReadonlyMap<string, ModuleWork> {
  const items = graph.items.filter(isWanted);
  const { carried: flops, executed } = carriedFlops(items, counted);
  const bytes = movedBytes(graph, items);
  const names = new Set([...flops.keys(), ...bytes.keys()]);
  const quick = new Set(items.filter(isShortcut).map(({ scope }) => scope?.name ?? ''));
  return new Map(
    Array.from(names, (name) => [
      name,
      {
        flops: flops.get(name) ?? 0,
        bytes: bytes.get(name) ?? 0,
        hasShortcut: quick.has(name) || (executed.get(name) ?? 0) < OTHER_ALGORITHM * (flops.get(name) ?? 0),
      },
    ]),
  );
}

/** A convolution by Winograd's algorithm: 36 products where the formula has 144. */
const isShortcut = ({ item: { kernel } }: PlannedItem): boolean =>
  kernel.kind === 'conv' && prefersWinograd(kernel.geometry);

/** Part of a formula's operations below which what the graph has in their place, as Fourier transforms of a convolution, is another algorithm. */
const OTHER_ALGORITHM = 0.9;

/** Each module's operations, divided among the kernels that compute its nodes as the compiler has left them. */
function carriedFlops(
  items: readonly PlannedItem[],
  counted: readonly Node[],
): Record<'carried' | 'executed', ReadonlyMap<string, number>> {
  const ofModule = new Map<string, number>();
  for (const node of counted) add(ofModule, nameOf(node), flopsOf(node));
  const seen = new Set<Node>();
  const hosts = new Map<string, Map<string, number>>();
  const executed = new Map<string, number>();
  for (const { scope, computed } of items) {
    for (const node of computed) {
      // What several kernels compute, each for itself, is needed once.
      if (seen.has(node)) continue;
      seen.add(node);
      const parts = hosts.get(nameOf(node)) ?? new Map<string, number>();
      hosts.set(nameOf(node), parts);
      add(parts, scope?.name ?? '', flopsOf(node));
      add(executed, scope?.name ?? '', flopsOf(node));
    }
  }
  const carried = new Map<string, number>();
  for (const [name, flops] of ofModule) {
    const parts = hosts.get(name);
    const total = [...(parts?.values() ?? [])].reduce((a, b) => a + b, 0);
    if (!parts || total === 0) add(carried, name, flops);
    else divide(flops, parts, (host, own) => add(carried, host, own));
  }
  return { carried, executed };
}

/** Whole numbers that add up to all of it. */
function divide(flops: number, parts: ReadonlyMap<string, number>, give: (host: string, own: number) => void): void {
  const total = [...parts.values()].reduce((a, b) => a + b, 0);
  let [sum, given] = [0, 0];
  for (const [host, part] of parts) {
    sum += part;
    const own = Math.round((flops * sum) / total) - given;
    give(host, own);
    given += own;
  }
}

/** Elements of a view that are not the same one again. */
const distinct = (view: View, dims: readonly number[]): number =>
  elementCount(dims.filter((_, d) => view.strides[d] !== 0));

const kernelsOf = ({ item }: PlannedItem): readonly Kernel[] => [item.kernel, ...item.epilogues];

function movedBytes({ items: all, plan }: PlannedGraph, items: readonly PlannedItem[]): Map<string, number> {
  const groups = new Map<string, PlannedItem[]>();
  for (const item of items) {
    const name = item.scope?.name ?? '';
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  const users = new Map<number, Set<PlannedItem>>();
  for (const item of all)
    for (const { reads, writes } of kernelsOf(item).map(accessOf))
      for (const buffer of [...reads, ...writes]) users.set(buffer, (users.get(buffer) ?? new Set()).add(item));
  const bytes = new Map<string, number>();
  for (const [name, group] of groups) {
    const own = new Set(group);
    const used = new Map<number, number>();
    for (const { view, dims, used: some } of group.flatMap(kernelsOf).flatMap(operandsOf))
      add(used, view.buffer, some ?? distinct(view, dims));
    for (const [buffer, elements] of used) {
      const { placement, elements: size } = plan.buffers[buffer];
      const stays = placement.space === 'arena' && [...(users.get(buffer) ?? [])].every((item) => own.has(item));
      if (!stays) add(bytes, name, ELEMENT_BYTES * Math.min(elements, size));
    }
  }
  return bytes;
}
