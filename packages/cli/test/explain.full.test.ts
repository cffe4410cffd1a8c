// `fovea explain` as a user runs it: a run and models by name, maps as files, JSON, a page, and what it refuses.

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, fovea, read } from './command.ts';
import { CLASSES, RUN, writeRun } from './trained-run.ts';

beforeAll(async () => {
  await writeRun();
  const noise = Uint8Array.from({ length: 40 * 40 * 3 }, (_, i) => (i * 7919) % 251);
  const picture = sharp(noise, { raw: { width: 40, height: 40, channels: 3 } });
  await picture.clone().png().toFile(join(folder, 'noise.png'));
  await picture.clone().jpeg().toFile(join(folder, 'noise.jpg'));
  writeFileSync(join(folder, 'broken.png'), 'no picture');
  writeFileSync(join(folder, 'own.mjs'), "export { ReLU as default } from 'fovea/nn';");
});

const TINY = ['imageSize=32', 'numClasses=4', 'threads=1'];

describe('fovea explain', () => {
  it('of a run writes a PNG for each picture and method, and goes on behind one that cannot be read', async () => {
    const args = ['method=gradcam,gradcam++,saliency', 'output=maps', 'class=鸟', 'threads=1', '--json'];
    const { code, out, error } = await fovea('explain', RUN, 'noise.png', 'broken.png', 'noise.jpg', ...args);
    expect(code).toBe(1);
    expect(error).toMatch(/^cannot explain broken\.png: /);
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      kind: 'explain',
      version: 1,
      model: RUN,
      randomWeights: false,
      randomized: [],
      heads: null,
      flips: null,
    });
    expect(report.pictures.map(({ path, className }: Record<string, string>) => [path, className])).toEqual([
      ['noise.png', CLASSES[2]],
      ['noise.jpg', CLASSES[2]],
    ]);
    expect(report.pictures[1].maps.map(({ file }: { file: string }) => file)).toEqual([
      'maps/noise-2.gradcam.png',
      'maps/noise-2.gradcampp.png',
      'maps/noise-2.saliency.png',
    ]);
    expect(readdirSync(join(folder, 'maps'))).toHaveLength(6);
    expect(await sharp(join(folder, 'maps/noise.saliency.png')).metadata()).toMatchObject({ width: 32, height: 32 });
  }, 180_000);

  it('of a model by name says that its weights are random, checks its maps, and shows it all on a page', async () => {
    const args = ['heads=true', 'flips=true', 'sanity=true', 'topK=2', 'html=why.html', ...TINY];
    const { code, out, error } = await fovea('explain', 'vit_tiny_patch16_224', 'noise.png', ...args);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toMatch(/^note: the weights are random: nobody has trained this network/);
    expect(out).toMatch(/Grad-CAM +2 × 2 {2}deletion 0\.\d+ {2}insertion 0\.\d+\n/);
    expect(out).toMatch(/attention rollout +2 × 2/);
    expect(out).toMatch(/random order +deletion/);
    expect(out).toMatch(/ blocks\.11\.attn 2 +\d\.\d\d +\d+\.\d +\d+\.\d % +0\.\d+/);
    expect(out).toMatch(/flips: mirrored pictures are seen at the same places in all layers/);
    const html = read('why.html');
    expect(html).toContain('the weights are random');
    expect(html).not.toMatch(/(src|href)="(?!data:)|https?:\/\/(?!www\.w3\.org)/);
    expect(html.match(/<svg /g)).toHaveLength(3);
    expect(html.match(/<table class="heads"/g)).toHaveLength(1);
    expect(html.match(/<img /g)?.length).toBeGreaterThanOrEqual(3 + 36);
  }, 180_000);

  it('prints nothing where no picture can be read', async () => {
    const { code, out, error } = await fovea('explain', RUN, 'broken.png', 'threads=1');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toMatch(/^cannot explain broken\.png: /);
  });

  it.each<[string, string[], string]>([
    ['no network', [], 'explain: which network? give a run, a file of weights or a model, then pictures'],
    ['no pictures', [RUN], 'explain: no pictures are given; name files, folders or patterns'],
    ['an unknown model', ['resnet19', 'noise.png'], 'there is no model, run or file resnet19; did you mean resnet18?'],
    [
      'a model of code that gives no logits',
      ['own.mjs', 'noise.png'],
      'explain: own.mjs: Predictor: ReLU must give logits [N, classes]: got a tensor [1, 224, 224, 3]',
    ],
    ['an unknown method', [RUN, 'noise.png', 'method=lime'], 'needs auto, all, or names such as gradcam,integrated'],
    [
      'a class out of range',
      [RUN, 'noise.png', 'class=3'],
      'explain: class=3: the network has 3 classes, by their numbers from 0 or names',
    ],
    ['an unknown layer', [RUN, 'noise.png', 'layer=conv_steam'], 'is called conv_steam; did you mean conv_stem?'],
    [
      'heads of a network without attention',
      [RUN, 'noise.png', 'heads=true'],
      'mobilenetv3_small_050 has no attention layers',
    ],
    [
      'the rollout of one',
      [RUN, 'noise.png', 'method=rollout'],
      'explain: method=rollout: mobilenetv3_small_050 has no attention of all patches',
    ],
    [
      'weights of a model that are no file',
      ['resnet18', 'noise.png', 'weights=gone.pt'],
      'explain: weights=gone.pt: there is no such file',
    ],
    [
      'a size of a run',
      [RUN, 'noise.png', 'imageSize=64'],
      'explain: imageSize: a trained network says its own; leave it out',
    ],
    [
      'a number of classes of a run',
      [RUN, 'noise.png', 'numClasses=5'],
      'explain: numClasses: a trained network says its own; leave it out',
    ],
    [
      'a layer of a method that weighs none',
      [RUN, 'noise.png', 'method=occlusion', 'layer=conv_stem'],
      'explain: layer=conv_stem: does nothing with method=occlusion',
    ],
    ['an unknown setting', [RUN, 'noise.png', 'head=true'], 'unknown setting head; did you mean heads?'],
  ])('says what is wrong with %s', async (_, args, message) => {
    const { code, error } = await fovea('explain', ...args);
    expect(code).toBe(1);
    expect(error).toContain(message);
    expect(error).not.toMatch(/\n\s+at /);
  });
});
