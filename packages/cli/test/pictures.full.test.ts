// `fovea train` on a folder of JPEGs as a user runs it: what it learns and leaves, going on after an interrupt, and what it refuses.

import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesSource } from 'fovea/io';
import { load } from 'fovea/predict';
import { loadModel } from 'fovea/train';
import { beforeAll, describe, expect, it } from 'vitest';
import { assignSplits } from '../src/data/assign-splits.ts';
import { listFolder } from '../src/data/image-list.ts';
import { folder, fovea, type Outcome, read, start, tensorBytes } from './command.ts';
import { writePictures } from './picture-files.ts';

const SETTINGS = ['model=mobilenetv3_small_050', 'imageSize=32', 'batch=8', 'lr=0.005', 'threads=1', 'warmupEpochs=1'];
/** Most of the network, so that there is little to compile. */
const FREEZE = 'freeze=conv_stem,bn1,blocks';
const data = join(folder, 'meine bilder');
const train = (...args: string[]): Promise<Outcome> => fovea('train', `data=${data}`, ...SETTINGS, ...args);

describe('fovea train with a folder of pictures', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    await writePictures(data, 16);
    writeFileSync(join(data, 'rot/kein bild.jpg'), 'text');
    outcome = await train('epochs=2', 'name=colours', 'cropScale=0.5', 'colorJitter=0.1');
  }, 120_000);

  it('trains, tells what it left out, and writes a report with pictures', () => {
    expect(outcome.error).toBe('');
    expect(outcome.code).toBe(0);
    expect(outcome.out).toContain('rot/kein bild.jpg: not an image');
    expect(outcome.out).toContain(`${data}: 39 training, 3 validation, 6 test images`);
    const results = JSON.parse(read('runs/train/colours/results.json'));
    expect(results.classes.map((one: { name: string }) => one.name)).toEqual(['blau', 'grün ☘', 'rot']);
    expect(results.confusion.flat().reduce((a: number, b: number) => a + b)).toBe(6);
    const pictures = read('runs/train/colours/report.html').match(/<img src="data:image\/png/g) ?? [];
    expect(pictures).toHaveLength(results.worstMistakes.length);
  });

  it('keeps with the weights how pictures are prepared', async () => {
    const bytes = readFileSync(join(folder, 'runs/train/colours/best.safetensors'));
    const { preprocessing, classNames } = await loadModel(bytesSource(bytes));
    expect(classNames).toEqual(['blau', 'grün ☘', 'rot']);
    expect(preprocessing).toMatchObject({ imageSize: [32, 32], channels: 3, cropPct: 0.875, interpolation: 'bicubic' });
    expect(preprocessing?.mean).toEqual([0.485, 0.456, 0.406]);
  });

  it('is evaluated again on its own test pictures, also averaged over crops', async () => {
    const run = 'runs/train/colours';
    const [plain, averaged] = await Promise.all([
      fovea('val', run, '--json', 'threads=1'),
      fovea('val', run, '--json', 'tta=fiveCrop', 'flip=true', 'batch=4', 'threads=1'),
    ]);
    const { testLoss, confusion } = JSON.parse(read(run, 'results.json'));
    expect(JSON.parse(plain.out)).toMatchObject({ testLoss, confusion });
    const classifier = await load(join(folder, run));
    const { testSplit, validationSplit, seed } = JSON.parse(read(run, 'config.json'));
    const images = (await listFolder(data)).entries.filter(({ path }) => !path.includes('kein bild'));
    const { test } = assignSplits(images, { setting: data, testSplit, validationSplit, seed });
    let loss = 0;
    for (const { path, label } of test) {
      const { probabilities } = await classifier.predict(path, { tta: 'fiveCrop', flip: true });
      loss -= Math.log(probabilities[classifier.classNames?.indexOf(label) ?? -1]) / test.length;
    }
    const found = JSON.parse(averaged.out);
    expect(averaged.error).not.toContain('error');
    expect(found.testLoss).toBeCloseTo(loss, 5);
    expect(Math.abs(found.testLoss - testLoss)).toBeGreaterThan(1e-4);
  }, 60_000);

  it('is exported, checked on its own test pictures, or on noise where they are gone', async () => {
    const run = 'runs/train/colours';
    const { code, out, error } = await fovea('export', run, 'format=safetensors');
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/\nlargest difference from the run on 6 test images: \d\.\de[+-]\d+ of the largest output\n$/);
    renameSync(data, `${data}.away`);
    try {
      const gone = await fovea('export', run, 'format=safetensors');
      expect(gone.code).toBe(0);
      expect(gone.error).toMatch(
        /^random images have to do for the check: data=.*: there is no such file or folder; pictures=… names others\n$/,
      );
      expect(gone.out).toContain('on 4 random images: ');
    } finally {
      renameSync(`${data}.away`, data);
    }
  }, 60_000);

  it('goes on after Ctrl-C to the weights of a run that was not stopped, with other threads', async () => {
    const augment = [
      ...['epochs=2', 'augment=randAugment', 'randomErasing=0.5', 'vflip=0.2', 'mixup=0.2', 'cutmix=1'],
      ...['augmentOff=1', 'sampler=balanced', 'loss=bce', 'bceTargetThreshold=0.2', 'accumulate=2'],
      FREEZE,
    ];
    const whole = await train(...augment, 'name=whole', 'workers=2');
    expect(whole.code).toBe(0);
    const { child, done } = start('train', `data=${data}`, ...SETTINGS, ...augment, 'name=stopped', 'workers=1');
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('epoch 1/2')) child.kill('SIGINT');
    });
    expect((await done).code).toBe(130);
    const resumed = await fovea('train', 'resume=runs/train/stopped', 'workers=3');
    expect(resumed.error).toBe('');
    expect(resumed.code).toBe(0);
    const weights = (run: string) => tensorBytes(`runs/train/${run}/last.safetensors`);
    expect(weights('stopped').equals(weights('whole'))).toBe(true);
  }, 120_000);

  it('does not go on with pictures that were changed, and says in which way', async () => {
    const red = readdirSync(join(data, 'rot')).filter((name) => name !== 'kein bild.jpg');
    const [moved, gone] = red.map((name) => join(data, 'rot', name));
    const content = readFileSync(gone);
    renameSync(moved, join(data, 'blau', 'was red.jpg'));
    rmSync(gone);
    const { code, error } = await fovea('train', 'resume=runs/train/whole', 'epochs=3');
    renameSync(join(data, 'blau', 'was red.jpg'), moved);
    writeFileSync(gone, content);
    expect(code).toBe(1);
    const changes = String.raw`1 removed \(${gone}\); 1 relabelled \(.*was red.jpg: rot, now blau\)`;
    expect(error).toMatch(
      new RegExp(
        `^error: train: resume=runs/train/whole: the images are not those that the run began with: ${changes}`,
      ),
    );
    expect(error).toMatch(/or start a new run from its weights with weights=runs\/train\/whole\n$/);
  }, 60_000);

  it('takes a manifest', async () => {
    const rows = readdirSync(join(data, 'rot')).map((name) => `rot/${name},${name.length % 2 ? 'odd' : 'even'}`);
    writeFileSync(join(data, 'list.csv'), `path,label\n${rows.join('\n')}\n`);
    const listed = await fovea(
      'train',
      `data=${join(data, 'list.csv')}`,
      ...SETTINGS,
      'epochs=1',
      'name=listed',
      'cache=none',
      FREEZE,
    );
    expect(listed.error).toBe('');
    expect(listed.out).toMatch(/: 1\d training, \d validation, \d test images/);
    rmSync(join(data, 'list.csv'));
  }, 60_000);

  it.each([
    [
      ['strict=true'],
      /with strict=true, nothing may be wrong with the data:\nleft out, 1:\n {2}rot\/kein bild\.jpg: not an/,
    ],
    [['resume=runs/train/whole', 'cache=none'], /a run cannot go on with another cache: it has memory, got none/],
    [['shift=3'], /^error: train: shift=3: does nothing with pictures; leave it out\n$/],
    [['augment=none', 'flip=0.1'], /^error: train: flip=0\.1: does nothing with augment=none; leave it out\n$/],
    [['augment=randAugment', 'colorJitter=1'], /does nothing with augment=randAugment/],
    [['imageSize=8.5'], /imageSize=8\.5: needs an integer from 0 to 4096/],
    [['batch=64'], /batch=64 is more than the 39 images of an epoch; lower it/],
    [['data=subset', 'cropPct=0.5'], /cropPct=0\.5: does nothing with IDX files/],
  ])('refuses %j', async (args, message) => {
    const isGiven = args.some((arg) => /^(data|resume)=/.test(arg));
    const { code, error } = await fovea('train', ...(isGiven ? [] : [`data=${data}`, 'name=refused']), ...args);
    expect(code).toBe(1);
    expect(error).toMatch(message);
    expect(readdirSync(join(folder, 'runs/train'))).not.toContain('refused');
  });
});
