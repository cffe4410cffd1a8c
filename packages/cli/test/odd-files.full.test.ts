// Files of every kind that people have, through the commands: turned, inks, 16 bits, grey, transparent, moving, broken, out of reach; 10⁴ classes.

import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createModel } from 'fovea/models';
import { saveModel } from 'fovea/train';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, fovea, read } from './command.ts';
import { PREPROCESSING, RUN, writeRun } from './trained-run.ts';

const FIXTURES = fileURLToPath(new URL('../../fovea/test/fixtures/images/', import.meta.url));
const WHOLE = 'clear.png cmyk.jpg colour.tiff grey.jpg moving.gif profile.png sixteen.png turned.jpg'.split(' ');
const inData = (...path: string[]): string => join(folder, 'ödd files', ...path);

beforeAll(async () => {
  await writeRun();
  for (const name of ['Katze', '鸟', 'leer', 'unlesbar']) mkdirSync(inData(name), { recursive: true });
  for (const name of WHOLE) copyFileSync(join(FIXTURES, name), inData('Katze', `ein ${name}`));
  await sharp(join(FIXTURES, 'turned.jpg')).autoOrient().png().toFile(inData('鸟', 'upright.png'));
  writeFileSync(inData('鸟', 'zero.png'), '');
  writeFileSync(inData('鸟', 'text.jpg'), 'no picture');
  writeFileSync(inData('鸟', 'drawing.jpg'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  symlinkSync('nowhere.png', inData('unlesbar', 'gone.png'));
  symlinkSync('self.png', inData('unlesbar', 'self.png'));
  symlinkSync('..', inData('unlesbar', 'up'));
}, 60_000);

interface Row {
  readonly path: string;
  readonly top?: readonly { readonly name: string; readonly probability: number }[];
}

describe('files of every kind', () => {
  it('are predicted, or named with the reason, and turned upright', async () => {
    const { code, out, error } = await fovea('predict', RUN, 'ödd files', '--json');
    expect(code).toBe(1);
    const rows: Row[] = JSON.parse(out);
    const read = rows.filter(({ top }) => top).map(({ path }) => path);
    expect(read).toEqual([...WHOLE.map((name) => `ödd files/Katze/ein ${name}`), 'ödd files/鸟/upright.png']);
    const of = (end: string): number[] =>
      (rows.find(({ path }) => path.endsWith(end))?.top ?? []).map(({ probability }) => probability);
    for (const [i, probability] of of('turned.jpg').entries()) expect(probability).toBeCloseTo(of('upright.png')[i], 4);
    expect(error).toMatch(/left out ödd files\/unlesbar\/gone\.png: a link that leads nowhere/);
    expect(error).toMatch(/left out ödd files\/unlesbar\/self\.png: a link that leads nowhere \(its links lead round/);
    expect(error).toMatch(/left out ödd files\/unlesbar\/up: its links lead round in a circle/);
    expect(error).toMatch(/cannot predict ödd files\/鸟\/zero\.png: .*the file is empty/);
    expect(error).toMatch(/cannot predict ödd files\/鸟\/drawing\.jpg: .*not an image/);
    expect(error).not.toMatch(/\n\s+at /);
  }, 120_000);

  it('are counted by data check, with empty classes and what is out of reach', async () => {
    const { code, out } = await fovea('data', 'check', 'ödd files', '--json');
    expect(code).toBe(1);
    const { classes, problems } = JSON.parse(out) as {
      classes: { name: string; images: number }[];
      problems: { path: string; reason: string }[];
    };
    expect(classes.map(({ name, images }) => [name, images])).toEqual([
      ['Katze', 8],
      ['鸟', 1],
    ]);
    const reasons = problems.map(({ path, reason }) => `${path}: ${reason}`).join('\n');
    expect(reasons).toContain('ödd files/leer: holds no pictures');
    expect(reasons).toContain('ödd files/unlesbar: holds no pictures');
    expect(reasons).toContain('text.jpg: not an image');
  }, 120_000);
});

it('a network of 10,000 classes is evaluated', async () => {
  const classNames = Array.from({ length: 10_000 }, (_, c) => `class ${c}`);
  const model = createModel('mobilenetv3_small_050', { numClasses: 10_000, smallImage: true, imageSize: 32 });
  const chunks: Uint8Array[] = [];
  const use = { classNames, preprocessing: PREPROCESSING };
  await saveModel({ write: async (chunk) => void chunks.push(chunk.slice()) }, model, use);
  mkdirSync(join(folder, 'many'));
  writeFileSync(join(folder, 'many/best.safetensors'), Buffer.concat(chunks));
  for (let c = 0; c < 10_000; c += 1000) {
    mkdirSync(join(folder, 'many pictures', classNames[c]), { recursive: true });
    copyFileSync(join(FIXTURES, 'colour.png'), join(folder, 'many pictures', classNames[c], 'a.png'));
  }
  const { code, out, error } = await fovea('val', 'many', 'data=many pictures', 'heatMaps=false', 'name=many');
  expect([code, error]).toEqual([0, '']);
  expect(out).toMatch(/accuracy: \d+\.\d % of 10 images\n$/);
  const { classes, confusion } = JSON.parse(read('runs/val/many/results.json'));
  expect([classes.length, confusion]).toEqual([10_000, []]);
}, 240_000);
