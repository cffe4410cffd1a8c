// What `fovea train` does before a run, and beside it, as a user asks for it.

import { existsSync, readdirSync } from 'node:fs';
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
  const chosen = await fovea('train', ...settings, 'batch=auto', 'tensorboard=true', 'signals=true', 'name=auto');
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
  // Nor do signals that are recorded change anything.
  expect(auto.equals(two)).toBe(true);
}, 180_000);

it('signals=true records before training and after each epoch, for the report and for profile', async () => {
  const stepsOf = (): number[] => {
    const { kind, records } = JSON.parse(read('runs/train/auto/signals.json'));
    expect(kind).toBe('signal-history');
    return records.map(({ step }: { step: number }) => step);
  };
  const [start, steps] = stepsOf();
  expect(start).toBe(0);
  expect(read('runs/train/auto/report.html')).toContain('How signals flow over training');
  expect((await fovea('train', 'resume=runs/train/auto', 'epochs=2')).code).toBe(0);
  expect(stepsOf()).toEqual([0, steps, 2 * steps]);
  const { out } = await fovea('profile', 'runs/train/auto', 'depth=0', 'html=auto.html');
  expect(out).toMatch(/signals over training, 3 records, of the same 2 images:\n {2}at step 0: standard deviations/);
  expect(read('auto.html')).toMatch(/aria-label="gradient-to-weight ratio of \d+ layers over 3 records"/);
}, 180_000);

it('overfit learns a batch by heart and keeps nothing, or says that it cannot', async () => {
  const settings = [`data=${data}`, ...TINY, 'overfit=true', 'name=heart'];
  const told = await fovea('train', ...settings, 'batch=8', '--json');
  expect(JSON.parse(told.out)).toMatchObject({ images: 8, accuracy: 1 });
  expect(told.error).toContain('known by heart after');
  const known = await fovea('train', ...settings, 'batch=8');
  expect([known.code, known.error]).toEqual([0, '']);
  expect(known.out).toMatch(/\noverfit: the batch of 8 images is known by heart after \d+ steps\n$/);
  const never = await fovea('train', ...settings, 'batch=8', 'lr=0');
  expect(never.code).toBe(1);
  expect(never.error).toMatch(
    /the batch of 8 images is not known after \d+0 steps: loss [\d.]+, [\d.]+ % right; look for/,
  );
  expect(existsSync(join(folder, 'runs/train/heart'))).toBe(false);
}, 180_000);

it('a margin loss trains a classifier of cosines, which val and later runs find again', async () => {
  const settings = [`data=${data}`, ...TINY, 'epochs=2', 'batch=8', 'loss=arcFace', 'marginScale=16', 'name=margin'];
  const trained = await fovea('train', ...settings, '--json');
  expect(trained.code).toBe(0);
  expect(trained.error).toContain('epoch 2/2');
  const { folder: place, testAccuracy } = JSON.parse(trained.out);
  expect(place).toBe('runs/train/margin');
  const weights = tensorBytes('runs/train/margin/best.safetensors').toString('latin1');
  expect(weights).toContain('\\"classifier\\":\\"cosine\\",\\"cosineScale\\":16');
  expect(weights).not.toContain('"classifier.bias"');
  const evaluated = await fovea('val', 'runs/train/margin', 'heatMaps=false');
  expect(evaluated.out).toMatch(new RegExp(`\\naccuracy: ${(100 * testAccuracy).toFixed(1)} % of 8 images\\n$`));
  const again = await fovea('train', `data=${data}`, ...TINY, 'epochs=1', 'batch=8', 'weights=runs/train/margin');
  expect(again.out).toContain('missing, left as they were: classifier.weight, classifier.bias');
}, 180_000);
