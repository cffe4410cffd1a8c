// What ends a command early, beside signals: a terminal that goes, output that nobody reads.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, MAIN, SMALL, start, writeDataSet } from './command.ts';

let data: string;
beforeAll(() => {
  data = writeDataSet('squares', { train: 256, test: 64 });
});

describe('a run that is stopped early', () => {
  it('stops cleanly when nobody reads its output any more', async () => {
    const { child, done } = start(
      'train',
      `data=${data}`,
      'epochs=50',
      'name=unread',
      'model=mobilenetv3_small_050',
      ...SMALL,
    );
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

it('a list that nobody reads is not an error', async () => {
  const { child, done } = start('models');
  child.stdout?.destroy();
  expect(await done).toMatchObject({ code: 0, error: '' });
});
