// Tests of the list of models.

import { listModels } from 'fovea/models';
import { expect, it } from 'vitest';
import { modelsText } from './models.ts';

it('lists every model with family, parameters, multiply-adds and image size', async () => {
  const lines = (await modelsText([], false)).split('\n');
  expect(lines).toHaveLength(listModels().length + 3);
  expect(lines.find((line) => line.startsWith('resnet18'))).toMatch(/^resnet18 +resnet +11,689,512 +1\.81 G +224$/);
  expect(lines.find((line) => line.startsWith('vit_base_patch16_224'))).toMatch(/ 17\.56 G +224$/);
}, 60_000);

it('finds those that hold all the words, as JSON', async () => {
  const models = JSON.parse(await modelsText(['Mixer', 's16'], true));
  expect(models).toEqual([
    { name: 'mixer_s16_224', family: 'mlp-mixer', parameters: 18528264, macs: expect.any(Number), imageSize: 224 },
  ]);
});

it('says so where there is none', async () => {
  await expect(modelsText(['resnet81'], false)).rejects.toThrow(
    'models: no model is called like resnet81; did you mean',
  );
});
