// Tests of the list of models.

import { listModels } from 'fovea/models';
import { expect, it } from 'vitest';
import { modelsText } from './models.ts';

it('lists every model with family and parameters', () => {
  const lines = modelsText(false).split('\n');
  expect(lines).toHaveLength(listModels().length + 1);
  expect(lines.find((line) => line.startsWith('resnet18'))).toMatch(/^resnet18 +resnet +11,689,512$/);
});

it('lists them as JSON', () => {
  const models = JSON.parse(modelsText(true));
  expect(models.map(({ name }: { name: string }) => name)).toEqual(listModels());
  expect(models).toContainEqual({ name: 'resnet18', family: 'resnet', parameters: 11689512 });
});
