// State updates: the kernel that computes a new value writes it straight into the state where no one needs the old value any more.

import { accessOf, mapRefs } from './access.ts';
import { append, type Dependencies, dependencies } from './dependencies.ts';
import type { Kernel, MapKernel } from './ir.ts';
import type { BufferDraft } from './request.ts';

export interface Update {
  /** Buffer bound to the state. */
  readonly state: number;
  /** Buffer that the new value was lowered to. */
  readonly value: number;
}

export interface PlacedUpdates {
  /** The kernels, with copies appended for values that could not be written in place. */
  readonly kernels: Kernel[];
  /** All dependencies: data flow, and everyone who reads an old value before it is overwritten. */
  readonly dependencies: Dependencies;
}

export function placeUpdates(
  kernels: readonly Kernel[],
  updates: readonly Update[],
  buffers: BufferDraft[],
): PlacedUpdates {
  const elementsOf = (buffer: number): number => buffers[buffer].elements;
  if (updates.length === 0) return { kernels: [...kernels], dependencies: dependencies(kernels, elementsOf) };
  const index = new AccessIndex(kernels);
  const inPlace = new Map<number, { readonly state: number; readonly writer: number }>();
  const copies: Update[] = [];
  for (const update of updates) {
    const writer = inPlace.has(update.value) ? undefined : inPlaceWriter(update, kernels, index, buffers);
    if (writer === undefined) copies.push(update);
    else {
      inPlace.set(update.value, { state: update.state, writer });
      index.overwrites(writer, update.state);
    }
  }
  const states = new Set(updates.map((update) => update.state));
  const all = [...kernels, ...copyKernels(copies, states, buffers)];
  const order = dependencies(all, elementsOf);
  const placed = new AccessIndex(all);
  for (const { state, writer } of inPlace.values()) {
    for (const before of placed.readers(state)) if (before !== writer) order.edges.push({ before, after: writer });
  }
  const renamed = all.map((kernel) =>
    touches(kernel, inPlace)
      ? mapRefs(kernel, (ref) => ({ ...ref, buffer: inPlace.get(ref.buffer)?.state ?? ref.buffer }))
      : kernel,
  );
  return { kernels: renamed, dependencies: order };
}

function touches(kernel: Kernel, buffers: ReadonlyMap<number, unknown>): boolean {
  const { reads, writes } = accessOf(kernel);
  const has = (buffer: number): boolean => buffers.has(buffer);
  return reads.some(has) || writes.some(has);
}

/** The only kernel that writes the value, if it may write into the state directly. */
function inPlaceWriter(
  { state, value }: Update,
  kernels: readonly Kernel[],
  index: AccessIndex,
  buffers: readonly BufferDraft[],
): number | undefined {
  if (buffers[value].slot !== undefined) return undefined;
  const writers = index.writers(value);
  if (writers.length !== 1) return undefined;
  const [writer] = writers;
  if (index.readers(state).includes(writer) && !readsOnlyWhatItOverwrites(kernels[writer], state, value))
    return undefined;
  const blocked = index.readers(state).some((reader) => reader !== writer && index.waitsFor(reader, writer));
  return blocked ? undefined : writer;
}

function readsOnlyWhatItOverwrites(kernel: Kernel, state: number, value: number): boolean {
  if (kernel.kind !== 'map') return false;
  const store = (kernel as MapKernel).stores.find((s) => s.view.buffer === value);
  return kernel.loads.every(
    (load) =>
      load.buffer !== state ||
      (load.offset === store?.view.offset && load.strides.every((stride, d) => stride === store.view.strides[d])),
  );
}

/** A value that is itself an updated state (a swap) goes through a temporary, so that no copy reads what another has overwritten. */
function copyKernels(copies: readonly Update[], states: ReadonlySet<number>, buffers: BufferDraft[]): Kernel[] {
  const saves: Kernel[] = [];
  const writes: Kernel[] = [];
  for (const { state, value } of copies) {
    if (state === value) continue;
    let source = value;
    if (states.has(value)) {
      source = buffers.push({ dtype: buffers[value].dtype, elements: buffers[value].elements }) - 1;
      saves.push(copyKernel(value, source, buffers[value]));
    }
    writes.push(copyKernel(source, state, buffers[state]));
  }
  return [...saves, ...writes];
}

function copyKernel(from: number, to: number, { elements, dtype }: BufferDraft): MapKernel {
  const view = (buffer: number) => ({ buffer, offset: 0, strides: [1] });
  return {
    kind: 'map',
    dims: [elements],
    loads: [view(from)],
    body: [{ op: 'load', load: 0, dtype }],
    stores: [{ view: view(to), value: 0 }],
  };
}

/** Who reads and writes each buffer, and who has to wait for whom. */
class AccessIndex {
  private readonly readersOf = new Map<number, number[]>();
  private readonly writersOf = new Map<number, number[]>();
  /** For a kernel that overwrites a state: those that read the old values first. */
  private readonly readersFirst = new Map<number, number[]>();
  /** The first kernel in the list that waits for one behind it. Those before it wait for earlier ones only. */
  private firstToWait = Number.POSITIVE_INFINITY;
  private readonly accesses: ReturnType<typeof accessOf>[];

  constructor(kernels: readonly Kernel[]) {
    this.accesses = kernels.map(accessOf);
    this.accesses.forEach(({ reads, writes }, i) => {
      for (const buffer of reads) append(this.readersOf, buffer, i);
      for (const buffer of writes) append(this.writersOf, buffer, i);
    });
  }

  readers(buffer: number): readonly number[] {
    return this.readersOf.get(buffer) ?? [];
  }

  writers(buffer: number): readonly number[] {
    return this.writersOf.get(buffer) ?? [];
  }

  /** Notes that `writer` writes into the state in place. */
  overwrites(writer: number, state: number): void {
    const others = this.readers(state).filter((reader) => reader !== writer);
    this.readersFirst.set(writer, [...(this.readersFirst.get(writer) ?? []), ...others]);
    if (others.some((reader) => reader > writer)) this.firstToWait = Math.min(this.firstToWait, writer);
  }

  /** Whether `kernel` has to wait, directly or not, until `producer` has run. */
  waitsFor(kernel: number, producer: number): boolean {
    const seen = new Set<number>();
    const stack = [kernel];
    while (stack.length > 0) {
      const at = stack.pop() as number;
      if (at === producer) return true;
      if (seen.has(at) || (at < producer && at < this.firstToWait)) continue;
      seen.add(at);
      for (const buffer of this.accesses[at].reads) for (const writer of this.writers(buffer)) stack.push(writer);
      for (const reader of this.readersFirst.get(at) ?? []) stack.push(reader);
    }
    return false;
  }
}
