// Tests of the lock of a run: one process at a time, and none is kept out by a process that is no more.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { processStart, RunLock } from './run-lock.ts';

let folder: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fovea-lock-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

const path = (): string => join(folder, 'run.lock');
const holder = () => JSON.parse(readFileSync(path(), 'utf8'));
const write = (changed: object): void => writeFileSync(path(), JSON.stringify(changed));

/** A process that does nothing. */
function sleeper(): number {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  children.push(child);
  return child.pid as number;
}

/** What a lock of another process says. */
const lockOf = async (pid: number, more: object = {}) => ({
  pid,
  host: os.hostname(),
  started: await processStart(pid),
  since: '2026-11-29T00:00:00.000Z',
  token: 'x',
  ...more,
});

describe('RunLock', () => {
  it('is held by one, and given back', async () => {
    const lock = await RunLock.acquire(folder);
    expect(holder()).toMatchObject({ pid: process.pid, host: os.hostname() });
    await expect(RunLock.acquire(folder)).rejects.toThrow(`${folder}: process ${process.pid} trains this run since`);
    await lock.require();
    await lock.release();
    expect(readdirSync(folder)).toEqual([]);
    await (await RunLock.acquire(folder)).release();
  });

  it('is got by exactly one of those that try at once', async () => {
    for (const left of [false, true]) {
      // The second time over a lock that nobody holds any more.
      if (left) write(await lockOf(spawnSync(process.execPath, ['-e', '']).pid));
      const results = await Promise.allSettled(Array.from({ length: 8 }, () => RunLock.acquire(folder)));
      const got = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      const held = await Promise.allSettled(got.map((lock) => lock.require()));
      expect(held.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      if (!left) expect(got).toHaveLength(1);
      for (const lock of got) await lock.release();
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it('is not taken from a process that is at work', async () => {
    const pid = sleeper();
    write(await lockOf(pid));
    await expect(RunLock.acquire(folder)).rejects.toThrow(
      `${folder}: process ${pid} trains this run since 2026-11-29T00:00:00.000Z; wait until it ends, or stop it (kill ${pid})`,
    );
    expect(holder().pid).toBe(pid);
  });

  it('is taken from a process that is no more', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    write(await lockOf(pid));
    await (await RunLock.acquire(folder)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('is taken where the number is another process’s by now', async () => {
    const pid = sleeper();
    write(await lockOf(pid, { started: 'long ago' }));
    await (await RunLock.acquire(folder)).release();
  });

  it('of another machine is not judged', async () => {
    write(await lockOf(1, { host: 'elsewhere' }));
    await expect(RunLock.acquire(folder)).rejects.toThrow(
      `process 1 on elsewhere trains this run since 2026-11-29T00:00:00.000Z; wait until it ends, or, if it has ended, remove ${path()}`,
    );
  });

  it.each(['', 'null', '{}', '{"pid":-1,"host":"x","token":"x","since":"x","started":null}'])(
    'that says nothing, %j, is not judged',
    async (text) => {
      writeFileSync(path(), text);
      await expect(RunLock.acquire(folder)).rejects.toThrow(/does not say which process trains this run; if none does/);
    },
  );

  it.skipIf(process.platform === 'win32')('does not wait for ever for a link to nothing', async () => {
    symlinkSync(join(folder, 'nothing'), path());
    await expect(RunLock.acquire(folder)).rejects.toThrow(`cannot lock ${path()}: remove it`);
    expect(existsSync(join(folder, 'nothing'))).toBe(false);
  });

  it('that was lost stops its holder', async () => {
    const lock = await RunLock.acquire(folder);
    rmSync(path());
    await expect(lock.require()).rejects.toThrow(/run\.lock was removed, or another process has it: this one stops/);
    const other = await RunLock.acquire(folder);
    await expect(lock.require()).rejects.toThrow('another process has it');
    await lock.release();
    await other.require();
    await other.release();
  });
});

it.runIf(['linux', 'darwin'].includes(process.platform))('the start of a process is its own', async () => {
  const [one, other] = [await processStart(process.pid), await processStart(process.pid)];
  expect(one).toBe(other);
  expect(one).not.toBe(await processStart(process.ppid));
  expect(await processStart(2 ** 22 + 1)).toBeNull();
});
