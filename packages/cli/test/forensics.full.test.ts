// `fovea forge`, and a network for tampered pixels by the commands of docs/forensics.md: files, figures, scores, refusals.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeImage, decodeMask } from 'fovea/images';
import { beforeAll, expect, it } from 'vitest';
import { folder, fovea, read, useOwnFolder } from './command.ts';
import { writeShapes } from './shapes.ts';

useOwnFolder();

const RUN = 'runs/segment/exp1';
/** Smaller than what the page shows. */
const SMALL: Readonly<Record<string, string>> = {
  count: '20',
  side: '32',
  model: 'mobilenetv3_small_050',
  imageSize: '32',
};

const [FORGE, TRAIN, ...COMMANDS] = readFileSync(new URL('../../../docs/forensics.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('fovea '))
  .map((line) =>
    line
      .split(' ')
      .slice(1)
      .map((arg) => (arg.split('=')[0] in SMALL ? `${arg.split('=')[0]}=${SMALL[arg.split('=')[0]]}` : arg)),
  );

beforeAll(async () => {
  writeShapes(join(folder, 'photos'), 12, 40);
  // All pictures of the folder are photographs: masks would be, too.
  const made = await fovea(...FORGE.map((arg) => (arg === 'data=photos' ? 'data=photos/images' : arg)));
  expect(made.error).toBe('');
  expect(made.out).toMatch(/^forged: 13 train, 3 val, 3 test; \d+ authentic, \d+ splice, \d+ copyMove, \d+ removal\n$/);
  const { code, out, error } = await fovea(...TRAIN, 'batch=4', 'epochs=1', 'threads=1', 'lr=0.003');
  expect(error).toBe('');
  expect(code).toBe(0);
  expect(out).toContain('mvss over mobilenetv3_small_050');
  expect(out).toContain('13 training, 3 validation, 3 test images of 2 classes; masks: binary');
  expect(out).toContain('pixels of tampered images');
}, 120_000);

it.each(COMMANDS)(
  'the page: %s %s %s',
  async (...args) => {
    const { code, error } = await fovea(...args);
    expect(error).not.toContain('error');
    expect(code).toBe(0);
  },
  60_000,
);

it('forge writes pictures, masks and what was done; the same seed does the same', async () => {
  const { settings, pictures } = JSON.parse(read('forged', 'manifest.json'));
  expect(settings.side).toBe(32);
  expect(pictures).toHaveLength(19);
  const photosOf = (part: string): Set<string> =>
    new Set(
      pictures
        .filter(({ image }: { image: string }) => image.startsWith(part))
        .flatMap(({ photo, donor = photo }: { photo: string; donor?: string }) => [photo, donor]),
    );
  for (const photo of photosOf('train')) expect(photosOf('test').has(photo) || photosOf('val').has(photo)).toBe(false);
  for (const { image, mask, kind, share } of pictures) {
    expect((await decodeImage(join(folder, 'forged', image))).width).toBe(32);
    const { data } = await decodeMask(join(folder, 'forged', mask), { labels: 'binary' });
    expect(data.filter((label) => label === 1).length / data.length).toBeCloseTo(share, 9);
    expect(share > 0).toBe(kind !== 'authentic');
  }
  const same = ['count=6', 'kinds=removal', 'authentic=0', 'quality=80', 'validationSplit=0', 'testSplit=0'];
  for (const output of ['one', 'two'])
    expect((await fovea('forge', 'data=photos/images', `output=${output}`, ...same)).error).toBe('');
  expect(readdirSync(join(folder, 'one', 'images')).sort()[0]).toBe('forged-0.jpg');
  for (const name of ['manifest.json', 'images/forged-3.jpg', 'masks/forged-3.png'])
    expect(readFileSync(join(folder, 'one', name))).toEqual(readFileSync(join(folder, 'two', name)));
}, 60_000);

it('a run, and val, have figures by pixel and by image', async () => {
  const { localization } = JSON.parse(read(RUN, 'results.json'));
  expect([localization.images, localization.threshold]).toEqual([3, 0.5]);
  expect(localization.tamperedImages.auc).toBeGreaterThan(0);
  expect(read(RUN, 'report.html')).toContain('mean over tampered images');
  const { out } = await fovea('val', RUN, '--json');
  expect(JSON.parse(out).localization).toEqual(localization);
}, 60_000);

it('predict gives each picture a score', async () => {
  const { out } = await fovea('predict', RUN, 'forged/test/images', 'output=scored', '--json');
  const rows: { readonly score: number; readonly mask: string }[] = JSON.parse(out);
  expect(rows).toHaveLength(3);
  for (const { score, mask } of rows) {
    expect(score > 0 && score < 1).toBe(true);
    expect(existsSync(join(folder, mask))).toBe(true);
  }
  const windows = await fovea('predict', RUN, 'forged/test/images', 'window=32', 'output=windows', 'format=csv');
  expect(windows.out).toContain('path,mask,overlay,error,authentic,tampered,score');
}, 60_000);

it('a network of another kind has the same figures of forgeries', async () => {
  const unet = ['decoder=unet', 'model=mobilenetv3_small_050', 'imageSize=32', 'batch=4', 'epochs=1', 'threads=1'];
  const { code, out } = await fovea('train', 'task=segment', 'data=forged', ...unet, 'imagePooling=gem', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out).localization.images).toBe(3);
}, 60_000);

it.each([
  [['forge'], 'needs data=DIR: a folder of photographs'],
  [['forge', 'data=nowhere'], 'data=nowhere: there is no such folder'],
  [['forge', 'data=photos/images', 'output=forged'], 'output=forged: it is there already'],
  [['forge', 'data=photos/images', 'output=new', 'kinds=erase'], 'kinds=erase: needs splice, copyMove, removal'],
  [['forge', 'data=photos/images', 'output=new', 'minArea=0.5'], 'minArea=0.5: must be at most maxArea=0.25'],
  [['forge', 'data=photos/images', 'output=new', 'testSplit=0.9'], 'leave no photographs to train on'],
  [['forge', 'data=photos/images', 'output=new', 'testSplit=0.85'], '12 photographs are too few'],
  [['train', 'task=segment', 'data=forged', 'decoder=unet', 'loss=mvss'], 'loss=mvss: decoder unet gives no seams'],
  [['train', 'task=segment', 'data=forged', 'noiseFilter=srm'], 'noiseFilter=srm: decoder unet has no noiseFilter'],
  [['train', 'task=segment', 'data=photos', 'decoder=mvss'], 'the masks in'],
  [
    ['train', 'task=segment', 'data=forged', 'model=resnet18', 'imageSize=32', 'pooling=false'],
    'pooling: false does nothing',
  ],
])('refuses %j', async (args, message) => {
  const { code, error } = await fovea(...args);
  expect(error).toContain(message);
  expect(code).not.toBe(0);
  expect(existsSync(join(folder, 'new'))).toBe(false);
});

it('names a photograph that cannot be read, and leaves nothing behind', async () => {
  writeShapes(join(folder, 'broken'), 8);
  writeFileSync(join(folder, 'broken', 'images', 'shape-3.png'), 'no picture');
  const { code, error } = await fovea('forge', 'data=broken/images', 'output=half');
  expect(error).toContain('shape-3.png');
  expect(code).not.toBe(0);
  expect(readdirSync(folder).filter((name) => name.startsWith('half'))).toEqual([]);
});
