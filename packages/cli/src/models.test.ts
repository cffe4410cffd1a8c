// Tests of the list of models, and the list itself: `npm run format` writes it anew.

import { fileURLToPath } from 'node:url';
import { profileModel } from 'fovea/analysis';
import { createModel, listModels, modelRecord } from 'fovea/models';
import { expect, it } from 'vitest';
import { LIST, type ModelRow, modelsText } from './models.ts';

async function rowOf(name: string): Promise<ModelRow> {
  const { family, imageSize } = modelRecord(name);
  const { layers } = await profileModel(createModel(name), [1, imageSize, imageSize, 3], { memory: false });
  const [{ parameters, macs }] = layers;
  return { name, family, parameters, macs, imageSize };
}

it('the list holds what the models have', async () => {
  const rows: ModelRow[] = [];
  for (const name of listModels()) rows.push(await rowOf(name));
  await expect(`[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`).toMatchFileSnapshot(
    fileURLToPath(LIST),
  );
}, 60_000);

it('lists every model with family, parameters, multiply-adds and image size', async () => {
  const lines = (await modelsText([], false)).split('\n');
  expect(lines).toHaveLength(listModels().length + 3);
  expect(lines.find((line) => line.startsWith('resnet18'))).toMatch(/^resnet18 +resnet +11,689,512 +1\.81 G +224$/);
  expect(lines.find((line) => line.startsWith('vit_base_patch16_224'))).toMatch(/ 17\.56 G +224$/);
});

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
