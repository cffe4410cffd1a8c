// Tests of a run's beginning: what is refused, and that nothing is left of a run that was stopped before it began.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idxBytes } from '../../test/idx-bytes.ts';
import { setUp } from './setup.ts';

const running = new AbortController().signal;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fovea-setup-'));
  for (const part of ['train', 't10k']) {
    writeFileSync(join(folder, `${part}-images-idx3-ubyte`), idxBytes([8, 2, 2], new Uint8Array(32)));
    writeFileSync(join(folder, `${part}-labels-idx1-ubyte`), idxBytes([8], [0, 1, 0, 1, 0, 1, 0, 1]));
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('setUp', () => {
  it.each([
    [{ batch: '7' }, 'train: batch=7 is more than the 6 images of an epoch; lower it'],
    [{ batch: '4', images: '3' }, 'train: batch=4 is more than the 3 images of an epoch'],
    [{ batch: '2', threads: '999' }, 'train: threads=999: setBackend: threads must be an integer from 1 to 256'],
  ])('refuses %o, and makes no folder', async (values, message) => {
    const project = join(folder, 'runs');
    await expect(setUp({ data: folder, project, ...values }, running)).rejects.toThrow(message);
    expect(readdirSync(folder)).not.toContain('runs');
  });

  it('makes no folder when it is stopped before', async () => {
    const values = { data: folder, project: join(folder, 'runs'), batch: '2', threads: '1' };
    expect(await setUp(values, AbortSignal.abort(130))).toBeUndefined();
    expect(readdirSync(folder)).not.toContain('runs');
  });
});
