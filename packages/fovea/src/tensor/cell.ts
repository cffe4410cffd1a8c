// Where realised values live: a Cell is the identity behind a `buffer` node and owns host data, device storage, or both.

import type { Backend, Storage } from '../backend/interface.ts';
import type { DType, EngineArray } from '../base/dtype.ts';
import { ELEMENT_BYTES } from '../base/dtype.ts';
import { InternalError, ValueError } from '../base/errors.ts';
import { elementCount, type Shape } from '../base/shape.ts';
import { collected } from './collected.ts';

/** A storage that is freed when the Cell that has it is collected. */
class Held {
  constructor(
    readonly backend: Backend,
    readonly storage: Storage,
  ) {}

  onCollected(): void {
    this.backend.free(this.storage);
  }
}

/** The values that a Cell held at one time: a lazy tensor that read older values must not see newer ones. */
export class CellVersion {
  /** Where these values are; undefined once they were overwritten in place and nobody had asked to keep them. */
  cell: Cell | undefined;
  /** A copy of them, where a tensor that is these values was realised. */
  kept: Cell | undefined;

  constructor(cell: Cell) {
    this.cell = cell;
  }
}

/** Values of one realised tensor or state. Storage is freed when the Cell is collected, or at once by `release`. */
export class Cell {
  /** A function gives the values when they are first needed. */
  private host: EngineArray | (() => EngineArray) | undefined;
  private held: Held | undefined;
  private disposed = false;
  private uploads = 0;
  /** Replaced whenever the values change. */
  version = new CellVersion(this);

  constructor(
    readonly shape: Shape,
    readonly dtype: DType,
    host?: EngineArray | (() => EngineArray),
    /** Whether the values move to the device for good when it first needs them, as those of states do; others when they are needed again. */
    private readonly resident = false,
  ) {
    this.host = host;
  }

  get bytes(): number {
    return elementCount(this.shape) * ELEMENT_BYTES;
  }

  /** Whether the values exist: not those of a function that was not called yet. */
  get isMade(): boolean {
    return this.held !== undefined || typeof this.host !== 'function';
  }

  /** The storage on the backend, uploading host data when there is none yet. */
  storageOn(backend: Backend): Storage {
    this.assertUsable();
    if (this.held && this.held.backend === backend) return this.held.storage;
    if (this.held) throw new InternalError('tensor: its values are on another backend; leaveOther() first');
    const values = this.hostValues();
    if (!values) throw new InternalError('tensor: has neither host data nor storage');
    const storage = backend.allocate(this.bytes, { shape: this.shape, dtype: this.dtype });
    backend.write(storage, values);
    this.adopt(backend, storage);
    this.uploads++;
    if (this.staysOnDevice) this.host = undefined;
    return storage;
  }

  private hostValues(): EngineArray | undefined {
    if (typeof this.host === 'function') this.host = this.host();
    return this.host;
  }

  /** Brings the values back to the host when they are on another backend than this; undefined when there is nothing to do. */
  leaveOther(backend: Backend): Promise<void> | undefined {
    if (!this.held || this.held.backend === backend || this.disposed) return undefined;
    return this.read().then((values) => {
      this.host = values;
      this.freeStorage();
    });
  }

  /** A batch is used once and its copy freed; what comes again need not be copied again. */
  private get staysOnDevice(): boolean {
    return this.resident || this.uploads > 1;
  }

  /** Takes over a storage that holds (or is about to hold) the values; the host copy, if any, is outdated from now on. */
  adopt(backend: Backend, storage: Storage): void {
    this.held = new Held(backend, storage);
    collected.register(this, this.held, this);
  }

  /** The values were overwritten on the device: the host copy and lazy tensors that read the old values are outdated. */
  overwrittenOnDevice(): void {
    this.host = undefined;
    this.outdate();
  }

  /** Takes over the values of `source`; the old values live on for those who read them. */
  replaceWith(source: Cell): void {
    const before = new Cell(this.shape, this.dtype, this.host);
    if (this.held) before.adopt(this.held.backend, this.held.storage);
    collected.unregister(this);
    this.version.cell = before;
    this.version = new CellVersion(this);
    const { backend, storage } = source.held as Held;
    collected.unregister(source);
    source.held = undefined;
    this.host = undefined;
    this.adopt(backend, storage);
  }

  /** Copies the values for those who read them before they are overwritten. */
  async keepVersion(): Promise<void> {
    const { version } = this;
    version.kept ??= new Cell(this.shape, this.dtype, await this.read());
  }

  private outdate(): void {
    this.version.cell = this.version.kept;
    this.version = new CellVersion(this);
  }

  /** Frees the device copy when the host still has the values. */
  dropDeviceCopy(): void {
    if (this.host && this.held) this.freeStorage();
  }

  /** Replaces the values from the host. */
  write(data: EngineArray): void {
    this.assertUsable();
    this.outdate();
    if (this.held) this.held.backend.write(this.held.storage, data);
    this.host = this.held && this.staysOnDevice ? undefined : data;
  }

  async read(): Promise<EngineArray> {
    this.assertUsable();
    const values = this.hostValues();
    if (values) return values.slice();
    if (!this.held) throw new InternalError('tensor: has neither host data nor storage');
    const { backend, storage } = this.held;
    const elements = elementCount(this.shape);
    return this.dtype === 'float32' ? backend.readFloat32(storage, elements) : backend.readInt32(storage, elements);
  }

  /** The values, where they can be had without waiting; not to be changed. */
  valuesAtHand(): EngineArray | undefined {
    if (this.disposed) return undefined;
    return this.hostValues() ?? this.held?.backend.peek?.(this.held.storage, elementCount(this.shape), this.dtype);
  }

  dispose(): void {
    this.disposed = true;
    this.host = undefined;
    if (this.held) this.freeStorage();
  }

  private freeStorage(): void {
    const { backend, storage } = this.held as Held;
    collected.unregister(this);
    this.held = undefined;
    backend.free(storage);
  }

  private assertUsable(): void {
    if (this.disposed) throw new ValueError('tensor: used after dispose(); keep it alive or compute it again');
  }
}
