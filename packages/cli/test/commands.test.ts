// A network from its pictures to its predictions, by each command once. What each can do beyond that is in `*.full.test.ts`.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { folder, fovea, type Outcome } from './command.ts';
import { writePictures } from './picture-files.ts';

const SETTINGS = ['model=mobilenetv3_small_050', 'imageSize=32', 'batch=8', 'epochs=1', 'threads=1', 'name=colours'];
const RUN = 'runs/train/colours';
let trained: Outcome;
beforeAll(async () => {
  await writePictures(join(folder, 'pictures'), 8);
  trained = await fovea('train', 'data=pictures', ...SETTINGS);
}, 120_000);

it('train leaves weights and a report', () => {
  expect([trained.code, trained.error]).toEqual([0, '']);
  expect(trained.out.trimEnd().split('\n').at(-1)).toMatch(/^test accuracy: [\d.]+ %$/);
  const files = ['best.safetensors', 'config.json', 'last.safetensors', 'metrics.jsonl', 'report.html', 'results.json'];
  expect(readdirSync(join(folder, RUN))).toEqual(expect.arrayContaining(files));
});

it('data check, val, predict and export take them', async () => {
  const { code, out } = await fovea('data', 'check', 'pictures', '--json');
  expect([code, JSON.parse(out).images]).toEqual([0, 24]);
  const evaluated = await fovea('val', RUN, 'data=pictures', 'split=all');
  expect(evaluated.out.trimEnd().split('\n').at(-1)).toMatch(/^accuracy: [\d.]+ % of 24 images$/);
  const predicted = JSON.parse((await fovea('predict', RUN, 'pictures/blau', '--json')).out);
  expect(predicted).toHaveLength(8);
  const [, difference] = /largest difference .*: (\S+) of/.exec((await fovea('export', RUN)).out) ?? [];
  expect(Number(difference)).toBeLessThan(1e-5);
}, 120_000);

it('what is wrong is said in a line', async () => {
  const model = await fovea('train', 'model=resnet81');
  expect([model.code, model.error]).toEqual([
    1,
    expect.stringMatching(/^error: train: .*did you mean resnet18\?.*\n$/),
  ]);
  const run = await fovea('train', 'resume=nowhere');
  expect([run.code, run.error]).toEqual([
    1,
    expect.stringMatching(/^error: train: there is no checkpoint\.json in .*\n$/),
  ]);
});
