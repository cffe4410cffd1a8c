// Tests of a run's files as a whole: killed at any moment there is one state, and damage and strange files are noticed.

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSafetensors } from 'fovea/io';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunFiles } from './run-files.ts';
import { type FileToWrite, textFile } from './write-file.ts';

let folder: string;
let files: RunFiles;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fovea-files-'));
  files = await RunFiles.create(folder);
});
afterEach(async () => {
  await files.close();
  rmSync(folder, { recursive: true });
});

const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
const manifest = () => JSON.parse(text('checkpoint.json'));

/** A state of three files, one of which not every state writes. */
const state = (value: string): FileToWrite[] => [
  textFile('best.safetensors', `best ${value}`),
  textFile('last.safetensors', `last ${value}`),
  textFile('last.optimizer.safetensors', `optimizer ${value}`),
];

/** As when the process is killed: nothing is tidied up, and the lock is nobody's. */
async function reopened(at = folder): Promise<RunFiles> {
  rmSync(join(at, 'run.lock'), { force: true });
  files = await RunFiles.open(at);
  return files;
}

const values = async (run: RunFiles): Promise<string[]> =>
  Promise.all(state('').map(async ({ name }) => (await run.readText(name)).split(' ')[1]));

describe('RunFiles', () => {
  it('keeps files of epochs until they are removed, also where the process is killed in between', async () => {
    const of = (epoch: number): FileToWrite => textFile(`epoch-${epoch}.safetensors`, `epoch ${epoch}`);
    await files.commit(...state('a'), of(1));
    await files.commitAndRemove([of(2)], ['epoch-1.safetensors']);
    expect(readdirSync(folder).filter((name) => name.startsWith('epoch'))).toEqual(['epoch-2.safetensors']);
    expect(files.names).not.toContain('epoch-1.safetensors');
    // Named no more, but not removed yet.
    writeFileSync(join(folder, 'epoch-1.safetensors'), 'epoch 1');
    writeFileSync(join(folder, 'epoch-x.safetensors'), 'mine');
    const again = await reopened();
    expect(readdirSync(folder).filter((name) => name.startsWith('epoch'))).toEqual([
      'epoch-2.safetensors',
      'epoch-x.safetensors',
    ]);
    expect(await again.readText('epoch-2.safetensors')).toBe('epoch 2');
  });

  it('names what was written, with its digest, and leaves nothing else', async () => {
    await files.commit(...state('a'));
    await files.commit(textFile('last.safetensors', 'last b'));
    expect(readdirSync(folder).sort()).toEqual(
      ['best.safetensors', 'checkpoint.json', 'last.optimizer.safetensors', 'last.safetensors', 'run.lock'].sort(),
    );
    expect(manifest().files['best.safetensors']).toEqual({
      bytes: 6,
      // printf 'best a' | sha256sum
      sha256: '5dc257802e1236d7216169882356f95e5a4d77f26ecdb2571878132e15ddc54e',
    });
    expect(await values(await reopened())).toEqual(['a', 'b', 'a']);
    expect(files.run).toBe(manifest().run);
  });

  it('stays as it was when one of the files fails', async () => {
    await files.commit(...state('a'));
    const failing = { name: 'last.optimizer.safetensors', fill: () => Promise.reject(new Error('no more')) };
    await expect(files.commit(...state('b').slice(0, 2), failing)).rejects.toThrow(
      `cannot write ${join(folder, 'last.optimizer.safetensors')}: no more`,
    );
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(await values(await reopened())).toEqual(['a', 'a', 'a']);
  });

  it('puts in its place later what could not be put there', async () => {
    await files.commit(...state('a'));
    rmSync(join(folder, 'last.safetensors'));
    mkdirSync(join(folder, 'last.safetensors'));
    await expect(files.commit(...state('b'))).rejects.toThrow(/last\.safetensors: it is a folder; move the folder/);
    await files.close();
    await expect(RunFiles.open(folder)).rejects.toThrow(/last\.safetensors: it is a folder; move the folder/);
    rmdirSync(join(folder, 'last.safetensors'));
    expect(await values(await reopened())).toEqual(['b', 'b', 'b']);
  });
});

describe('a run that is killed while it writes', () => {
  /** The folder as it was after every change that `commit` made, found by copying it at each of them. */
  async function moments(): Promise<string[]> {
    const copies: string[] = [];
    const keep = (): void => {
      const copy = join(folder, `copy${copies.length}`);
      mkdirSync(copy);
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        if (entry.isFile()) cpSync(join(folder, entry.name), join(copy, entry.name));
      copies.push(copy);
    };
    await files.commit(...state('a'));
    keep();
    await files.commit(
      ...state('b').map(({ name, fill }) => ({
        name,
        fill: async (sink: Parameters<typeof fill>[0]) => {
          await sink.write(new TextEncoder().encode('half'));
          keep();
          // The whole again: what was written before is part of the file.
          await fill(sink);
          keep();
        },
      })),
    );
    const names = state('').map(({ name }) => name);
    // Backwards from the end: as if files were not in their places yet, one after another.
    keep();
    for (const name of [...names].reverse()) {
      const last = copies[copies.length - 1];
      const copy = join(folder, `copy${copies.length}`);
      cpSync(last, copy, { recursive: true });
      renameSync(join(copy, name), join(copy, manifest().files[name].temporary));
      cpSync(join(folder, 'copy0', name), join(copy, name));
      copies.push(copy);
    }
    return copies;
  }

  it('goes on from the state before or the new one, never from a mixture', async () => {
    const copies = await moments();
    const seen: string[] = [];
    for (const copy of copies) {
      const run = await reopened(copy);
      const found = await Promise.all(state('').map(({ name }) => run.readText(name)));
      const kinds = new Set(found.map((one) => (one.startsWith('half') ? 'new' : 'before')));
      expect(kinds.size, copy).toBe(1);
      seen.push([...kinds][0]);
      expect(readdirSync(copy).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      await run.close();
    }
    // 7 moments before checkpoint.json is written, and 4 after.
    expect(seen).toEqual([...Array(7).fill('before'), ...Array(4).fill('new')]);
  });
});

describe('what is not as the run wrote it', () => {
  const flip = (name: string, at: number, bit = 1): void => {
    const bytes = readFileSync(join(folder, name));
    bytes[at] ^= bit;
    writeFileSync(join(folder, name), bytes);
  };

  it('is noticed: any flipped bit, a missing end, a missing file', async () => {
    await files.commit(...state('a'));
    for (const at of [0, 3, 5]) {
      flip('last.safetensors', at, 1 << at);
      await expect(files.readText('last.safetensors')).rejects.toThrow(
        /last\.safetensors is not as the run wrote it \(its SHA-256 differs\): it is damaged or was changed; put back a copy/,
      );
      flip('last.safetensors', at, 1 << at);
    }
    await files.check('last.safetensors');
    writeFileSync(join(folder, 'last.safetensors'), 'last');
    await expect(files.check('last.safetensors')).rejects.toThrow('it has 4 bytes, not 6');
    rmSync(join(folder, 'last.safetensors'));
    await expect(files.check('last.safetensors')).rejects.toThrow(/cannot read .*: there is no such file/);
    await expect(files.readText('results.json')).rejects.toThrow('was not written by this run yet');
  });

  it('is noticed in checkpoint.json, too', async () => {
    await files.commit(...state('a'));
    const whole = readFileSync(join(folder, 'checkpoint.json'));
    const parsed = JSON.stringify(manifest());
    let harmless = 0;
    for (let at = 0; at < whole.length; at += 3) {
      writeFileSync(join(folder, 'checkpoint.json'), whole);
      flip('checkpoint.json', at, 1 << (at % 7));
      try {
        await reopened();
        // Only white space may differ.
        expect(JSON.stringify(manifest())).toBe(parsed);
        harmless++;
      } catch (error) {
        expect((error as Error).message).toMatch(
          /checkpoint\.json is damaged; put back a copy of it, or start a new run/,
        );
      }
      await files.close();
    }
    expect(harmless).toBeLessThan(whole.length / 30);
  });

  it('cannot name files elsewhere, or of other names', async () => {
    await files.commit(...state('a'));
    const { run, files: entries } = manifest();
    const { createHash } = await import('node:crypto');
    const write = (changed: object): void => {
      const sha256 = createHash('sha256')
        .update(JSON.stringify([run, changed]))
        .digest('hex');
      writeFileSync(join(folder, 'checkpoint.json'), JSON.stringify({ run, files: changed, sha256 }));
    };
    const entry = entries['last.safetensors'];
    for (const changed of [
      { '../x': entry },
      { 'last.safetensors': { ...entry, temporary: '../x' } },
      { 'last.safetensors': { ...entry, temporary: 'best.safetensors.0123456789abcdef.tmp' } },
      { 'last.safetensors': { ...entry, bytes: -1 } },
      { 'last.safetensors': null },
    ]) {
      write(changed);
      await expect(reopened()).rejects.toThrow('checkpoint.json is damaged');
    }
    write(entries);
    await reopened();
  });

  it('is a file of another run, which says so', async () => {
    const weights = (run: string): FileToWrite => ({
      name: 'last.safetensors',
      fill: (sink) =>
        writeSafetensors(sink, [['w', { dtype: 'F32', shape: [1], data: Float32Array.of(1) }]], { metadata: { run } }),
    });
    await files.commit(weights(files.run));
    const other = join(folder, 'other');
    mkdirSync(other);
    const others = await RunFiles.create(other);
    await others.commit(weights(others.run));
    cpSync(join(other, 'last.safetensors'), join(folder, 'last.safetensors'));
    await expect(files.check('last.safetensors')).rejects.toThrow(
      `last.safetensors is of another run (${others.run}, not ${files.run}); put back a copy of it, or start a new run`,
    );
    await others.close();
  });

  it('is not a run at all', async () => {
    await expect(RunFiles.open(folder)).rejects.toThrow(`there is no checkpoint.json in ${folder}; check the path`);
    expect(existsSync(join(folder, 'none'))).toBe(false);
    await expect(RunFiles.open(join(folder, 'none'))).rejects.toThrow('there is no checkpoint.json');
  });
});
