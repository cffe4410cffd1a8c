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

/** How often a kernel is run that stands for others, so that none of them has the time of one disturbed run. */
const LEAST_OF_MANY = 3;

/** Steps of the clock that a time needs to be told by. */
const LEAST_STEPS = 5;
const MOST_AT_ONCE = 4 ** 6;
/** Of the clock, to find its step: one of them may be disturbed. */
const READINGS = 10;

/** In the place of weights without values. */
const STAND_IN = 0.01;

/**
 * Runs a graph up to `runs` times, fewer where they take long. Each kernel is a stage of one Program, and runs on what the whole has left in the
 * arena that all Programs of the backend share: what the numbers are does not change how long it takes. Of kernels that do the same with other memory,
 * as those of a transformer's blocks do, the first one is run, at least three times in all, and its time is that of all. Weights that have no values yet are not made for it.
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
    const step = clockStep();
    const timed = (executable: Executable, stages?: StageRange): Promise<number> =>
      millisecondsOf(() => executable.run(bindings, stages), step);
    const whole = prepare(plan.stages);
    const wanted = items.map(isWanted);
    const first = firstAlike(graph, wanted);
    const isTimed = (i: number): boolean => wanted[i] && first[i] === i;
    const alike = new Map<number, number>();
    for (const i of first) alike.set(i, (alike.get(i) ?? 0) + 1);
    // In the first round, which may be the only one.
    const timesIn = (round: number, i: number): number =>
      round === 1 ? Math.min(LEAST_OF_MANY, alike.get(i) ?? 1) : 1;
    // One module for all: most of what a small one takes is its making.
    const apart = prepare(items.flatMap(({ item }, i) => (isTimed(i) ? [{ kernels: [item] }] : [])));
    const shortest = await shortestRounds(runs, async (round) => {
      const all = await timed(whole);
      const each: number[] = [];
      let stage = 0;
      for (const i of items.keys()) {
        const range = isTimed(i) ? { from: stage, to: ++stage } : undefined;
        each.push(range ? await shortestOf(timesIn(round, i), () => timed(apart, range)) : 0);
      }
      return { whole: all, items: each };
    });
    return { whole: shortest.whole, items: wanted.map((isOne, i) => (isOne ? shortest.items[first[i]] : 0)) };
  } finally {
    for (const executable of executables) executable.dispose();
    for (const storage of own) backend.free(storage);
  }
}

/** Of one run. What ends within a step of the clock, as small kernels do in a page, runs more often. */
async function millisecondsOf(run: () => Promise<void> | undefined, step: number): Promise<number> {
  for (let count = 1; ; count *= 4) {
    const start = performance.now();
    for (let i = 0; i < count; i++) {
      const running = run();
      if (running) await running;
    }
    const taken = performance.now() - start;
    if (taken >= LEAST_STEPS * step || count >= MOST_AT_ONCE) return taken / count;
  }
}

/** The least time that the clock can tell: below a microsecond, but a tenth of a millisecond in a page that others share memory with. */
function clockStep(): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < READINGS; i++) {
    const start = performance.now();
    let now = start;
    while (now === start) now = performance.now();
    least = Math.min(least, now - start);
  }
  return least;
}

async function shortestOf(count: number, run: () => Promise<number>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < count; i++) least = Math.min(least, await run());
  return least;
}

/** The shortest times of up to so many rounds. One more, before them, reserves memory and lets threads start. */
async function shortestRounds(rounds: number, measure: (round: number) => Promise<KernelTimes>): Promise<KernelTimes> {
  const { items } = await measure(0);
  let shortest: KernelTimes = { whole: Number.POSITIVE_INFINITY, items: items.map(() => Number.POSITIVE_INFINITY) };
  const start = performance.now();
  for (let round = 1; round <= rounds; round++) {
    const found = await measure(round);
    shortest = {
      whole: Math.min(shortest.whole, found.whole),
      items: shortest.items.map((least, i) => Math.min(least, found.items[i])),
    };
    if (performance.now() - start > ENOUGH) break;
  }
  return shortest;
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
