// `fovea profile` as a user runs it: a name, a file of weights, several at once, JSON, a page, and what it refuses.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createModel } from 'fovea/models';
import { saveModel } from 'fovea/train';
import { expect, it } from 'vitest';
import { folder, fovea, read } from './command.ts';

it('prints a model, and its report as JSON', async () => {
  const text = await fovea('profile', 'vit_base_patch16_224', 'depth=1');
  expect(text).toMatchObject({ code: 0, error: '' });
  expect(text.out).toMatch(/vit_base_patch16_224 +\[1, 1000\] +86,567,656 +17\.6 G/);
  const json = await fovea('profile', 'resnet18', 'convention=torchvision', '--json');
  const { models } = JSON.parse(json.out);
  expect(models).toHaveLength(1);
  expect(models[0]).toMatchObject({ name: 'resnet18', time: null });
  expect(models[0].profile).toMatchObject({ kind: 'profile', version: 1, convention: { name: 'torchvision' } });
  expect(models[0].profile.layers[0].flops).toBe(1_814_073_344);
  expect(models[0].receptiveField.kind).toBe('receptive-field');
}, 180_000);

it('compares a model by name with a file of weights, measured, on a page', async () => {
  const chunks: Uint8Array[] = [];
  const model = createModel('mobilenetv3_small_050', { numClasses: 3, imageSize: 64 });
  await saveModel({ write: async (bytes: Uint8Array) => void chunks.push(bytes.slice()) }, model, {
    preprocessing: {
      imageSize: [64, 64],
      channels: 3,
      mean: [0.5, 0.5, 0.5],
      std: [0.5, 0.5, 0.5],
      interpolation: 'bilinear',
      cropPct: 1,
      cropMode: 'center',
    },
    classNames: ['a', 'b', 'c'],
  });
  writeFileSync(join(folder, 'small.safetensors'), Buffer.concat(chunks));
  const args = [
    'profile',
    'small.safetensors',
    'mobilenetv3_small_050',
    'imageSize=64',
    'time=true',
    'runs=1',
    'threads=1',
    'html=costs.html',
  ];
  const { code, out, error } = await fovea(...args);
  expect({ code, error }).toEqual({ code: 0, error: '' });
  expect(out).toMatch(/^ +small\.safetensors +mobilenetv3_small_050$/m);
  expect(out).toMatch(/forward, ms/);
  expect(read('costs.html')).toContain('<table class="layers"');
}, 180_000);

it('refuses no model, and settings that there are not', async () => {
  const [none, unknown] = await Promise.all([fovea('profile'), fovea('profile', 'resnet18', 'dept=1')]);
  expect(none).toMatchObject({ code: 1 });
  expect(none.error).toMatch(/^error: profile: needs a model, a run or a file of weights: got nothing/);
  expect(unknown.error).toMatch(/unknown setting dept; did you mean depth\?/);
}, 180_000);
