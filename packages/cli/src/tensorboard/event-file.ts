// A file of events for TensorBoard, which is appended to while the run goes on: whatever is there can be shown meanwhile.

import { closeSync, openSync, writeSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import { fileError } from '../run-folder/file-error.ts';
import { restartEvent, scalarsEvent, textEvent, versionEvent } from './event.ts';
import { tfRecord } from './record.ts';

const now = (): number => Date.now() / 1000;

export class EventFile {
  readonly path: string;
  readonly #handle: number;

  /** A new file in the folder; each process has one of its own. @throws ValueError when it cannot be made */
  constructor(folder: string) {
    const seconds = String(Math.floor(now())).padStart(10, '0');
    this.path = join(folder, `events.out.tfevents.${seconds}.${os.hostname()}.${process.pid}`);
    this.#handle = this.#naming(() => openSync(this.path, 'ax'));
    this.#append(versionEvent(now()));
  }

  #naming<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw fileError('write', this.path, error);
    }
  }

  #append(event: Uint8Array): void {
    const record = tfRecord(event);
    for (let at = 0; at < record.length; ) at += this.#naming(() => writeSync(this.#handle, record, at));
  }

  /** What the files before have of this step and later ones does not count. */
  restart(step: number): void {
    this.#append(restartEvent(now(), step));
  }

  scalars(step: number, values: Readonly<Record<string, number>>): void {
    this.#append(scalarsEvent(now(), step, values));
  }

  /** In Markdown. */
  text(step: number, tag: string, text: string): void {
    this.#append(textEvent(now(), step, tag, text));
  }

  close(): void {
    closeSync(this.#handle);
  }
}
