// One process at a time downloads a file: runs that start together would write into one another's part. The others wait, then find it in the cache.

import { lstat, readlink, rm, stat, symlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from '../run-folder/run-lock.ts';

const POLL_MS = 200;
/** Without a byte more for so long, whoever holds the lock is taken for dead, although a process has its number. */
const STALE_MS = 60_000;

/** Runs `work` while this process alone holds the lock, which is a link that names the process: it is made and filled in one step. */
export async function withLock<T>(
  path: string,
  growing: string,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  while (!(await acquire(path))) {
    if (await isStale(path, growing)) await rm(path, { force: true });
    else await sleep(POLL_MS, undefined, { signal });
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/** Where there are no links, nobody waits. */
const acquire = (path: string): Promise<boolean> =>
  symlink(String(process.pid), path).then(
    () => true,
    ({ code }: NodeJS.ErrnoException) => code !== 'EEXIST',
  );

async function isStale(path: string, growing: string): Promise<boolean> {
  const holder = await readlink(path).catch(() => undefined);
  // Given up just now.
  if (holder === undefined) return false;
  if (!isRunning(Number(holder))) return true;
  const times = await Promise.all(
    [lstat(path), stat(growing)].map((found) =>
      found.then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  return Date.now() - Math.max(...times) > STALE_MS;
}
