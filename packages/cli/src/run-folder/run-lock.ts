// The lock of a run folder: only one process trains a run. A lock of a process that has ended does not count.

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ValueError } from 'fovea';
import { fileError } from './file-error.ts';
import { readIfThere } from './file-source.ts';
import { naming, temporaryOf } from './write-file.ts';

export const LOCK = 'run.lock';

/** Who holds a lock. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in the system's own words: numbers of processes are used again. */
  readonly started: string | null;
  readonly since: string;
  /** Of this lock alone. */
  readonly token: string;
}

/** When a process started; null where the system does not tell. */
export async function processStart(pid: number): Promise<string | null> {
  try {
    if (process.platform === 'linux') {
      const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
      // The name, in brackets, may hold spaces. The start is field 22, counted from 1; the bracket closes field 2.
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
      return `${boot.trim()} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
    }
    if (process.platform === 'win32') return null;
    const env = { ...process.env, LC_ALL: 'C' };
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)], { env });
    return stdout.trim() || null;
  } catch {
    return null;
  }
}

/** Whether there is a process of that number. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process cannot be signalled, but is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isOver({ pid, started }: Holder): Promise<boolean> {
  if (!isRunning(pid)) return true;
  const now = await processStart(pid);
  return started !== null && now !== null && now !== started;
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Partial<Holder> | null;
    const { pid, host, started, since, token } = holder ?? {};
    const known = Number.isSafeInteger(pid) && Number(pid) > 0 && typeof host === 'string' && typeof token === 'string';
    return known && typeof since === 'string' && (started === null || typeof started === 'string')
      ? (holder as Holder)
      : undefined;
  } catch {
    return undefined;
  }
}

/** @throws ValueError when the holder may still be at work */
async function requireOver(folder: string, path: string, text: string): Promise<void> {
  const holder = parseHolder(text);
  if (!holder)
    throw new ValueError(
      `${path} does not say which process trains this run; if none does, remove that file, then run again`,
    );
  const { pid, host, since } = holder;
  if (host !== os.hostname())
    throw new ValueError(
      `${folder}: process ${pid} on ${host} trains this run since ${since}; wait until it ends, or, if it has ended, remove ${path}`,
    );
  if (await isOver(holder)) return;
  throw new ValueError(
    `${folder}: process ${pid} trains this run since ${since}; wait until it ends, or stop it (kill ${pid})`,
  );
}

/** Makes the lock, whole, unless there is one. */
async function make(path: string, text: string): Promise<boolean> {
  const temporary = temporaryOf(path);
  try {
    await write(temporary, text);
    await link(temporary, path);
    return true;
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    // Gone: who holds the lock by now has tidied up.
    if (syscall === 'link' && (code === 'EEXIST' || code === 'ENOENT')) return false;
    if (syscall !== 'link') throw fileError('write', path, error);
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
  // There are drives on which no file has two names.
  return write(path, text).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw fileError('write', path, error);
    },
  );
}

async function write(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx');
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

/** Removes a lock that was found to be over; not one that another process has made since. */
async function takeAway(path: string, found: string): Promise<void> {
  const aside = temporaryOf(path);
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw fileError('write', path, error);
  }
  const taken = await readIfThere(aside);
  // Should a third process have locked the run meanwhile, the second one notices before it writes: see `require`.
  if (taken?.toString('utf8') !== found) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true }).catch(() => undefined);
}

/** Others may come first, but not again and again. */
const ATTEMPTS = 20;

export class RunLock {
  readonly #path: string;
  readonly #text: string;
  /** A process that ends at once gives the lock back, too. */
  readonly #atExit: () => void;

  private constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
    this.#atExit = () => {
      if (existsSync(path) && readFileSync(path, 'utf8') === text) rmSync(path);
    };
    process.once('exit', this.#atExit);
  }

  /** @throws ValueError when another process trains this run, or the folder cannot be written */
  static async acquire(folder: string): Promise<RunLock> {
    const path = join(folder, LOCK);
    const { pid } = process;
    const [host, started, since] = [os.hostname(), await processStart(pid), new Date().toISOString()];
    const holder: Holder = { pid, host, started, since, token: randomUUID() };
    const text = `${JSON.stringify(holder, null, 2)}\n`;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (await make(path, text)) return new RunLock(path, text);
      const found = (await readIfThere(path))?.toString('utf8');
      if (found === undefined) continue;
      await requireOver(folder, path, found);
      await takeAway(path, found);
    }
    throw new ValueError(`cannot lock ${path}: remove it, if there is something of that name, then run again`);
  }

  /** @throws ValueError when the lock was removed, or is another process's by now */
  async require(): Promise<void> {
    if ((await readIfThere(this.#path))?.toString('utf8') === this.#text) return;
    throw new ValueError(
      `${this.#path} was removed, or another process has it: this one stops, so that the two do not mix their weights`,
    );
  }

  async release(): Promise<void> {
    process.off('exit', this.#atExit);
    if ((await readIfThere(this.#path))?.toString('utf8') === this.#text)
      await naming(this.#path, rm(this.#path, { force: true }));
  }
}
