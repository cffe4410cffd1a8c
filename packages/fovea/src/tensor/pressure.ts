// A reason for the engine to collect: large buffers that are made to be dropped.

import { later } from '../base/platform.ts';

/** Engines count these bytes as memory in use, and their pages are never touched. */
const BUFFER_BYTES = 2 ** 28;

/** How many are held at a time: those that are dropped at once go by a look at young objects alone. */
const MAX_BUFFERS = 8;

/** After so long without another push, a collection in the background counts as given up. */
const IDLE_MILLISECONDS = 1000;

/** Resizable buffers reserve pages that the system does not provide before they are used; others may be filled with zeros. */
const ResizableBuffer = ArrayBuffer as unknown as new (
  bytes: number,
  options: { maxByteLength: number },
) => ArrayBuffer;

export class Pressure {
  private buffers: ArrayBuffer[] = [];
  private pushed = false;
  private watched = false;

  /** Gives the engine one more reason. */
  push(): void {
    this.pushed = true;
    if (!this.watched) later(IDLE_MILLISECONDS, () => this.relieveWhenIdle());
    this.watched = true;
    if (this.buffers.length >= MAX_BUFFERS) this.buffers = [];
    try {
      this.buffers.push(new ResizableBuffer(BUFFER_BYTES, { maxByteLength: BUFFER_BYTES }));
    } catch {
      this.buffers = []; // without address space for it the engine collects on its own
    }
  }

  relieve(): void {
    this.buffers = [];
  }

  /** Buffers of a collection that nobody goes on with are given back, too. */
  private relieveWhenIdle(): void {
    this.watched = this.pushed;
    if (this.pushed) later(IDLE_MILLISECONDS, () => this.relieveWhenIdle());
    else this.buffers = [];
    this.pushed = false;
  }
}
