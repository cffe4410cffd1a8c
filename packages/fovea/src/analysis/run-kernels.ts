// A compiled graph run kernel by kernel, each with its time: for measuring only. A Program of its own runs all of them without a stop.

import type { Backend, Executable, Storage } from '../backend/interface.ts';
import { ELEMENT_BYTES } from '../base/dtype.ts';
import { ValueError } from '../base/errors.ts';
import { elementCount } from '../base/shape.ts';
import type { Node } from '../graph/node.ts';
import { Cell } from '../tensor/cell.ts';
import type { PlannedGraph } from './plan.ts';

export interface KernelTimes {
  /** Milliseconds of each item of the plan: its shortest run. */
  readonly items: readonly number[];
  /** Milliseconds of all together, as a Program: the shortest run. */
  readonly whole: number;
}

/**
 * Runs a graph whose leaves have values, several times. Kernels are Programs of one step each, which pass intermediate values on in the arena that
 * all Programs of the backend share.
 */
export async function runKernels(
  backend: Backend,
  graph: PlannedGraph,
  outputs: readonly Node[],
  runs: number,
): Promise<KernelTimes> {
  const { plan, items, slots } = graph;
  const results: Storage[] = [];
  const executables: Executable[] = [];
  const prepare = (stages: typeof plan.stages): Executable => {
    const executable = backend.compile({ ...plan, stages });
    executables.push(executable);
    return executable;
  };
  try {
    const bindings = slots.map((slot): Storage => {
      if (slot.kind === 'cell') return storageOf(backend, slot.cell);
      const result = backend.allocate(Math.max(1, elementCount(outputs[slot.index].shape)) * ELEMENT_BYTES);
      results.push(result);
      return result;
    });
    const timed = async (executable: Executable): Promise<number> => {
      const start = performance.now();
      const running = executable.run(bindings);
      if (running) await running;
      return performance.now() - start;
    };
    const whole = prepare(plan.stages);
    const parts = items.map(({ item }) => prepare([{ kernels: [item] }]));
    const shortest = { whole: Number.POSITIVE_INFINITY, items: parts.map(() => Number.POSITIVE_INFINITY) };
    // The first one reserves memory, and lets threads start.
    for (let run = 0; run <= runs; run++) {
      const all = await timed(whole);
      const each: number[] = [];
      for (const part of parts) each.push(await timed(part));
      if (run === 0) continue;
      shortest.whole = Math.min(shortest.whole, all);
      shortest.items = shortest.items.map((least, i) => Math.min(least, each[i]));
    }
    return shortest;
  } finally {
    for (const executable of executables) executable.dispose();
    for (const result of results) backend.free(result);
  }
}

function storageOf(backend: Backend, cell: object): Storage {
  if (cell instanceof Cell) return cell.storageOn(backend);
  throw new ValueError('measureTime: the model uses a tensor of a function that is being compiled; give it values');
}
