// Tests of run folders: names that do not collide, files that are whole or not there, a log that goes on.

import { randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { EpochEvent } from 'fovea/train';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { environment } from './environment.ts';
import { withFile } from './file-source.ts';
import { MetricsLog, standingOf } from './metrics-log.ts';
import { RunFiles } from './run-files.ts';
import { makeRunFolder } from './run-folder.ts';
import { jsonFile, removeLeftovers, textFile, writeFile } from './write-file.ts';

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  return { ...crypto, randomBytes: vi.fn(crypto.randomBytes) };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fovea-run-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('makeRunFolder', () => {
  it('counts exp from 1 and other names from 2', async () => {
    const project = join(folder, 'runs', 'train');
    const made = [];
    for (const name of ['exp', 'exp', 'mine', 'mine']) made.push(await makeRunFolder(project, name));
    expect(made).toEqual(['exp1', 'exp2', 'mine', 'mine2'].map((name) => join(project, name)));
  });

  it('gives runs that start together folders of their own', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => makeRunFolder(folder, 'exp')));
    expect(new Set(made).size).toBe(20);
    expect(readdirSync(folder)).toHaveLength(20);
  });

  it('says when the project is not a folder', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(makeRunFolder(join(folder, 'file'), 'exp')).rejects.toThrow('choose another with project=…');
  });

  // Node's recursive mkdir never ends there.
  it.runIf(existsSync('/proc/self'))('says when folders cannot be made', async () => {
    for (const project of ['/proc/x', '/proc/x/y/z'])
      await expect(makeRunFolder(project, 'exp')).rejects.toThrow(
        `cannot make a run folder in ${project}: there is no such file`,
      );
  });
});

describe('writeFile', () => {
  const bytes = (path: string): string => readFileSync(path, 'utf8');

  it('writes over an older one', async () => {
    writeFileSync(join(folder, 'one'), 'old');
    await writeFile(folder, textFile('one', 'new'));
    await writeFile(folder, jsonFile('two.json', { a: 1 }));
    expect([bytes(join(folder, 'one')), JSON.parse(bytes(join(folder, 'two.json')))]).toEqual(['new', { a: 1 }]);
    expect(readdirSync(folder).sort()).toEqual(['one', 'two.json']);
  });

  it('follows no link that lies at a name it writes', async () => {
    const [precious, one] = ['precious', 'one'].map((name) => join(folder, name));
    writeFileSync(precious, 'precious');
    for (const name of [one, `${one}.tmp`]) symlinkSync(precious, name);
    await writeFile(folder, textFile('one', 'new'));
    expect(bytes(precious)).toBe('precious');
    expect([bytes(one), lstatSync(one).isSymbolicLink()]).toEqual(['new', false]);
  });

  it('writes to no temporary name that is taken, by a file or a link', async () => {
    const [precious, one] = [join(folder, 'precious'), join(folder, 'one')];
    const [taken, dangling] = [`${one}.${'00'.repeat(8)}.tmp`, `${one}.${'01'.repeat(8)}.tmp`];
    writeFileSync(precious, 'precious');
    symlinkSync(precious, taken);
    symlinkSync(join(folder, 'made'), dangling);
    for (const byte of [0, 1]) {
      vi.mocked(randomBytes).mockImplementationOnce((count: number) => Buffer.alloc(count, byte));
      await expect(writeFile(folder, textFile('one', 'new'))).rejects.toThrow(
        `cannot write ${one}: there is something`,
      );
    }
    expect(bytes(precious)).toBe('precious');
    expect(readdirSync(folder).sort()).toEqual([taken, dangling, precious].map((path) => basename(path)).sort());
  });

  it('uses another temporary name each time', async () => {
    const names = new Set<string>();
    for (let i = 0; i < 3; i++) {
      const fill = async (): Promise<void> =>
        void names.add(readdirSync(folder).find((name) => name.endsWith('.tmp'))!);
      await writeFile(folder, { name: 'one', fill });
    }
    expect(names.size).toBe(3);
  });

  it('says that the disk is full, and leaves nothing half-written', async () => {
    const path = join(folder, 'weights');
    writeFileSync(path, 'old');
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    await expect(writeFile(folder, { name: 'weights', fill: () => Promise.reject(full) })).rejects.toThrow(
      `cannot write ${path}: the disk is full; free some space, then run again`,
    );
    expect(bytes(path)).toBe('old');
    expect(readdirSync(folder)).toEqual(['weights']);
  });

  it('says what is in the way, and leaves nothing', async () => {
    mkdirSync(join(folder, 'one'));
    await expect(writeFile(folder, textFile('one', ''))).rejects.toThrow(/cannot write .*one: it is a folder; move/);
    expect(readdirSync(folder)).toEqual(['one']);
  });

  it('says that a folder is missing', async () => {
    await expect(writeFile(join(folder, 'no'), textFile('file', ''))).rejects.toThrow(
      /cannot write .*no.file: there is no such file or folder; make the folder/,
    );
  });
});

describe('removeLeftovers', () => {
  it('removes what a killed process left of these files, and nothing else', async () => {
    const [precious, run] = [join(folder, 'precious'), join(folder, 'run')];
    writeFileSync(precious, 'precious');
    mkdirSync(run);
    const [half, other, short] = ['one.0123456789abcdef.tmp', 'mine.0123456789abcdef.tmp', 'one.0123.tmp'];
    for (const name of ['one', half, other, short, 'gone']) writeFileSync(join(run, name), '');
    symlinkSync(precious, join(run, 'two.fedcba9876543210.tmp'));
    const isOfRun = (name: string): boolean => name === 'one' || name === 'two';
    await removeLeftovers(run, { isOfRun, isGone: (name) => name === 'gone' });
    expect(readdirSync(run).sort()).toEqual(['one', other, short].sort());
    expect(readFileSync(precious, 'utf8')).toBe('precious');
  });
});

describe('withFile', () => {
  it('reads pieces, fewer bytes only at the end', async () => {
    const path = join(folder, 'file');
    writeFileSync(path, 'abcdef');
    await withFile(path, async (source) => {
      expect([source.name, source.size]).toEqual([path, 6]);
      expect(Buffer.from(await source.read(2, 3)).toString()).toBe('cde');
      expect(Buffer.from(await source.read(4, 9)).toString()).toBe('ef');
    });
  });

  it('says that there is no file', async () => {
    await expect(withFile(join(folder, 'none'), async () => 0)).rejects.toThrow(/cannot read .*none: there is no such/);
  });
});

describe('MetricsLog', () => {
  const event = (epoch: number, validationAccuracy: number): EpochEvent => ({
    kind: 'epoch',
    epoch,
    trainLoss: 0.5,
    trainAccuracy: 0.75,
    validationLoss: 0.25,
    validationAccuracy,
    lr: 0.001,
    imagesPerSecond: 1000,
    seconds: 2,
    best: true,
    position: { epoch: epoch + 1, step: 0, loss: 0, correct: 0, images: 0 },
  });

  it('writes a line an epoch, numbered from 1, and goes on after those that are done', async () => {
    const files = await RunFiles.create(folder);
    const log = MetricsLog.start();
    expect(log.best).toBeUndefined();
    for (const [epoch, accuracy] of [0.5, 0.9].entries()) await files.commit(...log.add(event(epoch, accuracy)));
    expect(readFileSync(join(folder, 'metrics.csv'), 'utf8').split('\n').slice(0, 2)).toEqual([
      'epoch,trainLoss,trainAccuracy,validationLoss,validationAccuracy,lr,imagesPerSecond,seconds,best',
      '1,0.5,0.75,0.25,0.5,0.001,1000,2,true',
    ]);
    const resumed = await MetricsLog.resume(files, 2);
    expect(resumed.records).toEqual(log.records);
    expect(resumed.best && standingOf(resumed.best).bestAccuracy).toBe(0.9);
    await files.commit(...resumed.add(event(2, 0.6)));
    const lines = readFileSync(join(folder, 'metrics.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(resumed.records);
    expect(lines).toHaveLength(3);
  });

  it('goes on after an epoch whose loss was not finite', async () => {
    const files = await RunFiles.create(folder);
    const log = MetricsLog.start();
    await files.commit(...log.add({ ...event(0, 0.5), validationLoss: Number.NaN, averageLoss: Number.NaN }));
    expect((await MetricsLog.resume(files, 1)).records).toEqual(log.records);
  });

  it('refuses to go on without the epochs that are done', async () => {
    const files = await RunFiles.create(folder);
    expect((await MetricsLog.resume(files, 0)).records).toEqual([]);
    const log = MetricsLog.start();
    await files.commit(...log.add(event(0, 0.5)));
    for (const done of [0, 2])
      await expect(MetricsLog.resume(files, done)).rejects.toThrow(/metrics\.jsonl does not hold epochs 1 to \d/);
    await files.commit(...log.add(event(2, 0.5)));
    await expect(MetricsLog.resume(files, 2)).rejects.toThrow(/metrics\.jsonl does not hold epochs 1 to 2/);
  });

  it.each([
    ['{"epoch":1', 'line 1 is not JSON'],
    ['{"epoch":1}', 'line 1 has no trainLoss'],
    ['[]', 'line 1 has no epoch'],
  ])('refuses a damaged line %s', async (line, message) => {
    const files = await RunFiles.create(folder);
    await files.commit(textFile('metrics.jsonl', `${line}\n`));
    await expect(MetricsLog.resume(files, 3)).rejects.toThrow(message);
  });
});

describe('environment', () => {
  it('names what a run ran on', () => {
    const { node, cores, backend, started } = environment('WebAssembly');
    expect([node, backend]).toEqual([process.version, 'WebAssembly']);
    expect(cores).toBeGreaterThan(0);
    expect(Number.isNaN(Date.parse(started))).toBe(false);
  });
});
