// Tests of settings that follow from how many images there are.

import { describe, expect, it } from 'vitest';
import type { Given } from '../settings/settings.ts';
import { completeConfig } from './config.ts';
import { shortRunText, suitedToImages } from './suited.ts';

const suited = (count: number, given: Given = {}) => suitedToImages(completeConfig(given), given, count);

describe('settings by the number of images', () => {
  it.each([
    [18_000, { batch: 64, lr: 0.01, epochs: 10, cropScale: 0.08 }],
    [2560, { batch: 64, lr: 0.01, epochs: 25, cropScale: 0.08 }],
    [1290, { batch: 32, lr: 0.01 / Math.SQRT2, epochs: 25, cropScale: 0.5 }],
    [640, { batch: 16, lr: 0.005, epochs: 25, cropScale: 0.5 }],
    [72, { batch: 8, lr: 0.01 / Math.sqrt(8), epochs: 100, cropScale: 0.5 }],
    [3, { batch: 8, epochs: 100 }],
  ])('%i', (count, expected) => {
    const config = suited(count);
    for (const [key, value] of Object.entries(expected)) expect(config[key as 'lr'], key).toBeCloseTo(value, 12);
  });

  it('are those that are given, where they are', () => {
    const given = { batch: '32', epochs: '7', cropScale: '0.3' };
    // The rate is the user's, too, once the batch is.
    expect(suited(72, given)).toMatchObject({ batch: 32, epochs: 7, cropScale: 0.3, lr: 0.01 });
    expect(suited(72, { lr: '0.5' })).toMatchObject({ batch: 8, lr: 0.5 });
    // As many as fit the memory are chosen later.
    expect(suited(72, { batch: 'auto' })).toMatchObject({ batch: 0, lr: 0.01, epochs: 100 });
  });

  it('count the images of an epoch, and need fewer steps from weights', () => {
    expect(suited(50_000, { images: '640' })).toMatchObject({ batch: 16, epochs: 25 });
    expect(suited(2560, { accumulate: '4' })).toMatchObject({ batch: 16, lr: 0.01, epochs: 25 });
    expect(suited(72, { weights: 'x/y' })).toMatchObject({ batch: 8, epochs: 34 });
  });

  it('are warned of where they make few steps', () => {
    const config = suited(72, { batch: '64', epochs: '10' });
    expect(shortRunText(config, 1)).toBe(
      'few steps: 10 in all, 1 an epoch with batch=64; a network needs some hundreds: lower batch, or raise epochs\n',
    );
    expect(shortRunText({ ...config, dryRun: true }, 1)).toBeUndefined();
    expect(shortRunText(config, 10)).toBeUndefined();
  });
});
