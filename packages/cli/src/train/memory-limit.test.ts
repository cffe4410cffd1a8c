// Tests of the choice of what is computed again.

import { createModel, type ImageModel } from 'fovea/models';
import { SGD } from 'fovea/optim';
import { describe, expect, it } from 'vitest';
import type { TrainingData } from '../data/training-data.ts';
import { bytesOf } from '../settings/option.ts';
import { type Images, planner } from './batch-size.ts';
import { fewestParts, keepWithin } from './memory-limit.ts';

it.each([
  ['4GiB', 2 ** 32],
  ['1.5gib', 1.5 * 2 ** 30],
  ['500MB', 5e8],
  ['64 kB', Number.NaN],
  ['64kB', 64_000],
  ['7B', 7],
  ['7iB', Number.NaN],
  ['4G', Number.NaN],
  ['GiB', Number.NaN],
  ['-1GB', -1e9],
  ['', Number.NaN],
])('%j are %d bytes', (text, bytes) => {
  expect(bytesOf(text)).toBe(bytes);
});

it('finds the fewest parts in few questions', async () => {
  for (let needed = 1; needed <= 16; needed++) {
    let asked = 0;
    const bytes = async (parts: number): Promise<number> => {
      asked++;
      return parts >= needed ? 1 : 2;
    };
    expect(await fewestParts(bytes, 1, 16)).toBe(needed);
    expect(asked).toBeLessThanOrEqual(4);
  }
});

describe('a step within a limit', () => {
  const images: Images = {
    data: {
      preprocessing: { imageSize: [64, 64], channels: 3 },
      labels: { train: [], validation: [0], test: [0] },
      classNames: ['a', 'b'],
    } as unknown as TrainingData,
    perEpoch: 1000,
    mixed: false,
  };
  const stepOf = (model: ImageModel) => ({ model, optimizer: new SGD(model.parameters(), { lr: 0.1 }) });
  const said: string[] = [];
  const keep = async (model: ImageModel, bytes: number): Promise<string> => {
    said.length = 0;
    await keepWithin({ text: `${bytes}B`, bytes }, stepOf(model), images, 32, (line) => said.push(line));
    return said.join();
  };
  const whole = async (model: ImageModel): Promise<number> => (await planner(stepOf(model), images))(32);

  it('is left as it is where it fits', async () => {
    const model = createModel('resnet18', { numClasses: 2 });
    expect(await keep(model, 1e9)).toMatch(/^memory=1000000000B: 32 images a step need \d+\.\d MB$/);
  });

  it('has as many blocks computed again as it takes', async () => {
    const model = createModel('resnet18', { numClasses: 2 });
    const before = await whole(model);
    expect(await keep(model, before - 5e6)).toMatch(
      /would need .* MB; with [1-7] of 8 blocks computed again, they need /,
    );
    const after = await whole(model);
    expect(after).toBeLessThanOrEqual(before - 5e6);
    expect(await keep(model, before - 5e6)).toContain('need');
    expect(await whole(model)).toBe(after);
  });

  it('is refused where that is not enough, with a batch that fits', async () => {
    const model = createModel('resnet18', { numClasses: 2 });
    const limit = Math.ceil(1.1 * (await (await planner(stepOf(model), images))(4)));
    await expect(keep(model, limit)).rejects.toThrow(
      /^train: memory=.*B: 32 images a step need .* MB, and .* MB with all blocks computed again; allow more, or choose batch=(4|8|16), which needs /,
    );
    await expect(keep(createModel('resnet18', { numClasses: 2 }), 1000)).rejects.toThrow(
      /allow more, or choose a smaller model or imageSize$/,
    );
  });
});
