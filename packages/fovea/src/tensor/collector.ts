// Memory of dropped tensors: an engine sees a small object where a backend holds megabytes, so it has to be told when to collect.

import { type Backend, OutOfMemoryError } from '../backend/interface.ts';
import { nextTurn } from '../base/platform.ts';
import { collected } from './collected.ts';
import { Pressure } from './pressure.ts';

/** Growth that is left to the engine's own collections. */
const UNNOTICED_BYTES = 2 ** 27;

/** Of a backend's memory, what may be held before results that were dropped are looked for. */
const UNNOTICED_SHARE = 1 / 8;

/** Turns after which a collection is given up; V8 needs up to some 30. */
const MAX_TURNS = 200;

/** Collections after which V8 moves an object to where only whole collections look. */
const OLD_AGE = 2;

/** Witnesses that grow old meanwhile: as many as are used at a time. */
const WITNESSES = 2;

/** An object that is let go, and whether the engine has found that out. */
class Witness {
  private object: object | undefined = {};
  /** Collections that have left it alone because it was held. */
  age = 0;
  found = false;

  constructor(private readonly onFound: () => void) {
    collected.register(this.object as object, this);
  }

  letGo(): this {
    this.object = undefined;
    return this;
  }

  onCollected(): void {
    this.found = true;
    this.onFound();
  }
}

/**
 * A collection of the whole heap: what was dropped before it began has been found when it is done. V8 looks for young objects alone much more
 * often, and tensors that were used for a while are not among them; so it takes a witness of their age.
 */
interface Collection {
  readonly witness: Witness;
  young: Witness | undefined;
}

/** Has the engine collect when dropped tensors may hold much memory. */
export class Collector {
  /** Bytes that a backend held after the last collection. */
  private readonly afterCollection = new WeakMap<Backend, number>();
  private readonly pressure = new Pressure();
  /** Witnesses that are held, for collections to come. */
  private readonly aging: Witness[] = [];
  /** Whether a witness was found in the turn at hand. */
  private found = false;
  /** That which goes on in the background. */
  private standing: Collection | undefined;

  /**
   * Before a run that adds `bytes`: lets the engine collect dropped tensors when memory has grown since it last did. In the background at first,
   * a turn of the event loop before each run; when memory has grown twice as much, the run waits for it.
   */
  makeRoom(backend: Backend, bytes: number): Promise<void> | undefined {
    const before = this.heldBefore(backend);
    const growth = backend.storageBytes + bytes - before;
    const allowed = Math.max(unnoticed(backend), before / 2);
    if (growth <= allowed) return undefined;
    return growth <= 2 * allowed ? this.collectMeanwhile(backend) : this.collect(backend);
  }

  /** Does `work`, again where memory ran out and dropped tensors may have given some back. `work` must leave nothing behind when it fails. */
  async withRoom<T>(backend: Backend, work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof OutOfMemoryError) || backend.disposed) throw error;
    }
    await this.collect(backend);
    backend.trim();
    return work();
  }

  /** Bytes that tensors held after the last collection, or fewer when some were disposed of since. */
  private heldBefore(backend: Backend): number {
    const before = this.afterCollection.get(backend) ?? 0;
    if (backend.storageBytes >= before) return before;
    this.afterCollection.set(backend, backend.storageBytes);
    return backend.storageBytes;
  }

  /** One step of a collection. */
  private async collectMeanwhile(backend: Backend): Promise<void> {
    this.standing ??= this.begin();
    const { standing } = this;
    await this.step(standing);
    if (!standing.witness.found) return;
    this.standing = undefined;
    await this.noteCollected(backend);
  }

  /** Waits until tensors that were dropped before have been collected. */
  private async collect(backend: Backend): Promise<void> {
    // Twice: a collection that is under way may have passed what was dropped since it began.
    for (let time = 0, turn = 0; time < 2; time++) {
      const collection = this.begin();
      for (; !collection.witness.found && turn < MAX_TURNS; turn++) await this.step(collection);
    }
    await this.noteCollected(backend);
  }

  private async noteCollected(backend: Backend): Promise<void> {
    this.pressure.relieve();
    await nextTurn(); // for those whose turn comes after the witness's
    this.afterCollection.set(backend, backend.storageBytes);
  }

  private begin(): Collection {
    const witness = this.aging.shift() ?? this.newWitness();
    while (this.aging.length < WITNESSES) this.aging.push(this.newWitness());
    return { witness, young: undefined };
  }

  /** Gives the engine a reason to collect, and a turn in which it can tell what it has found. */
  private async step(collection: Collection): Promise<void> {
    const { witness, young } = collection;
    if (witness.age >= OLD_AGE) witness.letGo();
    else if (young?.found !== false) collection.young = this.newWitness().letGo();
    this.found = false;
    this.pressure.push();
    await nextTurn();
    if (this.found) for (const one of [witness, ...this.aging]) one.age++;
  }

  private newWitness(): Witness {
    return new Witness(() => {
      this.found = true;
    });
  }
}

const unnoticed = (backend: Backend): number => Math.min(UNNOTICED_BYTES, backend.capacity * UNNOTICED_SHARE);
