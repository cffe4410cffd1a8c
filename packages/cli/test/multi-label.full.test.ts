// Pictures that show several classes, from a manifest to a report, as a user runs it: train, val, predict, export.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesSource } from 'fovea/io';
import { loadModel } from 'fovea/train';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, fovea, type Outcome, read } from './command.ts';

const SETTINGS = ['model=mobilenetv3_small_050', 'imageSize=32', 'batch=16', 'threads=1', 'workers=1'];
const PLACES = { 'top left': [0, 0], 'top right': [0, 1], bottom: [1, 0] } as const;
const NAMES = Object.keys(PLACES) as (keyof typeof PLACES)[];

/** A bright square for each class that the number stands for; 0 shows none. */
async function writePicture(path: string, shown: readonly (keyof typeof PLACES)[], noise: number): Promise<void> {
  const data = Buffer.alloc(32 * 32 * 3, 30 + noise);
  for (const [row, column] of shown.map((name) => PLACES[name]))
    for (let y = 0; y < 14; y++)
      for (let x = 0; x < 14; x++)
        data.fill(220, 3 * ((row * 16 + y) * 32 + column * 16 + x), 3 * ((row * 16 + y) * 32 + column * 16 + x + 1));
  await sharp(data, { raw: { width: 32, height: 32, channels: 3 } })
    .png()
    .toFile(path);
}

const list = join(folder, 'several/list.csv');
let trained: Outcome;
beforeAll(async () => {
  mkdirSync(join(folder, 'several'));
  const rows = [];
  for (let i = 0; i < 160; i++) {
    const shown = NAMES.filter((_, c) => (i >> c) % 2 === 1);
    await writePicture(join(folder, `several/${i}.png`), shown, i % 23);
    rows.push(`${i}.png,${shown.join('; ')}`);
  }
  writeFileSync(list, `path,labels\n${rows.join('\n')}\n`);
  const settings = ['epochs=6', 'lr=0.01', 'augment=none', 'mixup=0.1', 'ema=0.5', 'name=several'];
  trained = await fovea('train', `data=${list}`, ...SETTINGS, ...settings);
}, 240_000);

describe('several labels a picture', () => {
  it('are learnt, each by itself', async () => {
    expect([trained.code, trained.error]).toEqual([0, '']);
    expect(trained.out).toMatch(/epoch 6\/6 .* mAP [\d.]+ % {2}averaged [\d.]+ %/);
    expect(trained.out).toMatch(/\ntest mean average precision: [\d.]+ %, F1 [\d.]+ % macro, [\d.]+ % micro\n$/);
    const results = JSON.parse(read('runs/train/several/results.json'));
    expect(results.meanAveragePrecision).toBeGreaterThan(0.9);
    expect(results.classes.map(({ name }: { name: string }) => name)).toEqual(['bottom', 'top left', 'top right']);
    expect(results).toMatchObject({ multiLabel: true, threshold: 0.5 });
    expect(JSON.parse(read('runs/train/several/config.json'))).toMatchObject({ loss: 'bce', labelSmoothing: 0 });
    expect(read('runs/train/several/metrics.csv').split('\n')[0]).toMatch(
      /,validationMeanPrecision,averageMeanPrecision$/,
    );
    expect(read('runs/train/several/report.html')).toContain('mean average precision');
    const weights = await loadModel(bytesSource(readFileSync(join(folder, 'runs/train/several/best.safetensors'))));
    expect(weights.multiLabel).toBe(true);
  });

  it('are evaluated again, and on other pictures', async () => {
    const again = await fovea('val', 'runs/train/several', 'threshold=0.6', 'format=json');
    expect([again.code, again.error]).toEqual([0, '']);
    const results = JSON.parse(again.out);
    expect(results.meanAveragePrecision).toBe(JSON.parse(read('runs/train/several/results.json')).meanAveragePrecision);
    expect(results.threshold).toBe(0.6);
    const all = await fovea('val', 'runs/train/several', `data=${list}`, 'split=all');
    expect([all.code, all.error]).toEqual([0, '']);
    expect(all.out).toMatch(/\n160 images: mean average precision [\d.]+ %, F1 /);
  }, 120_000);

  it('are predicted from the threshold on', async () => {
    const pictures = [1, 2, 3].map((i) => join(folder, `several/${i}.png`));
    const { code, out } = await fovea('predict', 'runs/train/several', ...pictures, '--json', 'threshold=0.5');
    expect(code).toBe(0);
    for (const { labels, top } of JSON.parse(out)) {
      const likely = top.filter(({ probability }: { probability: number }) => probability >= 0.5);
      expect(labels).toEqual(likely.map(({ name }: { name: string }) => name));
    }
    const exported = await fovea('export', 'runs/train/several');
    expect([exported.code, exported.error]).toEqual([0, '']);
    const onnx = read('runs/train/several/best.onnx');
    for (const key of ['multi_label', 'preprocessing_steps', 'class_names']) expect(onnx).toContain(key);
    const refused = await fovea('export', 'runs/train/several', 'softmax=true');
    expect(refused.error).toContain('each probability is the sigmoid of its logit; leave it out');
  }, 120_000);
});
