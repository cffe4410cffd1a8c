// A compiled graph run kernel by kernel, each with its time: for measuring only. A Program of its own runs all of them without a stop.

import type { Backend, Executable, StageRange, Storage } from '../backend/interface.ts';
import { ELEMENT_BYTES } from '../base/dtype.ts';
import { ValueError } from '../base/errors.ts';
import { elementCount } from '../base/shape.ts';
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
const ENOUGH = 2500;

/** In the place of weights without values. */
const STAND_IN = 0.01;

/**
 * Runs a graph up to `runs` times, fewer where they take long. Each kernel is a stage of one Program, and runs on what the whole has left in the
 * arena that all Programs of the backend share: what the numbers are does not change how long it takes. Weights that have no values yet are not
 * made for it.
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
    // One module for all: most of what a small one takes is its making.
    const apart = prepare(items.flatMap(({ item }, i) => (wanted[i] ? [{ kernels: [item] }] : [])));
    const shortest = { whole: Number.POSITIVE_INFINITY, items: items.map(() => Number.POSITIVE_INFINITY) };
    let start = 0;
    // The first one reserves memory, and lets threads start.
    for (let run = 0; run <= runs; run++) {
      const all = await timed(whole);
      const each: number[] = [];
      let stage = 0;
      for (const isTimed of wanted) each.push(isTimed ? await timed(apart, { from: stage, to: ++stage }) : 0);
      if (run === 0) start = performance.now();
      if (run === 0) continue;
      shortest.whole = Math.min(shortest.whole, all);
      shortest.items = shortest.items.map((least, i) => Math.min(least, each[i]));
      if (performance.now() - start > ENOUGH) break;
    }
    return shortest;
  } finally {
    for (const executable of executables) executable.dispose();
    for (const storage of own) backend.free(storage);
  }
}

function requireCell(cell: object): Cell {
  if (cell instanceof Cell) return cell;
  throw new ValueError('measureTime: the model uses a tensor of a function that is being compiled; give it values');
}
