// Tests of what a run saves: weights, averages and optimiser, each where it belongs, and all of it back.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { realize, setBackend } from 'fovea';
import { bytesSource, openSafetensors, toFloat32 } from 'fovea/io';
import { createModel } from 'fovea/models';
import { manualSeed } from 'fovea/nn';
import { ExponentialMovingAverage, SGD } from 'fovea/optim';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { plainPreprocessing } from '../../test/preprocessing.ts';
import { RunFiles } from '../run-folder/run-files.ts';
import { restore, save, type Trained } from './checkpoints.ts';

let folder: string;
let files: RunFiles;
beforeEach(async () => {
  await setBackend('wasm', { threads: 1 });
  folder = mkdtempSync(join(tmpdir(), 'fovea-checkpoints-'));
  files = await RunFiles.create(folder);
});
afterEach(async () => {
  await files.close();
  rmSync(folder, { recursive: true });
});

function makeTrained(seed: number): Trained & { readonly average: ExponentialMovingAverage } {
  manualSeed(seed);
  const model = createModel('mobilenetv3_small_050', { numClasses: 2, smallImage: true, imageSize: [8, 8] });
  const optimizer = new SGD(model.parameters(), { lr: 0.1, momentum: 0.9 });
  const average = new ExponentialMovingAverage(model, { decay: 0.5, warmup: false });
  const preprocessing = plainPreprocessing(8, 0, 1);
  return { files, model, optimizer, average, preprocessing, classNames: ['a', 'b'], multiLabel: false };
}

async function biasIn(file: string): Promise<number> {
  const source = bytesSource(readFileSync(join(folder, file)));
  return toFloat32(await (await openSafetensors(source)).read('classifier.bias'))[0];
}

it('the best weights may be the averages; the last are those to go on with, and both come back', async () => {
  const run = makeTrained(1);
  const bias = run.model.parameters().at(-1);
  for (const value of [1, 3]) {
    bias?.set(Float32Array.of(value, value));
    run.average.update();
    await realize();
  }
  const position = { epoch: 2, step: 0, loss: 0, correct: 0, images: 0 };
  await save(run, position, { best: 'average' });
  expect([await biasIn('best.safetensors'), await biasIn('last.safetensors')]).toEqual([2, 3]);
  await save(run, position, { best: 'weights' });
  expect([await biasIn('best.safetensors'), await biasIn('last.safetensors')]).toEqual([3, 3]);

  const other = makeTrained(2);
  expect(await restore(other)).toEqual(position);
  expect([...((await other.model.parameters().at(-1)?.data()) ?? [])]).toEqual([3, 3]);
  const [averages, before] = [await other.average.stateDict(), await run.average.stateDict()];
  expect([...averages.keys()]).toEqual([...before.keys()]);
  for (const [name, { data }] of averages)
    expect(data.every((value, i) => value === before.get(name)?.data[i])).toBe(true);
}, 60_000);

it('what was never saved is not gone on with', async () => {
  await expect(restore(makeTrained(1))).rejects.toThrow(`resume=${folder}: nothing to go on with was saved yet`);
});
