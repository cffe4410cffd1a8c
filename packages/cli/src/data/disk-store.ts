// cache=disk: decoded, reduced pictures in files of the cache folder. A run adds one file with what the files before did not have.

import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, statfs, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { reasonOf } from '../run-folder/system-words.ts';
import { temporaryOf } from '../run-folder/write-file.ts';
import type { DecodedPicture } from './image-loader.ts';
import { type CachedEntry, endOf, readIndex } from './picture-file.ts';
import type { KeptPicture, PictureStore } from './picture-store.ts';
import { checksumOf, type StoredPicture } from './stored-picture.ts';

export interface DiskStoreOptions {
  readonly folder: string;
  /** Whatever changes what is decoded, and the data that belong together. */
  readonly about: Readonly<Record<string, unknown>>;
  /** Most bytes that the folder may hold. */
  readonly limit?: number;
  readonly say: (text: string) => void;
}

const LIMIT = 20 * 2 ** 30;
/** Part of what is free on the drive that a run may fill. */
const SHARE_OF_FREE = 0.5;
/** Files of a data set; beyond that, they are made again as one. */
const MOST_FILES = 16;
const SUFFIX = '.pictures';

/** A store in the folder, with what earlier runs have kept. Where the folder cannot be used, it says so and keeps nothing. */
export async function diskStore(settings: DiskStoreOptions): Promise<PictureStore> {
  const { versions } = await import('sharp').then((module) => module.default);
  const store = new DiskStore({ ...settings, about: { ...settings.about, decoder: versions } });
  await store.begin();
  return store;
}

class DiskStore implements PictureStore {
  private readonly entries = new Map<string, CachedEntry & { readonly file: string }>();
  private readonly added: CachedEntry[] = [];
  private readonly prefix: string;
  private readonly path: string;
  private readonly temporary: string;
  private handle: FileHandle | undefined;
  private isBroken = false;
  private room = 0;
  private end = 0;

  constructor(private readonly settings: DiskStoreOptions) {
    const about = JSON.stringify(settings.about);
    this.prefix = createHash('sha256').update(about).digest('hex').slice(0, 32);
    this.path = join(settings.folder, `${this.prefix}-${randomBytes(8).toString('hex')}${SUFFIX}`);
    this.temporary = temporaryOf(this.path);
  }

  async begin(): Promise<void> {
    const { folder, limit = LIMIT } = this.settings;
    try {
      await mkdir(folder, { recursive: true });
      const files = await this.files();
      const own = files.filter(({ name }) => name.startsWith(this.prefix));
      for (const { path } of own.length > MOST_FILES ? own : []) await rm(path, { force: true });
      for (const { path } of own.length > MOST_FILES ? [] : own) await this.read(path);
      const held = await this.prune(limit);
      const { bavail, bsize } = await statfs(folder);
      this.room = Math.min(limit - held, SHARE_OF_FREE * bavail * bsize);
    } catch (error) {
      this.giveUp(error);
    }
  }

  /** Of the cache folder, those that were used last first. */
  private async files(): Promise<{ name: string; path: string; bytes: number; used: number }[]> {
    const { folder } = this.settings;
    const names = (await readdir(folder)).filter((name) => name.endsWith(SUFFIX));
    const files = await Promise.all(
      names.map(async (name) => {
        const path = join(folder, name);
        const found = await stat(path).catch(() => undefined);
        return found ? [{ name, path, bytes: found.size, used: found.mtimeMs }] : [];
      }),
    );
    return files.flat().sort((a, b) => b.used - a.used);
  }

  private async read(path: string): Promise<void> {
    const index = await readIndex(path);
    if (index === undefined) {
      this.settings.say(`cache=disk: ${path} is damaged; its pictures are decoded again`);
      await rm(path, { force: true });
      return;
    }
    for (const entry of index) this.entries.set(entry.path, { ...entry, file: path });
    const now = new Date();
    await utimes(path, now, now);
  }

  /** Removes files that nobody has used for longest, until the others fit; gives what these hold. */
  private async prune(limit: number): Promise<number> {
    let held = 0;
    for (const { path, name, bytes } of await this.files()) {
      if (held + bytes <= limit || name.startsWith(this.prefix)) held += bytes;
      else await rm(path, { force: true });
    }
    return held;
  }

  async find(path: string): Promise<KeptPicture | undefined> {
    const entry = this.entries.get(path);
    if (!entry) return undefined;
    const now = await stat(path).catch(() => undefined);
    if (now?.size !== entry.size || now.mtimeMs !== entry.modified) return undefined;
    return { hash: entry.hash, kept: stored(entry, entry.file) };
  }

  async keep(path: string, { hash, image, size, modified }: DecodedPicture): Promise<StoredPicture | undefined> {
    const { data, height, width, channels } = image;
    if (this.isBroken || this.end + data.length > this.room) return undefined;
    const offset = this.end;
    this.end += data.length;
    const entry = { path, size, modified, hash, height, width, channels, offset, checksum: checksumOf(data) };
    try {
      // 'wx' neither writes over a file nor follows a link.
      this.opening ??= open(this.temporary, 'wx');
      this.handle = await this.opening;
      await this.handle.write(data, 0, data.length, offset);
    } catch (error) {
      this.giveUp(error);
      return undefined;
    }
    this.added.push(entry);
    return stored(entry, this.path);
  }
  private opening: Promise<FileHandle> | undefined;

  async finish(complete: boolean): Promise<void> {
    if (!this.handle) return;
    try {
      if (complete && !this.isBroken) {
        await this.handle.write(endOf(this.added), 0, undefined, this.end);
        await this.handle.sync();
        await this.handle.close();
        await rename(this.temporary, this.path);
        this.added.length = 0;
        return;
      }
    } catch (error) {
      this.giveUp(error);
    }
    await this.handle.close().catch(() => undefined);
    await rm(this.temporary, { force: true }).catch(() => undefined);
  }

  sourceOf(path: string, kept: KeptPicture['kept'] | undefined): KeptPicture['kept'] | string {
    const isLost = kept && 'file' in kept && kept.file === this.path && this.isBroken;
    return kept && !isLost ? kept : path;
  }

  /** Says it once. */
  private giveUp(error: unknown): void {
    if (!this.isBroken)
      this.settings.say(
        `cache=disk: cannot write into ${this.settings.folder}: ${reasonOf(error)}; pictures are decoded again each epoch. FOVEA_CACHE names another folder`,
      );
    this.isBroken = true;
  }
}

const stored = ({ path, height, width, channels, offset, checksum }: CachedEntry, file: string): StoredPicture => ({
  ...{ file, offset, checksum, path, height, width, channels },
});
