// `fovea predict` as a user runs it: files, folders, patterns and standard input; tables, JSON and CSV; broken pictures among them.

import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, fovea, foveaReading } from './command.ts';
import { CLASSES, RUN, writeRun } from './trained-run.ts';

beforeAll(async () => {
  await writeRun();
  const pictures = join(folder, 'meine Bilder');
  mkdirSync(join(pictures, '鸟'), { recursive: true });
  const paint = (channel: number) =>
    sharp({
      create: { width: 40, height: 40, channels: 3, background: [0, 1, 2].map((c) => (c === channel ? 255 : 30)) },
    });
  await paint(0).jpeg().toFile(join(pictures, 'ein Bild.JPG'));
  await paint(1)
    .png()
    .toFile(join(pictures, '鸟', 'a=b [1].png'));
  await paint(2).webp().toFile(join(pictures, 'c.webp'));
  // Names that patterns would not find.
  mkdirSync(join(folder, 'odd', 'new\nline <(1)>'), { recursive: true });
  await paint(1)
    .png()
    .toFile(join(folder, 'odd', 'new\nline <(1)>', '*[a]{b}.png'));
  writeFileSync(join(pictures, 'text.txt'), 'no picture');
  symlinkSync('..', join(pictures, '鸟', 'loop'));
});

interface Row {
  readonly path: string;
  readonly top?: readonly { readonly name: string; readonly index: number; readonly probability: number }[];
  readonly error?: string;
  readonly heatMap?: string;
}

const rows = (text: string): Row[] => JSON.parse(text);

describe('fovea predict', () => {
  it('prints a line for each picture of a folder, in order of their names', async () => {
    const { code, out, error } = await fovea('predict', RUN, 'meine Bilder', 'topK=2');
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => line.slice(0, 26).trimEnd())).toEqual([
      'meine Bilder/c.webp',
      'meine Bilder/ein Bild.JPG',
      'meine Bilder/鸟/a=b [1].png',
    ]);
    for (const line of lines) expect(line.match(/\d+\.\d %/g)).toHaveLength(2);
    expect(error).toMatch(
      /^left out meine Bilder\/鸟\/loop: its links lead round in a circle\n3 pictures in \d+\.\d s: \d+ a second\n$/,
    );
  });

  it('gives JSON with every score', async () => {
    const file = 'meine Bilder/鸟/a=b [1].png';
    const [{ out }, other] = await Promise.all([
      fovea('predict', RUN, `./${file}`, '--json'),
      fovea('predict', join(RUN, 'best.safetensors'), file, 'format=json', 'flip=true', 'topK=1'),
    ]);
    const [first] = rows(out);
    expect(first.path).toBe(`./${file}`);
    expect(first.top?.map(({ name }) => name).sort()).toEqual([...CLASSES].sort());
    const sum = first.top?.reduce((total, { probability }) => total + probability, 0);
    expect(sum).toBeCloseTo(1, 5);
    for (const { index, name } of first.top ?? []) expect(CLASSES[index]).toBe(name);
    // Of one colour all over, so that its mirror image is the same.
    expect(rows(other.out)[0].top?.[0].probability).toBeCloseTo(first.top?.[0].probability ?? 0, 5);
  });

  it('finds pictures of any name', async () => {
    const [{ out }, table] = await Promise.all([fovea('predict', RUN, 'odd', '--json'), fovea('predict', RUN, 'odd')]);
    expect(table.out).toMatch(/^odd\/new\\nline <\(1\)>\/\*\[a\]\{b\}\.png {2}\S.* %\n$/);
    expect(rows(out).map(({ path }) => path)).toEqual(['odd/new\nline <(1)>/*[a]{b}.png']);
  });

  it('gives CSV', async () => {
    const { out } = await fovea('predict', RUN, 'meine Bilder/c.webp', 'format=csv');
    const [head, line] = out.split('\n');
    expect(head).toBe('path,class1,probability1,class2,probability2,class3,probability3,error');
    expect(line).toMatch(/^meine Bilder\/c\.webp,/);
    expect(line).toContain('"dog, ""wild"""');
    expect(line.endsWith(',')).toBe(true);
  });

  it('goes on behind pictures that cannot be read, and says which', async () => {
    mkdirSync(join(folder, 'broken'), { recursive: true });
    const noise = Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => (i * 7919) % 251);
    const whole = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .jpeg()
      .toBuffer();
    writeFileSync(join(folder, 'broken/empty.png'), '');
    writeFileSync(join(folder, 'broken/cut.jpg'), whole.subarray(0, whole.length / 2));
    writeFileSync(join(folder, 'broken/text.jpg'), 'hello');
    copyFileSync(join(folder, 'meine Bilder/c.webp'), join(folder, 'broken/good.webp'));
    const { code, out, error } = await fovea('predict', RUN, 'broken', 'gone.jpg', 'batch=2', 'format=json');
    expect(code).toBe(1);
    expect(rows(out).map(({ path, top }) => [path, top !== undefined])).toEqual([
      ['broken/cut.jpg', false],
      ['broken/empty.png', false],
      ['broken/good.webp', true],
      ['broken/text.jpg', false],
      ['gone.jpg', false],
    ]);
    expect(error).toMatch(/cannot predict broken\/empty\.png: .*the file is empty/);
    expect(error).toMatch(/cannot predict gone\.jpg: .*there is no such file/);
    expect(error).toMatch(/5 pictures in .*; 4 could not be read/);
    expect(error).not.toMatch(/\n\s+at /);
    // Of many pictures, which are decoded by other threads, it says the same.
    const many = await fovea('predict', RUN, ...new Array(32).fill('broken'), 'gone.jpg', '--json');
    const [once, often] = [rows(out), rows(many.out)];
    // What libvips adds in brackets may be missing where several pictures are damaged at a time.
    const plain = ({ path, error: reason }: Row) => [path, reason?.replace(/ \(.*/, '')];
    for (const [i, row] of often.entries()) {
      const alone = i === often.length - 1 ? once[4] : once[i % 4];
      expect(plain(row)).toEqual(plain(alone));
      if (alone.top) expect(row.top?.[0].probability).toBeCloseTo(alone.top[0].probability, 5);
    }
    expect(often).toHaveLength(129);
    expect(many.error).toMatch(/129 pictures in .*; 97 could not be read/);
  });

  it('reads patterns, and names or a picture from standard input', async () => {
    const [pattern, list, picture] = await Promise.all([
      fovea('predict', RUN, 'meine*/**/*.{png,webp}', '--json'),
      foveaReading('meine Bilder/c.webp\nmeine Bilder/ein Bild.JPG\r\n\n', 'predict', RUN, '-', '--json'),
      foveaReading(readFileSync(join(folder, 'meine Bilder/c.webp')), 'predict', RUN, '-', '--json'),
    ]);
    expect(rows(pattern.out).map(({ path }) => path)).toEqual(['meine Bilder/c.webp', 'meine Bilder/鸟/a=b [1].png']);
    expect(rows(list.out).map(({ path }) => path)).toEqual(['meine Bilder/c.webp', 'meine Bilder/ein Bild.JPG']);
    expect(rows(picture.out)[0].path).toBe('-');
    const score = rows(list.out)[0].top?.[0];
    expect(rows(picture.out)[0].top?.[0].name).toBe(score?.name);
    expect(rows(picture.out)[0].top?.[0].probability).toBeCloseTo(score?.probability ?? 0, 5);
  });

  it('writes heat maps', async () => {
    const picture = 'meine Bilder/c.webp';
    const names = [picture, picture, 'meine Bilder/鸟/a=b [1].png'];
    const { code, out, error } = await fovea('predict', RUN, ...names, 'heatMaps=maps/of pictures', '--json');
    expect(code).toBe(0);
    expect(error).toContain('\n3 heat maps (Grad-CAM) in maps/of pictures\n');
    expect(rows(out).map(({ heatMap }) => heatMap)).toEqual(
      ['c', 'c-2', 'a=b [1]'].map((name) => `maps/of pictures/${name}.png`),
    );
    const maps = join(folder, 'maps/of pictures');
    expect(readdirSync(maps).sort()).toEqual(['a=b [1].png', 'c-2.png', 'c.png']);
    expect(await sharp(join(maps, 'c.png')).metadata()).toMatchObject({
      format: 'png',
      width: 32,
      height: 32,
      channels: 3,
    });
    const barred = await fovea('predict', RUN, picture, 'heatMaps=meine Bilder/text.txt/maps');
    expect(barred.error).toBe(
      'error: predict: heatMaps=meine Bilder/text.txt/maps: a part of the path is a file, where a folder has to be; choose another folder\n',
    );
    const rolled = await fovea('predict', RUN, picture, 'heatMaps=maps', 'explain=rollout');
    expect(rolled.error).toBe(
      'error: predict: explain=rollout: mobilenetv3_small_050 has no attention of all patches to all; leave explain out, or use gradcam\n',
    );
  });

  it.each<[string, string[], string]>([
    ['no run', [], 'predict: which run? give its folder, or a file of weights, then pictures'],
    ['no pictures', [RUN], 'predict: no pictures are given; name files, folders or patterns, or -'],
    [
      'what is no run',
      ['nowhere', 'a.jpg'],
      'there is no run, folder or file nowhere; a repository of the Hugging Face hub is written owner/name',
    ],
    [
      'a run without last weights',
      [RUN, 'weights=last', 'broken'],
      'runs/train/exp1 holds no last.safetensors; is it the folder of a run?',
    ],
    [
      'a folder without pictures',
      [RUN, 'runs/train'],
      'predict: runs/train: there are no pictures in that folder (jpg, ',
    ],
    ['a pattern of nothing', [RUN, '*.bmp'], 'predict: *.bmp: no file has a name like that'],
    ['an unknown setting', [RUN, 'topk=3', 'a.jpg'], 'predict: unknown setting topk; did you mean topK?'],
    ['a way to explain nothing', [RUN, 'explain=gradCam', 'a.jpg'], 'explain=gradcam: does nothing without heatMaps=…'],
    ['an option', [RUN, '--top-k=3', 'a.jpg'], 'predict: settings are written key=value: got --top-k=3'],
    ['a file that is not a network', ['meine Bilder/text.txt', 'a.jpg'], 'this is not a safetensors file'],
  ])('says what is wrong with %s', async (_, args, message) => {
    const { code, error } = await fovea('predict', ...args);
    expect(code).toBe(1);
    expect(error).toContain(message);
    expect(error).not.toMatch(/\n\s+at /);
  });
});
