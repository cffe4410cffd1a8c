// `fovea train` as a user runs it: a small training, its files, and going on after an interrupt.

import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { batches, imageSetFromIdx, parseIdx } from 'fovea/data';
import type { Preprocessing } from 'fovea/images';
import { bytesSource, openSafetensors } from 'fovea/io';
import { createModel } from 'fovea/models';
import { evaluator, loadModel, loadWeights } from 'fovea/train';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, fovea, type Outcome, read, SMALL, start, tensorBytes, writeDataSet } from './command.ts';

const meanAndStd = (preprocessing: Preprocessing | undefined) => ({
  mean: preprocessing?.mean ?? [],
  std: preprocessing?.std ?? [],
});

describe('fovea train', () => {
  let data: string;
  let outcome: Outcome;
  beforeAll(async () => {
    data = writeDataSet('squares', { train: 256, test: 64 });
    outcome = await fovea('train', `data=${data}`, 'epochs=3', 'name=squares', ...SMALL);
  }, 120_000);

  it('trains, and prints the accuracy last', () => {
    expect(outcome.error).toBe('');
    expect(outcome.code).toBe(0);
    expect(outcome.out).toMatch(/epoch 3\/3 .*train loss [\d.]+ .*images\/s/);
    expect(outcome.out.trimEnd().split('\n').at(-1)).toMatch(/^test accuracy: \d+\.\d %$/);
  });

  it('fills the run folder', () => {
    expect(readdirSync(join(folder, 'runs/train/squares')).sort()).toEqual([
      'best.safetensors',
      'checkpoint.json',
      'config.json',
      'environment.json',
      'images.csv',
      'last.optimizer.safetensors',
      'last.safetensors',
      'metrics.csv',
      'metrics.jsonl',
      'report.html',
      'results.json',
    ]);
    const config = JSON.parse(read('runs/train/squares/config.json'));
    expect(config).toMatchObject({ model: 'mobilenetv3_small_100', epochs: 3, batch: 16, seed: 0 });
    const lines = read('runs/train/squares/metrics.jsonl').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).epoch)).toEqual([1, 2, 3]);
    expect(read('runs/train/squares/metrics.csv').split('\n')[0]).toBe(
      'epoch,trainLoss,trainAccuracy,validationLoss,validationAccuracy,lr,imagesPerSecond,seconds,best',
    );
  });

  it('learns, and reports what the printed figure says', () => {
    const results = JSON.parse(read('runs/train/squares/results.json'));
    expect(outcome.out).toContain(`test accuracy: ${(100 * results.testAccuracy).toFixed(1)} %`);
    expect(results.testAccuracy).toBeGreaterThan(0.5);
    expect(results.confusion.flat().reduce((a: number, b: number) => a + b)).toBe(64);
    expect(results.classes.map((one: { name: string }) => one.name)).toEqual(['0', '1', '2', '3']);
    const html = read('runs/train/squares/report.html');
    expect(html).toContain(`${(100 * results.testAccuracy).toFixed(1)}\u00a0%`);
    expect(html.match(/<svg/g)).toHaveLength(5);
    expect(html).not.toMatch(/(src|href)="(?!data:)/);
  });

  it("writes weights under timm's names that load again", async () => {
    const bytes = readFileSync(join(folder, 'runs/train/squares/best.safetensors'));
    const file = await openSafetensors(bytesSource(bytes));
    expect(file.metadata).toMatchObject({ format: 'pt', epoch: expect.any(String) });
    expect(file.info('conv_stem.weight').shape).toEqual([16, 1, 3, 3]);
    expect(file.info('bn1.num_batches_tracked').dtype).toBe('I64');
  });

  it('writes weights that make the model again, and only this one', async () => {
    const path = join(folder, 'runs/train/squares/best.safetensors');
    const { model, preprocessing, classNames } = await loadModel(path);
    expect(classNames).toEqual(['0', '1', '2', '3']);
    expect(preprocessing).toMatchObject({ imageSize: [20, 20], channels: 1 });
    const [images, labels] = ['images-idx3', 'labels-idx1'].map((kind) => {
      const file = join(data, `t10k-${kind}-ubyte`);
      return parseIdx(readFileSync(file), file);
    });
    const test = batches(imageSetFromIdx(images, labels, classNames ?? []), {
      batchSize: 64,
      ...meanAndStd(preprocessing),
    });
    const { accuracy } = await evaluator(model)(test);
    expect(accuracy).toBe(JSON.parse(read('runs/train/squares/results.json')).testAccuracy);
    // Without the stem for small images, the shapes of the weights would be the same.
    const other = createModel('mobilenetv3_small_100', { numClasses: 4, inChannels: 1 });
    await expect(loadWeights(path, other)).rejects.toThrow('is of smallImage true, not false');
  });

  it('is evaluated again by fovea val to the same figures', async () => {
    const { code, out } = await fovea('val', 'runs/train/squares', '--json');
    expect(code).toBe(0);
    const { folder: _, ...again } = JSON.parse(out);
    expect(again).toEqual(JSON.parse(read('runs/train/squares/results.json')));
    const crops = await fovea('val', 'runs/train/squares', 'tta=fiveCrop');
    expect(crops.error).toContain(
      "error: val: tta=fiveCrop: the images are as large as the network's input, so that all crops are the same; leave it out",
    );
    const { out: validation } = await fovea('val', 'runs/train/squares', 'split=validation');
    expect(validation).toMatch(/accuracy: \d+\.\d % of 24 images/);
  }, 60_000);

  it('gives the same run for the same seed, on any number of threads', async () => {
    const again = await fovea('train', `data=${data}`, 'epochs=1', 'name=again', ...SMALL.slice(0, -1), 'threads=2');
    expect(again.code).toBe(0);
    // The first epoch is all warm-up, so that the number of epochs does not change it.
    const first = JSON.parse(read('runs/train/squares/metrics.jsonl').split('\n')[0]);
    const second = JSON.parse(read('runs/train/again/metrics.jsonl').split('\n')[0]);
    const losses = ({ trainLoss, validationLoss }: Record<string, unknown>) => [trainLoss, validationLoss];
    expect(losses(second)).toEqual(losses(first));
    expect(losses(first)).toEqual([expect.any(Number), expect.any(Number)]);
  }, 120_000);

  it('stops cleanly at Ctrl-C, and goes on to the same weights as a run that was not stopped', async () => {
    const { child, done } = start('train', `data=${data}`, 'epochs=3', 'name=stopped', ...SMALL);
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('epoch 1/3')) child.kill('SIGINT');
    });
    const stopped = await done;
    expect(stopped.code).toBe(130);
    expect(stopped.error).toContain('go on with: fovea train resume=runs/train/stopped');
    expect(readdirSync(join(folder, 'runs/train/stopped')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    writeFileSync(join(folder, 'runs/train/stopped/last.safetensors.0123456789abcdef.tmp'), 'half');
    const resumed = await fovea('train', 'resume=runs/train/stopped');
    expect(resumed.error).toBe('');
    expect(resumed.code).toBe(0);
    // Where the signal finds it depends on the machine: within the second epoch, mostly.
    expect(resumed.out).toMatch(/going on after epoch [12](, step \d+)?/);
    expect(read('runs/train/stopped/metrics.jsonl').trimEnd().split('\n')).toHaveLength(3);
    expect(readdirSync(join(folder, 'runs/train/stopped'))).toEqual(readdirSync(join(folder, 'runs/train/squares')));
    for (const file of ['last.safetensors', 'last.optimizer.safetensors', 'best.safetensors']) {
      const [one, other] = ['stopped', 'squares'].map((run) => tensorBytes('runs/train', run, file));
      expect(one.equals(other), file).toBe(true);
    }
  }, 180_000);

  it('goes on only as the run that it was', async () => {
    const other = await fovea('train', 'resume=runs/train/squares', 'batch=32');
    expect(other.code).toBe(1);
    expect(other.error).toContain('a run cannot go on with another batch: it has 16, got 32');
    const done = await fovea('train', 'resume=runs/train/squares');
    expect(done.out.trimEnd().split('\n').at(-1)).toBe(outcome.out.trimEnd().split('\n').at(-1));
  }, 60_000);

  it('refuses to go on with files that are damaged or of another run', async () => {
    const run = join(folder, 'runs/train/broken');
    cpSync(join(folder, 'runs/train/squares'), run, { recursive: true });
    const refused = async (message: string): Promise<void> => {
      const { code, error } = await fovea('train', 'resume=runs/train/broken');
      expect(code).toBe(1);
      expect(error).toContain(message);
      expect(error).not.toMatch(/\n\s+at |go on with/);
    };
    const weights = ['best.safetensors', 'last.safetensors', 'last.optimizer.safetensors'];
    for (const file of [...weights, 'metrics.jsonl', 'config.json']) {
      const whole = readFileSync(join(run, file));
      const flipped = Buffer.from(whole);
      flipped[flipped.length >> 1] ^= 4;
      writeFileSync(join(run, file), flipped);
      await refused(`broken/${file} is not as the run wrote it (its SHA-256 differs): it is damaged`);
      writeFileSync(join(run, file), whole);
    }
    copyFileSync(join(folder, 'runs/train/again/last.safetensors'), join(run, 'last.safetensors'));
    const [own, others] = ['squares', 'again'].map(
      (name) => JSON.parse(read('runs/train', name, 'checkpoint.json')).run as string,
    );
    await refused(`last.safetensors is of another run (${others}, not ${own}); put back a copy of it`);
    rmSync(join(run, 'last.safetensors'));
    await refused('last.safetensors: there is no such file or folder');
    writeFileSync(join(run, 'checkpoint.json'), '{');
    await refused('checkpoint.json is damaged');
    expect(readdirSync(run)).not.toContain('run.lock');
  }, 60_000);

  it('does not go on where nothing was saved', async () => {
    const { child, done } = start('train', `data=${data}`, 'epochs=1', 'name=killed', ...SMALL);
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('run folder')) child.kill('SIGKILL');
    });
    expect((await done).code).toBeNull();
    expect(readdirSync(join(folder, 'runs/train/killed'))).toContain('run.lock');
    const unsaved = await fovea('train', 'resume=runs/train/killed');
    expect(unsaved.code).toBe(1);
    expect(unsaved.error).toMatch(
      /^error: train: resume=runs\/train\/killed: nothing to go on with was saved yet .*; start a new run\n$/,
    );
  }, 60_000);

  it('trains no run that another process trains', async () => {
    const { child, done } = start('train', `data=${data}`, 'epochs=50', 'name=taken', ...SMALL);
    await new Promise<void>((resolve) => {
      child.stdout?.on('data', (chunk) => String(chunk).includes('run folder') && resolve());
    });
    const second = await fovea('train', 'resume=runs/train/taken');
    child.kill('SIGTERM');
    expect(second.code).toBe(1);
    expect(second.error).toContain(`error: train: runs/train/taken: process ${child.pid} trains this run since `);
    expect((await done).code).toBe(143);
    expect(readdirSync(join(folder, 'runs/train/taken'))).not.toContain('run.lock');
  }, 60_000);
});
