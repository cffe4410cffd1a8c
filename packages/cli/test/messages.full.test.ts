// What the command line says when something is wrong.

import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folder, fovea, MAIN, SMALL, writeDataSet } from './command.ts';

it.each(['epochs=3', '--epochs=3'])('fovea %s says that it is a setting', async (argument) => {
  const { code, error } = await fovea(argument);
  expect(code).toBe(1);
  expect(error).toBe(`error: ${argument} is a setting, not a command; write: fovea train epochs=3 …\n`);
});

it('fovea completion prints what bash can read, and names the shells that there are', async () => {
  const [{ code, out }, other] = await Promise.all([fovea('completion', 'bash'), fovea('completion', 'sh')]);
  expect(code).toBe(0);
  expect(spawnSync('bash', ['-n'], { input: out, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  expect(out).toContain("'train optimizer') printf '%s\\n' 'AdamW' 'SGD'");
  expect(other.error).toBe('error: completion: needs a shell, bash, zsh, fish: got sh\n');
});

describe('fovea train says what is wrong', () => {
  let data: string;
  const trained = join(folder, 'runs/train/trained');
  beforeAll(async () => {
    data = writeDataSet('tiny', { train: 32, test: 16 });
    const { code } = await fovea('train', `data=${data}`, 'epochs=1', 'name=trained', ...SMALL);
    expect(code).toBe(0);
  }, 60_000);

  const cases: [what: string, args: string[], message: RegExp][] = [
    ['a wrong value', ['model=resnet81'], /did you mean resnet18\?/],
    ['another form', ['--epochs=3'], /settings are written key=value: got --epochs=3; write epochs=3/],
    ['a folder without data', ['data=nowhere'], /nowhere: there is no such folder/],
    ['a run that does not exist', ['resume=nowhere'], /there is no checkpoint\.json in nowhere; check the path/],
  ];
  it.each(cases)('%s', async (_, args, message) => {
    const { code, error } = await fovea('train', ...args);
    expect(code).toBe(1);
    expect(error).toMatch(message);
    expect(error).not.toMatch(/\n\s+at /);
  });

  it.each(['checkpoint.json', 'config.json', 'last.safetensors', 'metrics.jsonl'])(
    'a folder in the place of %s',
    async (name) => {
      const run = join(folder, `folder-${name}`);
      cpSync(trained, run, { recursive: true });
      rmSync(join(run, name));
      mkdirSync(join(run, name));
      const { code, error } = await fovea('train', `resume=${run}`);
      expect([code, error]).toEqual([
        1,
        `error: train: cannot read ${join(run, name)}: it is a folder; a file is needed there\n`,
      ]);
    },
  );

  it('a project that is a file, and data that are', async () => {
    writeFileSync(join(folder, 'file'), '');
    const project = await fovea('train', `data=${data}`, 'project=file', ...SMALL);
    const said =
      'error: train: cannot make a run folder in file: a part of the path is a file, where a folder has to be; ';
    expect([project.code, project.error]).toEqual([1, `${said}choose another with project=…\n`]);
    const text = await fovea('train', 'data=file');
    expect([text.code, text.error]).toEqual([
      1,
      `error: train: data=${join(folder, 'file')}: is a file; needs a folder of pictures or of IDX files, or a manifest (.csv, .tsv, .jsonl)\n`,
    ]);
  });

  // The first page of a process's memory cannot be read: a true EIO.
  it.runIf(existsSync('/proc/self/mem'))('a drive that fails', async () => {
    const run = join(folder, 'drive');
    mkdirSync(run);
    symlinkSync('/proc/self/mem', join(run, 'checkpoint.json'));
    const { code, error } = await fovea('train', `resume=${run}`);
    expect([code, error]).toEqual([
      1,
      `error: train: cannot read ${join(run, 'checkpoint.json')}: its drive failed (input/output error); check the drive, and fetch the file again\n`,
    ]);
  });

  it.runIf(existsSync('/dev/full'))('output that cannot be written', async () => {
    const child = spawn('bash', ['-c', `"${process.execPath}" "${MAIN}" models >/dev/full`]);
    let error = '';
    child.stderr.on('data', (chunk) => {
      error += chunk;
    });
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(1);
    expect(error).toMatch(/^error: cannot write the output: ENOSPC.*\n$/);
  });

  it('how to go on after an error, where the run can', async () => {
    const run = join(folder, "with ' and space");
    cpSync(trained, run, { recursive: true });
    rmSync(join(run, 'report.html'));
    mkdirSync(join(run, 'report.html'));
    const { code, error } = await fovea('train', `resume=${run}`);
    expect([code, error]).toEqual([
      1,
      `error: train: cannot write ${join(run, 'report.html')}: it is a folder; move the folder away, then run again; then go on with: fovea train 'resume=${run.replace("'", "'\\''")}'\n`,
    ]);
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
    // Nothing was saved, so that there is nothing to go on with.
    expect(error).toMatch(
      /^error: train: cannot write runs.*safetensors: files may not become that large; raise the limit \(ulimit -f\), then run again\n$/,
    );
    const left = readdirSync(join(folder, 'runs/train/full'));
    expect(left.filter((name) => name.endsWith('.tmp') || name.endsWith('.safetensors'))).toEqual([]);
    expect(existsSync(join(folder, 'runs/train/full/config.json'))).toBe(true);
  }, 60_000);
});

describe('fovea doctor', () => {
  it('checks what is needed, and that numbers are right', async () => {
    const { code, out, error } = await fovea('doctor', 'threads=1');
    expect(error).toBe('');
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => line.split(/ +/)[1])).toEqual([
      'Node',
      'memory',
      'disk',
      'pictures',
      'ONNX',
      'vectors',
      'BLAS',
      'backend',
      'numerics',
      'speed',
      'network',
    ]);
    const [, difference] = /differ from PyTorch's in float64 by (\S+) at most/.exec(out) ?? [];
    expect(Number(difference)).toBeLessThan(2e-5);
    expect(out).not.toContain('FAILED');
  }, 60_000);

  it('gives JSON', async () => {
    const { checks, environment } = JSON.parse((await fovea('doctor', '--json')).out);
    expect(checks).toHaveLength(11);
    expect(environment.backend).toMatch(/^WebAssembly SIMD/);
  }, 60_000);

  it('says which check failed, and goes on', async () => {
    const { code, out } = await fovea('doctor', 'threads=100000');
    expect(code).toBe(1);
    expect(out).toMatch(/FAILED {3}backend +doctor: threads=100000: /);
    expect(out).toContain('speed');
  }, 60_000);
});
