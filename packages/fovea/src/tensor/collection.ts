// Memory of dropped tensors: an engine sees a small object where a backend holds megabytes, so it has to be told when to collect.

import { type Backend, OutOfMemoryError } from '../backend/interface.ts';
import { later, nextTurn } from '../base/platform.ts';

/** Growth that is left to the engine's own collections. */
const UNNOTICED_BYTES = 2 ** 27;

/** Of a backend's memory, what may be held before results that were dropped are looked for. */
const UNNOTICED_SHARE = 1 / 8;

/** Size of the buffers that are made to be dropped: engines count them as memory in use, and their pages are never touched. */
const PRESSURE_BYTES = 2 ** 28;

/** Of these buffers, how many are held at a time: those that are dropped at once go by a look at young objects alone. */
const PRESSURE_COUNT = 8;

/** After so long without a step, a collection in the background counts as given up. */
const IDLE_MILLISECONDS = 1000;

/** Turns after which a collection is given up; V8 needs up to some 30. */
const MAX_TURNS = 200;

/** Collections after which V8 moves an object to where only whole collections look. */
const OLD_AGE = 2;

/** Witnesses that grow old meanwhile: as many as are used at a time. */
const WITNESSES = 2;

/** Bytes that a backend held after the last collection. */
const afterCollection = new WeakMap<Backend, number>();

/**
 * What is told that an object was collected. One registry for storages and witnesses: what was collected together is told in one turn, and
 * storages are free when a witness is found.
 */
export const collected = new FinalizationRegistry<{ onCollected(): void }>((held) => held.onCollected());

/** Whether a witness was found in the turn at hand. */
let found = false;

/** An object that is let go, and whether the engine has found that out. */
class Witness {
  private object: object | undefined = {};
  /** Collections that have left it alone because it was held. */
  age = 0;
  found = false;

  constructor() {
    collected.register(this.object as object, this);
  }

  letGo(): this {
    this.object = undefined;
    return this;
  }

  onCollected(): void {
    this.found = true;
    found = true;
  }
}

/** Witnesses that are held, for collections to come. */
const aging: Witness[] = [];

/**
 * A collection of the whole heap: what was dropped before it began has been found when it is done. V8 looks for young objects alone much more
 * often, and tensors that were used for a while are not among them; so it takes a witness of their age.
 */
class Collection {
  private readonly witness: Witness;
  private young: Witness | undefined;

  constructor() {
    this.witness = aging.shift() ?? new Witness();
    while (aging.length < WITNESSES) aging.push(new Witness());
  }

  get done(): boolean {
    return this.witness.found;
  }

  /** Gives the engine a reason to collect, and a turn in which it can tell what it has found. */
  async step(): Promise<void> {
    if (this.witness.age >= OLD_AGE) this.witness.letGo();
    else if (this.young?.found !== false) this.young = new Witness().letGo();
    found = false;
    press();
    await nextTurn();
    if (found) for (const witness of [this.witness, ...aging]) witness.age++;
  }
}

/** That which goes on in the background. */
let standing: Collection | undefined;

/** Resizable buffers reserve pages that the system does not provide before they are used; others may be filled with zeros. */
const ResizableBuffer = ArrayBuffer as unknown as new (
  bytes: number,
  options: { maxByteLength: number },
) => ArrayBuffer;

let pressure: ArrayBuffer[] = [];
let pressed = false;
let watched = false;

/** Gives the engine a reason to collect. */
function press(): void {
  pressed = true;
  if (!watched) later(IDLE_MILLISECONDS, relieveWhenIdle);
  watched = true;
  if (pressure.length >= PRESSURE_COUNT) pressure = [];
  try {
    pressure.push(new ResizableBuffer(PRESSURE_BYTES, { maxByteLength: PRESSURE_BYTES }));
  } catch {
    pressure = []; // without address space for it the engine collects on its own
  }
}

/** Buffers of a collection that nobody goes on with are given back, too. */
function relieveWhenIdle(): void {
  watched = pressed;
  if (pressed) later(IDLE_MILLISECONDS, relieveWhenIdle);
  else pressure = [];
  pressed = false;
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
  standing ??= new Collection();
  await standing.step();
  if (!standing.done) return;
  standing = undefined;
  await noteCollected(backend);
}

/** Waits until tensors that were dropped before have been collected. */
async function collect(backend: Backend): Promise<void> {
  // Twice: a collection that is under way may have passed what was dropped since it began.
  for (let time = 0, turn = 0; time < 2; time++) {
    for (const collection = new Collection(); !collection.done && turn < MAX_TURNS; turn++) await collection.step();
  }
  await noteCollected(backend);
}

async function noteCollected(backend: Backend): Promise<void> {
  pressure = [];
  await nextTurn(); // for those whose turn comes after the witness's
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
