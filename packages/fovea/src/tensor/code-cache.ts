// Code of compiled functions, by what they compute: a step that is traced again, in this process or in another, is not compiled again.

import type { Backend, ProgramCode } from '../backend/interface.ts';
import { KeptFiles, sha256 } from '../base/kept-files.ts';
import { pack, unpack } from '../base/packed.ts';
import { environmentVariable } from '../base/platform.ts';
import type { UnsharedUint8Array } from '../base/unshared.ts';
import { engineDigest } from './engine-digest.ts';
import type { Program } from './program-cache.ts';

export interface KnownCode {
  readonly code: ProgramCode;
  readonly slots: Program['slots'];
}

/** Makes code anew; `keep` as in `Backend.prepare`. */
export type MakeCode = (keep?: (packed: UnsharedUint8Array) => void) => KnownCode;

/** Kept in memory; what was not used for longest is dropped beyond that. */
const MAX_IN_MEMORY = 12;

/** Kept on disk. Code of a large network takes some megabytes. */
const MAX_BYTES = 512 * 2 ** 20;

/** Characters of a description: what is shorter is compiled faster than it is read. */
const LEAST_CHARACTERS = 10_000;

/** Whether code of that key is kept between processes. */
export const isLasting = (key: string): boolean => key.length >= LEAST_CHARACTERS;

/** Of the layout of the files. */
const VERSION = 1;

/**
 * In Node, code is kept in `programs` of the cache folder (`FOVEA_CACHE`, or `~/.cache/fovea`), under a name that follows from what it computes,
 * the backend's settings and the engine's own source. `FOVEA_PROGRAM_CACHE=0` turns that off.
 */
export class CodeCache {
  private readonly known = new Map<string, KnownCode>();
  private readonly files =
    environmentVariable('FOVEA_PROGRAM_CACHE') === '0' ? undefined : new KeptFiles('programs', MAX_BYTES);

  private engine: string | undefined;
  private writing: Promise<unknown> = Promise.resolve();

  /** `key`: all that the code depends on, but for the engine and the backend's settings. */
  async get(backend: Backend, key: string, make: MakeCode): Promise<KnownCode> {
    const full = `${backend.codeKind} ${key}`;
    const found = this.known.get(full) ?? (await this.keptOrMade(backend, full, make));
    this.known.delete(full);
    this.known.set(full, found);
    if (this.known.size > MAX_IN_MEMORY) {
      const [oldest] = this.known.keys();
      this.known.delete(oldest);
    }
    return found;
  }

  /** Resolves when all that was made so far is on disk, where it is kept. */
  async written(): Promise<void> {
    await this.writing;
  }

  private async keptOrMade(backend: Backend, key: string, make: MakeCode): Promise<KnownCode> {
    const name = backend.restore && this.nameOf(key);
    if (!name) return make();
    return (await this.fromFile(backend, name)) ?? this.makeAndKeep(name, make);
  }

  private async fromFile(backend: Backend, name: string): Promise<KnownCode | undefined> {
    const kept = await this.files?.read(name);
    if (!kept) return undefined;
    try {
      const { description, bytes } = unpack(kept);
      return backend.restore && { code: backend.restore(bytes), slots: description as Program['slots'] };
    } catch {
      return undefined;
    }
  }

  private makeAndKeep(name: string, make: MakeCode): KnownCode {
    let packed: UnsharedUint8Array | undefined;
    const made = make((bytes) => {
      packed = bytes;
    });
    if (packed) this.writing = Promise.all([this.writing, this.files?.write(name, pack(made.slots, packed))]);
    return made;
  }

  /** Undefined where nothing is kept. */
  private nameOf(key: string): string | undefined {
    if (!this.files || !isLasting(key)) return undefined;
    this.engine ??= engineDigest();
    return this.engine && sha256()?.update(`${VERSION} ${this.engine} ${key}`).digest('hex');
  }
}
