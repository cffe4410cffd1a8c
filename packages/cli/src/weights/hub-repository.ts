// The name of a repository on the hub, and where the files of its revisions lie in the cache: the layout of Python's huggingface_hub.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ValueError } from 'fovea';

export interface HubRepository {
  /** `owner/name`. */
  readonly name: string;
  /** A branch, a tag or a commit. */
  readonly revision: string;
}

const NAME = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/;
/** Git's own rules, but for characters that paths or addresses give a meaning. */
const REVISION = /^\w[\w.-]*(\/\w[\w.-]*)*$/;
const COMMIT = /^[0-9a-f]{40}$/;
const PREFIX = /^hf[-_]hub:/;

/** Whether the text can only mean a repository. */
export const hasHubPrefix = (text: string): boolean => PREFIX.test(text);

export const isCommit = (revision: string): boolean => COMMIT.test(revision);

/** The repository that `owner/name[@revision]` names, with or without `hf-hub:` before it; undefined for text of another form. */
export function parseRepository(text: string): HubRepository | undefined {
  const [name, revision = 'main', ...more] = text.replace(PREFIX, '').split('@');
  const fits = NAME.test(name) && REVISION.test(revision) && !revision.includes('..') && more.length === 0;
  return fits ? { name, revision } : undefined;
}

/** The folder of a repository in the cache. */
export class HubCache {
  readonly folder: string;

  constructor(
    cache: string,
    private readonly repository: HubRepository,
  ) {
    this.folder = join(cache, `models--${repository.name.replace('/', '--')}`);
  }

  /** The commit that the revision stood for when it was last asked for; undefined when it never was. */
  async commit(): Promise<string | undefined> {
    const { revision } = this.repository;
    if (isCommit(revision)) return revision;
    const text = await readFile(join(this.folder, 'refs', revision), 'utf8').catch(() => '');
    return isCommit(text.trim()) ? text.trim() : undefined;
  }

  /** Keeps which commit the revision stands for. */
  async setCommit(commit: string): Promise<void> {
    const { revision } = this.repository;
    if (revision === commit || (await this.commit()) === commit) return;
    const path = join(this.folder, 'refs', revision);
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    await writeFile(temporary, commit);
    await rename(temporary, path);
  }

  snapshot(commit: string, file: string): string {
    return join(this.folder, 'snapshots', commit, file);
  }

  blob(etag: string): string {
    return join(this.folder, 'blobs', etag);
  }

  /** Path of the first of the files that the commit has in the cache. */
  async find(commit: string, files: readonly string[]): Promise<string | undefined> {
    for (const file of files) {
      const path = this.snapshot(commit, file);
      if (await isFile(path)) return path;
    }
    return undefined;
  }

  /** Lets the file of a commit be a blob: a link, or a copy where there are none. */
  async link(commit: string, file: string, etag: string): Promise<string> {
    const [path, blob] = [this.snapshot(commit, file), this.blob(etag)];
    await mkdir(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    await rm(temporary, { force: true });
    await symlink(relative(dirname(path), blob), temporary).catch(() => copyFile(blob, temporary));
    await rename(temporary, path);
    return path;
  }
}

export const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** What names a blob: of a large file its SHA-256, of another git's SHA-1. @throws ValueError for a file of another content */
export async function requireContent(path: string, etag: string, size: number): Promise<void> {
  const hash = createHash(etag.length === 40 ? 'sha1' : 'sha256');
  if (etag.length === 40) hash.update(`blob ${size}\0`);
  await pipeline(createReadStream(path), hash);
  const found = hash.digest('hex');
  if (found !== etag) throw new ValueError(`its checksum is ${found.slice(0, 12)}…, not ${etag.slice(0, 12)}…`);
}
