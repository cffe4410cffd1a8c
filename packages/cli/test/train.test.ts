// The command line as a user runs it: a small training, its files, going on after an interrupt, and what it says when something is wrong.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bytesSource, openSafetensors } from 'fovea/io';
import { createModel } from 'fovea/models';
import { loadWeights } from 'fovea/train';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'fovea-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

function start(...args: string[]): { child: ChildProcess; done: Promise<Outcome> } {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder });
  let [out, error] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    error += chunk;
  });
  const done = new Promise<Outcome>((resolve) => {
    child.on('close', (code) => resolve({ code, out, error }));
  });
  return { child, done };
}

const fovea = (...args: string[]): Promise<Outcome> => start(...args).done;

/** An IDX data set: class c is a bright square at a place of its own, so that a few steps learn it. */
function writeDataSet(name: string, { train, test }: { train: number; test: number }): string {
  const path = join(folder, name);
  execFileSync('mkdir', ['-p', path]);
  const idx = (shape: number[], data: Uint8Array): Buffer => {
    const header = Buffer.alloc(4 + 4 * shape.length);
    header.writeUInt32BE(0x0800 + shape.length);
    shape.forEach((size, axis) => {
      header.writeUInt32BE(size, 4 + 4 * axis);
    });
    return Buffer.concat([header, data]);
  };
  for (const [part, count] of [
    ['train', train],
    ['t10k', test],
  ] as const) {
    const labels = Uint8Array.from({ length: count }, (_, i) => i % 4);
    const pixels = new Uint8Array(count * 400).map((_, i) => {
      const [image, y, x] = [Math.floor(i / 400), Math.floor((i % 400) / 20), i % 20];
      const inside = Math.floor(y / 10) === labels[image] >> 1 && Math.floor(x / 10) === (labels[image] & 1);
      return (inside ? 200 : 20) + ((i * 7919) % 31);
    });
    writeFileSync(join(path, `${part}-images-idx3-ubyte`), idx([count, 20, 20], pixels));
    writeFileSync(join(path, `${part}-labels-idx1-ubyte`), idx([count], labels));
  }
  return path;
}

const SMALL = ['batch=16', 'images=0', 'flip=0', 'lr=0.005', 'threads=1'];
const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');

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
      'config.json',
      'environment.json',
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
    expect(file.metadata).toMatchObject({ format: 'pt', model: 'mobilenetv3_small_100' });
    expect(file.info('conv_stem.weight').shape).toEqual([16, 1, 3, 3]);
    expect(file.info('bn1.num_batches_tracked').dtype).toBe('I64');
    await loadWeights(bytesSource(bytes), createModel('mobilenetv3_small_100', { numClasses: 4, inChannels: 1 }));
  });

  it('gives the same run for the same seed, on any number of threads', async () => {
    const again = await fovea('train', `data=${data}`, 'epochs=1', 'name=again', ...SMALL.slice(0, -1), 'threads=2');
    expect(again.code).toBe(0);
    // The first epoch is all warm-up, so that the number of epochs does not change it.
    const first = JSON.parse(read('runs/train/squares/metrics.jsonl').split('\n')[0]);
    const second = JSON.parse(read('runs/train/again/metrics.jsonl').split('\n')[0]);
    expect([second.trainLoss, second.testLoss]).toEqual([first.trainLoss, first.testLoss]);
  }, 120_000);

  it('stops cleanly at Ctrl-C, and goes on to the same weights as a run that was not stopped', async () => {
    const { child, done } = start('train', `data=${data}`, 'epochs=3', 'name=stopped', ...SMALL);
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('epoch 1/3')) child.kill('SIGINT');
    });
    const stopped = await done;
    expect(stopped.code).toBe(130);
    expect(stopped.out).toContain('go on with: fovea train resume=runs/train/stopped');
    expect(readdirSync(join(folder, 'runs/train/stopped')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    const resumed = await fovea('train', 'resume=runs/train/stopped');
    expect(resumed.error).toBe('');
    expect(resumed.code).toBe(0);
    expect(resumed.out).toMatch(/going on after epoch 1, step \d+/);
    expect(read('runs/train/stopped/metrics.jsonl').trimEnd().split('\n')).toHaveLength(3);
    for (const file of ['last.safetensors', 'last.optimizer.safetensors', 'best.safetensors']) {
      const [one, other] = ['stopped', 'squares'].map((run) => readFileSync(join(folder, 'runs/train', run, file)));
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

  it('refuses to go on with files that are damaged or do not belong together', async () => {
    const run = join(folder, 'runs/train/broken');
    cpSync(join(folder, 'runs/train/squares'), run, { recursive: true });
    copyFileSync(join(run, 'best.safetensors'), join(run, 'last.safetensors'));
    const weights = readFileSync(join(run, 'last.safetensors'));
    const expectError = async (message: RegExp): Promise<void> => {
      const { code, error } = await fovea('train', 'resume=runs/train/broken');
      expect(code).toBe(1);
      expect(error).toMatch(message);
      expect(error).not.toMatch(/\n\s+at /);
    };
    writeFileSync(join(run, 'last.safetensors'), weights.subarray(0, 9999));
    await expectError(/last\.safetensors/);
    writeFileSync(
      join(run, 'last.safetensors'),
      Buffer.from(weights.toString('latin1').replace('"step":"0"', '"step":"7"'), 'latin1'),
    );
    await expectError(/last\.safetensors is of epoch \d, step 7, but last\.optimizer\.safetensors of epoch 3, step 0/);
    copyFileSync(join(folder, 'runs/train/squares/last.safetensors'), join(run, 'last.safetensors'));
    writeFileSync(join(run, 'metrics.jsonl'), 'null\n');
    await expectError(/metrics\.jsonl: line 1 has no epoch/);
    writeFileSync(join(run, 'config.json'), '{"model"');
    await expectError(/config\.json: does not hold settings; the file is damaged/);
  }, 60_000);

  it('does not wait for the end of an epoch to stop', async () => {
    const { child, done } = start('train', `data=${data}`, 'epochs=50', 'name=early', ...SMALL);
    child.stdout?.on('data', (chunk) => {
      if (String(chunk).includes('run folder')) child.kill('SIGTERM');
    });
    expect((await done).code).toBe(143);
    const file = await openSafetensors(bytesSource(readFileSync(join(folder, 'runs/train/early/last.safetensors'))));
    expect(file.metadata.epoch).toBe('0');
    expect(file.metadata.step).toMatch(/^[1-9]\d*$/);
  }, 60_000);
});

describe('fovea train says what is wrong', () => {
  const cases: [what: string, args: string[], message: RegExp][] = [
    ['an unknown setting', ['epoch=3'], /there is no setting epoch; did you mean epochs\?/],
    ['an unknown model', ['model=resnet81'], /did you mean resnet18\?/],
    ['a value out of range', ['epochs=0'], /epochs=0/],
    ['a value of another kind', ['lr=fast'], /lr=fast/],
    ['another form', ['epochs'], /settings are written key=value: got epochs/],
    ['a setting given twice', ['lr=1', 'lr=2'], /lr is given twice/],
    ['a folder without data', ['data=nowhere'], /nowhere.*there is no such file/],
    ['a run that does not exist', ['resume=nowhere'], /there is no config\.json/],
  ];
  it.each(cases)('%s', async (_, args, message) => {
    const { code, error } = await fovea('train', ...args);
    expect(code).toBe(1);
    expect(error).toMatch(message);
    expect(error).not.toMatch(/\n\s+at /);
  });

  it('a truncated data file', async () => {
    const data = writeDataSet('cut', { train: 32, test: 16 });
    const path = join(data, 'train-images-idx3-ubyte');
    writeFileSync(path, readFileSync(path).subarray(0, 1000));
    const { code, error } = await fovea('train', `data=${data}`, ...SMALL);
    expect(code).toBe(1);
    expect(error).toMatch(/train-images-idx3-ubyte: shape \[32, 20, 20\] needs 12800 bytes/);
  });

  it('a disk that is full, and leaves nothing half-written', async () => {
    const data = writeDataSet('full', { train: 32, test: 16 });
    // No file may grow beyond a few kilobytes: the weights cannot be written.
    const command = `ulimit -f 64; exec "${process.execPath}" "${MAIN}" train data="${data}" epochs=1 name=full ${SMALL.join(' ')}`;
    const child = spawn('bash', ['-c', `trap '' XFSZ; ${command}`], { cwd: folder });
    let error = '';
    child.stderr.on('data', (chunk) => {
      error += chunk;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(1);
    expect(error).toMatch(/cannot write .*safetensors/);
    const left = readdirSync(join(folder, 'runs/train/full'));
    expect(left.filter((name) => name.endsWith('.tmp') || name.endsWith('.safetensors'))).toEqual([]);
    expect(existsSync(join(folder, 'runs/train/full/config.json'))).toBe(true);
  }, 60_000);
});
