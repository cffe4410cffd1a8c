// Tests of what is said about files that cannot be read or written.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ValueError } from 'fovea';
import { afterAll, describe, expect, it } from 'vitest';
import { fileError, isSystemError, systemErrorText } from './file-error.ts';
import { readIfThere, withFile } from './file-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'fovea-error-'));
afterAll(() => rmSync(folder, { recursive: true }));

const coded = (code: string) => Object.assign(new Error(`${code}: what Node says`), { code, syscall: 'read' });

describe('fileError', () => {
  it.each([
    ['ENOENT', 'there is no such file or folder; check the path'],
    ['EISDIR', 'it is a folder; a file is needed there'],
    ['ENOTDIR', 'a part of the path is a file, where a folder has to be; check the path'],
    ['EACCES', 'no permission; let your account read it'],
    ['EPERM', 'no permission; let your account read it'],
    ['EIO', 'its drive failed (input/output error); check the drive, and fetch the file again'],
    ['EMFILE', 'too many files are open; raise the limit (ulimit -n), then run again'],
    ['ELOOP', 'its links lead round in a circle; mend the links'],
    ['ESTALE', 'its drive does not answer any more; connect or mount it again, then run again'],
    ['ESTRANGE', 'ESTRANGE: what Node says'],
  ])('says about reading what %s means', (code, text) => {
    expect(fileError('read', 'a/b', coded(code)).message).toBe(`cannot read a/b: ${text}`);
  });

  const elsewhere = 'start a run in another folder with project=…';
  it.each([
    ['ENOENT', `there is no such file or folder; make the folder that it lies in again, or ${elsewhere}`],
    ['EISDIR', 'it is a folder; move the folder away, then run again'],
    ['EACCES', `no permission; let your account write it, or ${elsewhere}`],
    ['EROFS', `its drive can only be read; ${elsewhere}`],
    ['ENOSPC', 'the disk is full; free some space, then run again'],
    ['EDQUOT', 'your share of the disk is used up; free some space, then run again'],
    ['EFBIG', 'files may not become that large; raise the limit (ulimit -f), then run again'],
    ['EIO', `its drive failed (input/output error); check the drive, or ${elsewhere}`],
  ])('says about writing what %s means', (code, text) => {
    expect(fileError('write', 'a/b', coded(code)).message).toBe(`cannot write a/b: ${text}`);
  });

  it('keeps what is in words already, and the cause', () => {
    const said = new ValueError('said');
    expect(fileError('read', 'a', said)).toBe(said);
    const cause = coded('EIO');
    expect(fileError('read', 'a', cause).cause).toBe(cause);
  });
});

describe('systemErrorText', () => {
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => expect.fail('it worked'),
      (error: NodeJS.ErrnoException) => error,
    );

  it('names path and reason of what the system refuses, and takes no fault of ours for that', async () => {
    const none = join(folder, 'none');
    const unread = await failure(readFile(none));
    expect(isSystemError(unread)).toBe(true);
    expect(systemErrorText(unread)).toBe(`cannot read ${none}: there is no such file or folder; check the path`);
    mkdirSync(join(folder, 'full', 'x'), { recursive: true });
    expect(systemErrorText(await failure(rmdir(join(folder, 'full'))))).toContain('it is a folder; move the folder');
    expect(systemErrorText(coded('EIO'))).toBe('read failed: its drive failed (input/output error) (EIO)');
    expect(isSystemError(new TypeError('x is undefined'))).toBe(false);
    expect(isSystemError(undefined)).toBe(false);
  });

  it('knows a current folder that was removed', () => {
    expect(systemErrorText(Object.assign(coded('ENOENT'), { syscall: 'uv_cwd' }))).toMatch(
      /current folder was removed/,
    );
  });
});

describe('what is not a file in a file’s place', () => {
  const refused = async (path: string, why: string): Promise<void> => {
    for (const reading of [() => withFile(path, (source) => source.read(0, 1)), () => readIfThere(path)])
      await expect(reading()).rejects.toThrow(`cannot read ${path}: ${why}`);
  };

  it('is a folder', async () => {
    const path = join(folder, 'folder');
    mkdirSync(path);
    await refused(path, 'it is a folder; a file is needed there');
  });

  it.skipIf(process.platform === 'win32')('is a pipe, for which reading would wait', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    await refused(path, 'it is not a file');
  });

  it('is nothing', async () => {
    expect(await readIfThere(join(folder, 'nothing'))).toBeUndefined();
    writeFileSync(join(folder, 'file'), 'text');
    expect(await readIfThere(join(folder, 'file', 'below'))).toBeUndefined();
    expect(String(await readIfThere(join(folder, 'file')))).toBe('text');
  });

  // The first page of a process's memory cannot be read: a true EIO.
  it.runIf(existsSync('/proc/self/mem'))('is a drive that fails', async () => {
    const path = join(folder, 'bad');
    symlinkSync('/proc/self/mem', path);
    await refused(path, 'its drive failed');
  });

  it.skipIf(process.platform === 'win32')('are links in a circle', async () => {
    const path = join(folder, 'circle');
    symlinkSync(path, path);
    await refused(path, 'its links lead round');
  });
});
