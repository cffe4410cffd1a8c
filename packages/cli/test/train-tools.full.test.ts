// What `fovea train` does before a run, and beside it, as a user asks for it.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { folder, fovea, read, tensorBytes, writeDataSet } from './command.ts';

const TINY = ['model=mobilenetv3_small_050', 'images=0', 'threads=1'];

let data: string;
beforeAll(() => {
  data = writeDataSet('few', { train: 54, test: 8 });
});

it('findLr suggests a learning rate, and leaves a plot and no weights', async () => {
  const { code, error, out } = await fovea('train', `data=${data}`, ...TINY, 'batch=16', 'findLr=true', 'name=rates');
  expect([code, error]).toEqual([0, '']);
  const [, rate] = /\nsuggested learning rate: (\S+) \(half-way down the longest fall\)/.exec(out) ?? [];
  const [head, ...rows] = read('runs/train/rates/lr-finder.csv').trimEnd().split('\n');
  expect(head).toBe('lr,loss,smoothed');
  const rates = rows.map((row) => Number(row.split(',')[0]));
  expect(rates.map((lr) => Number(lr.toPrecision(2)))).toContain(Number(rate));
  expect(rates[0]).toBe(1e-7);
  expect(read('runs/train/rates/lr-finder.html')).toContain('aria-label="loss over');
  expect(readdirSync(join(folder, 'runs/train/rates')).filter((name) => name.endsWith('.safetensors'))).toEqual([]);
  const again = await fovea('train', 'resume=runs/train/rates', 'findLr=false');
  expect(again.error).toContain('nothing to go on with was saved yet');
}, 180_000);

it('batch=auto chooses a batch that the run goes on with, and that gives the weights of the same number', async () => {
  const settings = [`data=${data}`, ...TINY, 'epochs=1'];
  const chosen = await fovea('train', ...settings, 'batch=auto', 'tensorboard=true', 'name=auto');
  expect([chosen.code, chosen.error]).toEqual([0, '']);
  // A sixteenth of the images at most.
  expect(chosen.out).toMatch(
    /^batch=auto: 2 images a step, which need [\d.]+ MB of the [\d.]+ GB that there are; more are/,
  );
  expect(JSON.parse(read('runs/train/auto/config.json')).batch).toBe(2);
  const [events] = readdirSync(join(folder, 'runs/train/auto')).filter((name) =>
    name.startsWith('events.out.tfevents.'),
  );
  for (const tag of ['settings', '| batch | 2 |', 'train/loss', 'train/lr', 'validation/accuracy'])
    expect(read('runs/train/auto', events)).toContain(tag);
  const named = await fovea('train', ...settings, 'batch=2', 'name=named');
  expect([named.code, named.error]).toEqual([0, '']);
  const [auto, two] = ['auto', 'named'].map((run) => tensorBytes('runs/train', run, 'last.optimizer.safetensors'));
  expect(auto.equals(two)).toBe(true);
}, 180_000);
