// Runs that are stopped by signals, before they began and within an epoch.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesSource, openSafetensors } from 'fovea/io';
import { describe, expect, it } from 'vitest';
import { folder, fovea, MAIN, SMALL, start, writeDataSet } from './command.ts';

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

it('a run that is stopped does not wait for the end of an epoch', async () => {
  const data = writeDataSet('squares', { train: 256, test: 64 });
  const { child, done } = start(
    'train',
    `data=${data}`,
    'epochs=50',
    'name=early',
    'model=mobilenetv3_small_050',
    ...SMALL,
  );
  child.stdout?.on('data', (chunk) => {
    if (String(chunk).includes('run folder')) child.kill('SIGTERM');
  });
  expect((await done).code).toBe(143);
  const file = await openSafetensors(bytesSource(readFileSync(join(folder, 'runs/train/early/last.safetensors'))));
  expect(file.metadata.epoch).toBe('0');
  expect(file.metadata.step).toMatch(/^\d+$/);
  expect((await fovea('train', 'resume=runs/train/early', 'epochs=1')).code).toBe(0);
}, 60_000);
