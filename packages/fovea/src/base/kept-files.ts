// Files that outlive the process, in a folder of the user's cache: what they hold can always be made again. Node only.

import { cacheFolder } from './cache-folder.ts';
import { nodeModule } from './platform.ts';
import type { UnsharedUint8Array } from './unshared.ts';

interface Stats {
  readonly uid: number;
  readonly mode: number;
  readonly size: number;
  readonly mtimeMs: number;
}

interface Files {
  lstat(path: string): Promise<Stats & { isDirectory(): boolean }>;
  mkdir(path: string, options: { recursive: true; mode: number }): Promise<unknown>;
  readFile(path: string): Promise<UnsharedUint8Array>;
  readdir(path: string): Promise<string[]>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { force: true }): Promise<void>;
  utimes(path: string, atime: Date, mtime: Date): Promise<void>;
  writeFile(path: string, data: Uint8Array, options: { flag: 'wx'; mode: number }): Promise<void>;
}

interface Hash {
  update(data: Uint8Array | string): Hash;
  digest(): UnsharedUint8Array;
  digest(encoding: 'hex'): string;
}

/** SHA-256, in Node; undefined elsewhere. */
export const sha256 = (): Hash | undefined =>
  nodeModule<{ createHash(name: 'sha256'): Hash }>('node:crypto')?.createHash('sha256');

const DIGEST_BYTES = 32;

/** What others may write to is not read: bit 2 of the group's and of everybody's permissions. */
const WRITABLE_BY_OTHERS = 0o022;

/** Files by name in one folder of the cache, each with a digest. What cannot be read or written counts as not there: nothing throws. */
export class KeptFiles {
  private readonly files = nodeModule<Files>('node:fs/promises');
  private readonly folder: string | undefined;
  private usable: Promise<boolean> | undefined;
  private pruned = false;

  /** `maxBytes`: of all files together; those that were not used for longest go first. */
  constructor(
    name: string,
    private readonly maxBytes: number,
  ) {
    this.folder = this.files && cacheFolder(name);
  }

  /** The bytes kept under that name; undefined when there are none, or others than were written. */
  async read(name: string): Promise<UnsharedUint8Array | undefined> {
    const { files, folder } = this;
    if (!files || !folder || !(await this.isOwn(files, folder))) return undefined;
    const path = `${folder}/${name}`;
    try {
      const bytes = await files.readFile(path);
      const kept = bytes.subarray(DIGEST_BYTES);
      const expected = sha256()?.update(kept).digest();
      if (!expected?.every((byte, i) => byte === bytes[i])) {
        await files.rm(path, { force: true });
        return undefined;
      }
      const now = new Date();
      await files.utimes(path, now, now).catch(() => {});
      return kept;
    } catch {
      return undefined;
    }
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    const { files, folder } = this;
    const digest = sha256()?.update(bytes).digest();
    if (!files || !folder || !digest || bytes.length > this.maxBytes) return;
    const path = `${folder}/${name}`;
    const draft = `${path}.${Math.random().toString(36).slice(2)}.tmp`;
    try {
      await files.mkdir(folder, { recursive: true, mode: 0o700 });
      if (!(await this.isOwn(files, folder))) return;
      const whole = new Uint8Array(digest.length + bytes.length);
      whole.set(digest);
      whole.set(bytes, digest.length);
      await files.writeFile(draft, whole, { flag: 'wx', mode: 0o600 });
      await files.rename(draft, path);
      await this.prune(files, folder);
    } catch {
      await files.rm(draft, { force: true }).catch(() => {});
    }
  }

  /** Whether the folder is there, this user's, and closed to other users: what they could put there would be run. */
  private isOwn(files: Files, folder: string): Promise<boolean> {
    const user = (globalThis as { readonly process?: { getuid?(): number } }).process?.getuid?.();
    this.usable ??= files.lstat(folder).then(
      (found) =>
        found.isDirectory() && (user === undefined || (found.uid === user && (found.mode & WRITABLE_BY_OTHERS) === 0)),
      () => {
        this.usable = undefined;
        return false;
      },
    );
    return this.usable;
  }

  /** Once a process: more than a process writes is not worth looking for. */
  private async prune(files: Files, folder: string): Promise<void> {
    if (this.pruned) return;
    this.pruned = true;
    const names = await files.readdir(folder);
    const found = await Promise.all(
      names.map(async (name) => ({ name, stats: await files.lstat(`${folder}/${name}`).catch(() => undefined) })),
    );
    let total = 0;
    for (const { name, stats } of found.sort((a, b) => (b.stats?.mtimeMs ?? 0) - (a.stats?.mtimeMs ?? 0))) {
      total += stats?.size ?? 0;
      if (total > this.maxBytes) await files.rm(`${folder}/${name}`, { force: true });
    }
  }
}
