// `fovea val` as a user runs it, on folders of pictures: figures that are counted by hand, and what it says about wrong ones.

import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'fovea/predict';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, fovea, read } from './command.ts';
import { CLASSES, RUN, writeRun } from './trained-run.ts';

const DATA = 'other photos';
/** What the network says to each picture, by path. */
const answers = new Map<string, string>();

beforeAll(async () => {
  await writeRun();
  const classifier = await load(join(folder, RUN));
  for (const [c, name] of CLASSES.entries()) {
    mkdirSync(join(folder, DATA, 'test', name), { recursive: true });
    mkdirSync(join(folder, DATA, 'train', name), { recursive: true });
    for (let i = 0; i < 4; i++) {
      const pixels = Uint8Array.from(
        { length: 36 * 36 * 3 },
        (_, at) => 128 + 120 * Math.sin(at * (0.01 + 0.13 * (4 * c + i))),
      );
      const path = join(DATA, i < 3 ? 'test' : 'train', name, `${i}.png`);
      await sharp(pixels, { raw: { width: 36, height: 36, channels: 3 } })
        .png()
        .toFile(join(folder, path));
      answers.set(path, (await classifier.predict(join(folder, path), { topK: 1 })).top[0].name);
    }
  }
  writeFileSync(join(folder, DATA, 'test', CLASSES[0], 'broken.png'), 'no picture');
}, 60_000);

/** Of the pictures in the split, the part that the network names rightly. */
function accuracy(split: RegExp): number {
  const chosen = [...answers].filter(([path]) => split.test(path));
  return chosen.filter(([path, name]) => path.includes(`/${name}/`)).length / chosen.length;
}

describe('fovea val', () => {
  it('counts the test pictures of a folder, leaves broken ones out, and writes a report', async () => {
    const { code, out, error } = await fovea('val', RUN, `data=${DATA}`, 'batch=4');
    expect(code).toBe(0);
    expect(error).toMatch(/^left out .*broken\.png: .*not an image/);
    const share = (100 * accuracy(/test/)).toFixed(1);
    expect(out.trimEnd().split('\n').at(-1)).toBe(`accuracy: ${share} % of 9 images`);
    expect(readdirSync(join(folder, 'runs/val/exp1')).sort()).toEqual(['report.html', 'results.json']);
    const results = JSON.parse(read('runs/val/exp1/results.json'));
    expect(results.confusion.flat().reduce((a: number, b: number) => a + b)).toBe(9);
    expect(results.worstMistakes.every(({ name }: { name: string }) => name.endsWith('.png'))).toBe(true);
    const html = read('runs/val/exp1/report.html');
    expect(html.match(/<svg/g)).toHaveLength(4);
    expect(html).toContain('dog, &quot;wild&quot;');
    expect(html).not.toMatch(/(src|href)="(?!data:)/);
  });

  it('gives JSON, over all pictures where that is asked for', async () => {
    const { out } = await fovea(
      'val',
      RUN,
      `data=${DATA}`,
      'split=all',
      'flip=true',
      'heatMaps=false',
      '--json',
      'name=all',
    );
    const results = JSON.parse(out);
    expect(results.folder).toBe('runs/val/all');
    expect(results.confusion.flat().reduce((a: number, b: number) => a + b)).toBe(12);
  });

  it('takes a part of the classes, in whatever order', async () => {
    cpSync(join(folder, DATA, 'test', CLASSES[2]), join(folder, 'one class', CLASSES[2]), { recursive: true });
    const { out } = await fovea('val', RUN, 'data=one class', '--json');
    const { confusion, classes } = JSON.parse(out);
    expect(confusion.slice(0, 2).flat()).toEqual([0, 0, 0, 0, 0, 0]);
    expect(classes[2]).toMatchObject({ name: CLASSES[2], support: 3 });
  });

  it.each<[string, string[], string | RegExp]>([
    ['no run', [], 'val: needs one run'],
    [
      'a run that does not say its data',
      [RUN],
      `val: ${RUN} does not say which images it was tested on; name some with data=…`,
    ],
    ['data that are not there', [RUN, 'data=nowhere'], /val: data=.*nowhere: there is no such file or folder/],
    [
      'a split that is not there',
      [RUN, `data=${DATA}`, 'split=validation'],
      'has no such split; split=all takes every image',
    ],
    ['an unknown setting', [RUN, 'dat=x'], 'val: unknown setting dat; did you mean data?'],
  ])('says what is wrong with %s', async (_, args, message) => {
    const { code, error } = await fovea('val', ...args);
    expect(code).toBe(1);
    expect(error).toMatch(message);
    expect(error).not.toMatch(/\n\s+at /);
  });

  it('says which class the network does not know', async () => {
    cpSync(join(folder, DATA, 'test', CLASSES[0]), join(folder, 'foreign', 'Katzen'), { recursive: true });
    const { code, error } = await fovea('val', RUN, 'data=foreign');
    expect(code).toBe(1);
    expect(error).toContain(
      'the network does not know the class "Katzen"; did you mean Katze? it tells apart Katze, dog',
    );
    expect(readdirSync(join(folder, 'runs/val'))).not.toContain('exp3');
  });
});
