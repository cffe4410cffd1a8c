// What ends a command early: signals, a terminal that goes, output that nobody reads.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesSource, openSafetensors } from 'fovea/io';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, fovea, MAIN, SMALL, start, writeDataSet } from './command.ts';

let data: string;
beforeAll(() => {
  data = writeDataSet('squares', { train: 256, test: 64 });
});

describe('a run that is stopped before it began', () => {
  /** Sends the process a signal as soon as it listens for that, which is before anything else is loaded. */
  const preload = (signal: string): string =>
    `data:text/javascript,process.on('newListener', (name) => name === '${signal}' && setImmediate(() => process.kill(process.pid, name)))`;

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('ends at %s with the usual code', async (signal, expected) => {
    const child = spawn(process.execPath, ['--import', preload(signal), MAIN, 'train', 'name=unborn'], { cwd: folder });
    let error = '';
    child.stderr.on('data', (chunk) => {
      error += chunk;
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(expected);
    // Newer versions of Node load the command in one go, and hear of the signal behind it.
    expect(error).toMatch(
      /^(stopped before the start|\nstopping; once more to end at once\nstopped before the run began)\n$/,
    );
    expect(existsSync(join(folder, 'runs/train/unborn'))).toBe(false);
  });
});

describe('a run that is stopped early', () => {
  it('does not wait for the end of an epoch to stop', async () => {
    const { child, done } = start('train', `data=${data}`, 'epochs=50', 'name=early', ...SMALL);
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('run folder')) child.kill('SIGTERM');
    });
    expect((await done).code).toBe(143);
    const file = await openSafetensors(bytesSource(readFileSync(join(folder, 'runs/train/early/last.safetensors'))));
    expect(file.metadata.epoch).toBe('0');
    expect(file.metadata.step).toMatch(/^\d+$/);
    expect((await fovea('train', 'resume=runs/train/early', 'epochs=1')).code).toBe(0);
  }, 60_000);

  it('stops cleanly when nobody reads its output any more', async () => {
    const { child, done } = start('train', `data=${data}`, 'epochs=50', 'name=unread', ...SMALL);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, error } = await done;
    expect(code).toBe(141);
    expect(error).toBe('stopped; go on with: fovea train resume=runs/train/unread\n');
    const files = readdirSync(join(folder, 'runs/train/unread'));
    expect(files).toContain('last.safetensors');
    expect(files.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  }, 60_000);

  it('stops when the terminal goes, and before the last evaluation, too', async () => {
    // Enough test images that the signal comes before the end of their evaluation.
    writeDataSet('many', { train: 64, test: 5_000 });
    const relative = ['data=many', 'epochs=1', 'name=hangup', ...SMALL];
    const { child, done } = start('train', ...relative);
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('epoch 1/1')) child.kill('SIGHUP');
    });
    const { code, out } = await done;
    expect(code).toBe(129);
    expect(out).not.toContain('test accuracy');
    // From another folder: the path of the data is kept whole.
    const elsewhere = spawn(process.execPath, [MAIN, 'train', `resume=${join(folder, 'runs/train/hangup')}`], {
      cwd: tmpdir(),
    });
    expect(await new Promise((resolve) => elsewhere.on('close', resolve))).toBe(0);
    expect(existsSync(join(folder, 'runs/train/hangup/report.html'))).toBe(true);
  }, 60_000);
});

it('a list that nobody reads is no error', async () => {
  const { child, done } = start('models');
  child.stdout?.destroy();
  expect(await done).toMatchObject({ code: 0, error: '' });
});
