// `fovea train` with the defaults on few pictures: that it learns, and goes on with what it chose.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, fovea, read, start, tensorBytes } from './command.ts';
import { writePictures } from './picture-files.ts';

const SETTINGS = ['data=photos', 'model=mobilenetv3_small_050', 'imageSize=32', 'threads=1'];
/** Most of the network, so that there is little to compile. */
const FREEZE = 'freeze=conv_stem,bn1,blocks';

describe('ninety pictures of three classes', () => {
  beforeAll(() => writePictures(join(folder, 'photos'), 30));

  it('are learnt with the defaults, which settings that are written down say', async () => {
    const { code, out, error } = await fovea('train', ...SETTINGS, 'name=few');
    expect({ code, error }).toEqual({ code: 0, error: '' });
    expect(out).toContain('72 training, 9 validation, 9 test images; 100 epochs of 9 steps of 8 images');
    expect(JSON.parse(read('runs/train/few/results.json')).testAccuracy).toBeGreaterThan(0.85);
    const config = JSON.parse(read('runs/train/few/config.json'));
    expect(config).toMatchObject({ batch: 8, epochs: 100, cropScale: 0.5 });
    expect(config.lr).toBeCloseTo(0.01 / Math.sqrt(8), 12);
  }, 600_000);

  it('make a run that goes on as it was begun', async () => {
    const whole = await fovea('train', ...SETTINGS, FREEZE, 'epochs=3', 'name=whole');
    expect(whole.code).toBe(0);
    const { child, done } = start('train', ...SETTINGS, FREEZE, 'epochs=3', 'name=stopped');
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('epoch 1/3')) child.kill('SIGINT');
    });
    expect((await done).code).toBe(130);
    const resumed = await fovea('train', 'resume=runs/train/stopped');
    expect(resumed.error).toBe('');
    expect(resumed.out).toContain('3 epochs of 9 steps of 8 images');
    const weights = (run: string) => tensorBytes(`runs/train/${run}/last.safetensors`);
    expect(weights('stopped').equals(weights('whole'))).toBe(true);
    expect(JSON.parse(readFileSync(join(folder, 'runs/train/stopped/config.json'), 'utf8')).batch).toBe(8);
  }, 600_000);

  it('are warned of where the settings make too few steps', async () => {
    const { code, out } = await fovea('train', ...SETTINGS, FREEZE, 'epochs=2', 'batch=64', 'name=short');
    expect(code).toBe(0);
    expect(out).toContain('few steps: 2 in all, 1 an epoch with batch=64; a network needs some hundreds:');
  }, 120_000);
});
