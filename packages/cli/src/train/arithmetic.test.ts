// What the record of a run says of its arithmetic, and that a change is told.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RunFiles } from '../run-folder/run-files.ts';
import { FILES } from '../run-folder/run-folder.ts';
import { jsonFile } from '../run-folder/write-file.ts';
import { arithmeticRecord } from './arithmetic.ts';

let folder: string;
let files: RunFiles;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fovea-arithmetic-'));
  files = await RunFiles.create(folder);
});
afterEach(async () => {
  await files.close();
  rmSync(folder, { recursive: true });
});

it('a run that goes on with other arithmetic says so, and keeps in its record what it had before', async () => {
  const [own, blas, other] = ['fused', 'fused; products by A', 'fused; products by B'];
  const goOn = async (arithmetic: string) => {
    const { record, change } = await arithmeticRecord(arithmetic, files);
    await files.commit(jsonFile(FILES.environment, record));
    return { record, change };
  };
  expect(await goOn(blas)).toEqual({ record: { arithmetic: blas } });
  expect(await goOn(blas)).toEqual({ record: { arithmetic: blas } });
  const lost = await goOn(own);
  expect(lost.record).toEqual({ arithmetic: own, arithmeticBefore: blas });
  expect(lost.change).toBe(
    'warning: this run computed with fused; products by A, and goes on with fused: its weights will not be those, bit for bit, of a run that was never stopped',
  );
  expect((await goOn(own)).change).toBeUndefined();
  expect((await goOn(other)).record).toEqual({ arithmetic: other, arithmeticBefore: `${blas}, then ${own}` });
});

it('says nothing of a run whose record does not', async () => {
  await files.commit(jsonFile(FILES.environment, { node: 'v20' }));
  expect(await arithmeticRecord('fused', files)).toEqual({ record: { arithmetic: 'fused' } });
});
