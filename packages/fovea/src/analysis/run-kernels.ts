// A compiled graph run kernel by kernel, each with its time: for measuring only. A Program of its own runs all of them without a stop.

import type { Backend, Executable, StageRange, Storage } from '../backend/interface.ts';
import { ELEMENT_BYTES } from '../base/dtype.ts';
import { ValueError } from '../base/errors.ts';
import { elementCount } from '../base/shape.ts';
import { mapRefs } from '../compiler/access.ts';
import type { Node } from '../graph/node.ts';
import { Cell } from '../tensor/internal.ts';
import type { PlannedGraph, PlannedItem } from './plan.ts';

export interface KernelTimes {
  /** Milliseconds of each item of the plan: its shortest run; 0 for those that are not wanted. */
  readonly items: readonly number[];
  /** Milliseconds of all together, as a Program: the shortest run. */
  readonly whole: number;
}

/** Milliseconds after which no further run begins. */
const ENOUGH = 2000;

/** In the place of weights without values. */
const STAND_IN = 0.01;

/**
 * Runs a graph up to `runs` times, fewer where they take long. Each kernel is a stage of one Program, and runs on what the whole has left in the
 * arena that all Programs of the backend share: what the numbers are does not change how long it takes. Of kernels that do the same with other memory,
 * as those of a transformer's blocks do, the first one is run, and its time is that of all. Weights that have no values yet are not made for it.
 */
export async function runKernels(
  backend: Backend,
  graph: PlannedGraph,
  outputs: readonly Node[],
  runs: number,
  isWanted: (item: PlannedItem) => boolean,
): Promise<KernelTimes> {
  const { plan, items, slots } = graph;
  const own: Storage[] = [];
  const executables: Executable[] = [];
  const prepare = (stages: typeof plan.stages): Executable => {
    const executable = backend.load(backend.prepare({ ...plan, stages }));
    executables.push(executable);
    return executable;
  };
  try {
    const allocate = (elements: number): Storage => {
      const storage = backend.allocate(Math.max(1, elements) * ELEMENT_BYTES);
      own.push(storage);
      return storage;
    };
    const bindings = slots.map((slot): Storage => {
      if (slot.kind === 'output') return allocate(elementCount(outputs[slot.index].shape));
      const cell = requireCell(slot.cell);
      if (cell.isMade) return cell.storageOn(backend);
      const storage = allocate(elementCount(cell.shape));
      backend.write(storage, new Float32Array(elementCount(cell.shape)).fill(STAND_IN));
      return storage;
    });
    const timed = async (executable: Executable, stages?: StageRange): Promise<number> => {
      const start = performance.now();
      const running = executable.run(bindings, stages);
      if (running) await running;
      return performance.now() - start;
    };
    const whole = prepare(plan.stages);
    const wanted = items.map(isWanted);
    const first = firstAlike(graph, wanted);
    const isTimed = (i: number): boolean => wanted[i] && first[i] === i;
    // One module for all: most of what a small one takes is its making.
    const apart = prepare(items.flatMap(({ item }, i) => (isTimed(i) ? [{ kernels: [item] }] : [])));
    const shortest = { whole: Number.POSITIVE_INFINITY, items: items.map(() => Number.POSITIVE_INFINITY) };
    let start = 0;
    // The first one reserves memory, and lets threads start.
    for (let run = 0; run <= runs; run++) {
      const all = await timed(whole);
      const each: number[] = [];
      let stage = 0;
      for (const i of items.keys()) each.push(isTimed(i) ? await timed(apart, { from: stage, to: ++stage }) : 0);
      if (run === 0) start = performance.now();
      if (run === 0) continue;
      shortest.whole = Math.min(shortest.whole, all);
      shortest.items = shortest.items.map((least, i) => Math.min(least, each[i]));
      if (performance.now() - start > ENOUGH) break;
    }
    return { whole: shortest.whole, items: wanted.map((isOne, i) => (isOne ? shortest.items[first[i]] : 0)) };
  } finally {
    for (const executable of executables) executable.dispose();
    for (const storage of own) backend.free(storage);
  }
}

/** For each kernel, the first one among the wanted that does the same, on buffers of the same sizes. */
function firstAlike({ items, plan }: PlannedGraph, wanted: readonly boolean[]): number[] {
  const known = new Map<string, number>();
  return items.map(({ item }, i) => {
    if (!wanted[i]) return i;
    const names = new Map<number, string>();
    const nameOf = (buffer: number): string => {
      const { elements, placement } = plan.buffers[buffer];
      const name = names.get(buffer) ?? `${names.size} ${placement.space} ${elements}`;
      names.set(buffer, name);
      return name;
    };
    const parts = [item.kernel, ...item.epilogues].map((kernel) =>
      mapRefs(kernel, (ref) => ({ ...ref, buffer: nameOf(ref.buffer) as never })),
    );
    const key = JSON.stringify(parts);
    const found = known.get(key) ?? i;
    known.set(key, found);
    return found;
  });
}

function requireCell(cell: object): Cell {
  if (cell instanceof Cell) return cell;
  throw new ValueError('measureTime: the model uses a tensor of a function that is being compiled; give it values');
}
