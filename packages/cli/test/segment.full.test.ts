// `fovea train task=segment` and what follows it, on a small set of shapes: files, exact resume, val, predict, export, refusals.

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeImage, decodeMask } from 'fovea/images';
import { load } from 'fovea/predict';
import { beforeAll, expect, it } from 'vitest';
import { folder, fovea, read, tensorBytes, useOwnFolder } from './command.ts';
import { writeShapes } from './shapes.ts';

useOwnFolder();

const RUN = 'runs/segment/exp1';
const SETTINGS = ['model=mobilenetv3_small_050', 'imageSize=32', 'batch=4', 'epochs=3', 'lr=0.005', 'threads=1'];

/** The commands that the page shows; the first one trains. */
const [TRAINING, ...COMMANDS] = readFileSync(new URL('../../../docs/segmentation.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('fovea '))
  .map((line) => line.split(' ').slice(1));
const TRAIN = [...TRAINING, ...SETTINGS.slice(2)];

beforeAll(async () => {
  writeShapes(join(folder, 'shapes'), 20);
  const { code, out, error } = await fovea(...TRAIN);
  expect(error).toBe('');
  expect(code).toBe(0);
  expect(out).toContain('18 training, 2 validation, 0 test images of 3 classes; masks: index');
  expect(out).toMatch(/mIoU \d/);
  expect(out).toMatch(/mean IoU: \d+\.\d %, mean Dice/);
}, 120_000);

it.each(COMMANDS)(
  'the page: %s %s %s %s',
  async (...args) => {
    const { code, error } = await fovea(...args);
    expect(error).not.toContain('error');
    expect(code).toBe(0);
  },
  60_000,
);

it('a run has results, metrics and a page', () => {
  const results = JSON.parse(read(RUN, 'results.json'));
  expect(results.part).toBe('validation');
  expect(results.classes.map(({ name }: { name: string }) => name)).toEqual(['class 0', 'class 1', 'class 2']);
  expect(results.meanIou).toBeGreaterThan(0.2);
  expect(results.confusion.flat().reduce((a: number, b: number) => a + b)).toBe(2 * 32 * 32);
  const [head, first] = read(RUN, 'metrics.csv').split('\n');
  expect(head).toContain('validationMeanIou');
  expect(first.split(',')).toHaveLength(head.split(',').length);
  const page = read(RUN, 'report.html');
  for (const part of ['mean IoU', 'validation mean IoU', 'Examples', 'class 2']) expect(page).toContain(part);
});

it('a run that was stopped goes on to the same weights', async () => {
  const stopped = await fovea(
    ...TRAIN.filter((arg) => !arg.startsWith('epochs')),
    'epochs=3',
    'timeBudget=0.001s',
    'name=cut',
  );
  expect(stopped.code).toBe(0);
  const { code, error } = await fovea('train', 'resume=runs/segment/cut', 'timeBudget=1h');
  expect(error).toBe('');
  expect(code).toBe(0);
  expect(tensorBytes('runs/segment/cut', 'last.safetensors')).toEqual(tensorBytes(RUN, 'last.safetensors'));
  expect(read('runs/segment/cut', 'results.json')).toBe(read(RUN, 'results.json'));
  const other = await fovea('train', 'resume=runs/segment/cut', 'decoder=fpn');
  expect(other.error).toContain('a run cannot go on with another decoder: it has unet, got fpn');
}, 120_000);

it('val says what the run found', async () => {
  const { code, out, error } = await fovea('val', RUN, '--json');
  expect(error).toBe('');
  expect(code).toBe(0);
  const { folder: _, ...results } = JSON.parse(out);
  expect(results).toEqual(JSON.parse(read(RUN, 'results.json')));
  expect(existsSync(join(folder, 'runs/val/exp2/report.html'))).toBe(true);
  const whole = await fovea('val', RUN, 'data=shapes', '--json');
  expect(JSON.parse(whole.out).images).toBe(20);
  const flipped = await fovea('val', RUN, 'flip=true');
  expect(flipped.error).toContain('flip=true: does nothing with a network that gives each pixel a class');
}, 60_000);

it('predict writes masks and overlays, of whole images and by windows; load gives the same', async () => {
  const picture = 'shapes/images/shape-3.png';
  const { code, out } = await fovea('predict', RUN, picture, 'shapes/images/shape-4.png', '--json');
  expect(code).toBe(0);
  const rows = JSON.parse(out);
  expect(rows.map(({ mask }: { mask: string }) => mask)).toEqual([
    join('masks', 'shape-3.png'),
    join('masks', 'shape-4.png'),
  ]);
  expect(rows[0].shares['class 0'] + rows[0].shares['class 1'] + rows[0].shares['class 2']).toBeCloseTo(1);
  const mask = await decodeMask(join(folder, rows[0].mask));
  const segmenter = await load(join(folder, RUN), { task: 'segment' });
  expect(mask.data).toEqual((await segmenter.segment(join(folder, picture))).mask.data);
  expect((await decodeImage(join(folder, rows[0].overlay))).width).toBe(32);
  const windows = await fovea('predict', RUN, picture, 'window=16', 'overlap=8', 'output=windows', 'format=csv');
  expect(windows.out).toContain('path,mask,overlay,error,class 0,class 1,class 2');
  expect(readdirSync(join(folder, 'windows')).sort()).toEqual(['shape-3.overlay.png', 'shape-3.png']);
  const refused = await fovea('predict', RUN, picture, 'topK=1');
  expect(refused.error).toContain('topK=1: does nothing with a network that gives each pixel a class');
}, 60_000);

it.each(['safetensors', 'pytorch'])(
  'exports %s, checked',
  async (format) => {
    const { code, out, error } = await fovea('export', RUN, `format=${format}`, `output=exported.${format}`, '--json');
    expect(error).toBe('');
    expect(code).toBe(0);
    expect(JSON.parse(out).difference).toBeLessThan(1e-4);
  },
  60_000,
);

it('masks in colours that classes.txt names, and averaged weights', async () => {
  const few = [...SETTINGS.filter((arg) => !arg.startsWith('epochs')), 'epochs=1', 'decoder=segformer', 'loss=lovasz'];
  const colored = join(folder, 'colored');
  writeShapes(colored, 8);
  writeFileSync(join(colored, 'classes.txt'), 'ground,0,0,0\nsquare,255,0,0\nignore,0,0,255\n');
  const { code, out, error } = await fovea('train', 'task=segment', 'data=colored', ...few, 'ema=0.9');
  expect(error).toBe('');
  expect(code).toBe(0);
  expect(out).toContain('of 2 classes; masks: color');
  expect(out).toContain('averaged');
}, 60_000);

it.each([
  ['mixup=1', 'mixup=1: is of classifiers, and does nothing with task=segment'],
  ['momentum=0.5', 'momentum=0.5: AdamW has no momentum'],
  ['focalGamma=1', 'focalGamma=1: loss ce+dice has no focalGamma'],
  ['decoder=unett', 'decoder=unett: needs unet, fpn'],
  ['outputStride=12', 'outputStride must be 2, 4, 8 or 16: got 12'],
  ['labels=color', 'labels=color: needs the file classes.txt'],
])(
  'train with %s',
  async (setting, message) => {
    const args = TRAIN.filter((arg) => arg.split('=')[0] !== setting.split('=')[0]);
    const { code, error } = await fovea(...args, setting);
    expect(error).toContain(message);
    expect(code).not.toBe(0);
  },
  60_000,
);

it('says which images and masks do not fit', async () => {
  const broken = join(folder, 'broken');
  const train = () => fovea('train', 'task=segment', 'data=broken', ...SETTINGS);
  expect((await train()).error).toContain('there is no such folder');
  mkdirSync(broken);
  expect((await train()).error).toContain('needs folders images and masks');
  writeShapes(broken, 4);
  rmSync(join(broken, 'masks', 'shape-2.png'));
  expect((await train()).error).toContain('there is no mask of shape-2');
  renameSync(join(broken, 'images', 'shape-2.png'), join(broken, 'images', 'shape-9.png'));
  renameSync(join(broken, 'masks', 'shape-3.png'), join(broken, 'masks', 'shape-9.png'));
  rmSync(join(broken, 'images', 'shape-3.png'));
  writeShapes(join(folder, 'larger'), 1, 40);
  writeFileSync(join(broken, 'masks', 'shape-0.png'), readFileSync(join(folder, 'larger', 'masks', 'shape-0.png')));
  expect((await train()).error).toMatch(
    /shape-0\.png is 40 × 40, and its image .* 32 × 32; a mask has the size of its image/,
  );
  writeFileSync(join(broken, 'masks', 'shape-0.png'), 'no picture');
  expect((await train()).error).toContain('is no PNG');
  const classifier = await fovea('train', 'decoder=unet');
  expect(classifier.error).toContain('decoder=unet: is of task=segment');
}, 60_000);
