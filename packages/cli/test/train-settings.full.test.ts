// Settings of `fovea train` that change how a run goes, as a user gives them.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { folder, fovea, read, writeDataSet } from './command.ts';

const TINY = ['model=mobilenetv3_small_050', 'batch=16', 'images=0', 'threads=1'];

let data: string;
beforeAll(() => {
  data = writeDataSet('few', { train: 54, test: 8 });
});

const epochsOf = (name: string): number => read('runs/train', name, 'metrics.jsonl').trimEnd().split('\n').length;

it('patience stops a run early, and more of it lets it go on', async () => {
  // Without steps, and with frozen statistics, no epoch is better than the first.
  const still = ['lr=0', 'freeze=backbone', 'epochs=9'];
  const stopped = await fovea('train', `data=${data}`, ...TINY, ...still, 'patience=1', 'name=patient');
  expect([stopped.code, stopped.error]).toEqual([0, '']);
  expect(stopped.out).toContain('\nno better epoch since epoch 1: stopped early\n');
  expect(epochsOf('patient')).toBe(2);
  const again = await fovea('train', 'resume=runs/train/patient');
  expect(again.code).toBe(0);
  expect(again.out.trimEnd().split('\n').at(-1)).toBe(stopped.out.trimEnd().split('\n').at(-1));
  expect(epochsOf('patient')).toBe(2);
  expect((await fovea('train', 'resume=runs/train/patient', 'patience=2')).out).toContain('stopped early');
  expect(epochsOf('patient')).toBe(3);
}, 180_000);

it('ema averages the weights, and says how they do', async () => {
  const { code, error, out } = await fovea('train', `data=${data}`, ...TINY, 'epochs=2', 'ema=0.9', 'name=averaged');
  expect([code, error]).toEqual([0, '']);
  expect(out).toMatch(/epoch 2\/2 .* validation loss [\d.]+ {2}accuracy [\d.]+ % {2}averaged [\d.]+ %/);
  const [header, first] = read('runs/train/averaged/metrics.csv').split('\n');
  expect(header).toMatch(/,best,averageLoss,averageAccuracy$/);
  expect(first.split(',').every((value) => value === 'true' || Number.isFinite(Number(value)))).toBe(true);
  const other = await fovea('train', 'resume=runs/train/averaged', 'ema=0');
  expect(other.error).toContain('a run cannot go on with another ema: it has 0.9, got 0; start a new run');
}, 180_000);

it('a loss that is not finite ends the run with the layer, and the last good weights stay', async () => {
  const settings = ['epochs=1', 'optimizer=SGD', 'warmupEpochs=0', 'name=exploded'];
  expect((await fovea('train', `data=${data}`, ...TINY, ...settings)).code).toBe(0);
  const { code, error } = await fovea('train', 'resume=runs/train/exploded', 'epochs=2', 'lr=1e37');
  expect(code).toBe(1);
  expect(error).toMatch(
    /^error: train: fit: the loss is \S+ at epoch 2, step \d, lr \S+; the first layer whose output is not finite is [a-z_]+\S* \(\w+\).*; lower the learning rate, or add warm-up; then go on with: fovea train resume=runs\/train\/exploded\n$/,
  );
  expect((await fovea('train', 'resume=runs/train/exploded', 'epochs=2', 'lr=0.01')).code).toBe(0);
}, 180_000);

it('dryRun tries everything and keeps nothing, whatever the schedule', async () => {
  const settings = ['dryRun=true', 'schedule=onecycle', 'ema=0.9', 'epochs=50', 'name=dry'];
  const { code, error, out } = await fovea('train', `data=${data}`, ...TINY, ...settings);
  expect([code, error]).toEqual([0, '']);
  expect(out).toContain('epoch 1/1 ');
  expect(out.trimEnd().split('\n').at(-1)).toBe(
    'dry run: training, validation, test and report work; nothing was kept',
  );
  expect(existsSync(join(folder, 'runs/train/dry'))).toBe(false);
}, 180_000);

it('timeBudget lets one epoch be trained, and none that would end later', async () => {
  const { code, error, out } = await fovea('train', `data=${data}`, ...TINY, 'timeBudget=0.001s', 'name=hurried');
  expect([code, error]).toEqual([0, '']);
  expect(out).toContain('\nanother epoch would not end within 0.001s: stopped early\n');
  expect(epochsOf('hurried')).toBe(1);
  const more = await fovea('train', 'resume=runs/train/hurried', 'epochs=2', 'timeBudget=24h');
  expect([more.code, more.error]).toEqual([0, '']);
  expect(epochsOf('hurried')).toBe(2);
}, 180_000);
