// The files of a run as a whole. checkpoint.json, written last, names the files that belong together and what is in them: whenever a process is
// killed, the run goes on from one whole state, and a file that was damaged or comes from another run is noticed.

import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ValueError } from 'fovea';
import { type ByteSource, openSafetensors } from 'fovea/io';
import { readIfThere, withFile } from './file-source.ts';
import { epochOfFile, FILES, isRunFile } from './run-folder.ts';
import { RunLock } from './run-lock.ts';
import {
  type Digest,
  discard,
  type FileToWrite,
  isTemporaryOf,
  jsonFile,
  putInPlace,
  removeFile,
  removeLeftovers,
  syncFolder,
  type WrittenFile,
  writeFile,
  writeTemporary,
} from './write-file.ts';

/** What checkpoint.json says of a file. */
interface Entry extends Digest {
  /** Its name while checkpoint.json is written; it is put in its place right after. */
  readonly temporary?: string;
}

interface Manifest {
  /** Of this run alone; its files of weights bear it, too. */
  readonly run: string;
  readonly files: Readonly<Record<string, Entry>>;
}

const OF_ALL = /^[0-9a-f]{64}$/;
const MENDING = 'put back a copy of it, or start a new run';

const digestText = (text: string): string => createHash('sha256').update(text).digest('hex');
/** So that nothing in checkpoint.json itself changes unseen. */
const manifestDigest = ({ run, files }: Manifest): string => digestText(JSON.stringify([run, files]));

function isEntry(name: string, entry: Partial<Entry> | null): entry is Entry {
  const { bytes, sha256, temporary } = entry ?? {};
  const counted = Number.isSafeInteger(bytes) && Number(bytes) >= 0 && OF_ALL.test(String(sha256));
  return isRunFile(name) && counted && (temporary === undefined || isTemporaryOf(name, String(temporary)));
}

/** @throws ValueError when the file is damaged */
function parseManifest(path: string, text: string): Manifest {
  let manifest: (Partial<Manifest> & { sha256?: unknown }) | null = null;
  try {
    manifest = JSON.parse(text);
  } catch {
    // Below.
  }
  const { run, files, sha256 } = manifest ?? {};
  const whole = typeof run === 'string' && typeof files === 'object' && files !== null;
  if (
    !whole ||
    sha256 !== manifestDigest({ run, files }) ||
    !Object.entries(files).every(([name, e]) => isEntry(name, e))
  )
    throw new ValueError(`${path} is damaged; ${MENDING}`);
  return { run, files };
}

const CHUNK = 2 ** 20;

async function digestOf(source: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for (let at = 0; at < source.size; at += CHUNK) hash.update(await source.read(at, CHUNK));
  return hash.digest('hex');
}

const runOf = async (source: ByteSource): Promise<string | undefined> =>
  (await openSafetensors(source).catch(() => undefined))?.metadata.run;

const has = async (source: ByteSource, { bytes, sha256 }: Digest): Promise<boolean> =>
  source.size === bytes && (await digestOf(source)) === sha256;

/** Whether a file is there, with these bytes. */
const isThere = (path: string, digest: Digest): Promise<boolean> =>
  withFile(path, (source) => has(source, digest)).catch(() => false);

const noRun = (folder: string): ValueError =>
  new ValueError(`there is no ${FILES.manifest} in ${folder}; check the path, or start a new run`);

const textOf = async (source: ByteSource): Promise<string> =>
  Buffer.from(await source.read(0, source.size)).toString('utf8');

/** Lets `use` read a file that is as the manifest says. */
async function readEntry<T>(
  folder: string,
  name: string,
  { run, files }: Manifest,
  use: (source: ByteSource) => Promise<T>,
): Promise<T> {
  const path = join(folder, name);
  const entry = Object.hasOwn(files, name) ? files[name] : undefined;
  if (!entry) throw new ValueError(`${path} was not written by this run yet`);
  return withFile(path, async (source) => {
    if (!(await has(source, entry))) throw await foreign(source, entry, run);
    return use(source);
  });
}

/** Why a file is not the one that was written. */
async function foreign(source: ByteSource, { bytes }: Entry, own: string): Promise<ValueError> {
  const run = await runOf(source);
  if (run !== undefined && run !== own)
    return new ValueError(`${source.name} is of another run (${run}, not ${own}); ${MENDING}`);
  const size = source.size === bytes ? 'its SHA-256 differs' : `it has ${source.size} bytes, not ${bytes}`;
  return new ValueError(
    `${source.name} is not as the run wrote it (${size}): it is damaged or was changed; ${MENDING}`,
  );
}

export class RunFiles {
  readonly folder: string;
  /** Tells this run from all others. */
  readonly run: string;
  readonly #lock: RunLock;
  #entries: ReadonlyMap<string, Entry>;

  private constructor(folder: string, lock: RunLock, { run, files }: Manifest) {
    this.folder = folder;
    this.run = run;
    this.#lock = lock;
    this.#entries = new Map(Object.entries(files));
  }

  /** For a new run, in a folder of its own. */
  static async create(folder: string): Promise<RunFiles> {
    return new RunFiles(folder, await RunLock.acquire(folder), { run: randomUUID(), files: {} });
  }

  /** Of a run that was stopped, however that was. @throws ValueError when there is none, it is damaged, or another process trains it */
  static async open(folder: string): Promise<RunFiles> {
    const path = join(folder, FILES.manifest);
    if ((await readIfThere(path)) === undefined) throw noRun(folder);
    const lock = await RunLock.acquire(folder);
    try {
      // Only now nobody changes it.
      const text = (await readIfThere(path))?.toString('utf8');
      if (text === undefined) throw noRun(folder);
      const files = new RunFiles(folder, lock, parseManifest(path, text));
      await files.#complete();
      return files;
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /**
   * Lets `use` read a file of a run, also while another process trains it.
   * @throws ValueError when it is missing, damaged or of another run
   */
  static async look<T>(folder: string, name: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
    const path = join(folder, FILES.manifest);
    const text = (await readIfThere(path))?.toString('utf8');
    if (text === undefined) throw noRun(folder);
    return readEntry(folder, name, parseManifest(path, text), use);
  }

  /** The whole of a file as text. @throws ValueError as `look` */
  static lookText(folder: string, name: string): Promise<string> {
    return RunFiles.look(folder, name, textOf);
  }

  /** Does what a process was about to do when it was killed: puts files in their places that checkpoint.json names, and removes what it does not name. */
  async #complete(): Promise<void> {
    for (const [name, { temporary, ...digest }] of this.#entries) {
      if (temporary !== undefined && (await isThere(join(this.folder, temporary), digest)))
        await putInPlace(this.folder, { name, temporary });
    }
    const isGone = (name: string): boolean => epochOfFile(name) !== undefined && !this.#entries.has(name);
    await removeLeftovers(this.folder, { isOfRun: isRunFile, isGone });
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** Lets `use` read a file, which is as the run wrote it. @throws ValueError when it is missing, damaged or of another run */
  read<T>(name: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
    return readEntry(this.folder, name, { run: this.run, files: Object.fromEntries(this.#entries) }, use);
  }

  /** The whole of a file as text. @throws ValueError as `read` */
  readText(name: string): Promise<string> {
    return this.read(name, textOf);
  }

  /** @throws ValueError when it is not as the run wrote it */
  async check(name: string): Promise<void> {
    await this.read(name, async () => undefined);
  }

  /** Names of all files that count. */
  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** `commit`, after which the files of other names count no more and are removed. */
  async commitAndRemove(files: readonly FileToWrite[], removed: readonly string[]): Promise<void> {
    await this.#commit(files, removed);
    for (const name of removed) await removeFile(this.folder, name);
  }

  /**
   * Writes files that belong together: either all of them are there afterwards, or all are as before, whenever the process is killed.
   * @throws ValueError that says why it cannot, or that another process has taken over the run
   */
  async commit(...files: readonly FileToWrite[]): Promise<void> {
    await this.#commit(files, []);
  }

  async #commit(files: readonly FileToWrite[], removed: readonly string[]): Promise<void> {
    const written: WrittenFile[] = [];
    try {
      for (const file of files) written.push(await writeTemporary(this.folder, file));
      await syncFolder(this.folder);
      await this.#lock.require();
      await this.#name(written, removed);
    } catch (error) {
      for (const file of written) await discard(this.folder, file);
      throw error;
    }
    for (const file of written) await putInPlace(this.folder, file);
    await syncFolder(this.folder);
  }

  /** The moment from which on the new files count. */
  async #name(written: readonly WrittenFile[], removed: readonly string[]): Promise<void> {
    const before = [...this.#entries].map(([name, { bytes, sha256 }]): [string, Entry] => [name, { bytes, sha256 }]);
    const fresh = written.map(({ name, ...entry }): [string, Entry] => [name, entry]);
    const entries = new Map([...before, ...fresh].filter(([name]) => !removed.includes(name)));
    const manifest = { run: this.run, files: Object.fromEntries(entries) };
    await writeFile(this.folder, jsonFile(FILES.manifest, { ...manifest, sha256: manifestDigest(manifest) }));
    this.#entries = entries;
  }

  /** Lets other processes go on with the run. */
  close(): Promise<void> {
    return this.#lock.release();
  }
}
