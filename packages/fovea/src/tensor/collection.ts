// Memory of dropped tensors: an engine sees a small object where a backend holds megabytes, so it has to be told when to collect.

import { type Backend, OutOfMemoryError } from '../backend/interface.ts';
import { nextTurn } from '../base/platform.ts';

/** Growth that is left to the engine's own collections. */
const UNNOTICED_BYTES = 2 ** 27;

/** Of a backend's memory, what may be held before results that were dropped are looked for. */
const UNNOTICED_SHARE = 1 / 8;

/** Size of a buffer that is made to be dropped: engines count it as memory in use, and its pages are never touched. */
const PRESSURE_BYTES = 2 ** 28;

/** Turns after which a collection is given up; V8 needs up to some 30. */
const MAX_TURNS = 200;

/** Bytes that a backend held after the last collection. */
const afterCollection = new WeakMap<Backend, number>();

/** An object that was dropped, and whether the engine has found it out: then it has collected what was dropped earlier, too. */
interface Sentinel {
  collected: boolean;
}

const sentinels = new FinalizationRegistry<Sentinel>((sentinel) => {
  sentinel.collected = true;
});

function placeSentinel(): Sentinel {
  const sentinel = { collected: false };
  sentinels.register({}, sentinel);
  return sentinel;
}

/** That of a collection in the background. */
let standing: Sentinel | undefined;

/** Resizable buffers reserve pages that the system does not provide before they are used; others may be filled with zeros. */
const ResizableBuffer = ArrayBuffer as unknown as new (
  bytes: number,
  options: { maxByteLength: number },
) => ArrayBuffer;

/** Gives the engine a reason to collect. */
function press(): void {
  try {
    new ResizableBuffer(PRESSURE_BYTES, { maxByteLength: PRESSURE_BYTES });
  } catch {
    // Without address space for it the engine collects on its own.
  }
}

const unnoticed = (backend: Backend): number => Math.min(UNNOTICED_BYTES, backend.capacity * UNNOTICED_SHARE);

/** Bytes that tensors held after the last collection, or fewer when some were disposed of since. */
function heldBefore(backend: Backend): number {
  const before = afterCollection.get(backend) ?? 0;
  if (backend.storageBytes >= before) return before;
  afterCollection.set(backend, backend.storageBytes);
  return backend.storageBytes;
}

/**
 * Before a run that adds `bytes`: lets the engine collect dropped tensors when memory has grown since it last did. In the background at first,
 * a turn of the event loop before each run; when memory has grown twice as much, the run waits for it.
 */
export function makeRoom(backend: Backend, bytes: number): Promise<void> | undefined {
  const before = heldBefore(backend);
  const growth = backend.storageBytes + bytes - before;
  const allowed = Math.max(unnoticed(backend), before / 2);
  if (growth <= allowed) return undefined;
  return growth <= 2 * allowed ? collectMeanwhile(backend) : collect(backend);
}

/** One step of a collection. */
async function collectMeanwhile(backend: Backend): Promise<void> {
  if (!standing || standing.collected) standing = placeSentinel();
  press();
  await nextTurn();
  if (standing.collected) await noteCollected(backend);
}

/** Waits until tensors that were dropped before have been collected. */
async function collect(backend: Backend): Promise<void> {
  // Twice: a collection that is under way may have passed what was dropped since it began.
  for (let time = 0, turn = 0; time < 2; time++) {
    for (const sentinel = placeSentinel(); !sentinel.collected && turn < MAX_TURNS; turn++) {
      press();
      await nextTurn();
    }
  }
  await noteCollected(backend);
}

async function noteCollected(backend: Backend): Promise<void> {
  await nextTurn(); // for those whose turn comes after the sentinel's
  afterCollection.set(backend, backend.storageBytes);
}

/** Does `work`, again where memory ran out and dropped tensors may have given some back. `work` must leave nothing behind when it fails. */
export async function withRoom<T>(backend: Backend, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OutOfMemoryError) || backend.disposed) throw error;
  }
  await collect(backend);
  backend.trim();
  return work();
}
